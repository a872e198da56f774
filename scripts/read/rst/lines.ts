/** A stretch of a page's lines, with the page's line number of each. */
export interface Lines {
  readonly texts: readonly string[];
  /** 1-based page line of `texts[0]`; the rest follow. */
  readonly first: number;
}

/** A stretch that was cut out, and the index behind it. */
export interface Taken {
  readonly body: Lines;
  readonly next: number;
}

const TAB = 8;
const BLANK = 0x20;

/** Splits a page: line ends of any system, tabs to multiples of eight, no byte order mark, no trailing blanks. */
export function linesOf(text: string): Lines {
  let source = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (source.includes('\r')) source = source.replace(/\r\n?/g, '\n');
  // NUL marks an escape while inline markup is read, so the page must not bring its own.
  if (source.includes('\0')) source = source.replaceAll('\0', '\ufffd');
  const tabs = source.includes('\t');
  const texts = source.split('\n');
  for (let i = 0; i < texts.length; i++) {
    const line = texts[i] as string;
    if (tabs && line.includes('\t')) texts[i] = expandTabs(line).trimEnd();
    else if (mayEndBlank(line)) texts[i] = line.trimEnd();
  }
  return { texts, first: 1 };
}

function mayEndBlank(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  return last <= BLANK || last > 0x7e;
}

function expandTabs(line: string): string {
  const [head = '', ...pieces] = line.split('\t');
  let out = head;
  for (const piece of pieces) out += ' '.repeat(TAB - (out.length % TAB)) + piece;
  return out;
}

/** Lines from index `from` up to `to`. */
export function slice(lines: Lines, from: number, to: number): Lines {
  return { texts: lines.texts.slice(from, to), first: lines.first + from };
}

/** Blanks at the beginning of a line. */
export function indentOf(text: string): number {
  let at = 0;
  while (text.charCodeAt(at) === BLANK) at++;
  return at;
}

/** Whether the line is blank or indented. */
export function isIndented(text: string | undefined): boolean {
  return text !== undefined && text.charCodeAt(0) === BLANK;
}

/** Index behind the lines that are indented by `indent` or more; blank lines count while such a line follows. */
export function endOfIndented(texts: readonly string[], from: number, indent: number): number {
  let end = from;
  for (let i = from; i < texts.length; i++) {
    const text = texts[i] as string;
    if (text === '') continue;
    if (text.charCodeAt(0) !== BLANK || (indent > 1 && indentOf(text) < indent)) break;
    end = i + 1;
  }
  return end;
}

/** An item's lines: the one at index `at` without its marker of `indent` columns, and those indented as much. */
export function takeItem(lines: Lines, at: number, indent: number): Taken {
  const next = endOfIndented(lines.texts, at + 1, indent);
  return { body: cut(lines, at, next, indent, indent), next };
}

/** The rest of the line at index `at` behind column `column`, and all indented lines below without their indent. */
export function takeHanging(lines: Lines, at: number, column: number): Taken {
  const next = endOfIndented(lines.texts, at + 1, 1);
  return { body: cut(lines, at, next, column, leastIndent(lines.texts, at + 1, next)), next };
}

/** The indented lines from index `at` on, without their indent. */
export function takeIndented(lines: Lines, at: number): Taken {
  const next = endOfIndented(lines.texts, at, 1);
  const indent = leastIndent(lines.texts, at, next);
  return { body: cut(lines, at, next, indent, indent), next };
}

function leastIndent(texts: readonly string[], from: number, to: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const text = texts[i] as string;
    if (text !== '') least = Math.min(least, indentOf(text));
  }
  return least;
}

function cut(lines: Lines, from: number, to: number, column: number, indent: number): Lines {
  const texts: string[] = [];
  for (let i = from; i < to; i++) {
    const text = lines.texts[i] as string;
    texts.push(text === '' ? '' : text.slice(i === from ? column : indent));
  }
  return { texts, first: lines.first + from };
}

/** The lines without blank ones at both ends. */
export function trimBlankLines(lines: Lines): Lines {
  const { texts } = lines;
  let from = 0;
  let to = texts.length;
  while (from < to && texts[from] === '') from++;
  while (to > from && texts[to - 1] === '') to--;
  return from === 0 && to === texts.length ? lines : slice(lines, from, to);
}
