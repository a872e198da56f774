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
  const behind = shadowed(objects, rank);
  for (const name of otherScripts([...uses.keys()], behind)) names[name] = identifier(name);
  for (const name of behind) {
    let number = 2;
    while (taken.has(plainName(identifier(name) + number))) number++;
    names[name] = `${identifier(name)}_${number}`;
    taken.add(plainName(names[name] ?? ''));
  }
  return names;
}

/** Names beyond ASCII that have no other's place: a generator would leave letters of them out. */
const otherScripts = (names: readonly string[], others: readonly string[]): string[] =>
  names.filter((name) => isBeyondAscii(name) && !others.includes(name)).sort();

/** With half a character in it, a name would make a configuration that no generator reads. */
const isBeyondAscii = (name: string): boolean => /[^\x20-\x7e]/.test(name) && !/\p{Cs}/u.test(name);

/** Names that another one of some object takes the place of, in the order of letters. */
function shadowed(objects: readonly (readonly string[])[], rank: (name: string) => number): string[] {
  const found = new Set<string>();
  for (const names of objects) {
    const kept = new Map<string, string>();
    const ordered = [...names].sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1));
    for (const name of ordered) {
      // OpenAPI Generator calls a name without letters and digits, such as `_`, after the first letter of underscore.
      const written = plainName(name) || 'u';
      if (kept.has(written)) found.add(name);
      else kept.set(written, name);
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

/**
 * Parameters whose names are beyond ASCII, each with a name for an argument that no other parameter has: a generator
 * would leave letters of them out.
 *
 * @param identifier a parameter's name in the language's way, which may get a number
 */
export function argumentNames(contract: OpenApiDocument, identifier: (name: string) => string): Record<string, string> {
  const all = parametersBelow([contract.paths, contract.components as unknown]);
  const others = [...all].filter(isBeyondAscii).sort();
  const taken = new Set([...all].filter((name) => !others.includes(name)).map(plainName));
  const names: Record<string, string> = {};
  for (const name of others) {
    const wanted = identifier(name);
    let free = wanted;
    for (let number = 2; taken.has(plainName(free)); number++) free = `${wanted}_${number}`;
    taken.add(plainName(free));
    names[name] = free;
  }
  return names;
}

function parametersBelow(node: unknown): ReadonlySet<string> {
  if (Array.isArray(node)) return new Set(node.flatMap((each) => [...parametersBelow(each)]));
  if (!isNode(node)) return new Set();
  const own = typeof node.name === 'string' && typeof node.in === 'string' ? [node.name] : [];
  return new Set([...own, ...Object.values(node).flatMap((each) => [...parametersBelow(each)])]);
}
