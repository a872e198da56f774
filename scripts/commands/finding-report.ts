import path from 'node:path';
import { counted } from '../counted.ts';
import {
  BASELINE_FILE,
  type BaselineEntry,
  baselineJson,
  type Finding,
  type JudgedFinding,
  type Judgement,
  judge,
  type PageComment,
  parseBaseline,
  parseSuppressions,
  SUPPRESS_FILE,
  type Suppression,
} from '../diagnostics/index.ts';
import type { Item, Section } from '../formats/index.ts';
import type { Diagnostic } from '../ir/index.ts';
import { visibleLine } from '../visible.ts';
import { countLine, type FailLevel, type Format, fails, textOf } from './findings.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import { type Files, readText } from './machine/files.ts';
import type { Terminal } from './machine/terminal.ts';
import { writeTogether } from './machine/transaction.ts';

/** How findings are printed, and which of them count. */
export interface FindingOptions {
  readonly format: Format;
  readonly failOn: FailLevel;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** Most characters of Markdown. */
  readonly maxLength?: number;
  /** A file of findings that were there before; `specscribe.baseline.json` where it is there and none is named. */
  readonly baseline?: string;
  /** Write that file anew from what is found. */
  readonly updateBaseline?: boolean;
}

/** What was found of one service. */
export interface ServiceFindings {
  readonly name: string;
  /** The folder that its pages were read from, where there is one; places are shown below it. */
  readonly folder?: string;
  readonly findings: readonly Finding[];
  readonly comments?: readonly PageComment[];
}

/** Diagnostics of a whole service, which all have their fingerprints, as findings. */
export const findingsOf = (diagnostics: readonly Diagnostic[]): Finding[] =>
  diagnostics.map((each) => ({ ...each, fingerprint: each.fingerprint ?? '' }));

interface Known {
  readonly suppressions: readonly Suppression[];
  readonly baseline: readonly BaselineEntry[];
}

interface Run {
  readonly command: string;
  readonly options: FindingOptions;
  readonly terminal: Terminal;
  readonly day: string;
}

/** A baseline to write, and what is to be said of it then. */
export interface WrittenBaseline {
  readonly folder: string;
  readonly files: Files;
  readonly tell: (isChanged: boolean) => void;
}

/**
 * Gathers what a command finds, prints it in the format that was asked for, and says how the command ends. Text is
 * printed as it comes, any other format is one document at the end.
 */
export class FindingReport {
  private readonly seen: ServiceFindings[] = [];
  private readonly suppressions: Suppression[];

  private readonly command: string;
  private readonly options: FindingOptions;
  private readonly terminal: Terminal;
  private readonly baseline: readonly BaselineEntry[];
  private readonly day: string;

  private constructor(known: Known, { command, options, terminal, day }: Run) {
    this.suppressions = [...known.suppressions];
    this.baseline = known.baseline;
    this.command = command;
    this.options = options;
    this.terminal = terminal;
    this.day = day;
  }

  /**
   * Reads the suppressions and the baseline of the current folder.
   *
   * @param day YYYY-MM-DD, by which suppressions expire
   * @throws UsageError, ConfigError naming the file and what to change
   */
  static async open(
    command: string,
    options: FindingOptions,
    terminal: Terminal,
    day = new Date().toISOString().slice(0, 10),
  ): Promise<FindingReport> {
    const suppressions = await readSuppressions('.');
    const file = options.baseline ?? BASELINE_FILE;
    const text = await readText(file);
    if (text === undefined && options.baseline !== undefined && !options.updateBaseline)
      throw new UsageError(`${file}: no such file; --update-baseline writes it`);
    const baseline = text === undefined ? [] : parseBaseline(text, file);
    return new FindingReport({ suppressions, baseline }, { command, options, terminal, day });
  }

  /**
   * Adds what was found of a service; text is printed at once.
   *
   * @param write the text of a command that has its own
   * @returns the findings, with why some of them count for nothing
   */
  async add(
    service: ServiceFindings,
    write = (judged: readonly JudgedFinding[]): string => textOf(this.printed(judged)),
  ): Promise<readonly JudgedFinding[]> {
    const own = service.folder === undefined || isHere(service.folder) ? [] : await readSuppressions(service.folder);
    this.suppressions.push(...own.map((each) => ({ ...each, service: each.service ?? service.name })));
    this.seen.push(service);
    const judged = this.judged([service]).findings;
    if (this.options.format === 'text') this.terminal.data(write(judged));
    return judged;
  }

  /**
   * Ends the report: documents of other formats, what no longer suppresses anything, the baseline. Gives the exit code.
   *
   * @param later takes a baseline that is to be written together with what the command makes; it is written at once
   * without it
   */
  async close(later?: (baseline: WrittenBaseline) => void): Promise<number> {
    const { format, failOn, updateBaseline, quiet } = this.options;
    const { findings, stale, fixed } = this.judged(this.seen);
    const shownStale = findingsOf(stale);
    if (format === 'text') this.terminal.data(textOf(quiet ? [] : shownStale));
    else if (format === 'json')
      this.terminal.data(`${JSON.stringify([...findings.map(this.placed), ...shownStale], null, 2)}\n`);
    else await this.write(format, findings, shownStale);
    if (updateBaseline) return this.updateBaseline(findings, later);
    const known = findings.filter(({ waiver }) => waiver !== undefined).length;
    if (known > 0 && !quiet)
      this.terminal.note(
        `${known} of ${counted(findings.length, 'finding')} ${known === 1 ? 'is' : 'are'} suppressed or in the baseline\n`,
      );
    if (fixed.length > 0 && !quiet)
      this.terminal.note(
        `${counted(fixed.length, 'finding')} of the baseline no longer ${fixed.length === 1 ? 'occurs' : 'occur'}; --update-baseline takes ${fixed.length === 1 ? 'it' : 'them'} out\n`,
      );
    const open = findings.filter(({ waiver }) => waiver === undefined);
    return fails([...open, ...shownStale], failOn) ? EXIT.findings : EXIT.fine;
  }

  /**
   * All findings so far with their places as seen from the current folder, and what no longer suppresses anything.
   *
   * @param isWhole all services were looked at; else a suppression may well be of another one
   */
  gathered(isWhole: boolean): readonly JudgedFinding[] {
    const { findings, stale } = this.judged(this.seen);
    const told = isWhole ? stale : stale.filter(({ code }) => code !== 'suppress/unused');
    return [...findings.map(this.placed), ...findingsOf(told)];
  }

  private judged(services: readonly ServiceFindings[]): Judgement {
    const names = services.map(({ name }) => name);
    const findings = services.flatMap(({ name, findings }) => findings.map((each) => ({ ...each, service: name })));
    const judged = judge(
      findings,
      {
        suppressions: this.suppressions,
        comments: new Map(services.map(({ name, comments = [] }) => [name, comments])),
        baseline: new Set(
          this.baseline.filter(({ service }) => names.includes(service)).map(({ fingerprint }) => fingerprint),
        ),
        today: this.day,
      },
      names,
    );
    return { ...judged, stale: judged.stale.map((each) => ({ ...each, file: fileOf(each, services) })) };
  }

  /** What text shows: no infos unless asked for, and nothing that somebody has accepted. */
  private printed(findings: readonly JudgedFinding[]): JudgedFinding[] {
    const { quiet, verbose } = this.options;
    return findings
      .filter(({ severity, waiver }) => {
        if (waiver !== undefined) return false;
        return severity === 'error' || (!quiet && (severity === 'warning' || verbose));
      })
      .map(this.placed);
  }

  /** A finding whose places are as seen from the current folder. */
  private readonly placed = (finding: JudgedFinding): JudgedFinding => {
    const folder = this.seen.find(({ name }) => name === finding.service)?.folder;
    if (folder === undefined) return finding;
    const at = (file: string): string => below(folder, file);
    const related = finding.related?.map((each) => ({ ...each, file: at(each.file) }));
    return { ...finding, file: at(finding.file), ...(related ? { related } : {}) };
  };

  private async write(
    format: Exclude<Format, 'text' | 'json'>,
    findings: readonly JudgedFinding[],
    stale: readonly Finding[],
  ): Promise<void> {
    const { findingItem, WRITERS } = await import('../formats/index.ts');
    const { ruleText } = await import('../drift/index.ts');
    const isOneOfSeveral = this.seen.length > 1;
    const items = findings.map((each) => {
      const { service, ...placed } = this.placed(each);
      const named = service === undefined || !isOneOfSeveral ? placed : { ...placed, service };
      return findingItem(named, fails([each], this.options.failOn));
    });
    items.push(...stale.map((each) => findingItem(each, fails([each], this.options.failOn))));
    const report = {
      title: 'Findings',
      lead: [`${this.seen.map(({ name }) => name).join(', ')}: ${countLine(findings)}`],
      sections: sectionsOf(items),
    };
    const { maxLength } = this.options;
    const how = { command: this.command, ruleText, ...(maxLength === undefined ? {} : { maxLength }) };
    this.terminal.data(WRITERS[format](report, how));
  }

  private updateBaseline(
    findings: readonly JudgedFinding[],
    later: ((baseline: WrittenBaseline) => void) | undefined,
  ): number {
    const file = this.options.baseline ?? BASELINE_FILE;
    const names = new Set(this.seen.map(({ name }) => name));
    const others = this.baseline.filter(({ service }) => !names.has(service));
    const kept = findings.filter(({ waiver }) => waiver === undefined || waiver.by === 'baseline');
    const text = baselineJson(kept, others);
    const tell = (isChanged: boolean): void =>
      this.terminal.note(
        `${isChanged ? 'wrote' : 'nothing to write:'} ${visibleLine(file)}, ${counted(kept.length, 'finding')}\n`,
      );
    const baseline = { folder: path.dirname(file), files: new Map([[path.basename(file), text]]), tell };
    if (later) later(baseline);
    else tell(writeTogether(baseline.folder, baseline.files).length > 0);
    return EXIT.fine;
  }
}

const below = (folder: string, file: string): string => path.posix.join(folder.split(path.sep).join('/'), file);

/** The file of a comment of a page as seen from the current folder; files of suppressions are so already. */
function fileOf({ file, line }: Diagnostic, services: readonly ServiceFindings[]): string {
  const owner = services.find(({ comments = [] }) => comments.some((each) => each.file === file && each.line === line));
  return owner?.folder === undefined ? file : below(owner.folder, file);
}

const isHere = (folder: string): boolean => path.resolve(folder) === path.resolve('.');

async function readSuppressions(folder: string): Promise<Suppression[]> {
  const file = path.join(folder, SUPPRESS_FILE);
  const text = await readText(file);
  return text === undefined ? [] : parseSuppressions(text, file);
}

/** Findings by severity, worst first, and those that somebody has accepted. */
function sectionsOf(items: readonly Item[]): Section[] {
  const section = (name: string, title: string, folded: boolean, list: readonly Item[]): Section => ({
    name,
    heading: `${title}: ${list.length}`,
    folded,
    labelled: name === 'accepted',
    items: list,
  });
  const open = items.filter(({ accepted }) => accepted === undefined);
  const of = (severity: Item['severity']): Item[] => open.filter((each) => each.severity === severity);
  return [
    section('error', 'Errors', false, of('error')),
    section('warning', 'Warnings', false, of('warning')),
    section('info', 'Infos', true, of('info')),
    section(
      'accepted',
      'Accepted',
      true,
      items.filter(({ accepted }) => accepted !== undefined),
    ),
  ];
}
