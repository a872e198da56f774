import { createHash, createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * The folder for what one user's runs keep on one machine (XDG Base Directory Specification): never below the cache,
 * which others may fill.
 */
export function stateFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = environment;
  if (XDG_STATE_HOME && path.isAbsolute(XDG_STATE_HOME)) return path.join(XDG_STATE_HOME, 'specscribe');
  if (process.platform === 'win32' && LOCALAPPDATA) return path.join(LOCALAPPDATA, 'specscribe', 'state');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Application Support', 'specscribe');
  return path.join(os.homedir(), '.local', 'state', 'specscribe');
}

const KEY_BYTES = 32;
/** Fewer characters than this can be guessed. */
const SHORTEST = 16;

/**
 * The key by which a run knows what an earlier one wrote: `SPECSCRIBE_CACHE_KEY`, which machines that share a cache
 * have in common, else one that only this user can read, made when it is first needed.
 *
 * @returns undefined where there is none and none can be kept
 */
export function secretKey(environment: NodeJS.ProcessEnv = process.env): Buffer | undefined {
  const { SPECSCRIBE_CACHE_KEY = '' } = environment;
  if (SPECSCRIBE_CACHE_KEY.length >= SHORTEST) return createHash('sha256').update(SPECSCRIBE_CACHE_KEY).digest();
  const file = path.join(stateFolder(environment), 'key');
  try {
    return keptKey(file) ?? newKey(file);
  } catch {
    return undefined;
  }
}

/** The key of a file that nobody else can read or has made. */
function keptKey(file: string): Buffer | undefined {
  const info = statSync(file, { throwIfNoEntry: false });
  if (!info?.isFile()) return undefined;
  const isPrivate = process.getuid === undefined || (info.uid === process.getuid() && (info.mode & 0o077) === 0);
  const key = readFileSync(file);
  return isPrivate && key.length === KEY_BYTES ? key : undefined;
}

function newKey(file: string): Buffer | undefined {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(temporary, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx' });
    place(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
  return keptKey(file);
}

/** Of two runs that make a key at once, the first one's counts for both. */
function place(temporary: string, file: string): void {
  try {
    linkSync(temporary, file);
  } catch {
    // There is one already, which others can read, or the file system has no links.
    if (keptKey(file) === undefined) renameSync(temporary, file);
  }
}

/** What proves that some bytes were written by who has the key; each part is told apart from the next. */
export function proofOf(key: Uint8Array, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHmac('sha256', key);
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest();
}
