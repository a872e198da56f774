import type { Part } from '../sections.ts';
import { depthOf } from './joined-blocks.ts';

type Code = Extract<Part['block'], { kind: 'code' }>;

/**
 * Takes samples apart that a page sets in one block: several bodies of JSON, each below a line of words. The words label
 * the sample below them; each line keeps its number.
 */
export const withPartedBlocks = (parts: readonly Part[]): readonly Part[] =>
  parts.flatMap((part) => (part.block.kind === 'code' ? parted(part, part.block) : [part]));

const MOST_WORDS = 16;

/** `The request example of a red kite:`, `Or`: words alone, and no header, address or markup. */
function isWords(line: string): boolean {
  const [first = '', ...more] = line.trim().replace(/[.:]$/, '').split(/,? /);
  return more.length < MOST_WORDS && /^[A-Z][A-Za-z]*$/.test(first) && more.every((word) => /^[\w'-]+$/.test(word));
}

const OPENS = /^\s*[[{]/;

function parted(part: Part, code: Code): Part[] {
  const lines = code.text.split('\n');
  const cuts = cutsOf(lines);
  if (cuts.length === 0) return [part];
  return [0, ...cuts].map((from, index) => {
    const text = lines.slice(from, cuts[index]).join('\n');
    if (from === 0) return { ...part, block: { ...code, text } };
    const [words = '', ...rest] = text.split('\n');
    const block = { ...code, text: rest.join('\n'), line: code.line + from + 1 };
    return { ...part, label: words.trim(), block };
  });
}

/** Lines of words between a body that is closed and one that opens. */
function cutsOf(lines: readonly string[]): number[] {
  const cuts: number[] = [];
  let depth = 0;
  let isClosed = false;
  for (const [at, line] of lines.entries()) {
    if (depth === 0 && isClosed && line.trim() !== '' && !OPENS.test(line)) {
      const next = lines.slice(at + 1).find((each) => each.trim() !== '');
      if (!isWords(line) || next === undefined || !OPENS.test(next)) return [];
      cuts.push(at);
      isClosed = false;
      continue;
    }
    const before = depth;
    depth += depthOf(line);
    if (depth < 0) return [];
    if (depth === 0 && (before > 0 || OPENS.test(line))) isClosed = true;
  }
  return cuts;
}
