import { type Document, textOfRuns } from '../ir/index.ts';
import { readBlocks } from './rst/blocks.ts';
import { UNEVEN } from './rst/columns.ts';
import { linesOf } from './rst/lines.ts';
import { newPage, settleAnchors } from './rst/page.ts';

const PAGE_EXTENSION = /\.(?:html?|rst|inc)$/i;
const ABSOLUTE = /^[a-z][a-z\d+.-]*:/i;

/**
 * Reads one RST page: the sections, labels, tables, lists, directives and inline markup that the family's pages use.
 *
 * @param text the page, decoded
 * @param file its path, for provenance; links of its toctree are relative to its folder
 */
export function readRst(text: string, file: string): Document {
  const lines = linesOf(text);
  const page = newPage(file, lines, UNEVEN.test(text));
  const blocks = readBlocks(lines, page);
  settleAnchors(page);
  const title = blocks.find((block) => block.kind === 'heading');
  const folder = file.split('/').slice(0, -1);
  const name = page.fields.get('original_name') || (file.split('/').at(-1) ?? file);
  return {
    id: file,
    file,
    format: 'rst',
    name: name.replace(PAGE_EXTENSION, ''),
    title: title ? textOfRuns(title.runs) : '',
    titleLine: title?.line ?? 1,
    anchors: [...(title?.anchors ?? []), ...page.strays],
    parent: undefined,
    children: page.toctree.map(({ title, entry }) => ({ title, link: resolve(folder, entry) })),
    blocks,
    diagnostics: page.diagnostics,
  };
}

/** Path of a toctree entry from the root of the pages, without extension. */
function resolve(folder: readonly string[], entry: string): string {
  if (ABSOLUTE.test(entry)) return entry;
  const path = entry.startsWith('/') ? [] : [...folder];
  for (const step of entry.replace(PAGE_EXTENSION, '').split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
