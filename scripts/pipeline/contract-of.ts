import { createHash } from 'node:crypto';
import {
  type Diagnostic,
  diagnostic,
  EMPTY_LOCK,
  type HeldContract,
  type OperationsLock,
  type PageText,
  type RowCount,
} from '../ir/index.ts';
import { type PageComment, withFingerprints } from '../diagnostics/index.ts';
import {
  allowedService,
  applyOverlays,
  type ConfiguredParts,
  type EmittedContract,
  emitContract,
  type ExactDigits,
  type OpenApiDocument,
  type Overlay,
  pointer,
  withFormerNames,
  withHeldContracts,
  withWaiters,
} from '../emit/index.ts';
import { type Companions, familyUse, SPEC_IN_PAGE } from '../adapt/index.ts';
import { type Dialect, dialectOf } from '../dialects/index.ts';
import { linkService, spotsOf } from '../link/index.ts';
import type { FamilyFile } from '../family-config.ts';
import { ignoreComments, readPage } from '../read/index.ts';
import type { ChosenNames } from '../names-config.ts';
import type { ServiceConfig } from '../service-config.ts';
import { refusalsOf } from '../refusals.ts';
import { accessOf } from './access.ts';
import { type AccountedBlock, accountedBlocks, unusedBlocks } from './block-count.ts';
import { settledByOverlays } from './overlaid.ts';
import { boundedPage, unreadPage, withoutFailing } from './failed-page.ts';
import {
  type DialectOf,
  freshReader,
  type PageReader,
  type PageSummary,
  summariesOf,
  type Understood,
  understood,
} from './page-reader.ts';

export interface ContractInput {
  /** The service's name: two services don't share a fingerprint. */
  readonly name?: string;
  readonly pages: readonly PageText[];
  readonly config: ServiceConfig;
  /** Name of the file that `config` comes from, for the source map. */
  readonly configFile: string;
  readonly lock?: OperationsLock;
  /** Names that a team has chosen. */
  readonly names?: ChosenNames | undefined;
  /** Reviewed corrections of the pages, applied last and in this order. */
  readonly overlays?: readonly Overlay[];
  /** The pages are some of the service's: what `config` says of operations of other pages is left out. */
  readonly partial?: boolean;
  /** No `service.yaml` says what `config` has. */
  readonly isDefault?: boolean;
  /** Files that pages name. */
  readonly companions?: Companions;
  /** The family that the pages are read as, where that isn't left to them. */
  readonly family?: string;
  /** A family that a user describes; the pages are read as it. */
  readonly familyFile?: FamilyFile;
  /** The dialect of a family, where it is none of those that are known. */
  readonly dialectOf?: DialectOf;
  /** Understands one page, for callers that remember some. */
  readonly reader?: PageReader;
}

export interface Contract extends EmittedContract {
  /** The family that the pages were read as, and in one line why. */
  readonly family: Understood['family'];
  readonly diagnostics: readonly Diagnostic[];
  /** What comments of the pages say of findings. */
  readonly comments: readonly PageComment[];
  readonly lock: OperationsLock;
  /** Whole numbers that JavaScript rounds, as pages write them. */
  readonly digits: ExactDigits;
  readonly rowCount: RowCount;
  /** The blocks of sections on requests, responses and parameters, and what became of each. */
  readonly blocks: readonly AccountedBlock[];
  readonly pageCount: number;
  /** What was read on each page, in the order of the pages. */
  readonly pages: readonly PageSummary[];
  /** Pages by file, with the hash of their text. */
  readonly pageHashes: Readonly<Record<string, string>>;
}

/**
 * Pages to contract: read, extract, link, emit, correct, in this order. Pure. A page that a stage throws on is an error
 * of the contract, which is made of the others.
 */
export function contractOf(given: ContractInput): Contract {
  const input = { ...given, pages: given.pages.map(boundedPage) };
  const { facts, family } = understood(
    input.pages,
    input.reader ?? freshReader(input.familyFile, input.dialectOf),
    input.companions,
    input.family ?? input.familyFile?.family,
  );
  return withoutFailing(facts, (known) => contractOfFacts({ facts: known, family }, input));
}

function contractOfFacts({ facts, family }: Understood, input: ContractInput): Contract {
  const { pages, config, configFile, lock = EMPTY_LOCK, overlays = [], partial = false } = input;
  const dialect = (input.dialectOf ?? dialectOf)(family.name);
  const access = accessOf(config, facts, dialect.access);
  const service = linkService(facts, {
    dialect,
    securityHeaders: new Set([...access.headers, ...dialect.access.credentialHeaders]),
    defaultTag: config.title,
    lock,
    names: input.names,
    version: config.version,
    partial,
  });
  const { service: allowed, diagnostics: refused } = allowedService(service);
  const emitted = emitContract(allowed, {
    info: infoOf(config),
    servers: access.servers,
    securitySchemes: access.schemes,
    ...(access.statedAt ? { statedAt: access.statedAt } : {}),
    pageUrl: (file) => pageUrl(file, config),
    configFile,
    configLine: (path) => config.keyPlaceOf(path).line,
  });
  const held = facts.flatMap(({ contracts = [] }) => contracts);
  const joined = withHeldContracts(emitted, held, configuredParts(input));
  const { findings, ...applied } = applyOverlays(joined, overlays);
  const used = useOfFile(input, family.name, dialect);
  const found = [...service.diagnostics, ...refused, ...joined.diagnostics, ...used];
  const stated = { ...joined, digits: emitted.digits, diagnostics: found };
  const isCorrected = overlays.length > 0 && findings.length === 0;
  const settled = isCorrected ? settledByOverlays(stated, applied, facts) : stated;
  const { document, sources } =
    findings.length > 0
      ? settled
      : withFormerNames(withWaiters(settled, config, { configFile, partial }), service.lock.formerly);
  const blocks = accountedBlocks(facts, sources, [...found, ...settled.diagnostics, ...findings]);
  const all = [
    ...settled.diagnostics,
    ...(held.length > 0 ? refusedNames({ document, sources }) : access.diagnostics),
    ...findings,
    ...unusedBlocks(blocks),
  ];
  return {
    document,
    sources,
    digits: settled.digits,
    diagnostics: withFingerprints(withSeverities(all, config.severities), input.name ?? '', spotsOf(facts)),
    comments: pages.flatMap(({ file, text }) =>
      ignoreComments(text, () => readPage(text, file, dialect)).map((each) => ({ ...each, file })),
    ),
    lock: service.lock,
    family: held.length > 0 && family.name === SPEC_IN_PAGE ? { ...family, reason: reasonOfHeld(held) } : family,
    rowCount: service.rowCount,
    blocks,
    pageCount: pages.length,
    pages: summariesOf(facts),
    pageHashes: Object.fromEntries(
      pages.map(({ file, text }) => [file, createHash('sha256').update(text).digest('hex')]),
    ),
  };
}

/** What of a user's file was of use, where all pages of a service are read by it. */
function useOfFile(
  { familyFile, pages, partial = false }: ContractInput,
  family: string,
  dialect: Dialect,
): readonly Diagnostic[] {
  if (!familyFile || familyFile.family !== family || partial) return [];
  const texts = pages.filter((page) => unreadPage(page) === undefined);
  return familyUse(
    familyFile,
    texts.flatMap(({ text, file }) => {
      try {
        return [readPage(text, file, dialect)];
      } catch {
        // A page that can't be read is a finding of its own.
        return [];
      }
    }),
  );
}

/** What the pages hold is known when they are read as the family. */
const reasonOfHeld = (held: readonly HeldContract[]): string =>
  `family ${SPEC_IN_PAGE}: ${held.map(({ file, line, version }) => `an OpenAPI ${version} contract in ${file}:${line}`).join(', ')}`;

function configuredParts({ config, isDefault = false }: ContractInput): ConfiguredParts {
  return { info: !isDefault, servers: config.server !== undefined, security: config.security !== undefined };
}

/** Names and values of contracts that pages show, which no client can be generated of. */
const refusedNames = ({ document, sources }: EmittedContract): Diagnostic[] =>
  refusalsOf(document).map(({ path, message }) => {
    const at = pointer('', ...path);
    let where = at;
    while (where !== '' && !sources.has(where)) where = where.slice(0, where.lastIndexOf('/'));
    const { file, line } = sources.get(where)?.source ?? { file: 'service.yaml', line: 1 };
    return diagnostic('emit/lifted-name-refused', { file, line }, { pointer: at, reason: message });
  });

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

/** The repository that pages of a markup come from. */
export function originOf(
  file: string,
  { rst, markdown, html }: ServiceConfig['upstream'],
): ServiceConfig['upstream']['html'] {
  if (/\.(?:rst|inc)$/i.test(file)) return rst;
  return /\.(?:md|markdown)$/i.test(file) ? markdown : html;
}

/** Address of a page, its path encoded, in the upstream repository; undefined where the configuration names none for its markup. */
export function upstreamUrl(file: string, { upstream }: ServiceConfig): string | undefined {
  const origin = originOf(file, upstream);
  return origin && `${origin.repository}/blob/${origin.ref}/${origin.path}/${file}`;
}
