/** Which way a schema travels. */
export type Direction = 'request' | 'response';

/** Both sides of one comparison. */
export interface Sides<T> {
  readonly old: T;
  readonly now: T;
}

/** What became of a thing. */
export type ChangeKind = 'added' | 'removed' | 'changed';

/** A change where it was found, before it is known which operations it touches. */
export interface Finding {
  readonly id: string;
  readonly kind: ChangeKind;
  /** Pointers in the old and the new contract: of the thing, or of what holds it where the thing itself is not there. */
  readonly before: string;
  readonly after: string;
  /** Pointers of what says it on the pages, where that is not the thing itself. */
  readonly said?: { readonly before?: string | undefined; readonly after?: string | undefined };
  /** Path from the pair that holds it: `.field`, `[]`, `{}`. */
  readonly where: string;
  /** What differs, as far as it tells one change from another. */
  readonly old?: unknown;
  readonly new?: unknown;
  /** Goes on after the subject: `is no longer mandatory`. */
  readonly says: string;
}

/** Two nodes that were compared: what differs between them, and pairs that they refer to. */
export interface Pair {
  readonly findings: Finding[];
  readonly uses: { readonly where: string; readonly pair: Pair }[];
}

export const newPair = (): Pair => ({ findings: [], uses: [] });

/** Where in an operation a pair stands. `place` is for people: `request body`; '' for the operation itself. */
export interface Root {
  readonly place: string;
  readonly pair: Pair;
}

/** An operation in both contracts, or in one, with all that was compared in it. */
export interface OperationRoots {
  /** Method and path with placeholders unnamed: the same in both directions of a comparison. */
  readonly key: string;
  /** Its operationId; '' for the contract as a whole. */
  readonly name: string;
  readonly roots: Root[];
}
