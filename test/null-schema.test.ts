import { describe, expect, it } from 'vitest';
import { formOrNull, hasNullForm, isNullSchema, partsOf, valuesOf, withNullBeside } from '../scripts/null-schema.ts';

const A = { $ref: '#/components/schemas/A' };
const B = { $ref: '#/components/schemas/B' };
const NULL = { type: 'object', nullable: true, not: { type: 'object' } };

describe('a schema of null alone', () => {
  it.each<[unknown, boolean]>([
    [NULL, true],
    [{ type: 'object', nullable: true, enum: [null] }, true],
    [{ enum: [null] }, true],
    [{ type: 'null' }, true],
    [{ const: null }, true],
    [{ type: 'object', nullable: true }, false],
    [{ nullable: true, enum: ['a', null] }, false],
    [{ enum: [] }, false],
    [{ type: 'object', not: { type: 'object' } }, false],
    [{ type: 'object', nullable: true, not: { type: 'string' } }, false],
    [{ type: 'object', nullable: true, not: { type: 'object', required: ['a'] } }, false],
    [{ nullable: true, not: {} }, false],
    [{}, false],
    [null, false],
    ['null', false],
  ])('%j: %s', (schema, expected) => {
    expect(isNullSchema(schema)).toBe(expected);
  });
});

describe('forms of a value', () => {
  it.each<[object, object]>([
    [{ anyOf: [A, NULL] }, { form: A, has: true, parts: [A], beside: { nullable: true, allOf: [A] } }],
    [{ oneOf: [NULL, A] }, { form: A, has: true, parts: [A], beside: { nullable: true, allOf: [A] } }],
    [{ anyOf: [A, B, NULL] }, { has: true, parts: [], beside: { nullable: true, anyOf: [A, B] } }],
    [{ anyOf: [A] }, { has: false, parts: [], beside: { anyOf: [A] } }],
    [{ allOf: [A] }, { has: false, parts: [A], beside: { allOf: [A] } }],
    [{ anyOf: [NULL] }, { has: true, parts: [], beside: { anyOf: [NULL] } }],
    [
      { allOf: [B], anyOf: [A, NULL] },
      { form: A, has: true, parts: [B], beside: { allOf: [B], nullable: true, anyOf: [A] } },
    ],
    // Properties may be called by keywords.
    [{ anyOf: { type: 'string' } }, { has: false, parts: [], beside: { anyOf: { type: 'string' } } }],
  ])('%j', (schema, expected) => {
    const node = schema as Record<string, unknown>;
    const form = formOrNull(node);
    expect({
      ...(form ? { form: form.node } : {}),
      has: hasNullForm(node),
      parts: partsOf(node),
      beside: withNullBeside(node),
    }).toEqual(expected);
    const { keyword = '', index = 0 } = form ?? {};
    if (form) expect((node[keyword] as unknown[])[index]).toBe(form.node);
  });
});

it.each<[object, unknown[]]>([
  [{ nullable: true, enum: ['a', null] }, ['a']],
  [{ enum: ['a', null] }, ['a', null]],
  [{ nullable: true }, []],
])('values of %j', (schema, values) => {
  expect(valuesOf(schema as Record<string, unknown>)).toEqual(values);
});
