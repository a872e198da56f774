import { type Box, traceBoxes } from './boxes.ts';
import type { Lines } from './lines.ts';

/** A table's cells as lines still to be read; a cell that spans leaves the cells behind it without lines. */
export interface RawTable {
  readonly header: readonly RawRow[];
  readonly rows: readonly RawRow[];
}

export interface RawRow {
  readonly cells: readonly Lines[];
  readonly line: number;
  /** Columns whose cell is empty because the one above spans this row too. */
  readonly covered?: ReadonlySet<number>;
}

const BAR = 0x7c;
const PLUS = 0x2b;
const HEAD_BORDER = /^\+=[=+]+=\+$/;

/** First and last border of a grid table. */
export const GRID_BORDER = /^\+-[-+]+-\+$/;

/** Where the lines of a table end. */
export interface Extent {
  /** Index behind the last border. */
  readonly end: number;
  /** Whether there is a last border that fits. */
  readonly closed: boolean;
  /** Index behind the lines that look like a part of the table, but stand behind its last border. */
  readonly rest: number;
}

/** Finds the end of a grid table that starts at index `from`. */
export function endOfGrid(texts: readonly string[], from: number): Extent {
  let end = from;
  while (end < texts.length && isEdge((texts[end] as string).charCodeAt(0))) end++;
  for (let last = end - 1; last > from + 1; last--)
    if (GRID_BORDER.test(texts[last] as string)) return { end: last + 1, closed: true, rest: end };
  return { end, closed: false, rest: end };
}

/**
 * Reads a grid table.
 *
 * @param texts its lines, every code unit a column
 * @param first page line of the first
 * @returns undefined where its borders do not line up
 */
export function readGrid(texts: readonly string[], first: number): RawTable | undefined {
  return readPlainGrid(texts, first) ?? readSpanningGrid(texts, first);
}

/** The usual table, whose borders all have the columns of the first; undefined for any other. */
function readPlainGrid(texts: readonly string[], first: number): RawTable | undefined {
  const border = texts[0] as string;
  const columns = plusPositions(border);
  const rows: RawRow[] = [];
  let headRows = 0;
  let start = 1;
  for (let i = 1; i < texts.length; i++) {
    const text = texts[i] as string;
    if (text.length !== border.length) return undefined;
    if (hasBars(text, columns)) continue;
    const isHead = text !== border && HEAD_BORDER.test(text) && String(plusPositions(text)) === String(columns);
    if (i === start || !(isHead || text === border)) return undefined;
    rows.push(plainRow(texts, start, i, columns, first));
    start = i + 1;
    if (!isHead) continue;
    if (headRows > 0 || start === texts.length) return undefined;
    headRows = rows.length;
  }
  return { header: rows.slice(0, headRows), rows: rows.slice(headRows) };
}

const isEdge = (code: number): boolean => code === BAR || code === PLUS;

function plusPositions(border: string): number[] {
  const positions: number[] = [];
  for (let at = border.indexOf('+'); at >= 0; at = border.indexOf('+', at + 1)) positions.push(at);
  return positions;
}

function hasBars(text: string, columns: readonly number[]): boolean {
  for (const column of columns) if (text.charCodeAt(column) !== BAR) return false;
  return true;
}

function plainRow(
  texts: readonly string[],
  from: number,
  to: number,
  columns: readonly number[],
  first: number,
): RawRow {
  const cells: Lines[] = [];
  for (let i = 1; i < columns.length; i++)
    cells.push(cellLines(texts, from, to, (columns[i - 1] as number) + 1, columns[i] as number, first));
  return { cells, line: first + from };
}

/** Cuts a cell out of table lines: the rectangle without trailing blanks and without the indent of all its lines. */
export function cellLines(
  texts: readonly string[],
  from: number,
  to: number,
  left: number,
  right: number,
  first: number,
): Lines {
  const cell: string[] = [];
  let indent = right;
  let filled = 0;
  for (let i = from; i < to; i++) {
    const text = (texts[i] as string).slice(left, right).trimEnd();
    cell.push(text);
    if (text === '') continue;
    filled = cell.length;
    if (indent > 0) indent = Math.min(indent, text.length - text.trimStart().length);
  }
  cell.length = filled;
  if (indent > 0) for (let i = 0; i < filled; i++) cell[i] = (cell[i] as string).slice(indent);
  return { texts: cell, first: first + from };
}

/** A table with cells over several rows or columns. */
function readSpanningGrid(texts: readonly string[], first: number): RawTable | undefined {
  const heads = texts.flatMap((text, i) => (HEAD_BORDER.test(text) ? [i] : []));
  const head = heads[0] ?? 0;
  if (heads.length > 1 || head === texts.length - 1 || !isRectangle(texts)) return undefined;
  const grid = head > 0 ? texts.map((text, i) => (i === head ? text.replaceAll('=', '-') : text)) : texts;
  const traced = traceBoxes(grid);
  if (!traced) return undefined;
  const { boxes, tops, lefts } = traced;
  const headRows = head > 0 ? tops.indexOf(head) : 0;
  if (headRows < 0) return undefined;
  const empty: Lines = { texts: [], first };
  const rows = tops.map((top) => ({
    cells: lefts.map(() => empty),
    line: first + top + 1,
    covered: new Set<number>(),
  }));
  const rowOf = new Map(tops.map((top, index) => [top, index]));
  const columnOf = new Map(lefts.map((left, index) => [left, index]));
  for (const box of boxes) {
    const column = columnOf.get(box.left) ?? 0;
    const row = rowOf.get(box.top) ?? 0;
    const cells = rows[row]?.cells;
    if (cells) cells[column] = boxLines(grid, box, first);
    for (let below = row + 1; (tops[below] ?? box.bottom) < box.bottom; below++) rows[below]?.covered.add(column);
  }
  return { header: rows.slice(0, headRows), rows: rows.slice(headRows) };
}

function isRectangle(texts: readonly string[]): boolean {
  const width = texts[0]?.length ?? 0;
  return texts.every((text) => text.length === width && isEdge(text.charCodeAt(width - 1)));
}

function boxLines(grid: readonly string[], box: Box, first: number): Lines {
  return cellLines(grid, box.top + 1, box.bottom, box.left + 1, box.right, first);
}
