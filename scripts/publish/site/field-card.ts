import type { Diagnostic } from '../../ir/index.ts';
import type { Markup } from '../markup.ts';
import type { Settled } from './contract.ts';

/** What a page says of a parameter or a field, wherever it stands: all but its anchors. */
export interface FieldCard {
  readonly name: string;
  /** Type, and whether it must be given. */
  readonly marks: Markup;
  readonly text: Markup | undefined;
  /** Values of its enumeration. */
  readonly values: readonly unknown[];
  readonly limits: Markup | undefined;
  readonly findings: readonly Diagnostic[];
  readonly source: Markup | undefined;
  /** What it holds inside. */
  readonly object: Settled;
  /** Fields or alternatives inside. */
  readonly count: number;
}
