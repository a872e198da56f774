import { CODES, type Diagnostic, type Place } from '../../diagnostics.ts';
import { html, type Markup } from '../markup.ts';
import { type PageEntry, SEVERITIES, type ServiceEntry } from './entries.ts';
import { badge, plural, score } from './parts.ts';

export function findingsSection(services: readonly ServiceEntry[]): Markup {
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
