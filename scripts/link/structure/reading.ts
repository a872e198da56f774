import {
  byDefault,
  type ExampleFacts,
  type FieldFacts,
  inferred,
  type Source,
  type TableFacts,
  type TypeExpression,
} from '../../ir/index.ts';
import { isComplex } from '../../extract/index.ts';
import { isKeyPlaceholder } from '../key-placeholder.ts';
import type { StructureView } from '../example-check.ts';
import type { TableLinkResult } from '../table-links.ts';
import type { Level, Placement } from './placement.ts';
import { opens, placeOf, type Shape } from './shape.ts';

export type LinkOf = (field: FieldFacts) => TableLinkResult;

/** One way in which the rows of a body may hang together. */
export interface Reading {
  /** The tables that are the body's own fields. */
  readonly tables: readonly TableFacts[];
  /** What describes the values of rows, where the reading says something of its own. */
  readonly links: ReadonlyMap<FieldFacts, TableLinkResult>;
  /** Tables that are no part of the body. */
  readonly left: readonly TableFacts[];
  /** The row that names the body itself. */
  readonly opened?: FieldFacts;
}

/** The reading as a check of examples sees it. */
export function viewOfReading({ tables, links }: Pick<Reading, 'tables' | 'links'>, linkOf: LinkOf): StructureView {
  const views = new Map<TableFacts, StructureView>();
  const viewOf = (rows: readonly FieldFacts[]): StructureView => ({
    fields: rows.filter(({ name }) => !isKeyPlaceholder(name)),
    additional: rows.find(({ name }) => isKeyPlaceholder(name)),
    targets: (field) =>
      (links.get(field) ?? linkOf(field)).tables.map((table) => {
        const known = views.get(table) ?? viewOf(table.fields);
        views.set(table, known);
        return known;
      }),
  });
  return viewOf(tables.flatMap(({ fields }) => fields));
}

/** A row stands in the structure of the row above it because the examples show it there. */
const NESTED = 'rows-nested-as-in-example';
/** A field that no row describes is in the contract because the examples show all rows inside it. */
const WRAPPED = 'rows-inside-field-of-example';

export interface ExamplesOfBody {
  readonly examples: readonly ExampleFacts[];
  readonly file: string;
}

/**
 * Makes tables of the levels at which a placement has the rows.
 *
 * @param all tables that were to be placed
 */
export function readingOf(
  placement: Placement,
  shape: Shape,
  all: readonly TableFacts[],
  shown: ExamplesOfBody,
): Reading | undefined {
  const rows = [...placement.levels.values()].flatMap((level) => level.rows);
  const used = new Set(rows.map(({ table }) => table));
  const first = all.find((table) => used.has(table));
  if (!first) return undefined;
  const left = all.filter((table) => !used.has(table));
  if ([...placement.levels.keys()].every((each) => each === shape))
    return { tables: all.filter((table) => used.has(table)), links: new Map(), left };
  const builder = new ReadingBuilder(placement, shown, first);
  return { tables: [builder.table(shape)], links: builder.links, left };
}

class ReadingBuilder {
  readonly links = new Map<FieldFacts, TableLinkResult>();
  private readonly placement: Placement;
  private readonly shown: ExamplesOfBody;
  private readonly first: TableFacts;

  constructor(placement: Placement, shown: ExamplesOfBody, first: TableFacts) {
    this.placement = placement;
    this.shown = shown;
    this.first = first;
  }

  /** The table of a level; one of the page where it has the same rows. */
  table(shape: Shape): TableFacts {
    const level = this.placement.levels.get(shape);
    const own = level?.rows ?? [];
    const fields = [...own.map(({ field }) => field), ...this.wrappers(shape, own)];
    const byName = new Map<string, FieldFacts>();
    for (const field of fields) if (!byName.has(field.name)) byName.set(field.name, field);
    const written = new Set(own.map(({ field }) => field));
    for (const [key, inner] of this.placement.inside(shape)) {
      const field = this.isPlaced(inner) ? (byName.get(key) ?? byName.get(ANY_KEY)) : undefined;
      if (field) this.links.set(field, { tables: [this.table(inner)], rule: written.has(field) ? NESTED : WRAPPED });
    }
    return wholeTable(level, fields) ?? partOf(own[0]?.table ?? this.first, shape, fields);
  }

  /** Rows are placed at the level or below it. */
  private isPlaced(shape: Shape): boolean {
    return (
      this.placement.levels.has(shape) ||
      [...this.placement.inside(shape).values()].some((inner) => this.isPlaced(inner))
    );
  }

  /** Fields that lead to placed rows and have no row themselves. */
  private wrappers(shape: Shape, rows: Level['rows']): FieldFacts[] {
    const named = new Set(rows.map(({ field }) => field.name));
    return [...shape.keys].flatMap(([key, inner]) => {
      if (!this.isPlaced(inner) || named.has(key)) return [];
      const source = placeOf(inner, this.shown.examples, this.shown.file) ?? this.first.source;
      const name = inner.lists === 0 && isOfFailures(this.first) && !NAMES_ERRORS.test(key) ? ANY_KEY : key;
      return [wrapper(name, inner, this.isNeeded(inner) && shape.path.length === 0 && rows.length === 0, source)];
    });
  }

  private isNeeded(shape: Shape): boolean {
    return this.placement.levels.get(shape)?.rows.some(({ field }) => field.required?.value === true) ?? false;
  }
}

/** A row for every key of a map. */
const ANY_KEY = '{key}';

/** A key around an error that is no word for errors names this one, as `itemNotFound` does; others have other keys. */
const NAMES_ERRORS = /err|fault|fail|exception|message|detail|result|response|data/i;

const isOfFailures = ({ status }: TableFacts): boolean => /^[45]/.test(status ?? '');

export function partOf(table: TableFacts, { path }: Shape, fields: readonly FieldFacts[]): TableFacts {
  return {
    ...table,
    id: `${table.id}>${path.join('.')}`,
    anchors: [],
    headingAnchors: [],
    number: undefined,
    anchorName: undefined,
    captionName: undefined,
    fields,
    part: path,
    source: path.length === 0 ? table.source : { ...table.source, line: fields[0]?.source.line ?? table.source.line },
  };
}

/**
 * Puts the field around the rows of a structure that only the examples show there, and in which they show all rows. A
 * key that is data, as an id is, stands for every key of a map.
 *
 * @returns the same reading where no structure of it has such a field
 */
export function withInnerWrappers(reading: Reading, shape: Shape, linkOf: LinkOf, shown: ExamplesOfBody): Reading {
  const links = new Map(reading.links);
  const seen = new Set<TableFacts>(reading.tables);
  const visit = ({ fields }: TableFacts, at: Shape): void => {
    for (const field of fields) {
      const inside = at.keys.get(field.name);
      const [target, ...others] = (reading.links.get(field) ?? linkOf(field)).tables;
      if (!inside || !target || others.length > 0 || seen.has(target) || !holdsRows(field)) continue;
      seen.add(target);
      const inner = insideOf(inside, target);
      if (!inner) {
        visit(target, inside);
        continue;
      }
      const name = inner.path.at(-1) ?? '';
      const source = placeOf(inner, shown.examples, shown.file) ?? target.source;
      const isNeeded = !isData(name) && target.fields.some(({ required }) => required?.value === true);
      const around = wrapper(isData(name) ? ANY_KEY : name, inner, isNeeded, source);
      links.set(field, { tables: [partOf(target, inside, [around])], rule: WRAPPED });
      links.set(around, { tables: [target], rule: WRAPPED });
      visit(target, inner);
    }
  };
  for (const table of reading.tables) visit(table, shape);
  return links.size === reading.links.size ? reading : { ...reading, links };
}

/**
 * Puts the field around rows that stand for any key, which only the examples show: their one field, with single values.
 *
 * @returns undefined where the rows have names of their own or the examples show something else
 */
export function keysInWrapper(
  tables: readonly TableFacts[],
  shape: Shape,
  shown: ExamplesOfBody,
): Pick<Reading, 'tables' | 'links'> | undefined {
  const [table, ...others] = tables;
  const [inner, ...more] = shape.keys.values();
  if (!table || others.length > 0 || !inner || more.length > 0 || !opens(inner)) return undefined;
  if (table.fields.length === 0 || !table.fields.every(isAnyKey)) return undefined;
  if ([...inner.keys.values()].some((value) => opens(value) || value.lists > 0)) return undefined;
  const source = placeOf(inner, shown.examples, shown.file) ?? table.source;
  const around = wrapper(inner.path.at(-1) ?? '', inner, false, source);
  return {
    tables: [partOf(table, shape, [around])],
    links: new Map([[around, { tables: [table], rule: WRAPPED }]]),
  };
}

const isAnyKey = ({ name, type }: FieldFacts): boolean => type.value.kind === 'scalar' && isKeyPlaceholder(name);

/** A structure or a list of them; what a map has inside stands behind keys that are data already. */
const holdsRows = ({ type: { value: type } }: FieldFacts): boolean => type.kind !== 'map' && isComplex(type);

/** A key that is data: a UUID, an id in hexadecimal digits, or a number. */
export const isData = (key: string): boolean =>
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,64}|\d+)$/i.test(key);

/**
 * What stands behind the one key of a place, or behind its first where all are data: the place has none of a table's
 * rows, and two thirds of what is behind the key are such.
 */
function insideOf({ keys }: Shape, { fields }: TableFacts): Shape | undefined {
  const [first, ...more] = keys.values();
  if (!first || !opens(first) || (more.length > 0 && ![...keys.keys()].every(isData))) return undefined;
  const rows = new Set(fields.map(({ name }) => name));
  const known = [...first.keys.keys()].filter((name) => rows.has(name)).length;
  return [...keys.keys()].every((key) => !rows.has(key)) && known * 3 >= first.keys.size * 2 ? first : undefined;
}

/** The one table that has all rows of a level and no other. */
function wholeTable(level: Level | undefined, fields: readonly FieldFacts[]): TableFacts | undefined {
  const table = level?.rows[0]?.table;
  const isWhole =
    table && fields.length === table.fields.length && table.fields.every((field, index) => fields[index] === field);
  return isWhole ? table : undefined;
}

function wrapper(name: string, { lists }: Shape, required: boolean, source: Source): FieldFacts {
  let type: TypeExpression = { kind: 'object' };
  for (let depth = 0; depth < lists; depth++) type = { kind: 'array', items: type };
  return {
    name,
    type: inferred(type, source, WRAPPED),
    ...(required ? { required: inferred(true, source, 'mandatory-rows-inside') } : {}),
    description: byDefault('', source, WRAPPED),
    facets: { bounds: [] },
    links: [],
    tableNumbers: [],
    source,
  };
}
