import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { yamlText } from '../../scripts/emit/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { CORPORA, corpusPages, NO_CORPUS } from '../corpus.ts';

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
    const { document } = contractOf({
      pages: corpusPages(folder),
      config: defaultServiceConfig('x'),
      configFile: 'service.yaml',
    });
    expect(yamlText(document) === byLibrary(document).replace(/(?<=^ *(?:- |[^:]+: ))=$/gm, '"="')).toBe(true);
  });
});
