import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { propertiesOf } from '../../scripts/generate/resolve.ts';

const NULL = { type: 'object', nullable: true, not: { type: 'object' } };
const A = { $ref: '#/components/schemas/A' };
const B = { $ref: '#/components/schemas/B' };
const contract = {
  components: {
    schemas: {
      A: { type: 'object', properties: { id: { type: 'string' } } },
      B: { type: 'object', properties: { size: { description: 'Its size.', anyOf: [A, NULL] } } },
    },
  },
} as unknown as OpenApiDocument;

describe('properties', () => {
  it.each<[string, object, string[]]>([
    ['a reference', A, ['id']],
    ['a reference with words', { description: 'a', allOf: [A] }, ['id']],
    ['a reference or null', { description: 'a', anyOf: [A, NULL] }, ['id']],
    ['null or a reference', { oneOf: [NULL, A] }, ['id']],
    ['one of two', { anyOf: [A, B] }, []],
    ['one of two or null', { anyOf: [A, B, NULL] }, []],
    ['null alone', NULL, []],
  ])('of %s', (_, schema, names) => {
    expect([...propertiesOf(contract, schema).keys()]).toEqual(names);
  });

  it('have what their reference says, null beside it or not', () => {
    expect(propertiesOf(contract, B).get('size')).toMatchObject({
      description: 'Its size.',
      type: 'object',
      properties: { id: { type: 'string' } },
    });
  });
});
