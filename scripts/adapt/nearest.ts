/** What a page without an operation shows of operations all the same: which family is nearest, and what it lacks. Pure. */
import type { FamilyFile } from '../family-config.ts';
import { type Block, type Diagnostic, diagnostic, type Document, squeeze, textOfBlocks } from '../ir/index.ts';
import { FamilyWords } from './file-family.ts';
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
 * @param file what a user says of the pages
 */
export function unreadOperations(document: Document, least: number, file?: FamilyFile): Diagnostic[] {
  const miss = nearestMiss(document, least, file);
  if (!miss) return [];
  const { as, line, words, count, word = '' } = miss;
  const place = { file: document.file, line };
  const family = file?.family ?? headings.name;
  const shown = words.slice(0, 120);
  const patterns = file?.requests.length ?? 0;
  switch (as) {
    case 'tables':
      return [diagnostic('extract/operations-unread', place, { as, family, count })];
    case 'method':
      return [diagnostic('extract/operations-unread', place, { as, family, words: shown, word, count })];
    case 'pattern':
      return [diagnostic('extract/operations-unread', place, { as, family, words: shown, patterns, count })];
    default:
      return [diagnostic('extract/operations-unread', place, { as, family, words: shown, count })];
  }
}

type Kind = 'calls' | 'labelled' | 'inline' | 'curl' | 'method' | 'pattern' | 'tables';

/** What comes nearest to operations, the surest kind first; a page of tables only where no page gives an operation. */
function nearestMiss(
  document: Document,
  least: number,
  file: FamilyFile | undefined,
): (NearMiss & { readonly as: Kind; readonly word?: string }) | undefined {
  const sections = sectionsOf(document);
  const strange = linesLike(document.blocks, STRANGE_METHOD);
  const kinds: readonly (readonly [Kind, NearMiss | undefined])[] = [
    ['method', file && methodlessLine(document, file)],
    ['pattern', file && file.requests.length > 0 ? (strange ?? linesLike(document.blocks, INLINE)) : undefined],
    ['calls', methodHeadings(sections)],
    ['labelled', linesLike(document.blocks, LABELLED)],
    ['inline', linesLike(document.blocks, INLINE)],
    ['method', strange],
    ['curl', linesLike(document.blocks, CURL)],
    ['tables', least === 1 ? tablesBelow(sections) : undefined],
  ];
  for (const [as, miss] of kinds)
    if (miss && miss.count >= least)
      return { as, ...miss, ...(as === 'method' ? { word: miss.words.split(' ')[0] ?? '', ...miss } : {}) };
  return undefined;
}

/** Lines that a pattern of the file takes for requests, with words for methods that it doesn't have. */
function methodlessLine(document: Document, file: FamilyFile): (NearMiss & { readonly word: string }) | undefined {
  const found = new FamilyWords(file).unknownMethods(document);
  const [first] = found;
  return first && { ...first, count: found.length };
}

/** So many tables of fields below headings make a reference. */
const MANY_TABLES = 2;

function tablesBelow(sections: readonly Section[]): NearMiss | undefined {
  const tables = sections.flatMap(({ title, blocks }) =>
    title === '' ? [] : blocks.filter((block) => block.kind === 'table' && (block.header?.cells.length ?? 0) > 1),
  );
  const [first] = tables;
  return first && tables.length >= MANY_TABLES ? { line: first.line, words: '', count: tables.length } : undefined;
}

const METHOD = '(?:GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)';
/** A request line behind a word that isn't known to head one. */
const LABELLED = new RegExp(`^[^\\s:：]+(?: [^\\s:：]+)?\\s*[:：]\\s*${METHOD}\\s+/\\S*$`, 'u');
/** `HENT /havner`: a request line, were its first word a method. */
const STRANGE_METHOD = /^(?!(?:GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)\b)\p{Lu}{2,12} \/\S+$/u;
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
