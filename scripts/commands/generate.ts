import path from 'node:path';
import type { OpenApiDocument } from '../emit/index.ts';
import {
  CORE_TARGETS,
  finishedFiles,
  type GeneratedFile,
  GenerateError,
  JAR_TARGETS,
  type JarTarget,
  namesBeside,
  type Packages,
  packageOf,
  TARGETS,
  type Target,
} from '../generate/index.ts';
import { lostReferences, misshapenIn, refusalsOf } from '../lint/index.ts';
import { PACKAGE_METADATA, parsePackages, parseServiceConfig } from '../service-config.ts';
import { type Cache, NO_CACHE } from './contract/cache.ts';
import { serviceOf } from './contract/contract-names.ts';
import { parseContract, refuse } from './contract/read-contract.ts';
import { EXIT, ToolMissingError, UsageError } from './machine/errors.ts';
import { type Files, type FileTexts, readText } from './machine/files.ts';
import type { Terminal } from './machine/terminal.ts';
import { Transaction } from './machine/transaction.ts';
import { runGenerator } from './targets/openapi-generator.ts';
import { codeDigest, inputOf, jarDigest, overridesOf, type TargetSource } from './targets/target-inputs.ts';
import { DIGEST_FILE, digestFileText, putTarget, type TargetState, targetState } from './targets/target-state.ts';

export interface GenerateOptions {
  readonly target: readonly string[];
  readonly out: string;
  readonly service?: string;
  /** A `service.yaml` whose `packages` hold, where no option says otherwise. */
  readonly config?: string;
  /** Names of packages by target. */
  readonly package?: Readonly<Record<string, string>>;
  readonly scope?: string;
  readonly group?: string;
  readonly access?: string;
  readonly license?: string;
  readonly repository?: string;
  readonly author?: string;
  readonly description?: string;
}

/** Clients and stubs of one contract, each in a folder of its target's name. */
export async function generate(spec: string, options: GenerateOptions, terminal: Terminal): Promise<number> {
  const contractText = await readText(spec);
  if (contractText === undefined) throw new UsageError(`${spec}: no such file`);
  const contract = parseContract(contractText, spec) as unknown as OpenApiDocument;
  // Contracts of ours have none of this: they were linted.
  refuse(spec, misshapenIn(contract));
  refuse(spec, [...refusalsOf(contract), ...lostReferences(contract)]);
  const service = options.service ?? serviceOf(spec);
  const packages = await packagesOf(options);
  const requests = options.target.map((target) => {
    const out = path.join(options.out, target);
    return { target, service, contract, contractText, ...packageOf(packages, target), out, force: true };
  });
  await generateTargets(requests, (out) => terminal.note(`wrote ${out}\n`), options.out);
  return EXIT.fine;
}

/** What the packages are called and say of themselves: by options, else by the configuration. */
async function packagesOf(options: GenerateOptions): Promise<Packages> {
  const { package: named = {} } = options;
  const known = options.target.flatMap((target) => [target, ...namesBeside(target)]);
  const unused = Object.keys(named).find((target) => !known.includes(target));
  if (unused !== undefined) throw new UsageError(`--package ${unused}=…: ${unused} is none of --target`);
  const metadata = PACKAGE_METADATA.flatMap((key) => {
    const value = options[key as keyof GenerateOptions];
    return value === undefined ? [] : [[key, value as string] as const];
  });
  return {
    ...(await configuredPackages(options.config)),
    ...parsePackages({ ...Object.fromEntries(metadata), ...named }),
  };
}

async function configuredPackages(file: string | undefined): Promise<Packages> {
  if (file === undefined) return {};
  const text = await readText(file);
  if (text === undefined) throw new UsageError(`${file}: no such file`);
  return parseServiceConfig(text, file).packages;
}

export interface GenerateTarget extends TargetSource {
  readonly target: string;
  readonly out: string;
  readonly force: boolean;
  /** Remembers what inputs come to; nothing is remembered where absent. */
  readonly cache?: Cache;
}

/**
 * Generates targets whose inputs are not those of last time and puts all of them in place together.
 *
 * @param wrote is told of each folder that was written
 * @param root folder that those of all requests are below; the nearest one where absent
 * @throws UsageError for an unknown target or a contract that a target can't carry: nothing is written then
 * @throws ToolMissingError where a stale target needs a tool that is not there: all others are written
 */
export async function generateTargets(
  requests: readonly GenerateTarget[],
  wrote: (out: string) => void,
  root = commonFolder(requests.map(({ out }) => out)),
): Promise<void> {
  const made: MadeTarget[] = [];
  const missing = await makeTargets(requests, (target) => made.push(target));
  const transaction = new Transaction(root);
  try {
    for (const target of made) putTarget(transaction, path.relative(root, target.out), target.files);
    transaction.commit();
  } finally {
    transaction.abandon();
  }
  for (const { out } of made) wrote(out);
  if (missing) throw missing;
}

/** The nearest folder that is above all others. */
const commonFolder = (folders: readonly string[]): string =>
  folders
    .map((folder) => path.resolve(path.dirname(folder)))
    .reduce((above, folder) => {
      let common = above;
      while (path.relative(common, folder).split(path.sep)[0] === '..') common = path.dirname(common);
      return common;
    });

/** The files of a target, and the folder that they go to. */
export interface MadeTarget {
  readonly out: string;
  readonly files: Files;
}

/**
 * Generates targets whose inputs are not those of last time, and writes nothing. Those that need no Java come first;
 * all others share one JVM.
 *
 * @param made is told of each that was generated
 * @returns what to throw in the end where a stale target needs a tool that is not there, which leaves it out
 * @throws UsageError for an unknown target or a contract that a target can't carry
 */
export async function makeTargets(
  requests: readonly GenerateTarget[],
  made: (target: MadeTarget) => void,
): Promise<ToolMissingError | undefined> {
  const named = requests.map((request) => ({ request, target: targetOf(request.target) }));
  for (const { request, target } of named) {
    if ('job' in target) continue;
    const digest = await digestOf(target, request);
    if (!(await isFresh(request, digest))) made(madeTarget(request, await filesOf(target, request), digest));
  }
  const stale: JarWork[] = [];
  for (const { request, target } of named) {
    if (!('job' in target)) continue;
    const work = await jarWork(target, request);
    if (work) stale.push(work);
  }
  try {
    for (const each of await makeJarTargets(stale)) made(each);
  } catch (error) {
    if (error instanceof ToolMissingError) return error;
    throw error;
  }
  return undefined;
}

function targetOf(name: string): Target | JarTarget {
  const all = [...TARGETS, ...JAR_TARGETS, ...CORE_TARGETS];
  const target = all.find((each) => each.name === name);
  if (!target) throw new UsageError(`${name}: no such target; there are ${all.map((each) => each.name).join(', ')}`);
  return target;
}

interface JarWork {
  readonly target: JarTarget;
  readonly request: GenerateTarget;
  readonly digest: string;
  readonly overrides: FileTexts;
}

async function jarWork(target: JarTarget, request: GenerateTarget): Promise<JarWork | undefined> {
  const digest = await digestOf(target, request);
  if (await isFresh(request, digest)) return undefined;
  return { target, request, digest, overrides: await overridesOf(target) };
}

async function makeJarTargets(work: readonly JarWork[]): Promise<MadeTarget[]> {
  if (work.length === 0) return [];
  const inputs = await Promise.all(work.map(({ target, request }) => inputOf(target.name, request)));
  const runs = work.map(({ target, request, overrides }, index) => ({
    title: `${request.service}/${target.name}`,
    generator: target.generator,
    job: target.job(inputs[index] as (typeof inputs)[number]),
    overrides,
  }));
  const made = await runGenerator(runs);
  return work.map(({ target, request, digest }, index) => {
    const input = inputs[index] as (typeof inputs)[number];
    return madeTarget(request, finishedFiles(target, input, made[index] ?? new Map()), digest);
  });
}

/**
 * Says whether a target's folder holds what would be generated, without generating it.
 *
 * @throws UsageError for an unknown target or a contract that it can't carry
 */
export const stateOf = async (request: GenerateTarget): Promise<TargetState> =>
  targetState(request.out, await digestOf(targetOf(request.target), request));

const digestOf = (target: Target | JarTarget, request: GenerateTarget): Promise<string> =>
  'job' in target
    ? carried(request, () => jarDigest(target, request, request.cache ?? NO_CACHE))
    : codeDigest(target.name, request);

const isFresh = async ({ force, out }: GenerateTarget, digest: string): Promise<boolean> =>
  !force && (await targetState(out, digest)).kind === 'fresh';

function madeTarget({ out }: GenerateTarget, made: readonly GeneratedFile[], digest: string): MadeTarget {
  const files = new Map(made.map((file) => [file.path, file.content]));
  return { out, files: new Map([...files, [DIGEST_FILE, digestFileText(digest, files)]]) };
}

/** The files of a target that is made by our own code, with the templates of this package. */
export const filesOf = (target: Target, source: TargetSource): Promise<readonly GeneratedFile[]> =>
  carried(source, async () => target.generate(await inputOf(target.name, source)));

/** Runs a target's code; what it can't carry is for the person to mend. */
async function carried<Result>({ service }: TargetSource, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof GenerateError) throw new UsageError(`${service}: ${error.message}`);
    throw error;
  }
}
