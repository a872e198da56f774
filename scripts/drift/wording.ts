import { wordingOf } from './text.ts';
import { patternText } from '../pattern-text.ts';

/**
 * What a description states, sentence by sentence and without typography. What follows "for example" is left out: it
 * shows a value, and says nothing of the others.
 *
 * @param description Markdown, as a contract has it
 */
export function statedSentences(description: string): string[] {
  return description
    .split(/\n+|[.;](?=\s|$)/)
    .map((sentence) => wordingOf(sentence.replace(EXAMPLE, '')))
    .filter((sentence) => sentence !== '');
}

const EXAMPLE = /\b(?:for example|for instance|such as|e\.g\.?|examples?\s*:)[\s\S]*$/i;

/** A value as a whole word: `anti-affinity` does not name `affinity`, nor `>=` the value `=`. */
function namesOf(value: unknown): RegExp | undefined {
  if (typeof value === 'number') return new RegExp(`(?<![\\w.])${patternText(String(value))}(?![\\w]|\\.\\d)`);
  const text = typeof value === 'string' ? wordingOf(value) : '';
  if (text === '') return undefined;
  return /[\p{L}\p{N}]/u.test(text)
    ? new RegExp(`(?<![\\w-])${patternText(text)}(?![\\w-])`)
    : new RegExp(`(?<![<>=!&|~^*+/%-])${patternText(text)}(?![<>=!&|~^*+/%-])`);
}

/** Those of some values that a description names, outside its examples. */
export function namedValues(description: string, values: readonly unknown[]): unknown[] {
  if (description === '') return [];
  const stated = statedSentences(description).join('\n');
  return values.filter((value) => namesOf(value)?.test(stated) ?? false);
}

/** Words that announce all values that there are. */
const LEAD_IN = /\b(?:options?|values?|enum\w*|only|fixed|can be|must be|set to)\b/i;

/** True where one sentence of a description announces values and names them all. */
export function listsValues(description: string, values: readonly unknown[]): boolean {
  return statedSentences(description).some(
    (sentence) => LEAD_IN.test(sentence) && values.every((value) => namesOf(value)?.test(sentence)),
  );
}

/** Words without which 0 and 1 in a text are hardly a limit. */
const RANGE = /\b(?:to|from|between|least|most|minimum|maximum|min|max|range|length|than|up)\b|\d\s*[-~]\s*\d/i;

/** What is said of a default: its number is no limit. */
const DEFAULT = /\bdefaults?(?: value)?(?: is| are| to|:)? *\S+/gi;

/** True where a description states a number as a limit may be stated. */
export function namesLimit(description: string, limit: number): boolean {
  const name = namesOf(limit);
  return statedSentences(description)
    .map((sentence) => sentence.replace(DEFAULT, ''))
    .some((sentence) => name?.test(sentence) && (Math.abs(limit) > 1 || RANGE.test(sentence)));
}

/** True where a description states a value as the default. */
export function namesDefault(description: string, value: unknown): boolean {
  const name = namesOf(typeof value === 'boolean' ? String(value) : value);
  return statedSentences(description).some(
    (sentence) => /\bdefault/i.test(sentence) && (name?.test(sentence) ?? false),
  );
}

/** Words that descriptions of any field have, so that sharing them means nothing. */
const COMMON = new Set(
  (
    'the a an and or of in on to for is are be it its this that these those which with by from as at if not no can may must ' +
    'specifies specified indicates indicate parameter parameters value values field fields string integer object list array ' +
    'type name id uuid unique identifier see details about more information used uses use when whether has have only all any each'
  ).split(' '),
);

/** The words of a description that tell its field from others. */
const distinctive = (description: string): Set<string> =>
  new Set(
    (
      wordingOf(description)
        .toLowerCase()
        .match(/[\p{L}\p{N}_]{2,}/gu) ?? []
    ).filter((word) => !COMMON.has(word)),
  );

/**
 * How much two descriptions are about one thing, by the distinctive words that they share.
 *
 * @returns 0 to 1 (shared of all words); undefined where one of them has too few words to tell
 */
export function agreement(a: string, b: string): number | undefined {
  const [left, right] = [distinctive(a), distinctive(b)];
  if (left.size < FEWEST_WORDS || right.size < FEWEST_WORDS) return undefined;
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / (left.size + right.size - shared);
}

const FEWEST_WORDS = 2;
