import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { securityIn } from '../../scripts/adapt/security.ts';
import { readHtml } from '../../scripts/read/index.ts';

const stated = (body: string): string[] =>
  securityIn(readHtml(`<html><body><h1>Authentication</h1>${body}</body></html>`, 'a.html', HOUSE_DIALECT.markup)).map(
    ({ kind, name }) => `${kind} ${name}`,
  );

describe('ways to authenticate that a page states', () => {
  it.each([
    ['<p>Every request has the header <code>X-LAMP-KEY</code> with your API key.</p>', ['header X-LAMP-KEY']],
    ['<p>Send the key in the <code>X-Api-Key</code> header.</p>', ['header X-Api-Key']],
    ['<p>The key goes into the query parameter <code>api_key</code>.</p>', ['query api_key']],
    ['<p>Use the <code>access_token</code> query parameter.</p>', ['query access_token']],
    ['<pre>curl https://example.com/kites?api_key=x</pre>', ['query api_key']],
    ['<pre>Authorization: Bearer abc</pre>', ['bearer Authorization']],
    ['<p>Log in with HTTP Basic authentication.</p>', ['basic Authorization']],
    ['<pre>Authorization: Token abc</pre>', ['header Authorization']],
    ['<dl><dt>reqheader Authorization</dt><dd>OAuth 2.0 Bearer Token</dd></dl>', ['bearer Authorization']],
    ['<ul><li>Authorization (string) – Basic authentication</li></ul>', ['basic Authorization']],
    [
      '<table><tr><th>Name</th><th>Meaning</th></tr><tr><td>Authorization</td><td>A token.</td></tr></table>',
      ['header Authorization'],
    ],
    ['<ul><li>authorization of kites – by their owners</li></ul>', []],
    ['<p>The header <code>X-Request-Id</code> names the request.</p>', []],
    ['<p>Send the <code>X-CSRF-Token</code> header with forms.</p>', []],
    ['<p>Kites need no key.</p>', []],
  ])('%s', (body, is) => {
    expect(stated(body)).toEqual(is);
  });
});
