import { BOLD, BOLD_END, unmark } from './marked-text.ts';
import type { TypeExpression } from './type-expression.ts';

export type Literal = string | number | boolean;

export interface ReadDefault {
  readonly value?: Literal;
  readonly words: string;
  /** The sentence gives a default only for some case, or more than one. */
  readonly conditional: boolean;
}

/** Announcements of a default; what follows the match is the value. */
const PHRASES: readonly RegExp[] = [
  /\bdefault value(?: of (?:this (?:parameter|field)|\S+))?\s*(?:is|:|：|=)\s*(?:set to\s+)?/i,
  /\bdefaults to\s+/i,
  /\b(?:[Tt]he )?[Dd]efault(?: setting| option)?\s*(?:is|:)\s+/,
  // Without `value`, only what is set off is one.
  new RegExp(
    `\\bby default,?\\s+(?:this (?:parameter|field)|the (?:value|parameter)|it)\\s+is\\s+(?:set to\\s+)?(?=${BOLD})`,
    'i',
  ),
  new RegExp(`\\bis\\s+(?:set to\\s+)?(?=${BOLD}[^${BOLD_END}]+${BOLD_END}\\s+by default\\b)`, 'i'),
];

/** First words of prose in the place of a value: `the service email address`, `left blank`, `none`. */
const NO_VALUE =
  /^(?:the|a|an|left|empty|blank|null|none|not|no|n\/a|nil|generated|determined|specified|used|set|that|same|as|current|system|automatically|taken|all|also|consistent)\b/i;

const VALUE = new RegExp(`^(?:${BOLD}([^${BOLD_END}]+)${BOLD_END}|["“']([^"”']*)["”']|([^\\s,;，；()（]+))`);

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
  for (const phrase of PHRASES) {
    const match = phrase.exec(sentence);
    if (!match) continue;
    const before = unmark(sentence.slice(0, match.index));
    const tail = sentence.slice(match.index + match[0].length).trim();
    const read = valueAt(tail, type);
    const conditional = CONDITION_BEFORE.test(before) || (read !== undefined && isConditional(tail.slice(read.length)));
    const words = unmark(sentence);
    return read === undefined || conditional ? { words, conditional } : { value: read.value, words, conditional };
  }
  return undefined;
}

const isConditional = (after: string): boolean => CONDITION_AFTER.test(unmark(after)) || SECOND_VALUE.test(after);

function valueAt(tail: string, type: TypeExpression): { value: Literal; length: number } | undefined {
  const match = VALUE.exec(tail);
  if (!match) return undefined;
  const sure = match[1] ?? match[2];
  const raw = (sure ?? (match[3] ?? '').replace(/[.。:]+$/, '')).trim().replace(/^["']|["']$/g, '');
  if (sure === undefined && NO_VALUE.test(tail)) return undefined;
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
      return /^[-+]?\d[\d,]*$/.test(raw) ? Number(raw.replace(/,/g, '')) : undefined;
    case 'number':
      return /^[-+]?\d[\d,]*(?:\.\d+)?$/.test(raw) ? Number(raw.replace(/,/g, '')) : undefined;
    case 'boolean':
      return /^true$/i.test(raw) ? true : /^false$/i.test(raw) ? false : undefined;
    case 'string':
      return raw !== '' && (sure || /^[\w.\-/@+:*%]+$/.test(raw)) ? raw : undefined;
  }
}
