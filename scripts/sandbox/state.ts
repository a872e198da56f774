import { newCollections } from './collections.ts';
import { newDueQueue } from './due-queue.ts';
import { type Change, type Dump, type Keep, pathOf, type Placed, type Thing } from './thing.ts';
import { newValueCounts } from './value-counts.ts';

/** Things by collection, changed by transactions. */
export interface State {
  readonly things: (collection: string) => readonly Thing[];
  readonly get: (collection: string, id: string) => Thing | undefined;
  /** Whether a thing of a collection that is not gone has a value in a field; the time does not grow with the collection. */
  readonly has: (collection: string, field: string, value: unknown) => boolean;
  readonly put: (collection: string, thing: Thing) => void;
  /** Removes a thing, and all things below it. */
  readonly remove: (collection: string, id: string) => void;
  readonly collections: () => readonly string[];
  /** The next of the numbers that count up under a name, from 1. */
  readonly next: (name: string) => number;
  readonly number: (name: string) => number | undefined;
  readonly setNumber: (name: string, value: number) => void;
  /** Does all of a work's changes, and keeps them; where it throws, none. */
  readonly transaction: <Result>(work: () => Result) => Result;
  readonly dump: () => Dump;
  readonly load: (dump: Dump) => void;
  readonly clear: () => void;
  /** The thing whose change is due first, up to a time. */
  readonly due: (now: number) => Placed | undefined;
}

/**
 * A state in memory.
 *
 * @param keep is given the changes of each transaction before it ends; where it throws, they are undone
 */
export function newState(keep: Keep = () => {}): State {
  const all = newCollections();
  const numbers = new Map<string, number>();
  const dues = newDueQueue();
  const values = newValueCounts();
  let changes: Change[] = [];
  let undo: (() => void)[] = [];
  let open = false;

  const set = (collection: string, id: string, thing: Thing | undefined): void => {
    const old = all.set(collection, id, thing);
    dues.changed(collection, id, thing);
    values.changed(collection, old, thing);
    undo.push(() => set(collection, id, old));
    changes.push({ collection, id, thing });
  };
  const setNumber = (name: string, value: number): void => {
    const old = numbers.get(name);
    numbers.set(name, value);
    undo.push(() => (old === undefined ? numbers.delete(name) : numbers.set(name, old)));
    changes.push({ name, value });
  };
  const removeAll = (collection: string): void => {
    for (const { id } of all.things(collection)) set(collection, id, undefined);
  };
  const transaction = <Result>(work: () => Result): Result => {
    if (open) return work();
    open = true;
    changes = [];
    undo = [];
    try {
      const result = work();
      if (changes.length > 0) keep(changes);
      return result;
    } catch (error) {
      for (const step of undo.toReversed()) step();
      throw error;
    } finally {
      open = false;
      changes = [];
      undo = [];
    }
  };
  const paths = (): string[] => [...all.paths()].sort();
  const clear = (): void => paths().forEach(removeAll);
  return {
    things: all.things,
    get: all.get,
    has: (collection, field, value) => values.has(collection, field, value, () => all.things(collection)),
    put: (collection, thing) => set(collection, thing.id, thing),
    remove: (collection, id) => {
      set(collection, id, undefined);
      all.below(pathOf(collection, id)).forEach(removeAll);
    },
    collections: paths,
    next: (name) => {
      const value = (numbers.get(name) ?? 0) + 1;
      setNumber(name, value);
      return value;
    },
    number: (name) => numbers.get(name),
    setNumber,
    transaction,
    dump: () => ({
      numbers: Object.fromEntries([...numbers].sort(([a], [b]) => (a < b ? -1 : 1))),
      collections: Object.fromEntries(paths().map((collection) => [collection, all.things(collection)])),
    }),
    load: (dump) => {
      clear();
      for (const [name, value] of Object.entries(dump.numbers)) setNumber(name, value);
      for (const [collection, things] of Object.entries(dump.collections))
        for (const thing of things) set(collection, thing.id, thing);
    },
    clear,
    due: dues.first,
  };
}
