// Pictures of the site and the report for the README, of the project's own service: `npm run screenshots`, and to another folder by
// `npm run screenshots -- DIR`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { report } from '../dist/commands/report.js';
import { site } from '../dist/commands/site.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const OUT = path.resolve(process.argv[2] ?? path.join(ROOT, 'generated/screenshots'));
const DESKTOP = { width: 1360, height: 800 };
const PHONE = { width: 390, height: 844 };

/** Pictures by name: the page, what is done on it, and the scheme of its colours; on a desktop without a size. */
const PICTURES = {
  home: { page: 'index.html' },
  index: { page: 'modelarts/index.html' },
  operation: { page: 'modelarts/operations/createNotebook.html' },
  schema: { page: 'modelarts/schemas/VolumeReq.html', colorScheme: 'dark' },
  search: {
    page: 'modelarts/index.html',
    act: async (page) => {
      await page.keyboard.press('/');
      await page.waitForSelector('#search[open]');
      await page.keyboard.type('storage');
      await page.waitForSelector('#search [role=option]');
    },
  },
  findings: {
    page: 'modelarts/findings.html',
    act: async (page) => {
      await page.click('details.cause >> nth=0');
    },
  },
  report: { page: 'report.html' },
  'operation-phone': { page: 'modelarts/operations/createNotebook.html', size: PHONE },
  'menu-phone': {
    page: 'modelarts/operations/createNotebook.html',
    size: PHONE,
    act: async (page) => {
      await page.click('#menu');
    },
  },
  'report-phone': { page: 'report.html', size: PHONE },
};

const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-screenshots-'));
const silent = { data: () => undefined, note: () => undefined };
process.chdir(ROOT);
try {
  await site([], { out: folder, title: 'API reference', history: 'HEAD' }, silent);
  await report('docs-source/modelarts', { out: path.join(folder, 'report.html') }, silent);
  mkdirSync(OUT, { recursive: true });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
  try {
    for (const [name, { page: file, act, colorScheme = 'light', size = DESKTOP }] of Object.entries(PICTURES)) {
      const page = await browser.newPage({ viewport: size, colorScheme });
      await page.goto(pathToFileURL(path.join(folder, file)).href);
      await act?.(page);
      await page.screenshot({ path: path.join(OUT, `${name}.png`), animations: 'disabled', caret: 'hide' });
      await page.close();
    }
  } finally {
    await browser.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
