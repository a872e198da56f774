import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assumedContract, type Sandbox, sandboxOf } from '../../scripts/sandbox/index.ts';
import { HARBOUR } from './harbour.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await sandboxOf({ contract: HARBOUR, now: () => 0, seed: 'a', validateResponses: true });
});
afterEach(() => sandbox.app.close());

// biome-ignore lint/suspicious/noExplicitAny: a body is whatever the contract says
async function call(method: string, url: string, payload?: object): Promise<any> {
  const answer = await sandbox.app.inject({ method: method as 'GET', url, ...(payload ? { payload } : {}) });
  if (answer.statusCode >= 400) return answer.statusCode;
  return answer.body === '' ? undefined : JSON.parse(answer.body);
}

const boats = async (...made: object[]): Promise<string[]> =>
  (await call('POST', '/v1/p/boats', { boats: made })).boats.map(({ id }: { id: string }) => id);
const names = async (): Promise<string[]> =>
  (await call('GET', '/v1/p/boats')).boats.map(({ name }: { name: string }) => name);

describe('several things in one request', () => {
  it('are made, and listed in the answer', async () => {
    const [first, second] = await boats({ name: 'a' }, { name: 'b', colour: 'red' });
    expect((await call('GET', `/v1/p/boats/${first}`)).boat).toEqual({ id: first, name: 'a' });
    expect((await call('GET', `/v1/p/boats/${second}`)).boat).toEqual({ id: second, name: 'b', colour: 'red' });
  });

  it('are changed, but for those that are not there', async () => {
    const [id] = await boats({ name: 'a' }, { name: 'b' });
    const changed = await call('PUT', '/v1/p/boats', {
      boats: [
        { id, colour: 'blue' },
        { id: 'none', colour: 'red' },
      ],
    });
    expect(changed.boats).toEqual([{ id, name: 'a', colour: 'blue' }]);
    expect(await names()).toEqual(['a', 'b']);
  });

  it('are deleted by their ids', async () => {
    const [id] = await boats({ name: 'a' }, { name: 'b' });
    expect(await call('POST', '/v1/p/boats/batch-delete', { boat_ids: [id, 'none'] })).toEqual({ boat_ids: [id] });
    expect(await names()).toEqual(['b']);
  });

  it('are deleted by the names that objects of them have', async () => {
    await call('POST', '/v1/p/cranes/batch-delete', { deleteCraneNames: ['one'] });
    expect((await call('GET', '/v1/p/cranes')).items).toEqual([{ metadata: { name: 'two' } }]);
  });

  it('are as many as a count says, where the answer lists ids', async () => {
    const { buoy_ids } = await call('POST', '/v1/p/buoys', { depth: 4, count: 3 });
    expect(new Set(buoy_ids).size).toBe(3);
    for (const id of buoy_ids) expect(await call('GET', `/v1/p/buoys/${id}`)).toEqual({ id, depth: 4 });
    expect((await call('POST', '/v1/p/buoys', { depth: 4 })).buoy_ids).toHaveLength(1);
  });
});

describe('tags', () => {
  const tagged = async (asked: object): Promise<unknown> => {
    const { resources, total_count } = await call('POST', '/v2/p/boats/resource_instances/action', asked);
    return resources === undefined
      ? total_count
      : resources.map((each: { resource_name: string }) => each.resource_name);
  };

  it('are made and deleted by an action, and found by', async () => {
    const [a, b] = await boats({ name: 'a' }, { name: 'b' });
    const tags = [
      { key: 'use', value: 'fish' },
      { key: 'age', value: 'old' },
    ];
    await call('POST', `/v2/p/boats/${a}/tags/action`, { action: 'create', tags });
    await call('POST', `/v2/p/boats/${b}/tags/action`, { action: 'create', tags: [{ key: 'use', value: 'post' }] });
    expect((await call('GET', `/v2/p/boats/${a}/tags`)).tags).toEqual(tags);
    expect(await tagged({ action: 'filter', tags: [{ key: 'use', values: [] }] })).toEqual(['a', 'b']);
    expect(await tagged({ action: 'filter', tags: [{ key: 'use', values: ['post'] }] })).toEqual(['b']);
    expect(await tagged({ action: 'filter', not_tags: [{ key: 'age', values: ['old'] }] })).toEqual(['b']);
    expect(await tagged({ action: 'filter', matches: [{ key: 'resource_name', value: 'a' }] })).toEqual(['a']);
    expect(await tagged({ action: 'count', tags: [{ key: 'use', values: ['none'] }] })).toBe(0);
    await call('POST', `/v2/p/boats/${a}/tags/action`, { action: 'delete', tags: [{ key: 'use' }] });
    expect((await call('GET', `/v2/p/boats/${a}/tags`)).tags).toEqual([tags[1]]);
  });

  it('are those of things that another version of the path makes', async () => {
    expect(await call('GET', '/v2/p/boats/none/tags')).toBe(404);
    const [id] = await boats({ name: 'a' });
    await call('DELETE', `/v1/p/boats/${id}`);
    expect(await call('POST', `/v2/p/boats/${id}/tags/action`, { action: 'create', tags: [] })).toBe(404);
  });
});

it('searches by the body of a POST', async () => {
  await boats({ name: 'a', colour: 'red' }, { name: 'b', colour: 'blue' }, { name: 'c', colour: 'red' });
  const found = await call('POST', '/v1/p/boat-searches', { colour: 'red', limit: 1 });
  expect(found.boats).toMatchObject([{ name: 'a' }]);
  expect((await call('POST', '/v1/p/boat-searches', {})).boats).toHaveLength(3);
});

it('lists things from all the collections of a project', async () => {
  for (const [project, wood] of Object.entries({ p: 'oak', q: 'fir' })) {
    const { metadata } = await call('POST', `/v1/${project}/ships`, { metadata: {} });
    await call('POST', `/v1/${project}/ships/${metadata.name}/masts`, { wood });
    const other = await call('POST', `/v1/${project}/ships`, { metadata: {} });
    await call('POST', `/v1/${project}/ships/${other.metadata.name}/masts`, { wood: 'elm' });
  }
  expect((await call('GET', '/v1/p/masts')).masts).toMatchObject([{ wood: 'oak' }, { wood: 'elm' }]);
  expect((await call('GET', '/v1/q/masts')).masts).toMatchObject([{ wood: 'fir' }, { wood: 'elm' }]);
});

it('lists things of several forms', async () => {
  await call('POST', '/v1/p/gulls', { beak: 'red' });
  await call('POST', '/v1/p/gulls', { wing: 'grey' });
  expect(await call('GET', '/v1/p/gulls')).toMatchObject({
    gulls: [{ beak: 'red' }, { wing: 'grey' }],
    total_count: 2,
  });
});

it('changes and deletes the one of a collection that a body names', async () => {
  const { crew_id } = await call('POST', '/v1/p/crews', { size: 3 });
  await call('PUT', '/v1/p/crews', { crew_id, size: 4 });
  expect((await call('GET', '/v1/p/crews')).crews).toEqual([{ crew_id, size: 4 }]);
  expect(await call('PUT', '/v1/p/crews', { crew_id: 'none', size: 4 })).toBe(404);
  await call('DELETE', '/v1/p/crews', { crew_id });
  expect((await call('GET', '/v1/p/crews')).crews).toEqual([]);
  expect(await call('DELETE', '/v1/p/crews', {})).toBe(404);
});

it('finds a thing by the id that an object of it has', async () => {
  const { metadata } = await call('POST', '/v1/p/ships', { metadata: { flag: 'SE' } });
  expect(metadata.name).not.toBe('ship-1');
  expect((await call('GET', `/v1/p/ships/${metadata.name}`)).metadata).toEqual({ name: metadata.name, flag: 'SE' });
  expect((await call('GET', '/v1/p/ships')).items).toMatchObject([{ metadata }]);
  expect(await call('GET', '/v1/p/ships/ship-1')).toBe(404);
});

it('brings a thing into the listed state that the word of an action names, and leaves it where it names none', async () => {
  const { metadata } = await call('POST', '/v1/p/ships', { metadata: { flag: 'SE' } });
  await call('POST', `/v1/p/ships/${metadata.name}/paint`);
  expect((await call('GET', `/v1/p/ships/${metadata.name}`)).status).toBe('RUNNING');
  await call('POST', `/v1/p/ships/${metadata.name}/stop`);
  expect((await call('GET', `/v1/p/ships/${metadata.name}`)).status).toBe('STOPPED');
});

it('keeps what is written to a path that is one thing, project by project', async () => {
  const tides = '/v1/p/settings/tides';
  expect(await call('GET', tides)).toEqual({ level: 3, note: 'low' });
  expect(await call('PUT', tides, { level: 7 })).toEqual({ level: 7 });
  expect(await call('GET', tides)).toEqual({ level: 7, note: 'low' });
  expect(await call('GET', '/v1/q/settings/tides')).toEqual({ level: 3, note: 'low' });
  await call('DELETE', tides);
  expect(await call('GET', tides)).toBe(404);
  await call('PUT', tides, { level: 1 });
  expect(await call('GET', tides)).toEqual({ level: 1 });
});

it.each([
  ['createBoats', 'path/collection', 'inferred'],
  ['updateBoats', 'several/absent', 'assumed'],
  ['deleteBoats', 'path/several', 'inferred'],
  ['changeTags', 'path/several', 'inferred'],
  ['listBoatsByTag', 'path/by-tag', 'inferred'],
  ['searchBoats', 'path/search', 'inferred'],
  ['listAllMasts', 'path/all', 'inferred'],
  ['changeCrew', 'path/named', 'inferred'],
  ['createBuoys', 'several/count', 'inferred'],
  ['createShip', 'id/held', 'inferred'],
  ['stopShip', 'action/state', 'assumed'],
  ['paintShip', 'answer/example', 'assumed'],
  ['setTides', 'path/single', 'inferred'],
  ['showWeather', 'path/fixed', 'inferred'],
])('says of %s that %s is %s', (operation, rule, ground) => {
  expect(sandbox.behaviours.find((each) => each.operation === operation && each.rule === rule)?.ground).toBe(ground);
});

it('has a contract with the statuses that it assumes, where none is documented', () => {
  const responses = (path: string, isLocked: boolean) => {
    const { paths } = assumedContract(HARBOUR, isLocked) as { paths: Record<string, { get: { responses: object } }> };
    return Object.keys(paths[path]?.get.responses ?? {});
  };
  expect(responses('/v1/{project_id}/lamps/{lamp_id}', false)).toEqual(['200', '400', '404', '409']);
  expect(responses('/v1/{project_id}/lamps/{lamp_id}', true)).toEqual(['200', '400', '401', '404', '409']);
  expect(responses('/v1/{project_id}/weather', true)).toEqual(['200', '400', '404']);
});
