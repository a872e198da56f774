import { findNodeAtLocation } from 'jsonc-parser';
import type { ExampleFacts, Source } from '../../ir/index.ts';
import { isNode } from '../../nodes.ts';
import { lineIndex } from '../../read/index.ts';
import { treeOf } from '../example-json.ts';

/** What the examples of one body show at one place of it, lists opened: the items of a list are one place. */
export interface Shape {
  /** The keys that lead to it. */
  readonly path: readonly string[];
  readonly keys: ReadonlyMap<string, Shape>;
  /** In how many lists the values stand; the least that is shown. */
  readonly lists: number;
  readonly kinds: ReadonlySet<ShownKind>;
  /** Single values, as they are shown: at most one of each kind. */
  readonly values: readonly unknown[];
}

export type ShownKind = 'object' | 'string' | 'integer' | 'number' | 'boolean' | 'null';

/** Deeper than any page goes: what is below is not looked at. */
export const MAX_DEPTH = 40;

class ShapeBuilder implements Shape {
  readonly path: readonly string[];
  readonly keys = new Map<string, ShapeBuilder>();
  readonly kinds = new Set<ShownKind>();
  readonly values: unknown[] = [];
  lists = Number.POSITIVE_INFINITY;

  constructor(path: readonly string[]) {
    this.path = path;
  }

  add(value: unknown, lists = 0): void {
    if (Array.isArray(value)) {
      if (value.length === 0) this.lists = Math.min(this.lists, lists + 1);
      for (const item of value) this.add(item, lists + 1);
      return;
    }
    if (value !== null) this.lists = Math.min(this.lists, lists);
    const kind = kindOf(value);
    if (!this.kinds.has(kind) && kind !== 'object') this.values.push(value);
    this.kinds.add(kind);
    if (!isNode(value) || this.path.length >= MAX_DEPTH) return;
    for (const [key, inner] of Object.entries(value)) {
      const known = this.keys.get(key) ?? new ShapeBuilder([...this.path, key]);
      this.keys.set(key, known);
      known.add(inner);
    }
  }
}

function kindOf(value: unknown): ShownKind {
  if (value === null) return 'null';
  if (typeof value === 'object') return 'object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

/** The shape of all values together; undefined where none is an object or a list. */
export function shapeOf(values: readonly unknown[]): Shape | undefined {
  const shape = new ShapeBuilder([]);
  for (const value of values) if (isNode(value) || Array.isArray(value)) shape.add(value);
  return shape.keys.size > 0 || (shape.lists > 0 && Number.isFinite(shape.lists)) ? shape : undefined;
}

/** A place that no example shows. */
export const emptyShape = (path: readonly string[]): Shape => ({
  path,
  keys: new Map(),
  lists: 0,
  kinds: new Set(),
  values: [],
});

/** True where an object with keys is shown. */
export const opens = (shape: Shape): boolean => shape.keys.size > 0;

/** How many fields are shown at a place and below it, the place itself counted. */
export function fieldsIn(shape: Shape): number {
  let count = 1;
  for (const inner of shape.keys.values()) count += fieldsIn(inner);
  return count;
}

/** The first line of an example that shows a place. */
export function placeOf(shape: Shape, examples: readonly ExampleFacts[], file: string): Source | undefined {
  for (const { body } of examples) {
    if (!body) continue;
    let node = treeOf(body.text);
    for (const key of shape.path) {
      while (node?.type === 'array') node = node.children?.[0];
      node = node && findNodeAtLocation(node, [key]);
    }
    const words = shape.path.at(-1) ?? '';
    if (node) return { file, line: body.line + lineIndex(body.text)(node.offset) - 1, words: JSON.stringify(words) };
  }
  return undefined;
}
