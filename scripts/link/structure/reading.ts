import {
  byDefault,
  type ExampleFacts,
  type FieldFacts,
  inferred,
  type Source,
  type TableFacts,
  type TypeExpression,
} from '../../ir/index.ts';
import { isKeyPlaceholder } from '../key-placeholder.ts';
import type { StructureView } from '../example-check.ts';
import type { TableLinkResult } from '../table-links.ts';
import type { Level, Placement } from './placement.ts';
import { placeOf, type Shape } from './shape.ts';

export type LinkOf = (field: FieldFacts) => TableLinkResult;

/** One way in which the rows of a body may hang together. */
export interface Reading {
  /** The tables that are the body's own fields. */
  readonly tables: readonly TableFacts[];
  /** What describes the values of rows, where the reading says something of its own. */
  readonly links: ReadonlyMap<FieldFacts, TableLinkResult>;
  /** Tables that are no part of the body. */
  readonly left: readonly TableFacts[];
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
      const field = this.isPlaced(inner) ? byName.get(key) : undefined;
      if (field) this.links.set(field, { tables: [this.table(inner)], rule: written.has(field) ? NESTED : WRAPPED });
    }
    return wholeTable(level, fields) ?? this.partOf(own[0]?.table ?? this.first, shape, fields);
  }

  private partOf(table: TableFacts, { path }: Shape, fields: readonly FieldFacts[]): TableFacts {
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
      return [wrapper(key, inner, this.isNeeded(inner) && shape.path.length === 0 && rows.length === 0, source)];
    });
  }

  private isNeeded(shape: Shape): boolean {
    return this.placement.levels.get(shape)?.rows.some(({ field }) => field.required?.value === true) ?? false;
  }
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
