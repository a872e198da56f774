import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';

type Row = readonly [name: string, required: string, type: string, description?: string];
const table = (caption: string, ...rows: readonly Row[]): string =>
  `<table><caption><b>${caption}</b></caption><thead><tr><th>Parameter</th><th>Mandatory</th><th>Type</th><th>Description</th></tr></thead><tbody>\n${rows.map((row) => `<tr>${[...row, ...(row.length < 4 ? ['Said of it.'] : [])].map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</tbody></table>\n`;

interface Parts {
  readonly method?: string;
  readonly path?: string;
  readonly uri?: string;
  readonly request?: string;
  readonly response?: string;
  readonly after?: string;
}

function operationOf({
  method = 'POST',
  path = '/v1/boats',
  uri = '',
  request = '',
  response = '',
  after = '',
}: Parts) {
  const text = `<h1>Building a Boat</h1>\n<h4>URI</h4>\n<p>${method} ${path}</p>${uri}\n<h4>Request</h4>\n${request}<h4>Response</h4>\n${response}\n${after}`;
  const { document, diagnostics } = contractOf({
    pages: [{ file: 'x.html', text }],
    config: defaultServiceConfig('x'),
    configFile: 'service.yaml',
  });
  const operation = Object.values(document.paths)[0]?.[method.toLowerCase() as 'post'];
  return { operation, schemas: document.components.schemas, codes: diagnostics.map(({ code }) => code) };
}

describe('how a body is sent', () => {
  const sent = (request: string) => Object.keys(operationOf({ request }).operation?.requestBody?.content ?? {});
  it.each([
    [
      'a table of form fields',
      table('Table 1 FormData parameters', ['name', 'Yes', 'String']),
      ['multipart/form-data'],
    ],
    ['a file among its rows', table('Table 1 Request parameters', ['hull', 'Yes', 'File']), ['multipart/form-data']],
    ['a table of a body', table('Table 1 Request body parameters', ['name', 'Yes', 'String']), ['application/json']],
  ])('%s', (_, request, media) => {
    expect(sent(request)).toEqual(media);
  });

  it('a file that a PUT sends as it is', () => {
    const request = table('Table 1 Request parameters', ['hull', 'Yes', 'File']);
    const { operation } = operationOf({ method: 'PUT', request });
    expect(Object.keys(operation?.requestBody?.content ?? {})).toEqual(['application/octet-stream']);
  });

  const answered = (response: string, after = '') =>
    Object.entries(operationOf({ method: 'GET', response, after }).operation?.responses ?? {})
      .filter(([status]) => status.startsWith('2'))
      .flatMap(([, answer]) => Object.keys(answer.content ?? {}));
  it.each([
    ['a file as the only row', table('Table 1 Response', ['-', 'Yes', 'File']), ['application/octet-stream']],
    [
      'a sentence that says so, whatever the table describes',
      `<p>The <b>Content-Type</b> of the response is <b>application/octet-stream</b>.</p>${table('Table 1 Response', ['name', 'Yes', 'String'])}`,
      ['application/octet-stream'],
    ],
    ['a row that is a text', table('Table 1 Response', ['name', 'Yes', 'String']), ['application/json']],
  ])('%s', (_, response, media) => {
    expect(answered(response)).toEqual(media);
  });

  it.each([
    ['a list whose items the table describes', table('Table 1 Response', ['id', 'Yes', 'String']), [{ id: 'a' }]],
    ['a list of texts that no table describes', '<p>A list of strings is returned.</p>', ['a', 'b']],
  ])('%s', (_, response, value) => {
    const after = `<h4>Example Response</h4><pre>${JSON.stringify(value)}</pre>`;
    const { operation } = operationOf({ method: 'GET', response, after });
    expect(operation?.responses['200']?.content?.['application/json']?.schema).toMatchObject({ type: 'array' });
  });
});

describe('rows that are no parameters of their own', () => {
  const named = (parts: Parts) =>
    (operationOf({ method: 'GET', ...parts }).operation?.parameters ?? []).map(
      ({ in: place, name }) => `${place} ${name}`,
    );
  const path = '/v1/boats/{boat_id}';
  const uri = table('Table 1 Parameters', ['boat_id', 'Yes', 'String']);
  it.each<[string, Parts, readonly string[]]>([
    ['a placeholder that the request has again', { path, uri, request: uri }, ['path boat_id']],
    [
      'a filter with the name of a placeholder, which is one',
      { path, uri, request: table('Table 2 Query parameters', ['boat_id', 'No', 'String']) },
      ['path boat_id', 'query boat_id'],
    ],
    [
      'the host',
      { uri: table('Table 1 Parameters', ['endpoint', 'Yes', 'String'], ['size', 'No', 'String']) },
      ['query size'],
    ],
  ])('%s', (_, parts, expected) => {
    expect(named(parts)).toEqual(expected);
  });

  it.each([
    ['No', ['boat_id', 'wood']],
    ['Yes', ['wood']],
  ])('a row of the body with the name of a placeholder, marked %s, that the example leaves out', (mark, fields) => {
    const request = table('Table 2 Request', ['boat_id', mark, 'String'], ['wood', 'Yes', 'String']).replace(
      'Table 2 Request',
      'Parameter description',
    );
    const after = '<h4>Example Request</h4><pre>{"wood": "oak"}</pre>';
    const { schemas } = operationOf({ method: 'POST', path, uri, request, after });
    const all = Object.values(schemas as Record<string, { properties?: object }>).map(({ properties }) =>
      Object.keys(properties ?? {}),
    );
    expect(all).toContainEqual(fields);
  });

  it.each([
    ['IDs. Separate multiple IDs with commas (,).', { style: 'form', explode: false }],
    ['IDs. Repeat the parameter for several.', {}],
  ])('a list in the query: %s', (words, expected) => {
    const uri = table('Table 1 Query parameters', ['ids', 'No', 'Array of strings', words]);
    const [parameter] = operationOf({ method: 'GET', uri }).operation?.parameters ?? [];
    expect({ style: parameter?.style, explode: parameter?.explode }).toEqual({
      style: undefined,
      explode: undefined,
      ...expected,
    });
  });
});

describe('null in an example', () => {
  const nullable = (type: string, words: string): unknown => {
    const request = table('Table 1 Request', ['name', 'No', 'String'], ['age', 'No', type, words]);
    const after = '<h4>Example Request</h4><pre>{"name": "a", "age": null}</pre>';
    const { schemas, codes } = operationOf({ request, after });
    const field = (schemas as Record<string, { properties?: Record<string, { nullable?: boolean }> }>).BuildBoatRequest;
    return [field?.properties?.age?.nullable ?? false, codes.includes('link/example-null')];
  };
  it.each([
    ['makes a field nullable of which no word forbids it', 'Integer', 'Its age.', [true, false]],
    ['contradicts words that forbid it', 'Integer', 'Its age. It cannot be null.', [false, true]],
    ['is one more of a list of values', 'String', 'Its age. The value can be <b>new</b> or <b>old</b>.', [true, false]],
  ])('%s', (_, type, words, expected) => {
    expect(nullable(type, words)).toEqual(expected);
  });
});

describe('a sample that is cut into a block a line', () => {
  it('is one sample, each line with its number', () => {
    const response = table('Table 1 Response', ['id', 'Yes', 'String'], ['age', 'No', 'Integer']);
    const after = '<h4>Example Response</h4>\n<pre>{</pre>\n<pre>"id": "a",</pre>\n<pre>"age": 3</pre>\n<pre>}</pre>';
    const { operation } = operationOf({ method: 'GET', response, after });
    const media = operation?.responses['200']?.content?.['application/json'];
    expect(Object.values(media?.examples ?? {}).map((example) => (example as { value: unknown }).value)).toEqual([
      { id: 'a', age: 3 },
    ]);
  });
});

describe('a table that prose gives a row', () => {
  const other = table('Table 2 Response', ['wood', 'No', 'String']).replace('<table>', '<a name="mast"></a><table>');
  const response = (prose: string): string =>
    table('Table 1 Response', ['mast', 'No', 'Dictionary'], ['sail', 'No', 'Dictionary']) + prose + other;
  it.each([
    [
      'by the name of its row',
      '<p>For details about the <b>mast</b> field, see <a href="#mast">Table 2</a>.</p>',
      ['mast', 'sail'],
    ],
    ['by its caption', '<p>The mast object has the following attributes.</p>', ['mast', 'sail']],
  ])('%s', (_, prose, fields) => {
    const tables = prose.includes('href') ? response(prose) : response(prose).replace('Table 2 Response', '');
    const { schemas } = operationOf({ method: 'GET', response: tables });
    const all = Object.values(schemas as Record<string, { properties?: object }>).map(({ properties }) =>
      Object.keys(properties ?? {}),
    );
    expect(all).toContainEqual(fields);
    expect(all).toContainEqual(['wood']);
  });
});
