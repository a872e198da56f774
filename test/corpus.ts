import type { PageText } from '../scripts/ir/index.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');
const SHARED = path.resolve(ROOT, '../shared');

/** Why tests on real pages are skipped; '' where they run. */
export const NO_CORPUS = existsSync(path.join(SHARED, 'corpus')) ? '' : `skipped: no corpus at ${SHARED}/corpus`;

export const corpusPath = (folder: string): string => path.join(SHARED, 'corpus', folder);
export const goldPath = (folder: string): string => path.join(SHARED, 'gold', folder);
export const COMPARE = path.join(SHARED, 'gold/compare.py');

/** The references of the corpus, by folder; one stand-in where it is missing, so that the skipped tests are listed. */
export const CORPORA = NO_CORPUS
  ? ['a reference']
  : ['html', 'rst'].flatMap((markup) => readdirSync(corpusPath(markup)).map((name) => `${markup}/${name}`));

/** The pages of one folder of the corpus. */
export function corpusPages(folder: string): PageText[] {
  return readdirSync(corpusPath(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:html|rst)$/.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(corpusPath(folder), file), 'utf8') }));
}
