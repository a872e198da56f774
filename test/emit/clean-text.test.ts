import { describe, expect, it } from 'vitest';
import { visible, visibleLine } from '../../scripts/visible.ts';
import { cleanData } from '../../scripts/emit/clean-text.ts';
import { cleanText } from '../../scripts/emit/index.ts';

describe('text of pages', () => {
  it.each([
    ['a comment end', 'a */ b /* c', 'a *\\/ b /* c'],
    ['a comment end behind an escape', '\\*/\\*', '\\*\\/\\*'],
    ['a comment end across a zero-width blank', '*\u200b/', '*\\/'],
    ['triple quotes and nothing else', '"""', "'''"],
    ['a backslash at the end', 'a \\', 'a'],
    ['a backslash before blanks at the end', 'a \\ \n', 'a'],
    ['ends of lines', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\ncde'],
    ['characters that hide or reorder', 'a\u202eb\u2066c\ufeffd\u0000e\u001bf', 'abcdef'],
    ['half a character', 'a\ud800b', 'ab'],
    ['a script', '\\<script>a()</script>', '\\< script>a()</script>'],
    ['a tag that runs', '<img src=x onerror = a()>', '< img src=x onerror = a()>'],
    ['an address that runs', '[a](javascript:b())', '[a](javascript :b())'],
  ])('is cleaned of %s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
    expect(cleanText(clean)).toBe(clean);
  });

  it.each([
    'The value is "a", \'b\' or `c`.',
    'Set <project_id> to the ID; 1 < 2 > 0.',
    'C:\\temp\\a',
    'a/b * c',
    'The path is **s3a://**.',
    'once = 1, on = 2',
    'Ω is 100 % — “quoted”…',
    'JavaScript is a language',
  ])('stays as it is: %s', (text) => {
    expect(cleanText(text)).toBe(text);
  });

  it('is cut', () => {
    expect(cleanText('x'.repeat(30_000))).toBe(`${'x'.repeat(20_000)}…`);
    expect(cleanText(`${'x'.repeat(19_999)}😀😀`)).toBe(`${'x'.repeat(19_999)}…`);
  });

  it('costs a time that grows with its length, whatever it holds', () => {
    const texts = [
      '<a '.repeat(6000),
      `${'<a'.repeat(9000)} on`,
      '\\'.repeat(20_000),
      `a${' '.repeat(19_000)}b`,
      '*/'.repeat(9000),
    ];
    const started = performance.now();
    for (const text of texts) cleanText(`${text} <script`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('data of examples', () => {
  it.each([
    ['a character that reorders', { a: ['b\u202ec'] }, { a: ['bc'] }],
    ['a key that reorders', { 'a\u200b': 1 }, { a: 1 }],
    ['a reference', { a: { $ref: 'file:///etc/passwd' }, b: 1 }, { a: {}, b: 1 }],
    ['a prototype', JSON.parse('{"__proto__": {"a": 1}, "b": 1}'), { b: 1 }],
    ['a key of every object', { toString: 1, b: 1 }, { b: 1 }],
    ['a key without end', { ['x'.repeat(501)]: 1 }, {}],
    ['a number beyond all numbers', [Number.POSITIVE_INFINITY], [null]],
  ])('are cleaned of %s', (_, value, clean) => {
    expect(cleanData(value)).toEqual(clean);
  });

  it('end where no reader goes', () => {
    let value: unknown = 'bottom';
    for (let depth = 0; depth < 50_000; depth++) value = [value];
    expect(JSON.stringify(cleanData(value))).toBe(`${'['.repeat(100)}null${']'.repeat(100)}`);
  });

  it('are the same data where nothing has to go', () => {
    const value = { cron: '*/5 * * * *', text: '"""\n\t\\', list: [1, null, true, { 'a/b': '</script>' }] };
    expect(cleanData(value)).toBe(value);
  });
});

describe('text for a terminal', () => {
  it('shows what would steer it', () => {
    expect(visible('a\u001b[31mb\u0007\r\u202ec\nd\te')).toBe('a\\u{1b}[31mb\\u{7}\\u{d}\\u{202e}c\nd\te');
    expect(visibleLine('a\n::error::b')).toBe('a\\u{a}::error::b');
    expect(visible('Ω 東京 😀 “x”')).toBe('Ω 東京 😀 “x”');
  });
});
