import type { Finding } from './pairs.ts';
import { valueText } from './schemas/facets.ts';
import { likeness, wordingOf } from './text.ts';

/** A thing that is there on one side only. */
export interface Candidate {
  readonly name: string;
  /** What it is but for its name: only things of one shape can be one thing renamed. */
  readonly shape: string;
  readonly words?: string | undefined;
}

/** Names must be this much alike; less is asked where the descriptions say the same. */
const LEAST_LIKENESS = 0.55;
const SAME_WORDS = 0.3;
/** With more pairs to look at than this the object is another one, and none of its fields a renamed one. */
const MOST_PAIRS = 100_000;

/**
 * Pairs of things of one shape whose names are alike: the same thing, renamed.
 *
 * @returns old and new name, best pairs first chosen, each name once
 */
export function pairRenamed(gone: readonly Candidate[], fresh: readonly Candidate[]): (readonly [string, string])[] {
  if (gone.length * fresh.length > MOST_PAIRS) return [];
  const scored = gone.flatMap((old) =>
    fresh
      .filter(({ shape }) => shape === old.shape)
      .map((now) => ({ old: old.name, now: now.name, score: scoreOf(old, now) }))
      .filter(({ score }) => score >= LEAST_LIKENESS),
  );
  const order = (a: { old: string; now: string }): string => `${a.old} ${a.now}`;
  scored.sort((a, b) => b.score - a.score || (order(a) < order(b) ? -1 : 1));
  const taken = { old: new Set<string>(), now: new Set<string>() };
  return scored.flatMap(({ old, now }) => {
    if (taken.old.has(old) || taken.now.has(now)) return [];
    taken.old.add(old);
    taken.now.add(now);
    return [[old, now] as const];
  });
}

function scoreOf(old: Candidate, now: Candidate): number {
  const words = wordingOf(old.words ?? '');
  return likeness(old.name, now.name) + (words !== '' && words === wordingOf(now.words ?? '') ? SAME_WORDS : 0);
}

/** A thing that has another name, but for where it stands. */
export const renaming = (id: string, old: string, now: string): Omit<Finding, 'before' | 'after'> => ({
  id,
  kind: 'changed',
  where: '',
  old,
  new: now,
  says: `is called ${valueText(now)}`,
});
