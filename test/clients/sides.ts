import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Side } from '../matrix/sides.ts';

/** A language of the table. */
export interface TableSide extends Side {
  /**
   * Builds the generated client and its driver.
   *
   * @param client folder of the generated package
   * @param folder for all that is made; it is empty
   * @returns starts the driver
   */
  build(client: string, folder: string): Promise<() => ChildProcessWithoutNullStreams>;
  /**
   * Cases that the compiler decides, by their ids: what a caller must not do doesn't compile. The side's build fails where
   * it does.
   */
  readonly compiled: readonly string[];
  /** Whether answers are given as they came, without a type at run time. */
  readonly untyped?: boolean;
}
