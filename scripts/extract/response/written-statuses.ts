import { type Block, type StatusFacts, textOfRuns } from '../../ir/index.ts';
import type { Part } from '../sections.ts';

/** What may stand in front of codes: `Normal: 200`. */
const LABEL =
  /^(?:(?:normal|abnormal|success(?:ful)?|fail(?:ed|ure)|error)(?: (?:http )?(?:(?:status|response|return(?:ed)?) )?(?:values?|codes?))?|(?:http )?(?:status|response) codes?|return(?:ed)? (?:values?|codes?))\s*[:：]\s*/i;
const REASON = '(?:\\s+[A-Z](?:[A-Za-z-]| +(?=[A-Za-z-]))*?|\\s*\\([A-Z][A-Za-z -]{1,40}\\))?';
const CODE = new RegExp(`^([1-5]\\d{2})${REASON}\\.?$`);
/** `itemNotFound(404)`. */
const NAMED_CODE = /^[A-Za-z]{2,40} ?\(([1-5]\d{2})\)\.?$/;
/** `404 Not Found: text`. */
const DESCRIBED = new RegExp(`^([1-5]\\d{2})${REASON}\\s*[:：–—-]\\s*(\\S.*)$`, 's');

/**
 * Statuses that status sections name in paragraphs and plain lists, as `Normal` and `200` below it, or `404: not there`.
 *
 * @param file the page that the parts are of
 */
export function writtenStatuses(parts: readonly Part[], file: string): StatusFacts[] {
  return parts.flatMap(({ role, block }) =>
    role === 'status' ? statusesOfBlock(block, file) : role === 'errors' ? failuresOfBlock(block, file) : [],
  );
}

/** `… status code 404 Not Found is returned`, as sections of errors say it. */
const FAILURE = /\bstatus code (?:is |of )?([45]\d{2})\b/gi;

function failuresOfBlock(block: Block, file: string): StatusFacts[] {
  if (block.kind === 'list') return block.items.flatMap((item) => item.flatMap((each) => failuresOfBlock(each, file)));
  if (block.kind !== 'paragraph') return [];
  const words = textOfRuns(block.runs);
  const codes = new Set([...words.matchAll(FAILURE)].map((match) => match[1] ?? ''));
  return [...codes].map((code) => ({ code, description: '', source: { file, line: block.line, words } }));
}

function statusesOfBlock(block: Block, file: string): StatusFacts[] {
  if (block.kind === 'list') return block.items.flatMap((item) => item.flatMap((each) => statusesOfBlock(each, file)));
  if (block.kind === 'note') return block.blocks.flatMap((each) => statusesOfBlock(each, file));
  if (block.kind !== 'paragraph') return [];
  const words = textOfRuns(block.runs);
  const codes = codesOf(words.replace(LABEL, ''));
  const named = codes.length > 0 ? codes : successesOf(words);
  return named.map((each) => ({ ...each, source: { file, line: block.line, words } }));
}

/** Sentences that name the status of this very operation's success; what holds in general, or as an example, is none. */
const SUCCESS_SENTENCES: readonly RegExp[] = [
  /\bstatus code (?:for|of) (?:a |the )?success(?:ful)? (?:call|request|response|operation|execution)s?(?: (?:of|to) this api)? is (2\d{2})\b/i,
  /^(?:if|when) (?:the |this )?(?:request|call|operation|api(?: call)?|execution)(?: is| was)? (?:success\w*|success\w* (?:processed|executed|completed)|(?:processed|executed|completed) success\w*), (?:the )?(?:http )?(?:status|return(?:ed)?|response) (?:code|value) (?:is )?(2\d{2})\b(?!\s*(?:,|or|and|\/))/i,
];
/** Sentences that do so where they speak of success behind the status. */
const STATUS_FIRST: readonly RegExp[] = [
  /^(?:if |when )?(?:the )?(?:http )?(?:status|return(?:ed)?|response) (?:code|value) (2\d{2})(?: [a-z]{1,20}){0,3} is returned(?: (?:if|when|for|after)\b|, (?:indicating|the)\b)/i,
  /^(?:http )?(?:status |return )?(?:code )?(2\d{2})(?: [a-z]{1,20}){0,3} (?:indicates|means)\b/i,
];

function successesOf(words: string): { code: string; description: string; isInSentence: true }[] {
  const found = words.split(/(?<=[.;])\s+/).flatMap((sentence) => [
    ...SUCCESS_SENTENCES.flatMap((pattern) => pattern.exec(sentence)?.[1] ?? []),
    ...STATUS_FIRST.flatMap((pattern) => {
      const match = pattern.exec(sentence);
      return match?.[1] && /\bsuccess/i.test(sentence.slice(match[0].length)) ? match[1] : [];
    }),
  ]);
  return [...new Set(found)].map((code) => ({ code, description: '', isInSentence: true }));
}

/** The codes of a text that is nothing but codes, or one code and what it means; none of any other. */
function codesOf(text: string): { code: string; description: string }[] {
  const described = DESCRIBED.exec(text);
  if (described?.[1] && described[2]) return [{ code: described[1], description: described[2].trim() }];
  const codes = text
    .split(/(?:(?<!\s)\s+)?(?:[,;/]|\band\b|\bor\b)\s*/)
    .map((piece) => (CODE.exec(piece) ?? NAMED_CODE.exec(piece))?.[1]);
  return codes.every((code) => code !== undefined) ? codes.map((code) => ({ code, description: '' })) : [];
}
