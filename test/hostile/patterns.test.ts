import { describe, expect, it } from 'vitest';
import { checked, keyOf, knownVerdicts, type Pattern, patternsOf, slopeOf } from './patterns.ts';

/** How long a new pattern is thought about, in milliseconds; `npm run test:hostile` checks all anew. */
const TIMEOUT = 10_000;
/** The exponent by which time may grow with a text. */
const MOST = 1.2;

const patterns = patternsOf();
const known = knownVerdicts();
const measured = patterns.filter((pattern) => known.get(keyOf(pattern))?.verdict === 'measured');

describe('regular expressions', () => {
  it('are found, those that are put together too', () => {
    expect(patterns.length).toBeGreaterThan(1000);
    expect(patterns.filter(({ place }) => place.includes('phrases/')).length).toBeGreaterThan(100);
  });

  it('take time that grows with the text alone: each new one is checked', { timeout: 600_000 }, async () => {
    const refused: string[] = [];
    for (const pattern of patterns.filter((each) => !known.has(keyOf(each)))) {
      const { verdict, attack } = await checked(pattern, TIMEOUT);
      if (verdict !== 'safe')
        refused.push(`${pattern.place} is ${verdict}: ${keyOf(pattern)} ${attack ? JSON.stringify(attack) : ''}`);
    }
    // An undecided one that can't be written otherwise joins patterns.json by UPDATE_PATTERNS=new npm run test:hostile.
    expect(refused).toEqual([]);
  });

  it('are refused by the checker where they are slow', async () => {
    const slow: Pattern = { source: '^(?:a+)+$', flags: '', place: 'here' };
    expect((await checked(slow, TIMEOUT)).verdict).toBe('vulnerable');
    const square: Pattern = { source: '\\s+$', flags: 'g', place: 'here' };
    const found = await checked(square, TIMEOUT);
    expect(found.verdict).toBe('vulnerable');
    expect(slopeOf(square, found.attack)).toBeGreaterThan(MOST);
  });

  it.each(
    measured.map((pattern) => [`${pattern.place} ${pattern.source.slice(0, 60)}`, pattern] as const),
  )('that the checker cannot decide grow with their text: %s', (_name, pattern) => {
    const { attack } = known.get(keyOf(pattern)) ?? {};
    // Noise only ever adds to one of the lengths: the least of a few slopes is what the expression does.
    let slope = slopeOf(pattern, attack);
    for (let again = 0; slope > MOST && again < 4; again++) slope = Math.min(slope, slopeOf(pattern, attack));
    expect(slope).toBeLessThanOrEqual(MOST);
  });
});
