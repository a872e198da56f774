import { addTo } from '../append.ts';
import { pointerOfReference, valueAt } from '../json-pointer.ts';
import { isNode, listOf, type Node } from '../nodes.ts';
import type { Refusal } from '../refusals.ts';

/** Keys whose values are data, in which `$ref` is a word like any other. */
const DATA = /^(?:const|default|enum|examples?|x-.*)$/;

/** Keys of the schemas that hold for the same value as the one that has them. */
const COMPOSED = ['allOf', 'anyOf', 'oneOf'];

/**
 * References of a contract that lead nowhere: out of it, to nothing, or by references and composition alone back to
 * themselves.
 */
export function lostReferences(contract: unknown): Refusal[] {
  const places: Place[] = [];
  visit(contract, [], places);
  const endless = endlessOf(
    contract,
    places.map(({ reference }) => reference),
  );
  return places.flatMap(({ reference, path }) => {
    const why = endless.has(reference) ? 'leads to itself alone; take it out' : lossOf(contract, reference);
    return why === undefined ? [] : [{ path, isKey: false, message: `${JSON.stringify(reference)} ${why}` }];
  });
}

interface Place {
  readonly reference: unknown;
  readonly path: readonly string[];
}

function visit(value: unknown, path: readonly string[], places: Place[]): void {
  if (Array.isArray(value)) for (const [at, each] of value.entries()) visit(each, [...path, `${at}`], places);
  if (!isNode(value)) return;
  // A property may be called so.
  const isReference = Object.hasOwn(value, '$ref') && !(path.at(-1) === 'properties' && isNode(value.$ref));
  if (isReference) places.push({ reference: value.$ref, path: [...path, '$ref'] });
  for (const [key, each] of Object.entries(value)) if (!DATA.test(key)) visit(each, [...path, key], places);
}

function lossOf(contract: unknown, reference: unknown): string | undefined {
  if (typeof reference !== 'string') return 'is no reference; it has to be a text';
  const to = pointerOfReference(reference);
  if (to === undefined) return 'leaves the contract; bundle it first';
  return isNode(valueAt(contract, to)) ? undefined : 'names nothing; correct it';
}

/** References that lead into a ring: what is left when those that end are taken away, one after the other. */
function endlessOf(contract: unknown, references: readonly unknown[]): ReadonlySet<unknown> {
  const left = new Map<unknown, number>();
  const leading = new Map<unknown, unknown[]>();
  // A set may grow while it is gone through.
  const known = new Set(references);
  for (const reference of known) {
    const next = nextOf(contract, reference);
    left.set(reference, next.length);
    for (const each of next) addTo(leading, each, reference);
    for (const each of next) known.add(each);
  }
  const ended = [...known].filter((each) => left.get(each) === 0);
  for (const reference of ended)
    for (const each of leading.get(reference) ?? []) {
      const more = (left.get(each) ?? 0) - 1;
      left.set(each, more);
      if (more === 0) ended.push(each);
    }
  const done = new Set(ended);
  return new Set([...known].filter((each) => !done.has(each)));
}

/** The references that hold for the same value as what a reference names. */
function nextOf(contract: unknown, reference: unknown): unknown[] {
  const to = typeof reference === 'string' ? pointerOfReference(reference) : undefined;
  const node = to === undefined ? undefined : valueAt(contract, to);
  return isNode(node) ? sameValue(node) : [];
}

function sameValue(node: Node): unknown[] {
  if (Object.hasOwn(node, '$ref')) return [node.$ref];
  return COMPOSED.flatMap((key) => listOf(node[key]).filter(isNode).flatMap(sameValue));
}
