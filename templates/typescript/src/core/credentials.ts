// {{#signed}}
import type { Credentials } from './signature.js';

// {{/signed}}
/** How a service wants its token. */
export interface TokenPlace {
  /** Header that carries it. */
  readonly header: string;
  /** Stands in front of it; empty where nothing does. */
  readonly scheme: string;
  // {{#queryKey}}
  /** Query parameter that carries it instead. */
  readonly query?: string;
  // {{/queryKey}}
}

// {{#signed}}
/** Gives the headers that sign a request; `signRequest` is one. `once` says that its body can't be read for that. */
export type Signer = (
  request: Request,
  credentials: Credentials,
  once: boolean,
) => Promise<Readonly<Record<string, string>>>;

// {{/signed}}
/**
 * A value, or what gives one. A function is asked for each request, so that it can renew what it gives; where the
 * service refused the last value with 401, it is asked once more, with that value.
 */
export type Provider<Value> = Value | ((refused?: Value) => Value | Promise<Value>);

// {{#signed}}
/** Who asks: a token, or an access key that signs each request. */
export type AuthOptions =
  | { readonly token?: Provider<string> | undefined; readonly credentials?: never }
  | { readonly credentials?: Provider<Credentials> | undefined; readonly token?: never };

export type Secret = string | Credentials | undefined;
// {{/signed}}
// {{^signed}}
//= /** Who asks. */
//= export type AuthOptions = { readonly token?: Provider<string> | undefined };
//=
//= export type Secret = string | undefined;
// {{/signed}}

/** What a header takes. The error of `fetch` for anything else would show the secret. */
const HEADER_TEXT = /^[\x20-\x7e]+$/;

/** Where a client has its secret from. */
export interface SecretSource {
  readonly place: TokenPlace;
  readonly sign: Signer | undefined; // {{signed}}
  /** Whether another secret can be had where one is refused. */
  readonly renewable: boolean;
  /** The secret for a request. Calls at the same time ask the provider once. */
  current(): Promise<Secret>;
  /** Another secret than the one that the service refused. The provider is asked once, however many calls were refused. */
  renewed(refused: Secret): Promise<Secret>;
}

/**
 * Makes the source of a client's secrets from what it was given.
 */
export function secretSource(
  options: AuthOptions,
  place: TokenPlace,
  sign?: Signer, // {{signed}}
): SecretSource {
  const { token } = options;
  // {{#signed}}
  const { credentials } = options;
  const both = token !== undefined && credentials !== undefined;
  // A provider gets back only what it gave.
  const provider = (token ?? credentials) as Provider<Secret>;
  // {{/signed}}
  // {{^signed}}
  //= // A provider gets back only what it gave.
  //= const provider = token as Provider<Secret>;
  // {{/signed}}
  const ask = async (refused?: Secret): Promise<Secret> => {
    if (both) throw new TypeError('give a token or credentials, not both'); // {{signed}}
    const given = typeof provider === 'function' ? await provider(refused) : provider;
    // Where there is no other one, what the service said of the first is the answer.
    const secret = (typeof given === 'string' ? given.trim() : given) || (refused ?? (given && ''));
    if (typeof provider === 'function' && !secret) throw new TypeError('the function gave no token');
    return secret;
  };
  let asking: Promise<Secret> | undefined;
  let renewal: { readonly refused: Secret; readonly other: Promise<Secret> } | undefined;
  return {
    place,
    sign, // {{signed}}
    renewable: typeof provider === 'function',
    async current() {
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      const secret = await asking;
      return renewal !== undefined && sameSecret(renewal.refused, secret) ? renewal.other : secret;
    },
    renewed(refused) {
      if (renewal === undefined || !sameSecret(renewal.refused, refused)) {
        const other = ask(refused);
        const kept = { refused, other };
        renewal = kept;
        const forget = (): void => {
          if (renewal === kept) renewal = undefined;
        };
        // Where there is no other secret, or none now, the next call asks again.
        other.then((secret) => sameSecret(secret, refused) && forget(), forget);
      }
      return renewal.other;
    },
  };
}

/** Whether two secrets are the same to the service. */
export const sameSecret = (a: Secret, b: Secret): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Gives a copy of a request that carries a secret.
 *
 * @param once whether the body can't be read again: the request itself is given then
 * @throws TypeError where the secret can't stand in a header; the message doesn't show it
 */
export async function authenticated(
  request: Request,
  secret: Secret,
  once: boolean,
  source: SecretSource,
): Promise<Request> {
  const copy = once ? request : request.clone();
  if (secret === undefined) return copy;
  // {{#signed}}
  if (typeof secret !== 'string') {
    if (source.sign === undefined) throw new TypeError('an access key needs sign: signRequest');
    // A body that can't be read again isn't signed.
    const signed = await source.sign(copy, secret, once);
    for (const [name, value] of Object.entries(signed)) copy.headers.set(name, value);
    return copy;
  }
  // {{/signed}}
  const { place } = source;
  // {{#queryKey}}
  if (place.query !== undefined) return new Request(withPair(copy.url, place.query, secret), copy);
  // {{/queryKey}}
  copy.headers.set(place.header, withScheme(headerText('token', secret), place.scheme));
  return copy;
}

// {{#queryKey}}
/** An address with a pair more in its query. */
function withPair(address: string, name: string, value: string): string {
  const pair = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  return `${address}${address.includes('?') ? '&' : '?'}${pair}`;
}

// {{/queryKey}}

/** A token behind the scheme of its header, unless it has that itself; a user and a password are encoded for `Basic`. */
function withScheme(token: string, scheme: string): string {
  const front = `${scheme} `;
  if (scheme === '' || token.slice(0, front.length).toLowerCase() === front.toLowerCase()) return token;
  return front + (scheme === 'Basic' && token.includes(':') ? btoa(token) : token);
}

/** @throws TypeError where a header can't carry a secret; the message doesn't show it */
export function headerText(what: string, text: string): string {
  if (HEADER_TEXT.test(text)) return text;
  throw new TypeError(`${what} is empty or has characters that a header can't carry`);
}

/** Shorter ones are placeholders, and would be found in any text. */
const SHORTEST_SECRET = 8;

/**
 * Takes the secrets of a request out of a response that repeats them: what a service says goes into errors, and those
 * go into logs.
 */
export async function withoutSecrets(
  response: Response,
  request: Request,
  secret: Secret,
  place: TokenPlace,
): Promise<Response> {
  // {{#signed}}
  const sent = [place.header, 'Authorization', 'X-Security-Token'].map((name) => request.headers.get(name));
  const secrets = [...sent, typeof secret === 'object' ? secret.sk : (secret ?? '')];
  // {{/signed}}
  // {{^signed}}
  //= const sent = [place.header, 'Authorization'].map((name) => request.headers.get(name));
  //= const secrets = [...sent, secret ?? ''];
  // {{/signed}}
  const text = await response.clone().text();
  const masked = secrets.reduce<string>(
    (left, each) => (each && each.length >= SHORTEST_SECRET ? left.replaceAll(each, '***') : left),
    text,
  );
  return masked === text ? response : new Response(masked, response);
}
