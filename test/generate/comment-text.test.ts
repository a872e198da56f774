import { describe, expect, it } from 'vitest';
import {
  markdownComment,
  plainComment,
  withShortComments,
  withShortDocstrings,
} from '../../scripts/generate/comment-text.ts';

describe('text of a contract in a comment', () => {
  it.each<[markdown: string, text: string]>([
    [
      'State of the job. Options:\n\n- **WAITING**: not begun.\n- **DONE**: ended.',
      'State of the job. Options: WAITING: not begun; DONE: ended.',
    ],
    ['One of\n\n* `CPU`\n* `GPU`\n\nOthers are refused.', 'One of CPU; GPU. Others are refused.'],
    ['- one\n  goes on\n- two', 'one goes on; two'],
    ['See [the list](https://a.example/b) of `limits`.', 'See the list of limits.'],
    ['From 1 to 10, a \\* b, c_d', 'From 1 to 10, a * b, c_d'],
    ['2 ** 3 and 4 * 5 - 1', '2 ** 3 and 4 * 5 - 1'],
    ['*Optional*. Of the *text* (*see below*)', 'Optional. Of the text (see below)'],
    ['2*3*4, a *b, *.log and *.txt, \\*kept\\*', '2*3*4, a *b, *.log and *.txt, *kept*'],
    ['Pass {@code null}, {@link Other} or {@ nothing}', 'Pass null, Other or { @ nothing}'],
    ['1. First\n2. Second', '1. First 2. Second'],
    ['', ''],
  ])('%j is %j', (markdown, text) => {
    expect(plainComment(markdown)).toBe(text);
  });
});

const long = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');
const words = (text: string): string => text.replace(/[^\w@:]+/g, ' ').trim();

it.each([
  ['Pass {@code null}, **bold**', 'Pass `null`, **bold**'],
  ['@deprecated by us\n@see (@kite) *@kite*', '\\@deprecated by us\n\\@see (\\@kite) *\\@kite*'],
  ['To a@example.com, `npm i @example/kite`, 5 @ 3', 'To a@example.com, `npm i @example/kite`, 5 @ 3'],
])('of TypeScript, which is Markdown, has no tag: %j is %j', (text, expected) => {
  expect(markdownComment(text)).toBe(expected);
});

describe('a long comment', () => {
  it.each<[what: string, source: string, begins: RegExp]>([
    ['of Go', `\t// name: ${long}`, /^\t\/\/ \S/],
    ['of Java', `   * ${long}`, /^ {3}\* \S/],
    ['of Java in one line', `  /** ${long} */`, /^ {2}(?:\/\*\*$| \* \S| \*\/$)/],
    ['of Java on a parameter', `   * @param a ${long}`, /^ {3}\* (?:@param a| {4})/],
  ])('%s goes on in the next line', (_, source, begins) => {
    const lines = withShortComments(source).split('\n');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(line).toMatch(begins);
      expect(line.length).toBeLessThanOrEqual(120);
    }
    expect(words(lines.join(' '))).toBe(words(source));
  });

  it('begins no line with a tag', () => {
    const names = Array.from({ length: 30 }, () => 'word @deprecated').join(' ');
    for (const line of withShortComments(`   * ${names}`).split('\n')) expect(line).toMatch(/^ {3}\* word/);
  });

  it('is left where it is code, short, or one word', () => {
    const source = [`x = "${long}"`, '// short', `// ${'a'.repeat(200)}`, `//nolint ${long}`].join('\n');
    expect(withShortComments(source)).toBe(source);
  });

  it('of Python goes on where it is a docstring, and nowhere else', () => {
    const source = [
      'def a():',
      `    """${long}`,
      '',
      `    :param b: ${long}`,
      '    """ # noqa',
      `    """${long}"""`,
      `    c = "${long}"`,
      `    d = """${long}"""`,
    ];
    const lines = withShortDocstrings(source.join('\n')).split('\n');
    expect(lines.slice(-2)).toEqual(source.slice(-2));
    expect(lines.slice(0, -2).every((line) => line.length <= 120)).toBe(true);
    expect(lines.find((line) => line.startsWith('        word'))).toBeDefined();
    expect(words(lines.join(' '))).toBe(words(source.join(' ')));
  });
});
