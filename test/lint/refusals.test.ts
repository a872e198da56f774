import { describe, expect, it } from 'vitest';
import { refusalsOf } from '../../scripts/lint/index.ts';

/** A contract that has a name or a value of every kind, all of them allowed but what is given. */
function contract(given: Partial<Record<string, unknown>> = {}): object {
  const name = (key: string, usual: string): string => String(given[key] ?? usual);
  const property = { type: 'string', enum: ['RUNNING', given.value ?? 'x86_64'], default: given.default ?? 'RUNNING' };
  const thing = {
    type: 'object',
    required: [name('required', 'id')],
    properties: { [name('property', 'OS-EXT-AZ:zone')]: property },
  };
  const content = { [name('media type', 'application/json; charset=utf-8')]: { schema: { oneOf: [thing] } } };
  return {
    servers: [
      {
        url: name('server', 'https://{region}.example.com/v1?x=1'),
        variables: { [name('variable', 'region')]: { default: name('address', 'eu-de') } },
      },
    ],
    tags: [{ name: name('tag', 'Plug-in Management (V1/V2)') }],
    paths: {
      [name('path', '/v1/{project_id}/a.b:c%20d')]: {
        parameters: [{ name: name('placeholder', 'project_id'), in: 'path' }],
        post: {
          operationId: name('operation', 'show_a'),
          tags: [name('tag', 'A')],
          parameters: [
            { name: name('query', 'filter[x]'), in: 'query' },
            { name: name('header', 'X-Trace.Id'), in: 'header' },
          ],
          requestBody: { content },
          responses: { '200': { content, headers: { [name('answer header', 'X-A')]: { schema: property } } } },
        },
      },
    },
    components: {
      schemas: { [name('schema', 'Thing')]: { allOf: [{ additionalProperties: { items: thing } }] } },
      securitySchemes: { [name('scheme', 'token')]: { name: name('credential', 'X-Auth-Token') } },
    },
    'x-error-codes': { [name('code', 'ModelArts.0001')]: [] },
  };
}

describe('a contract', () => {
  it('is carried with the names that services have', () => {
    expect(refusalsOf(contract())).toEqual([]);
    const names = ['@modelarts:color', 'os.modelarts/name', 'cond:operation:az', '{resources}_links', '$schema', '2fa'];
    for (const property of names) expect(refusalsOf(contract({ property }))).toEqual([]);
    for (const value of ['', '10 GB', '1.0', 'a/b', '东京', -1, 0.5, false, null, { a: ['b'] }])
      expect(refusalsOf(contract({ value }))).toEqual([]);
  });

  it.each([
    ['operation', 'a"b', '/paths//v1/{project_id}/a.b:c%20d/post/operationId'],
    ['operation', '../a', '/paths//v1/{project_id}/a.b:c%20d/post/operationId'],
    ['path', '/a/*/b', '/paths//a/*/b'],
    ['path', "/a'b", "/paths//a'b"],
    ['path', '/a/../b', '/paths//a/../b'],
    ['path', '/a/{b c}', '/paths//a/{b c}'],
    ['path', '/a%zz', '/paths//a%zz'],
    ['placeholder', 'a\nb', '/paths//v1/{project_id}/a.b:c%20d/parameters/0/name'],
    ['query', 'a\\', '/paths//v1/{project_id}/a.b:c%20d/post/parameters/0/name'],
    ['header', 'X-A\r\nX-B', '/paths//v1/{project_id}/a.b:c%20d/post/parameters/1/name'],
    ['answer header', 'X"A', '/paths//v1/{project_id}/a.b:c%20d/post/responses/200/headers/X"A'],
    ['required', 'a`b', '/paths//v1/{project_id}/a.b:c%20d/post/requestBody/content/'],
    ['property', '__proto__', '/properties/__proto__'],
    ['property', 'toString', '/properties/toString'],
    ['property', '$ref', '/properties/$ref'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it shows what a template string would run
    ['property', 'a${b}', '/properties/a${b}'],
    ['property', 'a\u202eb', '/properties/a\u202eb'],
    ['property', 'x'.repeat(129), `/properties/${'x'.repeat(129)}`],
    ['value', "it's", '/enum/1'],
    ['value', 'a */ b', '/enum/1'],
    ['value', '</script>', '/enum/1'],
    ['value', Number.POSITIVE_INFINITY, '/enum/1'],
    ['value', { 'a"': 1 }, '/enum/1'],
    ['value', [['a\\']], '/enum/1'],
    ['default', 'a\u2028b', '/default'],
    ['schema', 'A/B', '/components/schemas/A/B'],
    ['schema', '..', '/components/schemas/..'],
    ['scheme', 'a b', '/components/securitySchemes/a b'],
    ['credential', 'X-Auth\nToken', '/components/securitySchemes/token/name'],
    ['tag', '../../a', '/tags/0/name'],
    ['media type', 'text/"x"', '/content/text/"x"'],
    ['server', 'https://a"b', '/servers/0/url'],
    ['variable', 'a"b', '/servers/0/variables/a"b'],
    ['address', 'a b', '/servers/0/variables/region/default'],
    ['code', '__proto__', '/x-error-codes/__proto__'],
  ])('is refused for the %s %j, and the place is named', (key, text, place) => {
    const found = refusalsOf(contract({ [key]: text })).map(({ path }) => `/${path.join('/')}`);
    expect(found.some((each) => each.includes(place))).toBe(true);
  });

  it('is judged without its examples, which are data', () => {
    const example = { enum: ['"'], properties: { '"': {} }, operationId: '"' };
    expect(
      refusalsOf({ paths: { '/a': { get: { responses: { '200': { content: { 'a/b': { example } } } } } } } }),
    ).toEqual([]);
  });

  it.each([
    null,
    undefined,
    'text',
    1,
    [],
    { paths: [] },
    { paths: { '/a': null } },
    { components: { schemas: 1 } },
  ])('of another shape is left to other rules: %j', (value) => {
    expect(refusalsOf(value)).toEqual([]);
  });
});
