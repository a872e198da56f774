import { getEventListeners } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ContractServer } from './support/contract-server.ts';
import { type DepotClient, failureOf, startDepotClient } from './support/depot-client.ts';

interface Errors {
  readonly ApiError: new (facts: object) => Error;
  readonly ConnectionError: new (...facts: unknown[]) => Error;
  isApiError(error: unknown, code?: string): boolean;
}

let depot: DepotClient;
let errors: Errors;
beforeAll(async () => {
  depot = await startDepotClient();
  errors = await depot.module<Errors>('index.js');
}, 120_000);
afterAll(() => depot?.close());

describe('errors', () => {
  const failing = async (answer: Parameters<ContractServer['answer']>[0]): Promise<Record<string, unknown>> => {
    depot.server.answer(answer);
    return failureOf(depot.client({ token: 'secret' }).call('listBoxes'));
  };

  it.each([
    [{ error_code: 'Depot.0001', error_msg: 'No such box' }],
    [{ error_code: 'Depot.0001', error_message: 'No such box' }],
    [{ code: 'Depot.0001', message: 'No such box' }],
    [{ errorCode: 'Depot.0001', errorMsg: 'No such box' }],
    [{ error: { error_code: 'Depot.0001', error_msg: 'No such box' } }],
    [{ error: { error_code: 'Depot.0001', error_message: 'No such box' } }],
    [{ itemNotFound: { code: 'Depot.0001', message: 'No such box' } }],
    [{ request_id: 'r', errors: [{ code: 'Depot.0001', message: 'No such box' }] }],
  ])('%j is read', async (body) => {
    const headers = { 'x-request-id': 'r-1', 'content-type': 'application/json' };
    const error = await failing({ status: 404, headers, text: JSON.stringify(body) });
    expect(error).toBeInstanceOf(errors.ApiError);
    expect(error).toMatchObject({
      name: 'ApiError',
      status: 404,
      code: 'Depot.0001',
      message: 'No such box',
      requestId: 'r-1',
      operationId: 'listBoxes',
      body,
    });
    expect(errors.isApiError(error)).toBe(true);
    expect(errors.isApiError(error, 'Depot.0001')).toBe(true);
    expect(errors.isApiError(error, 'Depot.0002')).toBe(false);
  });

  it('give a numeric code as text', async () => {
    const error = await failing({
      status: 409,
      mediaType: 'application/json',
      body: { error: { code: 409, title: 'x' } },
    });
    expect(error).toMatchObject({ code: '409', message: 'HTTP 409 Conflict' });
  });

  it.each([
    ['<html>Bad <b>Gateway</b></html>', '<html>Bad <b>Gateway</b></html>', ': Bad Gateway'],
    ['<head><style>b{}</style></head>\n<p>Closed', '<head><style>b{}</style></head>\n<p>Closed', ': Closed'],
    ['{"cut": ', '{"cut": ', ': {"cut":'],
    ['"only text"', 'only text', ': only text'],
    ['[]', [], ''],
    ['null', null, ''],
    ['', undefined, ''],
  ])('keep an unknown body %j, and show its first words', async (text, body, words) => {
    const error = await failing({ status: 501, text });
    expect(error).toMatchObject({
      status: 501,
      code: undefined,
      message: `HTTP 501 Not Implemented${words}`,
      requestId: undefined,
    });
    expect(error.body).toEqual(body);
  });

  it('tell of a success that is not JSON', async () => {
    const error = await failing({ status: 200, headers: { 'x-request-id': 'r-2' }, text: '<html>login</html>' });
    expect(error).toMatchObject({
      name: 'ApiError',
      status: 200,
      message: 'the answer is not JSON',
      requestId: 'r-2',
      body: '<html>login</html>',
    });
  });

  it('of the network say why', async () => {
    const error = await failureOf(depot.client({ baseUrl: 'http://127.0.0.1:9', retry: false }).call('listBoxes'));
    expect(error).toBeInstanceOf(errors.ConnectionError);
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  it("of the caller's own fetch come as they are", async () => {
    const fetch = () => Promise.reject(new RangeError('mine'));
    expect(await failureOf(depot.client({ fetch, retry: false }).call('listBoxes'))).toMatchObject({ message: 'mine' });
  });

  it('hold no token', async () => {
    const error = await failing({ status: 401, text: '' });
    expect(JSON.stringify(error)).not.toContain('secret');
  });
});

describe('a hook that fails', () => {
  it.each([
    [
      'at once',
      () => {
        throw new Error('the hook failed');
      },
    ],
    ['later', () => Promise.reject(new Error('the hook failed'))],
  ])('%s disturbs no call', async (_, onAttempt) => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    depot.server.answer({ status: 503, headers: { 'retry-after': '0' } });
    depot.server.answer({ status: 200, text: '{"boxes":[]}' });
    expect(await depot.client({ onAttempt, retry: { baseDelayMs: 1 } }).call('listBoxes')).toEqual({ boxes: [] });
    expect(told).toHaveBeenCalledWith(new Error('the hook failed'));
    told.mockRestore();
  });
});

describe('time', () => {
  const timed = (options: object, call: object = {}): Promise<unknown> =>
    depot.client(options).call('listBoxes', {}, call);

  it.each([
    ['of the client', { timeoutMs: 50 }, {}],
    ['of the call', { timeoutMs: 60_000 }, { timeoutMs: 50 }],
  ])('limit %s ends a call without an answer', async (_, options, call) => {
    depot.server.answer({ status: 200, delayMs: 5_000 });
    expect(await failureOf(timed(options, call))).toMatchObject({
      name: 'TimeoutError',
      message: 'no complete answer within 50 ms',
    });
  });

  it('limit ends a call whose body stalls', async () => {
    depot.server.answer({ status: 200, text: '{}', bodyDelayMs: 5_000 });
    expect((await failureOf(timed({ timeoutMs: 100 }))).name).toBe('TimeoutError');
  });

  it('limit ends a call whose token never comes', async () => {
    const token = () => new Promise<string>(() => undefined);
    expect((await failureOf(timed({ timeoutMs: 50, token }))).name).toBe('TimeoutError');
  });

  it.each([0, Number.POSITIVE_INFINITY, 2 ** 40])('limit of %d is none', async (timeoutMs) => {
    depot.server.answer({ status: 200, text: '{}', delayMs: 50 });
    expect(await timed({ timeoutMs })).toEqual({});
  });

  it('ends at the signal of the caller, with its reason', async () => {
    depot.server.answer({ status: 200, delayMs: 5_000 });
    const controller = new AbortController();
    const call = timed({}, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('changed my mind')), 50);
    expect((await failureOf(call)).message).toBe('changed my mind');
    const before = depot.server.arrivals.length;
    expect((await failureOf(timed({}, { signal: controller.signal }))).message).toBe('changed my mind');
    expect(depot.server.arrivals).toHaveLength(before);
  });

  it('leaves nothing on a signal that outlives many calls', async () => {
    depot.server.answer({ status: 200, text: '{}' });
    const { signal } = new AbortController();
    for (let count = 0; count < 5; count++) await timed({}, { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
