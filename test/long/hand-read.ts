import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPARE, NO_CORPUS } from '../corpus.ts';
import { corpusContract } from '../support/corpus-contract.ts';

const GOLD = path.join(import.meta.dirname, 'gold');

/** F1 in percent. */
const LEAST = 99;

/** Facts of 207 pages, drawn at random with a seed and read by eye before any output was seen. */
describe.skipIf(NO_CORPUS !== '')(`hand-read facts of pages that no rule was made for ${NO_CORPUS}`, () => {
  it('are in the contracts', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hand-read-'));
    try {
      const contracts = readdirSync(GOLD).map((name) => {
        const service = name.replace(/\.json$/, '').replace('-', '/');
        const { document } = corpusContract(service.startsWith('history/') ? `../${service}/new` : service);
        const file = path.join(folder, name);
        writeFileSync(file, JSON.stringify(document));
        return file;
      });
      const text = execFileSync('python3', [COMPARE, ...contracts, GOLD, '--verbose'], { encoding: 'utf8' });
      expect(Number(/overall F1 = ([\d.]+)%/.exec(text)?.[1]), text).toBeGreaterThanOrEqual(LEAST);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
