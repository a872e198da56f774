import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemaFile } from '../../scripts/generate/schema-types.ts';
import type * as Json from '../../templates/typescript/src/core/json.ts';
import { depot as depotContract } from './support/depot.ts';
import { type DepotClient, failureOf, startDepotClient } from './support/depot-client.ts';

const NULL = { type: 'object', nullable: true, not: { type: 'object' } };

let depot: DepotClient;
let json: typeof Json;
beforeAll(async () => {
  depot = await startDepotClient();
  json = await depot.module<typeof Json>('core/json.js');
}, 120_000);
afterAll(() => depot?.close());

describe('numbers of JSON', () => {
  it.each<[string, unknown]>([
    ['9007199254740993', 9007199254740993n],
    ['-9223372036854775808', -9223372036854775808n],
    ['9007199254740991', 9007199254740991],
    ['{"a":[18446744073709551615,1]}', { a: [18446744073709551615n, 1] }],
    [
      '[1234567890123456.5, 1e30, 0.1234567890123456, 12345678901234567890e-3]',
      [1234567890123456.5, 1e30, 0.1234567890123456, 12345678901234568],
    ],
    ['{"id":"9007199254740993","n":1}', { id: '9007199254740993', n: 1 }],
    ['{"__proto__":{"a":9007199254740993}}', JSON.parse('{"__proto__":{"a":1}}')],
    ['{"a":1,"a":9007199254740993}', { a: 9007199254740993n }],
    ['[true,null,"",{},[],-0.5]', [true, null, '', {}, [], -0.5]],
    ['[1e400,-2.5E+999,"1e400",1e-400]', ['1e400', '-2.5E+999', '1e400', 0]],
  ])('%s lose no digits', (text, value) => {
    const read = json.readJson(text);
    if (!text.includes('__proto__')) expect(read).toEqual(value);
    expect(Object.getPrototypeOf(read)).toBe(Object.getPrototypeOf(value));
  });

  it.each([
    '',
    '{',
    '[9007199254740993',
    '{"a":9007199254740993,}',
    '9007199254740993 x',
    'NaN',
    '09007199254740993',
  ])('%j are refused', (text) => {
    expect(() => json.readJson(text)).toThrow(SyntaxError);
  });

  it.each<[unknown, string | undefined]>([
    [
      { a: 9007199254740993n, b: undefined, c: [undefined, 1.5], d: new Date(0) },
      '{"a":9007199254740993,"c":[null,1.5],"d":"1970-01-01T00:00:00.000Z"}',
    ],
    ['"\u2028', '"\\"\u2028"'],
    [null, 'null'],
  ])('are written: %#', (value, text) => {
    expect(json.writeJson(value)).toBe(text);
  });
});

describe('a client', () => {
  it.each([
    ['listBoxes', { query: { after: Number.NaN } }, 'after'],
    ['listBoxes', { query: { after: Number.POSITIVE_INFINITY } }, 'after'],
    ['listBoxes', { query: { after: { a: 1 } } }, 'after'],
    ['listBoxes', { query: { after: new Date(Number.NaN) } }, 'after'],
    ['createBox', { body: { name: 'a', size: Number.NaN } }, 'size'],
    ['createBox', { body: { name: 'a', parts: [{ size: Number.NEGATIVE_INFINITY }] } }, 'size'],
    ['showBox', { path: { 'box-id': '\ud800' } }, 'box-id'],
  ])('refuses what %s can not send: %j', async (id, args, named) => {
    const before = depot.server.arrivals.length;
    const error = await failureOf(depot.client().call(id, args));
    expect(error).toMatchObject({ name: 'TypeError', message: expect.stringContaining(named) });
    expect(depot.server.arrivals).toHaveLength(before);
  });

  it('writes a time into a query as JSON writes it', async () => {
    depot.server.answer({ status: 200, text: '{"boxes":[]}' });
    const [arrival] = await depot.arrivalsOf(() => depot.client().call('listBoxes', { query: { after: new Date(0) } }));
    expect(arrival?.query).toBe('after=1970-01-01T00%3A00%3A00.000Z');
  });

  it('keeps the digits of what arrives and of what is sent', async () => {
    const size = 9223372036854775807n;
    depot.server.answer({ status: 200, text: `{"name":"a","state":"OPEN","size":${size},"new_number":${size}}` });
    const [arrival] = await depot.arrivalsOf(async () => {
      const box = await depot.client().call('createBox', { body: { name: 'a', size } });
      expect(box).toEqual({ name: 'a', state: 'OPEN', size, new_number: size });
    });
    expect(arrival?.bodyText).toBe(`{"name":"a","size":${size}}`);
  });

  it('writes whole integers into a query', async () => {
    depot.server.answer({ status: 200, text: '{"boxes":[]}' });
    const [arrival] = await depot.arrivalsOf(() =>
      depot.client().call('listBoxes', { query: { after: 9223372036854775807n } }),
    );
    expect(arrival?.query).toBe('after=9223372036854775807');
  });

  it('sends and keeps values and fields that the contract does not have', async () => {
    const body = { name: 'a', state: 'A STATE OF TOMORROW', field_of_tomorrow: { deep: [1] } };
    depot.server.answer({ status: 201, mediaType: 'application/json', body });
    const [arrival] = await depot.arrivalsOf(async () => {
      expect(await depot.client().call('createBox', { body })).toEqual(body);
    });
    expect(JSON.parse(arrival?.bodyText ?? '')).toEqual(body);
  });
});

describe('types of the contract', () => {
  const schema = (type: object) => ({
    ...depotContract(),
    paths: {},
    components: { schemas: { Thing: { type: 'object', properties: { it: type } } } },
  });
  const typeOf = async (type: object): Promise<string | undefined> => {
    const text = await schemaFile(schema(type) as unknown as Parameters<typeof schemaFile>[0]);
    return /it\?: ([^;]*);/
      .exec(text)?.[1]
      ?.replace(/\/\*\*.*\*\/|\s+/g, ' ')
      .replace(/ +/g, ' ');
  };
  const long = { type: 'integer', format: 'int64' };

  it.each<[object, string]>([
    [long, 'number | bigint'],
    [{ ...long, nullable: true }, '(number | bigint) | null'],
    [{ type: 'array', items: long }, '(number | bigint)[]'],
    [{ anyOf: [{ $ref: '#/components/schemas/Thing' }, NULL] }, 'components["schemas"]["Thing"] | null'],
    [{ oneOf: [{ type: 'string' }, { type: 'boolean' }, NULL] }, '(string | boolean) | null'],
    [{ type: 'string', nullable: true, enum: ['a', null] }, '"a" | null'],
    [{ type: 'object', additionalProperties: long }, '{ [key: string]: number | bigint'],
    [{ ...long, enum: [1, 2] }, '(1 | 2) | bigint'],
    [{ type: 'object', properties: { enum: long, default: long } }, '{ enum?: number | bigint'],
    [{ type: 'object', enum: ['a', { b: 1 }], properties: { enum: { type: 'string' } } }, '{ enum?: string'],
    [{ type: 'integer', format: 'int32' }, 'number'],
    [{ type: 'string', format: 'int64' }, 'string'],
    [{ type: 'string', enum: ['int64'] }, '"int64"'],
  ])('of %j are %s', async (type, expected) => {
    expect(await typeOf(type)).toBe(expected);
  });
});
