import { afterEach, describe, expect, it } from 'vitest';
import {
  type Contract,
  ContractError,
  createServer,
  Refusal,
  type StubOptions,
} from '../../templates/server-typescript/src/runtime/index.ts';

type Handlers = Parameters<typeof createServer>[1];
type Server = Awaited<ReturnType<typeof createServer>>;

/** A contract of one operation, `POST /a` unless told otherwise. */
function contractOf(operation: object, more: { path?: string; method?: string; schemas?: object } = {}): Contract {
  const { path = '/a', method = 'post', schemas = {} } = more;
  return {
    openapi: '3.0.3',
    info: { title: 'One', version: '1' },
    paths: { [path]: { [method]: { operationId: 'one', responses: { 200: { description: 'OK' } }, ...operation } } },
    components: { schemas },
  };
}

const json = (schema: object, more: object = {}) => ({ content: { 'application/json': { schema, ...more } } });
const answering = (schema: object, more: object = {}) => ({
  responses: { 200: { description: 'OK', ...json(schema, more) } },
});

const query = (schema: object, more: object = {}) => ({
  parameters: [{ name: 'x', in: 'query', schema, ...more }],
});

let server: Server | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(contract: Contract, handlers: Handlers = {}, options: StubOptions = {}): Promise<Server> {
  server = await createServer(contract, handlers, options);
  return server;
}

/** What a handler is given for a request, or how the server refuses it. */
async function received(contract: Contract, request: object): Promise<unknown> {
  let input: unknown;
  const handler = (given: unknown) => {
    input = given;
    return { status: 200 };
  };
  const { statusCode, body } = await (await serve(contract, { one: handler })).inject({
    method: 'POST',
    url: '/a',
    ...request,
  } as never);
  return statusCode === 200 ? input : { status: statusCode, said: JSON.parse(body).error_msg };
}

describe('a request', () => {
  const list = { type: 'array', items: { type: 'string' } };
  const time = { type: 'string', format: 'date-time' };
  const byName = { $ref: '#/components/schemas/Time' };

  it.each<[string, object, string, unknown]>([
    ['a number as a number', query({ type: 'integer' }), 'x=7', { x: 7 }],
    ['a truth value as one', query({ type: 'boolean' }), 'x=false', { x: false }],
    ['digits of a text as text', query({ type: 'string' }), 'x=007', { x: '007' }],
    ['one of a list as a list', query(list), 'x=a', { x: ['a'] }],
    ['several of a list', query(list), 'x=a&x=b', { x: ['a', 'b'] }],
    ['a list with commas', query(list, { explode: false }), 'x=a,b%2Cc', { x: ['a', 'b,c'] }],
    ['a list with bars', query(list, { explode: false, style: 'pipeDelimited' }), 'x=a|b', { x: ['a', 'b'] }],
    ['a list with blanks', query(list, { explode: false, style: 'spaceDelimited' }), 'x=a%20b', { x: ['a', 'b'] }],
    ['an object', query({ type: 'object' }, { style: 'deepObject' }), 'x[a]=1&x[b]=2', { x: { a: '1', b: '2' } }],
    ['what the contract does not know', query({ type: 'string' }), 'y=1', { y: '1' }],
    ['no default that was not sent', query({ type: 'integer', default: 10 }), '', {}],
    ['a day', query({ type: 'string', format: 'date' }), 'x=2024-02-29', { x: '2024-02-29' }],
    ['a time', query(time), 'x=2024-02-29T10:00:00Z', { x: '2024-02-29T10:00:00Z' }],
    ['a time without a zone', query(time), 'x=2024-02-29T10:00:00', { x: '2024-02-29T10:00:00' }],
    ['a time in milliseconds', query({ type: 'integer', format: 'date-time' }), 'x=1', { x: 1 }],
    ['a text of another format', query({ type: 'string', format: 'uuid' }), 'x=a', { x: 'a' }],
    ['a value that only some enumerate', query({ type: 'string', enum: ['a', 'b'] }), 'x=b', { x: 'b' }],
  ])('has %s', async (_, operation, sent, expected) => {
    expect(await received(contractOf(operation), { url: `/a?${sent}` })).toMatchObject({ query: expected });
  });

  it.each<[string, object, string, string]>([
    ['a text for a number', query({ type: 'integer' }), 'x=a', 'query/x must be integer'],
    ['nothing for a number', query({ type: 'integer' }), 'x=', 'query/x must be integer'],
    ['two numbers for one', query({ type: 'integer' }), 'x=1&x=2', 'query/x must be integer'],
    ['too small a number', query({ type: 'integer', minimum: 3 }), 'x=2', 'query/x must be >= 3'],
    [
      'a number at an exclusive limit',
      query({ type: 'integer', minimum: 3, exclusiveMinimum: true }),
      'x=3',
      'query/x must be > 3',
    ],
    [
      'a value outside the enumeration',
      query({ type: 'string', enum: ['a', 'b'] }),
      'x=c',
      'query/x must be equal to one of the allowed values: a, b',
    ],
    ['a word for a time', query(time), 'x=yesterday', 'query/x must match format "iso-date-time"'],
    [
      'a day that no month has',
      query({ type: 'string', format: 'date' }),
      'x=2024-02-30',
      'query/x must match format "date"',
    ],
    [
      'a word in a list of times',
      query({ type: 'array', items: time }),
      'x=now',
      'query/x/0 must match format "iso-date-time"',
    ],
    ['a word for a time by reference', query(byName), 'x=now', 'query/x must match format "iso-date-time"'],
    ['a word for a time in allOf', query({ allOf: [byName] }), 'x=now', 'query/x must match format "iso-date-time"'],
    [
      'a word in a list by reference',
      query({ $ref: '#/components/schemas/Times' }),
      'x=now',
      'query/x/0 must match format "iso-date-time"',
    ],
    ['no value where one is required', query({}, { required: true }), '', "query must have required property 'x'"],
  ])('is refused for %s', async (_, operation, sent, said) => {
    const schemas = { Time: time, Times: { type: 'array', items: byName } };
    expect(await received(contractOf(operation, { schemas }), { url: `/a?${sent}` })).toEqual({ status: 400, said });
  });

  it.each<[string, string, string, object]>([
    ['a name with a hyphen', '/a/{box-id}', '/a/1', { 'box-id': '1' }],
    ['a name with a dot beside a plain one', '/a/{p0}/{b.c}', '/a/1/2', { p0: '1', 'b.c': '2' }],
    ['two in one part', '/a/{x}-{y}', '/a/1-2', { x: '1', y: '2' }],
    ['odd values beside each other', '/a/{x}:{y}', '/a/1%2F2%3F:%253', { x: '1/2?', y: '%3' }],
    ['text around one', '/a/(v{x})', '/a/(v1)', { x: '1' }],
    ['a colon beside one', '/a:b/{x}:act', '/a:b/1:act', { x: '1' }],
    ['percent signs', '/100%/{x}', '/100%25/%2525', { x: '%25' }],
    ['a slash in a value', '/a/{x}', '/a/1%2F2', { x: '1/2' }],
  ])('finds its way by a path that has %s', async (_, path, url, params) => {
    const names = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
    const parameters = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
    expect(await received(contractOf({ parameters }, { path }), { url })).toMatchObject({ params });
  });

  it('has its headers by the names of the contract, and no credentials among them', async () => {
    const parameters = [
      { name: 'X-Many', in: 'header', schema: { type: 'array', items: { type: 'integer' } } },
      { name: 'X-One', in: 'header', schema: { type: 'boolean' } },
      { name: 'X-Auth-Token', in: 'header', required: true, schema: { type: 'string' } },
    ];
    const contract = { ...contractOf({ parameters }), security: [{ token: [] }] };
    const components = { securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'x-auth-token' } } };
    const headers = { 'x-auth-token': 't', 'x-many': '1, 2', 'x-one': 'true', 'x-other': '1' };
    expect(await received({ ...contract, components }, { headers })).toMatchObject({
      headers: { 'X-Many': [1, 2], 'X-One': true },
    });
  });
});

describe('a body', () => {
  const object = { type: 'object', properties: { n: { type: 'integer', default: 5 } }, additionalProperties: false };
  const nullable = { type: 'object', nullable: true };
  const orNull = { anyOf: [object, { type: 'object', nullable: true, not: { type: 'object' } }] };
  const listed = { type: 'string', nullable: true, enum: ['a', null] };
  const choice = {
    oneOf: [
      { type: 'object', required: ['a'] },
      { type: 'object', required: ['b'] },
    ],
  };
  const send = (payload: string, type = 'application/json', method = 'POST') => ({
    method,
    payload,
    headers: { 'content-type': type },
  });

  it.each<[string, object, object, unknown]>([
    ['of JSON', object, send('{"n":1}'), { n: 1 }],
    ['with a charset', object, send('{}', 'application/json; charset=utf-8'), {}],
    ['without what has a default', object, send('{}'), {}],
    ['that is a list', { type: 'array', items: { type: 'integer' } }, send('[1,2]'), [1, 2]],
    ['that is null', nullable, send('null'), null],
    ['that is null or an object, null', orNull, send('null'), null],
    ['that is null or an object, an object', orNull, send('{"n":1}'), { n: 1 }],
    ['that is null among listed values', listed, send('null'), null],
    ['that is one of several', choice, send('{"b":1}'), { b: 1 }],
    ['with a field that is not known', { type: 'object', properties: {} }, send('{"new":{"a":1}}'), { new: { a: 1 } }],
    ['that has another format than its page says', { type: 'string', format: 'byte' }, send('"?"'), '?'],
    ['that is not there', object, {}, undefined],
    ['of no bytes, called JSON', object, send(''), undefined],
  ])('%s arrives as it was sent', async (_, schema, request, body) => {
    const contract = contractOf({ requestBody: { required: false, ...json(schema) } });
    expect(await received(contract, request)).toHaveProperty('body', body);
  });

  it.each<[string, object, object, number, RegExp]>([
    ['is no JSON', object, send('{'), 400, /JSON/],
    ['has a text for a number', object, send('{"n":"1"}'), 400, /^body\/n must be integer$/],
    ['has a field that is forbidden', object, send('{"m":1}'), 400, /^body must NOT have additional properties$/],
    ['is null', object, send('null'), 400, /^body must be object$/],
    ['is another object than it or null', orNull, send('{"m":1}'), 400, /^body must NOT have additional properties/],
    [
      'is neither null nor listed',
      listed,
      send('"b"'),
      400,
      /^body must be equal to one of the allowed values: a, null$/,
    ],
    ['is null, which is not listed', { ...listed, enum: ['a'] }, send('null'), 400, /allowed values: a$/],
    ['fits two alternatives', choice, send('{"a":1,"b":1}'), 400, /must match exactly one schema in oneOf/],
    ['is not there', object, {}, 400, /^the body is missing$/],
    ['is a text', object, send('{}', 'text/plain'), 415, /as text\/plain; it has to be application\/json$/],
    [
      'is nested too deeply',
      {},
      send(`{"m":${'['.repeat(500)}${']'.repeat(500)}}`),
      400,
      /^the body is nested too deeply$/,
    ],
    ['would change what all objects have', object, send('{"__proto__":{"x":1}}'), 400, /JSON/],
  ])('that %s is refused', async (_, schema, request, status, said) => {
    const contract = contractOf({ requestBody: { required: true, ...json(schema) } });
    expect(await received(contract, request)).toEqual({ status, said: expect.stringMatching(said) });
  });

  it.each<[string, string, string, unknown]>([
    ['text/plain', 'text/plain', 'a', 'a'],
    ['application/merge-patch+json', 'application/merge-patch+json', '{"a":null}', { a: null }],
    ['application/octet-stream', 'application/octet-stream', 'a', Buffer.from('a')],
    ['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded', 'a=1', Buffer.from('a=1')],
    ['*/*', 'image/png', 'a', Buffer.from('a')],
    ['image/*', 'image/png', 'a', Buffer.from('a')],
  ])('in %s arrives', async (documented, type, payload, body) => {
    const contract = contractOf({ requestBody: { content: { [documented]: { schema: { type: 'object' } } } } });
    expect(await received(contract, send(payload, type))).toHaveProperty('body', body);
  });

  const wide = { type: 'object', required: ['n'], properties: { n: { type: 'integer', format: 'int64' } } };

  it.each<[string, string, unknown]>([
    ['beyond 2^53', '{"n":9007199254740993}', { n: 9007199254740993n }],
    ['as large as 64 bits have', '{"n":9223372036854775807}', { n: 9223372036854775807n }],
    ['below zero', '{"n":-9223372036854775808}', { n: -9223372036854775808n }],
    ['that a number carries', '{"n":9007199254740991}', { n: 9007199254740991 }],
    ['beside a long fraction', '{"n":1,"m":0.12345678901234567}', { n: 1, m: Number('0.12345678901234567') }],
    [
      'deep in what no schema knows',
      '{"n":1,"m":[{"o":12345678901234567890}]}',
      { n: 1, m: [{ o: 12345678901234567890n }] },
    ],
    ['beside long digits in a text', '{"n":1,"m":"9007199254740993"}', { n: 1, m: '9007199254740993' }],
    ['given twice', '{"n":1,"n":9007199254740993}', { n: 9007199254740993n }],
    [
      'beside brackets that are nested in a text alone',
      JSON.stringify({ n: 1, m: '[\\"{'.repeat(600) }),
      { n: 1, m: '[\\"{'.repeat(600) },
    ],
  ])('keeps the digits of an integer %s', async (_, payload, body) => {
    const contract = contractOf({ requestBody: { required: true, ...json(wide) } });
    expect(await received(contract, send(payload))).toHaveProperty('body', body);
  });

  it.each<[string, string, number, RegExp]>([
    ['has a long text for an integer', '{"n":"9007199254740993"}', 400, /^body\/n must be integer$/],
    ['has an integer beyond 64 bits', '{"n":9223372036854775808}', 400, /^body\/n must match format "int64"$/],
    ['has an integer below 64 bits', '{"n":-9223372036854775809}', 400, /^body\/n must match format "int64"$/],
    ['has a long fraction for an integer', '{"n":1.00000000000000025}', 400, /^body\/n must be integer$/],
    ['would change what all objects have', '{"n":9007199254740993,"__proto__":{"x":1}}', 400, /JSON/],
    [
      'is nested too deeply',
      `{"n":9007199254740993,"m":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
      400,
      /too deeply/,
    ],
  ])('is refused where it %s', async (_, payload, status, said) => {
    const contract = contractOf({ requestBody: { required: true, ...json(wide) } });
    expect(await received(contract, send(payload))).toEqual({ status, said: expect.stringMatching(said) });
  });

  it.each<[string, object, string, object]>([
    ['of a query', query(wide.properties.n), '/a?x=9007199254740993', { query: { x: 9007199254740993n } }],
    [
      'of a list',
      query({ type: 'array', items: wide.properties.n }),
      '/a?x=1&x=-9007199254740993',
      { query: { x: [1, -9007199254740993n] } },
    ],
    [
      'of a list of one',
      query({ type: 'array', items: wide.properties.n }),
      '/a?x=9007199254740993',
      { query: { x: [9007199254740993n] } },
    ],
    ['of a text', query({ type: 'string' }), '/a?x=9007199254740993', { query: { x: '9007199254740993' } }],
    [
      'of a small number',
      query(wide.properties.n),
      '/a?x=7&y=9007199254740993',
      { query: { x: 7, y: '9007199254740993' } },
    ],
  ])('keeps the digits %s', async (_, operation, url, expected) => {
    expect(await received(contractOf(operation), { url })).toMatchObject(expected);
  });

  it('keeps the digits of a path', async () => {
    const parameters = [{ name: 'x-y', in: 'path', required: true, schema: wide.properties.n }];
    const contract = contractOf({ parameters }, { path: '/a/{x-y}' });
    expect(await received(contract, { url: '/a/9007199254740993' })).toMatchObject({
      params: { 'x-y': 9007199254740993n },
    });
  });

  it.each([true, false])('is answered with all digits, validated or not (%s)', async (validateResponses) => {
    const handlers = { one: ({ body }: { body: unknown }) => ({ status: 200, body }) };
    const contract = contractOf({ requestBody: { required: true, ...json(wide) }, ...answering(wide) });
    const payload = '{"n":9007199254740993,"m":[12345678901234567890]}';
    const answer = await (await serve(contract, handlers, { validateResponses })).inject({
      ...{ method: 'POST', url: '/a', payload },
      headers: { 'content-type': 'application/json' },
    });
    expect({ status: answer.statusCode, body: answer.body }).toEqual({ status: 200, body: payload });
  });

  it('arrives with DELETE', async () => {
    const contract = contractOf({ requestBody: json(object) }, { method: 'delete' });
    expect(await received(contract, send('{"n":1}', 'application/json', 'DELETE'))).toHaveProperty('body', { n: 1 });
  });

  it('is left out with GET, where it has no meaning', async () => {
    const contract = contractOf({ requestBody: { required: true, ...json(object) } }, { method: 'get' });
    expect(await received(contract, { method: 'GET' })).toHaveProperty('body', undefined);
  });

  it('of a schema that contains itself is checked all the way down', async () => {
    const schemas = {
      Tree: { type: 'object', properties: { kids: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } } },
    };
    const contract = contractOf({ requestBody: json({ $ref: '#/components/schemas/Tree' }) }, { schemas });
    expect(await received(contract, send('{"kids":[{"kids":[{"kids":1}]}]}'))).toEqual({
      status: 400,
      said: 'body/kids/0/kids/0/kids must be array',
    });
  });
});

describe('an error', () => {
  const text = { type: 'string' };
  const shape = (schema: object) => ({
    responses: { 200: { description: 'OK' }, 404: { description: 'No', ...json(schema) } },
  });
  const object = (properties: object, required: string[] = []) => ({ type: 'object', properties, required });

  it.each<[string, object, unknown]>([
    ['as the family has it', object({ error_code: text, error_msg: text }), { error_code: 'A.1', error_msg: 'gone' }],
    [
      'in the old spelling',
      object({ error_code: text, error_message: text }),
      { error_code: 'A.1', error_message: 'gone' },
    ],
    ['in camel case', object({ errorCode: text, errorMsg: text }), { errorCode: 'A.1', errorMsg: 'gone' }],
    [
      'with the status as its code',
      object({ code: { type: 'integer' }, message: text }),
      { code: 404, message: 'gone' },
    ],
    [
      'in a wrapper',
      object({ error: object({ code: text, message: text }) }),
      { error: { code: 'A.1', message: 'gone' } },
    ],
    ['with its message alone', object({ message: text }), { message: 'gone' }],
    [
      'with what else is required',
      object({ error_code: text, error_msg: text, kind: { enum: ['bad'] } }, ['kind']),
      { error_code: 'A.1', error_msg: 'gone', kind: 'bad' },
    ],
    [
      'of no shape that is known, as the family has it',
      object({ why: text }),
      { error_code: 'A.1', error_msg: 'gone' },
    ],
  ])('is told %s', async (_, schema, expected) => {
    const handlers = {
      one: () => {
        throw new Refusal(404, 'A.1', 'gone');
      },
    };
    const answer = await (await serve(contractOf(shape(schema)), handlers)).inject({ method: 'POST', url: '/a' });
    expect({ status: answer.statusCode, body: answer.json() }).toEqual({ status: 404, body: expected });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('outside of all operations has the shape of most of them, and a request id', async () => {
    const app = await serve(contractOf(shape(object({ error_code: text, error_message: text }))));
    for (const [url, status] of [
      ['/b', 404],
      ['/%zz', 400],
    ] as const) {
      const answer = await app.inject({ method: 'GET', url });
      expect(answer.statusCode).toBe(status);
      expect(Object.keys(answer.json())).toEqual(['error_code', 'error_message']);
      expect(answer.headers['x-request-id']).toBeDefined();
    }
  });
});

describe('credentials', () => {
  const scheme = (securityScheme: object) => ({
    ...contractOf({}),
    security: [{ only: [] }],
    components: { securitySchemes: { only: securityScheme } },
  });

  it.each<[string, object, object, object]>([
    [
      'a header',
      { type: 'apiKey', in: 'header', name: 'X-Key' },
      { headers: { 'x-key': '1' } },
      { headers: { key: '1' } },
    ],
    ['a query', { type: 'apiKey', in: 'query', name: 'key' }, { url: '/a?key=1' }, { url: '/a?kee=1' }],
    [
      'a cookie',
      { type: 'apiKey', in: 'cookie', name: 'key' },
      { headers: { cookie: 'a=b; key=1' } },
      { headers: { cookie: 'a=key=' } },
    ],
    [
      'basic',
      { type: 'http', scheme: 'basic' },
      { headers: { authorization: 'Basic a' } },
      { headers: { authorization: 'Bearer a' } },
    ],
    ['a bearer', { type: 'http', scheme: 'bearer' }, { headers: { authorization: 'bearer a' } }, {}],
    ['OAuth', { type: 'oauth2' }, { headers: { authorization: 'Bearer a' } }, {}],
  ])('by %s are seen, and missed', async (_, securityScheme, good, bad) => {
    const app = await serve(scheme(securityScheme), { one: () => ({ status: 200 }) });
    const status = async (request: object) =>
      (await app.inject({ method: 'POST', url: '/a', ...request } as never)).statusCode;
    expect({ good: await status(good), bad: await status(bad) }).toEqual({ good: 200, bad: 401 });
  });

  it.each<[string, object[], number]>([
    ['none', [], 200],
    ['none or one', [{}, { only: [] }], 200],
    ['two at once', [{ only: [], other: [] }], 401],
  ])('are asked for where the contract asks for %s', async (_, security, status) => {
    const contract = { ...scheme({ type: 'apiKey', in: 'header', name: 'k' }), security };
    const app = await serve(contract, { one: () => ({ status: 200 }) });
    expect((await app.inject({ method: 'POST', url: '/a' })).statusCode).toBe(status);
  });

  it('are judged by who serves, before anything else', async () => {
    const seen: unknown[] = [];
    const options: StubOptions = {
      authenticate: (request, schemes) => {
        seen.push(schemes);
        return request.headers['x-key'] === 'right';
      },
    };
    const contract = scheme({ type: 'apiKey', in: 'header', name: 'X-Key' });
    const app = await serve(contract, { one: () => ({ status: 200 }) }, options);
    const status = async (key: string) =>
      (await app.inject({ method: 'POST', url: '/a', headers: { 'x-key': key } })).statusCode;
    expect([await status('right'), await status('wrong')]).toEqual([200, 401]);
    expect(seen).toEqual([['only'], ['only']]);
  });
});

describe('an answer', () => {
  const schema = { type: 'object', required: ['a'], properties: { a: { type: 'string' } } };
  const checked = async (operation: object, answer: unknown) => {
    const app = await serve(contractOf(operation), { one: () => answer }, { validateResponses: true });
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/a' });
    return statusCode === 500 ? JSON.parse(body).error_msg : { status: statusCode, body };
  };

  it.each<[string, object, object, string]>([
    ['a fitting body', answering(schema), { status: 200, body: { a: 'x' } }, '{"a":"x"}'],
    ['a field that is not known', answering(schema), { status: 200, body: { a: 'x', b: 1 } }, '{"a":"x","b":1}'],
    ['no body where none is documented', {}, { status: 200 }, ''],
    ['a list', answering({ type: 'array', items: {} }), { status: 200, body: [1, null] }, '[1,null]'],
    ['a text of JSON', answering({ type: 'string' }), { status: 200, body: 'x' }, '"x"'],
    ['null where it may be', answering({ ...schema, nullable: true }), { status: 200, body: null }, 'null'],
    [
      'plain text',
      { responses: { 200: { description: '', content: { 'text/plain': { schema: { type: 'string' } } } } } },
      { status: 200, body: 'x' },
      'x',
    ],
    [
      'bytes',
      { responses: { 200: { description: '', content: { 'application/zip': {} } } } },
      { status: 200, body: new Uint8Array([80, 75]) },
      'PK',
    ],
  ])('with %s goes out as it is', async (_, operation, answer, body) => {
    expect(await checked(operation, answer)).toEqual({ status: 200, body });
  });

  it.each<[string, object, unknown, string]>([
    ['lacks a field', answering(schema), { status: 200, body: {} }, "body must have required property 'a'"],
    ['has another type', answering(schema), { status: 200, body: { a: 1 } }, 'body/a must be string'],
    ['has no body', answering(schema), { status: 200 }, 'the body is missing'],
    ['has a body where none is documented', {}, { status: 200, body: {} }, 'a body is not documented for status 200'],
    ['has a status that is not documented', {}, { status: 201 }, 'status 201 is not documented'],
    [
      'has a media type that is not documented',
      answering(schema),
      { status: 200, body: 'x', headers: { 'content-type': 'text/html' } },
      'text/html is not documented for status 200',
    ],
  ])('that %s is a fault that is told', async (_, operation, answer, problem) => {
    expect(await checked(operation, answer)).toBe(`the answer of one breaks the contract: ${problem}`);
  });

  it('goes unchecked unless that is asked for', async () => {
    const app = await serve(contractOf(answering(schema)), { one: () => ({ status: 418, body: { b: 1 } }) });
    const answer = await app.inject({ method: 'POST', url: '/a' });
    expect([answer.statusCode, answer.body]).toEqual([418, '{"b":1}']);
  });
});

describe('an example', () => {
  const schema = {
    type: 'object',
    required: ['state'],
    properties: { state: { enum: ['ON', 'OFF'] }, n: { type: 'integer' } },
  };
  const page = { examples: { first: { value: { state: 'OFF' } }, second: { value: { state: 'ON' } } } };
  const contradicting = { 'x-contradicting-examples': [{ value: { state: 'AJAR' } }] };
  const errors = {
    404: {
      description: 'No',
      ...json({ type: 'object', properties: { error_code: { type: 'string' }, error_msg: { type: 'string' } } }),
    },
    '5XX': { description: 'Bad' },
  };
  const get = async (media: object, request: { headers?: object } = {}, options: StubOptions = {}) => {
    const { responses } = answering(schema, media);
    const contract = {
      ...contractOf({ responses: { ...responses, ...errors } }),
      'x-error-codes': { 'A.2': [{ status: '404', message: 'Not found' }] },
    };
    const app = await serve(contract, {}, { unimplemented: 'example', ...options });
    const answer = await app.inject({ method: 'POST', url: '/a', ...request } as never);
    return {
      status: answer.statusCode,
      origin: answer.headers['x-specscribe-example'],
      body: answer.body === '' ? undefined : answer.json(),
    };
  };

  it.each<[string, object, object, StubOptions, object]>([
    ['the first of the page', page, {}, {}, { status: 200, origin: 'page', body: { state: 'OFF' } }],
    ['made where the page has none', {}, {}, {}, { status: 200, origin: 'made', body: { state: 'ON' } }],
    [
      'as the page has it, though it contradicts',
      contradicting,
      {},
      {},
      { origin: 'contradicting', body: { state: 'AJAR' } },
    ],
    [
      'made where the page contradicts and answers are checked',
      contradicting,
      {},
      { validateResponses: true },
      { origin: 'made', body: { state: 'ON' } },
    ],
    [
      'an error with a listed code',
      page,
      { 'x-specscribe-status': '404' },
      {},
      { status: 404, origin: 'made', body: { error_code: 'A.2', error_msg: 'Not found' } },
    ],
    ['an error by preference', page, { prefer: 'respond-async, code=404' }, {}, { status: 404 }],
    ['an error of a range', page, { 'x-specscribe-status': '503' }, {}, { status: 503, body: undefined }],
    [
      'a refusal of what is not documented',
      page,
      { 'x-specscribe-status': '418' },
      {},
      {
        status: 400,
        body: { error_code: 'Stub.InvalidRequest', error_msg: 'status 418 is not documented; one has 200, 404, 5XX' },
      },
    ],
    ['a refusal of what is no status', page, { 'x-specscribe-status': '1e2' }, {}, { status: 400 }],
  ])('is %s', async (_, media, headers, options, expected) => {
    expect(await get(media, { headers }, options)).toMatchObject(expected);
  });

  it.each<[string, object, unknown]>([
    ['the default', { type: 'integer', default: 4 }, 4],
    ['a text of the least length', { type: 'string', minLength: 6 }, 'textxx'],
    ['a text of the greatest length', { type: 'string', maxLength: 2 }, 'te'],
    ['a number above its limit', { type: 'integer', minimum: 3, exclusiveMinimum: true }, 4],
    ['a number below its limit', { type: 'integer', maximum: -3 }, -3],
    ['as many items as are needed', { type: 'array', minItems: 2, items: { type: 'boolean' } }, [false, false]],
    ['no items', { type: 'array', items: {} }, []],
    [
      'all that is composed',
      {
        allOf: [
          { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } },
          { type: 'object', required: ['b'] },
        ],
      },
      { a: 0, b: {} },
    ],
    ['the first alternative', { oneOf: [{ type: 'integer' }, { type: 'string' }] }, 0],
  ])('is made of %s, and fits', async (_, made, expected) => {
    const app = await serve(contractOf(answering(made)), {}, { unimplemented: 'example', validateResponses: true });
    const answer = await app.inject({ method: 'POST', url: '/a' });
    expect([answer.statusCode, answer.json()]).toEqual([200, expected]);
  });

  it('of a schema that requires itself ends, and is told where answers are checked', async () => {
    const schemas = {
      Endless: { type: 'object', required: ['next'], properties: { next: { $ref: '#/components/schemas/Endless' } } },
    };
    const contract = contractOf(answering({ $ref: '#/components/schemas/Endless' }), { schemas });
    const app = await serve(contract, {}, { unimplemented: 'example', validateResponses: true });
    const answer = await app.inject({ method: 'POST', url: '/a' });
    expect([answer.statusCode, answer.json().error_msg]).toEqual([500, expect.stringContaining('breaks the contract')]);
  });
});

describe('a contract', () => {
  it.each<[string, Contract, RegExp]>([
    ['a reference to a host', contractOf(answering({ $ref: 'http://127.0.0.1/x' })), /leaves the contract/],
    ['a path that matches everything', contractOf({}, { path: '/a/*' }), /one \(POST \/a\/\*\): a path with/],
    ['a reference to nothing', contractOf(answering({ $ref: '#/components/schemas/None' })), /names nothing/],
    ['a reference of half a sign', contractOf(answering({ $ref: '#/components/schemas/%E0%A4%A' })), /names nothing/],
    ['a name that no schema has', contractOf({}, { schemas: { 'a b': {} } }), /"a b" is no name for a schema/],
    ['a path without a slash', contractOf({}, { path: 'a' }), /a path begins with a slash/],
    [
      'one name for two operations',
      { ...contractOf({}), paths: { '/a': { get: { operationId: 'one' }, put: { operationId: 'one' } } } },
      /operationId one occurs twice/,
    ],
    ['a method that no server takes', contractOf({}, { method: 'trace' }), /TRACE can't be served/],
    [
      'two operations at one place',
      {
        ...contractOf({}),
        paths: { '/a/{x}': { get: { operationId: 'one' } }, '/a/{y}': { get: { operationId: 'two' } } },
      },
      /two \(GET \/a\/\{y\}\): is at the same place as one/,
    ],
  ])('with %s is refused', async (_, contract, message) => {
    const attempt = createServer(contract, {});
    await expect(attempt).rejects.toThrow(ContractError);
    await expect(attempt).rejects.toThrow(message);
  });

  it.each<[string, number, string]>([
    ['{"kind":"open"}', 200, 'open'],
    ['{"kind":"shut","key":"k"}', 200, 'shut'],
    ['{"kind":"open","key":"k"}', 200, 'open'],
    ['{"kind":"other","key":"k"}', 400, ''],
  ])('with two operations at one place takes %s for the one whose schema allows it', async (payload, status, asked) => {
    const operation = (kind: string, when: object[]) => ({
      operationId: kind,
      'x-path': '/a',
      'x-when': when,
      requestBody: json({ type: 'object', properties: { kind: { type: 'string', enum: [kind] } } }),
      responses: { 200: { description: 'OK' } },
    });
    const paths = {
      '/a': { post: operation('open', []) },
      '/a#key': { post: operation('shut', [{ in: 'body', name: 'key' }]) },
    };
    const got: string[] = [];
    const handler = (name: string) => () => {
      got.push(name);
      return { status: 200 };
    };
    const app = await serve({ ...contractOf({}), paths }, { open: handler('open'), shut: handler('shut') });
    const headers = { 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/a', payload, headers });
    expect([answer.statusCode, ...got]).toEqual(asked === '' ? [status] : [status, asked]);
  });

  it.each<[string, string, number, string | undefined]>([
    ['GET', '/a/all', 200, undefined],
    ['DELETE', '/a/7', 200, undefined],
    ['DELETE', '/a/all', 405, 'GET, HEAD'],
    ['DELETE', '/a/alls', 200, undefined],
    ['GET', '/a/7', 405, 'DELETE, PUT'],
    ['HEAD', '/a/all', 200, undefined],
    ['PUT', '/a/x-7', 200, undefined],
    ['PUT', '/a/x-%0A7', 200, undefined],
    ['DELETE', '/a/x-7', 405, 'PUT'],
    ['OPTIONS', '/a/all', 405, 'GET, HEAD'],
  ])('that has a path without placeholders means it before one with them: %s %s', async (method, url, status, allow) => {
    const operation = { responses: { 200: { description: 'OK' } } };
    const paths = {
      '/a/{x}': { delete: { ...operation, operationId: 'drop' }, put: { ...operation, operationId: 'change' } },
      '/a/all': { get: { ...operation, operationId: 'all' } },
      '/a/x-{x}': { put: { ...operation, operationId: 'other' } },
    };
    const done = () => ({ status: 200 });
    const handlers = { drop: done, change: done, all: done, other: done };
    const app = await serve({ ...contractOf({}), paths }, handlers);
    const answer = await app.inject({ method: method as 'GET', url });
    expect([answer.statusCode, answer.headers.allow]).toEqual([status, allow]);
  });

  it.each([
    'toString',
    'constructor',
    'hasOwnProperty',
    '__proto__',
  ])('may call an operation %s', async (operationId) => {
    const app = await serve(contractOf({ operationId }), {});
    expect((await app.inject({ method: 'POST', url: '/a' })).statusCode).toBe(501);
    const given = await serve(
      contractOf({ operationId }),
      Object.fromEntries([[operationId, () => ({ status: 204 })]]),
    );
    expect((await given.inject({ method: 'POST', url: '/a' })).statusCode).toBe(204);
  });

  it('may ask the server for nothing by extensions of the library that mounts it', async () => {
    const operation = { 'x-no-fastify-config': true, 'x-fastify-config': { rateLimit: 1 } };
    const app = await serve(contractOf(operation), { one: () => ({ status: 200 }) });
    expect((await app.inject({ method: 'POST', url: '/a' })).statusCode).toBe(200);
  });

  it('may have the word $ref in its examples', async () => {
    const media = { examples: { one: { value: { $ref: 'http://example.com' } } } };
    const app = await serve(contractOf(answering({}, media)), {}, { unimplemented: 'example' });
    expect((await app.inject({ method: 'POST', url: '/a' })).json()).toEqual({ $ref: 'http://example.com' });
  });

  it('may have patterns that JavaScript does not read, and formats that no one knows', async () => {
    const schema = { type: 'string', pattern: '^[\\w-.]+\\Z(?i)$', format: 'img' };
    const contract = contractOf({ requestBody: json(schema) });
    expect(await received(contract, { payload: '"x"', headers: { 'content-type': 'application/json' } })).toMatchObject(
      {
        body: 'x',
      },
    );
  });
});
