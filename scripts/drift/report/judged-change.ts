import type { Change } from '../changes.ts';
import type { Proofs } from '../proof/proofs.ts';
import type { Acknowledgement } from './acknowledgements.ts';

/** A change as it is told. */
export interface JudgedChange extends Change {
  /** The service that it is of, where several are compared. */
  readonly service?: string;
  /** What compilers show of it, by language, where they were asked. */
  readonly proofs?: Proofs;
  readonly acknowledged?: Acknowledgement;
}
