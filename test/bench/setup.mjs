// What the benches share.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const CORPUS = path.resolve(ROOT, '../shared/corpus');

/** With `--smoke` a bench only shows that it runs: one round over few pages, whose figures mean nothing. */
export const SMOKE = process.argv.includes('--smoke');

/** True where all that a bench measures with is there; says what is missing. */
export function hasAll(...needed) {
  const missing = needed.filter((each) => !existsSync(each));
  for (const each of missing) console.log(`skipped: no ${each}`);
  return missing.length === 0;
}
