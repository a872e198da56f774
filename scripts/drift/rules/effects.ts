import type { ChangeClass } from './change-class.ts';

/**
 * What a change does to those who rely on the old state, and the class that follows where it is certain.
 *
 * The first four hurt: a call, an answer or a compiled program that worked does not work any more, or does another
 * thing. Where that is only possible, the class is `warning`.
 */
const CLASS_BY_EFFECT = {
  'request refused': 'breaking',
  'answer unreadable': 'breaking',
  "code doesn't compile": 'breaking',
  'behaves otherwise': 'breaking',
  'stated now': 'warning',
  'no longer stated': 'docs-only',
  'more possible': 'additive',
  words: 'docs-only',
} as const satisfies Record<string, ChangeClass>;

export type Effect = keyof typeof CLASS_BY_EFFECT;

/** Effects, the worst first. */
export const EFFECTS = Object.keys(CLASS_BY_EFFECT) as readonly Effect[];

/** What a rule says of a change: whom it hurts, and on what grounds. */
export interface Judgement {
  readonly effect: Effect;
  /** True where the effect may happen, and nobody can tell from the two states whether it does. */
  readonly isPossible?: true;
  /**
   * The class under strict comparison: what is stated for the first time counts as new, and what is no longer stated as
   * gone. Absent where it is the same.
   */
  readonly strict?: ChangeClass;
  /** One or two sentences that end with a full stop. */
  readonly why: string;
}

export const certain = (effect: Effect, why: string): Judgement => ({ effect, why });
export const possible = (effect: Effect, why: string): Judgement => ({ effect, isPossible: true, why });

/** The class that follows from a judgement. */
export function classOf({ effect, isPossible, strict }: Judgement, isStrict = false): ChangeClass {
  if (isStrict && strict) return strict;
  return isPossible ? 'warning' : CLASS_BY_EFFECT[effect];
}
