import pc from 'picocolors';
import {
  type Acknowledgement,
  type Change,
  compareContracts,
  type DriftReport,
  driftReport,
  type FailClass,
  failsAt,
  type JudgedChange,
  nextVersion,
  parseAcknowledgements,
  placesText,
  RENDERS,
  summaryText,
} from '../drift/index.ts';
import { visibleLine } from '../visible.ts';
import { type ComparedContract, contractPairs } from './diff-input.ts';
import { EXIT, UsageError } from './errors.ts';
import { readText } from './files.ts';
import { parseYaml } from './read-contract.ts';
import { PAINT_CLASS, type Terminal } from './terminal.ts';

export const DIFF_FORMATS = ['text', ...(Object.keys(RENDERS) as (keyof typeof RENDERS)[])] as const;

export interface DiffOptions {
  readonly format: (typeof DIFF_FORMATS)[number];
  readonly failOn: FailClass;
  /** A file of acknowledgements; `.specscribe-ack.yaml` where it is there and none is named. */
  readonly ack?: string;
  /** Only what breaks, or warns. */
  readonly quiet?: boolean;
}

const ACK_FILE = '.specscribe-ack.yaml';

/** Says what changed between two contracts, folders of pages or git revisions, and whom it touches. */
export async function diff(old: string, now: string, options: DiffOptions, terminal: Terminal): Promise<number> {
  const acknowledgements = await readAcknowledgements(options.ack);
  const pairs = await contractPairs(old, now);
  const changes = pairs.flatMap(({ service, ...sides }) =>
    compared(sides, now).map((change) => (pairs.length > 1 ? { ...change, service } : change)),
  );
  const today = new Date().toISOString().slice(0, 10);
  const report = driftReport(changes, acknowledgements, today, { old, now });
  if (options.format === 'text') terminal.data(plainText(report, options.quiet ?? false));
  else terminal.data(RENDERS[options.format](report, options.failOn));
  for (const { fingerprint, problem, reason } of report.stale)
    terminal.note(`${pc.yellow('warning')} acknowledgement ${fingerprint} is ${problem}: ${visibleLine(reason)}\n`);
  terminal.note(`${summaryText(report)}${versionText(pairs, report)}\n`);
  return failsAt(report, options.failOn) ? EXIT.findings : EXIT.fine;
}

/** @throws UsageError where schemas are nested deeper than a stack is */
function compared(sides: { readonly old: ComparedContract; readonly now: ComparedContract }, name: string): Change[] {
  try {
    return compareContracts(sides.old, sides.now);
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

async function readAcknowledgements(named: string | undefined): Promise<Acknowledgement[]> {
  const file = named ?? ACK_FILE;
  const text = await readText(file);
  if (text === undefined) {
    if (named !== undefined) throw new UsageError(`${named}: no such file`);
    return [];
  }
  return parseAcknowledgements(parseYaml(text, file), file);
}

/** The report for a terminal; `isQuiet` leaves out what neither breaks nor warns. */
export function plainText({ changes }: Pick<DriftReport, 'changes'>, isQuiet: boolean): string {
  const shown = changes.filter(
    (change) => !isQuiet || change.extraction || ['breaking', 'warning'].includes(change.class),
  );
  return shown.map(textLines).join('');
}

function textLines(change: JudgedChange): string {
  const { class: klass, id, message, fingerprint, acknowledged, service, extraction } = change;
  const head = `${PAINT_CLASS[klass](klass)} ${pc.dim(id)} ${visibleLine(service === undefined ? message : `${service}: ${message}`)} ${pc.dim(fingerprint)}\n`;
  const corrected = acknowledged?.documentationCorrected ? ' as a correction of the documentation' : '';
  const below = [
    visibleLine(placesText(change)),
    extraction ? pc.red('the page is the same on both sides: a fault of specscribe') : '',
    acknowledged ? visibleLine(`acknowledged${corrected}: ${acknowledged.reason}`) : '',
  ];
  return (
    head +
    below
      .filter(Boolean)
      .map((line) => `    ${line}\n`)
      .join('')
  );
}
