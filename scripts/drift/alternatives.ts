import type { Sides } from './pairs.ts';
import type { Alternative, SchemaReader } from './schema-view.ts';

export interface MatchedAlternatives {
  readonly pairs: readonly (readonly [Alternative, Alternative])[];
  readonly gone: readonly Alternative[];
  readonly fresh: readonly Alternative[];
}

/**
 * Finds which alternative became which: of one shape, else of one name, else the only one left on either side. Their
 * order doesn't matter.
 */
export function matchAlternatives(
  lists: Sides<readonly Alternative[]>,
  readers: Sides<SchemaReader>,
): MatchedAlternatives {
  const fresh = [...lists.now];
  const pairs: [Alternative, Alternative][] = [];
  let gone = lists.old;
  const take = (isSame: (old: Alternative, now: Alternative) => boolean): void => {
    gone = gone.filter((alternative) => {
      const found = fresh.findIndex((now) => isSame(alternative, now));
      if (found < 0) return true;
      const [now] = fresh.splice(found, 1);
      if (now) pairs.push([alternative, now]);
      return false;
    });
  };
  const shapes = { old: memo(readers.old), now: memo(readers.now) };
  take((old, now) => old.name === now.name && shapes.old(old) === shapes.now(now));
  take((old, now) => shapes.old(old) === shapes.now(now));
  take((old, now) => old.name === now.name);
  if (gone.length === 1 && fresh.length === 1) take(() => true);
  return { pairs, gone, fresh };
}

const memo =
  (reader: SchemaReader) =>
  (alternative: Alternative): string =>
    reader.shape(alternative.use);
