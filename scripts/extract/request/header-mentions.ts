import { type PageFacts, textOfBlocks } from '../../ir/index.ts';
import type { Part } from '../sections.ts';
import { short } from '../text.ts';

const HEADER = /\b(?:X-[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)*|Authorization)\b/g;

/** The headers that prose and rows name, lower case, each where it is named first; examples do not count. */
export function headerMentionsOf(parts: readonly Part[], file: string): PageFacts['headerMentions'] {
  const found = new Map<string, PageFacts['headerMentions'][number]>();
  for (const { block } of parts) {
    if (block.kind === 'code') continue;
    const text = textOfBlocks([block]);
    for (const match of text.matchAll(HEADER)) {
      const name = match[0].toLowerCase();
      if (!found.has(name)) found.set(name, { name, source: { file, line: block.line, words: short(text) } });
    }
  }
  return [...found.values()];
}
