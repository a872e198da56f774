import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SCRIPT = path.join(import.meta.dirname, 'docutils_dump.py');
const VENV = path.join(ROOT, '.venv');
const PYTHON = path.join(VENV, 'bin/python');
const CACHE = path.join(ROOT, '.cache/docutils');
const VERSION = '0.21.2';

/** Text and look: see docutils_dump.py. */
export type OracleRun = readonly [text: string, look: string];

/** A paragraph with its line, which docutils does not know of every text. */
export type OracleText = readonly [line: number | null, runs: readonly OracleRun[]];

export type OracleCell = readonly OracleText[];

export interface OraclePage {
  readonly refused: number;
  readonly headings: readonly (readonly [title: string, level: number])[];
  readonly texts: readonly OracleText[];
  readonly code: readonly string[];
  readonly items: { readonly ordered: number; readonly bullet: number };
  readonly tables: readonly {
    readonly caption: string;
    readonly header: readonly (readonly OracleCell[])[];
    readonly rows: readonly (readonly OracleCell[])[];
  }[];
}

const hasVersion = (): boolean =>
  spawnSync(PYTHON, ['-c', `import docutils; assert docutils.__version__ == "${VERSION}"`]).status === 0;

/** Whether docutils is there, in an environment of the project that is made if need be; under CI it has to be. */
export function hasDocutils(): boolean {
  if (hasVersion()) return true;
  const isMade =
    spawnSync('python3', ['-m', 'venv', VENV]).status === 0 &&
    spawnSync(path.join(VENV, 'bin/pip'), ['install', '-q', `docutils==${VERSION}`], { timeout: 120_000 }).status ===
      0 &&
    hasVersion();
  if (!isMade && process.env.CI === 'true') throw new Error(`docutils ${VERSION} can't be installed into ${VENV}`);
  return isMade;
}

/** RST pages below a folder, in order. */
export function pagesBelow(folder: string): { readonly file: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.rst'))
    .map((file) => ({ file: file.split(path.sep).join('/'), text: readFileSync(path.join(folder, file), 'utf8') }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** What docutils reads of the pages below a folder. As it takes half a minute, the answer is kept while nothing changes. */
export function docutilsReads(folder: string): Record<string, OraclePage> {
  const hash = createHash('sha256').update(readFileSync(SCRIPT));
  for (const { file, text } of pagesBelow(folder)) hash.update(`${file}\0${text}\0`);
  const kept = path.join(CACHE, `${hash.digest('hex').slice(0, 32)}.json`);
  if (!existsSync(kept)) {
    const json = execFileSync(PYTHON, [SCRIPT, folder], { maxBuffer: 1 << 30 });
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(kept, json);
  }
  return JSON.parse(readFileSync(kept, 'utf8'));
}
