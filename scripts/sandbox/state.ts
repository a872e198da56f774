import { z } from 'zod';
import type { Node } from '../nodes.ts';

/** A change that comes by itself. */
export interface Due {
  /** Milliseconds since 1970, by the sandbox's clock. */
  readonly at: number;
  readonly to: string;
}

/** A thing that a sandbox keeps. */
export interface Thing {
  readonly id: string;
  /** What its answers are made from. */
  readonly fields: Node;
  /** Order in which things were made. */
  readonly number: number;
  /** The state of its life cycle, where it has one, and the one before. */
  readonly state?: string;
  readonly previous?: string;
  readonly due?: Due;
  /** Parts of it that are kept by themselves, by their word. */
  readonly parts?: Node;
  /** Says that a thing which the pages show was deleted. */
  readonly isGone?: true;
}

/** A thing with the collection that it is in. */
export interface Placed {
  readonly collection: string;
  readonly thing: Thing;
}

/** A change of one thing, or of a number that the sandbox keeps. */
export type Change =
  | { readonly collection: string; readonly id: string; readonly thing: Thing | undefined }
  | { readonly name: string; readonly value: number };

/** Keeps changes for good, all of a request or none; it throws where it can't. */
export type Keep = (changes: readonly Change[]) => void;

/** All that a sandbox keeps, as JSON. */
export interface Dump {
  readonly numbers: Readonly<Record<string, number>>;
  readonly collections: Readonly<Record<string, readonly Thing[]>>;
}

const fieldsSchema = z.record(z.string(), z.unknown());

/** What {@link State.load} takes. */
export const dumpSchema: z.ZodType<Dump> = z.strictObject({
  numbers: z.record(z.string(), z.number()),
  collections: z.record(
    z.string().startsWith('/'),
    z.array(
      z.strictObject({
        id: z.string(),
        number: z.number(),
        fields: fieldsSchema,
        state: z.string().optional(),
        previous: z.string().optional(),
        due: z.strictObject({ at: z.number(), to: z.string() }).optional(),
        parts: fieldsSchema.optional(),
        isGone: z.literal(true).optional(),
      }),
    ),
  ),
}) as unknown as z.ZodType<Dump>;

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

/** The path of a thing, below which its own collections are. */
export const pathOf = (collection: string, id: string): string => `${collection}/${encodeURIComponent(id)}`;

/** How many things have each value of some fields. A field is counted from the first time that it is asked about. */
interface ValueCounts {
  readonly changed: (collection: string, old: Thing | undefined, thing: Thing | undefined) => void;
  readonly has: (collection: string, field: string, value: unknown, things: Iterable<Thing>) => boolean;
}

function newValueCounts(): ValueCounts {
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
      (all.get(collection)?.get(field) ?? counted(collection, field, things)).has(value),
  };
}

/**
 * A state in memory.
 *
 * @param keep is given the changes of each transaction before it ends; where it throws, they are undone
 */
export function newState(keep: Keep = () => {}): State {
  const all = new Map<string, Map<string, Thing>>();
  const numbers = new Map<string, number>();
  let changes: Change[] = [];
  let undo: (() => void)[] = [];
  let open = false;
  /** Things that change by themselves, so that no look at the clock goes through all. */
  const dues = new Map<string, Placed>();
  const values = newValueCounts();

  const set = (collection: string, id: string, thing: Thing | undefined): void => {
    const things = all.get(collection) ?? new Map<string, Thing>();
    const old = things.get(id);
    if (thing === undefined) things.delete(id);
    else things.set(id, thing);
    if (things.size === 0) all.delete(collection);
    else all.set(collection, things);
    if (thing?.due) dues.set(pathOf(collection, id), { collection, thing });
    else dues.delete(pathOf(collection, id));
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
  const remove = (collection: string, id: string): void => {
    set(collection, id, undefined);
    const below = `${pathOf(collection, id)}/`;
    for (const [path, things] of [...all])
      if (path.startsWith(below)) for (const each of [...things.keys()]) set(path, each, undefined);
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
  const clear = (): void => {
    for (const [collection, things] of [...all]) for (const id of [...things.keys()]) set(collection, id, undefined);
  };
  return {
    // A thing that was removed and undone is back at the end: its number says where it belongs.
    things: (collection) => [...(all.get(collection)?.values() ?? [])].sort((a, b) => a.number - b.number),
    get: (collection, id) => all.get(collection)?.get(id),
    has: (collection, field, value) => values.has(collection, field, value, all.get(collection)?.values() ?? []),
    put: (collection, thing) => set(collection, thing.id, thing),
    remove,
    collections: () => [...all.keys()].sort(),
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
      collections: Object.fromEntries(
        [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([collection, things]) => [collection, [...things.values()]]),
      ),
    }),
    load: (dump) => {
      clear();
      for (const [name, value] of Object.entries(dump.numbers)) setNumber(name, value);
      for (const [collection, things] of Object.entries(dump.collections))
        for (const thing of things) set(collection, thing.id, thing);
    },
    clear,
    due: (now) => {
      const reached = [...dues.values()].filter(({ thing }) => thing.due !== undefined && thing.due.at <= now);
      return reached.sort((a, b) => (a.thing.due?.at ?? 0) - (b.thing.due?.at ?? 0))[0];
    },
  };
}
