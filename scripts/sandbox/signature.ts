import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A request as it arrived. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

const ALGORITHM = 'SDK-HMAC-SHA256';
/** Milliseconds that a signature's time may be off, as services of the family have it. */
const MOST_OFF = 15 * 60_000;

/**
 * Whether a request is signed by SDK-HMAC-SHA256 with a known key: the signature is made once more of the headers that
 * it names, and compared.
 *
 * @param keys secrets by the id of their key
 * @param now milliseconds since 1970
 */
export function isSigned(request: SignedRequest, keys: ReadonlyMap<string, string>, now: number): boolean {
  const header = headerOf(request, 'authorization');
  const [, key = '', names = '', stated = ''] =
    /^SDK-HMAC-SHA256 Access=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([\da-f]{64})$/.exec(header) ?? [];
  const secret = keys.get(key);
  const date = headerOf(request, 'x-sdk-date');
  if (secret === undefined || !names.split(';').includes('x-sdk-date') || Math.abs(timeOf(date) - now) > MOST_OFF)
    return false;
  const signed = [ALGORITHM, date, hash(canonical(request, names))].join('\n');
  const made = createHmac('sha256', secret).update(signed).digest();
  return timingSafeEqual(made, Buffer.from(stated, 'hex'));
}

const headerOf = ({ headers }: SignedRequest, name: string): string => {
  const value = headers[name];
  return (Array.isArray(value) ? value.join(',') : ((value as string | undefined) ?? '')).trim();
};

/** Milliseconds since 1970 of `20260131T120000Z`; no number where it is something else. */
function timeOf(date: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (parts === null) return Number.NaN;
  const [, year, month, day, hour, minute, second] = parts.map(Number) as [number, ...number[]];
  return Date.UTC(year as number, (month as number) - 1, day, hour, minute, second);
}

function canonical(request: SignedRequest, names: string): string {
  const [path = '', query = ''] = request.url.split(/\?(.*)/s);
  const stated = headerOf(request, 'x-sdk-content-sha256');
  return [
    request.method.toUpperCase(),
    canonicalPath(path),
    canonicalQuery(query),
    ...names.split(';').map((name) => `${name}:${headerOf(request, name)}`),
    '',
    names,
    request.body.length > 0 && stated !== '' ? stated : hash(request.body),
  ].join('\n');
}

function canonicalPath(path: string): string {
  const whole = decode(path).split('/').map(encode).join('/');
  return whole.endsWith('/') ? whole : `${whole}/`;
}

function canonicalQuery(query: string): string {
  const pairs = query.split('&').filter((pair) => pair !== '');
  const split = pairs.map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    return [decode(name), decode(value)] as const;
  });
  return split
    .sort(
      ([a, b], [c, d]) =>
        Buffer.compare(Buffer.from(a), Buffer.from(c)) || Buffer.compare(Buffer.from(b), Buffer.from(d)),
    )
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

const hash = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Percent-encodes all but what RFC 3986 calls unreserved. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const decode = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
