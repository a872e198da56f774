import { cutName, isTaken } from '../allow-lists.ts';
import type { Method } from '../ir/index.ts';
import { nounOfPath, type PathNoun, plural, singular, singularWord } from './id-nouns.ts';
import { FILLER_WORDS, PHRASAL_VERBS, SIZE_WORDS, TITLE_VERBS } from './id-words.ts';
import { camelCase, pascalCase, wordsOf } from './names.ts';
import { push } from './page-index.ts';

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
  readonly path: string;
  /** It takes a size and a place of a page. */
  readonly isPaged?: boolean;
  /** What a successful answer holds: several things, one, or nothing that tells. */
  readonly answers?: 'list' | 'one' | undefined;
  /** Words that name the service itself, lower case. */
  readonly own?: ReadonlySet<string>;
  /** The page is one of several of the method and path: the path alone doesn't say what it is about. */
  readonly isOneOfSeveral?: boolean;
}

export interface SuggestedId {
  /** Best first; the others are taken where it is another operation's. Never empty. */
  readonly ids: readonly [string, ...string[]];
  readonly rule: 'page-name' | 'title' | 'path';
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
  const { verb: named, either = [], rest, isKnown, word } = verbOf(basis.title);
  // What a call answers is no word for what it does, unless it reads.
  const isAnswer = /^returns$/i.test(word) && basis.method !== 'GET';
  if (named === '' || isAnswer) return { ids: [idOfPath(basis.method, basis.path)], rule: 'path' };
  const noun = nounOfPath(basis.path, basis.method === 'GET', basis.own);
  const done = TITLE_VERBS[noun.action ?? ''];
  const verb = done !== undefined && either.includes(done) ? done : named;
  const action = actionOf(verb, rest, basis, noun);
  const by = rest.findIndex((each) => CLAUSE_WORDS.has(each.toLowerCase()));
  const said = saidBy(
    by > 0 ? rest.slice(0, by) : rest,
    basis.own,
    PAIRING_VERBS.has(action) && noun.action !== undefined,
  );
  return {
    ids: formsOf(action, said, noun, basis),
    rule: 'title',
    ...(isKnown ? {} : { unknownVerb: word }),
  };
}

/** Words that begin what says which things are meant, or how. */
const CLAUSE_WORDS = new Set(['by', 'that', 'which']);

/** Forms of an id, best first: by the thing of the path where that says it, else by the words of the title. */
function formsOf(
  action: string,
  said: readonly string[],
  noun: PathNoun,
  { title, isOneOfSeveral }: IdBasis,
): [string, ...string[]] {
  const usesPath = isOneOfSeveral !== true && saysTheThing(noun, said, action);
  const named = usesPath || said.length === 0 ? noun.words : said;
  // Attaching an attachment attaches.
  const words = named.length > 1 && named.at(-1)?.startsWith(action) === true ? named.slice(0, -1) : named;
  const parent = noun.parent.filter((word) => !sameWord(words, word));
  const inBatches = isBatch(title);
  const form = formOf(action, inBatches, usesPath, noun.isOfItem, said);
  const head = inBatches ? `batch ${action}` : action;
  const idOf = (nouns: readonly string[], verb = head): string => camelCase([verb, ...nouns.map(capital)].join(' '));
  const all = usesPath && noun.isOfAll ? ['project'] : [];
  const full = [...all, ...(usesPath && noun.needsParent ? parent : []), ...words];
  const others = said.filter((each) => !sameWord(full, each) && !sameWord(noun.parent, each)).slice(0, 2);
  const by = /\bby (?:an? |the )?(\w+)/i.exec(title)?.[1];
  const plain = idOf(form(full));
  const ids = [
    plain,
    ...(usesPath ? [idOf(form([...parent, ...words]))] : []),
    ...(noun.view === undefined ? [] : [idOf([...singular(full), noun.view === 'detail' ? 'details' : noun.view])]),
    ...(noun.isOfItem && plural(words).at(-1) === words.at(-1) ? [`${plain}Item`] : []),
    ...(by === undefined ? [] : [`${plain}By${pascalCase(by)}`]),
    ...(action === 'update' && isConfiguring(title) ? [idOf(form(full), 'set')] : []),
    ...(usesPath && others.length > 0 ? [idOf(form([...others, ...full]))] : []),
  ];
  return [...new Set(ids)] as [string, ...string[]];
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
function saysTheThing(noun: PathNoun, said: readonly string[], action: string): boolean {
  if (noun.words.length === 0 || noun.isAction || noun.isGlued) return false;
  if (said.length === 0 || (noun.action === undefined && PLAIN_VERBS.has(action))) return true;
  if (noun.action !== undefined && PAIRING_VERBS.has(action)) return false;
  return noun.words.some((word) => sameWord(said, word));
}

const capital = (word: string): string =>
  /^[A-Z]{2,}s?$/.test(word)
    ? word.charAt(0) + word.slice(1).toLowerCase()
    : word.charAt(0).toUpperCase() + word.slice(1);

interface TitleVerb {
  readonly verb: string;
  /** The two of a title that names two: the path may say which one it is. */
  readonly either?: readonly string[];
  /** The words of the title behind it. */
  readonly rest: readonly string[];
  readonly isKnown: boolean;
  readonly word: string;
}

const ARTICLE = /^(?:an?|the|all|your|one)$/i;

/** The first word of a title; `Creates a kite` without what makes it a sentence of its own. */
function baseVerb(first: string, second: string): string {
  const word = first.toLowerCase();
  if (!ARTICLE.test(second) || TITLE_VERBS[word] !== undefined || !/[^s]s$/.test(word)) return word;
  const stems = [word.replace(/ies$/, 'y'), word.replace(/(?<=ch|sh|ss|x|zz|o)es$/, ''), word.replace(/s$/, '')];
  return stems.find((each) => TITLE_VERBS[each] !== undefined) ?? word;
}

/** The verb that a title begins with; '' where it begins with none. */
function verbOf(title: string): TitleVerb {
  const plain = title.replace(/\([^()]*\)/g, ' ').replace(/['’]s\b/g, '');
  const all = wordsOf(plain).filter((word, at) => !(at === 0 && /^batch$/i.test(word)));
  const words = /[a-z]ly$/i.test(all[0] ?? '') && all.length > 1 ? [...all.slice(1), all[0] as string] : all;
  const [first = '', second = '', ...others] = words;
  const phrasal = PHRASAL_VERBS[`${first} ${second}`.toLowerCase()];
  if (phrasal !== undefined) return { verb: phrasal, rest: others, isKnown: true, word: first };
  const base = baseVerb(first, second);
  const known = TITLE_VERBS[base];
  const [, or, third = ''] = words.map((word) => word.toLowerCase());
  const other = or === 'or' || or === 'and' ? TITLE_VERBS[third] : undefined;
  if (known !== undefined && other !== undefined)
    return { verb: pairVerb(known, other), either: [known, other], rest: words.slice(3), isKnown: true, word: first };
  const rest = second === '' ? [] : [second, ...others];
  if (known !== undefined) return { verb: known, rest, isKnown: true, word: first };
  const isGerund = /[a-z]{2}ing$/i.test(first);
  // `Tie a Kite` begins with a verb, `Kite Details` with a noun.
  const isImperative = /^[A-Za-z][a-z]+$/.test(first) && ARTICLE.test(second);
  const verb = isGerund ? stem(first.toLowerCase()) : isImperative ? base : '';
  return { verb, rest, isKnown: verb === '', word: first };
}

/** `Enabling or Disabling` sets, `Creating and Deleting` changes; of two alike the first counts. */
function pairVerb(first: string, second: string): string {
  if (first === 'enable' && second === 'disable') return 'set';
  if (['create', 'add'].includes(first) && second === 'delete') return 'update';
  return first;
}

const isBatch = (title: string): boolean => /\bin (?:a )?batch(?:es)?\b|^batch\b/i.test(title);

/** Nouns of a title, without what says nothing and the service's own words; `to` and `from` where two things are meant. */
function saidBy(words: readonly string[], own: ReadonlySet<string> = new Set(), ofTwo = false): string[] {
  const kept = words.filter((word) => {
    const lower = word.toLowerCase();
    if (ofTwo && (lower === 'to' || lower === 'from')) return true;
    return !FILLER_WORDS.has(lower) && !/^(?:batch|batches|v\d.*)$/i.test(word);
  });
  const without = kept.filter((word) => !own.has(word.toLowerCase()));
  return without.length > 0 ? without : kept;
}

const sameWord = (words: readonly string[], word: string): boolean =>
  words.some((each) => singularWord(each).toLowerCase() === singularWord(word).toLowerCase());

/** The verb of the id, by the title's verb and what it is done to. */
function actionOf(verb: string, rest: readonly string[], basis: IdBasis, noun: PathNoun): string {
  const { method, path } = basis;
  if (verb === 'read') return isList(rest, basis) ? 'list' : 'show';
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
function isList(rest: readonly string[], { path, title, isPaged, answers, isOneOfSeveral }: IdBasis): boolean {
  if (isPaged === true) return true;
  // Several operations of one path: its placeholder is not what is asked for.
  if (isOneOfSeveral === true && /^list(?:ing)?\b/i.test(title)) return true;
  if (/\}$/.test(path)) return false;
  if (/\b(?:lists?|all)\b/i.test(title) || answers === 'list') return true;
  if (answers === 'one') return false;
  const noun = rest.filter((word) => !FILLER_WORDS.has(word.toLowerCase())).at(-1) ?? '';
  return noun === '' || singularWord(noun) !== noun || !/^(?:details?|a|an)$/i.test(rest[0] ?? '');
}

/** How the nouns of an id are written: several for lists and batches, one for what is done to one thing. */
function formOf(
  action: string,
  inBatches: boolean,
  usesPath: boolean,
  isOfItem: boolean,
  said: readonly string[],
): (nouns: readonly string[]) => readonly string[] {
  if (inBatches || action === 'list') return plural;
  if (!usesPath) return (nouns) => nouns;
  if (isOfItem || PLAIN_VERBS.has(action)) return singular;
  const saidOfSeveral = new Set(said.filter((word) => singularWord(word) !== word).map(singularWord));
  return (nouns) => (saidOfSeveral.has(singularWord(nouns.at(-1) ?? '')) ? nouns : singular(nouns));
}

/** Ends of verbs that lose an `e` before `ing`. */
const SILENT_E =
  /(?:(?<![eo])at|ut|mot|plet|i[sz]|us|eas|has|ras|clos|pos|v|c|[dr]g|ag|bl|cal|ycl|(?<!o)id|od|ud|grad|(?<!a)ir|ur|har|rib|um|nam|fin|tun|lon|vok)ing$/;

const stem = (verb: string): string =>
  SILENT_E.test(verb) ? verb.replace(/ing$/, 'e') : verb.replace(/(?:([bdgmnprt])\1)?ing$/, '$1');

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

/** `/v2.1/…` gives `V21`; '' without a version. */
export function versionSuffix(path: string): string {
  const version = /^\/v(\d+(?:\.\d+)*)(?:\/|$)/i.exec(path)?.[1];
  return version === undefined ? '' : `V${version.replace(/\./g, '')}`;
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
      if (id !== undefined) push(wishes, cutName(id).toLowerCase(), request);
    }
    const next = new Map([...wishes].map(([id, wishing]) => [id, nextOf(wishing)]));
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
 * Of requests that wish for one id the one whose path has the fewest parts, of several such the one that has the fewest
 * other wishes; undefined where that is not one.
 */
function nextOf(wishing: readonly IdRequest[]): IdRequest | undefined {
  const ranked = wishing
    .map((request) => ({ request, parts: request.path.split('/').length, wishes: request.suggestions.length }))
    .sort((a, b) => a.parts - b.parts || a.wishes - b.wishes);
  const [first, second] = ranked;
  return first?.parts === second?.parts && first?.wishes === second?.wishes ? undefined : first?.request;
}

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
 * By request the newest one of the same method whose path differs in the version alone. What tells operations of one path
 * apart, behind `#` in their keys, is the same.
 */
function newestTwins(requests: readonly IdRequest[]): ReadonlyMap<IdRequest, IdRequest> {
  const groups = new Map<string, IdRequest[]>();
  for (const request of requests)
    push(
      groups,
      `${request.method} ${pathShape(request.path.replace(VERSION_SEGMENT, '/'))}${apartOf(request)}`,
      request,
    );
  return new Map(
    [...groups.values()].flatMap((group) => {
      const newest = [...group].sort(
        (a, b) => versionOf(b.path) - versionOf(a.path) || (a.key < b.key ? -1 : 1),
      )[0] as IdRequest;
      return group.map(
        (request) => [request, versionOf(request.path) === versionOf(newest.path) ? request : newest] as const,
      );
    }),
  );
}

const apartOf = ({ key }: IdRequest): string => /#.*$/s.exec(key)?.[0] ?? '';

const VERSION_SEGMENT = /^\/v\d+(?:\.\d+)*(?=\/|$)/i;

const versionOf = (path: string): number => Number(/^\/v(\d+(?:\.\d+)?)/i.exec(path)?.[1] ?? 0);
