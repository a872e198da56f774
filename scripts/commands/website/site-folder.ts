import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../machine/errors.ts';
import { manifestFiles, manifestText } from '../machine/ownership.ts';
import { Transaction } from '../machine/transaction.ts';
import { WORK_FOLDER } from '../machine/work-folder.ts';

/** Names the files of a site, so that the next run knows which of them it may remove. */
const MANIFEST = '.specscribe-site.json';

/** What a run did to a folder. */
export interface FolderChange {
  readonly files: number;
  readonly bytes: number;
  readonly written: number;
  readonly removed: number;
}

/**
 * A folder of generated files that is brought up to date: files come one by one, and what changed is put in place
 * together, in the end. A run that fails before leaves the old files.
 */
export class SiteFolder {
  readonly #transaction: Transaction;
  readonly #old: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  #bytes = 0;
  #written = 0;

  private constructor(out: string, old: ReadonlySet<string>) {
    this.#transaction = new Transaction(out, false);
    this.#old = old;
    this.#transaction.begin();
  }

  /** @throws UsageError for a folder with files that no earlier run wrote: none of them is overwritten or removed */
  static open(out: string): SiteFolder {
    const manifest = path.join(out, MANIFEST);
    if (existsSync(manifest)) return new SiteFolder(out, new Set(manifestFiles(readFileSync(manifest, 'utf8'))));
    if (existsSync(out) && isTaken(out))
      throw new UsageError(`${out}: has files that are not of a site; name an empty folder or a new one`);
    return new SiteFolder(out, new Set());
  }

  /**
   * Takes a file.
   *
   * @throws Error for a path that leaves the folder or comes twice
   * @throws UsageError for a file that no earlier run wrote, and that would be replaced
   */
  put(file: string, content: string | Uint8Array): void {
    const target = path.resolve(this.#transaction.root, file);
    if (!target.startsWith(this.#transaction.root + path.sep) || file.startsWith('.'))
      throw new Error(`${file} would leave the site`);
    if (this.#seen.has(file)) throw new Error(`${file} would be written twice`);
    this.#seen.add(file);
    const bytes = Buffer.from(content as Uint8Array);
    this.#bytes += bytes.length;
    this.#written += this.#transaction.put('', new Map([[file, bytes]]), this.#old).length;
  }

  /** Puts what changed in place and removes what earlier runs wrote and this one didn't. */
  finish(): FolderChange {
    try {
      const removed = this.#transaction.remove(
        '',
        [...this.#old].filter((file) => !this.#seen.has(file)),
      );
      this.#transaction.put('', new Map([[MANIFEST, manifestText(this.#seen)]]));
      this.#transaction.commit();
      return { files: this.#seen.size, bytes: this.#bytes, written: this.#written, removed: removed.length };
    } finally {
      this.abandon();
    }
  }

  /** Leaves the folder as it was. */
  abandon(): void {
    this.#transaction.abandon();
  }
}

function isTaken(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => name !== WORK_FOLDER);
  } catch (error) {
    throw new UsageError(`${folder}: not a folder that can be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
