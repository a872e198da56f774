import { plainName } from '../plain-name.ts';
import type { Operation } from '#server-runtime/contract';
import type { OpenApiDocument } from '../emit/index.ts';
import { propertiesOf, resolve } from '../generate/index.ts';
import { singularWord } from '../link/index.ts';
import { isNode, type Node } from '../nodes.ts';
import { plainSingular } from './known.ts';
import { type Fields, type ListShape, listShape, shownBodies, type ThingShape, thingShape } from './shapes.ts';
import { ID_HOLDERS, LAST_IDS } from './words.ts';

/**
 * What an operation does to the things of a kind.
 *
 * - `list`, `create`, `show`, `update`, `delete`: as their names say
 * - `save`: changes a thing, and makes it where it isn't there
 * - `several`: makes, changes or deletes the things that its body lists
 * - `tagged`: lists the things that have some tags
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
  | 'several'
  | 'tagged'
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
  /** The object of a thing that has its id, where it is none of the thing's own fields, as in `metadata.name`. */
  readonly holder: { readonly name: string; readonly id: string; readonly schema: Node } | undefined;
  /** The id where none of the usual names is one. */
  readonly otherId: string | undefined;
  /** Whether an operation makes such things. */
  readonly isCreatable: boolean;
  /** Whether an operation shows or lists them. */
  readonly isShown: boolean;
  /** Whether there is one alone, at the path itself. */
  readonly isSingle: boolean;
  /** Fields of a thing in answers. */
  readonly fields: ReadonlyMap<string, Node>;
  /** Things that the pages show in lists, or one that they show by itself. */
  readonly shown: readonly Node[];
}

/** An operation that has a role for the things of a kind. */
export interface Member {
  readonly operation: Operation;
  readonly role: Role;
  /** The segment of its path that names one of them. */
  readonly item: string | undefined;
}

/** The share of a list's fields that a kind must have, for the list to be one of its things. */
const LIKENESS = 0.6;

/** The schema and the examples of the first success of an operation that has a body in JSON. */
export function successMedia({ responses }: Operation): Node | undefined {
  for (const [status, media] of responses) {
    if (!status.startsWith('2')) continue;
    const found = media.find(({ type }) => /[/+]json$/.test(type));
    if (found) return found.node;
  }
  return undefined;
}

/** The schema of the body of a request in JSON; undefined where it has none. */
export function askedSchema({ body }: Operation): Node | undefined {
  const schema = schemaOfMedia(body?.media.find(({ type }) => /[/+]json$/.test(type))?.node);
  return isNode(schema) ? schema : undefined;
}

/** The schema of a media type; of several that the pages have for one status, the first. */
export function schemaOfMedia(media: Node | undefined): unknown {
  const alternatives = media?.['x-alternatives'];
  const first = Array.isArray(alternatives) ? alternatives.find(isNode) : undefined;
  return first?.schema ?? media?.schema;
}

/** Roles whose answers show a thing, the fullest first. */
const SHOWING: readonly Role[] = ['show', 'create', 'update', 'save', 'list', 'delete'];

/**
 * The kind of the things under a path.
 *
 * @param isSingle whether the path is that of one thing, which needs no id
 */
export function kindOf(
  contract: OpenApiDocument,
  { key, name, isSingle }: { readonly key: string; readonly name: string; readonly isSingle: boolean },
  members: readonly Member[],
): Kind {
  const likely = isSingle
    ? []
    : idNames(
        name,
        members.map(({ item }) => item).find((item) => item !== undefined),
      );
  const showing = SHOWING.flatMap((role) => members.filter((each) => each.role === role)).map(({ operation, role }) => {
    const media = successMedia(operation);
    const schema = schemaOfMedia(media);
    const lists = role === 'list' || role === 'create' ? listShape(contract, schema, likely) : undefined;
    const isOwn = role === 'list' || plainSingular(lists?.field ?? '') === plainSingular(name);
    const list = isOwn ? lists : undefined;
    const shape: ThingShape | ListShape =
      list ?? thingShape(contract, schema, { ids: likely, thing: singularWord(name) });
    return { role, shape, bodies: media === undefined ? [] : shownBodies(contract, media), isList: list !== undefined };
  });
  const fields = new Map(showing.toReversed().flatMap(({ shape }) => [...shape.fields]));
  const shown = showing.flatMap(({ shape, bodies, isList }) =>
    bodies.flatMap((body) => (isList ? thingsIn(body, shape as ListShape) : [thingIn(body, shape as ThingShape)])),
  );
  const holder = likely.some((each) => fields.has(each)) ? undefined : holderOf(contract, fields, likely);
  const answers = showing.filter(({ role }) => role === 'create').map(({ shape }) => shape.fields);
  const last = holder || isSingle ? undefined : lastId(fields, likely, answers);
  const ids = last === undefined ? likely : [...likely, last];
  return {
    key,
    name,
    ids,
    id: ids.find((each) => fields.has(each)),
    holder,
    otherId: last,
    isCreatable: members.some(({ role }) => role === 'create' || role === 'save'),
    isShown: members.some(({ role }) => role === 'show' || role === 'list'),
    isSingle,
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

function holderOf(contract: OpenApiDocument, fields: Fields, ids: readonly string[]): Kind['holder'] {
  for (const name of ID_HOLDERS) {
    const inner = fields.has(name) ? propertiesOf(contract, fields.get(name)) : new Map<string, Node>();
    const id = [...ids, ...LAST_IDS].find((each) => inner.has(each));
    if (id !== undefined) return { name, id, schema: resolve(contract, inner.get(id)) };
  }
  return undefined;
}

/** An id by none of the likely names: the only one in the answer to what makes a thing, or the key or the name. */
function lastId(fields: Fields, likely: readonly string[], answers: readonly Fields[]): string | undefined {
  if (likely.some((each) => fields.has(each))) return undefined;
  const answered = [...new Set(answers.flatMap((each) => [...each.keys()]))].filter((name) => /_?id$/i.test(name));
  return answered.length === 1 ? answered[0] : LAST_IDS.find((name) => fields.has(name));
}

/** Whether fields are those of a kind's things. */
export function isAlike({ fields }: Pick<ListShape, 'fields'>, kind: Kind): boolean {
  const names = [...fields.keys()];
  const common = names.filter((name) => kind.fields.has(name));
  const hasId = kind.holder ? fields.has(kind.holder.name) : kind.ids.some((id) => fields.has(id));
  return hasId && common.length >= names.length * LIKENESS;
}

/** The things of a list in a body; none where it isn't in the shape. */
export function thingsIn(body: unknown, { field }: Pick<ListShape, 'field'>): Node[] {
  const list = field === undefined ? body : isNode(body) ? body[field] : undefined;
  return Array.isArray(list) ? list.filter(isNode) : [];
}

/** The thing in a body. */
export function thingIn(body: unknown, { wrapper }: Pick<ThingShape, 'wrapper'>): Node | undefined {
  const thing = wrapper === undefined ? body : isNode(body) ? body[wrapper] : undefined;
  return isNode(thing) ? thing : undefined;
}

/** The id of a thing, by the names that it may have. */
export function idIn(thing: Node, { ids, holder }: Pick<Kind, 'ids' | 'holder'>): string | undefined {
  const inner = holder === undefined ? undefined : thing[holder.name];
  if (holder && isNode(inner)) return idIn(inner, { ids: [holder.id], holder: undefined });
  const name = ids.find((each) => typeof thing[each] === 'string' || typeof thing[each] === 'number');
  return name === undefined ? undefined : String(thing[name]);
}

/** The schema of a kind's id. */
export const idSchema = ({ id, holder, fields }: Kind): Node =>
  holder?.schema ?? (id === undefined ? {} : (fields.get(id) ?? {}));

/** Fields with the id where the object of the thing has it. */
export function withHeldId({ holder }: Kind, fields: Node, id: string): Node {
  if (holder === undefined) return fields;
  const inner = isNode(fields[holder.name]) ? (fields[holder.name] as Node) : {};
  return { ...fields, [holder.name]: { ...inner, [holder.id]: idValue(holder.schema, id) } };
}

/** An id as a schema has it. */
export const idValue = ({ type }: Node, id: string): string | number =>
  type === 'integer' || type === 'number' ? Number(id) : id;

/** Whether a name names the things of a kind: `image_id`, `imageId` for `images`. */
export const namesKind = (field: string, kind: Kind): boolean =>
  /_?id$/i.test(field) && plainName(field) === `${plainName(singularWord(kind.name))}id`;
