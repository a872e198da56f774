import { cutName, isTaken } from '../allow-lists.ts';
import { addTo } from '../append.ts';
import type { Condition, Method } from '../ir/index.ts';
import { nounOfPath, type PathNoun, plural, singular, singularWord } from './id-nouns.ts';
import { knownVerb, type Phrase, phraseOf, stem, type TitleVerb, verbOf } from './id-titles.ts';
import { FILLER_WORDS, OF_WORDS, PAIR_WORDS, SIZE_WORDS, UNCOUNTABLE } from './id-words.ts';
import { camelCase, pascalCase, wordsOf } from './names.ts';

/** A page name that is the vendor's own operation name: `ListModels`, not `modelarts_03_0079`. */
const OPERATION_NAME = /^[A-Z][a-z]+(?:[A-Z][a-z0-9]*)+$/;

/** A text that is the name of a method: `sendKite`. */
export const METHOD_NAME = /^[a-z]+(?:[A-Z][a-z0-9]*)+$/;

/** What an operation is called after. */
export interface IdBasis {
  /** Its page's. */
  readonly name: string;
  readonly title: string;
  readonly method: Method;
  /** With hyphens between the words of its segments. */
  readonly path: string;
  /** It takes a size and a place of a page. */
  readonly isPaged?: boolean;
  /** What a successful answer holds: several things, one, or nothing that tells. */
  readonly answers?: 'list' | 'one' | undefined;
  /** Another path of the service is of one item below it. */
  readonly isCollection?: boolean;
  /** What the body of the request holds. */
  readonly takes?: 'list' | 'one' | undefined;
  /** Words that name the service itself, lower case. */
  readonly own?: ReadonlySet<string>;
  /** What the service does, where its title says so. */
  readonly serviceVerb?: string | undefined;
  /** What titles call the things of the path, and what the path calls them. */
  readonly aliases?: readonly Alias[];
  /** The page is one of several of the method and path: the path alone doesn't say what it is about. */
  readonly isOneOfSeveral?: boolean;
  /** What is sent to tell the operation from others of its path. */
  readonly when?: readonly Condition[];
  /** What pages of the path are about, where it has no words. */
  readonly owner?: readonly string[];
}

/** Words of titles, in the singular and lower case, and those that stand for them in a path. */
export interface Alias {
  readonly said: readonly string[];
  readonly named: readonly string[];
}

export interface SuggestedId {
  /** Best first; the others are taken where it is another operation's. Never empty. */
  readonly ids: readonly [string, ...string[]];
  readonly rule: 'page-name' | 'title' | 'path' | 'body-key';
  /** The first word of the title, where it looks like a verb and isn't a known one. */
  readonly unknownVerb?: string;
}

/** The ids that page, title, method and path suggest, and the rule that did. */
export function suggestId(basis: IdBasis): SuggestedId {
  if (OPERATION_NAME.test(basis.name)) {
    const id = camelCase(basis.name);
    const plain = id.replace(/V\d+$/, '');
    return { ids: plain === id ? [id] : [plain, id], rule: 'page-name' };
  }
  if (METHOD_NAME.test(basis.title.trim())) return { ids: [camelCase(basis.title.trim())], rule: 'title' };
  const noun = nounOfPath(basis.path, basis.method === 'GET', basis.own);
  const said = verbOf(basis.title);
  const byKey = idOfKey(basis, noun);
  if (byKey !== undefined) return { ids: [byKey, ...titleIds(basis, noun, said)], rule: 'body-key' };
  // What a call answers is no word for what it does, unless it reads.
  const isAnswer = /^returns$/i.test(said.word) && basis.method !== 'GET';
  if (said.verb === '' || isAnswer) return verbless(basis, noun);
  const unknown = said.isKnown ? {} : { unknownVerb: said.word };
  return { ids: titleIds(basis, noun, said), rule: 'title', ...unknown };
}

/** A title that begins with no verb: the method's, or what the service does. */
function verbless(basis: IdBasis, noun: PathNoun): SuggestedId {
  const { method, path, title, serviceVerb } = basis;
  const [first = '', ...rest] = wordsOf(title);
  if (first === method && rest.length > 0)
    return { ids: [camelCase(['show', ...rest, `${method.toLowerCase()}`].map(capital).join(' '))], rule: 'title' };
  if (method === 'POST' && serviceVerb !== undefined && noun.words.length > 0) {
    const kept = noun.words.filter((word) => !sameRoot(word, serviceVerb));
    return { ids: [idOf(serviceVerb, kept)], rule: 'path' };
  }
  return { ids: [idOfPath(method, path)], rule: 'path' };
}

/** `recognizer` is of `recognize`. */
const sameRoot = (word: string, verb: string): boolean =>
  word.startsWith(verb.replace(/e$/, '')) && word.length > verb.length;

const idOf = (verb: string, nouns: readonly string[]): string => camelCase([verb, ...nouns.map(capital)].join(' '));

/**
 * The id that the key of a body gives which tells an operation from others of its path: its verb, and what more it says of
 * the path's thing. `{ "revertFolding": … }` to `/kites/{id}/action` gives `revertKiteFolding`.
 */
function idOfKey(basis: IdBasis, noun: PathNoun): string | undefined {
  const [only, ...others] = (basis.when ?? []).filter(({ in: place }) => place === 'body');
  if (only === undefined || others.length > 0 || noun.words.length === 0) return undefined;
  const [first = '', ...more] = wordsOf(only.value ?? only.name.replace(/^os[-_:]/i, ''));
  const verb = knownVerb(first);
  if (verb === undefined) return undefined;
  const full = [...(noun.needsParent ? noun.parent : []), ...noun.words];
  const inBatches = isBatch(basis.title);
  const nouns = inBatches ? plural(full) : singular(full);
  const rest = more.filter((word) => !sameWord(full, word)).map((word) => word.toLowerCase());
  return idOf(`${inBatches ? 'batch ' : ''}${verb === 'read' ? 'show' : verb}`, [...nouns, ...rest]);
}

/** Longer ids leave out what the service's own words stand for. */
const LONGEST_ID = 36;

function titleIds(basis: IdBasis, noun: PathNoun, title: TitleVerb): [string, ...string[]] {
  // What is attached, or detached, is not called an attachment.
  const done = title.verb.replace(/^detach$/, 'attach').replace(/^dis(?=associate$)/, '');
  const aliases = (basis.aliases ?? []).filter(({ named }) => !sameRoot(named.at(-1) as string, done));
  const ids = idsOfWords(withAliases(title.rest, aliases), basis, noun, title);
  return ids[0].length > LONGEST_ID ? idsOfWords(title.rest, basis, noun, title) : ids;
}

function idsOfWords(rest: readonly string[], basis: IdBasis, noun: PathNoun, title: TitleVerb): [string, ...string[]] {
  const { verb: named, either = [], hasSecond } = title;
  const done = knownVerb(noun.action ?? '');
  // Of two things that are done the path may name the one that the operation is for, or both at once.
  const isNamed = either.includes(done ?? '') || hasSecond === true || (named === 'read' && basis.method === 'POST');
  const verb = done !== undefined && done !== 'read' && isNamed ? done : named;
  const action = isOwnVerb(title.word, basis, noun) ? stemOf(title.word) : actionOf(verb, rest, basis, noun);
  const usesPath =
    (hasSecond === true && done !== undefined && noun.words.length > 0) || saysTheThing(noun, rest, action, basis);
  const phrase = phraseOf(rest, basis.own ?? NONE, !usesPath && PAIRING_VERBS.has(action));
  const isOf =
    hasSecond === true && !usesPath ? noun.parent.filter((word) => sameWord(wordsOf(basis.title), word)) : [];
  return formsOf(action, { ...phrase, words: [...isOf, ...phrase.words] }, usesPath, noun, basis);
}

const NONE: ReadonlySet<string> = new Set();

/** The verb as a title has it: a gerund without its end. */
const stemOf = (word: string): string => (/ing$/i.test(word) ? stem(word.toLowerCase()) : word.toLowerCase());

/** The path, or what is sent, has the title's own word for what is done, and not the one that stands for it: `?rename`. */
function isOwnVerb(word: string, { when = [] }: IdBasis, noun: PathNoun): boolean {
  const verb = stemOf(word);
  return (
    (noun.isGlued && noun.action?.startsWith(verb) === true) ||
    when.some(({ in: place, name, value }) => place === 'query' && value === '' && name.toLowerCase() === verb)
  );
}

/** Words of a title with what the path calls them, where they begin what is said of a thing. */
function withAliases(rest: readonly string[], aliases: readonly Alias[]): readonly string[] {
  const words: string[] = [];
  for (let at = 0; at < rest.length; ) {
    const before = rest[at - 1]?.toLowerCase() ?? '';
    const begins = at === 0 || FILLER_WORDS.has(before) || OF_WORDS.has(before) || PAIR_WORDS.has(before);
    const alias = begins
      ? aliases.find(({ said }) =>
          said.every((word, place) => singularWord(rest[at + place] ?? '').toLowerCase() === word),
        )
      : undefined;
    if (alias === undefined) words.push(rest[at++] as string);
    else {
      const last = rest[at + alias.said.length - 1] as string;
      const isOne = singularWord(last) === last && !UNCOUNTABLE.has(last.toLowerCase());
      words.push(...(isOne ? singular(alias.named) : plural(alias.named)));
      at += alias.said.length;
    }
  }
  return words;
}

/** Forms of an id, best first: by the thing of the path where that says it, else by the words of the title. */
function formsOf(
  action: string,
  phrase: Phrase,
  usesPath: boolean,
  noun: PathNoun,
  basis: IdBasis,
): [string, ...string[]] {
  const { title, path } = basis;
  const said = phrase.words;
  const named = usesPath || said.length === 0 ? noun.words : saidOf(phrase, action, noun, basis);
  // Attaching an attachment attaches.
  const repeats =
    named.length > 1 && (named.at(-1)?.startsWith(action) === true || sameRoot(named.at(-1) as string, action));
  const words = repeats ? named.slice(0, -1) : named;
  const parent = noun.parent.filter((word) => !sameWord(words, word));
  const inBatches = isBatch(title);
  const form = formOf(action, inBatches, usesPath, noun, phrase, basis);
  const head = inBatches ? `batch ${action}` : action;
  const make = (nouns: readonly string[], verb = head): string => idOf(verb, form(nouns));
  const all = usesPath && noun.isOfAll ? ['project'] : [];
  const full = withOwner(usesPath && noun.needsParent ? parent : [], words, noun, phrase, all);
  const others = said.filter((each) => !sameWord(full, each) && !sameWord(noun.parent, each)).slice(0, 2);
  const by = noun.isFound ? (/\btags\b/i.test(title) ? 'Tags' : 'Tag') : /\bby (?:an? |the )?(\w+)/i.exec(title)?.[1];
  const plain = make(full);
  const isOfMass = usesPath && noun.isOfItem && plural(words).join(' ') === singular(words).join(' ');
  const placeholder = /\{([^{}]*)\}$/.exec(path)?.[1] ?? '';
  const byPlaceholder = usesPath && !/_?(?:id|name)$/i.test(placeholder) ? pascalCase(placeholder) : '';
  const kind = /\((V\d+)\)| - (GET|PUT|POST|PATCH|DELETE)$/.exec(title);
  const suffix = kind?.[1] ?? kind?.[2];
  const ids = [
    ...(noun.isFound ? [`${plain}By${by}`] : isOfMass ? [`${plain}Item`] : [plain]),
    ...(usesPath ? [make([...parent, ...words])] : []),
    ...(usesPath && noun.needsParent && noun.grandparent.length > 0
      ? [make([...noun.grandparent, ...parent, ...words])]
      : []),
    ...viewForms(noun, full, make, action),
    ...(by === undefined ? [] : [`${plain}By${pascalCase(by)}`]),
    ...(action === 'update' && isConfiguring(title) ? [make(full, 'set')] : []),
    ...(suffix === undefined ? [] : [`${plain}${capital(suffix.toLowerCase())}`]),
    ...(usesPath && others.length > 0 ? [make([...others, ...full])] : []),
    ...(byPlaceholder === '' ? [] : [`${plain}By${byPlaceholder}`]),
  ];
  return [...new Set(ids)] as [string, ...string[]];
}

/** Forms by a path's last word that says how: `detail` behind the thing, `force` before the verb. */
function viewForms(
  { view }: PathNoun,
  full: readonly string[],
  make: (nouns: readonly string[], verb?: string) => string,
  action: string,
): string[] {
  if (view === undefined) return [];
  if (view === 'force') return [make(full, `force ${action}`)];
  return [idOf(action, [...singular(full), view === 'detail' ? 'details' : view])];
}

/** The thing behind its owner; `defaults` before it, and where the title has them the other way round, as there. */
function withOwner(
  parent: readonly string[],
  words: readonly string[],
  noun: PathNoun,
  { head }: Phrase,
  all: readonly string[],
): readonly string[] {
  if (/^defaults?$/.test(words.join(' ')) && parent.length > 0) return [...singular(words), ...parent];
  const isTurned =
    !noun.isOfItem &&
    noun.parent.length > 0 &&
    words === noun.words &&
    sameWord(head.slice(-1), noun.parent.at(-1) as string) &&
    !sameWord(head.slice(-1), words.at(-1) ?? '');
  return isTurned ? [...words, ...noun.parent] : [...all, ...parent, ...words];
}

/**
 * The words of a title, with what the path says that it is of where the title says that elsewhere. A key of the query
 * stands for the words that it is made of, as each page about it puts them otherwise.
 */
function saidOf(
  { words }: Phrase,
  action: string,
  noun: PathNoun,
  { when = [], owner = [] }: IdBasis,
): readonly string[] {
  const [key] = when.filter(({ in: place, value }) => place === 'query' && (value === undefined || value === ''));
  if (key === undefined || !PLAIN_VERBS.has(action) || stemOf(key.name) === action) return words;
  const keyed = keyWords(key.name, words);
  if (keyed === undefined && key.value === undefined) return words;
  const of = owner.length > 0 ? owner : noun.words;
  const others = words.filter((word) => !sameWord(of, word));
  const more =
    keyed ??
    (others.length > 1 && SETTING_WORDS.has(others.at(-1)?.toLowerCase() ?? '') ? others.slice(0, -1) : others);
  return more.length === 0 ? words : [...of, ...more];
}

/** Words behind what is set. */
const SETTING_WORDS = new Set(['configuration', 'function', 'status']);

/** A title has no more that matter. */
const MOST_WORDS = 12;

/** The words of a title of which a key is made: `customdomain` of a *Custom Domain Name*. */
function keyWords(key: string, all: readonly string[]): readonly string[] | undefined {
  const words = all.slice(0, MOST_WORDS);
  const plain = key.replace(/[^a-z]/gi, '').toLowerCase();
  for (let from = 0; from < words.length; from++)
    for (let to = words.length; to > from; to--) {
      const run = words.slice(from, to);
      if (singularWord(run.join('').toLowerCase()) === singularWord(plain)) return run;
    }
  return undefined;
}

/** To configure may be to set, where another operation updates. */
const isConfiguring = (title: string): boolean => verbOf(title).verb === 'configure';

/** Verbs that are done to two things, of which the path names one. */
const PAIRING_VERBS = new Set(['add', 'remove', 'associate', 'disassociate', 'attach', 'detach']);

/** Verbs that fit whatever a path names. */
const PLAIN_VERBS = new Set(['list', 'show', 'create', 'update', 'delete']);

/**
 * False where the path ends in a word for what is done, or the verb is one of its own, and the title speaks of another
 * thing or of two: a book is lent at `/loans`.
 */
function saysTheThing(
  noun: PathNoun,
  said: readonly string[],
  action: string,
  { isOneOfSeveral, method, own = NONE }: IdBasis,
): boolean {
  if (isOneOfSeveral === true || noun.words.length === 0 || noun.isGlued) return false;
  const isGeneric = noun.words.length === 1 && noun.needsParent && !noun.isOfItem && noun.parent.length === 0;
  const names = [...noun.parent, ...noun.words, ...own];
  const more = said.filter((word) => !isFiller(word) && !sameWord(names, word)).length;
  const isNamed = sameWord(said, noun.words.at(-1) as string);
  if (noun.isAction || noun.isAdjective) return more === 0 && isNamed;
  if (isGeneric && (isNamed ? more > 0 : more > 1)) return false;
  // Of a thing that is shown by its headers a title says what they are.
  if (method === 'HEAD') return false;
  const things = said.filter((word) => !isFiller(word));
  if (things.length === 0 || (noun.action === undefined && PLAIN_VERBS.has(action))) return true;
  // What is added or removed is the path's where the title names nothing that it comes to or goes from.
  if (noun.action !== undefined && PAIRING_VERBS.has(action))
    return isNamed && noun.needsParent && !said.some((word) => PAIR_WORDS.has(word.toLowerCase()));
  return noun.words.some((word) => sameWord(said, word));
}

const isFiller = (word: string): boolean =>
  FILLER_WORDS.has(word.toLowerCase()) || OF_WORDS.has(word.toLowerCase()) || /^(?:batch|batches)$/i.test(word);

const capital = (word: string): string =>
  /^[A-Z]{2,}s?$/.test(word)
    ? word.charAt(0) + word.slice(1).toLowerCase()
    : word.charAt(0).toUpperCase() + word.slice(1);

const isBatch = (title: string): boolean => /\bin (?:a )?batch(?:es)?\b|^batch\b/i.test(title);

const sameWord = (words: readonly string[], word: string): boolean =>
  words.some((each) => singularWord(each).toLowerCase() === singularWord(word).toLowerCase());

/** The verb of the id, by the title's verb and what it is done to. */
function actionOf(verb: string, rest: readonly string[], basis: IdBasis, noun: PathNoun): string {
  const { method, path } = basis;
  if (verb === 'read') return isList(rest, basis, noun) ? 'list' : 'show';
  if (verb === 'add') return method === 'POST' && noun.action === undefined && !noun.isAction ? 'create' : 'add';
  if (verb === 'remove') return method === 'DELETE' ? 'delete' : 'remove';
  if (verb === 'configure') return method === 'PUT' || method === 'PATCH' ? 'update' : 'set';
  if (
    verb === 'update' &&
    rest.some((word) => SIZE_WORDS.has(word.toLowerCase())) &&
    !SIZE_WORDS.has(noun.words.at(-1) ?? '')
  )
    return 'resize';
  if (verb === 'check') return method === 'GET' && /\}$/.test(path) ? 'show' : 'check';
  return verb;
}

/** True where an operation that reads answers several things. Right for 86 % of some 700 operations that say so. */
function isList(rest: readonly string[], basis: IdBasis, { words, isOfItem, view }: PathNoun): boolean {
  const { method, path, title, isPaged, answers, isOneOfSeveral, isCollection } = basis;
  if (method === 'HEAD') return false;
  const said = phraseOf(rest, basis.own ?? NONE, false).head.at(-1) ?? '';
  const isOne = said !== '' && (singularWord(said) === said || UNCOUNTABLE.has(said.toLowerCase()));
  const endsInItem = /\}$/.test(path);
  // `Querying a Kite List`, and not `Querying a List Header`.
  const saysList = /\b[Ll]ists?\b(?! [A-Z])|\b[Aa]ll\b/.test(title.split(/ (?:of|for|in) /)[0] as string);
  if (isPaged === true && !(endsInItem && isOne)) return true;
  // Several operations of one path: its placeholder is not what is asked for.
  if (isOneOfSeveral === true && /^list(?:ing)?\b/i.test(title)) return true;
  if (endsInItem) return false;
  if (saysList) return true;
  if (isOneOfSeveral === true) return !isOne && answers !== 'one';
  if (isCollection === true && answers !== 'one' && !UNCOUNTABLE.has(words.at(-1) ?? '')) return true;
  const last = words.at(-1) ?? '';
  const namesOne = singularWord(last) === last;
  if (!namesOne && !isOfItem && view?.startsWith('detail') === true) return true;
  if (answers === 'list') return !(isOne && namesOne);
  if (answers === 'one') return false;
  return said === '' || !isOne || (!namesOne && !/^(?:details?|an?|the)$/i.test(rest[0] ?? ''));
}

/** How the nouns of an id are written: several for lists and batches, and where the body holds several. */
function formOf(
  action: string,
  inBatches: boolean,
  usesPath: boolean,
  noun: PathNoun,
  { head }: Phrase,
  { takes, method, path, isOneOfSeveral }: IdBasis,
): (nouns: readonly string[]) => readonly string[] {
  if (inBatches || action === 'list') return plural;
  const saysSeveral = (word: string): boolean =>
    head.some(
      (each) => singularWord(each) !== each && singularWord(each).toLowerCase() === singularWord(word).toLowerCase(),
    );
  if (!usesPath) {
    // What is deleted without a word of which is one thing.
    const deletesOne = isOneOfSeveral === true && method === 'DELETE' && takes === undefined;
    // The path ends in the one thing that it is done to.
    const item = isOneOfSeveral === true ? (placeholderWords(path) ?? []) : [];
    const isItem = (nouns: readonly string[]): boolean => sameWord(item.slice(-1), nouns.at(-1) ?? '');
    return (nouns) => ((deletesOne && nouns.length === 1) || isItem(nouns) ? singular(nouns) : nouns);
  }
  if (noun.isOfItem && noun.action === undefined) return singular;
  // What is shown without an id is as many as the path says, but where the title speaks of one.
  const saysOne = (word: string): boolean => head.some((each) => singularWord(each) === each && sameWord([each], word));
  if (action === 'show') return (nouns) => (saysOne(nouns.at(-1) ?? '') ? singular(nouns) : nouns);
  const isSet = method === 'PUT' || method === 'DELETE' ? takes !== 'one' : takes === 'list';
  if (PLAIN_VERBS.has(action) && !isSet) return singular;
  return (nouns) => (saysSeveral(nouns.at(-1) ?? '') ? plural(nouns) : singular(nouns));
}

/** What a method does that several pages describe. */
const VERB_OF: Readonly<Partial<Record<Method, string>>> = { PUT: 'update', PATCH: 'update', DELETE: 'delete' };

/**
 * Ids of what several pages describe together, best first: what all of them suggest by the path; else what is done to
 * tags, or that an action is executed; else the method's verb and the thing of the path.
 *
 * @param pages what each page gives, as if it were the only one
 * @param keys names of the query by which the pages are told apart
 */
export function unitedIds(pages: readonly [IdBasis, ...IdBasis[]], keys: readonly string[]): [string, ...string[]] {
  const [{ method, path, own, owner = [] }] = pages;
  const byPage = pages.map((page) => suggestId({ ...page, isOneOfSeveral: false, when: [] }).ids);
  const noun = nounOfPath(path, method === 'GET', own);
  const parent = [...(noun.needsParent ? noun.parent : [])];
  const [first] = byPage as [[string, ...string[]]];
  if (noun.words.length > 0 && byPage.every(([id]) => id === first[0])) return first;
  const fallback = idOfPath(method, path);
  if (noun.isAction && noun.words.length > 0) {
    const nouns = [...parent, ...noun.words];
    return /^tags?$/.test(noun.words.at(-1) as string) &&
      pages.every(({ title }) => /^(?:add|creat|delet|remov)/i.test(title))
      ? [idOf('batch update', plural(nouns)), idOf('execute', [...singular(nouns), 'action']), fallback]
      : [idOf('execute', [...singular(nouns), 'action']), fallback];
  }
  const named = noun.words.length > 0 ? [...parent, ...noun.words] : (placeholderWords(path) ?? owner);
  if (named.length === 0) return [fallback];
  if (method === 'POST') return [idOf('execute', [...singular(named), 'action']), fallback];
  const part = keys.length > 0 ? ['subresource'] : [];
  return [idOf(VERB_OF[method] ?? 'show', [...singular(named), ...part]), fallback];
}

/** What the placeholder is called that a path ends in, without its `name` or `id`. */
function placeholderWords(path: string): readonly string[] | undefined {
  const name = /\{([^{}]*)\}$/.exec(path)?.[1];
  const words = wordsOf(name ?? '').filter((word) => !/^(?:name|id)$/i.test(word));
  return words.length === 0 ? undefined : words;
}

/** `POST /v2.1/{project_id}/servers/{id}/action` gives `postServersAction`; without any word `PUT /{kite}` gives `putKite`. */
export function idOfPath(method: Method, path: string): string {
  const segments = path
    .split('/')
    .filter((segment) => segment !== '' && !/^v?\d+(?:\.\d+)*$/.test(segment) && !/^\{[^{}]*\}$/.test(segment));
  const noun = segments.map((segment) => pascalCase(segment.replace(/[{}]/g, ' '))).join('');
  const end = /\}$/.test(path) ? 'ById' : '';
  if (noun !== '') return `${method.toLowerCase()}${noun}${end}`;
  const named = /\{([^{}]*)\}$/.exec(path)?.[1];
  return `${method.toLowerCase()}${pascalCase(named ?? '') || 'Root'}`;
}

/** Ids of more words or characters are long to type. */
const MOST_ID_WORDS = 5;
const MOST_ID_CHARACTERS = 32;

/**
 * A shorter id for one that is long: without what comes behind the word between two things, else with its last words;
 * undefined for one that isn't long, or where all shorter ones are others'.
 */
export function shorterId(id: string, others: ReadonlySet<string>): string | undefined {
  const words = wordsOf(id);
  if (words.length <= MOST_ID_WORDS && id.length <= MOST_ID_CHARACTERS) return undefined;
  const pair = words.findIndex((word, at) => at > 1 && PAIR_WORDS.has(word.toLowerCase()));
  const [verb = '', ...nouns] = words;
  const shorter = [...(pair > 0 ? [words.slice(0, pair)] : []), [verb, ...nouns.slice(-3)], [verb, ...nouns.slice(-2)]];
  return shorter.map((each) => camelCase(each.join(' '))).find((each) => each.length < id.length && !others.has(each));
}

/** `/v2.1/…` gives `V21`, `/v2.0/…` `V2`; '' without a version. */
export function versionSuffix(path: string): string {
  const version = /^\/v(\d+(?:\.\d+)*)(?:\/|$)/i.exec(path)?.[1];
  return version === undefined ? '' : `V${version.replace(/\.0$/, '').replace(/\./g, '')}`;
}

/** A path with its placeholders' names taken out, `/v1/{}/images/{}`: what tells two paths apart. */
export const pathShape = (path: string): string => path.replace(/\{[^{}]*\}/g, '{}');

/**
 * Ids of a lock by method and shape of the path. Locks once had the names of placeholders in their keys; of two such
 * keys of one shape, the first counts.
 */
export function idsByShape(operations: Readonly<Record<string, string>>): Record<string, string> {
  const ids: Record<string, string> = {};
  for (const [key, id] of Object.entries(operations)) ids[pathShape(key)] ??= id;
  return ids;
}

export interface IdRequest {
  /** Stable key of the operation in the lock: method and shape of the path. */
  readonly key: string;
  /** Best first. */
  readonly suggestions: readonly [string, ...string[]];
  readonly path: string;
  readonly method: Method;
  /** Its pages call it deprecated: another has the plain name. */
  readonly isDeprecated?: boolean;
}

/**
 * Gives each operation an id of its own. Ids in the lock are kept, also where a path went to another version. Of
 * operations whose paths differ in the version alone, the newest is named first, and the others take its name with their
 * version. Of new ones that wish for the same, the one with the shortest path has it; the others take their next wish,
 * then the path's words, then a number in order of the keys.
 */
export function assignIds(requests: readonly IdRequest[], lock: Readonly<Record<string, string>>): Map<string, string> {
  const ids = new Map<string, string>();
  // Ids that differ only in case would be one function in a language that writes names in its own way.
  const taken = new Set<string>(Object.values(lock).map((id) => id.toLowerCase()));
  const isFree = (id: string): boolean => !taken.has(id.toLowerCase()) && !isTaken('operation', id);
  const give = ({ key }: IdRequest, id: string): void => {
    ids.set(key, id);
    taken.add(id.toLowerCase());
  };
  for (const { key } of requests) if (lock[key] !== undefined) ids.set(key, lock[key]);
  for (const [request, id] of movedTo(requests, lock)) give(request, id);
  const open = requests.filter(({ key }) => !ids.has(key)).sort((a, b) => (a.key < b.key ? -1 : 1));
  const newest = newestTwins(requests);
  const older = open.filter((request) => newest.get(request) !== request);
  let left = open.filter((request) => newest.get(request) === request);
  const longest = Math.max(0, ...open.map(({ suggestions }) => suggestions.length));
  const forms: readonly ((request: IdRequest) => string | undefined)[] = [
    ...Array.from(
      { length: longest },
      (_, at) =>
        ({ suggestions }: IdRequest) =>
          suggestions[at],
    ),
    ({ suggestions, path }) => suggestions[0] + versionSuffix(path),
    ({ method, path }) => idOfPath(method, path) + versionSuffix(path),
  ];
  for (const wish of forms) {
    const wishes = new Map<string, IdRequest[]>();
    for (const request of left) {
      const id = wish(request);
      if (id !== undefined) addTo(wishes, cutName(id).toLowerCase(), request);
    }
    const next = new Map([...wishes].map(([id, wishing]) => [id, nextOf(id, wishing)]));
    left = left.filter((request) => {
      const id = cutName(wish(request) ?? '');
      if (id === '' || next.get(id.toLowerCase()) !== request || !isFree(id)) return true;
      give(request, id);
      return false;
    });
  }
  // An id that is taken stays so: the next operation of the name goes on from the number of the last.
  const numbers = new Map<string, number>();
  const numbered = (request: IdRequest, base: string): void => {
    let number = numbers.get(base.toLowerCase()) ?? 2;
    let id = base;
    while (!isFree(id)) id = `${base}${number++}`;
    numbers.set(base.toLowerCase(), number);
    give(request, id);
  };
  for (const request of left) numbered(request, cutName(request.suggestions[0]));
  for (const request of older) {
    const name = ids.get(newest.get(request)?.key ?? '') ?? request.suggestions[0];
    numbered(request, cutName(name.replace(/V\d+$/, '') + versionSuffix(request.path)));
  }
  return ids;
}

/**
 * Of requests that wish for one id: those of one thing whose path ends in it before others, then the one whose path has
 * the fewest parts, then one that isn't deprecated, then the one that has the fewest other wishes; undefined where that is
 * not one.
 */
function nextOf(id: string, wishing: readonly IdRequest[]): IdRequest | undefined {
  const isOfOne = /^(?:show|update|delete)/.test(id);
  const ranked = wishing
    .map((request) => ({
      request,
      rank: [
        Number(isOfOne && !/\}$/.test(request.path)),
        request.path.split('/').length,
        Number(request.isDeprecated === true),
        request.suggestions.length,
      ],
    }))
    .sort((a, b) => compareRanks(a.rank, b.rank));
  const [first, second] = ranked;
  return first && second && compareRanks(first.rank, second.rank) === 0 ? undefined : first?.request;
}

const compareRanks = (a: readonly number[], b: readonly number[]): number =>
  a.map((rank, at) => rank - (b[at] as number)).find((difference) => difference !== 0) ?? 0;

/** Operations that the lock doesn't know, with the id of one that is gone and whose path differs in the version alone. */
function movedTo(
  requests: readonly IdRequest[],
  lock: Readonly<Record<string, string>>,
): readonly (readonly [IdRequest, string])[] {
  const keys = new Set(requests.map(({ key }) => key));
  const gone = new Map(
    Object.entries(lock).flatMap(([key, id]) => (keys.has(key) ? [] : [[key.replace(VERSION_OF_KEY, '$1'), id]])),
  );
  const newest = requests
    .filter(({ key }) => lock[key] === undefined)
    .sort((a, b) => versionOf(b.path) - versionOf(a.path) || (a.key < b.key ? -1 : 1));
  return newest.flatMap((request) => {
    const twin = request.key.replace(VERSION_OF_KEY, '$1');
    const id = twin === request.key ? undefined : gone.get(twin);
    gone.delete(twin);
    return id === undefined ? [] : [[request, id] as const];
  });
}

const VERSION_OF_KEY = /^([A-Z]+ )\/v\d+(?:\.\d+)*(?=\/)/i;

/**
 * By request the newest one of the same method whose path differs in the version alone, or in whether it names the
 * project; one that isn't deprecated before one that is. What tells operations of one path apart, behind `#` in their
 * keys, is the same.
 */
function newestTwins(requests: readonly IdRequest[]): ReadonlyMap<IdRequest, IdRequest> {
  const groups = new Map<string, IdRequest[]>();
  for (const request of requests)
    addTo(
      groups,
      `${request.method} ${pathShape(request.path.replace(VERSION_SEGMENT, ''))}${apartOf(request)}`,
      request,
    );
  return new Map(
    [...groups.values()].flatMap((group) => {
      const newest = [...group].sort(
        (a, b) =>
          Number(a.isDeprecated === true) - Number(b.isDeprecated === true) ||
          versionOf(b.path) - versionOf(a.path) ||
          (a.key < b.key ? -1 : 1),
      )[0] as IdRequest;
      return group.map(
        (request) => [request, versionOf(request.path) === versionOf(newest.path) ? request : newest] as const,
      );
    }),
  );
}

const apartOf = ({ key }: IdRequest): string => /#.*$/s.exec(key)?.[0] ?? '';

const VERSION_SEGMENT = /^\/v\d+(?:\.\d+)*(?:\/\{(?:project|tenant)_id\})?(?=\/|$)/i;

const versionOf = (path: string): number => Number(/^\/v(\d+(?:\.\d+)?)/i.exec(path)?.[1] ?? 0);
