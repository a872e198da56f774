import { TOKEN_HEADER } from './operations.js';
import { type Credentials, signatureHeaders } from './signature.js';

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

/** Gets the secret for a request; `refused` is one that the service didn't take. */
export async function secretOf({ token, credentials }: AuthOptions, refused?: Secret): Promise<Secret> {
  if (token !== undefined && credentials !== undefined) throw new TypeError('give a token or credentials, not both');
  // A provider gets back only what it gave.
  const provider = (token ?? credentials) as Provider<Secret>;
  const secret = typeof provider === 'function' ? await provider(refused) : provider;
  return typeof secret === 'string' ? secret.trim() : secret;
}

/** Whether two secrets are the same to the service. */
export const sameSecret = (a: Secret, b: Secret): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Gives a copy of a request that carries a secret: the token, or a signature of this moment.
 *
 * @throws TypeError where the secret can't stand in a header; the message doesn't show it
 */
export async function authenticated(request: Request, secret: Secret): Promise<Request> {
  const copy = request.clone();
  for (const [name, value] of Object.entries(await secretHeaders(copy, secret))) copy.headers.set(name, value);
  return copy;
}

async function secretHeaders(request: Request, secret: Secret): Promise<Record<string, string>> {
  if (secret === undefined) return {};
  if (typeof secret === 'string') return { [TOKEN_HEADER]: headerText('token', secret) };
  const { ak, sk, securityToken } = secret;
  headerText('access key', ak);
  if (securityToken !== undefined) headerText('security token', securityToken);
  if (sk === '') throw new TypeError('secret key is empty');
  const body = new Uint8Array(await request.clone().arrayBuffer());
  const { method, url, headers } = request;
  return signatureHeaders({ method, url, headers: headers.entries(), body }, secret, new Date());
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
  const secrets = [...sent, typeof secret === 'object' ? secret.sk : ''];
  const text = await response.clone().text();
  const masked = secrets.reduce<string>(
    (left, each) => (each && each.length >= SHORTEST_SECRET ? left.replaceAll(each, '***') : left),
    text,
  );
  return masked === text ? response : new Response(masked, response);
}
