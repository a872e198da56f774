import os from 'node:os';
import path from 'node:path';

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
