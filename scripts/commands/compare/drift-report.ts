import pc from 'picocolors';
import {
  type Acknowledgement,
  acknowledgedText,
  CLASS_OF_SEVERITY,
  type DriftReport,
  type FailClass,
  failsAt,
  findingsText,
  type JudgedChange,
  NOT_FROM_PAGES,
  namesText,
  parseAcknowledgements,
  placesText,
  proofTexts,
  saidText,
  RENDERS,
  type Story,
  storiesOf,
  summaryText,
} from '../../drift/index.ts';
import { visibleLine } from '../../visible.ts';
import { type ChangeLevel, textOf } from '../findings.ts';
import { EXIT, UsageError } from '../machine/errors.ts';
import { readText } from '../machine/files.ts';
import { PAINT_CLASS, type Terminal } from '../machine/terminal.ts';

export const DRIFT_FORMATS = ['text', ...(Object.keys(RENDERS) as (keyof typeof RENDERS)[])] as const;
export type DriftFormat = (typeof DRIFT_FORMATS)[number];

/** How a report is printed, and from which level it fails. */
export interface PrintOptions {
  readonly format: DriftFormat;
  readonly failOn: ChangeLevel;
  /** Only what breaks, or warns. */
  readonly quiet?: boolean;
  /** Counts what is stated for the first time as breaking. */
  readonly strict?: boolean;
  /** Every change by itself instead of one line for what has one cause. */
  readonly each?: boolean;
  /** Most characters of Markdown. */
  readonly maxLength?: number;
}

/**
 * Prints a report and one line that sums it up.
 *
 * @param remark goes on after that line
 * @returns the exit code that its worst finding asks for
 */
export function printReport(report: DriftReport, options: PrintOptions, terminal: Terminal, remark = ''): number {
  const level = classOf(options.failOn);
  if (options.format === 'text') terminal.data(plainText(report, options.quiet ?? false, options.each ?? false));
  else terminal.data(RENDERS[options.format](report, level, options.maxLength));
  for (const { fingerprint, problem, reason } of report.stale)
    terminal.note(`${pc.yellow('warning')} acknowledgement ${fingerprint} is ${problem}: ${visibleLine(reason)}\n`);
  for (const line of saidText(report)) terminal.note(`${visibleLine(line)}\n`);
  if (options.format === 'text')
    for (const { date, text, file, line } of report.said?.notFound ?? [])
      terminal.note(`    said and not found: ${visibleLine(`${date} “${text}” (${file}:${line})`)}\n`);
  const isFailure = failsAt(report, level);
  if (isFailure || !options.quiet)
    for (const line of [`${summaryText(report)}${remark}`, ...findingsText(report)]) terminal.note(`${line}\n`);
  return isFailure ? EXIT.findings : EXIT.fine;
}

const classOf = (level: ChangeLevel): FailClass =>
  level === 'error' || level === 'warning' || level === 'info' ? CLASS_OF_SEVERITY[level] : level;

/** Today as YYYY-MM-DD, by which acknowledgements expire. */
export const today = (): string => new Date().toISOString().slice(0, 10);

export const ACK_FILE = '.specscribe-ack.yaml';

/**
 * Reads acknowledgements.
 *
 * @param named by the user; without one the usual file counts, if it is there
 * @throws UsageError, ConfigError naming the file and what to change
 */
export async function readAcknowledgements(named: string | undefined): Promise<Acknowledgement[]> {
  const file = named ?? ACK_FILE;
  const text = await readText(file);
  if (text === undefined) {
    if (named !== undefined) throw new UsageError(`${named}: no such file`);
    return [];
  }
  return parseAcknowledgements(text, file);
}

/** The report for a terminal; `isQuiet` leaves out what neither breaks nor warns, `isEach` puts
 * nothing together. */
export function plainText(
  { changes, diagnostics = [], findings = [] }: Pick<DriftReport, 'changes' | 'diagnostics' | 'findings'>,
  isQuiet: boolean,
  isEach = false,
): string {
  const found = diagnostics.filter(({ severity }) => !isQuiet || severity !== 'info');
  const shown = changes.filter(
    (change) => !isQuiet || change.extraction || ['breaking', 'warning'].includes(change.class),
  );
  const lines = isEach ? shown.map((change) => textLines(change)) : storiesOf(shown).map(storyLines);
  const open = findings.filter(({ severity, waiver }) => severity !== 'info' && waiver === undefined);
  return textOf([...found, ...open]) + lines.join('');
}

/** A story of one change is that change; of several its headline, its operations and where the first of them is. */
function storyLines(story: Story): string {
  const [first, second] = story.changes;
  if (!first || !second) return first ? textLines(first) : '';
  const where = placesText(first);
  return textLines(
    { ...first, message: story.headline, fingerprint: '' },
    story.operations.length > 0 ? `in ${namesText(story.operations)}` : '',
    `${story.changes.length} changes${where === '' ? '' : `, the first at ${where}`}; --each lists them`,
  );
}

function textLines(change: JudgedChange, ...story: readonly string[]): string {
  const { class: klass, id, message, fingerprint, service, extraction } = change;
  const head = `${PAINT_CLASS[klass](klass)} ${pc.dim(id)} ${visibleLine(service === undefined ? message : `${service}: ${message}`)} ${pc.dim(fingerprint)}\n`;
  const below = [
    ...(story.length > 0 ? story : [placesText(change)]).map(visibleLine),
    extraction ? pc.red(NOT_FROM_PAGES) : '',
    proofTexts(change).join(', '),
    visibleLine(acknowledgedText(change)),
  ];
  return (
    head +
    below
      .filter(Boolean)
      .map((line) => `    ${line}\n`)
      .join('')
  );
}
