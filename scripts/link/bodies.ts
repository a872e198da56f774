import {
  type Body,
  type Component,
  type Diagnostic,
  diagnostic,
  type ExampleFacts,
  type FieldFacts,
  inferred,
  isNameFamily,
  type LinkedExample,
  type LinkedField,
  type PageFacts,
  type Source,
  type TableFacts,
  type TypeExpression,
} from '../ir/index.ts';
import { escapeMarkdown, shownField } from '../extract/index.ts';
import { arrayRoot } from './array-root.ts';
import type { NamedStructures, Structure } from './components.ts';
import type { BodyView, CheckedExample, JsonType, NeededWhen, ShownType } from './example-check.ts';
import type { TableGraph } from './graph.ts';
import { fileRow, JSON_MEDIA, mediaOf } from './media.ts';
import { isKeyPlaceholder } from './key-placeholder.ts';
import { readableRow } from './table-references.ts';

/** Links rows, bodies and components to the names of the structures that describe them. */
export class BodyLinker {
  /** Rows that examples have null for. */
  private readonly nulls = new Map<FieldFacts, ReadonlyMap<number, Source>>();
  private readonly unformatted = new Set<FieldFacts>();
  private readonly leftOut = new Map<FieldFacts, NeededWhen>();
  private readonly types = new Map<FieldFacts, ShownType[]>();
  private readonly graph: TableGraph;
  private readonly named: NamedStructures;

  constructor(graph: TableGraph, named: NamedStructures) {
    this.graph = graph;
    this.named = named;
  }

  /** Takes note of rows whose format examples don't have: a phrase alone doesn't make it a fact. */
  showUnformatted(fields: ReadonlySet<FieldFacts>): void {
    for (const field of fields) this.unformatted.add(field);
  }

  /** Takes note of mandatory rows that count in one case only, and that examples of other cases leave out. */
  showLeftOut(fields: CheckedExample['leftOut']): void {
    for (const [field, when] of fields) this.leftOut.set(field, when);
  }

  /** Takes note of the types that examples show of rows without one. */
  showTypes(types: CheckedExample['shownTypes']): void {
    for (const [field, shown] of types) this.types.set(field, [...(this.types.get(field) ?? []), ...shown]);
  }

  /** Takes note of rows that examples have null for. */
  showNulls(nulls: CheckedExample['nulls']): void {
    for (const [field, shown] of nulls) this.nulls.set(field, new Map([...shown, ...(this.nulls.get(field) ?? [])]));
  }

  /** A row with the components that describe its value. */
  field(field: FieldFacts): LinkedField {
    const { tables, rule } = this.graph.linkOf(field);
    const components = tables.flatMap((table) => this.named.nameOf.get(table.id) ?? []);
    const facts = readableRow(field, tables, (number) => this.graph.captionOf(field.source.file, number));
    return { facts, components: [...new Set(components)], ...(rule === undefined ? {} : { linkRule: rule }) };
  }

  /**
   * A row as the examples have it that have been read by now.
   *
   * @param equal rows of equal structures
   */
  private shown(field: FieldFacts, equal: readonly FieldFacts[] = []): LinkedField {
    const all = [field, ...equal];
    // Of several places the first tells it.
    const shownNulls = new Map(all.toReversed().flatMap((each) => [...(this.nulls.get(each) ?? [])]));
    const needed = neededInOneCase(field, all.flatMap((each) => this.leftOut.get(each) ?? [])[0]);
    const typed = withShownType(
      needed,
      all.flatMap((each) => this.types.get(each) ?? []),
    );
    const isUnformatted = all.some((each) => this.unformatted.has(each));
    return {
      ...this.field(isUnformatted ? withoutFormat(typed) : typed),
      ...(shownNulls.size > 0 ? { shownNulls } : {}),
    };
  }

  /** The body that its root tables describe, in the light of its examples; undefined without tables. */
  body(tables: readonly TableFacts[], title: string): Body | undefined {
    if (tables.length === 0) return undefined;
    const structure = this.graph.structure(tables);
    const file = fileRow(tables, structure.page.operation);
    if (file) return contentBody(file.source, title);
    const array = arrayRoot(structure);
    if (array) return { kind: 'field', field: this.shown(array), source: array.source, title, media: JSON_MEDIA };
    const name = this.named.nameOf.get(structure.id);
    return name === undefined
      ? undefined
      : { kind: 'component', name, source: structure.source, title, media: mediaOf(tables) };
  }

  /** The names and kinds of a body's fields; undefined where no table describes it. */
  shapeOf(body: Body): string | undefined {
    const structure = body.kind === 'component' ? this.named.membersOf.get(body.name)?.[0] : undefined;
    return structure?.fields
      .map(({ name, type }) => `${name} ${type.value.kind === 'scalar' ? type.value.type : type.value.kind}`)
      .sort()
      .join(', ');
  }

  /** The same body as a check of examples sees it. */
  view(tables: readonly TableFacts[]): BodyView | undefined {
    if (tables.length === 0) return undefined;
    const structure = this.graph.structure(tables);
    const array = arrayRoot(structure);
    return array ? { field: array, targets: this.graph.viewsBehind } : { structure: this.graph.viewOf(structure) };
  }

  /**
   * To be asked for when all examples have been read.
   *
   * @param members equal structures, of which the first tells the component
   * @param page whose body the structure is; undefined where it is the value of a field
   */
  component(
    name: string,
    [structure, ...others]: readonly [Structure, ...Structure[]],
    page: Pick<PageFacts, 'title' | 'file'> | undefined,
  ): Component {
    const fields = structure.fields.map((field) =>
      this.shown(
        field,
        others.flatMap((other) => other.fields.find(({ name: same }) => same === field.name) ?? []),
      ),
    );
    const keyed = fields.filter((field) => isKeyPlaceholder(field.facts.name));
    return {
      name,
      ...(name === structure.id ? { isInPlace: true } : {}),
      fields: fields.filter((field) => !keyed.includes(field)),
      additional: keyed[0] && withFamilyName(keyed[0]),
      title: page?.title,
      root: structure.tables[0]?.markup?.root,
      description: structure.tables[0]?.markup?.row?.description,
      source: structure.source,
      bodyOf: page?.file,
      others: tellingAgain(structure, others),
    };
  }
}

/** Further fields whose names begin alike: no keyword of OpenAPI 3.0 says how, so their description does. */
function withFamilyName(field: LinkedField): LinkedField {
  const { name, description } = field.facts;
  if (!isNameFamily(name)) return field;
  const text = `**${escapeMarkdown(name)}**\n\n${description.value}`.trim();
  return {
    ...field,
    facts: { ...field.facts, description: inferred(text, description.source, 'name-of-many-fields') },
  };
}

/** A list of anything as one of the only kind of single values that examples have in it. */
function withShownItems(field: FieldFacts, shown: readonly ShownType[]): FieldFacts {
  const [first, ...more] = shown;
  const items = first && SINGLE.has(first.type) ? TYPES[first.type] : undefined;
  if (!first || !items || more.some(({ type }) => type !== first.type)) return field;
  return { ...field, type: inferred({ kind: 'array', items }, first.source, 'items-in-example') };
}

const SINGLE: ReadonlySet<JsonType> = new Set(['string', 'integer', 'number', 'boolean']);

/** A row without a type with the one that examples show, where that is no text; of several any value fits. */
function withShownType(field: FieldFacts, shown: readonly ShownType[]): FieldFacts {
  const [first] = shown;
  const { value } = field.type;
  if (value.kind === 'array' && value.items.kind === 'any') return withShownItems(field, shown);
  const types = new Set(shown.map(({ type }) => type));
  if (!first || field.type.origin !== 'default' || (types.size === 1 && types.has('string'))) return field;
  const type =
    types.size === 1 ? TYPES[first.type] : [...types].every(isNumeric) ? TYPES.number : ({ kind: 'any' } as const);
  const facets =
    type.kind === 'scalar' && type.type === 'string'
      ? field.facets
      : withoutTextFacets(field.facets, [...types].every(isNumeric));
  return { ...field, type: inferred(type, first.source, 'type-in-example'), facets };
}

const TYPES: Readonly<Record<JsonType, TypeExpression>> = {
  string: { kind: 'scalar', type: 'string' },
  integer: { kind: 'scalar', type: 'integer' },
  number: { kind: 'scalar', type: 'number' },
  boolean: { kind: 'scalar', type: 'boolean' },
  array: { kind: 'array', items: { kind: 'any' } },
  object: { kind: 'object' },
};

const isNumeric = (type: JsonType): boolean => type === 'integer' || type === 'number';

/** Without what was read of a text: its length, pattern, format and values; a default is the number that it writes. */
const withoutTextFacets = (
  { deprecated, nullable, default: preset }: FieldFacts['facets'],
  isNumber: boolean,
): FieldFacts['facets'] => ({
  ...(preset && isNumber && /^-?\d{1,15}(?:\.\d+)?$/.test(String(preset.value))
    ? { default: { ...preset, value: Number(preset.value) } }
    : {}),
  ...(deprecated ? { deprecated } : {}),
  ...(nullable ? { nullable } : {}),
  bounds: [],
});

/** A mandatory row that may be left out all the same: it counts in the case that words name, or belongs to the path. */
function neededInOneCase(field: FieldFacts, when: NeededWhen | undefined): FieldFacts {
  if (field.required?.value !== true || !when) return field;
  const { rule, words } = when;
  const required = inferred(false, field.required.source, rule);
  return { ...field, required, ...(words ? { requiredWhen: words } : {}) };
}

function withoutFormat(field: FieldFacts): FieldFacts {
  const { format: _, ...facets } = field.facets;
  return { ...field, facets };
}

/** A body of which a page says no more than that it is one. */
export const contentBody = (source: Source | undefined, title: string): Body | undefined =>
  source && { kind: 'content', source, title, media: 'application/octet-stream' };

/** Of equal structures the first of each other page. */
function tellingAgain({ page }: Structure, others: readonly Structure[]): Component['others'] {
  const byPage = new Map([...others].reverse().map((other) => [other.page.id, other]));
  byPage.delete(page.id);
  return [...byPage.values()].reverse().map(({ source, fields }) => ({ source, fields }));
}

/** What tells one of a page's request bodies from the others: its caption; the page's title where it is the only one. */
export function titleOfRequest(
  tables: readonly TableFacts[],
  requests: readonly (readonly TableFacts[])[],
  page: PageFacts,
): string {
  return requests.length > 1 ? (tables[0]?.caption ?? page.title) : page.title;
}

/** A body that only an example shows: it exists, but no table says what is in it. */
export function openBody(examples: readonly LinkedExample[], title: string): Body | undefined {
  const [first] = examples;
  const list = first && shownList(examples);
  if (first && list) return { kind: 'field', field: list, source: first.source, title, media: first.media };
  return first && { kind: 'open', source: first.source, title, media: first.media };
}

/** A body that all examples show as a list; of its items as much as all of them have in common. */
function shownList(examples: readonly LinkedExample[]): LinkedField | undefined {
  const [first] = examples;
  if (!first || !examples.every(({ value }) => Array.isArray(value) && value.length > 0)) return undefined;
  const items = examples.flatMap(({ value }) => value as readonly unknown[]);
  const isText = items.every((item) => typeof item === 'string');
  const type: TypeExpression = { kind: 'array', items: isText ? { kind: 'scalar', type: 'string' } : { kind: 'any' } };
  const shown = { ...first.source, words: '' };
  const facts = { ...shownField('[items]', shown, 'list-in-example'), type: inferred(type, shown, 'list-in-example') };
  return { facts, components: [] };
}

/** What a page has that describes and shows no body. */
export const noBody = (page: PageFacts): Body => ({
  kind: 'none',
  media: JSON_MEDIA,
  page: page.id,
  title: page.title,
  source: { file: page.file, line: page.titleLine, words: page.title },
});

/** A 204 response has no content (RFC 9110, section 15.3.5), whatever a page shows; `{ }` shows nothing. */
export function bodyOfNoContent(tables: readonly TableFacts[], examples: readonly ExampleFacts[]): Diagnostic[] {
  const source = tables[0]?.source ?? examples.find(({ body }) => body && !/^\{\s*\}$/.test(body.text.trim()))?.source;
  if (!source) return [];
  return [diagnostic('link/body-of-no-content', source, {})];
}
