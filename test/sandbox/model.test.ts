import * as fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { type Sandbox, sandboxOf } from '../../scripts/sandbox/index.ts';
import { DEPOT } from './depot.ts';

/** What a client does: an operation, the number of the thing among those that it knows, and what it sends. */
interface Step {
  readonly client: number;
  readonly kind: 'create' | 'show' | 'update' | 'delete' | 'list';
  readonly which: number;
  readonly weight: number;
}

const CLIENTS = 8;
/** As many as a test of a second can have; `SANDBOX_STEPS` asks for another number. */
const STEPS = Number(process.env.SANDBOX_STEPS ?? 1500);

const step = fc.record<Step>({
  client: fc.nat(CLIENTS - 1),
  kind: fc.constantFrom('create', 'create', 'show', 'update', 'update', 'delete', 'list'),
  which: fc.nat(),
  weight: fc.integer({ min: 1, max: 1000 }),
});

let sandbox: Sandbox | undefined;
afterEach(async () => {
  await sandbox?.app.close();
});

/** The weights of crates by project and id, as a sandbox should have them. */
type Model = Map<string, Map<string, number>>;

async function call(method: string, url: string, crate?: object): Promise<{ status: number; body: string }> {
  const served = sandbox as Sandbox;
  const answer = await served.app.inject({
    method: method as 'GET',
    url,
    ...(crate ? { payload: { crate } } : {}),
  });
  return { status: answer.statusCode, body: answer.body };
}

/** Does a step, and says where the answer is another one than the model has; two clients share each project. */
async function taken({ client, kind, which, weight }: Step, number: number, model: Model): Promise<string[]> {
  const project = `p${client % (CLIENTS / 2)}`;
  const known = model.get(project) ?? new Map<string, number>();
  model.set(project, known);
  const ids = [...known.keys()];
  const id = ids[which % Math.max(1, ids.length)] ?? 'none';
  const path = `/v1/${project}/crates`;
  const expected = known.has(id) ? 200 : 404;
  const wrong = (got: unknown, wanted: unknown): string[] =>
    JSON.stringify(got) === JSON.stringify(wanted) ? [] : [`${number} ${kind} ${id}: ${got}, not ${wanted}`];
  switch (kind) {
    case 'create': {
      const { status, body } = await call('POST', path, { name: `c${number}`, weight });
      if (status === 202) known.set(JSON.parse(body).crate.id, weight);
      return wrong(status, 202);
    }
    case 'update': {
      const { status } = await call('PUT', `${path}/${id}`, { name: 'n', weight });
      if (known.has(id)) known.set(id, weight);
      return wrong(status, expected);
    }
    case 'delete': {
      const { status } = await call('DELETE', `${path}/${id}`);
      return wrong(status, known.delete(id) ? 204 : 404);
    }
    case 'show': {
      const { status, body } = await call('GET', `${path}/${id}`);
      return status === 200 ? wrong(JSON.parse(body).crate.weight, known.get(id)) : wrong(status, expected);
    }
    default: {
      const { body } = await call('GET', `${path}?limit=100000`);
      const listed = JSON.parse(body).crates.map((each: { id: string; weight: number }) => [each.id, each.weight]);
      return wrong(listed, [...known]);
    }
  }
}

it('is what a model of it is, after any operations of eight clients', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: STEPS / 5, maxLength: STEPS / 5 }), async (steps) => {
      await sandbox?.app.close();
      sandbox = await sandboxOf({ contract: DEPOT, now: () => 0, seed: 'a' });
      const model: Model = new Map();
      for (const [number, each] of steps.entries()) expect(await taken(each, number, model)).toEqual([]);
    }),
    { numRuns: 5, endOnFailure: true },
  );
}, 120_000);

it('loses no update where eight clients write at once', async () => {
  sandbox = await sandboxOf({ contract: DEPOT, now: () => 0, seed: 'a' });
  const work = Array.from({ length: CLIENTS }, async (_, client) => {
    const created: string[] = [];
    for (let count = 0; count < 25; count++) {
      const { body } = await call('POST', '/v1/p/crates', { name: `${client}-${count}`, weight: 1 });
      const { id } = JSON.parse(body).crate;
      await call('PUT', `/v1/p/crates/${id}`, { name: `${client}-${count}`, weight: count + 1 });
      created.push(id);
    }
    return created;
  });
  const created = (await Promise.all(work)).flat();
  const { crates } = JSON.parse((await call('GET', '/v1/p/crates?limit=100000')).body);
  const weights = new Map(crates.map((each: { id: string; weight: number }) => [each.id, each.weight]));
  expect(new Set(created).size).toBe(CLIENTS * 25);
  expect(created.every((id, index) => weights.get(id) === (index % 25) + 1)).toBe(true);
});
