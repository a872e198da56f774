export type BoundName = 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems';

/** What a bound may belong to. */
export type Measured = 'integer' | 'number' | 'string' | 'array';

/** A number that is not part of a power, a product or a longer one. */
export const N = '([-+]?\\d[\\d,]*(?:\\.\\d+)?)(?![\\d^*×]|\\s*[×^])';
export const DASH = '(?:-|–|~|—|－|～|to|through)';
export const TO = `(?:\\s*(?:${DASH}|and)\\s*)`;
/** A unit that may stand right behind its number. */
export const UNIT = '(?:[KMGTP]i?B|ms|s|%)';
export const UNIT_WORD = `(?:${UNIT}\\b|%|\\s+(?!(?:characters?|chars?|bytes|to|and|or)\\b)[a-zA-Z][a-zA-Z/-]*)?`;
const CHARACTERS = '(?:characters?|chars?)\\b';
/** Words before `characters` that make them a part of the value's. */
const SOME = '(?:special|consecutive|repeated|identical|same|uppercase|lowercase)';
/** Characters, or the kinds of them that a text is made of: `1 to 64 letters, digits, and hyphens`. */
const KINDS = `(?:${CHARACTERS}|(?:letters|digits)(?:,| and\\b| or\\b|\\.?$))`;
const ITEMS_WORD = '(?:items?|elements?|entries|members|records|objects|values|strings|IDs)\\b';
/** Nothing that makes the second number one of a date, an address or a longer number. */
const ENDS = '(?![\\d.]*[-/\\d])';

export interface BoundPhrase {
  readonly pattern: RegExp;
  /** What the captured numbers bound, by the kind of the value; no entry: the phrase says nothing about that kind. */
  readonly gives: Partial<Record<Exclude<Measured, 'integer'>, readonly BoundName[]>>;
  /** The number itself is outside; only whole numbers have a next one. */
  readonly open?: true;
}

const rx = (source: string): RegExp => new RegExp(source, 'gi');
const LENGTH: readonly BoundName[] = ['minLength', 'maxLength'];
export const RANGE: readonly BoundName[] = ['minimum', 'maximum'];
/** A range whose other end is no number: `from 0 to the value of quota`. */
export const FROM: readonly BoundName[] = ['minimum'];
const ITEMS: readonly BoundName[] = ['minItems', 'maxItems'];

const AT_MOST =
  "(?:(?:a )?maximum of|max\\.?(?: of)?|up to|at most|(?:no|not|(?:not|cannot|can't) be) (?:more|greater|longer|larger) than|(?:not|cannot|can't|never) exceed|not exceeding|within|limited to)";
const AT_LEAST = '(?:at least|(?:no|not) (?:less|fewer|shorter|smaller) than|(?:a )?minimum of)';

/** Numbers that a sentence writes out where it counts things; the place in the list is the number. */
const COUNT_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A number in digits or in letters: a sentence without one bounds nothing. */
export const HAS_NUMBER = new RegExp(`\\d|\\b(?:${COUNT_WORDS.join('|')})\\b`, 'i');

const COUNTED_IN_LETTERS = rx(`\\b(${AT_MOST})\\s+(${COUNT_WORDS.join('|')})\\b`);

/** `a maximum of five addresses` with its number in digits; elsewhere the word may count nothing. */
export const countsAsDigits = (sentence: string): string =>
  sentence.replace(
    COUNTED_IN_LETTERS,
    (_, limit: string, word: string) => `${limit} ${COUNT_WORDS.indexOf(word.toLowerCase())}`,
  );

/** Phrases that bound a value; within one sentence the first that matches a stretch of text takes it. */
export const BOUND_PHRASES: readonly BoundPhrase[] = [
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
  {
    pattern: rx(
      `\\bnumber of ${ITEMS_WORD}(?: in the (?:array|list))?\\s+(?:(?:can|must|may|is|should)\\s+)?(?:be\\s+)?${AT_MOST}\\s+${N}`,
    ),
    gives: { array: ['maxItems'] },
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
  {
    pattern: rx(`\\blength(?: range)?\\s*(?:is|:)?\\s*\\[\\s*${N}\\s*,\\s*${N}\\s*\\](?!\\s*bytes)`),
    gives: { string: LENGTH },
  },
  { pattern: rx(`\\[\\s*${N}\\s*,\\s*${N}\\s*\\]\\s*${CHARACTERS}`), gives: { string: LENGTH, array: LENGTH } },
  // One number that is both limits: it is captured twice.
  { pattern: rx(`\\bstring of (?=${N})${N}\\s+${CHARACTERS}`), gives: { string: LENGTH, array: LENGTH } },
  {
    pattern: rx(`\\bmin(?:imum)? length(?: of (?:the |a )?[A-Za-z]\\w*\\b)?\\s*(?:is|:|of)?\\s*${N}(?!\\s*bytes)`),
    gives: { string: ['minLength'], array: ['minLength'] },
  },
  {
    pattern: rx(`\\bmax(?:imum)? length(?: of (?:the |a )?[A-Za-z]\\w*\\b)?\\s*(?:is|:|of)?\\s*${N}(?!\\s*bytes)`),
    gives: { string: ['maxLength'], array: ['maxLength'] },
  },
  {
    pattern: rx(`(?:${AT_MOST}|\\bcontains?|\\bmaximum)\\s+${N}(?!\\s+${SOME}\\b)${UNIT_WORD}\\s+${KINDS}`),
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
  // Of a number, how many are returned is the size of a page.
  {
    pattern: rx(
      `${AT_MOST}\\s+${N}\\s+(?:\\w+\\s+){1,2}(?:(?:can be|are|is)\\s+(?:queried|returned|displayed|listed)|(?:are|is) allowed on each page)\\b`,
    ),
    gives: { number: ['maximum'], array: ['maxItems'] },
  },
  {
    pattern: rx(`${AT_MOST}\\s+${N}\\s+(?:${ITEMS_WORD}|(?:[a-z][\\w-]*\\s+){0,2}\\w+s)\\s+(?:can|are|is|may)\\b`),
    gives: { array: ['maxItems'] },
  },
  { pattern: rx(`[,;]\\s+${N}\\s*(?:to|-|–)\\s*${N}\\s+${ITEMS_WORD}`), gives: { array: ITEMS } },
  // `how many to return, 1 to 100 (optional)`
  { pattern: rx(`[,;]\\s+${N}\\s*(?:to|-|–)\\s*${N}${ENDS}(?=\\s*(?:[(.]|$))`), gives: { number: RANGE } },
  // Of a text, a label without `value` bounds the length.
  { pattern: rx(`^min(?:imum)?\\s*:\\s*${N}\\.?$`), gives: { number: ['minimum'], string: ['minLength'] } },
  { pattern: rx(`^max(?:imum)?\\s*:\\s*${N}\\.?$`), gives: { number: ['maximum'], string: ['maxLength'] } },
  { pattern: rx(`\\bmax(?:imum)? number of [\\w ]+? is ${N}`), gives: { number: ['maximum'], array: ['maxItems'] } },
  { pattern: rx(`\\bmin(?:imum|\\.)?(?: value)?\\s*(?:is|:|of)\\s*${N}`), gives: { number: ['minimum'] } },
  { pattern: rx(`\\bmax(?:imum|\\.)?(?: value)?\\s*(?:is|:|of)\\s*${N}`), gives: { number: ['maximum'] } },
  {
    pattern: rx(
      `\\brang(?:es?|ing)\\s*(?:is|are)?\\s*:?\\s*(?:from|between|of)?\\s*${N}${UNIT_WORD}${TO}${N}(?![\\d.]*[/\\d])`,
    ),
    gives: { number: RANGE },
  },
  {
    pattern: rx(`\\brang(?:es|ing) from ${N}${UNIT_WORD} to (?=the |its |that |[a-z]+_)`),
    gives: { number: FROM },
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
    pattern: rx(
      `\\bvalues?(?:\\s*:|\\s+(?:is|can be|must be|should be|may be))\\s+${N}${UNIT_WORD}\\s*${DASH}\\s*${N}${ENDS}`,
    ),
    gives: { number: RANGE },
  },
  { pattern: rx(`^(?:between\\s+)?${N}${UNIT_WORD}${TO}${N}${ENDS}${UNIT_WORD}\\.?$`), gives: { number: RANGE } },
  { pattern: rx(`${N}\\s*<=?\\s*[A-Za-z]\\w*\\s*<=\\s*${N}`), gives: { number: RANGE } },
  { pattern: rx(`\\(${N}\\s*[-–~]\\s*${N}\\)\\.?$`), gives: { number: RANGE } },
  {
    pattern: rx(`\\b(?:cannot|not) be (?:less|smaller) than\\s+${N} or (?:greater|larger|more) than\\s+${N}`),
    gives: { number: RANGE },
  },
  { pattern: rx(`>=\\s*${N}`), gives: { number: ['minimum'] } },
  { pattern: rx(`<=\\s*${N}`), gives: { number: ['maximum'] } },
  {
    pattern: rx(`\\b(?:greater|larger) than or equal to\\s+${N}|${AT_LEAST}\\s+${N}`),
    gives: { number: ['minimum', 'minimum'] },
  },
  {
    pattern: rx(
      `\\b(?:less|smaller) than or equal to\\s+${N}|(?:\\b(?:no|not) (?:greater|larger|more) than|\\bno more than|\\bat most|(?:cannot|not) exceed|not be (?:greater|larger|more) than)\\s+${N}`,
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

/** `a maximum of 200 routes` of the array `routes`: what a sentence counts by the array's own name are its items. */
export function ownItems(name: string): BoundPhrase {
  const noun = name.replace(/[^A-Za-z]+/g, '[ _-]');
  return {
    pattern: rx(`${AT_MOST}\\s+${N}\\s+${noun}(?![\\w-]| (?:can|are|is|may)\\b)`),
    gives: { array: ['maxItems'] },
  };
}
