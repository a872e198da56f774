import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Operations of `node:fs` that change a disk; a file is opened to be written where its flags say so. */
const CHANGES = [
  'copyFileSync',
  'fsyncSync',
  'linkSync',
  'mkdirSync',
  'mkdtempSync',
  'openSync',
  'renameSync',
  'rmdirSync',
  'rmSync',
  'unlinkSync',
  'writeFileSync',
  'writeSync',
] as const;

type Change = (typeof CHANGES)[number];
type Operation = (...args: unknown[]) => unknown;

/** What happens at an operation that changes the disk, the `count`th of all; what it throws, the operation throws. */
export type Happening = (count: number, name: Change) => void;

/** The disk of a process that is killed before one of its operations: that and all others do nothing. */
export const killedBefore =
  (last: number): Happening =>
  (count) => {
    if (count >= last) throw new Error('killed');
  };

/** A disk that is full from some operation on: nothing more is written, but what is there can be moved and removed. */
export const fullFrom =
  (first: number): Happening =>
  (count, name) => {
    if (count < first || !/^(?:mkdir|mkdtemp|open|write)/.test(name)) return;
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  };

/**
 * Runs something with a disk that fails.
 *
 * @returns how many operations it came to, and what it threw
 */
export async function withDisk(happens: Happening, run: () => unknown): Promise<{ count: number; error?: Error }> {
  const target = fs as unknown as Record<Change, Operation>;
  const real = Object.fromEntries(CHANGES.map((name) => [name, target[name]])) as Record<Change, Operation>;
  let count = 0;
  for (const name of CHANGES)
    target[name] = (...args) => {
      if (name !== 'openSync' || args[1] !== 'r') happens(++count, name);
      return real[name](...args);
    };
  syncBuiltinESMExports();
  try {
    await run();
    return { count };
  } catch (error) {
    return { count, error: error as Error };
  } finally {
    Object.assign(target, real);
    syncBuiltinESMExports();
  }
}
