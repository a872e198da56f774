import type { AuthOptions } from './credentials.js';
import type { RetryOptions } from './retry.js';

/** What one call may set for itself. */
export interface CallOptions {
  /** Cancels the call. */
  readonly signal?: AbortSignal;
  /** Time for the whole call, its body included, in milliseconds; 0 for no limit. */
  readonly timeoutMs?: number;
  /** Further headers; they win over those of the client. */
  readonly headers?: Readonly<Record<string, string>>;
  /** When to send it again after a failure that passes; false for never. */
  readonly retry?: RetryOptions | false;
  /** Whether sending it twice does no harm; where absent, as HTTP says of the method (POST and PATCH are not). */
  readonly idempotent?: boolean;
}

/** What the clients of several services may have in common: who asks, how long they try, and how they send. */
export type SharedOptions = AuthOptions & {
  // {{#project}}
  /** Project whose id fills `{project_id}` in paths, unless a call gives another one. */
  readonly projectId?: string;
  // {{/project}}
  /** Sees each request last, with its credentials, and may return another one. */
  readonly authenticate?: (request: Request) => Request | Promise<Request>;
  /** Sends requests; `globalThis.fetch` where absent. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Time for each call with all its attempts, in milliseconds; `DEFAULTS.timeoutMs` where absent, 0 for no limit. */
  readonly timeoutMs?: number;
  /**
   * Time for an attempt that another may follow, in milliseconds; `DEFAULTS.attemptTimeoutMs` where absent, 0 for no
   * limit. What is not sent again has the time of the call.
   */
  readonly attemptTimeoutMs?: number;
  /** Bytes that the body of an answer may have, unless it is streamed; `DEFAULTS.maxAnswerBytes` where absent, 0 for all. */
  readonly maxAnswerBytes?: number;
  /** When to send a call again after a failure that passes; false for never. */
  readonly retry?: RetryOptions | false;
  /** Headers for all requests. */
  readonly headers?: Readonly<Record<string, string>>;
};
