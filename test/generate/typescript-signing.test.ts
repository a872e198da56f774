import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Credentials, signatureHeaders } from '../../templates/typescript/src/core/signature.ts';

interface Signed {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly token?: string;
}

const sign = (request: Signed, key: Partial<Credentials> = {}, now = '2024-05-06T07:08:09.999Z') => {
  const { method, url, headers, body, token: securityToken } = request;
  const credentials = { ak: 'AKEXAMPLE', sk: 'sk/+ü', securityToken, ...key };
  return signatureHeaders(
    { method, url, headers: Object.entries(headers), body: new TextEncoder().encode(body) },
    credentials,
    new Date(now),
  );
};

/** Requests of AKEXAMPLE at one moment, as `huaweicloudsdkcore` 3.1.219 signs them. */
describe('a signature equals that of the vendor for', () => {
  it.each<[string, Signed, string, string]>([
    [
      'an empty path',
      { method: 'GET', url: 'https://depot.example.com:8443/', headers: {}, body: '' },
      'host;x-sdk-date',
      '18979b819f13935b2981483d0117b95b4b569be08bf69c4e3fa1333d991dd87f',
    ],
    [
      'a path that is encoded',
      { method: 'get', url: "https://depot.example.com:8443/v1/a%20b/%C3%BC~!'()*%2Fc%2541", headers: {}, body: '' },
      'host;x-sdk-date',
      '439b5b10c8860520538dc7f81f8c3a35dee7986bcf3b5d6f099e707fe34ec91a',
    ],
    [
      'a query out of order, with names twice and empty values',
      {
        method: 'GET',
        url: 'https://depot.example.com:8443/v1/x/?b=2&a-b=1&a%20b=&b=10&%EF%BF%AE=x&%F0%9F%98%80=y&a=%2541%2B%2F%2A',
        headers: {},
        body: '',
      },
      'host;x-sdk-date',
      '4599cb285855f8dd976baa798a3906714eedb25ecdcd40ef7d8ff28b36fdd617',
    ],
    [
      'a body',
      {
        method: 'POST',
        url: 'https://depot.example.com:8443/v1/x',
        headers: { 'Content-Type': 'application/json' },
        body: '{"name":"日本"}',
      },
      'content-type;host;x-sdk-date',
      'bbd83250bbaeb7b2bd65b47a4a159c94b084128db5b63a9a9dfe34f60974fc6f',
    ],
    [
      'headers with blanks and underscores',
      {
        method: 'PUT',
        url: 'https://depot.example.com:8443/v1/x',
        headers: { 'Content-Type': 'application/json', 'X-Blank': '  a  b ', x_less: '1', Accept: '*/*' },
        body: '{}',
      },
      'accept;content-type;host;x-blank;x-sdk-date',
      '214b759a24acd240b76d0eddd1d44cf5b3b7f70459b6e67bf217446d7318755e',
    ],
    [
      'a body that is not signed',
      {
        method: 'POST',
        url: 'https://depot.example.com:8443/v1/x',
        headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
        body: '--b--',
      },
      'content-type;host;x-sdk-content-sha256;x-sdk-date',
      'e30e6d5d906f755169e60ede21193d47c2832c2d1e59647cd2c0d694979a4913',
    ],
    [
      'no body where the media type is not signed',
      {
        method: 'POST',
        url: 'https://depot.example.com:8443/v1/x',
        headers: { 'Content-Type': 'text/plain' },
        body: '',
      },
      'content-type;host;x-sdk-content-sha256;x-sdk-date',
      '773f3f497da641c0d40a0ebb773ad53301d618f65ebd31e6b51aa27b4ca57e87',
    ],
    [
      'a temporary key',
      { method: 'DELETE', url: 'https://depot.example.com:8443/v1/x', headers: {}, body: '', token: 'temporary' },
      'host;x-sdk-date;x-security-token',
      '7ca457b7512c0da06b80cfd77ed2cfe503cddd1f24f2c73e32b631887701d12f',
    ],
  ])('%s', async (_, request, names, signature) => {
    expect((await sign(request)).Authorization).toBe(
      `SDK-HMAC-SHA256 Access=AKEXAMPLE, SignedHeaders=${names}, Signature=${signature}`,
    );
  });
});

interface Vector {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly ak: string;
  readonly sk: string;
  readonly securityToken: string | null;
  readonly date: string;
  /** All headers that the vendor's core sends, `Host` and signature among them. */
  readonly sent: Readonly<Record<string, string>>;
}

describe('the headers of random requests', () => {
  const file = path.join(import.meta.dirname, 'signing/vectors.json');
  const vectors: readonly Vector[] = JSON.parse(readFileSync(file, 'utf8'));

  it('are those of the vendor, for 200 of 200', async () => {
    expect(vectors).toHaveLength(200);
    for (const { ak, sk, securityToken, date, sent, ...request } of vectors) {
      const now = date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z');
      const added = await sign(request, { ak, sk, securityToken: securityToken ?? undefined }, now);
      const trimmed = Object.entries(request.headers).map(([name, value]) => [name, value.trim()]);
      const { host } = new URL(request.url);
      expect({ ...Object.fromEntries(trimmed), Host: host, ...added }).toEqual(sent);
    }
  });
});

describe('a signature', () => {
  const plain: Signed = {
    method: 'POST',
    url: 'https://depot.example.com/v1?a=1',
    headers: { 'X-A': '1' },
    body: '{}',
  };
  const signature = async (request: Signed, key?: Partial<Credentials>, now?: string) =>
    (await sign(request, key, now)).Authorization?.replace(/.*Signature=/, '');

  it.each<[string, Partial<Signed>]>([
    ['method', { method: 'PUT' }],
    ['host', { url: 'https://depot.example.org/v1?a=1' }],
    ['port', { url: 'https://depot.example.com:444/v1?a=1' }],
    ['path', { url: 'https://depot.example.com/v2?a=1' }],
    ['query', { url: 'https://depot.example.com/v1?a=2' }],
    ['header', { headers: { 'X-A': '2' } }],
    ['body', { body: '{ }' }],
  ])('changes with the %s', async (_, change) => {
    expect(await signature({ ...plain, ...change })).not.toBe(await signature(plain));
  });

  it('changes with the secret and with the time', async () => {
    const all = [signature(plain), signature(plain, { sk: 'x' }), signature(plain, {}, '2024-05-06T07:08:10Z')];
    expect(new Set(await Promise.all(all)).size).toBe(3);
  });

  it.each<[string, Partial<Signed>]>([
    ['order of the query', { url: 'https://depot.example.com/v1/?b=&a=1' }],
    ['name without a value', { url: 'https://depot.example.com/v1?a=1&b' }],
    ['encoding', { url: 'https://depot.example.com/%761?a=%31&b=' }],
    ['old signature', { headers: { 'X-A': ' 1 ', Authorization: 'old' } }],
  ])('does not change with the %s', async (what, change) => {
    const url = what === 'old signature' ? plain.url : 'https://depot.example.com/v1?a=1&b=';
    expect(await signature({ ...plain, ...change })).toBe(await signature({ ...plain, url }));
  });

  it('keeps a time that the request has', async () => {
    const headers = await sign({ ...plain, headers: { 'x-sdk-date': '20200102T030405Z' } });
    expect(headers['X-Sdk-Date']).toBe('20200102T030405Z');
  });
});
