import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CORPORA, NO_CORPUS, ROOT } from '../corpus.ts';
import { corpusContract } from '../support/corpus-contract.ts';

/** What the validator finds in a document; `[]` for a valid one. A version other than 3.0 would pass another schema. */
async function findings(document: object): Promise<unknown[]> {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document) as Record<string, unknown>);
  if (valid && validator.version !== '3.0') return [`validated as ${validator.version}`];
  return valid ? [] : [errors].flat();
}

const minimal = (responses: unknown): object => ({
  openapi: '3.0.3',
  info: { title: 'A', version: '1' },
  paths: { '/a': { get: { responses } } },
});

describe('the second validator', () => {
  it('accepts a small document', async () => {
    expect(await findings(minimal({ 200: { description: 'OK' } }))).toEqual([]);
  });

  it.each([
    ['a response without a description', minimal({ 200: {} })],
    ['an operation without responses', minimal(undefined)],
    [
      'a type that OpenAPI 3.0 does not know',
      minimal({ 200: { description: 'OK', content: { 'application/json': { schema: { type: 'null' } } } } }),
    ],
    [
      'a reference that leads nowhere',
      minimal({
        200: { description: 'OK', content: { 'application/json': { schema: { $ref: '#/components/schemas/B' } } } },
      }),
    ],
  ])('refuses %s', async (_, document) => {
    expect(await findings(document)).not.toEqual([]);
  });

  it('accepts spec/modelarts.yaml', async () => {
    expect(await findings(parse(readFileSync(path.join(ROOT, 'spec/modelarts.yaml'), 'utf8')))).toEqual([]);
  });

  describe.skipIf(NO_CORPUS !== '')(`on real pages ${NO_CORPUS}`, () => {
    it.each([...CORPORA, 'seeds'])('accepts the contract of %s', async (folder) => {
      const { document } = corpusContract(folder);
      expect(Object.keys(document.paths).length).toBeGreaterThan(0);
      expect(await findings(document)).toEqual([]);
    });
  });
});
