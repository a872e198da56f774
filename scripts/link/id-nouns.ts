import { ACTION_WORDS, FOUND_WORDS, GENERIC_NOUNS, INVARIABLE, TITLE_VERBS, VIEW_WORDS } from './id-words.ts';
import { pascalCase, wordsOf } from './names.ts';

/** What a path is about. */
export interface PathNoun {
  /** Words of the last thing that it names, lower case; empty where it names none. */
  readonly words: readonly string[];
  /** Of the thing before it, in the singular. */
  readonly parent: readonly string[];
  /** The last segment is a word for how, such as `detail`, which the noun leaves out. */
  readonly view: string | undefined;
  /** The last segment names an action, such as `restart`. */
  readonly action: string | undefined;
  /** … written as one word with what it is done to: `changeos`. */
  readonly isGlued: boolean;
  /** The last segment only says that something is done: `action`. */
  readonly isAction: boolean;
  /** What is named is one item: its placeholder is behind the noun. */
  readonly isOfItem: boolean;
  /** The name alone doesn't say what it is of: a generic word, or a single thing of an item. */
  readonly needsParent: boolean;
  /** Tags directly below a collection of a project are those of all its items. */
  readonly isOfAll: boolean;
}

const VERSION = /^v\d+(?:\.\d+)*$/i;
const PLACEHOLDER = /^\{[^{}]*\}$/;
/** Only where the path has a project may a name speak of one. */
const OF_A_PROJECT = /\{project/i;
/** What may stand in a path for an id in an example. */
const AN_ID = /^(?:[0-9a-f]{16,}|\d+|[0-9a-f]{8}-[0-9a-f-]{27})$/i;
/** Prefixes of segments that only say whose extension they are. */
const PREFIX_WORDS = new Set(['os']);

interface Segment {
  readonly words: readonly string[];
  readonly isBehindItem: boolean;
}

/** `changeos` begins with a verb, and has more behind it. */
const isGluedVerb = (word: string): boolean =>
  Array.from({ length: Math.max(0, word.length - 5) }, (_, at) => word.slice(0, at + 4)).some(isVerb);

const isVerb = (word: string): boolean => TITLE_VERBS[word.toLowerCase()] !== undefined;

/** The segments of a path that are words, and whether the path ends in an item. */
function segmentsOf(path: string): { readonly segments: readonly Segment[]; readonly endsInItem: boolean } {
  const segments: Segment[] = [];
  let isBehindItem = false;
  for (const segment of path.split('/').filter((each) => each !== '' && !VERSION.test(each))) {
    if (PLACEHOLDER.test(segment) || AN_ID.test(segment)) {
      isBehindItem = true;
      continue;
    }
    const all = wordsOf(segment.replace(/\{[^{}]*\}/g, ' ')).map((word) => word.toLowerCase());
    const words = all.filter((word, at) => !(at === 0 && all.length > 1 && PREFIX_WORDS.has(word)));
    if (words.length > 0) segments.push({ words, isBehindItem });
    isBehindItem = false;
  }
  return { segments, endsInItem: isBehindItem };
}

/** What a segment says: a thing, how it is shown, or what is done to it, maybe with the thing that it is done to. */
interface Said {
  readonly thing?: Segment;
  readonly view?: string;
  readonly action?: string;
  /** The action is written as one word with what it is done to. */
  readonly isGlued?: true;
  /** The things before it, found by their tags. */
  readonly isFound?: true;
}

function saidBySegment(segment: Segment, isLast: boolean, isFirst: boolean, reads: boolean): Said {
  const { words, isBehindItem } = segment;
  const [only, ...others] = words as [string, ...string[]];
  if (isLast && others.length === 0 && (ACTION_WORDS.has(only) || (!isFirst && VIEW_WORDS.has(only))))
    return { view: only };
  if (!isFirst && FOUND_WORDS.has(words.join(' '))) return { isFound: true };
  const [first = '', ...rest] = words[0] === 'batch' ? words.slice(1) : words;
  if (!isFirst && isLast && isBehindItem && rest.length === 0 && isGluedVerb(first))
    return { action: first, isGlued: true };
  // What is read may be called after what is done: `GET …/monitor`.
  if (!isVerb(first) || (rest.length === 0 && (isFirst || reads))) return { thing: segment };
  return { ...(isLast ? { action: first } : {}), ...(rest.length > 0 ? { thing: { words: rest, isBehindItem } } : {}) };
}

/**
 * The thing that a path names last, and the one before it.
 *
 * @param reads the operation only reads
 * @param own words that name the service itself, lower case: they tell nothing within its own client
 */
export function nounOfPath(path: string, reads: boolean, own: ReadonlySet<string> = new Set()): PathNoun {
  const { segments, endsInItem } = segmentsOf(path);
  const said = segments.map((segment, at) => saidBySegment(segment, at === segments.length - 1, at === 0, reads));
  const things = said.flatMap(({ thing }) => thing ?? []);
  const { view, action } = said.at(-1) ?? {};
  const last = things.at(-1);
  const words = withoutOwn(last?.words ?? [], own);
  const isGeneric = words.length === 1 && GENERIC_NOUNS.has(words[0] as string);
  const isAction = view !== undefined && ACTION_WORDS.has(view) && !said.some(({ isFound }) => isFound);
  return {
    words,
    parent: singular(withoutOwn(things.at(-2)?.words ?? [], own)),
    view: view !== undefined && ACTION_WORDS.has(view) ? undefined : view,
    action,
    isGlued: said.at(-1)?.isGlued === true,
    isAction,
    isOfItem: endsInItem || (segments.at(-1)?.isBehindItem === true && !said.at(-1)?.thing),
    needsParent: isGeneric || (last?.isBehindItem === true && isSingular(words.at(-1) ?? '')),
    isOfAll:
      isGeneric &&
      /^tags?$/.test(words[0] as string) &&
      last?.isBehindItem === false &&
      things.length > 1 &&
      !endsInItem &&
      OF_A_PROJECT.test(path),
  };
}

const withoutOwn = (words: readonly string[], own: ReadonlySet<string>): readonly string[] =>
  words.filter((word) => !own.has(word));

const isSingular = (word: string): boolean => singularWord(word) === word;

/** The last word in the singular. */
export const singular = (words: readonly string[]): string[] =>
  words.map((word, at) => (at === words.length - 1 ? singularWord(word) : word));

/** The last word in the plural. */
export const plural = (words: readonly string[]): string[] =>
  words.map((word, at) => (at === words.length - 1 ? pluralOf(word) : word));

/** Plurals that end in `ves` and have no `v` in the singular; `valves` and `archives` keep it. */
const OF_F = /(?:shel|hal|sel|wol|cal)ves$/;

/** The singular of a word, or of words that are written as one: `policies`, `address-groups`. */
export function singularWord(word: string): string {
  const lower = word.toLowerCase();
  if (INVARIABLE.has(lower) || lower.length < 3) return word;
  if (/[^aeiou]ies$/.test(lower)) return `${word.slice(0, -3)}y`;
  if (OF_F.test(lower)) return `${word.slice(0, -3)}f`;
  if (/(?:ss|x|z|ch|sh)es$/.test(lower)) return word.slice(0, -2);
  if (/[^su]s$/.test(lower)) return word.slice(0, -1);
  return word;
}

export function pluralOf(word: string): string {
  const lower = word.toLowerCase();
  if (singularWord(word) !== word || /^(?:metadata|data|information|statistics|news|series)$/.test(lower)) return word;
  if (/[^aeiou]y$/.test(lower)) return `${word.slice(0, -1)}ies`;
  if (/lf$/.test(lower)) return `${word.slice(0, -1)}ves`;
  if (/(?:s|x|z|ch|sh)$/.test(lower)) return INVARIABLE.has(lower) && /^[a-z]{2,4}s$/.test(lower) ? word : `${word}es`;
  return `${word}s`;
}

/** The resource that a path is of, as a type is called: `/v1/{p}/notebooks/{id}/volumes` gives `Volume`. */
export const resourceOf = (path: string, own?: ReadonlySet<string>): string => {
  const { words, parent, needsParent } = nounOfPath(path, false, own);
  return pascalCase([...(needsParent ? parent : []), ...singular(words)].join(' '));
};
