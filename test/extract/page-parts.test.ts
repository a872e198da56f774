import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { tableHtml } from '../support/small-page.ts';

const contract = (text: string) =>
  contractOf({
    pages: [{ file: 'index.html', text }],
    config: defaultServiceConfig('kites'),
    configFile: 'service.yaml',
  });

const COLUMNS = ['Parameter', 'Type', 'Description'] as const;

/** An operation of the house's layout below a heading of a level, with a structure in a table of its own. */
const operation = (level: number, title: string, line: string, field: string): string =>
  `<h${level} id="${field}-page">${title}</h${level}><h${level + 1}>URI</h${level + 1}><p>${line}</p>` +
  `<h${level + 1}>Response Parameters</h${level + 1}><p>Status code: 200</p>` +
  tableHtml(
    COLUMNS,
    [['kite', `<a href="#document-kites/${field}#${field}-table">Kite</a> object`, 'The kite.']],
    'Table 1 Response body parameters',
  ) +
  `<a name="${field}-table"></a>${tableHtml(COLUMNS, [[field, 'String', 'Said of it.']], 'Table 2 Kite')}`;

const GET = operation(3, 'Querying a Kite', 'GET /v1/kites/{kite_id}', 'colour');
const DELETE = operation(3, 'Deleting a Kite', 'DELETE /v1/kites/{kite_id}', 'remains');
const page = (...parts: string[]): string =>
  `<html><body><h1>Kites</h1><h2 id="kites">Flying</h2>${parts.join('')}</body></html>`;

describe('a page of several operations', () => {
  it('gives each with what stands below its heading', () => {
    const { document, diagnostics } = contract(page(GET, DELETE, '<h3>History</h3><p>Changed twice.</p>'));
    const item = document.paths['/v1/kites/{kite_id}'];
    expect([item?.get, item?.delete].map((each) => [each?.operationId, each?.summary, each?.tags])).toEqual([
      ['showKite', 'Querying a Kite', ['Flying']],
      ['deleteKite', 'Deleting a Kite', ['Flying']],
    ]);
    const fields = Object.values(document.components.schemas).map(({ properties }) => Object.keys(properties ?? {}));
    expect(fields.sort()).toEqual([['colour'], ['kite'], ['kite'], ['remains']]);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('says where on the page each fact is', () => {
    const { sources } = contract(page(`${GET}\n`, DELETE));
    const lines = ['get', 'delete'].map(
      (method) => sources.get(`/paths/~1v1~1kites~1{kite_id}/${method}`)?.source.line,
    );
    expect(lines[1]).toBeGreaterThan(lines[0] ?? Number.NaN);
  });

  it.each([
    ['one operation below a chapter', page(GET), 1],
    ['one operation, whose title is the page’s', operation(1, 'Querying a Kite', 'GET /v1/kites', 'colour'), 1],
    [
      'a section on addresses that states none',
      page(GET, '<h3>Addresses</h3><h4>URI</h4><p>Each operation has an address.</p>'),
      1,
    ],
    ['an operation a page in a chapter each', page(GET, '<h2>Landing</h2>', DELETE), 2],
  ])('%s', (_, text, count) => {
    const operations = Object.values(contract(text).document.paths).flatMap((item) => Object.keys(item));
    expect(operations).toHaveLength(count);
  });
});

describe('a site that Sphinx builds into one page', () => {
  it('is read as the pages that it was', () => {
    const wrapped = (name: string, section: string): string =>
      `<span id="document-${name}"></span><section id="${name}">${section}</section>`;
    const text = `<div role="main"><section id="kites"><h1>Kites</h1><div class="toctree-wrapper compound">${wrapped('flying', `<h2>Flying</h2><div class="toctree-wrapper compound">${wrapped('get', GET)}${wrapped('delete', DELETE)}</div>`)}</div></section></div>`;
    const { document } = contract(text);
    expect(Object.keys(document.paths['/v1/kites/{kite_id}'] ?? {})).toEqual(['get', 'delete']);
    const listed =
      '<div role="main"><h1>Kites</h1><div class="toctree-wrapper"><ul><li><a href="get.html">Get</a></li></ul></div></div>';
    expect(Object.keys(contract(listed).document.paths)).toEqual([]);
  });
});
