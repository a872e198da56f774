import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI, runCli } from '../../support/cli.ts';
import { treeOf } from '../../support/tree.ts';
import { KILLED, type Killed } from '../killed.ts';

const KILLS = Number(process.env.HOSTILE_KILLS ?? 100);
const PRELOAD = pathToFileURL(path.resolve(import.meta.dirname, '../../support/kill-before.mjs')).href;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-kills-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A tree as git sees it, without empty folders, and without what a command only reads. */
const stateOf = (root: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(treeOf(root)).filter(([file, text]) => text !== '/' && !/^(?:upstream|shards|theirs)\//.test(file)),
  );

/** What runs of a command have come to, and what it would be. */
function states({ name, args, prepare }: Killed) {
  const old = path.join(folder, name, 'old');
  const now = path.join(folder, name, 'new');
  const state = path.join(folder, name, 'state');
  const temporary = path.join(folder, name, 'tmp');
  mkdirSync(temporary, { recursive: true });
  prepare(old);
  cpSync(old, now, { recursive: true });
  const run = (root: string, operation: number | '') =>
    spawnSync(process.execPath, ['--import', `${PRELOAD}?${operation}`, CLI, ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', XDG_STATE_HOME: state, TMPDIR: temporary },
    });
  const count = Number(/operations: (\d+)\s*$/.exec(run(now, '').stderr)?.[1]);
  expect(count).toBeGreaterThan(10);
  const kill = (operation: number): 'old' | 'new' | 'mended' => {
    const root = path.join(folder, name, 'killed');
    rmSync(root, { recursive: true, force: true });
    cpSync(old, root, { recursive: true });
    run(root, operation);
    const env = { XDG_STATE_HOME: state, TMPDIR: temporary };
    // Any command, where the killed one was at work; with what it wrote to as an argument, as a reader has it.
    const next = ['explain', 'link/example-enum'];
    const told = ['.', 'out', 'public']
      .map((each) => path.join(root, each))
      .filter((each) => readdirSync(path.dirname(each)).includes(path.basename(each)))
      .map((each) => runCli(next, each, env).stderr)
      .join('');
    const tree = stateOf(root);
    const isOld = JSON.stringify(tree) === JSON.stringify(stateOf(old));
    if (!isOld) expect(tree, `${name}, killed before operation ${operation} of ${count}`).toEqual(stateOf(now));
    if (told.includes('put in place')) return 'mended';
    return isOld ? 'old' : 'new';
  };
  return { count, kill, temporary, run, old };
}

const print = (line: string): void => writeFileSync(1, `${line}\n`);

describe('a command that is killed', () => {
  it.each(KILLED)(`leaves the old state or the new one, ${KILLS} times: $name`, (command) => {
    const { count, kill, temporary, run, old } = states(command);
    const seen = { old: 0, mended: 0, new: 0 };
    for (let times = 0; times < KILLS; times++) seen[kill(1 + Math.floor(Math.random() * count))]++;
    run(old, '');
    expect(readdirSync(temporary).filter((entry) => entry.startsWith('specscribe-'))).toEqual([]);
    print(`${command.name}: ${count} operations, killed ${KILLS} times: ${JSON.stringify(seen)}`);
  });

  it('leaves the old state or the new one before each operation of a build', () => {
    const { count, kill } = states({ ...(KILLED[0] as Killed), name: 'every' });
    const seen = { old: 0, mended: 0, new: 0 };
    const step = Math.max(1, Math.floor(100 / KILLS));
    for (let operation = 1; operation <= count; operation += step) seen[kill(operation)]++;
    print(`build: before ${Math.ceil(count / step)} of ${count} operations: ${JSON.stringify(seen)}`);
  });
});
