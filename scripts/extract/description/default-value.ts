import type { TypeExpression } from '../type/type-expression.ts';
import { UNIT } from './bound-phrases.ts';
import { BOLD, BOLD_END, unmark, withoutThousandsMarks } from './marked-text.ts';

export type Literal = string | number | boolean;

export interface ReadDefault {
  readonly value?: Literal;
  readonly words: string;
  /** The sentence gives a default only for some case, or more than one. */
  readonly conditional: boolean;
}

/** Announcements of a default; what follows the match is the value. */
const PHRASES: readonly RegExp[] = [
  /\bdefault value(?: of (?:this (?:parameter|field)|\S+)| (?:on each|per) page)?\s*(?:is|:|=)\s*(?:set to\s+)?/i,
  /\bdefaults to\s+/i,
  /(?:^|[,;(]\s*|\bwill\s+)default to\s+/i,
  /\bby default,?\s+(?=\ue000[^\ue001]+\ue001 is used\b)/i,
  /[,;(]\s*default\s+(?=[\ue000"“]|[-+]?\d)/i,
  /\b[Dd]efault(?: (?:setting|option|number|quantity|limit|size|mode|type))?\s*(?:is|:)\s+/,
  /\bdefault value\s+(?=[\ue000"“]|[-+]?\d)/i,
  /\bby default,?\s+(?:the (?:parameter )?(?:value|parameter)|it|this (?:parameter|field))\s+is\s+(?:set to\s+)?(?=[\ue000"“]|[-+]?\d)/i,
  /\b[Dd]efault (?:port(?: number)?|protocol|order|period|interval|timeout|duration|language|weight|priority|algorithm) is\s+(?=[\ue000"“]|[-+]?\d)/,
  // What is returned where a request does not say how much.
  /\beach page (?:contains|displays|has|returns)\s+(?=\d[\d,]* (?:\w+ )?\w+ by default\b)/i,
  /\bby default,?\s+(?=\d[\d,]* (?:\w+ )?\w+ (?:can be|are) (?:queried|returned|displayed|listed)\b)/i,
  /(?:^|,\s+)(?=\d[\d,]* (?:\w+ )?\w+ are (?:queried|returned|displayed|listed)(?: on each page)? by default\b)/i,
  /(?:^|,\s+)(?=(?:\ue000[^\ue001]+\ue001|\d[\d,.]*) (?:is|will be) (?:used|selected|applied) by default(?: for sorting)?\s*(?:[.,;]|$))/i,
  /(?:^|[,(]\s*)(?=(?:\ue000[^\ue001]+\ue001|\d[\d,.]*) by default\s*(?:[).,;]|$))/i,
];

/** What is taken where the parameter is left out, whether or not it is called the default. */
export const WITHOUT_THE_WORD =
  /^(?:if|when) (?:it|this (?:parameter|field)) is not (?:specified|set|passed|provided|configured), (?:the (?:value )?)?(?=(?:\ue000[^\ue001]+\ue001|\d[\d,.]*) (?:is|will be) used\s*(?:[.,;]|$))/i;

/** The value stands in front of the announcement: `is **5** by default`. */
const BACKWARD = new RegExp(
  `\\b(?:is|set to|sets (?:it|the value|this parameter) to)\\s+(?=(?:${BOLD}[^${BOLD_END}]+${BOLD_END}|[-+]?\\d[\\d,.]*)\\s+by default\\b)`,
  'i',
);

/** `If this parameter is left out`: that is what a default is for, and no condition. */
const WHEN_LEFT_OUT =
  /(?:^|[,;.]\s*|\s)(?:if|when)\s+(?:(?:the|this|it)\s+)?(?:(?:parameter|field|value|it)\s+)?(?:is\s+)?(?:not (?:specified|set|passed|provided|given|carried|configured|transferred|included|sent|present)|left (?:blank|empty|unspecified|out)|omitted|unspecified)\b|(?:^|[,;.]\s*)(?:if|when)\s+you\s+(?:do not|don't)\s+(?:set|specify|pass|provide|configure)\s+(?:this (?:parameter|field|value)|it)\b/i;

/** First words of prose in the place of a value: `the service email address`, `left blank`, `none`. */
const NO_VALUE =
  /^(?:the|a|an|left|empty|blank|null|none|not|no|n\/a|nil|generated|determined|specified|used|set|that|same|as|current|system|automatically|automatic|random|randomly|based|inherited|calculated|taken|all|also|consistent)\b/i;

/** `A` alone is a value, not an article. */
const LETTER = /^A\s*(?:[.,;)]|$)/;

const VALUE = new RegExp(
  `^(?:${BOLD}([^${BOLD_END}]+)${BOLD_END}|["“']([^"”']*)["”']|([-+]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?![\\d,])|[^\\s,;()]+))`,
);

/** `""` set off: the text without characters. */
const EMPTY_TEXT = /^(?:""|'')$/;

const CONDITION_AFTER = /^\s*(?:\w+\s+)?(?:for|if|when|in (?:the )?case|unless)\b/i;
const CONDITION_BEFORE = /(?:^|[,;.]\s*)(?:if|when|for|unless)\b/i;
const SECOND_VALUE = new RegExp(`^\\s*(?:or|and)\\s+(?:${BOLD}|["“'])|^\\s*(?:or|and) \\d`, 'i');

/**
 * Reads a sentence that names a default.
 *
 * @param sentence marked
 * @returns undefined where the sentence names none; no `value` where it names one that is no literal of the type
 */
export function defaultOf(sentence: string, type: TypeExpression): ReadDefault | undefined {
  for (const phrase of [...PHRASES, BACKWARD, WITHOUT_THE_WORD]) {
    const match = phrase.exec(sentence);
    if (!match) continue;
    const before = unmark(sentence.slice(0, match.index)).replace(WHEN_LEFT_OUT, '');
    const tail = sentence.slice(match.index + match[0].length).trim();
    const read = valueAt(tail, type);
    const conditional = CONDITION_BEFORE.test(before) || (read !== undefined && isConditional(tail.slice(read.length)));
    const words = unmark(sentence);
    return read === undefined || conditional ? { words, conditional } : { value: read.value, words, conditional };
  }
  return undefined;
}

const isConditional = (after: string): boolean =>
  CONDITION_AFTER.test(unmark(after).replace(WHEN_LEFT_OUT, '')) || SECOND_VALUE.test(after);

function valueAt(tail: string, type: TypeExpression): { value: Literal; length: number } | undefined {
  const match = VALUE.exec(tail);
  if (!match) return undefined;
  const sure = match[1] ?? match[2];
  const raw = (sure ?? (match[3] ?? '').replace(/[.:]+$/, '')).trim().replace(/^["'“]|["'”]$/g, '');
  if ((match[2] === '' || EMPTY_TEXT.test(match[1] ?? '')) && type.kind === 'scalar' && type.type === 'string')
    return { value: '', length: match[0].length };
  if (sure === undefined && NO_VALUE.test(tail) && !LETTER.test(tail)) return undefined;
  if (sure !== undefined && /^(?:none|null|blank|n\/a|empty)$/i.test(raw)) return undefined;
  const value = literalOf(raw, type, sure !== undefined);
  return value === undefined ? undefined : { value, length: match[0].length };
}

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

const UNIT_BEHIND = new RegExp(`(?<=\\d)${UNIT}$`);

/** A number, a unit right behind it left out. */
function numberOf(raw: string, pattern: RegExp): number | undefined {
  const bare = raw.replace(UNIT_BEHIND, '');
  const value = pattern.test(bare) ? Number(withoutThousandsMarks(bare)) : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}
