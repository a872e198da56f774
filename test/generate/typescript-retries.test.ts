import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Retry from '../../templates/typescript/src/core/retry.ts';
import type { RawAnswer } from './support/contract-server.ts';
import { type DepotClient, failureOf, startDepotClient } from './support/depot-client.ts';

const LIST = { status: 200, text: '{"boxes":[]}' };
const BODY = { body: { name: 'a' } };
const BOX = { path: { 'box-id': 'b' } };

let depot: DepotClient;
beforeAll(async () => {
  depot = await startDepotClient();
}, 120_000);
afterAll(() => depot?.close());
afterEach(() => vi.restoreAllMocks());

/** Number of requests that a call makes, whatever comes of it. */
const attempts = async (id: string, args: object, options: object, settings: object = {}): Promise<number> => {
  const work = () =>
    depot
      .client(settings)
      .call(id, args, options)
      .catch(() => undefined);
  return (await depot.arrivalsOf(work)).length;
};

describe('a failure that passes', () => {
  const BROKEN: RawAnswer[] = [
    { status: 408 },
    { status: 429 },
    { status: 500 },
    { status: 502 },
    { status: 503, text: '{"error_code":"Depot.0002"}' },
    { status: 504 },
    { status: 200, breaks: 'before' },
    { status: 200, breaks: 'within', text: '{"boxes":' },
  ];

  it.each(BROKEN)('%j is tried again, and the success given', async (broken) => {
    depot.server.answer(broken, broken, LIST);
    let result: unknown;
    const arrivals = await depot.arrivalsOf(async () => {
      result = await depot.client().call('listBoxes');
    });
    expect(arrivals).toHaveLength(3);
    expect(result).toEqual({ boxes: [] });
  });

  it('ends after four attempts, with the last error', async () => {
    depot.server.answer({ status: 503 }, { status: 503 }, { status: 503 }, { status: 502 }, LIST);
    const before = depot.server.arrivals.length;
    expect(await failureOf(depot.client().call('listBoxes'))).toMatchObject({ name: 'ApiError', status: 502 });
    expect(depot.server.arrivals).toHaveLength(before + 4);
  });

  it('of the network ends with its error', async () => {
    depot.server.answer({ status: 200, breaks: 'before' });
    expect(await failureOf(depot.client().call('listBoxes'))).toMatchObject({ name: 'ConnectionError', reason: 'cut' });
  });

  it('carries the body again', async () => {
    depot.server.answer({ status: 503 }, { status: 200, text: '{}' });
    const args = { ...BOX, header: { 'If-Match': '*' }, body: { name: 'ä' } };
    const arrivals = await depot.arrivalsOf(() => depot.client().call('changeBox', args));
    expect(arrivals.map(({ bodyText, problems }) => [bodyText, problems])).toEqual([
      ['{"name":"ä"}', []],
      ['{"name":"ä"}', []],
    ]);
  });

  it('is tried again by the raw client too', async () => {
    depot.server.answer({ status: 503 }, LIST);
    const params = { path: { project_id: 'p' } };
    const { data } = (await depot.client().whole.raw.GET?.('/v1/{project_id}/boxes', { params })) ?? {};
    expect(data).toEqual({ boxes: [] });
  });
});

describe('a call is sent', () => {
  beforeEach(() => depot.server.answer({ status: 503 }));

  it.each<[string, object, object, object, number]>([
    ['listBoxes', {}, {}, {}, 4],
    ['checkVersion', {}, {}, {}, 4],
    ['deleteBox', BOX, {}, {}, 4],
    ['changeBox', { ...BOX, header: { 'If-Match': '*' } }, {}, {}, 4],
    ['createBox', BODY, {}, {}, 1],
    ['patchItem', { path: { 'box-id': 'b', number: 1 }, body: {} }, {}, {}, 1],
    ['createBox', BODY, { idempotent: true }, {}, 4],
    ['listBoxes', {}, { idempotent: false }, {}, 1],
    ['listBoxes', {}, { retry: false }, {}, 1],
    ['listBoxes', {}, {}, { retry: false }, 1],
    ['listBoxes', {}, { retry: { maxAttempts: 2, baseDelayMs: 1 } }, { retry: false }, 2],
    ['listBoxes', {}, { retry: { maxAttempts: 1 } }, {}, 1],
  ])('%s %j with %j, client with %j: %d times', async (id, args, options, settings, count) => {
    expect(await attempts(id, args, options, settings)).toBe(count);
  });

  it.each([400, 401, 403, 404, 409, 501, 505])('once where the answer is %d', async (status) => {
    depot.server.answer({ status });
    expect(await attempts('listBoxes', {}, {}, { token: 'a token' })).toBe(1);
  });
});

describe('the wait', () => {
  let retry: typeof Retry;
  beforeAll(async () => {
    retry = await depot.module<typeof Retry>('core/retry.js');
  });
  const now = Date.UTC(2024, 4, 6, 7, 8, 9);
  const ALL = { afterStatus: true, afterBreak: true };
  const failed = (headers: Record<string, string> = {}) => ({ response: new Response('', { status: 503, headers }) });

  it.each([
    ['2', 2_000],
    [' 0 ', 0],
    ['Mon, 06 May 2024 07:08:39 GMT', 30_000],
    ['Monday, 06-May-24 07:08:39 GMT', 30_000],
    ['Mon May  6 07:08:39 2024', 30_000],
    ['Mon, 06 May 2024 07:00:00 GMT', 0],
    ['', 0],
    ['soon', 0],
    ['-5', 0],
    ['1.5', 0],
  ])('that Retry-After %j asks for is %d ms', (text, ms) => {
    expect(retry.retryAfter(text, now)).toBe(ms);
  });

  it.each([
    [1, 0, 0],
    [1, 0.5, 250],
    [2, 0.5, 500],
    [3, 0.999, 1998],
  ])('after attempt %d is a random part (%d) of a span that doubles: %d ms', (attempt, random, ms) => {
    vi.spyOn(Math, 'random').mockReturnValue(random);
    expect(retry.retryDelay(failed(), attempt, {}, ALL)).toBeCloseTo(ms);
  });

  it('is not longer than asked for by the caller, unless the service asks for more', () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const options = { maxAttempts: 99, maxDelayMs: 3_000 };
    expect(retry.retryDelay(failed(), 50, options, ALL)).toBe(3_000);
    expect(retry.retryDelay(failed({ 'retry-after': '7' }), 50, options, ALL)).toBe(7_000);
    expect(retry.retryDelay(failed({ 'retry-after': '1' }), 50, options, ALL)).toBe(3_000);
  });

  it('heeds Retry-After', async () => {
    depot.server.answer({ status: 429, headers: { 'retry-after': '1' } }, LIST);
    const start = Date.now();
    await depot.client().call('listBoxes');
    expect(Date.now() - start).toBeGreaterThanOrEqual(1_000);
  });

  it('that would outlast the time of the call is not begun', async () => {
    depot.server.answer({ status: 429, headers: { 'retry-after': '30' } });
    const start = Date.now();
    expect(await failureOf(depot.client().call('listBoxes', {}, { timeoutMs: 20_000 }))).toMatchObject({ status: 429 });
    expect(Date.now() - start).toBeLessThan(10_000);
  });

  it.each<[string, (signal: AbortSignal) => Promise<unknown> | undefined]>([
    ['a method', (signal) => depot.client().call('listBoxes', {}, { signal })],
    ['the raw client', (signal) => depot.client().whole.raw.GET?.('/version', { signal })],
  ])('of %s ends at the signal of the caller', async (_, call) => {
    depot.server.answer({ status: 503, headers: { 'retry-after': '30' } });
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('changed my mind')), 100);
    expect((await failureOf(call(controller.signal) ?? Promise.resolve())).message).toBe('changed my mind');
  });

  it('is cut by no time limit where there is none', async () => {
    depot.server.answer({ status: 503 }, LIST);
    expect(await depot.client().call('listBoxes', {}, { timeoutMs: 0 })).toEqual({ boxes: [] });
  });
});
