import type MiniSearch from 'minisearch';
import type { AsPlainObject } from 'minisearch';
import type { SiteFile } from './model.ts';

/** Characters of a part of the terms: what a reader loads for each word. */
const TERMS_LENGTH = 40_000;
/** Characters of a part of the entries: those that are shown may come from many parts. */
const ENTRIES_LENGTH = 4_000;

type TermOfIndex = AsPlainObject['index'][number];

/**
 * Cuts an index into scripts. `search-index.js` has where each part begins; a part of the terms has those of a range of
 * the alphabet, and with them an index of its own whose scores are those of the whole; a part of the entries has what
 * is shown of a range of ids.
 *
 * @param head what `search-index.js` has besides
 * @param entries by id, which count from 0 as in the index
 */
export function* searchFiles(
  head: Readonly<Record<string, unknown>>,
  index: MiniSearch,
  entries: readonly unknown[],
): Generator<SiteFile> {
  const { index: terms, fieldLength, documentIds: _, storedFields: __, ...whole } = index.toJSON();
  terms.sort(([one], [other]) => (one < other ? -1 : 1));
  const termParts = cut(terms, TERMS_LENGTH);
  const entryParts = cut(entries, ENTRIES_LENGTH);
  const starts = termParts.map((part) => part[0]?.[0] ?? '');
  let count = 0;
  const entryStarts = entryParts.map(({ length }) => {
    count += length;
    return count - length;
  });
  yield {
    path: 'assets/search-index.js',
    content: script('specscribeSearchIndex', { ...head, whole, terms: starts, entries: entryStarts }),
  };
  for (const [number, part] of termParts.entries()) yield partFile(`terms-${number}`, termPart(part, fieldLength));
  for (const [number, part] of entryParts.entries()) yield partFile(`entries-${number}`, part);
}

/** Terms with the lengths of the documents that they are in. */
function termPart(terms: readonly TermOfIndex[], lengths: AsPlainObject['fieldLength']) {
  const ids = new Set(terms.flatMap(([, fields]) => Object.values(fields).flatMap((found) => Object.keys(found))));
  return { index: terms, fieldLength: Object.fromEntries([...ids].map((id) => [id, lengths[id]])) };
}

/** Lists that are some characters long each when written; a longer value is alone. */
function cut<T>(values: readonly T[], longest: number): T[][] {
  const parts: T[][] = [];
  let length = longest;
  for (const value of values) {
    const own = JSON.stringify(value).length;
    if (length + own > longest) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(value);
    length += own;
  }
  return parts;
}

const partFile = (name: string, content: unknown): SiteFile => ({
  path: `assets/search/${name}.js`,
  content: script(`specscribeSearchParts['${name}']`, content),
});

/** A script that sets a global. */
const script = (name: string, value: unknown): string =>
  `globalThis.${name} = JSON.parse(${scriptText(JSON.stringify(value))});\n`;

/** A text of JavaScript, in the quotes that JSON doesn't have. Line separators end one in engines before ES2019. */
const scriptText = (text: string): string =>
  `'${text.replace(/['\\\u2028\u2029]/g, (mark) => (mark === '\\' ? '\\\\' : `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`))}'`;
