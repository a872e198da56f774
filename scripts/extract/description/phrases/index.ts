import { addTo } from '../../../append.ts';
import { DEFAULT_PHRASES, type DefaultPhrase } from './default.ts';
import { type EnumerationPhrase, ENUMERATION_PHRASES } from './enumeration.ts';
import { wordsOf } from './form.ts';
import { LEAD_IN_PHRASES, type LeadInPhrase } from './lead-in.ts';
import { LIMIT_PHRASES, type LimitPhrase } from './limit.ts';
import {
  ASIDE_PHRASES,
  type AsidePhrase,
  MOOD_PHRASES,
  type MoodPhrase,
  SUBJECT_PHRASES,
  type SubjectPhrase,
} from './mood.ts';
import { CompiledPhrase, type FacetName, type Phrase } from './phrase.ts';
import {
  DETAIL_PHRASES,
  type DetailPhrase,
  FORMAT_PHRASES,
  type FormatPhrase,
  SPECIAL_PHRASES,
  type SpecialPhrase,
  STATEMENT_PHRASES,
  type StatementPhrase,
} from './statement.ts';

interface PhraseOf {
  readonly enum: EnumerationPhrase;
  readonly lead: LeadInPhrase;
  readonly limit: LimitPhrase;
  readonly default: DefaultPhrase;
  readonly format: FormatPhrase;
  readonly deprecated: StatementPhrase;
  readonly nullable: StatementPhrase;
  readonly pattern: DetailPhrase;
  readonly multiple: DetailPhrase;
  readonly special: SpecialPhrase;
  readonly mood: MoodPhrase;
  readonly aside: AsidePhrase;
  readonly subject: SubjectPhrase;
}

type AnyPhrase = PhraseOf[keyof PhraseOf];

/** All phrases, in no order that matters. */
export const PHRASES: readonly AnyPhrase[] = [
  ...ENUMERATION_PHRASES,
  ...LEAD_IN_PHRASES,
  ...LIMIT_PHRASES,
  ...DEFAULT_PHRASES,
  ...FORMAT_PHRASES,
  ...STATEMENT_PHRASES,
  ...DETAIL_PHRASES,
  ...SPECIAL_PHRASES,
  ...MOOD_PHRASES,
  ...ASIDE_PHRASES,
  ...SUBJECT_PHRASES,
];

/** The phrases that a text may fit, the most specific of each facet first, wherever it stands in its table. */
export type Candidates = { readonly [F in keyof PhraseOf]?: readonly CompiledPhrase<PhraseOf[F]>[] };

const RANKED: readonly CompiledPhrase<AnyPhrase>[] = PHRASES.map((phrase) => new CompiledPhrase(phrase)).sort(
  (a, b) => b.specificity - a.specificity || b.phrase.form.length - a.phrase.form.length,
);

/** Ranks of the phrases that a word may belong to. */
function byWord(isWanted: (phrase: AnyPhrase) => boolean): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [rank, { keys, phrase }] of RANKED.entries())
    if (isWanted(phrase)) for (const key of keys) addTo(index, key, rank);
  return index;
}

const LEAD_INS_BY_WORD = byWord(({ facet }) => facet === 'lead');
const OTHERS_BY_WORD = byWord(({ facet }) => facet !== 'lead');

/** Phrases without a word of their own: each is read in one labelled part of a description only. */
const anywhereIn = (part: Phrase['part']): readonly number[] =>
  [...RANKED.entries()].filter(([, { keys, phrase }]) => keys.length === 0 && phrase.part === part).map(([at]) => at);

const ANYWHERE = { text: anywhereIn(undefined), range: anywhereIn('range'), default: anywhereIn('default') } as const;

const NONE: Candidates = {};

/**
 * Finds the phrases that a sentence may fit by its words.
 *
 * @param text marked or not
 * @param part the labelled part of the description that it is in
 */
export function candidatesOf(text: string, part: keyof typeof ANYWHERE = 'text'): Candidates {
  return grouped(ranksIn(text, OTHERS_BY_WORD, ANYWHERE[part]), part);
}

/** The phrases that a sentence in front of a list may fit. */
export const leadInsOf = (text: string): Candidates['lead'] =>
  grouped(ranksIn(text, LEAD_INS_BY_WORD, []), 'text').lead;

function ranksIn(
  text: string,
  index: ReadonlyMap<string, readonly number[]>,
  always: readonly number[],
): readonly number[] {
  const words = new Set(wordsOf(text));
  let ranks: Set<number> | undefined;
  for (const word of words) {
    const found = index.get(word);
    if (!found) continue;
    ranks ??= new Set(always);
    for (const rank of found) if (hasAll(words, RANKED[rank])) ranks.add(rank);
  }
  return ranks ? [...ranks].sort((a, b) => a - b) : always;
}

const hasAll = (words: ReadonlySet<string>, phrase: CompiledPhrase | undefined): boolean =>
  phrase?.otherKeys.every((keys) => keys.some((key) => words.has(key))) ?? false;

function grouped(ranks: readonly number[], part: keyof typeof ANYWHERE): Candidates {
  if (ranks.length === 0) return NONE;
  const groups: Partial<Record<FacetName, CompiledPhrase[]>> = {};
  for (const rank of ranks) {
    const compiled = RANKED[rank] as CompiledPhrase;
    const { phrase } = compiled;
    if (phrase.part !== undefined && phrase.part !== part) continue;
    const group = groups[phrase.facet];
    if (group) group.push(compiled);
    else groups[phrase.facet] = [compiled];
  }
  return groups as unknown as Candidates;
}
