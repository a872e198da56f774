// Speed as ratios within one run: `npm run bench`. Absolute times of a shared machine say little.
import { CORPUS, hasAll } from './setup.mjs';

if (hasAll(CORPUS)) {
  await import('./pages.mjs');
  await import('./project.mjs');
}
await import('./generate.mjs');
