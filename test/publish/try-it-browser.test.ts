import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { OWN_MACHINE, siteOf, tryItForm } from '../../scripts/publish/index.ts';
import { ROOT } from '../corpus.ts';
import { HOSTILE, hostileContract } from '../generate/support/hostile.ts';
import { launchBrowser, NO_BROWSER } from '../support/browser.ts';
import { CLI, runCli } from '../support/cli.ts';
import { serviceOf } from './site-support.ts';
import { sample } from '../support/form.ts';

const SPEC = path.join(ROOT, 'spec/modelarts.yaml');
const SCRIPT = readFileSync(path.join(ROOT, 'templates/site/try-it.js'), 'utf8');
const TIME = 120_000;
const SECRET = 'token-that-nothing-keeps';

const ids: string[] = Object.values(parse(readFileSync(SPEC, 'utf8')).paths as Record<string, object>).flatMap((item) =>
  Object.values(item).map(({ operationId }) => operationId),
);

describe.skipIf(NO_BROWSER !== '')(`trying an operation in a browser ${NO_BROWSER}`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-try-'));
  let browser: Browser;
  let stub: ChildProcess;
  let stubUrl: string;

  beforeAll(async () => {
    const site = (...args: string[]) => runCli(['site', SPEC, ...args], folder);
    expect(site('--out', path.join(folder, 'site')).status).toBe(0);
    expect(site('--out', path.join(folder, 'open'), '--try-it-host', 'https://cloud.example').status).toBe(0);
    stub = spawn(process.execPath, [CLI, 'serve', SPEC, '--port', '0', '--allow-origin', 'null'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    stubUrl = await new Promise<string>((resolve) => {
      stub.stdout?.once('data', (line) => resolve(/http:\S+(?=,)/.exec(String(line))?.[0] ?? ''));
    });
    browser = await launchBrowser();
  }, TIME);

  afterAll(async () => {
    await browser?.close();
    stub?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const addressOf = (id: string, site = 'site'): string =>
    pathToFileURL(path.join(folder, site, 'modelarts/operations', `${id}.html`)).href;

  /** Opens a page and does something; returns requests of the page to anywhere but its own files, and its complaints. */
  async function visit(address: string, act: (page: Page) => Promise<void>): Promise<string[]> {
    const context = await browser.newContext();
    const told: string[] = [];
    const page = await context.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) told.push(`${request.method()} ${request.url()}`);
    });
    page.on('pageerror', (error) => told.push(`error ${error.message}`));
    page.on('dialog', (dialog) => told.push(`dialog ${dialog.message()}`));
    await page.goto(address);
    await page.locator('.try summary').click();
    await act(page);
    await context.close();
    return told;
  }

  async function send(page: Page, server: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
    await page.fill('[name="server"]', server);
    for (const [name, value] of Object.entries({ token: SECRET, 'path project_id': '0123abcd', ...fields }))
      await page.fill(`[name="${name}"]`, value);
    await page.click('.try button');
    const status = page.locator('.try .status');
    await expect.poll(() => status.textContent(), { timeout: 20_000 }).not.toMatch(/^$|^Waiting/);
    return (await status.textContent()) ?? '';
  }

  it(
    'is answered by the stub server for each operation, with what the form holds at first',
    async () => {
      const answers: Record<string, string> = {};
      const asked = sample(ids, 4);
      expect(ids).toHaveLength(23);
      await visit(addressOf(ids[0] ?? ''), async (page) => {
        for (const id of asked) {
          await page.goto(addressOf(id));
          await page.locator('.try summary').click();
          answers[id] = await send(page, stubUrl);
        }
      });
      expect(Object.keys(answers)).toEqual(asked);
      expect(Object.entries(answers).filter(([, status]) => !/^2\d\d /.test(status))).toEqual([]);
    },
    TIME,
  );

  it('shows the answer as text, digits of long numbers and all', async () => {
    const answer =
      '{"id":9007199254740993,"html":"<img src=x onerror=alert(1)>","list":[],"more":[{"a":1.50},"\\u0022,"]}';
    const { server, seen } = await answering((_, respond) => respond(200, answer));
    const told = await visit(addressOf('showNotebook'), async (page) => {
      expect(await send(page, addressIn(server), { 'path id': 'a b/c?d' })).toBe('200 OK');
      expect(await page.locator('.try pre').textContent()).toBe(
        '{\n  "id": 9007199254740993,\n  "html": "<img src=x onerror=alert(1)>",\n  "list": [],\n  "more": [\n    {\n      "a": 1.50\n    },\n    "\\u0022,"\n  ]\n}',
      );
      expect(await page.locator('.try img').count()).toBe(0);
    });
    server.close();
    const request = seen.find(({ method }) => method === 'GET');
    expect(request?.url).toBe('/v1/0123abcd/notebooks/a%20b%2Fc%3Fd');
    expect(request?.headers['x-auth-token']).toBe(SECRET);
    expect(told).toEqual([`GET ${addressIn(server)}/v1/0123abcd/notebooks/a%20b%2Fc%3Fd`]);
  });

  it('says what the server refuses', async () => {
    await visit(addressOf('createNotebook'), async (page) => {
      expect(await send(page, stubUrl, { body: '{"name": 1}' })).toMatch(/^400 /);
      expect(await page.locator('.try pre').textContent()).toContain('error_code');
      expect(await send(page, stubUrl, { token: '' })).toMatch(/^401 /);
    });
  });

  it('takes the token nowhere: no storage, no address, no redirect', async () => {
    const { server: elsewhere, seen } = await answering((_, respond) => respond(200, '{}'));
    const { server } = await answering((_, respond) => respond(307, '', { location: `${addressIn(elsewhere)}/taken` }));
    await visit(addressOf('showNotebook'), async (page) => {
      expect(await send(page, stubUrl)).toBe('200 OK · example: page');
      const kept = await page.evaluate(
        'JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])',
      );
      expect(kept).not.toContain(SECRET);
      expect(
        await page.locator('.try input:not([autocomplete="off"]), .try textarea:not([autocomplete="off"])').count(),
      ).toBe(0);
      expect(await send(page, addressIn(server))).toContain('gives no answer that this page may read');
      await page.reload();
      expect(await page.inputValue('[name="token"]')).toBe('');
    });
    server.close();
    elsewhere.close();
    expect(seen).toEqual([]);
  });

  it.each(
    sample(
      [
        ['https://cloud.example', 'is not switched on'],
        ['http://127.0.0.1.evil.example', 'is not switched on'],
        ['https://localhost', 'is not switched on'],
        ['http://user:secret@127.0.0.1:1', 'Give the server as its scheme, host and port'],
        ['http://127.0.0.1:1/path', 'Give the server as its scheme, host and port'],
      ],
      2,
    ),
  )('sends nothing to %s', async (server, why) => {
    const told = await visit(addressOf('listImage'), async (page) => {
      expect(await send(page, server)).toContain(why);
    });
    expect(told).toEqual([]);
  });

  it('sends nothing to a path that another value would make', async () => {
    const told = await visit(addressOf('showNotebook'), async (page) => {
      expect(await send(page, stubUrl, { 'path id': '..' })).toBe('id: ".." would make another path');
    });
    expect(told).toEqual([]);
  });

  it('sends to a host that the site was made with, and the browser’s policy holds for all others', async () => {
    const told = await visit(addressOf('listImage', 'open'), async (page) => {
      await page.route('https://cloud.example/**', (route) =>
        route.fulfill({
          status: 200,
          body: '{}',
          headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
        }),
      );
      expect(await send(page, 'https://cloud.example')).toBe('200 OK');
      const refused = await page.evaluate("fetch('https://other.example').then(() => 'sent', () => 'refused')");
      expect(refused).toBe('refused');
    });
    expect(told.filter((each) => each.includes('other.example'))).toEqual([]);
    expect(told).toContain('GET https://cloud.example/v1/0123abcd/images');
  });

  it.each(sample(HOSTILE, 4))('runs nothing of %j', async (text) => {
    const service = serviceOf(hostileContract(text) as never);
    const slots = {
      tryIt: (...[each, operation]: Parameters<NonNullable<Slots['tryIt']>>) =>
        tryItForm(each, operation, undefined, []),
      scripts: [{ path: 'assets/try-it.js', content: SCRIPT }],
      connect: OWN_MACHINE,
    };
    const [page] = [...siteOf({ title: 'A', services: [service], slots }).pages()].filter(({ html }) =>
      html.includes('class="try"'),
    );
    const file = path.join(folder, 'hostile.html');
    writeFileSync(file, (page?.html ?? '').replace(/src="[^"]*try-it\.js"/, `src="try-it.js"`));
    writeFileSync(path.join(folder, 'try-it.js'), SCRIPT);
    const told = await visit(pathToFileURL(file).href, async (opened) => {
      expect(await opened.locator('.try form').isVisible()).toBe(true);
      expect(await opened.evaluate('globalThis.pwned')).toBeUndefined();
    });
    expect(told).toEqual([]);
  });

  it('is not there without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(addressOf('listImage'));
    expect(await page.locator('.try').isVisible()).toBe(false);
    await context.close();
  });
});

type Slots = NonNullable<Parameters<typeof siteOf>[0]['slots']>;

describe('the hosts of a site', () => {
  it.each([
    'http://cloud.example',
    'https://cloud.example/path',
    'cloud.example',
    "https://a 'self'",
    'https://*',
  ])('are none such as %s', (host) => {
    const { status, stderr } = runCli(['site', SPEC, '--out', 'never', '--try-it-host', host], tmpdir());
    expect([status, stderr]).toEqual([2, expect.stringContaining('An origin is https:// and a host')]);
  });
});

type Respond = (status: number, body: string, headers?: Readonly<Record<string, string>>) => void;

/** A server that any page may read, and what it was asked for beside preflights. */
async function answering(
  answer: (request: IncomingMessage, respond: Respond) => void,
): Promise<{ server: Server; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const open = {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
      'access-control-allow-methods': '*',
    };
    if (request.method === 'OPTIONS') {
      response.writeHead(204, open).end();
      return;
    }
    seen.push(request);
    answer(request, (status, body, headers) =>
      response.writeHead(status, { ...open, 'content-type': 'application/json', ...headers }).end(body),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, seen };
}

const addressIn = (server: Server): string => addresses.get(server) ?? rememberAddress(server);
const addresses = new Map<Server, string>();
function rememberAddress(server: Server): string {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  addresses.set(server, url);
  return url;
}
