import { cutName } from '../allow-lists.ts';
import { escapeMarkdown } from '../extract/index.ts';
import type { JobLink, LinkedField, LinkedOperation, LinkedParameter, LinkedResponse, Service } from '../ir/index.ts';
import { cleanText } from './clean-text.ts';
import type { ErrorWriter } from './errors.ts';
import { pointer } from '../json-pointer.ts';
import type { EmittedMedia, MediaWriter } from './media.ts';
import { derived } from './derived-sources.ts';
import type { HeaderObject, LinkObject, OperationObject, ParameterObject, ResponseObject } from './openapi.ts';
import { type EmittedSchema, type SchemaWriter, schemaRef } from './schemas.ts';
import type { SourceMapBuilder } from './source-map.ts';
import { type Emitted, partOfFact, type Traced } from './traced.ts';

/** An operation as it is written. */
export type EmittedOperation = Omit<Emitted<OperationObject>, 'responses' | 'requestBody'> & {
  requestBody?: { required: Traced<boolean>; content: Record<string, EmittedMedia> };
  responses: Record<string, EmittedResponse>;
};

type EmittedResponse = Omit<Emitted<ResponseObject>, 'content'> & { content?: Record<string, EmittedMedia> };

const JSON_MEDIA = 'application/json';

/** The writers of an operation's parts, and what they share. */
export interface OperationParts {
  readonly sources: SourceMapBuilder;
  readonly schemas: SchemaWriter;
  readonly media: MediaWriter;
  readonly errors: ErrorWriter;
  /** The error body of the service's common page. */
  readonly commonError: Service['errorBody'];
  /** Address of a page of the reference. */
  readonly pageUrl: (file: string) => string;
}

/** Writes operations, each node with its source. */
export class OperationWriter {
  private readonly parts: OperationParts;
  private readonly sources: SourceMapBuilder;

  constructor(parts: OperationParts) {
    this.parts = parts;
    this.sources = parts.sources;
  }

  /** @param at pointer to the operation in the contract */
  operation(operation: LinkedOperation, at: string): EmittedOperation {
    this.sources.source(at, operation.pathFacts.source, 'stated');
    const title = cleanText(operation.summary.value) || operation.id.value;
    const description = cleanText(operation.description.value);
    const head = {
      operationId: this.sources.fact(pointer(at, 'operationId'), operation.id),
      summary: this.sources.value(pointer(at, 'summary'), title, operation.summary),
    };
    const tags = [this.sources.value(pointer(at, 'tags', 0), tagName(operation.tag.value), operation.tag)];
    const described =
      description === ''
        ? {}
        : { description: this.sources.value(pointer(at, 'description'), description, operation.description) };
    const deprecated = operation.deprecated
      ? { deprecated: this.sources.fact(pointer(at, 'deprecated'), operation.deprecated) }
      : {};
    for (const row of operation.securityRows)
      this.sources.source(pointer(at, 'security', row.name), row.source, 'stated');
    const resource = operation.resource
      ? { 'x-resource': this.sources.fact(pointer(at, 'x-resource'), operation.resource) }
      : {};
    const body = this.requestBody(operation, pointer(at, 'requestBody'));
    const [page = ''] = operation.pages;
    return {
      ...head,
      ...described,
      tags,
      ...deprecated,
      externalDocs: derived({ url: this.parts.pageUrl(page) }),
      ...this.parameters(operation.parameters, at),
      ...(body ? { requestBody: body } : {}),
      responses: this.responses(operation, at),
      ...this.address(operation, at),
      ...this.async(operation.job, at),
      ...resource,
      ...derived({ 'x-source': operation.pages.length === 1 ? page : [...operation.pages] }),
    };
  }

  /** What a path of OpenAPI can't say of an operation's address: a host with a name in it, operations that share it. */
  private address(
    { host, alternatives }: LinkedOperation,
    at: string,
  ): { 'x-host'?: Traced<string>; 'x-alternatives'?: Traced<unknown> } {
    const hosted = host ? { 'x-host': this.sources.value(pointer(at, 'x-host'), cleanText(host.value), host) } : {};
    const apart = alternatives.map(({ when, operation }, index) => {
      const place = pointer(at, 'x-alternatives', index);
      const written = this.operation(operation, place);
      const { source } = operation.pathFacts;
      return {
        when: this.sources.from(pointer(place, 'when'), [...when], source, 'inferred', 'pages-of-one-path'),
        ...written,
      };
    });
    // Each is an operation as it is written, so that all in it is traced.
    return { ...hosted, ...(apart.length > 0 ? { 'x-alternatives': partOfFact(apart) } : {}) };
  }

  /** The operation by which a job is watched. */
  private async(job: LinkedOperation['job'], at: string): { 'x-async'?: Traced<{ job: string }> } {
    if (!job) return {};
    const place = pointer(at, 'x-async');
    return {
      'x-async': this.sources.from(place, { job: job.operationId }, job.source, 'inferred', 'job-id-in-response'),
    };
  }

  private parameters(parameters: readonly LinkedParameter[], at: string): Pick<EmittedOperation, 'parameters'> {
    if (parameters.length === 0) return {};
    const order = ['path', 'query', 'header'];
    const sorted = [...parameters].sort((a, b) => order.indexOf(a.in) - order.indexOf(b.in));
    return {
      parameters: sorted.map((parameter, index) => this.parameter(parameter, pointer(at, 'parameters', index))),
    };
  }

  private parameter(parameter: LinkedParameter, at: string): Emitted<ParameterObject> {
    const { field } = parameter;
    this.sources.source(at, parameter.source, parameter.rule === undefined ? 'stated' : 'inferred', parameter.rule);
    const required = this.sources.value(pointer(at, 'required'), parameter.required, parameter.requiredFact);
    const description = field ? cleanText(field.facts.description.value) : '';
    const described =
      field && description !== ''
        ? { description: this.sources.value(pointer(at, 'description'), description, field.facts.description) }
        : {};
    const schemaAt = pointer(at, 'schema');
    const text = (): EmittedSchema => ({
      type: this.sources.from(pointer(schemaAt, 'type'), 'string', parameter.source, 'default', 'parameter-is-string'),
    });
    return {
      ...derived({ name: parameter.name, in: parameter.in }),
      ...described,
      required,
      ...(parameter.isFlag ? derived({ allowEmptyValue: true as const }) : {}),
      ...(field?.facts.facets.deprecated ? derived({ deprecated: true }) : {}),
      ...this.style(parameter, at),
      schema: field ? this.parts.schemas.field(field, schemaAt, false) : text(),
    };
  }

  /** Lists whose values the page separates by commas; without such words each value repeats the name. */
  private style(
    { in: place, field }: LinkedParameter,
    at: string,
  ): Pick<Emitted<ParameterObject>, 'style' | 'explode'> {
    if (place !== 'query' || field?.facts.type.value.kind !== 'array') return {};
    const { description } = field.facts;
    if (!COMMA_LIST.test(description.value)) return {};
    return {
      style: this.sources.from(pointer(at, 'style'), 'form', description.source, 'inferred', 'comma-list'),
      explode: this.sources.from(pointer(at, 'explode'), false, description.source, 'inferred', 'comma-list'),
    };
  }

  private requestBody(operation: LinkedOperation, at: string): EmittedOperation['requestBody'] {
    if (operation.bodies.length === 0) return undefined;
    const [first] = operation.bodies;
    if (first) this.sources.source(at, first.source, 'stated');
    return {
      ...derived({ required: operation.bodies.every((body) => this.parts.media.requires(body)) }),
      content: this.parts.media.requestContent(operation.bodies, operation.bodyExamples, pointer(at, 'content')),
    };
  }

  private responses({ responses, job }: LinkedOperation, at: string): EmittedOperation['responses'] {
    return Object.fromEntries(
      responses.map((response) => {
        const responseAt = pointer(at, 'responses', response.status);
        const out = this.response(response, responseAt);
        if (job?.status !== response.status) return [response.status, out];
        const place = pointer(responseAt, 'links', 'job');
        const link = this.sources.from(place, jobLink(job), job.source, 'inferred', 'job-id-in-response');
        return [response.status, { ...out, links: { job: link } }];
      }),
    );
  }

  private response(response: LinkedResponse, at: string): EmittedResponse {
    this.sources.fact(at, response.fact);
    const description = escapeMarkdown(cleanText(response.description.value));
    const out: EmittedResponse = {
      description: this.sources.value(pointer(at, 'description'), description, response.description),
    };
    if (response.headers.length > 0) out.headers = this.responseHeaders(response.headers, pointer(at, 'headers'));
    const mediaAt = pointer(at, 'content', JSON_MEDIA);
    if (response.bodies.length > 0) out.content = this.parts.media.responseContent(response, pointer(at, 'content'));
    else if (response.errorBody) {
      const rule = response.errorBody === this.parts.commonError ? 'common-error-body' : 'error-body-of-example';
      const place = pointer(mediaAt, 'schema', '$ref');
      const name = this.parts.errors.name(response.errorBody);
      out.content = {
        [JSON_MEDIA]: {
          schema: { $ref: this.sources.from(place, schemaRef(name), response.errorBody.source, 'inferred', rule) },
          ...this.parts.media.exampleParts(response.examples, mediaAt),
        },
      };
    }
    return out;
  }

  private responseHeaders(headers: readonly LinkedField[], at: string): Record<string, Emitted<HeaderObject>> {
    return Object.fromEntries(
      headers.map((header) => {
        const { name, source, description: said } = header.facts;
        const headerAt = pointer(at, name);
        this.sources.source(headerAt, source, 'stated');
        const description = cleanText(said.value);
        const described =
          description === ''
            ? {}
            : { description: this.sources.value(pointer(headerAt, 'description'), description, said) };
        const schema = this.parts.schemas.field(header, pointer(headerAt, 'schema'), false);
        return [name, { ...described, schema }];
      }),
    );
  }
}

/** The link from a job's id to the operation that shows the job (OpenAPI 3.0.3, Link Object and runtime expressions). */
function jobLink({ operationId, field, parameter, shared }: JobLink): LinkObject {
  const path = shared.map((name): [string, string] => [name, `$request.path.${name}`]);
  return { operationId, parameters: { ...Object.fromEntries(path), [parameter]: `$response.body#/${field}` } };
}

/** A tag that every generator can carry: letters, digits, blanks and a few marks, a letter or digit first. */
export function tagName(title: string): string {
  const name = cleanText(title)
    .replace(/[^\p{L}\p{M}\p{N} .,()/&_-]/gu, '')
    .replace(/\.{2,}/g, '.')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  return cutName(name).trim() || 'Operations';
}

/** Values in one text, told apart by commas. */
const COMMA_LIST = /\bseparated? (?:\S+ ){0,6}?(?:by|with|using) (?:an? |English ){0,4}commas?\b|\bcomma-separated\b/i;
