import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { markdownOf } from '../../scripts/extract/markdown.ts';
import { plainComment } from '../../scripts/generate/comment-text.ts';
import { readHtml } from '../../scripts/read/index.ts';

const written = (html: string): string =>
  markdownOf(readHtml(`<div>${html}</div>`, 'page.html', HOUSE_DIALECT.markup).blocks);

/** What a reader of the Markdown sees. */
const shown = (markdown: string): string =>
  new MarkdownIt('commonmark')
    .render(markdown)
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .trim();

describe('text with backticks', () => {
  it.each([
    ['code', '<p>Write <code>a`b</code> or <code>`c`</code>.</p>', 'Write a`b or `c`.'],
    ['code without any', '<p>Write <code>a_b</code>.</p>', 'Write a_b.'],
    ['plain words', '<p>Write `a` and `b.</p>', 'Write `a` and `b.'],
    ['code with the end of a comment', '<p>Write <code>a*/b</code>.</p>', 'Write a*/b.'],
  ])('is what the page has, in Markdown and in a comment: %s', (_, html, text) => {
    expect(shown(written(html))).toBe(text);
    expect(plainComment(written(html))).toBe(text);
  });

  it('is kept in a block of code however many they are', () => {
    const text = '` '.repeat(200_000);
    expect(written(`<pre>${text}</pre>`)).toContain(text.trimEnd());
  });

  it.each([['a\n```\nb'], ['a\n````\n# b'], ['plain']])('is kept in a block of code: %j', (text) => {
    expect(shown(written(`<pre>${text}</pre>`))).toBe(text);
  });
});
