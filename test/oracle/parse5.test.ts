import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import type { Block, Cell, Run, Table } from '../../scripts/ir/index.ts';
import { readHtml } from '../../scripts/read/index.ts';
import { corpusPages, NO_CORPUS } from '../corpus.ts';
import { sample } from '../support/form.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What is compared of one cell: its text, and the stretches of it that are bold. */
interface SeenCell {
  readonly text: string;
  readonly bold: readonly string[];
}

interface SeenTable {
  readonly caption: string;
  readonly headerRows: number;
  readonly rows: readonly (readonly SeenCell[])[];
}

interface SeenPage {
  readonly headings: readonly (readonly [number, string])[];
  readonly tables: readonly SeenTable[];
  readonly code: readonly string[];
  /** All text in order, without blanks: nothing is lost between the blocks. */
  readonly text: string;
}

/** A character and whether it is bold; a block ends a stretch. */
interface Glyph {
  readonly char: string;
  readonly bold: boolean;
}

const END_OF_BLOCK: Glyph = { char: '\n', bold: false };
const BLANK = /[\s\u00a0\u200b\ufeff]/;

function seenCell(glyphs: readonly Glyph[]): SeenCell {
  const squeezed: Glyph[] = [];
  for (const glyph of glyphs) {
    if (!BLANK.test(glyph.char)) squeezed.push(glyph);
    else if (glyph === END_OF_BLOCK) {
      if (squeezed.at(-1) && BLANK.test(squeezed.at(-1)?.char ?? '')) squeezed.pop();
      squeezed.push(glyph);
    } else if (squeezed.length > 0 && !BLANK.test(squeezed.at(-1)?.char ?? ''))
      squeezed.push({ char: ' ', bold: glyph.bold });
  }
  const stretches = squeezed.map(({ char, bold }) => (bold ? char : '\n')).join('');
  return {
    text: squeezed
      .map(({ char }) => char)
      .join('')
      .replace(/\s+/g, ' ')
      .trim(),
    bold: stretches
      .split(/\n+/)
      .map((text) => text.trim())
      .filter((text) => text !== ''),
  };
}

const codeText = (text: string): string => text.replace(/^\s*\n/, '').trimEnd();
const captionText = (text: string): string => text.replace(/^(Table \d+)[\s.:]*/, '$1 ').trim();
const dense = (text: string): string => text.replace(/[\s\u00a0\u200b\ufeff]+/g, '');

/** The page as parse5's tree, made by the HTML standard's own algorithm, shows it. */
class StandardView implements SeenPage {
  readonly headings: [number, string][] = [];
  readonly tables: SeenTable[] = [];
  readonly code: string[] = [];
  readonly text: string;

  constructor(text: string) {
    const root = parse(text);
    this.visit(root.childNodes);
    this.text = dense(plain(root.childNodes.flatMap((node) => glyphsOf(node, false))));
  }

  private visit(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (!defaultTreeAdapter.isElementNode(node)) continue;
      const level = /^h([1-6])$/.exec(node.tagName)?.[1];
      const inner = (): Glyph[] => node.childNodes.flatMap((child) => glyphsOf(child, false));
      if (level !== undefined) this.headings.push([Number(level), seenCell(inner()).text]);
      else if (node.tagName === 'pre') this.code.push(codeText(plain(inner())));
      else if (node.tagName === 'table') this.tables.push(standardTable(node));
      if (!isLeftOut(node)) this.visit(node.childNodes);
    }
  }
}

const plain = (glyphs: readonly Glyph[]): string => glyphs.map(({ char }) => char).join('');
const attribute = (node: Element, name: string): string => node.attrs.find((each) => each.name === name)?.value ?? '';

/** Navigation, which the reader keeps apart from the blocks, and the word that a note's picture stands for. */
function isLeftOut(node: Element): boolean {
  const classes = attribute(node, 'class').split(/\s+/);
  return ['parentlink', 'ulchildlink', 'notetitle'].some((name) => classes.includes(name));
}

const NO_TEXT = new Set<string>([html.TAG_NAMES.SCRIPT, html.TAG_NAMES.STYLE, html.TAG_NAMES.HEAD]);
const BLOCKS = /^(?:p|div|ul|ol|li|table|caption|thead|tbody|tr|td|th|pre|dl|dt|dd|h[1-6]|section|blockquote)$/;

function glyphsOf(node: Node, bold: boolean): Glyph[] {
  if (defaultTreeAdapter.isTextNode(node)) return [...node.value].map((char) => ({ char, bold }));
  if (!defaultTreeAdapter.isElementNode(node) || NO_TEXT.has(node.tagName) || isLeftOut(node)) return [];
  if (node.tagName === 'br') return [{ char: '\n', bold }];
  const isBold = bold || node.tagName === 'b' || node.tagName === 'strong';
  const isBlock = BLOCKS.test(node.tagName);
  const inner = node.childNodes.flatMap((child) => glyphsOf(child, isBlock ? bold : isBold));
  return isBlock ? [END_OF_BLOCK, ...inner, END_OF_BLOCK] : inner;
}

const elementsIn = (node: Element): Element[] => node.childNodes.filter(defaultTreeAdapter.isElementNode);

/** Lays a table out on its grid: a slot that a span covers is an empty cell. */
function standardTable(table: Element): SeenTable {
  const parts = elementsIn(table);
  const rows = parts.flatMap((part) => (part.tagName === 'tr' ? [part] : elementsIn(part))).filter(isRow);
  const headed = parts
    .filter((part) => part.tagName === 'thead')
    .flatMap(elementsIn)
    .filter(isRow);
  const first = rows[0] === undefined ? [] : elementsIn(rows[0]).filter(isCell);
  const grid: (SeenCell | undefined)[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of elementsIn(row).filter(isCell)) {
      while (grid[y]?.[x] !== undefined) x++;
      const width = Number(attribute(cell, 'colspan') || 1);
      const height = Number(attribute(cell, 'rowspan') || 1);
      for (let dy = 0; dy < height; dy++) {
        for (let dx = 0; dx < width; dx++) {
          const line = grid[y + dy];
          if (line) line[x + dx] = dy + dx === 0 ? seenCell(glyphsOf(cell, false)) : { text: '', bold: [] };
        }
      }
      x += width;
    }
  });
  const caption = parts.find((part) => part.tagName === 'caption');
  return {
    caption: captionText(caption ? seenCell(glyphsOf(caption, false)).text : ''),
    headerRows: headed.length > 0 || (first.length > 0 && first.every((cell) => cell.tagName === 'th')) ? 1 : 0,
    rows: grid.map((line) => Array.from(line, (cell) => cell ?? { text: '', bold: [] })),
  };
}

const isRow = (node: Element): boolean => node.tagName === 'tr';
const isCell = (node: Element): boolean => node.tagName === 'td' || node.tagName === 'th';

/** The page as our reader gives it. */
class ReaderView implements SeenPage {
  readonly headings: [number, string][] = [];
  readonly tables: SeenTable[] = [];
  readonly code: string[] = [];
  readonly text: string;

  constructor(text: string, file: string) {
    const { blocks } = readHtml(text, file, HOUSE_DIALECT.markup);
    blocks.forEach(this.visit);
    this.text = dense(plain(glyphsOfBlocks(blocks)));
  }

  private readonly visit = (block: Block): void => {
    if (block.kind === 'heading') this.headings.push([block.level, seenCell(glyphsOfRuns(block.runs)).text]);
    else if (block.kind === 'code') this.code.push(codeText(block.text));
    else if (block.kind === 'list') block.items.flat().forEach(this.visit);
    else if (block.kind === 'note') block.blocks.forEach(this.visit);
    else if (block.kind === 'table') {
      const rows = [...(block.header ? [block.header] : []), ...block.rows];
      this.tables.push({
        caption: seenCell(captionGlyphs(block)).text,
        headerRows: block.header ? 1 : 0,
        rows: rows.map((row) => row.cells.map((cell) => seenCell(glyphsOfBlocks(cell.blocks)))),
      });
      for (const cell of rows.flatMap((row) => row.cells)) cell.blocks.forEach(this.visit);
    }
  };
}

const glyphsOfRuns = (runs: readonly Run[]): Glyph[] =>
  runs.flatMap(({ text, bold }) => [...text].map((char) => ({ char, bold: bold === true })));

function captionGlyphs({ number, caption }: Table): Glyph[] {
  const label = number === undefined ? '' : `Table ${number} `;
  return [...[...label].map((char) => ({ char, bold: false })), ...glyphsOfRuns(caption)];
}

function glyphsOfBlocks(blocks: readonly Block[]): Glyph[] {
  return blocks.flatMap((block) => [END_OF_BLOCK, ...glyphsOfBlock(block), END_OF_BLOCK]);
}

function glyphsOfBlock(block: Block): Glyph[] {
  const glyphsOfCell = (cell: Cell): Glyph[] => [...glyphsOfBlocks(cell.blocks), END_OF_BLOCK];
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return glyphsOfRuns(block.runs);
    case 'terms':
    case 'directive':
      throw new Error(`no page of the oracle has ${block.kind}`);
    case 'list':
      return block.items.flatMap(glyphsOfBlocks);
    case 'note':
      return glyphsOfBlocks(block.blocks);
    case 'code':
    case 'raw':
      return [...block.text].map((char) => ({ char, bold: false }));
    case 'table':
      return [
        ...captionGlyphs(block),
        END_OF_BLOCK,
        ...[...(block.header ? [block.header] : []), ...block.rows].flatMap((row) => row.cells.flatMap(glyphsOfCell)),
      ];
  }
}

const PARTS = ['headings', 'tables', 'code', 'text'] as const;

/** The parts of a page that the two views show differently, and how many tables there are to compare. */
function compare(
  text: string,
  file: string,
): { tables: number; parts: { part: string; ours: unknown; standard: unknown }[] } {
  const standard = new StandardView(text);
  const ours = new ReaderView(text, file);
  const parts = PARTS.filter((part) => JSON.stringify(ours[part]) !== JSON.stringify(standard[part]));
  return {
    tables: ours.tables.length,
    parts: parts.map((part) => ({ part, ours: ours[part], standard: standard[part] })),
  };
}

/** Parts of pages that the reader shows otherwise than the standard, each with the cause. There is none. */
const RESIDUE: Readonly<Record<string, string>> = {};

describe.skipIf(NO_CORPUS !== '')(`readHtml against parse5 ${NO_CORPUS}`, () => {
  it.each(
    sample(
      [
        ['html/ecs', 208, 528],
        ['html/modelarts', 197, 983],
        ['seeds', 4, 28],
      ],
      2,
    ),
  )('%s: the same headings, tables, bold stretches, code and text', (folder, pageCount, leastTables) => {
    const pages = corpusPages(folder).filter(({ file }) => file.endsWith('.html'));
    expect(pages).toHaveLength(pageCount);
    const compared = pages.map(({ file, text }) => ({ file, ...compare(text, file) }));
    const differing = compared.flatMap(({ file, parts }) =>
      parts.map((part) => ({ ...part, at: `${file} ${part.part}` })),
    );
    const first = differing.find(({ at }) => RESIDUE[at] === undefined);
    expect.soft(first?.ours, first?.at).toEqual(first?.standard);
    const known = Object.keys(RESIDUE).filter((at) => pages.some(({ file }) => at.startsWith(`${file} `)));
    expect(differing.map(({ at }) => at)).toEqual(known);
    expect(compared.reduce((sum, { tables }) => sum + tables, 0)).toBeGreaterThanOrEqual(leastTables);
    console.log(
      folder,
      compared.reduce((sum, { tables }) => sum + tables, 0),
    );
  });
});
