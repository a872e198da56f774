import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { OTHER_FORM, readBlockForm, readYaml } from '../../scripts/emit/yaml-read.ts';
import { yamlText } from '../../scripts/emit/yaml-text.ts';
import { NO_CORPUS, ROOT } from '../corpus.ts';
import { corpusContract } from '../support/corpus-contract.ts';

/** What the library makes of a text, or that it refuses it. */
function library(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return 'refused';
  }
}

const own = (text: string): unknown => {
  try {
    return readYaml(text);
  } catch {
    return 'refused';
  }
};

describe('reading YAML', () => {
  it('reads the committed contract as the library does, without it', () => {
    const text = readFileSync(path.join(ROOT, 'spec/modelarts.yaml'), 'utf8');
    expect(readBlockForm(text)).toEqual(parse(text));
  });

  it.skipIf(NO_CORPUS !== '')(`reads a large contract as the library does, without it ${NO_CORPUS}`, () => {
    const text = yamlText(corpusContract('html/ecs').document);
    expect(readBlockForm(text)).toEqual(parse(text));
  });

  const scalar = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.integer(),
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom(
      'yes',
      '0x1f',
      '1e3',
      '- a',
      'a: b',
      'a #b',
      '~',
      '<<',
      '2024-01-01',
      ' lead',
      'trail ',
      'a\nb',
      '\n',
      'a\n\n b\n',
    ),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      scalar,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(
        fc.oneof(fc.string(), fc.constantFrom('a', '200', 'x-y', '4XX', 'true', '__proto__')),
        tie('value'),
        { maxKeys: 4 },
      ),
    ),
  }));

  it('reads whatever is written as the library does', () => {
    fc.assert(
      fc.property(value, (json) => {
        const text = yamlText(json);
        expect(own(text)).toEqual(library(text));
      }),
      { numRuns: 1500, seed: 11 },
    );
  });

  it('reads what the library writes, in any of its ways', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(0, 40, 80), fc.boolean(), (json, lineWidth, indentSeq) => {
        const text = stringify(json, { lineWidth, indentSeq });
        expect(own(text)).toEqual(library(text));
      }),
      { numRuns: 1500, seed: 12 },
    );
  });

  it('reads contracts with lines cut, doubled and moved as the library does', () => {
    const lines = readFileSync(path.join(ROOT, 'spec/modelarts.yaml'), 'utf8').split('\n').slice(0, 60);
    const edit = fc.record({
      at: fc.nat(59),
      kind: fc.constantFrom('drop', 'double', 'indent', 'outdent', 'cut', 'comment'),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const text = edits
          .reduce(
            (all, { at, kind }) => all.flatMap((line, index) => (index === at ? (EDITS[kind]?.(line) ?? []) : [line])),
            lines,
          )
          .join('\n');
        expect(own(text)).toEqual(library(text));
      }),
      { numRuns: 1500, seed: 13 },
    );
  });

  it.each([
    ['an anchor', 'a: &x 1\nb: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a flow map', 'a: {b: 1}\n'],
    ['a comment', 'a: 1 # one\n'],
    ['a folded block', 'a: >-\n  b\n  c\n'],
    ['a value that goes on', 'a: b\n  c\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['a tab', 'a:\t1\n'],
    ['a key without a value', 'a:\nb: 1\n'],
    ['an empty line', 'a: 1\n\nb: 2\n'],
    ['a question', '? a\n: b\n'],
    ['nothing', ''],
  ])('leaves %s to the library', (_, text) => {
    expect(readBlockForm(text)).toBe(OTHER_FORM);
    expect(own(text)).toEqual(library(text));
  });
});

const EDITS: Readonly<Record<string, (line: string) => string[]>> = {
  drop: () => [],
  double: (line) => [line, line],
  indent: (line) => [`  ${line}`],
  outdent: (line) => [line.replace(/^ {1,2}/, '')],
  cut: (line) => [line.slice(0, line.length >> 1)],
  comment: (line) => [line, '# a comment'],
};
