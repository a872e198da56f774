import { unmark } from './marked-text.ts';

export type BoundName = 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems';

export interface Bound {
  readonly name: BoundName;
  readonly value: number;
  readonly words: string;
}

/** What a bound may belong to. */
export type Measured = 'number' | 'string' | 'array';

const N = '([-+]?\\d[\\d,]*(?:\\.\\d+)?)';
const TO = '(?:\\s*(?:to|and|-|–|~|—)\\s*)';
const UNIT_WORD = '(?:\\s+(?!(?:characters|bytes|to|and)\\b)[a-zA-Z][a-zA-Z-]*)?';

interface BoundPhrase {
  readonly pattern: RegExp;
  /** What the captured numbers bound, by the kind of the value; no entry: the phrase says nothing about that kind. */
  readonly gives: Partial<Record<Measured, readonly BoundName[]>>;
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

/** A sentence that says its limit only holds in some case: no fact. */
const CONDITION = /(?:^|[,;]\s*)(?:if|when|for|in case|unless|after|once)\b|\b(?:if|when|unless)\b/i;

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
    if (!/\d/.test(sentence)) continue;
    const bounds = boundsOfSentence(sentence, measured);
    if (bounds.length === 0) continue;
    if (CONDITION.test(sentence)) {
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
  return { bounds: consistent([...found.values()]), conditional };
}

function boundsOfSentence(sentence: string, measured: Measured): Bound[] {
  const bounds: Bound[] = [];
  let text = inclusive(sentence);
  for (const phrase of PHRASES) {
    phrase.pattern.lastIndex = 0;
    const names = phrase.gives[measured];
    for (let match = phrase.pattern.exec(text); match; match = phrase.pattern.exec(text)) {
      names?.forEach((name, index) => {
        const value = toNumber(match?.[index + 1] ?? '');
        if (Number.isFinite(value) && (measured === 'number' || value >= 0))
          bounds.push({ name, value, words: sentence });
      });
      // The stretch is spent: a later, looser phrase must not read it again.
      text = text.slice(0, match.index) + '\ue002'.repeat(match[0].length) + text.slice(match.index + match[0].length);
    }
  }
  return bounds;
}

/**
 * Whole numbers of an open interval become those of the closed one: `from 1 (inclusive) to 100 (exclusive)` is 1 to 99.
 * Other numbers of an open interval are taken out, for the contract's limits are inclusive.
 */
function inclusive(sentence: string): string {
  return sentence
    .replace(/\s*\((?:inclusive|included)\)/gi, '')
    .replace(
      /\b(from|to|and|-)\s*(\d[\d,]*)(\.\d+)?\s*\((?:exclusive|excluded)\)/gi,
      (_, word: string, whole: string, rest?: string) =>
        rest === undefined ? `${word} ${toNumber(whole) + (/from/i.test(word) ? 1 : -1)}` : `${word} …`,
    )
    .replace(
      /([[(])\s*(-?\d+)\s*,\s*(-?\d+)\s*([\])])/g,
      (_, open: string, low: string, high: string, close: string) =>
        `[${Number(low) + (open === '(' ? 1 : 0)}, ${Number(high) - (close === ')' ? 1 : 0)}]`,
    );
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
