import { z } from 'zod';
import type { Node } from '../nodes.ts';
import { newCollections } from './collections.ts';
import { newDueQueue } from './due-queue.ts';
import { newValueCounts } from './value-counts.ts';

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
