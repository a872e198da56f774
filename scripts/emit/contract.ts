import { escapeMarkdown } from '../extract/index.ts';
import type { Service, Source } from '../ir/index.ts';
import { cleanText } from './clean-text.ts';
import { derived, withDerivedSources } from './derived-sources.ts';
import { ErrorWriter } from './errors.ts';
import type { ExactDigits } from './exact-digits.ts';
import { pointer } from '../json-pointer.ts';
import { MediaWriter } from './media.ts';
import type { OpenApiDocument, SecuritySchemeObject, ServerObject } from './openapi.ts';
import { type EmittedOperation, OperationWriter, tagName } from './operations.ts';
import { type EmittedSchema, SchemaWriter } from './schemas.ts';
import { type SourceMap, SourceMapBuilder } from './source-map.ts';
import { type Emitted, partOfFact, type Traced } from './traced.ts';

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

/** A contract as it is written. */
type EmittedDocument = Emitted<Pick<OpenApiDocument, 'openapi' | 'info' | 'tags'>> & {
  servers: Traced<ServerObject>[];
  security: Traced<Record<string, string[]>>[];
  paths: Record<string, Record<string, EmittedOperation>>;
  components: {
    securitySchemes: Record<string, Traced<SecuritySchemeObject>>;
    schemas: Record<string, EmittedSchema>;
  };
  'x-error-codes'?: Traced<unknown>;
};

class ContractWriter {
  private readonly service: Service;
  private readonly options: ContractOptions;
  private readonly sources = new SourceMapBuilder();
  private readonly schemas: SchemaWriter;
  private readonly errors: ErrorWriter;
  private readonly operations: OperationWriter;

  constructor(service: Service, options: ContractOptions) {
    this.service = service;
    this.options = options;
    const { sources } = this;
    const schemas = new SchemaWriter(sources, service.components);
    this.schemas = schemas;
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
    // The source map keeps the order in which sources are recorded.
    const parts = { tags: this.tags(), paths: this.paths() };
    const [schemas, codes] = [this.components(), this.errors.codes()];
    const head = {
      openapi: this.sources.from('/openapi', '3.0.3', this.configured([], 1), 'default', 'version-of-openapi'),
      info: this.info(),
      servers: this.servers(),
    };
    const { security, securitySchemes } = this.security();
    const document: EmittedDocument = {
      ...head,
      security,
      ...parts,
      components: { securitySchemes, schemas },
      ...(codes ? { 'x-error-codes': codes } : {}),
    };
    const { sources } = withDerivedSources(document, this.sources.nodes);
    return { document, sources, digits: this.sources.digits };
  }

  /** A setting's place. */
  private configured(path: readonly string[], line = this.options.configLine(path)): Source {
    return { file: this.options.configFile, line, words: '' };
  }

  private info(): EmittedDocument['info'] {
    const { info } = this.options;
    for (const key of ['title', 'version', 'description', 'license'])
      if (key in info) this.sources.source(`/info/${key}`, this.configured([key]), 'configured');
    return partOfFact(info);
  }

  private servers(): EmittedDocument['servers'] {
    const { servers, statedAt } = this.options;
    return servers.map((server, index) => {
      const at = pointer('/servers', index);
      const source = statedAt?.server ?? this.configured(['server', 'url']);
      const written = this.sources.from(at, server, source, statedAt?.server ? 'stated' : 'configured');
      if ('x-regions' in server)
        this.sources.source(pointer(at, 'x-regions'), this.configured(['regions']), 'configured');
      return written;
    });
  }

  /** The schemes, and that each of them serves every operation. */
  private security(): Pick<EmittedDocument, 'security'> & Pick<EmittedDocument['components'], 'securitySchemes'> {
    const { securitySchemes, statedAt } = this.options;
    const schemes: EmittedDocument['components']['securitySchemes'] = {};
    const security = Object.entries(securitySchemes).map(([name, scheme], index) => {
      const described =
        statedAt?.schemes.get(name) ??
        (scheme.type === 'apiKey' ? this.service.headerSources.get(scheme.name.toLowerCase()) : undefined);
      const source = described ?? this.configured(['security', name]);
      const origin = described ? 'inferred' : 'configured';
      const rule = described ? 'authentication-page' : undefined;
      schemes[name] = this.sources.from(pointer('/components/securitySchemes', name), scheme, source, origin, rule);
      return this.sources.from(pointer('/security', index), { [name]: [] }, source, origin, rule);
    });
    return { security, securitySchemes: schemes };
  }

  private tags(): EmittedDocument['tags'] {
    return this.service.tags.map((tag, index) => {
      const at = pointer('/tags', index);
      this.sources.fact(at, tag);
      const text = `Operations of the chapter “${escapeMarkdown(cleanText(tag.value))}”.`;
      const description = this.sources.from(pointer(at, 'description'), text, tag.source, 'default', 'chapter-title');
      return { ...derived({ name: tagName(tag.value) }), description };
    });
  }

  private paths(): EmittedDocument['paths'] {
    const paths: EmittedDocument['paths'] = {};
    const ordered = [...this.service.operations].sort(
      (a, b) => compare(a.path, b.path) || METHOD_ORDER.indexOf(a.method) - METHOD_ORDER.indexOf(b.method),
    );
    for (const operation of ordered) {
      const path = operation.pathFacts.endsInSlash ? `${operation.path}/` : operation.path;
      paths[path] ??= {};
      const item = paths[path] as Record<string, EmittedOperation>;
      const method = operation.method.toLowerCase();
      item[method] = this.operations.operation(operation, pointer('/paths', path, method));
    }
    return paths;
  }

  private components(): EmittedDocument['components']['schemas'] {
    const schemas: EmittedDocument['components']['schemas'] = {};
    for (const component of this.service.components.filter(({ isInPlace }) => !isInPlace))
      schemas[component.name] = this.schemas.component(component, pointer('/components/schemas', component.name));
    for (const { errorBody } of this.service.operations.flatMap((operation) => operation.responses)) {
      if (errorBody) schemas[this.errors.name(errorBody)] ??= this.errors.schema(errorBody);
    }
    return schemas;
  }
}

const METHOD_ORDER = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'];
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
