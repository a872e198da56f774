import path from 'node:path';
import { parseDocument } from 'yaml';
import { counted } from '../counted.ts';
import { type DriftSummary, driftReport, summaryText } from '../drift/index.ts';
import { parseServiceConfig, type ServiceConfig } from '../service-config.ts';
import { visibleLine } from '../visible.ts';
import { today } from './compare/drift-report.ts';
import { changesSince, committedContract } from './compare/outdated-spec.ts';
import { namedFiles } from './contract/companions.ts';
import { servicesOf } from './contract/project.ts';
import { cacheOf, readService, serviceResult } from './contract/service.ts';
import { overlayFindings } from './contract/service-result.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import { decode, filesBelow, readText } from './machine/files.ts';
import { manifestFiles, manifestText } from './machine/ownership.ts';
import type { Terminal } from './machine/terminal.ts';
import { Transaction } from './machine/transaction.ts';
import { fetchPages, type Repository, repositoryOf, resolveCommit, type UpstreamPage } from './upstream.ts';

export interface SyncOptions {
  /** Move the lock to what the upstream branch is today. */
  readonly update?: boolean;
  /** Hosts beside the usual ones; `file` for repositories on this machine. */
  readonly allowHost?: readonly string[];
  readonly json?: boolean;
}

/** What a sync has done to one service. */
export interface SyncedService {
  readonly service: string;
  /** Commits by markup: the one that was locked, and the one that is. */
  readonly commits: Readonly<Record<string, { readonly before: string | null; readonly after: string }>>;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Pages that upstream doesn't have and that no sync has written: they stay. Absent where there is none. */
  readonly kept?: readonly string[];
  /** What the pages change in the contract that stands in `spec/`, counted; absent where it stays as it is. */
  readonly drift?: DriftSummary;
}

/** Brings pages of `docs-source` to the upstream commit that `service.yaml` locks; `--update` moves that lock. */
export async function sync(names: readonly string[], options: SyncOptions, terminal: Terminal): Promise<number> {
  const services = names.length > 0 ? names : await servicesOf('docs-source');
  const done: SyncedService[] = [];
  for (const name of services) {
    const synced = await syncService(name, options, names.length === 0);
    const told = { ...synced, ...(await driftOf(synced)) };
    done.push(told);
    if (!options.json) terminal.note(lineOf(told));
  }
  if (options.json) terminal.data(`${JSON.stringify(done, null, 2)}\n`);
  return EXIT.fine;
}

type Markup = 'html' | 'markdown' | 'rst';
const MARKUPS: Readonly<Record<Markup, RegExp>> = {
  html: /\.html?$/i,
  markdown: /\.(?:md|markdown)$/i,
  rst: /\.(?:rst|inc)$/i,
};

/** The drift of a service whose pages changed; nothing where they can't be compared, which `check` has words for. */
async function driftOf({ service, added, changed, removed }: SyncedService): Promise<{ drift?: DriftSummary }> {
  if (added.length + changed.length + removed.length === 0) return {};
  const committed = await committedContract(service);
  if (!committed || committed.text === '') return {};
  const result = await serviceResult(await readService(service), cacheOf({}));
  if (overlayFindings(result).length > 0) return {};
  const report = driftReport(changesSince(service, committed, result), [], today(), { old: '', now: '' });
  return { drift: report.summary };
}

/** Names the pages that a sync has written, so that the next one knows which of them it may remove. */
const MANIFEST = '.specscribe-pages.json';

/** Files of parameters, of samples, of included text: pages are read with them. */
const namedBy = (pages: readonly UpstreamPage[]): string[] =>
  namedFiles(pages.map(({ file, bytes }) => ({ file, text: decode(bytes) }))).filter(
    (file) => file !== 'service.yaml' && !Object.values(MARKUPS).some((isPage) => isPage.test(file)),
  );

/** @param isOneOfAll true where nobody named it: a service whose pages come from nowhere is passed over then */
async function syncService(name: string, options: SyncOptions, isOneOfAll: boolean): Promise<SyncedService> {
  const folder = path.posix.join('docs-source', name);
  const configFile = path.join(folder, 'service.yaml');
  const configText = await readText(configFile);
  if (configText === undefined) throw new UsageError(`${configFile}: no such file`);
  const config = parseServiceConfig(configText, configFile);
  const commits: Record<string, { before: string | null; after: string }> = {};
  const document = parseDocument(configText);
  const markups = markupsOf(config, options, isOneOfAll, configFile);
  const sources = markups.map((markup) => sourceOf(config, markup, options));
  const pages = new Map<string, Uint8Array>();
  for (const { markup, repository, upstream } of sources) {
    const commit = options.update ? await resolveCommit(repository, upstream.ref) : (upstream.commit as string);
    commits[markup] = { before: upstream.commit ?? null, after: commit };
    for (const { file, bytes } of await fetchPages(repository, commit, MARKUPS[markup], namedBy))
      pages.set(file, bytes);
    if (upstream.commit !== commit) document.setIn(['upstream', markup, 'commit'], commit);
  }
  const nothing = { service: name, commits, added: [], changed: [], removed: [] };
  if (markups.length === 0) return nothing;
  return { ...nothing, ...(await putPages(folder, pages, document.toString({ lineWidth: 0 }), markups)) };
}

function sourceOf(config: ServiceConfig, markup: Markup, { allowHost = [] }: SyncOptions) {
  const upstream = config.upstream[markup] as NonNullable<ServiceConfig['upstream'][Markup]>;
  const repository: Repository = { url: repositoryOf(upstream.repository, allowHost), folder: upstream.path };
  return { markup, upstream, repository };
}

/**
 * Puts pages and the `service.yaml` that locks their commits in place together. Of the pages of these markups, those
 * that an earlier sync wrote and upstream no longer has are removed; all else in the folder stays.
 */
async function putPages(
  folder: string,
  pages: ReadonlyMap<string, Uint8Array>,
  config: string,
  markups: readonly Markup[],
): Promise<Pick<SyncedService, 'added' | 'changed' | 'removed' | 'kept'>> {
  const isFetched = (file: string): boolean => markups.some((markup) => MARKUPS[markup].test(file));
  const here = await filesBelow(folder);
  const written = manifestFiles((await readText(path.join(folder, MANIFEST))) ?? '{}');
  const gone = here.filter((file) => isFetched(file) && !pages.has(file));
  const transaction = new Transaction('.');
  try {
    const put = transaction.put(folder, pages, new Set(here));
    const removed = transaction.remove(
      folder,
      gone.filter((file) => written.includes(file)),
    );
    const ours = [...new Set([...written.filter((file) => !isFetched(file)), ...pages.keys()])];
    transaction.put(
      folder,
      new Map([
        ['service.yaml', config],
        [MANIFEST, manifestText(ours)],
      ]),
    );
    transaction.commit();
    return {
      added: put.filter((file) => !here.includes(file)).sort(),
      changed: put.filter((file) => here.includes(file)).sort(),
      removed,
      ...(removed.length < gone.length ? { kept: gone.filter((file) => !removed.includes(file)) } : {}),
    };
  } finally {
    transaction.abandon();
  }
}

/** Upstreams to fetch: with `--update` all that are named, else those whose commit is locked. */
function markupsOf(config: ServiceConfig, { update }: SyncOptions, isOneOfAll: boolean, file: string): Markup[] {
  const named = (Object.keys(MARKUPS) as Markup[]).filter(
    (markup) => config.upstream[markup]?.sync !== false && config.upstream[markup],
  );
  if (named.length === 0 && isOneOfAll) return [];
  if (named.length === 0) throw new UsageError(`${file}: names no upstream to fetch pages from`);
  const locked = named.filter((markup) => config.upstream[markup]?.commit !== undefined);
  if (!update && locked.length === 0)
    throw new UsageError(`${file}: locks no upstream commit; --update takes today's and locks it`);
  return update ? named : locked;
}

function lineOf({ service, commits, added, changed, removed, kept = [], drift }: SyncedService): string {
  if (Object.keys(commits).length === 0) return `${service}: an edition of its own, not fetched\n`;
  const moves = Object.entries(commits).map(([markup, { before, after }]) =>
    before === after
      ? `${markup} at ${after.slice(0, 12)}`
      : `${markup} ${before?.slice(0, 12) ?? 'unlocked'} → ${after.slice(0, 12)}`,
  );
  const pages = added.length + changed.length + removed.length;
  const what =
    pages === 0
      ? 'no page changed'
      : `${counted(added.length, 'page')} added, ${changed.length} changed, ${removed.length} removed`;
  const told = drift ? `\n    ${summaryText({ summary: drift })} (specscribe check lists them)` : '';
  const own =
    kept.length > 0
      ? `\n    kept, since no sync has written them and upstream doesn't have them: ${visibleLine(kept.join(', '))}; remove those that you don't need`
      : '';
  return `${service}: ${moves.join(', ')}; ${what}${own}${told}\n`;
}
