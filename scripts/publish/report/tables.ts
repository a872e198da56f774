import { CODES } from '../../diagnostics.ts';
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
    ({ id, name, pages, score: value, counts }) =>
      html`<tr><th scope="row"><a href="#s${id}">${name}</a></th>${scoreCell(value)}${number(countPages(pages))}${number(pages.reduce((sum, { page }) => sum + page.rows, 0))}${statedCell(pages)}${countCells(counts)}</tr>
`,
  );
  return table('services', 'By service', [...columns, ...COUNT_COLUMNS], rows);
}

export function codeTable(services: readonly ServiceEntry[]): Markup {
  const found = services.flatMap(({ pages }) =>
    pages.flatMap(({ id, findings }) => findings.map(({ finding }) => ({ page: id, finding }))),
  );
  const groups = [...groupBy(found, ({ finding }) => finding.code)].sort(
    ([a, { length }], [b, other]) => other.length - length || (a < b ? -1 : 1),
  );
  const rows = groups.map(([code, each]) => {
    const { kind, severity, title, why } = CODES[code];
    const points = each.reduce((sum, { finding }) => sum + costOf(finding), 0);
    return html`<tr><th scope="row"><code>${code}</code></th><td>${badge(severity)}</td><td>${kind}</td><td><details><summary>${title}</summary>${why}</details></td>${number(each.length)}${number(new Set(each.map(({ page }) => page)).size)}${number(points)}</tr>
`;
  });
  const columns = ['Code', 'Severity', 'Kind', 'Meaning'].map((name) => ({ name }));
  const counts = ['Findings', 'Pages', 'Points'].map((name) => ({ name, numeric: true }));
  return table('codes', 'By code', [...columns, ...counts], rows);
}

export function pageTable(services: readonly ServiceEntry[]): Markup {
  const rows = services.flatMap((service) =>
    service.pages.map((entry) => {
      const { id, page, counts } = entry;
      const name = entry.findings.length > 0 ? html`<a href="#p${id}">${page.title}</a>` : html`${page.title}`;
      return html`<tr id="r${id}"><th scope="row">${name} <small>${page.file}</small></th><td>${service.name}</td>${scoreCell(entry.score)}${number(page.rows)}${statedCell([entry])}${countCells(counts)}</tr>
`;
    }),
  );
  const columns = ['Page', 'Service', 'Score', 'Rows', 'Stated'].map((name, i) => ({ name, numeric: i > 1 }));
  return table('pages', 'By page', [...columns, ...COUNT_COLUMNS], rows);
}
