import type { Cell, Row } from '../../ir/index.ts';

/**
 * The rows with the cell that spans several of them in each: `Yes` beside two names is said of both.
 *
 * @param apart a column that names the rows: what it spans are rows of one name, and stays as it is
 */
export function withSpannedCells(rows: readonly Row[], apart?: number): readonly Row[] {
  if (!rows.some(({ cells }) => cells.some(({ isCovered }) => isCovered))) return rows;
  let above: readonly Cell[] = [];
  return rows.map((row) => {
    const cells = row.cells.map((cell, column) =>
      cell.isCovered && column !== apart ? (above[column] ?? cell) : cell,
    );
    above = cells;
    return { ...row, cells };
  });
}
