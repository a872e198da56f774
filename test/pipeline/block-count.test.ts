import { describe, expect, it } from 'vitest';
import { type AccountedBlock, countBlocks } from '../../scripts/pipeline/index.ts';
import { CORPORA, corpusPages, NO_CORPUS } from '../corpus.ts';
import { corpusContract } from '../support/corpus-contract.ts';
import { contractOfSmall, type SmallPage, tableHtml } from '../support/small-page.ts';

const TABLE = tableHtml(['Parameter', 'Type', 'Description'], [['size', 'Integer', 'Its size.']]);

/** A table that no row refers to, and one that only its row refers to. */
const UNREACHED = `\n${TABLE}${[
  ['Table 2 tail parameters', 'knots', 'Object', 'See <a href="#knots">Table 3</a>.', 'tail'],
  ['Table 3 knots parameters', 'count', 'Integer', 'How many.', 'knots'],
]
  .map(([caption = '', name = '', type = '', words = '', id = '']) =>
    tableHtml(['Parameter', 'Type', 'Description'], [[name, type, words]], caption).replace(
      '<table',
      `<table id="${id}"`,
    ),
  )
  .join('')}`;

const fatesOf = (page: SmallPage): string[] => contractOfSmall(page).blocks.map(({ line, fate }) => `${line} ${fate}`);

describe('what became of a block', () => {
  it.each<readonly [string, SmallPage, string]>([
    ['a table has facts', { request: `\n${TABLE}` }, '5 facts'],
    ['a note is kept', { request: `\n${TABLE}\n<div class="note"><p>Only one.</p></div>\n` }, '9 kept'],
    ['a label leads to what is below it', { request: `\n<p>Parameter description</p>\n${TABLE}` }, '5 plain'],
    ['a table that only an unused one leads to is unused', { request: UNREACHED }, '11 unused'],
    ['an unread table is diagnosed', { request: `\n${tableHtml(['A', 'B'], [['a', 'b']])}` }, '5 diagnosed'],
  ])('%s', (_, page, fate) => {
    expect(fatesOf(page)).toContain(fate);
  });

  it('is a finding where the contract has nothing of it', () => {
    const { blocks, diagnostics } = contractOfSmall({ request: UNREACHED });
    const unused = blocks.filter(({ fate }) => fate === 'unused');
    expect(unused).toHaveLength(1);
    expect(diagnostics.filter(({ code }) => code === 'link/block-unused').map(({ line }) => line)).toEqual(
      unused.map(({ line }) => line),
    );
  });

  it('is counted', () => {
    const blocks = contractOfSmall().blocks;
    const { blocks: all, ...fates } = countBlocks(blocks);
    expect(all).toBe(blocks.length);
    expect(Object.values(fates).reduce((sum, each) => sum + each, 0)).toBe(all);
  });
});

/** Text without marks of either markup. */
const bare = (text: string): string => text.replace(/<[^>]*>|[^\p{L}\p{N}]+/gu, '').toLowerCase();

describe.skipIf(NO_CORPUS !== '')(`blocks of real pages ${NO_CORPUS}`, () => {
  it.each(CORPORA)('%s: none is lost in silence', (folder) => {
    const { document, blocks, diagnostics } = corpusContract(folder);
    expect(blocks.length).toBeGreaterThan(0);
    const told = new Set(diagnostics.map(({ file, line }) => `${file}:${line}`));
    const silent = blocks.filter(({ fate, file, line }) => fate === 'unused' && !told.has(`${file}:${line}`));
    expect(silent).toEqual([]);
    const texts = bare(JSON.stringify(document.paths).replace(/\\[nt"]/g, ' '));
    const lines = new Map(corpusPages(folder).map(({ file, text }) => [file, text.split('\n')]));
    const isKept = ({ file, line, lastLine }: AccountedBlock): boolean => {
      const text = (lines.get(file) ?? []).slice(line - 1, lastLine).join(' ');
      const runs = text.replace(/<[^>]*>/g, '\n').match(/[A-Za-z]{2,}(?: [A-Za-z]{1,}){2,}/g) ?? [''];
      return runs.some((run) => texts.includes(bare(run)));
    };
    expect(blocks.filter((block) => block.fate === 'kept' && !isKept(block))).toEqual([]);
  });
});
