import { describe, expect, it } from 'vitest';
import { type OpenApiDocument, type TracedNode, withDerivedSources } from '../../scripts/emit/index.ts';
import { CORPORA, NO_CORPUS } from '../corpus.ts';
import { corpusContract } from '../support/corpus-contract.ts';
import { contractOfSmall } from '../support/small-page.ts';

const stated: TracedNode = {
  source: { file: 'kites.html', line: 7, words: 'a kite' },
  origin: 'stated',
  rule: undefined,
};

const document = {
  openapi: '3.0.3',
  paths: {
    '/v1/kites': {
      post: {
        parameters: [{ name: 'in', in: 'query', schema: { type: 'integer', format: 'int32' } }],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Kite' } } },
        },
      },
    },
  },
  components: { schemas: { Kite: { title: 'Flying', type: 'object', properties: { name: { enum: ['a', 'b'] } } } } },
} as unknown as OpenApiDocument;

const post = '/paths/~1v1~1kites/post';
const kite = '/components/schemas/Kite';
const recorded = [
  '/openapi',
  `${post}/parameters/0`,
  `${post}/parameters/0/schema/type`,
  `${post}/requestBody`,
  `${post}/requestBody/content/application~1json/schema/$ref`,
  kite,
  `${kite}/type`,
  `${kite}/properties/name/enum`,
];
const sources = new Map(recorded.map((at) => [at, stated] as const));

describe('sources that follow from others', () => {
  it.each([
    [`${post}/parameters/0/in`, 'stated', undefined],
    [`${post}/parameters/0/name`, 'stated', undefined],
    [`${post}/parameters/0/schema/format`, 'stated', undefined],
    [`${post}/requestBody/required`, 'inferred', 'fields-of-body'],
    [`${kite}/title`, 'inferred', 'title-of-page'],
  ])('%s is %s by %s', (at, origin, rule) => {
    expect(withDerivedSources(document, sources).sources.get(at)).toMatchObject({ origin, rule, source: { line: 7 } });
  });

  it('leave out nothing, and give an enumeration one source', () => {
    const derived = withDerivedSources(document, sources);
    expect(derived.holes).toEqual([]);
    expect([...derived.sources.keys()].filter((at) => at.includes('/enum/'))).toEqual([]);
  });

  it.each([
    ['a keyword that nothing is known of', { ...document, 'x-odd': 1 }, ['/x-odd']],
    [
      'a value of a field that is called as a keyword is',
      { ...document, components: { schemas: { Kite: { type: 'object', properties: { name: { maximum: 1 } } } } } },
      [`${kite}/properties/name/maximum`],
    ],
  ])('are no source for %s', (_, given, holes) => {
    expect(withDerivedSources(given as unknown as OpenApiDocument, sources).holes).toEqual(holes);
  });

  it('are those of a small page', () => {
    const { document: small, sources: own } = contractOfSmall();
    expect(withDerivedSources(small, own).holes).toEqual([]);
  });

  it.skipIf(NO_CORPUS !== '').each(CORPORA)(`are those of every leaf of %s ${NO_CORPUS}`, (folder) => {
    const contract = corpusContract(folder);
    expect(withDerivedSources(contract.document, contract.sources).holes).toEqual([]);
  });
});
