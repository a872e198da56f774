// From pages to contracts, over the corpus: a part of `npm run bench`.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'cheerio/slim';
import { CORPUS, ROOT, SMOKE } from './setup.mjs';

const { contractOf, contractYaml, defaultServiceConfig, readPage } = await import(path.join(ROOT, 'dist/index.js'));

/** Pages below a folder of the corpus. */
function pagesOf(folder) {
  const root = path.join(CORPUS, folder);
  const files = readdirSync(root, { recursive: true }).filter((file) => /\.(?:html|rst)$/.test(file));
  return files.map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}

/** The folder of a markup; in a trial run that of its first service. */
const folderOf = (markup) => (SMOKE ? path.join(markup, readdirSync(path.join(CORPUS, markup))[0]) : markup);
const RST = path.join(CORPUS, folderOf('rst'));

/** Services of a markup, each with its pages. */
function services(markup) {
  if (SMOKE) return [{ name: markup, pages: pagesOf(folderOf(markup)) }];
  return readdirSync(path.join(CORPUS, markup)).map((name) => ({ name, pages: pagesOf(path.join(markup, name)) }));
}

const medianOf = (times) => times.sort((a, b) => a - b)[times.length >> 1];

/**
 * Median of the milliseconds that each run takes. They take turns, after one round of warm-up, so that all of them see
 * the machine, the heap and the compiled code in the same state.
 */
function medians(runs, rounds = SMOKE ? 1 : 7) {
  const times = runs.map(() => []);
  for (let round = 0; round <= rounds; round++)
    for (const [i, run] of runs.entries()) {
      const start = performance.now();
      run();
      if (round > 0) times[i].push(performance.now() - start);
    }
  return times.map(medianOf);
}

const contracts = (list) =>
  list.map(({ name, pages }) => contractOf({ pages, config: defaultServiceConfig(name), configFile: 'service.yaml' }));
const scrape = (list) => {
  // The bytes are asked for, so that the text is really put together.
  for (const { document } of contracts(list)) Buffer.from(contractYaml(document));
};

const rows = [];
const report = (name, pages, time, ratio) =>
  rows.push({
    measure: name,
    pages,
    'ms (median)': Math.round(time),
    'pages/s': Math.round((pages / time) * 1000),
    ratio,
  });

const html = services('html');
const htmlPages = html.flatMap(({ pages }) => pages);
const [cheerio, readHtml, contractHtml, scrapeHtml] = medians([
  () => {
    for (const { text } of htmlPages) load(text);
  },
  () => {
    for (const { text, file } of htmlPages) readPage(text, file);
  },
  () => contracts(html),
  () => scrape(html),
]);
report('HTML: cheerio/slim parses', htmlPages.length, cheerio, '1.00 x');
report(
  'HTML: specscribe reads',
  htmlPages.length,
  readHtml,
  `${(readHtml / cheerio).toFixed(2)} x cheerio/slim's time`,
);
report(
  'HTML: specscribe, pages to contract',
  htmlPages.length,
  contractHtml,
  `${(contractHtml / cheerio).toFixed(2)} x cheerio/slim's time`,
);
report(
  'HTML: specscribe, contract written as YAML too',
  htmlPages.length,
  scrapeHtml,
  `${(scrapeHtml / cheerio).toFixed(2)} x cheerio/slim's time`,
);

const rst = services('rst');
const rstPages = rst.flatMap(({ pages }) => pages);
const [readRst, contractRst, scrapeRst] = medians([
  () => {
    for (const { text, file } of rstPages) readPage(text, file);
  },
  () => contracts(rst),
  () => scrape(rst),
]);
const docutils = docutilsTime();
report('RST: docutils parses', rstPages.length, docutils ?? Number.NaN, docutils ? '1.00 x' : 'not available');
const against = (time) => (docutils ? `${(docutils / time).toFixed(1)} x as fast as docutils` : '');
report('RST: specscribe reads', rstPages.length, readRst, against(readRst));
report('RST: specscribe, pages to contract', rstPages.length, contractRst, against(contractRst));
report('RST: specscribe, contract written as YAML too', rstPages.length, scrapeRst, against(scrapeRst));
const [cold, warm] = cacheTimes();
report('RST: the command, first run', rstPages.length, cold, '1.00 x');
report(
  'RST: the command, nothing changed',
  rstPages.length,
  warm,
  `${(cold / warm).toFixed(1)} x as fast as the first`,
);
console.table(rows);
console.log(
  `memory of a fresh process that scrapes the ${rstPages.length} RST pages: ${freshMemory()} MB resident at most`,
);

/** docutils over the same pages, in a virtual environment that the bench makes. */
function docutilsTime() {
  const venv = path.join(ROOT, '.venv');
  const python = path.join(venv, 'bin/python');
  if (spawnSync(python, ['-c', 'import docutils']).status !== 0) {
    if (spawnSync('python3', ['-m', 'venv', venv]).status !== 0) return undefined;
    if (spawnSync(path.join(venv, 'bin/pip'), ['install', '-q', 'docutils==0.21.2']).status !== 0) return undefined;
  }
  const out = execFileSync(python, [path.join(ROOT, 'test/bench/docutils_time.py'), RST], {
    encoding: 'utf8',
  });
  return Number(out.trim());
}

/** Medians of whole processes that scrape all RST pages: with an empty cache, and with a full one. */
function cacheTimes() {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-bench-'));
  const run = (cache) => {
    const start = performance.now();
    execFileSync(
      process.execPath,
      [
        ...['--max-semi-space-size=64', path.join(ROOT, 'dist/cli.js'), 'scrape', RST],
        ...['--service', 'all', '--out', path.join(folder, 'out'), '-q'],
      ],
      { env: { ...process.env, SPECSCRIBE_CACHE: path.join(folder, cache) }, stdio: 'ignore' },
    );
    return performance.now() - start;
  };
  try {
    const times = (SMOKE ? ['a'] : ['a', 'b', 'c']).map((cache) => [run(cache), run(cache)]);
    return [medianOf(times.map(([first]) => first)), medianOf(times.map(([, second]) => second))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Peak resident set of one scrape of the whole RST corpus by a process of its own, in MB. */
function freshMemory() {
  const code = `
    import { readdirSync } from 'node:fs';
    const { main } = await import(${JSON.stringify(path.join(ROOT, 'test/bench/scrape-once.mjs'))});
    main(${JSON.stringify(RST)});
    console.log(Math.round(process.resourceUsage().maxRSS / 1024));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).trim();
}
