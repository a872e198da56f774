import type { Part } from '../sections.ts';

type Code = Extract<Part['block'], { kind: 'code' }>;

/**
 * Puts samples together that a page cuts into a block a line: what opens a bracket in one block and closes it in a later
 * one, with nothing between them, is one block, and a message's lines above its body, a block each, are of that. Each
 * line keeps its number.
 */
export const withJoinedBlocks = (parts: readonly Part[]): readonly Part[] => withHeads(withClosedBrackets(parts));

const STATUS_LINE = /^\s*HTTP\/[\d.]+ [1-5]\d\d\b.*$/;
const HEADER_LINE = /^\s*[A-Za-z][A-Za-z\d-]*:\s?\S.*$/;

const isLine = ({ block }: Part, ...patterns: readonly RegExp[]): boolean =>
  block.kind === 'code' &&
  patterns.some((pattern) => pattern.test(block.text.trim()) && !block.text.trim().includes('\n'));

const isEmpty = ({ block }: Part): boolean => block.kind === 'code' && block.text.trim() === '';

/** Joins a status line, which is a block of its own, with the blocks of headers below it and the body that follows. */
function withHeads(parts: readonly Part[]): readonly Part[] {
  const out: Part[] = [];
  for (const [at, part] of parts.entries()) {
    const start = out.at(-1);
    const isBelow = start !== undefined && at > 0 && part.block.kind === 'code' && isHead(parts[at - 1] as Part);
    const goesOn =
      isBelow && (isHead(part) || opens(part)) && !isLine(part, STATUS_LINE) && STATUS_LINE.test(textOf(start));
    if (goesOn && part.block.kind === 'code') out[out.length - 1] = joinedWith(start, part.block);
    else out.push(part);
  }
  return out;
}

const isHead = (part: Part): boolean => isLine(part, STATUS_LINE, HEADER_LINE) || isEmpty(part);
const opens = ({ block }: Part): boolean => block.kind === 'code' && /^\s*[[{]/.test(block.text);
const textOf = ({ block }: Part): string =>
  block.kind === 'code' ? (block.text.trimStart().split('\n')[0] ?? '') : '';

function withClosedBrackets(parts: readonly Part[]): readonly Part[] {
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
