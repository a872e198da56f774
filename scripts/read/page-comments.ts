import type { Document } from '../ir/index.ts';

/** A comment in which the owner of a page says that a finding is fine, and the lines that it speaks of. */
export interface IgnoreComment {
  readonly line: number;
  /** Code of a finding; '' where the comment names none. */
  readonly code: string;
  readonly reason: string;
  readonly from: number;
  readonly to: number;
  /** Written as in HTML on a page of RST, whose readers would see it as text: it covers nothing. */
  readonly isWrongForm?: true;
}

const WORD = 'specscribe-ignore:';
const IN_HTML = /<!--\s*specscribe-ignore:((?:(?!<!--)[\s\S])*?)-->/g;
const IN_RST = /^[ \t]*\.\.[ \t]+specscribe-ignore:(.*)$/gm;

/**
 * Comments `specscribe-ignore: CODE REASON` of a page: `<!-- … -->` in HTML and Markdown, a line `.. …` in RST. One
 * above the title covers the page; any other the lines up to the next heading.
 */
export function ignoreComments(text: string, document: () => Document): IgnoreComment[] {
  if (!text.includes(WORD)) return [];
  const { format, blocks, titleLine } = document();
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.line] : [])).sort((a, b) => a - b);
  const isRst = format === 'rst';
  const found = (isRst ? [IN_RST, IN_HTML] : [IN_HTML]).flatMap((form) =>
    [...text.matchAll(form)].map((match) => ({ match, isWrongForm: isRst && form === IN_HTML })),
  );
  return found.map(({ match, isWrongForm }) => {
    const line = text.slice(0, match.index).split('\n').length;
    const [code = '', ...reason] = (match[1] ?? '').trim().split(/\s+/);
    const next = headings.find((each) => each > line && each !== titleLine);
    const isAbove = line < titleLine || (titleLine === 0 && next === undefined);
    const to = isAbove || next === undefined ? Number.MAX_SAFE_INTEGER : next - 1;
    const comment = { line, code, reason: reason.join(' '), from: isAbove ? 1 : line, to };
    return isWrongForm ? { ...comment, isWrongForm } : comment;
  });
}
