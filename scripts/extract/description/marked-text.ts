import { append } from '../../append.ts';
import { lookup } from '../../lookup.ts';
import type { Block, Run } from '../../ir/index.ts';

/** Bold runs stand between these private-use characters, so that a sentence is one string and bold still shows. */
export const BOLD = '\ue000';
export const BOLD_END = '\ue001';

const MARKS = /[\ue000\ue001]/g;
const ODD_BLANKS = /[^\S ]| {2}/;

/** A stretch of a description: a paragraph, or the list below it. */
export type Segment =
  | { readonly kind: 'paragraph'; readonly text: string; readonly line: number }
  | { readonly kind: 'list'; readonly items: readonly ListItem[]; readonly line: number };

export interface ListItem {
  /** The item's first paragraph, with marks. */
  readonly head: string;
  /** Everything below that paragraph. */
  readonly rest: readonly Segment[];
  readonly line: number;
}

/** Punctuation of full width, as keyboards for Chinese give it, and the same in half width. */
const PUNCTUATION = lookup({ '：': ': ', '；': '; ', '，': ', ', '、': ', ', '（': ' (', '）': ') ', '。': '. ' });
const FULL_WIDTH = /[：；，、（）。]/g;

/** One string of runs, bold marked. A bold run that leaked as `**x**` or `<b …>x</b>` is read as one. */
export function markRuns(runs: readonly Run[]): string {
  let text = '';
  for (const run of runs) {
    const plain = unmark(run.text);
    if (!run.bold) {
      text += plain;
      continue;
    }
    const body = plain.trim();
    if (body === '') text += plain;
    else text += `${plain.startsWith(' ') ? ' ' : ''}${BOLD}${body}${BOLD_END}${plain.endsWith(' ') ? ' ' : ''}`;
  }
  if (text.includes('**')) text = text.replace(/\*\*([^*\s][^*]*)\*\*/g, `${BOLD}$1${BOLD_END}`);
  if (text.includes('<b')) text = text.replace(/<b(?:\s[^<>]*)?>([^<]*)<\/b>/g, `${BOLD}$1${BOLD_END}`);
  if (text.includes('\\_')) text = text.replace(/\\_/g, '_');
  text = text.replace(FULL_WIDTH, (mark) => PUNCTUATION[mark] ?? mark);
  return ODD_BLANKS.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}

/** Segments of a cell's blocks in order; notes are read through, code is not prose. */
export function segmentsOf(blocks: readonly Block[]): Segment[] {
  const segments: Segment[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph')
      append(segments, openInlineList(markRuns(block.runs), block.line, block === blocks.at(-1)));
    else if (block.kind === 'note') append(segments, segmentsOf(block.blocks));
    else if (block.kind === 'list')
      pushList(segments, { kind: 'list', items: block.items.map(itemOf).flatMap(splitItem), line: block.line });
  }
  return segments;
}

/** Lists right behind each other are one list that the markup has cut. */
function pushList(segments: Segment[], list: Extract<Segment, { kind: 'list' }>): void {
  const last = segments.at(-1);
  if (last?.kind !== 'list') segments.push(list);
  else segments[segments.length - 1] = { ...last, items: [...last.items, ...list.items] };
}

/** Bullets of a list whose line breaks were lost: `Options: - **0**: image - **1**: text`. */
const INLINE_BULLET = /(?:^|\s)[-•]\s+(?=\ue000[^\ue000\ue001]+\ue001\s*(?:[:(]|$|[-•])|[\w./-]+:\s)/;

/** Values and what they mean behind a lead-in, one after the other: `Options: A: first; B: second`. */
const INLINE_SERIES = /^(.*\b(?:options?|enums?|values?|enumerations?|value range)\s*(?:are |is )?:)\s+(\S.*)$/is;
const SERIES_ITEM = /^(?:and |or )?(?:\(\d\) ?)?(\ue000?["']?[\w.\-/]+["']?\ue001?\s*[:(=]\s*\S.*)$/s;

function openInlineSeries(text: string, line: number): Segment[] | undefined {
  const end = text.lastIndexOf(';');
  const match = INLINE_SERIES.exec(text.slice(0, Math.max(0, end)));
  if (!match?.[1] || !match[2]) return undefined;
  const items = `${match[2]}${text.slice(end)}`
    .replace(/[.;]\s*$/, '')
    .split(/;\s*/)
    .map((item) => SERIES_ITEM.exec(item)?.[1]);
  if (items.length < 2 || items.some((item) => item === undefined)) return undefined;
  const heads = items as string[];
  return [
    { kind: 'paragraph', text: match[1], line },
    { kind: 'list', items: heads.map((head) => ({ head, rest: [], line })), line },
  ];
}

/** Words behind which one bullet alone is a list, where no further block can go on with it: `Options: - **0**: image`. */
const LIST_AHEAD = /(?:^|[.:])(?=([^.:]*?\b(?:options?|values?)\b))\1[^.:]*:\s*$/i;

function openInlineList(text: string, line: number, isLast: boolean): Segment[] {
  const series = openInlineSeries(text, line);
  if (series) return series;
  if (!/[-•] /.test(text)) return [{ kind: 'paragraph', text, line }];
  const [lead = '', ...items] = text.split(INLINE_BULLET);
  if (items.length < (isLast && LIST_AHEAD.test(lead) ? 1 : 2)) return [{ kind: 'paragraph', text, line }];
  const list: Segment = { kind: 'list', items: items.map((item) => ({ head: item.trim(), rest: [], line })), line };
  return lead.trim() === '' ? [list] : [{ kind: 'paragraph', text: lead.trim(), line }, list];
}

/** Two items of one line: `0: created - **1**: running`. */
function splitItem(item: ListItem): ListItem[] {
  if (!/[-•] /.test(item.head) || !INLINE_VALUE.test(item.head)) return [item];
  const heads = item.head.split(INLINE_BULLET).map((head) => ({ head: head.trim(), rest: [], line: item.line }));
  return heads.map((each, at) => (at === heads.length - 1 ? { ...each, rest: item.rest } : each));
}

/** `**X**: text` or `X: text`. */
const INLINE_VALUE = /^(?:\ue000[^\ue001]+\ue001|[\w./-]+)\s*:/;

function itemOf(blocks: readonly Block[]): ListItem {
  const [first, ...rest] = segmentsOf(blocks);
  const line = blocks[0]?.line ?? 1;
  if (first?.kind === 'paragraph') return { head: first.text, rest, line };
  return { head: '', rest: first ? [first, ...rest] : rest, line };
}

const isMarked = (text: string): boolean => text.includes(BOLD) || text.includes(BOLD_END);

export const unmark = (text: string): string => (isMarked(text) ? text.replace(MARKS, '') : text);

/** A mark that may end a sentence, with what closes behind it. */
const END_MARK = /[.!?;][\ue001)"”]?\s+/g;
const ABBREVIATION = /\b(?:e\.g|i\.e|etc|vs|No|cf|approx|[Mm]ax|[Mm]in)$/;

/** Sentences of a marked text. A dot inside a number, a name or an abbreviation ends none. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  END_MARK.lastIndex = 0;
  for (let match = END_MARK.exec(text); match; match = END_MARK.exec(text)) {
    const end = END_MARK.lastIndex;
    if (text[match.index] === '.' && ABBREVIATION.test(text.slice(Math.max(0, match.index - 8), match.index))) continue;
    // `text/plain; charset=UTF-8` is one value.
    if (text[match.index] === ';' && /^\w+=/.test(text.slice(end, end + 20))) continue;
    sentences.push(text.slice(start, end).trim());
    start = end;
  }
  const last = text.slice(start).trim();
  if (last !== '') sentences.push(last);
  return sentences;
}

/** Numbers without the commas that part their thousands. */
export const withoutThousandsMarks = (text: string): string => text.replace(/(?<=\d),(?=\d{3}\b)/g, '');
