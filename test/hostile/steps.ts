/** How often parts of the code run: a measure of work that is the same on every machine and under any load. */
import { Session } from 'node:inspector';

/** Counts of functions and blocks by where they are. */
export type Steps = ReadonlyMap<string, number>;

/** Code that isn't measured: this file's own, which reads the counts, and what Node.js does by the way. */
const OTHERS: readonly string[] = ['/test/hostile/steps.ts', 'node:'];

/** Counts what runs in this process. Code that is loaded before is counted by function alone, not by block. */
export class StepCounter {
  private readonly session = new Session();

  constructor() {
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** What runs while `work` does. */
  steps(work: () => unknown): Steps {
    this.taken();
    work();
    return this.taken();
  }

  stop(): void {
    this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }

  /** Counts since the last call; the session answers at once. */
  private taken(): Steps {
    const steps = new Map<string, number>();
    this.session.post('Profiler.takePreciseCoverage', (_, { result }) => {
      for (const { url, functions } of result.filter((each) => OTHERS.every((other) => !each.url.includes(other))))
        for (const { functionName, ranges } of functions)
          for (const { count, startOffset } of ranges) {
            const at = `${url.replace(/^.*\/(?=(?:scripts|templates|node_modules)\/)/, '')} ${functionName}:${startOffset}`;
            steps.set(at, (steps.get(at) ?? 0) + count);
          }
    });
    return steps;
  }
}

const sumOf = (steps: Steps): number => [...steps.values()].reduce((sum, count) => sum + count, 0);

/** How work grows with its input: 1 for as fast, 2 for the square. */
export interface Growth {
  readonly slope: number;
  /** The part of the code that grows the fastest among those that do so much faster than the input. */
  readonly steepest: string;
}

/** Of three inputs, each of which adds twice what the one before it added: what all have in common counts for nothing. */
type Three<T> = readonly [T, T, T];

/** Counts that are too low to tell a square from a line. */
const FEW = 2000;

/** 0 where too little is added, or begins too late, to tell. */
const slopeOf = ([a, b, c]: Three<number>, added: number): number =>
  c - b > FEW && b - a > FEW / 40 ? Math.log((c - b) / (b - a)) / Math.log(added) : 0;

/**
 * @param sizes of the inputs in characters
 * @param steep from which slope on a part of the code is named
 */
export function growthOf(runs: Three<Steps>, [small, middle, large]: Three<number>, steep: number): Growth {
  const added = (large - middle) / (middle - small);
  const [first, second, third] = runs;
  const parts = [...third]
    .map(([at, count]) => ({ at, counts: [first.get(at) ?? 0, second.get(at) ?? 0, count] as const }))
    .map(({ at, counts }) => ({ at, slope: slopeOf(counts, added) }))
    .filter(({ slope }) => slope > steep)
    .sort((a, b) => b.slope - a.slope);
  return {
    slope: slopeOf([sumOf(first), sumOf(second), sumOf(third)], added),
    steepest: parts[0] === undefined ? '' : `${parts[0].at} (${parts[0].slope.toFixed(2)})`,
  };
}
