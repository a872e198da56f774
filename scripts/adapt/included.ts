/** Text and samples that a page takes from files of their own, put where the page names them. */
import { type Block, type Code, diagnostic, type Directive, type Document } from '../ir/index.ts';
import { MAX_PAGE_BYTES, readRst } from '../read/index.ts';
import type { Companion, Companions } from './family.ts';

/** Files that are read as pages of their own, too. */
const IS_PAGE = /\.(?:rst|inc)$/i;
/** Files that include further ones are followed this far. */
const DEEPEST = 5;
/** What looking at a file costs, in characters. */
const LOOK = 10_000;

/**
 * The page with the blocks of the files that it includes, at the line that names them. What can't be found stays as it
 * is, and so does a file that states operations, which is read as a page of its own.
 *
 * @param states true for blocks that state operations
 */
export function withIncluded(
  document: Document,
  companions: Companions,
  states: (blocks: readonly Block[]) => boolean,
): Document {
  const including: Including = { companions, states, left: MAX_PAGE_BYTES, at: 1, cutAt: undefined };
  const blocks = includedIn(document.blocks, document, including, 0);
  if (blocks === document.blocks) return document;
  if (including.cutAt === undefined) return { ...document, blocks };
  const place = { file: document.file, line: including.cutAt };
  const cut = diagnostic('read/page-too-large', place, { as: 'included', limit: MAX_PAGE_BYTES });
  return { ...document, blocks, diagnostics: [...document.diagnostics, cut] };
}

/** What a page's files are put in its place by, and how much of them. */
interface Including {
  readonly companions: Companions;
  readonly states: (blocks: readonly Block[]) => boolean;
  /** Characters that may still come in: files that name each other again and again come to any number. */
  left: number;
  /** The line of the page that is looked at. */
  at: number;
  /** The line of the page that names the first file that is left out for its size. */
  cutAt: number | undefined;
}

function includedIn(
  blocks: readonly Block[],
  from: Pick<Document, 'file'>,
  including: Including,
  depth: number,
): readonly Block[] {
  if (depth > DEEPEST) return blocks;
  const within = (inner: readonly Block[]): readonly Block[] => includedIn(inner, from, including, depth);
  let isChanged = false;
  const out = blocks.flatMap((block): readonly Block[] => {
    const own = replaced(block, from, including, depth) ?? withInner(block, within);
    if (own.length !== 1 || own[0] !== block) isChanged = true;
    return own;
  });
  return isChanged ? out : blocks;
}

/** What a directive brings in; undefined for any other block. */
function replaced(
  block: Block,
  from: Pick<Document, 'file'>,
  including: Including,
  depth: number,
): readonly Block[] | undefined {
  if (block.kind !== 'directive' || !/^(?:literal)?include$/.test(block.name)) return undefined;
  const companion = including.companions(block.argument[0]?.text ?? '', from);
  if (!companion) return undefined;
  if (depth === 0) including.at = block.line;
  // A file that says nothing costs a look, too.
  including.left -= companion.text.length + LOOK;
  if (including.left < 0) {
    including.cutAt ??= including.at;
    return undefined;
  }
  if (block.name === 'literalinclude' || 'literal' in block.options || 'code' in block.options)
    return [codeOf(block, companion)];
  const { blocks } = readRst(companion.text, companion.file);
  if (IS_PAGE.test(companion.file) && including.states(blocks)) return undefined;
  const inner = includedIn(blocks, companion, including, depth + 1);
  return inner.map((each) => movedTo(each, block.line));
}

function codeOf({ options, line }: Directive, { text }: Companion): Code {
  const language = options.language ?? options.code;
  return { kind: 'code', language: language === '' ? undefined : language, text: text.trimEnd(), line };
}

/** Blocks that hold others, with these read the same way. */
function withInner(block: Block, within: (inner: readonly Block[]) => readonly Block[]): readonly Block[] {
  if (block.kind === 'directive' || block.kind === 'note') {
    const blocks = within(block.blocks);
    return blocks === block.blocks ? [block] : [{ ...block, blocks }];
  }
  if (block.kind === 'list') {
    const items = block.items.map(within);
    return items.every((item, at) => item === block.items[at]) ? [block] : [{ ...block, items }];
  }
  return [block];
}

/** The value with the line that names its file for all of its lines: a page has no others. */
function movedTo<Value>(value: Value, line: number): Value {
  if (Array.isArray(value)) return value.map((each: unknown) => movedTo(each, line)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, own]: [string, unknown]) => [key, key === 'line' ? line : movedTo(own, line)]),
  ) as Value;
}
