import type { DescriptionPart, Dialect } from '../../dialects/index.ts';
import { type ListItem, type Segment, unmark } from './marked-text.ts';
import { listValueParagraphs } from './value-paragraphs.ts';

/** `**Range**: text`, or `**Range**` alone above the text. */
const PART_LABEL =
  /^(?:\ue000?\s*([A-Za-z][A-Za-z ]{4,13}?)\s*(?:\ue001\s*)?:\ue001?\s*(.*)|\ue000([A-Za-z ]{5,14})\ue001)$/s;

/** The part that a text opens, by its label, and what it says behind that. */
function openedBy(text: string, { rows }: Dialect): { part: DescriptionPart; title: string; rest: string } | undefined {
  const match = PART_LABEL.exec(text);
  if (!match) return undefined;
  const title = (match[1] ?? match[3] ?? '').trim();
  const part = rows.parts.find(({ pattern }) => pattern.test(title))?.part;
  return part && { part, title, rest: (match[2] ?? '').trim() };
}

/** A stretch of a description, and the labelled part that it stands in. */
export interface Labelled {
  readonly part: DescriptionPart;
  readonly segment: Segment;
}

/** Puts each segment under the label that opened it; `**Range**: X` gives the label and a paragraph `X`. */
export function splitParts(segments: readonly Segment[], dialect: Dialect): Labelled[] {
  let part: DescriptionPart = 'text';
  const out: Labelled[] = [];
  const namesNone = (segment: Segment): boolean =>
    segment.kind === 'paragraph' &&
    (saysNothing(segment.text, dialect) || openedBy(segment.text, dialect) !== undefined);
  for (const segment of listValueParagraphs(unwrapLabelLists(segments, dialect), namesNone)) {
    const opened = segment.kind === 'paragraph' ? openedBy(segment.text, dialect) : undefined;
    if (opened) {
      const { title, rest } = opened;
      part = opened.part;
      // A label alone announces what stands below it, whatever was said before.
      const text = rest === '' ? `${title}:` : rest;
      out.push({ part, segment: withoutNothing({ kind: 'paragraph', text, line: segment.line }, dialect) });
      if (rest === '') continue;
    } else out.push({ part, segment: withoutNothing(segment, dialect) });
    // A default is one paragraph; what follows it speaks of the value again.
    if (part === 'default') part = 'text';
  }
  return out;
}

const saysNothing = (text: string, { prose }: Dialect): boolean => prose.nothing.test(unmark(text));

/** A paragraph `N/A` or `None` keeps its place, but no text. */
const withoutNothing = (segment: Segment, dialect: Dialect): Segment =>
  segment.kind === 'paragraph' && saysNothing(segment.text, dialect) ? { ...segment, text: '' } : segment;

/** Some pages write the labelled parts, or the sentences of a description, as one bullet each: read them as paragraphs. */
function unwrapLabelLists(segments: readonly Segment[], dialect: Dialect): readonly Segment[] {
  if (segments.every(({ kind }) => kind === 'paragraph')) return segments;
  return segments.flatMap((segment) => {
    if (segment.kind !== 'list') return [segment];
    // `Default` alone is a value of an enumeration.
    const labelled = segment.items.some((item) => {
      const opened = openedBy(item.head, dialect);
      return opened !== undefined && opened.part !== 'default';
    });
    return labelled ? unwrapLabelList(segment.items, dialect) : [segment];
  });
}

/** Items behind a label without text are its list, which the page has not set further in. */
function unwrapLabelList(items: readonly ListItem[], dialect: Dialect): Segment[] {
  const out: Segment[] = [];
  let below: ListItem[] | undefined;
  for (const item of items) {
    const opened = openedBy(item.head, dialect);
    if (below && !opened) {
      below.push(item);
      continue;
    }
    out.push({ kind: 'paragraph', text: item.head, line: item.line }, ...item.rest);
    below = opened?.rest === '' && item.rest.length === 0 ? [] : undefined;
    if (below) out.push({ kind: 'list', items: below, line: item.line });
  }
  return out.filter((segment) => segment.kind === 'paragraph' || segment.items.length > 0);
}
