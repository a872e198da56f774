import { plainName } from '../plain-name.ts';

/** Signs outside ASCII that writers and converters exchange for those of ASCII without meaning anything by it. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u201b\u2032\u00b4\u201c-\u201f\u2033\u00ab\u00bb]/g, ''],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
];

/** Typography that ASCII has, too. */
const TYPOGRAPHY: readonly (readonly [RegExp, string])[] = [
  [/!?\[([^[\]]*)\]\([^()]*\)/g, '$1'],
  // Emphasis, list marks and escapes of Markdown.
  [/\\(?=[^\p{L}\p{N}\s])/gu, ''],
  // 65,535 and 65535.
  [/(?<=\d),(?=\d{3}(?!\d))/g, ''],
  [/\*+|(?<=^|\s)[-+•](?=\s)/gm, ' '],
  [/['"`]/g, ''],
  // A blank in front of a mark, and a mark that ends a text.
  [/(?<!\s)\s+(?=[.,:;)])|(?<=\()\s+/g, ''],
  [/(?<![\s.;:,])[\s.;:,]+$/g, ''],
  // Most blanks are single already.
  [/\s{2,}|[^\S ]/g, ' '],
];

const FOREIGN = /[^\0-\x7f]/;

/** What a text says, without its typography: quotes, dashes, blanks, emphasis, targets of links, a closing mark. */
export function wordingOf(text: string): string {
  let out = FOREIGN.test(text) ? plainSigns(text) : text;
  for (const [mark, plain] of TYPOGRAPHY) out = out.replace(mark, plain);
  return out.trim();
}

const plainSigns = (text: string): string =>
  SIGNS.reduce((out, [sign, plain]) => out.replace(sign, plain), text.normalize('NFKC'));

/** What a heading says: its case is typography, too. */
export const headingOf = (text: string): string => wordingOf(text).toLowerCase();

/**
 * How much two names are alike, by the letter pairs that they share (Dice's coefficient).
 *
 * @returns 0 to 1; 1 where only case and separators differ
 */
export function likeness(a: string, b: string): number {
  const [left, right] = [plainName(a), plainName(b)];
  if (left === right) return 1;
  const pairs = pairsOf(left);
  const others = pairsOf(right);
  const size = pairs.length + others.length;
  if (size === 0) return 0;
  let shared = 0;
  for (const pair of pairs) {
    const found = others.indexOf(pair);
    if (found < 0) continue;
    others.splice(found, 1);
    shared++;
  }
  return (2 * shared) / size;
}

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));

/** The beginning of a text, which ends with a word. */
export function cutAtWord(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most + 1);
  const blank = start.lastIndexOf(' ');
  return `${start.slice(0, blank > most / 2 ? blank : most).replace(/(?<![\s,;:(])[\s,;:(]+$/, '')}…`;
}
