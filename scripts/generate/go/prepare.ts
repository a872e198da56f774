import { isNode, type Node } from '../nodes.ts';
import { oneLine } from '../quote.ts';
import type { GoNames } from './names.ts';

const TEXTS = new Set(['description', 'summary', 'title']);
const REFERENCE = '#/components/schemas/';

/**
 * A prepared contract in the form that the templates for Go take:
 *
 * - components and operations have the names of their types and methods, and an operation says under `x-params` what
 *   the type of its parameters is called;
 * - what may be one of several types is of any type, since Go has no type for alternatives;
 * - null is a field that is left out;
 * - texts fit into one line of a comment.
 */
export function prepareForGo(contract: Node, names: GoNames): Node {
  const prepared = forGo(contract, names) as Node;
  const components = isNode(prepared.components) ? prepared.components : {};
  const schemas = isNode(components.schemas) ? components.schemas : {};
  const named = Object.fromEntries(
    Object.entries(schemas).map(([name, each]) => [names.types.get(name) ?? name, each]),
  );
  return { ...prepared, components: { ...components, schemas: named } };
}

function forGo(value: unknown, names: GoNames): unknown {
  if (Array.isArray(value)) return value.map((each) => forGo(each, names));
  if (!isNode(value)) return value;
  if (Array.isArray(value.oneOf) || Array.isArray(value.anyOf)) return anyType(value);
  const out: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) {
    if (TEXTS.has(key) && typeof each === 'string') out[key] = commentLine(each);
    else if (key === '$ref' && typeof each === 'string') out[key] = reference(each, names);
    else if (key === 'operationId' && typeof each === 'string')
      Object.assign(out, { operationId: names.methods.get(each), 'x-params': names.params.get(each) });
    else if (key !== 'nullable' || typeof each !== 'boolean') out[key] = forGo(each, names);
  }
  return out;
}

const anyType = ({ description }: Node): Node =>
  typeof description === 'string' ? { description: commentLine(description) } : {};

const reference = (text: string, { types }: GoNames): string =>
  text.startsWith(REFERENCE)
    ? `${REFERENCE}${types.get(text.slice(REFERENCE.length)) ?? text.slice(REFERENCE.length)}`
    : text;

/** Text as a line of a comment that gofmt leaves alone; it would turn doubled quotes into typographic ones. */
export const commentLine = (text: string): string =>
  oneLine(text)
    .replaceAll('\\', '/')
    .replaceAll('"', "'")
    .replace(/'{2,}|`{2,}/g, "'");
