import type { AccessDefaults } from '../dialects/index.ts';
import { type Diagnostic, diagnostic, type PageFacts, type SecurityFacts } from '../ir/index.ts';
import type { emitContract, OpenApiDocument } from '../emit/index.ts';
import type { ServiceConfig } from '../service-config.ts';

type Schemes = OpenApiDocument['components']['securitySchemes'];
type StatedAt = NonNullable<Parameters<typeof emitContract>[1]['statedAt']>;

/** Where requests go and how they authenticate. */
export interface Access {
  readonly servers: OpenApiDocument['servers'];
  readonly schemes: Schemes;
  /** Lower-case names of headers that the schemes send. */
  readonly headers: readonly string[];
  readonly statedAt: StatedAt;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What `service.yaml` says of address and credentials, and where it is silent what the dialect has or the pages state.
 */
export function accessOf(config: ServiceConfig, facts: readonly PageFacts[], defaults: AccessDefaults): Access {
  const host = config.server ? undefined : statedHost(facts, defaults);
  const security = config.security ?? defaults.security;
  const secured = security ? namedSchemes(security) : statedSchemes(facts);
  return {
    servers: [host ? { url: host.value } : serverOf(config)],
    ...secured,
    statedAt: { ...(host ? { server: host.source } : {}), schemes: secured.places },
  };
}

/** The host that most pages state; where hosts are examples as a rule, one that all of them share. */
function statedHost(facts: readonly PageFacts[], { areHostsExamples }: AccessDefaults): PageFacts['host'] {
  const hosts = facts.flatMap(({ host }) => host ?? []);
  const isShared = hosts.every(({ value }) => value === hosts[0]?.value);
  if (areHostsExamples) return isShared ? hosts[0] : undefined;
  const count = (url: string): number => hosts.filter(({ value }) => value === url).length;
  const most = Math.max(...hosts.map(({ value }) => count(value)));
  return hosts.find(({ value }) => count(value) === most);
}

type Secured = Pick<Access, 'schemes' | 'headers' | 'diagnostics'> & { readonly places: StatedAt['schemes'] };

function namedSchemes(security: NonNullable<ServiceConfig['security']>): Secured {
  const schemes = Object.entries(security).map(([name, { header, description }]) => [
    name,
    { type: 'apiKey' as const, in: 'header' as const, name: header, ...(description ? { description } : {}) },
  ]);
  return {
    schemes: Object.fromEntries(schemes),
    headers: Object.values(security).map(({ header }) => header.toLowerCase()),
    places: new Map(),
    diagnostics: [],
  };
}

function statedSchemes(facts: readonly PageFacts[]): Secured {
  const stated = new Map<string, SecurityFacts>();
  for (const each of facts.flatMap(({ security }) => security ?? [])) {
    const name = schemeName(each);
    if (!stated.has(name)) stated.set(name, each);
  }
  const named = [...stated];
  const place = { file: facts[0]?.file ?? 'service.yaml', line: 1 };
  return {
    schemes: Object.fromEntries(named.map(([name, each]) => [name, schemeOf(each)])),
    headers: named.flatMap(([, { kind, name }]) => (kind === 'query' ? [] : [name.toLowerCase()])),
    places: new Map(named.map(([name, { source }]) => [name, source])),
    diagnostics: named.length > 0 ? [] : [diagnostic('extract/security-unstated', place, {})],
  };
}

function schemeName({ kind, name }: SecurityFacts): string {
  if (kind === 'basic' || kind === 'bearer') return kind;
  return kind === 'query' ? `${name}Query` : name;
}

function schemeOf({ kind, name, description }: SecurityFacts): Schemes[string] {
  const told = description === undefined ? {} : { description };
  if (kind === 'basic' || kind === 'bearer') return { type: 'http', scheme: kind, ...told };
  return { type: 'apiKey', in: kind, name, ...told };
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
