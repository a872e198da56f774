// Shows that a clone passes with nothing beside it: `npm run test:clone`. Runs the suites that use more than the
// repository in a fresh clone of the last commit; the others can't tell the difference.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-clone-'));
const clone = path.join(folder, 'specscribe');
const node = (...args) => spawnSync(process.execPath, args, { cwd: clone, stdio: 'inherit' }).status ?? 1;

try {
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${ROOT}`, clone]);
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(clone, 'node_modules'));
  const suites = readdirSync(path.join(clone, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join('test', file))
    .filter((file) => /CORPUS|CORPORA|\bshared\//.test(readFileSync(path.join(clone, file), 'utf8')));
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  process.exitCode =
    node('scripts/compile.mjs') || node(vitest, 'run', '--config', 'test/vitest.config.mjs', ...suites);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
