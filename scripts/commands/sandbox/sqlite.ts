import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { Database } from 'node-sqlite3-wasm';
import { type Change, type Dump, dumpSchema, type Keep } from '../../sandbox/index.ts';
import { ToolMissingError, UsageError } from '../machine/errors.ts';
import { giveUp, isAtWork, newOwner, OWNER } from '../machine/owner.ts';

/** Says in the head of a SQLite file that a sandbox keeps its data in it (`application_id`): `SCSB`. */
const APPLICATION = 0x53435342;
/** The form of the tables. */
const FORM = 1;

/** A file that keeps what a sandbox knows. */
export interface DataFile {
  /** What it has. */
  readonly read: () => Dump;
  /** Writes the changes of a request: all of them or, where the process is killed, none. */
  readonly keep: Keep;
  readonly close: () => void;
}

/**
 * Opens a file of a sandbox's data, or makes it. SQLite comes as WebAssembly, so that no version of Node.js and no
 * machine needs a compiler for it.
 *
 * @throws UsageError where the file is something else, or another sandbox has it open
 * @throws ToolMissingError where the library was left out when specscribe was installed
 */
export async function openDataFile(file: string): Promise<DataFile> {
  const { default: sqlite } = await import('node-sqlite3-wasm').catch(() => {
    throw new ToolMissingError('--data needs SQLite: npm install node-sqlite3-wasm');
  });
  refuseForeignFile(file);
  const owner = own(file);
  try {
    return opened(new sqlite.Database(file), file, owner);
  } catch (error) {
    release(file, owner);
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

function opened(database: Database, file: string, owner: string): DataFile {
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = NORMAL');
  const form = Number(database.get('PRAGMA user_version')?.user_version);
  if (form > FORM) {
    database.close();
    throw new UsageError(`${file}: was written by a newer specscribe`);
  }
  database.exec(
    `PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${FORM};
     CREATE TABLE IF NOT EXISTS things (collection TEXT, id TEXT, thing TEXT NOT NULL, PRIMARY KEY (collection, id)) WITHOUT ROWID;
     CREATE TABLE IF NOT EXISTS numbers (name TEXT PRIMARY KEY, value REAL NOT NULL) WITHOUT ROWID;`,
  );
  const put = database.prepare('INSERT OR REPLACE INTO things VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM things WHERE collection = ? AND id = ?');
  const count = database.prepare('INSERT OR REPLACE INTO numbers VALUES (?, ?)');
  const write = (change: Change): void => {
    if ('name' in change) count.run([change.name, change.value]);
    else if (change.thing === undefined) remove.run([change.collection, change.id]);
    else put.run([change.collection, change.id, JSON.stringify(change.thing)]);
  };
  return {
    read: () => readAll(database, file),
    keep: (changes) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const change of changes) write(change);
        database.exec('COMMIT');
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => {
      for (const statement of [put, remove, count]) statement.finalize();
      database.close();
      release(file, owner);
    },
  };
}

/** @throws UsageError for what no sandbox has written: a file may come from elsewhere */
function readAll(database: Database, file: string): Dump {
  try {
    const collections = new Map<string, unknown[]>();
    for (const { collection, thing } of database.all('SELECT collection, thing FROM things') as unknown as Row[]) {
      const things = collections.get(collection) ?? [];
      things.push(JSON.parse(thing));
      collections.set(collection, things);
    }
    const numbers = database.all('SELECT name, value FROM numbers') as unknown as { name: string; value: number }[];
    // What zod takes for a name of its own, such as `__proto__`, it would leave out without a word.
    if ([...collections.keys()].some((name) => !name.startsWith('/'))) throw new Error('no path');
    return dumpSchema.parse({
      collections: Object.fromEntries(collections),
      numbers: Object.fromEntries(numbers.map(({ name, value }) => [name, value])),
    });
  } catch {
    throw new UsageError(`${file}: has data that no sandbox wrote; name another file`);
  }
}

interface Row {
  readonly collection: string;
  readonly thing: string;
}

/** The first bytes of a SQLite file, and where its application's number is (https://sqlite.org/fileformat.html, 1.3). */
const HEAD = 'SQLite format 3\0';
const APPLICATION_AT = 68;

/** Names by which SQLite means no file: nothing would be kept. */
const NO_FILE: ReadonlySet<string> = new Set(['', ':memory:']);

function refuseForeignFile(file: string): void {
  if (NO_FILE.has(file)) throw new UsageError(`--data ${JSON.stringify(file)}: names no file; name one`);
  const info = statSync(file, { throwIfNoEntry: false });
  if (!info) return;
  // To open a pipe is to wait for whoever is at its other end.
  if (!info.isFile() && !info.isDirectory()) throw new UsageError(`${file}: is no regular file; name one`);
  const head = headOf(file);
  if (head.length === 0) return;
  const isOurs =
    head.length === 100 && head.toString('latin1', 0, 16) === HEAD && head.readUInt32BE(APPLICATION_AT) === APPLICATION;
  if (!isOurs) throw new UsageError(`${file}: has no data of a sandbox; name another file`);
}

/** The head of a SQLite file, which may be large. */
function headOf(file: string): Buffer {
  const opened = openSync(file, 'r');
  try {
    const head = Buffer.alloc(100);
    return head.subarray(0, readSync(opened, head, 0, 100, 0));
  } finally {
    closeSync(opened);
  }
}

/** The file that says who has the data open. */
const ownerFile = (file: string): string => `${file}.owner`;

/** Takes the file. What a killed sandbox left, its lock, is removed: its process is known to have ended. */
function own(file: string): string {
  const place = ownerFile(file);
  if (existsSync(place)) {
    const other = readFileSync(place, 'utf8');
    // A process that was killed as it took the file left an empty one.
    if (other !== '' && !OWNER.test(other))
      throw new UsageError(`${place}: not written by a sandbox; move it, or name another file for the data`);
    if (isAtWork(other, Date.now()))
      throw new UsageError(
        `${file}: another sandbox has it open (process ${other.split('-')[0]}); where none runs, delete ${place}`,
      );
    rmSync(place);
    if (existsSync(`${file}.lock`)) rmdirSync(`${file}.lock`);
  }
  const owner = newOwner();
  writeFileSync(place, owner, { flag: 'wx' });
  return owner;
}

function release(file: string, owner: string): void {
  giveUp(owner);
  rmSync(ownerFile(file), { force: true });
}
