import { append } from '../../append.ts';
import { type Block, type Cell, diagnostic, type Row, type Table } from '../../ir/index.ts';
import type { Lines } from './lines.ts';
import type { Cursor } from './page.ts';
import { mergeRows } from './table-block.ts';

/** The text around a table's rows, as the directive gives it. */
export type TableFrame = Pick<Table, 'caption' | 'number' | 'anchors' | 'line'>;

export type TableOptions = Readonly<Record<string, string>>;

/** `list-table`: a list of rows, each of which is a list of cells. */
export function readListTable(cursor: Cursor, frame: TableFrame, options: TableOptions, content: Lines): void {
  const blocks = cursor.nested(content);
  const [list, ...others] = blocks;
  const rows = list?.kind === 'list' && others.length === 0 ? list.items.map(rowOfItem) : [];
  const width = rows[0]?.cells.length ?? 0;
  if (width > 0 && rows.every((row) => row?.cells.length === width))
    return putRows(cursor, frame, options, rows as readonly Row[]);
  malformed(cursor, frame, 'columns');
  append(cursor.out, blocks);
}

function rowOfItem(item: readonly Block[]): Row | undefined {
  const [cells, ...others] = item;
  if (cells?.kind !== 'list' || others.length > 0) return undefined;
  return {
    cells: cells.items.map((blocks) => ({ blocks, line: blocks[0]?.line ?? cells.line })),
    line: cells.line,
  };
}

/** `csv-table`: rows of values between commas, or another mark; a shorter row ends with empty cells. */
export function readCsvTable(cursor: Cursor, frame: TableFrame, options: TableOptions, content: Lines): void {
  if (options.file !== undefined || options.url !== undefined) return malformed(cursor, frame, 'file');
  const delimiter = { tab: '\t', space: ' ' }[options.delim ?? ''] ?? (options.delim || ',');
  const quote = options.quote || '"';
  const head =
    options.header === undefined ? [] : csvRows({ texts: [options.header], first: frame.line }, delimiter, quote);
  const rows = [...head, ...csvRows(content, delimiter, quote)];
  const width = Math.max(0, ...rows.map(({ length }) => length));
  if (width === 0) return malformed(cursor, frame, 'columns');
  const read = rows.map((cells): Row => {
    const line = cells[0]?.first ?? frame.line;
    const empty: Cell = { blocks: [], line };
    const read = cells.map((cell): Cell => ({ blocks: cursor.nested(cell), line: cell.first }));
    return { cells: [...read, ...new Array<Cell>(width - read.length).fill(empty)], line };
  });
  const headRows = head.length + Number(options['header-rows'] ?? 0);
  putRows(cursor, frame, { 'header-rows': String(headRows) }, read);
}

/** The values of each row, each as lines of the page. */
function csvRows({ texts, first }: Lines, delimiter: string, quote: string): Lines[][] {
  const rows: Lines[][] = [];
  let row: Lines[] = [];
  let value = '';
  let from = first;
  let isQuoted = false;
  const closeValue = (next: number): void => {
    row.push({ texts: value === '' ? [] : value.split('\n'), first: from });
    value = '';
    from = next;
  };
  texts.forEach((text, index) => {
    const line = first + index;
    if (!isQuoted && text.trim() === '') return;
    if (!isQuoted) from = line;
    for (let at = 0; at < text.length; at++) {
      const mark = text[at] as string;
      if (isQuoted && mark === quote && text[at + 1] === quote) value += text[++at];
      else if (mark === quote && (isQuoted || value === '')) isQuoted = !isQuoted;
      else if (!isQuoted && mark === delimiter) closeValue(line);
      else if (isQuoted || value !== '' || mark !== ' ') value += mark;
    }
    if (isQuoted) {
      value += '\n';
      return;
    }
    closeValue(line + 1);
    rows.push(row);
    row = [];
  });
  if (isQuoted) {
    closeValue(from);
    rows.push(row);
  }
  return rows;
}

function putRows(cursor: Cursor, frame: TableFrame, options: TableOptions, rows: readonly Row[]): void {
  const headRows = Number(options['header-rows'] ?? 0);
  cursor.out.push({ kind: 'table', ...frame, header: mergeRows(rows.slice(0, headRows)), rows: rows.slice(headRows) });
}

/** The caption is kept; what stands below it is kept by the caller. */
function malformed(cursor: Cursor, { caption, anchors, line }: TableFrame, as: 'columns' | 'file'): void {
  cursor.page.diagnostics.push(diagnostic('read/table-lost', { file: cursor.page.file, line }, { as }));
  append(cursor.page.strays, anchors);
  if (caption.length > 0) cursor.out.push({ kind: 'paragraph', runs: caption, line });
}
