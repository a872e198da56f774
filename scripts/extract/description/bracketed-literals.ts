import { BOLD, BOLD_END, unmark } from './marked-text.ts';

/** A literal in brackets, marked or not. */
const LITERAL = new RegExp(`^(${BOLD})?["'“]?(-?\\w[\\w.\\-/@+:]*)["'”]?(${BOLD_END})?$`);

/** What joins a literal in brackets to the words of the next one. */
const JOINS = /^\s*(?:,\s*(?:(or|and)\s+)?|(or|and)\s+|\/\s*)(\S(?:.*\S)?)\s*$/i;

/** Words that a literal may stand for; a clause between two pairs is more than a name. */
const NAME = /^(?:(?:an?|the)\s+)?(\p{L}[\p{L}\p{N}-]*(?:\s+[\p{L}\p{N}-]+){0,4})$/u;
const CLAUSE = /\b(?:is|are|be|was|can|must|may|if|when|for|to|by|which|that|both|either)\b/i;

/** Sentences whose brackets hold examples, names of parameters, or values in some case only. */
const NO_VALUES =
  /\b(?:for example|such as|e\.g|examples?|if|when|unless|depend\w*|parameters|fields|attributes|properties|units?|mutually|respectively|same as)\b|\b(?:is|are|must be|be) (?:specified|required|configured|mandatory|provided|used|left)\b/i;

/**
 * Literals that each stand in brackets behind the words that they are for: `in ascending (**asc**) or descending
 * (**desc**) order`.
 *
 * Marked literals need no announcement where `or` joins them. Plain ones do, and each must be a short form of its
 * word, or stand behind several: in `egress (outbound)` the brackets explain the value.
 *
 * @param sentence marked
 * @param announced the sentence speaks of the values that are allowed
 */
export function literalsInBrackets(sentence: string, announced: boolean): readonly string[] | undefined {
  const pieces = sentence.split(/\(([^()]*)\)/);
  const literals = pieces.filter((_, at) => at % 2 === 1).map((text) => LITERAL.exec(text.trim()));
  if (literals.length < 2 || literals.some((literal) => literal === null)) return undefined;
  const around = pieces.filter((_, at) => at % 2 === 0);
  if (around.some((text) => text.includes(BOLD)) || NO_VALUES.test(unmark(sentence))) return undefined;
  const pairs = pairsOf(around, literals as RegExpExecArray[]);
  if (!pairs || new Set(pairs.map(({ literal }) => literal)).size < pairs.length) return undefined;
  const marked = pairs.filter((pair) => pair.marked).length;
  if (marked !== 0 && marked !== pairs.length) return undefined;
  const fits = marked === 0 ? announced && pairs.every(isPlainValue) : announced || pairs.at(-1)?.join === 'or';
  return fits && !pairs.some(isFieldName) ? pairs.map(({ literal }) => literal) : undefined;
}

interface Pair {
  readonly name: string;
  readonly literal: string;
  readonly marked: boolean;
  readonly join: string | undefined;
}

/** Names and literals in order; undefined where anything else stands between them. */
function pairsOf(around: readonly string[], literals: readonly RegExpExecArray[]): Pair[] | undefined {
  const pairs: Pair[] = [];
  for (const [at, match] of literals.entries()) {
    const before = around[at] ?? '';
    const joined = at === 0 ? undefined : JOINS.exec(before);
    if (joined === null) return undefined;
    const name = joined ? NAME.exec(joined[3] ?? '')?.[1] : nameAtEnd(before);
    if (name === undefined || CLAUSE.test(name)) return undefined;
    const join = (joined?.[1] ?? joined?.[2])?.toLowerCase();
    pairs.push({ name, literal: match[2] ?? '', marked: match[1] !== undefined && match[3] !== undefined, join });
  }
  return pairs;
}

/** The words behind the last one that is no part of a name: `ascending` of `The value can be ascending `. */
function nameAtEnd(text: string): string | undefined {
  const words = /(?:^|[\s:,])((?:[\p{L}\p{N}-]+\s+){0,3}[\p{L}\p{N}-]+)\s*$/u.exec(text)?.[1];
  return words?.split(/\b(?:be|is|are|either|to|the|an?|in|by|of|specifies|indicates)\s+/i).at(-1);
}

/** A short form of one word, or a word in the place of several; initials may be an abbreviation and nothing more. */
function isPlainValue({ name, literal }: Pair): boolean {
  if (!/^[a-z][\w.-]*$/.test(literal)) return false;
  const isShort = literal.length < name.length && name.toLowerCase().startsWith(literal);
  return isShort || /\s/.test(name);
}

/** `subnet ID (subnet_id)` names another parameter. */
const isFieldName = ({ name, literal }: Pair): boolean =>
  literal.includes('_') &&
  name
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
    .endsWith(literal.toLowerCase());

/** The marked literal that ends an item behind its name: `Public image (**gold**)`. */
const ITEM = new RegExp(`^[^${BOLD}()]*\\w\\s*\\(${BOLD}([\\w.\\-/@+:]+)${BOLD_END}\\)[.;,]?$`);

/** The literals of a list whose every item ends with its own; undefined for any other list. */
export function literalsOfItems(heads: readonly string[]): readonly string[] | undefined {
  const literals = heads.map((head) => ITEM.exec(head)?.[1]);
  return literals.length > 1 && literals.every((literal) => literal !== undefined) ? literals : undefined;
}
