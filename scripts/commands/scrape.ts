import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Overlay, parseOverlay } from '../emit/index.ts';
import { PAGE_FILE } from '../read/index.ts';
import { defaultServiceConfig, parseServiceConfig, type ServiceConfig } from '../service-config.ts';
import {
  type Contract,
  contractOf,
  contractYaml,
  diagnosticsJson,
  overlayFindings,
  sourceMapJson,
} from './contract-of.ts';
import { EXIT, UsageError } from './errors.ts';
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
  const { config, file, overlays } = await configFor(paths, options.config, name);
  const pages = await readPageTexts(paths, PAGE_FILE);
  const contract = contractOf({ pages, config, configFile: file, overlays, partial: true });
  if (refusesOverlays(name, contract, options, terminal)) return EXIT.findings;
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
): Promise<{ config: ServiceConfig; file: string; overlays: readonly Overlay[] }> {
  const file = explicit ?? path.join(paths[0] ?? '.', 'service.yaml');
  const text = await readText(file);
  if (text === undefined) return { config: defaultServiceConfig(name), file: 'service.yaml', overlays: [] };
  const config = parseServiceConfig(text, file);
  return { config, file: path.basename(file), overlays: await readOverlays(path.dirname(file)) };
}

/**
 * Reads the corrections beside the pages of a folder, sorted by name.
 *
 * @throws ConfigError naming every fault of a file
 */
export async function readOverlays(folder: string): Promise<Overlay[]> {
  const entries = await readdir(path.join(folder, 'overlays')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new UsageError(`${path.join(folder, 'overlays')}: not a folder that can be read (${error.code})`);
  });
  const overlays: Overlay[] = [];
  for (const name of entries.filter((entry) => /\.ya?ml$/.test(entry)).sort()) {
    const file = path.join(folder, 'overlays', name);
    const text = await readText(file);
    if (text === undefined) throw new UsageError(`${file}: not a file that can be read`);
    overlays.push({ ...parseOverlay(text, file), file: `overlays/${name}` });
  }
  return overlays;
}

/** Prints what is wrong with the corrections of the pages; true where there is anything. */
export function refusesOverlays(
  name: string,
  contract: Contract,
  options: Pick<ScrapeOptions, 'format' | 'quiet' | 'verbose'>,
  terminal: Terminal,
): boolean {
  const findings = overlayFindings(contract);
  if (findings.length === 0) return false;
  printFindings({ diagnostics: findings }, options, terminal);
  terminal.note(`${name}: ${countLine(findings)} in the corrections of the pages; nothing was written\n`);
  return true;
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
