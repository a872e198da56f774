import { describe, it } from 'vitest';

/**
 * Whether the short form runs, as in `npm test`: a part of what goes the same way many times. `npm run test:long`, and
 * a file that is run by hand, have all of it.
 */
export const SHORT = process.env.TEST_FORM === 'short';

/** `describe` and `it` of what the long form alone runs. */
export const long = {
  describe: (SHORT ? describe.skip : describe) as typeof describe,
  it: (SHORT ? it.skip : it) as typeof it,
};

/**
 * Cases that all go the same way: in the short form one of `every`, and one at least.
 *
 * @param from index of the first, so that files that share the cases don't all take the same ones
 */
export function sample<T extends unknown[] | [unknown]>(
  cases: readonly T[],
  every: number,
  from?: number,
): readonly T[];
export function sample<T>(cases: readonly T[], every: number, from?: number): readonly T[];
export function sample<T>(cases: readonly T[], every: number, from = 0): readonly T[] {
  if (!SHORT) return cases;
  const part = cases.filter((_, index) => index % every === from);
  return part.length > 0 ? part : cases.slice(0, 1);
}
