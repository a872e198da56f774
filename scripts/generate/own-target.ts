import type { ClientSamples } from './samples.ts';
import type { GeneratedFile, TargetInput } from './target.ts';

/** One kind of artefact that is made from a contract. */
export interface Target {
  /** Name on the command line, and of the folder below `generated/<service>/`. */
  readonly name: string;
  /** What it makes, for people. */
  readonly title: string;
  /** What calls of it look like; absent where it is no client. */
  readonly samples?: ClientSamples;
  /**
   * Makes the files of the target; equal input gives equal files, in equal order.
   *
   * @throws GenerateError where the contract holds something that the target can't carry
   */
  generate(input: TargetInput): Promise<readonly GeneratedFile[]>;
}
