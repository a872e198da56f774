import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { prose, proseLine } from '../../scripts/publish/site/markdown.ts';
import { PAYLOADS } from '../hostile/payloads.ts';

const ELEMENTS = new Set(['p', 'ul', 'ol', 'li', 'strong', 'em', 'code', 'pre', 'a', 'blockquote', 'br', 'hr']);
const ATTRIBUTES = new Set(['href', 'rel', 'title', 'start', 'class']);

type Node = DefaultTreeAdapterTypes.ChildNode;

function elements(nodes: readonly Node[]): DefaultTreeAdapterTypes.Element[] {
  return nodes.flatMap((node) => ('tagName' in node ? [node, ...elements(node.childNodes)] : []));
}

/** Everything but text that formats and links that leave the page by the web's own schemes. */
function foreign(markup: string): string[] {
  return elements(parseFragment(markup).childNodes).flatMap(({ tagName, attrs }) => [
    ...(ELEMENTS.has(tagName) ? [] : [tagName]),
    ...attrs.flatMap(({ name, value }) => {
      if (!ATTRIBUTES.has(name)) return [`${tagName}[${name}]`];
      return name === 'href' && /^[^a-z]*[a-z][a-z0-9+.-]*:/i.test(value) && !/^https?:/i.test(value) ? [value] : [];
    }),
  ]);
}

describe('Markdown of descriptions', () => {
  it.each([
    ['plain words', '<p>plain words</p>\n'],
    ["the page's own", '<p>the page&#39;s own</p>\n'],
    ['**bold** and `code`', '<p><strong>bold</strong> and <code>code</code></p>\n'],
    ['- **A**: one\n- **B**: two', '<ul>\n<li><strong>A</strong>: one</li>\n<li><strong>B</strong>: two</li>\n</ul>\n'],
    ['1. one', '<ol>\n<li>one</li>\n</ol>\n'],
    ['- one', '<ul>\n<li>one</li>\n</ul>\n'],
    ['flavor_id_list stays', '<p>flavor_id_list stays</p>\n'],
    [
      '[RFC](https://example.org/rfc)',
      '<p><a href="https://example.org/rfc" rel="noopener noreferrer nofollow">RFC</a></p>\n',
    ],
    ['# no heading', '<p># no heading</p>\n'],
    ['a <b>tag</b>', '<p>a &lt;b&gt;tag&lt;/b&gt;</p>\n'],
  ])('%j', (markdown, markup) => {
    expect(prose(markdown).text).toBe(markup);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JAVASCRIPT:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '[x](file:///etc/passwd)',
    '[x](//example.org/x)',
    '[x](\\\\example.org)',
    '![x](https://example.org/x.png)',
    '<img src=x onerror=alert(1)>',
    '<https://example.org>\n\n<script>alert(1)</script>',
    '[x]: javascript:alert(1)\n\n[x]',
    '&#x3c;script&#x3e;',
  ])('lets nothing of %j run or load', (markdown) => {
    expect(foreign(prose(markdown).text)).toEqual([]);
    expect(prose(markdown).text).not.toMatch(/<(?:img|script)|href="(?:\/\/|\\|javascript|data|file|vbscript)/i);
  });

  it.each(PAYLOADS.map(({ text }) => text))('has only its own elements for %j', (text) => {
    expect(foreign(prose(text).text)).toEqual([]);
    expect(foreign(proseLine(text).text)).toEqual([]);
  });

  it('shows marks that would turn the direction of a line', () => {
    expect(prose('a\u202eb').text).toBe('<p>a⟨U+202E⟩b</p>\n');
  });

  it('has only its own elements for any text', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '[',
      ']',
      '(',
      ')',
      '!',
      '`',
      '*',
      '_',
      '\n',
      ' ',
      'javascript:',
      'data:',
      'a',
      '&#106;',
      '\\',
      '#',
      '-',
      'onerror=',
      '<svg',
      '//',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(foreign(prose(pieces.join('')).text)).toEqual([]);
      }),
    );
  });

  it('keeps every word of a plain text', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Za-z0-9]{1,8}$/), { minLength: 1 }), (words) => {
        const markup = prose(words.join(' ')).text;
        for (const word of words) expect(markup).toContain(word);
      }),
    );
  });
});
