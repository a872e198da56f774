import { type AuthOptions, authenticated, type Secret, sameSecret, secretOf, withoutSecrets } from './credentials.js';
import { sleep } from './deadline.js';
import { isIdempotent, type Outcome, type RetryOptions, retryDelay } from './retry.js';

/** What the client knows of all its requests. */
export type TransportOptions = AuthOptions & {
  readonly authenticate?: ((request: Request) => Request | Promise<Request>) | undefined;
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  readonly retry?: RetryOptions | false | undefined;
};

/** What is known of one request. */
export interface Sending {
  /** Time after which no attempt begins, in milliseconds since the epoch. */
  readonly giveUpAt: number;
  readonly retry?: RetryOptions | false | undefined;
  /** Whether it may be sent twice; as HTTP says of its method where absent. */
  readonly idempotent?: boolean | undefined;
  /** Whether the body has to have arrived for an attempt to have succeeded. */
  readonly whole?: boolean;
}

/**
 * Sends a request, with credentials of that moment on each attempt: again after a failure that passes, and once more
 * after a 401 where other credentials can be had.
 *
 * @returns the response of the last attempt
 * @throws the error of the last attempt, where no response came
 */
export async function send(request: Request, options: TransportOptions, sending: Sending): Promise<Response> {
  const retry = sending.retry ?? options.retry ?? {};
  const repeatable = sending.idempotent ?? isIdempotent(request.method);
  let secret = await secretOf(options);
  let renewed = false;
  for (let attempt = 1; ; ) {
    const outcome = await attemptOf(request, secret, options, sending.whole ?? false);
    if (outcome.response?.status === 401 && !renewed && typeof (options.token ?? options.credentials) === 'function') {
      renewed = true;
      const other = await secretOf(options, secret);
      if (!sameSecret(other, secret)) {
        secret = other;
        await discard(outcome);
        continue;
      }
    }
    const delay = repeatable && !request.signal.aborted ? retryDelay(outcome, attempt, retry) : undefined;
    if (delay === undefined || Date.now() + delay >= sending.giveUpAt) return settle(outcome);
    await discard(outcome);
    await sleep(delay, request.signal);
    attempt += 1;
    secret = await secretOf(options);
  }
}

async function attemptOf(
  request: Request,
  secret: Secret,
  options: TransportOptions,
  whole: boolean,
): Promise<Outcome> {
  const signed = await authenticated(request, secret);
  const ready = (await options.authenticate?.(signed)) ?? signed;
  try {
    // Looked up at each request, so that a replaced global `fetch` is seen.
    const response = await (options.fetch ?? ((each) => globalThis.fetch(each)))(ready);
    if (!response.ok) return { response: await withoutSecrets(response, ready, secret) };
    // Reads a copy to its end: where the connection breaks on the way, this attempt failed.
    if (whole) await response.clone().arrayBuffer();
    return { response };
  } catch (error) {
    return { error };
  }
}

function settle({ response, error }: Outcome): Response {
  if (response) return response;
  throw error;
}

/** Frees the connection of an answer that nobody reads. */
const discard = async ({ response }: Outcome): Promise<void> => response?.body?.cancel();
