import { fenceOf } from '../code-fence.ts';
import { type Block, blocksOfTerms, type Run } from '../ir/index.ts';

/**
 * Description blocks as Markdown: paragraphs, lists, bold, code and web links; tables and notes are kept as text.
 *
 * Text is escaped so that it can be neither HTML nor Markdown of its own.
 */
export function markdownOf(blocks: readonly Block[]): string {
  const [first] = blocks;
  if (first === undefined) return '';
  if (blocks.length === 1) return blockMarkdown(first);
  const parts: string[] = [];
  for (const block of blocks) {
    const text = blockMarkdown(block);
    if (text !== '') parts.push(text);
  }
  return parts.join('\n\n');
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return inlineMarkdown(block.runs);
    case 'list':
      return block.items.map((item, index) => listItem(item, block.ordered ? `${index + 1}.` : '-')).join('\n');
    case 'note':
      return markdownOf(block.blocks);
    case 'directive':
      return markdownOf(block.blocks);
    case 'terms':
      return markdownOf(blocksOfTerms(block));
    case 'code': {
      const fence = fenceOf(block.text);
      return `${fence}\n${block.text}\n${fence}`;
    }
    case 'table':
      return block.rows
        .map((row) => `- ${row.cells.map((cell) => flatten(markdownOf(cell.blocks))).join(' | ')}`)
        .join('\n');
    case 'raw':
      return escapeMarkdown(block.text);
  }
}

function listItem(blocks: readonly Block[], marker: string): string {
  const indent = ' '.repeat(marker.length + 1);
  return `${marker} ${markdownOf(blocks).replace(/\n\n/g, '\n').replace(/\n/g, `\n${indent}`)}`;
}

const flatten = (text: string): string => text.replace(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks));

/** Runs as one line of Markdown. */
export function inlineMarkdown(runs: readonly Run[]): string {
  let text = '';
  for (const run of runs) text += runMarkdown(run);
  return text.trim();
}

function runMarkdown(run: Run): string {
  if (!(run.bold || run.code || run.italic || run.link)) return escapeMarkdown(run.text);
  const body = run.text.trim();
  if (body === '') return run.text;
  // Code has no escape for the end of a comment, nor for its own mark.
  let text = run.code && !/\*\/|`/.test(body) ? `\`${body}\`` : escapeMarkdown(body);
  if (run.bold) text = `**${text}**`;
  else if (run.italic) text = `*${text}*`;
  if (run.link && /^https?:\/\/[^\s<>()"'`]+$/i.test(run.link)) text = `[${text}](${run.link})`;
  const before = run.text.startsWith(' ') ? ' ' : '';
  return `${before}${text}${run.text.endsWith(' ') ? ' ' : ''}`;
}

const MARKUP = /[*`\\<[]/;

/** Backslash before what Markdown or HTML would take for markup. */
export function escapeMarkdown(text: string): string {
  if (!MARKUP.test(text)) return text;
  const pieces = text
    .replace(/[*`\\]/g, '\\$&')
    .replace(/<(?=[A-Za-z/!?])/g, '\\<')
    .split(']');
  return pieces.map((piece, at) => (pieces[at + 1]?.startsWith('(') ? piece.replaceAll('[', '\\[') : piece)).join(']');
}
