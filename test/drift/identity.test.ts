import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compareContracts } from '../../scripts/drift/index.ts';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { ROOT } from '../corpus.ts';
import { COMPACT } from './compact.ts';
import { MUTATIONS, type Random, type Sample } from './mutations.ts';
import { copyOf, samplesOf, seeded } from './samples.ts';

const contract = parse(readFileSync(path.join(ROOT, 'spec/modelarts.yaml'), 'utf8')) as OpenApiDocument;
const samples = [...samplesOf(contract), ...samplesOf(COMPACT)];
const compare = (old: unknown, now: unknown) => compareContracts({ document: old }, { document: now });

/** The same value with the keys of every map, and lists in which order means nothing, in another order. */
function shuffled(value: unknown, random: (limit: number) => number, key = ''): unknown {
  const mixed = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, at: random(1_000_000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  if (Array.isArray(value)) {
    const items = value.map((item) => shuffled(item, random));
    return ['parameters', 'enum', 'required', 'tags', 'anyOf', 'oneOf', 'security'].includes(key)
      ? mixed(items)
      : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(mixed(Object.entries(value)).map(([name, item]) => [name, shuffled(item, random, name)]));
}

/** The contract with every component under another name. */
const renamed = (document: OpenApiDocument): OpenApiDocument => {
  const text = JSON.stringify(document).replace(
    /"#\/components\/schemas\/([^"]+)"/g,
    '"#/components/schemas/Other$1Name"',
  );
  const out = JSON.parse(text) as OpenApiDocument;
  out.components.schemas = Object.fromEntries(
    Object.entries(out.components.schemas).map(([name, schema]) => [`Other${name}Name`, schema]),
  );
  return out;
};

/** The contract with every text in other typography; what examples show is no text of the page. */
function retyped(value: unknown, key = ''): unknown {
  if (/examples$/.test(key)) return value;
  if (Array.isArray(value)) return value.map((item) => retyped(item));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, retyped(item, name)]));
  if (typeof value !== 'string' || !['description', 'summary'].includes(key)) return value;
  const text = value.replace(/\*\*/g, '').replace(/'/g, '’').replace(/-/g, '–').replace(/ /g, '\u00a0');
  return ` ${text.replace(/\.$/, '')} `;
}

/** Changes but for the names of types, which generated code takes from components. */
const butTypes = (changes: ReturnType<typeof compare>) => changes.filter(({ id }) => id !== 'generated-type-renamed');

const seed = fc.integer({ min: 1, max: 2 ** 31 });

describe('what is no change', () => {
  it('a contract is itself in any order', () => {
    fc.assert(
      fc.property(seed, (start) => {
        expect(compare(contract, shuffled(contract, seeded(start)))).toEqual([]);
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  it('components may have other names, and texts other typography', () => {
    expect(butTypes(compare(contract, renamed(contract)))).toEqual([]);
    expect(compare(contract, retyped(contract))).toEqual([]);
    expect(butTypes(compare(COMPACT, renamed(COMPACT)))).toEqual([]);
  });

  it('a reference may be written out, or wrapped for a description', () => {
    const now = copyOf(COMPACT);
    const body = now.paths['/v1/{project_id}/things']?.post?.requestBody?.content['application/json'];
    if (body) body.schema = { allOf: [body.schema] };
    expect(compare(COMPACT, now)).toEqual([]);
    if (body) body.schema = copyOf(COMPACT.components.schemas.Thing ?? {});
    expect(compare(COMPACT, now)).toEqual([]);
  });

  it('parameters may stand at the path, in components, and headers in another case', () => {
    const header = { name: 'X-Thing', in: 'header' as const, required: false, schema: { type: 'string' as const } };
    const [old, now] = [copyOf(COMPACT), copyOf(COMPACT)] as [OpenApiDocument, OpenApiDocument];
    old.paths['/v1/{project_id}/things']?.post?.parameters?.push(header);
    Object.assign(now.paths['/v1/{project_id}/things'] ?? {}, { parameters: [{ $ref: '#/components/parameters/T' }] });
    Object.assign(now.components, { parameters: { T: { ...header, name: 'x-thing' } } });
    expect(compare(old, now)).toEqual([]);
  });

  it.each([
    ['nothing', {}],
    ['null', null],
    ['a list', []],
    ['paths that are none', { openapi: '3.0.3', paths: { '/a': null, '/b': { get: 7 } } }],
    [
      'references that lead nowhere',
      { paths: { '/a': { get: { parameters: [{ $ref: '#/no' }], responses: { 200: { $ref: 'x.yaml#/y' } } } } } },
    ],
    [
      'references that lead to themselves',
      {
        paths: { '/a': { get: { responses: { 200: { $ref: '#/components/r/a' } } } } },
        components: { r: { a: { $ref: '#/components/r/a' } } },
      },
    ],
    ['badly encoded references', { paths: { '/a': { get: { responses: { 200: { $ref: '#/%zz' } } } } } }],
  ])('%s is not an accident', (_, document) => {
    expect(compare(document, copyOf(document))).toEqual([]);
  });
});

/** A copy after some random mutations, of which one may have moved the operation. */
function mutated(sample: Sample, random: Random, count: number): Sample {
  const { document, path: from, method } = copyOf(sample);
  let at = from;
  for (let i = 0; i < count; i++) {
    const paths = Object.keys(document.paths);
    at = document.paths[at]?.[method] ? at : (paths.find((each) => document.paths[each]?.[method]) ?? at);
    MUTATIONS[random(MUTATIONS.length)]?.apply({ document, path: at, method }, random);
  }
  return { document, path: at, method };
}

/** Rules that say the same of the way there and the way back, by what is left of their ids. */
const OPPOSITE: Readonly<Record<string, string>> = { added: 'removed', removed: 'added', changed: 'changed' };

describe('symmetry', () => {
  it('added one way is removed the other way', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 4 }), (start, count) => {
        const random = seeded(start);
        const old = samples[random(samples.length)] as (typeof samples)[number];
        const now = mutated(old, random, count);
        const forth = compare(old.document, now.document);
        const back = compare(now.document, old.document);
        // That a former name is kept is no change, that it ends is one.
        const kinds = (list: typeof forth, turn: boolean): string[] =>
          list
            .filter(({ id }) => id !== 'generated-former-name-ended')
            .map(({ kind }) => (turn ? (OPPOSITE[kind] ?? '') : kind))
            .sort();
        expect(kinds(back, true)).toEqual(kinds(forth, false));
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it('tells each change once, and by a fingerprint of its own', () => {
    fc.assert(
      fc.property(seed, (start) => {
        const random = seeded(start);
        const old = samples[random(samples.length)] as (typeof samples)[number];
        const now = mutated(old, random, 3);
        const prints = compare(old.document, now.document).map(({ fingerprint }) => fingerprint);
        expect(new Set(prints).size).toBe(prints.length);
        expect(
          compare(renamed(old.document), renamed(now.document))
            .map(({ fingerprint }) => fingerprint)
            .sort(),
        ).toEqual(prints.sort());
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  it('tells a shared component once, with every operation that it touches', () => {
    const now = copyOf(contract);
    const shared = now.components.schemas.ErrorResponse?.properties;
    if (!shared) throw new Error('the contract has a common error body');
    const [name = ''] = Object.keys(shared);
    delete shared[name];
    const changes = compare(contract, now);
    expect(changes.map(({ id }) => id)).toEqual(['response-optional-property-removed']);
    expect(changes[0]?.operations.length).toBeGreaterThan(15);
  });
});
