import type { Dialect } from '../../dialects/index.ts';
import { type Block, type Outcome, type ResponseLink, textOfRuns } from '../../ir/index.ts';
import type { Part } from '../sections.ts';
import { short } from '../text.ts';

/**
 * The links of response sections: `See Responses`, `For details about abnormal responses, see Responses`. Where the
 * section says that there is no response, only those that speak of failures count.
 *
 * @param file the page that the parts are of
 */
export function responseLinksOf(parts: readonly Part[], file: string, dialect: Dialect): ResponseLink[] {
  const section = parts.filter(({ role }) => role === 'response');
  const links = section.flatMap(({ block, outcome, status }) =>
    sentencesOf(block).map(({ target, sentence, line }): ResponseLink => {
      const source = { file, line, words: short(sentence) };
      return { target, outcome: outcomeIn(sentence, dialect) ?? outcome, status, source };
    }),
  );
  const saysNone = section.some(
    ({ block }) => block.kind === 'paragraph' && dialect.prose.nothing.test(textOfRuns(block.runs)),
  );
  return saysNone ? links.filter(({ outcome }) => outcome === 'abnormal') : links;
}

/** The one outcome that a sentence speaks of. */
function outcomeIn(sentence: string, { sections }: Dialect): Outcome | undefined {
  const [only, ...more] = sections.outcomeWords.filter(({ pattern }) => pattern.test(sentence));
  return more.length === 0 ? only?.outcome : undefined;
}

interface LinkingSentence {
  readonly target: string;
  readonly sentence: string;
  readonly line: number;
}

/** The sentences of a block's paragraphs that hold a link; its tables and code are read for themselves. */
function sentencesOf(block: Block): LinkingSentence[] {
  if (block.kind === 'list') return block.items.flatMap((item) => item.flatMap(sentencesOf));
  if (block.kind === 'note') return block.blocks.flatMap(sentencesOf);
  if (block.kind !== 'paragraph') return [];
  const text = block.runs.map((run) => run.text).join('');
  const out: LinkingSentence[] = [];
  let at = 0;
  for (const run of block.runs) {
    if (run.link) out.push({ target: run.link, sentence: sentenceAround(text, at), line: block.line });
    at += run.text.length;
  }
  return out;
}

/** The sentence of a text that has a character at a place. */
function sentenceAround(text: string, at: number): string {
  const before = text.slice(0, at).split(SENTENCE_END).at(-1) ?? '';
  const behind = text.slice(at).split(SENTENCE_END)[0] ?? '';
  return before + behind;
}

const SENTENCE_END = /(?<=[.;!?])\s+/;
