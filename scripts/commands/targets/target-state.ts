import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Files, readText } from '../machine/files.ts';
import { manifestFiles } from '../machine/ownership.ts';
import type { Transaction } from '../machine/transaction.ts';

/** Notes in a target's folder what it was generated from and what was written, so that an unchanged one is left alone. */
export const DIGEST_FILE = 'specscribe.json';

/** What a target's folder is, beside what it should be. */
export type TargetState =
  | { readonly kind: 'fresh' | 'missing' | 'stale' }
  | { readonly kind: 'edited'; readonly edited: readonly string[]; readonly removed: readonly string[] };

/**
 * The text of a target's digest file: the digest of its inputs, and SHA-256 of every file, one a line.
 *
 * @param files text by path below the target's folder
 */
export function digestFileText(inputs: string, files: ReadonlyMap<string, string>): string {
  const hashes = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, text]) => [file, sha256Of(text)]);
  return `${JSON.stringify({ inputs, files: Object.fromEntries(hashes) }, null, 2)}\n`;
}

/**
 * Replaces the files of a target's folder that an earlier run wrote by others. What else is in the folder stays.
 *
 * @param folder below the root of the transaction
 * @throws UsageError for a file that no earlier run wrote, and that would be replaced
 */
export function putTarget(transaction: Transaction, folder: string, files: Files): void {
  const manifest = path.join(transaction.root, folder, DIGEST_FILE);
  const written = existsSync(manifest) ? manifestFiles(readFileSync(manifest, 'utf8')) : [];
  const owned = new Set([...written, ...(existsSync(manifest) ? [DIGEST_FILE] : [])]);
  transaction.put(folder, files, owned);
  transaction.remove(
    folder,
    written.filter((file) => !files.has(file)),
  );
}

/**
 * Says whether a folder holds what was generated from some inputs. Files that were never generated are not looked at:
 * building a package leaves such.
 *
 * @param inputs digest of what the target would be generated from today
 */
export async function targetState(folder: string, inputs: string): Promise<TargetState> {
  const text = await readText(path.join(folder, DIGEST_FILE));
  if (text === undefined) return { kind: 'missing' };
  const noted = parsed(text);
  if (noted?.inputs !== inputs) return { kind: 'stale' };
  const files = Object.entries(noted.files);
  const found = await Promise.all(files.map(([file]) => readFile(path.join(folder, file)).catch(() => undefined)));
  const removed = files.filter((_, at) => found[at] === undefined).map(([file]) => file);
  const edited = files
    .filter(([, hash], at) => found[at] !== undefined && sha256Of(found[at]) !== hash)
    .map(([file]) => file);
  return edited.length + removed.length === 0 ? { kind: 'fresh' } : { kind: 'edited', edited, removed };
}

interface DigestFile {
  readonly inputs: string;
  readonly files: Readonly<Record<string, unknown>>;
}

/** Undefined for what was not written here, such as two versions that a merge left in one file. */
function parsed(text: string): DigestFile | undefined {
  try {
    const { inputs, files } = JSON.parse(text) as Partial<DigestFile>;
    return typeof inputs === 'string' && typeof files === 'object' && files !== null ? { inputs, files } : undefined;
  } catch {
    return undefined;
  }
}

const sha256Of = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
