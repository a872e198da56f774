import { escapeMarkdown } from '../extract/index.ts';
import type { Service, Source } from '../ir/index.ts';
import { cleanText } from './clean-text.ts';
import { withDerivedSources } from './derived-sources.ts';
import { ErrorWriter } from './errors.ts';
import type { ExactDigits } from './exact-digits.ts';
import { pointer } from '../json-pointer.ts';
import { MediaWriter } from './media.ts';
import type { OpenApiDocument, PathItemObject, SchemaObject, SecuritySchemeObject, ServerObject } from './openapi.ts';
import { OperationWriter, tagName } from './operations.ts';
import { SchemaWriter } from './schemas.ts';
import { type SourceMap, SourceMapBuilder } from './source-map.ts';

/** What the pages don't say and `service.yaml` does. */
export interface ContractOptions {
  readonly info: OpenApiDocument['info'];
  readonly servers: readonly ServerObject[];
  readonly securitySchemes: Readonly<Record<string, SecuritySchemeObject>>;
  /** Where pages state the servers and, by name, the schemes; what has no place here is configured. */
  readonly statedAt?: { readonly server?: Source; readonly schemes: ReadonlyMap<string, Source> };
  /** Address of a page of the reference. */
  readonly pageUrl: (file: string) => string;
  /** The file that holds these options, for the source map. */
  readonly configFile: string;
  /** Line of the last key of a path in that file, or of what is around it. */
  readonly configLine: (path: readonly string[]) => number;
}

export interface EmittedContract {
  readonly document: OpenApiDocument;
  readonly sources: SourceMap;
}

export interface WrittenContract extends EmittedContract {
  /** Whole numbers that JavaScript rounds, as pages write them. */
  readonly digits: ExactDigits;
}

/** Writes a service as OpenAPI 3.0.3, with the source of every node that carries a fact. */
export function emitContract(service: Service, options: ContractOptions): WrittenContract {
  return new ContractWriter(service, options).write();
}

class ContractWriter {
  private readonly service: Service;
  private readonly options: ContractOptions;
  private readonly sources = new SourceMapBuilder();
  private readonly schemas = new SchemaWriter(this.sources);
  private readonly errors: ErrorWriter;
  private readonly operations: OperationWriter;

  constructor(service: Service, options: ContractOptions) {
    this.service = service;
    this.options = options;
    const { sources, schemas } = this;
    this.errors = new ErrorWriter(service, sources);
    this.operations = new OperationWriter({
      sources,
      schemas,
      media: new MediaWriter(service.components, sources, schemas),
      errors: this.errors,
      commonError: service.errorBody,
      pageUrl: options.pageUrl,
    });
  }

  write(): WrittenContract {
    const { info, servers, securitySchemes } = this.options;
    const document: OpenApiDocument = {
      openapi: '3.0.3',
      info,
      servers: [...servers],
      security: Object.keys(securitySchemes).map((name) => ({ [name]: [] })),
      tags: this.tags(),
      paths: this.paths(),
      components: { securitySchemes: { ...securitySchemes }, schemas: this.components() },
    };
    const codes = this.errors.codes();
    if (codes) document['x-error-codes'] = codes;
    this.configured();
    const { sources } = withDerivedSources(document, this.sources.nodes);
    return { document, sources, digits: this.sources.digits };
  }

  private configured(): void {
    const { configFile, configLine, securitySchemes, servers, statedAt } = this.options;
    const at = (...path: string[]): Source => ({ file: configFile, line: configLine(path), words: '' });
    this.sources.source('/openapi', { file: configFile, line: 1, words: '' }, 'default', 'version-of-openapi');
    for (const key of ['title', 'version', 'description', 'license'])
      if (key in this.options.info) this.sources.source(`/info/${key}`, at(key), 'configured');
    servers.forEach((server, index) => {
      if (statedAt?.server) this.sources.source(pointer('/servers', index), statedAt.server, 'stated');
      else this.sources.source(pointer('/servers', index), at('server', 'url'), 'configured');
      if ('x-regions' in server)
        this.sources.source(pointer('/servers', index, 'x-regions'), at('regions'), 'configured');
    });
    Object.entries(securitySchemes).forEach(([name, scheme], index) => {
      const described =
        statedAt?.schemes.get(name) ??
        (scheme.type === 'apiKey' ? this.service.headerSources.get(scheme.name.toLowerCase()) : undefined);
      const place = pointer('/components/securitySchemes', name);
      const configured = at('security', name);
      if (described) this.sources.source(place, described, 'inferred', 'authentication-page');
      else this.sources.source(place, configured, 'configured');
      this.sources.source(
        pointer('/security', index),
        described ?? configured,
        described ? 'inferred' : 'configured',
        described ? 'authentication-page' : undefined,
      );
    });
  }

  private tags(): OpenApiDocument['tags'] {
    return this.service.tags.map((tag, index) => {
      this.sources.fact(pointer('/tags', index), tag);
      const description = `Operations of the chapter “${escapeMarkdown(cleanText(tag.value))}”.`;
      this.sources.source(pointer('/tags', index, 'description'), tag.source, 'default', 'chapter-title');
      return { name: tagName(tag.value), description };
    });
  }

  private paths(): Record<string, PathItemObject> {
    const paths: Record<string, PathItemObject> = {};
    const ordered = [...this.service.operations].sort(
      (a, b) => compare(a.path, b.path) || METHOD_ORDER.indexOf(a.method) - METHOD_ORDER.indexOf(b.method),
    );
    for (const operation of ordered) {
      const path = operation.pathFacts.endsInSlash ? `${operation.path}/` : operation.path;
      paths[path] ??= {};
      const item = paths[path] as PathItemObject;
      const method = operation.method.toLowerCase();
      item[method] = this.operations.operation(operation, pointer('/paths', path, method));
    }
    return paths;
  }

  private components(): Record<string, SchemaObject> {
    const schemas: Record<string, SchemaObject> = {};
    for (const component of this.service.components)
      schemas[component.name] = this.schemas.component(component, pointer('/components/schemas', component.name));
    for (const { errorBody } of this.service.operations.flatMap((operation) => operation.responses)) {
      if (errorBody) schemas[this.errors.name(errorBody)] ??= this.errors.schema(errorBody);
    }
    return schemas;
  }
}

const METHOD_ORDER = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'];
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
