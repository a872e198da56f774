import type { Operation } from '#server-runtime/contract';
import type { OpenApiDocument } from '../emit/index.ts';
import { propertiesOf, resolve } from '../generate/index.ts';
import { singularWord } from '../link/index.ts';
import { isNode, listOf, type Node } from '../nodes.ts';
import { valuesOf } from '../null-schema.ts';
import { plainName } from '../plain-name.ts';
import { plainSingular } from './known.ts';
import { askedSchema, type Kind, namesKind } from './kinds.ts';
import type { Fields } from './shapes.ts';
import { BATCH_WORDS, CHANGE_WORDS } from './words.ts';

/** What is done to several things. */
export type Change = 'create' | 'update' | 'delete' | 'reset';

/** Things that one request lists. */
export interface Several {
  /** What is done to them; by the value of the body's `action`, where that says it. */
  readonly change: Change | ReadonlyMap<string, Change>;
  /** The field of the body that lists them; undefined where the body is the list. */
  readonly field: string | undefined;
  /** The name of the id in each; undefined where each is an id, or has none. */
  readonly id: string | undefined;
  /** Fields of each; none where each is an id. */
  readonly fields: Fields;
}

const METHODS: Readonly<Record<string, Change>> = { post: 'create', put: 'update', patch: 'update', delete: 'delete' };
/** The field of a body that says what is done. */
const CHOICE = 'action';

/** What a word says is done to several things: `batch-delete`, `batchCreate`, `deleted_resources`. */
export function changeIn(word: string): Change | undefined {
  const words = word.split(/[-_]|(?<=[a-z])(?=[A-Z])/).map((each) => each.toLowerCase());
  const [first = ''] = words.filter((each) => !BATCH_WORDS.includes(each));
  return Object.hasOwn(CHANGE_WORDS, first) ? CHANGE_WORDS[first as keyof typeof CHANGE_WORDS] : undefined;
}

/**
 * The things that an operation's body lists.
 *
 * @param word the word behind the path of the collection; undefined where the path is the collection's own
 * @returns undefined where it lists none, or says of one thing what it has
 */
export function severalOf(
  contract: OpenApiDocument,
  operation: Operation,
  kind: Kind,
  word: string | undefined,
): Several | undefined {
  const schema = askedSchema(operation);
  if (schema === undefined) return undefined;
  const fields = propertiesOf(contract, schema);
  const chosen = word === undefined || word === CHOICE ? choices(contract, fields) : undefined;
  const change = chosen ?? (word === undefined ? METHODS[operation.method] : changeIn(word));
  if (change === undefined) return undefined;
  const whole = resolve(contract, schema);
  const lists: [string | undefined, Node][] =
    whole.type === 'array' ? [[undefined, whole]] : [...fields].map(([name, each]) => [name, each]);
  const found = lists.flatMap(([field, each]) => listed(contract, kind, change, field, each) ?? []);
  const isCalled = ({ field }: Several): boolean =>
    field === undefined || plainSingular(field) === plainSingular(kind.name);
  const own = found.find(isCalled);
  // A body of one thing may have lists of others in it.
  return word === undefined && chosen === undefined && change !== 'delete' ? own : (own ?? found[0]);
}

function choices(contract: OpenApiDocument, fields: Fields): ReadonlyMap<string, Change> | undefined {
  const values = valuesOf(resolve(contract, fields.get(CHOICE))).map(String);
  const known = values.flatMap((value): [string, Change][] => {
    const change = changeIn(value);
    return change === undefined ? [] : [[value, change]];
  });
  return known.length > 0 ? new Map(known) : undefined;
}

function listed(
  contract: OpenApiDocument,
  kind: Kind,
  change: Several['change'],
  field: string | undefined,
  schema: Node,
): Several | undefined {
  const { type, items } = resolve(contract, schema);
  if (type !== 'array' || !isNode(items)) return undefined;
  const fields = propertiesOf(contract, items);
  if (fields.size > 0) {
    const names = [...fields.keys()];
    const id = kind.ids.find((each) => fields.has(each)) ?? names.find((name) => namesKind(name, kind));
    const isThing = change !== 'delete' && change !== 'update' && names.some((name) => kind.fields.has(name));
    return id === undefined && !isThing ? undefined : { change, field, id, fields };
  }
  const isText = resolve(contract, items).type === 'string';
  return isText && change === 'delete' && field !== undefined && listsIds(field, kind)
    ? { change, field, id: undefined, fields }
    : undefined;
}

/** Whether a name is that of a list of ids: `ids`, `job_id_list`, `nodeNames`, or as the collection is called. */
export function listsIds(field: string, kind: Kind): boolean {
  if (plainSingular(field) === plainSingular(kind.name)) return true;
  const plain = plainName(field).replace(/(?:list|s)$/, '');
  const held = kind.holder === undefined ? [] : [`${singularWord(kind.name)}${kind.holder.id}`];
  return [...kind.ids, ...held].some((id) => plain.endsWith(plainName(id)));
}

/** Whether requests make things. */
export const makes = ({ change }: Several): boolean =>
  (typeof change === 'string' ? [change] : [...change.values()]).some((each) => each === 'create' || each === 'reset');

/** What a request does to several things; undefined where its body chooses something else. */
export function changeAsked({ change }: Several, body: unknown): Change | undefined {
  if (typeof change === 'string') return change;
  return isNode(body) ? change.get(String(body[CHOICE])) : undefined;
}

/** What a request says of one of several things. */
export interface Asked {
  /** Undefined where it says none. */
  readonly id?: string;
  readonly sent: Node;
}

export function eachAsked({ field, id }: Several, body: unknown): Asked[] {
  const list = field === undefined ? body : isNode(body) ? body[field] : undefined;
  return listOf(list).map((each) => {
    if (!isNode(each)) return { id: String(each), sent: {} };
    const own = id === undefined ? undefined : each[id];
    return typeof own === 'string' || typeof own === 'number' ? { id: String(own), sent: each } : { sent: each };
  });
}
