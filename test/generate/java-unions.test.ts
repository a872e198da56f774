import { describe, expect, it } from 'vitest';
import { withUnions } from '../../scripts/generate/java/unions.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = { type: 'object', properties: { id: { type: 'string' } } };
const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });

/** A prepared contract with a schema in one place of each kind, beside the objects `A` and `B`. */
const contract = (schemas: object, operation: object = {}) => ({
  paths: { '/x': { post: { operationId: 'moveShip', ...operation } } },
  components: { schemas: { A: object, B: object, ...schemas } },
});

const schemasOf = (given: ReturnType<typeof contract>, taken: string[] = ['A', 'B']) => {
  const { contract: made, classes } = withUnions(given, taken);
  return { ...made, classes, schemas: (made.components as { schemas: Record<string, object> }).schemas };
};

const union = { oneOf: [ref('A'), ref('B')] };

describe('unions of Java', () => {
  it.each<[where: string, given: ReturnType<typeof contract>, name: string]>([
    ['a body', contract({}, { requestBody: json(union) }), 'MoveShipRequest'],
    ['an answer', contract({}, { responses: { 200: json(union) } }), 'MoveShip200Response'],
    ['a field', contract({ C: { properties: { form: union } } }), 'CForm'],
    ['items of a field', contract({ C: { properties: { forms: { items: { anyOf: union.oneOf } } } } }), 'CFormsInner'],
    ['values of a map', contract({ C: { properties: { by: { additionalProperties: union } } } }), 'CByValue'],
  ])('is called by its place: %s', (_, given, name) => {
    const { classes, schemas } = schemasOf(given);
    expect(classes).toEqual([name]);
    expect(schemas[name]).toMatchObject({ 'x-choice': true, 'x-forms': ['A', 'B'] });
    expect([schemas.A, schemas.B]).toMatchObject([{ 'x-unions': name }, { 'x-unions': name }]);
  });

  it('is one for places with the same forms, and keeps what each says of itself', () => {
    const [one, other] = ['one', 'other'].map((description) => ({ ...union, description, nullable: true }));
    const { classes, schemas } = schemasOf(contract({ C: { properties: { one, other } } }));
    expect(classes).toEqual(['COne']);
    expect(schemas.C).toEqual({
      properties: {
        one: { description: 'one', allOf: [ref('COne')] },
        other: { description: 'other', allOf: [ref('COne')] },
      },
    });
  });

  it('has a name that nothing else has', () => {
    const given = contract({ C: { properties: { one: union } } });
    expect(schemasOf(given, ['A', 'B', 'C', 'cone']).classes).toEqual(['COne2']);
  });

  it('marks a component where it stands, and an object with all unions that it is a form of', () => {
    const { classes, schemas } = schemasOf(contract({ Z: union, Y: { anyOf: [ref('A')] } }));
    expect(classes).toEqual([]);
    expect(schemas.A).toMatchObject({ 'x-unions': 'Y, Z' });
    expect(schemas.B).toMatchObject({ 'x-unions': 'Z' });
  });

  it.each<[what: string, forms: unknown[]]>([
    ['a text', [ref('A'), { type: 'string' }]],
    ['a list', [ref('A'), { type: 'array', items: ref('B') }]],
    ['an object without fields', [ref('A'), { type: 'object' }]],
    ['another union', [ref('A'), ref('Either')]],
  ])('is none where a form is %s', (_, oneOf) => {
    const { schemas } = schemasOf(contract({ Either: union, C: { properties: { one: { oneOf } } } }));
    expect(schemas.COne).toMatchObject({ 'x-choice': true });
    expect(schemas.COne).not.toHaveProperty('x-forms');
  });

  it('leaves a contract without any as it is', () => {
    const given = contract({ C: { properties: { items: ref('A'), schemas: { type: 'string' } } } });
    expect(withUnions(given, [])).toEqual({ contract: given, classes: [] });
  });
});
