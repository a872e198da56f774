import type { Block } from '../../ir/index.ts';
import { takeHanging, takeItem } from './lines.ts';
import { type Cursor, settleAnchors } from './page.ts';

const BULLET = /^[-+*\u2022\u2023\u2043](?: +|$)/;
const ENUMERATOR =
  /^(?:(\()([0-9]+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)\)|([0-9]+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)([.)]))(?: +|$)/;

/** Reads a bullet list; one with another bullet is another list. */
export function readBullets(cursor: Cursor, text: string): boolean {
  if (!BULLET.test(text)) return false;
  settleAnchors(cursor.page);
  const bullet = text.charAt(0);
  const line = cursor.first + cursor.at;
  const items: Block[][] = [];
  while (skipBlanks(cursor)) {
    const item = cursor.texts[cursor.at] as string;
    const marker = item.startsWith(bullet) ? BULLET.exec(item)?.[0] : undefined;
    if (marker === undefined) break;
    items.push(readItem(cursor, item, marker.length));
  }
  cursor.out.push({ kind: 'list', ordered: false, items, line });
  return true;
}

/** Moves on to a line that is not blank; false at the end. */
function skipBlanks(cursor: Cursor): boolean {
  while (cursor.texts[cursor.at] === '') cursor.at++;
  return cursor.at < cursor.texts.length;
}

function readItem(cursor: Cursor, text: string, width: number): Block[] {
  const { body, next } =
    text.length > width ? takeItem(cursor, cursor.at, width) : takeHanging(cursor, cursor.at, width);
  cursor.at = next;
  return cursor.nested(body);
}

type Sequence = 'auto' | 'arabic' | 'loweralpha' | 'upperalpha' | 'lowerroman' | 'upperroman';

const SEQUENCES: readonly (readonly [Sequence, RegExp])[] = [
  ['arabic', /^[0-9]+$/],
  ['loweralpha', /^[a-z]$/],
  ['upperalpha', /^[A-Z]$/],
  ['lowerroman', /^[ivxlcdm]+$/],
  ['upperroman', /^[IVXLCDM]+$/],
];

interface Enumerator {
  readonly prefix: string;
  readonly suffix: string;
  readonly sequence: Sequence;
  readonly ordinal: number;
  /** Length of the marker and the blanks behind it. */
  readonly width: number;
}

/** Reads an enumerated list as far as its numbers go on. */
export function readEnumerated(cursor: Cursor, text: string): boolean {
  let current = enumeratorAt(cursor, text, undefined);
  if (!current) return false;
  settleAnchors(cursor.page);
  const line = cursor.first + cursor.at;
  const items: Block[][] = [];
  const expected = current.sequence;
  let isAuto = expected === 'auto';
  while (current) {
    items.push(readItem(cursor, cursor.texts[cursor.at] as string, current.width));
    if (!skipBlanks(cursor)) break;
    const next = enumeratorAt(cursor, cursor.texts[cursor.at] as string, expected);
    if (!next || !goesOn(current, next, expected, isAuto)) break;
    isAuto ||= next.sequence === 'auto';
    current = next;
  }
  cursor.out.push({ kind: 'list', ordered: true, items, line });
  return true;
}

function goesOn(last: Enumerator, next: Enumerator, expected: Sequence, isAuto: boolean): boolean {
  if (last.prefix !== next.prefix || last.suffix !== next.suffix) return false;
  if (next.sequence === 'auto') return true;
  return next.sequence === expected && !isAuto && next.ordinal === last.ordinal + 1;
}

/** The enumerator of a line, if the line below lets it be one. */
function enumeratorAt(cursor: Cursor, text: string, expected: Sequence | undefined): Enumerator | undefined {
  const match = ENUMERATOR.exec(text);
  if (!match) return undefined;
  const [marker, prefix = '', inBrackets, bare = '', suffix = ')'] = match;
  const label = inBrackets ?? bare;
  const sequence = sequenceOf(label, expected);
  const ordinal = ordinalOf(label, sequence);
  if (ordinal === undefined) return undefined;
  const below = cursor.texts[cursor.at + 1] ?? '';
  const found = { prefix, suffix, sequence, ordinal, width: marker.length };
  return below === '' || below.startsWith(' ') || startsNext(below, found) ? found : undefined;
}

/** A lone `i` begins Roman numbers, other single letters an alphabet. */
function sequenceOf(label: string, expected: Sequence | undefined): Sequence {
  if (label === '#') return 'auto';
  const asExpected = SEQUENCES.find(([name]) => name === expected);
  if (asExpected?.[1].test(label)) return asExpected[0];
  if (asExpected === undefined && label === 'i') return 'lowerroman';
  if (asExpected === undefined && label === 'I') return 'upperroman';
  return SEQUENCES.find(([, pattern]) => pattern.test(label))?.[0] ?? 'arabic';
}

function ordinalOf(label: string, sequence: Sequence): number | undefined {
  switch (sequence) {
    case 'auto':
      return 1;
    case 'arabic':
      return Number(label);
    case 'loweralpha':
    case 'upperalpha':
      return label.toLowerCase().charCodeAt(0) - 0x60;
    default:
      return fromRoman(label.toUpperCase());
  }
}

function startsNext(line: string, { prefix, suffix, sequence, ordinal }: Enumerator): boolean {
  if (line.startsWith(`${prefix}#${suffix} `)) return true;
  const label = labelOf(ordinal + 1, sequence);
  return label !== undefined && line.startsWith(`${prefix}${label}${suffix} `);
}

function labelOf(ordinal: number, sequence: Sequence): string | undefined {
  switch (sequence) {
    case 'auto':
      return '#';
    case 'arabic':
      return String(ordinal);
    case 'loweralpha':
    case 'upperalpha': {
      if (ordinal > 26) return undefined;
      return String.fromCharCode(ordinal + (sequence === 'loweralpha' ? 0x60 : 0x40));
    }
    default: {
      const roman = toRoman(ordinal);
      return sequence === 'lowerroman' ? roman.toLowerCase() : roman;
    }
  }
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];
const ROMAN_LIMIT = 4999;

function toRoman(ordinal: number): string {
  let rest = ordinal;
  let roman = '';
  for (const [digits, value] of ROMAN) for (; rest >= value; rest -= value) roman += digits;
  return roman;
}

/** Value of a Roman number that is written as such numbers are, else undefined. */
function fromRoman(text: string): number | undefined {
  let value = 0;
  let at = 0;
  for (const [digits, step] of ROMAN)
    for (; text.startsWith(digits, at) && value <= ROMAN_LIMIT; at += digits.length) value += step;
  return at === text.length && value <= ROMAN_LIMIT && toRoman(value) === text ? value : undefined;
}
