import { pathOf, type Placed, type Thing } from './thing.ts';

/** Things that change by themselves, so that no look at the clock goes through all. */
export interface DueQueue {
  /** Says what a thing is now; undefined where it is gone. */
  readonly changed: (collection: string, id: string, thing: Thing | undefined) => void;
  /** The thing whose change is due first, up to a time in milliseconds since 1970. */
  readonly first: (now: number) => Placed | undefined;
}

interface Entry {
  readonly at: number;
  /** Of two that are due at once, the one that was put first comes first. */
  readonly order: number;
  readonly path: string;
  readonly placed: Placed;
}

const isBefore = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** A heap; entries of what has changed since stay in it until they come up, or are as many as the others. */
export function newDueQueue(): DueQueue {
  let heap: Entry[] = [];
  const current = new Map<string, Entry>();
  let order = 0;
  const isCurrent = (entry: Entry): boolean => current.get(entry.path) === entry;
  const push = (entry: Entry): void => {
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above] as Entry;
      if (!isBefore(entry, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = entry;
  };
  const dropFirst = (): void => {
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      if (left >= heap.length) break;
      const isRight = right < heap.length && isBefore(heap[right] as Entry, heap[left] as Entry);
      const below = isRight ? right : left;
      if (!isBefore(heap[below] as Entry, last)) break;
      heap[at] = heap[below] as Entry;
      at = below;
    }
    heap[at] = last;
  };
  return {
    changed: (collection, id, thing) => {
      const path = pathOf(collection, id);
      if (thing?.due === undefined) {
        current.delete(path);
        return;
      }
      const entry = { at: thing.due.at, order: order++, path, placed: { collection, thing } };
      current.set(path, entry);
      push(entry);
      // A sorted list is a heap.
      if (heap.length > 2 * current.size + 100) heap = heap.filter(isCurrent).sort((a, b) => (isBefore(a, b) ? -1 : 1));
    },
    first: (now) => {
      for (let [entry] = heap; entry !== undefined && entry.at <= now; [entry] = heap) {
        if (isCurrent(entry)) return entry.placed;
        dropFirst();
      }
      return undefined;
    },
  };
}
