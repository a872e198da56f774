import { isTaken } from '../allow-lists.ts';
import { type Diagnostic, diagnostic, type Fact, type LinkedOperation } from '../ir/index.ts';
import { lookup } from '../lookup.ts';
import type { ChosenNames, NamesPart } from '../names-config.ts';
import type { NamedStructures } from './components.ts';
import { idsByShape, pathShape } from './operation-ids.ts';

/** Which chosen names are for things that the pages may not have: all, but where they are some of the service's. */
export interface ChoiceContext {
  readonly chosen: ChosenNames | undefined;
  readonly partial: boolean;
}

/**
 * The lock with the names of operations that a team has chosen, ids or places among resources; a name that another
 * operation had goes to the one that it is chosen for.
 */
export function withChosenIds(
  locked: Readonly<Record<string, string>>,
  chosen: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  if (!chosen) return locked;
  const forced = idsByShape(chosen);
  const taken = new Set(Object.values(forced).map((id) => id.toLowerCase()));
  const kept = Object.entries(idsByShape(locked)).filter(([, id]) => !taken.has(id.toLowerCase()));
  return { ...Object.fromEntries(kept), ...forced };
}

/** Types under the names that a team has chosen, and what is wrong with the choice. */
export function withChosenTypes(
  named: NamedStructures,
  { chosen, partial }: ChoiceContext,
): { readonly named: NamedStructures; readonly diagnostics: readonly Diagnostic[] } {
  if (!chosen) return { named, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const renames = new Map<string, string>();
  const stay = new Set([...named.membersOf.keys()].filter((name) => chosen.schemas[name] === undefined));
  const taken = new Set([...stay].map((name) => name.toLowerCase()));
  for (const [from, to] of Object.entries(chosen.schemas)) {
    const place = { file: chosen.file, line: chosen.lineOf('schemas', from) };
    if (!named.membersOf.has(from)) {
      if (!partial && !named.membersOf.has(to))
        diagnostics.push(diagnostic('link/name-unused', place, { what: 'type', key: from }));
    } else if (taken.has(to.toLowerCase()) || isTaken('schema', to))
      diagnostics.push(diagnostic('link/name-taken', place, { key: from, name: to }));
    else {
      renames.set(from, to);
      taken.add(to.toLowerCase());
    }
  }
  const nameOf = (name: string): string => renames.get(name) ?? name;
  const { schemas, shapes } = named.locked;
  return {
    named: {
      nameOf: new Map([...named.nameOf].map(([id, name]) => [id, nameOf(name)])),
      membersOf: new Map([...named.membersOf].map(([name, members]) => [nameOf(name), members])),
      locked: {
        schemas: Object.fromEntries(Object.entries(schemas).map(([place, name]) => [place, nameOf(name)])),
        shapes: Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [nameOf(name), shape])),
      },
    },
    diagnostics,
  };
}

/** Operations in the groups that a team has chosen, and entries of the file that name no operation or group. */
export function withChosenGroups(
  operations: readonly LinkedOperation[],
  keys: Iterable<string>,
  { chosen, partial }: ChoiceContext,
): { readonly operations: readonly LinkedOperation[]; readonly diagnostics: readonly Diagnostic[] } {
  if (!chosen) return { operations, diagnostics: [] };
  const known = new Set(keys);
  const tags = new Set(operations.map(({ tag }) => tag.value));
  const unused = (part: NamesPart, what: string, isUsed: (key: string) => boolean): Diagnostic[] =>
    partial
      ? []
      : Object.keys(chosen[part])
          .filter((key) => !isUsed(key))
          .map((key) => diagnostic('link/name-unused', placeOf(part, key), { what, key }));
  const placeOf = (part: NamesPart, key: string) => ({ file: chosen.file, line: chosen.lineOf(part, key) });
  const ids = new Set(operationsOf(operations).map(({ id }) => id.value.toLowerCase()));
  const isOperation = (key: string): boolean => known.has(pathShape(key));
  const isNoResource = (place: string): boolean => {
    const [resource = ''] = place.split('.');
    return ids.has(resource.toLowerCase()) || isTaken('operation', resource);
  };
  const retagged = ({ tag, alternatives, ...operation }: LinkedOperation): LinkedOperation => ({
    ...operation,
    tag: chosenTag(tag),
    alternatives: alternatives.map((each) => ({ ...each, operation: retagged(each.operation) })),
  });
  // A page may call its chapter `constructor`.
  const groups = lookup(chosen.tags);
  const chosenTag = (tag: Fact<string>): Fact<string> => ({ ...tag, value: groups[tag.value] ?? tag.value });
  return {
    operations: operations.map(retagged),
    diagnostics: [
      ...unused('operations', 'operation', isOperation),
      ...unused('resources', 'operation', isOperation),
      ...unused('tags', 'group', (tag) => tags.has(tag)),
      ...Object.entries(chosen.resources)
        .filter(([key, place]) => isOperation(key) && isNoResource(place))
        .map(([key, name]) => diagnostic('link/name-taken', placeOf('resources', key), { key, name })),
    ],
  };
}

/** Operations, and those that each unites. */
const operationsOf = (operations: readonly LinkedOperation[]): LinkedOperation[] =>
  operations.flatMap((each) => [each, ...each.alternatives.map(({ operation }) => operation)]);
