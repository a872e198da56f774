import { sentencesOf, unmark } from './marked-text.ts';
import { leadInsOf } from './phrases/index.ts';
import type { LeadInPhrase } from './phrases/lead-in.ts';

/** The sentence in front of a list, and what it announces. */
export interface LeadIn {
  readonly text: string;
  /** The first phrase of each kind that it fits, with what that catches. */
  readonly phrases: Partial<Record<LeadInPhrase['announces'], { readonly id: string; readonly caught: string }>>;
}

export function leadIn(before: string): LeadIn {
  const text = unmark(sentencesOf(before).at(-1) ?? '');
  const phrases: { -readonly [K in keyof LeadIn['phrases']]: LeadIn['phrases'][K] } = {};
  for (const { phrase, pattern } of leadInsOf(text) ?? []) {
    if (phrases[phrase.announces]) continue;
    const match = pattern.exec(text);
    if (match) phrases[phrase.announces] = { id: phrase.id, caught: match[1] ?? '' };
  }
  return { text, phrases };
}

/** Whether the sentence points at the list below it. */
export const pointsBelow = ({ text }: LeadIn): boolean => /:[^\w:]*$|\bfollow(?:s|ing)\W*$/i.test(text);

/** True for a marked text whose last sentence announces a list of values, by its words alone. */
export function announcesValues(text: string): boolean {
  return /:$|following\W*$/i.test(unmark(text).trimEnd()) && leadIn(text).phrases.values !== undefined;
}
