import { createHash, timingSafeEqual } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { isAtWork, newOwner, OWNER } from '../machine/owner.ts';
import { claimFolder, type Mark, removeIfEmpty } from '../machine/ownership.ts';
import { CODE_ROOT } from '../machine/package.ts';
import { proofOf, secretKey } from '../machine/secret.ts';

export { cacheFolder, systemCacheFolder } from '../machine/cache-folder.ts';

export const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
};

/** Values by the hash of all that they were made from. What can't be read or believed counts as absent. */
export interface Cache {
  /** @param is what is asked of the value before it is believed */
  get<Value>(key: string, is: (value: unknown) => value is Value): Value | undefined;
  /** Never throws: a full disk costs time, not a run. */
  put(key: string, value: unknown): void;
}

/** Remembers nothing. */
export const NO_CACHE: Cache = { get: () => undefined, put: () => {} };

const PROOF_BYTES = 32;
/** Of the form of an entry: a proof, and then the value as V8 writes it. */
const ENTRY_VERSION = 'entry 2';

const FOLDER = 'specscribe-pages';
/** Folders of a build of specscribe, of keys that begin alike, and what is in these. */
const BUILD = /^[0-9a-f]{32}$/;
const SHELF = /^[0-9a-f]{2}$/;
const ENTRY = /^[0-9a-f]+$/;

/** Backups leave out what is marked so (Cache Directory Tagging Specification). */
const MARK: Mark = {
  file: 'CACHEDIR.TAG',
  text: 'Signature: 8a477f597d28d172789f06886806bc55\n# Made by specscribe, which removes what it has put in here.\n',
  names: BUILD,
};

/**
 * A cache on disk. An entry is believed where it carries the proof that this user, or a machine that shares the key,
 * wrote it for this key with this build of specscribe; any other is made again. Entries of other builds are removed.
 *
 * @param folder made when the first value is put; where someone else has made it, nothing is remembered
 * @param key that proves; nothing is remembered without one
 */
export function diskCache(folder: string, key: Uint8Array | undefined = secretKey()): Cache {
  if (key === undefined) return NO_CACHE;
  const root = path.join(folder, FOLDER);
  const build = toolDigest();
  const own = path.join(root, build);
  const fileOf = (name: string): string => path.join(own, name.slice(0, 2), name.slice(2));
  const proof = (name: string, body: Uint8Array): Buffer => proofOf(key, ENTRY_VERSION, build, name, body);
  const temporary = path.join(own, newOwner());
  let isReady: boolean | undefined;
  return {
    get(name, is) {
      try {
        const bytes = readFileSync(fileOf(name));
        const body = bytes.subarray(PROOF_BYTES);
        const isProven =
          bytes.length > PROOF_BYTES && timingSafeEqual(proof(name, body), bytes.subarray(0, PROOF_BYTES));
        const value: unknown = isProven ? deserialize(body) : undefined;
        return is(value) ? value : undefined;
      } catch {
        return undefined;
      }
    },
    put(name, value) {
      try {
        isReady ??= prepare(root, own);
        if (!isReady) return;
        const file = fileOf(name);
        const body = serialize(value);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(temporary, Buffer.concat([proof(name, body), body]));
        renameSync(temporary, file);
      } catch {
        // The next run makes it again.
        if (existsSync(temporary)) rmSync(temporary, { force: true });
      }
    },
  };
}

/** Makes the folder of this build and removes those of others; false where the cache's folder is not ours. */
function prepare(root: string, own: string): boolean {
  if (!claimFolder(root, MARK)) return false;
  mkdirSync(own, { recursive: true });
  for (const name of readdirSync(root))
    if (BUILD.test(name) && name !== path.basename(own)) forget(path.join(root, name));
  for (const name of readdirSync(own)) {
    const left = path.join(own, name);
    if (OWNER.test(name) && !isAtWork(name, statSync(left).mtimeMs)) rmSync(left);
  }
  return true;
}

/** Removes what a build has put in its folder; the folder stays where there is anything else in it. */
function forget(folder: string): void {
  const isPlain = (file: string): boolean => lstatSync(file).isDirectory();
  if (!isPlain(folder)) return;
  for (const name of readdirSync(folder)) {
    const shelf = path.join(folder, name);
    if (OWNER.test(name)) rmSync(shelf, { force: true });
    if (!SHELF.test(name) || !isPlain(shelf)) continue;
    for (const entry of readdirSync(shelf)) if (ENTRY.test(entry)) rmSync(path.join(shelf, entry), { force: true });
    removeIfEmpty(shelf);
  }
  removeIfEmpty(folder);
}

/** Libraries between pages and contract; of a library's own dependencies, those that read pages too, behind its name. */
const LIBRARIES = [
  'cheerio',
  'cheerio/htmlparser2',
  'cheerio/htmlparser2/entities',
  'json-p3',
  'jsonc-parser',
  'markdown-it',
  'yaml',
  'zod',
];

/** Hash of the code that runs, of the libraries that pages go through, and of the format of entries. */
function toolDigest(): string {
  const files = readdirSync(CODE_ROOT, { recursive: true, encoding: 'utf8' });
  const code = files.filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts')).sort();
  const versions = LIBRARIES.map((names) => versionOf(names.split('/')));
  return sha256(
    process.versions.v8,
    ...versions,
    ...code.map((name) => readFileSync(path.join(CODE_ROOT, name))),
  ).slice(0, 32);
}

/**
 * The installed version of a library, or of a dependency of it. Its `package.json` is looked for in folders: not every
 * library gives it away by name.
 */
function versionOf(names: readonly string[]): string {
  let file = fileURLToPath(import.meta.url);
  for (const name of names) {
    const folders = createRequire(file).resolve.paths(name) ?? [];
    const found = folders.map((folder) => path.join(folder, name, 'package.json')).find((each) => existsSync(each));
    if (found === undefined) throw new Error(`${name} is not installed; run npm ci`);
    file = found;
  }
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
