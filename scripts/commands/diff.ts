import { type Change, compareContracts, type DriftReport, driftReport, nextVersion } from '../drift/index.ts';
import { contractPairs, sidesOf } from './compare/diff-input.ts';
import { type PrintOptions, printReport, readAcknowledgements, today } from './compare/drift-report.ts';
import type { ComparedContract } from './contract/compared-contract.ts';
import { UsageError } from './machine/errors.ts';
import type { Terminal } from './machine/terminal.ts';

export interface DiffOptions extends PrintOptions {
  /** A file of acknowledgements; `.specscribe-ack.yaml` where it is there and none is named. */
  readonly ack?: string;
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
  const [old, now] = await sidesOf(first, second);
  const acknowledgements = await readAcknowledgements(options.ack);
  const pairs = await contractPairs(old, now);
  const changes = pairs.flatMap(({ service, ...sides }) =>
    compared(sides, now, options.strict).map((change) => (pairs.length > 1 ? { ...change, service } : change)),
  );
  const report = driftReport(changes, acknowledgements, today(), { old, now });
  return printReport(report, options, terminal, versionText(pairs, report));
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
