import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { JAR_TARGETS, TARGETS } from '../../scripts/generate/index.ts';
import { removeFolder, scratchFolder } from '../generate/support/compile.ts';
import { type Node, readOperations } from '../generate/support/contract-reading.ts';
import { build } from '../matrix/process.ts';
import { lackOf } from '../matrix/sides.ts';
import { CLI } from '../support/cli.ts';
import { columns } from '../support/columns.ts';
import { NO_REFERENCES, REFERENCES } from '../support/references.ts';
import { CHECKS } from './checks.ts';

/** The least number of operations of whole references. */
const LEAST: Readonly<Record<string, number>> = {
  'rst/modelarts': 200,
  'rst/elastic-cloud-server': 180,
  'rst/virtual-private-cloud': 180,
  'rst/domain-name-service': 25,
  'rst/image-management-service': 44,
  'rst/anti-ddos': 15,
  'html/modelarts': 139,
  'html/ecs': 180,
  'fresh/data-arts-studio': 56,
  'fresh/direct-connect': 22,
  'fresh/host-security-service': 45,
  'fresh/mapreduce-service': 58,
  'fresh/object-storage-service': 12,
  'fresh/optical-character-recognition': 3,
  'fresh/private-link-access-service': 6,
  'fresh/volume-backup-service': 36,
};
const TARGET_NAMES = [...TARGETS, ...JAR_TARGETS].map(({ name }) => name);
/** Milliseconds for one target of one service. */
const TIME = 600_000;

const table: string[][] = [['', 'operations', ...TARGET_NAMES]];

afterAll(() => console.log(columns(table)));

describe.skipIf(NO_REFERENCES !== '').each(REFERENCES)('all of $name', ({ name: corpus, pages, family }) => {
  const service = path.basename(corpus);
  let folder: string;
  let contract: string;
  const row = [corpus, '', ...TARGET_NAMES.map(() => 'not run')];

  beforeAll(async () => {
    table.push(row);
    folder = scratchFolder('scale');
    contract = path.join(folder, `${service}.yaml`);
    const taught = path.join(folder, 'family.yaml');
    if (family !== undefined) writeFileSync(taught, family);
    const scrape = ['scrape', pages, '--service', service, '--out', folder, '--quiet', '--fail-on', 'never'];
    await build(process.execPath, [CLI, ...scrape, ...(family === undefined ? [] : ['--family-file', taught])]);
    const operations = readOperations(parse(readFileSync(contract, 'utf8')) as Node).length;
    row[1] = String(operations);
    expect(operations).toBeGreaterThanOrEqual(LEAST[corpus] ?? 1);
  }, TIME);

  afterAll(() => removeFolder(folder), TIME);

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
