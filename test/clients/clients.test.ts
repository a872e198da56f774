import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { JAR_TARGETS, TARGETS } from '../../scripts/generate/index.ts';
import { ROOT } from '../corpus.ts';
import { removeFolder, scratchFolder } from '../generate/support/compile.ts';
import { generateInto } from '../generate/support/generated.ts';
import { lackOf } from '../matrix/sides.ts';
import { columns } from '../support/columns.ts';
import type { Case } from './case.ts';
import { CASES } from './cases.ts';
import { type Driving, drive } from './drive.ts';
import { goSide } from './go/index.ts';
import { javaSide } from './java/index.ts';
import { faultsOf } from './judge.ts';
import { pythonAsyncSide, pythonSide } from './python/index.ts';
import { type ScenarioServer, startScenarioServer } from './scenario-server.ts';
import type { TableSide } from './sides.ts';
import { typescriptSide } from './typescript/index.ts';
import { sample } from '../support/form.ts';

const SIDES: readonly TableSide[] = [typescriptSide, pythonSide, pythonAsyncSide, goSide, javaSide];
const ROWS = 55;
const BUILD_TIME = 600_000;
/** Milliseconds for a case: its own limits are far shorter, those of a client that ignores them are not waited for. */
const CASE_TIME = 90_000;

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
/** Cases that are not yet true, by language: a reason each, or one for the whole language. The list must only shrink. */
const notYet: Readonly<Record<string, Readonly<Record<string, string>> | string>> = json(
  path.join(import.meta.dirname, 'not-yet.json'),
);
const defaults = json(path.join(ROOT, 'templates/defaults.json'));
const contract = parse(readFileSync(path.join(import.meta.dirname, 'harbour.yaml'), 'utf8'));

const rowOf = (id: string): number => Number.parseInt(id, 10);
const lacking = (language: string): Readonly<Record<string, string>> => {
  const found = notYet[language] ?? {};
  return typeof found === 'string' ? Object.fromEntries(CASES.map(({ id }) => [id, found])) : found;
};

it('has each row of the table, and no case twice', () => {
  const ids = CASES.map(({ id }) => id);
  expect([...new Set(ids.map(rowOf))].sort((a, b) => a - b)).toEqual(Array.from({ length: ROWS }, (_, i) => i + 1));
  expect(new Set(ids).size).toBe(ids.length);
});

it('has each client on one of its sides', () => {
  const clients = [...TARGETS, ...JAR_TARGETS].map(({ name }) => name).filter((name) => !name.startsWith('server-'));
  const without = clients.filter((name) => !SIDES.some((side) => side.name === name));
  expect(without.filter((name) => typeof notYet[name] !== 'string')).toEqual([]);
});

it('excuses no case that there is not', () => {
  const ids = CASES.map(({ id }) => id);
  const excused = Object.values(notYet).flatMap((each) => (typeof each === 'string' ? [] : Object.keys(each)));
  expect(excused.filter((id) => !ids.includes(id))).toEqual([]);
});

it('has cases that JSON can carry', () => {
  expect(JSON.parse(JSON.stringify(CASES))).toHaveLength(CASES.length);
});

describe.each(sample(SIDES, 5))('the client $name', (side) => {
  const folder = scratchFolder(`table-${side.name.replaceAll(' ', '-')}`);
  let server: ScenarioServer;
  let driving: Driving | undefined;
  let lack: string | undefined;

  beforeAll(async () => {
    lack = await lackOf(side);
    if (lack !== undefined) return;
    const generated = path.join(folder, 'generated');
    const built = path.join(folder, 'built');
    mkdirSync(generated);
    mkdirSync(built);
    await generateInto(generated, side.target ?? side.name, { harbour: contract });
    const start = await side.build(path.join(generated, 'harbour'), built);
    server = await startScenarioServer(CASES);
    driving = drive(start());
  }, BUILD_TIME);

  afterAll(async () => {
    driving?.end();
    await server?.close();
    removeFolder(folder);
  });

  it.for(CASES)('$id: $title', { timeout: CASE_TIME }, async (each, { skip }) => {
    skip(lack !== undefined, lack);
    const faults = side.compiled.includes(each.id) ? [] : await play(each);
    const excuse = lacking(side.name)[each.id];
    if (excuse === undefined) expect(faults.join('\n')).toBe('');
    else expect(faults.join('\n'), `${each.id} is true: take it off not-yet.json`).not.toBe('');
  });

  it('has a fake that answers without a service', { timeout: BUILD_TIME }, async ({ skip }) => {
    skip(lack !== undefined, lack);
    const { output } = await side.fake(path.join(folder, 'generated/harbour'), path.join(folder, 'built'));
    expect(output.trim()).toBe('done');
  });

  async function play(each: Case): Promise<readonly string[]> {
    const baseUrl = await server.addressFor(each);
    const task = { id: each.id, client: each.client ?? {}, steps: each.steps };
    const report = await (driving as Driving).run({ ...task, ...(baseUrl === undefined ? {} : { baseUrl }) });
    const faults = faultsOf(each, report, server.arrivalsOf(each.id), side.untyped ?? false);
    return each.id === '43' ? [...faults, ...defaultFaults(report.results[0]?.value)] : faults;
  }
});

function defaultFaults(value: unknown): readonly string[] {
  return JSON.stringify(value) === JSON.stringify(defaults) ? [] : [`defaults are ${JSON.stringify(value)}`];
}

afterAll(() => {
  const languages = [...new Set([...SIDES.map(({ name }) => name), ...Object.keys(notYet)])];
  const rows = languages.map((language) => {
    const open = Object.keys(lacking(language));
    const openRows = new Set(open.map(rowOf)).size;
    return [language, `${ROWS - openRows}/${ROWS} rows`, `${CASES.length - open.length}/${CASES.length} cases`];
  });
  console.log(columns([['client', 'rows true', 'cases true'], ...rows]));
  for (const { name } of SIDES)
    for (const [id, why] of Object.entries(lacking(name))) console.log(`not yet: ${name} ${id}: ${why}`);
});
