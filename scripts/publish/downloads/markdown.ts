import { fenceOf } from '../../code-fence.ts';
import { markdownCode, oneLine } from '../../generate/index.ts';
import { visibleText } from '../markup.ts';

/**
 * Text of pages as one line of Markdown, also in a cell. Emphasis is left to it, so that it reads well without a
 * renderer; links, images, code, HTML and headings are not.
 */
export const cellText = (text: string): string =>
  oneLine(visibleText(text))
    .replace(/[\\`[\]|<>&]/g, '\\$&')
    .replace(/^[#+=~*_-]|^\d+(?=[.)])/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));

export const cellCode = (text: string): string => markdownCode(visibleText(text));

/** A link to an address of the web; the text alone for any other address. */
export const link = (text: string, url: string | undefined): string =>
  url !== undefined && /^https?:\/\//i.test(url) ? `[${text}](${encodedUrl(url)})` : text;

/** What could end a link's address in Markdown, percent-encoded. */
const encodedUrl = (url: string): string =>
  url.replace(/[^\w\-.~:/?#@!$&'*+,;=%]/gu, (sign) =>
    encodeURIComponent(sign.replace(/\p{Cs}/gu, '\ufffd')).replace(
      /[()]/g,
      (bracket) => `%${bracket.charCodeAt(0).toString(16)}`,
    ),
  );

/** A block of code, in a fence that nothing within it ends. */
export function fenced(code: string, language: string): string {
  const fence = fenceOf(code);
  return `${fence}${language}\n${code.replace(/\n$/, '')}\n${fence}\n`;
}

/** A table; '' without rows. Cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return `${line(head)}|${'---|'.repeat(head.length)}\n${rows.map(line).join('')}\n`;
}
