import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { formTexts } from '../../scripts/generate/form-texts.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const lists = (...texts: unknown[]) => ({ type: 'string', enum: texts });
const object = (properties: object) => ({ type: 'object', properties });

/** A contract with the objects `A` and `B`, and a union of them. */
const contract = (a: object, b: object, union: object = { oneOf: [ref('A'), ref('B')] }) =>
  ({ paths: {}, components: { schemas: { A: object(a), B: object(b), U: union } } }) as unknown as OpenApiDocument;

const told = (...given: Parameters<typeof contract>) =>
  Object.fromEntries(formTexts(contract(...given), (text) => !text.includes('"')));

const KIND = {
  A: [{ member: 'kind', texts: ['a'] }],
  B: [{ member: 'kind', texts: ['b'] }],
};

describe('the forms of a union', () => {
  it.each<[what: string, given: Parameters<typeof contract>, expected: object]>([
    ['a constant of each', [{ kind: lists('a') }, { kind: lists('b') }], KIND],
    ['a constant as OpenAPI 3.1 has it', [{ kind: { const: 'a' } }, { kind: { const: 'b' } }], KIND],
    ['a constant by reference', [{ kind: { allOf: [{ ...lists('a') }] } }, { kind: lists('b') }], KIND],
    [
      'a constant, where the union is of a property that is called as a keyword',
      [{ kind: lists('a') }, { kind: lists('b') }, object({ default: { oneOf: [ref('A'), ref('B')] } })],
      KIND,
    ],
    ['anyOf', [{ kind: lists('a') }, { kind: lists('b') }, { anyOf: [ref('A'), ref('B')] }], KIND],
    [
      'lists of several texts',
      [{ kind: lists('c', 'a') }, { kind: lists('a', 'b') }],
      { A: [{ member: 'kind', texts: ['a', 'c'] }], B: [{ member: 'kind', texts: ['a', 'b'] }] },
    ],
    [
      'a discriminator with a mapping',
      [
        {},
        {},
        { oneOf: [ref('A'), ref('B')], discriminator: { propertyName: 'kind', mapping: { a: 'A', b: ref('B').$ref } } },
      ],
      KIND,
    ],
    [
      'a discriminator without one, which means names of schemas',
      [{}, {}, { oneOf: [ref('A'), ref('B')], discriminator: { propertyName: 'kind' } }],
      { A: [{ member: 'kind', texts: ['A'] }], B: [{ member: 'kind', texts: ['B'] }] },
    ],
  ])('are told apart by %s', (_, given, expected) => {
    expect(told(...given)).toEqual(expected);
  });

  it.each<[what: string, given: Parameters<typeof contract>]>([
    ['nothing', [{ a: {} }, { b: {} }]],
    ['the same texts', [{ kind: lists('a', 'b') }, { kind: lists('b', 'a') }]],
    ['a list that one form lacks', [{ kind: lists('a') }, { kind: { type: 'string' } }]],
    ['numbers', [{ kind: lists(1) }, { kind: lists(2) }]],
    ['a text that is no literal of each language', [{ kind: lists('"a') }, { kind: lists('b') }]],
    [
      'anything, where one is no object of its own',
      [{ kind: lists('a') }, {}, { oneOf: [ref('A'), { type: 'string' }] }],
    ],
    [
      'anything, where a value is what looks like one',
      [{ kind: lists('a') }, { kind: lists('b') }, { default: { oneOf: [ref('A'), ref('B')] } }],
    ],
    ['anything, where there is one form', [{ kind: lists('a') }, {}, { oneOf: [ref('A')] }]],
    [
      'what an example says',
      [{}, {}, { example: { oneOf: [ref('A'), ref('B')], discriminator: { propertyName: 'k' } } }],
    ],
  ])('are not told apart by %s', (_, given) => {
    expect(told(...given)).toEqual({});
  });
});
