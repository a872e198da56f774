import { canonical } from './contract.ts';
import { statedSentences } from './wording.ts';

/** What a sentence may ask of callers, or announce to them. A text that gains one of a kind that it had not is told. */
const DUTIES: readonly { readonly kind: string; readonly form: RegExp }[] = [
  {
    kind: 'is mandatory in some case',
    form: /\b(?:mandatory|required|must be (?:specified|set|provided|configured)) (?:if|when|only if|only when|for)\b/i,
  },
  { kind: 'must', form: /\b(?:must|have to|has to)\b/i },
  { kind: 'must not', form: /\b(?:must not|cannot|can not|is not allowed|are not allowed)\b/i },
  {
    kind: 'is restricted',
    form: /\b(?:can only|only \S+(?:(?:,| and| or) \S+)* (?:is|are) (?:currently )?(?:supported|available|allowed))\b/i,
  },
  { kind: 'is not supported', form: /\b(?:not|no longer) (?:currently )?(?:supported|available)\b/i },
  {
    kind: 'ends',
    form: /\b(?:end of (?:sale|sales|life|service|support)|will be (?:removed|discontinued|taken offline|deprecated|unavailable)|brought offline)\b/i,
  },
];

/** What one value of a list means, which asks nothing of callers. */
const VALUE = /^\S+\s*[:(]/;

const NUMBER = /\d+(?:\.\d+)*/g;

/** A sentence that a text has gained. */
export interface GainedDuty {
  readonly kind: string;
  readonly sentence: string;
}

/**
 * Sentences of the new text that ask something of callers where the old text asked nothing of the kind. A text that was
 * not there asked nothing either, but nobody knows whether the duty is new: none are told of it.
 *
 * @param keywords of the old state: a sentence about limits that they hold is the old one in other words
 */
export function gainedDuties(old: string, now: string, keywords: unknown = undefined): GainedDuty[] {
  const olds = statedSentences(old);
  if (olds.length === 0) return [];
  const known = new Set(canonical(keywords).match(NUMBER) ?? []);
  const fresh = statedSentences(now).filter((sentence) => !olds.includes(sentence) && !isOfLimits(sentence, known));
  return DUTIES.flatMap(({ kind, form }) => {
    const sentence = fresh.find((each) => form.test(each) && !VALUE.test(each));
    return sentence === undefined || olds.some((each) => form.test(each)) ? [] : [{ kind, sentence }];
  });
}

/** True for a sentence whose numbers, two or more, are all limits that are known. */
function isOfLimits(sentence: string, known: ReadonlySet<string>): boolean {
  const numbers = sentence.match(NUMBER) ?? [];
  return numbers.length > 1 && numbers.every((number) => known.has(number));
}

/** Numbers of tables and steps: they change with what is around them. */
const REFERENCE = /\b(?:table|figure|step|section|chapter|example)\s+\d+(?:[.-]\d+)*/gi;

/** Two sentences that are the same but for numbers. */
export interface OtherNumber {
  readonly before: string;
  readonly after: string;
}

/**
 * Sentences that differ in numbers alone, unless a keyword of either state has the numbers: that is told of the keyword.
 *
 * @param nodes of both contracts, whose keywords are searched
 */
export function otherNumbers(old: string, now: string, nodes: readonly unknown[]): OtherNumber[] {
  const [olds, news] = [old, now].map((text) => statedSentences(text.replace(REFERENCE, ''))) as [string[], string[]];
  const masked = (sentence: string): string => sentence.replace(NUMBER, '#');
  const gone = olds.filter((sentence) => !news.includes(sentence));
  return news
    .filter((sentence) => /\d/.test(sentence) && !olds.includes(sentence))
    .flatMap((after): OtherNumber[] => {
      const before = gone.find((sentence) => masked(sentence) === masked(after));
      return before === undefined || isInKeywords(before, after, nodes) ? [] : [{ before, after }];
    });
}

/** True where a keyword holds one of the numbers that differ. */
function isInKeywords(before: string, after: string, nodes: readonly unknown[]): boolean {
  const numbersOf = (text: string): readonly string[] => text.match(NUMBER) ?? [];
  const [olds, news] = [numbersOf(before), numbersOf(after)];
  const differing = new Set([...olds, ...news].filter((number) => !olds.includes(number) || !news.includes(number)));
  const values = nodes.flatMap((node) => numbersOf(canonical(node)));
  return values.some((value) => differing.has(value));
}
