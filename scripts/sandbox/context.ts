import type { Operation } from '#server-runtime/contract';
import type { OpenApiDocument } from '../emit/index.ts';
import { isNode, listOf, type Node, textOf } from '../nodes.ts';
import type { SandboxConfig } from './cycle-config.ts';
import { type Cycle, jobCycle, kindKey } from './cycles.ts';
import type { Fit } from './fit.ts';
import { type Reason, Refused } from './refused.ts';
import type { Kind } from './kinds.ts';
import { type Place, segmentsOf } from './resources.ts';
import type { State } from './state.ts';

/** What a sandbox is made from, beside its contract. */
export interface EngineInput {
  readonly contract: OpenApiDocument;
  readonly operations: readonly Operation[];
  readonly state: State;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The same seed gives the same ids. */
  readonly seed: string;
  readonly config: SandboxConfig;
}

export interface Context extends EngineInput {
  readonly places: readonly Place[];
  readonly fitBody: Fit;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Life cycles by the key of their kind. */
  readonly cycles: ReadonlyMap<string, Cycle>;
}

export function allCycles(
  contract: OpenApiDocument,
  places: readonly Place[],
  { things }: SandboxConfig,
): ReadonlyMap<string, Cycle> {
  const jobs = places.flatMap(({ kind }): [string, Cycle][] => {
    const cycle = kind && jobCycle(contract, kind);
    return cycle ? [[kind.key, cycle]] : [];
  });
  return new Map([...jobs, ...Object.entries(things).map(([path, each]): [string, Cycle] => [kindKey(path), each])]);
}

/** The kind that a collection has things of. */
export function kindOf({ kinds }: Context, collection: string): Kind | undefined {
  const segments = segmentsOf(collection);
  return [...kinds.values()].find(({ key }) => {
    const keys = segmentsOf(key);
    return keys.length === segments.length && keys.every((each, at) => each.includes('{}') || each === segments[at]);
  });
}

export function absent(context: Context, kind: Kind, id: string): Refused {
  const code = context.cycles.get(kind.key)?.absent;
  return new Refused('absent', (code && messageOf(context, code)) ?? `${kind.name} has no ${id}`, code);
}

/** What the pages say to a code of an error. */
function messageOf({ contract }: Context, code: string): string | undefined {
  const listed = (contract as unknown as Node)['x-error-codes'];
  const [entry] = listOf(isNode(listed) && Object.hasOwn(listed, code) ? listed[code] : undefined);
  return isNode(entry) ? textOf(entry.message) : undefined;
}

export const refusedBy = (context: Context, reason: Reason, code: string): Refused =>
  new Refused(reason, messageOf(context, code) ?? code, code);
