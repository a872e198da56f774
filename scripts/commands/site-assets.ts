import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SiteFile } from '../publish/index.ts';
import { PACKAGE_ROOT } from './lint.ts';

const FILES = ['site.css', 'site.js', 'icon.svg'];

/** Styles and scripts that all pages load. */
export const siteAssets = (): Promise<SiteFile[]> =>
  Promise.all(
    FILES.map(async (name) => ({
      path: `assets/${name}`,
      content: await readFile(path.join(PACKAGE_ROOT, 'templates/site', name), 'utf8'),
    })),
  );
