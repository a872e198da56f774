import { TooLongError, wholeResponse } from './binary.js';
import { authenticated, type Secret, type SecretSource, sameSecret, withoutSecrets } from './credentials.js';
import { sleep, withDeadline } from './deadline.js';
import { DEFAULTS } from './defaults.js';
import { ConnectionError, networkError, TimeoutError } from './errors.js';
import type { AttemptFacts } from './options.js';
import { isSafe, maybeDone, type Outcome, type RetryOptions, repeatsOf, retryDelay } from './retry.js';

/** What the client knows of all its requests. */
export interface TransportOptions {
  readonly authenticate?: ((request: Request) => Request | Promise<Request>) | undefined;
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  readonly retry?: RetryOptions | false | undefined;
  readonly attemptTimeoutMs?: number | undefined;
  readonly maxAnswerBytes?: number | undefined;
  readonly onAttempt?: ((attempt: AttemptFacts) => void) | undefined;
}

/** What is known of one request. */
export interface Sending {
  /** Time after which no attempt begins, in milliseconds since the epoch. */
  readonly giveUpAt: number;
  readonly retry?: RetryOptions | false | undefined;
  /** Whether it may be sent twice; as HTTP says of its method where absent. */
  readonly idempotent?: boolean | undefined;
  /** Whether the body has to have arrived for an attempt to have succeeded. */
  readonly whole?: boolean;
  /** Whether its body can't be read again, so that there is one attempt. */
  readonly once?: boolean;
  /** Called when an attempt begins. */
  readonly begins?: () => unknown;
}

/**
 * Sends a request, with credentials of that moment on each attempt: again after a failure that passes, and once more
 * after a 401 where other credentials can be had.
 *
 * @returns the response of the last attempt
 * @throws ConnectionError, TimeoutError or the error of the caller's `fetch`, where no response came
 */
export async function send(
  request: Request,
  options: TransportOptions,
  secrets: SecretSource,
  sending: Sending,
): Promise<Response> {
  const retry = sending.once ? false : (sending.retry ?? options.retry ?? {});
  const repeats = repeatsOf(request.method, sending.idempotent);
  let secret = await secrets.current();
  let renewed = sending.once === true || !secrets.renewable;
  let done = false;
  for (let attempt = 1, number = 1; ; number++) {
    sending.begins?.();
    const started = Date.now();
    const mayFollow = repeats.afterBreak && retry !== false && attempt < (retry.maxAttempts ?? DEFAULTS.maxAttempts);
    const limit = mayFollow ? (options.attemptTimeoutMs ?? DEFAULTS.attemptTimeoutMs) : 0;
    const outcome = await attemptOf(request, secret, secrets, options, sending, limit);
    tell(options, {
      method: request.method,
      path: new URL(request.url).pathname,
      number,
      status: outcome.response?.status,
      error: outcome.error,
      durationMs: Date.now() - started,
    });
    if (outcome.response?.status === 401 && !renewed) {
      renewed = true;
      const other = await secrets.renewed(secret);
      if (!sameSecret(other, secret)) {
        secret = other;
        await discard(outcome);
        continue;
      }
    }
    // What an earlier attempt may have deleted is as the caller wants it.
    if (done && request.method === 'DELETE' && outcome.response?.status === 404) {
      await discard(outcome);
      return new Response(null, { status: 204, headers: outcome.response.headers });
    }
    const delay = request.signal.aborted ? undefined : retryDelay(outcome, attempt, retry, repeats);
    if (delay === undefined || Date.now() + delay >= sending.giveUpAt)
      return settle(outcome, done && !isSafe(request.method));
    done ||= maybeDone(outcome);
    await discard(outcome);
    await sleep(delay, request.signal);
    attempt += 1;
    secret = await secrets.current();
  }
}

/** Tells the hook, whose own failure, at once or later, is no failure of the call. */
function tell({ onAttempt }: TransportOptions, attempt: AttemptFacts): void {
  (async () => onAttempt?.(attempt))().catch(console.error);
}

async function attemptOf(
  request: Request,
  secret: Secret,
  secrets: SecretSource,
  options: TransportOptions,
  { whole = false, once = false }: Sending,
  timeoutMs: number,
): Promise<Outcome> {
  const signed = await authenticated(request, secret, once, secrets);
  const ready = (await options.authenticate?.(signed)) ?? signed;
  // Looked up at each request, so that a replaced global `fetch` is seen.
  const fetch = options.fetch ?? ((each) => globalThis.fetch(each));
  const most = options.maxAnswerBytes ?? DEFAULTS.maxAnswerBytes;
  const arrive = async (each: Request): Promise<Response> => {
    const response = await fetch(each);
    return whole || !response.ok ? wholeResponse(response, most, each.signal) : response;
  };
  try {
    const response = await (timeoutMs > 0 ? inTime(ready, timeoutMs, arrive) : arrive(ready));
    return { response: response.ok ? response : await withoutSecrets(response, ready, secret, secrets.place) };
  } catch (error) {
    if (error instanceof TooLongError || error instanceof TimeoutError || request.signal.aborted) return { error };
    return { error: networkError(error, !isSafe(request.method)) };
  }
}

/** Ends an attempt that takes too long; the caller's signal holds for the response that comes of it. */
function inTime(request: Request, timeoutMs: number, arrive: (request: Request) => Promise<Response>) {
  return withDeadline({ timeoutMs, maybeDone: () => !isSafe(request.method) }, (signal) =>
    arrive(new Request(request, { signal: AbortSignal.any([request.signal, signal]) })),
  );
}

function settle({ response, error }: Outcome, done: boolean): Response {
  if (response) return response;
  // An attempt before the last one may have done what this one could not even ask for.
  throw done && error instanceof ConnectionError ? new ConnectionError(error.reason, true, error.cause) : error;
}

/** Frees the connection of an answer that nobody reads. */
const discard = async ({ response }: Outcome): Promise<void> => response?.body?.cancel();
