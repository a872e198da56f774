import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { type Contract, contractOf } from '../../scripts/pipeline/index.ts';
import { type Block, CODES } from '../../scripts/ir/index.ts';
import { extractPage } from '../../scripts/extract/index.ts';
import { readPage } from '../../scripts/read/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { CORPORA, corpusPages, NO_CORPUS, ROOT } from '../corpus.ts';
import { SHORT } from '../support/form.ts';

interface PageText {
  readonly file: string;
  readonly text: string;
}

const SOURCE = path.join(ROOT, 'docs-source/modelarts');
const ownPages = (): PageText[] =>
  readdirSync(SOURCE)
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ file, text: readFileSync(path.join(SOURCE, file), 'utf8') }));

/** Every so-many-th of the real pages, small ones, of both markups. */
const realPages = (): PageText[] =>
  CORPORA.flatMap((folder) => corpusPages(folder).filter(({ text }) => text.length < 60_000)).filter(
    (_, at) => at % 9 === 0,
  );

/** One way in which a page goes wrong; places are shares of the page, so that they shrink with it. */
type Damage = (text: string, from: number, to: number) => string;

const slice = (text: string, from: number, to: number): [number, number] => {
  const [low, high] = from < to ? [from, to] : [to, from];
  return [Math.floor(low * text.length), Math.floor(high * text.length)];
};

/** Swaps two of the stretches that a pattern finds. */
function swapped(text: string, pattern: RegExp, from: number, to: number): string {
  const found = [...text.matchAll(pattern)];
  const first = found[Math.floor(from * found.length)];
  const second = found[Math.floor(to * found.length)];
  if (!first || !second || first.index >= second.index) return text;
  const [a, b] = [first[0], second[0]];
  const between = text.slice(first.index + a.length, second.index);
  return text.slice(0, first.index) + b + between + a + text.slice(second.index + b.length);
}

/** Takes out the stretches of a pattern inside a part of the page. */
function without(text: string, pattern: RegExp, from: number, to: number): string {
  const [start, end] = slice(text, from, to);
  return text.slice(0, start) + text.slice(start, end).replace(pattern, '') + text.slice(end);
}

const DAMAGES: Record<string, Damage> = {
  'cut off': (text, from) => text.slice(0, Math.floor(from * text.length)),
  'beginning lost': (text, from) => text.slice(Math.floor(from * text.length)),
  'middle lost': (text, from, to) => {
    const [start, end] = slice(text, from, to);
    return text.slice(0, start) + text.slice(end);
  },
  'part repeated': (text, from, to) => {
    const [start, end] = slice(text, from, to);
    return text.slice(0, end) + text.slice(start, Math.min(end, start + 5000)) + text.slice(end);
  },
  'rows swapped': (text, from, to) => swapped(text, /<tr[^>]*>[\s\S]*?<\/tr>|^ *\|.*\|$/gm, from, to),
  'cells swapped': (text, from, to) => swapped(text, /<t[dh][^>]*>[\s\S]*?<\/t[dh]>|(?<=\|)[^|\n]+(?=\|)/g, from, to),
  'closing tags lost': (text, from, to) => without(text, /<\/\w+>/g, from, to),
  'opening tags lost': (text, from, to) => without(text, /<[a-z]\w*[^>]*>/g, from, to),
  'borders lost': (text, from, to) => without(text, /[|+=]/g, from, to),
  'ends of lines lost': (text, from, to) => without(text, /\n/g, from, to),
  'odd characters': (text, from, to) => {
    const [start, end] = slice(text, from, to);
    const odd = '\u0000\ufffd\u202e\ue000\ue001<>&|*`{}"\\';
    return `${text.slice(0, start)}${odd}${text.slice(start, end)}${odd}${text.slice(end)}`;
  },
  'words of another case': (text, from, to) => {
    const [start, end] = slice(text, from, to);
    return text.slice(0, start) + text.slice(start, end).toUpperCase() + text.slice(end);
  },
};

const share = fc.double({ min: 0, max: 1, noNaN: true });
const damages = fc.array(fc.record({ kind: fc.constantFrom(...Object.keys(DAMAGES)), from: share, to: share }), {
  minLength: 1,
  maxLength: 4,
});

const damaged = (text: string, list: readonly { kind: string; from: number; to: number }[]): string =>
  list.reduce((current, { kind, from, to }) => (DAMAGES[kind] as Damage)(current, from, to), text);

const contractOfPages = (pages: readonly PageText[]): Contract =>
  contractOf({ pages, config: defaultServiceConfig('kites'), configFile: 'service.yaml' });

/** Rows of tables, at the places where tables are read, and how many tables have some. */
function rowsOf(blocks: readonly Block[]): { rows: number; tables: number } {
  const sum = { rows: 0, tables: 0 };
  const add = (more: { rows: number; tables: number }): void => {
    sum.rows += more.rows;
    sum.tables += more.tables;
  };
  for (const block of blocks) {
    if (block.kind === 'table') add({ rows: block.rows.length, tables: block.rows.length > 0 ? 1 : 0 });
    else if (block.kind === 'list') for (const item of block.items) add(rowsOf(item));
    else if (block.kind === 'note') add(rowsOf(block.blocks));
  }
  return sum;
}

/** Points of lists, each of which is a row where the list describes parameters. */
const pointsOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => {
    if (block.kind === 'terms') return sum + block.items.reduce((inner, { terms }) => inner + terms.length, 0);
    return block.kind === 'list' ? sum + block.items.reduce((inner, item) => inner + 1 + pointsOf(item), 0) : sum;
  }, 0);

const validator = new Validator();

async function expectSound(page: PageText): Promise<void> {
  const document = readPage(page.text, page.file, HOUSE_DIALECT);
  const { rowCount: own } = extractPage(document, HOUSE_DIALECT);
  const inTables = rowsOf(document.blocks);
  // A table without a header may give its first row for one; no other row gets lost.
  expect(own.rows).toBeLessThanOrEqual(inTables.rows + pointsOf(document.blocks));
  expect(own.rows).toBeGreaterThanOrEqual(inTables.rows - inTables.tables);

  const contract = contractOfPages([page]);
  const { rowCount, diagnostics, sources } = contract;
  expect(rowCount.facts + rowCount.diagnosed + rowCount.ignored).toBe(rowCount.rows);
  const lines = page.text.split('\n').length;
  for (const { code, line, message } of diagnostics) {
    expect(CODES).toHaveProperty([code]);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
    expect(message.length).toBeLessThan(2000);
  }
  // Rows of credentials have a place in the source map, though security schemes say them for the whole contract.
  for (const pointer of sources.keys())
    if (!pointer.includes('/security/')) expect(nodeAt(contract.document, pointer)).not.toBe(undefined);
  const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(contract.document)));
  // A page without an operation gives a contract without paths, which is valid too.
  expect(valid ? [] : errors).toEqual([]);
  expect(JSON.stringify(contract.document).length).toBeLessThan(20_000 + 12 * page.text.length);
}

function nodeAt(document: unknown, pointer: string): unknown {
  let node: unknown = document;
  for (const step of pointer.split('/').slice(1)) {
    node = (node as Record<string, unknown> | undefined)?.[step.replace(/~1/g, '/').replace(/~0/g, '~')];
    if (node === undefined) return undefined;
  }
  return node;
}

/** What a contract says, without the words that depend on how often it is said. */
const size = ({ document, diagnostics, sources }: Contract): number =>
  JSON.stringify(document).length + diagnostics.length + sources.size;

const PAGES = [...ownPages(), ...(NO_CORPUS === '' ? realPages() : [])];

describe(`damaged pages ${NO_CORPUS}`, () => {
  it('give a sound contract, and every row of a table counts', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(PAGES.length - 1), damages, async (at, list) => {
        const page = PAGES[at] as PageText;
        await expectSound({ file: page.file, text: damaged(page.text, list) });
      }),
      { numRuns: SHORT ? 40 : 120 },
    );
  });

  it('do not disturb the pages beside them', { timeout: 120_000 }, () => {
    const whole = ownPages();
    const untouched = (contract: Contract, file: string): string[] =>
      Object.entries(contract.document.paths).flatMap(([route, item]) =>
        Object.values(item).flatMap((operation) => (operation?.['x-source'] === file ? [route] : [])),
      );
    const before = contractOfPages(whole);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), damages, (at, list) => {
        const pages = whole.map((page, index) => (index === at ? { ...page, text: damaged(page.text, list) } : page));
        const after = contractOfPages(pages);
        for (const [index, { file }] of pages.entries())
          if (index !== at)
            expect(untouched(after, file).length).toBeGreaterThanOrEqual(untouched(before, file).length);
      }),
      { numRuns: SHORT ? 5 : 15 },
    );
  });

  it('grow what comes of them no faster than they grow themselves', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.nat(PAGES.length - 1), damages, (at, list) => {
        const page = PAGES[at] as PageText;
        const text = damaged(page.text, list);
        const [once, eightfold] = [1, 8].map((times) =>
          size(contractOfPages([{ file: page.file, text: text.repeat(times) }])),
        );
        expect(eightfold).toBeLessThan(8 * (once as number) + 40_000);
      }),
      { numRuns: SHORT ? 12 : 40 },
    );
  });
});
