import {
  ACTION_WORDS,
  ADJECTIVES,
  FOUND_WORDS,
  GENERIC_NOUNS,
  INVARIABLE,
  KEEPS_E,
  MINOR_NOUNS,
  TITLE_VERBS,
  UNCOUNTABLE,
  VIEW_WORDS,
  WORK_NOUNS,
} from './id-words.ts';
import { pascalCase, wordsOf } from './names.ts';

/** What a path is about. */
export interface PathNoun {
  /** Words of the last thing that it names, lower case; empty where it names none. */
  readonly words: readonly string[];
  /** Of the thing before it, in the singular. */
  readonly parent: readonly string[];
  /** Of the thing before that, likewise. */
  readonly grandparent: readonly string[];
  /** The last segment is a word for how, such as `detail`, which the noun leaves out. */
  readonly view: string | undefined;
  /** The last segment names an action, such as `restart`. */
  readonly action: string | undefined;
  /** … written as one word with what it is done to: `changeos`. */
  readonly isGlued: boolean;
  /** The last segment only says that something is done: `action`. */
  readonly isAction: boolean;
  /** Things are found by their tags. */
  readonly isFound: boolean;
  /** The name is a word of time or of whose: it says nothing alone. */
  readonly isAdjective: boolean;
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
  /** What the placeholder before it is called, without its `id`. */
  readonly item: readonly string[];
}

/** Placeholders of who calls: what is below them is of nothing. */
const CALLER = /^(?:project|tenant|domain|account|user)_?(?:id)?$/i;

/** Shorter names of placeholders say nothing. */
const SHORTEST_NAME = 3;

/** Last words of a segment of several that say nothing about it. */
const INFO_WORDS = new Set(['info', 'infos', 'information']);

/** `changeos` begins with a verb, and has more behind it. */
const isGluedVerb = (word: string): boolean =>
  Array.from({ length: Math.max(0, word.length - 5) }, (_, at) => word.slice(0, at + 4)).some(isVerb);

const isVerb = (word: string): boolean => TITLE_VERBS[word.toLowerCase()] !== undefined;

/** The segments of a path that are words, and whether the path ends in an item. */
function segmentsOf(path: string): { readonly segments: readonly Segment[]; readonly endsInItem: boolean } {
  const segments: Segment[] = [];
  let isBehindItem = false;
  let item: readonly string[] = [];
  for (const segment of path.split('/').filter((each) => each !== '' && !VERSION.test(each))) {
    if (PLACEHOLDER.test(segment) || AN_ID.test(segment)) {
      isBehindItem = true;
      item = itemOf(segment);
      continue;
    }
    const all = wordsOf(segment.replace(/\{[^{}]*\}/g, ' ')).map((word) => word.toLowerCase());
    const words = all.filter(
      (word, at) =>
        all.length === 1 || !((at === 0 && PREFIX_WORDS.has(word)) || (at === all.length - 1 && INFO_WORDS.has(word))),
    );
    if (words.length > 0) segments.push({ words, isBehindItem, item });
    isBehindItem = false;
    item = [];
  }
  return { segments, endsInItem: isBehindItem };
}

/** `{floating_ip_id}` gives `floating`, `ip`; a placeholder of who calls gives nothing. */
function itemOf(segment: string): readonly string[] {
  const name = segment.replace(/[{}]/g, '');
  if (name.length < SHORTEST_NAME || CALLER.test(name) || AN_ID.test(segment)) return [];
  const words = wordsOf(name).map((word) => word.toLowerCase());
  return words.length > 1 && /^(?:id|name)$/.test(words.at(-1) as string) ? words.slice(0, -1) : words;
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
  const { words, isBehindItem, item } = segment;
  const [only, ...others] = words as [string, ...string[]];
  if (isLast && others.length === 0 && (ACTION_WORDS.has(only) || (!isFirst && VIEW_WORDS.has(only))))
    return { view: only };
  if (!isFirst && FOUND_WORDS.has(words.join(' '))) return { isFound: true };
  const [first = '', ...rest] = words[0] === 'batch' ? words.slice(1) : words;
  if (!isFirst && isLast && isBehindItem && rest.length === 0 && isGluedVerb(first))
    return { action: first, isGlued: true };
  // What is read may be called after what is done: `GET …/monitor`.
  const isWork = rest.length === 1 && WORK_NOUNS.has(rest[0] as string) && words[0] !== 'batch';
  if (!isVerb(first) || isWork || (rest.length === 0 && (isFirst || reads))) return { thing: segment };
  return {
    ...(isLast ? { action: first } : {}),
    ...(rest.length > 0 ? { thing: { words: rest, isBehindItem, item } } : {}),
  };
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
  const before = things.at(-2)?.words ?? [];
  const isBehindItem = last?.isBehindItem === true;
  const owner = singular(withoutOwn(before, own));
  const parent = owner.length > 0 ? owner : (last?.item ?? []);
  const isMinor =
    MINOR_NOUNS.has(words.join(' ')) && (isBehindItem ? parent.length > 0 : !isSingular(before.at(-1) ?? ''));
  const isAction = view !== undefined && ACTION_WORDS.has(view) && !said.some(({ isFound }) => isFound);
  return {
    words,
    parent,
    grandparent: singular(withoutOwn(things.at(-3)?.words ?? [], own)),
    view: view !== undefined && ACTION_WORDS.has(view) ? undefined : view,
    action,
    isGlued: said.at(-1)?.isGlued === true,
    isFound: said.some(({ isFound }) => isFound),
    isAdjective: words.length === 1 && ADJECTIVES.has(words[0] as string) && !/^defaults?$/.test(words[0] as string),
    isAction,
    isOfItem: endsInItem || (segments.at(-1)?.isBehindItem === true && !said.at(-1)?.thing),
    needsParent: isGeneric || isMinor || (isBehindItem && isSingular(words.at(-1) ?? '')),
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
export const singular = (words: readonly string[]): string[] => withLast(words, singularWord);

/** The last word in the plural. */
export const plural = (words: readonly string[]): string[] => withLast(words, pluralOf);

/** What comes behind a word to tell its kind, `v6`, stays as it is. */
function withLast(words: readonly string[], change: (word: string) => string): string[] {
  const last = words.length > 1 && /^v\d+$/i.test(words.at(-1) as string) ? words.length - 2 : words.length - 1;
  return words.map((word, at) => (at === last ? change(word) : word));
}

/** Plurals that end in `ves` and have no `v` in the singular; `valves` and `archives` keep it. */
const OF_F = /(?:shel|hal|sel|wol|cal)ves$/;

/** The singular of a word, or of words that are written as one: `policies`, `address-groups`. */
export function singularWord(word: string): string {
  const lower = word.toLowerCase();
  if (INVARIABLE.has(lower) || lower.length < 3) return word;
  if (INITIALS.test(word)) return word.endsWith('s') ? word.slice(0, -1) : word;
  if (/[^aeiou]ies$/.test(lower)) return `${word.slice(0, -3)}y`;
  if (KEEPS_E.test(lower)) return word.slice(0, -1);
  if (OF_F.test(lower)) return `${word.slice(0, -3)}f`;
  if (/(?:ss|x|z|ch|sh)es$/.test(lower) || INVARIABLE.has(lower.replace(/es$/, ''))) return word.slice(0, -2);
  if (/[^su]s$/.test(lower)) return word.slice(0, -1);
  return word;
}

/** Initials, of one thing or of several: `ECS`, `VMs`. */
const INITIALS = /^[A-Z][A-Z0-9]+s?$/;

export function pluralOf(word: string): string {
  const lower = word.toLowerCase();
  if (INITIALS.test(word) && !word.endsWith('s') && !INVARIABLE.has(lower)) return `${word}s`;
  if (singularWord(word) !== word || UNCOUNTABLE.has(lower) || ADJECTIVES.has(lower)) return word;
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
