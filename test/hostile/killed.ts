import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { runCli } from '../support/cli.ts';
import { smallPage } from '../support/small-page.ts';
import { KITES_CONFIG, smallProject, writeFiles } from '../support/small-project.ts';

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

/** A command that writes, and what it is to write over. */
export interface Killed {
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

/** Every way in which a command writes below a folder: each is killed at every moment. */
export const KILLED: readonly Killed[] = [
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
  { name: 'build --update-baseline', args: ['build', '-q', '--no-cache', '--update-baseline'], prepare: build },
  { name: 'build --shard', args: ['build', '-q', '--no-cache', '--shard', '1/1'], prepare: build },
  {
    name: 'build --bump',
    args: ['build', '-q', '--no-cache', '--bump', '--update-baseline'],
    prepare: (root) => {
      build(root);
      // Another response: a step of the version, and so of the contract, the targets and the settings.
      writeFiles(root, { 'docs-source/kites/kite.html': smallPage({ responseExample: '', response: '' }) });
    },
  },
  {
    name: 'scrape --update-baseline',
    args: ['scrape', 'docs-source/kites', '--out', '.', '-q', '--no-cache', '--update-baseline'],
    prepare: build,
  },
  {
    name: 'report, with a baseline',
    args: ['report', 'docs-source', '--out', 'out/all.json', '--format', 'json'],
    prepare: build,
  },
  {
    name: 'merge',
    args: ['merge', 'shards/one', '-q'],
    prepare: (root) => {
      const shard = path.join(root, 'shards/one');
      smallProject(shard, 'blue');
      expect(runCli(['build', '-q', '--no-cache', '--shard', '1/1'], shard).status).toBe(0);
      smallProject(root);
      expect(runCli(['build', '-q', '--no-cache'], root).status).toBe(0);
    },
  },
  {
    name: 'init',
    args: ['init', '--yes', '--pages', 'theirs', '--service', 'kites', '--target', 'python'],
    prepare: (root) => {
      smallProject(path.join(root, 'made'));
      cpSync(path.join(root, 'made/docs-source/kites'), path.join(root, 'theirs/deep'), { recursive: true });
      rmSync(path.join(root, 'made'), { recursive: true });
      rmSync(path.join(root, 'theirs/deep/service.yaml'));
    },
  },
];
