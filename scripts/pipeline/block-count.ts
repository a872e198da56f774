import { addTo } from '../append.ts';
import type { SourceMap } from '../emit/index.ts';
import { firstAbove } from '../first-above.ts';
import {
  type BlockCount,
  type BlockFacts,
  type Diagnostic,
  diagnostic,
  type FieldFacts,
  type PageFacts,
  type Place,
} from '../ir/index.ts';

/** What became of a block. */
export type BlockFate = Exclude<keyof BlockCount, 'blocks'>;

/** A block of a page, and what became of it. */
export interface AccountedBlock extends BlockFacts {
  readonly file: string;
  readonly fate: BlockFate;
}

/**
 * What became of every block of the sections on requests, responses and parameters: a fact counts where a node of the
 * contract has its source in the block.
 *
 * @param facts of all pages
 * @param sources of the contract's nodes
 */
export function accountedBlocks(
  facts: readonly PageFacts[],
  sources: SourceMap,
  diagnostics: readonly Diagnostic[],
): readonly AccountedBlock[] {
  const nodes = new Lines();
  const words = new Set<string>();
  for (const [at, { source, also }] of sources) {
    nodes.add(source);
    if (at.endsWith('/description')) words.add(source.words);
    for (const places of [source.also, also])
      for (const [file, line] of Object.entries(places ?? {})) nodes.add({ file, line });
  }
  const findings = new Lines();
  for (const { file, line, related } of diagnostics) {
    findings.add({ file, line });
    for (const place of related ?? []) findings.add(place);
  }
  return facts.flatMap((page) => {
    const rows = rowsByStart(page);
    return page.blocks.map((block): AccountedBlock => {
      const placed = { ...block, file: page.file };
      const fate = fateOf(placed, nodes, findings);
      const own = (rows.get(block.line) ?? []).filter(({ source }) => source.line <= block.lastLine);
      return { ...placed, fate: fate === 'unused' && areRepeated(own, words) ? 'repeated' : fate };
    });
  });
}

/** A finding for each block that nothing of the contract comes from. */
export const unusedBlocks = (blocks: readonly AccountedBlock[]): Diagnostic[] =>
  blocks
    .filter(({ fate }) => fate === 'unused')
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
    .map(({ file, line, isTable, section }) =>
      diagnostic('link/block-unused', { file, line }, isTable ? { as: 'table', section } : { as: 'block', section }),
    );

/** The blocks by what became of them. */
export function countBlocks(blocks: readonly AccountedBlock[]): BlockCount {
  const count = { facts: 0, repeated: 0, diagnosed: 0, kept: 0, plain: 0, unused: 0 };
  for (const { fate } of blocks) count[fate]++;
  return { blocks: blocks.length, ...count };
}

function fateOf(block: BlockFacts & { readonly file: string }, nodes: Lines, findings: Lines): BlockFate {
  if (nodes.has(block)) return 'facts';
  if (findings.has(block)) return 'diagnosed';
  if (block.prose === undefined) return 'unused';
  return block.prose === 'remark' ? 'kept' : 'plain';
}

/** True where the contract has the description of each row from another place. */
const areRepeated = (rows: readonly FieldFacts[], words: ReadonlySet<string>): boolean =>
  rows.length > 0 && rows.every(({ description }) => words.has(description.source.words));

/** The rows of a page's tables by the line of the block that they are in. */
function rowsByStart({ blocks, tables }: PageFacts): Map<number, FieldFacts[]> {
  const starts = [...new Set(blocks.map(({ line }) => line))].sort((a, b) => a - b);
  const rows = new Map<number, FieldFacts[]>();
  for (const row of tables.flatMap(({ fields }) => fields)) {
    const start = starts[firstAbove(starts, row.source.line) - 1];
    if (start !== undefined) addTo(rows, start, row);
  }
  return rows;
}

/** Lines of files, asked for by stretches of them. */
class Lines {
  private readonly byFile = new Map<string, Set<number>>();
  private readonly sorted = new Map<string, readonly number[]>();

  add({ file, line }: Place): void {
    const known = this.byFile.get(file);
    if (known) known.add(line);
    else this.byFile.set(file, new Set([line]));
  }

  has({ file, line, lastLine }: BlockFacts & { readonly file: string }): boolean {
    const lines = this.sorted.get(file) ?? [...(this.byFile.get(file) ?? [])].sort((a, b) => a - b);
    this.sorted.set(file, lines);
    return (lines[firstAbove(lines, line - 1)] ?? Number.POSITIVE_INFINITY) <= lastLine;
  }
}
