import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { sampleContract } from '../support/sample-contract.ts';

const text = readFileSync(path.join(import.meta.dirname, 'pages/os-api-ref/index.html'), 'utf8');
const html = contractOf({
  pages: [{ file: 'index.html', text }],
  config: defaultServiceConfig('sample'),
  configFile: 'service.yaml',
});
const rst = sampleContract(path.join(import.meta.dirname, 'samples/2-os-api-ref'));

/** Without what names a page; and without the row that the file of parameters lacks, which Sphinx leaves out. */
const isOfPage = (key: string): boolean => ['x-source', 'externalDocs', 'note'].includes(key);
const withoutPages = (document: object): unknown =>
  JSON.parse(JSON.stringify(document, (key, value) => (isOfPage(key) ? undefined : value)));

describe('a page that os-api-ref has built', () => {
  it('gives the contract of its RST', () => {
    expect(withoutPages(html.document)).toEqual(withoutPages(rst.document));
  });

  it('is read as older versions have built it too', () => {
    const older = text.replaceAll('class="endpoint-url"', 'class="row col-md-12"');
    expect(older).not.toBe(text);
    const { document } = contractOf({
      pages: [{ file: 'index.html', text: older }],
      config: defaultServiceConfig('sample'),
      configFile: 'service.yaml',
    });
    expect(Object.keys(document.paths)).toEqual(Object.keys(html.document.paths));
  });

  it('has its own lines', () => {
    const lines = text.split('\n');
    const lineOf = (at: string): string => lines[(html.sources.get(at)?.source.line ?? 0) - 1] ?? '';
    const operation = '/paths/~1v1~1quays~1{quay_id}~1berths/get';
    expect(html.family).toMatchObject({ name: 'os-api-ref' });
    expect(lineOf(operation)).toContain('operation-grp');
    expect(lineOf(`${operation}/parameters/0`)).toContain('quay_id');
    expect(lineOf(`${operation}/parameters/1`)).toContain('free');
  });
});
