import { plainName } from '../plain-name.ts';
import type { Operation } from '#server-runtime/contract';
import type { OpenApiDocument } from '../emit/index.ts';
import { singularWord } from '../link/index.ts';
import { isNode, type Node } from '../nodes.ts';
import { type ListShape, listShape, shownBodies, type ThingShape, thingShape } from './shapes.ts';

/**
 * What an operation does to the things of a kind.
 *
 * - `list`, `create`, `show`, `update`, `delete`: as their names say
 * - `save`: changes a thing, and makes it where it isn't there
 * - `action`: asks something of one thing
 * - `read`, `write`, `drop`: a part of a thing, which is there as long as the thing is
 * - `call`: nothing of these; the answer is an example
 */
export type Role =
  | 'list'
  | 'create'
  | 'show'
  | 'update'
  | 'delete'
  | 'save'
  | 'action'
  | 'read'
  | 'write'
  | 'drop'
  | 'call';

/** Things that a service keeps under one path. */
export interface Kind {
  /** Path of their collection, each placeholder as `{}`. */
  readonly key: string;
  /** Last word of that path. */
  readonly name: string;
  /** Names that their id may have in a body, the likeliest first. */
  readonly ids: readonly string[];
  /** The name that bodies have; undefined where none has one. */
  readonly id: string | undefined;
  /** Whether an operation makes such things. */
  readonly isCreatable: boolean;
  /** Whether an operation shows or lists them. */
  readonly isShown: boolean;
  /** Fields of a thing in answers. */
  readonly fields: ReadonlyMap<string, Node>;
  /** Things that the pages show in lists, or one that they show by itself. */
  readonly shown: readonly Node[];
}

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
  'path/none': 'neither a collection nor a thing is known for the path',
} as const;

export type RuleId = keyof typeof RULES;

const PLACEHOLDER = /\{[^{}]*\}/g;
/** The share of a list's fields that a kind must have, for the list to be one of its things. */
const LIKENESS = 0.6;

export const segmentsOf = (path: string): string[] => path.split('/').slice(1);
const keyOf = (segments: readonly string[]): string => `/${segments.join('/').replace(PLACEHOLDER, '{}')}`;
const isItem = (segment: string | undefined): boolean => segment?.includes('{') ?? false;

/** The schema and the examples of the first success of an operation that has a body in JSON. */
export function successMedia({ responses }: Operation): Node | undefined {
  for (const [status, media] of responses) {
    if (!status.startsWith('2')) continue;
    const found = media.find(({ type }) => /[/+]json$/.test(type));
    if (found) return found.node;
  }
  return undefined;
}

/** The schema of a media type; of several that the pages have for one status, the first. */
export function schemaOfMedia(media: Node | undefined): unknown {
  const alternatives = media?.['x-alternatives'];
  const first = Array.isArray(alternatives) ? alternatives.find(isNode) : undefined;
  return first?.schema ?? media?.schema;
}

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
  const kinds = kindsOf(contract, first);
  return first.map(({ operation, segments, role, rule, depth }): Place => {
    const kind = depth === undefined ? undefined : kinds.get(keyOf(segments.slice(0, depth)));
    const parent = kinds.get(keyOf(segments.slice(0, -1)));
    if (role === 'list' && parent && kind?.key === keyOf(segments) && !items.has(`${kind.key}/{}`)) {
      const shape = listing(operation, parent.ids);
      if (shape && isAlike(shape, parent))
        return placed(operation, 'list', parent, 'path/listing', segments, segments.length - 1);
    }
    return placed(operation, role, kind, rule, segments, depth);
  });
}

function placed(
  operation: Operation,
  role: Role,
  kind: Kind | undefined,
  rule: RuleId,
  segments: readonly string[],
  depth: number | undefined,
): Place {
  const collection = depth === undefined ? undefined : `/${segments.slice(0, depth).join('/')}`;
  const item = depth === undefined ? undefined : segments[depth];
  const isNamed = isItem(item);
  return {
    operation,
    role,
    kind,
    rule,
    collection,
    item: isNamed ? item : undefined,
    word: depth === undefined ? undefined : segments[isNamed ? depth + 1 : depth],
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

function kindsOf(contract: OpenApiDocument, routed: readonly Routed[]): Map<string, Kind> {
  const groups = new Map<string, Routed[]>();
  for (const each of routed) {
    if (each.depth === undefined) continue;
    const key = keyOf(each.segments.slice(0, each.depth));
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return new Map([...groups].map(([key, members]) => [key, kindOf(contract, key, members)]));
}

/** Roles whose answers show a thing, the fullest first. */
const SHOWING: readonly Role[] = ['show', 'create', 'update', 'save', 'list', 'delete'];

function kindOf(contract: OpenApiDocument, key: string, members: readonly Routed[]): Kind {
  const name = segmentsOf(key).findLast((each) => each !== '{}') ?? '';
  const placeholder = members
    .map(({ segments, depth }) => segments[depth ?? -1] ?? '')
    .find((segment) => isItem(segment));
  const ids = idNames(name, placeholder);
  const showing = SHOWING.flatMap((role) => members.filter((each) => each.role === role)).map(({ operation, role }) => {
    const media = successMedia(operation);
    const schema = schemaOfMedia(media);
    const list = role === 'list' ? listShape(contract, schema, ids) : undefined;
    const shape: ThingShape | ListShape = list ?? thingShape(contract, schema, { ids, thing: singularWord(name) });
    return { role, shape, bodies: media === undefined ? [] : shownBodies(contract, media), isList: list !== undefined };
  });
  const fields = new Map(showing.toReversed().flatMap(({ shape }) => [...shape.fields]));
  const shown = showing.flatMap(({ shape, bodies, isList }) =>
    bodies.flatMap((body) => (isList ? thingsIn(body, shape as ListShape) : [thingIn(body, shape as ThingShape)])),
  );
  return {
    key,
    name,
    ids,
    id: ids.find((each) => fields.has(each)),
    isCreatable: members.some(({ role }) => role === 'create' || role === 'save'),
    isShown: members.some(({ role }) => role === 'show' || role === 'list'),
    fields,
    shown: shown.filter(isNode),
  };
}

/** Names that the id of a thing may have: that of its placeholder, `id`, `<thing>_id`, and `name` where pages say so. */
function idNames(collection: string, placeholder = ''): string[] {
  const asked = /\{([^{}]*)\}[^{}]*$/.exec(placeholder)?.[1] ?? 'id';
  const thing = singularWord(collection).replaceAll('-', '_');
  const isName = /name$/i.test(asked);
  const likely = isName ? [asked, 'name', 'id'] : [asked, 'id', `${thing}_id`, `${thing}Id`, 'uuid'];
  return [...new Set(likely)];
}

/** Whether fields are those of a kind's things. */
export function isAlike({ fields }: Pick<ListShape, 'fields'>, kind: Kind): boolean {
  const names = [...fields.keys()];
  const common = names.filter((name) => kind.fields.has(name));
  return kind.ids.some((id) => fields.has(id)) && common.length >= names.length * LIKENESS;
}

/** The things of a list in a body; none where it isn't in the shape. */
export function thingsIn(body: unknown, { field }: ListShape): Node[] {
  const list = field === undefined ? body : isNode(body) ? body[field] : undefined;
  return Array.isArray(list) ? list.filter(isNode) : [];
}

/** The thing in a body. */
export function thingIn(body: unknown, { wrapper }: Pick<ThingShape, 'wrapper'>): Node | undefined {
  const thing = wrapper === undefined ? body : isNode(body) ? body[wrapper] : undefined;
  return isNode(thing) ? thing : undefined;
}

/** The id of a thing, by the names that it may have. */
export function idIn(thing: Node, ids: readonly string[]): string | undefined {
  const name = ids.find((each) => typeof thing[each] === 'string' || typeof thing[each] === 'number');
  return name === undefined ? undefined : String(thing[name]);
}

/** Whether a name names the things of a kind: `image_id`, `imageId` for `images`. */
export const namesKind = (field: string, kind: Kind): boolean =>
  /_?id$/i.test(field) && plainName(field) === `${plainName(singularWord(kind.name))}id`;
