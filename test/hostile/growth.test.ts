/** Work grows with the pages alone: what runs is counted, so that no clock and no load has a say. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageText } from '../../scripts/ir/index.ts';
import { GROWING, type Growing } from './growing.ts';
import { type Growth, growthOf, StepCounter, type Steps } from './steps.ts';
import { sample } from '../support/form.ts';

/** The most that the whole may grow by, and any part of the code. */
const MOST = 1.2;
const STEEP = 1.5;

let counter: StepCounter;
let work: (pages: readonly PageText[]) => void;

beforeAll(async () => {
  counter = new StepCounter();
  // Loaded under the counter, so that loops are counted too.
  const { contractOf } = await import('../../scripts/pipeline/index.ts');
  const { resultOf } = await import('../../scripts/commands/contract/service-result.ts');
  const { defaultServiceConfig } = await import('../../scripts/service-config.ts');
  const config = defaultServiceConfig('kites');
  work = (pages) => resultOf(contractOf({ pages, config, configFile: 'service.yaml' }));
});
afterAll(() => counter.stop());

function growth({ pages }: Growing, n: number): Growth {
  const inputs = [n, 2 * n, 4 * n].map(pages);
  const sizes = inputs.map((each) => each.reduce((sum, { text }) => sum + text.length, 0));
  // What is made once for all pages is no growth.
  work(inputs[0] ?? []);
  const runs = inputs.map((each) => counter.steps(() => work(each)));
  return growthOf(runs as [Steps, Steps, Steps], sizes as [number, number, number], STEEP);
}

const refused = (kinds: readonly Growing[], n: number): string[] => {
  const found = kinds.map((kind) => ({ name: kind.name, ...growth(kind, n) })).sort((a, b) => b.slope - a.slope);
  const lines = found.map(({ name, slope, steepest }) => `${slope.toFixed(2)}  ${name}  ${steepest}`);
  if (process.env.HOSTILE_TABLES) writeFileSync(1, `${lines.join('\n')}\n`);
  return lines.filter((_, at) => !((found[at]?.slope ?? 0) <= MOST) || found[at]?.steepest !== '');
};

describe('pages of which one thing grows', () => {
  it('take work that grows as they do, whatever thing it is', () => {
    expect(refused(sample(GROWING, 8), Number(process.env.HOSTILE_SIZE ?? 40))).toEqual([]);
  });
});

describe('the count', () => {
  const of = (make: (n: number) => unknown): Growth => {
    const sizes = [1000, 2000, 4000] as const;
    return growthOf(sizes.map((n) => counter.steps(() => make(n))) as unknown as [Steps, Steps, Steps], sizes, STEEP);
  };

  it('tells a loop in a loop from a loop', () => {
    const square = (n: number): number => {
      let sum = 0;
      for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) sum += b;
      return sum;
    };
    expect(of(square)).toMatchObject({ slope: expect.closeTo(2, 1), steepest: expect.stringContaining('square') });
    const line = (n: number): unknown => Array.from({ length: n }, (_, at) => at + 1).map((at) => at * 2);
    line(4000);
    expect(of(line)).toMatchObject({ slope: expect.closeTo(1, 1), steepest: '' });
  });
});
