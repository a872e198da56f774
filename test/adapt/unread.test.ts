import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';

const findingsOf = (...bodies: readonly string[]) =>
  contractOf({
    pages: bodies.map((body, at) => ({ file: `${at}.html`, text: `<html><body>\n${body}\n</body></html>` })),
    config: defaultServiceConfig('kites'),
    configFile: 'service.yaml',
  }).diagnostics.filter(({ code }) => code === 'extract/operations-unread');

const READ = '<h2>List kites</h2><p><code>GET /kites</code></p><h2>Tie a kite</h2><p><code>POST /kites</code></p>';

describe('a page that states operations which no family reads', () => {
  it.each([
    [
      'headings that are names of calls',
      '<h3>tieKite</h3><p>Ties.</p>\n<h3>cutKite</h3><p>Cuts.</p>',
      2,
      'tieKite, cutKite',
    ],
    [
      'lines below an unknown label',
      '<h3>Drachen</h3>\n<p>Aufruf: GET /drachen</p>',
      3,
      'the label of “Aufruf: GET /drachen”',
    ],
    [
      'lines inside sentences',
      '<h3>Kites</h3>\n<p>Send a request such as GET /kites to see them all, and wait for it.</p>',
      3,
      'is not alone',
    ],
    [
      'lines whose first word is no method',
      '<h3>Båter</h3>\n<p>HENT /havner/&lt;havn&gt;/baater</p>',
      3,
      'HENT is no method of HTTP in “HENT /havner/<havn>/baater” (1 such lines)',
    ],
    [
      'tables without a line that states a request',
      '<h3>Båter</h3>\n<table><tr><th>Felt</th><th>Slag</th></tr><tr><td>a</td><td>b</td></tr></table><h3>Havner</h3><table><tr><th>Felt</th><th>Slag</th></tr><tr><td>a</td><td>b</td></tr></table>',
      3,
      '2 tables stand there',
    ],
    ['calls of curl', '<h3>Kites</h3>\n<pre>\n$ curl -s https://kites.example/kites</pre>', 4, 'by curl alone'],
  ])('is an error for %s', (_, body, line, words) => {
    const [finding, ...more] = findingsOf(body);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ line, severity: 'error', message: expect.stringContaining(words) });
    expect(finding?.message).toContain('headings');
  });

  it.each([
    ['only text', '<h3>Kites</h3><p>All kites are red.</p>'],
    ['a word that is no path', '<h3>Kites</h3><p>GET a kite, POST it.</p>'],
    ['one table', '<h3>Kites</h3><table><tr><th>Kite</th><th>Color</th></tr><tr><td>a</td><td>red</td></tr></table>'],
    ['a word in capitals before a path in a sentence', '<h3>Kites</h3><p>NOTE /kites is gone since May.</p>'],
    ['headings of one word', '<h3>kite</h3><p>One.</p><h3>tail</h3><p>Two.</p>'],
  ])('is none with %s', (_, body) => {
    expect(findingsOf(body)).toEqual([]);
  });

  it('is not said of mentions beside pages that were read', () => {
    expect(findingsOf(READ, '<h3>Paging</h3><p>Send GET /kites?page=2 for more of them.</p>')).toEqual([]);
    expect(findingsOf(READ, '<h3>tieTail</h3><p>a</p><h3>cutTail</h3><p>b</p><h3>dyeTail</h3><p>c</p>')).toHaveLength(
      1,
    );
  });
});
