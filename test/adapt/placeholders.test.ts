import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';

const readOf = (target: string) => {
  const text = `Kites\n=====\n\n.. http:get:: ${target}\n\n   Show a kite.\n\n   :statuscode 200: fine\n`;
  const config = defaultServiceConfig('kites');
  const { document, diagnostics } = contractOf({
    pages: [{ file: 'a.rst', text }],
    config,
    configFile: 'service.yaml',
  });
  return { paths: Object.keys(document.paths), codes: diagnostics.map(({ code }) => code) };
};

describe('a path with words that every object answers to', () => {
  it.each([
    ['/kites/(int:constructor)', '/kites/{constructor}'],
    ['/kites/{constructor}', '/kites/{constructor}'],
    ['/kites/(constructor:size)', '/kites/{size}'],
    ['/kites/(int:size)', '/kites/{size}'],
  ])('%s is read', (target, path) => {
    const { paths, codes } = readOf(target);
    expect(paths).toEqual([path]);
    expect(codes).not.toContain('read/page-failed');
  });
});

describe('placeholders as pages write them', () => {
  it.each([
    ['/kites/(id or name)', '/kites/{id_or_name}', 'string'],
    ['/kites/(.+)', '/kites/{value}', 'string'],
    ['/kites/([0-9]+)', '/kites/{value}', 'integer'],
    ['/kites/(?P<tail>\\w+)$', '/kites/{tail}', 'string'],
    ['/kites/:id.json', '/kites/{id}.json', 'string'],
  ])('%s', (target, path, type) => {
    const text = `Kites\n=====\n\n.. http:get:: ${target}\n\n   Show a kite.\n\n   :statuscode 200: fine\n`;
    const { document } = contractOf({
      pages: [{ file: 'a.rst', text }],
      config: defaultServiceConfig('kites'),
      configFile: 'service.yaml',
    });
    expect(Object.keys(document.paths)).toEqual([path]);
    expect(JSON.stringify(document.paths[path])).toContain(`"type":"${type}"`);
  });
});
