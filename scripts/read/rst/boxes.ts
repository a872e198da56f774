/** Traces the cells of a grid table along their borders, as a table with spans needs it. */

export interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

interface Traced {
  readonly boxes: readonly Box[];
  /** Upper borders of all rows and left borders of all columns, in order. */
  readonly tops: readonly number[];
  readonly lefts: readonly number[];
}

/** Characters that may be looked at for each one of the table: far above what real tables need. */
const EFFORT = 64;

/**
 * Finds the boxes that make up a grid.
 *
 * @param grid lines of equal length, every code unit a column, the border below the header drawn like the others
 * @returns undefined where the boxes do not cover the grid
 */
export function traceBoxes(grid: readonly string[]): Traced | undefined {
  return new BoxTracer(grid).trace();
}

class BoxTracer {
  private readonly grid: readonly string[];
  private readonly bottom: number;
  private readonly right: number;
  /** Per column, the last line that a box covers. */
  private readonly done: number[];
  private readonly rows = new Set<number>([0]);
  private readonly columns = new Set<number>([0]);
  private effort: number;

  constructor(grid: readonly string[]) {
    this.grid = grid;
    this.bottom = grid.length - 1;
    this.right = (grid[0] ?? '').length - 1;
    this.done = new Array<number>(this.right + 1).fill(-1);
    this.effort = EFFORT * (this.bottom + 1) * (this.right + 1);
  }

  trace(): Traced | undefined {
    const boxes: Box[] = [];
    const corners = new Map<number, number[]>([[0, [0]]]);
    for (let top = 0; top < this.bottom; top++) {
      const lefts = corners.get(top)?.sort((a, b) => a - b) ?? [];
      for (let i = 0; i < lefts.length; i++) {
        const left = lefts[i] as number;
        if (left === this.right || top <= (this.done[left] ?? -1)) continue;
        const box = this.boxAt(top, left);
        if (this.effort < 0) return undefined;
        if (!box) continue;
        if (!this.cover(box)) return undefined;
        boxes.push(box);
        insert(lefts, box.right, i + 1);
        const below = corners.get(box.bottom);
        if (below) below.push(box.left);
        else corners.set(box.bottom, [box.left]);
      }
    }
    return this.complete() ? this.result(boxes) : undefined;
  }

  private boxAt(top: number, left: number): Box | undefined {
    const border = this.grid[top] as string;
    const columns: number[] = [];
    for (let right = left + 1; right <= this.right && this.effort-- > 0; right++) {
      if (border[right] === '+') {
        columns.push(right);
        const bottom = this.bottomOf(top, left, right);
        if (bottom !== undefined) {
          for (const column of columns) this.columns.add(column);
          return { top, left, bottom, right };
        }
      } else if (border[right] !== '-') return undefined;
    }
    return undefined;
  }

  private bottomOf(top: number, left: number, right: number): number | undefined {
    const rows: number[] = [];
    for (let bottom = top + 1; bottom <= this.bottom && this.effort-- > 0; bottom++) {
      const mark = this.grid[bottom]?.[right];
      if (mark === '+') {
        rows.push(bottom);
        if (this.closes(top, left, bottom, right)) {
          for (const row of rows) this.rows.add(row);
          return bottom;
        }
      } else if (mark !== '|') return undefined;
    }
    return undefined;
  }

  /** Whether a border leads from the lower right corner back to the upper left one. */
  private closes(top: number, left: number, bottom: number, right: number): boolean {
    const border = this.grid[bottom] as string;
    const columns: number[] = [];
    for (let column = right - 1; column > left; column--) {
      this.effort--;
      if (border[column] === '+') columns.push(column);
      else if (border[column] !== '-') return false;
    }
    if (border[left] !== '+') return false;
    const rows: number[] = [];
    for (let row = bottom - 1; row > top; row--) {
      this.effort--;
      const mark = this.grid[row]?.[left];
      if (mark === '+') rows.push(row);
      else if (mark !== '|') return false;
    }
    for (const column of columns) this.columns.add(column);
    for (const row of rows) this.rows.add(row);
    return true;
  }

  private cover(box: Box): boolean {
    for (let column = box.left; column < box.right; column++) {
      if (this.done[column] !== box.top - 1) return false;
      this.done[column] = box.bottom - 1;
    }
    return true;
  }

  private complete(): boolean {
    for (let column = 0; column < this.right; column++) if (this.done[column] !== this.bottom - 1) return false;
    return true;
  }

  private result(boxes: readonly Box[]): Traced {
    const ordered = (set: ReadonlySet<number>, end: number): number[] =>
      [...set].filter((value) => value < end).sort((a, b) => a - b);
    return { boxes, tops: ordered(this.rows, this.bottom), lefts: ordered(this.columns, this.right) };
  }
}

/** Inserts a value behind index `from` of a sorted list. */
function insert(sorted: number[], value: number, from: number): void {
  let at = from;
  while (at < sorted.length && (sorted[at] as number) < value) at++;
  if (sorted[at] !== value) sorted.splice(at, 0, value);
}
