import type { OpenApiDocument } from '../emit/index.ts';
import { resolve } from '../generate/index.ts';
import { isNode, type Node } from '../nodes.ts';
import { fieldsOf, plainOf, plainSingular } from './known.ts';
import { timeValue, withText, withZone } from './made-fields.ts';
import { idIn, idValue, type Kind, withHeldId } from './kinds.ts';
import type { Fields, ThingShape } from './shapes.ts';
import { CHANGED_AT, MADE_AT } from './words.ts';

/** What a new thing is made from. */
export interface Making {
  readonly kind: Kind;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Fields that a request may send. */
  readonly asked: Fields;
  readonly sent: Node;
  /** Values of the path's placeholders by name. */
  readonly path: Node;
  /** A thing that a field names: its fields, where the sandbox has it. */
  readonly named: (field: string, id: string) => Node | undefined;
}

/**
 * The fields of a new thing: what was sent, with the defaults of what was not; its id and its times; and what a caller
 * can't send as the pages show it. What a caller could have sent and didn't is left out.
 */
export function newFields(contract: OpenApiDocument, making: Making): Node {
  const { kind, id, asked, sent, path } = making;
  const [shown = {}] = kind.shown;
  const own = withDefaults(contract, asked, sent);
  const given = [...kind.fields].flatMap(([name, schema]): [string, unknown][] => {
    if (Object.hasOwn(own, name)) return [[name, completed(contract, schema, own[name], shown[name])]];
    if (name === kind.id) return [[name, idValue(schema, id)]];
    if (MADE_AT.test(name) || CHANGED_AT.test(name)) return [[name, timeValue(making.now, schema, shown[name])]];
    if (Object.hasOwn(path, name)) return [[name, path[name]]];
    if (asked.has(name)) return [];
    const related = relatedValue(contract, making, own, name, schema, shown[name]);
    return related === undefined ? [] : [[name, related]];
  });
  const old = idIn(shown, kind);
  const server = Object.fromEntries(given);
  return withHeldId(kind, { ...own, ...(old === undefined ? server : (withText(server, old, id) as Node)) }, id);
}

/** A field that no request has: by another name of one that was sent, as a thing that one names, or as shown. */
function relatedValue(
  contract: OpenApiDocument,
  { named }: Making,
  own: Node,
  name: string,
  schema: Node,
  shown: unknown,
): unknown {
  const plain = plainSingular(name);
  const same = Object.keys(own).find((each) => plainSingular(each) === plain);
  if (same !== undefined) return own[same];
  const reference = Object.keys(own).find((each) => plainOf(each) === `${plain}id`);
  const id = reference === undefined ? undefined : own[reference];
  if (reference === undefined || typeof id !== 'string') return shown;
  const fields = fieldsOf(contract, schema);
  if (fields.size === 0) return shown;
  const thing = named(reference, id) ?? (isNode(shown) && shown.id === id ? shown : {});
  return { ...thing, ...(fields.has('id') ? { id } : {}) };
}

/** What was sent, with the documented defaults of what was not; within objects that were sent, too. */
export function withDefaults(contract: OpenApiDocument, fields: Fields, sent: Node): Node {
  const filled = [...fields].flatMap(([name, schema]): [string, unknown][] => {
    if (!Object.hasOwn(sent, name)) {
      const { default: usual } = resolve(contract, schema);
      return usual === undefined ? [] : [[name, usual]];
    }
    const inner = fieldsOf(contract, schema);
    const value = sent[name];
    return isNode(value) && inner.size > 0 ? [[name, withDefaults(contract, inner, value)]] : [];
  });
  return { ...sent, ...Object.fromEntries(filled) };
}

/** An object that was sent, with what the pages show of it beside that. */
function completed(contract: OpenApiDocument, schema: Node, value: unknown, shown: unknown): unknown {
  if (!isNode(value) || !isNode(shown)) return value;
  const added = [...fieldsOf(contract, schema).keys()].filter(
    (name) => !Object.hasOwn(value, name) && Object.hasOwn(shown, name),
  );
  return { ...value, ...Object.fromEntries(added.map((name) => [name, shown[name]])) };
}

/** What was sent over what was there: objects field by field, everything else as a whole. */
export function merged(old: Node, sent: Node): Node {
  const values = Object.entries(sent).map(([name, value]): [string, unknown] => {
    const before = Object.hasOwn(old, name) ? old[name] : undefined;
    return [name, isNode(value) && isNode(before) ? merged(before, value) : value];
  });
  return { ...old, ...Object.fromEntries(values) };
}

/** The fields with the time of a change. */
export function touched(kind: Kind, fields: Node, now: number): Node {
  const times = [...kind.fields].filter(([name]) => CHANGED_AT.test(name));
  return {
    ...fields,
    ...Object.fromEntries(times.map(([name, schema]) => [name, timeValue(now, schema, kind.shown[0]?.[name])])),
  };
}

/** What a schema says of a value: of an object those fields that it has, and so on below. */
export function projected(contract: OpenApiDocument, schema: Node, value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) {
    const { items } = resolve(contract, schema);
    return isNode(items) ? value.map((each) => projected(contract, items, each, depth + 1)) : value;
  }
  if (typeof value === 'string') return withZone(value, resolve(contract, schema));
  if (!isNode(value)) return value;
  const fields = fieldsOf(contract, schema);
  if (fields.size === 0) return value;
  const known = [...fields].filter(([name]) => Object.hasOwn(value, name) && value[name] !== undefined);
  return Object.fromEntries(known.map(([name, each]) => [name, projected(contract, each, value[name], depth + 1)]));
}

const DEEPEST = 20;

/** The body that shows a thing, before it is fitted; undefined where the body has none of its fields. */
export function thingBody(
  contract: OpenApiDocument,
  { schema, wrapper, fields }: ThingShape,
  kind: Kind,
  id: string,
  thing: Node,
): unknown {
  const ids = kind.ids.filter((name) => fields.has(name) && !Object.hasOwn(thing, name));
  const named = { ...thing, ...Object.fromEntries(ids.map((name) => [name, idValue(fields.get(name) ?? {}, id)])) };
  if (fields.size > 0 && ![...fields.keys()].some((name) => Object.hasOwn(named, name))) return undefined;
  return projected(contract, schema, wrapper === undefined ? named : { [wrapper]: named });
}
