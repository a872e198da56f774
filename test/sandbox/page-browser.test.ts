import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type RunningSandbox } from '../../scripts/index.ts';
import { launchBrowser, NO_BROWSER } from '../support/browser.ts';
import { DEPOT } from './depot.ts';

const HOSTILE = `</script></pre></td><img src="https://example.org/x.png" onerror="document.title='taken'"><script>document.title='taken'</script>"'`;

describe.skipIf(NO_BROWSER !== '')(`the page of a sandbox in a browser ${NO_BROWSER}`, () => {
  let browser: Browser;
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    browser = await launchBrowser();
    sandbox = await createSandbox({ ...DEPOT, info: { title: `Depot ${HOSTILE}`, version: '1' } });
  });
  afterAll(async () => {
    await browser?.close();
    await sandbox?.close();
  });

  const create = (collection: string, body: object): Promise<Response> =>
    fetch(`${sandbox.url}${collection}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  /** Opens the page, and tells what it asked for beside itself and complained about. */
  async function visit(act: (page: Page) => Promise<void>): Promise<string[]> {
    const page = await browser.newPage();
    const told: string[] = [];
    page.on('request', (request) => told.push(`request ${request.url()}`));
    page.on('console', (message) => told.push(`console ${message.text()}`));
    page.on('pageerror', (error) => told.push(`error ${error.message}`));
    page.on('dialog', (dialog) => told.push(`dialog ${dialog.message()}`));
    try {
      await page.goto(`${sandbox.url}/`);
      await act(page);
      return told.filter((each) => each !== `request ${sandbox.url}/` && !each.endsWith('/favicon.ico'));
    } finally {
      await page.close();
    }
  }

  async function rows(page: Page, heading: string): Promise<string[][]> {
    const table = page
      .getByRole('heading', { name: heading, exact: true })
      .locator('xpath=following-sibling::table[1]');
    const found = await table.locator('tbody tr').all();
    return Promise.all(found.map((row) => row.locator('td').allTextContents()));
  }

  it('shows what exists and what was asked', async () => {
    sandbox.reset();
    const made = await (await create('/v1/p/shelves', { name: 'top' })).json();
    await create('/v1/p/crates', { crate: { name: 'far too long a name' } });
    const told = await visit(async (page) => {
      const [shelf] = await rows(page, '/v1/p/shelves');
      expect(shelf).toEqual([(made as { id: string }).id, 'top', '']);
      const asked = (await rows(page, 'Requests')).map(([, method, path, operation, status]) => [
        method,
        path,
        operation,
        status,
      ]);
      expect(asked.slice(0, 2)).toEqual([
        ['POST', '/v1/p/crates', 'createCrate', '400'],
        ['POST', '/v1/p/shelves', 'createShelf', '201'],
      ]);
      expect(await page.locator('pre').first().isVisible()).toBe(false);
      await page.locator('summary').first().click();
      expect(JSON.parse((await page.locator('pre').first().textContent()) ?? '')).toMatchObject({ name: 'top' });
    });
    expect(told).toEqual([]);
  });

  it('shows hostile names as they are, and does nothing of what they say', async () => {
    sandbox.reset();
    const project = encodeURIComponent(`p${HOSTILE}`);
    await create(`/v1/${project}/shelves`, { name: HOSTILE, [HOSTILE]: 1 });
    await fetch(`${sandbox.url}/nothing/${project}`);
    const told = await visit(async (page) => {
      expect(await page.title()).toBe(`Depot ${HOSTILE}: sandbox`);
      expect(await page.locator('img, script, iframe').count()).toBe(0);
      const [shelf] = await rows(page, `/v1/${project}/shelves`);
      expect(shelf?.[1]).toBe(HOSTILE);
    });
    expect(told).toEqual([]);
  });

  it('says how many there are where it shows the last ones', async () => {
    sandbox.reset();
    for (let count = 0; count < 201; count++) await create('/v1/p/shelves', { name: `s${count}` });
    await visit(async (page) => {
      expect(await page.locator('main').textContent()).toContain('The last 200 of 201.');
    });
  });
});
