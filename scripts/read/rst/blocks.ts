import { append } from '../../append.ts';
import { type Block, DEFINITIONS, type TermItem } from '../../ir/index.ts';
import { columnsOf } from './columns.ts';
import { readExplicit } from './explicit.ts';
import { inlineRuns } from './inline.ts';
import { isIndented, type Lines, takeHanging, takeIndented } from './lines.ts';
import { readBullets, readEnumerated } from './lists.ts';
import { type Cursor, keepRaw, type PageState, settleAnchors, takeAnchors } from './page.ts';
import { readGridTable, readSimpleTable } from './table-block.ts';

/** Far deeper than pages nest; one more level would have every line cut once more. */
const MAX_DEPTH = 40;

const PUNCTUATION_LINE = /^([!-/:-@[-`{-~])\1*$/;
const FIELD = /^:(?![: ])((?:[^:\\]|\\.|:(?![ `]|$))*)(?<! ):(?: +|$)/;
const VALUE = '(?:[A-Za-z][\\w-]*|<[^<>]+>)';
const COMMAND_OPTION = `(?:[-+][A-Za-z0-9](?: ?${VALUE})?|(?:--|/)[A-Za-z0-9][\\w-]*(?:[ =]${VALUE})?)`;
const OPTION = new RegExp(`^${COMMAND_OPTION}(?:, ${COMMAND_OPTION})*(?: {2,}| ?$)`);
const DOCTEST = /^>>>(?: |$)/;
const LINE_BLOCK = /^\|(?: |$)/;
const ANONYMOUS_TARGET = /^__(?: |$)/;

/** Shortest line of punctuation that is a title's for certain. */
const SURE_LENGTH = 4;

/** A stretch of lines that is read into blocks. */
class BlockCursor implements Cursor {
  readonly texts: readonly string[];
  readonly first: number;
  readonly page: PageState;
  readonly depth: number;
  readonly out: Block[] = [];
  at = 0;

  constructor(lines: Lines, page: PageState, depth: number) {
    this.texts = lines.texts;
    this.first = lines.first;
    this.page = page;
    this.depth = depth;
  }

  nested(lines: Lines): Block[] {
    return readBlocks(lines, this.page, this.depth + 1);
  }
}

/** A line that can be nothing but prose: most cells of a table are one. */
const WORDS = /^[A-Za-z]{3}[A-Za-z0-9]*(?: [A-Za-z0-9]+)*$/;

/** Reads lines into blocks; only those of the page itself, at depth 0, may have headings. */
export function readBlocks(lines: Lines, page: PageState, depth = 0): Block[] {
  const [first = ''] = lines.texts;
  if (lines.texts.length === 1 && WORDS.test(first)) {
    settleAnchors(page);
    return [{ kind: 'paragraph', runs: [{ text: first }], line: lines.first }];
  }
  const cursor = new BlockCursor(lines, page, depth);
  const { texts, out } = cursor;
  if (depth > MAX_DEPTH) {
    keepRaw(cursor, texts.length, 'read/nesting-too-deep', { depth: MAX_DEPTH });
    return out;
  }
  while (cursor.at < texts.length) {
    const text = texts[cursor.at] as string;
    if (text === '') cursor.at++;
    else readBlock(cursor, text);
  }
  return out;
}

/** The order is that of docutils: the first reader that takes the line has it. */
const READERS: readonly ((cursor: Cursor, text: string) => boolean)[] = [
  readQuote,
  readBullets,
  readEnumerated,
  readField,
  readOption,
  readDoctest,
  readLineBlock,
  readGridTable,
  readSimpleTable,
  readExplicit,
  readAnonymousTarget,
  readPunctuation,
];

const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

function readBlock(cursor: Cursor, text: string): void {
  // Most lines are prose: only a letter with a dot or bracket soon after it could be anything else.
  if (isLetter(text.charCodeAt(0)) && isLetter(text.charCodeAt(1)) && isLetter(text.charCodeAt(2))) {
    if (!readEnumerated(cursor, text)) readText(cursor, text);
    return;
  }
  for (const read of READERS) if (read(cursor, text)) return;
  readText(cursor, text);
}

function readQuote(cursor: Cursor, text: string): boolean {
  if (!isIndented(text)) return false;
  const { body, next } = takeIndented(cursor, cursor.at);
  append(cursor.out, cursor.nested(body));
  cursor.at = next;
  return true;
}

/** Fields in front of everything else describe the page. */
function readField(cursor: Cursor, text: string): boolean {
  const match = text.startsWith(':') ? FIELD.exec(text) : null;
  if (!match) return false;
  const { body, next } = takeHanging(cursor, cursor.at, match[0].length);
  if (cursor.page.fieldLists) {
    putField(cursor, match[1] ?? '', body);
    cursor.at = next;
    return true;
  }
  if (cursor.depth > 0 || cursor.out.length > 0) {
    keepRaw(cursor, next, 'read/rst-construct-unknown', { as: 'field' });
    return true;
  }
  const value = body.texts.map((line) => line.trim()).join(' ');
  cursor.page.fields.set(match[1] ?? '', value.trim());
  cursor.at = next;
  return true;
}

/** A field with the fields in front of it is one list of terms. */
function putField(cursor: Cursor, name: string, body: Lines): void {
  const line = cursor.first + cursor.at;
  const item = { terms: [{ runs: [{ text: name }], anchors: [], line }], blocks: cursor.nested(body) };
  const last = cursor.out.at(-1);
  if (last?.kind === 'terms' && last.classes === FIELD_LIST)
    cursor.out[cursor.out.length - 1] = { ...last, items: [...last.items, item] };
  else cursor.out.push({ kind: 'terms', classes: FIELD_LIST, items: [item], line });
}

/** The class that Sphinx gives a list of fields too. */
const FIELD_LIST = 'field-list';

/** A list of command options needs descriptions; without one, `-1` is text. */
function readOption(cursor: Cursor, text: string): boolean {
  const match = OPTION.exec(text);
  if (!match) return false;
  const { body, next } = takeHanging(cursor, cursor.at, match[0].length);
  if (body.texts.every((line) => line === '')) return false;
  keepRaw(cursor, next, 'read/rst-construct-unknown', { as: 'options' });
  return true;
}

/** Index behind the lines from `from` on that are not blank. */
function endOfText(texts: readonly string[], from: number): number {
  let end = from;
  while (end < texts.length && texts[end] !== '') end++;
  return end;
}

function readDoctest(cursor: Cursor, text: string): boolean {
  if (!DOCTEST.test(text)) return false;
  settleAnchors(cursor.page);
  const end = endOfText(cursor.texts, cursor.at);
  putCode(cursor, { texts: cursor.texts.slice(cursor.at, end), first: cursor.first + cursor.at });
  cursor.at = end;
  return true;
}

function putCode(cursor: Cursor, body: Lines): void {
  cursor.out.push({ kind: 'code', language: undefined, text: body.texts.join('\n'), line: body.first });
}

/** Each line of a line block is a paragraph; an indented line goes on with the one above. */
function readLineBlock(cursor: Cursor, text: string): boolean {
  if (!LINE_BLOCK.test(text)) return false;
  settleAnchors(cursor.page);
  while (LINE_BLOCK.test(cursor.texts[cursor.at] ?? '')) {
    const start = cursor.at++;
    const parts = [(cursor.texts[start] as string).slice(2).trim()];
    while (isIndented(cursor.texts[cursor.at])) parts.push((cursor.texts[cursor.at++] as string).trim());
    putParagraph(cursor, parts.join('\n'), cursor.first + start);
  }
  return true;
}

function readAnonymousTarget(cursor: Cursor, text: string): boolean {
  if (!ANONYMOUS_TARGET.test(text)) return false;
  cursor.at = takeHanging(cursor, cursor.at, 0).next;
  return true;
}

/** A line of one punctuation character: above a title, or between two parts of a page. */
function readPunctuation(cursor: Cursor, text: string): boolean {
  if (!PUNCTUATION_LINE.test(text)) return false;
  const { texts, at } = cursor;
  const isShort = text.length < SURE_LENGTH;
  if (cursor.depth > 0) {
    if (isShort) return false;
    keepRaw(cursor, at + 1, 'read/rst-construct-unknown', { as: 'line' });
    return true;
  }
  const title = texts[at + 1] ?? '';
  if (title === '') {
    if (!isShort) cursor.at++;
    return !isShort;
  }
  const isOverline = texts[at + 2] === text && !PUNCTUATION_LINE.test(title);
  if (isOverline && (!isShort || columnsOf(title) <= text.length)) {
    putHeading(cursor, title.trim(), `${text.charAt(0)} over`, at + 1);
    cursor.at = at + 3;
    return true;
  }
  if (isShort) return false;
  keepRaw(cursor, at + 2, 'read/rst-construct-unknown', { as: 'overline' });
  return true;
}

function putHeading(cursor: Cursor, title: string, style: string, at: number): void {
  const { page } = cursor;
  if (!page.levels.includes(style)) page.levels.push(style);
  const line = cursor.first + at;
  const runs = inlineRuns(title, page, line);
  cursor.out.push({ kind: 'heading', level: page.levels.indexOf(style) + 1, runs, anchors: takeAnchors(page), line });
}

/** A paragraph, a title or the term of a definition, as the second line tells. */
function readText(cursor: Cursor, text: string): void {
  const { texts, at } = cursor;
  const second = texts[at + 1] ?? '';
  if (isIndented(second)) return readDefinition(cursor, text);
  if (second !== '' && isUnderline(second, text)) return readTitle(cursor, text, second);
  const labels = cursor.page.pending;
  settleAnchors(cursor.page);
  let end = at + 1;
  while (end < texts.length && texts[end] !== '' && !isIndented(texts[end])) end++;
  const whole = end === at + 1 ? text : texts.slice(at, end).join('\n');
  cursor.at = end;
  const isLiteralNext = whole.endsWith('::') && !isEscaped(whole, whole.length - 2);
  putParagraph(cursor, isLiteralNext ? withoutMark(whole) : whole, cursor.first + at);
  const paragraph = cursor.out.at(-1);
  if (labels.length > 0 && paragraph?.kind === 'paragraph') cursor.page.labels.set(paragraph, labels);
  if (isLiteralNext) readLiteral(cursor);
}

const isUnderline = (line: string, title: string): boolean =>
  PUNCTUATION_LINE.test(line) && (line.length >= SURE_LENGTH || columnsOf(title) <= line.length);

function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text.charAt(from - 1) === '\\') from--;
  return (at - from) % 2 === 1;
}

/** `text::` keeps one colon, `text ::` none. */
function withoutMark(text: string): string {
  const isLoose = text.length === 2 || /\s/.test(text.charAt(text.length - 3));
  return isLoose ? text.slice(0, -2).trimEnd() : text.slice(0, -1);
}

function putParagraph(cursor: Cursor, text: string, line: number): void {
  const runs = inlineRuns(text, cursor.page, line);
  if (runs.length > 0) cursor.out.push({ kind: 'paragraph', runs, line });
}

function readTitle(cursor: Cursor, title: string, underline: string): void {
  const { at } = cursor;
  if (cursor.depth > 0) {
    keepRaw(cursor, at + 2, 'read/rst-construct-unknown', { as: 'title' });
    return;
  }
  putHeading(cursor, title, underline.charAt(0), at);
  cursor.at = at + 2;
}

/** A term with what defines it. In tables, and in what is nested otherwise, the term is a paragraph. */
function readDefinition(cursor: Cursor, term: string): void {
  const { page } = cursor;
  settleAnchors(page);
  const line = cursor.first + cursor.at;
  const { body, next } = takeIndented(cursor, cursor.at + 1);
  const before = page.inDefinition;
  if (cursor.depth > 0 && !before) {
    putParagraph(cursor, term, line);
    append(cursor.out, cursor.nested(body));
  } else {
    page.inDefinition = true;
    putDefinition(cursor, {
      terms: [{ runs: inlineRuns(term, page, line), anchors: [], line }],
      blocks: cursor.nested(body),
    });
    page.inDefinition = before;
  }
  cursor.at = next;
}

/** A definition with those in front of it is one list of terms. */
function putDefinition(cursor: Cursor, item: TermItem): void {
  const last = cursor.out.at(-1);
  if (last?.kind === 'terms' && last.classes === DEFINITIONS)
    cursor.out[cursor.out.length - 1] = { ...last, items: [...last.items, item] };
  else
    cursor.out.push({ kind: 'terms', classes: DEFINITIONS, items: [item], line: item.terms[0]?.line ?? cursor.first });
}

/** The text below `::`: indented, or each line with the same mark in front. */
function readLiteral(cursor: Cursor): void {
  const { texts } = cursor;
  while (texts[cursor.at] === '') cursor.at++;
  const text = texts[cursor.at];
  if (text === undefined) return;
  if (isIndented(text)) {
    const { body, next } = takeIndented(cursor, cursor.at);
    putCode(cursor, body);
    cursor.at = next;
    return;
  }
  const mark = text.charAt(0);
  if (!PUNCTUATION_LINE.test(mark)) return;
  const start = cursor.at;
  while (texts[cursor.at]?.startsWith(mark)) cursor.at++;
  putCode(cursor, { texts: texts.slice(start, cursor.at), first: cursor.first + start });
}
