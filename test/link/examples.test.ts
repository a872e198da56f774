import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { codesOf as codesOfContract, contractOfSmall, onlyOperation, tableHtml } from '../support/small-page.ts';

const cell = (text: string): string => `<td>${text}</td>`;
const row = (...cells: string[]): string => `<tr>${cells.map(cell).join('')}</tr>\n`;
const table = (...rows: string[]): string =>
  `<table><thead><tr><th>Parameter</th><th>Mandatory</th><th>Type</th><th>Description</th></tr></thead><tbody>\n${rows.join('')}</tbody></table>`;
const ROWS = table(
  row('name', 'Yes', 'String', 'Name.'),
  row('size', 'No', 'Integer', 'Size in GB. The value ranges from 1 to 10.'),
  row('kind', 'No', 'String', 'Kind. The value can be <b>fast</b> or <b>slow</b>.'),
  row('flavor', 'Yes', 'String', 'Flavor. You do not need to set it where name is set.'),
);

/** A page with one request example; the codes of what is found at examples. */
function codesOf(example: string, uriTable = ''): string[] {
  const text = `<h1>Creating an X</h1>\n<h4>URI</h4>\n<p>POST /v1/xs/{id}/a/{id}</p>\n${uriTable}<h4>Request</h4>\n${ROWS}\n<h4>Example Request</h4>\n<pre class="screen">${example}</pre>\n`;
  const { diagnostics } = contractOf({
    pages: [{ file: 'x.html', text }],
    config: defaultServiceConfig('x'),
    configFile: 'service.yaml',
  });
  return diagnostics.map(({ code }) => code).filter((code) => /^link\/(?:example|parameter-duplicate)/.test(code));
}

const GOOD = '{"name": "a", "size": 3, "kind": "fast", "flavor": "b"}';

describe('examples against the tables of their page', () => {
  it.each<[string, string, string[]]>([
    ['one that fits', GOOD, []],
    ['a value of another type', GOOD.replace('3', '"3"'), ['link/example-type']],
    ['a value that is not listed', GOOD.replace('fast', 'FAST'), ['link/example-enum']],
    ['an enumerated value left empty', GOOD.replace('fast', ''), ['link/example-empty']],
    ['a number out of range', GOOD.replace('3', '11'), ['link/example-bound']],
    ['null, where no word forbids it', GOOD.replace('3', 'null'), []],
    ['null, where there are listed values', GOOD.replace('"fast"', 'null'), []],
    ['a mandatory field left out', GOOD.replace('"name": "a", ', ''), ['link/example-required-missing']],
    [
      'a mandatory field left out that the text makes optional',
      GOOD.replace(', "flavor": "b"', ''),
      ['link/example-required-conditional'],
    ],
    ['a value that the page leaves out', GOOD.replace('3', '"......"'), ['link/example-placeholder']],
    ['a field of no row', GOOD.replace('"size"', '"weight": 1, "size"'), ['link/example-field-unknown']],
    ['fields of which no row has any', '{"a": 1, "b": 2, "c": 3, "d": {"e": 4}}', ['link/example-structure']],
    ['one field around everything', `{"x": ${GOOD}}`, []],
    ['a list around everything, in one field', `{"xs": [${GOOD}]}`, []],
    ['two fields, one of them unknown', `{"x": ${GOOD}, "name": "a", "flavor": "b"}`, ['link/example-field-unknown']],
    ['Python literals and a comma too many', GOOD.replace('3', 'None').replace('}', ',}'), ['link/example-mended']],
    ['a comma missing between lines', GOOD.replace('"a", ', '"a"\n\n'), ['link/example-mended']],
    ['a comma missing on a line', GOOD.replace('"a", ', '"a" '), ['link/example-unreadable']],
    ['a name without quotes on a line of its own', GOOD.replace('"size"', '\nsize'), ['link/example-mended']],
    ['no JSON', GOOD.replace('3', 'three'), ['link/example-unreadable']],
    ['markup', '&lt;html&gt;201 Created&lt;/html&gt;', ['link/example-markup']],
    ['header lines', 'Content-Length: 0\nX-Request-Id: req-1', []],
    ['another method', `PUT https://{endpoint}/v1/xs/1/a/1\n\n${GOOD}`, ['link/example-method']],
    ['another path', `POST https://{endpoint}/v2/xs/1/a/1\n\n${GOOD}`, ['link/example-url']],
    ['a path of the shape', `POST https://{endpoint}/v1/xs/1/a/1\n\n${GOOD}`, []],
  ])('%s', (_, example, codes) => {
    expect(codesOf(example).sort()).toEqual(codes.sort());
  });

  it('finds no second description in a path that has one parameter twice', () => {
    expect(codesOf(GOOD, table(row('id', 'Yes', 'String', 'Id.')))).toEqual([]);
  });
});

describe('status 204', () => {
  const page = (status: string, body: string): string =>
    `<h1>Deleting an X</h1>\n<h4>URI</h4>\n<p>DELETE /v1/xs/x</p>\n<h4>Response</h4>\n<p><b>Status code: ${status}</b></p>\n${body}`;
  const example = '<h4>Example Response</h4><p><b>Status code: 204</b></p><pre class="screen">{"id": "a"}</pre>';

  it.each<[string, string, string, number]>([
    ['with a table', '204', ROWS, 1],
    ['with an example', '204', `<p>None</p>${example}`, 1],
    ['without a body', '204', '<p>None</p>', 0],
    ['with an example that is empty', '204', `<p>None</p>${example.replace('{"id": "a"}', '{ }')}`, 0],
    ['another status with a table', '200', ROWS, 0],
  ])('%s', (_, status, body, count) => {
    const { diagnostics } = contractOf({
      pages: [{ file: 'x.html', text: page(status, body) }],
      config: defaultServiceConfig('x'),
      configFile: 'service.yaml',
    });
    expect(diagnostics.filter(({ code }) => code === 'link/body-of-no-content')).toHaveLength(count);
  });
});

describe('a time whose format only a phrase gives', () => {
  const timesOf = (example: string, words = 'Time, in the format of yyyy-MM-ddTHH:mm:ssZ.') => {
    const contract = contractOfSmall({
      response: tableHtml(
        ['Parameter', 'Type', 'Description'],
        [['made_at', 'String', words]],
        'Response body parameters',
      ),
      responseExample: `<pre>{"made_at": "${example}"}</pre>`,
    });
    const [schema] = Object.values(contract.document.components.schemas).filter(
      ({ properties }) => properties?.made_at,
    );
    return {
      schema: schema?.properties?.made_at,
      codes: codesOfContract(contract).filter((code) => /example/.test(code)),
    };
  };

  it.each([
    ['2020-01-31T08:00:00Z', 'date-time', []],
    ['2020-01-31T08:00:00+0100', 'date-time', []],
    ['2020-01-31T08:00:00.123', undefined, []],
    ['2020-01-31 08:00', undefined, []],
    ['yesterday', 'date-time', ['link/example-format']],
    ['YYYY-MM-DDTHH:MM:SSZ', 'date-time', ['link/example-placeholder']],
  ])('%s', (example, format, codes) => {
    const read = timesOf(example);
    expect(read.schema).toHaveProperty('type', 'string');
    expect((read.schema as { format?: string }).format).toBe(format);
    expect(read.codes).toEqual(codes);
  });
});

describe('a row of a table without a column of types', () => {
  const typeOf = (columns: readonly string[], cells: readonly string[], example: string) => {
    const contract = contractOfSmall({
      response: tableHtml(columns, [cells], 'Response body parameters'),
      responseExample: example,
    });
    const body = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.size);
    const { description: _, ...schema } = body?.properties?.size as { description?: string; type?: string };
    return { schema, codes: codesOfContract(contract).filter((code) => code === 'link/example-type') };
  };
  const UNTYPED = ['Parameter', 'Description'];
  const TYPED = ['Parameter', 'Type', 'Description'];

  it.each([
    ['a number', UNTYPED, ['size', 'Size.'], '<pre>{"size": 3}</pre>', { type: 'integer' }, []],
    ['a fraction', UNTYPED, ['size', 'Size.'], '<pre>{"size": 3.5}</pre>', { type: 'number' }, []],
    ['a list', UNTYPED, ['size', 'Size.'], '<pre>{"size": [3]}</pre>', { type: 'array', items: {} }, []],
    ['text', UNTYPED, ['size', 'Size.'], '<pre>{"size": "3"}</pre>', { type: 'string' }, []],
    ['nothing', UNTYPED, ['size', 'Size.'], '', { type: 'string' }, []],
    ['two kinds', UNTYPED, ['size', 'Size.'], '<pre>{"size": 3}</pre><p>or</p><pre>{"size": "3"}</pre>', {}, []],
    [
      'another than its type',
      TYPED,
      ['size', 'String', 'Size.'],
      '<pre>{"size": 3}</pre>',
      { type: 'string' },
      ['link/example-type'],
    ],
  ])('whose example shows %s', (_, columns, cells, example, schema, codes) => {
    expect(typeOf(columns, cells, example)).toEqual({ schema, codes });
  });
});

describe('a list of whose items nothing is said', () => {
  it.each<[string, string, string, object]>([
    ['text', 'Array', '<pre>{"size": ["3", "4"]}</pre>', { type: 'string' }],
    ['whole numbers', 'List', '<pre>{"size": [3]}</pre><p>or</p><pre>{"size": [4]}</pre>', { type: 'integer' }],
    ['two kinds', 'Array', '<pre>{"size": [3, "4"]}</pre>', {}],
    ['two kinds in two examples', 'Array', '<pre>{"size": [3]}</pre><p>or</p><pre>{"size": ["4"]}</pre>', {}],
    ['objects', 'Array', '<pre>{"size": [{"a": 3}]}</pre>', { $ref: '#/components/schemas/Size' }],
    ['objects whose keys are data', 'Array', '<pre>{"size": [{"3": "a"}]}</pre>', {}],
    ['objects and text', 'Array', '<pre>{"size": [{"a": 3}, "b"]}</pre>', {}],
    ['nothing', 'Array', '<pre>{"size": []}</pre>', {}],
    ['whole numbers where the row says text', 'Array of strings', '<pre>{"size": [3]}</pre>', { type: 'string' }],
  ])('whose example shows %s', (_, type, example, items) => {
    const contract = contractOfSmall({
      response: tableHtml(['Parameter', 'Type', 'Description'], [['size', type, 'Sizes.']], 'Response body parameters'),
      responseExample: example,
    });
    const body = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.size);
    expect(body?.properties?.size).toMatchObject({ type: 'array', items });
    expect((body?.properties?.size as { items?: object }).items).toEqual(items);
  });
});

describe('a value encoded in Base64', () => {
  it.each([
    ['iVBORw0KGgo=', []],
    ['iVBORw0KGgoAAAA...', ['link/example-placeholder']],
    ['iVBORw0KGgoAAAA…YII=', ['link/example-placeholder']],
    ['...', ['link/example-placeholder']],
    ['not encoded...', ['link/example-format']],
  ])('%s', (value, codes) => {
    const contract = contractOfSmall({
      request: tableHtml(
        ['Parameter', 'Mandatory', 'Type', 'Description'],
        [['image', 'Yes', 'String', 'Base64 encoded string of the image.']],
        'Request body parameters',
      ),
      requestExample: `<pre>{"image": "${value}"}</pre>`,
    });
    expect(codesOfContract(contract).filter((code) => /example/.test(code))).toEqual(codes);
  });
});

const NULL = { type: 'object', nullable: true, not: { type: 'object' } };

describe('null of a field', () => {
  const columns = ['Parameter', 'Mandatory', 'Type', 'Description'];
  const TABLE = ' For details, see Table 2.';
  const pageOf = (type: string, words: string, shown: string, mandatory = 'No') =>
    contractOfSmall({
      request:
        tableHtml(columns, [['tail', mandatory, type, words]], 'Table 1 Request body parameters') +
        tableHtml(columns, [['length', 'No', 'Integer', 'Length.']], 'Table 2 tail'),
      requestExample: `<pre>{"tail": ${shown}}</pre>`,
    });
  const mediaOf = ({ document }: ReturnType<typeof pageOf>) =>
    Object.values(document.paths)[0]?.post?.requestBody?.content?.['application/json'];

  it.each<[string, string, string, string, object]>([
    ['a single value', 'Integer', 'Tail.', 'null', { type: 'integer', nullable: true }],
    [
      'a value of a list',
      'String',
      'Tail. The value can be <b>long</b> or <b>short</b>.',
      'null',
      { type: 'string', nullable: true, enum: ['long', 'short', null] },
    ],
    [
      'a value of a list, in words',
      'String',
      'Tail. The value can be <b>long</b>, <b>short</b>, or <b>null</b>.',
      '"long"',
      { type: 'string', nullable: true, enum: ['long', 'short', null] },
    ],
    ['an object', 'Object', `Tail.${TABLE}`, 'null', { anyOf: [{ $ref: expect.any(String) }, NULL] }],
    [
      'an object, in words',
      'Object',
      `Tail. It can be null.${TABLE}`,
      '{}',
      { anyOf: [{ $ref: expect.any(String) }, NULL] },
    ],
    ['a list', 'Array of objects', `Tail.${TABLE}`, 'null', { type: 'array', nullable: true }],
    ['an item of a list', 'Array of strings', 'Tail.', '["a", null]', { items: { type: 'string', nullable: true } }],
    [
      'an item of a list of objects',
      'Array of objects',
      `Tail.${TABLE}`,
      '[null, {"length": 3}]',
      { type: 'array', items: { anyOf: [{ $ref: expect.any(String) }, NULL] } },
    ],
    [
      'a value of a map',
      'Map&lt;String, Integer&gt;',
      'Tail.',
      '{"a": 1, "b": null}',
      { type: 'object', additionalProperties: { type: 'integer', nullable: true } },
    ],
    [
      'one of several types',
      'String or Integer',
      'Tail.',
      'null',
      { oneOf: [{ type: 'string' }, { type: 'integer' }, NULL] },
    ],
  ])('%s is in the contract', (_, type, words, shown, schema) => {
    const contract = pageOf(type, words, shown);
    expect(codesOfContract(contract).filter((code) => /example/.test(code))).toEqual([]);
    expect(contract.document.components.schemas.CreateKiteRequest?.properties?.tail).toMatchObject(schema);
    expect(mediaOf(contract)).toMatchObject({ examples: { request: { value: { tail: JSON.parse(shown) } } } });
    expect(mediaOf(contract)).not.toHaveProperty('x-contradicting-examples');
  });

  it.each<[string, string, string, string, object]>([
    ['of a value', 'Integer', 'Tail. It cannot be null.', 'null', { type: 'integer' }],
    [
      'of a listed value',
      'String',
      'Tail, not nullable. The value can be <b>a</b> or <b>b</b>.',
      'null',
      { enum: ['a', 'b'] },
    ],
    ['of an object', 'Object', `Tail. It must not be empty or null.${TABLE}`, 'null', { allOf: [{}] }],
    ['of items', 'Array of strings', 'Tails. null is not allowed.', '[null]', { items: { type: 'string' } }],
  ])('%s that words forbid stands beside the contract', (_, type, words, shown, schema) => {
    const contract = pageOf(type, words, shown);
    expect(codesOfContract(contract).filter((code) => /example/.test(code))).toEqual(['link/example-null']);
    const tail = contract.document.components.schemas.CreateKiteRequest?.properties?.tail;
    expect(tail).toMatchObject(schema);
    expect(JSON.stringify(tail)).not.toContain('null":true');
    expect(mediaOf(contract)).toHaveProperty('x-contradicting-examples');
    expect(mediaOf(contract)).not.toHaveProperty('examples');
  });

  it.each<[string, string, string, object, string[]]>([
    ['a text', 'Array of strings', '["a", null]', { items: { type: 'string', nullable: true } }, []],
    ['an object', 'Array of objects', '[null, {"length": 3}]', { items: { anyOf: [expect.anything(), NULL] } }, []],
    ['a text that is never null', 'Array of strings', '["a"]', { items: { type: 'string' } }, []],
    ['the list itself', 'Array of strings', 'null', { items: { type: 'string' } }, ['link/example-null']],
  ])('of the items of a body that is a list is in the contract: %s', (_, type, shown, schema, codes) => {
    const rows = [['[Array]', 'Yes', type, `Tails.${type.endsWith('objects') ? TABLE : ''}`]];
    const contract = contractOfSmall({
      request:
        tableHtml(columns, rows, 'Table 1 Request body parameters') +
        (type.endsWith('objects') ? tableHtml(columns, [['length', 'No', 'Integer', 'Length.']], 'Table 2 tail') : ''),
      requestExample: `<pre>${shown}</pre>`,
    });
    expect(codesOfContract(contract).filter((code) => /example/.test(code))).toEqual(codes);
    const media = mediaOf(contract);
    expect(media?.schema).toEqual(expect.objectContaining({ type: 'array', ...schema }));
    expect(Object.keys(media?.examples ?? {})).toHaveLength(codes.length === 0 ? 1 : 0);
  });

  it.each([
    ['an object without a table', 'Object', 'null'],
    ['an unknown type', 'Kite', 'null'],
  ])('of %s needs no words', (_, type, shown) => {
    const contract = pageOf(type, 'Tail.', shown);
    expect(codesOfContract(contract)).not.toContain('link/example-null');
    expect(mediaOf(contract)).toHaveProperty('examples');
  });

  it('is inferred of the example, and stated where the page says so', () => {
    const at = '/components/schemas/CreateKiteRequest/properties/tail/anyOf/1/nullable';
    const inferred = pageOf('Object', `Tail.${TABLE}`, 'null', 'Yes');
    expect(inferred.sources.get(at)).toMatchObject({ origin: 'inferred', rule: 'null-in-example' });
    expect(pageOf('Object', `Tail. It can be null.${TABLE}`, '{}').sources.get(at)).toMatchObject({ origin: 'stated' });
  });
});

describe('a secret that an example hides', () => {
  const request = tableHtml(
    ['Parameter', 'Mandatory', 'Type', 'Description'],
    [['password', 'Yes', 'String', 'Password. The value must contain 8 to 32 characters.']],
    'Request body parameters',
  );
  it.each([
    ['******', ['link/example-placeholder'], false],
    ['secret', ['link/example-bound'], false],
    ['secret-secret', [], true],
  ])('%s', (password, codes, isExample) => {
    const contract = contractOfSmall({ request, requestExample: `<pre>${JSON.stringify({ password })}</pre>` });
    expect(codesOfContract(contract).filter((code) => code.startsWith('link/example'))).toEqual(codes);
    const media = onlyOperation(contract)?.requestBody?.content['application/json'];
    expect(Object.keys(media?.examples ?? {}).length === 1).toBe(isExample);
  });
});

describe('a mandatory field that the example leaves out', () => {
  const columns = ['Parameter', 'Mandatory', 'Type', 'Description'] as const;
  it.each([
    ['This parameter is available only when <b>colour</b> is red.', true],
    ['Wood. This parameter is needed by large kites and drakes only.', true],
    ['Wood. This parameter cannot be set if the colour is red.', true],
    ['Wood. Only oak is available.', false],
    ['Wood. If the colour is red, only oak is available.', false],
    ['Wood.', false],
  ])('in the case that its own words name: %s', (words, isOfOneCase) => {
    const rows = [
      ['colour', 'Yes', 'String', 'Colour.'],
      ['wood', 'Yes', 'String', words],
    ];
    const contract = contractOfSmall({ request: tableHtml(columns, rows, 'Request body parameters') });
    const body = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.wood);
    const wood = body?.properties?.wood as Record<string, unknown> | undefined;
    expect({ required: body?.required, when: wood?.['x-required-when'] !== undefined }).toEqual({
      required: isOfOneCase ? ['colour'] : ['colour', 'wood'],
      when: isOfOneCase,
    });
    expect(codesOfContract(contract).filter((code) => code.startsWith('link/example-required'))).toEqual([
      isOfOneCase || /\bIf\b/.test(words) ? 'link/example-required-conditional' : 'link/example-required-missing',
    ]);
  });

  it.each([
    ['Frame. The value of <b>frame</b> or <b>tail</b> must be empty.', '{}', true],
    ['Frame. This parameter can be left blank.', '{}', true],
    ['Frame. This parameter can be left blank.', '{"glue": "no"}', false],
    ['Frame. This parameter cannot be left blank.', '{}', false],
    ['Frame. If <b>tail</b> is left blank, so is the sail.', '{}', false],
    ['Frame.', '{}', false],
  ])('in an object that may be empty: %s with %s', (words, shown, isEmpty) => {
    const frame = ['frame', 'Yes', 'Object', `${words} For details, see <a href="#frame">Table 2</a>.`];
    const inner = tableHtml(columns, [['wood', 'Yes', 'String', 'Wood.']], 'Table 2 <b>frame</b> objects');
    const contract = contractOfSmall({
      request: `${tableHtml(columns, [frame], 'Table 1 Request body parameters')}<a name="frame"></a>${inner}`,
      requestExample: `<pre>{"frame": ${shown}}</pre>`,
    });
    const body = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.wood);
    const wood = body?.properties?.wood as Record<string, unknown> | undefined;
    expect({ required: body?.required, when: wood?.['x-required-when'] }).toEqual(
      isEmpty
        ? { required: undefined, when: expect.stringMatching(/\bbe (?:left )?(?:empty|blank)\.$/) }
        : { required: ['wood'], when: undefined },
    );
    expect(codesOfContract(contract).filter((code) => code.startsWith('link/example-required'))).toEqual(
      isEmpty ? [] : ['link/example-required-missing'],
    );
    const media = onlyOperation(contract)?.requestBody?.content['application/json'];
    expect(Object.keys(media?.examples ?? {}).length === 1).toBe(isEmpty);
  });

  it('stays mandatory where the example has it', () => {
    const rows = [['colour', 'Yes', 'String', 'This parameter is available only when it is windy.']];
    const contract = contractOfSmall({ request: tableHtml(columns, rows, 'Request body parameters') });
    const body = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.colour);
    expect(body?.required).toEqual(['colour']);
  });
});
