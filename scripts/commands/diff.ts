import path from 'node:path';
import pc from 'picocolors';
import {
  type Change,
  compareContracts,
  type DriftReport,
  driftReport,
  type JudgedChange,
  nextVersion,
  PROOF_LANGUAGES,
  saidChanges,
} from '../drift/index.ts';
import { type ContractPair, contractPairs, sidesOf, sidesSince } from './compare/diff-input.ts';
import { type PrintOptions, printReport, readAcknowledgements, today } from './compare/drift-report.ts';
import { openedPlaces } from './compare/opened-places.ts';
import type { ComparedContract } from './contract/compared-contract.ts';
import { UsageError } from './machine/errors.ts';
import type { Terminal } from './machine/terminal.ts';

export interface DiffOptions extends PrintOptions {
  /** A file of acknowledgements; `.specscribe-ack.yaml` where it is there and none is named. */
  readonly ack?: string;
  /** Targets whose compilers are asked what breaks code. */
  readonly prove?: readonly string[];
  /** A git revision, or a day, that stands for the old state. */
  readonly since?: string;
}

/**
 * Says what changed between two contracts, folders of pages or git revisions, and whom it touches.
 *
 * @param first HEAD without it
 * @param second the working tree without it
 */
export async function diff(
  first: string | undefined,
  second: string | undefined,
  options: DiffOptions,
  terminal: Terminal,
): Promise<number> {
  const { since, prove = [] } = options;
  checkLanguages(prove);
  if (since !== undefined && second !== undefined)
    throw new UsageError('--since names the old state: name the new one alone, or none for what is on disk');
  const [old, now] = since === undefined ? await sidesOf(first, second) : await sidesSince(since, first);
  const acknowledgements = await readAcknowledgements(options.ack);
  const pairs = await contractPairs(old, now);
  const found = pairs.map((pair): [ContractPair, readonly JudgedChange[]] => {
    const pages = path.join('docs-source', pair.service);
    const folders = { old: [old, pages], now: [now, pages] };
    const changes = openedPlaces(compared(pair, now, options.strict), options.format, folders);
    return [pair, pairs.length > 1 ? changes.map((change) => ({ ...change, service: pair.service })) : changes];
  });
  const { changes, notes } = await provedChanges(found, prove);
  const [only] = pairs;
  const said = only?.said && saidChanges(only.said, only, changes);
  const report = { ...driftReport(changes, acknowledgements, today(), { old, now }), ...(said ? { said } : {}) };
  for (const note of notes) terminal.note(`${note}\n`);
  return printReport(report, options, terminal, versionText(pairs, report));
}

/** @throws UsageError for a target whose compiler isn't asked */
function checkLanguages(names: readonly string[]): void {
  const known = PROOF_LANGUAGES.map(({ target }) => target);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new UsageError(`--prove asks the compilers of ${known.join(' and ')}, not of ${unknown}`);
}

/** Changes with what compilers show of them, and what is to be said of that. */
async function provedChanges(
  found: readonly (readonly [ContractPair, readonly JudgedChange[]])[],
  languages: readonly string[],
): Promise<{ changes: readonly JudgedChange[]; notes: readonly string[] }> {
  if (languages.length === 0) return { changes: found.flatMap(([, changes]) => changes), notes: [] };
  const { agreementText, provedContract } = await import('./compare/prove.ts');
  const all: JudgedChange[] = [];
  const notes: string[] = [];
  for (const [{ service, old, now }, changes] of found) {
    const proof = await provedContract(service, { old, now }, changes, languages);
    all.push(...proof.changes);
    for (const text of proof.unexplained)
      notes.push(
        `${pc.red('error')} no change explains what the compiler finds, which is a fault of specscribe: ${text}`,
      );
    for (const [language, agreement] of Object.entries(proof.agreements))
      notes.push(agreementText(language, agreement));
  }
  return { changes: all, notes };
}

/**
 * The changes between two sides of a contract.
 *
 * @param name for the message of what is thrown
 * @param isStrict counts what is stated for the first time as breaking
 * @throws UsageError where schemas are nested deeper than a stack is
 */
export function compared(
  sides: { readonly old: ComparedContract; readonly now: ComparedContract },
  name: string,
  isStrict?: boolean,
): Change[] {
  try {
    return compareContracts(sides.old, sides.now, isStrict ? { isStrict } : {});
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${name}: nested too deep to compare`);
    throw error;
  }
}

/** The version that follows the old one, where there is one contract and its version is semantic. */
function versionText(pairs: readonly { readonly old: ComparedContract }[], { summary }: DriftReport): string {
  const [only] = pairs;
  const version = pairs.length === 1 ? only?.old.version : undefined;
  const next = version === undefined ? undefined : nextVersion(version, summary.bump);
  return next === undefined || next === version ? '' : ` (${version} → ${next})`;
}
