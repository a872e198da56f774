import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../diagnostics.ts';
import {
  allowedService,
  applyOverlays,
  type EmittedContract,
  emitContract,
  type OpenApiDocument,
  type Overlay,
  withWaiters,
} from '../../emit/index.ts';
import {
  adapted,
  type ClaimedPage,
  type Companions,
  chooseFamily,
  claimsOn,
  FAMILY_NAMES,
  HOUSE,
  type NamedClaim,
  NO_COMPANIONS,
} from '../../adapt/index.ts';
import { extractPage, type PageFacts, type RowCount, RowMemo } from '../../extract/index.ts';
import { EMPTY_LOCK, linkService, type OperationsLock } from '../../link/index.ts';
import { readPage } from '../../read/index.ts';
import type { ServiceConfig } from '../../service-config.ts';
import type { PageText } from '../machine/files.ts';
import { accessOf } from './access.ts';

export interface ContractInput {
  readonly pages: readonly PageText[];
  readonly config: ServiceConfig;
  /** Name of the file that `config` comes from, for the source map. */
  readonly configFile: string;
  readonly lock?: OperationsLock;
  /** Reviewed corrections of the pages, applied last and in this order. */
  readonly overlays?: readonly Overlay[];
  /** The pages are some of the service's: what `config` says of operations of other pages is left out. */
  readonly partial?: boolean;
  /** Files that pages name. */
  readonly companions?: Companions;
  /** The family that the pages are read as, where that isn't left to them. */
  readonly family?: string;
  /** Understands one page, for callers that remember some. */
  readonly reader?: PageReader;
}

/** What was read on one page. */
export interface PageSummary {
  readonly file: string;
  readonly title: string;
  readonly hasOperation: boolean;
  readonly rowCount: RowCount;
}

/** What a page shows at first sight. */
export interface FirstReading {
  readonly claims: readonly NamedClaim[];
  /** The page as one document, in the house's own layout. */
  readonly facts: PageFacts;
}

/** Understands pages, first on their own, then as the family has it that the whole set was found to be of. */
export interface PageReader {
  readonly first: (page: PageText) => FirstReading;
  readonly adapted: (page: PageText, family: string | undefined, companions: Companions) => readonly PageFacts[];
}

export interface Contract extends EmittedContract {
  /** The family that the pages were read as, and in one line why. */
  readonly family: { readonly name: string; readonly reason: string };
  readonly diagnostics: readonly Diagnostic[];
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
  const { facts, family } = understood(input);
  const access = accessOf(config, facts, family.name === HOUSE);
  const service = linkService(facts, {
    securityHeaders: new Set([...access.headers, ...(family.name === HOUSE ? CREDENTIAL_HEADERS : [])]),
    defaultTag: config.title,
    lock,
  });
  const { service: allowed, diagnostics: refused } = allowedService(service);
  const emitted = emitContract(allowed, {
    info: infoOf(config),
    servers: access.servers,
    securitySchemes: access.schemes,
    ...(access.statedAt ? { statedAt: access.statedAt } : {}),
    pageUrl: (file) => pageUrl(file, config),
    configFile,
  });
  const { findings, ...corrected } = applyOverlays(emitted, overlays);
  const { document, sources } =
    findings.length > 0 ? corrected : withWaiters(corrected, config, { configFile, partial });
  return {
    document,
    sources,
    diagnostics: [...service.diagnostics, ...refused, ...findings, ...access.diagnostics],
    lock: service.lock,
    family,
    rowCount: service.rowCount,
    pageCount: pages.length,
    pages: summariesOf(facts),
    pageHashes: Object.fromEntries(
      pages.map(({ file, text }) => [file, createHash('sha256').update(text).digest('hex')]),
    ),
  };
}

/** The facts of all pages, read as the family that they were found to be of. */
function understood(input: ContractInput): { facts: PageFacts[]; family: Contract['family'] } {
  const { pages, companions = NO_COMPANIONS, reader = freshReader() } = input;
  const first = pages.map((page) => ({ page, ...reader.first(page) }));
  const claimed = first.map(
    ({ page, claims, facts }): ClaimedPage => ({
      file: page.file,
      claims: facts.operation && claims.length === 0 ? [HOUSE_CLAIM] : claims,
    }),
  );
  const choice = chooseFamily(claimed, FAMILY_NAMES, input.family);
  const facts = first.flatMap(({ page, facts }, index) => {
    const family = choice.of(claimed[index] as ClaimedPage);
    const isWhole = family === HOUSE || (family === undefined && choice.family === HOUSE);
    return isWhole ? [facts] : reader.adapted(page, family, companions);
  });
  return { facts, family: { name: choice.family, reason: choice.reason } };
}

const HOUSE_CLAIM: NamedClaim = { family: HOUSE, operations: 1, marks: 'a section of its own for the URI' };

/** A page may have given several documents. */
function summariesOf(facts: readonly PageFacts[]): PageSummary[] {
  const summaries = new Map<string, PageSummary>();
  for (const { file, title, operation, rowCount } of facts) {
    const known = summaries.get(file);
    const rows = known?.rowCount ?? { rows: 0, facts: 0, diagnosed: 0, ignored: 0 };
    summaries.set(file, {
      file,
      title: known?.title ?? title,
      hasOperation: known?.hasOperation === true || operation !== undefined,
      rowCount: {
        rows: rows.rows + rowCount.rows,
        facts: rows.facts + rowCount.facts,
        diagnosed: rows.diagnosed + rowCount.diagnosed,
        ignored: rows.ignored + rowCount.ignored,
      },
    });
  }
  return [...summaries.values()];
}

/** Reads and extracts pages, rows that come again only once. */
export function freshReader(): PageReader {
  const memo = new RowMemo();
  return {
    first: ({ text, file }) => {
      const document = readPage(text, file);
      return { claims: claimsOn(document), facts: extractPage(document, memo) };
    },
    adapted: ({ text, file }, family, companions) =>
      adapted(readPage(text, file), family, companions).map((document) => extractPage(document, memo)),
  };
}

/** As `freshReader`, for pages that are asked for again: a text under a name is read and extracted once. */
export function rememberingReader(): PageReader {
  const fresh = freshReader();
  const known = new Map<string, FirstReading>();
  return {
    ...fresh,
    first: (page) => {
      const key = `${page.file}\0${page.text}`;
      const reading = known.get(key) ?? fresh.first(page);
      known.set(key, reading);
      return reading;
    },
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
