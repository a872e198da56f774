import { isNode } from '../../nodes.ts';
import type { Finding, Sides } from '../pairs.ts';
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
