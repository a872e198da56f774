import type { Diagnostic } from '../../ir/index.ts';
import type { SourceEntry } from '../../emit/index.ts';
import type { Packages } from '../../generate/index.ts';
import type { Node } from '../../nodes.ts';
import type { Markup } from '../markup.ts';

/** A contract with all that is known about it, as the site takes it. */
export interface SiteService {
  /** Name of the service's folder in the site. */
  readonly name: string;
  readonly contract: Node;
  /** The source map: JSON pointer to where the node comes from. */
  readonly sources: Readonly<Record<string, SourceEntry>>;
  readonly diagnostics: readonly Diagnostic[];
  /** Where the pages stand upstream; undefined where that is not known. */
  readonly upstreamOf: (file: string) => UpstreamPage | undefined;
  /** Names of the packages of its clients, by target; a target's own choice where absent. */
  readonly packages?: Packages;
}

export interface UpstreamPage {
  /** Address of the page. */
  readonly url: string;
  /** Address of its repository. */
  readonly repository: string;
}

/** A file of the site: its path, relative to the site and with forward slashes, and what it holds. */
export interface SiteFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A page of the site. */
export interface SitePage {
  readonly path: string;
  readonly html: string;
}

/** An operation of a contract, and its place in it. */
export interface SiteOperation {
  readonly id: string;
  /** Lower case. */
  readonly method: string;
  /** With what tells it from others with its method and path: behind `?` what is always sent, behind `#` the rest. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly deprecated: boolean;
  /** JSON pointer of the operation. */
  readonly at: string;
  readonly node: Node;
  /** The path item, which may have parameters of its own. */
  readonly item: Node;
}

/** Code that calls an operation. */
export interface Sample {
  /** What the reader chooses by, such as `curl`. */
  readonly title: string;
  readonly code: string;
  /** Colours the code. */
  readonly language?: string;
}

/** A file beside the pages of a service. */
export interface Download {
  /** Relative to the service's folder. */
  readonly path: string;
  readonly title: string;
  readonly content: string | Uint8Array;
  /** The operation that it is about; its page links it, and the service's page doesn't. */
  readonly operationId?: string;
}

/** A change of an operation. */
export interface SiteChange {
  /** A version or a date. */
  readonly since: string;
  readonly text: string;
  readonly breaking: boolean;
}

/** What a commit did to a service. */
export interface SiteEvent {
  /** Name of the service; events of services that the site doesn't have are left out. */
  readonly service: string;
  /** A date. */
  readonly since: string;
  /** What it was called before, where it was renamed. */
  readonly formerName?: string;
  readonly isNew: boolean;
  /** Versions of the contract, where they differ. */
  readonly versions?: readonly [before: string, after: string];
  /** Numbers of changes, without those of words alone. */
  readonly changes: number;
  readonly breaking: number;
  /** Ids of the operations that they touch. */
  readonly operations: readonly string[];
}

/** A service as the site has it. */
export interface ListedService {
  readonly service: SiteService;
  readonly title: string;
  readonly folder: string;
  readonly operations: number;
}

/** What other parts put into the pages; a slot that is left out leaves no trace. */
export interface SiteSlots {
  readonly samples?: (service: SiteService, operation: SiteOperation) => readonly Sample[];
  /** What a reader has to know of the samples. */
  readonly samplesNote?: (service: SiteService, operation: SiteOperation) => string | undefined;
  readonly downloads?: (service: SiteService) => readonly Download[];
  /** A form that calls the operation; its script is one of `scripts`. */
  readonly tryIt?: (service: SiteService, operation: SiteOperation) => Markup | undefined;
  /** Newest first. */
  readonly changes?: (service: SiteService, operation: SiteOperation) => readonly SiteChange[];
  /** Newest first; the first page shows the first of them. */
  readonly events?: readonly SiteEvent[];
  /** Further scripts of operation pages, written to `assets/`. */
  readonly scripts?: readonly SiteFile[];
  /** Files beside the folders of the services. */
  readonly files?: (site: readonly ListedService[]) => readonly SiteFile[];
  /** Addresses that scripts of operation pages may call besides the site: sources of CSP's `connect-src`. */
  readonly connect?: readonly string[];
}

/** What a site is made from. */
export interface SiteInput {
  readonly title: string;
  readonly services: readonly SiteService[];
  readonly slots?: SiteSlots;
}
