import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  type Cell,
  readRst,
  squeeze,
  type Table,
  textOfBlocks,
  textOfRuns,
} from '../../scripts/read/index.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CORPUS = path.resolve(ROOT, '../shared/corpus/rst');
const PYTHON = path.join(ROOT, '.venv/bin/python');

interface OracleCell {
  readonly text: string;
  readonly bold: readonly string[];
}

interface OraclePage {
  readonly file: string;
  readonly headings: readonly (readonly [string, number])[];
  readonly tables: readonly { caption: string; header: OracleCell[][]; rows: OracleCell[][] }[];
  readonly code: readonly string[];
}

/** docutils in a virtual environment of the project; false where it can't be had. */
function hasDocutils(): boolean {
  if (spawnSync(PYTHON, ['-c', 'import docutils']).status === 0) return true;
  if (spawnSync('python3', ['-m', 'venv', path.join(ROOT, '.venv')]).status !== 0) return false;
  return spawnSync(path.join(ROOT, '.venv/bin/pip'), ['install', '-q', 'docutils==0.21.2']).status === 0;
}

const missing = existsSync(CORPUS)
  ? hasDocutils()
    ? ''
    : 'docutils could not be installed'
  : `no corpus at ${CORPUS}`;
if (missing !== '' && process.env.CI === 'true' && existsSync(CORPUS)) throw new Error(missing);

const children = (block: Block): readonly Block[] => {
  if (block.kind === 'list') return block.items.flat();
  if (block.kind === 'note') return block.blocks;
  if (block.kind === 'table')
    return [block.header, ...block.rows].flatMap((row) => row?.cells.flatMap((cell) => cell.blocks) ?? []);
  return [];
};

/** All blocks of one kind, in the order of the page. */
function all<K extends Block['kind']>(blocks: readonly Block[], kind: K): Extract<Block, { kind: K }>[] {
  return blocks.flatMap((block) => [
    ...(block.kind === kind ? [block as Extract<Block, { kind: K }>] : []),
    ...all(children(block), kind),
  ]);
}

function boldOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? block.runs.filter((run) => run.bold).map((run) => squeeze(run.text))
      : boldOf(children(block)),
  );
}

const cellOf = (cell: Cell): OracleCell => ({
  text: squeeze(textOfBlocks(cell.blocks).replace(/(^|\n)(?:- )+/g, '$1 ')),
  bold: boldOf(cell.blocks),
});

function tableOf(table: Table): OraclePage['tables'][number] {
  const caption = textOfRuns(table.caption);
  return {
    caption: squeeze(table.number === undefined ? caption : `Table ${table.number} ${caption}`),
    header: table.header ? [table.header.cells.map(cellOf)] : [],
    rows: table.rows.map((row) => row.cells.map(cellOf)),
  };
}

function ours(file: string): OraclePage {
  const { blocks } = readRst(readFileSync(path.join(CORPUS, file), 'utf8'), file);
  return {
    file,
    headings: all(blocks, 'heading').map((heading) => [textOfRuns(heading.runs), heading.level] as const),
    tables: all(blocks, 'table').map(tableOf),
    code: all(blocks, 'code').map((code) => code.text),
  };
}

describe.skipIf(missing !== '')(`readRst against docutils${missing && ` (skipped: ${missing})`}`, () => {
  const output = missing
    ? ''
    : execFileSync(PYTHON, [path.join(import.meta.dirname, 'docutils_dump.py'), CORPUS], {
        encoding: 'utf8',
        maxBuffer: 1 << 30,
      });
  const pages = output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as OraclePage);

  it('reads every page of the corpus as docutils does: headings, tables, rows, cells, bold runs, code', {
    timeout: 300_000,
  }, () => {
    expect(pages.length).toBeGreaterThan(900);
    expect(pages.flatMap(({ tables }) => tables).flatMap(({ rows }) => rows).length).toBeGreaterThan(19_000);
    const differing = pages
      .filter((page) => JSON.stringify(ours(page.file)) !== JSON.stringify(page))
      .map(({ file }) => file);
    for (const page of pages.filter(({ file }) => differing.includes(file)).slice(0, 5))
      expect.soft(ours(page.file)).toEqual(page);
    expect(differing).toEqual([]);
  });
});
