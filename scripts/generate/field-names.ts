import { plainName } from '../plain-name.ts';
import type { OpenApiDocument } from '../emit/index.ts';
import { isNode, type Node } from '../nodes.ts';

/**
 * Fields that a language would write as another field of the same object, each with a name of its own. On the wire
 * they stay what they are: OpenAPI Generator takes the names as `nameMappings`. A name that is in the language's way
 * already stays, then the one that most objects have, then the first in the order of letters.
 *
 * @param identifier a field's name in the language's way, which gets a number
 */
export function fieldNames(contract: OpenApiDocument, identifier: (name: string) => string): Record<string, string> {
  const objects: string[][] = [];
  collect(contract.components?.schemas, objects);
  collect(contract.paths, objects);
  const uses = new Map<string, number>();
  for (const name of objects.flat()) uses.set(name, (uses.get(name) ?? 0) + 1);
  const taken = new Set([...uses.keys()].map(plainName));
  const names: Record<string, string> = {};
  const rank = (name: string): number => (identifier(name) === name ? Number.MAX_SAFE_INTEGER : (uses.get(name) ?? 0));
  for (const name of shadowed(objects, rank)) {
    let number = 2;
    while (taken.has(plainName(identifier(name) + number))) number++;
    names[name] = `${identifier(name)}_${number}`;
    taken.add(plainName(names[name] ?? ''));
  }
  return names;
}

/** Names that another one of some object takes the place of, in the order of letters. */
function shadowed(objects: readonly (readonly string[])[], rank: (name: string) => number): string[] {
  const found = new Set<string>();
  for (const names of objects) {
    const kept = new Map<string, string>();
    const ordered = [...names].sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1));
    for (const name of ordered) {
      if (kept.has(plainName(name))) found.add(name);
      else kept.set(plainName(name), name);
    }
  }
  return [...found].sort();
}

/** Adds the names of the fields of each object below a node. */
function collect(node: unknown, objects: string[][]): void {
  if (Array.isArray(node)) for (const each of node) collect(each, objects);
  if (!isNode(node)) return;
  if (isNode(node.properties)) objects.push(Object.keys(node.properties as Node));
  for (const child of Object.values(node)) collect(child, objects);
}
