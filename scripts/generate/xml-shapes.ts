import type { OpenApiDocument } from '../emit/index.ts';
import { entriesOf, isNode, listOf, type Node, textOf } from '../nodes.ts';
import { isNullSchema, partsOf } from '../null-schema.ts';
import type { OperationFacts } from './operations.ts';
import { PROJECT_SEGMENT } from './prepare.ts';
import { componentOf, nodeAt, resolve, successesOf } from './resolve.ts';

/** How a field of an object is written in XML (OpenAPI 3.0.3, XML Object). */
export interface XmlField {
  /** Its name in the contract. */
  readonly name: string;
  /** Name of its element, or of its attribute. */
  readonly element: string;
  readonly attribute?: true;
  /** A list: an element for each item. */
  readonly list?: true;
  /** Name of the items' elements, where the list has an element of its own around them. */
  readonly item?: string;
  /** What its text is; a text where absent. */
  readonly kind?: 'integer' | 'number' | 'boolean';
  /** Name of the shape of its value, or of its items. */
  readonly of?: string;
}

/** How an object is written in XML. */
export interface XmlShape {
  /** Name of its element where it is the whole body. */
  readonly root: string;
  /** Namespace of that element. */
  readonly namespace?: string;
  /** In the order in which they are written. */
  readonly fields: readonly XmlField[];
}

/** Names of the shapes that a body may have, the first one where nothing tells. */
export interface XmlBodies {
  readonly request?: readonly string[];
  readonly response?: readonly string[];
}

/** All that a client must know of a contract to write and read XML. */
export interface XmlTable {
  readonly shapes: Readonly<Record<string, XmlShape>>;
  /** By the id of the operation. */
  readonly bodies: ReadonlyMap<string, XmlBodies>;
}

const XML_MEDIA = /^[^;]*[/+]xml\s*(?:;|$)/i;

export const isXml = (mediaType: string): boolean => XML_MEDIA.test(mediaType);

/**
 * Reads how the objects of a contract are written in XML. A body whose schema is no object has no shape: it is sent and
 * given as text.
 *
 * @param operations those of the contract, each apart from others with its method and path
 */
export function xmlTable(contract: OpenApiDocument, operations: readonly OperationFacts[]): XmlTable {
  const shapes = new Map<string, XmlShape>();
  const bodies = new Map<string, XmlBodies>();
  for (const operation of operations) {
    const node = nodeAt(nodeAt(contract.paths as unknown as Node, operation.path), operation.method);
    const sent = xmlOf(resolve(contract, node.requestBody));
    const answered = successesOf(node)
      .map(([, response]) => xmlOf(resolve(contract, response)))
      .find((media) => media !== undefined);
    const request = shapesOf(contract, sent, `${operation.id} request`, shapes);
    const response = shapesOf(contract, answered, `${operation.id} response`, shapes);
    if (request.length + response.length === 0) continue;
    bodies.set(operation.id, {
      ...(request.length > 0 ? { request } : {}),
      ...(response.length > 0 ? { response } : {}),
    });
  }
  return { shapes: Object.fromEntries(shapes), bodies };
}

/** The table as one JSON text, with bodies by method and path as generated code calls them; undefined without XML. */
export function xmlTableText(contract: OpenApiDocument, operations: readonly OperationFacts[]): string | undefined {
  const { shapes, bodies } = xmlTable(contract, operations);
  if (bodies.size === 0) return undefined;
  return JSON.stringify({ shapes, bodies: Object.fromEntries(bodiesByCall(operations, bodies)) });
}

/** Bodies by method and path as generated code calls them: `PUT /v1/__project_id__/things`. */
export const bodiesByCall = (
  operations: readonly OperationFacts[],
  bodies: ReadonlyMap<string, XmlBodies>,
): readonly (readonly [call: string, bodies: XmlBodies])[] =>
  operations.flatMap(({ id, method, path }) => {
    const own = bodies.get(id);
    const called = `${method.toUpperCase()} ${path.replaceAll('{project_id}', PROJECT_SEGMENT)}`;
    return own ? [[called, own] as const] : [];
  });

/** What a message has in XML. */
const xmlOf = (message: Node): Node | undefined => entriesOf(message.content).find(([media]) => isXml(media))?.[1];

function shapesOf(
  contract: OpenApiDocument,
  media: Node | undefined,
  called: string,
  into: Map<string, XmlShape>,
): string[] {
  const schema = media?.schema;
  const node = resolve(contract, schema);
  const variants = [...listOf(node.oneOf), ...listOf(node.anyOf)].filter((form) => !isNullSchema(form));
  const all = variants.length > 0 ? variants : [schema];
  return all.flatMap(
    (each, index) => shapeOf(contract, each, all.length > 1 ? `${called} ${index}` : called, into) ?? [],
  );
}

/** Makes the shape of an object, with those below it. */
function shapeOf(
  contract: OpenApiDocument,
  schema: unknown,
  called: string,
  into: Map<string, XmlShape>,
): string | undefined {
  const properties = propertiesIn(contract, schema);
  const { xml, type } = resolve(contract, schema);
  const stated = isNode(xml) ? xml : {};
  // An element that a page describes without others in it may hold a text.
  if (properties.size === 0 && !(type === 'object' && textOf(stated.name))) return undefined;
  const name = componentOf(schema) ?? componentOf(onlyPart(schema)) ?? called;
  if (into.has(name)) return name;
  const fields: XmlField[] = [];
  const namespace = textOf(stated.namespace);
  into.set(name, {
    root: textOf(stated.name) ?? componentOf(schema) ?? 'Body',
    ...(namespace === undefined ? {} : { namespace }),
    fields,
  });
  for (const [field, property] of properties) fields.push(fieldOf(contract, field, property, name, into));
  return name;
}

/** Schemas nested deeper than this are circles. */
const MAX_DEPTH = 20;

/** Properties of a schema and of all that it is made of, as they are written: a reference is the name of a shape. */
function propertiesIn(contract: OpenApiDocument, schema: unknown, depth = 0): ReadonlyMap<string, Node> {
  const node = resolve(contract, schema);
  const parts = depth < MAX_DEPTH ? partsOf(node).map((part) => propertiesIn(contract, part, depth + 1)) : [];
  return new Map([...parts.flatMap((part) => [...part]), ...entriesOf(node.properties)]);
}

/** The part of a schema that is nothing but that part with words beside it. */
function onlyPart(schema: unknown): unknown {
  const parts = isNode(schema) && !isNode(schema.properties) ? partsOf(schema) : [];
  return parts.length === 1 ? parts[0] : undefined;
}

function fieldOf(
  contract: OpenApiDocument,
  name: string,
  property: Node,
  parent: string,
  into: Map<string, XmlShape>,
): XmlField {
  const whole = resolve(contract, onlyPart(property) ?? property);
  const stated = property.xml ?? whole.xml;
  // The name of a component's element is that of a body; a property has its own.
  const own = isNode(stated) && (isNode(property.xml) || whole.type === 'array') ? stated : {};
  const element = textOf(own.name) ?? name;
  const below = `${parent}.${name}`;
  if (whole.type !== 'array')
    return {
      name,
      element,
      ...(own.attribute === true ? { attribute: true as const } : {}),
      ...contentOf(contract, property, below, into),
    };
  const items = isNode(whole.items) ? whole.items : {};
  const each = isNode(items.xml) ? items.xml : {};
  const value = contentOf(contract, items, below, into);
  if (own.wrapped === true) return { name, element, list: true, item: textOf(each.name) ?? name, ...value };
  return { name, element: textOf(each.name) ?? element, list: true, ...value };
}

const KINDS: ReadonlySet<unknown> = new Set(['integer', 'number', 'boolean']);

function contentOf(
  contract: OpenApiDocument,
  schema: unknown,
  called: string,
  into: Map<string, XmlShape>,
): Pick<XmlField, 'kind' | 'of'> {
  const { type } = resolve(contract, onlyPart(schema) ?? schema);
  if (KINDS.has(type)) return { kind: type as 'integer' };
  const of = shapeOf(contract, schema, called, into);
  return of === undefined ? {} : { of };
}
