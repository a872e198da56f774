import MarkdownIt from 'markdown-it';
import type { Markup } from '../dialects/index.ts';
import type { Document } from '../ir/index.ts';
import { readHtml } from './html.ts';

/**
 * Reads one page of Markdown: CommonMark with the tables of GitHub. The page is laid out as HTML whose lines are those
 * of the page, so that it is read as a page of HTML is, what is HTML in it too.
 *
 * @param text the page, decoded
 * @param file its path, for provenance
 * @param markup class names of the HTML in it
 */
export function readMarkdown(text: string, file: string, markup: Markup): Document {
  return readHtml(htmlOf(text), file, markup);
}

const markdown = new MarkdownIt('default', { html: true, linkify: false, typographer: false });
type Token = ReturnType<typeof markdown.parse>[number];

/** The page as HTML: each block begins on the line on which it does in Markdown. */
export function htmlOf(text: string): string {
  const { front, body } = withoutFront(text.replaceAll('\r\n', '\n'));
  const writer = new LinedWriter();
  if (front) writer.at(front.line - 1, `<h1>${markdown.utils.escapeHtml(front.title)}</h1>`);
  const slugs = new Map<string, number>();
  const tokens = markdown.parse(body, {});
  for (const [index, token] of tokens.entries())
    writer.at(token.map?.[0], htmlOfToken(token, tokens[index + 1], slugs));
  return writer.html;
}

/** Writes pieces of HTML, each on the line that it belongs to. */
class LinedWriter {
  html = '';
  private line = 0;

  /** @param line from 0; undefined where the piece goes on */
  at(line: number | undefined, piece: string): void {
    if (line !== undefined && line > this.line) {
      this.html += '\n'.repeat(line - this.line);
      this.line = line;
    }
    this.html += piece;
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) this.line++;
  }
}

function htmlOfToken(token: Token, next: Token | undefined, slugs: Map<string, number>): string {
  const { escapeHtml } = markdown.utils;
  switch (token.type) {
    case 'inline':
      return (token.children ?? []).map(inlineHtml).join('');
    case 'fence':
      return `<pre>\n${escapeHtml(token.content)}</pre>`;
    case 'code_block':
      return `<pre>${escapeHtml(token.content)}</pre>`;
    case 'html_block':
      return knownHtml(token.content);
    case 'heading_open':
      return `<${token.tag} id="${escapeHtml(headingId(next, slugs))}">`;
    default:
      if (token.hidden || token.tag === '') return '';
      return token.nesting < 0 ? `</${token.tag}>` : `<${token.tag}>`;
  }
}

/** `{#id}` behind a heading, as many generators take it. */
const OWN_ID = /(?:(?<!\s)\s+)?\{:?\s*#([\w.:-]+)(?![\w.:-])[^{}]*\}\s*$/;

function inlineHtml(token: Token): string {
  const { escapeHtml } = markdown.utils;
  switch (token.type) {
    case 'text':
      return escapeHtml(token.content.replace(OWN_ID, ''));
    case 'code_inline':
      return `<code>${escapeHtml(token.content)}</code>`;
    case 'softbreak':
      return '\n';
    case 'hardbreak':
      return '<br>\n';
    case 'html_inline':
      return knownHtml(token.content);
    case 'image':
      return '';
    case 'link_open':
      return `<a href="${escapeHtml(String(token.attrGet('href') ?? ''))}">`;
    default:
      return token.nesting < 0 ? `</${token.tag}>` : `<${token.tag}>`;
  }
}

/** Elements of HTML, and those of programs that show contracts; any other word between angles is a placeholder. */
const KNOWN_ELEMENT = new RegExp(
  `^</?(?:${[
    'a|abbr|address|article|aside|b|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|details|dfn',
    'div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li',
    'link|main|mark|meta|nav|ol|option|p|pre|q|s|samp|script|section|select|small|span|strike|strong|style|sub|summary',
    'sup|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|tt|u|ul|var|video|wbr',
    'redoc|rapi-?doc|elements-api|swagger-ui',
  ].join('|')})(?=[\\s/>])`,
  'i',
);

const knownHtml = (text: string): string =>
  KNOWN_ELEMENT.test(text.trimStart()) || text.trimStart().startsWith('<!') ? text : markdown.utils.escapeHtml(text);

/** The anchor that GitHub and most generators give to a heading. */
function headingId(inline: Token | undefined, slugs: Map<string, number>): string {
  const text = inline?.content ?? '';
  const own = OWN_ID.exec(text)?.[1];
  if (own !== undefined) return own;
  const words = (inline?.children ?? []).map((each) => each.content).join('');
  const slug = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]+/gu, '')
    .trim()
    .replace(/\s/g, '-');
  const count = slugs.get(slug) ?? 0;
  slugs.set(slug, count + 1);
  return count === 0 ? slug : `${slug}-${count}`;
}

/** Settings in front of a page, between lines of dashes: its title is one that the page may show nowhere else. */
function withoutFront(text: string): { front: { title: string; line: number } | undefined; body: string } {
  const front = /^\ufeff?---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (!front) return { front: undefined, body: text };
  const blank = front[0].replace(/[^\n]+/g, '');
  const body = blank + text.slice(front[0].length);
  const lines = (front[1] ?? '').split('\n');
  const at = lines.findIndex((line) => /^title\s*:\s*\S/.test(line));
  const title = (lines[at] ?? '')
    .replace(/^title\s*:\s*/, '')
    .replace(/^(["'])(.*)\1\s*$/, '$2')
    .trim();
  const hasTitle = /^#[ \t]|^=+[ \t]*$/m.test(body);
  return { front: at < 0 || hasTitle ? undefined : { title, line: at + 2 }, body };
}
