import type { Document } from '../ir/index.ts';

/** A comment in which the owner of a page says that a finding is fine, and the lines that it speaks of. */
export interface IgnoreComment {
  readonly line: number;
  /** Code of a finding; '' where the comment names none. */
  readonly code: string;
  readonly reason: string;
  readonly from: number;
  readonly to: number;
}

const WORD = 'specscribe-ignore:';
const IN_HTML = /<!--\s*specscribe-ignore:((?:(?!<!--)[\s\S])*?)-->/g;
const IN_RST = /^[ \t]*\.\.[ \t]+specscribe-ignore:(.*)$/gm;

/**
 * Comments `specscribe-ignore: CODE REASON` of a page: `<!-- … -->` in HTML, a line `.. …` in RST. One above the title
 * covers the page; any other the lines up to the next heading.
 */
export function ignoreComments(text: string, document: () => Document): IgnoreComment[] {
  if (!text.includes(WORD)) return [];
  const { format, blocks, titleLine } = document();
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.line] : [])).sort((a, b) => a - b);
  return [...text.matchAll(format === 'rst' ? IN_RST : IN_HTML)].map((match) => {
    const line = text.slice(0, match.index).split('\n').length;
    const [code = '', ...reason] = (match[1] ?? '').trim().split(/\s+/);
    const next = headings.find((each) => each > line && each !== titleLine);
    const isAbove = line < titleLine || (titleLine === 0 && next === undefined);
    const to = isAbove || next === undefined ? Number.MAX_SAFE_INTEGER : next - 1;
    return { line, code, reason: reason.join(' '), from: isAbove ? 1 : line, to };
  });
}
