import { isNode } from '../../scripts/nodes.ts';

/** What pages of another markup can't say, or say by other files: names of operations and the pages themselves. */
const NAMES: ReadonlySet<string> = new Set(['operationId', 'title', 'x-source', 'x-resource']);

/**
 * All facts of a contract's operations by JSON pointer, with references followed, so that names of types don't count.
 *
 * @param document an OpenAPI document
 */
export function namelessFacts(document: object): ReadonlyMap<string, unknown> {
  const facts = new Map<string, unknown>();
  const visit = (at: string, value: unknown, within: readonly string[]): void => {
    if (Array.isArray(value)) {
      facts.set(at, `${value.length} items`);
      for (const [index, each] of value.entries()) visit(`${at}/${index}`, each, within);
    } else if (!isNode(value)) facts.set(at, value);
    else if (typeof value.$ref === 'string') follow(at, value.$ref, within);
    else {
      facts.set(at, 'an object');
      for (const [key, each] of Object.entries(value))
        if (key !== 'externalDocs' && (!NAMES.has(key) || isNode(each)))
          visit(`${at}/${key.replaceAll('/', '~1')}`, each, within);
    }
  };
  const follow = (at: string, reference: string, within: readonly string[]): void => {
    if (within.includes(reference)) return void facts.set(at, `${within.length - within.indexOf(reference)} levels up`);
    visit(at, nodeAt(document, reference), [...within, reference]);
  };
  visit('', (document as { paths?: unknown }).paths, []);
  return facts;
}

const nodeAt = (document: unknown, reference: string): unknown =>
  reference
    .split('/')
    .slice(1)
    .reduce(
      (node: unknown, step) => (isNode(node) ? node[step.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
      document,
    );

/** What two sets of facts don't have in common, a line each. */
export const differences = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])]
    .filter((key) => one.get(key) !== other.get(key))
    .map((key) => `${key}: ${JSON.stringify(one.get(key))} | ${JSON.stringify(other.get(key))}`);
