import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { JAR_TARGETS, TARGETS } from '../../scripts/generate/index.ts';
import { corpusPath, NO_CORPUS } from '../corpus.ts';
import { removeFolder, scratchFolder } from '../generate/support/compile.ts';
import { type Node, readOperations } from '../generate/support/contract-reading.ts';
import { build } from '../matrix/process.ts';
import { lackOf } from '../matrix/sides.ts';
import { CLI } from '../support/cli.ts';
import { columns } from '../support/columns.ts';
import { CHECKS } from './checks.ts';

/** Whole references, with the least number of operations that each has. */
const SERVICES = [
  { corpus: 'rst/modelarts', least: 200 },
  { corpus: 'rst/elastic-cloud-server', least: 180 },
  { corpus: 'rst/virtual-private-cloud', least: 180 },
  { corpus: 'rst/domain-name-service', least: 25 },
  { corpus: 'rst/image-management-service', least: 44 },
  { corpus: 'rst/anti-ddos', least: 15 },
  { corpus: 'html/modelarts', least: 139 },
  { corpus: 'html/ecs', least: 180 },
];
const TARGET_NAMES = [...TARGETS, ...JAR_TARGETS].map(({ name }) => name);
/** Milliseconds for one target of one service. */
const TIME = 600_000;

const table: string[][] = [['', 'operations', ...TARGET_NAMES]];

afterAll(() => console.log(columns(table)));

describe.skipIf(NO_CORPUS).each(SERVICES)('all of $corpus', ({ corpus, least }) => {
  const service = path.basename(corpus);
  let folder: string;
  let contract: string;
  const row = [corpus, '', ...TARGET_NAMES.map(() => 'not run')];

  beforeAll(async () => {
    table.push(row);
    folder = scratchFolder('scale');
    contract = path.join(folder, `${service}.yaml`);
    const scrape = ['scrape', corpusPath(corpus), '--service', service, '--out', folder, '--quiet'];
    await build(process.execPath, [CLI, ...scrape, '--fail-on', 'never']);
    const operations = readOperations(parse(readFileSync(contract, 'utf8')) as Node).length;
    row[1] = String(operations);
    expect(operations).toBeGreaterThanOrEqual(least);
  }, TIME);

  afterAll(() => removeFolder(folder));

  it.for(TARGET_NAMES)('is a package that compiles: %s', { timeout: TIME }, async (target, { skip }) => {
    const cell = table[0]?.indexOf(target) ?? 0;
    row[cell] = 'failed';
    const check = CHECKS[target];
    if (!check) throw new Error(`${target}: say in test/scale/checks.ts how it is compiled`);
    const lack = await lackOf({ name: target, ...check });
    if (lack !== undefined) row[cell] = `skipped: ${lack}`;
    skip(lack !== undefined, lack);
    const out = path.join(folder, target);
    mkdirSync(out);
    const start = performance.now();
    await build(process.execPath, [CLI, 'generate', contract, '--target', target, '--out', out]);
    const generated = performance.now();
    expect(await check.problems(path.join(out, target))).toBe('');
    const [made, compiled] = [generated - start, performance.now() - generated].map((ms) => (ms / 1000).toFixed(1));
    row[cell] = `made ${made} s, compiled ${compiled} s`;
  });
});
