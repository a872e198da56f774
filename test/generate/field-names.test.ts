import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { argumentNames, fieldNames } from '../../scripts/generate/field-names.ts';
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
    ['beyond ASCII', [['mål', 'størrelse', '名前']], { mål: 'mal', størrelse: 'storrelse', 名前: 'u540d_u524d' }],
    [
      'beyond ASCII, and others have them',
      [['mål', 'mal', 'größe', 'Größe']],
      { mål: 'mal_2', größe: 'grosse_2', Größe: 'grosse' },
    ],
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

describe('parameters beyond ASCII', () => {
  it.each([
    ['none', ['name', 'other-name'], {}],
    ['one', ['språk'], { språk: 'sprak' }],
    ['one beside the name that it would have', ['språk', 'sprak'], { språk: 'sprak_2' }],
    ['two of one name', ['språk', 'sprâk'], { sprâk: 'sprak', språk: 'sprak_2' }],
  ])('get names of their own: %s', (_, names, expected) => {
    const contract = contractWith();
    const parameters = names.map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
    Object.assign(contract.paths, { '/a': { get: { parameters } } });
    expect(argumentNames(contract, fieldName)).toEqual(expected);
  });
});
