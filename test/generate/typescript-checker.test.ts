import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namedPart, violations } from './support/conformance.ts';
import { readOperations } from './support/contract-reading.ts';
import { type ContractServer, differences, startContractServer } from './support/contract-server.ts';
import { depot } from './support/depot.ts';
import { sampleAnswers, sampleArguments } from './support/samples.ts';

/** The tests of clients are worth what their server sees: here it is shown faults. */
const contract = { ...depot() };
const operations = readOperations(contract);

describe('a schema', () => {
  const box = { $ref: '#/components/schemas/Box' };

  it.each([
    [{ name: 'a', state: 'OPEN', more: 1 }, []],
    [{ name: 'a' }, ['/state: is missing']],
    [{ name: 1, state: 'OPEN' }, ['/name: 1 is not of type string']],
    [{ name: 'a', state: 'AJAR' }, ['/state: "AJAR" is not in the enumeration']],
    [{ name: 'a', state: 'OPEN', ratio: 2 }, ['/ratio: 2 breaks maximum']],
    [{ name: 'a', state: 'OPEN', note: null, size: null }, ['/size: null is not of type integer']],
    [{ name: 'a', state: 'OPEN', children: [{}] }, ['/children/0/name: is missing', '/children/0/state: is missing']],
    [{ name: 'a', state: 'OPEN', labels: { a: 1 } }, ['/labels/a: 1 is not of type string']],
  ])('of %j says %j', (value, said) => {
    expect(violations(contract, box, value)).toEqual(said);
  });

  it('asks for one of several', () => {
    const schema = { oneOf: [{ type: 'string' }, { type: 'string', maxLength: 1 }] };
    expect(violations(contract, schema, 'ab')).toEqual([]);
    expect(violations(contract, schema, 'a')).toEqual([': fits 2 of oneOf']);
  });

  it('names a part of a value', () => {
    const value = { name: 'a', typo: 1, labels: { any: 'x' }, children: [{ name: 'b', typo: 2 }] };
    const named = { name: 'a', labels: { any: 'x' }, children: [{ name: 'b' }] };
    expect(namedPart(contract, [box], value)).toEqual(named);
  });
});

describe('samples', () => {
  it.each(operations)('of $id conform', (operation) => {
    for (const { body } of sampleArguments(contract, operation))
      if (operation.body && body !== undefined) expect(violations(contract, operation.body.schema, body)).toEqual([]);
    for (const { status, body } of sampleAnswers(contract, operation)) {
      const message = operation.successes.find((each) => each.status === status)?.message;
      if (message) expect(violations(contract, message.schema, body)).toEqual([]);
    }
  });

  it('hold each alternative, each example, and what is required alone', () => {
    const bodies = (id: string) =>
      operations
        .filter((each) => each.id === id)
        .flatMap((each) => sampleArguments(contract, each).map(({ body }) => body));
    expect(bodies('changeBox')).toEqual([{ name: 'text' }, { size: 7 }, undefined]);
    expect(bodies('createBox')).toContainEqual({ name: 'small', size: 1 });
    expect(bodies('createBox')).toContainEqual({ name: 'text' });
  });
});

describe('the server', () => {
  let server: ContractServer;
  beforeAll(async () => {
    server = await startContractServer(contract);
  });
  afterAll(() => server.close());

  const arrival = async (method: string, url: string, headers: Record<string, string> = {}, body?: string) => {
    await fetch(server.url + url, { method, headers, ...(body === undefined ? {} : { body }) });
    const last = server.arrivals.at(-1);
    if (!last) throw new Error('nothing arrived');
    return last;
  };
  const json = { 'content-type': 'application/json' };

  it.each([
    ['GET', '/v1/p/boxes?limit=7&range[from]=1', {}, undefined, []],
    ['GET', '/v1/p/box', {}, undefined, ['GET /v1/p/box: no such operation']],
    ['POST', '/version', {}, undefined, ['POST /version: no such operation']],
    ['GET', '/v1/p/boxes?limits=7', {}, undefined, ['query limits: no such parameter']],
    ['GET', '/v1/p/boxes?limit=x', {}, undefined, ['query limit: null is not of type integer']],
    ['GET', '/v1/p/boxes?limit=101', {}, undefined, ['query limit: 101 breaks maximum']],
    ['GET', '/v1/p/boxes?state=AJAR', {}, undefined, ['query state: "AJAR" is not in the enumeration']],
    ['POST', '/v1/p/boxes', json, undefined, ['body: is missing']],
    ['POST', '/v1/p/boxes', json, '{}', ['body/name: is missing']],
    ['POST', '/v1/p/boxes', {}, '{"name":"a"}', ['body: is text/plain, not application/json']],
    ['PUT', '/v1/p/boxes/b', {}, undefined, ['header If-Match: is missing']],
    ['DELETE', '/v1/p/boxes/b', json, '{}', ['body: the operation has none']],
  ])('of %s %s %j %j says %j', async (method, url, headers, body, said) => {
    expect((await arrival(method, url, headers as Record<string, string>, body)).problems).toEqual(said);
  });

  it('tells an operation from another whose path has a parameter there', async () => {
    expect((await arrival('GET', '/v1/p/boxes/stats')).operation?.id).toBe('showStats');
    expect((await arrival('GET', '/v1/p/boxes/b%2Fstats')).operation?.id).toBe('showBox');
  });

  it('sees arguments that arrive as others', async () => {
    const list = operations.find(({ id }) => id === 'listBoxes');
    if (!list) throw new Error('no listBoxes');
    const args = { path: { project_id: 'a b' }, query: { label: ['x', 'y'], ids: ['1', '2'] } };
    const said = async (url: string) => differences(list, args, await arrival('GET', url));
    expect(await said('/v1/a%20b/boxes?label=x&label=y&ids=1,2')).toEqual([]);
    expect(await said('/v1/a%2520b/boxes?label=x&label=y&ids=1,2')).toEqual([
      'path project_id: "a b" arrived as "a%20b"',
    ]);
    expect(await said('/v1/a%20b/boxes?label=x,y&ids=1,2')).toEqual(['query label: ["x","y"] arrived as ["x,y"]']);
    expect(await said('/v1/a%20b/boxes?label=x&label=y&ids=1,2&limit=1')).toEqual([
      'query limit: undefined arrived as 1',
    ]);
    expect(await said('/v1/a%20b/boxes?label=x&label=y')).toEqual(['query ids: ["1","2"] arrived as undefined']);
  });
});
