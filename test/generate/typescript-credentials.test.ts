import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as Signature from '../../templates/typescript/src/core/signature.ts';
import type { Arrival } from './support/contract-server.ts';
import { type DepotClient, failureOf, startDepotClient } from './support/depot-client.ts';

const LIST = { status: 200, text: '{"boxes":[]}' };
const KEY = { ak: 'AKEXAMPLE', sk: 'a very secret key' };

let depot: DepotClient;
let signatureHeaders: typeof Signature.signatureHeaders;
beforeAll(async () => {
  depot = await startDepotClient();
  ({ signatureHeaders } = await depot.module<typeof Signature>('core/signature.js'));
}, 120_000);
afterAll(() => depot?.close());
beforeEach(() => depot.server.answer(LIST));

const arrivalOf = async (work: () => Promise<unknown>): Promise<Arrival> => {
  const [arrival, ...more] = await depot.arrivalsOf(work);
  if (!arrival || more.length > 0) throw new Error(`${more.length + 1} requests`);
  return arrival;
};

/** What the service does: signs what arrived, with the headers that the signature names. */
async function resigned({ method, path, query, headers, bodyText }: Arrival, key: object = KEY): Promise<unknown> {
  const names = /SignedHeaders=([^,]*)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? [];
  const signed = names.filter((name) => name !== 'host').map((name): [string, string] => [name, headers[name] ?? '']);
  const request = {
    method,
    url: `${depot.server.url}${path}${query === '' ? '' : `?${query}`}`,
    headers: signed,
    body: new TextEncoder().encode(bodyText),
  };
  return (await signatureHeaders(request, { ...KEY, ...key }, new Date(0))).Authorization;
}

describe('a signed request', () => {
  it.each<[string, object]>([
    ['listBoxes', {}],
    ['listBoxes', { path: { project_id: 'a b/%41~' }, query: { label: ['ü', '', '%'], state: "it's *", offset: 0 } }],
    ['createBox', { body: { name: '日本' } }],
    ['deleteBox', { path: { 'box-id': 'b' } }],
    ['changeBox', { path: { 'box-id': 'b' }, header: { 'If-Match': ' "x" ', 'x-retries': 1 }, body: { size: 1 } }],
    ['patchItem', { path: { 'box-id': 'b', number: 1 }, body: { a: null } }],
  ])('%s %j is signed as it arrives', async (id, args) => {
    const arrival = await arrivalOf(() => depot.client({ credentials: KEY }).call(id, args));
    expect(arrival.headers.authorization).toMatch(/^SDK-HMAC-SHA256 Access=AKEXAMPLE, SignedHeaders=/);
    expect(arrival.headers.authorization).toBe(await resigned(arrival));
    const project = (args as { path?: { project_id?: string } }).path?.project_id ?? 'p';
    expect(arrival.headers['x-project-id']).toBe(project);
    expect(arrival.headers).not.toHaveProperty('x-auth-token');
  });

  it('signs all headers but those with an underscore, which proxies drop', async () => {
    const options = { headers: { 'x-more': 'a', x_less: 'b' } };
    const { headers } = await arrivalOf(() => depot.client({ credentials: KEY }).call('listBoxes', {}, options));
    expect(headers.authorization).toContain('SignedHeaders=accept;host;x-more;x-project-id;x-sdk-date,');
  });

  it('is not valid with another secret', async () => {
    const arrival = await arrivalOf(() => depot.client({ credentials: KEY }).call('listBoxes'));
    expect(arrival.headers.authorization).not.toBe(await resigned(arrival, { sk: 'another' }));
  });

  it('carries the token of a temporary key, signed', async () => {
    const credentials = { ...KEY, securityToken: 'temporary' };
    const arrival = await arrivalOf(() => depot.client({ credentials }).call('listBoxes'));
    expect(arrival.headers['x-security-token']).toBe('temporary');
    expect(arrival.headers.authorization).toContain('x-security-token');
    expect(arrival.headers.authorization).toBe(await resigned(arrival, credentials));
  });

  it('is signed again on each attempt', async () => {
    depot.server.answer({ status: 503, headers: { 'retry-after': '1' } }, LIST);
    const arrivals = await depot.arrivalsOf(() => depot.client({ credentials: KEY }).call('listBoxes'));
    const [first, second] = arrivals.map(({ headers }) => headers['x-sdk-date'] ?? '');
    expect((second ?? '') > (first ?? '')).toBe(true);
    for (const arrival of arrivals) expect(arrival.headers.authorization).toBe(await resigned(arrival));
  });

  it('is signed of this moment', async () => {
    const { headers } = await arrivalOf(() => depot.client({ credentials: KEY }).call('listBoxes'));
    const date = (headers['x-sdk-date'] ?? '').replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z');
    expect(Math.abs(Date.parse(date) - Date.now())).toBeLessThan(60_000);
  });

  it('may come from the raw client', async () => {
    const params = { path: { project_id: 'another' }, query: { label: ['b', 'a'], ids: ['2', '1'] } };
    const { raw } = depot.client({ credentials: KEY }).whole;
    const arrival = await arrivalOf(() => raw.GET?.('/v1/{project_id}/boxes', { params }) ?? Promise.resolve());
    expect(arrival.query).toBe('label=b&label=a&ids=2,1');
    expect(arrival.headers['x-project-id']).toBe('another');
    expect(arrival.headers.authorization).toBe(await resigned(arrival));
  });
});

describe('after a 401', () => {
  const REFUSED = { status: 401, text: '{}' };

  it.each([
    ['listBoxes', {}],
    ['createBox', { body: { name: 'a' } }],
  ])('%s is sent once more, with another token', async (id, args) => {
    depot.server.answer(REFUSED, LIST);
    const asked: unknown[] = [];
    const token = (refused?: string) => asked.push(refused) && (refused === undefined ? 'old token' : 'new token');
    const arrivals = await depot.arrivalsOf(() => depot.client({ token }).call(id, args));
    expect(arrivals.map(({ headers }) => headers['x-auth-token'])).toEqual(['old token', 'new token']);
    expect(asked).toEqual([undefined, 'old token']);
  });

  it('a request is signed with another key', async () => {
    depot.server.answer(REFUSED, LIST);
    const other = { ...KEY, ak: 'ANOTHER' };
    const credentials = async (refused?: object) => (refused === undefined ? KEY : other);
    const arrivals = await depot.arrivalsOf(() => depot.client({ credentials }).call('listBoxes'));
    expect(arrivals.map(({ headers }) => headers.authorization)).toEqual([
      await resigned(arrivals[0] as Arrival),
      await resigned(arrivals[1] as Arrival, other),
    ]);
  });

  it.each<[string, object, number]>([
    ['a fixed token', { token: 'fixed' }, 1],
    ['no other token', { token: () => 'the same' }, 1],
    ['token after token', { token: () => `token ${Math.random()}` }, 2],
    ['no token', {}, 1],
  ])('with %s a call fails: %j, %d requests', async (_, options, count) => {
    depot.server.answer(REFUSED);
    const before = depot.server.arrivals.length;
    expect(await failureOf(depot.client(options).call('listBoxes'))).toMatchObject({ status: 401 });
    expect(depot.server.arrivals).toHaveLength(before + count);
  });
});

describe('secrets', () => {
  const TOKEN = 'gAAAA-secret-token';
  const SECRETS = [TOKEN, KEY.sk, 'temporary-token'];
  const KEYS = { ...KEY, securityToken: 'temporary-token' };

  const shown = (value: unknown): string =>
    [inspect(value, { depth: Infinity, showHidden: true }), JSON.stringify(value), String(value)].join('\n');

  const expectNoSecret = (value: unknown): void => {
    for (const secret of [...SECRETS, 'SDK-HMAC-SHA256 Access']) expect(shown(value)).not.toContain(secret);
  };

  it.each([
    [{ token: TOKEN }],
    [{ token: () => TOKEN }],
    [{ credentials: KEYS }],
  ])('of a client are not shown: %#', (options) => {
    expectNoSecret(depot.client(options).whole);
  });

  it.each([
    ['an error', {}, { status: 403, text: '{"error_msg":"no"}' }],
    ['an error of the network', { retry: false }, { status: 200, breaks: 'before' as const }],
    ['a stall', { timeoutMs: 50 }, { status: 200, delayMs: 2_000 }],
    ['an answer that is not JSON', {}, { status: 200, text: '<html>' }],
  ])('are not shown by %s', async (_, options, answer) => {
    depot.server.answer(answer);
    expectNoSecret(await failureOf(depot.client({ token: TOKEN, ...options }).call('listBoxes')));
    expectNoSecret(await failureOf(depot.client({ credentials: KEYS, ...options }).call('listBoxes')));
  });

  it('are not shown by an error that repeats the request', async () => {
    const fetch = async (request: Request) => {
      const key = request.headers.has('x-sdk-date') ? KEY.sk : undefined;
      return Response.json({ error_msg: 'who?', headers: Object.fromEntries(request.headers), key }, { status: 403 });
    };
    const ofToken = await failureOf(depot.client({ token: TOKEN, fetch }).call('listBoxes'));
    const ofKey = await failureOf(depot.client({ credentials: KEYS, fetch }).call('listBoxes'));
    expectNoSecret([ofToken, ofKey]);
    expect(ofToken).toMatchObject({ message: 'who?', body: { headers: { 'x-auth-token': '***' } } });
    expect(ofKey).toMatchObject({ body: { headers: { authorization: '***', 'x-security-token': '***' }, key: '***' } });
  });

  it.each([
    [{ token: `${TOKEN}\nInjected: x` }],
    [{ token: `${TOKEN}é` }],
    [{ token: '' }],
    [{ token: '\n' }],
    [{ token: () => '' }],
    [{ token: () => undefined }],
    [{ token: async () => null }],
    [{ credentials: { ak: '', sk: KEY.sk } }],
    [{ credentials: { ...KEY, sk: '' } }],
    [{ credentials: { ...KEY, securityToken: 'temporary-token\0' } }],
  ])('that no header carries are refused, and not shown: %#', async (options) => {
    const before = depot.server.arrivals.length;
    const error = await failureOf(depot.client(options).call('listBoxes'));
    expect(error.name).toBe('TypeError');
    expectNoSecret(error);
    expect(depot.server.arrivals).toHaveLength(before);
  });

  it('lose the line break of the file that they were read from', async () => {
    const { headers } = await arrivalOf(() => depot.client({ token: `${TOKEN}\n` }).call('listBoxes'));
    expect(headers['x-auth-token']).toBe(TOKEN);
  });

  it('of two kinds are refused', async () => {
    const error = await failureOf(depot.client({ token: TOKEN, credentials: KEY }).call('listBoxes'));
    expect(error.message).toBe('give a token or credentials, not both');
  });
});
