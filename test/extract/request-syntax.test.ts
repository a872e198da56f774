import { describe, expect, it } from 'vitest';
import { messageSyntax } from '../../scripts/extract/request/request-syntax.ts';
import { codesOf, contractOfText, onlyOperation, tableHtml } from '../support/small-page.ts';

type Texts = Readonly<Record<string, string>>;

/** A page whose sections are given by heading. */
const page = (sections: Texts): string =>
  `<html><body><h1>Hanging a Kite</h1>${Object.entries(sections)
    .map(([heading, html]) => `<h4>${heading}</h4>${html}`)
    .join('\n')}</body></html>`;

const block = (...lines: readonly string[]): string =>
  `<pre>${lines.join('\n').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</pre>`;

const RESPONSE = { 'Response Syntax': block('HTTP/1.1 status_code', 'Date: date') };

/** Path with method, then each parameter as `in name`, a star behind what is required. */
function addressOf(sections: Texts): string[] {
  const { document } = contractOfText(page({ ...sections, ...RESPONSE }));
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => [
      `${method} ${path}`,
      ...(operation?.parameters ?? []).map((each) => `${each.in} ${each.name}${each.required ? '*' : ''}`),
    ]),
  );
}

describe('a block of request syntax', () => {
  it.each<[string, string[]]>([
    ['PUT / HTTP/1.1', ['put /']],
    ['PUT /?string HTTP/1.1', ['put /', 'query string*']],
    ['PUT /KiteName?string HTTP/1.1', ['put /{KiteName}', 'path KiteName*', 'query string*']],
    ['PUT /kitename HTTP/1.1', ['put /{kitename}', 'path kitename*']],
    ['PUT /v1/kites/kite_id/rename HTTP/1.1', ['put /v1/kites/{kite_id}/rename', 'path kite_id*']],
    ['PUT /v1/{box}/kiteName HTTP/1.1', ['put /v1/{box}/kiteName', 'path box*']],
    [
      'PUT /KiteName?part=n&upload=UploadID HTTP/1.1',
      ['put /{KiteName}', 'path KiteName*', 'query part', 'query upload'],
    ],
    ['PUT https://kites.example/KiteName HTTP/1.1', ['put /{KiteName}', 'path KiteName*']],
    ['PUT /kites', ['put /kites']],
    ['PAINT /kites HTTP/1.1', []],
    ['Put a kite into a box.', []],
  ])('%s', (line, address) => {
    expect(addressOf({ 'Request Syntax': block(line, 'Host: kites.example') })).toEqual(
      address.length === 0 ? [] : [...address],
    );
  });

  it('is an example elsewhere', () => {
    expect(addressOf({ URI: '<p>GET /v1/kites</p>', 'Request Syntax': block('GET /KiteName HTTP/1.1') })).toEqual([
      'get /v1/kites',
    ]);
  });

  it('has a word that a row describes for a placeholder, and reports one that nothing decides', () => {
    const parameters = tableHtml(['Parameter', 'Description'], [['box', 'Box of the kite.']]);
    const sections = { 'Request Syntax': block('GET /box/kite HTTP/1.1'), 'Request Parameters': parameters };
    expect(addressOf(sections)).toEqual(['get /{box}/kite', 'path box*']);
    expect(codesOf(contractOfText(page({ ...sections, ...RESPONSE })))).toEqual([
      'extract/uri-name-open',
      'link/status-assumed',
      'link/verb-unknown',
    ]);
  });

  it('takes what further blocks of the same request show as optional, and reports another request', () => {
    const blocks = (...lines: readonly string[]): string => lines.map((line) => block(line)).join('<p>Or:</p>');
    const same = { 'Request Syntax': blocks('GET /?wind HTTP/1.1', 'GET /?wind&rain&hail=size HTTP/1.1') };
    expect(addressOf(same)).toEqual(['get /', 'query wind*', 'query rain', 'query hail']);
    const other = { 'Request Syntax': blocks('GET / HTTP/1.1', 'GET /KiteName HTTP/1.1'), ...RESPONSE };
    expect(addressOf(other)).toEqual(['get /']);
    expect(codesOf(contractOfText(page(other)))).toContain('extract/uri-several');
  });

  it('has headers below a heading of headers, whatever the caption', () => {
    const headers = (caption: string): string =>
      tableHtml(['Header', 'Description'], [['X-Wind', 'From where.']], caption);
    const syntax = { 'Request Syntax': block('PUT / HTTP/1.1') };
    expect(addressOf({ ...syntax, 'Request Headers': headers('Wind') })).toEqual(['put /', 'header X-Wind']);
    expect(addressOf({ ...syntax, Request: headers('Wind') })).toEqual(['put /']);
  });

  it('has the statuses that its errors name', () => {
    const statuses = (errors: string): string[] =>
      Object.keys(
        onlyOperation(
          contractOfText(page({ 'Request Syntax': block('PUT / HTTP/1.1'), ...RESPONSE, 'Error Responses': errors })),
        )?.responses ?? {},
      );
    expect(statuses('<p>Without wind, status code 404 Not Found and error code NoWind are returned.</p>')).toEqual([
      '200',
      '404',
    ]);
    expect(statuses('<p>Kites above 404 metres give no error, and status code 200 is returned.</p>')).toEqual(['200']);
  });

  it('is not contradicted by an example of success, where it names failures alone', () => {
    const sections = {
      'Request Syntax': block('PUT / HTTP/1.1'),
      ...RESPONSE,
      'Error Responses': '<p>Without wind, status code 404 is returned.</p>',
    };
    const codes = (sample: string): string[] =>
      codesOf(contractOfText(page({ ...sections, 'Sample Response': block(sample, 'Server: kites') })));
    expect(codes('HTTP/1.1 200 OK')).not.toContain('link/example-status');
    expect(codes('HTTP/1.1 409 Conflict')).toContain('link/example-status');
  });

  it('gives headers that no row describes, and keeps a host with a name in it', () => {
    const syntax = block('GET /KiteName HTTP/1.1', 'Host: boxname.kites.example', 'Date: date', 'x-wind: wind');
    const headers = tableHtml(['Header', 'Description'], [['X-Wind', 'From where.']]);
    const sections = { 'Request Syntax': syntax, 'Request Headers': headers };
    expect(addressOf(sections)).toEqual(['get /{KiteName}', 'path KiteName*', 'header X-Wind', 'header Date']);
    const hostIn = (text: string): unknown => onlyOperation(contractOfText(text))?.['x-host'];
    expect(hostIn(page({ ...sections, ...RESPONSE }))).toBe('boxname.kites.example');
    expect(hostIn(page({ ...sections, 'Request Syntax': syntax.replace('boxname', 'eu') }))).toBeUndefined();
  });

  it('leaves parameters to the address where elements are described apart', () => {
    const parameters = tableHtml(['Parameter', 'Description', 'Mandatory'], [['wind', 'From where.', 'Yes']]);
    const syntax = { 'Request Syntax': block('PUT /KiteName HTTP/1.1') };
    const elements = tableHtml(['Element', 'Description'], [['Tail', 'Its tail.']]);
    const bodied = { ...syntax, 'Request Parameters': parameters };
    expect(addressOf({ ...bodied, 'Request Elements': elements })).toContain('query wind*');
    expect(addressOf(bodied)).not.toContain('query wind*');
  });

  it('shows a status, or a word for one', () => {
    const statuses = (line: string): string[] =>
      Object.keys(
        onlyOperation(
          contractOfText(page({ 'Request Syntax': block('PUT / HTTP/1.1'), 'Response Syntax': block(line) })),
        )?.responses ?? {},
      );
    expect(statuses('HTTP/1.1 204 No Content')).toEqual(['204']);
    expect(statuses('HTTP/1.1 status_code')).toEqual(['200']);
  });
});

describe('pages that flags of the query string tell apart', () => {
  const contract = contractOfText(page({ 'Request Syntax': block('PUT /?wind HTTP/1.1'), ...RESPONSE }));

  it('need their flag, one page alone', () => {
    const [flag] = onlyOperation(contract)?.parameters ?? [];
    expect(flag).toMatchObject({ name: 'wind', required: true, allowEmptyValue: true });
    expect(onlyOperation(contract)).not.toHaveProperty('x-alternatives');
  });
});

describe('a message as it is sent', () => {
  it.each([
    ['PUT /a HTTP/1.1\nHost: h\n\n<A/>', 'PUT /a HTTP/1.1', ['Host'], '\n<A/>', 3],
    ['PUT /a HTTP/1.1\n\nHost: h\nDate: d\n\n<A/>', 'PUT /a HTTP/1.1', ['Host', 'Date'], '\n<A/>', 5],
    ['PUT /a HTTP/1.1\n\n<A/>', 'PUT /a HTTP/1.1', [], '\n<A/>', 2],
    ['HTTP/1.1 200 OK\nDate: d\n{}', 'HTTP/1.1 200 OK', ['Date'], '{}', 3],
    ['<A/>', undefined, [], '<A/>', 1],
    ['GET /a', 'GET /a', [], undefined, undefined],
    ['', undefined, [], undefined, undefined],
  ])('%j', (text, start, headers, body, line) => {
    const read = messageSyntax({ kind: 'code', language: undefined, text, line: 1 });
    expect([read.start?.text, read.headers.map(({ name }) => name), read.body?.text, read.body?.line]).toEqual([
      start,
      headers,
      body,
      line,
    ]);
  });
});
