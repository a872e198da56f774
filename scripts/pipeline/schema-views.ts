import type { EmittedContract } from '../emit/index.ts';
import { pointer, pointerOfReference, valueAt } from '../json-pointer.ts';
import {
  type BoundName,
  byDefault,
  type Facets,
  type FieldFacts,
  type Literal,
  type Scalar,
  type ScalarType,
  type Source,
  stated,
  type TypeExpression,
} from '../ir/index.ts';
import type { BodyView, StructureView } from '../link/index.ts';
import { entriesOf, isNode, listOf, type Node, textOf } from '../nodes.ts';
import { hasNullForm, isNullSchema, partsOf, valuesOf } from '../null-schema.ts';

/** A schema and its pointer in the contract. */
export interface SchemaAt {
  readonly node: Node;
  readonly at: string;
}

const SCALARS: readonly string[] = ['string', 'integer', 'number', 'boolean'] satisfies ScalarType[];
const BOUNDS: readonly BoundName[] = ['minimum', 'maximum', 'minLength', 'maxLength'];
const EXCLUSIVE: { readonly [K in BoundName]?: string } = { minimum: 'exclusiveMinimum', maximum: 'exclusiveMaximum' };
/** References and lists that lead into each other further than this are not followed. */
const MAX_STEPS = 60;

/**
 * Schemas of a contract as the check of examples sees tables: fields with their types and limits. The source of a
 * field is that of its row, or that of the correction where an overlay has changed what the row says.
 */
export class SchemaViews {
  readonly #contract: EmittedContract;
  readonly #structures = new Map<string, StructureView>();
  readonly #targets = new Map<FieldFacts, () => readonly StructureView[]>();

  constructor(contract: EmittedContract) {
    this.#contract = contract;
  }

  /** What a body may be: each of its alternatives; none where the schema says nothing. */
  bodies({ node, at }: SchemaAt): BodyView[] {
    const schema = this.#resolved({ node, at });
    const alternatives = this.#alternatives(schema);
    if (alternatives.length > 0) return alternatives.flatMap((each) => this.bodies(each));
    if (isStructure(schema.node)) return [{ structure: this.#structure(schema) }];
    if (schema.node.type === undefined) return [];
    return [{ field: this.#field('', schema, false), targets: this.#targetsOf }];
  }

  /** The names of the elements of XML that a body may be. */
  roots({ node, at }: SchemaAt): (string | undefined)[] {
    const schema = this.#resolved({ node, at });
    const alternatives = this.#alternatives(schema);
    if (alternatives.length > 0) return alternatives.flatMap((each) => this.roots(each));
    return [isNode(schema.node.xml) ? textOf(schema.node.xml.name) : undefined];
  }

  #structure({ node, at }: SchemaAt): StructureView {
    const known = this.#structures.get(at);
    if (known) return known;
    const required = listOf(node.required);
    const fields = entriesOf(node.properties).map(([name, property]) =>
      this.#field(name, { node: property, at: pointer(at, 'properties', name) }, required.includes(name)),
    );
    const { additionalProperties } = node;
    const additional = isNode(additionalProperties)
      ? this.#field('', { node: additionalProperties, at: pointer(at, 'additionalProperties') }, false)
      : undefined;
    const view: StructureView = { fields, additional, targets: this.#targetsOf };
    this.#structures.set(at, view);
    return view;
  }

  readonly #targetsOf = (field: FieldFacts): readonly StructureView[] => this.#targets.get(field)?.() ?? [];

  #field(name: string, schema: SchemaAt, required: boolean): FieldFacts {
    const source = this.#sourceOf(schema.at);
    const typed = this.#contract.sources.get(pointer(schema.at, 'type'))?.origin;
    const type = this.#type(schema);
    const field: FieldFacts = {
      name,
      type: typed === 'default' ? byDefault(type, source, 'schema') : stated(type, source),
      required: stated(required, source),
      description: stated(textOf(schema.node.description) ?? '', source),
      facets: this.#facets(schema, source),
      links: [],
      tableNumbers: [],
      source,
    };
    this.#targets.set(field, () => this.#structuresOf(schema));
    return field;
  }

  /** The place of a row, or of the correction that has changed it. */
  #sourceOf(at: string): Source {
    const { sources } = this.#contract;
    const own = [at, ...OWN.map((key) => pointer(at, key)), ...OWN.map((key) => pointer(at, 'items', key))];
    const corrected = own.map((each) => sources.get(each)).find((each) => each?.origin === 'overlay');
    if (corrected) return corrected.source;
    for (let around = at; around !== ''; around = around.slice(0, around.lastIndexOf('/'))) {
      const node = sources.get(around);
      if (node) return node.source;
    }
    return { file: '', line: 1, words: '' };
  }

  #type(schema: SchemaAt, steps = 0): TypeExpression {
    const { node, at } = this.#resolved(schema);
    if (steps > MAX_STEPS) return { kind: 'any' };
    if (isStructure(node)) return { kind: 'object' };
    const alternatives = this.#alternatives({ node, at });
    if (alternatives.length > 0) {
      const of = alternatives.flatMap((each) => scalarOf(each.node) ?? []);
      return of.length === alternatives.length ? { kind: 'union', of } : { kind: 'object' };
    }
    const { items, additionalProperties } = node;
    if (node.type === 'array')
      return {
        kind: 'array',
        items: isNode(items) ? this.#type({ node: items, at: pointer(at, 'items') }, steps + 1) : { kind: 'any' },
      };
    if (node.type === 'object' && additionalProperties !== undefined && additionalProperties !== false)
      return {
        kind: 'map',
        values: isNode(additionalProperties)
          ? this.#type({ node: additionalProperties, at: pointer(at, 'additionalProperties') }, steps + 1)
          : { kind: 'any' },
      };
    if (node.type === 'object') return { kind: 'object' };
    return scalarOf(node) ?? { kind: 'unknown', text: '' };
  }

  /** The structures that a value, the items of a list or the values of a map have. */
  #structuresOf(schema: SchemaAt, steps = 0): readonly StructureView[] {
    const { node, at } = this.#resolved(schema);
    if (steps > MAX_STEPS) return [];
    if (isStructure(node)) return [this.#structure({ node, at })];
    const inside = ['items', 'additionalProperties'].flatMap((key): SchemaAt[] => {
      const inner = node[key];
      return isNode(inner) ? [{ node: inner, at: pointer(at, key) }] : [];
    });
    return [...inside, ...this.#alternatives({ node, at })].flatMap((each) => this.#structuresOf(each, steps + 1));
  }

  #facets(schema: SchemaAt, source: Source): Facets {
    const { node: outer } = this.#resolved(schema);
    let inner = outer;
    for (let steps = 0; isNode(inner.items) && steps < MAX_STEPS; steps++)
      inner = this.#resolved({ node: inner.items, at: '' }).node;
    const format = textOf(inner.format);
    return {
      ...(Array.isArray(inner.enum) ? { enum: stated(valuesOf(inner) as readonly Literal[], source) } : {}),
      ...(format === undefined ? {} : { format: stated(format, source) }),
      ...(outer.nullable === true || hasNullForm(schema.node) ? { nullable: stated(true as const, source) } : {}),
      bounds: BOUNDS.flatMap((name) => {
        const value = inner[name];
        if (typeof value !== 'number') return [];
        const isExclusive = inner[EXCLUSIVE[name] ?? ''] === true;
        return [stated({ name, value, ...(isExclusive ? { isExclusive: true as const } : {}) }, source)];
      }),
    };
  }

  #alternatives({ node, at }: SchemaAt): SchemaAt[] {
    const key = ['oneOf', 'anyOf'].find((each) => Array.isArray(node[each]));
    if (key === undefined) return [];
    return listOf(node[key]).flatMap((each, index) =>
      isNode(each) && !isNullSchema(each) ? [this.#resolved({ node: each, at: pointer(at, key, index) })] : [],
    );
  }

  /**
   * The schema that references lead to, also one that stands alone in `allOf`, as OpenAPI 3.0 asks for beside a text, or
   * beside null.
   */
  #resolved(schema: SchemaAt): SchemaAt {
    let { node, at } = schema;
    for (let steps = 0; steps < MAX_STEPS; steps++) {
      const [only, ...more] = partsOf(node);
      const target = textOf((more.length === 0 && isNode(only) ? only : node).$ref);
      const next = target === undefined ? undefined : pointerOfReference(target);
      const found = next === undefined ? undefined : valueAt(this.#contract.document, next);
      if (next === undefined || !isNode(found)) break;
      [node, at] = [found, next];
    }
    return { node, at };
  }
}

/** Keywords of a field that a correction changes and an example is held against. */
const OWN = ['type', 'enum', 'format', 'nullable', ...BOUNDS, '$ref'];

const isStructure = (node: Node): boolean => isNode(node.properties);

function scalarOf({ type, format }: Node): Scalar | undefined {
  if (typeof type !== 'string' || !SCALARS.includes(type)) return undefined;
  return { kind: 'scalar', type: type as ScalarType, ...(typeof format === 'string' ? { format } : {}) };
}
