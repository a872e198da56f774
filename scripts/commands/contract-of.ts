import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { Diagnostic } from '../diagnostics.ts';
import {
  applyOverlays,
  type EmittedContract,
  emitContract,
  type OpenApiDocument,
  type Overlay,
  sourceEntry,
  withWaiters,
  yamlText,
} from '../emit/index.ts';
import { extractPage, type RowCount } from '../extract/index.ts';
import { EMPTY_LOCK, linkService, type OperationsLock } from '../link/index.ts';
import { readPage } from '../read/index.ts';
import type { ServiceConfig } from '../service-config.ts';
import type { PageText } from './files.ts';

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
  const facts = pages.map(({ text, file }) => extractPage(readPage(text, file)));
  const headers = Object.values(config.security).map(({ header }) => header.toLowerCase());
  const service = linkService(facts, {
    securityHeaders: new Set([...headers, ...CREDENTIAL_HEADERS]),
    defaultTag: config.title,
    lock,
  });
  const emitted = emitContract(service, {
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
    diagnostics: [...service.diagnostics, ...findings],
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

function infoOf(config: ServiceConfig): OpenApiDocument['info'] {
  const { title, version, description, license } = config;
  return {
    title,
    version,
    ...(description ? { description } : {}),
    ...(license ? { license: { name: license.name, ...(license.url ? { url: license.url } : {}) } } : {}),
  };
}

function serverOf(config: ServiceConfig): OpenApiDocument['servers'][number] {
  const { server } = config;
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
  return regions.map((region) => {
    const value = (name: string): string => (name === 'region' ? region : (server.variables[name]?.default ?? ''));
    return [region, server.url.replace(/\{([^{}]+)\}/g, (_, name: string) => value(name))];
  });
}

/** Address of a page: in the upstream repository where the configuration names it, else its own path. */
const pageUrl = (file: string, config: ServiceConfig): string => upstreamUrl(file, config) ?? encodeURI(file);

/** Address of a page in the upstream repository; undefined where the configuration names none for its markup. */
export function upstreamUrl(file: string, { upstream }: ServiceConfig): string | undefined {
  const origin = file.endsWith('.rst') ? upstream.rst : upstream.html;
  return origin && `${origin.repository}/blob/${origin.ref}/${origin.path}/${file}`;
}

/** Corrections that no longer fit the pages: a contract that has any is not written. */
export const overlayFindings = ({ diagnostics }: Pick<Contract, 'diagnostics'>): readonly Diagnostic[] =>
  diagnostics.filter(({ code }) => code.startsWith('overlay/'));

/** The contract as YAML: stable, long lines kept whole, no anchors. */
export function contractYaml(document: OpenApiDocument): string {
  return yamlText(document);
}

/** The source map as JSON, one pointer a line. */
export function sourceMapJson(contract: Pick<Contract, 'sources' | 'pageHashes'>): string {
  const pages = Object.entries(contract.pageHashes).map(
    ([file, hash]) => `    ${JSON.stringify(file)}: ${JSON.stringify(hash)}`,
  );
  const entries = [...contract.sources].map(
    ([at, node]) => `    ${JSON.stringify(at)}: ${JSON.stringify(sourceEntry(node))}`,
  );
  return `{\n  "pages": {\n${pages.join(',\n')}\n  },\n  "sources": {\n${entries.join(',\n')}\n  }\n}\n`;
}

/** Diagnostics as JSON, one a line. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.length === 0
    ? '[]\n'
    : `[\n${diagnostics.map((each) => `  ${JSON.stringify(each)}`).join(',\n')}\n]\n`;
}

/** The lock as YAML, sorted by key so that a new page adds lines and moves none. */
export function lockYaml(lock: OperationsLock): string {
  const sorted = (map: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
  const note = '# Names chosen once and kept: operations by method and path, schemas by page and table.\n';
  return note + stringify({ operations: sorted(lock.operations), schemas: sorted(lock.schemas) }, { lineWidth: 0 });
}
