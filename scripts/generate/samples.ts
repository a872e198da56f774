import type { OperationFacts } from './operations.ts';
import type { SampleRequest } from './sample-request.ts';
import type { NamingInput } from './target.ts';

/** A program that makes one request by a generated client; undefined where the client's names for it are not known. */
export type WriteSample = (request: SampleRequest) => string | undefined;

/** How a target shows what calls of its client look like. */
export interface ClientSamples {
  /** What the language is called, for people. */
  readonly title: string;
  /** What a fenced block of Markdown calls it. */
  readonly fence: string;
  /** What the site's colours call it. */
  readonly language: string;
  /**
   * Names what programs need of a contract, once.
   *
   * @throws GenerateError where the target can't be generated: for a package's name or a field's, among others
   */
  prepare(input: NamingInput, operations: readonly OperationFacts[]): WriteSample;
}
