import type { Finding } from './pairs.ts';
import { valueText } from './schemas/facets.ts';
import { likeness, wordingOf } from './text.ts';
import { agreement } from './wording.ts';

/** A thing that is there on one side only. */
export interface Candidate {
  /** What `pairRenamed` answers with: the name where it is absent. */
  readonly key?: string;
  readonly name: string;
  /** Only things of one kind are compared: the place of a parameter. */
  readonly kind?: string;
  /** What it is but for its name. */
  readonly shape: string;
  readonly words?: string | undefined;
}

/** Names that are this much alike are one name, written otherwise. */
const NEAR = 0.8;
/** Descriptions that share fewer of their words are about two things, however near the names are. */
const APART = 0.1;
/** Descriptions that share this much are about one thing. */
const SAME = 0.6;
/** With so many rows on each side a whole group came or went: likeness of descriptions is chance there. */
const GROUP = 4;
/** With more pairs to look at than this the object is another one, and none of its fields a renamed one. */
const MOST_PAIRS = 100_000;

/**
 * Pairs of things that are one thing, renamed: names that differ in case and separators only, whatever became of the
 * type; else things of one shape whose names are near, or whose descriptions say the same. Never by place and type alone.
 *
 * @returns old and new key, best pairs first chosen, each once
 */
export function pairRenamed(gone: readonly Candidate[], fresh: readonly Candidate[]): (readonly [string, string])[] {
  if (gone.length * fresh.length > MOST_PAIRS) return [];
  const isGroup = gone.length >= GROUP && fresh.length >= GROUP;
  const scored = gone.flatMap((old) =>
    fresh
      .filter(({ kind }) => kind === old.kind)
      .map((now) => ({ old: old.key ?? old.name, now: now.key ?? now.name, score: scoreOf(old, now, isGroup) }))
      .filter(({ score }) => score > 0),
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

/** How surely two things are one; 0 where they are not. */
function scoreOf(old: Candidate, now: Candidate, isGroup: boolean): number {
  const near = likeness(old.name, now.name);
  if (near === 1) return 3;
  if (old.shape !== now.shape) return 0;
  const words = agreement(wordingOf(old.words ?? ''), wordingOf(now.words ?? ''));
  if (near >= NEAR) return (words ?? 1) < APART ? 0 : 1 + near;
  if (isGroup) return 0;
  if (words === undefined) return hasAllWords(old.name, now.name) && !old.words && !now.words ? near : 0;
  return words >= (hasAllWords(old.name, now.name) ? SAME / 2 : SAME) ? words : 0;
}

const partsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** True where one name has every word of the other: `type`, `sql_type`. */
function hasAllWords(a: string, b: string): boolean {
  const [left, right] = [partsOf(a), partsOf(b)];
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return short.length > 0 && short.every((part) => long.includes(part));
}

/** A thing that has another name, but is used at the same place. */
export const renaming = (id: string, old: string, now: string): Omit<Finding, 'before' | 'after'> => ({
  id,
  kind: 'changed',
  where: '',
  old,
  new: now,
  says: `is called ${valueText(now)}`,
});
