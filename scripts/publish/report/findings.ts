import { counted } from '../../counted.ts';
import { CODES, type Diagnostic, type DiagnosticCode, type Place } from '../../ir/index.ts';
import { html, type Markup } from '../markup.ts';
import { type PageEntry, type ReportPage, SEVERITIES, type ServiceEntry } from './entries.ts';
import { badge, score } from './parts.ts';

export function findingsSection(services: readonly ServiceEntry[]): Markup {
  const found = services.flatMap(({ pages }) => pages.flatMap(({ findings }) => findings));
  const codes = [...new Set(found.map(({ finding }) => finding.code))].sort();
  return html`<section aria-labelledby="findings"><h2 id="findings" tabindex="-1">Findings</h2>
${filterForm(services, codes)}
<p><output id="status" aria-live="polite">${counted(found.length, 'finding')}</output></p>
${services.map(serviceFindings)}
</section>`;
}

/** Hidden until the script shows it: without the script it would do nothing. */
function filterForm(services: readonly ServiceEntry[], codes: readonly DiagnosticCode[]): Markup {
  return html`<div id="filter" role="search" aria-label="Findings and pages" hidden>
<label>Service <select id="f-service"><option value="">all</option>${services.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}</select></label>
<label>Severity <select id="f-severity"><option value="">all</option>${SEVERITIES.map((each) => html`<option>${each}</option>`)}</select></label>
<label>Cause <select id="f-code"><option value="">all</option>${codes.map((code) => html`<option value="${code}">${CODES[code].title}</option>`)}</select></label>
${
  services.some(({ before }) => before !== undefined)
    ? html`<label>Since the last report <select id="f-new"><option value="">all</option><option value="1">new</option></select></label>
`
    : ''
}<label>Text <input id="f-text" type="search" autocomplete="off" spellcheck="false"></label>
<button type="button" id="f-clear">Clear</button> <button type="button" id="f-open">Open all</button> <button type="button" id="f-close">Close all</button>
</div>`;
}

function serviceFindings(service: ServiceEntry): Markup {
  const { id, title, pages } = service;
  const known = new Map(pages.map(({ page }) => [page.file, page]));
  const groups = pages
    .filter(({ findings }) => findings.length > 0)
    .map(
      (
        entry,
      ) => html`<details class="page" id="g${entry.id}"><summary>${entry.page.title} <small>${entry.page.file}</small> ${score(entry.score)} <small>${SEVERITIES.filter((each) => entry.counts[each] > 0).map((each, i) => [i > 0 ? ', ' : '', counted(entry.counts[each], each)])}</small></summary>
<div id="p${entry.id}">${entry.findings.map((each) => findingArticle(each, entry.lines, known, service))}</div></details>
`,
    );
  return html`<section class="service" id="s${id}"><h3>${title}</h3>
${groups.length > 0 ? groups : html`<p>Nothing found.</p>`}</section>
`;
}

type Pages = ReadonlyMap<string, ReportPage>;

function findingArticle(
  { id, finding }: PageEntry['findings'][number],
  lines: readonly string[],
  pages: Pages,
  { before, accepted }: ServiceEntry,
): Markup {
  const { severity, code, message, hint, related = [], fingerprint = '' } = finding;
  const isNew = before !== undefined && !before.has(fingerprint);
  const reason = accepted.get(fingerprint);
  const { title, why } = CODES[code];
  return html`<article id="f${id}"><h4>${badge(severity)} ${title}${isNew ? html` <b class="new">new</b>` : ''}${reason === undefined ? '' : html` <small>accepted: ${reason}</small>`} <code>${code}</code></h4>
<p class="message">${message}</p>
<p class="why">${why}${hint === undefined ? '' : html` ${hint}`}</p>
<div class="sides"><div><p class="place">${placeLink(finding, pages)}</p>
${excerpt(lines, finding)}</div>${related.map(
    (each) => html`<div><p class="other">${placeLink(each, pages)} ${each.message}</p>
${excerpt((pages.get(each.file)?.text ?? '').split('\n'), each)}</div>`,
  )}</div>${fingerprint === '' ? '' : suppressionOf(finding)}</article>
`;
}

/** The entry of `specscribe.suppress.yaml` that says that this is no mistake, to be copied. */
function suppressionOf({ fingerprint = '', code }: Diagnostic): Markup {
  const entry = `- fingerprint: "${fingerprint}"  # ${code}\n  reason: \n`;
  return html`<details class="fine"><summary>This is not a mistake</summary><p>Copy this entry into <code>specscribe.suppress.yaml</code> and say why:</p><pre class="entry">${entry}</pre><button type="button" class="copy" hidden>Copy</button></details>`;
}

/** A place; a link where its page has an address upstream. Only https: nothing else may be followed from a report. */
function placeLink({ file, line }: Place, pages: Pages): Markup {
  const url = pages.get(file)?.url;
  const text = html`${file}:${line}`;
  if (!url?.startsWith('https://')) return text;
  return html`<a href="${url}?plain=1#L${line}" rel="noopener noreferrer" target="_blank">${text}</a>`;
}

const CONTEXT = 3;
const MAX_LINE = 160;
const MAX_MARKED_LINE = 600;

/** The page's own lines around a finding, its line marked; what is longer than a screen is cut. */
function excerpt(lines: readonly string[], { line, column }: Place & { readonly column?: number }): Markup | '' {
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
