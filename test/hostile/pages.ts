/** Pages of the family in which one text stands in every place that a page has, as HTML and as RST. */

export type Markup = 'html' | 'rst';

export type Run = string | { readonly bold: string } | { readonly link: string; readonly to: string };
export type Cell = readonly Run[];
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: Cell }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly anchor: string;
      readonly caption: string;
      readonly rows: readonly (readonly Cell[])[];
    };

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const paragraph = (...runs: Run[]): Block => ({ kind: 'paragraph', runs });
export const code = (text: string): Block => ({ kind: 'code', text });
export const table = (anchor: string, caption: string, ...rows: readonly (readonly Cell[])[]): Block => ({
  kind: 'table',
  anchor,
  caption,
  rows,
});

export const FIELDS: readonly Cell[] = [['Parameter'], ['Mandatory'], ['Type'], ['Description']];
export const row = (name: string, type: Run, ...description: Run[]): readonly Cell[] => [
  [name],
  ['No'],
  [type],
  description,
];

/** A page before it has a markup. */
export interface Draft {
  readonly name: string;
  readonly title: string;
  readonly parent?: string;
  readonly blocks: readonly Block[];
}

/**
 * The pages of one text: in rows of tables, in the path, as a placeholder, as the name of everything, in examples and
 * links. Each page is an operation of its own, so that a refused place takes no other with it.
 *
 * @param key tells the paths of one text from those of another: letters and digits
 */
export function hostilePages(text: string, key: string, markup: Markup): PageText[] {
  const at = `/v1/{project_id}/${markup}/${key}`;
  const drafts: Draft[] = [
    { name: `rows${key}`, title: `Creating Rows ${key}`, blocks: inRows(text, at) },
    {
      name: `path${key}`,
      title: `Creating Paths ${key}`,
      blocks: [heading('URI'), paragraph(`POST ${at}/path/${text}`)],
    },
    { name: `holder${key}`, title: `Showing Holders ${key}`, blocks: asPlaceholder(text, at) },
    { name: `${text}${key}`, title: text, parent: text, blocks: asName(text, at) },
    { name: `example${key}`, title: `Updating Examples ${key}`, blocks: inExamples(text, at) },
  ];
  return drafts.map((draft) => pageOf(draft, markup));
}

/** The pages of a word that is harmless by its characters: as a placeholder, and as the name of everything. */
export function wordPages(word: string, key: string, markup: Markup): PageText[] {
  const at = `/v1/{project_id}/${markup}/${key}`;
  return [
    pageOf({ name: `holder${key}`, title: `Showing Holders ${key}`, blocks: asPlaceholder(word, at) }, markup),
    pageOf({ name: `${word}${key}`, title: word, parent: word, blocks: asName(word, at) }, markup),
  ];
}

/** A page whose rows have all of `names`, in each place for parameters and fields. */
export function namesPage(names: readonly string[], key: string, markup: Markup): PageText {
  const rows = names.map((name) => row(name, 'String', `Text of ${name}.`));
  const blocks = [
    heading('URI'),
    paragraph(`PUT /v1/{project_id}/${markup}/${key}`),
    table('', 'Query Parameters', FIELDS, ...rows),
    heading('Request Parameters'),
    table('', 'Request header parameters', FIELDS, ...names.map((name) => row(`X-${name}`, 'String', 'Text.'))),
    table('', 'Request body parameters', FIELDS, ...rows),
    ...answer(table('', 'Response body parameters', FIELDS, ...rows)),
  ];
  return pageOf({ name: `names${key}`, title: `Changing Names ${key}`, blocks }, markup);
}

/** The appendix with a text as code, message and measure. */
export function codesPage(texts: readonly string[], markup: Markup): PageText {
  const rows = texts.map((text): Cell[] => [['400'], [text], [text], [text]]);
  const header: Cell[] = [['Status Code'], ['Error Code'], ['Error Message'], ['Handling Measure']];
  return pageOf(
    { name: 'ErrorCodes', title: 'Error Codes', blocks: [table('', 'Error codes', header, ...rows)] },
    markup,
  );
}

export const answer = (...blocks: readonly Block[]): Block[] => [
  heading('Response Parameters'),
  paragraph({ bold: 'Status code: 200' }),
  ...blocks,
];

function inRows(text: string, at: string): Block[] {
  const listed: Run[] = ['The value can be ', { bold: text }, ' or ', { bold: 'safe' }, '.'];
  const body = [
    row(text, 'String', 'A field.'),
    row(`f_${text}`, 'String', 'A field.'),
    row('typed', text, 'A field.'),
    [['mandated'], [text], ['String'], ['A field.']] as const,
    row('described', 'String', text),
    row('bold', 'String', 'Before ', { bold: text }, ' after. ', { link: text, to: text }),
    row('linked', 'String', 'See ', { link: 'this', to: text }, ' and ', { link: 'that', to: `http://${text}` }, '.'),
    row('listed', 'String', ...listed),
    row('preset', 'String', 'The default value is ', { bold: text }, '.'),
    row('number', 'Integer', 'The default value is ', { bold: text }, `. The value ranges from 0 to ${text}.`),
    row('numbers', 'Integer', 'The value can be ', { bold: text }, ' or ', { bold: '1' }, '.'),
    row('structured', { link: `${text} object`, to: '#inner' }, 'A structure.'),
  ];
  return [
    heading('Function'),
    paragraph(text),
    heading('URI'),
    paragraph(`POST ${at}/rows?${text}={${text}}`),
    table('', 'Query Parameters', FIELDS, row(text, 'String', text), row('kind', 'String', ...listed)),
    heading('Request Parameters'),
    table('', 'Request header parameters', FIELDS, row(text, 'String', text), row(`X-${text}`, 'String', text)),
    table('', 'Request body parameters', FIELDS, ...body),
    table('inner', text, FIELDS, row(text, 'String', text), row('inner', 'String', text)),
    ...answer(table('', 'Response body parameters', FIELDS, ...body)),
    heading('Status Codes'),
    table(
      '',
      'Status codes',
      [['Status Code'], ['Description']],
      [['200'], [text]],
      [['404'], [text]],
      [[text], [text]],
    ),
  ];
}

const asPlaceholder = (text: string, at: string): Block[] => [
  heading('URI'),
  paragraph(`GET ${at}/holder/{${text}}/end`),
  table('', 'Path Parameters', FIELDS, row(text, 'String', text)),
];

/** The text names page, chapter, table, structure, anchor and section. */
const asName = (text: string, at: string): Block[] => [
  heading(text),
  paragraph('Text.'),
  heading('URI'),
  paragraph(`PATCH ${at}/name`),
  heading('Request Parameters'),
  table(text, `Request body parameters ${text}`, FIELDS, row('one', { link: text, to: `#request_${text}` }, text)),
  table(`request_${text}`, text, FIELDS, row('two', `Array of ${text} objects`, `For details, see Table ${text}.`)),
  ...answer(table(`response_${text}`, text, FIELDS, row('three', `Map<String,${text}>`, text))),
];

function inExamples(text: string, at: string): Block[] {
  const value = { one: text, [text]: [{ [text]: text }], ['__proto__']: { polluted: true } };
  const json = JSON.stringify({ ...value, nested: JSON.parse(`{"__proto__": {"polluted": true}}`) }, null, 2);
  return [
    heading('URI'),
    paragraph(`PUT ${at}/example`),
    heading('Request Parameters'),
    table('', 'Request body parameters', FIELDS, row('one', 'String', text)),
    ...answer(table('', 'Response body parameters', FIELDS, row('one', 'String', text))),
    heading(`Example Requests (${text})`),
    paragraph(text),
    code(`PUT https://${text}${at}/example\n\n${json}`),
    heading('Example Responses'),
    paragraph({ bold: 'Status code: 200' }),
    paragraph(text),
    code(json),
    paragraph({ bold: 'Status code: 400' }),
    code(JSON.stringify({ error_code: text, error_msg: text })),
    paragraph({ bold: 'Status code: 500' }),
    code(`{ "one": ${text} `),
  ];
}

/** The page's text and its file's name. */
export function pageOf(draft: Draft, markup: Markup): PageText {
  // A file system has no name with NUL, and none longer than 255 bytes; a slash makes folders.
  const name = draft.name.replace(/[\0\p{Cs}]/gu, '').slice(0, 60);
  return { file: `${name}.${markup}`, text: markup === 'html' ? htmlPage(draft) : rstPage(draft) };
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const htmlRuns = (runs: Cell): string =>
  runs
    .map((run) => {
      if (typeof run === 'string') return escapeHtml(run);
      if ('bold' in run) return `<b>${escapeHtml(run.bold)}</b>`;
      return `<a href="${escapeHtml(run.to)}">${escapeHtml(run.link)}</a>`;
    })
    .join('');

function htmlBlock(block: Block, index: number): string {
  if (block.kind === 'heading')
    return `</div>\n<div class="section"><h4 class="sectiontitle">${escapeHtml(block.text)}</h4>`;
  if (block.kind === 'paragraph') return `<p>${htmlRuns(block.runs)}</p>`;
  if (block.kind === 'code') return `<pre class="screen">${escapeHtml(block.text)}</pre>`;
  const cells = (tag: string, cell: readonly Cell[]): string =>
    cell.map((runs) => `<${tag}><p>${htmlRuns(runs)}</p></${tag}>`).join('');
  const [head = [], ...rows] = block.rows;
  const anchor = escapeHtml(block.anchor);
  return `<div class="tablenoborder"><a name="${anchor}"></a><table id="${anchor}"><caption><b>Table ${index} </b>${escapeHtml(block.caption)}</caption>
<thead><tr>${cells('th', head)}</tr></thead>
<tbody>${rows.map((each) => `<tr>${cells('td', each)}</tr>\n`).join('')}</tbody></table></div>`;
}

function htmlPage({ name, title, parent, blocks }: Draft): string {
  const link =
    parent === undefined
      ? ''
      : `<div class="parentlink"><strong>Parent topic:</strong> <a href="${escapeHtml(parent)}.html">${escapeHtml(parent)}</a></div>`;
  return `<a name="${escapeHtml(name)}"></a>
<h1 class="topictitle1">${escapeHtml(title)}</h1>
<div><div class="section">${blocks.map(htmlBlock).join('\n')}
</div></div>
<div>${link}</div>
`;
}

const escapeRst = (text: string): string => text.replace(/[\\*`_|]/g, '\\$&');

const rstRuns = (runs: Cell): string =>
  runs
    .map((run) => {
      if (typeof run === 'string') return escapeRst(run);
      return 'bold' in run ? `**${escapeRst(run.bold)}**` : `:ref:\`${escapeRst(run.link)} <${run.to.toLowerCase()}>\``;
    })
    .join('');

function rstBlock(block: Block, index: number): string {
  if (block.kind === 'heading') return `${escapeRst(block.text)}\n${'-'.repeat(block.text.length * 2 || 1)}`;
  if (block.kind === 'paragraph') return rstRuns(block.runs);
  if (block.kind === 'code') return `.. code-block::\n\n${indented(block.text)}`;
  const lines = block.rows.map((cells) => cells.map((cell) => rstRuns(cell).split('\n')));
  const widths = (block.rows[0] ?? []).map((_, at) =>
    Math.max(1, ...lines.flatMap((cells) => (cells[at] ?? []).map((line) => line.length))),
  );
  const rule = (mark: string): string => `+${widths.map((width) => mark.repeat(width + 2)).join('+')}+`;
  const out = lines.flatMap((cells, at) => [
    ...Array.from(
      { length: Math.max(...cells.map((cell) => cell.length)) },
      (_, y) => `|${cells.map((cell, x) => ` ${(cell[y] ?? '').padEnd(widths[x] ?? 0)} `).join('|')}|`,
    ),
    rule(at === 0 ? '=' : '-'),
  ]);
  const label = block.anchor === '' ? '' : `.. _${block.anchor.toLowerCase()}:\n\n`;
  return `${label}.. table:: **Table ${index}** ${escapeRst(block.caption)}\n\n${indented([rule('-'), ...out].join('\n'))}`;
}

const indented = (text: string): string => text.replace(/^(?=.)/gm, '   ');

function rstPage({ name, title, blocks }: Draft): string {
  const head = [
    `:original_name: ${name}.html`,
    `.. _${name}:`,
    `${escapeRst(title)}\n${'='.repeat(title.length * 2 || 1)}`,
  ];
  return `${[...head, ...blocks.map(rstBlock)].join('\n\n')}\n`;
}
import type { PageText } from '../../scripts/ir/index.ts';
