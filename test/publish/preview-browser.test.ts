import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../corpus.ts';
import { launchBrowser, NO_BROWSER } from '../support/browser.ts';
import { CLI, runCli } from '../support/cli.ts';

const TIME = 60_000;
/** Milliseconds within which a change has to show. */
const SHOWN = { timeout: 30_000 };

const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-preview-'));
const source = (name: string): string => path.join(folder, 'docs-source/modelarts', name);
let child: ChildProcess;
let url: string;
let notes = '';

beforeAll(async () => {
  for (const name of ['docs-source', 'spec'])
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  const env = { ...process.env, SPECSCRIBE_CACHE: path.join(folder, 'cache') };
  child = spawn(process.execPath, [CLI, 'preview', '--port', '0'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr?.on('data', (text) => {
    notes += text;
  });
  url = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (line) => resolve(/http:\S+\/(?=,)/.exec(String(line))?.[0] ?? ''));
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${notes}`)));
  });
}, TIME);

afterAll(() => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function edit(name: string, from: string, to: string): void {
  const text = readFileSync(source(name), 'utf8');
  expect(text).toContain(from);
  writeFileSync(source(name), text.replaceAll(from, to));
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const ask = (way: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const asked = httpRequest(`${url.slice(0, -1)}${way}`, { headers, method, timeout: 20_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, type: String(response.headers['content-type']), text }),
      );
    });
    asked.once('error', reject).end();
  });

describe('the server of a preview', () => {
  it.each<[string, number, string]>([
    ['/', 200, 'text/html; charset=utf-8'],
    ['/modelarts/', 200, 'text/html; charset=utf-8'],
    ['/modelarts/operations/showNotebook.html', 200, 'text/html; charset=utf-8'],
    ['/modelarts/operations/showNotebook.md', 200, 'text/markdown; charset=utf-8'],
    ['/modelarts/modelarts.yaml', 200, 'application/yaml'],
    ['/assets/site.css', 200, 'text/css; charset=utf-8'],
    ['/../package.json', 404, 'text/plain; charset=utf-8'],
    ['/%2e%2e/%2e%2e/etc/passwd', 404, 'text/plain; charset=utf-8'],
    ['/nothing', 404, 'text/plain; charset=utf-8'],
  ])('answers %s by %i', async (way, status, type) => {
    expect(await ask(way)).toMatchObject({ status, type });
  });

  it.each([
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost:1', 200],
  ])('answers a browser that calls it %s by %i', async (host, status) => {
    expect((await ask('/', { host })).status).toBe(status);
  });

  it('takes nothing', async () => {
    expect((await ask('/', {}, 'POST')).status).toBe(405);
  });
});

describe('the command', () => {
  it('says which port is taken', () => {
    const port = new URL(url).port;
    const { status, stderr } = runCli(['preview', '--port', port], folder);
    expect([status, stderr]).toEqual([2, expect.stringContaining(`port ${port} is taken`)]);
  });

  it('says which service is none', () => {
    const { status, stderr } = runCli(['preview', 'nothing'], folder);
    expect([status, stderr]).toEqual([2, expect.stringContaining('docs-source/nothing/service.yaml: no such file')]);
  });
});

describe.skipIf(NO_BROWSER !== '')(`a preview in a browser ${NO_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** An open page that counts how often it was loaded, and what it asked for elsewhere. */
  async function opened(way: string) {
    const page = await browser.newPage();
    const seen = { loads: 0, elsewhere: [] as string[], errors: [] as string[] };
    page.on('load', () => {
      seen.loads++;
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) seen.elsewhere.push(request.url());
    });
    page.on('pageerror', (error) => seen.errors.push(error.message));
    await page.goto(`${url}${way}`);
    const words = () => page.locator('main').innerText();
    return { page, seen, words };
  }

  it(
    'shows a page of docs-source as soon as it is saved, and leaves other pages as they are',
    async () => {
      const edited = await opened('modelarts/operations/showNotebook.html');
      const other = await opened('modelarts/operations/listFlavors.html');
      edit('ShowNotebook.html', 'Shows a notebook instance in detail', 'Shows <b>all</b> of a notebook instance');
      await expect.poll(edited.words, SHOWN).toContain('Shows all of a notebook instance');
      await expect.poll(() => edited.seen, SHOWN).toEqual({ loads: 2, elsewhere: [], errors: [] });
      expect(other.seen).toEqual({ loads: 1, elsewhere: [], errors: [] });
      expect(notes).toMatch(/modelarts: \d+ files changed in \d+ ms/);
    },
    TIME,
  );

  it(
    'keeps the last pages while a service can’t be read, and goes on when it can',
    async () => {
      const { words, seen } = await opened('modelarts/');
      const title = 'title: ModelArts';
      edit('service.yaml', title, 'title: [');
      await expect.poll(() => notes, SHOWN).toContain('the last pages stay');
      expect(await words()).toContain('ModelArts');
      edit('service.yaml', 'title: [', 'title: Mended Arts');
      await expect.poll(words, SHOWN).toContain('Mended Arts');
      expect(seen.errors).toEqual([]);
    },
    TIME,
  );
});
