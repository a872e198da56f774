import type { Dialect } from '../../dialects/index.ts';
import {
  type Cell,
  type ErrorCodeFacts,
  type Row,
  type Source,
  squeeze,
  type StatusFacts,
  type Table,
  textOfBlocks,
} from '../../ir/index.ts';
import { sourceIn } from '../table/row-memo.ts';
import { withSpannedCells } from '../table/spanned-cells.ts';

/** `500-599`, which is all of a class. */
const CODE_RANGE = /\b([1-5])00\s*(?:-|–|~|to)\s*\1\d{2}\b/gi;

const headerTexts = (table: Table): string[] => (table.header?.cells ?? []).map((cell) => textOf(cell));
const textOf = (cell: Cell | undefined): string => (cell ? squeeze(textOfBlocks(cell.blocks)) : '');

/** True for a table of HTTP statuses: its first column is named for them. */
export function isStatusTable(table: Table, { tables }: Dialect): boolean {
  const [first = '', ...rest] = headerTexts(table);
  return tables.codes.status.test(first) && !rest.some((name) => tables.codes.error.test(name));
}

/** True for a table that begins with a column of statuses, whatever stands in the others. */
export const hasStatuses = (table: Table, { tables }: Dialect): boolean =>
  tables.codes.status.test(headerTexts(table)[0] ?? '');

/** True for an appendix of error codes. */
export const isErrorTable = (table: Table, { tables }: Dialect): boolean => {
  const names = headerTexts(table);
  return names.some((name) => tables.codes.error.test(name)) && names.length >= 2;
};

/** Rows of a status table; a cell may hold several codes, or a code and its reason. Rows without a code are returned apart. */
export function statusesOf(
  table: Table,
  file: string,
  { tables }: Dialect,
): { statuses: StatusFacts[]; unread: Source[] } {
  const statuses: StatusFacts[] = [];
  const unread: Source[] = [];
  const names = headerTexts(table);
  const descriptionColumns = names
    .map((name, index) => (index > 0 && tables.codes.statusDescription.test(name) ? index : -1))
    .filter((index) => index > 0);
  withSpannedCells(table.rows, 0).forEach((row, index) => {
    const first = textOf(row.cells[0]);
    const source = rowSource(table, row, index, file, names[0]);
    const codes = first.replace(CODE_RANGE, '$1XX').match(/\b(?:[1-5]\d{2}|[1-5]xx)\b/gi) ?? [];
    if (codes.length === 0) unread.push(source);
    const reason = first.replace(/^\W*\d{3}\b\s*/, '');
    const described = (
      descriptionColumns.length > 0 ? descriptionColumns : row.cells.map((_, column) => column).slice(1)
    )
      .map((column) => textOf(row.cells[column]))
      .filter(Boolean);
    const description = described.at(-1) ?? reason;
    for (const code of codes) statuses.push({ code: code.toUpperCase(), description, source });
  });
  return { statuses, unread };
}

/** A whole row, by the column that its codes stand in. */
function rowSource(table: Table, row: Row, index: number, file: string, column: string | undefined): Source {
  const place = { file, line: row.line, row: index + 1, anchor: table.anchors[0], table: table.number };
  return sourceIn(place, row.line, row.cells.map(textOf).join(' | '), column || undefined);
}

/** Rows of an error-code appendix, columns found by their names. A status cell that is empty takes the one above it. */
export function errorCodesOf(
  table: Table,
  file: string,
  { tables }: Dialect,
): { codes: ErrorCodeFacts[]; unread: Source[] } {
  const names = headerTexts(table);
  const column = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name));
  const at = {
    code: column(tables.codes.error),
    status: column(tables.codes.status),
    message: column(tables.codes.message),
    measure: column(tables.codes.measure),
    description: column(tables.codes.description),
  };
  const codes: ErrorCodeFacts[] = [];
  const unread: Source[] = [];
  let status = '';
  withSpannedCells(table.rows, at.code).forEach((row, index) => {
    const text = (position: number): string => (position < 0 ? '' : textOf(row.cells[position]));
    status = text(at.status) || status;
    const source = rowSource(table, row, index, file, names[at.code]);
    const code = text(at.code);
    if (!/^[\w.\-:]+$/.test(code)) {
      unread.push(source);
      return;
    }
    codes.push({
      code,
      status: /\b[1-5]\d{2}\b/.exec(status)?.[0],
      message: text(at.message) || text(at.description),
      description: text(at.description),
      measure: text(at.measure),
      source,
    });
  });
  return { codes, unread };
}
