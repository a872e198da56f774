import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { JAR_TARGETS, TARGETS } from '../../scripts/generate/index.ts';
import { ROOT } from '../corpus.ts';
import { removeFolder, scratchFolder } from '../generate/support/compile.ts';
import { goClient } from './go/index.ts';
import { javaClient } from './java/index.ts';
import { type Plan, planOf, tamperedPlan } from './plan.ts';
import type { Server } from './process.ts';
import { pythonClient, pythonServer } from './python/index.ts';
import type { Outcome } from './reports.ts';
import { type ClientSide, type ClientTests, lackOf, type ServerSide, type Side } from './sides.ts';
import { type Cell, type RunCell, tableText } from './table.ts';
import { typescriptClient, typescriptServer } from './typescript/index.ts';
import { sample } from '../support/form.ts';

const SERVICE = 'modelarts';
const CLIENTS: readonly ClientSide[] = [typescriptClient, pythonClient, goClient, javaClient];
const SERVERS: readonly ServerSide[] = [typescriptServer, pythonServer];
/** Milliseconds for a cell, with the build of its client where it is the first of a row. */
const TIME = 400_000;
const STEPS = ['answers', 'refuses'];

const folder = scratchFolder('matrix');
const plan = planOf(parse(readFileSync(path.join(ROOT, 'spec', `${SERVICE}.yaml`), 'utf8')));
const files = { true: path.join(folder, 'plan.json'), tampered: path.join(folder, 'tampered.json') };
const tampered = tamperedPlan(plan);
const steps = plan.operations.flatMap(({ id }) => STEPS.map((step) => `${id} ${step}`));

const cells = new Map<string, Cell>();
const keyOf = (client: Side, server: Side) => `${client.name} ${server.name}`;

const builds = new Map<ClientSide, Promise<ClientTests>>();
const starts = new Map<ServerSide, Promise<Server>>();

/** Makes a thing when it is first asked for; the same one each time. */
function once<Key extends Side, Made>(
  made: Map<Key, Promise<Made>>,
  key: Key,
  make: (folder: string) => Promise<Made>,
) {
  const found = made.get(key);
  if (found) return found;
  const place = path.join(folder, key.name);
  mkdirSync(place);
  const promise = make(place);
  made.set(key, promise);
  return promise;
}

const testsOf = (client: ClientSide) => once(builds, client, (place) => client.build(place, SERVICE));
const serverOf = (server: ServerSide) => once(starts, server, (place) => server.start(place, SERVICE, files.true));

/** A step as the plan calls it, from the name that a language's runner has for its test. */
function stepOf({ name }: Outcome): string {
  const words = new Set(name.split(/[^A-Za-z0-9]+/));
  const id = plan.operations.find((operation) => words.has(operation.id))?.id ?? name;
  return `${id} ${STEPS.find((step) => words.has(step)) ?? ''}`;
}

const byStep = (outcomes: readonly Outcome[]) => new Map(outcomes.map((each) => [stepOf(each), each.failure]));

beforeAll(() => {
  const write = (file: string, content: Plan) => writeFileSync(file, JSON.stringify(content));
  write(files.true, plan);
  write(files.tampered, tampered.plan);
});

afterAll(async () => {
  for (const start of starts.values()) await start.then(({ stop }) => stop()).catch(() => undefined);
  removeFolder(folder);
  console.log(tableText(CLIENTS, SERVERS, (client, server) => cells.get(keyOf(client, server))));
});

it('has every target on one of its sides', () => {
  const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name).sort();
  expect(names([...CLIENTS, ...SERVERS])).toEqual(names([...TARGETS, ...JAR_TARGETS]));
});

describe.each(sample(CLIENTS, 4))('the client $name', (client) => {
  it.for(sample(SERVERS, 2))('calls all operations of $name', { timeout: TIME }, async (server, { skip }) => {
    const skipped = await lackOf(client, server);
    if (skipped !== undefined) cells.set(keyOf(client, server), { skipped });
    skip(skipped !== undefined, skipped);
    const cell = await runCell(client, server);
    cells.set(keyOf(client, server), cell);
    expect(cell.failures).toEqual([]);
  });

  it('notices what is not as planned', { timeout: TIME }, async ({ skip }) => {
    const [server] = SERVERS as [ServerSide];
    const lack = await lackOf(client, server);
    skip(lack !== undefined, lack);
    const [{ url }, tests] = await Promise.all([serverOf(server), testsOf(client)]);
    const outcomes = byStep(await tests(url, files.tampered));
    expect(steps.filter((step) => outcomes.get(step) !== '')).toEqual(tampered.steps);
  });
});

async function runCell(client: ClientSide, server: ServerSide): Promise<RunCell> {
  const [{ url }, tests] = await Promise.all([serverOf(server), testsOf(client)]);
  const start = performance.now();
  const outcomes = byStep(await tests(url, files.true));
  const seconds = (performance.now() - start) / 1000;
  const failed = steps.filter((step) => outcomes.get(step) !== '');
  const failures = failed.map((step) => `${step}: ${outcomes.get(step) ?? 'did not run'}`);
  return { total: steps.length, failures, seconds };
}
