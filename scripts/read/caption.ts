import type { Run } from '../ir/index.ts';

/**
 * `Table 3 servers` or `Table 3: servers`, as captions begin; the number may stand in a bold run of its own. A generator
 * puts its own in front, which may have a chapter's: `Table 1.2 Table 3 servers`.
 */
const TABLE_NUMBER = /^(?:\s*Table\s+(\d+(?:\.\d+)*)[\s.:]*)+/i;

/**
 * Takes the `Table 3` off a caption's runs.
 *
 * @returns the number, undefined where there is none, and the remaining runs
 */
export function splitCaption(runs: readonly Run[]): { number: number | undefined; caption: readonly Run[] } {
  const whole = runs.map((run) => run.text).join('');
  const match = TABLE_NUMBER.exec(whole);
  if (!match) return { number: undefined, caption: runs };
  let drop = match[0].length;
  const caption: Run[] = [];
  for (const run of runs) {
    if (drop >= run.text.length) {
      drop -= run.text.length;
      continue;
    }
    caption.push(drop > 0 ? { ...run, text: run.text.slice(drop) } : run);
    drop = 0;
  }
  const number = Number(match[1]);
  return { number: Number.isInteger(number) ? number : undefined, caption };
}
