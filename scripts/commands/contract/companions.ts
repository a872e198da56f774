import type { PageText } from '../../ir/index.ts';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Companions } from '../../adapt/index.ts';
import { MAX_PAGE_BYTES, viewerOf, viewerOfScript } from '../../read/index.ts';
import { decode, type FileTexts } from '../machine/files.ts';

/** What a page names: files of parameters and statuses, samples, text that is included. */
const NAMED =
  /^[ \t]*\.\. (?:rest_parameters|literalinclude|include)::[ \t]*(\S+)|^[ \t]*\.\. rest_status_code::[ \t]*\S+[ \t]+(\S+)/gm;

/** Their names: most pages have none of them, and a search for a word is quicker than a pattern. */
const DIRECTIVES = ['include::', 'rest_parameters::', 'rest_status_code::'];

/** Files that name further ones are followed this far. */
const DEEPEST = 5;

/**
 * Reads the files that pages name, as far as they are below the folder that is read.
 *
 * @param root folder that the pages' paths are relative to
 * @returns texts by path relative to it; what is missing or elsewhere is not in it
 */
export async function readCompanions(root: string, pages: readonly PageText[]): Promise<FileTexts> {
  const texts = new Map<string, string>();
  const namedBy = new Map<string, string>();
  const known = new Set(pages.map(({ file }) => file));
  let next = pages;
  for (let depth = 0; depth < DEEPEST && next.length > 0; depth++) {
    const found: PageText[] = [];
    for (const page of next)
      for (const file of namedIn(page, namedBy.get(page.file))) {
        if (known.has(file)) continue;
        known.add(file);
        namedBy.set(file, page.file);
        const text = await textBelow(root, file);
        if (text !== undefined) found.push({ file, text });
      }
    for (const { file, text } of found) texts.set(file, text);
    next = found;
  }
  return texts;
}

/**
 * Files that pages name beside themselves, as paths from the root of the pages.
 *
 * @param pages with their paths from the root
 */
export function namedFiles(pages: readonly PageText[]): string[] {
  const known = new Set(pages.map(({ file }) => file));
  return [...new Set(pages.flatMap((page) => namedIn(page)))].filter((file) => !known.has(file));
}

/**
 * Paths from the root of the files that a text names. What a script names is relative to the page that runs it.
 *
 * @param page the page that named the script
 */
function namedIn({ file, text }: PageText, page = file): string[] {
  if (/\.html?$/i.test(file)) {
    const { names = [], scripts = [] } = viewerOf(text) ?? {};
    return [...names, ...scripts].flatMap(({ name }) => placeOf(name, file) ?? []);
  }
  if (/\.m?js$/i.test(file)) return viewerOfScript(text).names.flatMap(({ name }) => placeOf(name, page) ?? []);
  if (!DIRECTIVES.some((each) => text.includes(each))) return [];
  return [...text.matchAll(NAMED)].flatMap((match) => placeOf(match[1] ?? match[2] ?? '', file) ?? []);
}

/** undefined where it would leave the folder. */
function placeOf(name: string, from: string): string | undefined {
  const place = name.startsWith('/')
    ? path.posix.normalize(name.slice(1))
    : path.posix.normalize(path.posix.join(path.posix.dirname(from), name));
  return place.startsWith('..') || path.posix.isAbsolute(place) || /[\\\0]/.test(place) ? undefined : place;
}

/** A link that leads out of the folder is not followed. */
async function textBelow(root: string, file: string): Promise<string | undefined> {
  try {
    const [base, full] = await Promise.all([realpath(root), realpath(path.join(root, file))]);
    const info = await stat(full);
    if (!full.startsWith(base + path.sep) || !info.isFile() || info.size > MAX_PAGE_BYTES) return undefined;
    return decode(await readFile(full));
  } catch {
    return undefined;
  }
}

/** Looks up texts that were read before; pages themselves are companions of each other too. */
export function companionsOf(texts: FileTexts, pages: readonly PageText[]): Companions {
  const all = new Map([...pages.map(({ file, text }) => [file, text] as const), ...texts]);
  return (name, from) => {
    const file = placeOf(name, from.file);
    const text = file === undefined ? undefined : all.get(file);
    return file === undefined || text === undefined ? undefined : { file, text };
  };
}
