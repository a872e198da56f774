import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { yamlText } from '../../scripts/emit/index.ts';
import { CORPORA, NO_CORPUS } from '../corpus.ts';
import { corpusContract } from '../support/corpus-contract.ts';
import { pythonWith } from '../support/python.ts';

const byLibrary = (value: unknown): string =>
  stringify(value, { lineWidth: 0, aliasDuplicateObjects: false, compat: 'yaml-1.1' });

const hostile = fc.constantFrom(
  '',
  ' ',
  '-',
  '- a',
  '#',
  'a #b',
  'a: b',
  'a:',
  ':a',
  '&a',
  '*a',
  '!a',
  '%a',
  '@a',
  '`a',
  '"a"',
  "'a'",
  '|',
  '>',
  '{a',
  '[a',
  'a, b',
  'null',
  'Null',
  'true',
  'yes',
  'N',
  'Off',
  '12:30:45',
  '1_000',
  'E0',
  '0b11',
  '017',
  '2018-01-01T01:02:03Z',
  '2018-01-01 01:02:03',
  '~',
  '1',
  '1.0',
  '0x1',
  '1e3',
  '2018-01-01',
  'a\nb',
  'a\n  b',
  '\na',
  'a\n',
  'a\n\nb',
  ' a\nb',
  'a \nb',
  'tab\there',
  '…',
  'ü',
  '\u0085',
  '/v1/{id}',
  'x'.repeat(200),
  'a - b',
  '.',
  '...',
  '---',
  '<<',
  '=',
  '$ref',
  '#/components/schemas/X',
);
/** Short texts of the characters that mean something to YAML. */
const indicators = fc.string({ unit: fc.constantFrom(...'-:?#,[]{}&*!|>\'"%@`~.=<0aeE+xn \n\t'), maxLength: 6 });
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    hostile,
    indicators,
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(hostile, indicators, fc.string()), tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** Scalars of all contracts of the corpus: keys and values. */
const scalars = new Set<unknown>();

const scalarsOf = (value: unknown): unknown[] =>
  typeof value !== 'object' || value === null
    ? [value]
    : Array.isArray(value)
      ? value.flatMap(scalarsOf)
      : Object.entries(value).flatMap(([key, each]) => [key, ...(each === undefined ? [] : scalarsOf(each))]);

describe('yamlText', () => {
  it('is read back as the same value', () => {
    const same = fc.property(json, (inner) => {
      const value = { inner };
      expect(parse(yamlText(value))).toEqual(parse(byLibrary(value)));
    });
    fc.assert(same, { numRuns: 1000 });
  });

  it('quotes what YAML 1.1 reads as another value', () => {
    for (const text of ['ON', 'off', 'yes', 'n', '12:30:45', '2018-01-01', '017']) {
      const written = yamlText({ enum: [text, 'only'], [text]: text });
      expect(parse(written, { version: '1.1' })).toEqual({ enum: [text, 'only'], [text]: text });
    }
    expect(yamlText({ a: 'only' })).toBe('a: only\n');
    expect(yamlText({ a: ['=', '=='], '=': 1 })).toBe('a:\n  - "="\n  - ==\n"=": 1\n');
  });

  it('is what the library writes', () => {
    const same = fc.property(json, (value) => {
      // At the start of a line the library quotes what would end a document; we do so everywhere.
      // The mark for a default value, which the library leaves plain, ends the reading of PyYAML.
      fc.pre(!/"(?:\.\.\.|---|=")/.test(JSON.stringify(value)));
      expect(yamlText(value)).toBe(byLibrary(value));
    });
    fc.assert(same, { numRuns: 5000 });
  });

  it.skipIf(NO_CORPUS !== '').each(CORPORA)(`writes the contract of %s as the library does ${NO_CORPUS}`, (folder) => {
    const { document } = corpusContract(folder);
    expect(yamlText(document) === byLibrary(document).replace(/(?<=^ *(?:- |[^:]+: ))=$/gm, '"="')).toBe(true);
    for (const scalar of scalarsOf(document)) scalars.add(scalar);
  });

  it.skipIf(NO_CORPUS !== '')(
    `writes each scalar of them for readers of YAML 1.1 and 1.2 ${NO_CORPUS}`,
    () => {
      const all = [...scalars];
      expect(all.length).toBeGreaterThan(10_000);
      const written = yamlText(all);
      for (const version of ['1.1', '1.2'] as const) {
        const read = parse(written, { version }) as unknown[];
        expect(all.filter((scalar, at) => !Object.is(read[at], scalar))).toEqual([]);
      }
      const python = pythonWith('yaml', ['pyyaml==6.0.3']);
      if (python === undefined) return;
      const script =
        'import json, sys, yaml; print(json.dumps(yaml.load(sys.stdin.read(), Loader=yaml.CSafeLoader), default=repr))';
      const input = { input: written, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
      const read = JSON.parse(execFileSync(python, ['-c', script], input)) as unknown[];
      expect(all.filter((scalar, at) => !Object.is(read[at], scalar))).toEqual([]);
    },
    120_000,
  );
});
