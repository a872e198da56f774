/** Pages of which one kind of thing grows without end, in both markups. */
import type { PageText } from '../../scripts/ir/index.ts';
import {
  answer,
  type Block,
  type Cell,
  code,
  FIELDS,
  heading,
  type Markup,
  pageOf,
  paragraph,
  row,
  table,
} from './pages.ts';

/** What grows; `n` is how much of it there is. */
export interface Growing {
  readonly name: string;
  readonly pages: (n: number) => readonly PageText[];
}

const times = <T>(n: number, make: (index: number) => T): T[] => Array.from({ length: n }, (_, index) => make(index));

const start: readonly Block[] = [heading('URI'), paragraph('PUT /v1/{project_id}/kites')];
const body = (...blocks: readonly Block[]): Block[] => [...start, heading('Request Parameters'), ...blocks];
const rows = (...each: readonly (readonly Cell[])[]): Block =>
  table('body', 'Request body parameters', FIELDS, ...each);
const part = (at: number | string, ...each: readonly (readonly Cell[])[]): Block =>
  table(`part${at}`, `part${at}`, FIELDS, ...each);
const plain = row('colour', 'String', 'Its colour.');
const linked = (name: string, to: string): readonly Cell[] =>
  row(name, 'Object', 'See ', { link: 'Table 1', to: `#${to}` }, '.');

/** Kinds of structure that both markups have. */
const STRUCTURES: Readonly<Record<string, (n: number) => Block[]>> = {
  paragraphs: (n) => [...start, ...times(n, (at) => paragraph(`A kite flies ${at} times.`))],
  headings: (n) => [...start, ...times(n, (at) => heading(`Part ${at}`))],
  'headings of one name': (n) => [...start, ...times(n, () => heading('Request Parameters'))],
  'texts in bold': (n) => [...start, ...times(n, (at) => paragraph({ bold: `red${at}` }, ' '))],
  'texts in bold of one paragraph': (n) => [
    ...start,
    paragraph(...times(Math.ceil(n / 4), (at) => [{ bold: `r${at}` }, ' ']).flat()),
  ],
  links: (n) => [...start, ...times(n, (at) => paragraph({ link: `a${at}`, to: `#part${at}` }))],
  code: (n) => [...start, ...times(n, () => code('{"a": 1}'))],
  'examples of requests': (n) => [
    ...body(rows(plain)),
    heading('Example Requests'),
    ...times(n, (at) => code(`{"colour": "c${at}"}`)),
  ],
  'lines of code': (n) => [...start, heading('Example Requests'), code('PUT /v1/kites\n'.repeat(n))],
  rows: (n) => body(rows(...times(n, (at) => row(`f${at}`, 'String', `Text ${at}.`)))),
  'rows of one text': (n) => body(rows(...times(n, (at) => row(`f${at}`, 'String', 'A text.')))),
  'rows of one name': (n) => body(rows(...times(n, () => plain))),
  'rows of one name, as structures': (n) => body(rows(...times(n, () => row('colour', 'Object', 'Its colour.')))),
  'rows of two names': (n) =>
    body(rows(...times(n, (at) => row(at % 2 ? 'a' : 'b', at % 2 ? 'Object' : 'String', 'Its colour.')))),
  'rows named by paths': (n) => body(rows(...times(n, (at) => row(`a${at}.b`, 'String', 'A text.')))),
  'rows that name alternatives': (n) =>
    body(rows(...times(n, (at) => row(`f${at}`, 'String', `Either this or f${at + 1} must be given.`)))),
  columns: (n) =>
    body(
      table(
        '',
        'Request body parameters',
        times(n, (at) => [`Column ${at}`]),
        times(n, (at) => [`cell ${at}`]),
      ),
    ),
  tables: (n) => body(rows(plain), ...times(n, (at) => part(at, row(`f${at}`, 'String', 'A text.')))),
  'tables of one name': (n) =>
    body(rows(row('part', 'Object', 'A part.')), ...times(n, () => table('', 'part', FIELDS, plain))),
  'tables of one anchor': (n) =>
    body(rows(linked('part', 'part')), ...times(n, () => table('part', 'part', FIELDS, plain))),
  'tables of one name, each led to by a row of that name': (n) =>
    body(
      rows(...times(n, (at) => row('part', { link: 'Object', to: `#p${at}` }, 'A part.'))),
      ...times(n, (at) => table(`p${at}`, 'part', FIELDS, plain)),
    ),
  'tables of one name, led to by rows of their own name': (n) =>
    body(
      rows(...times(n, (at) => row(`f${at}`, 'Object', 'A part of the kite.'))),
      ...times(n, () => table('', 'part', FIELDS, row('f', 'Object', 'A part.'))),
    ),
  'tables named by rows': (n) =>
    body(
      rows(...times(n, (at) => row(`part${at}`, 'Object', 'A part.'))),
      ...times(n, (at) => table('', `part${at}`, FIELDS, plain)),
    ),
  'tables named by types': (n) =>
    body(
      rows(...times(n, (at) => row(`f${at}`, `part${at} object`, 'A part.'))),
      ...times(n, (at) => table('', `part${at}`, FIELDS, plain)),
    ),
  'tables named in part': (n) =>
    body(
      rows(...times(n, (at) => row(`part${at}`, 'Object', 'A part.'))),
      ...times(n, (at) => table('', `kite_part${at}`, FIELDS, plain)),
    ),
  'tables of numbers in texts': (n) =>
    body(
      rows(...times(n, (at) => row(`f${at}`, 'Object', `For details, see Table ${at + 9}.`))),
      ...times(n, (at) => table('', `part${at}`, FIELDS, plain)),
    ),
  'tables that no row leads to': (n) =>
    body(rows(plain), ...times(n, (at) => table('', `Parameters ${at}`, FIELDS, row(`f${at}`, 'String', 'A text.')))),
  'tables for cases': (n) =>
    body(
      ...times(n, (at) => table('', `Parameters for making kite ${at}`, FIELDS, plain, row(`f${at}`, 'String', 'A.'))),
    ),
  'tables in a chain': (n) =>
    body(rows(linked('first', 'part0')), ...times(n, (at) => part(at, linked(`f${at}`, `part${at + 1}`)))),
  'tables in a chain of one name': (n) =>
    body(
      rows(linked('next', 'part0')),
      ...times(n, (at) => table(`part${at}`, 'next', FIELDS, linked('next', `part${at + 1}`))),
    ),
  'tables in a ring': (n) =>
    body(rows(linked('first', 'part0')), ...times(n, (at) => part(at, linked(`f${at}`, `part${(at + 1) % n}`)))),
  'tables that lead to one': (n) =>
    body(
      rows(...times(n, (at) => linked(`f${at}`, `part${at}`))),
      ...times(n, (at) => part(at, linked('end', 'partend'))),
      part('end', plain),
    ),
  'rows that lead to one table': (n) =>
    body(rows(...times(n, (at) => linked(`f${at}`, 'partend'))), part('end', plain)),
  'rows that lead to tables': (n) =>
    body(rows(...times(n, (at) => linked(`f${at}`, `part${at}`))), ...times(n, (at) => part(at, plain))),
  'links of one row': (n) =>
    body(
      rows(row('f', 'Object', ...times(Math.ceil(n / 4), (at) => ({ link: `Table ${at}`, to: `#part${at}` })))),
      ...times(Math.ceil(n / 4), (at) => part(at, plain)),
    ),
  'tables that go on': (n) =>
    body(
      ...times(n, (at) =>
        table('', `Request body parameters${at === 0 ? '' : ' (continued)'}`, FIELDS, row(`f${at}`, 'String', 'A.')),
      ),
    ),
  'tables of answers': (n) => [
    ...body(rows(plain)),
    heading('Response Parameters'),
    ...times(n, (at) => table('', `Response body parameters ${at}`, FIELDS, row(`f${at}`, 'String', 'A text.'))),
  ],
  'answers by status': (n) => [
    ...body(rows(plain)),
    heading('Response Parameters'),
    ...times(n, (at) => [
      paragraph({ bold: `Status code: ${200 + (at % 300)}` }),
      table('', 'Response body parameters', FIELDS, row(`f${at}`, 'String', 'A text.')),
    ]).flat(),
  ],
  'status codes': (n) => [
    ...body(rows(plain)),
    heading('Status Codes'),
    table(
      '',
      'Status codes',
      [['Status Code'], ['Description']],
      ...times(n, (at) => [[`${100 + (at % 500)}`], ['Text.']]),
    ),
  ],
  'error codes': (n) => [
    ...start,
    heading('Error Codes'),
    table(
      '',
      'Error codes',
      [['Status Code'], ['Error Code'], ['Error Message']],
      ...times(n, (at) => [['400'], [`Kite.${at}`], ['Text.']]),
    ),
  ],
  'error codes of one name': (n) => [
    ...start,
    heading('Error Codes'),
    table(
      '',
      'Error codes',
      [['Status Code'], ['Error Code'], ['Error Message']],
      ...times(n, (at) => [['400'], ['Kite.1'], [`Text ${at}.`]]),
    ),
  ],
  'query parameters': (n) => [
    ...start,
    table('', 'Query Parameters', FIELDS, ...times(n, (at) => row(`f${at}`, 'String', 'A text.'))),
  ],
  'query parameters of one name': (n) => [
    ...start,
    table('', 'Query Parameters', FIELDS, ...times(n, () => row('f', 'String', 'A text.'))),
  ],
  'tables of query parameters': (n) => [
    ...start,
    ...times(n, (at) => table('', 'Query Parameters', FIELDS, row(`f${at}`, 'String', 'A text.'))),
  ],
  headers: (n) =>
    body(table('', 'Request header parameters', FIELDS, ...times(n, (at) => row(`X-F${at}`, 'String', 'A text.')))),
  placeholders: (n) => [
    heading('URI'),
    paragraph(`GET /v1/${times(Math.ceil(n / 4), (at) => `{f${at}}`).join('/')}`),
    table('', 'Path Parameters', FIELDS, ...times(Math.ceil(n / 4), (at) => row(`f${at}`, 'String', 'A text.'))),
  ],
  'request lines': (n) => [heading('URI'), ...times(n, (at) => paragraph(`GET /v1/kites${at}`))],
  'request lines of one path': (n) => [heading('URI'), ...times(n, () => paragraph('GET /v1/kites'))],
  values: (n) => body(rows(row('f', 'String', ...times(Math.ceil(n / 4), (at) => [{ bold: `v${at}` }, ', ']).flat()))),
  'values after a label': (n) =>
    body(rows(row('f', 'String', `The value can be ${times(Math.ceil(n / 4), (at) => `v${at}`).join(', ')}.`))),
  'lines of values': (n) =>
    body(rows(row('f', 'String', 'Options:\n', ...times(n, (at) => [{ bold: `v${at}` }, ': a text\n']).flat()))),
  sentences: (n) => body(rows(row('f', 'String', 'It is red. '.repeat(n)))),
  'sentences of limits': (n) => body(rows(row('f', 'Integer', 'The value ranges from 1 to 5. '.repeat(n)))),
  'sentences of one paragraph each': (n) => [...start, ...times(n, () => paragraph('The value ranges from 1 to 5.'))],
  'keys of an example': (n) => [
    ...body(rows(plain)),
    heading('Example Requests'),
    code(JSON.stringify(Object.fromEntries(times(n, (at) => [`k${at}`, at])), null, 1)),
  ],
  'keys of an example, with rows': (n) => [
    ...body(rows(...times(n, (at) => row(`k${at}`, 'Integer', 'A number.')))),
    heading('Example Requests'),
    code(JSON.stringify(Object.fromEntries(times(n, (at) => [`k${at}`, at])), null, 1)),
  ],
  'keys of an example in one line': (n) => [
    ...body(rows(plain)),
    heading('Example Requests'),
    code(JSON.stringify(Object.fromEntries(times(n, (at) => [`k${at}`, at])))),
  ],
  'items of an example': (n) => [
    ...body(rows(plain)),
    heading('Example Requests'),
    code(JSON.stringify({ colour: times(n, (at) => at) }, null, 1)),
  ],
  'objects of an example': (n) => [
    ...body(rows(plain)),
    heading('Example Requests'),
    code(JSON.stringify({ kites: times(n, (at) => ({ colour: `c${at}` })) }, null, 1)),
  ],
  'items of an example that stand for others': (n) => [
    ...body(rows(plain)),
    heading('Example Requests'),
    code(JSON.stringify({ kites: times(n, (at) => (at === 0 ? {} : '...')) }, null, 1)),
  ],
  'nested objects of an example, with rows': (n) => [
    ...body(rows(...times(n, (at) => row(at % 3 ? 'a' : 'b', at % 3 ? 'Object' : 'String', 'A part.')))),
    heading('Example Requests'),
    code(JSON.stringify(times(30, (at) => at).reduce<unknown>((inner) => ({ a: inner, b: 1 }), {}))),
  ],
  'an example nested without end': (n) => [
    ...body(rows(plain)),
    heading('Example Requests'),
    code(`${'{"a":'.repeat(n)}1${'}'.repeat(n)}`),
  ],
  'an example that never ends': (n) => [
    ...body(rows(plain)),
    heading('Example Requests'),
    code(`{${'"a": "b'.repeat(n)}`),
  ],
};

/** Many pages of a service. */
const PAGES: Readonly<
  Record<
    string,
    (n: number) => readonly { readonly name: string; readonly title: string; readonly blocks: readonly Block[] }[]
  >
> = {
  operations: (n) =>
    times(n, (at) => ({
      name: `p${at}`,
      title: `Creating a Kite${at}`,
      blocks: [heading('URI'), paragraph(`POST /v1/kite${at}s`), heading('Request Parameters'), rows(plain)],
    })),
  'operations of one name': (n) =>
    times(n, (at) => ({
      name: `p${at}`,
      title: 'Creating a Kite',
      blocks: [heading('URI'), paragraph(`POST /v1/${at}`)],
    })),
  'operations of one path': (n) =>
    times(n, (at) => ({
      name: `p${at}`,
      title: 'Creating a Kite',
      blocks: [
        heading('URI'),
        paragraph('POST /v1/kites'),
        heading('Request Parameters'),
        rows(row(`f${at}`, 'String', 'A.')),
      ],
    })),
  'operations of one path, with parameters': (n) =>
    times(n, (at) => ({
      name: `p${at}`,
      title: 'Creating a Kite',
      blocks: [
        heading('URI'),
        paragraph('POST /v1/kites'),
        table('', 'Query Parameters', FIELDS, [[`f${at}`], ['Yes'], ['String'], ['A text.']]),
        ...answer(table('', 'Response body parameters', FIELDS, row(`f${at}`, 'String', 'A text.'))),
      ],
    })),
  'structures of one name': (n) =>
    times(n, (at) => ({
      name: `p${at}`,
      title: `Creating a Kite${at}`,
      blocks: [
        heading('URI'),
        paragraph(`POST /v1/kite${at}s`),
        heading('Request Parameters'),
        rows(row('part', { link: 'Part object', to: '#part' }, 'A part.')),
        table('part', 'Part', FIELDS, row(`f${at}`, 'String', 'A.')),
      ],
    })),
  'pages that lead to one': (n) => [
    { name: 'common', title: 'Common Parameters', blocks: [table('common', 'Kite', FIELDS, plain)] },
    ...times(n, (at) => ({
      name: `p${at}`,
      title: `Creating a Kite${at}`,
      blocks: [
        heading('URI'),
        paragraph(`POST /v1/kite${at}s`),
        heading('Request Parameters'),
        rows(row('kite', { link: 'Kite object', to: 'common#common' }, 'A kite.')),
      ],
    })),
  ],
  'pages without an operation': (n) =>
    times(n, (at) => ({ name: `p${at}`, title: `About ${at}`, blocks: [paragraph('Text.')] })),
  'nested paths': (n) =>
    times(n, (at) => ({
      name: `p${at}`,
      title: `Showing Kites ${at}`,
      blocks: [
        heading('URI'),
        paragraph(`GET /v1/${times(at % 40, (deep) => `a${deep}/{b${deep}}`).join('/')}/end${at}`),
      ],
    })),
};

/** Each character that texts are split at, or that begins or ends something, and some that are letters. */
export const CHARACTERS: readonly string[] = [
  ...' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
  ...'aA0zZ9',
  '\t',
  '\n',
  '\u00a0',
  '\u2028',
  '“',
  '”',
  '‘',
  '’',
  '，',
  '、',
  '。',
  '；',
  '：',
  '（',
  '）',
  '–',
  '—',
  '•',
  'é',
  '\u0301',
  '中',
  '🪁',
  '\ud800',
  // Pieces of what texts of pages say.
  'aA',
  'a.',
  'a, ',
  '1, ',
  '"a", ',
  '**',
  '``',
  '${',
  '<!--',
  '- ',
  'a: ',
  'or ',
  'to ',
  '0-9',
  'A_',
  '\\"',
];

/** The character in each place of a page that holds a text; in one place alone where `only` names it. */
export const PLACES = [
  'title',
  'heading',
  'paragraph',
  'request',
  'caption',
  'name',
  'type',
  'mandatory',
  'description',
  'enums',
  'example',
  'status',
  'error',
] as const;
export type Place = (typeof PLACES)[number];

function characterPage(
  character: string,
  only: Place | undefined,
  n: number,
): { readonly title: string; readonly blocks: readonly Block[] } {
  const text = (place: Place): string =>
    only === place || (only === undefined && place !== 'request')
      ? character.repeat(Math.ceil(n / character.length))
      : 'a';
  return {
    title: `Making ${text('title')} Kites`,
    blocks: [
      heading(`Text ${text('heading')}`),
      paragraph(`Text ${text('paragraph')} end.`),
      heading('URI'),
      paragraph(`PUT /v1/kites/${text('request')}/end?f={f}`),
      heading('Request Parameters'),
      table(
        'body',
        `Request body parameters ${text('caption')} end`,
        FIELDS,
        row(`f${text('name')}e`, 'String', 'A field.'),
        row('typed', `Array of ${text('type')} objects`, 'A field.'),
        [['mandated'], [text('mandatory')], ['String'], ['A field.']],
        row('described', 'String', `The value is ${text('description')} end.`),
        row('listed', 'String', `Enums: ${text('enums')}`),
      ),
      ...answer(table('', 'Response body parameters', FIELDS, plain)),
      heading('Example Requests'),
      code(`{"colour": ${text('example')}`),
      heading('Status Codes'),
      table(
        '',
        'Status codes',
        [['Status Code'], ['Description']],
        [['200'], [text('status')]],
        [[`4${text('status')}`], ['No.']],
      ),
      heading('Error Codes'),
      table(
        '',
        'Error codes',
        [['Status Code'], ['Error Code'], ['Error Message']],
        [['400'], [text('error')], [text('error')]],
      ),
    ],
  };
}

/** A character in each place, or in one. */
export const characterOf = (character: string, markup: Markup, only?: Place): Growing => ({
  name: `${JSON.stringify(character)}${only === undefined ? '' : ` as ${only}`}, ${markup}`,
  pages: (n) => [pageOf({ name: 'kites', ...characterPage(character, only, n) }, markup)],
});

const html = (text: string): readonly PageText[] => [
  {
    file: 'kites.html',
    text: `<h1>Making a Kite</h1><h4>URI</h4><p>POST /v1/kites</p><h4>Request Parameters</h4>${text}`,
  },
];

const rst = (text: string): readonly PageText[] => [
  {
    file: 'kites.rst',
    text: `Making a Kite\n=============\n\nURI\n---\n\nPOST /v1/kites\n\nRequest Parameters\n------------------\n\n${text}\n`,
  },
];

const markdown = (text: string): readonly PageText[] => [
  { file: 'kites.md', text: `# Making a Kite\n\n## URI\n\nPOST /v1/kites\n\n## Request Parameters\n\n${text}\n` },
];

const indented = (n: number, line: (at: number) => string): string =>
  times(n, (at) => `${'  '.repeat(at)}${line(at)}\n\n`).join('');

/** What one markup alone has. */
const OWN: Readonly<Record<string, (n: number) => readonly PageText[]>> = {
  'nested lists, html': (n) => html('<ul><li>a'.repeat(n)),
  'nested div, html': (n) => html(`${'<div>'.repeat(n)}a`),
  'nested span, html': (n) => html(`<p>${'<span>'.repeat(n)}a`),
  'nested b, html': (n) => html(`<p>${'<b>a'.repeat(n)}`),
  'nested i and b, html': (n) => html(`<p>${'<b><i>a</b>'.repeat(n)}`),
  'nested a, html': (n) => html(`<p>${'<a href="#x">a'.repeat(n)}`),
  'nested tables, html': (n) => html('<table><tr><td>a'.repeat(n)),
  'nested quotes, html': (n) => html('<blockquote>a'.repeat(n)),
  'nested notes, html': (n) => html('<div class="note">a'.repeat(n)),
  'nested sections, html': (n) => html('<div class="section"><h4>Request Parameters</h4>'.repeat(n)),
  'nested definitions, html': (n) => html('<dl><dt>a<dd>b'.repeat(n)),
  'nested svg, html': (n) => html('<svg><g>'.repeat(n)),
  'nested p in button, html': (n) => html('<p><button>'.repeat(n)),
  'closed without being open, html': (n) => html('</div></p></b>'.repeat(n)),
  'div side by side, html': (n) => html('<div>a</div>'.repeat(n)),
  'span side by side, html': (n) => html(`<p>${'<span>a</span>'.repeat(n)}</p>`),
  'items of a list, html': (n) => html(`<ul>${'<li>a</li>'.repeat(n)}</ul>`),
  'lists, html': (n) => html('<ul><li>a</li></ul>'.repeat(n)),
  'definitions, html': (n) => html(`<dl>${'<dt>a</dt><dd>String</dd>'.repeat(n)}</dl>`),
  'anchors, html': (n) => html(times(n, (at) => `<a name="a${at}"></a>`).join('')),
  'anchors of one table, html': (n) =>
    html(
      `${times(n, (at) => `<a name="a${at}"></a>`).join('')}<table><tr><th>Parameter<th>Type<tr><td>a<td>String</table>`,
    ),
  'attributes, html': (n) => html(`<p ${times(n, (at) => `a${at}="b"`).join(' ')}>a</p>`),
  'an attribute, html': (n) => html(`<p title="${'a'.repeat(n)}" class="${'b '.repeat(n)}">a</p>`),
  'classes, html': (n) => html(`<p class="b b b">a</p>`.repeat(n)),
  'entities, html': (n) => html(`<p>${'&amp;&#9;&bogus;&'.repeat(n)}</p>`),
  'comments, html': (n) => html('<!-- a -->'.repeat(n)),
  'comments without an end, html': (n) => html('<!--'.repeat(n)),
  'comments for findings, html': (n) => html('<!-- specscribe-ignore read/page-cut -- a reason -->\n'.repeat(n)),
  'line breaks, html': (n) => html(`<p>${'a<br>'.repeat(n)}</p>`),
  'line breaks of a cell, html': (n) =>
    html(`<table><tr><th>Parameter<th>Type<th>Description<tr><td>a<td>String<td>${'a<br>'.repeat(n)}</table>`),
  'paragraphs of a cell, html': (n) =>
    html(
      `<table><tr><th>Parameter<th>Type<th>Description<tr><td>a<td>String<td>${'<p>It is red.</p>'.repeat(n)}</table>`,
    ),
  'list of a cell, html': (n) =>
    html(
      `<table><tr><th>Parameter<th>Type<th>Description<tr><td>a<td>String<td><p>Options:</p><ul>${times(n, (at) => `<li><b>v${at}</b>: a text</li>`).join('')}</ul></table>`,
    ),
  'lists of a cell, html': (n) =>
    html(
      `<table><tr><th>Parameter<th>Type<th>Description<tr><td>a<td>String<td>${'<p>Options:</p><ul><li>a</li></ul>'.repeat(n)}</table>`,
    ),
  'cells of no row, html': (n) => html('<td>a</td>'.repeat(n)),
  'rows that span, html': (n) =>
    html(
      `<table><tr><th>Parameter<th>Type${`<tr><td rowspan="99">a<td rowspan="99" colspan="99">b`.repeat(n)}</table>`,
    ),
  'rows that span billions, html': (n) =>
    html(`<table>${'<tr><td rowspan="1000000000" colspan="1000000000">a'.repeat(n)}</table>`),
  'columns that span, html': (n) => html(`<table><tr>${'<td colspan="9">a'.repeat(n)}</table>`),
  'a page on one line, html': (n) => html(`<p>a</p>${'<p>b</p>'.repeat(n)}`),
  'blank lines, html': (n) => html('\n'.repeat(n)),
  'pre of pre, html': (n) => html('<pre>{'.repeat(n)),
  'broken tags, html': (n) => html('<'.repeat(n)),
  'broken tags with names, html': (n) => html('<a '.repeat(n)),
  'cdata, html': (n) => html('<![CDATA['.repeat(n)),
  'scripts, html': (n) => html('<script>'.repeat(n)),
  'operations of one page, html': (n) =>
    html(times(n, (at) => `<h2>Part ${at}</h2><h3>Kite ${at}</h3><h4>URI</h4><p>PUT /v1/kites${at}</p>`).join('')),
  'xml in an example, html': (n) => html(`<h4>Example Requests</h4><pre>${'&lt;a&gt;'.repeat(n)}</pre>`),
  'xml siblings in an example, html': (n) =>
    html(`<h4>Example Requests</h4><pre>&lt;r&gt;${'&lt;a&gt;1&lt;/a&gt;'.repeat(n)}&lt;/r&gt;</pre>`),
  'nested lists, rst': (n) => rst(indented(n, () => '- a')),
  'nested quotes, rst': (n) => rst(indented(n, () => 'a')),
  'nested notes, rst': (n) => rst(times(n, (at) => `${'   '.repeat(at)}.. note::\n\n`).join('')),
  'nested definitions, rst': (n) => rst(times(n, (at) => `${'  '.repeat(at)}a\n`).join('')),
  'nested marks, rst': (n) => rst('*a **b '.repeat(n)),
  'marks without an end, rst': (n) => rst('``a '.repeat(n)),
  'roles, rst': (n) => rst(':ref:`a <b>` '.repeat(n)),
  'roles without an end, rst': (n) => rst(':ref:`a <'.repeat(n)),
  'labels, rst': (n) => rst(times(n, (at) => `.. _a${at}:\n\n`).join('')),
  'labels of one table, rst': (n) =>
    rst(`${times(n, (at) => `.. _a${at}:\n\n`).join('')}+---+---+\n| a | b |\n+===+===+\n| a | b |\n+---+---+\n`),
  'substitutions, rst': (n) => rst(`${times(n, (at) => `.. |a${at}| replace:: b |a${at + 1}|\n`).join('')}\n|a0|\n`),
  'substitutions that double, rst': (n) =>
    rst(`${times(n, (at) => `.. |a${at}| replace:: |a${at + 1}| |a${at + 1}|\n`).join('')}\n|a0|\n`),
  'footnotes, rst': (n) => rst(times(n, (at) => `.. [${at}] a\n`).join('')),
  'comments, rst': (n) => rst('.. a\n\n'.repeat(n)),
  'directives, rst': (n) => rst('.. a::\n   :b: c\n\n   d\n\n'.repeat(n)),
  'options of a directive, rst': (n) =>
    rst(`.. code-block:: json\n${times(n, (at) => `   :a${at}: b\n`).join('')}\n   {}\n`),
  'included pages, rst': (n) => rst('.. include:: kites.rst\n\n'.repeat(n)),
  'line blocks, rst': (n) => rst('| a\n'.repeat(n)),
  'nested line blocks, rst': (n) => rst(times(n, (at) => `| ${' '.repeat(at)}a\n`).join('')),
  'items of a list, rst': (n) => rst('- a\n'.repeat(n)),
  'numbered items, rst': (n) => rst(times(n, (at) => `${at}. a\n`).join('')),
  'fields, rst': (n) => rst(times(n, (at) => `:a${at}: b\n`).join('')),
  'titles, rst': (n) => rst('a\n-\n\n'.repeat(n)),
  'titles of other marks, rst': (n) => rst(times(n, (at) => `a\n${'=-~^"\'`#*+'[at % 10]}\n\n`).join('')),
  'blank lines, rst': (n) => rst('\n'.repeat(n)),
  'marks of titles, rst': (n) => rst('-'.repeat(n)),
  'lines of marks, rst': (n) => rst('----\n'.repeat(n)),
  'literal blocks, rst': (n) => rst('a::\n\n   b\n\n'.repeat(n)),
  'grid tables, rst': (n) => rst('+---+---+\n| a | b |\n+---+---+\n\n'.repeat(n)),
  'rows of a grid, rst': (n) => rst(`+---+---+\n${'| a | b |\n+---+---+\n'.repeat(n)}`),
  'lines of a cell of a grid, rst': (n) => rst(`+---+---+\n${'| a | b |\n'.repeat(n)}+---+---+\n`),
  'columns of a grid, rst': (n) => rst(`+${'---+'.repeat(n)}\n|${' a |'.repeat(n)}\n+${'---+'.repeat(n)}\n`),
  'broken grids, rst': (n) => rst(`+---+---+\n${'| a | b\n+---+---\n'.repeat(n)}`),
  'spans of a grid, rst': (n) =>
    rst(`+---+---+\n${'| a     |\n+---+---+\n| a | b |\n+   +---+\n|   | c |\n+---+---+\n'.repeat(n)}`),
  'tables in cells of a grid, rst': (n) => rst(`${nestedGrid(6)}\n`.repeat(n)),
  'rows of a simple table, rst': (n) => rst(`=== ===\n a   b\n=== ===\n${'a   b\n'.repeat(n)}=== ===\n`),
  'simple tables without an end, rst': (n) => rst('=== ===\na   b\n'.repeat(n)),
  'columns of a simple table, rst': (n) => rst(`${'= '.repeat(n)}\n${'a '.repeat(n)}\n${'= '.repeat(n)}\n`),
  'rows of a list table, rst': (n) => rst(`.. list-table::\n   :header-rows: 1\n\n${'   * - a\n     - b\n'.repeat(n)}`),
  'rows of a csv table, rst': (n) => rst(`.. csv-table::\n\n${'   a, "b", c\n'.repeat(n)}`),
  'headings, md': (n) => markdown('### a\n\n'.repeat(n)),
  'rows, md': (n) =>
    markdown(`| Parameter | Type |\n| --- | --- |\n${times(n, (at) => `| a${at} | String |\n`).join('')}`),
  'columns, md': (n) => markdown(`|${' a |'.repeat(n)}\n|${' --- |'.repeat(n)}\n|${' b |'.repeat(n)}\n`),
  'tables, md': (n) => markdown('| a | b |\n| --- | --- |\n| c | d |\n\n'.repeat(n)),
  'nested lists, md': (n) => markdown(indented(n, () => '- a')),
  'nested quotes, md': (n) => markdown('> '.repeat(n)),
  'fences, md': (n) => markdown('```json\n{}\n```\n\n'.repeat(n)),
  'fences without an end, md': (n) => markdown('```\n~~~\n'.repeat(n)),
  'marks, md': (n) => markdown('**a_b*'.repeat(n)),
  'links, md': (n) => markdown('[a](b) '.repeat(n)),
  'links without an end, md': (n) => markdown('[a]('.repeat(n)),
  'brackets, md': (n) => markdown('['.repeat(n)),
  'backticks, md': (n) => markdown(times(n, (at) => `${'`'.repeat(1 + (at % 40))} a`).join('')),
  'definitions of links, md': (n) => markdown(times(n, (at) => `[a${at}]: b\n`).join('')),
  'html, md': (n) => markdown('<div>\n\n'.repeat(n)),
};

function nestedGrid(depth: number): string {
  let lines = ['a'];
  for (let at = 0; at < depth; at++) {
    const width = Math.max(...lines.map((line) => line.length));
    const rule = `+${'-'.repeat(width + 2)}+`;
    lines = [rule, ...lines.map((line) => `| ${line.padEnd(width)} |`), rule];
  }
  return `${lines.join('\n')}\n`;
}

const MARKUPS: readonly Markup[] = ['html', 'rst'];

/** All kinds of structure, in each markup that has them. */
export const GROWING: readonly Growing[] = [
  ...MARKUPS.flatMap((markup) => [
    ...Object.entries(STRUCTURES).map(([name, blocks]) => ({
      name: `${name}, ${markup}`,
      pages: (n: number) => [pageOf({ name: 'kites', title: 'Changing a Kite', blocks: blocks(n) }, markup)],
    })),
    ...Object.entries(PAGES).map(([name, drafts]) => ({
      name: `${name}, ${markup}`,
      pages: (n: number) => drafts(n).map((draft) => pageOf(draft, markup)),
    })),
  ]),
  ...Object.entries(OWN).map(([name, pages]) => ({ name, pages })),
];

/** All characters, each in all places at once, in each markup. */
export const GROWING_CHARACTERS: readonly Growing[] = CHARACTERS.flatMap((character) =>
  MARKUPS.map((markup) => characterOf(character, markup)),
);
