import { CLAUSE_WORDS, FILLER_WORDS, OF_WORDS, PAIR_WORDS, PHRASAL_VERBS, TITLE_VERBS } from './id-words.ts';
import { singularWord } from './id-nouns.ts';
import { wordsOf } from './names.ts';

export interface TitleVerb {
  readonly verb: string;
  /** The two of a title that names two: the path may say which one it is. */
  readonly either?: readonly string[];
  /** The title names a second thing that is done, behind `and`. */
  readonly hasSecond?: true;
  /** The words of the title behind it. */
  readonly rest: readonly string[];
  readonly isKnown: boolean;
  readonly word: string;
}

/** The verb that a title begins with; '' where it begins with none. */
export function verbOf(title: string): TitleVerb {
  const plain = title
    .replace(/\([^()]*\)/g, ' ')
    .replace(/['’]s\b/g, '')
    .replace(/ - (?:GET|PUT|POST|PATCH|DELETE)\b/g, ' ');
  const all = wordsOf(plain).filter((word, at) => !(at === 0 && /^batch$/i.test(word)));
  const [before = '', then = ''] = all;
  const isLate =
    all.length > 2 &&
    (/[a-z]ly$/i.test(before) ||
      (knownVerb(before) === undefined && /ing$/i.test(then) && knownVerb(then) !== undefined));
  const words = isLate || (/[a-z]ly$/i.test(before) && all.length > 1) ? [...all.slice(1), before] : all;
  const [written = '', second = '', ...others] = words;
  const first = baseVerb(written, second);
  const phrasal = PHRASAL_VERBS[`${first} ${second}`.toLowerCase()];
  if (phrasal !== undefined) return { verb: phrasal, rest: others, isKnown: true, word: first };
  const known = knownVerb(first);
  const [, or, third = ''] = words.map((word) => word.toLowerCase());
  const other = or === 'or' || or === 'and' ? knownVerb(third) : undefined;
  if (known !== undefined && other !== undefined)
    return { verb: pairVerb(known, other), either: [known, other], rest: words.slice(3), isKnown: true, word: first };
  const rest = second === '' ? [] : [second, ...others];
  if (known !== undefined) {
    const at = rest.findIndex((word, place) => /^(?:and|or)$/i.test(word) && isGerund(rest[place + 1] ?? ''));
    if (at < 1) return { verb: known, rest, isKnown: true, word: first };
    const next = knownVerb(rest[at + 1] as string);
    const verb = next === undefined ? known : pairVerb(known, next);
    return { verb, hasSecond: true, rest: rest.slice(0, at), isKnown: true, word: first };
  }
  // `Tie a Kite` begins with a verb, `Kite Details` with a noun.
  const isImperative = /^[A-Za-z][a-z]+$/.test(first) && ARTICLE.test(second);
  const verb = isGerund(first) ? stem(first.toLowerCase()) : isImperative ? first.toLowerCase() : '';
  return { verb, rest, isKnown: verb === '', word: first };
}

const ARTICLE = /^(?:an?|the|all|your|one)$/i;

/** The first word of a title; that of `Creates a kite` without the end that it has for what it speaks of. */
function baseVerb(first: string, second: string): string {
  const word = first.toLowerCase();
  if (!ARTICLE.test(second) || knownVerb(word) !== undefined || !/[^s]s$/.test(word)) return first;
  const stems = [word.replace(/ies$/, 'y'), word.replace(/(?<=ch|sh|ss|x|zz|o)es$/, ''), word.replace(/s$/, '')];
  return stems.find((each) => knownVerb(each) !== undefined) ?? first;
}

export const knownVerb = (word: string): string | undefined => TITLE_VERBS[word.toLowerCase()];

const isGerund = (word: string): boolean => /[a-z]{2}ing$/i.test(word);

/** `Enabling or Disabling` sets, `Creating and Deleting` changes; of two alike the first counts. */
export function pairVerb(first: string, second: string): string {
  if (first === 'enable' && second === 'disable') return 'set';
  if (['create', 'add'].includes(first) && ['delete', 'remove'].includes(second)) return 'update';
  if (first === 'associate' && second === 'disassociate') return 'update';
  return first;
}

/** Ends of verbs that lose an `e` before `ing`. */
const SILENT_E =
  /(?:(?<![eo])at|ut|mot|plet|i[sz]|us|eas|has|ras|clos|pos|v|c|[dr]g|ag|bl|cal|ycl|(?<!o)id|od|ud|grad|(?<!a)ir|ur|har|rib|um|nam|fin|tun|lon|vok|chang|rrang)ing$/;

/** The verb of a gerund: `renaming` gives `rename`. */
export const stem = (verb: string): string =>
  SILENT_E.test(verb) ? verb.replace(/ing$/, 'e') : verb.replace(/(?:([bdgmnprt])\1)?ing$/, '$1');

/** What a title says is done to. */
export interface Phrase {
  /** Its words in the order of a name: what is of another comes behind it, `Tags of a Kite` are `Kite Tags`. */
  readonly words: readonly string[];
  /** Those of the thing itself. */
  readonly head: readonly string[];
}

/**
 * The words behind a title's verb in the order of a name, without what says nothing.
 *
 * @param own the service's own words, lower case: they go where others are left
 * @param isPair the verb is done to two things: `to`, `from` and `with` stay between them
 */
export function phraseOf(rest: readonly string[], own: ReadonlySet<string>, isPair: boolean): Phrase {
  // An adverb at the end says how, and no thing; what only two things have a word between them for ends with it else.
  const ends = (word: string): boolean =>
    CLAUSE_WORDS.has(word) || (!isPair && PAIR_WORDS.has(word)) || /[a-z]{3}ly$/.test(word);
  const clause = rest.findIndex(
    (word, at) => at > 0 && (ends(word.toLowerCase()) || (/[a-z]ed$/.test(word) && isPreposition(rest[at + 1] ?? ''))),
  );
  const said = clause > 0 ? rest.slice(0, clause) : rest;
  const parts: { readonly by: string; readonly words: string[] }[] = [{ by: '', words: [] }];
  for (const word of said) {
    const lower = word.toLowerCase();
    if (OF_WORDS.has(lower) || PAIR_WORDS.has(lower)) parts.push({ by: lower, words: [] });
    else if (!FILLER_WORDS.has(lower) && !/^(?:batch|batches|v\d.*)$/i.test(word)) parts.at(-1)?.words.push(word);
  }
  const full = parts.filter(({ words }) => words.length > 0);
  const without = full
    .map(({ by, words }) => ({ by, words: withoutOwn(words, own) }))
    .filter(({ words }) => words.length > 0);
  const kept = without.length > 0 ? without : full;
  const head = kept[0]?.words ?? [];
  let words: readonly string[] = head;
  for (const { by, words: more } of kept.slice(1)) {
    if (PAIR_WORDS.has(by) && isPair) words = [...words, by, ...more];
    else words = [...more.map(singularLast(more)), ...words];
  }
  return { words: distinct(words), head };
}

const isPreposition = (word: string): boolean => /^(?:to|by|with|in|on|from|for)$/.test(word);

/** Words without those that name the service, also where it is named by several. */
function withoutOwn(words: readonly string[], own: ReadonlySet<string>): readonly string[] {
  if (own.size === 0) return words;
  const kept: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length = [4, 3, 2, 1].find((count) => {
      const run = words.slice(at, at + count);
      const name = run.join('').toLowerCase();
      return run.length === count && (own.has(name) || own.has(singularWord(run.join('')).toLowerCase()));
    });
    if (length === undefined) kept.push(words[at] as string);
    at += length ?? 1;
  }
  return kept;
}

const singularLast =
  (words: readonly string[]) =>
  (word: string, at: number): string =>
    at === words.length - 1 ? singularWord(word) : word;

/** Without a word that stands just before itself. */
const distinct = (words: readonly string[]): string[] =>
  words.filter((word, at) => singularWord(word).toLowerCase() !== singularWord(words[at + 1] ?? '').toLowerCase());
