import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceIndex } from '../../scripts/commands/contract/source-index.ts';
import { ROOT } from '../corpus.ts';

const text = readFileSync(path.join(ROOT, 'spec/modelarts.sources.json'), 'utf8');
const stored = JSON.parse(text) as {
  pages: Record<string, string>;
  sources: Record<string, { file: string; line: number }>;
};

describe('the index of a source map', () => {
  it.each([
    ['as it is written', text],
    ['in another layout', JSON.stringify(stored)],
    [
      'with a key that needs escapes',
      text.replace('"sources": {\n', '"sources": {\n    "/a\\"b": {"file":"x","line":1},\n'),
    ],
  ])('%s tells every place and hash', (_, written) => {
    const index = sourceIndex(written, 'map');
    for (const [at, place] of Object.entries(stored.sources)) expect(index.placeAt(at)).toEqual(place);
    for (const [file, hash] of Object.entries(stored.pages)) expect(index.pageHash(file)).toBe(hash);
    expect([index.placeAt('/nowhere'), index.pageHash('nowhere'), index.placeAt('constructor')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('says which file is no source map, when it is asked', () => {
    const index = sourceIndex('{"pages": ', 'some.sources.json');
    expect(() => index.placeAt('/')).toThrow('some.sources.json: not a source map');
  });
});
