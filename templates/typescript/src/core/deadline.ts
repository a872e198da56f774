import { TimeoutError } from './errors.js';

/** When to give up: on the caller's signal, or after some time. */
export interface Deadline {
  readonly signal?: AbortSignal | null | undefined;
  /** Milliseconds; 0 for no limit. */
  readonly timeoutMs: number;
  /** Asked when the time is over: whether what was begun may have been done. */
  readonly maybeDone?: () => boolean;
}

/** Timers can't wait longer; such a limit is none. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs work that must end in time. The work gets a signal to pass on; the promise rejects with that signal's reason
 * even where the work doesn't heed it. Nothing is left on the caller's signal afterwards.
 */
export async function withDeadline<T>(deadline: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { signal: outer, timeoutMs, maybeDone = () => false } = deadline;
  outer?.throwIfAborted();
  const controller = new AbortController();
  const forward = (): void => controller.abort(outer?.reason);
  outer?.addEventListener('abort', forward, { once: true });
  const limited = timeoutMs > 0 && timeoutMs <= LONGEST_TIMER_MS;
  const end = (): void => controller.abort(new TimeoutError(timeoutMs, maybeDone()));
  const timer = limited ? setTimeout(end, timeoutMs) : undefined;
  try {
    return await Promise.race([work(controller.signal), rejectionOf(controller.signal)]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', forward);
  }
}

const rejectionOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** Waits; rejects with the signal's reason where that comes first. */
export async function sleep(ms: number, signal?: AbortSignal | null): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): Promise<void> =>
    new Promise((resolve) => {
      timer = setTimeout(resolve, Math.min(ms, LONGEST_TIMER_MS));
    });
  await withDeadline({ signal, timeoutMs: 0 }, wait).finally(() => clearTimeout(timer));
}
