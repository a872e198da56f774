import type { SourceEntry } from '../../emit/index.ts';
import type { Node } from '../../nodes.ts';
import { type SiteFile, type SiteService, siteOf } from '../../publish/index.ts';
import type { Cache } from '../contract/cache.ts';
import { readService, serviceResult } from '../contract/service.ts';
import { overlayFindings, type ServiceResult } from '../contract/service-result.ts';
import type { Terminal } from '../machine/terminal.ts';
import { projectFacts } from '../site.ts';
import { siteAssets } from './site-assets.ts';
import { type CarriedByService, siteSlots } from './site-slots.ts';

export interface PreviewSettings {
  readonly title: string;
  readonly tryItHosts: readonly string[];
  readonly cache: Cache;
}

/** A site in memory that follows `docs-source`: of a service that changes, what its pages come to is made again. */
export class PreviewSite {
  readonly #settings: PreviewSettings;
  readonly #terminal: Terminal;
  readonly #services = new Map<string, SiteService>();
  readonly #carried: CarriedByService = new WeakMap();
  /** Pages of each service by path. */
  readonly #pages = new Map<string, ReadonlyMap<string, SiteFile['content']>>();
  #others: ReadonlyMap<string, SiteFile['content']> = new Map();

  constructor(settings: PreviewSettings, terminal: Terminal) {
    this.#settings = settings;
    this.#terminal = terminal;
  }

  /** A file by its path in the site. */
  file(path: string): SiteFile['content'] | undefined {
    for (const pages of this.#pages.values()) if (pages.has(path)) return pages.get(path);
    return this.#others.get(path);
  }

  get pageCount(): number {
    return [...this.#pages.values()].reduce((sum, pages) => sum + pages.size, 1);
  }

  /**
   * Reads services anew and brings their pages up to date.
   *
   * @returns paths of the files that came, went or changed
   * @throws UsageError, ConfigError for a service that can't be read; the site is then as it was
   */
  async update(names: readonly string[]): Promise<ReadonlySet<string>> {
    const read = await Promise.all(names.map(async (name) => [name, await this.#read(name)] as const));
    for (const [name, service] of read) this.#services.set(name, service);
    const services = [...this.#services.values()];
    const { title, tryItHosts } = this.#settings;
    const slots = await siteSlots(title, services, tryItHosts, this.#terminal, this.#carried);
    const site = siteOf({ title, services, slots });
    const before = new Map([...this.#all()]);
    for (const [name, service] of read)
      this.#pages.set(name, new Map([...site.pagesOf(service)].map(({ path, html }) => [path, html])));
    const index = site.index();
    const files = [...(await siteAssets()), ...site.files(), { path: index.path, content: index.html }];
    this.#others = new Map(files.map(({ path, content }) => [path, content]));
    return changesBetween(before, new Map([...this.#all()]));
  }

  *#all(): Generator<readonly [string, SiteFile['content']]> {
    for (const pages of this.#pages.values()) yield* pages;
    yield* this.#others;
  }

  async #read(name: string): Promise<SiteService> {
    const input = await readService(name);
    const result = await serviceResult(input, this.#settings.cache);
    for (const { file, line, message } of overlayFindings(result))
      this.#terminal.note(`${name}: ${file}:${line}: ${message}\n`);
    return { name, ...contractOfResult(result), ...projectFacts(input.config) };
  }
}

function contractOfResult({ json, sources, diagnostics }: ServiceResult): Omit<SiteService, 'name' | 'upstreamOf'> {
  const map = JSON.parse(Buffer.from(sources).toString()) as { sources: Record<string, SourceEntry> };
  return { contract: JSON.parse(Buffer.from(json).toString()) as Node, sources: map.sources, diagnostics };
}

type Contents = ReadonlyMap<string, SiteFile['content']>;

const changesBetween = (before: Contents, after: Contents): ReadonlySet<string> =>
  new Set([...before.keys(), ...after.keys()].filter((path) => !isSame(before.get(path), after.get(path))));

const isSame = (one: SiteFile['content'] | undefined, other: SiteFile['content'] | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && Buffer.from(one).equals(Buffer.from(other)));
