import type { Change } from '../changes.ts';
import { Contract } from '../contract.ts';
import { matchOperations, operationsOf } from '../operations/match-operations.ts';
import type { DriftReport } from './report.ts';

/** A commit as a changelog names it. */
export interface Commit {
  readonly hash: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** First line of its message, in which nothing steers a terminal. Anybody's text. */
  readonly subject: string;
}

/** What a commit did to one contract. */
export interface ContractEvent {
  readonly service: string;
  readonly event: 'added' | 'removed' | 'renamed' | 'changed';
  /** What the service was called before, where it was renamed. */
  readonly formerName?: string;
  /** Versions that the contract says it has. */
  readonly before?: string;
  readonly after?: string;
  readonly report: DriftReport;
}

/** A commit that changed contracts. */
export interface HistoryEntry {
  readonly commit: Commit;
  readonly contracts: readonly ContractEvent[];
}

/** Newest first. */
export type History = readonly HistoryEntry[];

/** Contracts that share at least this part of their operations are one, renamed. */
const LEAST_SHARED = 0.5;

/**
 * Which of the contracts that came is one of those that went, under another name.
 *
 * @param gone documents by service name; `fresh` likewise
 * @returns old and new name, the most alike first chosen, each name once
 */
export function renamedContracts(
  gone: ReadonlyMap<string, unknown>,
  fresh: ReadonlyMap<string, unknown>,
): (readonly [string, string])[] {
  const scored = [...gone].flatMap(([old, before]) =>
    [...fresh].map(([now, after]) => ({ old, now, shared: sharedOperations(before, after) })),
  );
  const taken = new Set<string>();
  return scored
    .filter(({ shared }) => shared >= LEAST_SHARED)
    .sort((a, b) => b.shared - a.shared || (`${a.old} ${a.now}` < `${b.old} ${b.now}` ? -1 : 1))
    .flatMap(({ old, now }) => {
      if (taken.has(`old ${old}`) || taken.has(`now ${now}`)) return [];
      taken.add(`old ${old}`).add(`now ${now}`);
      return [[old, now] as const];
    });
}

/** 0 to 1: operations that both have, of those that the larger has. */
function sharedOperations(old: unknown, now: unknown): number {
  const [olds, news] = [operationsOf(new Contract({ document: old })), operationsOf(new Contract({ document: now }))];
  const most = Math.max(olds.length, news.length);
  return most === 0 ? 0 : matchOperations(olds, news).pairs.length / most;
}

/** Commits in which a thing came and in which it last changed; absent where the history does not reach so far. */
export interface Since {
  readonly appeared?: Commit;
  readonly changed?: Commit;
}

/** Since when things of one contract are as they are. */
export interface SinceIndex {
  /** Of an operation of the newest contract: changes of all that it uses count. */
  readonly operation: (id: string) => Since;
  /**
   * Of the node at a pointer of the newest contract, such as a field of a component: changes of it and below it count.
   * What came with a new operation has come with the operation, and is not told here.
   */
  readonly at: (pointer: string) => Since;
}

/** Looks things of a service up in a history; renamed services, operations, fields and moved operations are followed. */
export function sinceWhen(history: History, service: string): SinceIndex {
  const steps = stepsOf(history, service);
  return {
    operation(id) {
      let name = id;
      return walk(steps, (change) => {
        if (!change.operations.includes(name)) return undefined;
        name = change.former?.operation ?? name;
        return change.id === 'endpoint-added' ? 'appeared' : 'changed';
      });
    },
    at(pointer) {
      let place = pointer;
      return walk(steps, (change) => {
        if (change.kind === 'added' && isWithin(place, change.pointer)) return 'appeared';
        const touches = change.kind === 'removed' ? false : isWithin(change.pointer, place);
        if (change.former?.pointer !== undefined && isWithin(place, change.pointer))
          place = change.former.pointer + place.slice(change.pointer.length);
        return touches ? 'changed' : undefined;
      });
    },
  };
}

/** A change of a contract, and the commit that made it. */
export interface DatedChange {
  readonly commit: Commit;
  readonly change: Change;
}

/** What happened to an operation of the newest contract, newest first; renamed services and operations are followed. */
export function operationChanges(history: History, service: string, id: string): DatedChange[] {
  let name = id;
  return stepsOf(history, service).flatMap(({ commit, changes }) =>
    changes.flatMap((change) => {
      if (!change.operations.includes(name)) return [];
      name = change.former?.operation ?? name;
      return [{ commit, change }];
    }),
  );
}

interface Step {
  readonly commit: Commit;
  readonly changes: readonly Change[];
}

/** The changes of a service newest first, under whatever name it had. */
function stepsOf(history: History, service: string): Step[] {
  const steps: Step[] = [];
  let name = service;
  for (const { commit, contracts } of history) {
    const found = contracts.find((each) => each.service === name);
    if (!found) continue;
    steps.push({ commit, changes: found.report.changes });
    if (found.formerName !== undefined) name = found.formerName;
  }
  return steps;
}

function walk(steps: readonly Step[], judge: (change: Change) => 'appeared' | 'changed' | undefined): Since {
  let changed: Commit | undefined;
  for (const { commit, changes } of steps) {
    const verdicts = changes.map(judge);
    if (verdicts.some(Boolean)) changed ??= commit;
    if (verdicts.includes('appeared')) return { appeared: commit, changed: changed ?? commit };
  }
  return changed ? { changed } : {};
}

/** True for a pointer and for all that is below it. */
const isWithin = (pointer: string, around: string): boolean => pointer === around || pointer.startsWith(`${around}/`);
