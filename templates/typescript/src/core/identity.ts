import { type Provider, secretSource } from './credentials.js'; // {{signed}}
// {{^signed}}
//= import { secretSource } from './credentials.js';
// {{/signed}}
import { DEFAULTS } from './defaults.js';
import { apiError } from './errors.js';
import { readJson } from './json.js';
import type { Credentials } from './signature.js'; // {{signed}}
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

/** Where the identity service wants a token. */
const PLACE = { header: 'X-Auth-Token', scheme: '' };

/** What the identity service gave, and when it is to be given up, in milliseconds since 1970. */
interface Lent<Value> {
  readonly value: Value;
  readonly endsAt: number;
}

/**
 * Gives a source of tokens that logs in when a token is wanted: a token is kept until shortly before it expires or until
 * it is refused, and calls at the same time share one login.
 *
 * @returns what a client takes as `token`; it rejects as operations do
 */
export function identityTokens(login: IdentityLogin): (refused?: string) => Promise<string> {
  return keeper(() => asToken(login));
}

// {{#signed}}
/** How to get temporary access keys of the identity service. */
export interface IdentityKeys {
  /** Address of the identity service, without `/v3.0/OS-CREDENTIAL/securitytokens`. */
  readonly url: string;
  /** Whose key is wanted: `identityTokens(…)`, or any other source of tokens. */
  readonly token: Provider<string>;
  /** Seconds that a key is to count; as long as the service says where absent. */
  readonly durationSeconds?: number;
  /** Instead of the token's own key, what the service takes as `auth.identity`, as for the key of an agency. */
  readonly identity?: { readonly methods: readonly string[]; readonly [method: string]: unknown };
  /** Sends requests; `globalThis.fetch` where absent. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * Gives a source of temporary access keys, each with its security token. A key is kept until shortly before it expires
 * or until it is refused, and calls at the same time share one question.
 *
 * @returns what a client takes as `credentials`; it rejects as operations do
 */
export function identityCredentials(keys: IdentityKeys): (refused?: Credentials) => Promise<Credentials> {
  const tokens = secretSource({ token: keys.token }, PLACE);
  return keeper(async () => {
    const token = String((await tokens.current()) ?? '');
    return asKey(keys, token).catch(async (error: unknown) => {
      if ((error as { status?: unknown }).status !== 401 || !tokens.renewable) throw error;
      return asKey(keys, String(await tokens.renewed(token)));
    });
  });
}

// {{/signed}}
/** Keeps what is asked for until it ends or is refused; an error is not kept. */
function keeper<Value>(ask: () => Promise<Lent<Value>>): (refused?: Value) => Promise<Value> {
  let kept: { readonly asked: Promise<Value>; endsAt: number; value?: Value } | undefined;
  const renew = (): Promise<Value> => {
    const asked = ask().then(
      ({ value, endsAt }) => {
        mine.endsAt = endsAt;
        mine.value = value;
        return value;
      },
      (error: unknown) => {
        if (kept === mine) kept = undefined;
        throw error;
      },
    );
    const mine: NonNullable<typeof kept> = { asked, endsAt: Number.POSITIVE_INFINITY };
    kept = mine;
    return asked;
  };
  return (refused) => {
    const isGood = kept !== undefined && Date.now() < kept.endsAt && !(refused !== undefined && kept.value === refused);
    return isGood && kept ? kept.asked : renew();
  };
}

async function asToken({ url, user, identity, scope, fetch }: IdentityLogin): Promise<Lent<string>> {
  const whole = user
    ? {
        methods: ['password'],
        password: { user: { name: user.name, password: user.password, domain: { name: user.domain } } },
      }
    : identity;
  const auth = { identity: whole, ...(scope ? { scope } : {}) };
  const { response, body } = await asked(url, '/v3/auth/tokens', auth, fetch);
  const token = response.headers.get('X-Subject-Token');
  if (!token) throw apiError('login', response, undefined, 'the answer has no token in X-Subject-Token');
  const told = (body as { token?: Record<string, unknown> } | undefined)?.token;
  return { value: token, endsAt: endOf(told?.expires_at, told?.issued_at) };
}

// {{#signed}}
async function asKey(keys: IdentityKeys, token: string): Promise<Lent<Credentials>> {
  const { url, durationSeconds, fetch } = keys;
  // Address and body are those that `huaweicloudsdkcore` on PyPI sends.
  const own = { id: token, ...(durationSeconds === undefined ? {} : { duration_seconds: durationSeconds }) };
  const identity = keys.identity ?? { methods: ['token'], token: own };
  const { response, body } = await asked(url, '/v3.0/OS-CREDENTIAL/securitytokens', { identity }, fetch, token);
  const told = (body as { credential?: Record<string, unknown> } | undefined)?.credential;
  const { access, secret, securitytoken } = told ?? {};
  if (typeof access !== 'string' || typeof secret !== 'string' || typeof securitytoken !== 'string')
    throw apiError('login', response, undefined, 'the answer has no access, secret and securitytoken in credential');
  return { value: { ak: access, sk: secret, securityToken: securitytoken }, endsAt: endOf(told?.expires_at) };
}

// {{/signed}}
/** Asks the identity service, as whom a token says where there is one already. */
async function asked(
  url: string,
  path: string,
  auth: object,
  fetch: IdentityLogin['fetch'],
  token?: string, // {{signed}}
): Promise<{ response: Response; body: unknown }> {
  const request = new Request(`${url.replace(/(?<!\/)\/+$/, '')}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ auth }),
    redirect: 'manual',
    signal: AbortSignal.timeout(DEFAULTS.timeoutMs),
  });
  const sending = { giveUpAt: Date.now() + DEFAULTS.timeoutMs, idempotent: true, whole: true };
  // {{#signed}}
  const response = await send(request, { fetch }, secretSource(token ? { token } : {}, PLACE), sending);
  // {{/signed}}
  // {{^signed}}
  //= const response = await send(request, { fetch }, secretSource({}, PLACE), sending);
  // {{/signed}}
  const body = bodyOf(await response.text());
  if (!response.ok) throw apiError('login', response, body);
  return { response, body };
}

/** When what expires at a time is to be given up; never where the answer doesn't say when it expires. */
function endOf(expires: unknown, issued?: unknown): number {
  const now = Date.now();
  const life = Date.parse(String(expires)) - (Date.parse(String(issued)) || now);
  return Number.isNaN(life) ? Number.POSITIVE_INFINITY : now + life - Math.min(life / MARGIN.part, MARGIN.mostMs);
}

function bodyOf(text: string): unknown {
  try {
    return readJson(text);
  } catch {
    return text === '' ? undefined : text;
  }
}
