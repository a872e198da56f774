import { type OpenApiDocument, pointerOfReference, valueAt } from '../emit/index.ts';
import { entriesOf, isNode, type Node, textOf } from '../nodes.ts';
import { partsOf } from '../null-schema.ts';

/** The node itself, or the one that it refers to. References of references are followed, circles are not. */
export function resolve(contract: OpenApiDocument, value: unknown): Node {
  const followed = new Set<string>();
  let node = isNode(value) ? value : {};
  for (let at = textOf(node.$ref); at !== undefined && !followed.has(at); at = textOf(node.$ref)) {
    followed.add(at);
    node = nodeOf(contract, at);
  }
  return node;
}

function nodeOf(contract: OpenApiDocument, reference: string): Node {
  const at = pointerOfReference(reference);
  const value = at === undefined ? undefined : valueAt(contract, at);
  return isNode(value) ? value : {};
}

/** The node under a key; an empty one where there is none. */
export const nodeAt = (node: Node, key: string): Node => (isNode(node[key]) ? node[key] : {});

/** Properties of a schema, its own and those of all that it is made of, null aside; references resolved. */
export function propertiesOf(contract: OpenApiDocument, schema: unknown, depth = 0): ReadonlyMap<string, Node> {
  const node = resolve(contract, schema);
  const parts = depth < MAX_DEPTH ? partsOf(node).map((part) => propertiesOf(contract, part, depth + 1)) : [];
  const own = entriesOf(node.properties).map(([name, property]): [string, Node] => [name, merged(contract, property)]);
  return new Map([...parts.flatMap((part) => [...part]), ...own]);
}

/** Schemas nested deeper than this are circles, or nobody's answer. */
const MAX_DEPTH = 20;

/** A property with what its reference says, which has words or null beside it. */
function merged(contract: OpenApiDocument, property: Node): Node {
  const node = resolve(contract, property);
  const [part, ...more] = partsOf(node);
  return isNode(part) && more.length === 0 ? { ...resolve(contract, part), ...node } : node;
}

/** Name of the component that a schema refers to; undefined where it is no reference. */
export const componentOf = (schema: unknown): string | undefined =>
  isNode(schema) ? /^#\/components\/schemas\/([^/]+)$/.exec(textOf(schema.$ref) ?? '')?.[1] : undefined;

/** Responses of success, by status or `2XX`. */
export const successesOf = (operation: Node): [string, Node][] =>
  entriesOf(operation.responses).filter(([status]) => /^2(\d\d|XX)$/.test(status));

/** The JSON schema of the first success that has one. */
export function successSchema(contract: OpenApiDocument, operation: Node): unknown {
  for (const [, response] of successesOf(operation)) {
    const media = entriesOf(resolve(contract, response).content).find(([type]) => /[/+]json\b/.test(type));
    if (media) return media[1].schema;
  }
  return undefined;
}
