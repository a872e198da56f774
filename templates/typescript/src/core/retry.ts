import { TooLongError } from './binary.js';
import { DEFAULTS } from './defaults.js';
import { ConnectionError } from './errors.js';

/** How often, and how soon, a call that failed for the moment is sent again. */
export interface RetryOptions {
  /** Attempts in all, the first one included; `DEFAULTS.maxAttempts` where absent. */
  readonly maxAttempts?: number | undefined;
  /** Longest wait before the second attempt, doubled for each further one; `DEFAULTS.firstDelayMs` where absent. */
  readonly baseDelayMs?: number | undefined;
  /** Longest wait of all, unless the service asks for a longer one; `DEFAULTS.longestDelayMs` where absent. */
  readonly maxDelayMs?: number | undefined;
}

/** What came of an attempt. */
export type Outcome =
  | { readonly response: Response; readonly error?: never }
  | { readonly response?: never; readonly error: unknown };

/** After what a request may be sent again, beside failures of which it is known that nothing was done. */
export interface Repeats {
  /** A status that tells of a failure that passes. */
  readonly afterStatus: boolean;
  /** A connection that broke, or an attempt that took too long: the service may have done what was asked. */
  readonly afterBreak: boolean;
}

/** Whether HTTP says that sending it twice has the effect of once (RFC 9110, section 9.2.2). */
export const isIdempotent = (method: string): boolean => /^(?:get|head|options|put|delete)$/i.test(method);
/** Whether a method changes nothing. */
export const isSafe = (method: string): boolean => /^(?:get|head|options)$/i.test(method);
/** Whether a status is that of a failure that passes. */
export const isPassing = (status: number): boolean => [408, 429, 500, 502, 503, 504].includes(status);

/**
 * After what a request of a method may be sent again. A PUT that broke is not: between the two, another caller's may
 * have been done.
 *
 * @param idempotent what the caller says of it, in place of what HTTP says of the method
 */
export const repeatsOf = (method: string, idempotent?: boolean): Repeats => ({
  afterStatus: idempotent ?? isIdempotent(method),
  afterBreak: idempotent ?? (isIdempotent(method) && !/^put$/i.test(method)),
});

/**
 * Says how long to wait before the next attempt: a random part of a span that doubles each time (full jitter), so
 * that many clients don't come back at once, and no less than `Retry-After`.
 *
 * @param attempt number of the attempt that gave the outcome, from 1
 * @returns milliseconds, undefined where there shall be no further attempt
 */
export function retryDelay(
  outcome: Outcome,
  attempt: number,
  options: RetryOptions | false,
  repeats: Repeats,
): number | undefined {
  if (options === false || attempt >= (options.maxAttempts ?? DEFAULTS.maxAttempts)) return undefined;
  if (!passes(outcome, repeats)) return undefined;
  const first = options.baseDelayMs ?? DEFAULTS.firstDelayMs;
  const span = Math.min(first * 2 ** (attempt - 1), options.maxDelayMs ?? DEFAULTS.longestDelayMs);
  const asked = retryAfter(outcome.response?.headers.get('retry-after') ?? '', Date.now());
  return Math.max(Math.random() * span, asked);
}

function passes({ response, error }: Outcome, { afterStatus, afterBreak }: Repeats): boolean {
  if (response === undefined) {
    if (error instanceof TooLongError || (error instanceof ConnectionError && error.reason === 'tls')) return false;
    return afterBreak || (error instanceof ConnectionError && !error.sent);
  }
  const undone = response.status === 429 || (response.status === 503 && response.headers.has('retry-after'));
  return undone || (afterStatus && isPassing(response.status));
}

/** Whether the service may have done what an attempt asked, for all that came of it. */
export const maybeDone = ({ response, error }: Outcome): boolean =>
  response === undefined
    ? !(error instanceof ConnectionError) || error.sent
    : response.status !== 429 && response.status !== 401;

/** Reads a `Retry-After` header: seconds or a date of HTTP, as milliseconds from now; 0 for anything else. */
export function retryAfter(text: string, now: number): number {
  const value = text.trim();
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // The oldest of the three forms of a date names no zone.
  return Math.max(0, Date.parse(/^[A-Z][a-z]{2}/.test(value) ? value.replace(/ GMT$|$/, ' GMT') : '') - now) || 0;
}
