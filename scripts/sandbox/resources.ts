import type { Operation } from '#server-runtime/contract';
import { addTo } from '../append.ts';
import type { OpenApiDocument } from '../emit/index.ts';
import { propertiesOf } from '../generate/index.ts';
import { singularWord } from '../link/index.ts';
import { askedSchema, isAlike, type Kind, kindOf, namesKind, type Role, schemaOfMedia, successMedia } from './kinds.ts';
import { makes, type Several, severalOf } from './several.ts';
import { type ListShape, listShape, thingShape } from './shapes.ts';
import { BY_TAG, SEARCH_END } from './words.ts';

/** What an operation is for. */
export interface Place {
  readonly operation: Operation;
  readonly role: Role;
  readonly kind: Kind | undefined;
  /** Why it has this role: a rule of {@link RULES}. */
  readonly rule: RuleId;
  /** Template of the collection's path, with the operation's own placeholders. */
  readonly collection: string | undefined;
  /** Template of the last segment of the thing's path; undefined where the path names none. */
  readonly item: string | undefined;
  /** The word behind the thing's path. */
  readonly word: string | undefined;
  /** The parameter of the query, or field of the body, that names the thing, where the path does not. */
  readonly named: string | undefined;
  /** The things that its body lists, where it makes, changes or deletes several. */
  readonly several: Several | undefined;
}

/** Rules by which roles are inferred, and what each says. */
export const RULES = {
  'path/item': 'a path that ends in a placeholder is one thing of the collection before it',
  'path/collection': 'a path to which another adds a placeholder is a collection',
  'path/list': 'a path whose GET answers with a list of objects is a collection',
  'path/part': 'a word behind a thing, with a GET that answers with no list, is a part of the thing',
  'path/action': 'a word behind a thing, without a GET, asks something of the thing',
  'path/listing': 'a word behind a collection, with a list of things that have the same fields, lists the collection',
  'path/save': 'a thing that no operation of the collection makes is made by the first PUT or POST to it',
  'path/several':
    'a body that lists things of the collection makes, changes or deletes each, as the method or the word behind says',
  'path/named':
    'a PUT, PATCH or DELETE of a collection is about the one of its things that the query or the body names',
  'path/search': 'a POST that answers with a list of things that have the fields of a collection lists that',
  'path/all': 'a list of things that are made below others has those of all of them',
  'path/by-tag': 'a POST to resource_instances behind a collection lists those of its things that have the tags',
  'path/single':
    'a path whose GET answers with an object that PUT, POST or PATCH sends is one thing, which is always there',
  'path/fixed': 'a path that can only be read answers as the pages show it',
  'path/none': 'neither a collection nor a thing is known for the path',
} as const;

export type RuleId = keyof typeof RULES;

const PLACEHOLDER = /\{[^{}]*\}/g;
export const segmentsOf = (path: string): string[] => path.split('/').slice(1);
const keyOf = (segments: readonly string[]): string => `/${segments.join('/').replace(PLACEHOLDER, '{}')}`;
const isItem = (segment: string | undefined): boolean => segment?.includes('{') ?? false;

/** The places of operations, in their order. */
export function placesOf(contract: OpenApiDocument, operations: readonly Operation[]): Place[] {
  const routes = operations.map((operation) => ({ operation, segments: segmentsOf(operation.path) }));
  const items = new Set(
    routes
      .filter(({ segments }) => segments.length > 1 && isItem(segments.at(-1)))
      .map(({ segments }) => keyOf(segments)),
  );
  const methods = new Set(routes.map(({ operation, segments }) => `${operation.method} ${keyOf(segments)}`));
  const listing = (operation: Operation, ids: readonly string[] = ['id']): ListShape | undefined =>
    listShape(contract, schemaOfMedia(successMedia(operation)), ids);
  const lists = new Set(
    routes
      .filter(({ operation }) => operation.method === 'get' && listing(operation))
      .map(({ segments }) => keyOf(segments)),
  );
  const known: Known = { items, methods, lists };
  const first = routes.map(({ operation, segments }) => ({
    operation,
    segments,
    ...roleOf(operation, segments, known),
  }));
  const singles = singleKeys(contract, first);
  const routed = first.map((each) => (singles.has(keyOf(each.segments)) ? asSingle(each) : each));
  const kinds = kindsOf(contract, routed, singles);
  const places = routed.map((each): Place => {
    const { operation, segments, role, rule, depth } = each;
    const kind = depth === undefined ? undefined : kinds.get(keyOf(segments.slice(0, depth)));
    const parent = kinds.get(keyOf(segments.slice(0, -1)));
    if (role === 'list' && parent && kind?.key === keyOf(segments) && !items.has(`${kind.key}/{}`)) {
      const shape = listing(operation, parent.ids);
      if (shape && isAlike(shape, parent))
        return placed(operation, { role: 'list', rule: 'path/listing', depth: segments.length - 1 }, parent, segments);
    }
    const inner =
      role === 'list' && kind && !kind.isCreatable ? innerKind(kind, kinds, listing(operation, kind.ids)) : undefined;
    if (inner) return placed(operation, { role, rule: 'path/all', depth }, inner, segments);
    const several = severalAt(contract, each, kinds);
    if (several) return placed(operation, several.found, several.kind, segments, several.several);
    const named = role === 'call' ? namedAt(contract, each, kinds) : undefined;
    if (named) return placed(operation, named.found, named.kind, segments);
    const search = role === 'call' ? (searchAt(each, kinds, listing) ?? taggedAt(each, kinds, listing)) : undefined;
    if (search) return placed(operation, search.found, search.kind, segments);
    const isFixed = role === 'call' && operation.method === 'get' && !methods.has(`post ${keyOf(segments)}`);
    return placed(operation, { role, rule: isFixed ? 'path/fixed' : rule, depth }, kind, segments);
  });
  return withMadeKinds(places);
}

/** Places whose kinds are known to be made, where one request makes several. */
function withMadeKinds(places: readonly Place[]): Place[] {
  const made = new Map(
    places.flatMap(({ kind, several }): [Kind, Kind][] =>
      kind && several && makes(several) && !kind.isCreatable ? [[kind, { ...kind, isCreatable: true }]] : [],
    ),
  );
  return places.map((each) => ({ ...each, kind: each.kind && (made.get(each.kind) ?? each.kind) }));
}

/** The kind whose things a list has from all of their collections: `/recordsets` those of `/zones/{}/recordsets`. */
function innerKind(
  { key, name }: Kind,
  kinds: ReadonlyMap<string, Kind>,
  shape: ListShape | undefined,
): Kind | undefined {
  const above = segmentsOf(key).slice(0, -1);
  return [...kinds.values()].find((each) => {
    const own = segmentsOf(each.key);
    const isBelow =
      own.length === above.length + 3 && own.at(-2) === '{}' && above.every((word, at) => word === own[at]);
    return isBelow && each.name === name && each.isCreatable && shape !== undefined && isAlike(shape, each);
  });
}

interface Refined {
  readonly found: Found;
  readonly kind: Kind;
}

/** An operation on several things of a collection: on its path, or on a word behind it. */
function severalAt(
  contract: OpenApiDocument,
  { operation, segments, role, rule }: Routed,
  kinds: ReadonlyMap<string, Kind>,
): (Refined & { readonly several: Several }) | undefined {
  if (role !== 'call' && role !== 'create') return undefined;
  const last = segments.at(-1) ?? '';
  const tries: [number, string | undefined][] = [
    [segments.length, undefined],
    ...(role === 'call' && !isItem(last) ? ([[segments.length - 1, last]] as [number, string][]) : []),
  ];
  for (const [depth, word] of tries) {
    const kind = kinds.get(keyOf(segments.slice(0, depth)));
    const several = kind && !kind.isSingle ? severalOf(contract, operation, kind, word) : undefined;
    if (kind && several)
      return { kind, several, found: { role: 'several', rule: rule === 'path/none' ? 'path/several' : rule, depth } };
  }
  return undefined;
}

/** An operation on one thing of a collection that its query or its body names. */
function namedAt(
  contract: OpenApiDocument,
  { operation, segments }: Routed,
  kinds: ReadonlyMap<string, Kind>,
): Refined | undefined {
  const role = NAMED_ROLES[operation.method];
  const kind = kinds.get(keyOf(segments));
  if (role === undefined || kind === undefined || kind.isSingle) return undefined;
  const query = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
  const names = [...query, ...propertiesOf(contract, askedSchema(operation)).keys()];
  const named = names.find((name) => name === kind.id || namesKind(name, kind));
  return named === undefined ? undefined : { kind, found: { role, rule: 'path/named', depth: segments.length, named } };
}

const NAMED_ROLES: Readonly<Record<string, Role>> = { put: 'update', patch: 'update', delete: 'delete' };

type Listing = (operation: Operation, ids?: readonly string[]) => ListShape | undefined;

/** A search of a collection: at a word behind it, or at a path beside it that is called after its things. */
function searchAt(
  { operation, segments }: Routed,
  kinds: ReadonlyMap<string, Kind>,
  listing: Listing,
): Refined | undefined {
  const last = segments.at(-1) ?? '';
  if (operation.method !== 'post' || !SEARCH_END.test(last)) return undefined;
  const above = segments.slice(0, -1);
  const called = last.replace(SEARCH_END, '');
  const beside = [...kinds.values()].find(
    ({ key, name }) => called !== '' && key === keyOf([...above, name]) && singularWord(name) === singularWord(called),
  );
  const kind = beside ?? (called === '' ? kinds.get(keyOf(above)) : undefined);
  const shape = kind && listing(operation, kind.ids);
  if (kind === undefined || shape === undefined || !isAlike(shape, kind)) return undefined;
  const depth = segments.length - 1;
  const collection = beside ? `/${[...above, beside.name].join('/')}` : undefined;
  return { kind, found: { role: 'list', rule: 'path/search', depth, collection } };
}

/** A list of the things of a collection that have some tags; the collection may be one of another version's path. */
function taggedAt(
  { operation, segments }: Routed,
  kinds: ReadonlyMap<string, Kind>,
  listing: Listing,
): Refined | undefined {
  if (operation.method !== 'post' || !BY_TAG.test(segments.slice(-2).join('/'))) return undefined;
  const depth = segments.length - 2;
  const kind = kindAt(kinds, segments.slice(0, depth));
  const isCount = /count$/i.test(segments.at(-1) ?? '');
  if (kind === undefined || !(isCount || listing(operation)?.fields.has('resource_id'))) return undefined;
  return { kind, found: { role: 'tagged', rule: 'path/by-tag', depth } };
}

const VERSION = /^v\d/i;

/** The kind at a path; where there is none that can be made, the one at the path that another version has. */
export function kindAt(kinds: ReadonlyMap<string, Kind>, segments: readonly string[]): Kind | undefined {
  const own = kinds.get(keyOf(segments));
  if (own?.isCreatable || !VERSION.test(segments[0] ?? '')) return own;
  const rest = keyOf(segments.slice(1));
  const others = [...kinds.values()].filter(
    ({ key, isCreatable }) =>
      isCreatable &&
      VERSION.test(segmentsOf(key)[0] ?? '') &&
      key.endsWith(rest) &&
      keyOf(segmentsOf(key).slice(1)) === rest,
  );
  return others[0] ?? own;
}

/** The path of the things of a kind that {@link kindAt} finds at a path: another version's may have them. */
export function templateOf({ key }: Kind, path: string): string {
  const [version = '', ...rest] = segmentsOf(path);
  return VERSION.test(version) ? `/${[segmentsOf(key)[0], ...rest].join('/')}` : path;
}

/** Keys of paths that are one thing each: read and written, and neither a collection nor below a known thing. */
function singleKeys(contract: OpenApiDocument, routed: readonly Routed[]): ReadonlySet<string> {
  const free = routed.filter(({ role, segments }) => role === 'call' && !isItem(segments.at(-1)));
  const at = (key: string, method: RegExp): Routed[] =>
    free.filter(({ operation, segments }) => keyOf(segments) === key && method.test(operation.method));
  const named = { ids: [] };
  return new Set(
    free
      .map(({ segments }) => keyOf(segments))
      .filter((key) =>
        at(key, /^get$/).some(({ operation }) => {
          const shown = thingShape(contract, schemaOfMedia(successMedia(operation)), named).fields;
          return at(key, /^(?:put|post|patch)$/).some((other) =>
            [...thingShape(contract, askedSchema(other.operation), named).fields.keys()].some((name) =>
              shown.has(name),
            ),
          );
        }),
      ),
  );
}

const SINGLE_ROLES: Readonly<Record<string, Role>> = {
  get: 'show',
  head: 'show',
  put: 'update',
  post: 'update',
  patch: 'update',
  delete: 'delete',
};

const asSingle = (each: Routed): Routed => ({
  ...each,
  role: SINGLE_ROLES[each.operation.method] ?? 'call',
  rule: 'path/single',
  depth: each.segments.length,
});

function placed(
  operation: Operation,
  { role, rule, depth, collection: other, named }: Found,
  kind: Kind | undefined,
  segments: readonly string[],
  several?: Several,
): Place {
  const collection = other ?? (depth === undefined ? undefined : `/${segments.slice(0, depth).join('/')}`);
  const item = depth === undefined ? undefined : segments[depth];
  const isNamed = isItem(item);
  return {
    operation,
    role,
    kind,
    rule,
    collection,
    item: kind?.isSingle ? segments.at(-1) : isNamed ? item : named === undefined ? undefined : `{${named}}`,
    word: depth === undefined ? undefined : segments[isNamed ? depth + 1 : depth],
    several,
    named,
  };
}

interface Known {
  readonly items: ReadonlySet<string>;
  readonly methods: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
}

interface Found {
  readonly role: Role;
  readonly rule: RuleId;
  /** How many segments the collection's path has. */
  readonly depth: number | undefined;
  /** Template of the collection's path, where it is not the beginning of the operation's own. */
  readonly collection?: string | undefined;
  /** As {@link Place.named}. */
  readonly named?: string | undefined;
}

const NONE: Found = { role: 'call', rule: 'path/none', depth: undefined };

function roleOf({ method }: Operation, segments: readonly string[], known: Known): Found {
  const last = segments.length - 1;
  if (last < 1 && isItem(segments[0])) return NONE;
  if (isItem(segments[last])) return itemRole(method, segments, known);
  const key = keyOf(segments);
  const isBelowThing = isItem(segments[last - 1]) && known.items.has(keyOf(segments.slice(0, last)));
  const rule = known.items.has(`${key}/{}`) ? 'path/collection' : known.lists.has(key) ? 'path/list' : undefined;
  if (rule !== undefined) {
    if (method === 'get' && known.lists.has(key)) return { role: 'list', rule, depth: segments.length };
    if (method === 'post') return { role: 'create', rule, depth: segments.length };
    return NONE;
  }
  if (!isBelowThing) return NONE;
  const depth = last - 1;
  if (method === 'get' || method === 'head') return { role: 'read', rule: 'path/part', depth };
  if (!known.methods.has(`get ${key}`)) return { role: 'action', rule: 'path/action', depth };
  return { role: method === 'delete' ? 'drop' : 'write', rule: 'path/part', depth };
}

function itemRole(method: string, segments: readonly string[], { methods }: Known): Found {
  const depth = segments.length - 1;
  const collection = keyOf(segments.slice(0, depth));
  const rule = 'path/item';
  const isMadeElsewhere = methods.has(`post ${collection}`);
  switch (method) {
    case 'get':
    case 'head':
      return { role: 'show', rule, depth };
    case 'delete':
      return { role: 'delete', rule, depth };
    case 'put':
      return isMadeElsewhere ? { role: 'update', rule, depth } : { role: 'save', rule: 'path/save', depth };
    case 'patch':
      return { role: 'update', rule, depth };
    case 'post':
      return isMadeElsewhere ? { role: 'action', rule, depth } : { role: 'save', rule: 'path/save', depth };
    default:
      return NONE;
  }
}

interface Routed extends Found {
  readonly operation: Operation;
  readonly segments: readonly string[];
}

function kindsOf(
  contract: OpenApiDocument,
  routed: readonly Routed[],
  singles: ReadonlySet<string>,
): Map<string, Kind> {
  const groups = new Map<string, Routed[]>();
  for (const each of routed) {
    if (each.depth === undefined) continue;
    const key = keyOf(each.segments.slice(0, each.depth));
    addTo(groups, key, each);
  }
  return new Map(
    [...groups].map(([key, all]) => {
      const members = all.map(({ operation, role, segments, depth }) => {
        const item = segments[depth ?? -1];
        return { operation, role, item: isItem(item) ? item : undefined };
      });
      const name = segmentsOf(key).findLast((each) => each !== '{}') ?? '';
      return [key, kindOf(contract, { key, name, isSingle: singles.has(key) }, members)];
    }),
  );
}
