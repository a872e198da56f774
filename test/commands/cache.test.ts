import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Cache,
  cacheFolder,
  diskCache,
  NO_CACHE,
  systemCacheFolder,
} from '../../scripts/commands/contract/cache.ts';
import { readPages, serviceResult } from '../../scripts/commands/contract/service.ts';
import type { ServiceResult } from '../../scripts/commands/contract/service-result.ts';
import { ROOT } from '../corpus.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-cache-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const PAGES = path.join(ROOT, 'docs-source/modelarts');
const text = (result: ServiceResult) => ({
  ...result,
  contract: Buffer.from(result.contract).toString(),
  json: Buffer.from(result.json).toString(),
  sources: Buffer.from(result.sources).toString(),
  lock: Buffer.from(result.lock).toString(),
});

/** Counts what a cache is asked for and what it has. */
function counted(cache: Cache) {
  const count = { hits: 0, misses: 0 };
  const get = (key: string): unknown => {
    const value = cache.get(key);
    if (value === undefined) count.misses++;
    else count.hits++;
    return value;
  };
  return { count, cache: { ...cache, get } };
}

const entries = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

describe('the cache', () => {
  it('gives what reading anew gives, for one look', async () => {
    const input = await readPages([PAGES], undefined, 'modelarts');
    const fresh = await serviceResult(input, NO_CACHE);
    expect(text(await serviceResult(input, diskCache(folder)))).toEqual(text(fresh));
    const warm = counted(diskCache(folder));
    expect(text(await serviceResult(input, warm.cache))).toEqual(text(fresh));
    expect(warm.count).toEqual({ hits: 1, misses: 0 });
  });

  it('understands only the page that has changed, and what it says is in the contract', async () => {
    const input = await readPages([PAGES], undefined, 'modelarts');
    await serviceResult(input, diskCache(folder));
    const pages = input.pages.map((page) => ({ ...page, text: page.text.replace('X86_64', 'X87_64') }));
    const changed = pages.filter((page, at) => page.text !== input.pages[at]?.text).length;
    expect(changed).toBeGreaterThan(0);
    const warm = counted(diskCache(folder));
    const result = await serviceResult({ ...input, pages }, warm.cache);
    expect(text(result)).toEqual(text(await serviceResult({ ...input, pages }, NO_CACHE)));
    expect(text(result).contract).toContain('X87_64');
    expect(warm.count).toEqual({ hits: pages.length - changed, misses: changed + 1 });
  });

  it.each<[string, Partial<Awaited<ReturnType<typeof readPages>>>]>([
    ['other settings', { settings: 'other' }],
    ['a whole service instead of some of its pages', { partial: false }],
  ])('takes no result of %s', async (_, other) => {
    const input = await readPages([PAGES], undefined, 'modelarts');
    await serviceResult(input, diskCache(folder));
    const warm = counted(diskCache(folder));
    await serviceResult({ ...input, ...other }, warm.cache);
    expect(warm.count).toEqual({ hits: input.pages.length, misses: 1 });
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['a byte that has turned', (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([0])])],
    ['nothing in them', () => Buffer.alloc(0)],
    ['half of their bytes', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['something else', () => Buffer.from('{"contract":"openapi: 3.0.3"}')],
  ])('believes no entries with %s, and makes them again', async (_, damage) => {
    const input = await readPages([PAGES], undefined, 'modelarts');
    const fresh = text(await serviceResult(input, diskCache(folder)));
    for (const file of entries()) writeFileSync(file, damage(readFileSync(file)));
    const first = counted(diskCache(folder));
    expect(text(await serviceResult(input, first.cache))).toEqual(fresh);
    expect(first.count).toEqual({ hits: 0, misses: input.pages.length + 1 });
    const second = counted(diskCache(folder));
    await serviceResult(input, second.cache);
    expect(second.count).toEqual({ hits: 1, misses: 0 });
  });

  it('believes no entry that stands in the place of another', async () => {
    const cache = diskCache(folder);
    cache.put('aa1', 'first');
    cache.put('aa2', 'second');
    const [one, two] = entries() as [string, string];
    writeFileSync(one, readFileSync(two));
    expect([cache.get('aa1'), cache.get('aa2')].filter((value) => value !== undefined)).toHaveLength(1);
  });

  it('forgets what another build of specscribe has left', () => {
    const cache = diskCache(folder);
    cache.put('aa1', 'first');
    const [own] = readdirSync(path.join(folder, 'pages')) as [string];
    const other = path.join(folder, 'pages', `${own.slice(1)}0`);
    writeFileSync(other, 'old');
    diskCache(folder).put('aa2', 'second');
    expect(existsSync(other)).toBe(false);
    expect(diskCache(folder).get('aa1')).toBe('first');
  });

  it('costs no run where it cannot write', () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const cache = diskCache(file);
    cache.put('aa1', 'first');
    expect(cache.get('aa1')).toBeUndefined();
  });

  it.each([
    [{ SPECSCRIBE_CACHE: '/a' }, '/a'],
    [{ XDG_CACHE_HOME: '/b' }, '/b/specscribe'],
    [{ SPECSCRIBE_CACHE: '/a', XDG_CACHE_HOME: '/b' }, '/a'],
  ])('stands where %j says', (environment, place) => {
    expect(cacheFolder(environment)).toBe(place);
  });

  it.each([
    [{ XDG_CACHE_HOME: '/b' }, true],
    [{ XDG_CACHE_HOME: 'b' }, false],
    [{ SPECSCRIBE_CACHE: '/b/specscribe' }, false],
  ])('of the system, given %j, is below that place: %s', (environment, isThere) => {
    expect(systemCacheFolder(environment) === '/b/specscribe').toBe(isThere);
    expect(path.isAbsolute(systemCacheFolder(environment))).toBe(true);
  });
});
