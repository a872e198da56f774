import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Origin } from '../provenance.ts';
import { type ReportService, reportHtml } from '../publish/index.ts';
import { PAGE_FILE } from '../read/index.ts';
import { serviceOf } from './contract/contract-names.ts';
import { type Contract, type ContractInput, contractOf, upstreamUrl } from './contract/contract-of.ts';
import { readPages } from './contract/service.ts';
import { counted } from './counted.ts';
import { countLine } from './findings.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import type { Terminal } from './machine/terminal.ts';
import { writeTogether } from './machine/transaction.ts';

export interface ReportOptions {
  readonly out: string;
}

/** Writes the quality of a service's pages, or of all services of a folder, as one HTML file. */
export async function report(folder: string, options: ReportOptions, terminal: Terminal): Promise<number> {
  if (!/\.html?$/i.test(options.out)) throw new UsageError(`${options.out}: the report is an HTML file; name it so`);
  const inside = path.relative(folder, options.out);
  if (!inside.startsWith('..') && !path.isAbsolute(inside))
    throw new UsageError(`${options.out}: would be read as a page the next time; write it outside ${folder}`);
  const services: ReportService[] = [];
  for (const each of await serviceFolders(folder)) services.push(await folderReport(each));
  const html = reportHtml(services);
  const out = path.resolve(options.out);
  const changed = writeTogether(path.dirname(out), new Map([[path.basename(out), html]]));
  const pages = services.reduce((sum, each) => sum + each.pages.length, 0);
  const found = countLine(services.flatMap(({ diagnostics }) => diagnostics));
  terminal.note(
    `${counted(services.length, 'service')}, ${counted(pages, 'page')}: ${found}\n${changed.length > 0 ? `wrote ${options.out}` : 'nothing to write'}\n`,
  );
  return EXIT.fine;
}

/**
 * The folder itself where it has a `service.yaml` or pages of its own; else those of its sub-folders that hold pages.
 *
 * @throws UsageError where there is no folder or no page
 */
async function serviceFolders(folder: string): Promise<string[]> {
  const info = await stat(folder).catch(() => undefined);
  if (!info?.isDirectory()) throw new UsageError(`${folder}: no such folder`);
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.isFile() && (entry.name === 'service.yaml' || PAGE_FILE.test(entry.name))))
    return [folder];
  const below = entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(folder, entry.name));
  const held = await Promise.all(below.sort().map(async (each) => ((await holdsPage(each)) ? [each] : [])));
  const found = held.flat();
  if (found.length === 0) throw new UsageError(`${folder}: no page (.html or .rst) below`);
  return found;
}

const holdsPage = async (folder: string): Promise<boolean> =>
  (await readdir(folder, { recursive: true })).some((file) => PAGE_FILE.test(file));

const folderReport = async (folder: string): Promise<ReportService> =>
  reportService(serviceOf(folder), await readPages([folder], undefined, serviceOf(folder)));

/** One service's pages, read and judged, as the report takes them. */
export function reportService(name: string, input: ContractInput): ReportService {
  const { pages, config } = input;
  const contract = contractOf(input);
  const facts = factsByFile(contract);
  const texts = new Map(pages.map(({ file, text }) => [file, text]));
  return {
    name,
    diagnostics: contract.diagnostics,
    pages: contract.pages.map(({ file, title, hasOperation, rowCount }) => {
      const url = upstreamUrl(file.split('/').map(encodeURIComponent).join('/'), config);
      return {
        file,
        title,
        hasOperation,
        rows: rowCount.rows,
        text: texts.get(file) ?? '',
        facts: facts.get(file) ?? { stated: 0, inferred: 0, default: 0 },
        ...(url === undefined ? {} : { url }),
      };
    }),
  };
}

function factsByFile({ sources }: Contract): Map<string, Record<Origin, number>> {
  const facts = new Map<string, Record<Origin, number>>();
  for (const { source, origin } of sources.values()) {
    if (origin !== 'stated' && origin !== 'inferred' && origin !== 'default') continue;
    const counts = facts.get(source.file) ?? { stated: 0, inferred: 0, default: 0 };
    counts[origin]++;
    facts.set(source.file, counts);
  }
  return facts;
}
