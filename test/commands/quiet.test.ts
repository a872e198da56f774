import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { smallProject } from '../support/small-project.ts';

describe('a command that succeeds and is quiet', { timeout: 120_000 }, () => {
  let folder = '';
  const run = (...args: readonly string[]) =>
    runCli([...args], folder, { SPECSCRIBE_CACHE: path.join(folder, '.cache'), CI: '' });

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'specscribe-quiet-'));
    smallProject(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['build'],
    ['build'],
    ['build', '--shard', '1/1'],
    ['merge', '.'],
    ['check'],
    ['lint', 'spec/kites.yaml'],
    ['scrape', 'docs-source/kites', '--out', 'out'],
    ['diff', 'spec/kites.yaml', 'out/kites.yaml'],
  ])('prints nothing: %s %s %s', (...args) => {
    expect(run(...args, '--quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});
