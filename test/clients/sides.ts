import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import type { Side } from '../matrix/sides.ts';

/** Programs that use the fake of a client, one a language. */
export const FAKES = path.join(import.meta.dirname, 'fakes');

/** A language of the table. */
export interface TableSide extends Side {
  /** The target that generates it; the side's name where absent. */
  readonly target?: string;
  /**
   * Builds the generated client and its driver.
   *
   * @param client folder of the generated package
   * @param folder for all that is made; it is empty
   * @param core folder of the generated core, where the client doesn't hold it
   * @returns starts the driver
   */
  build(client: string, folder: string, core?: string): Promise<() => ChildProcessWithoutNullStreams>;
  /**
   * Runs what uses the client's fake, after `build`.
   *
   * @returns output that says `done`, or why not
   */
  fake(client: string, folder: string): Promise<{ readonly status: number | null; readonly output: string }>;
  /**
   * Cases that the compiler decides, by their ids: what a caller must not do doesn't compile. The side's build fails where
   * it does.
   */
  readonly compiled: readonly string[];
  /** Whether answers are given as they came, without a type at run time. */
  readonly untyped?: boolean;
}
