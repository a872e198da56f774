import {
  type Block,
  type Cell,
  type Diagnostic,
  diagnostic,
  type Document,
  type Run,
  type Table,
} from '../ir/index.ts';

/** More than twice what the longest paragraph of the family has; readers of sentences look through each many times. */
export const MAX_PARAGRAPH = 8000;

/** A page whose paragraphs, titles and captions have a bounded length: what is longer is cut at blanks, and reported. */
export function withShortParagraphs(document: Document): Document {
  const diagnostics: Diagnostic[] = [];
  const blocks = shortened(document.blocks, (line, length) =>
    diagnostics.push(
      diagnostic('read/paragraph-too-long', { file: document.file, line }, { length, limit: MAX_PARAGRAPH }),
    ),
  );
  return diagnostics.length === 0
    ? document
    : { ...document, blocks, diagnostics: [...document.diagnostics, ...diagnostics] };
}

type Report = (line: number, length: number) => void;

/** The blocks themselves where none of them is too long. */
function shortened(blocks: readonly Block[], report: Report): readonly Block[] {
  let changed = false;
  const short = blocks.flatMap((block) => {
    const pieces = piecesOf(block, report);
    changed ||= pieces !== block;
    return pieces;
  });
  return changed ? short : blocks;
}

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
    case 'list': {
      const items = block.items.map((item) => shortened(item, report));
      return items.every((item, at) => item === block.items[at]) ? block : { ...block, items };
    }
    case 'terms': {
      const items = block.items.map((item) => {
        const blocks = shortened(item.blocks, report);
        return blocks === item.blocks ? item : { ...item, blocks };
      });
      return items.every((item, at) => item === block.items[at]) ? block : { ...block, items };
    }
    case 'directive':
    case 'note': {
      const blocks = shortened(block.blocks, report);
      return blocks === block.blocks ? block : { ...block, blocks };
    }
    case 'table':
      return shortTable(block, report);
    default:
      return block;
  }
}

function shortTable(table: Table, report: Report): Block | Block[] {
  let changed = false;
  const cellOf = (cell: Cell): Cell => {
    const blocks = cell.blocks.length === 0 ? cell.blocks : shortened(cell.blocks, report);
    changed ||= blocks !== cell.blocks;
    return blocks === cell.blocks ? cell : { ...cell, blocks };
  };
  const rows = table.rows.map((row) => ({ ...row, cells: row.cells.map(cellOf) }));
  const header = table.header && { ...table.header, cells: table.header.cells.map(cellOf) };
  const [caption, ...rest] = cut(table.caption, table.line, report) ?? [];
  if (!changed && !caption) return table;
  const whole = { ...table, header, rows, caption: caption ?? table.caption };
  return [...rest.map((runs) => ({ kind: 'paragraph', runs, line: table.line }) as const), whole];
}

/** Runs in pieces; undefined where they are short enough. */
function cut(runs: readonly Run[], line: number, report: Report): Run[][] | undefined {
  let length = 0;
  for (const { text } of runs) length += text.length;
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
