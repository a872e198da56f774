import { isNode, textOf } from '../../nodes.ts';
import type { Sides } from '../pairs.ts';
import type { Alternative, SchemaReader, SchemaView } from './schema-view.ts';

export interface MatchedAlternatives {
  readonly pairs: readonly (readonly [Alternative, Alternative])[];
  readonly gone: readonly Alternative[];
  readonly fresh: readonly Alternative[];
}

/**
 * Finds which alternative became which: of one shape, else of one name, else the only one left on either side. Their
 * order doesn't matter. One of the shape of another that the other side has goes with it, so that it may be in several
 * pairs.
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
  // One that is written again is no other: each page of an operation may have its own table of one and the same body.
  const [left, come] = [gone, fresh.splice(0)];
  gone = left.filter((old) => {
    const twin = lists.now.find((now) => shapes.old(old) === shapes.now(now));
    if (twin) pairs.push([old, twin]);
    return !twin;
  });
  for (const now of come) {
    const twin = lists.old.find((old) => shapes.old(old) === shapes.now(now));
    if (twin) pairs.push([twin, now]);
    else fresh.push(now);
  }
  if (gone.length === 1 && fresh.length === 1) take(() => true);
  return { pairs, gone, fresh };
}

const memo =
  (reader: SchemaReader) =>
  (alternative: Alternative): string =>
    reader.shape(alternative.use);

/** Objects that are alternatives, as one object. */
export interface Joined {
  /** Has every field of any of them; mandatory are those that each of them demands. */
  readonly view: SchemaView;
  readonly parts: readonly SchemaView[];
}

/**
 * What a list of alternatives and what is no list have in common to compare: objects, whose fields are put together.
 *
 * @returns undefined where one of the alternatives is no object with fields
 */
export function joined(view: SchemaView, reader: SchemaReader): Joined | undefined {
  if (view.alternatives.length === 0) return isRecord(view) ? { view, parts: [view] } : undefined;
  const parts = view.alternatives.map(({ use }) => reader.view(use));
  const [first, ...others] = parts;
  if (!first || !parts.every(isRecord)) return undefined;
  const properties = new Map([...parts].reverse().flatMap((part) => [...part.properties]));
  const required = new Map([...first.required].filter(([name]) => others.every((part) => part.required.has(name))));
  return { view: { ...first, at: view.at, properties, required }, parts };
}

/** An object with fields, and no map. */
export const isRecord = ({ alternatives, properties, facets }: SchemaView): boolean =>
  alternatives.length === 0 && properties.size > 0 && !isNode(facets.additionalProperties);

/** The pages of two alternatives that are whole bodies. */
export const alternativePages = (old: Alternative, now: Alternative): Sides<string | undefined> => ({
  old: textOf(old.use.target.node['x-source']),
  now: textOf(now.use.target.node['x-source']),
});
