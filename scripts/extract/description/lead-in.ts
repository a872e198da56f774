import { sentencesOf, unmark } from './marked-text.ts';
import { leadInsOf } from './phrases/index.ts';
import type { LeadInPhrase } from './phrases/lead-in.ts';

/** The sentence in front of a list, and what it announces. */
export interface LeadIn {
  readonly text: string;
  /** The first phrase of each kind that it fits, with what that catches. */
  readonly phrases: Partial<Record<LeadInPhrase['announces'], { readonly id: string; readonly caught: string }>>;
}

/** The last sentence; where that announces nothing, an earlier one that points at the list: `The options are as follows. It is reserved.` */
export function leadIn(before: string): LeadIn {
  const [last = announced(''), ...others] = sentencesOf(before)
    .reverse()
    .map((text) => announced(unmark(text)));
  if (Object.keys(last.phrases).length > 0) return last;
  return others.find((each) => each.phrases.values !== undefined && pointsBelow(each)) ?? last;
}

function announced(text: string): LeadIn {
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
