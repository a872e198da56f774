// The published reference of eight services: time, size, search, and first load beside Redoc's single file of the
// same contract; the search of 49 services: `npm run bench:site`.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { site, siteServices } from '../../dist/commands/site.js';
import { siteAssets } from '../../dist/commands/website/site-assets.js';
import { siteOf } from '../../dist/publish/index.js';
import { makeProject } from './many.mjs';
import { CORPUS, hasAll, ROOT, SMOKE } from './setup.mjs';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ROUNDS = SMOKE ? 1 : 5;
/** The largest of them: 222 operations. */
const LARGEST = 'rst-modelarts';
const WORDS = ['flavor', 'create notebook', 'project_id', 'ModelArts.0104', 'security group rule', 'notebok'];
if (!hasAll(CORPUS, CHROMIUM)) process.exit(0);

const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-bench-site-'));
const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
const run = (...args) =>
  execFileSync(process.execPath, ['--max-semi-space-size=64', ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 600_000,
    maxBuffer: 1 << 28,
  }).toString();
const specscribe = (...args) => run('dist/cli.js', ...args);
const medianOf = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

function contracts() {
  return ['html', 'rst'].flatMap((markup) =>
    readdirSync(path.join(CORPUS, markup)).flatMap((service) => {
      const name = `${markup}-${service}`;
      if (SMOKE && name !== LARGEST) return [];
      const pages = path.join(CORPUS, markup, service);
      specscribe('scrape', pages, '--service', name, '--out', folder, '-q', '--fail-on', 'never');
      return [path.join(folder, `${name}.yaml`)];
    }),
  );
}

/** Seconds by the clock, and those that the processor worked: other work on the machine counts in the first alone. */
async function timed(work) {
  const [start, processor] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(processor);
  return { result, seconds: (performance.now() - start) / 1000, worked: (user + system) / 1e6 };
}

async function build(specs, out) {
  const services = await siteServices(specs);
  const rendered = await timed(() => [...siteOf({ title: 'API reference', services }).pages()].length);
  const told = [];
  const terminal = { data: (text) => told.push(JSON.parse(text)), note: () => undefined };
  const command = () => site(specs, { out, title: 'API reference', json: true }, terminal);
  const [first, again] = [await timed(command), await timed(command)];
  const row = (what, { seconds, worked }, { pages, written, bytes }) => ({
    what,
    pages,
    seconds: seconds.toFixed(1),
    'of the processor': worked.toFixed(1),
    'pages a second of it': Math.round(pages / worked),
    written,
    size: bytes === undefined ? '' : megabytes(bytes),
  });
  console.table([
    row('pages alone, in memory', rendered, { pages: rendered.result, written: 0 }),
    row('the command: contracts read, samples and downloads made, all written', first, told[0]),
    row('the command again, nothing changed', again, told[1]),
  ]);
}

/** Serves a folder, compressed as web servers do. */
async function serve(root) {
  const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
  const server = createServer((request, response) => {
    const file = path.join(root, decodeURIComponent(new URL(request.url, 'http://x').pathname));
    if (!file.startsWith(root) || !existsSync(file)) return response.writeHead(404).end();
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    return response
      .writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' })
      .end(gzipSync(readFileSync(file)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Runs in the page, before anything of it: when it showed an operation, and until when it kept the thread busy. */
function watch(words) {
  const seen = { shown: undefined, busyUntil: 0, blocked: 0 };
  globalThis.benchSeen = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      seen.busyUntil = Math.max(seen.busyUntil, startTime + duration);
      seen.blocked += Math.max(0, duration - 50);
    }
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (document.body?.textContent.includes(words) && document.querySelector('h1, h2')) seen.shown = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** One first visit, with nothing in the cache. */
async function load(browser, url, words) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  let bytes = 0;
  await network.send('Network.enable');
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.addInitScript(watch, words);
  await page.goto(url, { timeout: 120_000 });
  await page.waitForFunction('globalThis.benchSeen.shown !== undefined', undefined, { timeout: 120_000 });
  // What is still to come shows itself within half a second.
  await page.waitForTimeout(500);
  const seen = await page.evaluate('globalThis.benchSeen');
  const paint = await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0");
  await context.close();
  return { bytes, paint, interactive: Math.max(seen.shown, seen.busyUntil, paint), blocked: seen.blocked };
}

async function loads(browser, sides) {
  const measured = sides.map(() => []);
  // They take turns, so that all of them see the machine in the same state; the first round warms it up.
  for (let round = 0; round <= ROUNDS; round++)
    for (const [index, { url, words }] of sides.entries()) {
      const figures = await load(browser, url, words);
      if (round > 0) measured[index].push(figures);
    }
  const median = (index, key) => medianOf(measured[index].map((each) => each[key]));
  console.table(
    sides.map(({ name }, index) => ({
      'first load of': name,
      'compressed kB': Math.round(median(index, 'bytes') / 1000),
      'first paint ms': Math.round(median(index, 'paint')),
      'interactive ms': Math.round(median(index, 'interactive')),
      'blocked ms': Math.round(median(index, 'blocked')),
      'times the first': (median(index, 'interactive') / median(0, 'interactive')).toFixed(1),
    })),
  );
}

/** What a reader loads and waits for who types words, each letter answered before the next. */
async function searches(browser, what, base, out) {
  const page = await browser.newPage({ bypassCSP: true });
  let loaded = 0;
  page.on('response', async (response) => {
    loaded += statSync(path.join(out, new URL(response.url()).pathname.slice(new URL(base).pathname.length))).size;
  });
  await page.goto(`${base}index.html`);
  const since = () => {
    const bytes = loaded;
    loaded = 0;
    return bytes;
  };
  since();
  const opened = performance.now();
  await page.keyboard.press('/');
  await page.waitForSelector('#search[open]');
  const opening = performance.now() - opened;
  await page.locator('#search [role=status]', { hasText: 'Type' }).waitFor();
  const ready = performance.now() - opened;
  const first = since();
  const [keys, words] = [[], []];
  const answered = "performance.getEntriesByName('specscribe-search').at(-1)?.duration";
  for (const each of WORDS) {
    await page.fill('#search input', '');
    for (const letter of each) {
      await page.evaluate("performance.clearMeasures('specscribe-search')");
      await page.keyboard.type(letter);
      await page.waitForFunction(`${answered} !== undefined`);
      keys.push(await page.evaluate(answered));
    }
    words.push(since());
  }
  await page.close();
  const files = readdirSync(path.join(out, 'assets/search')).map((name) => path.join(out, 'assets/search', name));
  console.table([
    {
      'search of': what,
      index: megabytes(files.reduce((sum, file) => sum + statSync(file).size, 0)),
      'first key loads kB': Math.round(first / 1000),
      'a word kB (median)': Math.round(medianOf(words) / 1000),
      'most kB': Math.round(Math.max(...words) / 1000),
      'open after ms': Math.round(opening),
      'finds after ms': Math.round(ready),
      'a key ms (median)': medianOf(keys).toFixed(1),
      'slowest key ms': Math.max(...keys).toFixed(1),
    },
  ]);
}

/** The first page and the search of a project of many services, without their pages. */
async function manyServices(out) {
  const project = path.join(folder, 'project');
  const names = makeProject(project);
  const cli = path.join(ROOT, 'dist/cli.js');
  const cache = { ...env, SPECSCRIBE_CACHE: path.join(folder, 'cache') };
  const options = { cwd: project, env: cache, stdio: 'ignore', timeout: 600_000 };
  execFileSync(process.execPath, ['--max-semi-space-size=64', cli, 'build', '-q', '--fail-on', 'never'], options);
  const services = await siteServices(names.map((name) => path.join(project, 'spec', `${name}.yaml`)));
  const made = siteOf({ title: 'API reference', services });
  const index = made.index();
  for (const file of [...(await siteAssets()), ...made.files(), { path: index.path, content: index.html }]) {
    mkdirSync(path.dirname(path.join(out, file.path)), { recursive: true });
    writeFileSync(path.join(out, file.path), file.content);
  }
  return `${names.length} services`;
}

try {
  const specs = contracts();
  const out = path.join(folder, 'site');
  await build(specs, out);
  const spec = path.join(folder, `${LARGEST}.yaml`);
  const single = path.join(folder, 'redoc.html');
  run('node_modules/@redocly/cli/bin/cli.js', 'build-docs', spec, '--inlineBundle', '-o', single);
  const operations = path.join(out, LARGEST, 'operations');
  const size = (file) => statSync(path.join(operations, file)).size;
  const files = readdirSync(operations).filter((file) => file.endsWith('.html'));
  const bySize = files.toSorted((a, b) => size(a) - size(b));
  const server = await serve(folder);
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  try {
    const words = 'Creating a Training Job';
    const operation = (name, file) => ({
      name: `${name} (${file})`,
      url: `${server.base}site/${LARGEST}/operations/${file}`,
      words: 'Responses',
    });
    await loads(browser, [
      operation('an operation of middle size', bySize[bySize.length >> 1]),
      operation('the largest operation', bySize.at(-1)),
      { name: 'the service', url: `${server.base}site/${LARGEST}/index.html`, words },
      { name: "Redoc's single file of the service", url: `${server.base}redoc.html`, words },
    ]);
    await searches(browser, 'eight services', `${server.base}site/`, out);
    const many = path.join(folder, 'many');
    await searches(browser, await manyServices(many), `${server.base}many/`, many);
  } finally {
    await browser.close();
    server.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
