/**
 * The patterns that are not proved safe, again: a proof is of a pattern's text and stays. `UPDATE_PATTERNS=all` checks
 * the proved ones too and writes the verdicts, `UPDATE_PATTERNS=new` checks those alone that have none and writes them;
 * each refuses one whose time is seen to grow faster than its text.
 */
import { expect, it } from 'vitest';
import { checked, keyOf, knownVerdicts, patternsOf, slopeOf, type Verdict, writeVerdicts } from '../patterns.ts';

const MOST = 1.2;

const isKept = ({ verdict }: Verdict, update: string | undefined): boolean =>
  update === 'new' || (update !== 'all' && verdict === 'safe');

it('regular expressions take time that grows with the text alone', { timeout: 3_600_000 }, async () => {
  const known = knownVerdicts();
  const update = process.env.UPDATE_PATTERNS;
  const timeout = Number(process.env.PATTERN_TIMEOUT ?? 5000);
  const verdicts: Verdict[] = [];
  const open: { readonly place: string; readonly slope: number; readonly pattern: string }[] = [];
  for (const pattern of patternsOf()) {
    const before = known.get(keyOf(pattern));
    const { verdict, ...found } = before && isKept(before, update) ? before : await checked(pattern, timeout);
    verdicts.push(verdict === 'safe' ? { ...found, verdict } : { ...found, verdict: 'measured' });
    if (verdict === 'safe') continue;
    const slope = Math.min(slopeOf(pattern, found.attack), slopeOf(pattern, found.attack));
    open.push({ place: pattern.place, slope: Number(slope.toFixed(2)), pattern: pattern.source.slice(0, 80) });
  }
  console.table(open);
  console.table({ patterns: verdicts.length, safe: verdicts.length - open.length, measured: open.length });
  expect(open.filter(({ slope }) => slope > MOST)).toEqual([]);
  if (update) writeVerdicts(verdicts);
});
