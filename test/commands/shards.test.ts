import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servicesOfShard } from '../../scripts/commands/contract/shards.ts';
import { runCli } from '../support/cli.ts';
import { smallPage } from '../support/small-page.ts';
import { KITES_CONFIG, writeFiles } from '../support/small-project.ts';
import { treeOf } from '../support/tree.ts';

describe('the services of a shard', () => {
  const pages = new Map([
    ['a', 10],
    ['b', 1],
    ['c', 6],
    ['d', 5],
    ['e', 1],
  ]);
  const shards = (of: number) => Array.from({ length: of }, (_, at) => servicesOfShard(pages, { index: at + 1, of }));

  it.each([
    [1, [['a', 'b', 'c', 'd', 'e']]],
    [
      2,
      [
        ['a', 'b', 'e'],
        ['c', 'd'],
      ],
    ],
    [3, [['a'], ['c', 'e'], ['b', 'd']]],
    [6, [['a'], ['c'], ['d'], ['b'], ['e'], []]],
  ])('are dealt to %i shards by their pages', (of, expected) => {
    expect(shards(of)).toEqual(expected);
  });

  it('do not depend on the order of the services', () => {
    const turned = new Map([...pages].reverse());
    expect(servicesOfShard(turned, { index: 2, of: 3 })).toEqual(servicesOfShard(pages, { index: 2, of: 3 }));
  });
});

describe('a build of four machines', { timeout: 240_000 }, () => {
  const NAMES = ['amber', 'birch', 'cedar', 'dune', 'elm'];
  let folder = '';
  const at = (...names: string[]): string => path.join(folder, ...names);
  const run = (where: string, ...args: readonly string[]) =>
    runCli([...args], at(where), { SPECSCRIBE_CACHE: at('cache') });
  const SHARDS = ['1', '2', '3', '4'];

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'specscribe-shards-'));
    for (const name of NAMES)
      writeFiles(at('one'), {
        [`docs-source/${name}/service.yaml`]: KITES_CONFIG,
        [`docs-source/${name}/kite.html`]: smallPage({ requestExample: `<pre>{"colour": "${name}"}</pre>` }),
      });
    for (const each of [...SHARDS, 'merged']) cpSync(at('one'), at(each), { recursive: true });
    expect(run('one', 'build', '-q')).toMatchObject({ status: 0 });
    for (const each of SHARDS) expect(run(each, 'build', '-q', '--shard', `${each}/4`)).toMatchObject({ status: 0 });
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('gives the bytes of one run, and merging again changes nothing', () => {
    const folders = SHARDS.map((each) => at(each));
    expect(run('merged', 'merge', ...folders)).toMatchObject({
      status: 0,
      stderr: '4 shards, 5 services; 20 files of spec changed\n',
    });
    expect(treeOf(at('merged'))).toEqual(treeOf(at('one')));
    expect(run('merged', 'merge', ...folders).stderr).toContain('0 files of spec changed');
    expect(run('merged', 'check', '--shard', '1/4')).toMatchObject({ status: 0 });
  });

  it.each<[string, (all: string[]) => string[], string]>([
    [
      'a shard is missing',
      ([first = '', second = '', third = '']) => [first, second, third],
      'shard 4 of 4 is missing',
    ],
    ['a shard comes twice', (all) => [...all, all[0] ?? ''], 'shard 1 of 4 is'],
    ['a folder is none of a shard', (all) => [...all, at('one')], 'no such file; name the folder of a `build --shard`'],
  ])('is refused where %s', (_, choose, message) => {
    const { status, stderr } = run('merged', 'merge', ...choose(SHARDS.map((each) => at(each))));
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(message) });
  });

  it.each([
    '{"index": 1, "of": 1, "services": ["../../outside"]}',
    '{"index": 1, "of": 1}',
    'nothing',
  ])('refuses a record that no build wrote: %s', (text) => {
    writeFiles(at('bad'), { 'specscribe-shard.json': text });
    const { status, stderr } = run('merged', 'merge', at('bad'));
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('run that build again') });
  });

  it('leaves a file that somebody else made', () => {
    cpSync(at('one', 'docs-source'), at('own', 'docs-source'), { recursive: true });
    writeFiles(at('own'), { 'generated/amber/typescript/package.json': '{ "mine": true }' });
    const { status, stderr } = run('own', 'merge', ...SHARDS.map((each) => at(each)));
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('was not written by specscribe') });
    expect(treeOf(at('own'))).not.toHaveProperty('spec/amber.yaml');
  });

  it.each(['0/4', '5/4', 'x', '1'])('refuses the shard %s', (shard) => {
    expect(run('one', 'build', '--shard', shard)).toMatchObject({ status: 2 });
  });

  it('refuses to write a baseline of a part', () => {
    writeFileSync(at('one', 'x'), '');
    expect(run('one', 'build', '--shard', '1/4', '--update-baseline').stderr).toContain('--update-baseline needs all');
  });
});
