import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './corpus.ts';
import { long } from './support/form.ts';

let folder = '';
const at = (name: string): string => path.join(folder, name);
const run = (...args: string[]) =>
  spawnSync(
    process.execPath,
    args.map((arg, index) => (index === 0 ? at(arg) : arg)),
    { encoding: 'utf8' },
  );
const compiledAt = (): number => statSync(at('dist/cli.js')).mtimeMs;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-compile-'));
  for (const name of ['dist', 'scripts', 'templates', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(path.join(ROOT, name), at(name), { recursive: true, preserveTimestamps: true });
  symlinkSync(path.join(ROOT, 'node_modules'), at('node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the compilation of the tool', { timeout: 120_000 }, () => {
  it('gives a command line that runs', () => {
    expect(run('scripts/compile.mjs')).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(run('dist/cli.js', 'explain', 'link/example-enum')).toMatchObject({ status: 0 });
  });

  it('does nothing where no source has changed', () => {
    const before = compiledAt();
    expect(run('scripts/compile.mjs').status).toBe(0);
    expect(compiledAt()).toBe(before);
  });

  long.it('compiles what has changed', () => {
    appendFileSync(at('scripts/commands/explain.ts'), "\nexport const ADDED: string = 'added';\n");
    const before = compiledAt();
    expect(run('scripts/compile.mjs').status).toBe(0);
    expect(compiledAt()).toBeGreaterThan(before);
  });

  long.it('fails at a source that is wrong until it is mended', () => {
    appendFileSync(at('scripts/commands/explain.ts'), '\nexport const WRONG: string = 1;\n');
    for (const round of [1, 2]) {
      const { status, stdout } = run('scripts/compile.mjs');
      expect({ round, status, stdout }).toMatchObject({ status: 1, stdout: expect.stringContaining('TS2322') });
    }
  });
});
