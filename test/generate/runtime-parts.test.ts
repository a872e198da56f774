import { describe, expect, it } from 'vitest';
import { ALL_PARTS, runtimeParts, withRuntimeParts } from '../../scripts/generate/runtime-parts.ts';

const NONE = { signed: false, queryKey: false, regions: false, project: false, waits: false };

describe('parts of a runtime', () => {
  const source = [
    'a',
    '// {{#signed}}',
    '  b',
    '// {{/signed}}',
    '  // {{^signed}}',
    '  //= c',
    '  // plain',
    '  // {{/signed}}',
    'd, // {{waits}}',
    'e',
  ].join('\n');

  it.each([
    ['all', ALL_PARTS, 'a\n  b\nd,\ne'],
    ['none', NONE, 'a\n  c\n  // plain\ne'],
    ['one', { ...NONE, waits: true }, 'a\n  c\n  // plain\nd,\ne'],
  ])('are kept as they are needed: %s', (_, parts, text) => {
    expect(withRuntimeParts(source, parts)).toBe(text);
  });

  it('are marked by comments of Python too', () => {
    expect(withRuntimeParts('# {{^signed}}\n#= a = 1\n# {{/signed}}\nb = 2  # {{regions}}\n', NONE)).toBe('a = 1\n');
  });

  const contract = (more: object = {}, paths: object = {}) =>
    ({
      openapi: '3.0.3',
      info: { title: 'Kites', version: '1' },
      paths,
      components: { schemas: {}, securitySchemes: {} },
      ...more,
    }) as never;

  it.each([
    ['nothing', contract(), NONE],
    [
      'a key in the query',
      contract({ components: { securitySchemes: { k: { type: 'apiKey', in: 'query', name: 'k' } } } }),
      { ...NONE, queryKey: true },
    ],
    [
      'regions',
      contract({ servers: [{ url: 'https://a.test', 'x-regions': { north: 'https://n.test' } }] }),
      { ...NONE, regions: true },
    ],
    ['a project in paths', contract({}, { '/v1/{project_id}/kites': {} }), { ...NONE, project: true }],
    [
      'an access key, with what comes with it',
      contract({
        components: { securitySchemes: { signature: { type: 'apiKey', in: 'header', name: 'Authorization' } } },
      }),
      { ...NONE, signed: true, regions: true, project: true },
    ],
  ])('are those of the contract: %s', (_, document, parts) => {
    expect(runtimeParts(document)).toEqual(parts);
  });
});
