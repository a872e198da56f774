import { lstatSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The file that says that a folder, with all that is in it, was made by specscribe. */
export interface Mark {
  readonly file: string;
  readonly text: string;
  /** Names that only specscribe gives: a folder with nothing else in it is ours, too, and is marked again. */
  readonly names: RegExp;
}

/**
 * Makes a folder, or takes one that is ours. Nothing may be removed from a folder that was not taken so.
 *
 * @returns false for a folder that someone else made, and for a symbolic link
 */
export function claimFolder(folder: string, mark: Mark): boolean {
  mkdirSync(folder, { recursive: true });
  if (!isOurs(folder, mark)) return false;
  if (textOf(path.join(folder, mark.file)) !== mark.text) writeFileSync(path.join(folder, mark.file), mark.text);
  return true;
}

/** True for a folder that is marked, or that holds nothing but names of ours; a run may have been killed in between. */
export function isOurs(folder: string, { file, text, names }: Mark): boolean {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return false;
  const found = textOf(path.join(folder, file));
  if (found === text) return true;
  const others = readdirSync(folder).filter((name) => name !== file);
  return text.startsWith(found ?? '') && others.every((name) => names.test(name));
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Removes a folder that has nothing in it; any other stays. */
export function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something is in it, of another run as a rule.
  }
}

/** An entry of a manifest in its usual form, a file a line, with its SHA-256 where it has one. */
const LINE = /^[ \t]*("[^"\n]+")(?:: "[0-9a-f]{64}")?,?$/gm;

/**
 * Files that a manifest names as written by an earlier run, by path below its folder. Of a manifest that is no JSON any
 * more, such as two versions that a merge left in one file, the lines are read one by one.
 */
export function manifestFiles(text: string): string[] {
  return filesIn(text).filter(isInside);
}

function filesIn(text: string): string[] {
  try {
    const { files } = JSON.parse(text) as { files?: unknown };
    if (typeof files !== 'object' || files === null) return [];
    const names: unknown[] = Array.isArray(files) ? files : Object.keys(files);
    return names.filter((name): name is string => typeof name === 'string');
  } catch {
    return [...text.matchAll(LINE)].map(([, name = '']) => unquoted(name)).filter((name) => name !== 'inputs');
  }
}

function unquoted(name: string): string {
  try {
    return JSON.parse(name) as string;
  } catch {
    return '';
  }
}

/** The text of a manifest: an array of paths, sorted, one a line. */
export const manifestText = (files: Iterable<string>): string =>
  `{\n  "files": [\n${[...files]
    .sort()
    .map((file) => `    ${JSON.stringify(file)}`)
    .join(',\n')}\n  ]\n}\n`;

/** True for a path that stays below its folder, on every system. */
export const isInside = (file: string): boolean =>
  file !== '' &&
  !/[\\\0]|^[A-Za-z]:/.test(file) &&
  file.split('/').every((step) => !['', '.', '..', '.git'].includes(step.toLowerCase()));
