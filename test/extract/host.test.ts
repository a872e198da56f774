import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { smallPage } from '../support/small-page.ts';

/** The servers of a service whose pages have these lines below URI. */
function serversOf(...lines: readonly string[]) {
  const pages = lines.map((line, at) => ({ file: `kite${at}.html`, text: smallPage({ uri: `<p>${line}</p>` }) }));
  const { document } = contractOf({ pages, config: defaultServiceConfig('kites'), configFile: 'service.yaml' });
  return { servers: document.servers.map(({ url }) => url), paths: Object.keys(document.paths) };
}

describe('the host of a URI line', () => {
  it.each([
    [['GET https://kite.example.com:8443/kite/v3/kites'], 'https://kite.example.com:8443', ['/kite/v3/kites']],
    [
      ['GET https://kite.example.com/v1/kites', 'POST https://kite.example.com/v1/kites'],
      'https://kite.example.com',
      ['/v1/kites'],
    ],
    [['GET /v1/kites', 'POST http://10.0.0.1:80/v1/kites'], 'http://10.0.0.1:80', ['/v1/kites']],
    [['GET https://{endpoint}/v1/kites'], '/', ['/v1/kites']],
    [['GET https://{region}.example.com/v1/kites'], '/', ['/v1/kites']],
    [['GET https://endpoint/v1/kites'], '/', ['/v1/kites']],
    [['GET https://a.example.com/v1/kites', 'GET https://b.example.com/v1/drakes'], '/', ['/v1/drakes', '/v1/kites']],
  ])('%j', (lines, server, paths) => {
    expect(serversOf(...lines)).toEqual({ servers: [server], paths });
  });
});

describe('a slash at the end of a path', () => {
  it.each([
    ['GET /v1/kites/', '/v1/kites/'],
    ['GET /v1/kites/{kite_id}/', '/v1/kites/{kite_id}/'],
    ['GET /v1/kites/?limit={limit}', '/v1/kites/'],
    ['GET /v1/kites', '/v1/kites'],
    ['GET /', '/'],
  ])('%s', (line, path) => {
    expect(serversOf(line).paths).toEqual([path]);
  });

  it('changes no name, and is no other path in an example', () => {
    const of = (end: string) => {
      const text = smallPage({
        uri: `<p>GET /v1/kites/{kite_id}${end}</p>`,
        requestExample: '<pre>GET https://{endpoint}/v1/kites/3</pre>',
      });
      const { document, diagnostics } = contractOf({
        pages: [{ file: 'kite.html', text }],
        config: defaultServiceConfig('kites'),
        configFile: 'service.yaml',
      });
      const ids = Object.values(document.paths).map((item) => item.get?.operationId);
      return { ids, codes: diagnostics.map(({ code }) => code) };
    };
    expect(of('/')).toEqual(of(''));
  });
});
