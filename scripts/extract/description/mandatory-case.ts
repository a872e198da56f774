/** When a parameter counts whose row says that it is mandatory. */
import { sentencesOf, unmark } from './marked-text.ts';
import { moodOf } from './sentence.ts';

/** One parameter in the place of another, or none: a case, though no sentence says `if`. */
const ALTERNATIVES =
  /\b(?:either|alternatively|mutually exclusive|not required|not need|optional|one of|at least one)\b/i;

/** A sentence that says when a parameter counts at all: it is there, or must be given, in one case only. */
const OWN_CASE =
  /^(?:this (?:parameter|field|attribute)|it) (?:(?:is|takes effect|becomes)\b(?! not\b)[^.]{0,40}?\bonly (?:when|if|for|by|in)\b|is (?:needed|required|used|mandatory|available|valid) (?:by|for|in) [^.]{1,80} only\b|(?:cannot|can't|must not|does not need to|need not) be (?:set|specified|configured|passed) (?:if|when)\b)/i;

/** The sentence of a description that says in which case its parameter counts. */
export const caseOf = (description: string): string | undefined =>
  sentencesIn(description).find((sentence) => OWN_CASE.test(sentence));

const sentencesIn = (description: string): readonly string[] =>
  description.split(/(?<=[.;])\s+|\n+/).map((sentence) => sentence.trim());

/** `may be empty`, `is left blank by default`, `must be empty`: of an object, that it may have no field. */
const MAY_BE_EMPTY =
  /\b(?:(?:can|may|must|might|could|should) (?:also )?be|is|are) (?:left )?(?:empty|blank|an empty object)\b/i;

/** `this parameter`, whatever else the sentence names. */
const OF_ITSELF = /\b(?:this|the) (?:parameter|field|value|attribute|object)\b(?! of\b)/i;

/** The sentence of a description that says that the object of this name may be empty. */
export const emptyCaseOf = (name: string, description: string): string | undefined =>
  sentencesIn(description).find(
    (sentence) =>
      MAY_BE_EMPTY.test(sentence) && (!sentence.includes('**') || sentence.includes(name) || OF_ITSELF.test(sentence)),
  );

/** True for a description of which some sentence is conditional, or names alternatives: what is mandatory may not always be. */
export const hasCases = (description: string): boolean =>
  ALTERNATIVES.test(description) ||
  description.split('\n').some((line) => sentencesOf(unmark(line)).some((text) => moodOf(text).mood === 'conditional'));
