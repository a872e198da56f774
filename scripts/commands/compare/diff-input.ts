import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type ComparedContract, contract, NO_CONTRACT } from '../contract/compared-contract.ts';
import { isSpec, mayBeContract, serviceOf, sourcesFile } from '../contract/contract-names.ts';
import { UsageError } from '../machine/errors.ts';
import { readText } from '../machine/files.ts';
import { gitCommit, gitFiles, gitText } from '../machine/git.ts';

/** A contract of both sides, by service. */
export interface ContractPair {
  readonly service: string;
  readonly old: ComparedContract;
  readonly now: ComparedContract;
}

type Side = { readonly kind: 'spec' | 'pages' | 'revision'; readonly name: string };

/**
 * Reads what a person named: two contracts, two folders of pages, or two revisions whose `spec/` has contracts.
 *
 * @throws UsageError where a side is none of these, or they are of different kinds
 */
export async function contractPairs(old: string, now: string): Promise<ContractPair[]> {
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
  const info = await stat(name).catch(() => undefined);
  if (info?.isDirectory()) return { kind: 'pages', name };
  if (info) return { kind: mayBeContract(name) ? 'spec' : 'pages', name };
  const [revision = '', ...rest] = name.split(':');
  if (revision !== '' && (await gitCommit(revision))) return { kind: rest.length > 0 ? 'spec' : 'revision', name };
  throw new UsageError(`${name}: neither a contract, a folder of pages nor a git revision`);
}

/** A contract in a file, or in a file of a revision (`main:spec/name.yaml`). */
async function readSpec(name: string): Promise<ComparedContract> {
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
  const names = new Set([...(await gitFiles(old, 'spec')), ...(await gitFiles(now, 'spec'))].filter(isSpec));
  if (names.size === 0) throw new UsageError(`${old}, ${now}: neither revision has a contract below spec/`);
  const side = async (revision: string, file: string): Promise<ComparedContract> => {
    const text = await gitText(revision, file);
    if (text === undefined) return NO_CONTRACT;
    return contract(text, `${revision}:${file}`, await gitText(revision, sourcesFile(file)));
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
