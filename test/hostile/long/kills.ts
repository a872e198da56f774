import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI, runCli } from '../../support/cli.ts';
import { KITES_CONFIG, smallProject, writeFiles } from '../../support/small-project.ts';
import { treeOf } from '../../support/tree.ts';

const KILLS = Number(process.env.HOSTILE_KILLS ?? 100);
const PRELOAD = pathToFileURL(path.resolve(import.meta.dirname, '../../support/kill-before.mjs')).href;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-kills-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd, encoding: 'utf8' });

/** A repository whose last commit has other pages than the one before. */
function upstream(root: string): void {
  const work = path.join(root, 'upstream');
  mkdirSync(work, { recursive: true });
  git(work, 'init', '--quiet', '--initial-branch=main');
  for (const name of ['allowFilter', 'allowAnySHA1InWant']) git(work, 'config', `uploadpack.${name}`, 'true');
  for (const text of ['old', 'new']) {
    writeFiles(work, { 'src/a.rst': text, 'src/b/c.rst': text, [`src/${text}.rst`]: text });
    if (text === 'new') rmSync(path.join(work, 'src/old.rst'));
    git(work, 'add', '-A');
    git(work, 'commit', '--quiet', '-m', text);
  }
}

const syncConfig = (root: string): string => {
  const [now = '', before = ''] = git(path.join(root, 'upstream'), 'log', '--format=%H').trim().split('\n');
  const lock = `upstream: { rst: { repository: "${pathToFileURL(path.join(root, 'upstream'))}", path: src, commit: ${before} } }\n`;
  expect(now).not.toBe('');
  return KITES_CONFIG + lock;
};

interface Killed {
  readonly name: string;
  readonly args: readonly string[];
  /** Makes the old state, and then what the command is to act on. */
  readonly prepare: (root: string) => void;
}

const build = (root: string): void => {
  smallProject(root);
  expect(runCli(['build', '-q', '--no-cache'], root).status).toBe(0);
  smallProject(root, 'blue');
};

const COMMANDS: readonly Killed[] = [
  { name: 'build', args: ['build', '-q', '--no-cache', '--fail-on', 'never'], prepare: build },
  { name: 'check --update', args: ['check', '--update', '--no-cache'], prepare: build },
  { name: 'scrape', args: ['scrape', 'docs-source/kites', '--out', 'out', '-q', '--no-cache'], prepare: build },
  { name: 'generate', args: ['generate', 'spec/kites.yaml', '--target', 'typescript', '--out', 'out'], prepare: build },
  { name: 'baseline update', args: ['lint', 'spec/kites.yaml', '--update-baseline'], prepare: build },
  { name: 'report', args: ['report', 'docs-source/kites', '--out', 'out/report.html'], prepare: build },
  {
    name: 'site',
    args: ['site', '--out', 'public', '--title', 'New'],
    prepare: (root) => {
      build(root);
      expect(runCli(['site', '--out', 'public', '--title', 'Old'], root).status).toBe(0);
    },
  },
  {
    name: 'sync',
    args: ['sync', 'kites', '--update', '--allow-host', 'file'],
    prepare: (root) => {
      upstream(root);
      writeFiles(root, { 'docs-source/kites/service.yaml': syncConfig(root), 'docs-source/kites/notes.md': 'theirs' });
      expect(runCli(['sync', 'kites', '--allow-host', 'file'], root).status).toBe(0);
    },
  },
];

/** A tree as git sees it, without empty folders, and without the repository that pages come from. */
const stateOf = (root: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(treeOf(root)).filter(([file, text]) => text !== '/' && !file.startsWith('upstream/')),
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
  it.each(COMMANDS)(`leaves the old state or the new one, ${KILLS} times: $name`, (command) => {
    const { count, kill, temporary, run, old } = states(command);
    const seen = { old: 0, mended: 0, new: 0 };
    for (let times = 0; times < KILLS; times++) seen[kill(1 + Math.floor(Math.random() * count))]++;
    run(old, '');
    expect(readdirSync(temporary).filter((entry) => entry.startsWith('specscribe-'))).toEqual([]);
    print(`${command.name}: ${count} operations, killed ${KILLS} times: ${JSON.stringify(seen)}`);
  });

  it('leaves the old state or the new one before each operation of a build', () => {
    const { count, kill } = states({ ...(COMMANDS[0] as Killed), name: 'every' });
    const seen = { old: 0, mended: 0, new: 0 };
    const step = Math.max(1, Math.floor(100 / KILLS));
    for (let operation = 1; operation <= count; operation += step) seen[kill(operation)]++;
    print(`build: before ${Math.ceil(count / step)} of ${count} operations: ${JSON.stringify(seen)}`);
  });
});
