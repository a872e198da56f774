import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { SiteFile } from '../../publish/index.ts';
import { PACKAGE_ROOT } from '../machine/package.ts';

/** Styles and scripts of our own that pages load. */
const FILES = ['site.css', 'site.js', 'search.js', 'icon.svg'];

/** What all pages load, but for the index of the search. */
export async function siteAssets(): Promise<SiteFile[]> {
  const own = FILES.map(async (name) => ({
    path: `assets/${name}`,
    content: await readFile(path.join(PACKAGE_ROOT, 'templates/site', name), 'utf8'),
  }));
  return Promise.all([...own, minisearch()]);
}

/** The library of the search as browsers run it, with its licence before it and without a map that isn't there. */
async function minisearch(): Promise<SiteFile> {
  const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('minisearch')), '../..');
  const code = await readFile(path.join(folder, 'dist/umd/index.js'), 'utf8');
  const licence = await readFile(path.join(folder, 'LICENSE.txt'), 'utf8');
  return {
    path: 'assets/minisearch.js',
    content: `/*! MiniSearch\n${licence.replaceAll('*/', '* /')}*/\n${code.replace(/^\/\/# sourceMappingURL=.*$/m, '')}`,
  };
}
