import type { Diagnostic } from '../../diagnostics.ts';
import { escapeHtml } from '../../publish/index.ts';
import { ruleOf } from '../rules/catalogue.ts';
import { CLASSES } from '../rules/change-class.ts';
import type { JudgedChange } from './judged-change.ts';
import type { DriftReport } from './report.ts';
import { namesText, type Story, storiesOf } from './stories.ts';
import { acknowledgedText, FILES_HEADING, HEADINGS, NOT_FROM_PAGES, placesText, summaryText } from './words.ts';

/** Text with its code marks as elements. */
const withCode = (text: string): string => escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 64rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
code, .place { font: 0.875em ui-monospace, monospace; }
li { margin: 0.5rem 0; padding-left: 0.5rem; border-left: 0.25rem solid; list-style: none; }
ul { padding: 0; }
.breaking li { border-color: #c22; } .warning li { border-color: #b80; }
.additive li { border-color: #283; } .docs-only li { border-color: #888; }
.place, .id { opacity: 0.75; display: block; }
summary { cursor: pointer; font-weight: 600; margin: 1rem 0; }
`;

/** A report as a page. */
export function htmlOf(report: DriftReport): string {
  const body = `<h1>Drift</h1>
<p>${escapeHtml(report.old)} → ${escapeHtml(report.now)}</p>
<p>${escapeHtml(summaryText(report))}</p>
${filesOf(report.diagnostics ?? [])}${classLists(report.changes)}`;
  return pageHtml(`Drift: ${report.old} to ${report.now}`, body);
}

/**
 * Changes as lists of stories by class, worst first.
 *
 * @param anchor goes in front of a change's fingerprint in its id, so that a page may tell it twice
 */
export function classLists(all: readonly JudgedChange[], anchor = ''): string {
  const told = storiesOf(all);
  const sections = CLASSES.map((klass) => {
    const stories = told.filter((story) => story.class === klass);
    if (stories.length === 0) return '';
    const open = klass === 'docs-only' ? '' : ' open';
    const list = stories.map((story) => storyItem(story, anchor)).join('');
    return `<details class="${klass}"${open}><summary>${HEADINGS[klass]}: ${stories.length}</summary><ul>\n${list}</ul></details>\n`;
  });
  return sections.join('');
}

/** A story of one change is that change; of several its headline, with the changes folded. */
function storyItem({ headline, operations, changes }: Story, anchor: string): string {
  const [first, second] = changes;
  if (!first || !second) return first ? item(first, anchor) : '';
  const service = first.service === undefined ? '' : `<b>${escapeHtml(first.service)}</b> `;
  const where = operations.length === 0 ? '' : `<span class="place">in ${withCode(namesText(operations))}</span>`;
  const members = changes.map((change) => item(change, anchor)).join('');
  return `<li>${service}${withCode(headline)}${where}<details><summary>${changes.length} changes</summary><ul>\n${members}</ul></details></li>\n`;
}

/**
 * One file that needs no other, runs no script and loads nothing.
 *
 * @param title any text; `body` is markup already
 */
export function pageHtml(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}

function filesOf(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return '';
  const items = diagnostics.map(
    ({ file, line, severity, code, message }) =>
      `<li>${severity}: ${escapeHtml(message)}<span class="place">${escapeHtml(`${file}:${line}`)}</span><span class="id"><code>${code}</code></span></li>\n`,
  );
  return `<details class="files" open><summary>${FILES_HEADING}: ${diagnostics.length}</summary><ul>\n${items.join('')}</ul></details>\n`;
}

function item(change: JudgedChange, anchor: string): string {
  const { service } = change;
  const marks = [change.extraction ? NOT_FROM_PAGES : '', acknowledgedText(change)].filter(Boolean);
  const places = placesText(change);
  return [
    `<li id="${anchor}${change.fingerprint}">`,
    service === undefined ? '' : `<b>${escapeHtml(service)}</b> `,
    withCode(change.message),
    marks.map((mark) => ` <em>${escapeHtml(mark)}</em>`).join(''),
    places === '' ? '' : `<span class="place">${escapeHtml(places)}</span>`,
    `<span class="id" title="${escapeHtml(ruleOf(change.id)?.why ?? '')}"><code>${change.id}</code> <code>${change.fingerprint}</code></span>`,
    '</li>\n',
  ].join('');
}
