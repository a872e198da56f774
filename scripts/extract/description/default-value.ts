import type { Literal, TypeExpression } from '../../ir/index.ts';
import { BOLD, BOLD_END, unmark, withoutThousandsMarks } from './marked-text.ts';
import { moodOf, type Sentence } from './sentence.ts';

export interface ReadDefault {
  readonly value: Literal;
  /** The sentence gives a default only for some case, or more than one. */
  readonly conditional: boolean;
  readonly phrase: string;
}

const SECOND_VALUE = new RegExp(`^\\s*(?:or|and)\\s+(?:${BOLD}|["“'])|^\\s*(?:or|and) (?:\\d|that of\\b)`, 'i');

/** Words in the place of a value that say that there is none, or who chooses it. */
const NO_VALUE =
  /^(?:empty|blank|null|nil|n\/a|not|left|generated|determined|specified|used|set|automatically|automatic|random|randomly|inherited|calculated|that|same|it|there|if|when|supported|allowed|permitted|available|applied|returned)$/i;

/** Words that are a value where the page sets them off, or lists them. */
const RARE_VALUE = /^(?:none|no|now|system|today)$/i;

/** What makes a value the name of another one, or a time: `the "Name" parameter`, `6 hours ago`. */
const NO_VALUE_BEHIND =
  /^["'”]?\s+(?:(?:parameter|field|attribute|property|header|argument)\b|(?:second|minute|hour|day|week|month|year)s? (?:ago|from now)\b)/i;

/** `""` set off: the text without characters. */
const EMPTY_TEXT = /^(?:""|'')$/;

/**
 * Reads a sentence that names a default.
 *
 * @param isListed tells values that the description lists
 * @param description the whole of it, which may name the unit of the value
 * @param name of the value
 * @returns undefined where the sentence names none, or one that is no literal of the type
 */
export function defaultOf(
  { text, candidates, inList }: Sentence,
  type: TypeExpression,
  isListed: (value: string) => boolean,
  description = '',
  name = '',
): ReadDefault | undefined {
  for (const { phrase, pattern } of candidates.default ?? []) {
    if (phrase.part !== undefined && inList) continue;
    const match = pattern.exec(text);
    const caught = match?.slice(1).findLast((group) => group !== undefined);
    if (!match || caught === undefined) continue;
    if (phrase.ofItself && match[1]?.toLowerCase() !== name.toLowerCase()) continue;
    const after = text.slice(match.index + match[0].length);
    const behind = match[0].endsWith(caught) ? after : '';
    const value = inUnit(behind, description, type) ?? caughtValue(caught, behind, type, isListed);
    if (value === undefined || isOfOtherUnit(behind, description, type, value)) continue;
    // `5 GB for large kites`: what follows the value is a clause of its own.
    const rest = after.replace(/^\s*(?:\w+\s+)?(?=(?:for|in)\b)/i, ' ');
    const around = unmark(`${text.slice(0, match.index)},${rest}`);
    const conditional = moodOf(around).mood === 'conditional' || SECOND_VALUE.test(after);
    return { value, conditional, phrase: phrase.id };
  }
  return undefined;
}

/** A size or a time behind a number. */
const UNIT_BEHIND =
  /^\s+((?:[KMGTP]i?B(?:\/s)?|[KMGTP]bit\/s|bytes?|ms|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|s)\b|%)/i;

const unitOf = (text: string | undefined): string | undefined => text?.toLowerCase().replace(/s$/, '');

/** The unit that a description says its value is in: `Time limit, in seconds`. */
const statedUnit = (description: string): string | undefined =>
  unitOf(
    /\b(?:in|unit:|unit is) (?:the )?(milliseconds?|seconds?|minutes?|hours?|days?|[KMGT]B|bytes?)\b/i.exec(
      description,
    )?.[1],
  );

/** `5 minutes (300 seconds)`: the number in brackets, where that is the value's unit. */
function inUnit(after: string, description: string, type: TypeExpression): Literal | undefined {
  const [, number, unit] = /^\s+\w+\s+\((\d[\d,]*) (\w+)\)/.exec(unmark(after)) ?? [];
  if (number === undefined || statedUnit(description) !== unitOf(unit)) return undefined;
  return type.kind === 'scalar' && type.type !== 'string' ? literalOf(number, type, false) : undefined;
}

/** A number in another unit than the value's is no default that can be sent. */
function isOfOtherUnit(after: string, description: string, type: TypeExpression, value: Literal): boolean {
  if (typeof value !== 'number' || type.kind !== 'scalar' || inUnit(after, description, type) !== undefined)
    return false;
  const [unit, stated] = [unitOf(UNIT_BEHIND.exec(unmark(after))?.[1]), statedUnit(description)];
  return unit !== undefined && stated !== undefined && unit !== stated;
}

/**
 * @param after what follows the value; a plain word is a value only where its clause ends
 */
function caughtValue(
  caught: string,
  after: string,
  type: TypeExpression,
  isListed: (value: string) => boolean,
): Literal | undefined {
  const bold = caught.startsWith(BOLD);
  const quoted = /^["“']/.test(caught);
  const raw = (bold || quoted ? caught : caught.replace(/(?<![.:])[.:]+$/, ''))
    .replace(new RegExp(`[${BOLD}${BOLD_END}]`, 'g'), '')
    .trim();
  const bare = raw.replace(/^["'“]|["'”]$/g, '');
  if ((caught === '""' || EMPTY_TEXT.test(raw)) && type.kind === 'scalar' && type.type === 'string') return '';
  if (NO_VALUE.test(bare) || NO_VALUE_BEHIND.test(unmark(after))) return undefined;
  if (bold || quoted || bare.includes(';')) return literalOf(bare, type, true);
  if (RARE_VALUE.test(bare) && !isListed(bare)) return undefined;
  if (!/^[-+]?\d/.test(bare)) return endsClause(caught, after) ? literalOf(bare, type, false) : undefined;
  const unit = UNIT_BEHIND.exec(after)?.[1];
  return unit !== undefined && type.kind === 'scalar' && type.type === 'string'
    ? `${bare} ${unit}`
    : literalOf(bare, type, false);
}

const endsClause = (caught: string, after: string): boolean =>
  /[.:]$/.test(caught) || /^\s*(?:$|[.,()]|;(?! ?\w+=)|(?:and|which|indicating|meaning|that)\b)/i.test(unmark(after));

/**
 * A word of a page as a literal of a type; undefined where it can't be one.
 *
 * @param sure the page sets it off (bold, quotes); otherwise a string must look like a literal
 */
export function literalOf(raw: string, type: TypeExpression, sure: boolean): Literal | undefined {
  if (type.kind !== 'scalar') return undefined;
  switch (type.type) {
    case 'integer':
      return numberOf(raw, /^[-+]?\d[\d,]*$/);
    case 'number':
      return numberOf(raw, /^[-+]?\d[\d,]*(?:\.\d+)?$/);
    case 'boolean':
      return /^true$/i.test(raw) ? true : /^false$/i.test(raw) ? false : undefined;
    case 'string':
      return raw !== '' && (sure || /^[\w.\-/@+:*%]+$/.test(raw)) ? raw : undefined;
  }
}

const UNIT_AT_END = /(?<=\d)(?:[KMGTP]i?B|ms|s|%)$/;

/** A number, a unit right behind it left out. */
function numberOf(raw: string, pattern: RegExp): number | undefined {
  const bare = raw.replace(UNIT_AT_END, '');
  const value = pattern.test(bare) ? Number(withoutThousandsMarks(bare)) : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}
