import path from 'node:path';
import { counted } from '../counted.ts';
import type { JudgedFinding } from '../diagnostics/index.ts';
import type { OpenApiDocument } from '../emit/index.ts';
import { packageOf } from '../generate/index.ts';
import { renamesBetween } from '../link/index.ts';
import type { ServiceConfig } from '../service-config.ts';
import type { Cache } from './contract/cache.ts';
import { refuseNoOperation } from './contract/no-operation.ts';
import { servicesOf } from './contract/project.ts';
import { cacheOf, lockOf, parseLock, readService, serviceResult } from './contract/service.ts';
import { lockName, type ServiceResult, specFiles } from './contract/service-result.ts';
import { pageCounts, SHARD_FILE, type Shard, servicesOfShard, shardText } from './contract/shards.ts';
import { type FindingOptions, FindingReport, type WrittenBaseline } from './finding-report.ts';
import { type GenerateTarget, type MadeTarget, makeTargets } from './generate.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import type { Files } from './machine/files.ts';
import type { Terminal } from './machine/terminal.ts';
import { belowHere, Transaction, writeTogether } from './machine/transaction.ts';
import { refusedContracts } from './refused-contract.ts';
import { addFindings, summaryLine } from './scrape.ts';
import { putTarget } from './targets/target-state.ts';

export interface BuildOptions extends FindingOptions {
  readonly force?: boolean;
  /** Move the version in `service.yaml` first, as far as what changed in the contract asks for. */
  readonly bump?: boolean;
  /** With `bump`: a tag, a commit or a day that was released, where git's history of the version doesn't tell. */
  readonly since?: string;
  /** Operations and types may be called otherwise than before. */
  readonly acceptRenames?: boolean;
  /** Of all services only those of one machine of several. */
  readonly shard?: Shard;
  /** False: neither read from the cache nor written to it. */
  readonly cache?: boolean;
}

/**
 * Builds services of `docs-source`: contract, lint, targets. All that it writes is put in place together, in the end:
 * a build that fails leaves everything as it was. What is left out is a contract with findings, and a target whose tool
 * is missing. Targets come last and all together, so that those which need a JVM share one.
 */
export async function build(names: readonly string[], options: BuildOptions, terminal: Terminal): Promise<number> {
  if (options.since !== undefined && !options.bump)
    throw new UsageError('--since says what --bump compares with; give both');
  const services = await chosenServices(names, options);
  const stage = (text: string): void => {
    if (process.stderr.isTTY) terminal.progress?.(text);
    else if (services.length > 1 && !options.quiet) terminal.note(`${text}\n`);
  };
  const cache = cacheOf(options);
  const report = await FindingReport.open('build', options, terminal);
  const made: FolderFiles[] = [];
  const requests: GenerateTarget[] = [];
  let exit: number = EXIT.fine;
  const read: ReadService[] = [];
  for (const [index, name] of services.entries()) {
    terminal.progress?.(`reading ${name}, ${index + 1} of ${services.length}`);
    const configText = options.bump ? await bumpedConfig(name, cache, options.since, terminal) : undefined;
    const service = await readOne({ name, configText }, cache, report, terminal);
    if (service) read.push(service);
    else exit = EXIT.findings;
  }
  const refused = await refusedContracts(read, options, terminal, (count) =>
    stage(`linting ${counted(count, 'contract')}`),
  );
  for (const { name, config, configText, lockText, result, open } of read) {
    if (refused.has(name) || (options.acceptRenames !== true && refusesRenames(name, lockText, result, terminal))) {
      exit = EXIT.findings;
      continue;
    }
    if (!options.quiet) terminal.note(`${summaryLine(name, result, open)}\n`);
    made.push(['spec', specFiles(name, result)]);
    if (configText !== undefined) made.push([`docs-source/${name}`, new Map([['service.yaml', configText]])]);
    requests.push(...targetRequests(name, config, result, { force: options.force ?? false, cache }));
  }
  const baselines: WrittenBaseline[] = [];
  exit = Math.max(exit, await report.close((baseline) => baselines.push(baseline)));
  const targets: MadeTarget[] = [];
  if (requests.length > 0) stage(`${counted(requests.length, 'target')}: generating those whose contract has changed`);
  const missing = await makeTargets(requests, (made) => targets.push(made));
  terminal.progress?.('');
  if (options.shard) made.push(['', shardFiles(options.shard, services)]);
  const written = putInPlace(made, baselines, targets);
  if (!options.quiet) terminal.note(written.length > 0 ? `wrote ${written.join(', ')}\n` : 'nothing to write\n');
  if (missing) throw missing;
  return exit;
}

/**
 * The services that a command is to look at: those that are named or all, and of these a shard's.
 *
 * @throws UsageError where there is none
 */
export async function chosenServices(
  names: readonly string[],
  { shard, updateBaseline }: Pick<BuildOptions, 'shard' | 'updateBaseline'>,
): Promise<readonly string[]> {
  const services = names.length > 0 ? names : await servicesOf('docs-source');
  if (!shard) return services;
  if (updateBaseline) throw new UsageError('--update-baseline needs all services; leave --shard out');
  return servicesOfShard(await pageCounts(services), shard);
}

const shardFiles = (shard: Shard, services: readonly string[]): Files =>
  new Map([[SHARD_FILE, shardText({ ...shard, services: [...services] })]]);

/** Says what becomes of a service's version; the text of its `service.yaml` where it moves. */
async function bumpedConfig(
  name: string,
  cache: Cache,
  since: string | undefined,
  terminal: Terminal,
): Promise<string | undefined> {
  const { bumpVersion } = await import('./compare/bump.ts');
  const bump = await bumpVersion(name, cache, since);
  if (bump) terminal.note(`${bump.told}\n`);
  return bump?.configText;
}

/** A folder below the project's, and files of it. */
type FolderFiles = readonly [string, Files];

/** All that a build makes, one state. Returns the files of `spec/` and the folders that changed. */
function putInPlace(
  made: readonly FolderFiles[],
  baselines: readonly WrittenBaseline[],
  targets: readonly MadeTarget[],
): string[] {
  const transaction = new Transaction('.');
  try {
    const changed = made.flatMap(([folder, files]) =>
      transaction.put(folder, files).flatMap((file) => (folder === 'spec' ? [path.join(folder, file)] : [])),
    );
    const told = baselines.map((baseline) => ({ baseline, isChanged: putBaseline(transaction, baseline) }));
    for (const { out, files } of targets) putTarget(transaction, out, files);
    transaction.commit();
    for (const { baseline, isChanged } of told) baseline.tell(isChanged);
    return [...changed, ...targets.map(({ out }) => out)];
  } finally {
    transaction.abandon();
  }
}

/** A baseline that somebody keeps outside of the project is a state of its own. */
function putBaseline(transaction: Transaction, { folder, files }: WrittenBaseline): boolean {
  const below = belowHere(folder);
  return (below === undefined ? writeTogether(folder, files) : transaction.put(below, files)).length > 0;
}

interface ReadService {
  readonly name: string;
  /** The text of its `service.yaml` where it has another version than the file. */
  readonly configText: string | undefined;
  readonly config: ServiceConfig;
  /** Of the names that were kept so far. */
  readonly lockText: string;
  readonly result: ServiceResult;
  /** What was found of the pages and nobody has accepted. */
  readonly open: readonly JudgedFinding[];
}

/** What the pages of a service come to; undefined where its corrections no longer fit them. */
async function readOne(
  { name, configText }: Pick<ReadService, 'name' | 'configText'>,
  cache: Cache,
  report: FindingReport,
  terminal: Terminal,
): Promise<ReadService | undefined> {
  const input = await readService(name, configText);
  const result = await serviceResult(input, cache);
  refuseNoOperation(name, input.pages, result);
  const { isRefused, open } = await addFindings(report, name, path.join('docs-source', name), result, terminal);
  // Not the input itself: the texts of all pages would stay in memory until the last service is read.
  return isRefused ? undefined : { name, config: input.config, configText, lockText: input.lockText, result, open };
}

/** True where names that users of generated code know would change; says which, and what to do. */
function refusesRenames(name: string, lockText: string, result: ServiceResult, terminal: Terminal): boolean {
  const text = Buffer.from(result.lock).toString();
  if (text === lockText) return false;
  const after = parseLock(text, lockName(name));
  const renames = renamesBetween(lockOf(lockText, lockName(name)), after);
  if (renames.length === 0) return false;
  const lines = renames.map(({ kind, from, to }) => {
    const kept = after.formerly?.[kind]?.[from];
    const end = kept === undefined ? '; the old name would be gone' : `; the old name would end with ${kept.until}`;
    return `  ${kind.slice(0, -1)} ${from} would be called ${to}${end}\n`;
  });
  terminal.note(
    `${name}: ${counted(renames.length, 'name')} of generated code would change; nothing was written; \`--accept-renames\` takes the new names\n${lines.join('')}`,
  );
  return true;
}

/** The targets of a service, each to its folder below `generated/`. */
export function targetRequests(
  name: string,
  { targets, packages }: ServiceConfig,
  result: Pick<ServiceResult, 'contract' | 'json'>,
  how: Pick<GenerateTarget, 'force' | 'cache'>,
): GenerateTarget[] {
  if (targets.length === 0) return [];
  const contractText = Buffer.from(result.contract).toString();
  const contract = JSON.parse(Buffer.from(result.json).toString()) as OpenApiDocument;
  return targets.map((target) => {
    const out = path.join('generated', name, target);
    return { target, service: name, contract, contractText, ...packageOf(packages, target), out, ...how };
  });
}
