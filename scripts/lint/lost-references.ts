import { pointerOfReference, valueAt } from '../json-pointer.ts';
import { isNode } from '../nodes.ts';
import type { Refusal } from '../refusals.ts';

/** Keys whose values are data, in which `$ref` is a word like any other. */
const DATA = /^(?:const|default|enum|examples?|x-.*)$/;

/** References of a contract that lead nowhere: out of it, to nothing, or by references alone back to themselves. */
export function lostReferences(contract: unknown): Refusal[] {
  const found: Refusal[] = [];
  visit(contract, contract, [], found);
  return found;
}

function visit(contract: unknown, value: unknown, path: readonly string[], found: Refusal[]): void {
  if (Array.isArray(value)) for (const [at, each] of value.entries()) visit(contract, each, [...path, `${at}`], found);
  if (!isNode(value)) return;
  // A property may be called so.
  const isReference = Object.hasOwn(value, '$ref') && !(path.at(-1) === 'properties' && isNode(value.$ref));
  const why = isReference ? lossOf(contract, value.$ref) : undefined;
  if (why !== undefined)
    found.push({ path: [...path, '$ref'], isKey: false, message: `${JSON.stringify(value.$ref)} ${why}` });
  for (const [key, each] of Object.entries(value)) if (!DATA.test(key)) visit(contract, each, [...path, key], found);
}

function lossOf(contract: unknown, reference: unknown): string | undefined {
  const followed = new Set<unknown>();
  for (let at = reference; at !== undefined; ) {
    if (followed.has(at)) return 'leads to itself alone; take it out';
    followed.add(at);
    if (typeof at !== 'string') return 'is no reference; it has to be a text';
    const to = pointerOfReference(at);
    if (to === undefined) return 'leaves the contract; bundle it first';
    const node = valueAt(contract, to);
    if (!isNode(node)) return 'names nothing; correct it';
    at = node.$ref;
  }
  return undefined;
}
