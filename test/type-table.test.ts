import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CORPORA, NO_CORPUS } from './corpus.ts';
import { corpusContract } from './support/corpus-contract.ts';
import { countTypes, typeTable } from './support/type-table.ts';

const object = (properties: object, description = ''): object => ({ type: 'object', description, properties });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const string = { type: 'string' };
const PAIR = { key: string, value: string };

/** Two operations, what the first answers and what the second takes and answers, and the types. */
const contract = (shown: object, sent: object, made: object, schemas: object, version = 'v1'): object => ({
  paths: {
    '/v1/kites': { get: { responses: { 200: json(shown) } } },
    [`/${version}/tails`]: { post: { requestBody: json(sent), responses: { 200: json(made) } } },
  },
  components: { schemas },
});

describe('types of one shape that are apart', () => {
  it.each([
    ['request and answer', contract(ref('A'), ref('B'), {}, { A: object(PAIR), B: object(PAIR) })],
    ['no fields', contract(ref('A'), ref('B'), {}, { A: object({}), B: object({}) })],
    ['one field', contract(ref('A'), {}, ref('B'), { A: object({ id: string }), B: object({ id: string }) })],
    ['body and inner type', contract(ref('A'), {}, object({ b: ref('B') }), { A: object(PAIR), B: object(PAIR) })],
    ['versions of paths', contract(ref('A'), {}, ref('B'), { A: object(PAIR), B: object(PAIR) }, 'v2')],
    ['bodies of different operations', contract(ref('A'), {}, ref('B'), { A: object(PAIR), B: object(PAIR) })],
    [
      'fields of different names',
      contract(object({ a: ref('A') }), {}, object({ b: ref('B') }), { A: object(PAIR), B: object(PAIR) }),
    ],
    [
      'one name, other words or parts',
      contract(object({ a: ref('A') }), {}, object({ a: ref('B') }), { A: object(PAIR, 'Red.'), B: object(PAIR) }),
    ],
  ])('are so by the reason: %s', (reason, document) => {
    const { operations, types, shapes, shared, apart } = countTypes(document);
    expect([operations, types, shapes, shared]).toEqual([2, 2, 1, 0]);
    expect(Object.entries(apart).filter(([, count]) => count > 0)).toEqual([[reason, 1]]);
  });

  it('are none where what they hold differs, and one that several operations use is counted', () => {
    const schemas = {
      A: object({ c: ref('C'), d: string }),
      B: object({ c: ref('D'), d: string }),
      C: object(PAIR),
      D: object({}),
    };
    expect(countTypes(contract(ref('A'), {}, object({ a: ref('A'), b: ref('B') }), schemas))).toMatchObject({
      types: 4,
      shapes: 4,
      shared: 2,
    });
  });
});

describe.skipIf(NO_CORPUS !== '')(`types of all references ${NO_CORPUS}`, () => {
  it('are as many as the table says: after a change, run vitest with -u and read the difference', async () => {
    const counts = CORPORA.map((folder) => [folder, countTypes(corpusContract(folder).document)] as const);
    await expect(typeTable(counts)).toMatchFileSnapshot(path.join(import.meta.dirname, 'type-table.md'));
  });
});
