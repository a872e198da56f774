import { isTaken } from '../allow-lists.ts';
import { formerNote } from './former-names.ts';
import type { OperationFacts } from './operations.ts';

type Placed = Pick<OperationFacts, 'id'> & Partial<Pick<OperationFacts, 'resource' | 'formerResources'>>;

/** What a client offers of one thing: `client.volumes`. */
export interface Resource<Operation extends Placed = OperationFacts> {
  readonly name: string;
  /** Operations by the names that they have there, `list` for `listVolumes`. */
  readonly methods: ReadonlyMap<string, Operation>;
  /** Names of `methods` that operations had here before, each with what to say of it. */
  readonly former: ReadonlyMap<string, string>;
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
  const former = new Map<string, Map<string, string>>();
  const seen = new Set<string>();
  const present = operations.map((operation) => ({ operation, place: operation.resource ?? '', note: undefined }));
  const given = operations.flatMap((operation) =>
    (operation.formerResources ?? []).map(({ name, until }) => ({
      operation,
      place: name,
      note: formerNote(operation.resource ?? operation.id, until),
    })),
  );
  for (const { operation, place, note } of [...present, ...given]) {
    const [name = '', method = ''] = place.split('.');
    const lower = name.toLowerCase();
    const isFree = !ids.has(lower) && !reserved.has(lower) && !isTaken('operation', name);
    const isMethod = method === 'delete' || !isTaken('operation', method);
    if (!PLACE.test(place) || !isFree || !isMethod || seen.has(place.toLowerCase())) continue;
    seen.add(place.toLowerCase());
    const methods = resources.get(name) ?? new Map<string, Operation>();
    resources.set(name, methods.set(method, operation));
    if (note !== undefined) former.set(name, (former.get(name) ?? new Map<string, string>()).set(method, note));
  }
  return [...resources].map(([name, methods]) => ({ name, methods, former: former.get(name) ?? new Map() }));
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
    resources.flatMap(({ name, methods, former }) =>
      [...methods]
        .filter(([method]) => !former.has(method))
        .map(([method, { id }]) => [id, `${nameOf(name)}${between}${nameOf(method)}`] as const),
    ),
  );
