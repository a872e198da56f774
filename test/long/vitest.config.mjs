/**
 * What `npm run test:long` runs: the files that have a long form, whole (projects `shared` and `alone`), and those of this
 * folder, which fetch Node.js and packages from npm or take long by themselves (project `long`).
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectsOf, ROOT, WORKERS } from '../vitest.config.mjs';

/** Files that ask which form runs; those of the matrix are `npm run matrix`. */
const files = readdirSync(path.join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
  .map((name) => `test/${name.split(path.sep).join('/')}`)
  .filter((name) => name.endsWith('.test.ts') && !name.startsWith('test/matrix/'))
  .filter((name) => readFileSync(path.join(ROOT, name), 'utf8').includes('/support/form.ts'));

const long = {
  name: 'long',
  root: import.meta.dirname,
  include: ['*.ts'],
  fileParallelism: false,
  testTimeout: 1_200_000,
  hookTimeout: 600_000,
};

export default {
  root: ROOT,
  test: { maxWorkers: WORKERS, projects: [...projectsOf(files, { TEST_FORM: 'long' }), { test: long }] },
};
