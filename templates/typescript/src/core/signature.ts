import { headerText } from './credentials.js';

/** An access key: its id, its secret, and the token that comes with a temporary one. */
export interface Credentials {
  readonly ak: string;
  readonly sk: string;
  readonly securityToken?: string | undefined;
}

/** What is signed of a request. */
export interface SignableRequest {
  readonly method: string;
  readonly url: string;
  /** All headers that are sent, but for `Host`, which is that of the address. */
  readonly headers: Iterable<readonly [name: string, value: string]>;
  /** Bytes of the body; absent or empty where there is none. */
  readonly body?: Uint8Array<ArrayBuffer> | undefined;
}

const ALGORITHM = 'SDK-HMAC-SHA256';
/** Stands for the hash of a body that is left out of the signature. */
const UNSIGNED_BODY = 'UNSIGNED-PAYLOAD';
/** Bodies that are part of the signature; those of other media types, such as forms, are left out of it. */
const SIGNED_MEDIA = /^application\/(json|bson)/;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Gives the headers that sign a request as it is sent.
 *
 * @param once whether the body can't be read again, so that it isn't signed
 * @throws TypeError where the key can't stand in a header; the message doesn't show it
 */
export async function signRequest(
  request: Request,
  credentials: Credentials,
  once: boolean,
): Promise<Record<string, string>> {
  const { ak, sk, securityToken } = credentials;
  headerText('access key', ak);
  if (securityToken !== undefined) headerText('security token', securityToken);
  if (sk === '') throw new TypeError('secret key is empty');
  if (once) request.headers.set('X-Sdk-Content-Sha256', UNSIGNED_BODY);
  // Of a body that isn't signed, it only matters that there is one.
  const body = once ? new Uint8Array(1) : new Uint8Array(await request.clone().arrayBuffer());
  const { method, url, headers } = request;
  return signatureHeaders({ method, url, headers: headers.entries(), body }, credentials, new Date());
}

/**
 * Signs a request by SDK-HMAC-SHA256, the rules of which are those that `huaweicloudsdkcore` on PyPI follows.
 *
 * @param now time of the signature, unless the request has an `X-Sdk-Date` of its own; the service takes it for some
 *   minutes, so a request that is sent again is signed again
 * @returns the headers to add
 */
export async function signatureHeaders(
  request: SignableRequest,
  credentials: Credentials,
  now: Date,
): Promise<Record<string, string>> {
  const url = new URL(request.url);
  const own = new Map([...request.headers].map(([name, value]) => [name.toLowerCase(), value.trim()]));
  const media = own.get('content-type') ?? '';
  const date = own.get('x-sdk-date') ?? `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const added = {
    'X-Sdk-Date': date,
    ...(credentials.securityToken === undefined ? {} : { 'X-Security-Token': credentials.securityToken }),
    ...(media !== '' && !SIGNED_MEDIA.test(media) ? { 'X-Sdk-Content-Sha256': UNSIGNED_BODY } : {}),
  };
  for (const [name, value] of Object.entries({ Host: url.host, ...added })) own.set(name.toLowerCase(), value);
  own.delete('authorization');
  const headers = [...own].filter(([name]) => !name.includes('_')).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = headers.map(([name]) => name).join(';');
  const canonical = [
    request.method.toUpperCase(),
    canonicalPath(url.pathname),
    canonicalQuery(url.search.slice(1)),
    ...headers.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    await bodyHash(request.body, own.get('x-sdk-content-sha256')),
  ].join('\n');
  const signed = [ALGORITHM, date, await sha256(encoder.encode(canonical))].join('\n');
  const signature = await hmac(credentials.sk, signed);
  const authorization = `${ALGORITHM} Access=${credentials.ak}, SignedHeaders=${names}, Signature=${signature}`;
  return { ...added, Authorization: authorization };
}

/** Segments percent-encoded anew, one slash at the end. */
function canonicalPath(path: string): string {
  const whole = decode(path).split('/').map(encode).join('/');
  return whole.endsWith('/') ? whole : `${whole}/`;
}

/** Pairs in the order of their decoded names, then values. A name alone has an empty value. */
function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const end = pair.includes('=') ? pair.indexOf('=') : pair.length;
      return [decode(pair.slice(0, end)), decode(pair.slice(end + 1))] as const;
    })
    .map(([name, value]) => ({ order: `${utf8(name)} ${utf8(value)}`, text: `${encode(name)}=${encode(value)}` }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ text }) => text)
    .join('&');
}

async function bodyHash(body: SignableRequest['body'], stated: string | undefined): Promise<string> {
  const bytes = body ?? new Uint8Array();
  return bytes.length > 0 && stated ? stated : sha256(bytes);
}

/** Percent-encodes all but what RFC 3986 calls unreserved. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);

/** Undoes percent-encoding; a percent sign that begins none stays. */
const decode = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    decoder.decode(Uint8Array.from(run.slice(1).split('%'), (byte) => Number.parseInt(byte, 16))),
  );

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Text that sorts by code points, as Python does, where JavaScript sorts by parts of surrogate pairs. */
const utf8 = (text: string): string => hex(encoder.encode(text));

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

async function hmac(secret: string, text: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  return hex(new Uint8Array(await crypto.subtle.sign(algorithm, key, encoder.encode(text))));
}
