import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { UsageError } from '../machine/errors.ts';

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
 * A folder of generated files that is brought up to date: files come one by one, what changed waits in a temporary
 * folder, and all of it is put in place at the end. A run that fails before leaves the old files. Files are written
 * synchronously: there are thousands of small ones, and each of them would wait longer for its turn than for the disk.
 */
export class SiteFolder {
  readonly #out: string;
  readonly #temporary: string;
  readonly #old: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  readonly #changed: string[] = [];
  readonly #made = new Set<string>();
  #bytes = 0;

  private constructor(out: string, old: ReadonlySet<string>) {
    this.#out = path.resolve(out);
    this.#temporary = path.join(this.#out, `.tmp-${process.pid}`);
    this.#old = old;
  }

  /** @throws UsageError for a folder with files that no earlier run wrote: none of them is overwritten or removed */
  static open(out: string): SiteFolder {
    const manifest = path.join(out, MANIFEST);
    if (existsSync(manifest)) return new SiteFolder(out, new Set(filesOf(readFileSync(manifest, 'utf8'))));
    if (existsSync(out) && isTaken(out))
      throw new UsageError(`${out}: has files that are not of a site; name an empty folder or a new one`);
    return new SiteFolder(out, new Set());
  }

  /**
   * Takes a file.
   *
   * @throws Error for a path that leaves the folder or comes twice
   */
  put(file: string, content: string | Uint8Array): void {
    const target = path.resolve(this.#out, file);
    if (!target.startsWith(this.#out + path.sep) || file.startsWith('.'))
      throw new Error(`${file} would leave the site`);
    if (this.#seen.has(file)) throw new Error(`${file} would be written twice`);
    this.#seen.add(file);
    const bytes = Buffer.from(content as Uint8Array);
    this.#bytes += bytes.length;
    if (this.#old.has(file) && existsSync(target) && readFileSync(target).equals(bytes)) return;
    this.#write(path.join(this.#temporary, file), bytes);
    this.#changed.push(file);
  }

  /** Puts what changed in place and removes what earlier runs wrote and this one didn't. */
  finish(): FolderChange {
    const stale = [...this.#old].filter((file) => !this.#seen.has(file));
    if (this.#changed.length > 0 || stale.length > 0) {
      this.#write(path.join(this.#temporary, MANIFEST), manifestText(this.#seen));
      this.#place('');
      for (const file of stale) this.#remove(file);
    }
    this.abandon();
    return { files: this.#seen.size, bytes: this.#bytes, written: this.#changed.length, removed: stale.length };
  }

  /** Leaves the folder as it was. */
  abandon(): void {
    rmSync(this.#temporary, { recursive: true, force: true });
  }

  /** Moves what waits into its place, a folder that isn't there yet as a whole. */
  #place(folder: string): void {
    for (const entry of readdirSync(path.join(this.#temporary, folder), { withFileTypes: true })) {
      const name = path.join(folder, entry.name);
      const target = path.join(this.#out, name);
      if (entry.isDirectory() && existsSync(target)) this.#place(name);
      else renameSync(path.join(this.#temporary, name), target);
    }
  }

  #write(file: string, content: string | Uint8Array): void {
    this.#makeFolder(path.dirname(file));
    writeFileSync(file, content);
  }

  #makeFolder(folder: string): void {
    if (this.#made.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
  }

  /** Removes a file of an earlier run, and the folders that are empty then. */
  #remove(file: string): void {
    const target = path.resolve(this.#out, file);
    if (!target.startsWith(this.#out + path.sep)) return;
    rmSync(target, { force: true });
    for (let folder = path.dirname(target); folder !== this.#out; folder = path.dirname(folder)) {
      if (!existsSync(folder) || readdirSync(folder).length > 0) return;
      rmdirSync(folder);
    }
  }
}

function isTaken(folder: string): boolean {
  try {
    return readdirSync(folder).length > 0;
  } catch (error) {
    throw new UsageError(`${folder}: not a folder that can be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Files that a manifest names; none where it is damaged, so that nothing is removed by mistake. */
function filesOf(manifest: string): string[] {
  try {
    const { files } = JSON.parse(manifest) as { files?: unknown };
    return Array.isArray(files) ? files.filter((file): file is string => typeof file === 'string') : [];
  } catch {
    return [];
  }
}

const manifestText = (files: Iterable<string>): string =>
  `{\n  "files": [\n${[...files]
    .sort()
    .map((file) => `    ${JSON.stringify(file)}`)
    .join(',\n')}\n  ]\n}\n`;
