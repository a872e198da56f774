import type { Diagnostic } from '../diagnostics.ts';
import { escapeHtml } from '../publish/index.ts';
import { CLASSES, ruleOf } from './catalogue.ts';
import type { DriftReport, JudgedChange } from './report.ts';
import { FILES_HEADING, HEADINGS, placesText, summaryText } from './words.ts';

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

/** One file that needs no other, runs no script and loads nothing. */
export function htmlOf(report: DriftReport): string {
  const sections = CLASSES.map((klass) => {
    const changes = report.changes.filter((change) => change.class === klass);
    if (changes.length === 0) return '';
    const open = klass === 'docs-only' ? '' : ' open';
    const list = changes.map(item).join('');
    return `<details class="${klass}"${open}><summary>${HEADINGS[klass]}: ${changes.length}</summary><ul>\n${list}</ul></details>\n`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Drift: ${escapeHtml(report.old)} to ${escapeHtml(report.now)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Drift</h1>
<p>${escapeHtml(report.old)} → ${escapeHtml(report.now)}</p>
<p>${escapeHtml(summaryText(report))}</p>
${filesOf(report.diagnostics ?? [])}${sections.join('')}</main>
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

function item(change: JudgedChange): string {
  const { acknowledged, service } = change;
  const marks = [
    change.extraction ? 'The page is the same on both sides: a fault of specscribe.' : '',
    acknowledged?.documentationCorrected ? 'A correction of the documentation.' : '',
    acknowledged ? `Acknowledged: ${acknowledged.reason}` : '',
  ].filter(Boolean);
  const places = placesText(change);
  return [
    `<li id="${change.fingerprint}">`,
    service === undefined ? '' : `<b>${escapeHtml(service)}</b> `,
    withCode(change.message),
    marks.map((mark) => ` <em>${escapeHtml(mark)}</em>`).join(''),
    places === '' ? '' : `<span class="place">${escapeHtml(places)}</span>`,
    `<span class="id" title="${escapeHtml(ruleOf(change.id)?.why ?? '')}"><code>${change.id}</code> <code>${change.fingerprint}</code></span>`,
    '</li>\n',
  ].join('');
}
