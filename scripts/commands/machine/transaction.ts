import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { UsageError } from './errors.ts';
import type { Files } from './files.ts';
import { OWNER } from './owner.ts';
import { isInside } from './ownership.ts';
import { proofOf, secretKey } from './secret.ts';
import { WORK_FOLDER, WorkFolder } from './work-folder.ts';

/** What stands in a work folder from the moment on at which all that a run has prepared is put in place. */
interface Journal {
  readonly owner: string;
  /** Files that are put in place, by path below the root; what was prepared has the same paths. */
  readonly files: readonly string[];
  readonly removed: readonly string[];
  /** That a run of this user wrote it: a folder that comes from elsewhere may have a journal in it, too. */
  readonly proof: string;
}

/**
 * Files below a folder that change together: a run that fails or is killed leaves the old ones or, where it had begun
 * to put the new ones in place, a journal by which the next run ends what it had begun.
 *
 * What changes is prepared in a work folder below the root, which exists only meanwhile; nothing is locked or written
 * before something changes.
 */
export class Transaction {
  /** Folder that all files are below, as an absolute path. */
  readonly root: string;
  readonly #isDurable: boolean;
  readonly #files: string[] = [];
  readonly #removed: string[] = [];
  /** What was as it should be before there was a lock: another run may have put others in place since. */
  readonly #unchanged: (() => void)[] = [];
  #work: WorkFolder | undefined;

  /**
   * @param root folder that all files are below; made where it isn't there
   * @param isDurable false where a loss of power may leave damaged files, which the next run writes again: thousands of
   * small files wait long for a disk
   */
  constructor(root: string, isDurable = true) {
    this.root = path.resolve(root);
    this.#isDurable = isDurable;
  }

  /** Takes the lock now, for a run that looks at many files. */
  begin(): void {
    this.#open();
  }

  /**
   * Takes files that are to be there; one that is there with the same bytes is left alone.
   *
   * @param folder below the root; it may be a symbolic link, what is in it may not
   * @param owned which files of the folder an earlier run wrote, those of everyone else stay as they are; any file is
   * replaced where absent
   * @returns the paths that change
   * @throws UsageError for a file that nobody but its owner may replace
   */
  put(folder: string, files: Files, owned?: ReadonlySet<string>): string[] {
    return [...files.keys()].filter((name) =>
      this.#putFile(folder, name, Buffer.from(files.get(name) as Uint8Array), owned?.has(name) ?? true),
    );
  }

  /**
   * Takes files of a folder that are no longer to be there; folders that are empty then go with them.
   *
   * @param files those that an earlier run wrote
   * @returns the paths that are there
   */
  remove(folder: string, files: Iterable<string>): string[] {
    const gone = [...files].filter((name) => {
      const target = path.join(this.root, folder, name);
      return (
        isInside(below(folder, name)) &&
        !this.#isBehindLink(folder, name) &&
        lstatSync(target, { throwIfNoEntry: false })?.isFile()
      );
    });
    if (gone.length > 0) this.#open();
    this.#removed.push(...gone.map((name) => below(folder, name)));
    return gone;
  }

  /** Puts all of it in place. */
  commit(): void {
    const work = this.#work;
    if (!work) return;
    try {
      const { owner } = work;
      writeJournal(work, { owner, files: this.#files, removed: this.#removed });
      finish(this.root, work);
    } finally {
      this.abandon();
    }
  }

  /** Leaves everything as it was. */
  abandon(): void {
    this.#work?.close();
    this.#work = undefined;
    this.#files.length = 0;
    this.#removed.length = 0;
    this.#unchanged.length = 0;
  }

  #open(): WorkFolder {
    if (this.#work) return this.#work;
    const work = WorkFolder.open(this.root);
    this.#work = work;
    try {
      if (existsSync(work.journal)) finish(this.root, work);
      for (const look of this.#unchanged.splice(0)) look();
    } catch (error) {
      this.abandon();
      throw error;
    }
    return work;
  }

  #putFile(folder: string, name: string, bytes: Buffer, isOwned: boolean): boolean {
    if (!isInside(below(folder, name))) throw new UsageError(`${name}: would leave its folder`);
    const target = path.join(this.root, folder, name);
    const shown = path.relative('.', target);
    if (this.#isBehindLink(folder, name))
      throw new UsageError(`${shown}: behind a symbolic link, which nothing is written through; remove the link`);
    const info = lstatSync(target, { throwIfNoEntry: false });
    if (info?.isFile() && info.size === bytes.length && readFileSync(target).equals(bytes)) {
      if (!this.#work) this.#unchanged.push(() => this.#putFile(folder, name, bytes, isOwned));
      return false;
    }
    if (info?.isDirectory()) throw new UsageError(`${shown}: a folder, where a file is to be written; move it away`);
    if (info && !info.isFile() && !info.isSymbolicLink())
      throw new UsageError(`${shown}: no regular file, where a file is to be written; move it away`);
    if (info && !isOwned)
      throw new UsageError(`${shown}: was not written by specscribe, and is in the way; move it away`);
    const prepared = path.join(this.#open().own, 'new', below(folder, name));
    mkdirSync(path.dirname(prepared), { recursive: true });
    writeNew(prepared, bytes, this.#isDurable);
    this.#files.push(below(folder, name));
    return true;
  }

  /** @throws UsageError where a file stands in the place of a folder */
  #isBehindLink(folder: string, name: string): boolean {
    const steps = name.split('/').slice(0, -1);
    for (const [index] of steps.entries()) {
      const parent = path.join(this.root, folder, ...steps.slice(0, index + 1));
      const info = lstatSync(parent, { throwIfNoEntry: false });
      if (!info) return false;
      if (info.isSymbolicLink()) return true;
      if (!info.isDirectory())
        throw new UsageError(`${path.relative('.', parent)}: a file, where a folder is to be made; move it away`);
    }
    return false;
  }
}

/** A folder as seen from the current one; undefined where it isn't below it. */
export function belowHere(folder: string): string | undefined {
  const below = path.relative('.', folder);
  return path.isAbsolute(below) || below.split(path.sep)[0] === '..' ? undefined : below;
}

/** Writes files below a folder, all or none; those with the same bytes are left alone. Returns the paths that change. */
export function writeTogether(folder: string, files: Files): string[] {
  const transaction = new Transaction(folder);
  try {
    const changed = transaction.put('', files);
    transaction.commit();
    return changed;
  } finally {
    transaction.abandon();
  }
}

/**
 * Ends what a killed run had begun in a folder, and removes what it had prepared.
 *
 * @returns what to say of it; undefined where nothing was begun
 * @throws UsageError for a journal that nobody of this machine wrote
 */
export function mendFolder(root: string): string | undefined {
  if (!existsSync(path.join(root, WORK_FOLDER)) || !WorkFolder.isAbandoned(root)) return undefined;
  const work = WorkFolder.open(path.resolve(root));
  try {
    if (!existsSync(work.journal)) return undefined;
    const { files, removed } = finish(path.resolve(root), work);
    const where = path.relative('.', root) || 'this folder';
    return `${where}: put in place what an interrupted run had prepared (${files.length} files written, ${removed.length} removed)`;
  } finally {
    work.close();
  }
}

const below = (folder: string, name: string): string =>
  folder === '' ? name : `${folder.split(path.sep).join('/')}/${name}`;

function writeJournal(work: WorkFolder, journal: Omit<Journal, 'proof'>): void {
  const prepared = path.join(work.own, 'journal');
  writeNew(prepared, Buffer.from(JSON.stringify({ ...journal, proof: proofOfJournal(journal) }, null, 1)), true);
  renameSync(prepared, work.journal);
  syncFolder(path.dirname(work.journal));
}

/** Where no key can be kept, what an outsider can hardly know of this machine is taken instead. */
function proofOfJournal({ owner, files, removed }: Omit<Journal, 'proof'>): string {
  const key = secretKey() ?? Buffer.from(`${os.hostname()} ${os.homedir()} ${os.release()}`);
  return proofOf(key, 'journal', owner, JSON.stringify([files, removed])).toString('hex');
}

/** Does what a journal says, of which a part may have been done, and removes it. */
function finish(root: string, work: WorkFolder): Journal {
  const journal = readJournal(work.journal);
  const prepared = path.join(work.folderOf(journal.owner), 'new');
  if (existsSync(prepared)) moveInto(prepared, root);
  for (const file of journal.removed) removeFile(root, file);
  rmSync(work.journal);
  rmSync(work.folderOf(journal.owner), { recursive: true, force: true });
  return journal;
}

function readJournal(file: string): Journal {
  const journal = parsed(readFileSync(file, 'utf8'));
  if (journal && proofOfJournal(journal) === journal.proof) return journal;
  throw new UsageError(
    `${path.relative('.', path.dirname(file))}: left by an interrupted run of another machine or user; remove this folder and run the command again`,
  );
}

function parsed(text: string): Journal | undefined {
  try {
    const { owner, files, removed, proof } = JSON.parse(text) as Partial<Journal>;
    if (typeof owner !== 'string' || !OWNER.test(owner) || typeof proof !== 'string') return undefined;
    const isList = (value: unknown): value is string[] =>
      Array.isArray(value) && value.every((each) => typeof each === 'string' && isInside(each));
    return isList(files) && isList(removed) ? { owner, files, removed, proof } : undefined;
  } catch {
    return undefined;
  }
}

/** Moves entries into a folder, a folder that isn't there yet as a whole. */
function moveInto(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory() && (isFolder(target) || isElsewhere(source, to))) {
      if (!isFolder(target)) mkdirSync(target);
      moveInto(source, target);
    } else move(source, target);
  }
}

const isFolder = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** True on another disk: a folder is no more moved there as a whole. */
const isElsewhere = (source: string, folder: string): boolean => statSync(source).dev !== statSync(folder).dev;

function move(source: string, target: string): void {
  try {
    renameSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    // Of one name in each run, so that the next one takes it again and leaves none.
    const near = path.join(path.dirname(target), `.${path.basename(target)}.specscribe-tmp`);
    copyFileSync(source, near);
    renameSync(near, target);
    rmSync(source);
  }
}

function removeFile(root: string, file: string): void {
  const target = path.join(root, file);
  if (lstatSync(target, { throwIfNoEntry: false })?.isFile()) rmSync(target);
  for (let folder = path.dirname(target); folder !== root; folder = path.dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}

/** Writes a file that, where asked, is on the disk when this returns: a journal that is there must find what it names. */
function writeNew(file: string, bytes: Uint8Array, isDurable: boolean): void {
  const handle = openSync(file, 'wx');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    if (isDurable) fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Not every system can. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The rename is done; only a loss of power could undo it.
  }
}
