import { plainName } from '../plain-name.ts';
import type { OpenApiDocument } from '../emit/index.ts';
import { propertiesOf, resolve } from '../generate/index.ts';
import { entriesOf, isNode, listOf, type Node } from '../nodes.ts';
import { isNullSchema, partsOf } from '../null-schema.ts';

/** Properties of a schema by name. */
export type Fields = ReadonlyMap<string, Node>;

/** Where the fields of one thing are in a body. */
export interface ThingShape {
  readonly schema: Node;
  /** The field that holds the thing; undefined where the body is the thing. */
  readonly wrapper: string | undefined;
  readonly fields: Fields;
}

/** Where the things of a list are in a body. */
export interface ListShape {
  readonly schema: Node;
  /** The field that holds the list; undefined where the body is the list. */
  readonly field: string | undefined;
  /** Schema of one thing. */
  readonly element: Node;
  readonly fields: Fields;
}

/** Links to other pages, as OpenStack's services give them beside a list. */
const COMPANION = /_?links$/i;

/** How things are called: names that their id may have, and the thing itself, as in {@link singularWord}. */
export interface Called {
  readonly ids: readonly string[];
  readonly thing?: string;
}

/**
 * Where one thing is in a body: under the field that is called as the thing, or the only one, or it is the body itself.
 */
export function thingShape(contract: OpenApiDocument, schemaNode: unknown, { ids, thing = '' }: Called): ThingShape {
  const schema = isNode(schemaNode) ? schemaNode : {};
  const own = propertiesOf(contract, schema);
  const fields =
    own.size > 0 ? own : union(alternativesOf(contract, schema).map((each) => propertiesOf(contract, each)));
  const flat: ThingShape = { schema, wrapper: undefined, fields };
  if (ids.some((id) => fields.has(id))) return flat;
  const objects = [...fields]
    .map(([name, each]): [string, Fields] => [name, propertiesOf(contract, each)])
    .filter(([, inner]) => inner.size > 0);
  const called = objects.find(([name]) => plainName(name) === plainName(thing));
  const [wrapper = fields.size === 1 ? objects[0] : undefined] = called ? [called] : [];
  return wrapper === undefined ? flat : { schema, wrapper: wrapper[0], fields: wrapper[1] };
}

/**
 * Where the things of a list are in a body.
 *
 * @returns undefined where the body has no list of objects
 */
export function listShape(
  contract: OpenApiDocument,
  schemaNode: unknown,
  ids: readonly string[],
): ListShape | undefined {
  const schema = isNode(schemaNode) ? schemaNode : {};
  const alternatives = alternativesOf(contract, schema).flatMap((each) => listShape(contract, each, ids) ?? []);
  const [first] = alternatives;
  if (first && alternatives.every(({ field }) => field === first.field))
    return {
      ...first,
      element: { anyOf: alternatives.map(({ element }) => element) },
      fields: union(alternatives.map(({ fields }) => fields)),
    };
  const whole = elementOf(contract, schema);
  if (whole) return { schema, field: undefined, ...whole };
  const lists = [...propertiesOf(contract, schema)]
    .filter(([name]) => !COMPANION.test(name))
    .map(([name, each]) => ({ field: name, element: elementOf(contract, each) }))
    .filter((each): each is typeof each & { element: NonNullable<typeof each.element> } => each.element !== undefined);
  const found = lists.find(({ element }) => ids.some((id) => element.fields.has(id))) ?? lists[0];
  return found && { schema, field: found.field, ...found.element };
}

/** The schemas of which a value fits one, where a schema says nothing else of it. */
function alternativesOf(contract: OpenApiDocument, schema: Node): Node[] {
  const { anyOf, oneOf, properties } = resolve(contract, schema);
  const forms = properties === undefined ? [...listOf(anyOf), ...listOf(oneOf)] : [];
  return forms.filter(isNode).filter((form) => !isNullSchema(form));
}

/** Fields of several; of those with one name, the first one's. */
const union = (all: readonly Fields[]): Fields => new Map(all.toReversed().flatMap((each) => [...each]));

function elementOf(contract: OpenApiDocument, list: Node): Pick<ListShape, 'element' | 'fields'> | undefined {
  const { items, type } = resolve(contract, list);
  if (type !== 'array' || !isNode(items)) return undefined;
  const fields = propertiesOf(contract, items);
  return fields.size === 0 ? undefined : { element: items, fields };
}

/** The schema of the value at a path of keys; an empty one where a schema says nothing of it. */
export function schemaAt(contract: OpenApiDocument, schema: unknown, path: readonly string[]): Node {
  let node = resolve(contract, schema);
  for (const key of path) {
    const [part, ...more] = partsOf(node);
    const whole = node.type === undefined && isNode(part) && more.length === 0 ? resolve(contract, part) : node;
    const { items, additionalProperties } = whole;
    const next = /^\d+$/.test(key) && isNode(items) ? items : propertiesOf(contract, node).get(key);
    node = resolve(contract, next ?? additionalProperties);
  }
  return node;
}

/** Bodies that the pages show for a media type: those that fit its schema first. */
export function shownBodies(contract: OpenApiDocument, media: Node): unknown[] {
  const stated = entriesOf(media.examples).map(([, each]) => resolve(contract, each).value);
  const contradicting = listOf(media['x-contradicting-examples']).flatMap((each) => (isNode(each) ? [each.value] : []));
  return [...('example' in media ? [media.example] : []), ...stated, ...contradicting].filter(
    (each) => each !== undefined,
  );
}
