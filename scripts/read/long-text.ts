import { type Block, type Diagnostic, diagnostic, type Document, type Row, type Run, type Table } from '../ir/index.ts';

/** More than twice what the longest paragraph of the family has; readers of sentences look through each many times. */
export const MAX_PARAGRAPH = 8000;

/** A page whose paragraphs, titles and captions have a bounded length: what is longer is cut at blanks, and reported. */
export function withShortParagraphs(document: Document): Document {
  if (!document.blocks.some(holdsLongText)) return document;
  const diagnostics: Diagnostic[] = [];
  const blocks = shortened(document.blocks, (line, length) =>
    diagnostics.push(
      diagnostic('read/paragraph-too-long', { file: document.file, line }, { length, limit: MAX_PARAGRAPH }),
    ),
  );
  return { ...document, blocks, diagnostics: [...document.diagnostics, ...diagnostics] };
}

type Report = (line: number, length: number) => void;

/** Asked of each block of each page, of which next to none is cut. */
function holdsLongText(block: Block): boolean {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return lengthOf(block.runs) > MAX_PARAGRAPH;
    case 'list':
      return block.items.some((item) => item.some(holdsLongText));
    case 'terms':
      return block.items.some((item) => item.blocks.some(holdsLongText));
    case 'directive':
    case 'note':
      return block.blocks.some(holdsLongText);
    case 'table':
      return (
        lengthOf(block.caption) > MAX_PARAGRAPH ||
        block.rows.some(holdsLongCell) ||
        (block.header !== undefined && holdsLongCell(block.header))
      );
    default:
      return false;
  }
}

const holdsLongCell = ({ cells }: Row): boolean => cells.some(({ blocks }) => blocks.some(holdsLongText));

const shortened = (blocks: readonly Block[], report: Report): readonly Block[] =>
  blocks.flatMap((block) => piecesOf(block, report));

function piecesOf(block: Block, report: Report): Block | Block[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading': {
      const pieces = cut(block.runs, block.line, report);
      if (!pieces) return block;
      const [first = [], ...rest] = pieces;
      return [
        { ...block, runs: first },
        ...rest.map((runs) => ({ kind: 'paragraph', runs, line: block.line }) as const),
      ];
    }
    case 'list':
      return { ...block, items: block.items.map((item) => shortened(item, report)) };
    case 'terms':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: shortened(item.blocks, report) })) };
    case 'directive':
    case 'note':
      return { ...block, blocks: shortened(block.blocks, report) };
    case 'table':
      return shortTable(block, report);
    default:
      return block;
  }
}

function shortTable(table: Table, report: Report): Block[] {
  const rowOf = (row: Row): Row => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, blocks: shortened(cell.blocks, report) })),
  });
  const rows = table.rows.map(rowOf);
  const header = table.header && rowOf(table.header);
  const [caption = table.caption, ...rest] = cut(table.caption, table.line, report) ?? [];
  return [
    ...rest.map((runs) => ({ kind: 'paragraph', runs, line: table.line }) as const),
    { ...table, header, rows, caption },
  ];
}

function lengthOf(runs: readonly Run[]): number {
  let length = 0;
  for (const { text } of runs) length += text.length;
  return length;
}

/** Runs in pieces; undefined where they are short enough. */
function cut(runs: readonly Run[], line: number, report: Report): Run[][] | undefined {
  const length = lengthOf(runs);
  if (length <= MAX_PARAGRAPH) return undefined;
  report(line, length);
  const pieces: Run[][] = [[]];
  let left = MAX_PARAGRAPH;
  for (const run of runs) {
    let { text } = run;
    while (text.length > left) {
      const end = endOfPiece(text, left);
      if (end > 0) pieces.at(-1)?.push({ ...run, text: text.slice(0, end).trimEnd() });
      text = text.slice(end).trimStart();
      pieces.push([]);
      left = MAX_PARAGRAPH;
    }
    if (text === '') continue;
    pieces.at(-1)?.push({ ...run, text });
    left -= text.length;
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** Where a text is cut: at its last blank, else anywhere but inside a character. */
function endOfPiece(text: string, most: number): number {
  const blank = text.lastIndexOf(' ', most);
  if (blank > 0) return blank;
  if (most <= 0) return 0;
  return /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;
}
