/**
 * Types that are structures of the page: by their names alone, and those described as one of several others, as `Shape`
 * with a list of `Circle` and `Square`.
 */
import type { Block, Cell, Document, Row, Run, Table } from '../ir/index.ts';
import { squeeze, textOfRuns } from '../ir/index.ts';
import { TYPE_WORD } from './marks.ts';
import { type Section, sectionsOf } from './sections.ts';
import { COLUMN_WORDS, partRole } from './words.ts';

interface Structures {
  /** Anchors of those with a table of their own, by their names. */
  readonly anchors: ReadonlyMap<string, string>;
  /** Links of the alternatives by the anchor of what is one of them. */
  readonly unions: ReadonlyMap<string, readonly Run[]>;
}

/** A page whose types lead to the structures that they name, and to all of those that one stands for. */
export function withStructures(document: Document): Document {
  const sections = sectionsOf(document);
  const found: Structures = { anchors: anchorsIn(sections), unions: unionsIn(sections) };
  if (found.anchors.size + found.unions.size === 0) return document;
  const blocks = document.blocks.map((block) => (block.kind === 'table' ? inTable(block, found) : block));
  return { ...document, blocks };
}

/** A name as structures have it, which is neither a type of its own nor the heading of a part. */
const isName = (title: string): boolean =>
  /^\p{Lu}[\p{L}\p{N}_]+$/u.test(title) && !TYPE_WORD.test(title) && partRole(title) === undefined;

/** Headings that are a name, with nothing but a table and text below; a name that two have is no one's. */
function anchorsIn(sections: readonly Section[]): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  const twice = new Set<string>();
  for (const { title, anchors: own, blocks } of sections) {
    const [anchor] = own;
    if (anchor === undefined || !isName(title) || !blocks.some(({ kind }) => kind === 'table')) continue;
    if (anchors.has(title)) twice.add(title);
    anchors.set(title, anchor);
  }
  return new Map([...anchors].filter(([name]) => !twice.has(name)));
}

function unionsIn(sections: readonly Section[]): Structures['unions'] {
  return new Map(
    sections.flatMap((section) => {
      const links = alternativesOf(section.blocks);
      return links.length > 1 ? section.anchors.map((anchor) => [anchor, links] as const) : [];
    }),
  );
}

/** `It should be one of`, `One of the following types:`, right above the list. */
const ONE_OF = /(?:\bone of(?: the following)?|\bof the following)(?: \d+)?(?: [a-z]+)?\s*:?$/i;

/** The links of a list of structures below a sentence that says so; none where the section has fields of its own. */
function alternativesOf(blocks: readonly Block[]): Run[] {
  if (blocks.some(({ kind }) => kind === 'table' || kind === 'terms')) return [];
  const at = blocks.findIndex(
    (block, index) =>
      block.kind === 'list' && blocks[index - 1]?.kind === 'paragraph' && ONE_OF.test(textOf(blocks[index - 1])),
  );
  const list = blocks[at];
  if (list?.kind !== 'list') return [];
  const links = list.items.map(linkOf);
  return links.every((link) => link !== undefined) ? (links as Run[]) : [];
}

const textOf = (block: Block | undefined): string =>
  block?.kind === 'paragraph' ? squeeze(textOfRuns(block.runs)) : '';

/** The link that an item is, and nothing else. */
function linkOf(item: readonly Block[]): Run | undefined {
  const [only, ...more] = item;
  if (only?.kind !== 'paragraph' || more.length > 0) return undefined;
  const runs = only.runs.filter(({ text }) => text.trim() !== '');
  return runs.length === 1 && runs[0]?.link?.includes('#') ? runs[0] : undefined;
}

function inTable(table: Table, found: Structures): Table {
  const headers = (table.header?.cells ?? []).map(({ blocks }) => textOf(blocks[0]));
  const column = headers.findIndex((words) => TYPE_COLUMN.test(words));
  return column < 0 ? table : { ...table, rows: table.rows.map((row) => inRow(row, column, found)) };
}

const TYPE_COLUMN = COLUMN_WORDS.find(({ role }) => role === 'type')?.pattern ?? /^type$/i;

const inRow = (row: Row, column: number, found: Structures): Row => ({
  ...row,
  cells: row.cells.map(
    (cell, at): Cell => (at === column ? { ...cell, blocks: cell.blocks.map((block) => inBlock(block, found)) } : cell),
  ),
});

function inBlock(block: Block, found: Structures): Block {
  if (block.kind !== 'paragraph') return block;
  return { ...block, runs: block.runs.flatMap((run) => linked(run, found)).flatMap((run) => apart(run, found)) };
}

/** A run with a link on each name of a structure. */
function linked(run: Run, { anchors }: Structures): Run[] {
  if (run.link !== undefined) return [run];
  return run.text.split(/([\p{L}\p{N}_]+)/u).flatMap((text): Run[] => {
    const anchor = anchors.get(text);
    return text === '' ? [] : [anchor === undefined ? { ...run, text } : { ...run, text, link: `#${anchor}` }];
  });
}

/** The alternatives in the place of what stands for them. */
function apart(run: Run, { unions }: Structures): readonly Run[] {
  const links = run.link === undefined ? undefined : unions.get(run.link.slice(run.link.indexOf('#') + 1));
  return links?.flatMap((each, at) => (at === 0 ? [each] : [{ text: ' or ' }, each])) ?? [run];
}
