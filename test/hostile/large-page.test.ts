import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAX_PAGE_BYTES } from '../../scripts/read/index.ts';
import { runCli } from '../support/cli.ts';
import { smallProject, writeFiles } from '../support/small-project.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'specscribe-large-'));
  smallProject(root);
  writeFiles(root, { 'docs-source/kites/large.html': '<h1>A page</h1>' });
  // A file of holes: it takes no room on the disk, and all of it in memory if it is read.
  truncateSync(path.join(root, 'docs-source/kites/large.html'), 8 * 1024 * 1024 * 1024);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

it.each([
  ['scrape', ['scrape', 'docs-source/kites', '--out', 'out']],
  ['build', ['build', '-q', '--no-cache']],
])('a page of 8 GB is an error that names it, and the others go on: %s', (_name, args) => {
  const { status, stdout, stderr } = runCli(args, root);
  expect(stdout + stderr).toMatch(/large\.html:1: error read\/page-too-large/);
  expect(stderr).not.toMatch(/fault of specscribe|at .*\.js:/);
  expect(status).toBe(1);
});

it('a page of standard input that is too large is refused in one line', () => {
  const { status, stderr } = runCli(
    ['scrape', '-', '--out', 'out'],
    root,
    {},
    `<h1>${'x'.repeat(MAX_PAGE_BYTES)}</h1>`,
  );
  expect(stderr).toMatch(/^error standard input: more than \d+ bytes; split the page\n/m);
  expect(status).toBe(2);
});
