import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { CODE_ROOT } from '../machine/package.ts';

/** The folder for what pages come to: `SPECSCRIBE_CACHE`, or below the system's place. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { SPECSCRIBE_CACHE } = environment;
  return SPECSCRIBE_CACHE ? path.resolve(SPECSCRIBE_CACHE) : systemCacheFolder(environment);
}

/**
 * The folder below the system's place for what can be made or fetched again. A relative `XDG_CACHE_HOME` doesn't
 * count (XDG Base Directory Specification).
 */
export function systemCacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = environment;
  if (XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME)) return path.join(XDG_CACHE_HOME, 'specscribe');
  if (process.platform === 'win32' && LOCALAPPDATA) return path.join(LOCALAPPDATA, 'specscribe', 'cache');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches', 'specscribe');
  return path.join(os.homedir(), '.cache', 'specscribe');
}

export const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
};

/** Values by the hash of all that they were made from. What can't be read or believed counts as absent. */
export interface Cache {
  get(key: string): unknown;
  /** Never throws: a full disk costs time, not a run. */
  put(key: string, value: unknown): void;
}

/** Remembers nothing. */
export const NO_CACHE: Cache = { get: () => undefined, put: () => {} };

const DIGEST_BYTES = 32;

/**
 * A cache on disk. Entries of other builds of specscribe are not seen, and are removed; an entry whose bytes are not
 * those that were written is made again.
 *
 * @param folder made when the first value is put
 */
export function diskCache(folder: string): Cache {
  const root = path.join(folder, 'pages');
  const own = path.join(root, toolDigest());
  const fileOf = (key: string): string => path.join(own, key.slice(0, 2), key.slice(2));
  let isReady = false;
  return {
    get(key) {
      try {
        const bytes = readFileSync(fileOf(key));
        const body = bytes.subarray(DIGEST_BYTES);
        return digestOf(key, body).equals(bytes.subarray(0, DIGEST_BYTES)) ? deserialize(body) : undefined;
      } catch {
        return undefined;
      }
    },
    put(key, value) {
      try {
        if (!isReady) removeOthers(root, own);
        isReady = true;
        const file = fileOf(key);
        const body = serialize(value);
        mkdirSync(path.dirname(file), { recursive: true });
        const temporary = `${file}.${process.pid}.tmp`;
        writeFileSync(temporary, Buffer.concat([digestOf(key, body), body]));
        renameSync(temporary, file);
      } catch {
        // The next run makes it again.
      }
    },
  };
}

/** The key is hashed too: an entry under another's name is not believed either. */
const digestOf = (key: string, body: Uint8Array): Buffer => createHash('sha256').update(key).update(body).digest();

function removeOthers(root: string, own: string): void {
  mkdirSync(own, { recursive: true });
  for (const name of readdirSync(root))
    if (path.join(root, name) !== own) rmSync(path.join(root, name), { recursive: true, force: true });
}

/** Libraries between pages and contract; of a library's own dependencies, those that read pages too, behind its name. */
const LIBRARIES = [
  'cheerio',
  'cheerio/htmlparser2',
  'cheerio/htmlparser2/entities',
  'json-p3',
  'jsonc-parser',
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
