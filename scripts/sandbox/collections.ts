import type { Thing } from './thing.ts';

/** Things by collection and id, in the order of their numbers. */
export interface Collections {
  readonly get: (collection: string, id: string) => Thing | undefined;
  /** Puts a thing, or takes it away, and gives what was there. */
  readonly set: (collection: string, id: string, thing: Thing | undefined) => Thing | undefined;
  readonly things: (collection: string) => readonly Thing[];
  /** Paths of the collections that have things, in no order. */
  readonly paths: () => readonly string[];
  /** Paths of the collections below a path. */
  readonly below: (path: string) => readonly string[];
}

interface Collection {
  readonly byId: Map<string, Thing>;
  /** What {@link Collections.things} gives, until something changes. */
  list: readonly Thing[] | undefined;
  /** The largest number; a thing with a smaller one that comes later, as when it is put back, is out of order. */
  last: number;
  isInOrder: boolean;
}

export function newCollections(): Collections {
  const all = new Map<string, Collection>();
  /** Paths of collections by the paths that they are below. */
  const tree = new Map<string, Set<string>>();
  const opened = (path: string): Collection => {
    const found = all.get(path);
    if (found) return found;
    const made: Collection = { byId: new Map(), list: undefined, last: Number.NEGATIVE_INFINITY, isInOrder: true };
    all.set(path, made);
    for (const above of pathsAbove(path)) tree.set(above, (tree.get(above) ?? new Set()).add(path));
    return made;
  };
  const closed = (path: string): void => {
    all.delete(path);
    for (const above of pathsAbove(path)) {
      const paths = tree.get(above);
      paths?.delete(path);
      if (paths?.size === 0) tree.delete(above);
    }
  };
  return {
    get: (collection, id) => all.get(collection)?.byId.get(id),
    set: (path, id, thing) => {
      if (thing === undefined && !all.has(path)) return undefined;
      const collection = opened(path);
      const old = collection.byId.get(id);
      collection.list = undefined;
      if (thing === undefined) {
        collection.byId.delete(id);
        if (collection.byId.size === 0) closed(path);
        return old;
      }
      collection.byId.set(id, thing);
      if (old?.number !== thing.number && thing.number < collection.last) collection.isInOrder = false;
      collection.last = Math.max(collection.last, thing.number);
      return old;
    },
    things: (path) => {
      const collection = all.get(path);
      if (collection === undefined) return [];
      if (!collection.isInOrder) {
        const sorted = [...collection.byId].sort(([, a], [, b]) => a.number - b.number);
        collection.byId.clear();
        for (const [id, thing] of sorted) collection.byId.set(id, thing);
        collection.isInOrder = true;
      }
      collection.list ??= [...collection.byId.values()];
      return collection.list;
    },
    paths: () => [...all.keys()],
    below: (path) => [...(tree.get(path) ?? [])],
  };
}

/** `/a/b/c` is below `/a` and `/a/b`. */
function pathsAbove(path: string): string[] {
  const above: string[] = [];
  for (let at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) above.push(path.slice(0, at));
  return above;
}
