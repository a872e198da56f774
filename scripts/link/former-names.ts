import type { FormerName, FormerNames, NameKind, OperationsLock } from '../ir/index.ts';
import { lookup } from '../lookup.ts';
import { idsByShape } from './operation-ids.ts';

/** A name that users of generated code know, and the one that took its place. */
export interface Rename {
  readonly kind: NameKind;
  readonly from: string;
  readonly to: string;
}

const KINDS: readonly NameKind[] = ['operations', 'resources', 'types'];

/** What is called otherwise than before, although it is still there. */
export function renamesBetween(before: OperationsLock, after: OperationsLock): Rename[] {
  const types = changedNames('types', before.schemas, after.schemas);
  const renames = [
    ...changedNames('operations', idsByShape(before.operations), after.operations),
    ...changedNames('resources', before.resources, after.resources),
    ...types.filter(({ from }) => after.shapes[from] === undefined),
  ];
  return [...new Map(renames.map((each) => [`${each.kind} ${each.from}`, each])).values()];
}

const changedNames = (
  kind: NameKind,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Rename[] => {
  const known = lookup(after);
  return Object.entries(before).flatMap(([key, from]) => {
    const to = known[key];
    return to === undefined || to === from ? [] : [{ kind, from, to }];
  });
};

/**
 * The former names that clients keep for one major version: those that the lock has, of things that are still there, and
 * those that are given up now. One ends with the version that it names, and where something else takes the name.
 *
 * @param version of the contract; where it doesn't begin with a number, nothing more is kept
 * @returns undefined where there are none
 */
export function formerNames(before: OperationsLock, after: OperationsLock, version: string): FormerNames | undefined {
  const major = majorOf(version);
  const renames = renamesBetween(before, after);
  const kept = KINDS.flatMap((kind): (readonly [NameKind, Readonly<Record<string, FormerName>>])[] => {
    const names = keptOf(kind);
    return names.length === 0 ? [] : [[kind, Object.fromEntries(names)]];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);

  function keptOf(kind: NameKind): (readonly [string, FormerName])[] {
    const own = new Map(renames.filter((each) => each.kind === kind).map(({ from, to }) => [from, to]));
    const present = new Set(namesOf(after, kind));
    const taken = new Set([...present].map((name) => name.toLowerCase()));
    const old = Object.entries(before.formerly?.[kind] ?? {})
      .filter(([, { until }]) => major === undefined || major < (majorOf(until) ?? 0))
      .map(([name, { now, until }]): [string, FormerName] => [name, { now: own.get(now) ?? now, until }]);
    const fresh = [...own].flatMap(([name, now]): [string, FormerName][] =>
      major === undefined ? [] : [[name, { now, until: `${major + 1}.0.0` }]],
    );
    return [...new Map([...old, ...fresh])]
      .filter(([name, { now }]) => present.has(now) && !taken.has(name.toLowerCase()))
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

const namesOf = (lock: OperationsLock, kind: NameKind): string[] =>
  kind === 'types' ? Object.keys(lock.shapes) : Object.values(lock[kind]);

const majorOf = (version: string): number | undefined => {
  const digits = /^v?(\d{1,9})(?:\.|$)/.exec(version)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/**
 * The lock with former names under keys that nothing has, so that nothing new takes one while clients still keep it for
 * something else.
 */
export function withReserved(lock: OperationsLock): OperationsLock {
  const { formerly = {}, operations, resources, schemas, shapes } = lock;
  const reserved = (kind: NameKind): Record<string, string> =>
    Object.fromEntries(Object.keys(formerly[kind] ?? {}).map((name) => [`formerly ${name}`, name]));
  return {
    operations: { ...reserved('operations'), ...operations },
    resources: { ...reserved('resources'), ...resources },
    schemas: { ...reserved('types'), ...schemas },
    shapes,
  };
}
