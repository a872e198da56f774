import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { plainLayout } from '../../scripts/adapt/layout.ts';
import { hostIn } from '../../scripts/adapt/servers.ts';
import { type Document, textOfBlocks } from '../../scripts/ir/index.ts';
import { readHtml } from '../../scripts/read/index.ts';

const page = (body: string): Document =>
  readHtml(`<html><body><h1>Kites</h1>${body}</body></html>`, 'kites.html', HOUSE_DIALECT.markup);
const texts = (body: string): string[] =>
  plainLayout(page(body)).blocks.map((block) => `${block.kind}: ${textOfBlocks([block])}`);

describe('a request in two places', () => {
  it.each([
    ['two paragraphs', '<p><b>URL</b> : <code>/kites/:id</code></p><p><b>Method</b> : <code>GET</code></p>'],
    ['a list', '<ul><li>Method: GET</li><li>URL: /kites/:id</li><li>Roles: all</li></ul>'],
    ['labels above', '<p><b>URL</b></p><p><code>/kites/:id</code></p><p><b>Method:</b></p><p><code>GET</code></p>'],
    ['a table', '<table><tr><td>Method</td><td>GET</td></tr><tr><td>Endpoint</td><td>/kites/:id</td></tr></table>'],
    ['terms', '<dl><dt>Method</dt><dd>GET</dd><dt>URL</dt><dd>/kites/:id</dd></dl>'],
  ])('%s', (_, body) => {
    expect(texts(body)).toContain('paragraph: GET /kites/:id');
  });

  it.each([
    ['the parts of two things', '<p>Method: GET</p><h2>Drakes</h2><p>URL: /drakes</p>'],
    ['no path', '<p>Method: GET</p><p>URL: of the kite</p>'],
    ['fields', '<dl><dt><code>method</code></dt><dd>GET</dd><dt><code>url</code></dt><dd>/a</dd></dl>'],
  ])('none: %s', (_, body) => {
    expect(texts(body).some((text) => /^paragraph: GET \//.test(text))).toBe(false);
  });
});

describe('the address of a reference', () => {
  it.each([
    ['<p>Base URL: <code>https://kites.example.com/v2/</code></p>', 'https://kites.example.com/v2'],
    ['<p>All calls go to <code>https://kites.example.com/api</code>.</p>', 'https://kites.example.com/api'],
    ['<p>Host: kites.example.com\nBasePath: /v1\nSchemes: HTTP</p>', 'http://kites.example.com/v1'],
    ['<pre>$ curl https://kites.example.com/v3/kites/7</pre>', 'https://kites.example.com/v3'],
    ['<pre>GET /kites/7 HTTP/1.1\nHost: kites.example.com</pre>', 'https://kites.example.com'],
    ['<p>See <a href="https://other.example.com">https://other.example.com</a>.</p>', undefined],
    ['<pre>$ curl https://other.example.com/drakes</pre>', undefined],
    ['<p>Base URL: <code>https://{tenant}.example.com</code></p>', undefined],
  ])('%s', (body, url) => {
    expect(hostIn(page(body), ['/kites/{id}'])?.url).toBe(url);
  });
});

describe('values below a table', () => {
  const below = (name: string, row = 'colour'): string =>
    `<table><tr><th>Name</th><th>Type</th><th>Description</th></tr><tr><td>${row}</td><td>string</td><td>Its colour.</td></tr></table><h4>Enumerated Values</h4><table><tr><th>Property</th><th>Value</th></tr><tr><td>${name}</td><td>red</td></tr></table>`;

  it.each(['colour', '» colour', '»» colour'])('are a sentence of their row: %s', (row) => {
    expect(texts(below('colour', row)).join('\n')).toContain('Allowed values: red');
    expect(texts(below('colour', row)).filter((text) => text.startsWith('table'))).toHaveLength(1);
  });

  it('stay in their own table where one is of no row', () => {
    expect(texts(below('size')).filter((text) => text.startsWith('table'))).toHaveLength(2);
    expect(texts(below('size')).join('\n')).toContain('red');
  });
});
