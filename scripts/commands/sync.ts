import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { type DriftSummary, driftReport, summaryText } from '../drift/index.ts';
import { PAGE_FILE } from '../read/index.ts';
import { parseServiceConfig, type ServiceConfig } from '../service-config.ts';
import { today } from './compare/drift-report.ts';
import { changesSince, committedContract } from './compare/outdated-spec.ts';
import { servicesOf } from './contract/project.ts';
import { cacheOf, readService, serviceResult } from './contract/service.ts';
import { overlayFindings } from './contract/service-result.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import { filesBelow, readText, replaceFolder } from './machine/files.ts';
import type { Terminal } from './machine/terminal.ts';
import { checkHost, fetchPages, resolveCommit } from './upstream.ts';

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

type Markup = 'html' | 'rst';
const MARKUPS: Readonly<Record<Markup, RegExp>> = { html: /\.html?$/i, rst: /\.rst$/i };

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

/** @param isOneOfAll true where nobody named it: a service whose pages come from nowhere is passed over then */
async function syncService(name: string, options: SyncOptions, isOneOfAll: boolean): Promise<SyncedService> {
  const folder = path.join('docs-source', name);
  const configFile = path.join(folder, 'service.yaml');
  const configText = await readText(configFile);
  if (configText === undefined) throw new UsageError(`${configFile}: no such file`);
  const config = parseServiceConfig(configText, configFile);
  const old = await filesOf(folder);
  const files = new Map(old);
  const commits: Record<string, { before: string | null; after: string }> = {};
  const document = parseDocument(configText);
  for (const markup of markupsOf(config, options, isOneOfAll, configFile)) {
    const upstream = config.upstream[markup] as NonNullable<ServiceConfig['upstream'][Markup]>;
    checkHost(upstream.repository, options.allowHost ?? []);
    const commit = options.update ? await resolveCommit(upstream, upstream.ref) : (upstream.commit as string);
    commits[markup] = { before: upstream.commit ?? null, after: commit };
    const pages = await fetchPages(upstream, commit, MARKUPS[markup]);
    for (const file of old.keys()) if (MARKUPS[markup].test(file)) files.delete(file);
    for (const { file, bytes } of pages) files.set(file, bytes);
    if (upstream.commit !== commit) document.setIn(['upstream', markup, 'commit'], commit);
  }
  if (Object.keys(commits).length > 0) files.set('service.yaml', Buffer.from(document.toString({ lineWidth: 0 })));
  const changes = changesOf(old, files);
  if (Object.values(changes).some((list) => list.length > 0)) await replaceFolder(folder, files);
  const pagesOnly = (list: readonly string[]): string[] => list.filter((file) => PAGE_FILE.test(file)).sort();
  return {
    service: name,
    commits,
    added: pagesOnly(changes.added),
    changed: pagesOnly(changes.changed),
    removed: pagesOnly(changes.removed),
  };
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

async function filesOf(folder: string): Promise<Map<string, Uint8Array>> {
  const names = await filesBelow(folder);
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, Uint8Array]> => [name, await readFile(path.join(folder, name))]),
    ),
  );
}

function changesOf(old: ReadonlyMap<string, Uint8Array>, now: ReadonlyMap<string, Uint8Array>) {
  const same = (file: string): boolean =>
    Buffer.compare(old.get(file) ?? Buffer.of(), now.get(file) ?? Buffer.of()) === 0;
  return {
    added: [...now.keys()].filter((file) => !old.has(file)),
    changed: [...now.keys()].filter((file) => old.has(file) && !same(file)),
    removed: [...old.keys()].filter((file) => !now.has(file)),
  };
}

function lineOf({ service, commits, added, changed, removed, drift }: SyncedService): string {
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
      : `${added.length} pages added, ${changed.length} changed, ${removed.length} removed`;
  const counted = drift ? `\n    ${summaryText({ summary: drift })} (specscribe check lists them)` : '';
  return `${service}: ${moves.join(', ')}; ${what}${counted}\n`;
}
