import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DepotClient, failureOf, type LooseClient, startDepotClient } from './support/depot-client.ts';

let depot: DepotClient;
let client: LooseClient;
beforeAll(async () => {
  depot = await startDepotClient();
  client = depot.client();
}, 120_000);
afterAll(() => depot?.close());

const answer = (body: unknown) => ({ status: 200, mediaType: 'application/json', body });

/** All that an iterator gives, and the queries that were sent for it. */
async function readAll(iterable: AsyncIterable<unknown>): Promise<{ items: unknown[]; queries: string[] }> {
  const items: unknown[] = [];
  const arrivals = await depot.arrivalsOf(async () => {
    for await (const item of iterable) items.push(item);
  });
  expect(arrivals.flatMap(({ problems }) => problems)).toEqual([]);
  return { items, queries: arrivals.map(({ query }) => query) };
}

const boxes = (...names: string[]) => names.map((name) => ({ name, state: 'OPEN' }));

describe('a list by offset', () => {
  it('is read page by page, until a page is empty', async () => {
    depot.server.answer(answer({ boxes: boxes('a', 'b') }), answer({ boxes: boxes('c') }), answer({ boxes: [] }));
    const { items, queries } = await readAll(client.iterate('listBoxes', { query: { limit: 2, label: ['x'] } }));
    expect(items).toEqual(boxes('a', 'b', 'c'));
    expect(queries).toEqual(['limit=2&label=x', 'limit=2&label=x&offset=2', 'limit=2&label=x&offset=3']);
  });

  it('ends where the total says so', async () => {
    depot.server.answer(answer({ boxes: boxes('a', 'b'), total: 3 }), answer({ boxes: boxes('c'), total: 3 }));
    const { items, queries } = await readAll(client.iterate('listBoxes'));
    expect(items).toEqual(boxes('a', 'b', 'c'));
    expect(queries).toEqual(['', 'offset=2']);
  });

  it('begins where the caller says', async () => {
    depot.server.answer(answer({ boxes: boxes('c'), total: 3 }));
    expect((await readAll(client.iterate('listBoxes', { query: { offset: 2 } }))).queries).toEqual(['offset=2']);
  });

  it('is no endless one where the service does not heed the offset', async () => {
    depot.server.answer(answer({ boxes: boxes('a', 'b') }));
    const { items, queries } = await readAll(client.iterate('listBoxes'));
    expect(items).toEqual(boxes('a', 'b'));
    expect(queries).toHaveLength(2);
  });

  it.each([{}, { boxes: null }, { boxes: [] }, null])('is empty where the answer is %j', async (body) => {
    depot.server.answer(answer(body));
    expect(await readAll(client.iterate('listBoxes'))).toEqual({ items: [], queries: [''] });
  });

  it('asks for no page that nobody reads', async () => {
    depot.server.answer(answer({ boxes: boxes('a', 'b') }));
    const arrivals = await depot.arrivalsOf(async () => {
      for await (const item of client.iterate('listBoxes')) if (item) break;
    });
    expect(arrivals).toHaveLength(1);
  });

  it('gives the pages too', async () => {
    const [first, second] = [
      { boxes: boxes('a'), total: 2, more: { field: 'of tomorrow' } },
      { boxes: boxes('b'), total: 2 },
    ];
    depot.server.answer(answer(first), answer(second));
    expect((await readAll(client.iterate('listBoxes').pages())).items).toEqual([first, second]);
  });

  it('is read again by a second loop', async () => {
    depot.server.answer(answer({ boxes: boxes('a'), total: 1 }));
    const list = client.iterate('listBoxes');
    expect((await readAll(list)).items).toEqual((await readAll(list)).items);
  });

  it('fails where a page fails', async () => {
    depot.server.answer(answer({ boxes: boxes('a') }), { status: 404, text: '{"error_code":"Depot.0001"}' });
    const error = await failureOf(readAll(client.iterate('listBoxes', {}, { timeoutMs: 1_000 })));
    expect(error).toMatchObject({ name: 'ApiError', code: 'Depot.0001' });
  });
});

describe('a list by marker', () => {
  const page = (name: string, next?: string) => answer({ labels: [{ id: name }], page_info: { next_marker: next } });

  it('is read until no marker comes', async () => {
    depot.server.answer(page('a', 'm&1'), page('b', 'm2'), page('c'));
    const { items, queries } = await readAll(client.iterate('listLabels'));
    expect(items).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    expect(queries).toEqual(['', 'marker=m%261', 'marker=m2']);
  });

  it.each([
    ['an empty marker', { labels: [{ id: 'a' }], page_info: { next_marker: '' } }],
    ['null', { labels: [{ id: 'a' }], page_info: { next_marker: null } }],
    ['no place for one', { labels: [{ id: 'a' }] }],
  ])('ends at %s', async (_, body) => {
    depot.server.answer(answer(body));
    expect((await readAll(client.iterate('listLabels'))).queries).toEqual(['']);
  });

  it('is no endless one where the service does not heed the marker', async () => {
    depot.server.answer(page('a', 'm1'));
    expect((await readAll(client.iterate('listLabels'))).items).toEqual([{ id: 'a' }]);
  });
});

describe('waiting for a state', () => {
  const BOX = { path: { 'box-id': 'b' } };
  const SOON = { intervalMs: 5, timeoutMs: 2_000 };
  const inState = (...states: unknown[]) => states.map((state) => answer({ name: 'b', state }));

  it('asks until it is there, through states that nobody knows', async () => {
    depot.server.answer(...inState('NEW', 'A STATE OF TOMORROW', null, 'OPEN'));
    const arrivals = await depot.arrivalsOf(async () => {
      expect(await client.waitUntil('showLid', BOX, 'OPEN', SOON)).toEqual({ name: 'b', state: 'OPEN' });
    });
    expect(arrivals).toHaveLength(4);
  });

  it('fails at a state that rules it out, with the last answer', async () => {
    depot.server.answer(...inState('OPEN', 'LOST'));
    expect(await failureOf(client.waitUntil('showLid', BOX, 'CLOSED', SOON))).toMatchObject({
      name: 'WaitError',
      reason: 'failure',
      target: 'CLOSED',
      state: 'LOST',
      last: { name: 'b', state: 'LOST' },
      message: "CLOSED can't come any more, last state LOST",
    });
  });

  it('takes for a failure what is one of this state, not of another', async () => {
    depot.server.answer(...inState('LOST', 'OPEN'));
    expect(await client.waitUntil('showLid', BOX, 'OPEN', SOON)).toMatchObject({ state: 'OPEN' });
  });

  it.each([
    ['between two looks', { status: 200, text: '{"name":"b","state":"NEW"}' }],
    ['while it looks', { status: 200, text: '{}', delayMs: 3_000 }],
  ])('ends when the time is up %s', async (_, late) => {
    depot.server.answer(...inState('NEW'), late);
    const start = Date.now();
    const error = await failureOf(client.waitUntil('showLid', BOX, 'OPEN', { intervalMs: 50, timeoutMs: 1_000 }));
    expect(error).toMatchObject({ name: 'WaitError', reason: 'timeout', state: 'NEW', last: { state: 'NEW' } });
    expect(Date.now() - start).toBeLessThan(5_000);
  });

  it('ends at the signal of the caller', async () => {
    depot.server.answer(...inState('NEW'));
    const controller = new AbortController();
    const wait = client.waitUntil('showLid', BOX, 'OPEN', { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('changed my mind')), 50);
    expect((await failureOf(wait)).message).toBe('changed my mind');
  });

  it('fails with the error of a look', async () => {
    depot.server.answer(...inState('NEW'), { status: 404, text: '{"error_code":"Depot.0001"}' });
    expect(await failureOf(client.waitUntil('showLid', BOX, 'OPEN', SOON))).toMatchObject({ status: 404 });
  });

  it.each([
    ['a status', { status: 404, text: '{"error_code":"Depot.0001"}' }],
    ['a state', { status: 200, text: '{"name":"b","state":"CRUSHED"}' }],
  ])('ends where %s tells that the thing is gone', async (_, last) => {
    depot.server.answer(...inState('OPEN', 'A STATE OF TOMORROW'), last);
    const arrivals = await depot.arrivalsOf(async () => {
      expect(await client.waitUntilGone('showLid', BOX, SOON)).toBeUndefined();
    });
    expect(arrivals).toHaveLength(3);
  });

  it.each([
    ['a state that rules it out', { status: 200, text: '{"name":"b","state":"BROKEN"}' }, { reason: 'failure' }],
    ['another error', { status: 403, text: '{"error_code":"Depot.0002"}' }, { name: 'ApiError', status: 403 }],
    ['no time left', { status: 200, text: '{"name":"b","state":"OPEN"}' }, { reason: 'timeout', target: 'gone' }],
  ])('takes %s for no thing that is gone', async (_, last, expected) => {
    depot.server.answer(last);
    const wait = client.waitUntilGone('showLid', BOX, { intervalMs: 50, timeoutMs: 1_000 });
    expect(await failureOf(wait)).toMatchObject(expected);
  });

  it('says which states there are', async () => {
    const error = await failureOf(client.waitUntil('showLid', BOX, 'constructor', SOON));
    expect(error.message).toBe('no state to wait for: constructor; there are OPEN, CLOSED');
  });
});
