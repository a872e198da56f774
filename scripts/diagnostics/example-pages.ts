import type { DiagnosticCode } from '../ir/index.ts';
import { rstCode, rstGrid, rstPage, rstSection } from './example-rst.ts';

/**
 * A table: its rows, cells parted by `|`. A line that begins with `#` is its header, one that begins with `caption:`
 * its caption; without them it is the usual table of its section.
 */
export type Rows = readonly string[];

/** What matters of a page, section by section; all else is a page as any other. Text is shown and read as it is. */
export interface ExamplePage {
  readonly file?: string;
  readonly uri?: string;
  readonly request?: Rows;
  /** Further tables below that of the request. */
  readonly objects?: readonly Rows[];
  readonly response?: Rows;
  readonly requestExample?: string;
  readonly responseExample?: string;
  readonly status?: Rows;
  /** Markup below all that. */
  readonly html?: string;
  /** A whole page in RST. */
  readonly rst?: string;
}

/** Pages on which a finding is made, and the same pages corrected. */
export interface CodeExample {
  readonly wrong: ExamplePage | readonly ExamplePage[];
  readonly right: ExamplePage | readonly ExamplePage[];
}

/** A finding of files or of settings: no page shows it. */
export interface FileExample {
  readonly before: string;
  readonly after: string;
}

const rstTable = (...lines: readonly string[]): string => ['Tying a Kite', '============', '', ...lines, ''].join('\n');

const ANSWER = rstGrid('Response body parameters', ['Parameter', 'Type', 'Description'], ['id', 'String', 'ID.']);
const TAIL_AND_OWNER: readonly Rows[] = [
  ['caption: Table 2 <b>owner</b> parameters', 'anchor: t2', 'name | Yes | String | Name.'],
  ['caption: Table 3 <b>tail</b> parameters', 'anchor: t3', 'length | Yes | Integer | Length.'],
];
const kitePage = (...parts: readonly string[]): ExamplePage => ({
  file: 'kites.rst',
  rst: rstPage('Making a Kite', rstSection('URI', 'POST /v1/kites'), ...parts),
});
const syntaxPage = (line: string, ...parts: readonly string[]): ExamplePage => ({
  file: 'kites.rst',
  rst: rstPage(
    'Making a Kite',
    rstSection('Request Syntax', rstCode(`${line} HTTP/1.1`, 'Host: kites.example')),
    ...parts,
  ),
});
const SHARED_ANSWER: ExamplePage = kitePage(
  rstSection('Response Parameters', 'See `Responses (Kite) <responses.html>`__.'),
);
const sharedResponses = (...parts: readonly string[]): ExamplePage => ({
  file: 'responses.rst',
  rst: rstPage('Responses (Kite)', ...parts.map((part) => `${part}\n\n`)),
});
const ID_ROWS = [
  ['Parameter', 'Type', 'Description'],
  ['id', 'String', 'ID.'],
] as const;
const FAULT_ROWS = [
  ['Parameter', 'Type', 'Description'],
  ['fault', 'String', 'What broke.'],
] as const;
const failing = (body: string): ExamplePage =>
  kitePage(rstSection('Example Responses', 'Status code: 400', rstCode(body)));
const commonError = (message: string): ExamplePage => ({
  file: 'response.rst',
  rst: rstPage(
    'Response',
    'The body of a failed request:\n\n',
    rstCode(`{"error_code": "K.1", "${message}": "No wind"}`),
    '\n',
  ),
});
const errorCodes = (status: string): ExamplePage => ({
  file: 'error_codes.rst',
  rst: rstPage(
    'Error Codes',
    rstGrid(
      'Error codes',
      ['Status Code', 'Error Code', 'Error Message', 'Description', 'Measure'],
      [status, 'K.1', 'No wind', 'Calm.', 'Wait.'],
    ),
    '\n',
  ),
});
const BOX = ['Parameter', 'Description'];

/** For each code what is wrong and how it is right, as `specscribe explain` shows it. A test reads the pages. */
export const CODE_EXAMPLES: Readonly<Partial<Record<DiagnosticCode, CodeExample | FileExample>>> = {
  'read/rst-construct-unknown': {
    wrong: { rst: rstTable('.. kite-gallery:: red', '', '   A red kite.') },
    right: { rst: rstTable('.. note::', '', '   A red kite.') },
  },
  'read/table-malformed': {
    wrong: { rst: rstTable('.. table:: Kites', '', '   A red kite.') },
    right: {
      rst: rstTable(
        '.. table:: Kites',
        '',
        '   ==== =======',
        '   Name Type',
        '   ==== =======',
        '   a    Integer',
        '   ==== =======',
      ),
    },
  },
  'read/table-lost': {
    wrong: {
      rst: rstTable('+------+------+', '| Name | Type |', '+======+======+', '| a  | Integer  |', '+------+------+'),
    },
    right: {
      rst: rstTable(
        '+------+---------+',
        '| Name | Type    |',
        '+======+=========+',
        '| a    | Integer |',
        '+------+---------+',
      ),
    },
  },
  'read/html-element-unknown': {
    wrong: { html: '<marquee>A red kite.</marquee>' },
    right: { html: '<p>A red kite.</p>' },
  },
  'read/nesting-too-deep': {
    wrong: { html: `${'<div>'.repeat(400)}<p>A red kite.</p>${'</div>'.repeat(400)}` },
    right: { html: '<div><p>A red kite.</p></div>' },
  },
  'extract/security-unstated': {
    before: 'service: kites',
    after: 'service: kites\nsecurity:\n  token: { header: X-Auth-Token }',
  },
  'extract/contract-lifted': {
    before: 'kites.html:\n  <redoc spec-url="kites.json"></redoc>',
    after: 'kites.html:\n  <h1>Listing kites</h1> <code>GET /kites</code> …',
  },
  'extract/contract-unusable': {
    before: 'kites.html:\n  <redoc spec-url="https://docs.example.com/kites.json"></redoc>',
    after: 'kites.html:\n  <redoc spec-url="kites.json"></redoc>\nkites.json:\n  { "openapi": "3.0.3", "paths": {} }',
  },
  'emit/operation-twice': {
    before: 'kites.html and old.html show contracts with\n  paths: { /kites: { get: … } }',
    after: 'the contract that old.html shows has other paths, or the page is out of the folder',
  },
  'emit/lifted-name-refused': {
    before: 'paths: { /kites: { get: { parameters: [{ name: "tail\\"", in: query }] } } }',
    after: 'paths: { /kites: { get: { parameters: [{ name: tail, in: query }] } } }',
  },
  'extract/operations-unread': {
    before: 'kites.html:\n  <h3>tieKite</h3> <p>Ties a kite.</p>\n  <h3>cutKite</h3> <p>Cuts a kite.</p>',
    after:
      'kites.html as before, and family.yaml:\n  family: kites\n  operations:\n    heading: ^[a-z]+Kite$\n    path: /{heading}',
  },
  'extract/family-unused': {
    before: 'family.yaml:\n  parts: { Anfrag: request }\ndrachen.html:\n  <h4>Anfrage</h4>',
    after: 'family.yaml:\n  parts: { Anfrage: request }\ndrachen.html:\n  <h4>Anfrage</h4>',
  },
  'extract/family-word-unknown': {
    before: 'family.yaml:\n  parts: { Anfrage: request }\ndrachen.html:\n  <h4>Anfrage</h4> <h4>Antwort</h4>',
    after:
      'family.yaml:\n  parts: { Anfrage: request, Antwort: response }\ndrachen.html:\n' +
      '  <h4>Anfrage</h4> <h4>Antwort</h4>',
  },
  'extract/sample-in-other-form': {
    before:
      'kites.md:\n  ## Fly a kite\n  `POST /kites`\n  ```json\n  {"height": 3}\n  ```\n  ```xml\n  <kite><height>3</height></kite>\n  ```',
    after: 'kites.md:\n  ## Fly a kite\n  `POST /kites`\n  ```json\n  {"height": 3}\n  ```',
  },
  'extract/companion-missing': {
    before: 'kites.rst:\n  .. rest_parameters:: parameters.yaml\n\n     - colour: kite_colour',
    after:
      'kites.rst:\n  .. rest_parameters:: parameters.yaml\n\n     - colour: kite_colour\n' +
      'parameters.yaml:\n  kite_colour:\n    in: body\n    type: string',
  },
  'extract/companion-entry-missing': {
    before: 'kites.rst:\n     - colour: kite_colour\nparameters.yaml:\n  colour:\n    in: body\n    type: string',
    after: 'kites.rst:\n     - colour: kite_colour\nparameters.yaml:\n  kite_colour:\n    in: body\n    type: string',
  },
  'extract/enumeration-ambiguous': {
    wrong: { request: ['colour | Yes | String | The value can be RED or BLUE. The value can be GREEN or GREY.'] },
    right: { request: ['colour | Yes | String | The value can be RED, BLUE, GREEN or GREY.'] },
  },
  'extract/enumeration-open': {
    wrong: { request: ['colour | Yes | String | The value can be RED, BLUE, and so on.'] },
    right: { request: ['colour | Yes | String | The value can be RED or BLUE.'] },
  },
  'extract/enumeration-conditional': {
    wrong: { request: ['colour | Yes | String | If the kite is new, the value can be RED or BLUE.'] },
    right: { request: ['colour | Yes | String | The value can be RED or BLUE.'] },
  },
  'extract/enumeration-type': {
    wrong: { request: ['size | Yes | Integer | The value can be SMALL or LARGE.'] },
    right: { request: ['size | Yes | String | The value can be SMALL or LARGE.'] },
  },
  'extract/default-conditional': {
    wrong: { request: ['size | No | Integer | Size. If the kite is new, the default value is 3.'] },
    right: { request: ['size | No | Integer | Size. The default value is 3.'] },
  },
  'extract/default-ambiguous': {
    wrong: { request: ['size | No | Integer | Size. The default value is 3. The default value is 4.'] },
    right: { request: ['size | No | Integer | Size. The default value is 3.'] },
  },
  'extract/default-unlisted': {
    wrong: { request: ['colour | No | String | The value can be RED or BLUE. The default value is GREEN.'] },
    right: { request: ['colour | No | String | The value can be RED or BLUE. The default value is BLUE.'] },
  },
  'extract/bound-conditional': {
    wrong: { request: ['size | No | Integer | If the kite is new, the value ranges from 1 to 9.'] },
    right: { request: ['size | No | Integer | The value ranges from 1 to 9.'] },
  },
  'extract/facet-conditional': {
    wrong: { request: ['mark | No | String | Mark. If the kite is new, it is in the format of yyyy-MM-ddTHH:mm:ssZ.'] },
    right: { request: ['mark | No | String | Mark. It is in the format of yyyy-MM-ddTHH:mm:ssZ.'] },
  },
  'extract/row-duplicate': {
    wrong: { request: ['colour | Yes | String | Colour of the kite.', 'colour | No | String | Colour of the tail.'] },
    right: {
      request: ['colour | Yes | String | Colour of the kite.', 'tail_colour | No | String | Colour of the tail.'],
    },
  },
  'extract/row-without-name': {
    wrong: { request: ['colour | Yes | String | Colour.', ' | No | Integer | Length of the tail.'] },
    right: { request: ['colour | Yes | String | Colour.', 'tail | No | Integer | Length of the tail.'] },
  },
  'extract/name-unusual': {
    wrong: { request: ['colour | Yes | String | Colour.', 'tail (new) | No | Integer | Length of the tail.'] },
    right: { request: ['colour | Yes | String | Colour.', 'tail | No | Integer | Length of the tail. It is new.'] },
  },
  'extract/type-misspelt': {
    wrong: { request: ['colour | Yes | Sting | Colour.'] },
    right: { request: ['colour | Yes | String | Colour.'] },
  },
  'extract/type-empty': {
    wrong: { request: ['colour | Yes |  | Colour.'] },
    right: { request: ['colour | Yes | String | Colour.'] },
  },
  'extract/type-unknown': {
    wrong: { request: ['colour | Yes | Paint% | Colour.'] },
    right: { request: ['colour | Yes | String | Colour.'] },
  },
  'extract/required-empty': {
    wrong: { request: ['colour |  | String | Colour.'] },
    right: { request: ['colour | No | String | Colour.'] },
  },
  'extract/required-conditional': {
    wrong: { request: ['colour | Yes, when the kite is new | String | Colour.'] },
    right: { request: ['colour | No | String | Colour. Give it when the kite is new.'] },
  },
  'extract/uri-heading-missing': {
    wrong: { uri: '', html: '<h4>Function</h4><p>POST /v1/kites</p>' },
    right: { uri: 'POST /v1/kites' },
  },
  'extract/uri-method-conflict': {
    wrong: { uri: 'POST /v1/kites\nPUT /v1/kites' },
    right: { uri: 'POST /v1/kites' },
  },
  'extract/uri-several': {
    wrong: { uri: 'POST /v1/kites\nPOST /v1/tails' },
    right: { uri: 'POST /v1/kites' },
  },
  'extract/uri-mended': {
    wrong: { uri: 'POST /v1/kites/ batch.' },
    right: { uri: 'POST /v1/kites/batch' },
  },
  'extract/uri-unusable': {
    wrong: { uri: 'POST /v1/kites"`' },
    right: { uri: 'POST /v1/kites' },
  },
  'extract/uri-unread': {
    wrong: { uri: 'Send it to the kites.' },
    right: { uri: 'POST /v1/kites' },
  },
  'extract/table-left-out': {
    wrong: {
      request: ['colour | Yes | String | Colour.'],
      objects: [['# Paint | Effect', 'Red | It glows.']],
    },
    right: {
      request: ['colour | Yes | String | Colour: **red** glows.'],
    },
  },
  'extract/table-unread': {
    wrong: { request: ['# What | How much', 'Paint | A lot'] },
    right: { request: ['# Parameter | Mandatory | Type | Description', 'paint | Yes | Integer | Litres.'] },
  },
  'extract/table-in-cell': {
    wrong: { request: ['tail | Yes | Object | <table><tr><td>length</td><td>Integer</td></tr></table>'] },
    right: {
      request: ['tail | Yes | tail object | Tail of the kite.'],
      objects: [['caption: Table 2 tail object', 'length | Yes | Integer | Length.']],
    },
  },
  'extract/nesting-unread': {
    wrong: { request: ['tail | Yes | Object | Tail.', 'tail/length | Yes | Integer | Length of the tail.'] },
    right: {
      request: ['tail | Yes | tail object | Tail of the kite.'],
      objects: [['caption: Table 2 tail object', 'length | Yes | Integer | Length of the tail.']],
    },
  },
  'extract/fields-unread': {
    wrong: kitePage(rstSection('Request Parameters', 'colour\n\nString, mandatory\n\nsize\n\nInteger')),
    right: kitePage(
      rstSection('Request Parameters', '- **colour** (String, mandatory): Colour.\n- **size** (Integer): Size.'),
    ),
  },
  'extract/column-assumed': {
    wrong: { request: ['# Thing | Mandatory | Type | Description', 'colour | Yes | String | Colour.'] },
    right: { request: ['# Parameter | Mandatory | Type | Description', 'colour | Yes | String | Colour.'] },
  },
  'extract/example-without-body': {
    wrong: { responseExample: 'HTTP/1.1 200 OK\nServer: kites' },
    right: { responseExample: 'HTTP/1.1 200 OK\nServer: kites\n\n{"id": "k1"}' },
  },
  'extract/code-row-unread': {
    wrong: { status: ['200 | Made.', 'Other | Refused.'] },
    right: { status: ['200 | Made.', '400 | Refused.'] },
  },
  'extract/parameter-misplaced': {
    wrong: {
      uri: 'GET /v1/kites/{kite_id}',
      request: ['caption: Query parameters', 'kite_id | Yes | String | ID of the kite.'],
      requestExample: '',
    },
    right: {
      uri: 'GET /v1/kites/{kite_id}',
      request: ['caption: Path parameters', 'kite_id | Yes | String | ID of the kite.'],
      requestExample: '',
    },
  },
  'extract/caption-contradicts-section': {
    wrong: { response: ['caption: Path parameters', 'id | String | ID of the kite.'] },
    right: { response: ['caption: Response body parameters', 'id | String | ID of the kite.'] },
  },
  'extract/page-without-operation': {
    wrong: { uri: '', request: [], response: [], requestExample: '', responseExample: '', status: [] },
    right: { uri: 'POST /v1/kites' },
  },
  'extract/table-unplaced': {
    wrong: {
      html: '<h4>Function</h4><table><thead><tr><th>Parameter</th><th>Mandatory</th><th>Type</th><th>Description</th></tr></thead><tr><td>tail</td><td>No</td><td>Integer</td><td>Length.</td></tr></table>',
    },
    right: { request: ['colour | Yes | String | Colour.', 'tail | No | Integer | Length.'] },
  },
  'link/scalar-with-table': {
    wrong: {
      request: ['tail | Yes | String | Tail. See <a href="#t2">Table 2</a>.'],
      objects: [['caption: Table 2 Fields of the tail', 'anchor: t2', 'length | Yes | Integer | Length.']],
    },
    right: {
      request: ['tail | Yes | Object | Tail. See <a href="#t2">Table 2</a>.'],
      objects: [['caption: Table 2 Fields of the tail', 'anchor: t2', 'length | Yes | Integer | Length.']],
    },
  },
  'link/table-missing': {
    wrong: { request: ['tail | Yes | Object | For details, see Table 7.'] },
    right: {
      request: ['tail | Yes | Object | For details, see Table 7.'],
      objects: [['caption: Table 7 Fields of the tail', 'length | Yes | Integer | Length.']],
    },
  },
  'link/table-elsewhere': {
    wrong: {
      request: [
        'owner | Yes | Object | Owner. See <a href="#t2">Table 2</a>.',
        'tail | Yes | Object | Tail. See <a href="#t2">Table 2</a>.',
      ],
      objects: TAIL_AND_OWNER,
    },
    right: {
      request: [
        'owner | Yes | Object | Owner. See <a href="#t2">Table 2</a>.',
        'tail | Yes | Object | Tail. See <a href="#t3">Table 3</a>.',
      ],
      objects: TAIL_AND_OWNER,
    },
  },
  'link/table-unreferenced': {
    wrong: { objects: [['caption: Table 2 Fields of the tail', 'length | Yes | Integer | Length.']] },
    right: {
      request: ['tail | Yes | Object | For details, see Table 2.'],
      objects: [['caption: Table 2 Fields of the tail', 'length | Yes | Integer | Length.']],
      requestExample: '{"tail": {"length": 2}}',
    },
  },
  'link/block-unused': {
    wrong: {
      request: ['colour | Yes | String | Colour.'],
      objects: [
        ['caption: Table 2 Fields of the tail', 'knots | Yes | Object | For details, see Table 3.'],
        ['caption: Table 3 Fields of the knots', 'count | Yes | Integer | How many.'],
      ],
    },
    right: {
      request: ['tail | Yes | Object | For details, see Table 2.'],
      objects: [
        ['caption: Table 2 Fields of the tail', 'knots | Yes | Object | For details, see Table 3.'],
        ['caption: Table 3 Fields of the knots', 'count | Yes | Integer | How many.'],
      ],
      requestExample: '{"tail": {"knots": {"count": 2}}}',
    },
  },
  'link/row-without-placeholder': {
    wrong: {
      uri: 'GET /v1/kites',
      request: ['caption: Path parameters', 'kite_id | Yes | String | ID of the kite.'],
      requestExample: '',
    },
    right: {
      uri: 'GET /v1/kites/{kite_id}',
      request: ['caption: Path parameters', 'kite_id | Yes | String | ID of the kite.'],
      requestExample: '',
    },
  },
  'link/row-of-path': {
    wrong: {
      uri: 'PUT /v1/kites/{kite_id}',
      objects: [['caption: Path parameters', 'kite_id | Yes | String | ID of the kite.']],
      request: ['colour | Yes | String | Colour.', 'kite_id | Yes | String | ID of the kite.'],
      requestExample: '{"colour": "red"}',
    },
    right: {
      uri: 'PUT /v1/kites/{kite_id}',
      objects: [['caption: Path parameters', 'kite_id | Yes | String | ID of the kite.']],
      request: ['colour | Yes | String | Colour.'],
      requestExample: '{"colour": "red"}',
    },
  },
  'link/placeholder-without-row': {
    wrong: { uri: 'POST /v1/{shop_id}/kites' },
    right: {
      uri: 'POST /v1/{shop_id}/kites',
      objects: [['caption: Path parameters', 'shop_id | Yes | String | ID of the shop.']],
    },
  },
  'link/placeholder-name-differs': {
    wrong: {
      uri: 'GET /v1/kites/{kite_id}',
      request: ['caption: Path parameters', 'id | Yes | String | ID of the kite.'],
      requestExample: '',
    },
    right: {
      uri: 'GET /v1/kites/{kite_id}',
      request: ['caption: Path parameters', 'kite_id | Yes | String | ID of the kite.'],
      requestExample: '',
    },
  },
  'link/name-unused': {
    before: 'names.yaml:\n  operations:\n    GET /v1/kite: listKites',
    after: 'names.yaml:\n  operations:\n    GET /v1/kites: listKites',
  },
  'link/name-taken': {
    before: 'names.yaml, of a contract with the types KiteResponse and Kite:\n  schemas:\n    KiteResponse: Kite',
    after: 'names.yaml:\n  schemas:\n    KiteResponse: KiteDetails',
  },
  'link/verb-unknown': {
    wrong: {
      rst: 'Gliding a Kite\n==============\n\nURI\n---\n\nPOST /v1/kites\n',
    },
    right: {
      rst: 'Starting a Kite\n===============\n\nURI\n---\n\nPOST /v1/kites\n',
    },
  },
  'link/id-long': {
    wrong: {
      rst: 'Associating Coloured Tails with a Registered Kite\n=================================================\n\nURI\n---\n\nPOST /v1/tails/batch\n',
    },
    right: {
      rst: 'Associating Tails with a Kite\n=============================\n\nURI\n---\n\nPOST /v1/tails/batch\n',
    },
  },
  'link/placeholder-renamed': {
    wrong: [
      {
        file: 'a.html',
        uri: 'GET /v1/kites/{kite_id}',
        request: ['caption: Path parameters', 'kite_id | Yes | String | ID.'],
        requestExample: '',
      },
      {
        file: 'b.html',
        uri: 'DELETE /v1/kites/{id}',
        request: ['caption: Path parameters', 'id | Yes | String | ID.'],
        requestExample: '',
      },
    ],
    right: [
      {
        file: 'a.html',
        uri: 'GET /v1/kites/{kite_id}',
        request: ['caption: Path parameters', 'kite_id | Yes | String | ID.'],
        requestExample: '',
      },
      {
        file: 'b.html',
        uri: 'DELETE /v1/kites/{kite_id}',
        request: ['caption: Path parameters', 'kite_id | Yes | String | ID.'],
        requestExample: '',
      },
    ],
  },
  'link/path-parameter-optional': {
    wrong: {
      uri: 'GET /v1/kites/{kite_id}',
      request: ['caption: Path parameters', 'kite_id | No | String | ID of the kite.'],
      requestExample: '',
    },
    right: {
      uri: 'GET /v1/kites/{kite_id}',
      request: ['caption: Path parameters', 'kite_id | Yes | String | ID of the kite.'],
      requestExample: '',
    },
  },
  'link/query-without-row': {
    wrong: { uri: 'GET /v1/kites?limit={limit}', request: [], requestExample: '' },
    right: {
      uri: 'GET /v1/kites?limit={limit}',
      request: ['caption: Query parameters', 'limit | No | Integer | How many.'],
      requestExample: '',
    },
  },
  'link/parameter-duplicate': {
    wrong: {
      uri: 'GET /v1/kites',
      request: ['caption: Query parameters', 'limit | No | Integer | How many.'],
      objects: [['caption: Query parameters', 'limit | No | Integer | How many kites.']],
      requestExample: '',
    },
    right: {
      uri: 'GET /v1/kites',
      request: ['caption: Query parameters', 'limit | No | Integer | How many.'],
      requestExample: '',
    },
  },
  'link/media-type': {
    wrong: {
      objects: [['caption: Request header parameters', 'Content-Type | Yes | String | The value is text/plain.']],
    },
    right: {
      objects: [['caption: Request header parameters', 'Content-Type | Yes | String | The value is application/json.']],
    },
  },
  'link/body-of-no-content': {
    wrong: { status: ['204 | Made.'], responseExample: '' },
    right: { status: ['200 | Made.'] },
  },
  'link/status-conflict': {
    wrong: {
      html: '',
      status: ['201 | Made.'],
      response: ['before: <p>Status code: <b>200</b></p>', 'id | String | ID.'],
    },
    right: { status: ['200 | Made.'], response: ['before: <p>Status code: <b>200</b></p>', 'id | String | ID.'] },
  },
  'link/status-assumed': {
    wrong: { status: ['400 | Refused.'] },
    right: { status: ['200 | Made.', '400 | Refused.'] },
  },
  'link/example-status': {
    wrong: { responseExample: 'HTTP/1.1 202 Accepted\n\n{"id": "k1"}' },
    right: { responseExample: 'HTTP/1.1 200 OK\n\n{"id": "k1"}' },
  },
  'link/example-method': {
    wrong: { requestExample: 'PUT https://kites.example.com/v1/kites\n\n{"colour": "red"}' },
    right: { requestExample: 'POST https://kites.example.com/v1/kites\n\n{"colour": "red"}' },
  },
  'link/example-url': {
    wrong: { requestExample: 'POST https://kites.example.com/v1/tails\n\n{"colour": "red"}' },
    right: { requestExample: 'POST https://kites.example.com/v1/kites\n\n{"colour": "red"}' },
  },
  'link/example-mended': {
    wrong: { requestExample: '{"colour": "red",}' },
    right: { requestExample: '{"colour": "red"}' },
  },
  'link/example-placeholder': {
    wrong: { request: ['size | Yes | Integer | Size.'], requestExample: '{"size": "..."}' },
    right: { request: ['size | Yes | Integer | Size.'], requestExample: '{"size": 7}' },
  },
  'link/example-unreadable': {
    wrong: { requestExample: '{"colour": "red"' },
    right: { requestExample: '{"colour": "red"}' },
  },
  'link/example-empty': {
    wrong: { request: ['colour | Yes | String | The value can be RED or BLUE.'], requestExample: '{"colour": ""}' },
    right: { request: ['colour | Yes | String | The value can be RED or BLUE.'], requestExample: '{"colour": "RED"}' },
  },
  'link/example-wrapped': {
    before:
      'Request:\n  colour | Yes | String | Colour.\nOne of several example requests:\n  {"kite": {"colour": "red"}}',
    after: 'Request:\n  colour | Yes | String | Colour.\nExample request:\n  {"colour": "red"}',
  },
  'link/example-unwrapped': {
    before:
      'Request:\n  kite | Yes | Kite object | Kite.\nKite:\n  colour | Yes | String | Colour.\nExample request:\n  {"colour": "red"}',
    after:
      'Request:\n  kite | Yes | Kite object | Kite.\nKite:\n  colour | Yes | String | Colour.\nExample request:\n  {"kite": {"colour": "red"}}',
  },
  'link/example-structure': {
    wrong: {
      request: [
        'colour | Yes | String | Colour.',
        'tail | Yes | Integer | Length of the tail.',
        'line | Yes | Integer | Length of the line.',
        'name | Yes | String | Name.',
      ],
      requestExample: '{"wind": 4, "place": "hill", "from": 9, "until": 12}',
    },
    right: {
      request: [
        'colour | Yes | String | Colour.',
        'tail | Yes | Integer | Length of the tail.',
        'line | Yes | Integer | Length of the line.',
        'name | Yes | String | Name.',
      ],
      requestExample: '{"colour": "red", "tail": 2, "line": 30, "name": "k1"}',
    },
  },
  'link/example-markup': {
    wrong: { requestExample: '<html>red</html>' },
    right: { requestExample: '{"colour": "red"}' },
  },
  'link/example-type': {
    wrong: { request: ['size | Yes | Integer | Size.'], requestExample: '{"size": "7"}' },
    right: { request: ['size | Yes | Integer | Size.'], requestExample: '{"size": 7}' },
  },
  'link/example-enum': {
    wrong: { request: ['colour | Yes | String | The value can be RED or BLUE.'], requestExample: '{"colour": "red"}' },
    right: { request: ['colour | Yes | String | The value can be RED or BLUE.'], requestExample: '{"colour": "RED"}' },
  },
  'link/example-bound': {
    wrong: { request: ['size | Yes | Integer | The value ranges from 1 to 9.'], requestExample: '{"size": 12}' },
    right: { request: ['size | Yes | Integer | The value ranges from 1 to 9.'], requestExample: '{"size": 7}' },
  },
  'link/example-required-missing': {
    wrong: {
      request: ['colour | Yes | String | Colour.', 'size | Yes | Integer | Size.'],
      requestExample: '{"colour": "red"}',
    },
    right: {
      request: ['colour | Yes | String | Colour.', 'size | No | Integer | Size.'],
      requestExample: '{"colour": "red"}',
    },
  },
  'link/example-required-conditional': {
    wrong: {
      request: ['colour | Yes | String | Colour.', 'size | Yes | Integer | Size. Needed if the kite is new.'],
      requestExample: '{"colour": "red"}',
    },
    right: {
      request: ['colour | Yes | String | Colour.', 'size | No | Integer | Size. Needed if the kite is new.'],
      requestExample: '{"colour": "red"}',
    },
  },
  'link/example-format': {
    wrong: {
      request: ['made | Yes | String | When it was made, as YYYY-MM-DDTHH:MM:SSZ.'],
      requestExample: '{"made": "yesterday"}',
    },
    right: {
      request: ['made | Yes | String | When it was made, as YYYY-MM-DDTHH:MM:SSZ.'],
      requestExample: '{"made": "2030-01-31T08:00:00Z"}',
    },
  },
  'link/example-null': {
    wrong: { request: ['colour | Yes | String | Colour. It cannot be null.'], requestExample: '{"colour": null}' },
    right: { request: ['colour | Yes | String | Colour. It cannot be null.'], requestExample: '{"colour": "red"}' },
  },
  'link/example-field-spelling': {
    wrong: { request: ['colour | Yes | String | Colour.'], requestExample: '{"coluor": "red"}' },
    right: { request: ['colour | Yes | String | Colour.'], requestExample: '{"colour": "red"}' },
  },
  'link/example-field-unknown': {
    wrong: { requestExample: '{"colour": "red", "tail": 2}' },
    right: {
      request: ['colour | Yes | String | Colour.', 'tail | No | Integer | Length of the tail.'],
      requestExample: '{"colour": "red", "tail": 2}',
    },
  },
  'link/pages-disagree': {
    wrong: [
      {
        file: 'a.html',
        uri: 'GET /v1/kites',
        request: ['caption: Query parameters', 'limit | No | Integer | How many.'],
        requestExample: '',
      },
      {
        file: 'b.html',
        uri: 'GET /v1/kites',
        request: ['caption: Query parameters', 'limit | No | String | How many.'],
        requestExample: '',
      },
    ],
    right: [
      {
        file: 'a.html',
        uri: 'GET /v1/kites',
        request: ['caption: Query parameters', 'limit | No | Integer | How many.'],
        requestExample: '',
      },
      {
        file: 'b.html',
        uri: 'GET /v1/kites',
        request: ['caption: Query parameters', 'limit | No | Integer | How many.'],
        requestExample: '',
      },
    ],
  },
  'link/page-without-answer': {
    wrong: [
      { file: 'a.html', uri: 'POST /v1/kites' },
      { file: 'b.html', uri: 'POST /v1/kites' },
      { file: 'c.html', uri: 'POST /v1/kites', response: [], responseExample: '' },
    ],
    right: [
      { file: 'a.html', uri: 'POST /v1/kites' },
      { file: 'b.html', uri: 'POST /v1/kites' },
    ],
  },
  'emit/name-refused': {
    wrong: { request: ['colour | Yes | String | Colour.', 'tail"; | No | Integer | Length.'] },
    right: { request: ['colour | Yes | String | Colour.', 'tail | No | Integer | Length.'] },
  },
  'emit/value-refused': {
    wrong: { request: ['colour | No | String | Colour. The default value is <b>r"e\\d</b>.'] },
    right: { request: ['colour | No | String | Colour. The default value is <b>red</b>.'] },
  },
  'emit/example-cleaned': {
    wrong: { requestExample: '{"colour": "red", "__proto__": 1}' },
    right: { requestExample: '{"colour": "red"}' },
  },
  'extract/uri-name-assumed': {
    wrong: syntaxPage('PUT /KiteName', rstSection('Response Parameters', ANSWER)),
    right: syntaxPage('PUT /{KiteName}', rstSection('Response Parameters', ANSWER)),
  },
  'extract/uri-name-open': {
    wrong: syntaxPage('PUT /box/kite', rstSection('Request Parameters', rstGrid('Parameters', BOX, ['box', 'Box.']))),
    right: syntaxPage('PUT /{box}/kite', rstSection('Request Parameters', rstGrid('Parameters', BOX, ['box', 'Box.']))),
  },
  'extract/section-assumed': {
    wrong: kitePage(rstSection('What Comes Back', ANSWER)),
    right: kitePage(rstSection('Response Parameters', ANSWER)),
  },
  'extract/example-unplaced': {
    wrong: kitePage(rstSection('Example', rstCode('{"id": "k1"}'))),
    right: kitePage(rstSection('Example Responses', rstCode('{"id": "k1"}'))),
  },
  'link/response-undecided': {
    wrong: [SHARED_ANSWER, sharedResponses(rstGrid('Table 1', ...ID_ROWS), rstGrid('Table 2', ...FAULT_ROWS))],
    right: [
      SHARED_ANSWER,
      sharedResponses(
        '-  Normal response',
        rstGrid('Table 1', ...ID_ROWS),
        '-  Abnormal response',
        rstGrid('Table 2', ...FAULT_ROWS),
      ),
    ],
  },
  'link/response-elsewhere': {
    wrong: [
      kitePage(rstSection('Response Parameters', 'For details, see `Listing Tails <tails.html>`__.')),
      { file: 'tails.rst', rst: rstPage('Listing Tails', rstSection('URI', 'GET /v1/tails')) },
    ],
    right: [
      kitePage(rstSection('Response Parameters', ANSWER)),
      { file: 'tails.rst', rst: rstPage('Listing Tails', rstSection('URI', 'GET /v1/tails')) },
    ],
  },
  'link/error-body-spelling': {
    wrong: [failing('{"error_code": "K.1", "error_message": "No wind"}'), commonError('error_msg')],
    right: [failing('{"error_code": "K.1", "error_msg": "No wind"}'), commonError('error_msg')],
  },
  'link/error-code-status': {
    wrong: [failing('{"error_code": "K.1", "error_msg": "No wind"}'), errorCodes('404')],
    right: [failing('{"error_code": "K.1", "error_msg": "No wind"}'), errorCodes('400')],
  },
  'link/example-corrected': {
    before:
      '# the example has "size": 12\nactions:\n  - target: $.components.schemas.Kite.properties.size\n    update: { maximum: 10 }',
    after:
      '# the example has "size": 12\nactions:\n  - target: $.components.schemas.Kite.properties.size\n    update: { maximum: 20 }',
  },
  'overlay/target-missing': {
    before: 'actions:\n  - target: $.components.schemas.Kyte\n    update: { title: Kite }',
    after: 'actions:\n  - target: $.components.schemas.Kite\n    update: { title: Kite }',
  },
  'overlay/target-unusable': {
    before: 'actions:\n  - target: $.info.title\n    update: Kites',
    after: 'actions:\n  - target: $.info\n    update: { title: Kites }',
  },
  'overlay/expectation-failed': {
    before:
      '# the page says maximum 9 by now\nactions:\n  - target: $.components.schemas.Kite.properties.size\n    expect: { maximum: 8 }\n    update: { maximum: 10 }',
    after:
      'actions:\n  - target: $.components.schemas.Kite.properties.size\n    expect: { maximum: 9 }\n    update: { maximum: 10 }',
  },
  'overlay/no-effect': {
    before:
      '# the page says maximum 10 by now\nactions:\n  - target: $.components.schemas.Kite.properties.size\n    update: { maximum: 10 }',
    after: '# the action is deleted\nactions: []',
  },
  'check/spec-stale': {
    before: 'docs-source/kites/a.html was edited, spec/kites.yaml was not written since',
    after: 'specscribe build kites',
  },
  'check/target-stale': {
    before: 'spec/kites.yaml has changed, generated/kites/python was not generated since',
    after: 'specscribe build kites',
  },
  'check/target-edited': {
    before: 'generated/kites/python/client.py was edited by hand',
    after: 'specscribe build kites      (and the change in a template, or an overlay)',
  },
  'check/file-missing': { before: 'spec/kites.sources.json was deleted', after: 'specscribe build kites' },
  'check/left-over': {
    before: 'generated/kites/go is there, but service.yaml lists no target "go"',
    after: 'git rm -r generated/kites/go',
  },
  'check/page-changed': {
    before: 'docs-source/kites/a.html was edited since spec/kites.yaml was written',
    after: 'specscribe build kites',
  },
  'suppress/unused': {
    before: '- code: link/example-enum\n  page: corrected.html\n  reason: The server takes both spellings.',
    after: '# the entry is deleted',
  },
  'suppress/expired': {
    before: '- code: link/example-enum\n  reason: Corrected with the next release.\n  expires: 2020-01-31',
    after: '- code: link/example-enum\n  reason: Corrected with the next release.\n  expires: 2030-01-31',
  },
  'suppress/comment-unread': {
    before: '<!-- specscribe-ignore: enum both are fine -->',
    after: '<!-- specscribe-ignore: link/example-enum The server takes both. -->',
  },
};
