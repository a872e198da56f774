import path from 'node:path';
import { PAGE_FILE } from '../read/index.ts';
import { defaultServiceConfig, parseServiceConfig, type ServiceConfig } from '../service-config.ts';
import { type Contract, contractOf, contractYaml, diagnosticsJson, sourceMapJson } from './contract-of.ts';
import { EXIT } from './errors.ts';
import { readPageTexts, readText, writeChanged } from './files.ts';
import { countLine, type FailLevel, type Format, fails, renderDiagnostics } from './report.ts';
import { baseName, type Terminal } from './terminal.ts';

export interface ScrapeOptions {
  readonly out: string;
  readonly service?: string;
  readonly config?: string;
  readonly format: Format;
  readonly failOn: FailLevel;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Any folder of pages to a contract, its source map and its diagnostics. */
export async function scrape(paths: readonly string[], options: ScrapeOptions, terminal: Terminal): Promise<number> {
  const name = options.service ?? baseName(paths[0] ?? 'service');
  const { config, file } = await configFor(paths, options.config, name);
  const pages = await readPageTexts(paths, PAGE_FILE);
  const contract = contractOf({ pages, config, configFile: file });
  const outputs = new Map([
    [`${name}.yaml`, contractYaml(contract.document)],
    [`${name}.sources.json`, sourceMapJson(contract)],
    [`${name}.diagnostics.json`, diagnosticsJson(contract.diagnostics)],
  ]);
  await writeChanged(options.out, outputs);
  printFindings(contract, options, terminal);
  if (!options.quiet)
    terminal.note(
      `${summaryLine(name, contract)}\nwrote ${[...outputs.keys()].map((file) => path.join(options.out, file)).join(', ')}\n`,
    );
  return fails(contract.diagnostics, options.failOn) ? EXIT.findings : EXIT.fine;
}

async function configFor(
  paths: readonly string[],
  explicit: string | undefined,
  name: string,
): Promise<{ config: ServiceConfig; file: string }> {
  const file = explicit ?? path.join(paths[0] ?? '.', 'service.yaml');
  const text = await readText(file);
  if (text !== undefined) return { config: parseServiceConfig(text, file), file: path.basename(file) };
  return { config: defaultServiceConfig(name), file: 'service.yaml' };
}

/** Errors and warnings; infos where they were asked for. */
export function printFindings(
  contract: Pick<Contract, 'diagnostics'>,
  options: Pick<ScrapeOptions, 'format' | 'quiet' | 'verbose'>,
  terminal: Terminal,
): void {
  const shown = contract.diagnostics.filter(
    ({ severity }) => severity === 'error' || (!options.quiet && (severity === 'warning' || options.verbose)),
  );
  terminal.data(renderDiagnostics(options.format === 'text' ? shown : contract.diagnostics, options.format));
}

/** One line that accounts for every page and every row. */
export function summaryLine(name: string, contract: Contract): string {
  const operations = Object.values(contract.document.paths).reduce((sum, item) => sum + Object.keys(item).length, 0);
  const { rows, facts, diagnosed, ignored } = contract.rowCount;
  return (
    `${name}: ${contract.pageCount} pages, ${operations} operations, ${Object.keys(contract.document.components.schemas).length} schemas; ` +
    `${rows} table rows = ${facts} facts + ${diagnosed} diagnosed + ${ignored} without bearing; ${countLine(contract.diagnostics)}`
  );
}
