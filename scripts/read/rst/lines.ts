/** A stretch of a page's lines, with the page's line number of each. */
export interface Lines {
  readonly texts: readonly string[];
  /** 1-based page line of `texts[0]`; the rest follow. */
  readonly first: number;
}

const TAB = 8;

/** Splits a page: line ends of any system, tabs to multiples of eight, no trailing blanks. */
export function linesOf(text: string): Lines {
  const texts = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  return { texts: texts.map((line) => expandTabs(line).trimEnd()), first: 1 };
}

function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let out = '';
  for (const piece of line.split('\t'))
    out += out === '' && piece === '' ? '' : piece + ' '.repeat(TAB - ((out.length + piece.length) % TAB));
  return out.trimEnd() === '' ? '' : out;
}

export const slice = (lines: Lines, from: number, to: number): Lines => ({
  texts: lines.texts.slice(from, to),
  first: lines.first + from,
});

export const indentOf = (text: string): number => text.length - text.trimStart().length;

/** Lines without the indent that all of them share; blank lines at both ends are dropped. */
export function dedent(lines: Lines): Lines {
  let from = 0;
  let to = lines.texts.length;
  while (from < to && lines.texts[from]?.trim() === '') from++;
  while (to > from && lines.texts[to - 1]?.trim() === '') to--;
  let least = Number.POSITIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const text = lines.texts[i] as string;
    if (text.trim() !== '') least = Math.min(least, indentOf(text));
  }
  return { texts: lines.texts.slice(from, to).map((text) => text.slice(least)), first: lines.first + from };
}

/** Index behind the indented stretch that starts at `from`: blank lines belong to it while an indented one follows. */
export function endOfIndented(lines: Lines, from: number, indent = 1): number {
  let end = from;
  for (let i = from; i < lines.texts.length; i++) {
    const text = lines.texts[i] as string;
    if (text === '') continue;
    if (indentOf(text) < indent) break;
    end = i + 1;
  }
  return end;
}
