import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { fieldNames } from '../../scripts/generate/field-names.ts';
import { fieldName } from '../../scripts/generate/python/names.ts';

const contractWith = (...objects: readonly (readonly string[])[]): OpenApiDocument =>
  ({
    paths: {},
    components: {
      schemas: Object.fromEntries(
        objects.map((names, index) => [
          `Thing${index}`,
          { properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) },
        ]),
      ),
    },
  }) as unknown as OpenApiDocument;

describe('fields that one language would write alike', () => {
  it.each([
    ['none', [['name', 'other_name'], ['Name']], {}],
    ['by case', [['id', 'ID']], { ID: 'id_2' }],
    ['by marks', [['a-b', 'a_b', 'aB']], { 'a-b': 'a_b_2', aB: 'a_b_3' }],
    [
      'where most objects have one of them',
      [['os-type', 'osType'], ['osType'], ['osType']],
      { 'os-type': 'os_type_2' },
    ],
    ['and a number is taken', [['x', 'X', 'x2', 'x_3']], { X: 'x_4' }],
    ['and the name begins with a digit', [['2fa', '2FA']], { '2fa': 'var_2fa_2' }],
  ])('get names of their own: %s', (_, objects, names) => {
    expect(fieldNames(contractWith(...objects), fieldName)).toEqual(names);
  });

  it('are found in the bodies of operations too', () => {
    const contract = contractWith();
    const schema = { type: 'array', items: { properties: { 'a:b': {}, 'a.b': {} } } };
    Object.assign(contract.paths, { '/a': { post: { requestBody: { content: { 'application/json': { schema } } } } } });
    expect(fieldNames(contract, fieldName)).toEqual({ 'a:b': 'a_b_2' });
  });
});
