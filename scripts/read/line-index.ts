import { firstAbove } from '../first-above.ts';

/**
 * Maps offsets of a text to its 1-based lines (a line ends with LF).
 *
 * Calls with growing offsets, as a walk through a tree makes them, cost a constant each.
 */
export function lineIndex(text: string): (offset: number) => number {
  const starts: number[] = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  let current = 0;
  return (offset) => {
    if ((starts[current] ?? 0) > offset) current = firstAbove(starts, offset) - 1;
    while (current + 1 < starts.length && (starts[current + 1] ?? 0) <= offset) current++;
    return current + 1;
  };
}
