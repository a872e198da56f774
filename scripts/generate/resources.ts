import { isTaken } from '../allow-lists.ts';
import type { OperationFacts } from './operations.ts';

type Placed = Pick<OperationFacts, 'id'> & Partial<Pick<OperationFacts, 'resource'>>;

/** What a client offers of one thing: `client.volumes`. */
export interface Resource<Operation extends Placed = OperationFacts> {
  readonly name: string;
  /** Operations by the names that they have there, `list` for `listVolumes`. */
  readonly methods: ReadonlyMap<string, Operation>;
}

const PLACE = /^[a-z][A-Za-z0-9]{0,79}\.[a-z][A-Za-z0-9]{0,99}$/;

/**
 * The resources that a contract names (`x-resource`), in the order of its operations. A place that is no name of code, that
 * an operation's id or the client itself has, or that is another operation's, is left out: the operation has its method
 * beside the resources anyway.
 *
 * @param reserved names that the target's client has for itself, lower case without `_`
 */
export function resourcesOf<Operation extends Placed>(
  operations: readonly Operation[],
  reserved: ReadonlySet<string> = new Set(),
): Resource<Operation>[] {
  const ids = new Set(operations.map(({ id }) => id.toLowerCase()));
  const resources = new Map<string, Map<string, Operation>>();
  const seen = new Set<string>();
  for (const operation of operations) {
    const place = operation.resource ?? '';
    const [name = '', method = ''] = place.split('.');
    const lower = name.toLowerCase();
    const isFree = !ids.has(lower) && !reserved.has(lower) && !isTaken('operation', name);
    const isMethod = method === 'delete' || !isTaken('operation', method);
    if (!PLACE.test(place) || !isFree || !isMethod || seen.has(place.toLowerCase())) continue;
    seen.add(place.toLowerCase());
    const methods = resources.get(name) ?? new Map<string, Operation>();
    resources.set(name, methods.set(method, operation));
  }
  return [...resources].map(([name, methods]) => ({ name, methods }));
}

/**
 * How operations are called by their resources, `volumes.list`, by their ids.
 *
 * @param nameOf a name of a resource or a method as the target writes it
 * @param between what stands between the two
 */
export const resourceCalls = (
  resources: readonly Resource<Placed>[],
  nameOf: (name: string) => string = (name) => name,
  between = '.',
): ReadonlyMap<string, string> =>
  new Map(
    resources.flatMap(({ name, methods }) =>
      [...methods].map(([method, { id }]) => [id, `${nameOf(name)}${between}${nameOf(method)}`] as const),
    ),
  );
