import { isTaken } from '../allow-lists.ts';
import { inferred, type Fact } from '../ir/index.ts';
import { nounOfPath, singularWord } from './id-nouns.ts';
import { camelCase, wordsOf } from './names.ts';
import type { Wording } from './wording.ts';

/** An operation that may have a place among the resources of a service. */
export interface ResourceRequest {
  /** Its key in the lock. */
  readonly key: string;
  readonly path: string;
  readonly id: Fact<string>;
}

/** Services with fewer operations are read as one list. */
const FEWEST_OPERATIONS = 41;

/**
 * Where each operation of a large service is among its resources: `volumes.list` for `listVolumes`. The resource is the
 * thing that the path names, with its parent where it says nothing alone; the method is what the id says beyond it, or
 * the whole id where another operation has that name. A small service has none, unless its lock has.
 *
 * @param locked places that earlier contracts gave, by the keys of operations; they stay
 * @param wording how the pages write what paths name
 * @returns places by the keys of operations, in their order
 */
export function resourcePlaces(
  requests: readonly ResourceRequest[],
  locked: Readonly<Record<string, string>>,
  wording: Wording,
): Map<string, Fact<string>> {
  const isSmall = requests.length < FEWEST_OPERATIONS && Object.keys(locked).length === 0;
  if (isSmall) return new Map();
  const ids = new Set(requests.map(({ id }) => id.value.toLowerCase()));
  const taken = new Set(Object.values(locked).map((place) => place.toLowerCase()));
  const places = new Map<string, string>();
  for (const request of [...requests].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const place = locked[request.key] ?? freePlace(request, taken, ids, wording);
    if (place === undefined) continue;
    taken.add(place.toLowerCase());
    places.set(request.key, place);
  }
  return new Map(
    requests.flatMap(({ key, id }) => {
      const place = places.get(key);
      return place === undefined ? [] : [[key, inferred(place, id.source, 'resource-of-path')] as const];
    }),
  );
}

/** A place that no other operation has; undefined where the path names nothing. */
function freePlace(
  { path, id }: ResourceRequest,
  taken: ReadonlySet<string>,
  ids: ReadonlySet<string>,
  wording: Wording,
): string | undefined {
  const { words, parent, needsParent } = nounOfPath(wording.spelled(path), false, wording.own);
  if (words.length === 0) return undefined;
  const nouns = [...(needsParent ? parent : []), ...words];
  const named = camelCase(nouns.join(' '));
  const resource = isTaken('operation', named) || ids.has(named.toLowerCase()) ? `${named}Resource` : named;
  return [methodOf(id.value, nouns), id.value]
    .map((method) => `${resource}.${method}`)
    .find((place) => !taken.has(place.toLowerCase()));
}

/** What an id says beyond the words of its resource; the whole where that is no name that code may have. */
function methodOf(id: string, nouns: readonly string[]): string {
  const known = new Set(nouns.map((word) => singularWord(word.toLowerCase())));
  const [verb = '', ...others] = wordsOf(id);
  const rest = others.filter((word) => !known.has(singularWord(word.toLowerCase())));
  const method = camelCase([verb, ...rest].join(' '));
  // A word of languages, and the name of a method in all of them nevertheless.
  return method === 'delete' || !isTaken('operation', method) ? method : id;
}
