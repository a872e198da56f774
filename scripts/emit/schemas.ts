import type { BoundName, Component, Facets, FieldFacts, LinkedField, Source, TypeExpression } from '../ir/index.ts';
import { cleanText } from './clean-text.ts';
import { pointer } from '../json-pointer.ts';
import type { ReferenceObject, SchemaObject } from './openapi.ts';
import type { SourceMapBuilder } from './source-map.ts';

/** The keyword that says that a limit itself is outside. */
const EXCLUSIVE: { readonly [K in BoundName]?: 'exclusiveMinimum' | 'exclusiveMaximum' } = {
  minimum: 'exclusiveMinimum',
  maximum: 'exclusiveMaximum',
};

export const schemaRef = (name: string): ReferenceObject => ({ $ref: `#/components/schemas/${name}` });

/** Writes schemas, each node with its source. */
export class SchemaWriter {
  private readonly sources: SourceMapBuilder;

  constructor(sources: SourceMapBuilder) {
    this.sources = sources;
  }

  /** A component: an object schema with the fields of its table. */
  component(component: Component, at: string): SchemaObject {
    this.sources.source(at, component.source, 'stated');
    if (component.fields.every(({ facts }) => facts.required === undefined)) this.sources.silence(at, 'required');
    const schema: SchemaObject = {};
    if (component.title !== undefined && component.bodyOf !== undefined) schema.title = cleanText(component.title);
    const description = cleanText(component.description?.value ?? '');
    if (component.description && description !== '') {
      this.sources.fact(pointer(at, 'description'), component.description);
      schema.description = description;
    }
    schema.type = 'object';
    this.sources.source(pointer(at, 'type'), component.source, 'inferred', 'table-of-fields');
    const properties: Record<string, SchemaObject | ReferenceObject> = {};
    const required: string[] = [];
    for (const field of component.fields) {
      const { name } = field.facts;
      properties[name] = this.field(field, pointer(at, 'properties', name));
      if (field.facts.required?.value) {
        this.sources.fact(pointer(at, 'required', required.length), field.facts.required);
        required.push(name);
      }
    }
    if (component.fields.length > 0) schema.properties = properties;
    if (required.length > 0) schema.required = required;
    if (component.additional)
      schema.additionalProperties = this.field(component.additional, pointer(at, 'additionalProperties'));
    if (component.root !== undefined) {
      this.sources.source(pointer(at, 'xml', 'name'), component.source, 'inferred', 'xml-syntax');
      schema.xml = { name: component.root };
    }
    if (component.bodyOf !== undefined) schema['x-source'] = component.bodyOf;
    if (component.others.length > 0) this.otherPages(component, required, at);
    return schema;
  }

  /** Notes where other pages state the same: the component, its fields, what is mandatory, and equal words. */
  private otherPages({ fields, others }: Component, required: readonly string[], at: string): void {
    const sourcesOf = (list: readonly { readonly source: Source }[]): Source[] => list.map(({ source }) => source);
    this.sources.also(at, sourcesOf(others));
    const rowsOf = new Map(fields.map(({ facts }) => [facts.name, [] as FieldFacts[]]));
    for (const row of others.flatMap((other) => other.fields)) rowsOf.get(row.name)?.push(row);
    for (const { facts } of fields) {
      const rows = rowsOf.get(facts.name) ?? [];
      const place = pointer(at, 'properties', facts.name);
      const index = required.indexOf(facts.name);
      const alike = rows.filter(({ description }) => description.value === facts.description.value);
      this.sources.also(place, sourcesOf(rows));
      this.sources.also(pointer(place, 'description'), sourcesOf(alike.map(({ description }) => description)));
      if (index >= 0)
        this.sources.also(pointer(at, 'required', index), sourcesOf(rows.flatMap((row) => row.required ?? [])));
    }
  }

  /** The schema of a row's value, with its description and facets. */
  field(field: LinkedField, at: string, describe = true): SchemaObject | ReferenceObject {
    const { facts } = field;
    const description = describe ? cleanText(facts.description.value) : '';
    this.sources.source(at, facts.source, 'stated');
    if (description !== '') this.sources.fact(pointer(at, 'description'), facts.description);
    const type = facts.type.value;
    const typed = this.typed(type, field, at);
    const head: SchemaObject = description === '' ? {} : { description };
    const tail = this.tail(field, at);
    if ('$ref' in typed) {
      if (description === '' && Object.keys(tail).length === 0) return typed;
      // Beside a $ref OpenAPI 3.0 ignores everything, so the reference goes inside.
      this.sources.move(pointer(at, '$ref'), pointer(at, 'allOf', 0, '$ref'));
      return { ...head, ...tail, allOf: [typed] };
    }
    return { ...head, ...typed, ...this.nullable(typed, field, at), ...tail };
  }

  /** As the row says, or as an example shows it. OpenAPI 3.0 gives `nullable` a meaning only beside a type. */
  private nullable(typed: SchemaObject, { facts, shownNull }: LinkedField, at: string): SchemaObject {
    if (typed.type === undefined || typed.nullable) return {};
    const { nullable } = facts.facets;
    if (nullable) this.sources.fact(pointer(at, 'nullable'), nullable);
    else if (shownNull && !typed.enum)
      this.sources.source(pointer(at, 'nullable'), shownNull, 'inferred', 'null-in-example');
    else return {};
    return { nullable: true };
  }

  private typed(type: TypeExpression, field: LinkedField, at: string): SchemaObject | ReferenceObject {
    const fact = field.facts.type;
    switch (type.kind) {
      case 'scalar':
        this.sources.fact(pointer(at, 'type'), fact);
        return {
          type: type.type,
          ...this.format(type, field.facts.facets, at),
          ...this.facets(field.facts.facets, at),
        };
      case 'array':
        this.sources.fact(pointer(at, 'type'), fact);
        return {
          type: 'array',
          ...this.itemBounds(field.facts.facets, at),
          items: this.typed(type.items, field, pointer(at, 'items')),
        };
      case 'map':
        this.sources.fact(pointer(at, 'type'), fact);
        return { type: 'object', additionalProperties: this.mapValues(type.values, field, at) };
      case 'union':
        return this.union(type, fact, at);
      case 'null':
        this.sources.fact(pointer(at, 'nullable'), fact);
        return { type: 'object', nullable: true };
      case 'object':
      case 'any':
      case 'unknown':
        return this.complex(type, field, at);
    }
  }

  /** Of scalars no value fits two, but for a whole number, which is a number too. */
  private union(
    { of }: Extract<TypeExpression, { kind: 'union' }>,
    fact: FieldFacts['type'],
    at: string,
  ): SchemaObject {
    const types = of.map(({ type }) => type);
    const keyword = types.includes('integer') && types.includes('number') ? 'anyOf' : 'oneOf';
    this.sources.fact(pointer(at, keyword), fact);
    return { [keyword]: types.map((type) => ({ type })) };
  }

  private mapValues(values: TypeExpression, field: LinkedField, at: string): boolean | SchemaObject | ReferenceObject {
    if (values.kind === 'any' && field.components.length === 0) return true;
    return this.typed(values, field, pointer(at, 'additionalProperties'));
  }

  private complex(type: TypeExpression, field: LinkedField, at: string): SchemaObject | ReferenceObject {
    const fact = field.facts.type;
    if (field.components.length > 0) return this.references(field, at);
    if (type.kind === 'object' && type.bare) return this.openType(type.name ?? '', field, at);
    if (type.kind === 'object') this.sources.fact(pointer(at, 'type'), fact);
    else if (!this.sources.nodes.has(at)) this.sources.fact(at, fact);
    if (type.kind === 'unknown') return this.openType(type.text, field, at);
    return type.kind === 'object' ? { type: 'object' } : {};
  }

  /** A value of any type, with what the page says of it. */
  private openType(text: string, field: LinkedField, at: string): SchemaObject {
    if (!this.sources.nodes.has(at)) this.sources.fact(at, field.facts.type);
    return text === '' ? {} : { 'x-type-text': cleanText(text) };
  }

  /** A reference, or the alternatives that a description names. */
  private references(field: LinkedField, at: string): SchemaObject | ReferenceObject {
    const { source } = field.facts.type;
    const origin = field.linkRule === undefined ? 'stated' : 'inferred';
    const [only, ...more] = field.components;
    if (only !== undefined && more.length === 0) {
      this.sources.source(pointer(at, '$ref'), source, origin, field.linkRule);
      return schemaRef(only);
    }
    field.components.forEach((_, index) => {
      this.sources.source(pointer(at, 'anyOf', index, '$ref'), source, origin, field.linkRule);
    });
    return { anyOf: field.components.map(schemaRef) };
  }

  private format(
    type: Extract<TypeExpression, { kind: 'scalar' }>,
    facets: Facets,
    at: string,
  ): Pick<SchemaObject, 'format'> {
    if (facets.format) {
      this.sources.fact(pointer(at, 'format'), facets.format);
      return { format: facets.format.value };
    }
    return type.format === undefined ? {} : { format: type.format };
  }

  private facets(facets: Facets, at: string): SchemaObject {
    const out: SchemaObject = {};
    if (facets.enum) {
      this.sources.fact(pointer(at, 'enum'), facets.enum);
      out.enum = facets.enum.value;
    }
    if (facets.default) {
      this.sources.number(pointer(at, 'default'), facets.default.value, facets.default);
      out.default = facets.default.value;
    }
    for (const bound of facets.bounds) {
      const { name, value } = bound.value;
      if (name === 'minItems' || name === 'maxItems') continue;
      this.sources.number(pointer(at, name), value, bound);
      out[name] = value;
      const exclusive = bound.value.isExclusive ? EXCLUSIVE[name] : undefined;
      if (exclusive === undefined) continue;
      this.sources.fact(pointer(at, exclusive), bound);
      out[exclusive] = true;
    }
    if (facets.multipleOf) {
      this.sources.fact(pointer(at, 'multipleOf'), facets.multipleOf);
      out.multipleOf = facets.multipleOf.value;
    }
    if (facets.pattern) {
      this.sources.fact(pointer(at, 'pattern'), facets.pattern);
      out.pattern = facets.pattern.value;
    }
    return out;
  }

  private itemBounds(facets: Facets, at: string): Pick<SchemaObject, 'minItems' | 'maxItems'> {
    const out: Pick<SchemaObject, 'minItems' | 'maxItems'> = {};
    for (const bound of facets.bounds) {
      const { name, value } = bound.value;
      if (name !== 'minItems' && name !== 'maxItems') continue;
      this.sources.fact(pointer(at, name), bound);
      out[name] = value;
    }
    return out;
  }

  /** What stands beside a type, also beside a reference. */
  private tail(field: LinkedField, at: string): SchemaObject {
    const { deprecated } = field.facts.facets;
    const out: SchemaObject = {};
    if (deprecated) {
      this.sources.fact(pointer(at, 'deprecated'), deprecated);
      out.deprecated = true;
    }
    const when = field.facts.requiredWhen;
    if (when) {
      this.sources.fact(pointer(at, 'x-required-when'), when);
      out['x-required-when'] = cleanText(when.value);
    }
    return out;
  }
}
