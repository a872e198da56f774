import { type Block, blocksOfTerms, type Run, squeeze } from '../ir/index.ts';

/** All runs below blocks, in order. */
export function runsOf(blocks: readonly Block[]): readonly Run[] {
  const [first] = blocks;
  if (blocks.length === 1 && first?.kind === 'paragraph') return first.runs;
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'heading') return [...block.runs];
    if (block.kind === 'list') return block.items.flatMap((item) => [...runsOf(item)]);
    if (block.kind === 'note') return [...runsOf(block.blocks)];
    if (block.kind === 'terms') return [...runsOf(blocksOfTerms(block))];
    return [];
  });
}

/** A text on one line, cut for a message. */
export const short = (text: string): string => {
  const line = squeeze(text);
  return line.length > 120 ? `${line.slice(0, 117)}…` : line;
};
