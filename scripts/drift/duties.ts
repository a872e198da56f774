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
 * @param olds sentences of the old text, as `statedSentences` gives them
 * @param news those of the new one
 * @param keywords of the old state: a sentence about limits that they hold is the old one in other words
 */
export function gainedDuties(
  olds: readonly string[],
  news: readonly string[],
  keywords: unknown = undefined,
): GainedDuty[] {
  if (olds.length === 0) return [];
  const asking = news.filter((each) => !olds.includes(each) && DUTIES.some(({ form }) => form.test(each)));
  if (asking.length === 0) return [];
  const known = new Set(canonical(keywords).match(NUMBER) ?? []);
  const fresh = asking.filter((sentence) => !isOfLimits(sentence, known));
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

/** Two sentences that are the same but for numbers, or but for units. */
export interface OtherQuantity {
  readonly before: string;
  readonly after: string;
}

/**
 * Sentences that differ in numbers alone, unless a keyword of either state has the numbers: that is told of the keyword.
 *
 * @param nodes of both contracts, whose keywords are searched
 */
export function otherNumbers(old: string, now: string, nodes: readonly unknown[]): OtherQuantity[] {
  const [olds, news] = [old, now].map((text) => statedSentences(text.replace(REFERENCE, ''))) as [string[], string[]];
  const masked = (sentence: string): string => sentence.replace(NUMBER, '#');
  const gone = olds.filter((sentence) => !news.includes(sentence));
  return news
    .filter((sentence) => /\d/.test(sentence) && !olds.includes(sentence))
    .flatMap((after): OtherQuantity[] => {
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

/** Spellings of a unit by the name that they share. GB and GiB are one: pages write one for the other. */
const UNITS: Readonly<Record<string, string>> = {
  byte: 'bytes?',
  KB: 'ki?b|kilobytes?',
  MB: 'mi?b|megabytes?',
  GB: 'gi?b|gigabytes?',
  TB: 'ti?b|terabytes?',
  PB: 'pi?b|petabytes?',
  'kbit/s': 'kbps|kbits?/s',
  'Mbit/s': 'mbps|mbits?/s',
  'Gbit/s': 'gbps|gbits?/s',
  microsecond: 'microseconds?|us|μs',
  millisecond: 'milliseconds?|ms',
  second: 'seconds?|secs?|s',
  minute: 'minutes?|mins?',
  hour: 'hours?|h',
  day: 'days?',
  week: 'weeks?',
  month: 'months?',
  year: 'years?',
};

const SPELLINGS = Object.values(UNITS).join('|');
const WHOLE = Object.entries(UNITS).map(([name, forms]) => [name, new RegExp(`^(?:${forms})$`, 'i')] as const);

/** Where a unit is: behind a number, or where a text says in what a value is measured. */
const MEASURED = new RegExp(`(?<=\\d ?|\\bin |\\bunits?:? ?(?:is |are )?|(?<!\\w)\\()(?:${SPELLINGS})(?![\\w/])`, 'gi');

/** Where a text says in what its value is measured: `in GB`, `Unit: GB`, `(GB)`. */
const DECLARED = new RegExp(
  `(?:\\bin |\\bunits?:? ?(?:is |are )?(?:an? |the )?|(?<!\\w)\\()(${SPELLINGS})(?=[\\s,.;:)]*(?:$|[,.;:)]))`,
  'gi',
);

/** What one value of a list means; `Unit: GB` is none. */
const LISTED = /^(?!units?\b)\S+\s*:/i;

/** `30 s` as `30s`, to compare. */
const closed = (sentence: string): string => sentence.replace(/(?<=\d) /g, '');

const unitOf = (text: string): string => WHOLE.find(([, form]) => form.test(text))?.[0] ?? text;

/**
 * Sentences that differ in units alone; otherwise those with the one unit that each text says its value is measured in,
 * where these are two. Values of a list are left out, and quantities that a keyword holds.
 *
 * @param before sentences of the old text, as `statedSentences` gives them
 * @param after those of the new one
 * @param nodes of both contracts, whose keywords are searched
 */
export function otherUnits(
  before: readonly string[],
  after: readonly string[],
  nodes: readonly unknown[],
): OtherQuantity[] {
  const [olds, news] = [before, after].map((each) => each.filter((sentence) => !LISTED.test(sentence))) as [
    string[],
    string[],
  ];
  const isHeld = (sentence: string): boolean => {
    const quantities = sentence.match(QUANTITY) ?? [];
    if (quantities.length === 0) return false;
    const held = nodes.map(canonical).join(' ');
    return quantities.some((each) => held.includes(each));
  };
  const gone = measuredOf(olds.filter((sentence) => !news.includes(sentence)));
  const fresh = measuredOf(news.filter((sentence) => !olds.includes(sentence)));
  const alike = fresh.flatMap((after): OtherQuantity[] => {
    const before = gone.find(({ masked, named }) => masked === after.masked && named !== after.named);
    if (!before || isHeld(before.sentence) || isHeld(after.sentence)) return [];
    return [{ before: before.sentence, after: after.sentence }];
  });
  if (alike.length > 0) return alike;
  const [was, is] = [declaredUnit(olds), declaredUnit(news)];
  return was && is && was.unit !== is.unit ? [{ before: was.sentence, after: is.sentence }] : [];
}

interface Measured {
  readonly sentence: string;
  /** With a sign for each unit. */
  readonly masked: string;
  /** With the name of each unit. */
  readonly named: string;
}

/** Those of some sentences that have a unit. */
const measuredOf = (sentences: readonly string[]): Measured[] =>
  sentences.flatMap((sentence) => {
    const plain = closed(sentence);
    const masked = plain.replace(MEASURED, '#');
    return masked === plain ? [] : [{ sentence, masked, named: plain.replace(MEASURED, unitOf) }];
  });

/** The unit that sentences declare, where it is one, and the first sentence that does. */
function declaredUnit(sentences: readonly string[]): { readonly unit: string; readonly sentence: string } | undefined {
  const found = sentences.flatMap((sentence) =>
    [...sentence.matchAll(DECLARED)].map(([, spelling = '']) => ({ unit: unitOf(spelling), sentence })),
  );
  const [first] = found;
  return found.every(({ unit }) => unit === first?.unit) ? first : undefined;
}

/** A number with its unit right behind it, as a value of a keyword may be written. */
const QUANTITY = new RegExp(`(?<!\\d)\\d{1,20}(?:${SPELLINGS})\\b`, 'gi');
