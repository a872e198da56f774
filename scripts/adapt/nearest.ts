/** What a page without an operation shows of operations all the same: which family is nearest, and what it lacks. Pure. */
import { type Block, type Diagnostic, diagnostic, type Document, squeeze, textOfBlocks } from '../ir/index.ts';
import { headings } from './headings.ts';
import { type Section, sectionsOf } from './sections.ts';

interface NearMiss {
  readonly line: number;
  /** What is there, as the page has it. */
  readonly words: string;
  readonly count: number;
}

/**
 * Operations that a page seems to state and that no family reads: at most one finding, of the surest kind.
 *
 * @param least so many of a kind must be there
 */
export function unreadOperations(document: Document, least: number): Diagnostic[] {
  const sections = sectionsOf(document);
  const kinds = [
    ['calls', methodHeadings(sections)],
    ['labelled', linesLike(document.blocks, LABELLED)],
    ['inline', linesLike(document.blocks, INLINE)],
    ['curl', linesLike(document.blocks, CURL)],
  ] as const;
  for (const [as, miss] of kinds) {
    if (!miss || miss.count < least) continue;
    const place = { file: document.file, line: miss.line };
    return [
      diagnostic('extract/operations-unread', place, {
        as,
        family: headings.name,
        words: miss.words.slice(0, 120),
        count: miss.count,
      }),
    ];
  }
  return [];
}

const METHOD = '(?:GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)';
/** A request line behind a word that isn't known to head one. */
const LABELLED = new RegExp(`^[^\\s:：]+(?: [^\\s:：]+)?\\s*[:：]\\s*${METHOD}\\s+/\\S*$`, 'u');
const INLINE = new RegExp(`\\b${METHOD}\\s+(?:https?://\\S+|/[\\w{}<:/-]+)`);
const CURL = /\bcurl\b(?:(?!\bcurl\b)[^\n]){0,400}?https?:\/\//;

/** `sendMessage`, `chat.post`: names of calls. */
const CALL = /^(?:[a-z]+(?:[A-Z][a-z0-9]*)+|[a-z]\w*(?:[./][a-z]\w*)+)$/;

/** Headings that are names of calls, each above a table, a list or a sentence. */
function methodHeadings(sections: readonly Section[]): NearMiss | undefined {
  const found = sections.filter(({ title, blocks }) => CALL.test(title) && blocks.length > 0);
  const [first, second] = found;
  if (!first || !second) return undefined;
  return { line: first.line, words: `${first.title}, ${second.title}`, count: found.length };
}

function linesLike(blocks: readonly Block[], pattern: RegExp): NearMiss | undefined {
  const found = new Map<string, number>();
  const visit = (block: Block): void => {
    if (block.kind === 'list') for (const item of block.items) item.forEach(visit);
    if (block.kind === 'note' || block.kind === 'directive') block.blocks.forEach(visit);
    if (block.kind !== 'paragraph' && block.kind !== 'code') return;
    for (const [at, line] of textOfBlocks([block]).split('\n').entries()) {
      const words = pattern.exec(squeeze(line))?.[0];
      if (words !== undefined && !found.has(words)) found.set(words, block.line + (block.kind === 'code' ? at : 0));
    }
  };
  blocks.forEach(visit);
  const [first] = found;
  return first && { line: first[1], words: first[0], count: found.size };
}
