import { dedent, type Lines } from './lines.ts';

/** A table's cells as lines still to be parsed; a cell that spans leaves the cells behind it empty. */
export interface RawTable {
  readonly header: readonly RawRow[];
  readonly rows: readonly RawRow[];
}

export interface RawRow {
  readonly cells: readonly Lines[];
  readonly line: number;
}

const FILL = '\ue010';
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

/** Wide characters take two columns on the author's screen, by which borders are drawn. */
const pad = (text: string): string => (/[\u1100-\uffe6]/.test(text) ? text.replace(WIDE, `$&${FILL}`) : text);
const unpad = (text: string): string => (text.includes(FILL) ? text.replaceAll(FILL, '') : text);

const cellLines = (texts: readonly string[], first: number): Lines =>
  dedent({ texts: texts.map((text) => unpad(text).trimEnd()), first });

export const isGridBorder = (text: string): boolean => /^\+(?:-+\+)+$/.test(text);

/** Index behind a grid table that starts at `from`. */
export function endOfGrid(lines: Lines, from: number): number {
  let end = from;
  while (end < lines.texts.length && /^[+|]/.test(lines.texts[end] as string)) end++;
  return end;
}

/** Reads a grid table; undefined where its borders do not line up. */
export function readGrid(lines: Lines): RawTable | undefined {
  const texts = lines.texts.map(pad);
  const columns = plusPositions(texts[0] as string);
  return readPlainGrid(texts, columns, lines.first) ?? readSpanningGrid(texts, lines.first);
}

function plusPositions(border: string): number[] {
  const positions: number[] = [];
  for (let at = border.indexOf('+'); at >= 0; at = border.indexOf('+', at + 1)) positions.push(at);
  return positions;
}

/** The usual table: every border has the columns of the first. Undefined for one with spans. */
function readPlainGrid(texts: readonly string[], columns: readonly number[], first: number): RawTable | undefined {
  const top = texts[0] as string;
  const head = top.replaceAll('-', '=');
  const rows: RawRow[] = [];
  let headRows = 0;
  let start = 1;
  for (let i = 1; i < texts.length; i++) {
    const text = texts[i] as string;
    if (text === top || text === head) {
      rows.push(plainRow(texts.slice(start, i), columns, first + start));
      if (text === head) headRows = rows.length;
      start = i + 1;
    } else if (text.startsWith('+') || columns.some((column) => text[column] !== '|')) return undefined;
  }
  return start === texts.length ? { header: rows.slice(0, headRows), rows: rows.slice(headRows) } : undefined;
}

function plainRow(texts: readonly string[], columns: readonly number[], line: number): RawRow {
  const cells: Lines[] = [];
  for (let column = 0; column + 1 < columns.length; column++) {
    const from = (columns[column] as number) + 1;
    const to = columns[column + 1] as number;
    cells.push(
      cellLines(
        texts.map((text) => text.slice(from, to)),
        line,
      ),
    );
  }
  return { cells, line };
}

interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A table with cells that span rows or columns: boxes are traced along their borders from their corners. */
function readSpanningGrid(texts: readonly string[], first: number): RawTable | undefined {
  const width = (texts[0] as string).length;
  if (texts.some((text) => text.length !== width)) return undefined;
  const headAt = texts.findIndex((text, index) => index > 0 && /^\+=[=+]*\+$/.test(text));
  const grid = texts.map((text, index) => (index === headAt ? text.replaceAll('=', '-') : text));
  const boxes = traceBoxes(grid);
  if (!boxes) return undefined;
  const tops = sortedSet(boxes.map((box) => box.top));
  const lefts = sortedSet(boxes.map((box) => box.left));
  const rows = tops.map((top): { cells: Lines[]; line: number } => ({
    cells: lefts.map(() => ({ texts: [], first: first + top + 1 })),
    line: first + top + 1,
  }));
  for (const box of boxes) {
    const row = rows[tops.indexOf(box.top)];
    if (!row) return undefined;
    const body = grid.slice(box.top + 1, box.bottom).map((text) => text.slice(box.left + 1, box.right));
    row.cells[lefts.indexOf(box.left)] = cellLines(body, first + box.top + 1);
  }
  const headRows = headAt < 0 ? 0 : tops.filter((top) => top < headAt).length;
  return { header: rows.slice(0, headRows), rows: rows.slice(headRows) };
}

const sortedSet = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b);

function traceBoxes(grid: readonly string[]): Box[] | undefined {
  const bottom = grid.length - 1;
  const right = (grid[0] as string).length - 1;
  const boxes: Box[] = [];
  const corners: [number, number][] = [[0, 0]];
  const seen = new Set<string>();
  for (let corner = corners.pop(); corner; corner = corners.pop()) {
    const [top, left] = corner;
    if (top >= bottom || left >= right || seen.has(`${top},${left}`)) continue;
    seen.add(`${top},${left}`);
    const box = traceBox(grid, top, left);
    if (!box) continue;
    boxes.push(box);
    corners.push([box.top, box.right], [box.bottom, box.left]);
  }
  const area = boxes.reduce((sum, box) => sum + (box.bottom - box.top) * (box.right - box.left), 0);
  return area === bottom * right ? boxes : undefined;
}

function traceBox(grid: readonly string[], top: number, left: number): Box | undefined {
  const border = grid[top] as string;
  for (let right = left + 1; right < border.length; right++) {
    if (border[right] === '+') {
      const bottom = boxBottom(grid, top, left, right);
      if (bottom !== undefined) return { top, left, bottom, right };
    } else if (border[right] !== '-') return undefined;
  }
  return undefined;
}

function boxBottom(grid: readonly string[], top: number, left: number, right: number): number | undefined {
  for (let bottom = top + 1; bottom < grid.length; bottom++) {
    const [a, b] = [grid[bottom]?.[left], grid[bottom]?.[right]];
    if (a === '+' && b === '+' && /^[-+]+$/.test((grid[bottom] as string).slice(left, right + 1))) return bottom;
    if (!(a === '|' || a === '+') || !(b === '|' || b === '+')) return undefined;
  }
  return undefined;
}

export const isSimpleBorder = (text: string): boolean => /^=+(?: +=+)+$/.test(text);

/** Index behind a simple table: behind the last border that a blank line or the end follows. */
export function endOfSimple(lines: Lines, from: number): number {
  let borders = 0;
  for (let i = from; i < lines.texts.length; i++) {
    if (!/^=+(?: +=+)*$/.test(lines.texts[i] as string)) continue;
    borders++;
    const next = lines.texts[i + 1];
    if (borders >= 2 && (next === undefined || next === '')) return i + 1;
  }
  return from;
}

/** Reads a simple table: columns from its first border, a new row where the first column has text. */
export function readSimple(lines: Lines): RawTable | undefined {
  const texts = lines.texts.map(pad);
  const columns = [...(texts[0] as string).matchAll(/=+/g)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  const borders = texts.flatMap((text, index) => (/^=+(?: +=+)*$/.test(text) ? [index] : []));
  const last = borders.at(-1) as number;
  const headAt = borders.length > 2 ? (borders[1] as number) : undefined;
  const read = (from: number, to: number): RawRow[] => simpleRows(texts, columns, from, to, lines.first);
  return headAt === undefined
    ? { header: [], rows: read(1, last) }
    : { header: read(1, headAt), rows: read(headAt + 1, last) };
}

interface Column {
  readonly from: number;
  readonly to: number;
}

function simpleRows(
  texts: readonly string[],
  columns: readonly Column[],
  from: number,
  to: number,
  first: number,
): RawRow[] {
  const rows: RawRow[] = [];
  let start = from;
  const close = (end: number, spans: readonly Column[]): void => {
    if (texts.slice(start, end).some((text) => text.trim() !== ''))
      rows.push(simpleRow(texts.slice(start, end), columns, spans, first + start));
    start = end;
  };
  for (let i = from; i < to; i++) {
    const text = texts[i] as string;
    if (/^-+(?: +-+)*$/.test(text)) {
      close(
        i,
        [...text.matchAll(/-+/g)].map((match) => ({ from: match.index, to: match.index + match[0].length })),
      );
      start = i + 1;
    } else if (i > start && text.slice(0, columns[0]?.to).trim() !== '') close(i, columns);
  }
  close(to, columns);
  return rows;
}

function simpleRow(
  texts: readonly string[],
  columns: readonly Column[],
  spans: readonly Column[],
  line: number,
): RawRow {
  const cells = columns.map((column): Lines => {
    const span = spans.find((each) => each.from === column.from);
    if (!span) return { texts: [], first: line };
    const rightmost = span.to >= (columns.at(-1)?.to ?? 0);
    return cellLines(
      texts.map((text) => text.slice(span.from, rightmost ? undefined : span.to)),
      line,
    );
  });
  return { cells, line };
}
