import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, sandboxOf } from '../../scripts/sandbox/index.ts';
import { DEPOT } from './depot.ts';

let sandbox: Sandbox;
let now = Date.UTC(2026, 0, 31, 12);
beforeEach(async () => {
  now = Date.UTC(2026, 0, 31, 12);
  sandbox = await sandboxOf({ contract: DEPOT, now: () => now, seed: 'a', validateResponses: true });
});
afterEach(() => sandbox.app.close());

interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a body is whatever the contract says
  readonly body: any;
}

async function call(method: string, url: string, payload?: object): Promise<Reply> {
  const answer = await sandbox.app.inject({ method: method as 'GET', url, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body === '' ? undefined : JSON.parse(answer.body) };
}

const create = async (name: string, fields: object = {}, project = 'p'): Promise<Record<string, unknown>> =>
  (await call('POST', `/v1/${project}/crates`, { crate: { name, ...fields } })).body.crate;

describe('things of a contract', () => {
  it('creates, shows, lists, changes and deletes', async () => {
    const made = await call('POST', '/v1/p/crates', { crate: { name: 'a', weight: 4 } });
    expect(made.status).toBe(202);
    const { id } = made.body.crate;
    expect(made.body.crate).toMatchObject({ name: 'a', weight: 4, colour: 'BLUE', created_at: '2026-01-31T12:00:00Z' });
    expect((await call('GET', `/v1/p/crates/${id}`)).body).toEqual(made.body);
    now += 60_000;
    const changed = await call('PUT', `/v1/p/crates/${id}`, { crate: { name: 'a', colour: 'RED' } });
    expect(changed.body.crate).toMatchObject({ id, name: 'a', colour: 'RED', updated_at: '2026-01-31T12:01:00Z' });
    expect((await call('GET', '/v1/p/crates')).body).toMatchObject({ total_count: 1, crates: [{ id, colour: 'RED' }] });
    expect((await call('DELETE', `/v1/p/crates/${id}`)).status).toBe(204);
    expect((await call('GET', `/v1/p/crates/${id}`)).status).toBe(404);
    expect((await call('GET', '/v1/p/crates')).body.crates).toEqual([]);
  });

  it('shows what a caller cannot send as the pages do, with its own id, and leaves out what it could have sent', async () => {
    const { id, link, weight } = await create('a');
    expect(link).toBe(`https://depot.example.com/${id}`);
    expect(weight).toBeUndefined();
  });

  it('gives the same ids for the same seed', async () => {
    const { id } = await create('a');
    const again = await sandboxOf({ contract: DEPOT, now: () => now, seed: 'a' });
    const other = await sandboxOf({ contract: DEPOT, now: () => now, seed: 'b' });
    const ask = { method: 'POST', url: '/v1/p/crates', payload: { crate: { name: 'a' } } } as const;
    expect((await again.app.inject(ask)).json().crate.id).toBe(id);
    expect((await other.app.inject(ask)).json().crate.id).not.toBe(id);
    await Promise.all([again.app.close(), other.app.close()]);
  });

  it('keeps projects apart', async () => {
    const { id } = await create('a');
    expect((await call('GET', `/v1/q/crates/${id}`)).status).toBe(404);
    expect((await call('GET', '/v1/q/crates')).body.crates).toEqual([]);
  });

  it.each<[string, number, string, string, object | undefined]>([
    ['a text that is too long', 400, 'POST', '/v1/p/crates', { crate: { name: 'aaaaaaaaa' } }],
    ['a field that is missing', 400, 'POST', '/v1/p/crates', { crate: {} }],
    ['a value that is not listed', 400, 'POST', '/v1/p/crates', { crate: { name: 'a', colour: 'GREEN' } }],
    ['a thing that is not there', 404, 'GET', '/v1/p/crates/none', undefined],
    ['a thing to change that is not there', 404, 'PUT', '/v1/p/crates/none', { crate: { name: 'a' } }],
    ['a thing to delete that is not there', 404, 'DELETE', '/v1/p/crates/none', undefined],
    ['a part of a thing that is not there', 404, 'GET', '/v1/p/crates/none/labels', undefined],
  ])('refuses %s with %i, in the documented body', async (_, status, method, url, payload) => {
    const answer = await call(method, url, payload);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toEqual({ code: expect.any(String), message: expect.any(String) });
  });

  it('leaves a text empty that must be there, and of which nothing is known', async () => {
    expect((await call('POST', '/v1/p/shelves', { name: 'top' })).body).toMatchObject({ name: 'top', room: '' });
  });

  it('says why it refuses in a header where the documented answer has no body', async () => {
    const payload = { name: ['\u00e4\n'] };
    const answer = await sandbox.app.inject({ method: 'POST', url: '/v1/p/shelves', payload });
    expect([answer.statusCode, answer.body]).toEqual([400, '']);
    expect(answer.headers['x-sandbox-reason']).toBe('body/name must be string');
  });

  it('refuses a second thing of a name where 409 is documented', async () => {
    await create('a');
    expect((await call('POST', '/v1/p/crates', { crate: { name: 'a' } })).status).toBe(409);
    expect((await call('POST', '/v1/q/crates', { crate: { name: 'a' } })).status).toBe(202);
  });

  it('changes nothing where it refuses', async () => {
    const before = JSON.stringify(sandbox.state.dump());
    await call('POST', '/v1/p/crates', { crate: { name: 'a', colour: 'GREEN' } });
    await call('DELETE', '/v1/p/crates/none');
    expect(JSON.stringify(sandbox.state.dump())).toBe(before);
  });
});

describe('lists', () => {
  const names = async (query: string): Promise<string[]> =>
    (await call('GET', `/v1/p/crates?${query}`)).body.crates.map(({ name }: { name: string }) => name);
  beforeEach(async () => {
    for (const [name, colour, weight] of [
      ['b1', 'RED', 3],
      ['a', 'BLUE', 12],
      ['b2', 'RED', 1],
    ] as const)
      await create(name, { colour, weight });
  });

  it.each([
    ['', ['b1', 'a', 'b2']],
    ['colour=RED', ['b1', 'b2']],
    ['name=b', ['b1', 'b2']],
    ['name=b&colour=BLUE', []],
    ['sort_key=name', ['a', 'b1', 'b2']],
    ['sort_key=weight&sort_dir=DESC', ['a', 'b1', 'b2']],
    ['sort_dir=DESC', ['b2', 'a', 'b1']],
    ['limit=2', ['b1', 'a']],
    ['noise=1', ['b1', 'a', 'b2']],
  ])('of "%s" has %j', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('goes on from a mark', async () => {
    const first = (await call('GET', '/v1/p/crates?limit=2')).body;
    expect(first.page_info).toEqual({ next_marker: first.crates[1].id, current_count: 2 });
    const second = (await call('GET', `/v1/p/crates?limit=2&marker=${first.page_info.next_marker}`)).body;
    expect(second.crates.map(({ name }: { name: string }) => name)).toEqual(['b2']);
    expect(second.page_info).toEqual({ current_count: 1 });
  });

  it('has what the pages show where nobody can make one', async () => {
    expect((await call('GET', '/v1/p/sizes')).body).toEqual({ sizes: [{ id: 'small' }, { id: 'large' }] });
  });
});

describe('what belongs to a thing', () => {
  it('has things below it that go with it', async () => {
    const { id } = await create('a');
    expect((await call('PUT', `/v1/p/crates/${id}/labels/k`, { value: 'v' })).body).toEqual({ key: 'k', value: 'v' });
    expect((await call('GET', `/v1/p/crates/${id}/labels`)).body).toEqual({ labels: [{ key: 'k', value: 'v' }] });
    await call('DELETE', `/v1/p/crates/${id}`);
    expect((await call('GET', `/v1/p/crates/${id}/labels`)).status).toBe(404);
    expect(sandbox.state.collections()).toEqual([]);
  });

  it('has a part that is a field of it', async () => {
    const { id } = await create('a');
    expect((await call('PATCH', `/v1/p/crates/${id}/lid`, { locked: true })).body).toEqual({ locked: true });
    expect((await call('GET', `/v1/p/crates/${id}/lid`)).body).toEqual({ locked: true });
    expect((await call('GET', `/v1/p/crates/${id}`)).body.crate.lid).toEqual({ locked: true });
  });

  it('shows a thing that a field names', async () => {
    const shelf = (await call('POST', '/v1/p/shelves', { name: 'top' })).body;
    const { shelf: shown, shelf_id } = await create('a', { shelf_id: shelf.id });
    expect(shelf_id).toBe(shelf.id);
    expect(shown).toEqual({ id: shelf.id, name: 'top' });
  });

  it('names only things that are there, and keeps them from being deleted', async () => {
    const absent = await call('POST', '/v1/p/crates', { crate: { name: 'a', shelf_id: 'none' } });
    expect(absent.status).toBe(404);
    const { id } = (await call('POST', '/v1/p/shelves', { name: 'top' })).body;
    const crate = await create('a', { shelf_id: id });
    expect((await call('DELETE', `/v1/p/shelves/${id}`)).status).toBe(409);
    expect((await call('PUT', `/v1/p/crates/${crate.id}`, { crate: { name: 'a', shelf_id: 'none' } })).status).toBe(
      404,
    );
    await call('DELETE', `/v1/p/crates/${crate.id}`);
    expect((await call('DELETE', `/v1/p/shelves/${id}`)).status).toBe(204);
  });

  it('begins a job, which ends by itself', async () => {
    const { id } = await create('a');
    const begun = await call('POST', `/v1/p/crates/${id}/weigh`);
    const job = `/v1/p/jobs/${begun.body.job_id}`;
    expect((await call('GET', job)).body).toEqual({ job_id: begun.body.job_id, status: 'RUNNING' });
    now += 2000;
    expect((await call('GET', job)).body.status).toBe('SUCCESS');
  });
});

describe('behaviours', () => {
  it('are all told with their ground', () => {
    const grounds = new Map(sandbox.behaviours.map((each) => [`${each.operation} ${each.rule}`, each.ground]));
    expect(grounds.get('listCrates list/page')).toBe('documented');
    expect(grounds.get('listCrates list/filter')).toBe('inferred');
    expect(grounds.get('listCrates list/unused')).toBe('assumed');
    expect(grounds.get('weighCrate path/action')).toBe('inferred');
    expect(grounds.get('createCrate thing/reference')).toBe('inferred');
    expect(grounds.get('createCrate thing/same-name')).toBe('inferred');
    expect(grounds.get('putLabel thing/reference')).toBeUndefined();
    expect(grounds.get('deleteShelf thing/in-use')).toBe('inferred');
    expect(grounds.get('deleteCrate thing/in-use')).toBeUndefined();
    expect(grounds.get('deleteShelf request/unused')).toBe('assumed');
    expect(grounds.get('listSizes status/usual')).toBe('assumed');
    expect(grounds.get('listCrates status/usual')).toBeUndefined();
    expect(new Set(sandbox.behaviours.map(({ operation }) => operation)).size).toBe(sandbox.operations);
  });
});
