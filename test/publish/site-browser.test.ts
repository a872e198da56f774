import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { site } from '../../scripts/commands/site.ts';
import { ROOT } from '../corpus.ts';
import { launchBrowser, NO_BROWSER } from '../support/browser.ts';
import { sample } from '../support/form.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const PREFIX = '/docs/latest';
const CREATE = 'modelarts/operations/createNotebook.html';
const OPEN_ALL = 'for (const each of document.querySelectorAll("details")) each.open = true';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

describe.skipIf(NO_BROWSER !== '')(`the site in a browser ${NO_BROWSER}`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-site-'));
  const out = path.join(folder, 'out');
  const places = new Map<string, string>();
  let browser: Browser;
  let server: Server;

  beforeAll(async () => {
    const silent = { data: () => undefined, note: () => undefined };
    const spec = projectOf(folder);
    await site([spec], { out, title: 'API reference' }, silent);
    server = createServer((request, response) => {
      const file = path.join(
        out,
        decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname).slice(PREFIX.length),
      );
      if (!request.url?.startsWith(PREFIX) || !existsSync(file)) return response.writeHead(404).end();
      return response
        .writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'text/plain' })
        .end(readFileSync(file));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    places.set('under a prefix', `http://127.0.0.1:${(server.address() as AddressInfo).port}${PREFIX}/`);
    places.set('from disk', pathToFileURL(`${out}/`).href);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Visit extends BrowserContextOptions {
    readonly place?: string;
    /** Bypasses the site's policy, so that a test may bring its own script. */
    readonly bypassCSP?: boolean;
  }

  /** Opens a page, does something, and fails on any request elsewhere and any complaint of the browser. */
  async function visit(
    file: string,
    act: (page: Page, base: string) => Promise<void>,
    { place = 'from disk', ...options }: Visit = {},
  ) {
    const base = places.get(place) as string;
    const context = await browser.newContext(options);
    const told: string[] = [];
    const page = await context.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith(base)) told.push(`request ${request.url()}`);
    });
    page.on('requestfailed', (request) => told.push(`failed ${request.url()}`));
    page.on('response', (response) => {
      if (response.status() >= 400) told.push(`${response.status()} ${response.url()}`);
    });
    page.on('console', (message) => told.push(`console ${message.text()}`));
    page.on('pageerror', (error) => told.push(`error ${error.message}`));
    await page.goto(base + file);
    await act(page, base);
    await context.close();
    expect(told).toEqual([]);
  }

  const found = (page: Page) => page.locator('#search-rows [role=option]');

  describe.each(sample(['from disk', 'under a prefix'], 2))('%s', (place) => {
    it('searches as one types, by keyboard alone, and goes to the field', () =>
      visit(
        'index.html',
        async (page, base) => {
          await page.keyboard.press('/');
          await page.waitForSelector('#search[open]');
          await page.keyboard.type('mount_path');
          await found(page).first().waitFor();
          expect(await found(page).first().textContent()).toContain('field');
          expect(await found(page).first().getAttribute('aria-selected')).toBe('true');
          await page.keyboard.press('ArrowDown');
          expect(await found(page).nth(1).getAttribute('aria-selected')).toBe('true');
          expect(await page.getAttribute('#search input', 'aria-activedescendant')).toBe('search-row-1');
          await page.keyboard.press('ArrowUp');
          await page.keyboard.press('Enter');
          await page.waitForURL(`${base}modelarts/schemas/*.html#field.mount_path`);
          expect(await page.locator('li[id="field.mount_path"]').isVisible()).toBe(true);
        },
        { place },
      ));

    it.each([
      ['creating a notebook', 'operation', 'Creating a Notebook Instance'],
      ['createNotebook', 'operation', 'Creating a Notebook Instance'],
      ['ModelArts.6309', 'error code', 'ModelArts.6309'],
      ['notebok instnce', 'operation', 'Notebook Instance'],
      ['X86_64', 'field', 'arch'],
    ])('finds %s', (words, kind, name) =>
      visit(
        CREATE,
        async (page) => {
          await page.click('#search-open');
          await page.fill('#search input', words);
          await found(page).first().waitFor();
          const first = await found(page).first().textContent();
          expect(first).toContain(kind);
          expect(first).toContain(name);
        },
        { place },
      ));

    it('closes the search by Escape, says when nothing is found, and types a slash where one types', () =>
      visit(
        CREATE,
        async (page) => {
          await page.keyboard.press('Control+k');
          await page.waitForSelector('#search[open]');
          await page.keyboard.type('zzqx/zzqx');
          await page.locator('#search [role=status]', { hasText: 'found' }).waitFor();
          expect(await page.inputValue('#search input')).toBe('zzqx/zzqx');
          expect([await found(page).count(), await page.textContent('#search [role=status]')]).toEqual([0, '0 found']);
          await page.keyboard.press('Enter');
          await page.keyboard.press('Escape');
          await page.keyboard.press('Escape');
          expect(await page.locator('#search').isVisible()).toBe(false);
        },
        { place },
      ));

    it.each([
      true,
      false,
    ])('opens the schemas around a field that a link leads to (JavaScript: %j)', (javaScriptEnabled) =>
      visit(
        `${CREATE}#request.volume.category=EVS`,
        async (page) => {
          await page.waitForSelector('li[id="request.volume.category"]', { state: 'visible' });
          expect(await page.locator('li[id="request.volume.category=EVS"]').isVisible()).toBe(true);
        },
        { place, javaScriptEnabled },
      ));
  });

  it('opens a nested schema, and leads to the page and line of a fact', () =>
    visit(CREATE, async (page) => {
      const capacity = page.locator('li[id="request.volume.capacity"]');
      expect(await capacity.isVisible()).toBe(false);
      await page.locator('li[id="request.volume"] > details > summary').click();
      expect(await capacity.isVisible()).toBe(true);
      const source = capacity.locator('> .source a').first();
      expect(await source.textContent()).toMatch(/^CreateNotebook\.html:213/);
      expect(await source.getAttribute('href')).toMatch(/\/CreateNotebook\.html#L213$/);
      expect(await capacity.locator('.finding').textContent()).toContain('extract/default-conditional');
    }));

  it('is dark where the system is, and switches and remembers', () =>
    visit(
      'index.html',
      async (page, base) => {
        const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
        const dark = await ground();
        await page.click('#theme');
        const light = await ground();
        expect(light).not.toBe(dark);
        await page.goto(`${base}modelarts/index.html`);
        expect(await ground()).toBe(light);
        await page.click('#theme');
        expect(await ground()).toBe(dark);
      },
      { colorScheme: 'dark', place: 'under a prefix' },
    ));

  it('is read without JavaScript: everything is there, and no dead control', () =>
    visit(
      CREATE,
      async (page, base) => {
        expect(await page.locator('button:visible').count()).toBe(0);
        expect(await page.textContent('main')).toContain('Size of the storage');
        await page.locator('li[id="request.volume"] > details > summary').click();
        expect(await page.locator('li[id="request.volume.category"]').isVisible()).toBe(true);
        await page.click('nav.trail a >> nth=1');
        expect(page.url()).toBe(`${base}modelarts/index.html`);
        await page.click('text=Listing the Flavors of Notebook Instances >> nth=-1');
        expect(page.url()).toBe(`${base}modelarts/operations/listFlavors.html`);
      },
      { javaScriptEnabled: false },
    ));

  it.each(sample([true, false], 2))('prints what is folded (JavaScript: %j)', (javaScriptEnabled) =>
    visit(
      CREATE,
      async (page) => {
        const folded = await page.pdf();
        await page.evaluate(OPEN_ALL);
        const opened = await page.pdf();
        expect(Math.abs(folded.length - opened.length) / opened.length).toBeLessThan(0.1);
      },
      { javaScriptEnabled },
    ));

  it('opens a menu on a phone, with the operation that is shown in sight', () =>
    visit(
      CREATE,
      async (page, base) => {
        const own = page.locator('.side [aria-current=page]');
        expect(await own.isVisible()).toBe(false);
        await page.click('#menu');
        expect(await page.getAttribute('#menu', 'aria-expanded')).toBe('true');
        await own.waitFor();
        const inSight =
          '(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector(".side [aria-current]").getBoundingClientRect())';
        expect(await page.evaluate(inSight)).toBe(true);
        await page.click('#menu');
        expect(await own.isVisible()).toBe(false);
        await page.click('#menu');
        await page.click('.side a:has-text("Deleting an Image")');
        expect(page.url()).toBe(`${base}modelarts/operations/deleteImage.html`);
      },
      { viewport: { width: 390, height: 844 } },
    ));

  it('remembers the language of samples, colours them, and copies what is shown', () =>
    visit(
      CREATE,
      async (page, base) => {
        const shown = page.locator('details.sample[open] pre');
        expect(await shown.count()).toBe(1);
        await page.click('.samples .tabs button:has-text("Go")');
        await page.goto(`${base}modelarts/operations/listImage.html`);
        expect(await page.locator('.samples .tabs [aria-pressed=true]').textContent()).toBe('Go');
        expect(await shown.locator('.t-k').first().textContent()).toBe('package');
        await page.hover('details.sample[open] .copyable');
        await page.click('details.sample[open] .copy');
        await page.locator('details.sample[open] .copy', { hasText: 'Copied' }).waitFor();
        const copied = await page.evaluate<string>('navigator.clipboard.readText()');
        expect(copied).toBe(await shown.textContent());
        expect(copied).toMatch(/^package main\n/);
      },
      { place: 'under a prefix', permissions: ['clipboard-read', 'clipboard-write'] },
    ));

  it('folds the sources of facts away, and remembers it', () =>
    visit(
      CREATE,
      async (page, base) => {
        const source = page.locator('main .source').first();
        expect(await source.isVisible()).toBe(true);
        await page.click('#sources');
        expect(await source.isVisible()).toBe(false);
        await page.goto(`${base}modelarts/operations/listImage.html`);
        expect(await source.isVisible()).toBe(false);
        await page.click('#sources');
        expect(await source.isVisible()).toBe(true);
      },
      { place: 'under a prefix' },
    ));

  it('fits a small screen', () =>
    visit(
      CREATE,
      async (page) => {
        const [width, inner] = await page.evaluate<number[]>('[document.documentElement.scrollWidth, innerWidth]');
        expect(width).toBeLessThanOrEqual(inner as number);
      },
      { viewport: { width: 360, height: 700 } },
    ));

  it.each(
    sample(
      [
        'index.html',
        'modelarts/index.html',
        CREATE,
        'modelarts/schemas/VolumeReq.html',
        'modelarts/schemas/index.html',
        'modelarts/errors/ModelArts.0204.html',
        'modelarts/errors/index.html',
        'modelarts/findings.html',
      ],
      4,
    ),
  )('%s has no fault that axe finds, light or dark', (file) =>
    visit(
      file,
      async (page) => {
        await page.evaluate(OPEN_ALL);
        expect(await faults(page)).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await faults(page)).toEqual([]);
      },
      { bypassCSP: true, reducedMotion: 'reduce' },
    ));

  it('has no fault that axe finds in the search', () =>
    visit(
      'index.html',
      async (page) => {
        await page.click('#search-open');
        await page.fill('#search input', 'notebook');
        await found(page).first().waitFor();
        await page.keyboard.press('ArrowDown');
        expect(await faults(page)).toEqual([]);
      },
      { bypassCSP: true },
    ));

  /** What breaks WCAG 2.1 AA or good practice, with the elements. */
  async function faults(page: Page): Promise<string[]> {
    await page.evaluate(AXE);
    const found = await page.evaluate<{ id: string; nodes: { target: string[]; failureSummary: string }[] }[]>(
      "axe.run({ preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }).then((result) => result.violations)",
    );
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  }
});

/** The project's contract where a project has it, so that its pages are known upstream. */
function projectOf(folder: string): string {
  const project = path.join(folder, 'project');
  mkdirSync(project);
  for (const name of ['spec', 'docs-source']) symlinkSync(path.join(ROOT, name), path.join(project, name));
  return path.join(project, 'spec/modelarts.yaml');
}
