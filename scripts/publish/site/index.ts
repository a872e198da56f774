import { errorIndexPage, errorPage } from './error-pages.ts';
import { findingsPage } from './findings-page.ts';
import { type PageParts, pageHtml } from './layout.ts';
import type { SiteFile, SiteInput, SitePage, SiteService } from './model.ts';
import { operationPage } from './operation-page.ts';
import { fileNames } from './paths.ts';
import { schemaIndexPage, schemaPage } from './schema-pages.ts';
import { searchIndex } from './search-index.ts';
import { indexPage, servicePage } from './service-pages.ts';
import { type ServiceView, viewOf } from './view.ts';

export type {
  Download,
  Sample,
  SiteChange,
  SiteEvent,
  SiteFile,
  SiteInput,
  SiteOperation,
  SitePage,
  SiteService,
  SiteSlots,
  UpstreamPage,
} from './model.ts';

/** What stands beside the folders of services. */
const RESERVED = ['assets', 'index.html', 'llms.txt'];

/** A site, made file by file. */
export interface Site {
  /**
   * Its pages one after the other, so that none has to be kept: the index, and of each service its operations, schemas
   * and error codes. Pages are whole without scripts, and name what they load and link relatively.
   */
  readonly pages: () => Generator<SitePage>;
  /** Its first page, which lists the services. */
  readonly index: () => SitePage;
  /** The pages of one of its services. */
  readonly pagesOf: (service: SiteService) => Generator<SitePage>;
  /** What stands beside the pages: the index of the search in parts, and what the slots give. */
  readonly files: () => Generator<SiteFile>;
}

export function siteOf({ title, services, slots = {} }: SiteInput): Site {
  const folders = fileNames(
    services.map(({ name }) => name),
    RESERVED,
  );
  const views = services.map((service) => viewOf(service, folders.get(service.name) as string, slots));
  const index = (): SitePage => page(indexPage(views, title, slots.events));
  return {
    index,
    *pages() {
      yield index();
      for (const view of views) yield* servicePages(view, title);
    },
    *pagesOf(service) {
      for (const view of views) if (view.service === service) yield* servicePages(view, title);
    },
    *files() {
      yield* searchIndex(views);
      yield* slots.scripts ?? [];
      yield* slots.files?.(
        views.map(({ service, title, folder, operations }) => ({
          service,
          title,
          folder,
          operations: operations.length,
        })),
      ) ?? [];
      for (const { folder, service } of views)
        for (const { path, content } of slots.downloads?.(service) ?? []) yield { path: `${folder}/${path}`, content };
    },
  };
}

function* servicePages(view: ServiceView, title: string): Generator<SitePage> {
  yield page(servicePage(view, title));
  for (const operation of view.operations) yield page(operationPage(view, operation, title));
  if (view.schemas.length > 0) yield page(schemaIndexPage(view, title));
  for (const [name, node] of view.schemas) yield page(schemaPage(view, name, node, title));
  if (view.errors.length > 0) yield page(errorIndexPage(view, title));
  if (view.service.diagnostics.length > 0) yield page(findingsPage(view, title));
  for (const [code, meanings] of view.errors) yield page(errorPage(view, code, meanings, title));
}

const page = (parts: PageParts): SitePage => ({ path: parts.path, html: pageHtml(parts) });
