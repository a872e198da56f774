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
  /** True for what says nothing where it is found in an answer only. */
  readonly ofRequests?: true;
  /** What the class rests on, where it is more than what the two states say of the thing. */
  readonly evidence?: string;
  /** What is told in its stead where the new page's examples of the operation show all of some values there. */
  readonly ifShown?: { readonly values: readonly unknown[]; readonly instead: Finding };
}

/** What an example of an operation shows at some place. */
export interface ShownValue {
  readonly value: unknown;
  /** The page that the example stands on; undefined where that isn't known. */
  readonly page: () => string | undefined;
}

export type Shown = Sides<readonly ShownValue[]>;

/** A pair that another one refers to. */
export interface PairUse {
  /** One step: `.field`, `[]`, `{}`, an alternative's `<title>`; '' where it is of the same place. */
  readonly where: string;
  readonly pair: Pair;
  /** Of a body, which begins here. */
  readonly examples?: Shown;
  /** Of an alternative, its page: examples of other pages show other alternatives. */
  readonly pages?: Sides<string | undefined>;
}

/** What holds of a pair by what the examples of the operation that reaches it show there; the same pair for the same. */
export type Choice = (shown: Shown) => Pair;

/** Two nodes that were compared: what differs between them, and pairs that they refer to. */
export interface Pair {
  readonly findings: Finding[];
  readonly uses: PairUse[];
  /** Absent in nearly all pairs. */
  choice?: Choice;
}

export const newPair = (...findings: Finding[]): Pair => ({ findings, uses: [] });

/** Where in an operation a pair stands. `place` is for people: `request body`; '' for the operation itself. */
export interface Root {
  readonly place: string;
  readonly pair: Pair;
}

export const NO_PAGES: OperationRoots['pages'] = { old: [], now: [] };

/** An operation in both contracts, or in one, with all that was compared in it. */
export interface OperationRoots {
  /** Method and path with placeholders unnamed: the same in both directions of a comparison. */
  readonly key: string;
  /** Its operationId; '' for the contract as a whole. */
  readonly name: string;
  /** Its method and path, in the new contract where it is there; '' for the contract as a whole. */
  readonly route: string;
  /** Its own pages on each side; none where it isn't there, or where they aren't known. */
  readonly pages: Sides<readonly string[]>;
  readonly roots: Root[];
}
