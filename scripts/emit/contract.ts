import { cutName } from '../allow-lists.ts';
import { type ErrorBodyFacts, type ErrorCodeFacts, escapeMarkdown } from '../extract/index.ts';
import type {
  Body,
  JobLink,
  LinkedExample,
  LinkedOperation,
  LinkedParameter,
  LinkedResponse,
  Service,
} from '../link/index.ts';
import type { Source } from '../provenance.ts';
import { cleanText } from './clean-text.ts';
import { pointer } from './json-pointer.ts';
import type {
  LinkObject,
  MediaTypeObject,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  PathItemObject,
  ReferenceObject,
  ResponseObject,
  SchemaObject,
  SecuritySchemeObject,
  ServerObject,
} from './openapi.ts';
import { SchemaWriter, schemaRef } from './schemas.ts';
import { type SourceMap, SourceMapBuilder } from './source-map.ts';

/** What the pages don't say and `service.yaml` does. */
export interface ContractOptions {
  readonly info: OpenApiDocument['info'];
  readonly servers: readonly ServerObject[];
  readonly securitySchemes: Readonly<Record<string, SecuritySchemeObject>>;
  /** Address of a page of the reference. */
  readonly pageUrl: (file: string) => string;
  /** The file that holds these options, for the source map. */
  readonly configFile: string;
}

export interface EmittedContract {
  readonly document: OpenApiDocument;
  readonly sources: SourceMap;
}

/** Writes a service as OpenAPI 3.0.3, with the source of every node that carries a fact. */
export function emitContract(service: Service, options: ContractOptions): EmittedContract {
  return new ContractWriter(service, options).write();
}

const JSON_MEDIA = 'application/json';
/** Name of the component for the common error body. */
const ERROR_COMPONENT = 'ErrorResponse';

class ContractWriter {
  private readonly service: Service;
  private readonly options: ContractOptions;
  private readonly sources = new SourceMapBuilder();
  private readonly schemas = new SchemaWriter(this.sources);
  private readonly taken: ReadonlySet<string>;

  constructor(service: Service, options: ContractOptions) {
    this.service = service;
    this.options = options;
    this.taken = new Set(service.components.map((component) => component.name));
  }

  write(): EmittedContract {
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
    const codes = this.errorCodes();
    if (codes) document['x-error-codes'] = codes;
    this.configured();
    return { document, sources: this.sources.nodes };
  }

  private configured(): void {
    const { configFile, securitySchemes, servers } = this.options;
    const source: Source = { file: configFile, line: 1, words: '' };
    for (const key of ['title', 'version', 'description', 'license'])
      if (key in this.options.info) this.sources.source(`/info/${key}`, source, 'configured');
    servers.forEach((server, index) => {
      this.sources.source(pointer('/servers', index), source, 'configured');
      if ('x-regions' in server) this.sources.source(pointer('/servers', index, 'x-regions'), source, 'configured');
    });
    Object.entries(securitySchemes).forEach(([name, scheme], index) => {
      const described = this.service.headerSources.get(scheme.name.toLowerCase());
      const at = pointer('/components/securitySchemes', name);
      if (described) this.sources.source(at, described, 'inferred', 'authentication-page');
      else this.sources.source(at, source, 'configured');
      this.sources.source(
        pointer('/security', index),
        described ?? source,
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
      paths[operation.path] ??= {};
      const item = paths[operation.path] as PathItemObject;
      const method = operation.method.toLowerCase();
      item[method] = this.operation(operation, pointer('/paths', operation.path, method));
    }
    return paths;
  }

  private operation(operation: LinkedOperation, at: string): OperationObject {
    this.sources.source(at, operation.pathFacts.source, 'stated');
    this.sources.fact(pointer(at, 'operationId'), operation.id);
    this.sources.fact(pointer(at, 'summary'), operation.summary);
    this.sources.fact(pointer(at, 'tags', 0), operation.tag);
    const description = cleanText(operation.description.value);
    if (description !== '') this.sources.fact(pointer(at, 'description'), operation.description);
    if (operation.deprecated) this.sources.fact(pointer(at, 'deprecated'), operation.deprecated);
    for (const row of operation.securityRows)
      this.sources.source(pointer(at, 'security', row.name), row.source, 'stated');
    const body = this.requestBody(operation, pointer(at, 'requestBody'));
    const [page = ''] = operation.pages;
    return {
      operationId: operation.id.value,
      summary: cleanText(operation.summary.value) || operation.id.value,
      ...(description === '' ? {} : { description }),
      tags: [tagName(operation.tag.value)],
      ...(operation.deprecated ? { deprecated: true } : {}),
      externalDocs: { url: this.options.pageUrl(page) },
      ...this.parameters(operation.parameters, at),
      ...(body ? { requestBody: body } : {}),
      responses: this.responses(operation, at),
      ...(operation.job ? { 'x-async': { job: operation.job.operationId } } : {}),
      'x-source': operation.pages.length === 1 ? page : [...operation.pages],
    };
  }

  private parameters(parameters: readonly LinkedParameter[], at: string): Pick<OperationObject, 'parameters'> {
    if (parameters.length === 0) return {};
    const order = ['path', 'query', 'header'];
    const sorted = [...parameters].sort((a, b) => order.indexOf(a.in) - order.indexOf(b.in));
    return {
      parameters: sorted.map((parameter, index) => this.parameter(parameter, pointer(at, 'parameters', index))),
    };
  }

  private parameter(parameter: LinkedParameter, at: string): ParameterObject {
    const { field } = parameter;
    this.sources.source(at, parameter.source, parameter.rule === undefined ? 'stated' : 'inferred', parameter.rule);
    this.sources.fact(pointer(at, 'required'), parameter.requiredFact);
    const description = field ? cleanText(field.facts.description.value) : '';
    if (field && description !== '') this.sources.fact(pointer(at, 'description'), field.facts.description);
    const schemaAt = pointer(at, 'schema');
    if (!field) this.sources.source(pointer(schemaAt, 'type'), parameter.source, 'default', 'parameter-is-string');
    return {
      name: parameter.name,
      in: parameter.in,
      ...(description === '' ? {} : { description }),
      required: parameter.required,
      ...(field?.facts.facets.deprecated ? { deprecated: true } : {}),
      schema: field ? this.schemas.field(field, schemaAt, false) : { type: 'string' },
    };
  }

  private requestBody(operation: LinkedOperation, at: string): OperationObject['requestBody'] {
    if (operation.bodies.length === 0) return undefined;
    const mediaAt = pointer(at, 'content', JSON_MEDIA);
    const [first] = operation.bodies;
    if (first) this.sources.source(at, first.source, 'stated');
    return {
      required: operation.bodies.every((body) => this.requires(body)),
      content: { [JSON_MEDIA]: this.media(operation.bodies, operation.bodyExamples, mediaAt) },
    };
  }

  private requires(body: Body): boolean {
    if (body.kind === 'none' || body.kind === 'open') return false;
    if (body.kind === 'field') return body.field.facts.required?.value ?? true;
    const component = this.service.components.find((each) => each.name === body.name);
    return component?.fields.some((field) => field.facts.required?.value === true) ?? false;
  }

  private media(bodies: readonly Body[], examples: readonly LinkedExample[], at: string): MediaTypeObject {
    return { schema: this.choice(bodies, pointer(at, 'schema')), ...this.exampleParts(examples, at) };
  }

  /** One body as it is; of several, `oneOf` where no value fits two, else `anyOf`. */
  private choice(bodies: readonly Body[], at: string): SchemaObject | ReferenceObject {
    const [only] = bodies;
    if (only && bodies.length === 1) return this.body(only, at);
    const keyword = this.exclusive(bodies) ? 'oneOf' : 'anyOf';
    return { [keyword]: bodies.map((body, index) => this.body(body, pointer(at, keyword, index))) };
  }

  /**
   * The bodies of one status. Where some page answers with none, no schema holds for every answer: the alternatives
   * stand beside it, each with its page.
   */
  private responseMedia(response: LinkedResponse, at: string): MediaTypeObject {
    const shown = response.bodies.filter((body) => body.kind !== 'none');
    if (shown.length === response.bodies.length) return this.media(shown, response.examples, at);
    const alternatives = shown.map((body, index) => ({
      title: cleanText(body.title),
      schema: this.body(body, pointer(at, 'x-alternatives', index, 'schema')),
    }));
    this.sources.source(pointer(at, 'schema'), response.fact.source, 'inferred', 'page-without-body');
    return { schema: {}, 'x-alternatives': alternatives, ...this.exampleParts(response.examples, at) };
  }

  /** Examples that fit under `examples`; the others beside them, so that no tool serves what the contract forbids. */
  private exampleParts(examples: readonly LinkedExample[], at: string): Partial<MediaTypeObject> {
    const good = examples.filter((example) => example.valid);
    const bad = examples.filter((example) => !example.valid);
    const written = (list: readonly LinkedExample[], key: string) =>
      list.map(
        (example, index) =>
          [example.name, this.example(example, pointer(at, key, key === 'examples' ? example.name : index))] as const,
      );
    return {
      ...(good.length > 0 ? { examples: Object.fromEntries(written(good, 'examples')) } : {}),
      ...(bad.length > 0
        ? { 'x-contradicting-examples': written(bad, 'x-contradicting-examples').map(([, example]) => example) }
        : {}),
    };
  }

  /** True where no value fits two bodies: each requires a field that no other has. Otherwise the choice is `anyOf`. */
  private exclusive(bodies: readonly Body[]): boolean {
    const fields = bodies.map((body) => this.fieldsOf(body));
    return fields.every((own, at) =>
      own.some(
        ({ name, required }) =>
          required && fields.every((other, index) => index === at || other.every((field) => field.name !== name)),
      ),
    );
  }

  private fieldsOf(body: Body): { name: string; required: boolean }[] {
    if (body.kind !== 'component') return [];
    const component = this.service.components.find(({ name }) => name === body.name);
    return (component?.fields ?? []).map(({ facts }) => ({
      name: facts.name,
      required: facts.required?.value ?? false,
    }));
  }

  private body(body: Body, at: string): SchemaObject | ReferenceObject {
    if (body.kind === 'component') {
      this.sources.source(pointer(at, '$ref'), body.source, 'stated');
      return schemaRef(body.name);
    }
    if (body.kind === 'field') return this.schemas.field(body.field, at);
    if (body.kind === 'open') {
      this.sources.source(at, { ...body.source, words: '' }, 'inferred', 'body-of-example');
      return {};
    }
    this.sources.source(at, body.source, 'inferred', 'page-without-body');
    return { title: cleanText(body.title), type: 'object', 'x-source': body.page };
  }

  private example(example: LinkedExample, at: string): { summary?: string; value: unknown } {
    this.sources.source(at, { ...example.source, words: '' }, 'stated');
    const summary = cleanText(example.summary);
    return { ...(summary === '' ? {} : { summary }), value: example.value };
  }

  private responses({ responses, job }: LinkedOperation, at: string): Record<string, ResponseObject> {
    return Object.fromEntries(
      responses.map((response) => {
        const responseAt = pointer(at, 'responses', response.status);
        const out = this.response(response, responseAt);
        if (job?.status !== response.status) return [response.status, out];
        this.sources.source(pointer(responseAt, 'links', 'job'), job.source, 'inferred', 'job-id-in-response');
        this.sources.source(pointer(at, 'x-async'), job.source, 'inferred', 'job-id-in-response');
        return [response.status, { ...out, links: { job: jobLink(job) } }];
      }),
    );
  }

  private response(response: LinkedResponse, at: string): ResponseObject {
    this.sources.fact(at, response.fact);
    this.sources.fact(pointer(at, 'description'), response.description);
    const out: ResponseObject = { description: escapeMarkdown(cleanText(response.description.value)) };
    const mediaAt = pointer(at, 'content', JSON_MEDIA);
    if (response.bodies.length > 0) out.content = { [JSON_MEDIA]: this.responseMedia(response, mediaAt) };
    else if (response.errorBody) {
      const rule = response.errorBody === this.service.errorBody ? 'common-error-body' : 'error-body-of-example';
      this.sources.source(pointer(mediaAt, 'schema', '$ref'), response.errorBody.source, 'inferred', rule);
      out.content = {
        [JSON_MEDIA]: {
          schema: schemaRef(this.errorName(response.errorBody)),
          ...this.exampleParts(response.examples, mediaAt),
        },
      };
    }
    return out;
  }

  private components(): Record<string, SchemaObject> {
    const schemas: Record<string, SchemaObject> = {};
    for (const component of this.service.components)
      schemas[component.name] = this.schemas.component(component, pointer('/components/schemas', component.name));
    for (const { errorBody } of this.service.operations.flatMap((operation) => operation.responses)) {
      if (errorBody) schemas[this.errorName(errorBody)] ??= this.errorSchema(errorBody);
    }
    return schemas;
  }

  /** One component for each spelling of the error body; the common one has the plain name. */
  private errorName({ codeKey, messageKey, wrapper }: ErrorBodyFacts): string {
    const common = this.service.errorBody;
    const plain =
      !common || (common.codeKey === codeKey && common.messageKey === messageKey && common.wrapper === wrapper);
    const spelling = [wrapper, codeKey, messageKey]
      .filter((key) => key !== undefined)
      .join('_')
      .replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
    const name = plain ? ERROR_COMPONENT : `${spelling}Response`;
    return this.taken.has(name) ? `Common${name}` : name;
  }

  private errorSchema(body: ErrorBodyFacts): SchemaObject {
    const at = pointer('/components/schemas', this.errorName(body));
    const within = body.wrapper === undefined ? at : pointer(at, 'properties', body.wrapper);
    for (const node of new Set([at, within]))
      for (const each of [node, pointer(node, 'type')])
        this.sources.source(each, body.source, 'inferred', 'error-body-of-example');
    for (const key of [body.codeKey, body.messageKey]) {
      this.sources.source(pointer(within, 'properties', key), body.source, 'inferred', 'error-body-of-example');
      this.sources.source(pointer(within, 'properties', key, 'type'), body.source, 'inferred', 'type-of-example');
    }
    const error: SchemaObject = {
      type: 'object',
      properties: { [body.codeKey]: { type: 'string' }, [body.messageKey]: { type: 'string' } },
    };
    return body.wrapper === undefined ? error : { type: 'object', properties: { [body.wrapper]: error } };
  }

  /** Codes of the appendix; one code may stand for several statuses, so each has a list. */
  private errorCodes(): Record<string, readonly Record<string, string>[]> | undefined {
    if (this.service.errorCodes.length === 0) return undefined;
    const codes: Record<string, Record<string, string>[]> = {};
    for (const code of this.service.errorCodes) {
      const entries = Object.hasOwn(codes, code.code) ? (codes[code.code] ?? []) : [];
      codes[code.code] = entries;
      this.sources.source(pointer('/x-error-codes', code.code, entries.length), code.source, 'stated');
      entries.push(errorCode(code));
    }
    return codes;
  }
}

/** The link from a job's id to the operation that shows the job (OpenAPI 3.0.3, Link Object and runtime expressions). */
function jobLink({ operationId, field, parameter, shared }: JobLink): LinkObject {
  const path = shared.map((name): [string, string] => [name, `$request.path.${name}`]);
  return { operationId, parameters: { ...Object.fromEntries(path), [parameter]: `$response.body#/${field}` } };
}

function errorCode(code: ErrorCodeFacts): Record<string, string> {
  const out: Record<string, string> = {};
  if (code.status !== undefined) out.status = code.status;
  for (const key of ['message', 'description', 'measure'] as const) {
    const text = cleanText(code[key]);
    if (text !== '' && !(key === 'description' && text === out.message)) out[key] = text;
  }
  return out;
}

const METHOD_ORDER = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'];
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A tag that every generator can carry: letters, digits, blanks and a few marks, a letter or digit first. */
function tagName(title: string): string {
  const name = cleanText(title)
    .replace(/[^\p{L}\p{M}\p{N} .,()/&_-]/gu, '')
    .replace(/\.{2,}/g, '.')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  return cutName(name).trim() || 'Operations';
}
