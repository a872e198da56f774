import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serialize } from 'node:v8';
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
import { newOwner } from '../../scripts/commands/machine/owner.ts';
import { ROOT } from '../corpus.ts';
import { treeOf } from '../support/tree.ts';
import { sample } from '../support/form.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-cache-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A result as its shape is asked for. */
const SHAPE = {
  contract: Buffer.of(),
  json: Buffer.of(),
  sources: Buffer.of(),
  lock: Buffer.of(),
  diagnostics: [],
  counts: { pages: 1, operations: 1, schemas: 1, rows: { rows: 1, facts: 1, diagnosed: 0, ignored: 0 } },
};

const pages = (): string => path.join(folder, 'specscribe-pages');
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
  const get: Cache['get'] = (key, is) => {
    const value = cache.get(key, is);
    if (value === undefined) count.misses++;
    else count.hits++;
    return value;
  };
  return { count, cache: { ...cache, get } };
}

const isText = (value: unknown): value is string => typeof value === 'string';

const entries = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile() && entry.name !== 'CACHEDIR.TAG')
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

  it.each<[string, (bytes: Buffer) => Buffer]>(
    sample(
      [
        ['a byte that has turned', (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([0])])],
        ['nothing in them', () => Buffer.alloc(0)],
        ['half of their bytes', (bytes) => bytes.subarray(0, bytes.length >> 1)],
        ['something else', () => Buffer.from('{"contract":"openapi: 3.0.3"}')],
      ],
      2,
    ),
  )('believes no entries with %s, and makes them again', async (_, damage) => {
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
    expect([cache.get('aa1', isText), cache.get('aa2', isText)].filter((value) => value !== undefined)).toHaveLength(1);
  });

  it('forgets what another build of specscribe has left, and nothing else', () => {
    diskCache(folder).put('aa1', 'first');
    const [own] = readdirSync(pages()).filter((name) => name !== 'CACHEDIR.TAG') as [string];
    // Three names of other builds, whatever this build's own is.
    const [other, mixed, linked] = [...'0123']
      .filter((digit) => !own.startsWith(digit))
      .map((digit) => own.replace(/^./, digit)) as [string, string, string];
    const write = (file: string): void => {
      mkdirSync(path.dirname(path.join(pages(), file)), { recursive: true });
      writeFileSync(path.join(pages(), file), 'x');
    };
    // What a run that was killed while it wrote an entry has left.
    const ended = newOwner().replace(/^\d+/, String(spawnSync(process.execPath, ['-e', '']).pid));
    for (const file of [`${other}/aa/b1`, `${mixed}/aa/b1`, `${mixed}/aa/thesis.doc`, 'notes/aa/b1', `${own}/${ended}`])
      write(file);
    symlinkSync(path.join(pages(), 'notes'), path.join(pages(), linked));
    diskCache(folder).put('aa2', 'second');
    expect(Object.keys(treeOf(pages())).filter((file) => !file.startsWith(`${own}/aa`))).toEqual(
      ['CACHEDIR.TAG', `${mixed}/aa/thesis.doc`, linked, 'notes/aa/b1'].sort(),
    );
    expect(diskCache(folder).get('aa1', isText)).toBe('first');
  });

  it('puts nothing into a folder that it has not made, and removes nothing there', () => {
    mkdirSync(path.join(pages(), '.git'), { recursive: true });
    writeFileSync(path.join(pages(), '.git/HEAD'), 'ref: refs/heads/main');
    const before = treeOf(folder);
    diskCache(folder).put('aa1', 'first');
    expect(treeOf(folder)).toEqual(before);
  });

  it('believes no entry that was not written with its key', () => {
    const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    diskCache(folder, one).put('aa1', 'first');
    expect(diskCache(folder, two).get('aa1', isText)).toBeUndefined();
    expect(diskCache(folder, one).get('aa1', isText)).toBe('first');
    expect(diskCache(folder, one).get('aa1', (value) => typeof value === 'number')).toBeUndefined();
  });

  it.each<[string, (body: Buffer, key: string) => Buffer]>(
    sample(
      [
        [
          'a digest without a key',
          (body, key) => Buffer.concat([createHash('sha256').update(key).update(body).digest(), body]),
        ],
        ['no proof', (body) => Buffer.concat([Buffer.alloc(32), body])],
        ['a proof that is too short', (body) => body.subarray(0, 16)],
      ],
      2,
    ),
  )('believes no forged entries with %s', async (_, forge) => {
    const input = await readPages([PAGES], undefined, 'modelarts');
    const fresh = text(await serviceResult(input, diskCache(folder)));
    const forged = serialize({ contract: Buffer.from('openapi: 3.0.3'), diagnostics: [] });
    for (const file of entries())
      writeFileSync(file, forge(forged, path.basename(path.dirname(file)) + path.basename(file)));
    expect(text(await serviceResult(input, diskCache(folder)))).toEqual(fresh);
  });

  it.each<[string, unknown]>(
    sample(
      [
        ['null', null],
        ['text', 'x'],
        ['nothing in it', {}],
        ['bytes that are text', { ...SHAPE, contract: 'openapi: 3.0.3' }],
        ['diagnostics that are none', { ...SHAPE, diagnostics: [{}] }],
        ['counts that are none', { ...SHAPE, counts: { pages: '1' } }],
      ],
      2,
    ),
  )('makes a value of a wrong shape again: %s', async (_, value) => {
    const input = await readPages([PAGES], undefined, 'modelarts');
    const fresh = text(await serviceResult(input, NO_CACHE));
    const wrong: Cache = { get: (_key, is) => (is(value) ? value : undefined), put: () => {} };
    expect(text(await serviceResult(input, wrong))).toEqual(fresh);
  });

  it('costs no run where it cannot write', () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const cache = diskCache(file);
    cache.put('aa1', 'first');
    expect(cache.get('aa1', isText)).toBeUndefined();
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
