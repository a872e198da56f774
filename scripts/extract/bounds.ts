import { unmark } from './marked-text.ts';

export type BoundName = 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems';

export interface Bound {
  readonly name: BoundName;
  readonly value: number;
  readonly words: string;
}

/** What a bound may belong to. */
export type Measured = 'integer' | 'number' | 'string' | 'array';

const N = '([-+]?\\d[\\d,]*(?:\\.\\d+)?)';
const TO = '(?:\\s*(?:to|and|-|–|~|—)\\s*)';
const UNIT_WORD = '(?:\\s+(?!(?:characters|bytes|to|and)\\b)[a-zA-Z][a-zA-Z/-]*)?';

interface BoundPhrase {
  readonly pattern: RegExp;
  /** What the captured numbers bound, by the kind of the value; no entry: the phrase says nothing about that kind. */
  readonly gives: Partial<Record<Exclude<Measured, 'integer'>, readonly BoundName[]>>;
}

const rx = (source: string): RegExp => new RegExp(source, 'gi');
const LENGTH: readonly BoundName[] = ['minLength', 'maxLength'];
const RANGE: readonly BoundName[] = ['minimum', 'maximum'];
const ITEMS: readonly BoundName[] = ['minItems', 'maxItems'];

/** Phrases that bound a value; within one sentence the first that matches a stretch of text takes it. */
const PHRASES: readonly BoundPhrase[] = [
  { pattern: rx(`\\b(?:array|list) length\\s*:?\\s*(?:is\\s+)?(?:from\\s+)?${N}${TO}${N}`), gives: { array: ITEMS } },
  { pattern: rx(`${N}${TO}${N}${UNIT_WORD}\\s+characters?\\b`), gives: { string: LENGTH, array: LENGTH } },
  {
    pattern: rx(
      `\\blength\\s*(?:ranges?|is|can be|must be)?\\s*:?\\s*(?:of\\s+)?(?:from\\s+)?${N}${TO}${N}(?!\\d|\\.\\d|\\s*bytes)`,
    ),
    gives: { string: LENGTH, array: LENGTH },
  },
  { pattern: rx(`\\[\\s*${N}\\s*,\\s*${N}\\s*\\]\\s*characters?\\b`), gives: { string: LENGTH, array: LENGTH } },
  // One number that is both limits: it is captured twice.
  { pattern: rx(`\\bstring of (?=${N})${N} characters?\\b`), gives: { string: LENGTH, array: LENGTH } },
  {
    pattern: rx(`\\bmin(?:imum)? length\\s*(?:is|:|of)?\\s*${N}`),
    gives: { string: ['minLength'], array: ['minLength'] },
  },
  {
    pattern: rx(`\\bmax(?:imum)? length\\s*(?:is|:|of)?\\s*${N}`),
    gives: { string: ['maxLength'], array: ['maxLength'] },
  },
  {
    pattern: rx(
      `\\b(?:maximum of|max\\.? of|up to|at most|no more than|not more than|not longer than|(?:not|cannot|can't|never) exceed|not exceeding|within|maximum length of|contains?|limited to)\\s+${N}${UNIT_WORD}\\s+characters?\\b`,
    ),
    gives: { string: ['maxLength'], array: ['maxLength'] },
  },
  {
    pattern: rx(`\\b${N}\\s+characters?\\s+(?:at most|or (?:less|fewer)|at the most|maximum)`),
    gives: { string: ['maxLength'], array: ['maxLength'] },
  },
  {
    pattern: rx(`\\b(?:at least|no less than|minimum of)\\s+${N}\\s+characters?\\b`),
    gives: { string: ['minLength'], array: ['minLength'] },
  },
  {
    pattern: rx(
      `\\b(?:maximum of|up to|at most|no more than|cannot exceed)\\s+${N}\\s+(?:items|elements|records|entries|tags|members|objects|values|\\w+s)\\s+(?:can|are|is|may)\\b`,
    ),
    gives: { array: ['maxItems'] },
  },
  // `Minimum: 1` alone measures a text; within a sentence it may speak of anything.
  { pattern: rx(`^min(?:imum)?\\s*:\\s*${N}\\.?$`), gives: { number: ['minimum'], string: ['minLength'] } },
  { pattern: rx(`^max(?:imum)?\\s*:\\s*${N}\\.?$`), gives: { number: ['maximum'], string: ['maxLength'] } },
  { pattern: rx(`\\bmax(?:imum)? number of [\\w ]+? is ${N}`), gives: { number: ['maximum'] } },
  { pattern: rx(`\\bmin(?:imum)?(?: value)?\\s*(?:is|:|of)\\s*${N}`), gives: { number: ['minimum'], string: [] } },
  { pattern: rx(`\\bmax(?:imum)?(?: value)?\\s*(?:is|:|of)\\s*${N}`), gives: { number: ['maximum'], string: [] } },
  {
    pattern: rx(
      `\\brang(?:es?|ing)\\s*(?:is|are)?\\s*:?\\s*(?:from|between|of)?\\s*${N}${UNIT_WORD}${TO}${N}(?![\\d.]*[/\\d])`,
    ),
    gives: { number: RANGE },
  },
  {
    pattern: rx(`\\b(?:value range|range|ranges?)\\s*(?:is|:)?\\s*(?:from\\s+)?\\[\\s*${N}\\s*,\\s*${N}\\s*\\]`),
    gives: { number: RANGE },
  },
  { pattern: rx(`^\\[\\s*${N}\\s*,\\s*${N}\\s*\\]$`), gives: { number: RANGE } },
  {
    pattern: rx(
      `\\bvalues? (?:is|can be|must be|should be)?\\s*(?:an integer|a number|a positive integer)?\\s*(?:from|between|within|in the range (?:of|from))\\s+${N}${UNIT_WORD}${TO}${N}`,
    ),
    gives: { number: RANGE },
  },
  {
    pattern: rx(`\\b(?:integers?|numbers?|value)\\s+(?:from|between|ranging from|within)\\s+${N}${TO}${N}`),
    gives: { number: RANGE },
  },
  {
    pattern: rx(
      `\\b(?:greater than or equal to|not less than|no less than|at least|larger than or equal to|not smaller than)\\s+${N}`,
    ),
    gives: { number: ['minimum'] },
  },
  {
    pattern: rx(
      `\\b(?:less than or equal to|not greater than|no greater than|no more than|at most|cannot exceed|not exceed|not be greater than|smaller than or equal to)\\s+${N}`,
    ),
    gives: { number: ['maximum'] },
  },
];

/** A sentence that says its limit only holds in some case, or that it may be moved: no fact. */
const CONDITION =
  /(?:^|[,;]\s*)(?:if|when|for|in (?:this|that|which|any|some) case|in case|unless|after|once)\b|\b(?:if|when|unless|by default|default (?:minimum|maximum)|respectively)\b/i;

/** What is advised is no limit, and a step is none of the value itself. */
const NO_LIMIT = /\b(?:advised?|recommended|suggested|recommend|suggest|increments?)\b/i;

/** Right behind a limit or in front of it: further values, outside the limit, that are allowed too. */
const ALSO_AFTER = new RegExp(`^\\s*,?\\s*(?:or|and)\\s+(?:from\\s+)?${N}`, 'i');
const ALSO_BEFORE = /\d\s*,?\s+or\s+(?:[a-z]+\s+){0,4}$/i;

/** An item `Public zone: 1-300` of a list: a limit by case. */
const CASE = new RegExp(
  `^(?!.*\\b(?:rang|value|length|example|format|note|default|min|max))[A-Za-z][^:：\\d]{0,40}[:：]\\s*${N}${TO}${N}\\W*$`,
  'i',
);

export interface ReadBounds {
  readonly bounds: readonly Bound[];
  /** Sentences with a limit that holds only under a condition, or that another sentence contradicts. */
  readonly conditional: readonly string[];
}

/**
 * Reads the limits that sentences of a description state for the value itself.
 *
 * A limit in a conditional sentence, or two different values for one limit, give no fact but a remark.
 *
 * @param sentences marked sentences, each on its own
 */
export function boundsOf(sentences: readonly string[], measured: Measured): ReadBounds {
  const found = new Map<BoundName, Bound>();
  const conditional: string[] = [];
  const contested = new Set<BoundName>();
  for (const marked of sentences) {
    const sentence = unmark(marked);
    if (!/\d/.test(sentence) || NO_LIMIT.test(sentence)) continue;
    const { bounds, isOneOfMany } = boundsOfSentence(sentence, measured);
    const isCase = (measured === 'integer' || measured === 'number') && CASE.test(sentence);
    if (isCase || (bounds.length > 0 && (isOneOfMany || CONDITION.test(sentence)))) {
      conditional.push(sentence);
      continue;
    }
    for (const bound of bounds) {
      const known = found.get(bound.name);
      if (!known) found.set(bound.name, bound);
      else if (known.value !== bound.value) contested.add(bound.name);
    }
  }
  for (const name of contested) {
    conditional.push(found.get(name)?.words ?? name);
    found.delete(name);
  }
  return { bounds: consistent([...found.values()]), conditional: [...new Set(conditional)] };
}

function boundsOfSentence(sentence: string, measured: Measured): { bounds: Bound[]; isOneOfMany: boolean } {
  const bounds: Bound[] = [];
  let isOneOfMany = false;
  let text = inclusive(sentence, measured);
  const isNumber = measured === 'integer' || measured === 'number';
  for (const phrase of PHRASES) {
    phrase.pattern.lastIndex = 0;
    const names = phrase.gives[measured === 'integer' ? 'number' : measured];
    for (let match = phrase.pattern.exec(text); match; match = phrase.pattern.exec(text)) {
      if (isNumber && names === RANGE) {
        const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
        isOneOfMany ||= ALSO_AFTER.test(after) || ALSO_BEFORE.test(before);
      }
      names?.forEach((name, index) => {
        const value = toNumber(match?.[index + 1] ?? '');
        if (Number.isFinite(value) && (isNumber || value >= 0)) bounds.push({ name, value, words: sentence });
      });
      // The stretch is spent: a later, looser phrase must not read it again.
      text = text.slice(0, match.index) + '\ue002'.repeat(match[0].length) + text.slice(match.index + match[0].length);
    }
  }
  return { bounds, isOneOfMany };
}

/**
 * Integers of an open interval become those of the closed one: `from 1 (inclusive) to 100 (exclusive)` is 1 to 99, and
 * `greater than 0 and less than 256` is 1 to 255.
 * Other numbers of an open interval are taken out, for the contract's limits are inclusive.
 */
function inclusive(sentence: string, measured: Measured): string {
  const between = sentence.replace(
    /\b(?:greater|larger) than (\d+) and (?:less|smaller) than (\d+)(?!\.?\d)/gi,
    (words, low: string, high: string) =>
      measured === 'number' ? words : `from ${Number(low) + 1} to ${Number(high) - 1}`,
  );
  return (measured === 'integer' ? between.replace(MORE_THAN, nextInteger) : between)
    .replace(/\s*\((?:inclusive|included)\)/gi, '')
    .replace(
      /\b(from|to|and|-)\s*(\d[\d,]*)(\.\d+)?\s*\((?:exclusive|excluded)\)/gi,
      (_, word: string, whole: string, rest?: string) =>
        rest === undefined && measured !== 'number'
          ? `${word} ${toNumber(whole) + (/from/i.test(word) ? 1 : -1)}`
          : `${word} …`,
    )
    .replace(
      /([[(])\s*(-?\d+)\s*,\s*(-?\d+)\s*([\])])/g,
      (_, open: string, low: string, high: string, close: string) =>
        measured === 'number'
          ? closedSide(open === '[' ? low : undefined, close === ']' ? high : undefined)
          : `[${Number(low) + (open === '(' ? 1 : 0)}, ${Number(high) - (close === ')' ? 1 : 0)}]`,
    );
}

/** `The value must be greater than 0`, of an integer. */
const MORE_THAN =
  /\b(value|parameter|it) (is|must be|should be|has to be) (greater|larger|less|smaller) than (-?\d[\d,]*)(?![\d.,]*\d)/gi;

const nextInteger = (_: string, what: string, verb: string, way: string, number: string): string =>
  /greater|larger/i.test(way)
    ? `${what} ${verb} greater than or equal to ${toNumber(number) + 1}`
    : `${what} ${verb} less than or equal to ${toNumber(number) - 1}`;

function closedSide(low: string | undefined, high: string | undefined): string {
  if (low !== undefined && high !== undefined) return `[${low}, ${high}]`;
  if (low !== undefined) return `minimum value: ${low}`;
  return high === undefined ? '…' : `maximum value: ${high}`;
}

const toNumber = (text: string): number => Number(text.replace(/,(?=\d{3}\b)/g, '').replace(/,$/, ''));

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
