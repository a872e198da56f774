import type { NamingInput } from '../../generate/index.ts';
import type { Program } from './program.ts';
import type { UsedOperation } from './uses.ts';

/** A language whose compiler is asked what breaks code. */
export interface ProofLanguage {
  /** The target whose client is compiled. */
  readonly target: string;
  /** As people call it. */
  readonly title: string;
  /** Ids of changes that its types show. */
  readonly shows: readonly RegExp[];
  /**
   * A program that uses all of the old contract.
   *
   * @param inputs what the clients are generated from
   * @param renamed new ids of operations, which the new client has; none for the old one
   */
  readonly program: (
    operations: readonly UsedOperation[],
    inputs: { readonly old: NamingInput; readonly now: NamingInput },
    renamed: ReadonlyMap<string, string>,
  ) => Program;
}

/** Rules of changes that types show in every language. */
export const SHOWN_BY_ALL: readonly RegExp[] = [
  /^api-(?:path-)?removed-/,
  /^api-(?:inferred-)?operation-id-changed$/,
  /^request-parameter-(?:removed|renamed)$/,
  /^path-parameter-/,
  /^(?:request|response)-property-(?:removed|renamed|no-longer-described)$/,
  /^response-(?:required|optional)-property-removed$/,
  /^request-body-removed$/,
  /^(?:request|response)-(?:parameter|property|body)-type-changed$/,
  /-properties-level-/,
];
