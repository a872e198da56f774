// The waits of somebody who works in a project of 49 services, in one run: part of `npm run bench`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeProject, pagesOf } from './many.mjs';
import { ROOT, SMOKE } from './setup.mjs';

const ROUNDS = SMOKE ? 1 : 5;
const CLI = path.join(ROOT, 'dist/cli.js');
const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-bench-project-'));
const env = { ...process.env, SPECSCRIBE_CACHE: path.join(folder, '.cache') };
const medianOf = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

/** Milliseconds of a whole process. */
function timed(...args) {
  const start = performance.now();
  execFileSync(process.execPath, args, { cwd: folder, env, stdio: 'ignore' });
  return performance.now() - start;
}
const build = (...args) => timed('--max-semi-space-size=64', CLI, 'build', '-q', '--fail-on', 'never', ...args);
const median = (run) => medianOf(Array.from({ length: ROUNDS }, run));

/** A page of a service with another description each time. */
function pageOf(service) {
  const pages = pagesOf(folder).filter((file) => file.startsWith(`${service}/`));
  const found = pages
    .map((file) => path.join(folder, 'docs-source', file))
    .find((file) => WORDS.test(readFileSync(file, 'utf8')));
  let edits = 0;
  return () =>
    writeFileSync(
      found,
      readFileSync(found, 'utf8').replace(WORDS, (words) => `${words} (edit ${++edits})`),
    );
}
/** The first sentence of a purpose. */
const WORDS = /This (?:API|interface) [a-z]+ [a-z]+ [a-z]+/;

try {
  const names = makeProject(folder);
  const pages = pagesOf(folder).length;
  const first = build();
  // What is kept of names is input, too.
  build();
  build();
  const [small, large] = [names.at(-1), SMOKE ? names[0] : 'service-07'].map(pageOf);
  const edited = (edit) =>
    median(() => {
      edit();
      return build();
    });
  const start = median(() => timed('-e', '0'));
  const rows = [
    ['first build', first],
    ['unchanged build', median(() => build())],
    ['one page of a small service changed', edited(small)],
    ['one page of the largest service changed', edited(large)],
    ['--version', median(() => timed(CLI, '--version'))],
    ['Node.js alone', start],
  ];
  console.log(`${names.length} services, ${pages} pages`);
  console.table(
    rows.map(([what, time]) => ({
      what,
      'ms (median)': Math.round(time),
      'of the first build': `${((time / first) * 100).toFixed(1)} %`,
      'times a start of Node.js': (time / start).toFixed(1),
    })),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
