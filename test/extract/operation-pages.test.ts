import { describe, expect, it } from 'vitest';
import {
  codesOf,
  contractOfSmall,
  contractOfText,
  FIELD_COLUMNS,
  onlyOperation,
  type SmallPage,
  smallPage,
  tableHtml,
} from '../support/small-page.ts';

/** Each path as `method path`, its parameters as `in name`. */
function pathsOf(contract: ReturnType<typeof contractOfSmall>): string[] {
  return Object.entries(contract.document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) =>
      [`${method} ${path}`, ...(operation?.parameters ?? []).map((each) => `${each.in} ${each.name}`)].join(', '),
    ),
  );
}

const uriCodes = (contract: ReturnType<typeof contractOfSmall>): string[] =>
  codesOf(contract).filter((code) => /^extract\/(?:uri|page)/.test(code));

const MENDED = ['extract/uri-mended'];
const KITES = 'post /v1/kites';

const URI_LINES: readonly (readonly [string, string[], string[]])[] = [
  ['<p>POST /v1/kites</p>', [KITES], []],
  ['<p>POST: /v1/kites</p>', [KITES], []],
  ['<p>HTTP POST /v1/kites</p>', [KITES], []],
  ['<p>URI format: POST /v1/kites</p>', [KITES], []],
  ['<p>POST {endpoint}/v1/kites</p>', [KITES], []],
  ['<p>POST /v1/kites HTTP/1.1</p>', [KITES], []],
  ['<p>Method: POST</p><p>/v1/kites</p>', [KITES], []],
  ['<p>POST</p><p>https://{endpoint}/v1/kites</p>', [KITES], []],
  ['<p>POST /v1/kites or POST /v2/kites</p>', [KITES, 'post /v2/kites'], []],
  ['<p>POST /v1/kites<br>POST /v2/kites</p>', [KITES, 'post /v2/kites'], []],
  ['<p>POST /v1/toys/<br>kites</p>', ['post /v1/toys/kites'], []],
  [tableHtml(['Method', 'URI'], [['POST', '/v1/kites']]), [KITES], []],
  ['<p>POST /v1/kites[?limit=1]</p>', ['post /v1/kites, query limit'], []],
  ['<p>POST v1/kites</p>', [KITES], MENDED],
  ['<p>POST /v1/kites (recommended)</p>', [KITES], MENDED],
  ['<p>POST /v1/kites/(id)</p>', ['post /v1/kites/{id}, path id'], MENDED],
  ['<p>POST /v1/kites/{{id}}</p>', ['post /v1/kites/{id}, path id'], MENDED],
  ['<p>POST /v1/kites/{id</p>', ['post /v1/kites/{id}, path id'], MENDED],
  ['<p>POST /v1/kites\u200b/{id}</p>', ['post /v1/kites/{id}, path id'], []],
  ['<p>POST /v1/kites</p><p>POST /v1/toys</p>', [KITES, 'post /v1/toys'], ['extract/uri-several']],
  ['<p>PATH: /</p><p>Method: GET</p>', ['get /'], []],
  ['<p>GET /</p>', ['get /'], []],
  ['<p>Method: GET</p><p>/</p>', [], ['extract/page-without-operation', 'extract/uri-unread']],
  ['<p>The kite is made.</p>', [], ['extract/page-without-operation', 'extract/uri-unread']],
  ['<p>MAKE /v1/kites</p>', [], ['extract/page-without-operation', 'extract/uri-unread']],
];

describe('a URI line', () => {
  it.each(URI_LINES)('%s', (uri, paths, codes) => {
    const contract = contractOfSmall({ uri });
    expect(pathsOf(contract)).toEqual(paths);
    expect(uriCodes(contract)).toEqual(codes);
  });

  it('under a heading of another matter is found, with the table below it', () => {
    const uri = `<p>POST /v1/kites/{id}</p>${tableHtml(FIELD_COLUMNS, [['id', 'Yes', 'String', 'Kite.']])}`;
    const contract = contractOfSmall({ uri, headings: { uri: 'Calling' } });
    expect(pathsOf(contract)).toEqual(['post /v1/kites/{id}, path id']);
    expect(codesOf(contract)).toEqual(['extract/uri-heading-missing']);
  });

  it('in a block that shows a request, but is not called its syntax, gives no operation, and a finding', () => {
    const headings = { uri: 'Request', request: 'Request Elements' };
    // What the house's own export wrote, which its parent link shows, is read as the house's alone.
    const rest = '<div class="parentlink"><strong>Parent topic:</strong> <a href="all.html">Kites</a></div>';
    const codes = (block: string): string[] => codesOf(contractOfSmall({ headings, uri: block, rest }));
    expect(codes('<pre>POST /?kites HTTP/1.1\nHost: kites.example</pre>')).toContain('extract/uri-unread');
    expect(codes('<pre>Host: kites.example</pre>')).not.toContain('extract/uri-unread');
  });

  it('of a tutorial is no operation, and no accusation', () => {
    const text = `<h1>Flying</h1><h4>Request URI</h4><p>Send POST to {endpoint}.</p>${tableHtml(['Parameter', 'Description'], [['endpoint', 'Where.']])}`;
    expect(codesOf(contractOfText(text))).toEqual(['extract/page-without-operation']);
  });
});

const RESPONSE_FIELDS = ['id'];

/** Names of the body's fields by side and status. */
function bodiesOf(contract: ReturnType<typeof contractOfSmall>): Record<string, string[]> {
  const operation = onlyOperation(contract);
  const fields = (content: unknown): string[] | undefined => {
    const media = (content as Record<string, { schema?: { $ref?: string } }> | undefined)?.['application/json'];
    const schema = contract.document.components.schemas[media?.schema?.$ref?.split('/').at(-1) ?? ''];
    return schema && Object.keys(schema.properties ?? {});
  };
  const sides = [
    ['request', fields(operation?.requestBody?.content)],
    ...Object.entries(operation?.responses ?? {}).map(([status, response]) => [status, fields(response.content)]),
  ] as const;
  return Object.fromEntries(sides.filter(([, names]) => names !== undefined)) as Record<string, string[]>;
}

const WHOLE = { request: ['colour'], 200: RESPONSE_FIELDS };

describe('headings of other writers', () => {
  it.each<[Required<SmallPage>['headings'], string[]]>([
    [{ uri: 'Request URL' }, []],
    [{ uri: 'Request Path' }, []],
    [{ uri: 'Method and URI' }, []],
    [{ request: 'Parameters' }, []],
    [{ request: 'Input' }, []],
    [{ request: 'Message Body' }, []],
    [{ response: 'Return Parameters' }, []],
    [{ response: 'Result' }, []],
    [{ response: 'Normal Response' }, []],
    [{ response: 'Return Values' }, ['extract/section-assumed']],
    [{ response: 'What Comes Back' }, ['extract/section-assumed']],
    [{ request: 'What Is Sent' }, ['extract/section-assumed']],
    [{ responseExample: 'Return Example' }, []],
    [{ requestExample: 'Code Sample', responseExample: 'Response Sample' }, ['extract/example-unplaced']],
    [{ status: 'Return Codes' }, []],
    [{ status: 'HTTP Codes' }, []],
    [{ status: 'Numbers' }, []],
  ])('%j', (headings, codes) => {
    const contract = contractOfSmall({ headings });
    expect(bodiesOf(contract)).toEqual(WHOLE);
    expect(Object.keys(onlyOperation(contract)?.responses ?? {})).toEqual(['200', '400']);
    expect(codesOf(contract)).toEqual(codes);
  });

  it('a table that nothing places is in no schema, and reported', () => {
    const rest = `<h4>Kites</h4>${tableHtml(FIELD_COLUMNS, [['tail', 'No', 'String', 'Tail.']])}`;
    const contract = contractOfSmall({ rest });
    expect(bodiesOf(contract)).toEqual(WHOLE);
    expect(codesOf(contract)).toEqual(['link/table-unreferenced']);
  });
});

const ERROR_TABLE = tableHtml(['Parameter', 'Type', 'Description'], [['error_code', 'String', 'Code.']]);
const ID_TABLE = tableHtml(['Parameter', 'Type', 'Description'], [['id', 'String', 'ID.']]);

describe('what a page says of its statuses', () => {
  it.each([
    ['labels', `<p><b>Status code: 200</b></p>${ID_TABLE}<p><b>Status code: 404</b></p>${ERROR_TABLE}`],
    ['labels without blanks', `<p>HTTP status code:200</p>${ID_TABLE}<p>HTTP status code:404</p>${ERROR_TABLE}`],
    ['codes and reasons', `<p>200 OK</p>${ID_TABLE}<p>404 Not Found</p>${ERROR_TABLE}`],
    ['headings', `<h4>Status code: 200</h4>${ID_TABLE}<h4>Status code: 404</h4>${ERROR_TABLE}`],
  ])('as %s keeps the tables apart', (_, response) => {
    expect(bodiesOf(contractOfSmall({ response }))).toEqual({
      request: ['colour'],
      200: RESPONSE_FIELDS,
      404: ['error_code'],
    });
  });

  it.each([
    ['500-599', ['200', '5XX']],
    ['500 to 599', ['200', '5XX']],
    ['4xx', ['200', '4XX']],
    ['400, 401', ['200', '400', '401']],
    ['403 Forbidden', ['200', '403']],
    ['500-504', ['200', '5XX']],
  ])('in a status cell: %s', (cell, statuses) => {
    const status = tableHtml(
      ['Status Code', 'Description'],
      [
        ['200', 'Made.'],
        [cell, 'Refused.'],
      ],
    );
    expect(Object.keys(onlyOperation(contractOfSmall({ status }))?.responses ?? {})).toEqual(statuses);
  });

  it('in a table that has codes of errors beside them', () => {
    const status = tableHtml(
      ['Status Code', 'Error Code', 'Error Message', 'Description'],
      [
        ['201', '-', '-', 'Made.'],
        ['404', 'KITE.001', 'No kite.', 'There is none.'],
      ],
    );
    expect(Object.keys(onlyOperation(contractOfSmall({ status }))?.responses ?? {})).toEqual(['201', '404']);
  });

  it.each([
    ['<p>Normal: 202</p>', ['202']],
    ['<p>202 Accepted, 404 Not Found</p>', ['202', '404']],
    ['<p>202</p><p>400, 403 or 500.</p>', ['202', '400', '403', '500']],
    ['<ul><li><p>202: made</p></li><li><p>404 Not Found - no such kite</p></li></ul>', ['202', '404']],
    ['<ul><li><p>Normal</p><p>202</p></li><li><p>Abnormal</p><p>See the list of codes.</p></li></ul>', ['202']],
    ['<p>202 kites are made at most, 404 are not.</p>', ['200']],
    [
      '<p>As a rule, if status code 200 is returned, it flies. Here, the status code for a successful call is 202.</p>',
      ['202'],
    ],
    ['<p>If the request is successful, the status code 201 is returned.</p>', ['201']],
    ['<p>Status code 204 No Content is returned if the kite is deleted successfully.</p>', ['204']],
    ['<p>If status code 201 is returned, the request is successful.</p>', ['201']],
    ['<p>202 indicates that the request was successful.</p>', ['202']],
    ['<p>If a 2xx status code is returned, for example, 201, 202, or 204, the request is successful.</p>', ['200']],
    ['<p>Generally, if status code 201 is returned, an API is successfully called.</p>', ['200']],
    ['<p>If the request is successful, the status code 201 or 202 is returned.</p>', ['200']],
  ])('in paragraphs and lists: %s', (status, statuses) => {
    expect(Object.keys(onlyOperation(contractOfSmall({ status }))?.responses ?? {})).toEqual(statuses);
  });

  it.each([
    ['Abnormal response', ['4XX']],
    ['Failed responses', ['4XX']],
    ['Normal responses', []],
  ])('by the label %s, tables below it', (label, expected) => {
    const response = `<ul><li><p>Normal response</p>${ID_TABLE}</li><li><p>${label}</p>${ERROR_TABLE}</li></ul>`;
    const bodies = bodiesOf(contractOfSmall({ response }));
    expect(Object.keys(bodies).filter((key) => key === '4XX')).toEqual(expected);
    expect(bodies['200']).toEqual(expected.length > 0 ? RESPONSE_FIELDS : [...RESPONSE_FIELDS, 'error_code']);
  });
});

describe('rows of request tables', () => {
  it.each([
    [
      'placeholders and fields in one table',
      FIELD_COLUMNS,
      [
        ['id', 'Yes', 'String', 'Kite.'],
        ['colour', 'Yes', 'String', 'Colour.'],
      ],
      'Parameter description',
      ['post /v1/kites/{id}, path id'],
    ],
    [
      'a column of locations',
      ['Parameter', 'In', 'Mandatory', 'Type', 'Description'],
      [
        ['id', 'Path', 'Yes', 'String', 'Kite.'],
        ['limit', 'query', 'No', 'Integer', 'Limit.'],
        ['X-Kite', 'Header', 'No', 'String', 'Header.'],
        ['colour', 'body', 'Yes', 'String', 'Colour.'],
      ],
      'Request body parameters',
      ['post /v1/kites/{id}, path id, query limit, header X-Kite'],
    ],
  ])('%s', (_, header, rows, caption, paths) => {
    const contract = contractOfSmall({ uri: '<p>POST /v1/kites/{id}</p>', request: tableHtml(header, rows, caption) });
    expect(pathsOf(contract)).toEqual(paths);
    expect(bodiesOf(contract)).toEqual(WHOLE);
    expect(codesOf(contract)).toEqual([]);
  });

  it('a field of a body table stays one, though the path has a placeholder of its name', () => {
    const request = tableHtml(FIELD_COLUMNS, [['id', 'Yes', 'String', 'New ID.']], 'Request body parameters');
    const contract = contractOfSmall({ uri: '<p>POST /v1/kites/{id}</p>', request, requestExample: '' });
    expect(bodiesOf(contract)).toEqual({ request: ['id'], 200: RESPONSE_FIELDS });
  });

  it('a table whose header is a row like others is read by it', () => {
    const cells = (...texts: string[]): string => `<tr>${texts.map((text) => `<td><b>${text}</b></td>`).join('')}</tr>`;
    const request = `<table>${cells(...FIELD_COLUMNS)}${cells('colour', 'Yes', 'String', 'Colour.')}</table>`;
    expect(bodiesOf(contractOfSmall({ request }))).toEqual(WHOLE);
  });
});

describe('a name cell', () => {
  it.each([
    ['max_<br>colour', 'max_colour', []],
    ['co<br>lour', 'colour', []],
    ['co\u200blour', 'colour', []],
    ['colour<sup>1</sup>', 'colour', []],
    ['*colour', 'colour', []],
    ['colour:', 'colour', []],
    ['colour (optional)', 'colour', []],
    ['kite.colour', 'kite.colour', []],
    ['router:colour', 'router:colour', []],
  ])('%j is %j', (cell, name, codes) => {
    const contract = contractOfSmall({
      request: tableHtml(FIELD_COLUMNS, [[cell, 'No', 'String', 'Colour.']], 'Request body parameters'),
      requestExample: '',
    });
    expect(bodiesOf(contract).request).toEqual([name]);
    expect(codesOf(contract)).toEqual(codes);
  });

  it.each([
    ['...', 'String', 'More.', 'extract/row-without-name'],
    ['Basics', '', '', 'extract/row-without-name'],
    ['colour, tail', 'String', 'Both.', 'emit/name-refused'],
  ])('%j gives no field, and is reported', (cell, type, text, code) => {
    const rows = [
      ['length', 'No', 'String', 'Length.'],
      [cell, type === '' ? '' : 'No', type, text],
    ];
    const contract = contractOfSmall({ request: tableHtml(FIELD_COLUMNS, rows), requestExample: '' });
    expect(bodiesOf(contract).request).toEqual(['length']);
    expect(codesOf(contract)).toContain(code);
  });

  it('a table inside a cell is kept as text and reported', () => {
    const inner = tableHtml(['Parameter', 'Type', 'Description'], [['tail', 'String', 'Tail.']]);
    const contract = contractOfSmall({
      request: tableHtml(FIELD_COLUMNS, [['kite', 'No', 'Object', inner]]),
      requestExample: '',
    });
    expect(codesOf(contract)).toEqual(['extract/table-in-cell']);
    expect(JSON.stringify(contract.document.components)).toContain('tail');
  });
});

it('line ends, tabs, a byte-order mark and upper-case tags change nothing', () => {
  const plain = contractOfSmall();
  const odd = smallPage()
    .replace(/></g, '>\r\n\t<')
    .replace(
      /<(\/?)(table|tr|td|th|thead|tbody)>/g,
      (_, slash: string, tag: string) => `<${slash}${tag.toUpperCase()}>`,
    );
  expect(contractOfText(`\ufeff${odd}`).document).toEqual(plain.document);
});

describe('a page that explains how to call', () => {
  it.each([
    ['<b>{URI-scheme} :// {Endpoint} / {resource-path} ? {query-string}</b>', 0],
    ['{URI-scheme}://{Endpoint}/{resource-path}?{query-string}', 0],
    ['https://{endpoint}/v1/kites/{kite_id}', 1],
    ['{protocol}://{endpoint}/v1/kites', 1],
  ])('with %s below URI gives %d operations', (template, count) => {
    const contract = contractOfSmall({ uri: `<p>${template}</p><p>For example:</p><p>POST /v3/auth/tokens</p>` });
    expect(pathsOf(contract)).toHaveLength(count);
  });
});
