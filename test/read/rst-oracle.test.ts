import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Block, blocksOfTerms, type Row, type Run, squeeze, textOfRuns } from '../../scripts/ir/index.ts';
import { readRst } from '../../scripts/read/index.ts';
import {
  docutilsReads,
  hasDocutils,
  type OracleCell,
  type OraclePage,
  type OracleRun,
  type OracleText,
  pagesBelow,
} from './docutils.ts';
import { shapes } from './rst-shapes.ts';
import { long, SHORT } from '../support/form.ts';

/** docutils takes half a minute for all of it. */
const CORPUS = path.resolve(import.meta.dirname, '../../../shared/corpus/rst', SHORT ? 'image-management-service' : '');

/** Pages that we read otherwise than docutils, each with the cause. There is none. */
const RESIDUE: Readonly<Record<string, string>> = {};

function lookOf(run: Run): string {
  const look = run.code ? 'c' : run.bold ? 'b' : run.italic ? 'i' : '';
  return run.link === undefined ? look : `${look} ${run.link}`.trim();
}

const runsOf = (runs: readonly Run[]): OracleRun[] => runs.map((run) => [run.text, lookOf(run)]);

/** What we read of a page, in the oracle's words. */
class OurPage {
  readonly headings: [string, number][] = [];
  readonly code: string[] = [];
  readonly tables: OraclePage['tables'][number][] = [];
  readonly items = { ordered: 0, bullet: 0 };
  readonly texts: readonly OracleText[];

  constructor(blocks: readonly Block[]) {
    this.texts = this.below(blocks);
  }

  private readonly below = (blocks: readonly Block[]): OracleText[] => blocks.flatMap(this.read);

  private readonly read = (block: Block): readonly OracleText[] => {
    switch (block.kind) {
      case 'heading':
        this.headings.push([textOfRuns(block.runs), block.level]);
        return [];
      case 'paragraph':
        return [[block.line, runsOf(block.runs)]];
      case 'code':
        this.code.push(block.text);
        return [[null, [[block.text, 'code']]]];
      case 'note':
        return this.below(block.blocks);
      case 'list':
        this.items[block.ordered ? 'ordered' : 'bullet'] += block.items.length;
        return block.items.flatMap(this.below);
      case 'terms':
        return this.below(blocksOfTerms(block));
      case 'directive':
        throw new Error(`no page of the oracle has ${block.kind}`);
      case 'raw':
        return [[block.line, [[block.text, 'raw']]]];
      case 'table': {
        const number = block.number === undefined ? '' : `Table ${block.number} `;
        const cellsOf = (row: Row): OracleCell[] => row.cells.map((cell) => this.below(cell.blocks));
        const table = {
          caption: squeeze(number + textOfRuns(block.caption)),
          header: [] as OracleCell[][],
          rows: [] as OracleCell[][],
        };
        this.tables.push(table);
        if (block.header) table.header.push(cellsOf(block.header));
        table.rows.push(...block.rows.map(cellsOf));
        return [...table.header, ...table.rows].flat(2);
      }
    }
  };
}

/** A header of several rows is one row for us; docutils does not know the line of every text. */
function comparable(page: Omit<OraclePage, 'refused'>, oracle: OraclePage): unknown {
  const known = oracle.texts.map(([line]) => line !== null);
  const unlined = (texts: readonly OracleText[]): (readonly OracleRun[])[] => texts.map(([, runs]) => runs);
  const cells = (rows: readonly (readonly OracleCell[])[]): unknown => rows.map((row) => row.map(unlined));
  return {
    headings: page.headings,
    code: page.code,
    items: page.items,
    texts: page.texts.map(([line, runs], at) => [known[at] ? line : null, runs]),
    tables: page.tables.map(({ caption, header, rows }) => {
      const merged = header[0]?.map((_, column) => header.flatMap((row) => row[column] ?? []));
      return { caption, header: cells(merged ? [merged] : []), rows: cells(rows) };
    }),
  };
}

/** Expects the same of both readers; the whole difference is shown of some pages only. */
function expectSame(pages: readonly { file: string; text: string }[], oracle: Record<string, OraclePage>): void {
  const differing: string[] = [];
  for (const { file, text } of pages) {
    const theirs = oracle[file] as OraclePage;
    const ours = comparable(new OurPage(readRst(text, file).blocks), theirs);
    const expected = comparable(theirs, theirs);
    if (JSON.stringify(ours) === JSON.stringify(expected)) continue;
    if (differing.push(file) <= 3) expect.soft(ours, `${file}\n${text.slice(0, 2000)}`).toEqual(expected);
  }
  expect(differing).toEqual(Object.keys(RESIDUE).filter((file) => file in oracle));
}

const isAvailable = hasDocutils();
const corpusMissing = existsSync(CORPUS) ? '' : ` (skipped: no corpus at ${CORPUS})`;

describe.skipIf(!isAvailable)(`readRst against docutils${isAvailable ? '' : ' (skipped: no docutils)'}`, () => {
  describe.skipIf(corpusMissing !== '')(`on the corpus${corpusMissing}`, () => {
    let oracle: Record<string, OraclePage> = {};
    beforeAll(() => {
      oracle = docutilsReads(CORPUS);
    }, 600_000);

    long.it('has the corpus in full', () => {
      const tables = Object.values(oracle).flatMap((page) => page.tables);
      expect(Object.keys(oracle).length).toBeGreaterThan(900);
      expect(tables.flatMap(({ rows }) => rows).length).toBeGreaterThan(19_000);
    });

    it('reads the same headings, texts with their looks and lines, code, lists and tables', {
      timeout: 120_000,
    }, () => {
      expectSame(pagesBelow(CORPUS), oracle);
    });

    it('finds nothing that it does not understand', () => {
      const found = pagesBelow(CORPUS).flatMap(({ file, text }) => readRst(text, file).diagnostics);
      expect(found).toEqual([]);
    });
  });

  describe('on made-up shapes', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'rst-shapes-'));
    let oracle: Record<string, OraclePage> = {};
    beforeAll(() => {
      mkdirSync(folder, { recursive: true });
      shapes(SHORT ? 300 : 800).forEach((text, at) => {
        writeFileSync(path.join(folder, `${String(at).padStart(4, '0')}.rst`), text);
      });
      oracle = docutilsReads(folder);
      return () => rmSync(folder, { recursive: true, force: true });
    }, 600_000);

    it('reads them alike where docutils has no objection', { timeout: 120_000 }, () => {
      const pages = pagesBelow(folder).filter(({ file }) => oracle[file]?.refused === 0);
      expect(pages.length).toBeGreaterThan(SHORT ? 100 : 300);
      expectSame(pages, oracle);
      expect(pages.flatMap(({ file, text }) => readRst(text, file).diagnostics)).toEqual([]);
    });

    it('objects where docutils does', () => {
      const silent = pagesBelow(folder)
        .filter(({ file }) => (oracle[file]?.refused ?? 0) > 0)
        .filter(({ file, text }) => readRst(text, file).diagnostics.length === 0);
      expect(silent.map(({ text }) => text)).toEqual([]);
    });
  });
});
