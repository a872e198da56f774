import { cellLines, type Extent, type RawRow, type RawTable } from './grid.ts';
import type { Lines } from './lines.ts';

const BORDER = /^=[= ]*$/;
const SPANS = /^-[- ]*$/;

/** First border of a simple table: two columns or more. */
export const SIMPLE_TOP = /^=+ [= ]*=$/;

interface Column {
  readonly from: number;
  readonly to: number;
}

/** Finds the end of a simple table that starts at index `from`. */
export function endOfSimple(texts: readonly string[], from: number): Extent {
  const width = (texts[from] as string).length;
  let last = 0;
  for (let i = from + 1; i < texts.length; i++) {
    const text = texts[i] as string;
    if (text.charCodeAt(0) !== 0x3d || !BORDER.test(text)) continue;
    if (text.length !== width) return extent(i + 1, false);
    const next = texts[i + 1];
    if (last > 0 || next === undefined || next === '') return extent(i + 1, true);
    last = i;
  }
  return extent(last > 0 ? last + 1 : texts.length, false);
}

const extent = (end: number, closed: boolean): Extent => ({ end, closed, rest: end });

/**
 * Reads a simple table: columns from its first border, a new row where the first column has text.
 *
 * @param texts its lines, every code unit a column
 * @param first page line of the first
 * @returns undefined where text stands between the columns or a span does not fit them
 */
export function readSimple(texts: readonly string[], first: number): RawTable | undefined {
  return new SimpleTable(texts, first).read();
}

class SimpleTable {
  private readonly texts: readonly string[];
  private readonly first: number;
  private readonly columns: readonly Column[];
  private readonly rows: RawRow[] = [];
  private fits = true;

  constructor(texts: readonly string[], first: number) {
    this.texts = texts;
    this.first = first;
    this.columns = columnsOf(texts[0] as string, '=');
  }

  read(): RawTable | undefined {
    const { from, to } = this.columns[0] as Column;
    let headRows = 0;
    let start = 1;
    let hasText = false;
    for (let i = 1; i < this.texts.length; i++) {
      const text = this.texts[i] as string;
      const mark = text.charCodeAt(0) === 0x3d && BORDER.test(text) ? '=' : SPANS.test(text) ? '-' : undefined;
      if (mark !== undefined) {
        this.row(start, i, this.spansOf(text, mark));
        if (mark === '=' && i < this.texts.length - 1) headRows = this.rows.length;
        start = i + 1;
        hasText = false;
      } else if (text.slice(from, to).trim() !== '') {
        if (hasText) this.row(start, i, this.columns);
        start = i;
        hasText = true;
      } else if (!hasText) start = i + 1;
    }
    return this.fits ? { header: this.rows.slice(0, headRows), rows: this.rows.slice(headRows) } : undefined;
  }

  /** Columns below a border or an underline of spans; the last reaches as far as the table's. */
  private spansOf(text: string, mark: string): readonly Column[] {
    const spans = columnsOf(text, mark);
    const last = spans.at(-1);
    const end = this.columns.at(-1)?.to ?? 0;
    if (!last || last.to !== end) this.fits = false;
    return spans;
  }

  private row(from: number, to: number, spans: readonly Column[]): void {
    const cells: Lines[] = this.columns.map(() => ({ texts: [], first: this.first + from }));
    let column = 0;
    spans.forEach((span, index) => {
      const next = spans[index + 1];
      if (this.columns[column]?.from !== span.from || !this.marginsBlank(from, to, span, next)) this.fits = false;
      const right = next ? span.to : Number.POSITIVE_INFINITY;
      cells[column] = cellLines(this.texts, from, to, span.from, right, this.first);
      while (column < this.columns.length && this.columns[column]?.to !== span.to) column++;
      column++;
    });
    if (column > this.columns.length) this.fits = false;
    this.rows.push({ cells, line: this.first + from });
  }

  private marginsBlank(from: number, to: number, span: Column, next: Column | undefined): boolean {
    if (!next) return true;
    for (let i = from; i < to; i++) if ((this.texts[i] as string).slice(span.to, next.from).trim() !== '') return false;
    return true;
  }
}

function columnsOf(border: string, mark: string): Column[] {
  const columns: Column[] = [];
  for (let from = border.indexOf(mark); from >= 0; ) {
    const blank = border.indexOf(' ', from);
    const to = blank < 0 ? border.length : blank;
    columns.push({ from, to });
    from = border.indexOf(mark, to);
  }
  return columns;
}
