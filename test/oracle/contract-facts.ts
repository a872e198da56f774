import type { OpenApiDocument, ReferenceObject, SchemaObject } from '../../scripts/emit/index.ts';
import { partsOf } from '../../scripts/null-schema.ts';

/** Facts by what they are about, so that two contracts compare as two plain objects. */
export type Facts = Record<string, string>;

const FACETS = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const;

type Faceted = Partial<Record<(typeof FACETS)[number], number>> & { enum?: readonly unknown[]; default?: unknown };

/** Enumeration, limits and default of a value, in one order. */
export function facetText(facets: Faceted): string {
  const parts = FACETS.flatMap((name) => (facets[name] === undefined ? [] : [`${name}=${facets[name]}`]));
  if (facets.enum) parts.unshift(`enum=${JSON.stringify(facets.enum)}`);
  if (facets.default !== undefined) parts.push(`default=${JSON.stringify(facets.default)}`);
  return parts.join(' ');
}

type Node = SchemaObject | ReferenceObject;

/**
 * The facts of a contract: operations with their statuses, parameters, and the fields of bodies by dotted path
 * (`[]` an item, `{}` a value of a map). Facets of an array's items count as the array's, as a row states them.
 */
export class ContractFacts {
  readonly facts: Facts = {};
  /** Descriptions of rows, under the same keys. */
  readonly descriptions: Record<string, string> = {};
  private readonly document: OpenApiDocument;

  constructor(document: OpenApiDocument) {
    this.document = document;
    for (const [path, item] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        if (!operation) continue;
        const at = `${method.toUpperCase()} ${path}`;
        this.facts[at] = Object.keys(operation.responses).sort().join(' ');
        for (const { in: place, name, description, schema, required } of operation.parameters ?? []) {
          this.describe(`${at} ${place} ${name}`, description);
          this.value(`${at} ${place} ${name}`, schema, required === true, []);
        }
        this.body(`${at} body `, operation.requestBody?.content);
        for (const [status, response] of Object.entries(operation.responses))
          this.body(`${at} ${status} `, response.content);
      }
    }
  }

  private body(at: string, content: Record<string, { schema: Node }> | undefined): void {
    const schema = content?.['application/json']?.schema;
    if (!schema) return;
    const { schema: body, within } = this.resolved(schema, []);
    if (body.properties) this.fields(at, body, within);
    else this.value(at, schema, false, []);
  }

  /** A schema without references, and the components that it stands in. */
  private resolved(schema: Node, within: readonly string[]): { schema: SchemaObject; within: readonly string[] } {
    if ('$ref' in schema) {
      const name = schema.$ref.split('/').at(-1) ?? '';
      return { schema: this.document.components.schemas[name] ?? {}, within: [...within, name] };
    }
    const [only] = partsOf({ ...schema }) as readonly Node[];
    if (!only) return { schema, within };
    const inner = this.resolved(only, within);
    return { schema: { ...inner.schema, ...schema }, within: inner.within };
  }

  private fields(at: string, schema: SchemaObject, within: readonly string[]): void {
    if (within.indexOf(within.at(-1) ?? '') < within.length - 1) return;
    for (const [name, field] of Object.entries(schema.properties ?? {})) {
      if (!('$ref' in field)) this.describe(`${at}.${name}`, field.description);
      this.value(`${at}.${name}`, field, schema.required?.includes(name) === true, within);
    }
  }

  private describe(at: string, description: string | undefined): void {
    this.descriptions[at] = description ?? '';
  }

  private value(at: string, node: Node, required: boolean, around: readonly string[]): void {
    const { schema, within } = this.resolved(node, around);
    const { items, additionalProperties: values } = schema;
    const name = values && schema.type === 'object' ? 'map' : (schema.type ?? 'any');
    const type = [name, schema.format].filter(Boolean).join('/');
    this.facts[at] = [type, required ? 'required' : '', facetText(this.withItems(schema))].filter(Boolean).join(' ');
    if (items) this.value(`${at}[]`, withoutFacets(items), false, within);
    else if (typeof values === 'object') this.value(`${at}{}`, withoutFacets(values), false, within);
    if (schema.properties) this.fields(at, schema, within);
  }

  private withItems(schema: SchemaObject): Faceted {
    if (!schema.items) return schema;
    return { ...this.withItems(this.resolved(schema.items, []).schema), ...schema } as Faceted;
  }
}

function withoutFacets(schema: Node): Node {
  if ('$ref' in schema) return schema;
  const { enum: _enum, minLength: _min, maxLength: _max, ...rest } = schema;
  return rest;
}
