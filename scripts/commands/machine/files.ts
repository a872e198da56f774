import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from './errors.ts';

/** A page's bytes decoded, under its path relative to the folder that was read. */
export interface PageText {
  readonly file: string;
  readonly text: string;
}

export const MAX_PAGE_BYTES = 64 * 1024 * 1024;

/**
 * Reads all pages below folders, or single pages.
 *
 * @throws UsageError where a path does not exist or holds no page
 */
export async function readPageTexts(paths: readonly string[], isPage: RegExp): Promise<PageText[]> {
  const found: { file: string; full: string }[] = [];
  for (const each of paths) {
    const info = await stat(each).catch(() => undefined);
    if (!info) throw new UsageError(`${each}: no such file or folder`);
    if (info.isFile()) found.push({ file: path.basename(each), full: each });
    else
      for (const file of await filesBelow(each))
        if (isPage.test(file)) found.push({ file, full: path.join(each, file) });
  }
  if (found.length === 0) throw new UsageError(`${paths.join(', ')}: no page (.html or .rst) below`);
  return Promise.all(found.map(async ({ file, full }) => ({ file, text: decode(await readFile(full)) })));
}

/** Files below a folder, at any depth: their paths relative to it, with forward slashes, sorted. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes as text: by byte-order mark, else UTF-8, else Windows-1252, in which every byte has a character. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return UTF8.decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** A file's text, read in one piece: `readFile` decodes large files by parts, in twice the time. */
export const readText = (file: string): Promise<string | undefined> =>
  readFile(file).then(
    (bytes) => bytes.toString('utf8'),
    () => undefined,
  );

/** Texts by path relative to a folder. */
export type FileTexts = ReadonlyMap<string, string>;

/** Files to write, by path relative to a folder; text is written as UTF-8. */
export type Files = ReadonlyMap<string, string | Uint8Array>;
