/**
 * What `npm test` runs: all tests in their short form (`support/form.ts`). Files share the modules of their worker, which
 * took as long to load for each as its tests did.
 */
import { availableParallelism } from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');

/** Counts the work of all that its process has loaded. */
const ALONE = ['test/hostile/growth.test.ts'];

/**
 * @param files patterns of files
 * @param env variables of the tests
 */
export function projectsOf(files, env) {
  // As the command line: young objects of a scrape are many.
  const execArgv = ['--max-semi-space-size=64'];
  const settings = { root: ROOT, testTimeout: 240_000, hookTimeout: 600_000, env, execArgv };
  return [
    { test: { ...settings, name: 'shared', include: files, exclude: ALONE, isolate: false } },
    { test: { ...settings, name: 'alone', include: ALONE } },
  ];
}

/** Half of the tests wait for a process of their own, so that a worker more than cores keeps these busy. */
export const WORKERS = Math.ceil(availableParallelism() * 1.5);

export default {
  root: ROOT,
  test: { maxWorkers: WORKERS, projects: projectsOf(['test/**/*.test.ts'], { TEST_FORM: 'short' }) },
};
