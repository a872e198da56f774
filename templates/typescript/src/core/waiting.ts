import { sleep } from './deadline.js';
import { DEFAULTS } from './defaults.js';
import type { WaitHint } from './entries.js';
import { ApiError, ConnectionError, TimeoutError } from './errors.js';
import { fieldAt } from './paging.js';
import { isPassing } from './retry.js';

/** How to wait for a state. */
export interface WaitOptions {
  /** Time for all of it, in milliseconds; `DEFAULTS.waitTimeoutMs` where absent, 0 for no limit. */
  readonly timeoutMs?: number | undefined;
  /** Time between two looks, in milliseconds; `DEFAULTS.waitIntervalMs` where absent. */
  readonly intervalMs?: number | undefined;
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined;
}

/** Thrown where a state didn't come: one came that rules it out, or the time ran out. */
export class WaitError<Last = unknown> extends Error {
  readonly reason: 'failure' | 'timeout';
  /** State that was waited for; `gone` where it is that the thing is gone. */
  readonly target: string;
  /** State that was seen last; undefined where there was none. */
  readonly state: string | undefined;
  /** Answer that was seen last; undefined where there was none. */
  readonly last: Last | undefined;

  constructor(reason: 'failure' | 'timeout', target: string, state: string | undefined, last: Last | undefined) {
    const shown = state === undefined ? '' : `, last state ${state}`;
    super(reason === 'failure' ? `${target} can't come any more${shown}` : `${target} did not come in time${shown}`);
    this.name = 'WaitError';
    this.reason = reason;
    this.target = target;
    this.state = state;
    this.last = last;
  }
}

/**
 * Looks until a state is there. A state that is neither the one waited for nor a failure means to wait on, also one
 * that the contract doesn't name; so does a failure that passes, and a 404 of a thing that was just made.
 *
 * @param target what is waited for, in errors
 * @param look asks for the current answer, in the given time (milliseconds, 0 for no limit of the wait's)
 * @returns the answer that shows the state; undefined where a status told that the thing is gone
 * @throws WaitError; the signal's reason; what `look` throws
 */
export async function waitFor(
  target: string,
  { field, states, failure, status }: WaitHint,
  options: WaitOptions,
  look: (remainingMs: number) => Promise<unknown>,
): Promise<unknown> {
  const { timeoutMs = DEFAULTS.waitTimeoutMs, intervalMs = DEFAULTS.waitIntervalMs, signal } = options;
  const start = Date.now();
  const end = timeoutMs > 0 ? start + timeoutMs : Number.POSITIVE_INFINITY;
  let last: unknown;
  let state: string | undefined;
  for (;;) {
    try {
      last = await look(end - Date.now());
      state = field === undefined ? undefined : stateIn(last, field);
      if (state !== undefined && states.includes(state)) return last;
      if (state !== undefined && failure.includes(state)) throw new WaitError('failure', target, state, last);
    } catch (error) {
      if (status !== undefined && error instanceof ApiError && error.status === status) return undefined;
      const appears = last === undefined && Date.now() - start < DEFAULTS.waitAppearMs;
      signal?.throwIfAborted();
      if (!isForNow(error, appears)) throw error;
    }
    if (Date.now() + intervalMs >= end) throw new WaitError('timeout', target, state, last);
    await sleep(intervalMs, signal);
  }
}

/** Whether the next look may go better. */
function isForNow(error: unknown, appears: boolean): boolean {
  if (error instanceof ApiError) return isPassing(error.status) || (appears && error.status === 404);
  return error instanceof TimeoutError || (error instanceof ConnectionError && error.reason !== 'tls');
}

function stateIn(answer: unknown, field: string): string | undefined {
  const value = fieldAt(answer, field);
  return typeof value === 'string' ? value : undefined;
}
