import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { UsageError } from './errors.ts';
import { giveUp, isAtWork, newOwner, OWNER } from './owner.ts';
import { claimFolder, isOurs, type Mark, removeIfEmpty } from './ownership.ts';

/** Where a run prepares what it will put in place; below the folder that it writes to, so that a move is a rename. */
export const WORK_FOLDER = '.specscribe-work';

const LOCK = 'lock';
const JOURNAL = 'journal.json';

const MARK: Mark = {
  file: '.gitignore',
  text: '# Made by specscribe, which removes this folder with all that is in it.\n*\n',
  names: new RegExp(`${OWNER.source}|^(?:${LOCK}|${JOURNAL.replace('.', '\\.')})$`),
};

/** Milliseconds that a run waits for another that writes to the same folder, and between two looks. */
const PATIENCE_MS = 120_000;
const PAUSE_MS = 50;
/** How often a folder that another run removes at the same moment is made again. */
const ATTEMPTS = 10;
/** A lock without a name in it: its run was killed in between, where it is older than this. */
const UNNAMED_MS = 2_000;

/** The work folder of one run, which has the lock: no other run puts anything in place meanwhile. */
export class WorkFolder {
  /** What this run prepares. */
  readonly own: string;
  readonly journal: string;
  readonly #folder: string;
  readonly #owner = newOwner();
  #hasLock = false;

  private constructor(root: string) {
    this.#folder = path.join(root, WORK_FOLDER);
    this.own = path.join(this.#folder, this.#owner);
    this.journal = path.join(this.#folder, JOURNAL);
  }

  /**
   * Waits for the lock of a folder, takes it, and removes what killed runs have left but for their journal.
   *
   * @throws UsageError where another run keeps the lock, or where someone else made a folder of this name
   */
  static open(root: string): WorkFolder {
    const work = new WorkFolder(root);
    try {
      work.#take();
    } catch (error) {
      work.close();
      throw error;
    }
    return work;
  }

  /** True where a run was killed here, and none is at work. */
  static isAbandoned(root: string): boolean {
    const folder = path.join(root, WORK_FOLDER);
    if (!existsSync(folder) || !isOurs(folder, MARK)) return false;
    return !readdirSync(folder).some((name) => OWNER.test(name) && isAtWork(name, ageOf(path.join(folder, name))));
  }

  /** The owner in whose folder a journal finds what it moves. */
  get owner(): string {
    return this.#owner;
  }

  /** The folder of an owner, of an earlier run as a rule. */
  folderOf(owner: string): string {
    return path.join(this.#folder, owner);
  }

  /** Removes what is this run's, and the work folder where nothing else is in it; a journal of this run keeps its files. */
  close(): void {
    giveUp(this.#owner);
    if (ownerIn(textOf(this.journal)) !== this.#owner) rmSync(this.own, { recursive: true, force: true });
    if (this.#hasLock) rmSync(path.join(this.#folder, LOCK), { force: true });
    this.#hasLock = false;
    // Another run may be at work by now; it makes the mark again where it finds none.
    if (isOurs(this.#folder, MARK) && readdirSync(this.#folder).every((name) => name === MARK.file)) {
      rmSync(path.join(this.#folder, MARK.file), { force: true });
      removeIfEmpty(this.#folder);
    }
  }

  #take(): void {
    for (let left = ATTEMPTS; !existsSync(this.own); left--) this.#make(left);
    this.#lock();
    // The last run may have taken the mark away in between.
    claimFolder(this.#folder, MARK);
    this.#sweep();
  }

  /** Another run that ends at this moment may remove the folder in between. */
  #make(attemptsLeft: number): void {
    try {
      if (!claimFolder(this.#folder, MARK))
        throw new UsageError(`${this.#folder}: not made by specscribe, which needs this name; rename it`);
      mkdirSync(this.own);
    } catch (error) {
      if (attemptsLeft <= 1 || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }

  #lock(): void {
    const lock = path.join(this.#folder, LOCK);
    for (const end = Date.now() + PATIENCE_MS; ; ) {
      try {
        const handle = openSync(lock, 'wx');
        this.#hasLock = true;
        closeSync(handle);
        writeFileSync(lock, this.#owner);
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = textOf(lock);
      if (holder !== undefined && !isHeld(lock, holder)) this.#steal(lock, holder);
      else if (Date.now() > end) throw this.#busy(holder);
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }

  #busy(holder = ''): UsageError {
    const [pid = '?'] = holder.split('-');
    return new UsageError(
      `${path.dirname(this.#folder)}: another specscribe (process ${pid}) is writing here; wait for it, or remove ${WORK_FOLDER} when it has ended`,
    );
  }

  /** Takes away the lock of a run that has ended; another run may have done so, and have its own there now. */
  #steal(lock: string, holder: string): void {
    const stolen = path.join(this.own, LOCK);
    try {
      renameSync(lock, stolen);
      if (readFileSync(stolen, 'utf8') !== holder) linkSync(stolen, lock);
    } catch {
      // Gone already.
    }
    rmSync(stolen, { force: true });
  }

  /** Removes what runs that have ended had prepared; a journal needs that of its own run. */
  #sweep(): void {
    const needed = ownerIn(textOf(this.journal));
    for (const name of readdirSync(this.#folder)) {
      const full = path.join(this.#folder, name);
      if (OWNER.test(name) && name !== needed && !isAtWork(name, ageOf(full)))
        rmSync(full, { recursive: true, force: true });
    }
  }
}

/** The owner that a journal names, before any more is known of it. */
function ownerIn(journal = '{}'): string | undefined {
  try {
    return (JSON.parse(journal) as { owner?: string }).owner;
  } catch {
    return undefined;
  }
}

const isHeld = (lock: string, holder: string): boolean =>
  holder === '' ? Date.now() - ageOf(lock) < UNNAMED_MS : isAtWork(holder, ageOf(lock));

/** When a file was last changed; now where it has gone in between. */
const ageOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
