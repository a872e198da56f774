import { describe, expect, it } from 'vitest';
import { compareContracts, type DatedContract } from '../../scripts/drift/index.ts';
import type { OpenApiDocument, SchemaObject } from '../../scripts/emit/index.ts';
import { contract, contractOf, list, map, object, string } from './bodies.ts';

const FLAT = object({ id: string, span: { type: 'integer' } }, ['id']);
const NESTED = object({ kites: list(FLAT) }, ['kites']);
const LOWER = { kites: [{ id: 'a' }] };
const HIGHER = { id: 'a', span: 3 };

const told = (old: OpenApiDocument, now: OpenApiDocument): string[] =>
  compareContracts({ document: old }, { document: now })
    .filter(({ id }) => !id.includes('example'))
    .map((change) => `${change.class} ${change.id}`);

const corrected = 'warning response-properties-level-corrected';
const doubtful = 'warning response-properties-level-doubtful';
const down = [
  'breaking response-required-property-removed',
  'breaking response-optional-property-removed',
  'additive response-required-property-added',
];
const up = [
  'breaking response-required-property-removed',
  'additive response-required-property-added',
  'additive response-optional-property-added',
];

describe('fields that are told at another level', () => {
  const cases: readonly {
    readonly what: string;
    readonly old: SchemaObject;
    readonly now: SchemaObject;
    readonly oldExamples?: readonly unknown[];
    readonly newExamples?: readonly unknown[];
    readonly says: readonly string[];
  }[] = [
    { what: 'the old example had them there', old: FLAT, now: NESTED, oldExamples: [LOWER], says: [corrected] },
    { what: 'both examples do', old: FLAT, now: NESTED, oldExamples: [LOWER], newExamples: [LOWER], says: [corrected] },
    {
      what: 'the new example has them where they were',
      old: FLAT,
      now: NESTED,
      newExamples: [HIGHER],
      says: [doubtful],
    },
    {
      what: 'both have them where they were',
      old: FLAT,
      now: NESTED,
      oldExamples: [HIGHER],
      newExamples: [HIGHER],
      says: [doubtful],
    },
    { what: 'no example is there', old: FLAT, now: NESTED, says: down },
    {
      what: 'the example shows neither level',
      old: FLAT,
      now: NESTED,
      oldExamples: [{}, { kites: [] }, 7, null],
      says: down,
    },
    {
      what: 'the example shows both levels',
      old: FLAT,
      now: NESTED,
      oldExamples: [{ ...LOWER, ...HIGHER }],
      says: down,
    },
    { what: 'examples show a level each', old: FLAT, now: NESTED, oldExamples: [LOWER, HIGHER], says: down },
    {
      what: 'each example fits its own table',
      old: FLAT,
      now: NESTED,
      oldExamples: [HIGHER],
      newExamples: [LOWER],
      says: down,
    },
    {
      what: 'each example fits the other table',
      old: FLAT,
      now: NESTED,
      oldExamples: [LOWER],
      newExamples: [HIGHER],
      says: down,
    },
    { what: 'the old example had them higher', old: NESTED, now: FLAT, oldExamples: [HIGHER], says: [corrected] },
    { what: 'the new example has them lower still', old: NESTED, now: FLAT, newExamples: [LOWER], says: [doubtful] },
    { what: 'they went up and no example is there', old: NESTED, now: FLAT, says: up },
    {
      what: 'the example is a list where the table has an object',
      old: FLAT,
      now: object({ kites: FLAT }),
      oldExamples: [LOWER],
      says: [corrected],
    },
    {
      what: 'they are in the values of a map',
      old: object({ kites: FLAT }),
      now: object({ kites: map(FLAT) }),
      oldExamples: [{ kites: { red: [HIGHER] } }],
      says: [corrected],
    },
    {
      what: 'they left a map',
      old: object({ kites: map(list(FLAT)) }),
      now: object({ kites: FLAT }),
      newExamples: [{ kites: { red: [HIGHER] } }],
      says: [doubtful],
    },
    {
      what: 'they are in a map, and the example is of none',
      old: object({ kites: FLAT }),
      now: object({ kites: map(FLAT) }),
      oldExamples: [{ kites: HIGHER }],
      says: ['breaking response-property-type-changed'],
    },
    {
      what: 'a map of other fields',
      old: object({ kites: FLAT }),
      now: object({ kites: map(object({ colour: string })) }),
      oldExamples: [{ kites: { red: { colour: 'red' } } }],
      says: ['breaking response-property-type-changed'],
    },
    {
      what: 'the field that holds them was there, and its fields not',
      old: object({ kites: list({ type: 'object' }), id: string, span: string }),
      now: object({ kites: list(object({ id: string, span: string })) }),
      oldExamples: [LOWER],
      says: [corrected],
    },
    {
      what: 'the field that holds them was there, and is mandatory now',
      old: object({ kites: { type: 'object' }, id: string }),
      now: object({ kites: object({ id: string }) }, ['kites']),
      oldExamples: [LOWER],
      says: [corrected, 'additive response-property-became-required'],
    },
    {
      what: 'another type is a change of its own',
      old: FLAT,
      now: object({ kites: list(object({ id: { type: 'integer' }, span: { type: 'integer' } }, ['id'])) }),
      oldExamples: [LOWER],
      says: ['breaking response-property-type-changed', corrected],
    },
    {
      what: 'what came and went beside them is a change of its own',
      old: object({ id: string, span: string, wind: { type: 'number' } }),
      now: object({ kites: object({ id: string, span: string, colour: { type: 'boolean' } }) }),
      oldExamples: [LOWER],
      says: ['breaking response-optional-property-removed', corrected, 'additive response-optional-property-added'],
    },
  ];

  it.each(cases)('$what', ({ old, now, oldExamples = [], newExamples = [], says }) => {
    expect(told(contract(old, oldExamples), contract(now, newExamples))).toEqual(says);
  });

  const opposite: Readonly<Record<string, string>> = { added: 'removed', removed: 'added', changed: 'changed' };
  it.each(cases)('$what, and the way back', ({ old, now, oldExamples = [], newExamples = [] }) => {
    const [from, to] = [{ document: contract(old, oldExamples) }, { document: contract(now, newExamples) }];
    const forth = compareContracts(from, to).map(({ kind }) => kind);
    const back = compareContracts(to, from).map(({ kind }) => opposite[kind]);
    expect(back.sort()).toEqual(forth.sort());
    expect(forth).not.toEqual([]);
  });

  it('hold for requests, where nothing new is mandatory then', () => {
    const [old, now] = [contract(FLAT, [LOWER], 'request'), contract(NESTED, [], 'request')];
    expect(told(old, now)).toEqual(['warning request-properties-level-corrected']);
    expect(told(contract(FLAT, [], 'request'), now)).toContain('breaking new-required-request-property');
  });

  it('are told with both places, and what the example does', () => {
    const lines: Record<string, number> = { FLAT: 4, NESTED: 9 };
    const dated = (document: OpenApiDocument, side: string): DatedContract => ({
      document,
      placeAt: (at) => (at.endsWith('/properties/id') ? { file: `${side}.rst`, line: lines[side] ?? 0 } : undefined),
    });
    const [change] = compareContracts(
      dated(contract(FLAT, [LOWER]), 'FLAT'),
      dated(contract(NESTED, [LOWER]), 'NESTED'),
    );
    const body = '/paths/~1kites~10/post/responses/200/content/application~1json/schema';
    expect(change).toMatchObject({
      message:
        "`kites[]` in the 200 response of `send0` (POST /kites/0) has `id`, `span`, told one level down: the old page's example already did so",
      before: { file: 'FLAT.rst', line: 4 },
      after: { file: 'NESTED.rst', line: 9 },
      pointer: `${body}/properties/kites/items`,
      former: { pointer: body },
    });
  });
});

describe('proof', () => {
  const schemas = (kite: SchemaObject) => ({ Kite: kite });
  const ref = { $ref: '#/components/schemas/Kite' };

  it('counts for the operation whose example it is, and for no other that shares the component', () => {
    const old = contractOf(
      [{ schema: ref, examples: { one: { value: LOWER } } }, { schema: ref }],
      'response',
      schemas(FLAT),
    );
    const now = contractOf([{ schema: ref }, { schema: ref }], 'response', schemas(NESTED));
    const changes = compareContracts({ document: old }, { document: now }).filter(({ id }) => id.includes('propert'));
    expect(changes.map(({ id, operations }) => [id, operations.join()])).toEqual([
      ['response-required-property-removed', 'send1'],
      ['response-optional-property-removed', 'send1'],
      ['response-properties-level-corrected', 'send0'],
      ['response-required-property-added', 'send1'],
    ]);
  });

  const bodies = (kite: SchemaObject, examples: readonly unknown[]) =>
    contractOf(
      [
        {
          schema: {
            oneOf: [
              { ...kite, title: 'Kite', 'x-source': 'kite.rst' },
              { ...object({ wind: string }, ['wind']), title: 'Wind' },
            ],
          },
          'x-contradicting-examples': examples.map((value) => ({ value })),
        },
      ],
      'request',
    );
  const fromPage = (document: OpenApiDocument, file: string | undefined): DatedContract => ({
    document,
    placeAt: (at) => (file !== undefined && at.includes('examples') ? { file, line: 1 } : undefined),
  });

  it.each([
    ['its own page', 'kite.rst', true],
    ['the page of another', 'wind.rst', false],
    ['a page that is not known', undefined, false],
  ])('of an alternative is an example of %s', (_, file, isProof) => {
    const [old, now] = [bodies(FLAT, [LOWER]), bodies(NESTED, [])];
    const ids = compareContracts(fromPage(old, file), fromPage(now, file)).map(({ id }) => id);
    expect(ids.includes('request-properties-level-corrected')).toBe(isProof);
    expect(ids.includes('new-required-request-property')).toBe(!isProof);
  });
});
