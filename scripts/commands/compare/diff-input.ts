import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { HistoryStatement } from '../../extract/index.ts';
import { type ComparedContract, contract, NO_CONTRACT } from '../contract/compared-contract.ts';
import { isSpec, mayBeContract, serviceOf, sourcesFile } from '../contract/contract-names.ts';
import { UsageError } from '../machine/errors.ts';
import { readStandardInput, readText, STANDARD_INPUT } from '../machine/files.ts';
import { gitCommit, gitCommitBefore, gitFiles, gitText } from '../machine/git.ts';

/** A contract of both sides, by service. */
export interface ContractPair {
  readonly service: string;
  readonly old: ComparedContract;
  readonly now: ComparedContract;
  /** What the reference's own change history says of it; absent where no pages are compared. */
  readonly said?: readonly HistoryStatement[];
}

type Side = { readonly kind: 'spec' | 'pages' | 'revision'; readonly name: string };

/** The contracts below `spec/` as they are on disk, which no revision can be called. */
export const WORKING_TREE = 'the working tree';

/**
 * What the two sides of a comparison are, as git has it: the second is the working tree where none is named, the first
 * HEAD. One contract alone is compared with what it was in HEAD.
 */
export async function sidesOf(old: string | undefined, now: string | undefined): Promise<[string, string]> {
  if (now !== undefined) return [old ?? 'HEAD', now];
  const isFile = old !== undefined && mayBeContract(old) && (await stat(old).catch(() => undefined))?.isFile();
  return isFile ? [`HEAD:${old}`, old] : [old ?? 'HEAD', WORKING_TREE];
}

/** True for a day of the calendar as a person writes it: git takes the 30th of February for today. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * The two sides of a comparison with the state at a tag, a commit or a day; of a day the last commit before it.
 *
 * @param now the working tree without it; a contract's file is compared with itself
 * @throws UsageError where git knows no such state
 */
export async function sidesSince(since: string, now: string | undefined): Promise<[string, string]> {
  const revision = await sinceRevision(since);
  const isFile = now !== undefined && (await stat(now).catch(() => undefined))?.isFile();
  return [isFile ? `${revision}:${now}` : revision, now ?? WORKING_TREE];
}

/** @throws UsageError where git knows neither such a revision nor a commit before such a day */
export async function sinceRevision(since: string): Promise<string> {
  const known = await gitCommit(since);
  if (known !== undefined) return since;
  if (!isDay(since)) throw new UsageError(`--since ${since}: neither a git revision nor a day, such as 2026-01-31`);
  const before = await gitCommitBefore(since);
  if (before === undefined)
    throw new UsageError(
      `--since ${since}: no commit is older; name a later day, or fetch more (git fetch --unshallow)`,
    );
  return before.slice(0, 12);
}

/**
 * Reads what a person named: two contracts, two folders of pages, or two revisions whose `spec/` has contracts. `-` is
 * a contract on standard input.
 *
 * @throws UsageError where a side is none of these, or they are of different kinds
 */
export async function contractPairs(old: string, now: string): Promise<ContractPair[]> {
  if (old === STANDARD_INPUT && now === STANDARD_INPUT)
    throw new UsageError('-: standard input gives one contract; name a file for the other');
  const [before, after] = [await sideOf(old), await sideOf(now)];
  if (before.kind !== after.kind)
    throw new UsageError(`${old} is ${KINDS[before.kind]}, ${now} is ${KINDS[after.kind]}; name two of one kind`);
  if (before.kind === 'revision') return revisions(old, now);
  if (before.kind === 'pages') {
    // Loaded where pages are read: comparing contracts needs no reader.
    const { scrapedPair } = await import('./diff-pages.ts');
    return [{ service: path.basename(path.resolve(now)), ...(await scrapedPair(old, now)) }];
  }
  return [{ service: serviceOf(now), old: await readSpec(old), now: await readSpec(now) }];
}

const KINDS: Readonly<Record<Side['kind'], string>> = {
  spec: 'a contract',
  pages: 'a folder of pages',
  revision: 'a git revision',
};

async function sideOf(name: string): Promise<Side> {
  if (name === WORKING_TREE) return { kind: 'revision', name };
  if (name === STANDARD_INPUT) return { kind: 'spec', name };
  const info = await stat(name).catch(() => undefined);
  if (info?.isDirectory()) return { kind: 'pages', name };
  if (info) return { kind: mayBeContract(name) ? 'spec' : 'pages', name };
  const [revision = '', ...rest] = name.split(':');
  if (revision !== '' && (await gitCommit(revision))) return { kind: rest.length > 0 ? 'spec' : 'revision', name };
  throw new UsageError(`${name}: neither a contract, a folder of pages nor a git revision`);
}

/** A contract in a file, or in a file of a revision (`main:spec/name.yaml`). */
async function readSpec(name: string): Promise<ComparedContract> {
  if (name === STANDARD_INPUT) return contract(await readStandardInput(), name, undefined);
  const onDisk = await readText(name);
  if (onDisk !== undefined) return contract(onDisk, name, await readText(sourcesFile(name)));
  const [revision = '', ...rest] = name.split(':');
  const file = rest.join(':');
  const text = await gitText(revision, file);
  if (text === undefined) throw new UsageError(`${name}: no such file in that revision`);
  return contract(text, name, await gitText(revision, sourcesFile(file)));
}

/** Every service that either revision has; one that a revision has not is empty there. */
async function revisions(old: string, now: string): Promise<ContractPair[]> {
  const names = new Set([...(await specsOf(old)), ...(await specsOf(now))].filter(isSpec));
  if (names.size === 0) throw new UsageError(`${old}, ${now}: neither has a contract below spec/`);
  const side = async (revision: string, file: string): Promise<ComparedContract> => {
    const text = await textOf(revision, file);
    if (text === undefined) return NO_CONTRACT;
    return contract(text, `${revision}:${file}`, await textOf(revision, sourcesFile(file)));
  };
  const pairs: ContractPair[] = [];
  for (const file of [...names].sort())
    pairs.push({
      service: serviceOf(file),
      old: await side(old, file),
      now: await side(now, file),
    });
  return pairs;
}

const textOf = (revision: string, file: string): Promise<string | undefined> =>
  revision === WORKING_TREE ? readText(file) : gitText(revision, file);

async function specsOf(revision: string): Promise<string[]> {
  if (revision !== WORKING_TREE) return gitFiles(revision, 'spec');
  const names = await readdir('spec').catch(() => []);
  return names.map((name) => `spec/${name}`);
}
