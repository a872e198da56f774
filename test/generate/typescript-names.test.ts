import { expect, it } from 'vitest';
import { operationsOf } from '../../scripts/generate/index.ts';
import { ALL_PARTS } from '../../scripts/generate/runtime-parts.ts';
import { namesFile } from '../../scripts/generate/typescript/names.ts';
import { depot } from './support/depot.ts';

const contract = depot();
const named = (schemas: object): string[] => {
  const document = { ...contract, components: { ...contract.components, schemas } } as typeof contract;
  return [...namesFile(document, operationsOf(contract).slice(0, 1), ALL_PARTS).matchAll(/^export type (\w+)/gm)].map(
    ([, name = '']) => name,
  );
};

it.each([
  [['Box'], ['Box']],
  [
    ['Client', 'ClientModel'],
    ['ClientModel2', 'ClientModel'],
  ],
  [
    ['box.of-things', '3d'],
    ['BoxOfThings', 'Type3d'],
  ],
  [
    ['a', 'A'],
    ['A', 'AModel'],
  ],
])('names the types of %j %j', (schemas, names) => {
  const made = named(Object.fromEntries(schemas.map((name) => [name, { type: 'object' }])));
  expect(made.slice(0, names.length)).toEqual(names);
  expect(new Set(made).size).toBe(made.length);
});

it('writes what pages say into comments that it can’t end', () => {
  const schemas = { Box: { type: 'object', title: 'A box */ export const x = 1; /*' } };
  const text = namesFile({ ...contract, components: { schemas } } as unknown as typeof contract, [], ALL_PARTS);
  expect(text).toContain('/** A box *\\/ export const x = 1; /* */\nexport type Box');
});
