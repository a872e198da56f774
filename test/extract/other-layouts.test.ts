import { describe, expect, it } from 'vitest';
import type { Contract } from '../../scripts/pipeline/index.ts';
import { contractOfSmall, FIELD_COLUMNS, onlyOperation, type SmallPage, tableHtml } from '../support/small-page.ts';

type Schemas = Contract['document']['components']['schemas'];
type Schema = Partial<Schemas[string]> & { readonly $ref?: string };

/** Paths of the fields of a schema; `!` stands behind what is mandatory, `[]` in front of what items of lists have. */
function pathsOf(schema: Schema | undefined, all: Schemas): string[] {
  const [part] = (schema?.allOf ?? []) as Schema[];
  const ref = schema?.$ref ?? part?.$ref;
  if (ref !== undefined) return pathsOf(all[ref.split('/').at(-1) ?? ''], all);
  if (schema?.items) return pathsOf(schema.items as Schema, all).map((path) => `[].${path}`);
  return Object.entries(schema?.properties ?? {}).flatMap(([name, inner]) => [
    schema?.required?.includes(name) ? `${name}!` : name,
    ...pathsOf(inner as Schema, all).map((path) => `${name}${path.startsWith('[') ? '' : '.'}${path}`),
  ]);
}

const fields = (rows: readonly (readonly string[])[], caption: string): string =>
  tableHtml(FIELD_COLUMNS, rows, caption);

/** The fields of what is sent, in a page whose request is given. */
function sent(request: string, example = ''): readonly string[] {
  const contract = contractOfSmall({ request, requestExample: example === '' ? '' : `<pre>${example}</pre>` });
  const media = onlyOperation(contract)?.requestBody?.content['application/json'];
  return pathsOf(media?.schema as Schema, contract.document.components.schemas);
}

const KITE = fields([['kite', 'Yes', 'Object', 'Kite.']], 'Table 1 Request parameters');
const KITES = fields([['kites', 'Yes', 'Array', 'Kites.']], 'Table 1 Request parameters');
const NAME = [['name', 'Yes', 'String', 'Name.']];

describe('a table of a structure', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'elements in a list',
      KITES + fields(NAME, 'Table 2 Description of elements in kites'),
      ['kites!', 'kites[].name!'],
    ],
    [
      'parameters of an object',
      KITE + fields(NAME, 'Table 2 Description of the parameters in the kite object'),
      ['kite!', 'kite.name!'],
    ],
    ['elements of nothing here', KITES + fields(NAME, 'Table 2 Description of elements'), ['kites!', 'name!']],
  ])('is told by its caption: %s', (_, request, expected) => {
    expect(sent(request)).toEqual(expected);
  });

  it.each<[string, string, readonly string[]]>([
    ['a row', 'The <b>kite</b> parameter contains the following fields:', ['kite!', 'kite.name!']],
    [
      'a row, behind words on the table',
      'The following table describes the parameters of the <b>kite</b> field.',
      ['kite!', 'kite.name!'],
    ],
    ['no row', 'The <b>drake</b> parameter contains the following fields:', ['kite!', 'name!']],
    ['the message', 'The request parameter contains the following fields:', ['kite!', 'name!']],
  ])('is told by the sentence above it, where its caption says nothing: %s', (_, sentence, expected) => {
    expect(sent(`${KITE}<p>${sentence}</p>${fields(NAME, 'Table 2 Parameters')}`)).toEqual(expected);
  });

  it.each<[string, readonly (readonly string[])[], readonly string[]]>([
    [
      'of a list of that name',
      [
        ['tails[]', 'Yes', 'Array', 'Tails.'],
        ['tails[].hue', 'Yes', 'String', 'Hue.'],
      ],
      ['tails!', 'tails[].hue!'],
    ],
    [
      'of a list of that name, whose type is its item’s',
      [
        ['tails[]', 'No', 'Object', 'Tails.'],
        ['tails[*].hue', 'No', 'String', 'Hue.'],
      ],
      ['tails', 'tails[].hue'],
    ],
    ['of single values', [['hues[]', 'Yes', 'String', 'Hues.']], ['hues[]!']],
  ])('is told by names with brackets: %s', (_, rows, expected) => {
    expect(sent(fields(rows, 'Request body parameters'))).toEqual(expected);
  });

  const POLICY = fields([['policy', 'No', 'Policy', 'See <a href="#t2">Table 2</a>.']], 'Table 1 Request parameters');
  const NODES = `<a name="t2"></a>${fields([['nodes', 'No', 'Array', 'See <a href="#t3">Table 3</a>.']], 'Table 2 Node configuration parameters').replace('<table>', '<table id="t2">')}`;
  const INNER = fields(
    [
      ['size', 'No', 'Integer', 'Size.'],
      ['policy', 'No', 'Policy', 'See <a href="#t4">Table 4</a>.'],
    ],
    'Table 3 nodes parameter description',
  ).replace('<table>', '<table id="t3">');
  const OWN = (caption: string): string =>
    fields([['step', 'No', 'Integer', 'Step.']], caption).replace('<table>', '<table id="t4">');
  it.each<[string, string, string]>([
    ['of its name, which another row of the name links', 'Table 4 policy parameter description', 'policy.step'],
    ['that its link leads to, where none has its name', 'Table 4 Steps of kites', 'policy.nodes'],
  ])('is the one %s', (_, caption, expected) => {
    expect(sent(POLICY + NODES + INNER + OWN(caption))).toContain(expected);
  });
});

describe('the parameters of a table that are sent instead of a row', () => {
  const own = (words: string): string =>
    fields([['kite', 'No', 'Array', `Kite. See <a href="#t2">Table 2</a>.${words}`]], 'Table 1 Request parameters') +
    fields(NAME, 'Table 2 kite parameters').replace('<table>', '<table id="t2">') +
    fields([['hue', 'Yes', 'String', 'Hue.']], 'Table 3 Colours').replace('<table>', '<table id="t3">');
  it.each<[string, string, readonly string[]]>([
    [
      'stand beside it and are optional',
      ' You can select either this parameter or the parameters listed in <a href="#t3">Table 3</a>.',
      ['kite', 'kite[].name!', 'hue'],
    ],
    ['are those of its value where it says so', '', ['kite', 'kite[].name!', 'hue!']],
  ])('%s', (_, words, expected) => {
    expect(sent(own(words), '{"hue": "red"}')).toEqual(expected);
  });
});

describe('the items of a list that nothing describes', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'as the example shows them',
      'Array of objects',
      '{"kites": [{"id": "k", "tail": {"age": 3}}, {"id": "l", "hues": ["red"]}]}',
      ['kites!', 'kites[].id', 'kites[].tail', 'kites[].tail.age', 'kites[].hues'],
    ],
    [
      'as the example shows them, where the type is no more than a list',
      'Array',
      '{"kites": [{"id": "k"}]}',
      ['kites!', 'kites[].id'],
    ],
    ['open where their keys are data', 'Array of objects', '{"kites": [{"7": "k"}]}', ['kites!']],
    ['open where no example shows them', 'Array of objects', '{"kites": []}', ['kites!']],
    ['open for an object, which may hold any keys', 'Object', '{"kites": {"id": "k"}}', ['kites!']],
  ])('are %s', (_, type, example, expected) => {
    expect(sent(fields([['kites', 'Yes', type, 'Kites.']], 'Request body parameters'), example)).toEqual(expected);
  });
});

describe('a request line in a table', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['with words beside it', ['Method', 'URI', 'Description'], ['PUT', '/v1/kites/{id}', 'Changes a kite.']],
    ['behind its words', ['Function', 'Method', 'URI'], ['Changes a kite.', 'PUT', '/v1/kites/{id}']],
  ])('is made of its method and its path: %s', (_, header, row) => {
    const { document } = contractOfSmall({ uri: tableHtml(header, [row]) });
    expect(Object.keys(document.paths)).toEqual(['/v1/kites/{id}']);
  });
});

describe('statuses', () => {
  const codes = (page: SmallPage): readonly string[] =>
    Object.keys(onlyOperation(contractOfSmall(page))?.responses ?? {});
  it.each<[string, string, readonly string[]]>([
    [
      'of codes behind their kind',
      '<p>Normal response codes: 200, 202</p><p>Error response codes: 400 (Bad Request), itemNotFound(404)</p>',
      ['200', '202', '400', '404'],
    ],
    ['of a sentence about codes', '<p>Error response codes: see kites(404) of the page.</p>', ['200']],
  ])('are read: %s', (_, status, expected) => {
    expect(codes({ status })).toEqual(expected);
  });

  const body = (name: string): string =>
    tableHtml(['Parameter', 'Type', 'Description'], [[name, 'String', 'It.']], 'Response parameters');
  it.each<[string, string, string, readonly string[]]>([
    [
      'leads to the table below it',
      'When the status code is 200, the response parameters are as follows:',
      'If the status code is 400, the parameters are:',
      ['id', 'error_code'],
    ],
    ['is about something else', 'It is made.', 'If the status code is 400, try again.', ['id error_code', '']],
  ])('of a sentence that %s', (_, first, second, expected) => {
    const contract = contractOfSmall({
      response: `<p>${first}</p>${body('id')}<p>${second}</p>${body('error_code')}`,
      responseExample: '',
    });
    const responses = onlyOperation(contract)?.responses ?? {};
    const found = ['200', '400'].map((status) =>
      pathsOf(
        responses[status]?.content?.['application/json']?.schema as Schema,
        contract.document.components.schemas,
      ).join(' '),
    );
    expect(found).toEqual(expected);
  });
});

describe('an answer of a failure', () => {
  const rows = (name: string, caption: string): string =>
    tableHtml(['Parameter', 'Type', 'Description'], [[name, 'String', 'It.']], caption);
  const found = (page: SmallPage): Record<string, string> => {
    const contract = contractOfSmall({ responseExample: '', ...page });
    return Object.fromEntries(
      Object.entries(onlyOperation(contract)?.responses ?? {}).map(([status, { content }]) => [
        status,
        pathsOf(content?.['application/json']?.schema as Schema, contract.document.components.schemas).join(' '),
      ]),
    );
  };
  it.each<[string, SmallPage, Record<string, string>]>([
    [
      'whose caption names its status',
      {
        response: rows('id', 'Response parameters (status code: 200)') + rows('fault', 'Response parameters (400)'),
        status: '',
      },
      { 200: 'id', 400: 'fault' },
    ],
    [
      'whose caption has a number of something else',
      { response: rows('id', 'Response parameters') + rows('fault', 'Response parameters (1024)'), status: '' },
      { 200: 'id fault' },
    ],
    [
      'under a heading of errors',
      {
        response: rows('id', 'Response parameters'),
        status: '',
        rest: `<h4>Error Response</h4>${rows('fault', 'Response parameters')}`,
      },
      { 200: 'id', '4XX': 'fault' },
    ],
    [
      'under a heading of errors, whose statuses are listed',
      {
        response: rows('id', 'Response parameters'),
        rest: `<h4>Error Response</h4>${rows('fault', 'Response parameters')}`,
      },
      { 200: 'id', 400: 'fault' },
    ],
  ])('has a body of its own: %s', (_, page, expected) => {
    expect(found(page)).toEqual(expected);
  });
});

describe('a row of a table without a column of marks', () => {
  const columns = ['Parameter', 'Type', 'Description'];
  it.each<[string, readonly string[], readonly string[]]>([
    ['behind its name', ['name (mandatory)', 'String', 'Name.'], ['name!']],
    ['behind its name, as optional', ['name (Optional)', 'String', 'Name.'], ['name']],
    ['in front of its description', ['name', 'String', '(Mandatory) Name.'], ['name!']],
    ['in a sentence', ['name', 'String', 'Name. This parameter is mandatory.'], ['name!']],
    ['in no sentence of its own', ['name', 'String', 'Name. This parameter is mandatory when it flies.'], ['name']],
    ['of another', ['name', 'String', 'Name, where the mandatory tail is.'], ['name']],
  ])('is mandatory where it says so %s', (_, row, expected) => {
    expect(sent(tableHtml(columns, [row], 'Request body parameters'))).toEqual(expected);
  });

  it('is not by a sentence that an answer has taken over from its request', () => {
    const contract = contractOfSmall({
      response: tableHtml(
        columns,
        [['name', 'String', 'Name. This parameter is mandatory.']],
        'Response body parameters',
      ),
      responseExample: '',
    });
    const media = onlyOperation(contract)?.responses['200']?.content?.['application/json'];
    expect(pathsOf(media?.schema as Schema, contract.document.components.schemas)).toEqual(['name']);
  });

  it.each([
    ['Request body parameters (to be discarded)', true],
    ['Request body parameters (discarded)', true],
    ['Request body parameters (new)', undefined],
  ])('is deprecated by the caption of its table: %s', (caption, expected) => {
    const contract = contractOfSmall({ request: tableHtml(columns, [['name', 'String', 'It.']], caption) });
    const found = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.name);
    expect((found?.properties?.name as Schema | undefined)?.deprecated).toBe(expected);
  });

  it('is what the caption names, without the remark', () => {
    const contract = contractOfSmall({
      request:
        tableHtml(['Parameter', 'Type', 'Description'], [['tail', 'Object', 'It.']], 'Request body parameters') +
        tableHtml(
          ['Parameter', 'Type', 'Description'],
          [['hue', 'String', 'It.']],
          '<b>tail</b> field description (to be discarded)',
        ),
    });
    const text = JSON.stringify(contract.document.components.schemas);
    expect(text).toContain('"$ref"');
    expect(text.match(/"deprecated":true/g)).toHaveLength(1);
  });

  it.each([
    ['name (discarded)', true],
    ['name (to be discarded)', true],
    ['name (will be taken offline)', true],
    ['name (kites)', undefined],
  ])('is deprecated by a word behind its name: %s', (name, expected) => {
    const contract = contractOfSmall({
      request: tableHtml(columns, [[name, 'String', 'It.']], 'Request body parameters'),
    });
    const found = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.name);
    expect((found?.properties?.name as Schema | undefined)?.deprecated).toBe(expected);
  });
});

describe('a query string in the path', () => {
  it.each([
    ['that a word stands for', '{query_string}', ['limit']],
    ['of names', '{limit}&amp;{hue}', ['limit', 'hue']],
  ])('%s', (_, query, expected) => {
    const contract = contractOfSmall({
      uri: `<p>GET /v1/kites?${query}</p>${fields([['limit', 'No', 'Integer', 'Limit.']], 'Query parameters')}`,
      request: '<p>None</p>',
      requestExample: '',
    });
    expect(onlyOperation(contract)?.parameters?.map((each) => ('name' in each ? each.name : ''))).toEqual(expected);
  });

  it('may have names with a tilde', () => {
    const contract = contractOfSmall({
      uri: `<p>GET /v1/kites</p>${fields(
        [
          ['name~', 'No', 'String', 'Part of a name.'],
          ['hue*', 'No', 'String', 'Hue.'],
        ],
        'Query parameters',
      )}`,
      request: '<p>None</p>',
      requestExample: '',
    });
    expect(onlyOperation(contract)?.parameters?.map((each) => ('name' in each ? each.name : ''))).toContain('name~');
  });
});
