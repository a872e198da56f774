/**
 * The slope of CPU time over the size of the pages, for each kind of thing and each character that grows: 1 for as fast
 * as the pages, 2 for the square. `HOSTILE_ONLY` is a part of the names that are measured.
 */
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { resultOf } from '../../../scripts/commands/contract/service-result.ts';
import type { PageText } from '../../../scripts/ir/index.ts';
import { contractOf } from '../../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../../scripts/service-config.ts';
import { GROWING, GROWING_CHARACTERS, type Growing } from '../growing.ts';

const MOST = 1.2;
/** Seconds of CPU that the larger of two inputs takes at least, so that what is the same for all counts for little. */
const ENOUGH = Number(process.env.HOSTILE_SECONDS ?? 0.5);
/** No page has more characters than are read of one. */
const LARGEST = 4_000_000;
const config = defaultServiceConfig('kites');

/** Characters of the pages, and the least of several times in seconds of CPU. */
function measured(input: readonly PageText[], times = 2): { readonly size: number; readonly seconds: number } {
  let seconds = Number.POSITIVE_INFINITY;
  for (let at = 0; at < times; at++) {
    const before = process.cpuUsage();
    resultOf(contractOf({ pages: input, config, configFile: 'service.yaml' }));
    const { user, system } = process.cpuUsage(before);
    seconds = Math.min(seconds, (user + system) / 1e6);
  }
  return { size: input.reduce((sum, { text }) => sum + text.length, 0), seconds };
}

/** Undefined where the pages cannot be made: a call takes only so many arguments, and some are made by one. */
function pagesOf({ pages }: Growing, n: number): readonly PageText[] | undefined {
  try {
    return pages(n);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Of the largest pages that are worth it; of several slopes the least, since load only adds to a time. */
function slopeOf(kind: Growing): { readonly slope: number; readonly size: number; readonly seconds: number } {
  let n = 250;
  let small = measured(kind.pages(n), 1);
  let large = measured(kind.pages(2 * n), 1);
  while (large.seconds < ENOUGH && large.size < LARGEST) {
    const larger = pagesOf(kind, 4 * n);
    if (!larger) break;
    n *= 2;
    small = large;
    large = measured(larger, 1);
  }
  const slope = (): number => Math.log(large.seconds / small.seconds) / Math.log(large.size / small.size);
  let least = slope();
  for (let times = 0; times < 4 && least > MOST; times++) {
    small = measured(kind.pages(n));
    large = measured(kind.pages(2 * n));
    least = Math.min(least, slope());
  }
  return { slope: least, size: large.size, seconds: large.seconds };
}

it('pages take CPU time that grows as they do', { timeout: 7_200_000 }, () => {
  const kinds = [...GROWING, ...GROWING_CHARACTERS].filter(({ name }) => name.includes(process.env.HOSTILE_ONLY ?? ''));
  const found = kinds.map((kind) => {
    const { slope, size, seconds } = slopeOf(kind);
    const line = `${slope.toFixed(2).padStart(5)}  ${String(size).padStart(8)} characters  ${seconds.toFixed(2).padStart(6)} s  ${kind.name}`;
    writeFileSync(1, `${line}\n`);
    return { slope, seconds, line };
  });
  const steepest = found.toSorted((a, b) => b.slope - a.slope)[0];
  writeFileSync(1, `${found.length} kinds; the steepest: ${steepest?.line}\n`);
  // What takes less for the largest page that is read has no slope but that of the collector of garbage.
  const steep = found.filter(({ slope, seconds }) => slope > MOST && seconds >= ENOUGH);
  expect(steep.map(({ line }) => line)).toEqual([]);
});
