import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { GeneratorJob } from '../../generate/index.ts';
import { ToolMissingError, UsageError } from '../machine/errors.ts';
import { type FileTexts, filesBelow } from '../machine/files.ts';
import { runProcess } from '../machine/process.ts';
import { withTemporaryFolder } from '../machine/temporary-folder.ts';
import { findGeneratorTools } from './generator-tools.ts';

/** One run of the generator. */
export interface GeneratorRun {
  /** What it is for, in messages. */
  readonly title: string;
  /** Name of the generator in the JAR. */
  readonly generator: string;
  readonly job: GeneratorJob;
  /** Templates that replace the JAR's own, by name. */
  readonly overrides: FileTexts;
}

/** Milliseconds for all runs together. */
const TIMEOUT = 600_000;

/**
 * Short runs gain from a compiler that starts fast and a collector without threads: 2.4 s for three targets in one
 * batch, where the compiler's defaults take 3.3 s and a JVM for each target 8.2 s. Classes whose bytes the JAR's hash
 * vouches for need no verification: 2.0 s. An archive of them would save another 0.5 s, and costs 2.8 s once and a file
 * of 33 MB that no hash vouches for: it doesn't pay.
 */
const JVM_FLAGS = [
  '-XX:+IgnoreUnrecognizedVMOptions',
  '-XX:+UnlockDiagnosticVMOptions',
  '-XX:-BytecodeVerificationRemote',
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
  '-Djava.awt.headless=true',
  '-Dfile.encoding=UTF-8',
  '-Duser.language=en',
  '-Duser.country=US',
];

/**
 * Runs OpenAPI Generator for all of `runs` in one JVM. Its files are given back as texts and nothing is left on disk;
 * text of a contract reaches it in files alone, never on a command line.
 *
 * @returns the files of each run, in the order of the runs
 * @throws UsageError where the generator refuses a contract, ToolMissingError where there is no Java or no JAR
 */
export async function runGenerator(runs: readonly GeneratorRun[]): Promise<FileTexts[]> {
  const { java, jar } = await findGeneratorTools().catch((error) => {
    if (!(error instanceof ToolMissingError)) throw error;
    throw new ToolMissingError(`${titlesOf(runs)} left out: ${error.message}`);
  });
  return withTemporaryFolder('generate', async (folder) => {
    const configs = await Promise.all(runs.map((each, index) => writeRun(folder, String(index), each)));
    const threads = String(Math.min(runs.length, availableParallelism()));
    const args = [...JVM_FLAGS, '-jar', jar, 'batch', '--root-dir', folder, '--threads', threads, '--', ...configs];
    const { exit, output } = await runProcess(java, args, { timeout: TIMEOUT });
    if (exit !== 0) throw new UsageError(refusal(runs, output));
    return await Promise.all(runs.map((_, index) => textsIn(path.join(folder, String(index), 'out'))));
  });
}

/** What no target keeps is not made. */
const LEFT_OUT = { apiTests: 'false', modelTests: 'false', apiDocs: 'false', modelDocs: 'false' };

/** Writes what one run reads; returns the path of its configuration. */
async function writeRun(root: string, name: string, { generator, job, overrides }: GeneratorRun): Promise<string> {
  const folder = path.join(root, name);
  const templateDir = path.join(folder, 'templates');
  await mkdir(templateDir, { recursive: true });
  for (const [file, text] of overrides) {
    await mkdir(path.dirname(path.join(templateDir, file)), { recursive: true });
    await writeFile(path.join(templateDir, file), text);
  }
  const inputSpec = path.join(folder, 'contract.json');
  await writeFile(inputSpec, JSON.stringify(job.contract));
  const config = path.join(folder, 'config.json');
  const own = { generatorName: generator, inputSpec, outputDir: path.join(folder, 'out'), globalProperties: LEFT_OUT };
  await writeFile(config, JSON.stringify({ ...job.config, ...own, ...(overrides.size > 0 ? { templateDir } : {}) }));
  return config;
}

/** The first thing that the generator complains of, with the names of the targets that were asked for. */
function refusal(runs: readonly GeneratorRun[], output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const found =
    lines.find((line) => /^-(?:attribute|paths|components)/.test(line)) ??
    lines.find((line) => /Exception|^Error/.test(line)) ??
    lines.findLast((line) => line !== '') ??
    'it was stopped, since it took too long';
  return `${titlesOf(runs)}: OpenAPI Generator failed: ${found.slice(0, 500)}`;
}

const titlesOf = (runs: readonly GeneratorRun[]): string => runs.map(({ title }) => title).join(', ');

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** All texts below a folder by path; files that are none, such as archives, are left out. */
async function textsIn(folder: string): Promise<FileTexts> {
  const texts = new Map<string, string>();
  for (const file of await filesBelow(folder)) {
    const bytes = await readFile(path.join(folder, file));
    try {
      texts.set(file, UTF8.decode(bytes));
    } catch {
      // An archive or an image: no target keeps one.
    }
  }
  return texts;
}
