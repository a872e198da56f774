import type { Document } from './document.ts';
import { textOfRuns } from './document.ts';
import { type PageState, parseBlocks } from './rst/blocks.ts';
import { linesOf } from './rst/lines.ts';

/**
 * Reads one RST page: the sections, labels, tables, lists, directives and inline markup that the family's pages use.
 *
 * @param text the page, decoded
 * @param file its path, for provenance; links of its toctree are relative to its folder
 */
export function readRst(text: string, file: string): Document {
  const state: PageState = { file, diagnostics: [], toctree: [], fields: new Map(), levels: [] };
  const blocks = parseBlocks(linesOf(text), state);
  const title = blocks.find((block) => block.kind === 'heading');
  const folder = file.split('/').slice(0, -1);
  const name = state.fields.get('original_name') ?? file.split('/').at(-1) ?? file;
  const heading = title?.kind === 'heading' ? title : undefined;
  return {
    file,
    format: 'rst',
    name: name.replace(/\.(?:html?|rst)$/i, ''),
    title: heading ? textOfRuns(heading.runs) : '',
    titleLine: heading?.line ?? 1,
    anchors: heading?.anchors ?? [],
    parent: undefined,
    children: state.toctree.map((entry) => ({ title: '', link: resolve(folder, entry) })),
    blocks,
    diagnostics: state.diagnostics,
  };
}

/** Path of a toctree entry from the root of the pages. */
function resolve(folder: readonly string[], entry: string): string {
  const path = entry.startsWith('/') ? [] : [...folder];
  for (const step of entry.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
