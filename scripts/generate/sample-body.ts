import { entriesOf, isNode, listOf, type Node } from '../nodes.ts';
import type { OperationFacts } from './operations.ts';
import { componentOf, nodeAt, resolve } from './resolve.ts';
import type { NamingInput } from './target.ts';

/** The component that a request carries as JSON, `any` for a schema that says nothing; undefined for all else. */
export function bodyOf(
  { contract }: NamingInput,
  operation: OperationFacts,
): 'any' | { readonly component: string } | undefined {
  const [media, ...more] = entriesOf(resolve(contract, nodeOf(contract, operation).requestBody).content);
  if (media === undefined || more.length > 0 || media[0] !== 'application/json') return undefined;
  const schema = nodeAt(media[1], 'schema');
  if (Object.keys(schema).length === 0) return 'any';
  const component = componentOf(schema);
  return component !== undefined && hasModel(resolve(contract, schema)) ? { component } : undefined;
}

const hasModel = ({ properties, allOf, oneOf, anyOf }: Node): boolean =>
  [allOf, oneOf, anyOf].some((parts) => listOf(parts).length > 0) ||
  (isNode(properties) && Object.keys(properties).length > 0);

/** The object of an operation in its contract. */
export const nodeOf = ({ paths }: NamingInput['contract'], { path, method }: OperationFacts): Node =>
  nodeAt(paths[path] as Node, method);
