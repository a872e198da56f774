import type { Direction, Finding, Sides } from '../pairs.ts';
import { valueText } from './facets.ts';
import type { SchemaView } from './schema-view.ts';

/** Pointers of a field that has a name in each of two schemas. */
export const propertyAt = (old: SchemaView, now: SchemaView, before: string, after: string) => ({
  before: old.properties.get(before)?.at ?? old.at,
  after: now.properties.get(after)?.at ?? now.at,
});

/**
 * An answer whose table once said of several fields that they are always there, and now says so of none: the page lost
 * a column rather than the answers their fields. Where the column is known to be gone, one field is enough.
 *
 * @param isSilent whether it is known; asked only where it decides, since it is looked up in the source map
 */
export function requiredUnstated(
  { old, now }: Sides<SchemaView>,
  direction: Direction,
  isSilent: () => boolean,
): Finding | undefined {
  if (direction !== 'response' || now.required.size > 0) return undefined;
  const kept = [...old.required.keys()].filter((name) => now.properties.has(name)).sort();
  if (kept.length === 0 || (kept.length === 1 && !isSilent())) return undefined;
  return {
    id: 'response-required-unstated',
    kind: 'changed',
    before: old.at,
    after: now.at,
    said: { before: old.required.get(kept[0] ?? '') },
    where: '',
    old: kept,
    says: `no longer says which fields are always there; it said so of ${kept.map(valueText).join(', ')}`,
  };
}

/**
 * A field that both schemas have, and that one of them demands.
 *
 * @param names what the field is called on each side
 * @param wasSilent whether the old page says of no field whether it is mandatory; asked only where it decides
 */
export function requiredChange(
  old: SchemaView,
  now: SchemaView,
  [name, to]: readonly [string, string],
  direction: Direction,
  wasSilent: () => boolean = () => false,
): Finding | undefined {
  const [before, after] = [old.required.has(name), now.required.has(to)];
  if (before === after) return undefined;
  const isFirst = after && direction === 'request' && wasSilent();
  const says = after ? 'is mandatory and was optional' : 'is optional and was mandatory';
  return {
    id: isFirst
      ? 'request-property-required-stated'
      : `${direction}-property-became-${after ? 'required' : 'optional'}`,
    kind: 'changed',
    ...propertyAt(old, now, name, to),
    said: { before: old.required.get(name), after: now.required.get(to) },
    where: `.${name}`,
    old: before,
    new: after,
    says: isFirst ? 'is stated as mandatory; the old page did not say which fields are' : says,
  };
}
