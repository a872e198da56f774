/**
 * Where a fact comes from. A fact is `stated` by a page, `inferred` from it by a named rule, or a `default` that a
 * named rule supplied because the page is silent.
 */
export type Origin = 'stated' | 'inferred' | 'default';

/** A place in a page, and the words that stand there. */
export interface Source {
  /** Relative to the folder that was read, with forward slashes. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly anchor?: string;
  /** The number in the table's caption, where it has one. */
  readonly table?: number;
  /** 1-based, header not counted. */
  readonly row?: number;
  readonly column?: string;
  /** Further places that state it, the line by file. */
  readonly also?: Readonly<Record<string, number>>;
  /** The page's own words: a cell, a sentence, a heading. */
  readonly words: string;
  /** The id of the phrase that was found in the words. */
  readonly phrase?: string;
}

export interface Fact<T> {
  readonly value: T;
  readonly source: Source;
  readonly origin: Origin;
  /** The rule's name; absent exactly when `origin` is `stated`. */
  readonly rule?: string;
}

export const stated = <T>(value: T, source: Source): Fact<T> => ({ value, source, origin: 'stated' });

export const inferred = <T>(value: T, source: Source, rule: string): Fact<T> => ({
  value,
  source,
  origin: 'inferred',
  rule,
});

export const byDefault = <T>(value: T, source: Source, rule: string): Fact<T> => ({
  value,
  source,
  origin: 'default',
  rule,
});
