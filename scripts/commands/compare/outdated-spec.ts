import { readFile } from 'node:fs/promises';
import { type Diagnostic, diagnostic } from '../../ir/index.ts';
import type { Change } from '../../drift/index.ts';
import { type ComparedContract, contract } from '../contract/compared-contract.ts';
import { type ServiceResult, specFiles } from '../contract/service-result.ts';
import { sourceIndex } from '../contract/source-index.ts';
import { compared } from '../diff.ts';
import { UsageError } from '../machine/errors.ts';
import { readText } from '../machine/files.ts';

/** A contract below `spec/`, with its text. */
export interface CommittedContract extends ComparedContract {
  readonly text: string;
  /** Hashes of the pages that it was made of. */
  readonly pages: Readonly<Record<string, string>>;
}

/**
 * The contract of a service as it stands in `spec/`; an empty one where there is none yet.
 *
 * @returns undefined for one that can't be read, of which nothing can be said but that it is stale
 */
export async function committedContract(name: string): Promise<CommittedContract | undefined> {
  const text = await readText(`spec/${name}.yaml`);
  if (text === undefined) return { document: {}, text: '', pages: {} };
  const sources = await readText(`spec/${name}.sources.json`);
  try {
    const read = contract(text, `spec/${name}.yaml`, sources);
    return { ...read, text, pages: sources === undefined ? {} : sourceIndex(sources, name).pages() };
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** Files of a contract that are not what the pages give, each with the first line that differs. */
export async function specFindings(name: string, result: ServiceResult): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const [file, content] of specFiles(name, result)) {
    const place = `spec/${file}`;
    const bytes = await readFile(place).catch(() => undefined);
    const wanted = Buffer.from(content as Uint8Array);
    if (bytes === undefined) found.push(diagnostic('check/file-missing', { file: place, line: 1 }, { as: 'spec' }));
    else if (!bytes.equals(wanted)) {
      const line = firstDifference(bytes.toString(), wanted.toString());
      found.push(diagnostic('check/spec-stale', { file: place, line }, {}));
    }
  }
  return found;
}

function firstDifference(a: string, b: string): number {
  const lines = b.split('\n');
  const found = a.split('\n').findIndex((line, index) => line !== lines[index]);
  return found < 0 ? a.split('\n').length : found + 1;
}

/** Pages that are not those that the contract was made of. */
export function pageFindings(
  name: string,
  committed: CommittedContract | undefined,
  result: ServiceResult,
): Diagnostic[] {
  if (!committed) return [];
  const olds = new Map(Object.entries(committed.pages));
  const news = new Map(Object.entries(sourceIndex(Buffer.from(result.sources).toString(), name).pages()));
  if (olds.size === 0) return [];
  const told = (file: string, as: 'changed' | 'new' | 'gone'): Diagnostic =>
    diagnostic('check/page-changed', { file: inPages(name, file), line: 1 }, { as, contract: `spec/${name}.yaml` });
  return [
    ...[...news].flatMap(([file, hash]) => {
      const old = olds.get(file);
      if (old === hash) return [];
      return [told(file, old === undefined ? 'new' : 'changed')];
    }),
    ...[...olds.keys()].filter((file) => !news.has(file)).map((file) => told(file, 'gone')),
  ];
}

/** What the pages changed in a contract, with the places as seen from the root of the project. */
export function changesSince(
  name: string,
  committed: CommittedContract,
  result: ServiceResult,
  isStrict?: boolean,
): Change[] {
  if (Buffer.from(result.contract).toString() === committed.text) return [];
  const now = {
    document: JSON.parse(Buffer.from(result.json).toString()) as unknown,
    ...sourceIndex(Buffer.from(result.sources).toString(), name),
  };
  return compared({ old: committed, now }, `spec/${name}.yaml`, isStrict).map((change): Change => {
    const { before, after } = change;
    return {
      ...change,
      ...(before ? { before: { ...before, file: inPages(name, before.file) } } : {}),
      ...(after ? { after: { ...after, file: inPages(name, after.file) } } : {}),
    };
  });
}

/** A page as seen from the root of the project. */
export const inPages = (name: string, file: string): string => `docs-source/${name}/${file}`;
