// All targets of OpenAPI Generator in one JVM, as `build` runs them, against a JVM of its own for each.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { ROOT, SMOKE } from './setup.mjs';

const SERVICE = 'modelarts';
const ROUNDS = SMOKE ? 1 : 3;

const dist = (file) => import(path.join(ROOT, 'dist', file));
const { JAR_TARGETS } = await dist('generate/index.js');
const { inputOf, overridesOf } = await dist('commands/targets/target-inputs.js');
const { runGenerator } = await dist('commands/targets/openapi-generator.js');
const { findGeneratorTools } = await dist('commands/targets/generator-tools.js');

const contractText = readFileSync(path.join(ROOT, `spec/${SERVICE}.yaml`), 'utf8');
const source = { service: SERVICE, contract: parse(contractText), contractText };
const runs = await Promise.all(
  JAR_TARGETS.map(async (target) => ({
    title: target.name,
    generator: target.generator,
    job: target.job(await inputOf(target.name, source)),
    overrides: await overridesOf(target),
  })),
);
const { java, jar } = await findGeneratorTools();
const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-bench-'));

/** One JVM with nothing but its defaults, as the generator's own command line starts it. */
function alone({ generator, job }, index) {
  const inputSpec = path.join(folder, `${index}.json`);
  const config = path.join(folder, `${index}.config.json`);
  const outputDir = path.join(folder, `${index}.out`);
  writeFileSync(inputSpec, JSON.stringify(job.contract));
  writeFileSync(config, JSON.stringify({ ...job.config, generatorName: generator, inputSpec, outputDir }));
  const { status } = spawnSync(java, ['-jar', jar, 'batch', '--', config], { timeout: 120_000 });
  if (status !== 0) throw new Error(`${generator} failed`);
}

const times = { each: [], together: [] };
const timed = async (list, run) => {
  const start = performance.now();
  await run();
  list.push(performance.now() - start);
};
try {
  for (let round = 0; round < ROUNDS; round++) {
    await timed(times.each, () => runs.forEach(alone));
    await timed(times.together, () => runGenerator(runs));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const [each, together] = [median(times.each), median(times.together)];
const names = JAR_TARGETS.map(({ name }) => name).join(', ');
console.log(
  `${names}: a JVM each ${Math.round(each)} ms, one for all ${Math.round(together)} ms: ${(each / together).toFixed(1)} ×`,
);
