import { isSuccess } from '../../nodes.ts';
import type { Contract, Located } from '../contract.ts';
import { type Finding, newPair, type Root, type Sides } from '../pairs.ts';

type Responses = ReadonlyMap<string, Located>;

/** A response in both contracts, and the status that it has in each. */
export interface ResponsePair {
  readonly status: Sides<string>;
  readonly sides: Sides<Located>;
}

export interface MatchedResponses {
  readonly pairs: readonly ResponsePair[];
  readonly gone: readonly (readonly [string, Located])[];
  readonly fresh: readonly (readonly [string, Located])[];
}

/**
 * Finds which response became which: of one status, else the success of either side where one of the two statuses was
 * assumed. Pages that name no success can't lose it.
 */
export function matchResponses(olds: Responses, news: Responses, contracts: Sides<Contract>): MatchedResponses {
  const pairs = [...olds].flatMap(([status, old]): ResponsePair[] => {
    const now = news.get(status);
    return now ? [{ status: { old: status, now: status }, sides: { old, now } }] : [];
  });
  const gone = [...olds].filter(([status]) => !news.has(status));
  const fresh = [...news].filter(([status]) => !olds.has(status));
  const successes = [gone, fresh].map((list) => list.filter(([status]) => isSuccess(status)));
  const [[before, ...others] = [], [after, ...more] = []] = successes;
  const isAssumed = before && after && (contracts.old.isAssumed(before[1].at) || contracts.now.isAssumed(after[1].at));
  if (!isAssumed || others.length > 0 || more.length > 0) return { pairs, gone, fresh };
  return {
    pairs: [...pairs, { status: { old: before[0], now: after[0] }, sides: { old: before[1], now: after[1] } }],
    gone: gone.filter((each) => each !== before),
    fresh: fresh.filter((each) => each !== after),
  };
}

/** What became of the status of a response that both contracts have. */
export function statusFindings({ status, sides }: ResponsePair, contracts: Sides<Contract>): Finding[] {
  if (status.old === status.now) return [];
  const wasAssumed = contracts.old.isAssumed(sides.old.at);
  const says = wasAssumed
    ? `is the success, of which the old pages gave no status; ${status.old} was assumed`
    : `is assumed to be the success, of which the pages give no status; it was ${status.old}`;
  return [
    {
      id: `response-success-status-${wasAssumed ? 'stated' : 'unstated'}`,
      kind: 'changed',
      before: sides.old.at,
      after: sides.now.at,
      where: '',
      old: status.old,
      new: status.now,
      says,
    },
  ];
}

/** A response that one contract has alone. */
export function loneResponse(
  [status, { at }]: readonly [string, Located],
  kind: 'added' | 'removed',
  other: string,
): Root {
  const side = isSuccess(status) ? 'success' : 'non-success';
  const finding: Finding = {
    id: `response-${side}-status-${kind}`,
    kind,
    before: kind === 'added' ? other : at,
    after: kind === 'added' ? at : other,
    where: '',
    says: kind === 'added' ? 'is new' : 'is gone',
  };
  return { place: `${status} response`, pair: newPair(finding) };
}
