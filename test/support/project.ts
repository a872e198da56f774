import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../corpus.ts';
import type { CliRun } from './cli.ts';
import { smallPage } from './small-page.ts';

/** Writes a folder of pages of a service that is nobody's. */
export function writePages(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'index.rst'),
    'Kite Works - API Reference\n==========================\n\nHow to fly.\n',
  );
  writeFileSync(path.join(folder, 'MakeKite.html'), smallPage({}));
}

/** Texts of all files below a folder by path, but for those of git and npm, which other tests write to. */
export function filesOf(folder: string): Record<string, string> {
  const below = (name: string): string[] =>
    statSync(path.join(folder, name)).isFile() ? [name] : namesIn(name).flatMap(below);
  const namesIn = (place: string): string[] =>
    readdirSync(path.join(folder, place)).map((name) => path.join(place, name));
  const names = namesIn('')
    .filter((name) => name !== 'node_modules' && name !== '.git')
    .flatMap(below);
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** Runs the command of a project to its end. */
export function runIn(project: string, command: string, args: readonly string[], node = process.execPath): CliRun {
  const env = { ...process.env, NO_COLOR: '1', SPECSCRIBE_CACHE: path.join(project, 'node_modules/.cache/specscribe') };
  const run = spawnSync(node, [command, ...args], { cwd: project, encoding: 'utf8', env, input: '', timeout: 300_000 });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** Commits all that is in a project. */
export function commit(project: string): void {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  execFileSync('git', ['init', '-q'], { cwd: project });
  execFileSync('git', ['add', '--all'], { cwd: project });
  execFileSync('git', [...identity, 'commit', '-qm', 'All of it'], { cwd: project });
}

/** What GitHub's own parser finds wrong with a workflow. */
export function workflowFaults(file: string): string[] {
  const script = path.join(ROOT, 'test/support/validate-workflow.mjs');
  return JSON.parse(execFileSync(process.execPath, [script, file], { encoding: 'utf8', timeout: 60_000 })) as string[];
}
