import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';

type Row = readonly [name: string, required: string, type: string, description?: string];

const table = (caption: string, rows: readonly Row[], anchor = ''): string => {
  const cells = rows.map(
    (row) =>
      `<tr>${[...row, '']
        .slice(0, 4)
        .map((text) => `<td>${text}</td>`)
        .join('')}</tr>\n`,
  );
  return `<div${anchor === '' ? '' : ` id="${anchor}"`}><table${anchor === '' ? '' : ` id="${anchor}"`}><caption>${caption}</caption><thead><tr><th>Parameter</th><th>Mandatory</th><th>Type</th><th>Description</th></tr></thead><tbody>${cells.join('')}</tbody></table></div>\n`;
};

/** The contract of one page, and the codes that the linking of its tables and examples gives. */
function read(sections: string, more: readonly { file: string; text: string }[] = []) {
  const text = `<h1>Creating a Disk</h1>\n<h4>URI</h4>\n<p>POST /v1/disks</p>\n${sections}`;
  const { document, diagnostics } = contractOf({
    pages: [{ file: 'disk.html', text }, ...more],
    config: defaultServiceConfig('x'),
    configFile: 'service.yaml',
  });
  const operation = document.paths['/v1/disks']?.post;
  const schemas: Record<string, { properties?: object; required?: readonly string[] }> = document.components.schemas;
  const fieldsOf = (name: string): string[] => Object.keys(schemas[name]?.properties ?? {});
  const codes = diagnostics
    .map(({ code }) => code)
    .filter((code) => /^link\/(?:example|table|scalar|status)/.test(code));
  return { operation, schemas, fieldsOf, codes };
}

const FROM_SERVER: readonly Row[] = [
  ['name', 'Yes', 'String'],
  ['server_id', 'Yes', 'String'],
];
const FROM_FILE: readonly Row[] = [
  ['name', 'Yes', 'String'],
  ['url', 'Yes', 'String'],
];
const example = (body: string): string => `<h4>Example Request</h4>\n<pre class="screen">${body}</pre>\n`;

describe('bodies of a request', () => {
  it('are alternatives where captions say when each is sent', () => {
    const { operation, fieldsOf, codes } = read(
      `<h4>Request</h4>${table('Parameters for creating a disk using a server', FROM_SERVER)}${table('Parameters in the request body when a file is used', FROM_FILE)}${example('{"name": "a", "server_id": "b"}')}${example('{"name": "a", "url": "c"}')}`,
    );
    const media = operation?.requestBody?.content['application/json'];
    expect(media?.schema).toEqual({
      oneOf: [
        { $ref: '#/components/schemas/CreateDiskRequest' },
        { $ref: '#/components/schemas/CreateDiskRequestBody' },
      ],
    });
    expect(fieldsOf('CreateDiskRequest')).toEqual(['name', 'server_id']);
    expect(fieldsOf('CreateDiskRequestBody')).toEqual(['name', 'url']);
    expect(Object.keys(media?.examples ?? {})).toHaveLength(2);
    expect(codes.filter((code) => code !== 'link/status-assumed')).toEqual([]);
  });

  it('hold an example against the alternative that it contradicts least', () => {
    const { codes } = read(
      `<h4>Request</h4>${table('Parameters for creating a disk using a server', FROM_SERVER)}${table('Parameters for creating a disk using a file', FROM_FILE)}${example('{"name": 7, "url": "c"}')}`,
    );
    expect(codes.filter((code) => code !== 'link/status-assumed')).toEqual(['link/example-type']);
  });

  it.each([
    ['captions that name no case', 'Request parameters', 'Request parameters', FROM_FILE],
    ['tables that share no row', 'Parameters for a new disk', 'Parameters for an old file', FROM_FILE.slice(1)],
  ])('are one for %s', (_, first, second, rows) => {
    const { operation, fieldsOf } = read(`<h4>Request</h4>${table(first, FROM_SERVER)}${table(second, rows)}`);
    expect(operation?.requestBody?.content['application/json']?.schema).toEqual({
      $ref: '#/components/schemas/CreateDiskRequest',
    });
    expect(fieldsOf('CreateDiskRequest')).toEqual(['name', 'server_id', 'url']);
  });
});

describe('tables of a row', () => {
  const TAG: readonly Row[] = [
    ['key', 'Yes', 'String'],
    ['value', 'No', 'String'],
  ];
  it.each<[string, string, boolean]>([
    ['ends with its name', 'Table 2 <b>resource_tag</b> field description', true],
    ['is another', 'Table 2 <b>resource_label</b> field description', false],
    ['only contains its name', 'Table 2 <b>tag_owner</b> field description', false],
  ])('are found where nothing leads to them and the caption %s', (_, caption, found) => {
    const { codes, schemas } = read(
      `<h4>Request</h4>${table('Table 1 Request parameters', [['tags', 'Yes', 'Array of objects', 'Tags.']])}${table(caption, TAG)}`,
    );
    expect(codes.includes('link/table-unreferenced')).toBe(!found);
    expect(Object.keys(schemas)).toHaveLength(found ? 2 : 1);
  });

  it.each<[string, string, string, boolean]>([
    ['begins with its type', 'Tag and owner parameters', 'List&lt;Tag&gt;', true],
    ['begins with another word', 'Net and owner parameters', 'List&lt;Tag&gt;', false],
    ['begins with its name alone', 'Tags and owner parameters', 'List&lt;Tag&gt;', false],
    ['is a sentence', 'Tag parameters are kept with other parameters', 'List&lt;Tag&gt;', false],
  ])('are found where the caption %s', (_, caption, type, found) => {
    const rows = table('Table 1 Request parameters', [['tags', 'Yes', type, 'Tags.']]);
    const { fieldsOf } = read(`<h4>Request</h4>${rows}${table(caption, TAG)}`);
    expect(fieldsOf('Tag')).toEqual(found ? ['key', 'value'] : []);
  });

  it.each<[string, readonly Row[], string, number]>([
    ['the row', [['boats', 'Yes', 'List', 'Boats.']], 'boats', 2],
    ['one of a list', [['boats', 'Yes', 'List', 'Boats.']], 'boat', 2],
    [
      'a row of its own',
      [
        ['boats', 'Yes', 'List', 'Boats.'],
        ['boat', 'No', 'Object', 'Boat.'],
      ],
      'boat',
      1,
    ],
    ['another', [['boats', 'Yes', 'List', 'Boats.']], 'ship', 1],
  ])('are those of another page that a sentence links for %s', (_, rows, name, components) => {
    const model = {
      file: 'model.html',
      text: `<h1>Boats</h1>${table('Table 1 Things', TAG, 'x__model')}`,
    };
    const { fieldsOf, schemas } = read(
      `<h4>Request</h4>${table('Table 1 Request parameters', rows)}<p>For details about the <b>${name}</b> field, see <a href="model.html#x__model">Table 1</a>.</p>`,
      [model],
    );
    const list = (schemas.CreateDiskRequest?.properties as Record<string, { items?: object }>).boats?.items;
    expect(Object.keys(list ?? {}).includes('$ref')).toBe(components === 2);
    expect(fieldsOf('CreateDiskRequest')).toEqual(rows.map(([row]) => row));
  });

  it.each<[string, string, object]>([
    [
      'a map',
      'Nets. The structure is Map&lt;String, Object&gt;. See Table 2.',
      { type: 'object', additionalProperties: { $ref: '#/components/schemas/NetRef' } },
    ],
    ['an object', 'Nets. It has the structure of Table 2.', { allOf: [{ $ref: '#/components/schemas/NetRef' }] }],
  ])('describe the values of an object that the text calls %s', (_, text, expected) => {
    const { schemas } = read(
      `<h4>Request</h4>${table('Table 1 Request parameters', [['nets', 'Yes', 'Object', text]])}${table('Table 2 <b>net</b> field description', [['id', 'Yes', 'String']])}`,
    );
    const properties = schemas.CreateDiskRequest?.properties as Record<string, object>;
    expect(properties.nets).toMatchObject(expected);
  });

  it('are those of the section where type and text lead to different ones', () => {
    const own = table('Table 2 disk objects', [['size', 'Yes', 'Integer']], 'x__own');
    const other = table('Table 4 disk objects', [['id', 'Yes', 'String']], 'x__other');
    const disk = (text: string): Row => ['disk', 'Yes', '<a href="#x__other">disk</a> object', text];
    const { fieldsOf } = read(
      `<h4>Request</h4>${table('Table 1 Request parameters', [disk('See <a href="#x__own">Table 2</a>.')])}${own}<h4>Response</h4>${table('Table 3 Response parameters', [disk('See <a href="#x__other">Table 4</a>.')])}${other}`,
    );
    expect(fieldsOf('DiskInput')).toEqual(['size']);
    expect(fieldsOf('DiskRef')).toEqual(['id']);
  });
});

describe('a link to a table of another page', () => {
  const MORE = [
    {
      file: 'other.html',
      text: `<h1>Creating a Net</h1><h4>URI</h4><p>POST /v1/nets</p><h4>Request</h4>${table('Table 1 Request parameters', [['flavor', 'Yes', 'Object', 'See <a href="#x__flavor">Table 2</a>.']])}${table('Table 2 <b>flavor</b> parameters', [['speed', 'Yes', 'String']], 'x__flavor')}${table('Table 3 <b>profile</b> parameters', [['kind', 'Yes', 'String']], 'x__profile')}`,
    },
  ];
  const own = (caption: string, number = 2): string =>
    table(`Table ${number} <b>${caption}</b> parameters`, [['id', 'Yes', 'String']]);
  const profile = (target: string, text = 'See'): string =>
    table('Table 1 Request parameters', [
      ['profile', 'Yes', 'Object', `${text} <a href="other.html#${target}">Table 3</a>.`],
    ]);

  it.each([
    ['passes over the own one of its name', profile('x__flavor') + own('profile'), ['id'], true],
    ['leads to one of its name, past the own one', profile('x__profile') + own('profile'), ['id'], true],
    [
      'leads to one of its name, where the own one belongs to another row',
      `${table('Table 1 Request parameters', [
        ['profile', 'Yes', 'Object', 'See <a href="other.html#x__profile">Table 3</a>.'],
        ['profiles', 'Yes', 'Object', 'See <a href="#x__own">Table 2</a>.'],
      ])}${table('Table 2 <b>profile</b> parameters', [['id', 'Yes', 'String']], 'x__own')}`,
      ['kind'],
      false,
    ],
    ['leads to one of its name, and has none of it beside it', profile('x__profile') + own('owner'), ['kind'], false],
    [
      'passes over the own one that its words number and name',
      profile('x__profile', 'For details about disks, see') + own('disk', 3),
      ['id'],
      true,
    ],
    ['names another number', profile('x__profile', 'For details about disks, see') + own('disk'), ['kind'], false],
    ['has none of its name beside it', profile('x__flavor') + own('owner'), ['speed'], false],
  ])('%s', (_, tables, expected, isReported) => {
    const { schemas, codes } = read(`<h4>Request</h4>${tables}`, MORE);
    const { profile: field } = (schemas.CreateDiskRequest?.properties ?? {}) as Record<string, { allOf?: object[] }>;
    const [{ $ref = '' } = {}] = (field?.allOf ?? [field]) as { $ref?: string }[];
    expect(Object.keys(schemas[$ref.split('/').at(-1) ?? '']?.properties ?? {})).toEqual(expected);
    expect(codes.includes('link/table-elsewhere')).toBe(isReported);
  });
});

describe('a link to a table that is named after another row', () => {
  const see = (target: string): string => `See <a href="#x__${target}">Table 2</a>.`;
  const first = (...rows: Row[]): string => table('Table 1 Request parameters', rows);
  const owner = (target = 'owner'): Row => ['owner', 'Yes', 'Object', see(target)];
  const profile = (words = see('owner')): Row => ['profile', 'Yes', 'Object', words];
  const named = (caption: string, field: string): string =>
    table(`Table 2 <b>${caption}</b> parameters`, [[field, 'Yes', 'String']], `x__${caption}`);
  const own = named('profile', 'kind');

  it.each([
    ['passes over the one of its name', first(owner(), profile()) + named('owner', 'id') + own, ['kind'], true],
    [
      'passes over the one of its name, to which another row links',
      first(owner(), profile(), ['profiles', 'No', 'Object', see('profile')]) + named('owner', 'id') + own,
      ['kind'],
      true,
    ],
    ['stays where no other row links there', first(profile()) + named('owner', 'id') + own, ['id'], false],
    [
      'stays where the row of that name links elsewhere',
      first(owner('net'), profile()) + named('owner', 'id') + own + named('net', 'mask'),
      ['id'],
      false,
    ],
    ['stays where none has its name', first(owner(), profile()) + named('owner', 'id'), ['id'], false],
    [
      'stays where two have its name',
      first(owner(), profile()) + named('owner', 'id') + own + named('profiles', 'size'),
      ['id'],
      false,
    ],
    [
      'stays where its words name the other row',
      first(owner(), profile(`As the owner has it. ${see('owner')}`)) + named('owner', 'id') + own,
      ['id'],
      false,
    ],
  ])('%s', (_, tables, expected, isReported) => {
    const { schemas, codes } = read(`<h4>Request</h4>${tables}`);
    const { profile: field } = (schemas.CreateDiskRequest?.properties ?? {}) as Record<string, { allOf?: object[] }>;
    const [{ $ref = '' } = {}] = (field?.allOf ?? [field]) as { $ref?: string }[];
    expect(Object.keys(schemas[$ref.split('/').at(-1) ?? '']?.properties ?? {})).toEqual(expected);
    expect(codes.includes('link/table-elsewhere')).toBe(isReported);
  });
});

describe('answers', () => {
  const ROWS = table('Table 1 Response parameters', [['id', 'Yes', 'String']]);
  it.each<[string, string, readonly string[], boolean]>([
    ['300 alone', '<p>Normal</p><p>300</p>', ['300'], false],
    ['a success beside 300', '<p>200</p><p>300</p>', ['200', '300'], false],
    ['none', '<p>See the common page.</p>', ['200'], true],
  ])('of %s', (_, statuses, expected, assumed) => {
    const { operation, codes } = read(`<h4>Response</h4>${ROWS}<h4>Returned Values</h4>${statuses}`);
    expect(Object.keys(operation?.responses ?? {})).toEqual(expected);
    expect(operation?.responses[expected[0] as string]?.content).toBeDefined();
    expect(codes.includes('link/status-assumed')).toBe(assumed);
  });

  const ERROR = '{"error": {"code": "X.1", "message": "no"}}';
  it('that show an error in a key of no row are no examples of the success', () => {
    const { operation, schemas, codes } = read(
      `<h4>Response</h4>${ROWS}<h4>Example Response</h4><pre class="screen">{"id": "a"}</pre><p>Or</p><pre class="screen">${ERROR}</pre>`,
    );
    expect(Object.keys(operation?.responses ?? {})).toEqual(['200', '4XX']);
    expect(Object.keys(operation?.responses['200']?.content?.['application/json']?.examples ?? {})).toHaveLength(1);
    expect(schemas.ErrorResponse?.properties).toEqual({
      error: { type: 'object', properties: { code: { type: 'string' }, message: { type: 'string' } } },
    });
    expect(codes).not.toContain('link/example-field-unknown');
  });

  it.each<[string, string, readonly string[], readonly string[]]>([
    ['an error shows', '{"error": {"code": "X.1", "message": "no"}}', ['boats', 'code'], ['id', 'age']],
    ['no error shows', '{"error": {"error_code": "X.1", "error_msg": "no"}}', ['boats'], ['id', 'code', 'age']],
  ])('have rows beside what is nested that %s', (_, failure, outside, inside) => {
    const rows = table('Table 1 Response parameters', [
      ['boats', 'Yes', 'list&lt;dict&gt;'],
      ['id', 'Yes', 'String'],
      ['code', 'No', 'String'],
      ['age', 'No', 'Integer'],
    ]);
    const { fieldsOf, schemas } = read(
      `<h4>Response</h4>${rows}<h4>Example Response</h4><pre class="screen">{"boats": [{"id": "a", "age": 3}]}</pre><p>Or</p><pre class="screen">${failure}</pre>`,
    );
    expect(fieldsOf('CreateDiskResponse')).toEqual(outside);
    const nested = Object.keys(schemas).find((name) => fieldsOf(name).includes('age')) ?? '';
    expect(fieldsOf(nested)).toEqual(inside);
  });

  it.each<[string, string, readonly string[]]>([
    ['wrapped', ERROR, ['error']],
    ['flat', '{"code": "X.1", "message": "no"}', ['code', 'message']],
  ])('of the common page keep their shape: %s', (_, body, keys) => {
    const common = `<h1>Error Codes</h1><p>An error:</p><pre class="screen">${body}</pre>`;
    const { fieldsOf } = read(
      `<h4>Response</h4>${ROWS}<h4>Status Codes</h4><table><thead><tr><th>Status Code</th><th>Description</th></tr></thead><tbody><tr><td>200</td><td>Fine.</td></tr><tr><td>404</td><td>Gone.</td></tr></tbody></table>`,
      [{ file: 'errors.html', text: common }],
    );
    expect(fieldsOf('ErrorResponse')).toEqual(keys);
  });
});
