import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../diagnostics.ts';
import { type PageComment, withFingerprints } from '../../diagnostics/index.ts';
import {
  allowedService,
  applyOverlays,
  type EmittedContract,
  emitContract,
  type OpenApiDocument,
  type Overlay,
  withWaiters,
} from '../../emit/index.ts';
import { extractPage, type PageFacts, type RowCount, RowMemo } from '../../extract/index.ts';
import { EMPTY_LOCK, linkService, type OperationsLock, spotsOf } from '../../link/index.ts';
import { ignoreComments, readPage } from '../../read/index.ts';
import type { ServiceConfig } from '../../service-config.ts';
import { PageFault } from '../machine/errors.ts';
import type { PageText } from '../machine/files.ts';

export interface ContractInput {
  /** The service's name: two services don't share a fingerprint. */
  readonly name?: string;
  readonly pages: readonly PageText[];
  readonly config: ServiceConfig;
  /** Name of the file that `config` comes from, for the source map. */
  readonly configFile: string;
  readonly lock?: OperationsLock;
  /** Reviewed corrections of the pages, applied last and in this order. */
  readonly overlays?: readonly Overlay[];
  /** The pages are some of the service's: what `config` says of operations of other pages is left out. */
  readonly partial?: boolean;
  /** Understands one page, for callers that remember some. */
  readonly factsOf?: (page: PageText) => PageFacts;
}

/** What was read on one page. */
export interface PageSummary {
  readonly file: string;
  readonly title: string;
  readonly hasOperation: boolean;
  readonly rowCount: RowCount;
}

export interface Contract extends EmittedContract {
  readonly diagnostics: readonly Diagnostic[];
  /** What comments of the pages say of findings. */
  readonly comments: readonly PageComment[];
  readonly lock: OperationsLock;
  readonly rowCount: RowCount;
  readonly pageCount: number;
  /** What was read on each page, in the order of the pages. */
  readonly pages: readonly PageSummary[];
  /** Pages by file, with the hash of their text. */
  readonly pageHashes: Readonly<Record<string, string>>;
}

/** Credentials of the family that pages list as headers; security schemes say them in a contract. */
const CREDENTIAL_HEADERS = [
  'x-auth-token',
  'authorization',
  'x-sdk-date',
  'x-security-token',
  'x-project-id',
  'x-domain-id',
];

/** Pages to contract: read, extract, link, emit, correct, in this order. Pure. */
export function contractOf(input: ContractInput): Contract {
  const { pages, config, configFile, lock = EMPTY_LOCK, overlays = [], partial = false } = input;
  const facts = pages.map(input.factsOf ?? freshFacts());
  const headers = Object.values(config.security).map(({ header }) => header.toLowerCase());
  const service = linkService(facts, {
    securityHeaders: new Set([...headers, ...CREDENTIAL_HEADERS]),
    defaultTag: config.title,
    lock,
  });
  const { service: allowed, diagnostics: refused } = allowedService(service);
  const emitted = emitContract(allowed, {
    info: infoOf(config),
    servers: [serverOf(config)],
    securitySchemes: Object.fromEntries(
      Object.entries(config.security).map(([name, { header, description }]) => [
        name,
        { type: 'apiKey' as const, in: 'header' as const, name: header, ...(description ? { description } : {}) },
      ]),
    ),
    pageUrl: (file) => pageUrl(file, config),
    configFile,
  });
  const { findings, ...corrected } = applyOverlays(emitted, overlays);
  const { document, sources } =
    findings.length > 0 ? corrected : withWaiters(corrected, config, { configFile, partial });
  return {
    document,
    sources,
    diagnostics: withFingerprints(
      withSeverities([...service.diagnostics, ...refused, ...findings], config.severities),
      input.name ?? '',
      spotsOf(facts),
    ),
    comments: pages.flatMap(({ file, text }) =>
      ignoreComments(text, () => readPage(text, file)).map((each) => ({ ...each, file })),
    ),
    lock: service.lock,
    rowCount: service.rowCount,
    pageCount: pages.length,
    pages: facts.map(({ file, title, operation, rowCount }) => ({
      file,
      title,
      hasOperation: operation !== undefined,
      rowCount,
    })),
    pageHashes: Object.fromEntries(
      pages.map(({ file, text }) => [file, createHash('sha256').update(text).digest('hex')]),
    ),
  };
}

/** Findings with the severities that a service gives them; those that it switches off are left out. */
function withSeverities(diagnostics: readonly Diagnostic[], severities: ServiceConfig['severities']): Diagnostic[] {
  if (Object.keys(severities).length === 0) return [...diagnostics];
  return diagnostics.flatMap((each) => {
    // A correction that no longer fits leaves no contract to write, whatever it is called.
    if (each.code.startsWith('overlay/')) return [each];
    const severity = severities[each.code] ?? each.severity;
    return severity === 'off' ? [] : [{ ...each, severity }];
  });
}

/**
 * Reads and extracts pages, rows that come again only once. What is given back throws PageFault, which names the page,
 * where a page is too much for a stage.
 */
export function freshFacts(): (page: PageText) => PageFacts {
  const memo = new RowMemo();
  return ({ text, file }) => {
    try {
      return extractPage(readPage(text, file), memo);
    } catch (error) {
      throw new PageFault(file, error);
    }
  };
}

/** As `freshFacts`, for pages that are asked for again: a text under a name is read and extracted once. */
export function rememberedFacts(): (page: PageText) => PageFacts {
  const fresh = freshFacts();
  const known = new Map<string, PageFacts>();
  return (page) => {
    const key = `${page.file}\0${page.text}`;
    const facts = known.get(key) ?? fresh(page);
    known.set(key, facts);
    return facts;
  };
}

function infoOf(config: ServiceConfig): OpenApiDocument['info'] {
  const { title, version, description, license } = config;
  return {
    title,
    version,
    ...(description ? { description } : {}),
    ...(license ? { license: { name: license.name, ...(license.url ? { url: license.url } : {}) } } : {}),
  };
}

/** OpenAPI 3.0.3, `servers`: what holds where no address is known. */
const NO_ADDRESS = { url: '/', description: 'No address is known; a client asks for one.' };

function serverOf(config: ServiceConfig): OpenApiDocument['servers'][number] {
  const { server } = config;
  if (!server) return NO_ADDRESS;
  const regions = regionsOf(config);
  const variables = Object.entries(server.variables).map(([name, variable]) => [
    name,
    {
      default: variable.default,
      ...(variable.enum ? { enum: variable.enum } : {}),
      ...(variable.description ? { description: variable.description } : {}),
    },
  ]);
  return {
    url: server.url,
    ...(server.description ? { description: server.description } : {}),
    ...(variables.length > 0 ? { variables: Object.fromEntries(variables) } : {}),
    ...(regions.length > 0 ? { 'x-regions': Object.fromEntries(regions) } : {}),
  };
}

/** Known regions with their addresses; that of a bare name is the server's, all other variables at their defaults. */
function regionsOf({ server, regions }: ServiceConfig): [string, string][] {
  if (!Array.isArray(regions)) return Object.entries(regions);
  if (!server) return [];
  return regions.map((region) => {
    const value = (name: string): string => (name === 'region' ? region : (server.variables[name]?.default ?? ''));
    return [region, server.url.replace(/\{([^{}]+)\}/g, (_, name: string) => value(name))];
  });
}

/** Address of a page: in the upstream repository where the configuration names it, else its own path. */
const pageUrl = (file: string, config: ServiceConfig): string => {
  // A folder may be called `javascript:`; encoded, it is no scheme.
  const encoded = file.split('/').map(encodeURIComponent).join('/');
  return upstreamUrl(encoded, config) ?? encoded;
};

/** Address of a page, its path encoded, in the upstream repository; undefined where the configuration names none for its markup. */
export function upstreamUrl(file: string, { upstream }: ServiceConfig): string | undefined {
  const origin = file.endsWith('.rst') ? upstream.rst : upstream.html;
  return origin && `${origin.repository}/blob/${origin.ref}/${origin.path}/${file}`;
}
