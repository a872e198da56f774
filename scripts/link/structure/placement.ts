import type { FieldFacts, TableFacts } from '../../ir/index.ts';
import { isComplex } from '../../extract/index.ts';
import { emptyShape, MAX_DEPTH, opens, type Shape } from './shape.ts';

/** Rows at one level of a body, as the examples place them. */
export interface Level {
  readonly shape: Shape;
  readonly rows: readonly PlacedRow[];
}

export interface PlacedRow {
  readonly field: FieldFacts;
  readonly table: TableFacts;
}

/** Which of several levels takes a row that fits them all: the one that was opened last, or the first one. */
export type Preference = 'inner' | 'outer';

export interface PlacementInput {
  /** Tables of the body that no row leads to, in the order of the page. */
  readonly tables: readonly TableFacts[];
  /** Of these, tables that are no part of the body unless the examples show their names somewhere. */
  readonly spare: readonly TableFacts[];
  readonly shape: Shape;
  /** True for a row whose value other tables describe already. */
  readonly isDescribed: (field: FieldFacts) => boolean;
  readonly preference: Preference;
  /** Names that only answers of failures show: their rows stand beside what a success has, not in it. */
  readonly aside?: ReadonlySet<string>;
}

/** The levels at which the rows of a body stand. */
export interface Placement {
  readonly levels: ReadonlyMap<Shape, Level>;
  /** The places inside a place, those included that only repeated names tell of. */
  readonly inside: (shape: Shape) => ReadonlyMap<string, Shape>;
  /** The place that a place is in; undefined for the body itself. */
  readonly around: (shape: Shape) => Shape | undefined;
}

/**
 * Goes through the rows of a body in order and gives each the level at which the examples show its name. A row of a
 * structure opens the level behind its name for the rows below it. A name that its level has already belongs to the
 * structure above it, also where no example shows that from inside. A row that no example shows stays with the rows
 * around it.
 */
export function placeRows(input: PlacementInput): Placement {
  const walk = new PlacementWalk(input);
  for (const table of input.tables) walk.table(table);
  return walk;
}

/** The rows of a level, of which each name's first and the last structure are found without looking at all. */
class FilledLevel implements Level {
  readonly shape: Shape;
  readonly rows: PlacedRow[] = [];
  /** The last row that may hold others. */
  holder: FieldFacts | undefined;
  private readonly byName = new Map<string, PlacedRow>();

  constructor(shape: Shape) {
    this.shape = shape;
  }

  add(row: PlacedRow, isHolder: boolean): void {
    this.rows.push(row);
    if (!this.byName.has(row.field.name)) this.byName.set(row.field.name, row);
    if (isHolder) this.holder = row.field;
  }

  row(name: string): PlacedRow | undefined {
    return this.byName.get(name);
  }

  /** Takes all rows out, to be put in anew. */
  empty(): readonly PlacedRow[] {
    this.byName.clear();
    this.holder = undefined;
    return this.rows.splice(0);
  }
}

/** The rows of a table down to one of them: where each is, and where each name comes first. */
class RowsAbove {
  private readonly places = new Map<FieldFacts, number>();
  private readonly names = new Map<string, number>();

  add(field: FieldFacts): void {
    if (!this.names.has(field.name)) this.names.set(field.name, this.places.size);
    this.places.set(field, this.places.size);
  }

  /** True where a row of a name comes before another row, or is that row. */
  isNamedUpTo(name: string, field: FieldFacts): boolean {
    const first = this.names.get(name);
    return first !== undefined && first <= (this.places.get(field) ?? -1);
  }
}

class PlacementWalk implements Placement {
  readonly levels = new Map<Shape, FilledLevel>();
  private readonly input: PlacementInput;
  private readonly spare: ReadonlySet<TableFacts>;
  private readonly parents = new Map<Shape, Shape>();
  /** Levels that no example shows, by the level around them. */
  private readonly hidden = new Map<Shape, Map<string, Shape>>();

  constructor(input: PlacementInput) {
    this.input = input;
    this.spare = new Set(input.spare);
    this.index(input.shape);
  }

  private index(shape: Shape): void {
    for (const inner of shape.keys.values()) {
      this.parents.set(inner, shape);
      this.index(inner);
    }
  }

  inside(shape: Shape): ReadonlyMap<string, Shape> {
    const hidden = this.hidden.get(shape);
    return hidden ? new Map([...shape.keys, ...hidden]) : shape.keys;
  }

  around(shape: Shape): Shape | undefined {
    return this.parents.get(shape);
  }

  table(table: TableFacts): void {
    const start = this.startOf(table);
    if (this.spare.has(table) && this.hits(namesOf(table), start) === 0) return;
    let open: Shape[] = [...this.above(start), start];
    let waiting: FieldFacts[] = [];
    let holder: FieldFacts | undefined;
    let last = start;
    const above = new RowsAbove();
    for (const [at, field] of table.fields.entries()) {
      if (this.input.aside?.has(field.name)) {
        this.put(field, table, this.input.shape);
        continue;
      }
      const shown = this.levelFor(field.name, open);
      const level = shown ?? this.repeats(field.name, last, holder ?? this.levels.get(last)?.holder, above);
      above.add(field);
      if (!level) {
        if (this.mayHold(field) && (this.isHidden(last) || this.startsAgain(table.fields[at + 1], last))) {
          for (const row of waiting) this.put(row, table, last);
          waiting = [];
          holder = undefined;
          last = this.parents.get(last) ?? last;
        }
        waiting.push(field);
        if (this.mayHold(field)) holder = field;
        continue;
      }
      // Rows that no example shows go with the row below them where that is at a level just opened, else with the one above.
      const around = shown && open.at(-1) === level ? level : last;
      for (const row of waiting) this.put(row, table, around);
      waiting = [];
      holder = undefined;
      this.put(field, table, level);
      const depth = open.indexOf(level);
      open = depth < 0 ? [...this.above(level), level] : open.slice(0, depth + 1);
      last = level;
      const behind = level.keys.get(field.name);
      if (behind && opens(behind) && this.mayHold(field)) open.push(behind);
    }
    for (const row of waiting) this.put(row, table, last);
    for (const [level, inside] of [...this.hidden]) for (const shape of inside.values()) this.likewise(level, shape);
  }

  /** Moves rows that follow another structure of a level, with the names of a level that repeats told of, into it. */
  private likewise(level: Shape, model: Shape): void {
    const filled = this.levels.get(level);
    if (!filled) return;
    const names = new Set(this.levels.get(model)?.rows.map(({ field }) => field.name));
    let holder: string | undefined;
    for (const { field, table } of filled.empty()) {
      if (holder !== undefined && names.has(field.name)) {
        this.put(field, table, this.hide(level, holder));
        continue;
      }
      this.put(field, table, level);
      const isKnown = level.keys.has(field.name) || this.hidden.get(level)?.has(field.name) === true;
      holder = this.mayHold(field) && !isKnown ? field.name : undefined;
    }
  }

  /** True where a row has the name of one of a level: a structure of the same fields is another one beside it. */
  private startsAgain(next: FieldFacts | undefined, level: Shape): boolean {
    return next !== undefined && this.rowOf(next.name, level) !== undefined;
  }

  private isHidden(shape: Shape): boolean {
    const parent = this.parents.get(shape);
    return parent !== undefined && this.hidden.get(parent)?.has(shape.path.at(-1) ?? '') === true;
  }

  /** A structure that no table describes yet. */
  private mayHold(field: FieldFacts): boolean {
    return isComplex(field.type.value) && !this.input.isDescribed(field);
  }

  private put(field: FieldFacts, table: TableFacts, shape: Shape): void {
    const level = this.levels.get(shape) ?? new FilledLevel(shape);
    this.levels.set(shape, level);
    level.add({ field, table }, this.mayHold(field));
  }

  private rowOf(key: string, shape: Shape): PlacedRow | undefined {
    return this.levels.get(shape)?.row(key);
  }

  private isFree(name: string, shape: Shape): boolean {
    return shape.keys.has(name) && this.rowOf(name, shape) === undefined;
  }

  private levelFor(name: string, open: readonly Shape[]): Shape | undefined {
    const order = this.input.preference === 'inner' ? [...open].reverse() : open;
    return order.find((shape) => this.isFree(name, shape)) ?? this.onlyInside(name, this.input.shape);
  }

  /** The one level inside another that shows a name and that only undescribed keys lead to. */
  private onlyInside(name: string, outer: Shape): Shape | undefined {
    const found: Shape[] = [];
    const search = (shape: Shape): void => {
      for (const [key, inner] of shape.keys) {
        if (!opens(inner) || this.rowOf(key, shape)) continue;
        if (this.isFree(name, inner)) found.push(inner);
        else search(inner);
      }
    };
    search(outer);
    return found.length === 1 ? found[0] : undefined;
  }

  /**
   * The level behind the structure above a row whose name another row has already, above that structure.
   *
   * @param holder the last structure above the row at its level
   * @param above the rows of the table above the row
   * @returns undefined too where the level would be deeper than any page goes: the row stays, as one that comes twice
   */
  private repeats(name: string, level: Shape, holder: FieldFacts | undefined, above: RowsAbove): Shape | undefined {
    if (!holder || !above.isNamedUpTo(name, holder)) return undefined;
    const known = level.keys.get(holder.name);
    if (known) return opens(known) ? undefined : known;
    return level.path.length < MAX_DEPTH ? this.hide(level, holder.name) : undefined;
  }

  private hide(level: Shape, name: string): Shape {
    const inside = this.hidden.get(level) ?? new Map<string, Shape>();
    this.hidden.set(level, inside);
    const shape = inside.get(name) ?? emptyShape([...level.path, name]);
    inside.set(name, shape);
    this.parents.set(shape, level);
    return shape;
  }

  private above(shape: Shape): Shape[] {
    const parent = this.parents.get(shape);
    return parent ? [...this.above(parent), parent] : [];
  }

  /** The level that shows most of a table's names; the body itself where none shows more. */
  private startOf(table: TableFacts): Shape {
    const names = namesOf(table);
    let best = this.input.shape;
    let most = this.hits(names, best);
    const search = (shape: Shape): void => {
      for (const [key, inner] of shape.keys) {
        if (!opens(inner)) continue;
        const row = this.rowOf(key, shape);
        if (row && !this.mayHold(row.field)) continue;
        const hits = this.hits(names, inner);
        if (hits > most) {
          best = inner;
          most = hits;
        }
        search(inner);
      }
    };
    search(this.input.shape);
    return best;
  }

  private hits(names: ReadonlySet<string>, shape: Shape): number {
    let count = 0;
    for (const name of names) if (this.isFree(name, shape)) count++;
    return count;
  }
}

const namesOf = ({ fields }: TableFacts): ReadonlySet<string> => new Set(fields.map(({ name }) => name));
