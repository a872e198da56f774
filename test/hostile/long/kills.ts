import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mendFolder } from '../../../scripts/commands/machine/transaction.ts';
import { WORK_FOLDER } from '../../../scripts/commands/machine/work-folder.ts';
import { CLI } from '../../support/cli.ts';
import { treeOf } from '../../support/tree.ts';
import { KILLED, type Killed } from '../killed.ts';

const KILLS = Number(process.env.HOSTILE_KILLS ?? 100);
/**
 * How many moments one process is made to show: it is killed at the last of them, and the disk is copied at the others.
 * 1 has a process for each, which takes some ten times as long.
 */
const MOMENTS = Number(process.env.HOSTILE_MOMENTS ?? 10);
const PRELOAD = pathToFileURL(path.resolve(import.meta.dirname, '../../support/kill-before.mjs')).href;

const STATE = 'XDG_STATE_HOME';
const stateBefore = process.env[STATE];
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-kills-'));
  process.env[STATE] = path.join(folder, 'state');
});
afterAll(() => {
  if (stateBefore === undefined) delete process.env[STATE];
  else process.env[STATE] = stateBefore;
  rmSync(folder, { recursive: true, force: true });
});

type Tree = Readonly<Record<string, string>>;

/** A tree as git sees it, without empty folders, and without what a command only reads. */
const stateOf = (tree: Tree): string =>
  JSON.stringify(
    Object.entries(tree).filter(([file, text]) => text !== '/' && !/^(?:upstream|shards|theirs)\//.test(file)),
  );

/** Folders of a tree in which a run was at work. */
const workedIn = (tree: Tree): string[] => [
  ...new Set(
    Object.keys(tree)
      .filter((file) => file.split('/').includes(WORK_FOLDER))
      .map((file) => path.dirname(file.slice(0, file.indexOf(WORK_FOLDER) + WORK_FOLDER.length))),
  ),
];

interface Ended {
  readonly stderr: string;
  readonly signal: string | null;
}

function node(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, NO_COLOR: '1', ...env } });
  let stderr = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => child.on('close', (_, signal) => resolve({ stderr, signal })));
}

/** What the next command does first in a folder; what it says of it. */
type Mend = (root: string) => string | undefined | Promise<string>;

type Outcome = 'old' | 'new' | 'mended' | 'bad';

/** What runs of a command come to that are killed, counted; what is neither state is kept with its moment. */
class Moments {
  readonly seen: Record<Outcome, number> = { old: 0, new: 0, mended: 0, bad: 0 };
  readonly bad: string[] = [];
  killed = 0;
  count = 0;
  readonly #name: string;
  readonly #args: readonly string[];
  readonly #env: NodeJS.ProcessEnv;
  #old = '';
  #new = '';

  constructor({ name, args }: Killed) {
    this.#name = name;
    this.#args = args;
    this.#env = { TMPDIR: this.#in('tmp') };
  }

  #in(...steps: string[]): string {
    return path.join(folder, this.#name, ...steps);
  }

  async prepare(prepare: Killed['prepare']): Promise<void> {
    mkdirSync(this.#in('tmp'), { recursive: true });
    prepare(this.#in('old'));
    cpSync(this.#in('old'), this.#in('new'), { recursive: true });
    const { stderr } = await this.#run(this.#in('new'), '');
    this.count = Number(/operations: (\d+)\s*$/.exec(stderr)?.[1]);
    this.#old = stateOf(treeOf(this.#in('old')));
    this.#new = stateOf(treeOf(this.#in('new')));
    expect(this.count, stderr).toBeGreaterThan(10);
    expect(this.#new).not.toBe(this.#old);
  }

  #run(root: string, moments: string): Promise<Ended> {
    return node(['--import', `${PRELOAD}?${moments}`, CLI, ...this.#args], root, this.#env);
  }

  /** One process, which is killed before the last of the operations. */
  async kill(operations: readonly number[]): Promise<void> {
    const sorted = [...new Set(operations)].sort((a, b) => a - b);
    const root = this.#in('killed');
    const copies = this.#in('copies');
    for (const each of [root, copies]) rmSync(each, { recursive: true, force: true });
    cpSync(this.#in('old'), root, { recursive: true });
    const { signal } = await this.#run(root, `${sorted.join(',')}&copies=${encodeURIComponent(copies)}`);
    // A run may have an operation less than the one that was counted, and end before it is killed.
    if (signal === 'SIGKILL') this.killed++;
    for (const operation of sorted) {
      const copy = path.join(copies, String(operation));
      const at = existsSync(copy) ? copy : root;
      const outcome = await this.#outcome(at, at === root ? this.#nextCommand : mendFolder);
      this.seen[outcome] += operations.filter((each) => each === operation).length;
      if (outcome === 'bad') this.bad.push(`before operation ${operation} of ${this.count}: ${stateOf(treeOf(at))}`);
    }
  }

  async #outcome(root: string, mend: Mend): Promise<Outcome> {
    const left = treeOf(root);
    const isWhole = (state: string): boolean => state === this.#old || state === this.#new;
    const folders = workedIn(left);
    const told: (string | undefined)[] = [];
    if (folders.length > 0 || !isWhole(stateOf(left)))
      for (const each of folders.length > 0 ? folders : ['.']) told.push(await mend(path.join(root, each)));
    const state = stateOf(treeOf(root));
    if (!isWhole(state)) return 'bad';
    if (told.some((text) => text?.includes('put in place'))) return 'mended';
    return state === this.#old ? 'old' : 'new';
  }

  /** Any command, run where the killed one was at work, as its reader would. */
  readonly #nextCommand: Mend = async (root) =>
    (await node([CLI, 'explain', 'link/example-enum'], root, this.#env)).stderr;

  /** What runs that were killed have left of temporary folders, after one that was not. */
  async leftovers(): Promise<string[]> {
    await this.#run(this.#in('old'), '');
    return readdirSync(this.#in('tmp')).filter((entry) => entry.startsWith('specscribe-'));
  }

  print(what: string): void {
    const { old, new: put, mended, bad } = this.seen;
    const total = old + put + mended + bad;
    writeFileSync(
      1,
      `${what}: ${total} moments of ${this.count} operations, ${this.killed} processes killed: old ${old}, new ${put}, mended ${mended}, bad ${bad}\n`,
    );
  }
}

/** In groups of at most so many. */
const grouped = (numbers: readonly number[], size: number): number[][] =>
  Array.from({ length: Math.ceil(numbers.length / size) }, (_, at) => numbers.slice(at * size, (at + 1) * size));

describe('a command that is killed', { concurrent: true }, () => {
  it.each(KILLED)(`leaves the old state or the new one, ${KILLS} times: $name`, async (command) => {
    const moments = new Moments(command);
    await moments.prepare(command.prepare);
    const chosen = Array.from({ length: KILLS }, () => 1 + Math.floor(Math.random() * moments.count));
    for (const each of grouped(chosen, MOMENTS)) await moments.kill(each);
    moments.print(command.name);
    expect(moments.bad).toEqual([]);
    expect(moments.killed).toBeGreaterThan(0);
    expect(await moments.leftovers()).toEqual([]);
  });

  it('leaves the old state or the new one before each operation of a build', async () => {
    const command = { ...(KILLED[0] as Killed), name: 'every' };
    const moments = new Moments(command);
    await moments.prepare(command.prepare);
    const step = Math.max(1, Math.floor(100 / KILLS));
    const all = Array.from({ length: Math.ceil(moments.count / step) }, (_, at) => 1 + at * step);
    for (const each of grouped(all, MOMENTS)) await moments.kill(each);
    moments.print('build, before each');
    expect(moments.bad).toEqual([]);
    expect(moments.killed).toBeGreaterThan(0);
  });
});
