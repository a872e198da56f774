import type { Run } from './document.ts';

/** `Table 3 servers` or `Table 3: servers`, as captions begin; the number may stand in a bold run of its own. */
const TABLE_NUMBER = /^\s*Table\s+(\d+)[\s.:]*/i;

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
  return { number: Number(match[1]), caption };
}
