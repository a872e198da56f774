import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { valuesFile as javaValues } from '../../scripts/generate/java/contract-files.ts';
import { valuesFile as pythonValues } from '../../scripts/generate/python/contract-file.ts';

/** A contract of schemas with one property each, for which one value is listed. */
const contract = (...fields: readonly (readonly [schema: string, field: string])[]): OpenApiDocument => ({
  openapi: '3.0.3',
  info: { title: 'Boats', version: '1.0.0' },
  servers: [],
  security: [],
  tags: [],
  paths: {},
  components: {
    schemas: Object.fromEntries(
      fields.map(([schema, field]) => [schema, { type: 'object', properties: { [field]: { enum: ['UP'] } } }]),
    ),
    securitySchemes: {},
  },
});

describe.each([
  ['Python', pythonValues, /^class (\w+):/gm],
  ['Java', (document: OpenApiDocument) => javaValues(document, 'io.boats'), /static final class (\w+)/g],
] as const)('classes of listed values in %s', (_, valuesFile, classes) => {
  it.each([
    [
      'one a field',
      [
        ['Sail', 'state'],
        ['Mast', 'state'],
      ],
      ['SailState', 'MastState'],
    ],
    [
      'names that meet are told apart',
      [
        ['A_B', 'c'],
        ['A', 'b_c'],
        ['ABC', ''],
      ],
      ['ABC', 'ABC2', 'ABC3'],
    ],
    ['a name that no class may have', [['1a', 'b']], ['Values1aB']],
    ['nothing listed', [], []],
  ] as const)('%s', (_, fields, expected) => {
    const names = [...valuesFile(contract(...fields)).matchAll(classes)].map(([, name]) => name);
    expect(names).toEqual(expected);
  });
});

describe('the module of listed values in Python', () => {
  it.each([
    ['imports what it uses', [['Sail', 'state']], 'from typing import Final, List\n'],
    ['without values imports no more than the list of its names', [], 'from typing import List\n'],
  ] as const)('%s', (_, fields, line) => {
    expect(pythonValues(contract(...fields)).match(/^from .*\n/gm)).toEqual([line]);
  });
});
