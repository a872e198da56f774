/** What of a `family.yaml` was of use on pages, and which words of them it doesn't have. Pure. */
import { addTo } from '../append.ts';
import type { FamilyFile } from '../family-config.ts';
import { type Block, type Diagnostic, type Document, diagnostic, squeeze, textOfBlocks } from '../ir/index.ts';
import { FamilyWords, keyOf } from './file-family.ts';
import { type Section, sectionsOf } from './sections.ts';
import { COLUMN_WORDS, partRole, plainWords, STATUS_COLUMN } from './words.ts';

interface Setting {
  /** As a person finds it in the file. */
  readonly setting: string;
  readonly words: string;
  readonly key: string;
  readonly path: readonly (string | number)[];
}

interface Unknown {
  readonly as: 'part' | 'column' | 'more';
  readonly words: string;
  readonly file: string;
  readonly line: number;
}

/** Findings of this kind beyond so many help nobody. */
const MOST = 20;

/**
 * Settings that fit nothing on any page, each once with its line in the file; and words of pages that stand where it
 * translates, each once with its first place.
 */
export function familyUse(file: FamilyFile, documents: readonly Document[]): Diagnostic[] {
  const words = new FamilyWords(file);
  const unknown = documents.flatMap((document) => unknownIn(document, words));
  for (const document of documents) words.document(document);
  const unused = settingsOf(file)
    .filter(({ key }) => !words.used.has(key))
    .map(({ setting, words: named, path }) =>
      diagnostic(
        'extract/family-unused',
        { file: file.at.file, line: file.at.lineOf(...path) },
        { setting, words: named },
      ),
    );
  const missing = eachOnce(unknown);
  return [...unused, ...missing.slice(0, MOST).map(findingOf), ...moreOf(missing.slice(MOST))];
}

interface Counted extends Unknown {
  readonly count: number;
}

function eachOnce(all: readonly Unknown[]): Counted[] {
  const byWords = new Map<string, Unknown[]>();
  for (const each of all) addTo(byWords, `${each.as} ${plainWords(each.words)}`, each);
  return [...byWords.values()].flatMap(([first, ...more]) => (first ? [{ ...first, count: more.length + 1 }] : []));
}

const findingOf = ({ as, words, file, line, count }: Counted): Diagnostic =>
  diagnostic('extract/family-word-unknown', { file, line }, { as, words: words.slice(0, 80), count });

/** What isn't told word by word, in one finding at the first of them. */
function moreOf(words: readonly Counted[]): Diagnostic[] {
  const [first] = words;
  return first ? [findingOf({ ...first, as: 'more', count: words.length })] : [];
}

function settingsOf(file: FamilyFile): Setting[] {
  const named = (setting: 'parts' | 'columns' | 'types' | 'methods'): Setting[] =>
    Object.keys(file[setting]).map((words) => ({
      setting,
      words: `“${words}”`,
      key: keyOf(setting, plainWords(words)),
      path: [setting, words],
    }));
  const listed = (setting: 'requests' | 'phrases'): Setting[] =>
    file[setting].map((each, at) => ({
      setting,
      words: typeof each === 'string' ? each : each.line,
      key: keyOf(setting, at),
      path: [setting, at],
    }));
  return [
    ...named('methods'),
    ...listed('requests'),
    ...(file.structures
      ? [{ setting: 'structures', words: file.structures.heading, key: keyOf('structures'), path: ['structures'] }]
      : []),
    ...named('parts'),
    ...named('columns'),
    ...file.required.map((words, at) => ({
      setting: 'required',
      words: `“${words}”`,
      key: keyOf('required', plainWords(words)),
      path: ['required', at],
    })),
    ...named('types'),
    ...listed('phrases'),
  ];
}

/** Headings beside those of known parts, and headers of columns beside known ones, that nothing knows. */
function unknownIn(document: Document, words: FamilyWords): Unknown[] {
  const sections = sectionsOf(document).filter((section) => !words.isSkipped(section));
  const parts = new Set(sections.filter(({ title }) => words.isPart(title)));
  const withParts = new Set([...parts].map(({ parent }) => parent));
  const { file } = document;
  const headings = sections
    .filter((section) => !parts.has(section) && withParts.has(section.parent) && isPartLike(section, [...parts]))
    .map(({ title, line }): Unknown => ({ as: 'part', words: title, file, line }));
  const columns = sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => unknownColumns(block, words).map((each): Unknown => ({ as: 'column', ...each, file })));
  return [...headings, ...columns];
}

/** A heading of the parts' level with a table, a list or code below it. */
const isPartLike = ({ title, level, blocks }: Section, parts: readonly Section[]): boolean =>
  title !== '' &&
  partRole(title) === undefined &&
  parts.some((part) => part.level === level) &&
  blocks.some(({ kind }) => kind === 'table' || kind === 'list' || kind === 'code');

/** Headers of a table of which the file, or anybody, knows another one. */
function unknownColumns(block: Block, words: FamilyWords): { words: string; line: number }[] {
  if (block.kind !== 'table' || !block.header) return [];
  const cells = block.header.cells.map(({ blocks, line }) => ({ words: squeeze(textOfBlocks(blocks)), line }));
  if (STATUS_COLUMN.test(cells[0]?.words ?? '')) return [];
  const isKnown = (text: string): boolean =>
    words.isColumn(text) || COLUMN_WORDS.some(({ pattern }) => pattern.test(text));
  return cells.some((cell) => words.isColumn(cell.words))
    ? cells.filter((cell) => cell.words !== '' && !isKnown(cell.words))
    : [];
}
