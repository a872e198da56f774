import path from 'node:path';
import { HOUSE } from '../adapt/index.ts';
import { serviceOf } from './contract/contract-names.ts';
import { refuseNoOperation } from './contract/no-operation.ts';
import { cacheOf, readPages, serviceResult } from './contract/service.ts';
import { contractFiles, overlayFindings, type ServiceResult } from './contract/service-result.ts';
import { countLine, type FailLevel, type Format, fails, renderDiagnostics } from './findings.ts';
import { EXIT } from './machine/errors.ts';
import { STANDARD_INPUT } from './machine/files.ts';
import type { Terminal } from './machine/terminal.ts';
import { writeTogether } from './machine/transaction.ts';

export interface ScrapeOptions {
  readonly out: string;
  readonly service?: string;
  readonly config?: string;
  /** The family that the pages are read as. */
  readonly family?: string;
  /** A file that describes one. */
  readonly familyFile?: string;
  readonly format: Format;
  readonly failOn: FailLevel;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** False: neither read from the cache nor written to it. */
  readonly cache?: boolean;
}

/** Any folder of pages to a contract, its source map and its diagnostics. */
export async function scrape(paths: readonly string[], options: ScrapeOptions, terminal: Terminal): Promise<number> {
  const name = options.service ?? nameOf(paths[0]);
  const input = await readPages(paths, options.config, name, options);
  const result = await serviceResult(input, cacheOf(options));
  refuseNoOperation(name, input.pages, result);
  if (refusesOverlays(name, result, options, terminal)) return EXIT.findings;
  const outputs = contractFiles(name, result);
  writeTogether(options.out, outputs);
  printFindings(result, options, terminal);
  if (!options.quiet)
    terminal.note(
      `${familyLine(name, result)}${summaryLine(name, result)}\nwrote ${[...outputs.keys()].map((file) => path.join(options.out, file)).join(', ')}\n`,
    );
  return fails(result.diagnostics, options.failOn) ? EXIT.findings : EXIT.fine;
}

/** A service's name where none is given: the first folder's or page's. */
const nameOf = (first = STANDARD_INPUT): string => (first === STANDARD_INPUT ? 'service' : serviceOf(first));

/** Prints what is wrong with the corrections of the pages; true where there is anything. */
export function refusesOverlays(
  name: string,
  result: ServiceResult,
  options: Pick<ScrapeOptions, 'format' | 'quiet' | 'verbose'>,
  terminal: Terminal,
): boolean {
  const findings = overlayFindings(result);
  if (findings.length === 0) return false;
  printFindings({ diagnostics: findings }, options, terminal);
  terminal.note(`${name}: ${countLine(findings)} in the corrections of the pages; nothing was written\n`);
  return true;
}

/** Errors and warnings; infos where they were asked for. */
export function printFindings(
  { diagnostics }: Pick<ServiceResult, 'diagnostics'>,
  options: Pick<ScrapeOptions, 'format' | 'quiet' | 'verbose'>,
  terminal: Terminal,
): void {
  const shown = diagnostics.filter(
    ({ severity }) => severity === 'error' || (!options.quiet && (severity === 'warning' || options.verbose)),
  );
  terminal.data(renderDiagnostics(options.format === 'text' ? shown : diagnostics, options.format));
}

/** Says as what the pages were read, where that isn't the house's own layout. */
export const familyLine = (name: string, { family }: ServiceResult): string =>
  family.name === HOUSE ? '' : `${name}: ${family.reason}\n`;

/** One line that accounts for every page and every row. */
export function summaryLine(name: string, { counts, diagnostics }: ServiceResult): string {
  const { rows, facts, diagnosed, ignored } = counts.rows;
  return (
    `${name}: ${counts.pages} pages, ${counts.operations} operations, ${counts.schemas} schemas; ` +
    `${rows} table rows = ${facts} facts + ${diagnosed} diagnosed + ${ignored} without bearing; ${countLine(diagnostics)}`
  );
}
