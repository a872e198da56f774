import path from 'node:path';
import { counted } from '../counted.ts';
import { type History, operationChanges } from '../drift/index.ts';
import type { SourceEntry } from '../emit/index.ts';
import type { Diagnostic } from '../ir/index.ts';
import { misshapenIn } from '../lint/index.ts';
import { originOf, upstreamUrl } from '../pipeline/index.ts';
import { type SiteEvent, type SiteService, type SiteSlots, siteOf } from '../publish/index.ts';
import { parseServiceConfig, type ServiceConfig } from '../service-config.ts';
import { readAcknowledgements } from './compare/drift-report.ts';
import { readHistory } from './compare/history.ts';
import { diagnosticsFile, mayBeContract, serviceOf, sourcesFile } from './contract/contract-names.ts';
import { servicesOf } from './contract/project.ts';
import { parseContract, readJson, refuse } from './contract/read-contract.ts';
import { contractDigest } from './contract/source-index.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import { readText } from './machine/files.ts';
import type { Terminal } from './machine/terminal.ts';
import { siteAssets } from './website/site-assets.ts';
import { SiteFolder } from './website/site-folder.ts';
import { siteSlots } from './website/site-slots.ts';

export interface SiteOptions {
  readonly out: string;
  readonly title: string;
  readonly json?: boolean;
  /** Origins that pages may send requests to, beside the reader's own machine. */
  readonly tryItHost?: readonly string[];
  /** Range of commits whose changes of the contracts are shown at the operations. */
  readonly history?: string;
}

/**
 * Writes a static site of contracts, their source maps and their findings.
 *
 * @param names services of the project, or contracts; all services of the project without one
 */
export async function site(names: readonly string[], options: SiteOptions, terminal: Terminal): Promise<number> {
  const started = performance.now();
  const services = await siteServices(names);
  const folder = SiteFolder.open(options.out);
  let pages = 0;
  try {
    const slots = {
      ...(await siteSlots(options.title, services, options.tryItHost ?? [], terminal)),
      ...(options.history === undefined ? {} : historySlots(await historyOf(options.history, terminal))),
    };
    const { pages: pagesOf, files } = siteOf({ title: options.title, services, slots });
    for (const asset of await siteAssets()) folder.put(asset.path, asset.content);
    for (const file of files()) folder.put(file.path, file.content);
    for (const page of pagesOf()) {
      pages++;
      folder.put(page.path, page.html);
    }
  } catch (error) {
    folder.abandon();
    if (error instanceof RangeError) throw new UsageError(`${names.join(', ')}: nested too deep to show`);
    throw error;
  }
  const change = folder.finish();
  const seconds = (performance.now() - started) / 1000;
  if (options.json) terminal.data(`${JSON.stringify({ services: services.length, pages, ...change, seconds })}\n`);
  else
    terminal.note(
      `${counted(services.length, 'service')}, ${counted(pages, 'page')}, ${(change.bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s\n` +
        `${change.written + change.removed === 0 ? 'nothing to write' : `wrote ${counted(change.written, 'file')} of ${options.out}${change.removed > 0 ? `, removed ${change.removed}` : ''}`}\n`,
    );
  return EXIT.fine;
}

async function historyOf(range: string, terminal: Terminal): Promise<History> {
  const { history, notes } = await readHistory(range, await readAcknowledgements(undefined));
  for (const note of notes) terminal.note(`${note}\n`);
  return history;
}

const historySlots = (history: History): Pick<SiteSlots, 'changes' | 'events'> => ({
  changes: changesSlot(history),
  events: eventsOf(history),
});

/** What commits did to services, without changes of words alone and those of how the same page was read. */
function eventsOf(history: History): SiteEvent[] {
  return history.flatMap(({ commit, contracts }) =>
    contracts.flatMap(({ service, event, formerName, before, after, report }): SiteEvent[] => {
      const changes = report.changes.filter((change) => change.class !== 'docs-only' && !change.extraction);
      const versions = before !== undefined && after !== undefined && before !== after ? [before, after] : undefined;
      if (event === 'removed' || (event === 'changed' && changes.length === 0 && !versions)) return [];
      return [
        {
          service,
          since: commit.date,
          ...(formerName === undefined ? {} : { formerName }),
          isNew: event === 'added',
          ...(versions ? { versions: versions as [string, string] } : {}),
          changes: event === 'added' ? 0 : changes.length,
          breaking: changes.filter((change) => change.class === 'breaking').length,
          operations: [...new Set(changes.flatMap(({ operations }) => operations))],
        },
      ];
    }),
  );
}

/** Changes of an operation, without those of words alone. */
const changesSlot =
  (history: History): NonNullable<SiteSlots['changes']> =>
  ({ name }, { id }) =>
    operationChanges(history, name, id)
      .filter(({ change }) => change.class !== 'docs-only')
      .map(({ commit, change }) => ({
        since: commit.date,
        text: change.message,
        breaking: change.class === 'breaking',
      }));

/**
 * Contracts with what stands beside them.
 *
 * @throws UsageError for a name that is neither, or comes twice
 */
export async function siteServices(names: readonly string[]): Promise<SiteService[]> {
  const specs = (names.length > 0 ? names : await servicesOf('docs-source')).map((name) =>
    mayBeContract(name) ? name : path.join('spec', `${name}.yaml`),
  );
  const twice = specs.find((spec, index) => specs.findIndex((each) => serviceOf(each) === serviceOf(spec)) !== index);
  if (twice !== undefined)
    throw new UsageError(`${twice}: two contracts are called ${serviceOf(twice)}; rename the file of one`);
  return Promise.all(specs.map(readSiteService));
}

async function readSiteService(spec: string): Promise<SiteService> {
  const text = await readText(spec);
  if (text === undefined) throw new UsageError(`${spec}: no such contract; specscribe build makes those of a project`);
  const map = await readJson<{ readonly sources?: Record<string, SourceEntry>; readonly contract?: string }>(
    sourcesFile(spec),
  );
  if (map?.contract !== undefined && map.contract !== contractDigest(text))
    throw new UsageError(`${sourcesFile(spec)}: the source map of another text of the contract; build it again`);
  const contract = parseContract(text, spec);
  refuse(spec, misshapenIn(contract));
  return {
    name: serviceOf(spec),
    contract,
    sources: map?.sources ?? {},
    diagnostics: (await readJson<readonly Diagnostic[]>(diagnosticsFile(spec))) ?? [],
    ...(await readProject(spec)),
  };
}

/** What the `service.yaml` of a contract's project says: where its pages stand upstream, and its packages' names. */
async function readProject(spec: string): Promise<Pick<SiteService, 'upstreamOf' | 'packages'>> {
  const file = path.join(path.dirname(spec), '..', 'docs-source', serviceOf(spec), 'service.yaml');
  const text = await readText(file);
  if (text === undefined) return { upstreamOf: () => undefined };
  return projectFacts(parseServiceConfig(text, file));
}

/** What a site takes from the configuration of a service. */
export function projectFacts(config: ServiceConfig): Pick<SiteService, 'upstreamOf' | 'packages'> {
  const upstreamOf: SiteService['upstreamOf'] = (page) => {
    const url = upstreamUrl(page.split('/').map(encodeURIComponent).join('/'), config);
    const repository = originOf(page, config.upstream)?.repository;
    return url === undefined || repository === undefined ? undefined : { url, repository };
  };
  return { upstreamOf, packages: config.packages };
}
