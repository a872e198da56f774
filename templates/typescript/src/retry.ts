/** How often, and how soon, a call that failed for the moment is sent again. */
export interface RetryOptions {
  /** Attempts in all, the first one included; 4 where absent. */
  readonly maxAttempts?: number | undefined;
  /** Longest wait before the second attempt, doubled for each further one; 500 where absent. */
  readonly baseDelayMs?: number | undefined;
  /** Longest wait of all, unless the service asks for a longer one; 20,000 where absent. */
  readonly maxDelayMs?: number | undefined;
}

/** What came of an attempt. */
export type Outcome =
  | { readonly response: Response; readonly error?: never }
  | { readonly response?: never; readonly error: unknown };

/** Statuses of failures that pass. */
const PASSING = new Set([429, 502, 503, 504]);
/** Methods that have the same effect when sent twice (RFC 9110, section 9.2.2). */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);

export const isIdempotent = (method: string): boolean => IDEMPOTENT.has(method.toUpperCase());

/**
 * Says how long to wait before the next attempt: a random part of a span that doubles each time (full jitter), so
 * that many clients don't come back at once, and no less than `Retry-After`.
 *
 * @param attempt number of the attempt that gave the outcome, from 1
 * @returns milliseconds, undefined where there shall be no further attempt
 */
export function retryDelay(outcome: Outcome, attempt: number, options: RetryOptions | false): number | undefined {
  if (options === false || attempt >= (options.maxAttempts ?? 4)) return undefined;
  if (outcome.response && !PASSING.has(outcome.response.status)) return undefined;
  const span = Math.min((options.baseDelayMs ?? 500) * 2 ** (attempt - 1), options.maxDelayMs ?? 20_000);
  const asked = retryAfter(outcome.response?.headers.get('retry-after') ?? '', Date.now());
  return Math.max(Math.random() * span, asked);
}

/** Reads a `Retry-After` header: seconds or a date of HTTP, as milliseconds from now; 0 for anything else. */
export function retryAfter(text: string, now: number): number {
  const value = text.trim();
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // The oldest of the three forms of a date names no zone.
  const at = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value.endsWith(' GMT') ? value : `${value} GMT`) : Number.NaN;
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}
