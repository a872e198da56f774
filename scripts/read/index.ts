/** Reading: bytes of a page to a tree with lines and anchors. Pure. */
import type { Dialect } from '../dialects/index.ts';
import type { Document } from '../ir/index.ts';
import { readHtml } from './html.ts';
import { withShortParagraphs } from './long-text.ts';
import { readMarkdown } from './markdown.ts';
import { readRst } from './rst.ts';

export { readHtml } from './html.ts';
export { lineIndex } from './line-index.ts';
export { type IgnoreComment, ignoreComments } from './page-comments.ts';
export { MAX_PAGE_BYTES, PAGE_FILE, PLAIN_MARKUP } from './page-file.ts';
export { readRst } from './rst.ts';
export { CONTRACT_KEY, viewerOf, viewerOfScript } from './viewer.ts';
export { mergeXml, readXml, readXmlContent, type XmlContent, type XmlElement } from './xml.ts';

/** Reads a page by its extension; no paragraph of the document is longer than `MAX_PARAGRAPH`. */
export function readPage(text: string, file: string, { markup }: Dialect): Document {
  if (/\.(?:rst|inc)$/i.test(file)) return withShortParagraphs(readRst(text, file));
  const read = /\.(?:md|markdown)$/i.test(file) ? readMarkdown : readHtml;
  return withShortParagraphs(read(text, file, markup));
}
