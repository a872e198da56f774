import type { Part } from '../sections.ts';

type Code = Extract<Part['block'], { kind: 'code' }>;

/**
 * Puts samples together that a page cuts into a block a line: what opens a bracket in one block and closes it in a later
 * one, with nothing between them, is one block. Each line keeps its number.
 */
export function withJoinedBlocks(parts: readonly Part[]): readonly Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    const joined = last && part.block.kind === 'code' && isOpen(last) ? joinedWith(last, part.block) : undefined;
    if (joined) out[out.length - 1] = joined;
    else out.push(part);
  }
  // Brackets that never close are no reason to join anything.
  return out.some((part, at) => isOpen(part) && part !== parts[at]) ? parts : out;
}

const isOpen = ({ block }: Part): boolean => block.kind === 'code' && depthOf(block.text) > 0;

/** How many brackets are open behind a text; what stands in quotes is passed over. */
export function depthOf(text: string): number {
  let depth = 0;
  for (const [mark] of text.matchAll(/"(?:[^"\\\n]|\\.)*"?|[[\]{}]/g)) {
    if (mark === '{' || mark === '[') depth++;
    else if (mark === '}' || mark === ']') depth--;
  }
  return depth;
}

function joinedWith(before: Part, code: Code): Part {
  const block = before.block as Code;
  const gap = code.line - block.line - (block.text.split('\n').length - 1);
  return { ...before, block: { ...block, text: block.text + '\n'.repeat(Math.max(1, gap)) + code.text } };
}
