/** The place of the first of ascending numbers that is greater than one; their count where none is. */
export function firstAbove(sorted: readonly number[], least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= least) low = middle + 1;
    else high = middle;
  }
  return low;
}
