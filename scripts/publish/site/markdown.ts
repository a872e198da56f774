import MarkdownIt from 'markdown-it';
import { Markup, visibleText } from '../markup.ts';

/** Links that a reader may follow: to the web, or within the site. Schemes that run or read anything are none. */
const ADDRESS = /^(?:https?:\/\/|[\w#][^:]*$)/i;

/**
 * CommonMark of descriptions. Its HTML stays text, and images, which would load from elsewhere, are left as they are
 * written.
 */
const markdown = new MarkdownIt('commonmark', { html: false, maxNesting: 20 });
markdown.disable(['image', 'html_block', 'html_inline']);
markdown.validateLink = (address) => ADDRESS.test(address.trim());
const plainRule = markdown.renderer.renderToken.bind(markdown.renderer);
markdown.renderer.rules.link_open = (tokens, index, options) => {
  tokens[index]?.attrSet('rel', 'noopener noreferrer nofollow');
  return plainRule(tokens, index, options);
};
/** Headings of a description would be headings of the page. */
markdown.disable(['heading', 'lheading']);

/** A text without any mark of Markdown: one paragraph as it stands. */
const PLAIN = /^[\w ,.:;()'/%=+?!@$-]*$/;
const MARKED = /(?:^|\s)[-+=]+\s|^\s|^\d+[.)]\s|_/;

/** A text of pages, which is CommonMark, as HTML that runs nothing and loads nothing. */
export function prose(text: string): Markup {
  if (PLAIN.test(text) && !MARKED.test(text)) return new Markup(`<p>${text.replaceAll("'", '&#39;')}</p>\n`);
  return new Markup(markdown.render(visibleText(text)));
}

/** The same on one line, without paragraphs and lists. */
export const proseLine = (text: string): Markup => new Markup(markdown.renderInline(visibleText(text)));
