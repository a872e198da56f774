import type { PageText } from '../scripts/ir/index.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');
const SHARED = path.resolve(ROOT, '../shared');

/** Why tests on real pages are skipped; '' where they run. */
export const NO_CORPUS = existsSync(path.join(SHARED, 'corpus')) ? '' : `skipped: no corpus at ${SHARED}/corpus`;

/** A place in the reference material that is no part of the repository. */
export const sharedPath = (name: string): string => path.join(SHARED, name);

export const corpusPath = (folder: string): string => path.join(SHARED, 'corpus', folder);
export const goldPath = (folder: string): string => path.join(SHARED, 'gold', folder);
export const COMPARE = path.join(SHARED, 'gold/compare.py');

/** The references of the corpus, by folder; one stand-in where it is missing, so that the skipped tests are listed. */
export const CORPORA = NO_CORPUS
  ? ['a reference']
  : ['html', 'rst', 'fresh'].flatMap((part) => readdirSync(corpusPath(part)).map((name) => `${part}/${name}`));

/** Why tests on two states of real references are skipped; '' where they run. */
export const NO_HISTORY = existsSync(path.join(SHARED, 'history')) ? '' : `skipped: no histories at ${SHARED}/history`;

/** References of which there are two states; one stand-in where they are missing. */
export const HISTORIES = NO_HISTORY
  ? ['a reference']
  : readdirSync(path.join(SHARED, 'history'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);

export const historyPath = (service: string, state: 'old' | 'new'): string =>
  path.join(SHARED, 'history', service, state);

/** The pages of one folder of the corpus. */
export const corpusPages = (folder: string): PageText[] => pagesIn(corpusPath(folder));

/** The pages of a folder and those below it, by their names. */
export function pagesIn(folder: string): PageText[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:html|rst)$/.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));
}
