import { unmark } from './marked-text.ts';

export type BoundName = 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems';

export interface Bound {
  readonly name: BoundName;
  readonly value: number;
  readonly words: string;
}

/** What a bound may belong to. */
export type Measured = 'integer' | 'number' | 'string' | 'array';

/** A number that is not part of a power, a product or a longer one. */
const N = '([-+]?\\d[\\d,]*(?:\\.\\d+)?)(?![\\d^*×]|\\s*[×^])';
const DASH = '(?:-|–|~|—|－|～|to)';
const TO = `(?:\\s*(?:${DASH}|and)\\s*)`;
const UNIT_WORD =
  '(?:(?:[KMGTP]i?B|ms|s|%)\\b|%|\\s+(?!(?:characters?|chars?|bytes|to|and|or)\\b)[a-zA-Z][a-zA-Z/-]*)?';
const CHARACTERS = '(?:characters?|chars?)\\b';
/** Characters, or the kinds of them that a text is made of: `1 to 64 letters, digits, and hyphens`. */
const KINDS = `(?:${CHARACTERS}|(?:letters|digits)(?:,| and\\b| or\\b|\\.?$))`;
const ITEMS_WORD = '(?:items?|elements?|entries|members|records|objects|values|strings|IDs)\\b';
/** Nothing that makes the second number one of a date, an address or a longer number. */
const ENDS = '(?![\\d.]*[-/\\d])';

interface BoundPhrase {
  readonly pattern: RegExp;
  /** What the captured numbers bound, by the kind of the value; no entry: the phrase says nothing about that kind. */
  readonly gives: Partial<Record<Exclude<Measured, 'integer'>, readonly BoundName[]>>;
  /** The number itself is outside; only whole numbers have a next one. */
  readonly open?: true;
}

const rx = (source: string): RegExp => new RegExp(source, 'gi');
const LENGTH: readonly BoundName[] = ['minLength', 'maxLength'];
const RANGE: readonly BoundName[] = ['minimum', 'maximum'];
const ITEMS: readonly BoundName[] = ['minItems', 'maxItems'];

const AT_MOST =
  "(?:(?:a )?maximum of|max\\.?(?: of)?|up to|at most|(?:no|not) (?:more|greater|longer|larger) than|(?:not|cannot|can't|never) exceed|not exceeding|within|limited to)";
const AT_LEAST = '(?:at least|(?:no|not) (?:less|fewer|shorter|smaller) than|(?:a )?minimum of)';

/** Phrases that bound a value; within one sentence the first that matches a stretch of text takes it. */
const PHRASES: readonly BoundPhrase[] = [
  {
    pattern: rx(
      `\\b(?:array|list) length\\s*(?:range)?\\s*:?\\s*(?:is\\s+|ranges\\s+)?(?:from\\s+|between\\s+)?${N}${TO}${N}`,
    ),
    gives: { array: ITEMS },
  },
  {
    pattern: rx(`\\b(?:array|list) length\\s*(?:can|must|may|does|should)?\\s*(?:is|be)?\\s*${AT_MOST}\\s+${N}`),
    gives: { array: ['maxItems'] },
  },
  {
    pattern: rx(
      `\\bnumber of (?:array |list )?${ITEMS_WORD}(?: in the (?:array|list))?\\s*(?:is|ranges|must be)?\\s*:?\\s*(?:from\\s+|between\\s+)?${N}${TO}${N}`,
    ),
    gives: { array: ITEMS },
  },
  { pattern: rx(`\\b(?:array|list) (?:can )?(?:contains?|has|have)\\s+${N}${TO}${N}\\s+\\w`), gives: { array: ITEMS } },
  {
    pattern: rx(`\\b(?:array|list) (?:can )?(?:contains?|has|have)\\s+${AT_MOST}\\s+${N}\\s+\\w`),
    gives: { array: ['maxItems'] },
  },
  { pattern: rx(`\\bmax(?:imum)? (?:number of )?${ITEMS_WORD}\\s*(?:is|:)\\s*${N}`), gives: { array: ['maxItems'] } },
  { pattern: rx(`\\bmin(?:imum)? (?:number of )?${ITEMS_WORD}\\s*(?:is|:)\\s*${N}`), gives: { array: ['minItems'] } },
  { pattern: rx(`^${AT_MOST}\\s+${N}\\s+${ITEMS_WORD}\\.?$`), gives: { array: ['maxItems'] } },
  { pattern: rx(`${N}${TO}${N}${UNIT_WORD}\\s+${KINDS}`), gives: { string: LENGTH, array: LENGTH } },
  {
    pattern: rx(
      `\\blength\\s*(?:ranges?|is|can be|must be)?\\s*:?\\s*(?:of\\s+)?(?:from\\s+|between\\s+)?${N}${TO}${N}(?!\\d|\\.\\d|\\s*bytes)`,
    ),
    gives: { string: LENGTH, array: LENGTH },
  },
  { pattern: rx(`\\[\\s*${N}\\s*,\\s*${N}\\s*\\]\\s*${CHARACTERS}`), gives: { string: LENGTH, array: LENGTH } },
  // One number that is both limits: it is captured twice.
  { pattern: rx(`\\bstring of (?=${N})${N}\\s+${CHARACTERS}`), gives: { string: LENGTH, array: LENGTH } },
  {
    pattern: rx(`\\bmin(?:imum)? length(?: of (?:the |a )?\\w+)?\\s*(?:is|:|of)?\\s*${N}(?!\\s*bytes)`),
    gives: { string: ['minLength'], array: ['minLength'] },
  },
  {
    pattern: rx(`\\bmax(?:imum)? length(?: of (?:the |a )?\\w+)?\\s*(?:is|:|of)?\\s*${N}(?!\\s*bytes)`),
    gives: { string: ['maxLength'], array: ['maxLength'] },
  },
  {
    pattern: rx(`(?:${AT_MOST}|\\bcontains?|\\bmaximum)\\s+${N}${UNIT_WORD}\\s+${KINDS}`),
    gives: { string: ['maxLength'], array: ['maxLength'] },
  },
  {
    pattern: rx(`\\b${N}\\s+${CHARACTERS}\\s+(?:at most|or (?:less|fewer)|at the most|max(?:imum)?\\b)`),
    gives: { string: ['maxLength'], array: ['maxLength'] },
  },
  {
    pattern: rx(
      `\\blength\\s+(?:of (?:the |this )?\\w+\\s+)?(?:can|must|may|does|should)?\\s*(?:be\\s+|is\\s+)?${AT_MOST}\\s+${N}(?!\\s*bytes)`,
    ),
    gives: { string: ['maxLength'] },
  },
  {
    pattern: rx(`\\b(?:fewer|less|shorter) than\\s+${N}\\s+${CHARACTERS}`),
    gives: { string: ['maxLength'], array: ['maxLength'] },
    open: true,
  },
  { pattern: rx(`${AT_LEAST}\\s+${N}\\s+${CHARACTERS}`), gives: { string: ['minLength'], array: ['minLength'] } },
  {
    pattern: rx(
      `(?:\\b(?:must be|is|exactly|fixed length of|length (?:is|of)|fixed at)\\s+(?=${N})${N}\\s+${CHARACTERS}|\\bfixed length of (?=${N})${N}(?!\\s*bytes))`,
    ),
    gives: { string: [...LENGTH, ...LENGTH] },
  },
  { pattern: rx(`\\b(?=${N})${N}-character (?:string|text|UUID|ID|value)\\b`), gives: { string: LENGTH } },
  {
    pattern: rx(`${AT_MOST}\\s+${N}\\s+(?:${ITEMS_WORD}|\\w+s)\\s+(?:can|are|is|may)\\b`),
    gives: { array: ['maxItems'] },
  },
  // Of a text, a label without `value` bounds the length.
  { pattern: rx(`^min(?:imum)?\\s*:\\s*${N}\\.?$`), gives: { number: ['minimum'], string: ['minLength'] } },
  { pattern: rx(`^max(?:imum)?\\s*:\\s*${N}\\.?$`), gives: { number: ['maximum'], string: ['maxLength'] } },
  { pattern: rx(`\\bmax(?:imum)? number of [\\w ]+? is ${N}`), gives: { number: ['maximum'] } },
  { pattern: rx(`\\bmin(?:imum|\\.)?(?: value)?\\s*(?:is|:|of)\\s*${N}`), gives: { number: ['minimum'] } },
  { pattern: rx(`\\bmax(?:imum|\\.)?(?: value)?\\s*(?:is|:|of)\\s*${N}`), gives: { number: ['maximum'] } },
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
  { pattern: rx(`^\\[\\s*${N}\\s*,\\s*${N}\\s*\\]\\.?$`), gives: { number: RANGE } },
  {
    pattern: rx(
      `\\b(?:values?|numbers?|integers?|which|it)\\s+(?:is|can be|must be|should be|may be)?\\s*(?:an? (?:positive )?(?:integer|number))?\\s*(?:from|between|within|ranging from|in the range (?:of|from))\\s+${N}${UNIT_WORD}${TO}${N}`,
    ),
    gives: { number: RANGE },
  },
  {
    pattern: rx(`\\bvalues?\\s+(?:is|can be|must be|should be|may be)\\s+${N}${UNIT_WORD}\\s*${DASH}\\s*${N}${ENDS}`),
    gives: { number: RANGE },
  },
  { pattern: rx(`^(?:between\\s+)?${N}${UNIT_WORD}${TO}${N}${ENDS}${UNIT_WORD}\\.?$`), gives: { number: RANGE } },
  { pattern: rx(`${N}\\s*<=?\\s*[A-Za-z]\\w*\\s*<=\\s*${N}`), gives: { number: RANGE } },
  { pattern: rx(`>=\\s*${N}`), gives: { number: ['minimum'] } },
  { pattern: rx(`<=\\s*${N}`), gives: { number: ['maximum'] } },
  {
    pattern: rx(`\\b(?:greater|larger) than or equal to\\s+${N}|${AT_LEAST}\\s+${N}`),
    gives: { number: ['minimum', 'minimum'] },
  },
  {
    pattern: rx(
      `\\b(?:less|smaller) than or equal to\\s+${N}|(?:\\b(?:no|not) (?:greater|larger) than|\\bno more than|\\bat most|(?:cannot|not) exceed|not be (?:greater|larger|more) than|cannot be (?:greater|larger|more) than)\\s+${N}`,
    ),
    gives: { number: ['maximum', 'maximum'] },
  },
  {
    pattern: rx(`\\b(?:cannot|not) be (?:less|smaller) than\\s+${N}`),
    gives: { number: ['minimum'] },
  },
  {
    pattern: rx(
      `\\b(?:value|parameter|it)\\s+(?:is|has to be|(?:must|should|can|may)\\s+(?:only )?be)\\s+(?:greater|larger) than\\s+${N}`,
    ),
    gives: { number: ['minimum'] },
    open: true,
  },
  {
    pattern: rx(
      `\\b(?:value|parameter|it)\\s+(?:is|has to be|(?:must|should|can|may)\\s+(?:only )?be)\\s+(?:less|smaller) than\\s+${N}`,
    ),
    gives: { number: ['maximum'] },
    open: true,
  },
];

/** A sentence that says its limit only holds in some case, or that it may be moved: no fact. */
const CONDITION =
  /(?:^|[,;]\s*)(?:if|when|for|in (?:this|that|which|any|some) case|in case|unless|after|once)\b|\b(?:if|when|unless|by default|default (?:minimum|maximum)|respectively)\b/i;

/** What is advised is no limit, and a step is none of the value itself. */
const NO_LIMIT = /\b(?:advised?|recommended|suggested|recommend|suggest|increments?)\b/i;

/** An item `Public zone: 1-300` of a list: a limit by case. */
const CASE = new RegExp(
  `^(?!.*\\b(?:rang|value|length|example|format|note|default|min|max))[A-Za-z][^:：\\d]{0,40}[:：]\\s*${N}${TO}${N}\\W*$`,
  'i',
);

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
 */
export function boundsOf(sentences: readonly string[], measured: Measured): ReadBounds {
  const found = new Map<BoundName, Bound>();
  const conditional: string[] = [];
  const contested = new Set<BoundName>();
  for (const marked of sentences) {
    const sentence = unmark(marked);
    if (!/\d/.test(sentence) || NO_LIMIT.test(sentence)) continue;
    const { bounds, hasOthers } = boundsOfSentence(sentence, measured);
    const isCase = (measured === 'integer' || measured === 'number') && CASE.test(sentence);
    if (isCase || (bounds.length > 0 && (hasOthers || CONDITION.test(sentence)))) {
      conditional.push(sentence);
      continue;
    }
    if (measured === 'number' && OPEN_INTERVAL.test(sentence)) conditional.push(sentence);
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

interface SentenceBounds {
  readonly bounds: readonly Bound[];
  /** The sentence names values outside its range, or a second range for another case. */
  readonly hasOthers: boolean;
}

function boundsOfSentence(sentence: string, measured: Measured): SentenceBounds {
  const isNumber = measured === 'integer' || measured === 'number';
  const bounds: Bound[] = [];
  let hasOthers = false;
  let text = inclusive(powersOut(sentence), measured !== 'number');
  for (const phrase of PHRASES) {
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
      if (names === RANGE && (OTHER_BEFORE.test(before) || OTHER_BEHIND.test(after))) hasOthers = true;
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
