import type { PageText } from '../../ir/index.ts';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { MAX_PAGE_BYTES } from '../../read/index.ts';
import { UsageError } from './errors.ts';

/**
 * Reads all pages below folders, or single pages; `-` is one on standard input.
 *
 * @throws UsageError where a path is or holds no page; the system's error where one does not exist or can't be read
 */
export async function readPageTexts(paths: readonly string[], isPage: RegExp): Promise<PageText[]> {
  const found: FoundPage[] = [];
  const typed: PageText[] = [];
  const links: PageText[] = [];
  for (const each of paths) {
    if (each === STANDARD_INPUT) {
      typed.push(typedPage(await readStandardInput(MAX_PAGE_BYTES)));
      continue;
    }
    const info = await stat(each);
    if (!info.isDirectory()) {
      if (!info.isFile()) throw new UsageError(`${each}: no regular file; name a page or a folder of pages`);
      if (!isPage.test(each)) throw new UsageError(`${each}: no page; pages end in .html, .htm, .rst or .md`);
      found.push({ file: path.basename(each), full: each, bytes: info.size });
    } else
      for (const entry of await entriesBelow(each)) {
        const { file, full } = entry;
        if (entry.isFile && isPage.test(file)) found.push({ file, full, bytes: (await stat(full)).size });
        else if (entry.isLink && !/(?:^|\/)node_modules\//.test(file) && (isPage.test(file) || (await isFolder(full))))
          links.push({ file, text: '', isLink: true });
      }
  }
  if (found.length + typed.length === 0 && links.length > 0)
    throw new UsageError(`${paths.join(', ')}: no page below but symbolic links, which are not followed`);
  if (found.length + typed.length === 0)
    throw new UsageError(`${paths.join(', ')}: no page (.html, .rst or .md) below`);
  return [...typed, ...(await Promise.all(found.map(readFound))), ...links];
}

interface FoundPage {
  readonly file: string;
  readonly full: string;
  readonly bytes: number;
}

/** The bytes of a page that is too large are never held. */
const readFound = async ({ file, full, bytes }: FoundPage): Promise<PageText> =>
  bytes > MAX_PAGE_BYTES ? { file, text: '', tooLarge: bytes } : { file, text: decode(await readFile(full)) };

/** A page from standard input, which has no name to tell its markup by. */
const typedPage = (text: string): PageText => ({ file: /^\s*</.test(text) ? 'input.html' : 'input.rst', text });

/** Files below a folder, at any depth: their paths relative to it, with forward slashes, sorted. */
export const filesBelow = async (folder: string): Promise<string[]> =>
  (await entriesBelow(folder)).filter(({ isFile }) => isFile).map(({ file }) => file);

interface FoundEntry {
  /** Relative to the folder, with forward slashes. */
  readonly file: string;
  readonly full: string;
  readonly isFile: boolean;
  readonly isLink: boolean;
}

async function entriesBelow(folder: string): Promise<FoundEntry[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .map((entry) => {
      const full = path.join(entry.parentPath, entry.name);
      const file = path.relative(folder, full).split(path.sep).join('/');
      return { file, full, isFile: entry.isFile(), isLink: entry.isSymbolicLink() };
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

const isFolder = (file: string): Promise<boolean> =>
  stat(file).then(
    (info) => info.isDirectory(),
    () => false,
  );

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

/**
 * A file's text, read in one piece: `readFile` decodes large files by parts, in twice the time. Undefined where there
 * is no such file.
 *
 * @throws UsageError for a folder, a device, or a pipe with a name; the system's error for what can't be read
 */
export async function readText(file: string): Promise<string | undefined> {
  try {
    const info = await stat(file);
    if (info.isDirectory()) throw new UsageError(`${file}: is a folder, where a file is needed`);
    if (!info.isFile() && !isShellPipe(file)) throw new UsageError(`${file}: no regular file; name one`);
    return (await readFile(file)).toString('utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** The name by which standard input is asked for. */
export const STANDARD_INPUT = '-';

/**
 * All of standard input, as UTF-8.
 *
 * @param most bytes that are read
 * @throws UsageError where there are more
 */
export async function readStandardInput(most = Number.POSITIVE_INFINITY): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) throw new UsageError(`standard input: more than ${most} bytes; split the page`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** True for the error that there is nothing of that name. */
export const isAbsent = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

/** The output of a command that a shell gives as a file (`<(…)`): somebody writes to it. */
const isShellPipe = (file: string): boolean => /^\/(?:dev|proc\/self)\/fd\/\d+$/.test(file);

/** Texts by path relative to a folder. */
export type FileTexts = ReadonlyMap<string, string>;

/** Files to write, by path relative to a folder; text is written as UTF-8. */
export type Files = ReadonlyMap<string, string | Uint8Array>;
