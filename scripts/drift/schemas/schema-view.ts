import { pointer } from '../../emit/index.ts';
import { isNode, listOf, type Node, textOf } from '../../nodes.ts';
import { hasNullForm, isNullSchema, loneFormOrNull } from '../../null-schema.ts';
import { type Contract, canonical, type Located } from '../contract.ts';

/** A schema as it is used at some place: what stands beside a reference, and what it refers to. */
export interface SchemaUse {
  /** Pointer of the use itself. */
  readonly at: string;
  /** Facets that the place adds: beside `$ref` in a lone `allOf`, or the inline schema itself. */
  readonly own: Node;
  /** Pointer of the form that lets the place be null, beside what it refers to. */
  readonly nullAt?: string;
  readonly target: Located;
  /** True where the target is a component, so that its own texts are not this place's. */
  readonly isShared: boolean;
}

/** A schema with all that it is made of (`allOf`) merged, as far as comparing asks. */
export interface SchemaView {
  readonly at: string;
  readonly facets: Node;
  /** What describes it; of the items of a list, which have no words of their own, the words of the list. */
  readonly words: string;
  readonly type: string;
  readonly format: string | undefined;
  readonly isNullable: boolean;
  /** Only null is valid: its type stands in for one that OpenAPI 3.0 has not, and no page states it. */
  readonly isNull: boolean;
  readonly properties: ReadonlyMap<string, { readonly value: unknown; readonly at: string }>;
  /** Mandatory fields, and where each is said to be. */
  readonly required: ReadonlyMap<string, string>;
  readonly alternatives: readonly Alternative[];
  readonly keyword: 'oneOf' | 'anyOf';
}

export interface Alternative {
  readonly use: SchemaUse;
  /** What people call it: its title, its component, or its number. */
  readonly name: string;
  /** What tells it from the others in a location: its title, since components are renamed, else its number. */
  readonly label: string;
}

/** Facets that describe and don't bind: a place may have its own beside a reference. */
const TEXT_FACETS = new Set([
  'title',
  'description',
  'deprecated',
  'example',
  'externalDocs',
  'xml',
  'x-required-when',
  'x-source',
]);
const ALTERNATIVES = ['oneOf', 'anyOf', 'x-alternatives'];
const ITEMS = '/items';
const NOTHING: Node = {};
const MAX_DEPTH = 20;
/** Shapes are told apart to this depth; deeper ones that differ are hardly the same field renamed. */
const SHAPE_DEPTH = 5;

interface Merged {
  readonly facets: Node;
  readonly properties: ReadonlyMap<string, { readonly value: unknown; readonly at: string }>;
  readonly required: ReadonlyMap<string, string>;
}

/** What a schema without fields has of them. */
const LEAF: Omit<Merged, 'facets'> = { properties: new Map(), required: new Map() };
const NO_ALTERNATIVES: Pick<SchemaView, 'alternatives' | 'keyword'> = { alternatives: [], keyword: 'anyOf' };

/** Reads the schemas of one contract; what was read is kept. */
export class SchemaReader {
  private readonly views = new Map<string, SchemaView>();
  private readonly shapes = new Map<string, string>();
  private readonly contract: Contract;

  constructor(contract: Contract) {
    this.contract = contract;
  }

  /**
   * The use of a schema at a pointer. A lone `allOf` around a reference is how a reference gets a description, a choice of
   * it and null how it may be null.
   */
  use(value: unknown, at: string): SchemaUse {
    const node = isNode(value) ? value : {};
    if (textOf(node.$ref) !== undefined) {
      const { $ref, ...beside } = node;
      return { at, own: beside, target: this.contract.resolve(node, at), isShared: true };
    }
    const [part, ...more] = listOf(node.allOf);
    if (isNode(part) && textOf(part.$ref) !== undefined && more.length === 0 && !isNode(node.properties)) {
      const { allOf, ...beside } = node;
      return { at, own: beside, target: this.contract.resolve(part, pointer(at, 'allOf', 0)), isShared: true };
    }
    const form = loneFormOrNull(node);
    if (form && textOf(form.node.$ref) !== undefined) {
      const { [form.keyword]: _, ...beside } = node;
      const target = this.contract.resolve(form.node, pointer(at, form.keyword, form.index));
      const nullAt = pointer(at, form.keyword, listOf(node[form.keyword]).findIndex(isNullSchema), 'nullable');
      return { at, own: { ...beside, nullable: true }, nullAt, target, isShared: true };
    }
    return { at, own: node, target: { node, at }, isShared: false };
  }

  /** True where it is known that no page says which fields of a schema are mandatory. */
  isSilentOnRequired({ at }: SchemaView): boolean {
    return this.contract.isSilentOn(at, 'required');
  }

  /** The schema of a use, with the binding facets that the place adds. */
  view(use: SchemaUse): SchemaView {
    const added = use.isShared ? bindingOf(use.own) : NOTHING;
    const isPlain = Object.keys(added).length === 0;
    const key = isPlain ? use.target.at : `${use.target.at} ${canonical(added)}`;
    let view = this.views.get(key);
    if (!view) {
      view = this.read(isPlain ? use.target : { node: { ...use.target.node, ...added }, at: use.target.at });
      this.views.set(key, view);
    }
    return view;
  }

  /** What binds in a schema, to a depth, as text: equal for equal schemas whatever their names and words. */
  shape(use: SchemaUse, depth = SHAPE_DEPTH): string {
    const key = `${depth} ${use.target.at} ${use.isShared ? canonical(bindingOf(use.own)) : ''}`;
    let shape = this.shapes.get(key);
    if (shape === undefined) {
      shape = depth === 0 ? '…' : this.writeShape(this.view(use), depth - 1);
      this.shapes.set(key, shape);
    }
    return shape;
  }

  private writeShape(view: SchemaView, depth: number): string {
    const inner = (value: unknown, at: string): string => this.shape(this.use(value, at), depth);
    const { enum: values, items, additionalProperties, ...rest } = bindingOf(view.facets);
    const fields = [...view.properties].map(([name, { value, at }]) => `${name}:${inner(value, at)}`).sort();
    return [
      view.type,
      view.format,
      view.isNullable,
      canonical(limitsOf(rest)),
      listOf(values).map(canonical).sort(),
      fields,
      [...view.required.keys()].sort(),
      view.alternatives.map(({ use }) => this.shape(use, depth)).sort(),
      isNode(items) ? inner(items, pointer(view.at, 'items')) : '',
      isNode(additionalProperties)
        ? inner(additionalProperties, pointer(view.at, 'additionalProperties'))
        : additionalProperties,
    ].join(';');
  }

  private read(located: Located): SchemaView {
    const { facets: all, properties, required } = this.merged(located, 0);
    const isNullable = all.nullable === true || listOf(all.type).includes('null') || hasNullForm(all);
    const facets = isNullable && Array.isArray(all.enum) ? { ...all, enum: all.enum.filter(isSome) } : all;
    const { type } = facets;
    const types =
      typeof type === 'string'
        ? type
        : listOf(type)
            .filter((each) => each !== 'null')
            .join('|');
    return {
      at: located.at,
      facets,
      words: this.wordsOf(facets, located.at),
      type: types !== '' && types !== 'null' ? types : impliedType(facets, properties.size > 0),
      format: textOf(facets.format),
      isNullable,
      isNull: facets.nullable === true && this.contract.isNullType(located.at),
      properties,
      required,
      ...this.alternatives(facets, located.at),
    };
  }

  private wordsOf(facets: Node, at: string): string {
    const own = textOf(facets.description);
    if (own !== undefined || !at.endsWith(ITEMS)) return own ?? '';
    return textOf(this.contract.at(at.slice(0, -ITEMS.length)).node.description) ?? '';
  }

  /** Own keywords and those of every part of `allOf`; the outer one counts. */
  private merged({ node, at }: Located, depth: number): Merged {
    if (node.allOf === undefined && node.properties === undefined && node.required === undefined)
      return { facets: node, ...LEAF };
    const { allOf, ...own } = node;
    const properties = new Map<string, { value: unknown; at: string }>();
    const required = new Map<string, string>();
    let facets: Node = {};
    if (depth < MAX_DEPTH)
      for (const [index, part] of listOf(allOf).entries()) {
        const inner = this.merged(this.contract.resolve(part, pointer(at, 'allOf', index)), depth + 1);
        facets = { ...facets, ...bindingOf(inner.facets) };
        for (const [name, property] of inner.properties) properties.set(name, property);
        for (const [name, place] of inner.required) required.set(name, place);
      }
    if (isNode(own.properties))
      for (const [name, value] of Object.entries(own.properties))
        properties.set(name, { value, at: pointer(at, 'properties', name) });
    for (const [index, name] of listOf(own.required).entries())
      if (typeof name === 'string') required.set(name, pointer(at, 'required', index));
    return { facets: { ...facets, ...own }, properties, required };
  }

  private alternatives(facets: Node, at: string): Pick<SchemaView, 'alternatives' | 'keyword'> {
    const key = ALTERNATIVES.find((each) => listOf(facets[each]).length > 0);
    if (key === undefined) return NO_ALTERNATIVES;
    const list = listOf(facets[key]);
    return {
      keyword: key === 'oneOf' ? 'oneOf' : 'anyOf',
      alternatives: list.flatMap((part, index) => {
        if (isNullSchema(part)) return [];
        const place = pointer(at, key, index);
        // Alternatives of bodies that no schema can hold stand with their page's title beside the schema.
        const isTitled = key === 'x-alternatives' && isNode(part);
        const use = isTitled ? this.use(part.schema, pointer(place, 'schema')) : this.use(part, place);
        const title = textOf(isTitled ? part.title : use.own.title) ?? textOf(use.target.node.title);
        const label = title ?? String(index + 1);
        return {
          use,
          label,
          name: title ?? (use.isShared ? (use.target.at.split('/').at(-1) ?? '') : `number ${index + 1}`),
        };
      }),
    };
  }
}

const isSome = (value: unknown): boolean => value !== null;

function impliedType(facets: Node, hasProperties: boolean): string {
  if (hasProperties || isNode(facets.additionalProperties)) return 'object';
  return isNode(facets.items) ? 'array' : 'any';
}

/** The facets of a node that bind, as a node. */
export function bindingOf(node: Node): Node {
  const out: Record<string, unknown> = {};
  for (const key in node) if (isBinding(key)) out[key] = node[key];
  return out;
}

const isBinding = (key: string): boolean =>
  !TEXT_FACETS.has(key) && (!key.startsWith('x-') || key === 'x-alternatives');

/** Facets that a shape writes as they are: all but those that it writes in its own way. */
const WRITTEN = new Set([
  'type',
  'format',
  'nullable',
  'properties',
  'required',
  'oneOf',
  'anyOf',
  'allOf',
  'x-alternatives',
  'default',
]);
const limitsOf = (node: Node): Node => Object.fromEntries(Object.entries(node).filter(([key]) => !WRITTEN.has(key)));
