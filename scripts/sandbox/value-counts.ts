import type { Thing } from './thing.ts';

/** How many things have each value of some fields. A field is counted from the first time that it is asked about. */
export interface ValueCounts {
  readonly changed: (collection: string, old: Thing | undefined, thing: Thing | undefined) => void;
  readonly has: (collection: string, field: string, value: unknown, things: () => Iterable<Thing>) => boolean;
}

export function newValueCounts(): ValueCounts {
  const all = new Map<string, Map<string, Map<unknown, number>>>();
  const add = (counts: Map<unknown, number>, field: string, thing: Thing | undefined, by: 1 | -1): void => {
    const value = thing?.isGone ? undefined : thing?.fields[field];
    if (value === undefined) return;
    const count = (counts.get(value) ?? 0) + by;
    if (count === 0) counts.delete(value);
    else counts.set(value, count);
  };
  const counted = (collection: string, field: string, things: Iterable<Thing>): Map<unknown, number> => {
    const counts = new Map<unknown, number>();
    for (const thing of things) add(counts, field, thing, 1);
    all.set(collection, (all.get(collection) ?? new Map()).set(field, counts));
    return counts;
  };
  return {
    changed: (collection, old, thing) => {
      for (const [field, counts] of all.get(collection) ?? []) {
        add(counts, field, old, -1);
        add(counts, field, thing, 1);
      }
    },
    has: (collection, field, value, things) =>
      (all.get(collection)?.get(field) ?? counted(collection, field, things())).has(value),
  };
}
