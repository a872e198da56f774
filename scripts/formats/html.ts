import { escapeHtml } from '../publish/index.ts';
import type { Item, Report, RuleText, Section } from './item.ts';

/** Text with its code marks as elements. */
const withCode = (text: string): string => escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 64rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word; }
code, .place { font: 0.875em ui-monospace, monospace; }
li { margin: 0.5rem 0; padding-left: 0.5rem; border-left: 0.25rem solid; list-style: none; }
ul { padding: 0; }
.breaking li, .error li { border-color: #c22; } .warning li { border-color: #b80; }
.additive li { border-color: #283; } .docs-only li, .info li, .accepted li { border-color: #888; }
.place, .id { opacity: 0.75; display: block; }
summary { cursor: pointer; font-weight: 600; margin: 1rem 0; }
`;

type RuleTexts = (id: string) => RuleText | undefined;

/** A report as a page. */
export function htmlOf({ title, lead, sections }: Report, ruleText: RuleTexts): string {
  const lines = lead.map((line) => `<p>${escapeHtml(line)}</p>\n`).join('');
  return pageHtml(title, `<h1>${escapeHtml(title)}</h1>\n${lines}${htmlSections(sections, ruleText)}`);
}

/**
 * Sections that have items, each as a list that can be folded.
 *
 * @param anchor goes in front of an item's fingerprint in its id, so that a page may show it twice
 */
export function htmlSections(sections: readonly Section[], ruleText: RuleTexts, anchor = ''): string {
  return sections
    .filter(({ items }) => items.length > 0)
    .map((section) => {
      const list = section.items.map((item) => itemHtml(item, section, ruleText, anchor)).join('');
      const open = section.folded ? '' : ' open';
      return `<details class="${section.name}"${open}><summary>${escapeHtml(section.heading)}</summary><ul>\n${list}</ul></details>\n`;
    })
    .join('');
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

/** What an item puts together, folded. */
function membersHtml({ members = [] }: Item, ruleText: RuleTexts, anchor: string): string {
  if (members.length === 0) return '';
  const list = members.map((each) => itemHtml(each, { labelled: false }, ruleText, anchor)).join('');
  return `<details><summary>${members.length} changes</summary><ul>\n${list}</ul></details>`;
}

function itemHtml(item: Item, { labelled }: Pick<Section, 'labelled'>, ruleText: RuleTexts, anchor: string): string {
  const { service, label, message, id, fingerprint, marks = [], accepted, places } = item;
  const remarks = [...marks, accepted].filter((each) => each !== undefined && each !== '');
  const mark = fingerprint === undefined ? '' : ` <code>${escapeHtml(fingerprint)}</code>`;
  return [
    fingerprint === undefined ? '<li>' : `<li id="${anchor}${escapeHtml(fingerprint)}">`,
    service === undefined ? '' : `<b>${escapeHtml(service)}</b> `,
    labelled ? `${escapeHtml(label)}: ` : '',
    withCode(message),
    remarks.map((each) => ` <em>${escapeHtml(String(each))}</em>`).join(''),
    places === '' ? '' : `<span class="place">${escapeHtml(places)}</span>`,
    `<span class="id" title="${escapeHtml(ruleText(id)?.why ?? '')}"><code>${escapeHtml(id)}</code>${mark}</span>`,
    membersHtml(item, ruleText, anchor),
    '</li>\n',
  ].join('');
}
