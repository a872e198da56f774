import { createHash } from 'node:crypto';
import { CODES, type Diagnostic, type DiagnosticCode, type Place, type Severity } from '../diagnostics.ts';
import type { Origin } from '../provenance.ts';

/** One page as the report needs it. */
export interface ReportPage {
  readonly file: string;
  readonly title: string;
  /** The page's text; lines end with LF. */
  readonly text: string;
  readonly hasOperation: boolean;
  /** Rows of its tables. */
  readonly rows: number;
  /** Facts of the contract that come from the page, by how they are known. */
  readonly facts: Readonly<Record<Origin, number>>;
  /** Address of the page upstream, where it is known. */
  readonly url?: string;
}

/** One service: its pages, and what was found on them. */
export interface ReportService {
  readonly name: string;
  readonly pages: readonly ReportPage[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a finding takes from the score of its page, in points per `WEIGHT_OF_PAGE + rows`. */
export const COSTS: Readonly<Record<Severity, number>> = { error: 10, warning: 3, info: 1 };

/** What a page counts beside its rows, for its title, URI and examples; keeps short pages from extremes. */
export const WEIGHT_OF_PAGE = 10;

/** A guide without an operation is a fine page. */
const FREE: ReadonlySet<DiagnosticCode> = new Set(['extract/page-without-operation']);

const SEVERITIES = ['error', 'warning', 'info'] as const;

/** What a finding costs its page. Limits of our reader are not the page's fault and cost nothing. */
export function costOf({ code, kind, severity }: Pick<Diagnostic, 'code' | 'kind' | 'severity'>): number {
  return kind === 'contract' || FREE.has(code) ? 0 : COSTS[severity];
}

/**
 * The score of a page, 0 to 100; 100 only where no finding costs.
 *
 * @returns undefined for a page with neither an operation nor a row nor a finding that costs
 */
export function scoreOf(
  page: Pick<ReportPage, 'rows' | 'hasOperation'>,
  findings: readonly Diagnostic[],
): number | undefined {
  const cost = findings.reduce((sum, finding) => sum + costOf(finding), 0);
  if (cost === 0 && page.rows === 0 && !page.hasOperation) return undefined;
  return Math.max(0, Math.floor(100 - (100 * cost) / (WEIGHT_OF_PAGE + page.rows)));
}

/** Text that is HTML already; only `html` makes it. */
class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | readonly Part[] | undefined;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Controls, which no page means, and marks that turn the direction of text, which could hide what a line says. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The only way of foreign text into the report: safe as text and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replace(/\r(?=\n|$)/g, '')
    .replace(INVISIBLE, (mark) => `\u27e8U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}\u27e9`)
    .replace(/[&<>"']/g, (mark) => ENTITIES[mark] as string);
}

/** A template whose values are escaped, but for what is markup already. */
function html(strings: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return new Markup(strings.map((string, i) => string + (i < values.length ? render(values[i]) : '')).join(''));
}

function render(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(render).join('');
  return escapeHtml(String(part));
}

/** JSON for a script element: nothing in it can end the element or start a comment. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

type Counts = Readonly<Record<Severity, number>>;

/** A page with its findings. `id` is its place in the report; so are those of services and findings. */
interface PageEntry {
  readonly id: number;
  /** False for another file that findings name: it has no score and is not counted. */
  readonly isPage: boolean;
  readonly page: ReportPage;
  readonly lines: readonly string[];
  readonly findings: readonly { readonly id: number; readonly finding: Diagnostic }[];
  readonly score: number | undefined;
  readonly counts: Counts;
}

interface ServiceEntry {
  readonly id: number;
  readonly name: string;
  readonly pages: readonly PageEntry[];
  readonly score: number | undefined;
  readonly counts: Counts;
}

function countsOf(findings: readonly Diagnostic[]): Counts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Pages of all services in the order given; a finding on a file that is no page gets an entry of its own. */
function entriesOf(services: readonly ReportService[]): ServiceEntry[] {
  let pageId = 0;
  let findingId = 0;
  return services.map(({ name, pages, diagnostics }, id) => {
    const byFile = groupBy(diagnostics, ({ file }) => file);
    const known = new Set(pages.map(({ file }) => file));
    const strays = [...byFile.keys()].filter((file) => !known.has(file)).map(strayPage);
    const entries = [...pages, ...strays].map((page): PageEntry => {
      const found = (byFile.get(page.file) ?? []).toSorted((a, b) => a.line - b.line);
      return {
        id: pageId++,
        page,
        lines: found.length > 0 ? page.text.split('\n') : [],
        findings: found.map((finding) => ({ id: findingId++, finding })),
        isPage: known.has(page.file),
        score: known.has(page.file) ? scoreOf(page, found) : undefined,
        counts: countsOf(found),
      };
    });
    return { id, name, pages: entries, score: meanScore(entries), counts: countsOf(diagnostics) };
  });
}

const strayPage = (file: string): ReportPage => ({
  file,
  title: file,
  text: '',
  hasOperation: false,
  rows: 0,
  facts: { stated: 0, inferred: 0, default: 0 },
});

/** The mean of pages that have a score, each weighed by what it holds. */
function meanScore(entries: readonly PageEntry[]): number | undefined {
  let sum = 0;
  let weight = 0;
  for (const { score, page } of entries) {
    if (score === undefined) continue;
    sum += score * (WEIGHT_OF_PAGE + page.rows);
    weight += WEIGHT_OF_PAGE + page.rows;
  }
  return weight === 0 ? undefined : Math.floor(sum / weight);
}

const STYLE = `
:root { color-scheme: light dark; --fg: #1b1f24; --bg: #fff; --soft: #f3f5f7; --line: #cfd6dd; --dim: #57606a; --link: #0550ae; --error: #b42318; --warning: #8a4b00; --info: #0b5c8a; --mark: #fff2b8; }
@media (prefers-color-scheme: dark) { :root { --fg: #e6e9ec; --bg: #14171a; --soft: #1e2327; --line: #3d454d; --dim: #a3acb5; --link: #79b8ff; --error: #ff9a8f; --warning: #f0b35a; --info: #7cc7f2; --mark: #4d4214; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0 auto; max-width: 78rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--fg); background: var(--bg); overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; } h3 { font-size: 1.15rem; } h4 { font-size: 1rem; margin: 0; }
summary > h2 { display: inline; }
a { color: var(--link); } small, .why, .place { color: var(--dim); } small { font-weight: 400; font-size: .85em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
.total .score { font-size: 2.5rem; font-weight: 700; }
.score { display: inline-block; min-width: 2.2em; text-align: right; margin-right: .4em; font-variant-numeric: tabular-nums; }
meter { width: 4rem; vertical-align: middle; }
.scroll { overflow: auto; max-height: 32rem; border: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { position: sticky; top: 0; background: var(--soft); white-space: nowrap; z-index: 1; }
tbody th { font-weight: 400; } td { overflow-wrap: normal; } .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead button { all: unset; cursor: pointer; font-weight: 700; } thead button:focus-visible { outline: 3px solid var(--link); }
[aria-sort=ascending] button::after { content: " \\2191"; } [aria-sort=descending] button::after { content: " \\2193"; }
b.error { color: var(--error); } b.warning { color: var(--warning); } b.info { color: var(--info); }
#filter { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; padding: .6rem; background: var(--soft); border: 1px solid var(--line); }
#filter label { display: grid; font-size: .85rem; } select, input, #filter button { font: inherit; min-height: 2rem; max-width: 18rem; color: inherit; background: var(--bg); border: 1px solid var(--dim); border-radius: 3px; }
details.page { border: 1px solid var(--line); margin: .4rem 0; content-visibility: auto; contain-intrinsic-size: auto 2.6rem; } details.page > summary { padding: .4rem .6rem; background: var(--soft); cursor: pointer; }
article { padding: .6rem 1rem; border-top: 1px solid var(--line); scroll-margin-top: 8rem; } article p { margin: .2rem 0; }
.message { font-weight: 600; white-space: pre-line; }
pre { margin: .4rem 0; padding: .5rem; overflow-x: auto; font: .82rem/1.45 ui-monospace, monospace; background: var(--soft); border-left: 3px solid var(--line); tab-size: 4; }
pre span { color: var(--dim); } mark { display: inline-block; min-width: 100%; color: inherit; background: var(--mark); }
@media print { body { max-width: none; font-size: 9pt; } #filter, .skip { display: none !important; } .scroll { max-height: none; overflow: visible; border: 0; } thead th { position: static; } details.page { content-visibility: visible; } details::details-content { content-visibility: visible; block-size: auto; } pre { white-space: pre-wrap; } article { break-inside: avoid; } }
`;

/** Enhances what can be read without it: filters findings and pages, sorts tables, opens groups. */
const SCRIPT = `
'use strict';
(() => {
  const findings = JSON.parse(document.getElementById('data').textContent);
  const byId = (id) => document.getElementById(id);
  const groups = [...document.querySelectorAll('details.page')];
  const field = (name) => byId('f-' + name);

  function filter() {
    const [service, severity, code] = ['service', 'severity', 'code'].map((name) => field(name).value);
    const words = field('text').value.toLowerCase().split(/\\s+/).filter(Boolean);
    const active = service !== '' || severity !== '' || code !== '' || words.length > 0;
    const pages = new Set();
    let shown = 0;
    findings.forEach(([page, itsService, itsSeverity, itsCode, text], id) => {
      const fits = (service === '' || service === String(itsService)) && (severity === '' || severity === itsSeverity) &&
        (code === '' || code === itsCode) && words.every((word) => text.includes(word) || itsCode.includes(word));
      byId('f' + id).hidden = !fits;
      if (!fits) return;
      shown++;
      pages.add(page);
    });
    for (const group of groups) group.hidden = !pages.has(Number(group.id.slice(1)));
    for (const section of document.querySelectorAll('section.service')) section.hidden = active && !section.querySelector('details.page:not([hidden])');
    for (const row of byId('pages').tBodies[0].rows) row.hidden = active && !pages.has(Number(row.id.slice(1)));
    byId('status').textContent = active ? shown + ' of ' + findings.length + ' findings on ' + pages.size + (pages.size === 1 ? ' page' : ' pages') : findings.length + (findings.length === 1 ? ' finding' : ' findings');
  }

  const valueOf = (cell) => cell.dataset.v ?? cell.textContent.trim();
  function sort(table, head) {
    const column = head.cellIndex;
    const numeric = head.classList.contains('n');
    const down = head.hasAttribute('aria-sort') ? head.getAttribute('aria-sort') === 'ascending' : numeric && head.textContent !== 'Score';
    const compare = numeric ? (a, b) => Number(a) - Number(b) : (a, b) => a.localeCompare(b, 'en');
    const rows = [...table.tBodies[0].rows].map((row) => [valueOf(row.cells[column]), row]);
    rows.sort(([a], [b]) => (down ? compare(b, a) : compare(a, b)));
    table.tBodies[0].append(...rows.map(([, row]) => row));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  }

  for (const table of document.querySelectorAll('table')) {
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      button.addEventListener('click', () => sort(table, head));
      head.replaceChildren(button);
    }
  }

  const setOpen = (open) => { for (const group of groups) if (!group.hidden) group.open = open; };
  for (const name of ['service', 'severity', 'code', 'text']) field(name).addEventListener('input', filter);
  field('clear').addEventListener('click', () => {
    for (const name of ['service', 'severity', 'code', 'text']) field(name).value = '';
    filter();
    field('text').focus();
  });
  field('open').addEventListener('click', () => setOpen(true));
  field('close').addEventListener('click', () => setOpen(false));

  function reveal() {
    const group = location.hash.length > 1 && byId(location.hash.slice(1))?.closest('details.page');
    if (group) { group.open = true; group.scrollIntoView(); }
  }
  addEventListener('hashchange', reveal);
  let opened = [];
  addEventListener('beforeprint', () => { opened = groups.filter((group) => !group.open && !group.hidden); for (const group of opened) group.open = true; });
  addEventListener('afterprint', () => { for (const group of opened) group.open = false; });
  byId('filter').hidden = false;
  filter();
  reveal();
})();
`;

/** Services with their pages and findings to one HTML file that needs nothing else. The same input gives the same bytes. */
export function reportHtml(services: readonly ReportService[]): string {
  const entries = entriesOf(services);
  const data = scriptJson(filterData(entries));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Quality of the documentation</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#findings">To the findings</a>
<header>
<h1>Quality of the documentation</h1>
${summary(entries)}
</header>
<main>
${definition()}
${serviceTable(entries)}
${codeTable(entries)}
${pageTable(entries)}
${findingsSection(entries)}
</main>
<script type="application/json" id="data">${new Markup(data)}</script>
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`.text;
}

const hashOf = (text: string): Markup => new Markup(`sha256-${createHash('sha256').update(text).digest('base64')}`);

/** What the script filters by: page, service, severity, code and words of every finding, in the order of their ids. */
function filterData(services: readonly ServiceEntry[]): unknown {
  return services.flatMap((service) =>
    service.pages.flatMap(({ id, page, findings }) =>
      findings.map(({ finding: { severity, code, message } }) => [
        id,
        service.id,
        severity,
        code,
        `${page.file} ${page.title} ${CODES[code].title} ${message}`.toLowerCase(),
      ]),
    ),
  );
}

const countPages = (entries: readonly PageEntry[]): number => entries.filter(({ isPage }) => isPage).length;

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function summary(services: readonly ServiceEntry[]): Markup {
  const pages = services.flatMap((service) => service.pages);
  const counts = countsOf(pages.flatMap(({ findings }) => findings.map(({ finding }) => finding)));
  const rows = pages.reduce((sum, { page }) => sum + page.rows, 0);
  return html`<p class="total">${score(meanScore(pages))} <span>${plural(services.length, 'service')}, ${plural(countPages(pages), 'page')}, ${plural(rows, 'table row')};
${SEVERITIES.map((severity, i) => [i > 0 ? ', ' : '', plural(counts[severity], severity)])}</span></p>`;
}

function definition(): Markup {
  return html`<details class="definition" open><summary><h2>How the score is made</h2></summary>
<p>A page starts at 100. Each finding takes points: an error ${COSTS.error}, a warning ${COSTS.warning}, an info ${COSTS.info}.
The sum is divided by the page's size, which is its table rows plus ${WEIGHT_OF_PAGE}, and multiplied by 100:</p>
<p><code>score = 100 − 100 × points ÷ (rows + ${WEIGHT_OF_PAGE})</code>, rounded down, never below 0. 100 means that nothing was found that counts.</p>
<ul>
<li>Findings of the kind <i>contract</i> are limits of the reader, not faults of the page. They are listed and take nothing. Neither does a page for having no operation.</li>
<li>A page with neither an operation nor a table row nor a finding that counts has no score (–).</li>
<li>A service's score is the mean of its pages' scores, each weighed by rows + ${WEIGHT_OF_PAGE}, rounded down.</li>
<li><i>Stated</i> is the share of the contract's facts from a page that the page says itself; the others were inferred by a rule or filled by a default. It is shown beside the score and is not part of it: a silence that matters has a finding.</li>
</ul>
</details>`;
}

function score(value: number | undefined): Markup {
  if (value === undefined) return html`<span class="score">–</span>`;
  return html`<span class="score">${value}</span><meter min="0" max="100" low="70" high="90" optimum="100" value="${value}">${value} of 100</meter>`;
}

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

function serviceTable(services: readonly ServiceEntry[]): Markup {
  const columns = ['Service', 'Score', 'Pages', 'Rows', 'Stated'].map((name, i) => ({ name, numeric: i > 0 }));
  const rows = services.map(
    ({ id, name, pages, score: value, counts }) =>
      html`<tr><th scope="row"><a href="#s${id}">${name}</a></th>${scoreCell(value)}${number(countPages(pages))}${number(pages.reduce((sum, { page }) => sum + page.rows, 0))}${statedCell(pages)}${countCells(counts)}</tr>
`,
  );
  return table('services', 'By service', [...columns, ...COUNT_COLUMNS], rows);
}

function codeTable(services: readonly ServiceEntry[]): Markup {
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

function pageTable(services: readonly ServiceEntry[]): Markup {
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

const badge = (severity: Severity): Markup => html`<b class="${severity}">${severity}</b>`;

function findingsSection(services: readonly ServiceEntry[]): Markup {
  const found = services.flatMap(({ pages }) => pages.flatMap(({ findings }) => findings));
  const codes = [...new Set(found.map(({ finding }) => finding.code))].sort();
  return html`<section aria-labelledby="findings"><h2 id="findings" tabindex="-1">Findings</h2>
${filterForm(services, codes)}
<p><output id="status" aria-live="polite">${plural(found.length, 'finding')}</output></p>
${services.map(serviceFindings)}
</section>`;
}

/** Hidden until the script shows it: without the script it would do nothing. */
function filterForm(services: readonly ServiceEntry[], codes: readonly string[]): Markup {
  return html`<div id="filter" role="search" aria-label="Findings and pages" hidden>
<label>Service <select id="f-service"><option value="">all</option>${services.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></label>
<label>Severity <select id="f-severity"><option value="">all</option>${SEVERITIES.map((each) => html`<option>${each}</option>`)}</select></label>
<label>Code <select id="f-code"><option value="">all</option>${codes.map((code) => html`<option>${code}</option>`)}</select></label>
<label>Text <input id="f-text" type="search" autocomplete="off" spellcheck="false"></label>
<button type="button" id="f-clear">Clear</button> <button type="button" id="f-open">Open all</button> <button type="button" id="f-close">Close all</button>
</div>`;
}

function serviceFindings({ id, name, pages }: ServiceEntry): Markup {
  const urls = new Map(pages.map(({ page }) => [page.file, page.url]));
  const groups = pages
    .filter(({ findings }) => findings.length > 0)
    .map(
      (
        entry,
      ) => html`<details class="page" id="g${entry.id}"><summary>${entry.page.title} <small>${entry.page.file}</small> ${score(entry.score)} <small>${SEVERITIES.filter((each) => entry.counts[each] > 0).map((each, i) => [i > 0 ? ', ' : '', plural(entry.counts[each], each)])}</small></summary>
<div id="p${entry.id}">${entry.findings.map((each) => findingArticle(each, entry.lines, urls))}</div></details>
`,
    );
  return html`<section class="service" id="s${id}"><h3>${name}</h3>
${groups.length > 0 ? groups : html`<p>Nothing found.</p>`}</section>
`;
}

type Urls = ReadonlyMap<string, string | undefined>;

function findingArticle({ id, finding }: PageEntry['findings'][number], lines: readonly string[], urls: Urls): Markup {
  const { severity, code, message, hint, related = [] } = finding;
  const { title, why } = CODES[code];
  return html`<article id="f${id}"><h4>${badge(severity)} ${title} <code>${code}</code></h4>
<p class="message">${message}</p>
<p class="why">${why}${hint === undefined ? '' : html` ${hint}`}</p>
<p class="place">${placeLink(finding, urls)}</p>
${excerpt(lines, finding)}${related.length === 0 ? '' : html`<ul>${related.map((each) => html`<li>${placeLink(each, urls)} ${each.message}</li>`)}</ul>`}</article>
`;
}

/** A place; a link where its page has an address upstream. Only https: nothing else may be followed from a report. */
function placeLink({ file, line }: Place, urls: Urls): Markup {
  const url = urls.get(file);
  const text = html`${file}:${line}`;
  if (!url?.startsWith('https://')) return text;
  return html`<a href="${url}?plain=1#L${line}" rel="noopener noreferrer" target="_blank">${text}</a>`;
}

const CONTEXT = 3;
const MAX_LINE = 160;
const MAX_MARKED_LINE = 600;

/** The page's own lines around a finding, its line marked; what is longer than a screen is cut. */
function excerpt(lines: readonly string[], { line, column }: Diagnostic): Markup | '' {
  if (line < 1 || line > lines.length) return '';
  const first = Math.max(1, line - CONTEXT);
  const shown = lines.slice(first - 1, line + CONTEXT);
  const width = String(first + shown.length - 1).length;
  const rows = shown.map((text, i) => {
    const number = String(first + i).padStart(width);
    if (first + i !== line) return html`<span>${number}  ${cut(text, 0, MAX_LINE)}</span>\n`;
    return html`<mark>${number}> ${cut(text, Math.max(0, (column ?? 1) - MAX_MARKED_LINE / 2), MAX_MARKED_LINE)}</mark>\n`;
  });
  return html`<pre>${rows}</pre>`;
}

function cut(line: string, from: number, length: number): string {
  const text = line.slice(from, from + length).trimEnd();
  return `${from > 0 ? '…' : ''}${text}${line.trimEnd().length > from + length ? '…' : ''}`;
}
