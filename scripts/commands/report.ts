import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { counted } from '../counted.ts';
import type { Waiver } from '../diagnostics/index.ts';
import { CODES, type Origin } from '../ir/index.ts';
import { type Contract, type ContractInput, contractOf, upstreamUrl } from '../pipeline/index.ts';
import { type ReportService, reportHtml } from '../publish/index.ts';
import { PAGE_FILE } from '../read/index.ts';
import { serviceOf } from './contract/contract-names.ts';
import { readPages } from './contract/service.ts';
import { type FindingOptions, FindingReport, findingsOf } from './finding-report.ts';
import { countLine, type FailLevel, type Format } from './findings.ts';
import { UsageError } from './machine/errors.ts';
import { readText } from './machine/files.ts';
import type { Terminal } from './machine/terminal.ts';
import { writeTogether } from './machine/transaction.ts';

export interface ReportOptions extends Pick<FindingOptions, 'baseline' | 'maxLength'> {
  /** From which severity on the exit code is 1; never without it. */
  readonly failOn?: FailLevel;
  readonly format?: Format | 'csv';
  /** The file; standard output without it, for formats that are no page. */
  readonly out?: string;
  /** Diagnostics of an earlier run, as `NAME.diagnostics.json` or `--format json` has them. */
  readonly against?: string;
}

/**
 * Writes the quality of a service's pages, or of all services of a folder: one HTML file for editors, a table as CSV,
 * or the formats that all commands have.
 */
export async function report(folder: string, options: ReportOptions, terminal: Terminal): Promise<number> {
  const { out, format = 'html' } = options;
  if (format === 'html') {
    if (out === undefined) throw new UsageError('--out is missing: the report is an HTML file');
    if (!/\.html?$/i.test(out)) throw new UsageError(`${out}: the report is an HTML file; name it so`);
  }
  const inside = path.relative(folder, out ?? '/');
  if (out !== undefined && !inside.startsWith('..') && !path.isAbsolute(inside))
    throw new UsageError(`${out}: would be read as a page the next time; write it outside ${folder}`);
  const before = options.against === undefined ? undefined : await fingerprintsIn(options.against);
  let printed = '';
  const gather: Terminal = { ...terminal, data: (text) => (printed += text), note: () => {} };
  const found = await FindingReport.open(
    'report',
    {
      ...options,
      failOn: options.failOn ?? 'never',
      verbose: true,
      format: format === 'html' || format === 'csv' ? 'text' : format,
    },
    gather,
  );
  const services: ReportService[] = [];
  for (const each of await serviceFolders(folder)) {
    const name = serviceOf(each);
    const input = await readPages([each], undefined, name);
    const { service, comments } = readService(name, input);
    const judged = await found.add({ name, folder: each, findings: findingsOf(service.diagnostics), comments });
    const accepted = new Map(
      judged.flatMap(({ fingerprint, waiver }) => (waiver ? [[fingerprint, reasonOf(waiver)] as const] : [])),
    );
    services.push({ ...service, accepted, ...(before ? { before } : {}) });
  }
  const exit = await found.close();
  const text = format === 'html' ? reportHtml(services) : format === 'csv' ? csvOf(services) : printed;
  const isChanged =
    out === undefined ||
    writeTogether(path.dirname(path.resolve(out)), new Map([[path.basename(out), text]])).length > 0;
  if (out === undefined) terminal.data(text);
  const pages = services.reduce((sum, each) => sum + each.pages.length, 0);
  const counts = countLine(services.flatMap(({ diagnostics }) => diagnostics));
  terminal.note(
    `${counted(services.length, 'service')}, ${counted(pages, 'page')}: ${counts}\n${out === undefined ? '' : isChanged ? `wrote ${out}\n` : 'nothing to write\n'}`,
  );
  return exit;
}

const reasonOf = (waiver: Waiver): string => (waiver.by === 'baseline' ? 'in the baseline' : waiver.reason);

/** @throws UsageError where the file holds no diagnostics with fingerprints */
async function fingerprintsIn(file: string): Promise<ReadonlySet<string>> {
  const text = await readText(file);
  if (text === undefined) throw new UsageError(`${file}: no such file`);
  try {
    const list: unknown = JSON.parse(text);
    const marks = (list as { readonly fingerprint: unknown }[]).map(({ fingerprint }) => fingerprint);
    if (marks.every((mark) => typeof mark === 'string')) return new Set(marks as string[]);
  } catch {
    // Told below: it is another kind of file.
  }
  throw new UsageError(`${file}: no list of findings with fingerprints; write one by report --format json`);
}

/** Findings as a table for a spreadsheet (RFC 4180). A cell that a spreadsheet would run begins with an apostrophe. */
function csvOf(services: readonly ReportService[]): string {
  const cell = (value: string | number): string => {
    const text = String(value).replace(/^(?=[=+\-@\t\r])/, "'");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const head = ['service', 'page', 'line', 'severity', 'cause', 'message', 'code', 'new', 'accepted', 'fingerprint'];
  const rows = services.flatMap(({ name, title = name, diagnostics, before, accepted }) =>
    diagnostics.map(({ file, line, severity, code, message, fingerprint = '' }) => [
      title,
      file,
      line,
      severity,
      CODES[code].title,
      message,
      code,
      before && !before.has(fingerprint) ? 'new' : '',
      accepted?.get(fingerprint) ?? '',
      fingerprint,
    ]),
  );
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
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
  if (found.length === 0) throw new UsageError(`${folder}: no page (.html, .rst or .md) below`);
  return found;
}

const holdsPage = async (folder: string): Promise<boolean> =>
  (await readdir(folder, { recursive: true })).some((file) => PAGE_FILE.test(file));

/** One service's pages, read and judged, as the report takes them. */
export const reportService = (name: string, input: ContractInput): ReportService => readService(name, input).service;

function readService(
  name: string,
  input: ContractInput,
): { readonly service: ReportService; readonly comments: Contract['comments'] } {
  const { pages, config } = input;
  const contract = contractOf({ name, ...input });
  const facts = factsByFile(contract);
  const texts = new Map(pages.map(({ file, text }) => [file, text]));
  const service = {
    name,
    title: config.title,
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
  return { service, comments: contract.comments };
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
