import { cutName } from '../allow-lists.ts';
import { escapeMarkdown } from '../extract/index.ts';
import type { JobLink, LinkedField, LinkedOperation, LinkedParameter, LinkedResponse, Service } from '../ir/index.ts';
import { cleanText } from './clean-text.ts';
import type { ErrorWriter } from './errors.ts';
import { pointer } from '../json-pointer.ts';
import type { MediaWriter } from './media.ts';
import type { HeaderObject, LinkObject, OperationObject, ParameterObject, ResponseObject } from './openapi.ts';
import { type SchemaWriter, schemaRef } from './schemas.ts';
import type { SourceMapBuilder } from './source-map.ts';

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
  operation(operation: LinkedOperation, at: string): OperationObject {
    this.sources.source(at, operation.pathFacts.source, 'stated');
    this.sources.fact(pointer(at, 'operationId'), operation.id);
    this.sources.fact(pointer(at, 'summary'), operation.summary);
    this.sources.fact(pointer(at, 'tags', 0), operation.tag);
    const description = cleanText(operation.description.value);
    if (description !== '') this.sources.fact(pointer(at, 'description'), operation.description);
    if (operation.deprecated) this.sources.fact(pointer(at, 'deprecated'), operation.deprecated);
    for (const row of operation.securityRows)
      this.sources.source(pointer(at, 'security', row.name), row.source, 'stated');
    if (operation.resource) this.sources.fact(pointer(at, 'x-resource'), operation.resource);
    const body = this.requestBody(operation, pointer(at, 'requestBody'));
    const [page = ''] = operation.pages;
    return {
      operationId: operation.id.value,
      summary: cleanText(operation.summary.value) || operation.id.value,
      ...(description === '' ? {} : { description }),
      tags: [tagName(operation.tag.value)],
      ...(operation.deprecated ? { deprecated: true } : {}),
      externalDocs: { url: this.parts.pageUrl(page) },
      ...this.parameters(operation.parameters, at),
      ...(body ? { requestBody: body } : {}),
      responses: this.responses(operation, at),
      ...this.address(operation, at),
      ...(operation.job ? { 'x-async': { job: operation.job.operationId } } : {}),
      ...(operation.resource ? { 'x-resource': operation.resource.value } : {}),
      'x-source': operation.pages.length === 1 ? page : [...operation.pages],
    };
  }

  /** What a path of OpenAPI can't say of an operation's address: a host with a name in it, operations that share it. */
  private address({ host, alternatives }: LinkedOperation, at: string): Record<`x-${string}`, unknown> {
    if (host) this.sources.fact(pointer(at, 'x-host'), host);
    const apart = alternatives.map(({ when, operation }, index) => {
      const place = pointer(at, 'x-alternatives', index);
      const written = this.operation(operation, place);
      this.sources.source(pointer(place, 'when'), operation.pathFacts.source, 'inferred', 'pages-of-one-path');
      return { when: [...when], ...written };
    });
    return {
      ...(host ? { 'x-host': cleanText(host.value) } : {}),
      ...(apart.length > 0 ? { 'x-alternatives': apart } : {}),
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
      ...(parameter.isFlag ? { allowEmptyValue: true as const } : {}),
      ...(field?.facts.facets.deprecated ? { deprecated: true } : {}),
      ...this.style(parameter, at),
      schema: field ? this.parts.schemas.field(field, schemaAt, false) : { type: 'string' },
    };
  }

  /** Lists whose values the page separates by commas; without such words each value repeats the name. */
  private style({ in: place, field }: LinkedParameter, at: string): Pick<ParameterObject, 'style' | 'explode'> {
    if (place !== 'query' || field?.facts.type.value.kind !== 'array') return {};
    const { description } = field.facts;
    if (!COMMA_LIST.test(description.value)) return {};
    for (const key of ['style', 'explode'])
      this.sources.source(pointer(at, key), description.source, 'inferred', 'comma-list');
    return { style: 'form', explode: false };
  }

  private requestBody(operation: LinkedOperation, at: string): OperationObject['requestBody'] {
    if (operation.bodies.length === 0) return undefined;
    const [first] = operation.bodies;
    if (first) this.sources.source(at, first.source, 'stated');
    return {
      required: operation.bodies.every((body) => this.parts.media.requires(body)),
      content: this.parts.media.requestContent(operation.bodies, operation.bodyExamples, pointer(at, 'content')),
    };
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
    if (response.headers.length > 0) out.headers = this.responseHeaders(response.headers, pointer(at, 'headers'));
    const mediaAt = pointer(at, 'content', JSON_MEDIA);
    if (response.bodies.length > 0) out.content = this.parts.media.responseContent(response, pointer(at, 'content'));
    else if (response.errorBody) {
      const rule = response.errorBody === this.parts.commonError ? 'common-error-body' : 'error-body-of-example';
      this.sources.source(pointer(mediaAt, 'schema', '$ref'), response.errorBody.source, 'inferred', rule);
      out.content = {
        [JSON_MEDIA]: {
          schema: schemaRef(this.parts.errors.name(response.errorBody)),
          ...this.parts.media.exampleParts(response.examples, mediaAt),
        },
      };
    }
    return out;
  }

  private responseHeaders(headers: readonly LinkedField[], at: string): Record<string, HeaderObject> {
    return Object.fromEntries(
      headers.map((header) => {
        const { name, source, description: said } = header.facts;
        const headerAt = pointer(at, name);
        this.sources.source(headerAt, source, 'stated');
        const description = cleanText(said.value);
        if (description !== '') this.sources.fact(pointer(headerAt, 'description'), said);
        const schema = this.parts.schemas.field(header, pointer(headerAt, 'schema'), false);
        return [name, { ...(description === '' ? {} : { description }), schema }];
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
