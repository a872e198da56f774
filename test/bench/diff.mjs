// Whole processes that compare two contracts, start-up included: `npm run bench:diff`.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CORPUS, hasAll, ROOT, SMOKE } from './setup.mjs';

if (!hasAll(CORPUS)) process.exit(0);
const ROUNDS = SMOKE ? 1 : 5;
const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-bench-'));
const node = [process.execPath, '--max-semi-space-size=64', path.join(ROOT, 'dist/cli.js')];
const oasdiff = path.join(ROOT, '.cache/go/bin/oasdiff');

/** Both services of the years 2022 and 2025 as one contract each. */
function contract(name, folders) {
  const [command, ...args] = node;
  const pages = folders.map((each) => path.join(CORPUS, each));
  execFileSync(command, [...args, 'scrape', ...pages, '--service', name, '--out', folder, '-q', '--fail-on', 'never'], {
    stdio: 'ignore',
    timeout: 120_000,
  });
  return path.join(folder, `${name}.yaml`);
}

const medianOf = (times) => times.sort((a, b) => a - b)[times.length >> 1];
const operationsIn = (file) => readFileSync(file, 'utf8').match(/^ {6}operationId: /gm).length;

try {
  const old = contract('old', ['html/modelarts', 'html/ecs']);
  const now = contract('now', ['rst/modelarts', 'rst/elastic-cloud-server']);
  const config = path.join(folder, 'redocly.yaml');
  writeFileSync(config, 'extends:\n  - diff-recommended\ntelemetry: "off"\n');
  const redocly = path.join(ROOT, 'node_modules/@redocly/cli/bin/cli.js');
  const tools = [
    ['specscribe diff', [...node, 'diff', old, now, '--json', '--fail-on', 'never']],
    ['redocly diff', [process.execPath, redocly, 'diff', old, now, '--config', config, '--format', 'json']],
    ...(existsSync(oasdiff) ? [['oasdiff changelog', [oasdiff, 'changelog', old, now, '-f', 'json']]] : []),
  ].map(([name, command]) => ({ name, command, times: [] }));
  // They take turns, so that all of them see the machine in the same state; the first round warms it up.
  for (let round = 0; round <= ROUNDS; round++)
    for (const { command, times } of tools) {
      const start = performance.now();
      spawnSync(command[0], command.slice(1), {
        stdio: 'ignore',
        timeout: 120_000,
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      });
      if (round > 0) times.push(performance.now() - start);
    }
  const medians = tools.map(({ name, times }) => ({ name, time: medianOf(times) }));
  const own = medians[0].time;
  console.table(
    medians.map(({ name, time }) => ({
      process: name,
      operations: `${operationsIn(old)} and ${operationsIn(now)}`,
      'ms (median)': Math.round(time),
      ratio: `${(time / own).toFixed(2)} x specscribe's time`,
    })),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
