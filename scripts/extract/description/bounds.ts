import { append } from '../../append.ts';
import {
  BOUND_PHRASES,
  type BoundName,
  type BoundPhrase,
  countsAsDigits,
  DASH,
  FROM,
  HAS_NUMBER,
  type Measured,
  N,
  ownItems,
  RANGE,
  TO,
  UNIT_WORD,
} from './bound-phrases.ts';
import { unmark, withoutThousandsMarks } from './marked-text.ts';

export interface Bound {
  readonly name: BoundName;
  readonly value: number;
  readonly words: string;
}

/** A sentence that says its limit only holds in some case, or that it may be moved: no fact. */
const CONDITION =
  /(?:^|[,;]\s*)(?:if|when|for|in (?:this|that|which|any|some) case|in case|unless|after|once)\b|\b(?:if|when|unless|by default|default (?:minimum|maximum)|respectively)\b/i;

/** What is advised is no limit, and a step is none of the value itself. */
const NO_LIMIT = /\b(?:advised?|recommended|suggested|recommend|suggest|increments?)\b/i;

/** An item `Public zone: 1-300` of a list: a limit by case, unless all cases have the same. */
const CASE = new RegExp(
  `^(?!.*\\b(?:rang|value|length|example|format|note|default|min|max))[A-Za-z][^:\\d]{0,40}:\\s*${N}${TO}${N}\\W*$`,
  'i',
);

/** A name that a sentence can count by: `routes`, `server_ids`. */
const PLURAL = /^[A-Za-z][A-Za-z_-]*s$/;

export interface ReadBounds {
  readonly bounds: readonly Bound[];
  /** Sentences with a limit that is exclusive, holds only under a condition, stands beside further values or is contradicted. */
  readonly conditional: readonly string[];
}

/**
 * Reads the limits that sentences of a description state for the value itself.
 *
 * A limit in a conditional sentence, or two different values for one limit, give no fact but a remark.
 *
 * @param sentences marked sentences, each on its own
 * @param name of the value, by which a sentence may count the items of an array
 */
export function boundsOf(sentences: readonly string[], measured: Measured, name: string): ReadBounds {
  const found = new Map<BoundName, Bound>();
  const conditional: string[] = [];
  const contested = new Set<BoundName>();
  const phrases = measured === 'array' && PLURAL.test(name) ? [ownItems(name), ...BOUND_PHRASES] : BOUND_PHRASES;
  const cases: RegExpExecArray[] = [];
  const add = (bound: Bound): void => {
    const known = found.get(bound.name);
    if (!known) found.set(bound.name, bound);
    else if (known.value !== bound.value) contested.add(bound.name);
  };
  for (const marked of sentences) {
    const sentence = unmark(marked);
    if (!HAS_NUMBER.test(sentence) || NO_LIMIT.test(sentence)) continue;
    const { bounds, hasOthers } = boundsOfSentence(sentence, measured, phrases);
    const ofCase = measured === 'integer' || measured === 'number' ? CASE.exec(sentence) : null;
    if (ofCase) {
      cases.push(ofCase);
      continue;
    }
    if (bounds.length > 0 && (hasOthers || CONDITION.test(sentence))) {
      conditional.push(sentence);
      continue;
    }
    if (measured === 'number' && OPEN_INTERVAL.test(sentence)) conditional.push(sentence);
    bounds.forEach(add);
  }
  const common = commonRange(cases);
  common.forEach(add);
  if (common.length === 0)
    append(
      conditional,
      cases.map(({ input }) => input),
    );
  for (const name of contested) {
    conditional.push(found.get(name)?.words ?? name);
    found.delete(name);
  }
  const isNumber = measured === 'integer' || measured === 'number';
  const words = isNumber && !found.has('minimum') && !contested.has('minimum') ? notNegative(sentences) : undefined;
  if (words !== undefined) found.set('minimum', { name: 'minimum', value: 0, words });
  return { bounds: consistent([...found.values()]), conditional: [...new Set(conditional)] };
}

/** The range that every one of several cases has. */
function commonRange(cases: readonly RegExpExecArray[]): readonly Bound[] {
  const [first, ...others] = cases.map(([, low = '', high = '']) => [toNumber(low), toNumber(high)] as const);
  if (!first || others.length === 0 || others.some(([low, high]) => low !== first[0] || high !== first[1])) return [];
  const words = cases[0]?.input ?? '';
  return [
    { name: 'minimum', value: first[0], words },
    { name: 'maximum', value: first[1], words },
  ];
}

const NOT_NEGATIVE = /\b(?:cannot|must not|can't) be (?:a )?negative\b|\bmust be (?:a )?non-negative\b/i;

/** The sentence that says no more than that the value is not negative: the least lower limit, where no other is stated. */
function notNegative(sentences: readonly string[]): string | undefined {
  return sentences.map(unmark).find((sentence) => NOT_NEGATIVE.test(sentence) && !CONDITION.test(sentence));
}

interface SentenceBounds {
  readonly bounds: readonly Bound[];
  /** The sentence names values outside its range, or a second range for another case. */
  readonly hasOthers: boolean;
}

function boundsOfSentence(sentence: string, measured: Measured, phrases: readonly BoundPhrase[]): SentenceBounds {
  const isNumber = measured === 'integer' || measured === 'number';
  const bounds: Bound[] = [];
  let hasOthers = false;
  const counted = measured === 'array' ? countsAsDigits(sentence) : sentence;
  let text = inclusive(powersOut(zeroAsDigit(counted)), measured !== 'number');
  for (const phrase of phrases) {
    if (phrase.open && measured === 'number') continue;
    phrase.pattern.lastIndex = 0;
    const names = phrase.gives[measured === 'integer' ? 'number' : measured];
    for (let match = phrase.pattern.exec(text); match; match = phrase.pattern.exec(text)) {
      const before = text.slice(0, match.index);
      const after = text.slice(match.index + match[0].length);
      names?.forEach((name, index) => {
        const stated = match?.[index + 1];
        const value = toNumber(stated ?? '') + (phrase.open ? beside(name) : 0);
        if (stated !== undefined && Number.isFinite(value) && (isNumber || value >= 0))
          bounds.push({ name, value, words: sentence });
      });
      if ((names === RANGE || names === FROM) && (OTHER_BEFORE.test(before) || OTHER_BEHIND.test(after)))
        hasOthers = true;
      // The stretch is spent: a later, looser phrase must not read it again.
      text = before + '\ue002'.repeat(match[0].length) + after;
    }
  }
  return { bounds, hasOthers };
}

/** From a number that is outside to the next one that is inside. */
const beside = (name: BoundName): number => (name.startsWith('min') ? 1 : -1);

/** `-1 or` in front of a range; `or -1`, `for disks` or a second range behind it. */
const OTHER_BEFORE = /[-+]?\d+,?\s+or\s+(?:an? )?(?:\w+\s+){0,2}$/i;
const OTHER_BEHIND = new RegExp(
  `^${UNIT_WORD},?\\s*(?:or|and)\\s+(?:(?:is|be|equals|the value is)\\s+)?[-+]?\\d|^${UNIT_WORD}\\s+for\\s+(?!(?:the|this|each|every|an?)\\b)|\\b(?:from|between|and|or)\\s+${N}${UNIT_WORD}\\s*${DASH}\\s*${N}`,
  'i',
);

/** `greater than zero` with the number as a digit; elsewhere the word may count nothing. */
const zeroAsDigit = (sentence: string): string => sentence.replace(/\b(than(?: or equal to)?) zero\b/gi, '$1 0');

/** `2^31-1` as the number that it is. */
const powersOut = (sentence: string): string =>
  sentence.replace(/\b2\s?\^\s?(\d{1,2})(\s?[-–]\s?1\b)?/g, (power, exponent: string, less?: string) =>
    Number(exponent) <= 53 ? String(2 ** Number(exponent) - (less === undefined ? 0 : 1)) : power,
  );

/**
 * Whole numbers of an open interval become those of the closed one: `from 1 (inclusive) to 100 (exclusive)` is 1 to 99,
 * and `greater than 0 and less than 256` is 1 to 255.
 * Other numbers of an open interval are taken out, for the contract's limits are inclusive.
 */
function inclusive(sentence: string, whole: boolean): string {
  return sentence
    .replace(
      /\b(?:greater|larger) than (\d+) and (?:less|smaller) than (\d+)(?!\.?\d)/gi,
      (words, low: string, high: string) => (whole ? `from ${Number(low) + 1} to ${Number(high) - 1}` : words),
    )
    .replace(/≤/g, '<=')
    .replace(/≥/g, '>=')
    .replace(/\s*\((?:inclusive|included)\)/gi, '')
    .replace(
      /\b(from|to|and|-)\s*(\d[\d,]*)(\.\d+)?\s*\((?:exclusive|excluded)\)/gi,
      (_, word: string, integer: string, rest?: string) =>
        rest === undefined && whole ? `${word} ${toNumber(integer) + (/from/i.test(word) ? 1 : -1)}` : `${word} …`,
    )
    .replace(
      /([[(])\s*(-?\d+)\s*,\s*(-?\d+)\s*([\])])/g,
      (_, open: string, low: string, high: string, close: string) => {
        if (!whole) return closedSide(open === '[' ? low : undefined, close === ']' ? high : undefined);
        return `[${Number(low) + (open === '(' ? 1 : 0)}, ${Number(high) - (close === ')' ? 1 : 0)}]`;
      },
    );
}

function closedSide(low: string | undefined, high: string | undefined): string {
  if (low !== undefined && high !== undefined) return `[${low}, ${high}]`;
  if (low !== undefined) return `minimum value: ${low}`;
  return high === undefined ? '…' : `maximum value: ${high}`;
}

const OPEN_INTERVAL = /\(\s*-?\d+\s*,\s*-?\d+\s*[\])]|\[\s*-?\d+\s*,\s*-?\d+\s*\)/;

const toNumber = (text: string): number => Number(withoutThousandsMarks(text).replace(/,$/, ''));

function consistent(bounds: readonly Bound[]): Bound[] {
  const value = (name: BoundName) => bounds.find((bound) => bound.name === name)?.value;
  const pairs: readonly (readonly [BoundName, BoundName])[] = [
    ['minimum', 'maximum'],
    ['minLength', 'maxLength'],
    ['minItems', 'maxItems'],
  ];
  const wrong = pairs.filter(([low, high]) => (value(low) ?? 0) > (value(high) ?? Number.POSITIVE_INFINITY)).flat();
  return bounds.filter((bound) => !wrong.includes(bound.name));
}
