import type { ExampleObject, LinkObject, OpenApiDocument } from './openapi.ts';

declare const TRACED: unique symbol;

/** A value of the contract whose source is recorded, or follows from one that is. */
export type Traced<T> = T & { readonly [TRACED]: true };

/** Objects that are one fact as a whole. */
type WholeFact = ExampleObject | LinkObject | OpenApiDocument['info'];

/**
 * A part of the contract as it is written: each of its leaves is traced, so that one without a source doesn't compile.
 * A list is one fact, or each of its entries is.
 */
export type Emitted<T> = unknown extends T
  ? Traced<unknown>
  : T extends string | number | boolean | WholeFact
    ? Traced<T>
    : T extends readonly (infer Item)[]
      ? Emitted<Item>[] | Traced<T>
      : { [Key in keyof T]: Emitted<T[Key]> };

/** A value inside what is one fact: the source of the whole is its own. */
export const partOfFact = <T>(value: T): Traced<T> => value as Traced<T>;
