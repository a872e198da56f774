import { CODES, type Diagnostic } from '../../ir/index.ts';
import { html, type Markup } from '../markup.ts';
import { type Counts, groupBy, type PageEntry, SEVERITIES, type ServiceEntry } from './entries.ts';
import { badge, countPages, score } from './parts.ts';
import { costOf } from './score.ts';

interface Column {
  readonly name: string;
  readonly numeric?: boolean;
}

const COUNT_COLUMNS: readonly Column[] = [
  { name: 'Errors', numeric: true },
  { name: 'Warnings', numeric: true },
  { name: 'Infos', numeric: true },
];

/** A table that the script makes sortable; readers without the script get the order given. */
function table(id: string, title: string, columns: readonly Column[], rows: readonly Markup[]): Markup {
  const heads = columns.map(
    ({ name, numeric }) => html`<th scope="col"${numeric ? html` class="n"` : ''}>${name}</th>`,
  );
  return html`<section aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
<div class="scroll" role="region" aria-labelledby="${id}-title" tabindex="0"><table id="${id}"><thead><tr>${heads}</tr></thead>
<tbody>${rows}</tbody></table></div></section>
`;
}

const number = (value: number): Markup => html`<td class="n">${value}</td>`;
const scoreCell = (value: number | undefined): Markup =>
  html`<td class="n" data-v="${value ?? -1}">${score(value)}</td>`;
const countCells = (counts: Counts): Markup[] => SEVERITIES.map((severity) => number(counts[severity]));

function statedCell(pages: readonly PageEntry[]): Markup {
  let known = 0;
  let all = 0;
  for (const { facts } of pages.map(({ page }) => page)) {
    known += facts.stated;
    all += facts.stated + facts.inferred + facts.default;
  }
  if (all === 0) return html`<td class="n" data-v="-1">–</td>`;
  const share = Math.floor((100 * known) / all);
  return html`<td class="n" data-v="${share}" title="${known} of ${all} facts">${share} %</td>`;
}

export function serviceTable(services: readonly ServiceEntry[]): Markup {
  const columns = ['Service', 'Score', 'Pages', 'Rows', 'Stated'].map((name, i) => ({ name, numeric: i > 0 }));
  const rows = services.map(
    ({ id, title, pages, score: value, counts }) =>
      html`<tr><th scope="row"><a href="#s${id}">${title}</a></th>${scoreCell(value)}${number(countPages(pages))}${number(pages.reduce((sum, { page }) => sum + page.rows, 0))}${statedCell(pages)}${countCells(counts)}</tr>
`,
  );
  return table('services', 'By service', [...columns, ...COUNT_COLUMNS], rows);
}

/** Findings by cause, the gravest and most frequent first; those that are no fault of a page in a table of their own. */
export function causeTables(services: readonly ServiceEntry[]): Markup[] {
  return [
    causeTable('codes', 'By cause', services, false),
    causeTable('limits', 'Limits of the reader, which the pages need not change', services, true),
  ];
}

function causeTable(id: string, heading: string, services: readonly ServiceEntry[], isOurs: boolean): Markup {
  const found = services.flatMap(({ pages }) =>
    pages.flatMap(({ id, findings }) =>
      findings
        .filter(({ finding }) => (CODES[finding.code].kind === 'contract') === isOurs)
        .map(({ finding }) => ({ page: id, finding })),
    ),
  );
  if (isOurs && found.length === 0) return html``;
  const groups = [...groupBy(found, ({ finding }) => finding.code)].sort(
    ([a, each], [b, other]) => rankOf(each) - rankOf(other) || other.length - each.length || (a < b ? -1 : 1),
  );
  const rows = groups.map(([code, each]) => {
    const { title, why } = CODES[code];
    const severity = each[0]?.finding.severity ?? CODES[code].severity;
    const points = each.reduce((sum, { finding }) => sum + costOf(finding), 0);
    return html`<tr><th scope="row"><a class="cause" href="#findings" data-code="${code}">${title}</a><details><summary>What it means</summary>${why} <code>${code}</code></details></th><td>${badge(severity)}</td>${number(each.length)}${number(new Set(each.map(({ page }) => page)).size)}${number(points)}</tr>
`;
  });
  const columns = ['Cause', 'Severity'].map((name) => ({ name }));
  const counts = ['Findings', 'Pages', 'Points'].map((name) => ({ name, numeric: true }));
  return table(id, heading, [...columns, ...counts], rows);
}

/** Of findings of one code: their severity as a number, the gravest first. */
const rankOf = ([first]: readonly { readonly finding: Diagnostic }[]): number =>
  first ? SEVERITIES.indexOf(first.finding.severity) : SEVERITIES.length;

export function pageTable(services: readonly ServiceEntry[]): Markup {
  const rows = services.flatMap((service) =>
    service.pages.map((entry) => {
      const { id, page, counts } = entry;
      const name = entry.findings.length > 0 ? html`<a href="#p${id}">${page.title}</a>` : html`${page.title}`;
      return html`<tr id="r${id}"><th scope="row">${name} <small>${page.file}</small></th><td>${service.title}</td>${scoreCell(entry.score)}${number(page.rows)}${statedCell([entry])}${countCells(counts)}</tr>
`;
    }),
  );
  const columns = ['Page', 'Service', 'Score', 'Rows', 'Stated'].map((name, i) => ({ name, numeric: i > 1 }));
  return table('pages', 'By page', [...columns, ...COUNT_COLUMNS], rows);
}
