import { secretSource } from './credentials.js';
import { DEFAULTS } from './defaults.js';
import { apiError } from './errors.js';
import { readJson } from './json.js';
import { send } from './transport.js';

/** A user who logs in with a password. */
export interface IdentityUser {
  readonly name: string;
  readonly password: string;
  /** Name of the domain that the user belongs to. */
  readonly domain: string;
}

/** How to log in at the identity service: as a user, or by any other method that the service has. */
export type IdentityLogin = {
  /** Address of the identity service, without `/v3/auth/tokens`. */
  readonly url: string;
  /** Where the token counts, as the service takes it: `{ project: { name: 'my-project' } }`. */
  readonly scope?: Readonly<Record<string, unknown>>;
  /** Sends requests; `globalThis.fetch` where absent. */
  readonly fetch?: (request: Request) => Promise<Response>;
} & (
  | { readonly user: IdentityUser; readonly identity?: never }
  | {
      /** What the service takes as `auth.identity`: `methods`, and for each method what it asks for. */
      readonly identity: { readonly methods: readonly string[]; readonly [method: string]: unknown };
      readonly user?: never;
    }
);

/** How much earlier than it expires a token is given up: this part of its life, and this many milliseconds at most. */
const MARGIN = { part: 10, mostMs: 300_000 };

/**
 * Gives a source of tokens that logs in when a token is wanted: a token is kept until shortly before it expires or until
 * it is refused, and calls at the same time share one login.
 *
 * @returns what a client takes as `token`; it rejects as operations do
 */
export function identityTokens(login: IdentityLogin): (refused?: string) => Promise<string> {
  let kept: { readonly token: Promise<string>; endsAt: number; value?: string } | undefined;
  const renew = (): Promise<string> => {
    const asked = asToken(login).then(
      ({ token, endsAt }) => {
        mine.endsAt = endsAt;
        mine.value = token;
        return token;
      },
      (error: unknown) => {
        if (kept === mine) kept = undefined;
        throw error;
      },
    );
    const mine: NonNullable<typeof kept> = { token: asked, endsAt: Number.POSITIVE_INFINITY };
    kept = mine;
    return asked;
  };
  return (refused) => {
    const isGood = kept !== undefined && Date.now() < kept.endsAt && !(refused !== undefined && kept.value === refused);
    return isGood && kept ? kept.token : renew();
  };
}

async function asToken(login: IdentityLogin): Promise<{ token: string; endsAt: number }> {
  const { url, user, scope, fetch } = login;
  const identity = user
    ? {
        methods: ['password'],
        password: { user: { name: user.name, password: user.password, domain: { name: user.domain } } },
      }
    : login.identity;
  const request = new Request(`${url.replace(/(?<!\/)\/+$/, '')}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ auth: { identity, ...(scope ? { scope } : {}) } }),
    redirect: 'manual',
    signal: AbortSignal.timeout(DEFAULTS.timeoutMs),
  });
  const sending = { giveUpAt: Date.now() + DEFAULTS.timeoutMs, idempotent: true, whole: true };
  const response = await send(request, { fetch }, secretSource({}), sending);
  const text = await response.text();
  const body = bodyOf(text);
  if (!response.ok) throw apiError('login', response, body);
  const token = response.headers.get('X-Subject-Token');
  if (!token) throw apiError('login', response, undefined, 'the answer has no token in X-Subject-Token');
  const { expires_at: expires, issued_at: issued } =
    (body as { token?: Record<string, unknown> } | undefined)?.token ?? {};
  const now = Date.now();
  const life = Date.parse(String(expires)) - (Date.parse(String(issued)) || now);
  const margin = Math.min(life / MARGIN.part, MARGIN.mostMs);
  return { token, endsAt: Number.isNaN(life) ? Number.POSITIVE_INFINITY : now + life - margin };
}

function bodyOf(text: string): unknown {
  try {
    return readJson(text);
  } catch {
    return text === '' ? undefined : text;
  }
}
