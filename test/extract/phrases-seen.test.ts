import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { splitParts } from '../../scripts/extract/description/labelled-parts.ts';
import { leadIn } from '../../scripts/extract/description/lead-in.ts';
import { segmentsOf } from '../../scripts/extract/description/marked-text.ts';
import { PHRASES } from '../../scripts/extract/description/phrases/index.ts';
import { sentencesIn } from '../../scripts/extract/description/sentence.ts';
import { type Block, textOfBlocks } from '../../scripts/ir/index.ts';
import { readPage } from '../../scripts/read/index.ts';
import { corpusPages, corpusPath, NO_CORPUS } from '../corpus.ts';

/** Every reference at hand, whether or not other tests read it. */
const folders = (): string[] =>
  ['html', 'rst', 'fresh'].flatMap((markup) => readdirSync(corpusPath(markup)).map((name) => `${markup}/${name}`));

/** The cells of tables, wherever they are; those of equal text once. */
function* cellsOf(blocks: readonly Block[], known: Set<string>): Generator<readonly Block[]> {
  for (const block of blocks) {
    if (block.kind === 'list') for (const item of block.items) yield* cellsOf(item, known);
    if (block.kind !== 'table') continue;
    for (const { blocks: cell } of block.rows.flatMap(({ cells }) => cells)) {
      const text = textOfBlocks(cell);
      if (known.has(text)) continue;
      known.add(text);
      yield cell;
    }
  }
}

function idsIn(cell: readonly Block[]): string[] {
  const parts = splitParts(segmentsOf(cell), HOUSE_DIALECT);
  const fitting = sentencesIn(parts).flatMap(({ text, plain, candidates }) =>
    Object.values(candidates)
      .flat()
      .filter(({ pattern }) => pattern.test(text) || pattern.test(plain))
      .map(({ phrase }) => phrase.id),
  );
  const leads = parts.flatMap(({ segment }) =>
    segment.kind === 'paragraph' ? Object.values(leadIn(segment.text).phrases).map(({ id }) => id) : [],
  );
  return [...fitting, ...leads];
}

it.skipIf(NO_CORPUS !== '')('every phrase is on some page, or says why it is kept', () => {
  const seen = new Set<string>();
  const known = new Set<string>();
  for (const folder of folders())
    for (const { file, text } of corpusPages(folder))
      for (const cell of cellsOf(readPage(text, file, HOUSE_DIALECT).blocks, known))
        for (const id of idsIn(cell)) seen.add(id);
  const missing = PHRASES.filter(({ id, note }) => !seen.has(id) && note === undefined).map(({ id }) => id);
  expect(missing).toEqual([]);
});
