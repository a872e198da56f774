import {
  type BoundName,
  type Component,
  type Fact,
  type Facets,
  type FieldFacts,
  inferred,
  type LinkedField,
  type Source,
  type TypeExpression,
} from '../ir/index.ts';
import { cleanText } from './clean-text.ts';
import { pointer } from '../json-pointer.ts';
import type { ReferenceObject, SchemaObject } from './openapi.ts';
import { derived } from './derived-sources.ts';
import type { SourceMapBuilder } from './source-map.ts';
import { type Emitted, partOfFact, type Traced } from './traced.ts';

/** A schema, or a reference to one, as it is written. */
export type EmittedSchema = Emitted<SchemaObject>;
export type EmittedReference = Emitted<ReferenceObject>;

/** The keyword that says that a limit itself is outside. */
const EXCLUSIVE: { readonly [K in BoundName]?: 'exclusiveMinimum' | 'exclusiveMaximum' } = {
  minimum: 'exclusiveMinimum',
  maximum: 'exclusiveMaximum',
};

/** Where a reference to a component leads. */
export const schemaRef = (name: string): string => `#/components/schemas/${name}`;

/** Writes schemas, each node with its source. */
export class SchemaWriter {
  private readonly sources: SourceMapBuilder;
  /** Those that are written where they are used. */
  private readonly inPlace: ReadonlyMap<string, Component>;

  constructor(sources: SourceMapBuilder, components: readonly Component[]) {
    this.sources = sources;
    this.inPlace = new Map(components.flatMap((each) => (each.isInPlace ? [[each.name, each]] : [])));
  }

  /** A component: an object schema with the fields of its table. */
  component(component: Component, at: string): EmittedSchema {
    this.sources.source(at, component.source, 'stated');
    const schema: EmittedSchema = {};
    if (component.title !== undefined && component.bodyOf !== undefined)
      Object.assign(schema, derived({ title: cleanText(component.title) }) satisfies EmittedSchema);
    const description = cleanText(component.description?.value ?? '');
    if (component.description && description !== '')
      schema.description = this.sources.value(pointer(at, 'description'), description, component.description);
    Object.assign(schema, this.objectOf(component, at));
    if (component.root !== undefined) {
      const place = pointer(at, 'xml', 'name');
      schema.xml = { name: this.sources.from(place, component.root, component.source, 'inferred', 'xml-syntax') };
    }
    if (component.bodyOf !== undefined) Object.assign(schema, derived({ 'x-source': component.bodyOf }));
    if (component.others.length > 0) this.otherPages(component, schema.required ?? [], at);
    return schema;
  }

  /** The fields of a component, without what is said of it as a whole. */
  private objectOf({ fields, additional, source }: Component, at: string, rule = 'table-of-fields'): EmittedSchema {
    if (fields.every(({ facts }) => facts.required === undefined)) this.sources.silence(at, 'required');
    const type = this.sources.from(pointer(at, 'type'), 'object', source, 'inferred', rule);
    const properties: Record<string, EmittedSchema | EmittedReference> = {};
    const required: Traced<string>[] = [];
    for (const field of fields) {
      const { name } = field.facts;
      properties[name] = this.field(field, pointer(at, 'properties', name));
      if (field.facts.required?.value)
        required.push(this.sources.value(pointer(at, 'required', required.length), name, field.facts.required));
    }
    return {
      type,
      ...(fields.length > 0 ? { properties } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(additional ? { additionalProperties: this.field(additional, pointer(at, 'additionalProperties')) } : {}),
    };
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
  field(field: LinkedField, at: string, describe = true): EmittedSchema | EmittedReference {
    const { facts } = field;
    const description = describe ? cleanText(facts.description.value) : '';
    this.sources.source(at, facts.source, 'stated');
    const head: EmittedSchema =
      description === ''
        ? {}
        : { description: this.sources.value(pointer(at, 'description'), description, facts.description) };
    const type = facts.type.value;
    const typed = this.orNull(this.typed(type, field, at, 0), field, at, 0);
    const tail = this.tail(field, at);
    if ('$ref' in typed) {
      if (description === '' && Object.keys(tail).length === 0) return typed;
      // Beside a $ref OpenAPI 3.0 ignores everything, so the reference goes inside.
      this.sources.move(pointer(at, '$ref'), pointer(at, 'allOf', 0, '$ref'));
      return { ...head, ...tail, allOf: [typed] };
    }
    return { ...head, ...typed, ...tail };
  }

  /**
   * A value that may also be null, as the row says, or as an example shows it. OpenAPI 3.0 gives `nullable` a meaning only
   * beside a type, and a list of values without null rules it out still (the clarification of 3.0.3, proposal 2019-10-31):
   * null is an entry of the list, and of a reference or of alternatives a form of its own.
   *
   * @param depth how many lists and maps of the row are around the value
   */
  private orNull(
    typed: EmittedSchema | EmittedReference,
    { facts, shownNulls }: LinkedField,
    at: string,
    depth: number,
  ): EmittedSchema | EmittedReference {
    const stated = depth === 0 ? facts.facets.nullable : undefined;
    const shown = shownNulls?.get(depth);
    const fact = stated ?? (shown && inferred(true as const, shown, 'null-in-example'));
    if (fact === undefined) return typed;
    if ('$ref' in typed) {
      this.sources.move(pointer(at, '$ref'), pointer(at, 'anyOf', 0, '$ref'));
      return { anyOf: [typed, this.nullForm(fact, pointer(at, 'anyOf', 1))] };
    }
    for (const key of ['anyOf', 'oneOf'] as const) {
      const forms = typed[key];
      if (forms) return { ...typed, [key]: [...forms, this.nullForm(fact, pointer(at, key, forms.length))] };
    }
    if (typed.type === undefined || typed.nullable) return typed;
    const nullable = this.sources.value(pointer(at, 'nullable'), true, fact);
    return { ...typed, ...(typed.enum ? { enum: partOfFact([...typed.enum, null]) } : {}), nullable };
  }

  /** Null alone, for which OpenAPI 3.0 has no type: what is no object of a type that has objects and null. */
  private nullForm(fact: Fact<true>, at: string): EmittedSchema {
    this.sources.source(pointer(at, 'not'), fact.source, fact.origin, fact.rule);
    return {
      ...derived({ type: 'object' as const }),
      nullable: this.sources.value(pointer(at, 'nullable'), true, fact),
      not: derived({ type: 'object' as const }),
    };
  }

  /** @param depth how many lists and maps of the row are around the value */
  private typed(type: TypeExpression, field: LinkedField, at: string, depth: number): EmittedSchema | EmittedReference {
    const fact = field.facts.type;
    const place = pointer(at, 'type');
    switch (type.kind) {
      case 'scalar':
        return {
          type: this.sources.value(place, type.type, fact),
          ...this.format(type, field.facts.facets, at),
          ...this.facets(field.facts.facets, at),
        };
      case 'array':
        return {
          type: this.sources.value(place, 'array', fact),
          ...this.itemBounds(field.facts.facets, at),
          ...(depth === 0 ? this.listDefault(field.facts.facets, at) : {}),
          items: this.inside(type.items, field, pointer(at, 'items'), depth + 1),
        };
      case 'map':
        return {
          type: this.sources.value(place, 'object', fact),
          ...this.mapValues(type.values, field, at, depth),
        };
      case 'union':
        return this.union(type, fact, at);
      case 'null':
        return {
          ...derived({ type: 'object' as const }),
          nullable: this.sources.value(pointer(at, 'nullable'), true, fact),
        };
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
  ): EmittedSchema {
    const types = of.map(({ type }) => type);
    const keyword = types.includes('integer') && types.includes('number') ? 'anyOf' : 'oneOf';
    this.sources.source(pointer(at, keyword), fact.source, fact.origin, fact.rule);
    const alternatives = types.map((type) => ({ type: partOfFact(type) }));
    return keyword === 'anyOf' ? { anyOf: alternatives } : { oneOf: alternatives };
  }

  /** The items of a list, or the values of a map. */
  private inside(
    type: TypeExpression,
    field: LinkedField,
    at: string,
    depth: number,
  ): EmittedSchema | EmittedReference {
    return this.orNull(this.typed(type, field, at, depth), field, at, depth);
  }

  private mapValues(values: TypeExpression, field: LinkedField, at: string, depth: number): EmittedSchema {
    if (values.kind === 'any' && field.components.length === 0) return derived({ additionalProperties: true });
    return { additionalProperties: this.inside(values, field, pointer(at, 'additionalProperties'), depth + 1) };
  }

  private complex(type: TypeExpression, field: LinkedField, at: string): EmittedSchema | EmittedReference {
    const fact = field.facts.type;
    if (field.components.length > 0) return this.references(field, at);
    if (type.kind === 'object' && type.bare) return this.openType(type.name ?? '', field, at);
    if (type.kind === 'object') return { type: this.sources.value(pointer(at, 'type'), 'object', fact) };
    return this.openType(type.kind === 'unknown' ? type.text : '', field, at);
  }

  /** A value of any type, with what the page says of it. */
  private openType(text: string, { facts }: LinkedField, at: string): EmittedSchema {
    const { source, origin, rule } = facts.type;
    if (!this.sources.nodes.has(at)) this.sources.source(at, source, origin, rule);
    return text === '' ? {} : derived({ 'x-type-text': cleanText(text) });
  }

  /** A reference, or the alternatives that a description names; an object without a name in its place. */
  private references(field: LinkedField, at: string): EmittedSchema | EmittedReference {
    const { source } = field.facts.type;
    const unnamed = this.inPlace.get(field.components[0] ?? '');
    if (unnamed) return this.objectOf(unnamed, at, field.linkRule);
    const origin = field.linkRule === undefined ? 'stated' : 'inferred';
    const to = (name: string, place: string): EmittedReference => ({
      $ref: this.sources.from(pointer(place, '$ref'), schemaRef(name), source, origin, field.linkRule),
    });
    const [only, ...more] = field.components;
    if (only !== undefined && more.length === 0) return to(only, at);
    return { anyOf: field.components.map((name, index) => to(name, pointer(at, 'anyOf', index))) };
  }

  private format(
    type: Extract<TypeExpression, { kind: 'scalar' }>,
    facets: Facets,
    at: string,
  ): Pick<EmittedSchema, 'format'> {
    if (facets.format) return { format: this.sources.fact(pointer(at, 'format'), facets.format) };
    return type.format === undefined ? {} : derived({ format: type.format });
  }

  private facets(facets: Facets, at: string): EmittedSchema {
    const out: EmittedSchema = {};
    if (facets.enum) out.enum = this.sources.fact(pointer(at, 'enum'), facets.enum);
    if (facets.default) out.default = this.sources.number(pointer(at, 'default'), facets.default.value, facets.default);
    for (const bound of facets.bounds) {
      const { name, value } = bound.value;
      if (name === 'minItems' || name === 'maxItems') continue;
      out[name] = this.sources.number(pointer(at, name), value, bound);
      const exclusive = bound.value.isExclusive ? EXCLUSIVE[name] : undefined;
      if (exclusive !== undefined) out[exclusive] = this.sources.value(pointer(at, exclusive), true, bound);
    }
    if (facets.multipleOf) out.multipleOf = this.sources.fact(pointer(at, 'multipleOf'), facets.multipleOf);
    if (facets.pattern) out.pattern = this.sources.fact(pointer(at, 'pattern'), facets.pattern);
    return out;
  }

  private listDefault({ listDefault: list }: Facets, at: string): Pick<EmittedSchema, 'default'> {
    return list ? { default: this.sources.fact(pointer(at, 'default'), list) } : {};
  }

  private itemBounds(facets: Facets, at: string): Pick<EmittedSchema, 'minItems' | 'maxItems'> {
    const out: Pick<EmittedSchema, 'minItems' | 'maxItems'> = {};
    for (const bound of facets.bounds) {
      const { name, value } = bound.value;
      if (name !== 'minItems' && name !== 'maxItems') continue;
      out[name] = this.sources.value(pointer(at, name), value, bound);
    }
    return out;
  }

  /** What stands beside a type, also beside a reference. */
  private tail(field: LinkedField, at: string): EmittedSchema {
    const { deprecated } = field.facts.facets;
    const out: EmittedSchema = {};
    if (deprecated) out.deprecated = this.sources.value(pointer(at, 'deprecated'), true, deprecated);
    const when = field.facts.requiredWhen;
    if (when) out['x-required-when'] = this.sources.value(pointer(at, 'x-required-when'), cleanText(when.value), when);
    return out;
  }
}
