import type { AuthOptions } from './credentials.js';
import type { RetryOptions } from './retry.js';

/** What one call may set for itself. */
export interface CallOptions {
  /** Cancels the call. */
  readonly signal?: AbortSignal | undefined;
  /** Time for the whole call, its body included, in milliseconds; 0 for no limit. */
  readonly timeoutMs?: number | undefined;
  /** Further headers; they win over those of the client. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** When to send it again after a failure that passes; false for never. */
  readonly retry?: RetryOptions | false | undefined;
  /** Whether sending it twice does no harm; where absent, as HTTP says of the method (POST and PATCH are not). */
  readonly idempotent?: boolean | undefined;
}

/** An attempt of a call, and what came of it. */
export interface AttemptFacts {
  readonly method: string;
  /** Without the query, which may hold what nobody should read in a log. */
  readonly path: string;
  /** 1 for the first of its call. */
  readonly number: number;
  /** Undefined where no answer came; then there is an error. */
  readonly status: number | undefined;
  readonly error: unknown;
  readonly durationMs: number;
}

/** What the clients of several services may have in common: who asks, how long they try, and how they send. */
export type SharedOptions = AuthOptions & {
  // {{#project}}
  /** Project whose id fills `{project_id}` in paths, unless a call gives another one. */
  readonly projectId?: string | undefined;
  // {{/project}}
  /** Sees each request last, with its credentials, and may return another one. */
  readonly authenticate?: ((request: Request) => Request | Promise<Request>) | undefined;
  /** Sends requests; `globalThis.fetch` where absent. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Is told of each attempt after it was made, for metrics and traces. What it throws goes to `console.error`. */
  readonly onAttempt?: ((attempt: AttemptFacts) => void) | undefined;
  /** Time for each call with all its attempts, in milliseconds; `DEFAULTS.timeoutMs` where absent, 0 for no limit. */
  readonly timeoutMs?: number | undefined;
  /**
   * Time for an attempt that another may follow, in milliseconds; `DEFAULTS.attemptTimeoutMs` where absent, 0 for no
   * limit. What is not sent again has the time of the call.
   */
  readonly attemptTimeoutMs?: number | undefined;
  /** Bytes that the body of an answer may have, unless it is streamed; `DEFAULTS.maxAnswerBytes` where absent, 0 for all. */
  readonly maxAnswerBytes?: number | undefined;
  /** When to send a call again after a failure that passes; false for never. */
  readonly retry?: RetryOptions | false | undefined;
  /** Headers for all requests. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
};
