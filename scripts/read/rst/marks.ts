/** Which characters may stand around inline markup, by the recognition rules of reStructuredText. */

/** Stands in front of an escaped character while inline markup is read. */
export const NUL = 0;

/** Text with NUL for each backslash, so that the rules see which characters are escaped. */
export const escaped = (text: string): string => (text.includes('\\') ? text.replace(/\\([\s\S]?)/g, '\0$1') : text);

/** Text as it is shown: an escaped blank is nothing, any other escaped character itself. */
export const unescaped = (text: string): string => (text.includes('\0') ? text.replace(/\0[ \n]?/g, '') : text);

/** Text as the author wrote it. */
export const restored = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '\\') : text);

const PRECEDES = 1;
const FOLLOWS = 2;
const BLANK = 4;

const ASCII = new Uint8Array(128);
const mark = (characters: string, bits: number): void => {
  for (const character of characters) ASCII[character.charCodeAt(0)] = (ASCII[character.charCodeAt(0)] ?? 0) | bits;
};
mark(' \t\n\r\f\v\x1c\x1d\x1e\x1f', PRECEDES | FOLLOWS | BLANK);
mark('-/:"\'', PRECEDES | FOLLOWS);
mark('(<[{', PRECEDES);
mark(')>]}\\.,;!?\0', FOLLOWS);

const UNICODE_PRECEDES = /[\s\x85\p{Ps}\p{Pi}\p{Pf}\p{Pd}\p{Po}]/u;
const UNICODE_FOLLOWS = /[\s\x85\u201a\u201e\p{Pe}\p{Pi}\p{Pf}\p{Pd}\p{Po}]/u;
const UNICODE_BLANK = /[\s\x85]/;

function has(text: string, at: number, bit: number, pattern: RegExp): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? ((ASCII[code] ?? 0) & bit) !== 0 : pattern.test(text.charAt(at));
}

/** Whether markup may begin behind the character at `at`. */
export const precedes = (text: string, at: number): boolean => has(text, at, PRECEDES, UNICODE_PRECEDES);

/** Whether markup may end in front of `at`: the end of the text or a character that allows it. */
export const follows = (text: string, at: number): boolean =>
  at >= text.length || has(text, at, FOLLOWS, UNICODE_FOLLOWS);

/** Whether the character at `at` is white space; beyond the text there is none. */
export const isBlank = (text: string, at: number): boolean => at < text.length && has(text, at, BLANK, UNICODE_BLANK);

const OPENERS = '"\'(<[{\u00ab\u00bb\u2018\u2019\u201a\u201c\u201d\u201e\u2039\u203a\uff08\uff3b\uff5b\uff5f';
const CLOSERS = [
  '"',
  "'",
  ')',
  '>',
  ']',
  '}',
  '\u00bb',
  '\u00ab\u00bb',
  '\u2019\u201a',
  '\u2018\u2019',
  '\u2018\u2019\u201b',
  '\u201d\u201e',
  '\u201c\u201d',
  '\u201c\u201d\u201f',
  '\u203a',
  '\u2039\u203a',
  '\uff09',
  '\uff3d',
  '\uff5d',
  '\uff60',
];
const OTHER_OPENER = /\p{Ps}/u;

/** Whether the characters at both places are a pair of quotes or brackets. */
export function opensPair(text: string, open: number, close: number): boolean {
  const opener = text.charAt(open);
  const known = OPENERS.indexOf(opener);
  if (known >= 0) return CLOSERS[known]?.includes(text.charAt(close)) ?? false;
  const code = text.charCodeAt(open);
  // Other brackets stand beside their partners in Unicode.
  return code >= 128 && text.charCodeAt(close) === code + 1 && OTHER_OPENER.test(opener);
}
