import { type Kind, namesKind } from './kinds.ts';
import type { Place } from './resources.ts';
import type { Fields } from './shapes.ts';

/** A field that names a thing of another collection. */
export interface Reference {
  readonly field: string;
  readonly kind: Kind;
  /** Template of the path of the collection, whose placeholders the path of the operation has too. */
  readonly collection: string;
}

/** What operations of a place name, and by which fields things of its kind are named. */
export interface References {
  readonly naming: readonly Reference[];
  readonly named: readonly Reference[];
}

/**
 * References that names tell: `shelf_id` in a request names one of `shelves`, where the contract has an operation that
 * makes shelves, and their path needs nothing that this one doesn't have.
 *
 * @param asked fields that requests of places may send
 */
export function referencesOf(place: Place, places: readonly Place[], asked: (place: Place) => Fields): References {
  const { kind } = place;
  const made = uniqueByKind(places.filter((each) => each.role === 'create' || each.role === 'save'));
  const reached = made.filter((each) => names(each.collection).every((name) => names(place.collection).includes(name)));
  const naming = [...asked(place).keys()].flatMap((field) =>
    reached.flatMap((each): Reference[] => {
      if (each.kind === undefined || each.kind === kind || each.collection === undefined) return [];
      return namesKind(field, each.kind) ? [{ field, kind: each.kind, collection: each.collection }] : [];
    }),
  );
  const named = reached.flatMap((each): Reference[] => {
    if (kind === undefined || each.kind === undefined || each.kind === kind || each.collection === undefined) return [];
    const { kind: other, collection } = each;
    return [...asked(each).keys()]
      .filter((field) => namesKind(field, kind))
      .map((field) => ({ field, kind: other, collection }));
  });
  return { naming, named };
}

const names = (path = ''): string[] => [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string);

const uniqueByKind = (places: readonly Place[]): Place[] => [
  ...new Map(places.map((each) => [each.kind?.key, each])).values(),
];
