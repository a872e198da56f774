import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagnostic } from '../../scripts/ir/index.ts';
import { type ReportPage, reportHtml } from '../../scripts/publish/index.ts';
import { launchBrowser, NO_BROWSER } from '../support/browser.ts';

const HOSTILE = `</script></pre><img src="https://example.org/x.png" onerror="document.title='taken'"><script>document.title='taken'</script>"'`;

const page = (file: string, rows: number, text = 'one\ntwo\nthree'): ReportPage => ({
  file,
  title: `Page ${file}`,
  text,
  hasOperation: true,
  rows,
  facts: { stated: 1, inferred: 0, default: 0 },
});

const HTML = reportHtml([
  {
    name: 'alpha',
    pages: [page('small.html', 2), page('large.html', 100), page('clean.html', 30)],
    diagnostics: [
      diagnostic('link/example-enum', { file: 'small.html', line: 2 }, 'x86_64 is none of X86_64'),
      diagnostic('link/status-assumed', { file: 'large.html', line: 1 }, 'no status'),
      diagnostic('link/example-enum', { file: 'large.html', line: 3 }, 'blue is none of red'),
    ],
  },
  {
    name: `beta ${HOSTILE}`,
    pages: [page(`hostile ${HOSTILE}`, 9, `${HOSTILE}\n${HOSTILE}`)],
    diagnostics: [diagnostic('extract/type-empty', { file: `hostile ${HOSTILE}`, line: 1 }, HOSTILE)],
  },
]);

describe.skipIf(NO_BROWSER !== '')(`the report in a browser ${NO_BROWSER}`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-report-'));
  const address = pathToFileURL(path.join(folder, 'report.html')).href;
  let browser: Browser;
  beforeAll(async () => {
    writeFileSync(path.join(folder, 'report.html'), HTML);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens the report, does something and tells what the page asked for and complained about. */
  async function visit(act: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) {
    const context = await browser.newContext(options);
    const told: string[] = [];
    const page = await context.newPage();
    page.on('request', (request) => told.push(`request ${request.url()}`));
    page.on('console', (message) => told.push(`console ${message.text()}`));
    page.on('pageerror', (error) => told.push(`error ${error.message}`));
    page.on('dialog', (dialog) => told.push(`dialog ${dialog.message()}`));
    await page.goto(address);
    await act(page);
    await context.close();
    expect(told).toEqual([`request ${address}`]);
  }

  const shown = (page: Page) => page.locator('article:visible').count();
  const status = (page: Page) => page.locator('#status').textContent();
  const column = (page: Page, number: number) =>
    page.locator(`#pages tbody tr > :nth-child(${number})`).allTextContents();

  it('asks for nothing and runs nothing of a page', () =>
    visit(async (page) => {
      await page.click('#f-open');
      expect(await shown(page)).toBe(4);
      expect(await page.title()).toBe('Quality of the documentation');
      expect(await page.locator('img').count()).toBe(0);
      expect(await page.locator('article pre').last().textContent()).toContain(HOSTILE);
    }));

  it('filters by service, severity, code and words, and shows all again', () =>
    visit(async (page) => {
      await page.click('#f-open');
      await page.selectOption('#f-service', { index: 1 });
      expect([await shown(page), await status(page)]).toEqual([3, '3 of 4 findings on 2 pages']);
      await page.selectOption('#f-severity', 'warning');
      expect(await shown(page)).toBe(2);
      await page.fill('#f-text', 'NONE blue');
      expect([await shown(page), await status(page)]).toEqual([1, '1 of 4 findings on 1 page']);
      expect(await page.locator('#pages tbody tr:visible').count()).toBe(1);
      await page.click('#f-clear');
      expect([await shown(page), await status(page)]).toEqual([4, '4 findings']);
      await page.selectOption('#f-code', 'link/status-assumed');
      expect(await shown(page)).toBe(1);
      await page.fill('#f-text', 'no such words');
      expect([await shown(page), await status(page)]).toEqual([0, '0 of 4 findings on 0 pages']);
    }));

  it('sorts by number and by words, up and down', () =>
    visit(async (page) => {
      const head = (name: string) => page.locator('#pages thead button', { hasText: name });
      await head('Rows').click();
      expect(await column(page, 4)).toEqual(['100', '30', '9', '2']);
      await head('Rows').click();
      expect(await column(page, 4)).toEqual(['2', '9', '30', '100']);
      expect(await page.locator('#pages th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
      await head('Page').click();
      expect((await column(page, 1))[0]).toContain('clean.html');
    }));

  it('is used by keyboard alone', () =>
    visit(async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.id')).toBe('f-service');
      await page.focus('#f-text');
      await page.keyboard.type('x86');
      await page.keyboard.press('Enter');
      expect(await status(page)).toBe('1 of 4 findings on 1 page');
      await page.focus('#g1 > summary');
      await page.keyboard.press('Enter');
      expect(await shown(page)).toBe(1);
      await page.focus('#pages thead button >> nth=3');
      await page.keyboard.press('Space');
      expect(await page.locator('#pages th[aria-sort]').textContent()).toBe('Rows');
    }));

  it('opens the findings that a page of the table leads to', () =>
    visit(async (page) => {
      await page.click('#r0 a');
      await page.waitForSelector('#p0 article:visible');
      expect(await shown(page)).toBe(2);
    }));

  it.each(['dark', 'light'] as const)('has contrast enough in %s', (colorScheme) =>
    visit(
      async (page) => {
        await page.click('#f-open');
        const colour = (selector: string, property: string) =>
          page.evaluate<string>(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`);
        const grounds = await Promise.all(['body', 'pre', 'mark'].map((each) => colour(each, 'backgroundColor')));
        expect(new Set(grounds).size).toBe(3);
        for (const selector of [
          'body',
          'small',
          '.why',
          'b.warning',
          'b.info',
          '.place',
          'a[href]:not(.skip)',
          'pre span',
          'mark',
        ])
          for (const ground of selector === 'mark' ? grounds : grounds.slice(0, 2))
            expect(contrast(await colour(selector, 'color'), ground), selector).toBeGreaterThan(4.5);
      },
      { colorScheme },
    ));

  it('is read without JavaScript: no dead control, findings open by hand', () =>
    visit(
      async (page) => {
        expect(await page.locator('#filter').isVisible()).toBe(false);
        expect(await page.locator('button:visible').count()).toBe(0);
        expect(await page.locator('#pages tbody tr').count()).toBe(4);
        expect(await status(page)).toBe('4 findings');
        await page.locator('#g1 > summary').click();
        expect(await shown(page)).toBe(1);
      },
      { javaScriptEnabled: false },
    ));

  it.each([true, false])('prints every finding (JavaScript: %j)', (javaScriptEnabled) =>
    visit(
      async (page) => {
        const folded = await page.pdf();
        if (javaScriptEnabled) await page.click('#f-open');
        else for (const summary of await page.locator('details.page > summary').all()) await summary.click();
        const opened = await page.pdf();
        expect(Math.abs(folded.length - opened.length) / opened.length).toBeLessThan(0.1);
      },
      { javaScriptEnabled },
    ));
});

/** The ratio of WCAG 2 between two colours that a browser computed. */
function contrast(one: string, other: string): number {
  const [light = 1, dark = 1] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [...colour.matchAll(/\d+/g)].map(([digits]) => {
    const part = Number(digits) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
