import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { smallProject, writeFiles } from '../support/small-project.ts';
import { treeOf } from '../support/tree.ts';
import { RUNS } from './runs.ts';
import { sample } from '../support/form.ts';

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

/** Commands that write nothing here: the project has no upstream, and the folder of the site is another's. */
const ENDS: Readonly<Record<string, number[]>> = { sync: [2], site: [2] };

describe('what people put beside what is cleaned', () => {
  it.each(sample(RUNS, 7))('stays there: %s', (_, args, env, folders) => {
    smallProject(path.join(root, 'made'));
    runCli(['scrape', 'made/docs-source/kites', '--out', '.', '--service', 'kites', '-q'], root);
    writeFiles(root, { 'pages/kite.html': '<h1>Kite</h1><h4>URI</h4><p>GET /v1/kites</p>' });
    if (args[0] === 'merge') {
      smallProject(path.join(root, 'shards/one'), 'blue');
      expect(runCli(['build', '-q', '--shard', '1/1'], path.join(root, 'shards/one')).status).toBe(0);
    }
    if (folders.length === 0) {
      // Of a command that only prints nothing but its words is left.
      const all = treeOf(root);
      expect(runCli(args, root).status).toBeOneOf([0, 1, 2]);
      expect(treeOf(root)).toEqual(all);
      return;
    }
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
      expect({ status, stderr }).toMatchObject({ status: expect.toBeOneOf(ENDS[args[0] ?? ''] ?? [0, 1]) });
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
