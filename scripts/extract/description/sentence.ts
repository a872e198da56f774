import type { DescriptionPart } from '../../dialects/index.ts';
import type { Labelled } from './labelled-parts.ts';
import { type Segment, sentencesOf, unmark } from './marked-text.ts';
import { type Candidates, candidatesOf } from './phrases/index.ts';
import type { Mood } from './phrases/mood.ts';

/** One sentence of a description, understood once for all facets. */
export interface Sentence {
  /** With marks around what is bold. */
  readonly text: string;
  readonly plain: string;
  /** The phrases that it may fit, by its words. */
  readonly candidates: Candidates;
  readonly line: number;
  readonly inList: boolean;
  /** The labelled part of the description that it stands in. */
  readonly part: DescriptionPart;
  readonly mood: Mood;
  /** The parameter that it names as the one that it is about. */
  readonly subject: string | undefined;
}

/** How a text without marks says what it says, and the id of the phrase that shows it. */
export function moodOf(
  plain: string,
  { mood = [], aside = [] } = candidatesOf(plain),
): { readonly mood: Mood; readonly phrase?: string } {
  if (mood.length === 0) return STATES;
  let text = plain;
  for (const { pattern } of aside) text = text.replace(pattern, ' ');
  const found = mood.find(({ pattern }) => pattern.test(text));
  return found ? { mood: found.phrase.mood, phrase: found.phrase.id } : STATES;
}

const STATES = { mood: 'states' } as const;

function subjectOf(text: string, { subject = [] }: Candidates): string | undefined {
  for (const { pattern } of subject) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined) return unmark(name);
  }
  return undefined;
}

export function sentence(text: string, line: number, part: DescriptionPart = 'text', inList = false): Sentence {
  const plain = unmark(text);
  const candidates = candidatesOf(text, part);
  const { mood } = moodOf(plain, candidates);
  return { text, plain, candidates, line, inList, part, mood, subject: subjectOf(text, candidates) };
}

/** The sentences of labelled stretches, in order. */
export function sentencesIn(parts: readonly Labelled[]): Sentence[] {
  const sentences: Sentence[] = [];
  for (const { part, segment } of parts) addSentences(segment, part, false, sentences);
  return sentences;
}

function addSentences(segment: Segment, part: DescriptionPart, inList: boolean, into: Sentence[]): void {
  if (segment.kind === 'paragraph') {
    for (const text of sentencesOf(segment.text)) into.push(sentence(text, segment.line, part, inList));
    return;
  }
  for (const { head, rest, line } of segment.items) {
    const placeholder = PLACEHOLDER.exec(unmark(head))?.[1];
    const first = into.length;
    for (const text of sentencesOf(head)) into.push(sentence(text, line, part, true));
    for (const each of rest) addSentences(each, part, true, into);
    if (placeholder !== undefined)
      for (let at = first; at < into.length; at++) into[at] = { ...(into[at] as Sentence), subject: placeholder };
  }
}

/** `${name}: …` explains a part that is put into the value: what is said of it is not said of the value. */
const PLACEHOLDER = /^\$\{([^{}]{1,100})\}:/;

/** True where a sentence states something of another parameter; a name may be written without what stands before it. */
export const speaksOfAnother = ({ subject }: Sentence, name: string): boolean =>
  subject !== undefined && !name.toLowerCase().endsWith(subject.toLowerCase());

/** Where a clause says under which condition something holds: what stands in it is no statement of the value. */
export const conditionsIn = (plain: string): readonly { readonly start: number; readonly end: number }[] =>
  [...plain.matchAll(/\b(?:if|when)\b[^,;.]*,?/gi)]
    .map(({ index, 0: words }) => ({ start: index, end: index + words.length }))
    .filter(({ end }) => end === plain.length || plain[end - 1] === ',');

export const withoutConditions = (plain: string): string =>
  conditionsIn(plain).reduceRight((text, { start, end }) => `${text.slice(0, start)}…${text.slice(end)}`, plain);
