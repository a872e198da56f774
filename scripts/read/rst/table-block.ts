import type { Cell, Row, Table } from '../../ir/index.ts';
import { type Aligned, alignColumns } from './columns.ts';
import { type Extent, endOfGrid, GRID_BORDER, type RawRow, type RawTable, readGrid } from './grid.ts';
import type { Lines } from './lines.ts';
import { type Cursor, keepRaw, takeAnchors } from './page.ts';
import { endOfSimple, readSimple, SIMPLE_TOP } from './simple.ts';

/** Reads a grid table at the cursor. */
export function readGridTable(cursor: Cursor, text: string): boolean {
  if (!text.startsWith('+-') || !GRID_BORDER.test(text)) return false;
  putTable(cursor, endOfGrid(cursor.texts, cursor.at), readGrid);
  return true;
}

/** Reads a simple table at the cursor. */
export function readSimpleTable(cursor: Cursor, text: string): boolean {
  if (!text.startsWith('=') || !SIMPLE_TOP.test(text)) return false;
  putTable(cursor, endOfSimple(cursor.texts, cursor.at), readSimple);
  return true;
}

function putTable(
  cursor: Cursor,
  { end, closed, rest }: Extent,
  read: (texts: readonly string[], first: number) => RawTable | undefined,
): void {
  const line = cursor.first + cursor.at;
  const texts = cursor.texts.slice(cursor.at, end);
  const aligned = cursor.page.uneven ? alignColumns(texts) : undefined;
  const raw = closed ? read(aligned?.texts ?? texts, line) : undefined;
  if (!raw) {
    keepRaw(cursor, end, 'read/table-lost', { as: closed ? 'columns' : 'open' });
    return;
  }
  cursor.at = end;
  cursor.out.push(tableOf(cursor, raw, line, aligned));
  if (rest > end) keepRaw(cursor, rest, 'read/table-malformed', { as: 'row' });
}

function tableOf(cursor: Cursor, raw: RawTable, line: number, aligned: Aligned | undefined): Table {
  // The cells may hold labels of their own, so those in front of the table are taken first.
  const above = cursor.out.at(-1);
  const own = takeAnchors(cursor.page);
  const anchors = own.length > 0 || above === undefined ? own : (cursor.page.labels.get(above) ?? []);
  const cellOf = (cell: Lines, row: RawRow, column: number): Cell => {
    if (row.covered?.has(column)) return { blocks: [], line: row.line, isCovered: true };
    if (cell.texts.length === 0) return { blocks: [], line: row.line };
    const lines = aligned ? { ...cell, texts: cell.texts.map(aligned.restore) } : cell;
    return { blocks: cursor.nested(lines), line: row.line };
  };
  const rowOf = (row: RawRow): Row => ({
    cells: row.cells.map((cell, column) => cellOf(cell, row, column)),
    line: row.line,
  });
  const header = mergeRows(raw.header.map(rowOf));
  return { kind: 'table', caption: [], number: undefined, anchors, header, rows: raw.rows.map(rowOf), line };
}

/** A header of several rows is read as one: each column has the text of all of them. */
export function mergeRows(rows: readonly Row[]): Row | undefined {
  const [first, ...more] = rows;
  if (!first || more.length === 0) return first;
  const cells = first.cells.map((cell, column) => ({
    blocks: rows.flatMap((row) => row.cells[column]?.blocks ?? []),
    line: cell.line,
  }));
  return { cells, line: first.line };
}
