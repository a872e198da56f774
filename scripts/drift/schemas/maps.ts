import { pointer } from '../../json-pointer.ts';
import { isNode } from '../../nodes.ts';
import type { Direction, Finding, Sides } from '../pairs.ts';
import type { SchemaPlace } from '../rules/facet-rules.ts';
import { isRecord } from './alternatives.ts';
import { valueText } from './facets.ts';
import type { SchemaView } from './schema-view.ts';

/**
 * Tells of an object with fields that became a map, or the other way: none of its fields went.
 *
 * @returns undefined where nothing of the kind happened
 */
export function mapFinding({ old, now }: Sides<SchemaView>, place: SchemaPlace): Finding | undefined {
  const isMap = ({ properties, facets }: SchemaView): boolean =>
    properties.size === 0 && isNode(facets.additionalProperties);
  const [becameMap, wasMap] = [isRecord(old) && isMap(now), isMap(old) && isRecord(now)];
  if (!becameMap && !wasMap) return undefined;
  const fields = [...(becameMap ? old : now).properties.keys()].map(valueText).join(', ');
  return {
    id: `${place}-type-changed`,
    kind: 'changed',
    before: old.at,
    after: now.at,
    where: '',
    old: becameMap ? 'object' : 'map',
    new: becameMap ? 'map' : 'object',
    says: becameMap
      ? `is a map and was an object with the fields ${fields}`
      : `is an object with the fields ${fields} and was a map`,
  };
}

/**
 * Tells of an object of a page whose table has gained or lost the row for fields of any name (`{key}`). A table without
 * the row says nothing of such fields, which is not that they may be of any type.
 *
 * @returns undefined where the row is in both tables or in neither
 */
export function freeNamesFinding({ old, now }: Sides<SchemaView>, direction: Direction): Finding | undefined {
  const hasRow = ({ properties, facets }: SchemaView): boolean =>
    properties.size > 0 && isNode(facets.additionalProperties);
  const place = { before: old.at, after: now.at, where: '{}' };
  if (isRecord(old) && old.facets.additionalProperties === undefined && hasRow(now))
    return {
      ...place,
      id: direction === 'request' ? 'new-optional-request-property' : 'response-optional-property-added',
      kind: 'added',
      after: pointer(now.at, 'additionalProperties'),
      says: direction === 'request' ? 'is new and optional' : 'is new',
    };
  if (hasRow(old) && isRecord(now) && now.facets.additionalProperties === undefined)
    return {
      ...place,
      id: direction === 'request' ? 'request-property-removed' : 'response-optional-property-removed',
      kind: 'removed',
      before: pointer(old.at, 'additionalProperties'),
      says: 'is gone',
    };
  return undefined;
}
