import { stat } from 'node:fs/promises';
import path from 'node:path';
import { HOUSE } from '../adapt/index.ts';
import { counted } from '../counted.ts';
import type { JudgedFinding } from '../diagnostics/index.ts';
import { serviceOf } from './contract/contract-names.ts';
import { refuseNoOperation } from './contract/no-operation.ts';
import { cacheOf, readPages, serviceResult } from './contract/service.ts';
import { overlayFindings, type ServiceResult, specFiles } from './contract/service-result.ts';
import { type FindingOptions, FindingReport, findingsOf, type WrittenBaseline } from './finding-report.ts';
import { countLine } from './findings.ts';
import { lintFinding } from './lint.ts';
import { EXIT } from './machine/errors.ts';
import { type Files, STANDARD_INPUT } from './machine/files.ts';
import type { Terminal } from './machine/terminal.ts';
import { belowHere, Transaction, writeTogether } from './machine/transaction.ts';
import { isLifted, lintedResult } from './refused-contract.ts';

export interface ScrapeOptions extends FindingOptions {
  readonly out: string;
  readonly service?: string;
  readonly config?: string;
  /** The family that the pages are read as. */
  readonly family?: string;
  /** A file that describes one. */
  readonly familyFile?: string;
  /** False: neither read from the cache nor written to it. */
  readonly cache?: boolean;
}

/** Any folder of pages to a contract, its source map and its diagnostics. */
export async function scrape(paths: readonly string[], options: ScrapeOptions, terminal: Terminal): Promise<number> {
  const name = options.service ?? nameOf(paths[0]);
  const report = await FindingReport.open('scrape', options, terminal);
  const input = await readPages(paths, options.config, name, options);
  const result = await serviceResult(input, cacheOf(options));
  refuseNoOperation(name, input.pages, result);
  const folder = await folderOf(paths);
  const outputs = overlayFindings(result).length > 0 ? undefined : specFiles(name, result);
  // Written before anything is printed: where that can't be done, only the reason is of use. With a baseline, which is
  // known in the end, it is one state.
  if (outputs && !options.updateBaseline) writeTogether(options.out, outputs);
  const { isRefused, open } = await addFindings(report, name, folder, result, terminal);
  if (isLifted(result)) {
    // Nobody knows yet how good a contract of another maker is; one of our own is linted where it is built.
    const linted = await lintedResult(result, { name: `${name}.yaml`, pages: '' });
    await report.add({ name, findings: linted.map(lintFinding), ...(folder === undefined ? {} : { folder }) });
  }
  if (outputs) {
    if (!options.quiet)
      terminal.note(
        `${familyLine(name, result)}${summaryLine(name, result, open)}\nwrote ${[...outputs.keys()].map((file) => path.join(options.out, file)).join(', ')}\n`,
      );
  }
  const exit = await report.close((baseline) => putTogether(options.out, outputs, baseline));
  return isRefused ? EXIT.findings : exit;
}

/** A contract and a baseline, one state where both are below the current folder. */
function putTogether(out: string, outputs: Files | undefined, baseline: WrittenBaseline): void {
  const [contract, findings] = [belowHere(out), belowHere(baseline.folder)];
  if (outputs === undefined || contract === undefined || findings === undefined) {
    if (outputs) writeTogether(out, outputs);
    baseline.tell(writeTogether(baseline.folder, baseline.files).length > 0);
    return;
  }
  const transaction = new Transaction('.');
  try {
    transaction.put(contract, outputs);
    const isChanged = transaction.put(findings, baseline.files).length > 0;
    transaction.commit();
    baseline.tell(isChanged);
  } finally {
    transaction.abandon();
  }
}

/** A service's name where none is given: the first folder's or page's. */
const nameOf = (first = STANDARD_INPUT): string => (first === STANDARD_INPUT ? 'service' : serviceOf(first));

/** The folder that places are below: the only one that was read; undefined where there are several. */
async function folderOf(paths: readonly string[]): Promise<string | undefined> {
  const folders = new Set<string>();
  for (const each of paths) {
    if (each === STANDARD_INPUT) return undefined;
    folders.add((await stat(each)).isDirectory() ? path.normalize(each) : path.dirname(each));
  }
  const [only, ...more] = folders;
  return more.length === 0 ? only : undefined;
}

/**
 * Adds what was found of a service to a report.
 *
 * @returns `isRefused` where corrections of the pages no longer fit, so that there is no contract to write; `open`, the
 * findings that nobody has accepted
 */
export async function addFindings(
  report: FindingReport,
  name: string,
  folder: string | undefined,
  result: ServiceResult,
  terminal: Terminal,
): Promise<{ readonly isRefused: boolean; readonly open: readonly JudgedFinding[] }> {
  const refused = overlayFindings(result);
  const findings = findingsOf(refused.length > 0 ? refused : result.diagnostics);
  const comments = refused.length > 0 ? [] : result.comments;
  const judged = await report.add({ name, findings, comments, ...(folder === undefined ? {} : { folder }) });
  const open = judged.filter(({ waiver }) => waiver === undefined);
  if (refused.length === 0) return { isRefused: false, open };
  terminal.note(`${name}: ${countLine(refused)} in the corrections of the pages; nothing was written\n`);
  return { isRefused: true, open };
}

/** Says as what the pages were read, where that isn't the house's own layout. */
export const familyLine = (name: string, { family }: ServiceResult): string =>
  family.name === HOUSE ? '' : `${name}: ${family.reason}\n`;

/** One line that accounts for every page and every row, and counts the findings that nobody has accepted. */
export function summaryLine(name: string, { counts }: ServiceResult, open: readonly JudgedFinding[]): string {
  const { rows, facts, diagnosed, ignored } = counts.rows;
  const { blocks, ...fates } = counts.blocks;
  const made = [
    counted(counts.pages, 'page'),
    counted(counts.operations, 'operation'),
    counted(counts.schemas, 'schema'),
  ];
  return (
    `${name}: ${made.join(', ')}; ` +
    `${counted(rows, 'table row')} = ${counted(facts, 'fact')} + ${diagnosed} diagnosed + ${ignored} without bearing; ` +
    `${counted(blocks, 'block')} = ${fates.facts + fates.repeated} with facts + ${fates.diagnosed + fates.unused} diagnosed + ${fates.kept} kept as text + ` +
    `${fates.plain} that only lead to others; ${countLine(open)}`
  );
}
