import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPARE, sharedPath } from '../corpus.ts';
import { sampleContract } from '../support/sample-contract.ts';

const GOLD = path.join(import.meta.dirname, 'gold');
const SETS = sharedPath('families/sets');
const NO_SETS = existsSync(SETS) ? '' : `skipped: no references of other vendors at ${SETS}`;

/** F1 in percent. */
const LEAST = 97;

/** Facts of 40 operations, drawn at random with a seed and read by eye before any output was seen. */
describe.skipIf(NO_SETS !== '')(`hand-read facts of other vendors' references ${NO_SETS}`, () => {
  it.each(readdirSync(GOLD).map((file) => file.replace(/\.json$/, '')))('%s', (set) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'families-gold-'));
    try {
      const file = path.join(folder, `${set}.json`);
      writeFileSync(file, JSON.stringify(sampleContract(path.join(SETS, set)).document));
      const args = [COMPARE, file, path.join(GOLD, `${set}.json`), '--verbose'];
      const text = execFileSync('python3', args, { encoding: 'utf8' });
      expect(Number(/overall F1 = ([\d.]+)%/.exec(text)?.[1]), text).toBeGreaterThanOrEqual(LEAST);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
