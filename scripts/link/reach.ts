import type { FieldFacts, PageFacts, Source, TableFacts } from '../ir/index.ts';

/** Tables that make one structure: one table, or the several root tables of one body. */
export interface Structure {
  /** Unique in the service. */
  readonly id: string;
  readonly page: PageFacts;
  readonly tables: readonly TableFacts[];
  readonly fields: readonly FieldFacts[];
  /** Structure ids by field. */
  readonly targets: ReadonlyMap<FieldFacts, readonly string[]>;
  readonly role: 'Request' | 'Response' | '';
  readonly source: Source;
}

/** How a structure is reached from an operation. */
export interface Reach {
  /** The operationId; for a response that several operations share what they have in common. */
  readonly owner: string;
  readonly role: 'Request' | 'Response';
  /** Name of the field that leads to it; undefined for a body. */
  readonly field: string | undefined;
  /** The field holds several. */
  readonly isMany?: boolean;
  /** Status of the response that it is the body of, where that is no success. */
  readonly status?: string | undefined;
  /** What the operation's path is of, as a type is called; '' where the path names nothing. */
  readonly resource: string;
  /** The operation creates, shows or updates one of them. */
  readonly isOfResource: boolean;
  /** Where it is in the service: operation, request or status, fields. The key of its name in the lock. */
  readonly place: string;
}

/** A structure with the way on which it is reached first, and all places where it was found, up to `MAX_PLACES`. */
export interface ReachedStructure {
  readonly structure: Structure;
  readonly reach: Reach;
  readonly places: readonly string[];
}
