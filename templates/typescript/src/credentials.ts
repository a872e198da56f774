import { TOKEN_HEADER, TOKEN_SCHEME } from './operations.js';
import { type Credentials, signatureHeaders, UNSIGNED_BODY } from './signature.js';

/**
 * A value, or what gives one. A function is asked for each request, so that it can renew what it gives; where the
 * service refused the last value with 401, it is asked once more, with that value.
 */
export type Provider<Value> = Value | ((refused?: Value) => Value | Promise<Value>);

/** Who asks: a token, or an access key that signs each request. */
export type AuthOptions =
  | { readonly token?: Provider<string> | undefined; readonly credentials?: never }
  | { readonly credentials?: Provider<Credentials> | undefined; readonly token?: never };

export type Secret = string | Credentials | undefined;

/** What a header takes. The error of `fetch` for anything else would show the secret. */
const HEADER_TEXT = /^[\x20-\x7e]+$/;

/** Where a client has its secret from. */
export interface SecretSource {
  /** Whether another secret can be had where one is refused. */
  readonly renewable: boolean;
  /** The secret for a request. Calls at the same time ask the provider once. */
  current(): Promise<Secret>;
  /** Another secret than the one that the service refused. The provider is asked once, however many calls were refused. */
  renewed(refused: Secret): Promise<Secret>;
}

/** Makes the source of a client's secrets from what it was given. */
export function secretSource({ token, credentials }: AuthOptions): SecretSource {
  // A provider gets back only what it gave.
  const provider = (token ?? credentials) as Provider<Secret>;
  const both = token !== undefined && credentials !== undefined;
  const ask = async (refused?: Secret): Promise<Secret> => {
    if (both) throw new TypeError('give a token or credentials, not both');
    const secret = typeof provider === 'function' ? await provider(refused) : provider;
    return typeof secret === 'string' ? secret.trim() : secret;
  };
  let asking: Promise<Secret> | undefined;
  let renewal: { readonly refused: Secret; readonly other: Promise<Secret> } | undefined;
  return {
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
 * Gives a copy of a request that carries a secret: the token, or a signature of this moment.
 *
 * @param once whether the body can't be read again: the request itself is given then, and its body isn't signed
 * @throws TypeError where the secret can't stand in a header; the message doesn't show it
 */
export async function authenticated(request: Request, secret: Secret, once: boolean): Promise<Request> {
  const copy = once ? request : request.clone();
  for (const [name, value] of Object.entries(await secretHeaders(copy, secret, once))) copy.headers.set(name, value);
  return copy;
}

async function secretHeaders(request: Request, secret: Secret, once: boolean): Promise<Record<string, string>> {
  if (secret === undefined) return {};
  if (typeof secret === 'string') return { [TOKEN_HEADER]: withScheme(headerText('token', secret)) };
  const { ak, sk, securityToken } = secret;
  headerText('access key', ak);
  if (securityToken !== undefined) headerText('security token', securityToken);
  if (sk === '') throw new TypeError('secret key is empty');
  if (once) request.headers.set('X-Sdk-Content-Sha256', UNSIGNED_BODY);
  // Of a body that isn't signed, it only matters that there is one.
  const body = once ? new Uint8Array(1) : new Uint8Array(await request.clone().arrayBuffer());
  const { method, url, headers } = request;
  return signatureHeaders({ method, url, headers: headers.entries(), body }, secret, new Date());
}

/** A token behind the scheme of its header, unless it has that itself; a user and a password are encoded for `Basic`. */
function withScheme(token: string): string {
  const front = `${TOKEN_SCHEME} `;
  if (TOKEN_SCHEME === '' || token.slice(0, front.length).toLowerCase() === front.toLowerCase()) return token;
  return front + (TOKEN_SCHEME === 'Basic' && token.includes(':') ? btoa(token) : token);
}

function headerText(what: string, text: string): string {
  if (HEADER_TEXT.test(text)) return text;
  throw new TypeError(`${what} is empty or has characters that a header can't carry`);
}

/** Shorter ones are placeholders, and would be found in any text. */
const SHORTEST_SECRET = 8;

/**
 * Takes the secrets of a request out of a response that repeats them: what a service says goes into errors, and those
 * go into logs.
 */
export async function withoutSecrets(response: Response, request: Request, secret: Secret): Promise<Response> {
  const sent = [TOKEN_HEADER, 'Authorization', 'X-Security-Token'].map((name) => request.headers.get(name));
  const secrets = [...sent, typeof secret === 'object' ? secret.sk : (secret ?? '')];
  const text = await response.clone().text();
  const masked = secrets.reduce<string>(
    (left, each) => (each && each.length >= SHORTEST_SECRET ? left.replaceAll(each, '***') : left),
    text,
  );
  return masked === text ? response : new Response(masked, response);
}
