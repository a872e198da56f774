import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { smallProject, writeFiles } from '../support/small-project.ts';
import { treeOf } from '../support/tree.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'specscribe-foreign-'));
  smallProject(root);
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Puts into a folder what only people put there. */
function foreign(folder: string): void {
  writeFiles(path.join(root, folder), {
    'thesis.doc': 'theirs',
    '.git/HEAD': 'ref: refs/heads/main',
    'node_modules/x/index.js': 'theirs',
    'src/theirs.ts': 'theirs',
    '0123456789abcdef0123456789abcdef/thesis.doc': 'theirs',
    '1-00000000-00000000/thesis.doc': 'theirs',
    'kite.html.123.tmp': 'theirs',
  });
  mkdirSync(path.join(root, folder, 'empty'));
  symlinkSync('/etc', path.join(root, folder, 'link'));
}

/** Each command with the folders that it cleans, or cleaned once, and the variables that name one. */
const RUNS: readonly (readonly [string, readonly string[], NodeJS.ProcessEnv, readonly string[]])[] = [
  [
    'build',
    ['build'],
    {},
    ['', 'spec', 'generated', 'generated/kites', 'generated/kites/typescript', 'docs-source/kites'],
  ],
  ['build --force', ['build', '--force'], {}, ['generated/kites/typescript']],
  ['build, of a contract that was refused', ['build'], {}, ['spec/.candidate']],
  ['check --update', ['check', '--update'], {}, ['spec', 'generated/kites/typescript']],
  ['scrape', ['scrape', 'docs-source/kites', '--out', 'out'], {}, ['out', 'docs-source/kites']],
  ['scrape here', ['scrape', 'docs-source/kites', '--out', '.'], {}, ['']],
  ['generate', ['generate', 'kites.yaml', '--target', 'typescript', '--out', 'out'], {}, ['out', 'out/typescript']],
  ['report', ['report', 'docs-source/kites', '--out', 'out/report.html'], {}, ['out']],
  [
    'SPECSCRIBE_CACHE',
    ['scrape', 'pages', '--out', 'out'],
    { SPECSCRIBE_CACHE: '.' },
    ['', 'pages', 'specscribe-pages'],
  ],
  ['XDG_CACHE_HOME', ['scrape', 'pages', '--out', 'out'], { XDG_CACHE_HOME: '.' }, ['specscribe', 'specscribe/pages']],
  ['XDG_STATE_HOME', ['scrape', 'pages', '--out', 'out'], { XDG_STATE_HOME: '.' }, ['specscribe', 'specscribe/key']],
  ['TMPDIR', ['build', '--force'], { TMPDIR: '.' }, ['tmp', 'specscribe-lint-notes', 'specscribe-generate-x']],
];

describe('what people put beside what is cleaned', () => {
  it.each(RUNS)('stays there: %s', (_, args, env, folders) => {
    smallProject(path.join(root, 'made'));
    runCli(['scrape', 'made/docs-source/kites', '--out', '.', '--service', 'kites', '-q'], root);
    writeFiles(root, { 'pages/kite.html': '<h1>Kite</h1><h4>URI</h4><p>GET /v1/kites</p>' });
    for (const folder of folders) foreign(folder);
    const before = treeOf(root);
    const absolute = Object.fromEntries(
      Object.entries(env).map(([name, value]) => [
        name,
        name === 'SPECSCRIBE_CACHE' ? value : path.join(root, value ?? ''),
      ]),
    );
    for (const colour of ['red', 'blue']) {
      smallProject(root, colour);
      const { status, stderr } = runCli(args, root, absolute);
      expect({ status, stderr }).toMatchObject({ status: expect.toBeOneOf([0, 1]) });
      const after = treeOf(root);
      for (const [file, text] of Object.entries(before))
        if (text === 'theirs' || file.endsWith('HEAD') || text.startsWith('-> ') || text === '/')
          expect(after[file], file).toBe(text);
    }
  });

  it('stays in the folder of a site', () => {
    runCli(['build', '-q'], root);
    const site = (title: string) => runCli(['site', '--out', 'public', '--title', title], root);
    expect(site('One').status).toBe(0);
    foreign('public');
    const before = treeOf(path.join(root, 'public'));
    expect(site('Two').status).toBe(0);
    for (const [file, text] of Object.entries(before))
      if (text === 'theirs' || text === '/' || text.startsWith('-> '))
        expect(treeOf(path.join(root, 'public'))[file], file).toBe(text);
  });

  it('is replaced by no command that would need its place: exit 2, one line, all as it was', () => {
    writeFiles(root, { 'generated/kites/typescript/README.md': 'theirs' });
    const before = treeOf(root);
    const { status, stderr } = runCli(['build', '-q'], root);
    expect(status).toBe(2);
    expect(stderr).toContain('generated/kites/typescript/README.md: was not written by specscribe');
    expect(treeOf(root)).toEqual(before);
  });
});
