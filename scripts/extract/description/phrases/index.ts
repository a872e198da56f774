import { type EnumerationPhrase, ENUMERATION_PHRASES } from './enumeration.ts';
import { compileForm, wordsOf } from './form.ts';
import { LEAD_IN_PHRASES, type LeadInPhrase } from './lead-in.ts';
import {
  ASIDE_PHRASES,
  type AsidePhrase,
  MOOD_PHRASES,
  type MoodPhrase,
  SUBJECT_PHRASES,
  type SubjectPhrase,
} from './mood.ts';
import type { CompiledPhrase } from './phrase.ts';

interface PhraseOf {
  readonly enum: EnumerationPhrase;
  readonly lead: LeadInPhrase;
  readonly mood: MoodPhrase;
  readonly aside: AsidePhrase;
  readonly subject: SubjectPhrase;
}

type AnyPhrase = PhraseOf[keyof PhraseOf];

/** All phrases, in no order that matters. */
export const PHRASES: readonly AnyPhrase[] = [
  ...ENUMERATION_PHRASES,
  ...LEAD_IN_PHRASES,
  ...MOOD_PHRASES,
  ...ASIDE_PHRASES,
  ...SUBJECT_PHRASES,
];

/** The phrases that a text may fit, the most specific of each facet first, wherever it stands in its table. */
export type Candidates = { readonly [F in keyof PhraseOf]?: readonly CompiledPhrase<PhraseOf[F]>[] };

const RANKED: readonly CompiledPhrase<AnyPhrase>[] = PHRASES.map((phrase) => ({
  phrase,
  ...compileForm(phrase.form),
})).sort((a, b) => b.specificity - a.specificity || b.phrase.form.length - a.phrase.form.length);

/** Ranks of the phrases that a word may belong to. */
const BY_WORD = new Map<string, number[]>();
for (const [rank, { keys }] of RANKED.entries())
  for (const key of keys) BY_WORD.set(key, [...(BY_WORD.get(key) ?? []), rank]);

/** Phrases without a word of their own. */
const ANYWHERE: readonly number[] = [...RANKED.entries()].filter(([, { keys }]) => keys.length === 0).map(([at]) => at);

const NONE: Candidates = {};

/**
 * Finds the phrases that a sentence may fit by its words.
 *
 * @param text marked or not
 */
export function candidatesOf(text: string): Candidates {
  let ranks: Set<number> | undefined;
  for (const word of wordsOf(text)) {
    const found = BY_WORD.get(word);
    if (found) {
      ranks ??= new Set(ANYWHERE);
      for (const rank of found) ranks.add(rank);
    }
  }
  if (!ranks) return ANYWHERE_ONLY;
  return grouped(Uint16Array.from(ranks).sort());
}

function grouped(ranks: Iterable<number>): Candidates {
  const groups: Record<string, CompiledPhrase[]> = {};
  for (const rank of ranks) {
    const compiled = RANKED[rank] as CompiledPhrase;
    const group = groups[compiled.phrase.facet];
    if (group) group.push(compiled);
    else groups[compiled.phrase.facet] = [compiled];
  }
  return groups as Candidates;
}

const ANYWHERE_ONLY: Candidates = ANYWHERE.length === 0 ? NONE : grouped(ANYWHERE);
