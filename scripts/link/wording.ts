import type { PageFacts } from '../ir/index.ts';
import { FILLER_WORDS, GENERIC_NOUNS, MINOR_NOUNS, PARTICLES } from './id-words.ts';
import { singularWord } from './id-nouns.ts';
import { wordsOf } from './names.ts';

/** How the pages of a service write what its paths and fields name. */
export interface Wording {
  /** Words that name the service itself, lower case. */
  readonly own: ReadonlySet<string>;
  /** The words of one that is written as one: `lendingdesk` gives `lending`, `desk`. */
  readonly parted: (word: string) => readonly string[];
  /** A path with hyphens between the words of its segments: `/v1/lendingdesks/{id}` gives `/v1/lending-desks/{id}`. */
  readonly spelled: (path: string) => string;
}

/** Fewer letters make no two words. */
const SHORTEST = 6;
/** A word of fewer letters is taken for a part only where the pages write the parts beside each other. */
const SHORTEST_PART = 4;

/**
 * The wording of a service's pages. A word that is written as one is two or three where titles and captions write it so,
 * more often than as one; else where names of fields do; else where the placeholder behind it is called by its end.
 *
 * @param own words that name the service itself, lower case
 * @param title of the service
 */
export function wordingOf(pages: readonly PageFacts[], title: string, own: ReadonlySet<string>): Wording {
  const prose = new Vocabulary();
  const fields = new Vocabulary();
  prose.add(wordsOf(title));
  for (const page of pages) {
    prose.add(proseWords(page.title));
    for (const table of page.tables) {
      prose.add(proseWords(table.captionName === undefined ? table.caption : ''));
      for (const { name } of table.fields) fields.add(wordsOf(name.slice(0, LONGEST_NAME)));
    }
  }
  const ends = endsOf(pages.flatMap(({ operation }) => operation?.paths.map(({ path }) => path) ?? []));
  const known = new Map<string, readonly string[]>();
  const parted = (word: string): readonly string[] => {
    const lower = word.toLowerCase();
    if (own.has(lower)) return [lower];
    const made = known.get(lower) ?? partsOf(lower, prose, fields, ends);
    known.set(lower, made);
    return made;
  };
  const spelled = (path: string): string =>
    path
      .split('/')
      .map((segment) =>
        segment.startsWith('{') ? segment : segment.replace(/[a-z]+/g, (word) => parted(word).join('-')),
      )
      .join('/');
  return { own, parted, spelled };
}

/** Without the pages of a service: no word is parted. */
export const plainWording = (own: ReadonlySet<string>): Wording => ({
  own,
  parted: (word) => [word],
  spelled: (path) => path,
});

/** Names of fields that are longer say no words. */
const LONGEST_NAME = 100;

/** Words of a sentence; those with a hyphen are one. */
const proseWords = (text: string): string[] => wordsOf(text.replace(/(?<=[a-z])-(?=[a-z])/g, ''));

/** Words, and which stand beside each other; all in the singular and in lower case. */
class Vocabulary {
  private readonly words = new Map<string, number>();
  /** By words written as one, the words and how often they stand so. */
  private readonly runs = new Map<string, { readonly words: readonly string[]; count: number }>();

  add(text: readonly string[]): void {
    const lower = text.map((word) => word.toLowerCase());
    const single = lower.map(singularWord);
    for (const word of single) this.words.set(word, (this.words.get(word) ?? 0) + 1);
    for (const length of [2, 3])
      for (let at = 0; at + length <= lower.length; at++) {
        const run = [...lower.slice(at, at + length - 1), single[at + length - 1] as string];
        if (run.some((word) => isNoPart(word))) continue;
        const known = this.runs.get(run.join(''));
        if (known) known.count += 1;
        else this.runs.set(run.join(''), { words: run, count: 1 });
      }
  }

  has(word: string): boolean {
    return this.words.has(word);
  }

  /** The words that are written as one more often than apart have none. */
  run(word: string): readonly string[] | undefined {
    const run = this.runs.get(word);
    return run && run.count > (this.words.get(word) ?? 0) ? run.words : undefined;
  }
}

const isNoPart = (word: string): boolean =>
  word.length < 2 || /\d/.test(word) || FILLER_WORDS.has(word) || PARTICLES.has(word);

function partsOf(word: string, prose: Vocabulary, fields: Vocabulary, ends: Ends): readonly string[] {
  const one = singularWord(word);
  if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) return [word];
  const said =
    prose.run(one) ?? (prose.has(one) ? undefined : (fields.run(one) ?? ends.get(one) ?? joined(one, prose)));
  if (said === undefined) return [word];
  const first = said.slice(0, -1);
  return [...first, word.slice(first.join('').length)];
}

/** Words for what other things have, which every reader knows. */
const isNoun = (word: string): boolean => MINOR_NOUNS.has(word) || GENERIC_NOUNS.has(word);

/** Two words of the pages' titles that are written as one; the last may be one that needs no title. */
function joined(word: string, prose: Vocabulary): readonly string[] | undefined {
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const parts = [word.slice(0, at), word.slice(at)];
    const [, end = ''] = parts;
    if (parts.every((part) => (prose.has(part) || (part === end && isNoun(part))) && !isNoPart(part))) return parts;
  }
  return undefined;
}

/** The parts of segments that end as the placeholder behind them is called: `lendingdesks/{desk_id}`. */
type Ends = ReadonlyMap<string, readonly string[]>;

const PLACEHOLDER = /^\{([^{}]*)\}$/;

function endsOf(paths: readonly string[]): Ends {
  const ends = new Map<string, readonly string[]>();
  for (const path of paths) {
    const segments = path.split('/');
    for (const [at, segment] of segments.entries()) {
      if (!/^[a-z]+$/.test(segment)) continue;
      const one = singularWord(segment);
      const [end = ''] = wordsOf(PLACEHOLDER.exec(segments[at + 1] ?? '')?.[1] ?? '').map((word) => word.toLowerCase());
      const head = one.slice(0, -end.length);
      if (end.length >= SHORTEST_PART && head.length >= SHORTEST_PART && one.endsWith(end)) ends.set(one, [head, end]);
    }
  }
  return ends;
}
