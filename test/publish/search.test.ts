import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteAssets } from '../../scripts/commands/website/site-assets.ts';
import type { Node } from '../../scripts/nodes.ts';
import { type SiteFile, type SiteService, siteOf } from '../../scripts/publish/index.ts';
import { launchBrowser, NO_BROWSER } from '../support/browser.ts';
import { serviceOf } from './site-support.ts';

const ANIMALS = ['Heron', 'Otter', 'Badger', 'Lynx', 'Marten', 'Plover', 'Stork', 'Vole', 'Wren', 'Shrew'];
const THINGS = ['Nest', 'Burrow', 'Feather', 'Migration', 'Territory', 'Colony', 'Habitat', 'Pasture', 'Tunnel'];

/** Services of 90 schemas and operations each; only the last has a schema `Zephyr`. */
const services = Array.from({ length: 50 }, (_, number): SiteService => {
  const names = ANIMALS.flatMap((animal) => THINGS.map((thing) => `${animal}${thing}${number}`));
  const properties = (name: string): Node => ({
    [`${name}_id`]: { type: 'string', enum: [`${name}-on`, `${name}-off`] },
    name: { type: 'string' },
  });
  const schemas = [...names, ...(number === 49 ? ['Zephyr'] : [])].map((name) => [
    name,
    { type: 'object', title: `What ${name} is`, properties: properties(name) },
  ]);
  const paths = names.map((name) => [
    `/v1/{project_id}/${name}`,
    { get: { operationId: `show${name}`, summary: `Showing ${name}`, responses: { '200': { description: 'OK' } } } },
  ]);
  return serviceOf(
    {
      info: { title: `Reserve ${number === 7 ? 'Lagoon' : number}`, version: '1' },
      paths: Object.fromEntries(paths),
      components: { schemas: Object.fromEntries(schemas) },
    },
    `reserve-${number}`,
  );
});
const searchFiles = (of: readonly SiteService[]): SiteFile[] =>
  [...siteOf({ title: 'Reserves', services: of }).files()].filter(({ path: file }) => file.includes('search'));
const kilobytes = (files: readonly SiteFile[]) =>
  files.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0) / 1000;

describe('the index of the search', () => {
  it('is the same bytes each time, in parts of which none is large', () => {
    const files = searchFiles(services);
    expect(files).toEqual(searchFiles(services));
    expect(files.filter(({ path: file }) => file.includes('terms-')).length).toBeGreaterThan(20);
    for (const file of files) expect(kilobytes([file]), file.path).toBeLessThan(250);
  });

  it('gives scripts that set what they should, whatever the names hold', () => {
    const names = [
      '__proto__',
      'constructor',
      `it's "\\u2028" \u2028 </script>`,
      'toString',
      '\u0000',
      'É'.repeat(300),
    ];
    const schemas = Object.fromEntries(names.map((name) => [name, { type: 'object' }]));
    // A literal `__proto__` of an object would be its prototype.
    Object.defineProperty(schemas, '__proto__', { value: { type: 'object' }, enumerable: true });
    const context = createContext({ specscribeSearchParts: {} });
    for (const { content } of searchFiles([serviceOf({ components: { schemas } })]))
      runInContext(String(content), context);
    const parts = JSON.parse(runInContext('JSON.stringify(specscribeSearchParts)', context));
    expect(parts['entries-0'].map(([name]: [string]) => name).sort()).toEqual([...names].sort());
    expect(Object.keys(parts)).toEqual(['terms-0', 'entries-0']);
  });

  it('of a site without services has no parts', () => {
    expect(searchFiles([]).map(({ path: file }) => file)).toEqual(['assets/search-index.js']);
  });
});

describe.skipIf(NO_BROWSER !== '')(`the search over 50 services, from disk ${NO_BROWSER}`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-search-'));
  let browser: Browser;
  let page: Page;
  /** Kilobytes of the scripts that were loaded since the list was emptied last. */
  const loaded: string[] = [];
  const sizes = new Map<string, number>();

  beforeAll(async () => {
    const site = siteOf({ title: 'Reserves', services });
    const index = site.index();
    for (const file of [...(await siteAssets()), ...site.files(), { path: index.path, content: index.html }]) {
      mkdirSync(path.dirname(path.join(folder, file.path)), { recursive: true });
      writeFileSync(path.join(folder, file.path), file.content);
      sizes.set(pathToFileURL(path.join(folder, file.path)).href, Buffer.byteLength(file.content) / 1000);
    }
    browser = await launchBrowser();
    page = await browser.newPage();
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(pathToFileURL(path.join(folder, 'index.html')).href);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const loadedSince = () => loaded.splice(0).reduce((sum, url) => sum + (sizes.get(url) ?? 0), 0);
  const rows = () => page.locator('#search-rows [role=option]');
  /** Kinds, names and places of what is found; waits until the last key is answered. */
  async function find(words: string): Promise<string[]> {
    await page.fill('#search input', '');
    await page.locator('#search [role=status]', { hasText: 'Type' }).waitFor();
    await page.fill('#search input', words);
    await page.locator('#search [role=status]', { hasText: 'found' }).waitFor();
    return rows().evaluateAll((items) =>
      items.map((item) => [...item.children].map(({ textContent }) => textContent).join(' | ')),
    );
  }

  it('loads less than 300 KB at the first key, and little for a word', async () => {
    loadedSince();
    await page.keyboard.press('/');
    await page.locator('#search [role=status]', { hasText: 'Type' }).waitFor();
    const first = loadedSince();
    expect(first).toBeGreaterThan(50);
    expect(first).toBeLessThan(300);
    expect(await find('Zephyr')).toEqual([
      'schema | Zephyr | What Zephyr is · Reserve 49',
      'field | Zephyr_id | Zephyr · Reserve 49',
    ]);
    expect(loadedSince()).toBeLessThan(300);
    await find('Zephyr');
    expect(loadedSince()).toBe(0);
  });

  it.each([
    ['lagoon', 'service | Reserve Lagoon | 90 operations'],
    ['reserve lagoon otter nest', 'operation | Showing OtterNest7 | GET /v1/{project_id}/OtterNest7 · Reserve Lagoon'],
    ['stork-vole', undefined],
    ['WrenPasture12', 'schema | WrenPasture12 | What WrenPasture12 is · Reserve 12'],
    ['ploverhabitat31_id', 'field | PloverHabitat31_id | PloverHabitat31 · Reserve 31'],
    ['marten colny0', 'operation | Showing MartenColony0 | GET /v1/{project_id}/MartenColony0 · Reserve 0'],
    ['qqqq', undefined],
  ])('%s: %s first', async (words, first) => {
    expect((await find(words))[0]).toBe(first);
  });

  it('says that there is more than it shows', async () => {
    expect(await find('showing')).toHaveLength(24);
    expect(await page.textContent('#search [role=status]')).toMatch(/^The first 24 found/);
  });

  it('tells what it could not load, and tries again', async () => {
    const parts = path.join(folder, 'assets/search');
    renameSync(parts, `${parts}-gone`);
    await page.fill('#search input', 'badgertunnel44');
    await page.locator('#search [role=status]', { hasText: "can't be loaded" }).waitFor();
    renameSync(`${parts}-gone`, parts);
    expect((await find('badgertunnel44'))[0]).toContain('BadgerTunnel44');
  });
});
