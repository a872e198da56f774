import { announcesValues } from './lead-in.ts';
import { BOLD, BOLD_END, type ListItem, type Segment, unmark } from './marked-text.ts';

/** `**X**: text`, `X_1: text` or `x: text`; a capitalised word, as in `Note: text`, opens a remark. */
const VALUE_PARAGRAPH = new RegExp(`^(?:${BOLD}[^${BOLD_END}]+${BOLD_END}|[A-Z0-9_]+|[a-z][\\w.-]*)\\s*:\\s`);

const isValue = (segment: Segment | undefined): segment is Extract<Segment, { kind: 'paragraph' }> =>
  segment?.kind === 'paragraph' && (VALUE_PARAGRAPH.test(segment.text) || VALUE_ALONE.test(segment.text));

/** A literal and nothing else. */
const VALUE_ALONE = new RegExp(`^(?:${BOLD}[^${BOLD_END}]+${BOLD_END}|[A-Z][A-Z0-9_]+|[a-z][\\w.-]*|\\d+)\\.?$`);

/** `0: text`: numbers with what they mean need no sentence that announces them. */
const CODE_PARAGRAPH = new RegExp(`^${BOLD}?-?\\d+${BOLD_END}?\\s*:\\s`);

const isCode = (segment: Segment | undefined): boolean =>
  segment?.kind === 'paragraph' && CODE_PARAGRAPH.test(segment.text);

/** `**A**, **B**, and **C**` and nothing else. */
const BOLD_VALUES = new RegExp(`^(?:(?:${BOLD}[^${BOLD_END}]+${BOLD_END}|\\([^()]*\\)|and|or)[\\s,;.]*){2,}$`, 'i');

/** `Options:` alone, below which a paragraph lists the values in a sentence. */
const LABEL_ALONE = /^(?:options?|enums?|value options?)\s*:$/i;

const announces = (segment: Segment): boolean => segment.kind === 'paragraph' && announcesValues(segment.text);

/**
 * Puts values that stand in a paragraph each, below a sentence that announces them, into a list, as other pages have it;
 * values in one paragraph join the sentence.
 *
 * @param namesNone tells paragraphs that name no value: those that open a labelled part, and `N/A`
 */
export function listValueParagraphs(segments: readonly Segment[], namesNone: (segment: Segment) => boolean): Segment[] {
  const out: Segment[] = [];
  for (let at = 0; at < segments.length; at++) {
    const segment = segments[at] as Segment;
    const below = segments[at + 1];
    if (
      segment.kind === 'paragraph' &&
      below?.kind === 'paragraph' &&
      goesOn(segment, below, segments[at + 2], namesNone)
    ) {
      out.push({ ...segment, text: `${segment.text} ${below.text}` });
      at++;
      continue;
    }
    out.push(segment);
    if (!announces(segment) && !(isCode(segments[at + 1]) && isCode(segments[at + 2]) && !isCode(segment))) continue;
    const items: ListItem[] = [];
    for (let next = segments[at + 1]; isValue(next) && !namesNone(next); next = segments[at + 1 + items.length])
      items.push({ head: next.text, rest: [], line: next.line });
    // Literals and nothing else are a list where there are several; `Default value:` has its one below it.
    const isOneValue = segment.kind === 'paragraph' && /\bdefault\b/i.test(segment.text);
    if (items.some(({ head }) => VALUE_ALONE.test(head)) && (items.length < 2 || isOneValue)) continue;
    // One value alone must be set off: `Note: text` may stand below any sentence.
    if (items.length < (items[0]?.head.startsWith(BOLD) ? 1 : 2)) continue;
    out.push({ kind: 'list', items, line: items[0]?.line ?? segment.line });
    at += items.length;
  }
  return out;
}

/** Whether the sentence of one paragraph ends in the one below. */
const goesOn = (
  above: Extract<Segment, { kind: 'paragraph' }>,
  below: Extract<Segment, { kind: 'paragraph' }>,
  next: Segment | undefined,
  namesNone: (segment: Segment) => boolean,
): boolean =>
  (announces(above) && BOLD_VALUES.test(below.text)) ||
  (LABEL_ALONE.test(unmark(above.text)) &&
    !VALUE_PARAGRAPH.test(below.text) &&
    !(isValue(below) && isValue(next)) &&
    !namesNone(below));
