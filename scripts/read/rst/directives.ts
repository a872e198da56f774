import { append } from '../../append.ts';
import { diagnostic } from '../../ir/index.ts';
import { splitCaption } from '../caption.ts';
import { inlineRuns } from './inline.ts';
import { type Lines, slice, takeHanging, trimBlankLines } from './lines.ts';
import { readCsvTable, readListTable } from './listed-table.ts';
import { type Cursor, keepRaw, settleAnchors, takeAnchors } from './page.ts';

const OPTION = /^:(?![: ])(?:[^:\\]|\\.|:(?! |$))*:(?: |$)/;
const NOTES = new Set([
  'attention',
  'caution',
  'danger',
  'error',
  'hint',
  'important',
  'note',
  'notice',
  'seealso',
  'tip',
  'warning',
]);
/** Remarks on releases, with the words that they are shown with. */
const RELEASES = new Map([
  ['deprecated', 'Deprecated since version'],
  ['versionadded', 'New in version'],
  ['versionchanged', 'Changed in version'],
  ['versionremoved', 'Removed in version'],
]);
const CODE = new Set(['code-block', 'code', 'sourcecode', 'parsed-literal']);
const PICTURES = new Set(['figure', 'image']);

/** What only tells how a page is shown. */
const SILENT = new Set([
  'class',
  'contents',
  'default-role',
  'highlight',
  'index',
  'rest_expand_all',
  'currentmodule',
  'meta',
  'module',
  'role',
  'rst-class',
  'sectnum',
  'tabularcolumns',
]);

/** A directive's lines: those beside and right below its name, and those behind the first blank line. */
interface Parts {
  readonly argument: Lines;
  readonly content: Lines;
  /** Page line of the directive itself. */
  readonly line: number;
}

/** Reads a directive whose argument begins at column `column` of the cursor's line; its name counts in any case. */
export function readDirective(cursor: Cursor, written: string, column: number): boolean {
  const name = written.toLowerCase();
  const { body, next } = takeHanging(cursor, cursor.at, column);
  const parts = partsOf(body, cursor.first + cursor.at);
  const read = readerOf(name);
  if (!read) {
    keepRaw(cursor, next, 'read/rst-construct-unknown', { as: 'directive', directive: written });
    return true;
  }
  cursor.at = next;
  read(cursor, parts, name);
  return true;
}

/** Directives of families of references: what they mean is said by adapters. */
const FAMILY =
  /^(?:http:(?:get|put|post|delete|options|head|patch|any)|rest_(?:method|parameters|status_code)|literalinclude|include)$/;
/** Of these, those that hold a list of fields. */
const WITH_FIELDS = /^http:/;
const OPTION_LINE = /^:((?:[^:\\]|\\.)+):(?: +((?! ).*))?$/;

/** The options behind a directive's argument. */
const optionsOf = (argument: Lines, head: Lines): Readonly<Record<string, string>> =>
  Object.fromEntries(
    argument.texts.slice(head.texts.length).flatMap((text) => {
      const [, key, value = ''] = OPTION_LINE.exec(text) ?? [];
      return key === undefined ? [] : [[key, value.trim()] as const];
    }),
  );

function readFamily(cursor: Cursor, parts: Parts, name: string): void {
  const { page } = cursor;
  const anchors = takeAnchors(page);
  const head = withoutOptions(parts.argument);
  const before = page.fieldLists;
  page.fieldLists = before || WITH_FIELDS.test(name);
  const blocks = cursor.nested(parts.content);
  page.fieldLists = before;
  cursor.out.push({
    kind: 'directive',
    name,
    argument: head.texts.flatMap((text, at) =>
      text.trim() === '' ? [] : [{ text: text.trim(), line: head.first + at }],
    ),
    options: optionsOf(parts.argument, head),
    blocks,
    anchors,
    line: parts.line,
  });
}

function readerOf(name: string): ((cursor: Cursor, parts: Parts, name: string) => void) | undefined {
  if (name === 'table') return readCaptioned;
  if (name === 'list-table') return (cursor, parts) => readFramed(cursor, parts, readListTable);
  if (name === 'csv-table') return (cursor, parts) => readFramed(cursor, parts, readCsvTable);
  if (CODE.has(name)) return readCode;
  if (NOTES.has(name)) return readNote;
  if (RELEASES.has(name)) return readRelease;
  if (name === 'http:example') return readHttpExample;
  if (FAMILY.test(name)) return readFamily;
  if (name === 'admonition') return readAdmonition;
  if (name === 'toctree') return readToctree;
  if (name === 'rubric') return readRubric;
  if (PICTURES.has(name)) return readPicture;
  return SILENT.has(name) ? () => {} : undefined;
}

function partsOf(body: Lines, line: number): Parts {
  const lines = body.texts[0] === '' ? slice(body, 1, body.texts.length) : body;
  const blank = lines.texts.indexOf('');
  const end = blank < 0 ? lines.texts.length : blank;
  return {
    argument: slice(lines, 0, end),
    content: trimBlankLines(slice(lines, end, lines.texts.length)),
    line,
  };
}

/** The argument without the options, which stand at its end. */
function withoutOptions(argument: Lines): Lines {
  const option = argument.texts.findIndex((text) => OPTION.test(text));
  return option < 0 ? argument : slice(argument, 0, option);
}

/** All lines of a directive that takes no argument: options in front are left out. */
function contentOf({ argument, content }: Parts): Lines {
  const text = withoutOptions(argument);
  if (text.texts.length === 0) return content;
  const gap = content.first - text.first - text.texts.length;
  return {
    texts: [...text.texts, ...new Array<string>(Math.max(gap, 0)).fill(''), ...content.texts],
    first: text.first,
  };
}

/** A table whose rows are written as something else, with its caption. */
function readFramed(cursor: Cursor, { argument, content, line }: Parts, read: typeof readListTable): void {
  const anchors = takeAnchors(cursor.page);
  const title = withoutOptions(argument);
  const frame = { ...splitCaption(inlineRuns(title.texts.join('\n'), cursor.page, line)), anchors, line };
  read(cursor, frame, optionsOf(argument, title), content);
}

/** A table with its caption; whatever else stands below the caption is kept. */
function readCaptioned(cursor: Cursor, parts: Parts): void {
  const { page } = cursor;
  const anchors = takeAnchors(page);
  const title = withoutOptions(parts.argument);
  const { number, caption } = splitCaption(inlineRuns(title.texts.join('\n'), page, parts.line));
  const before = page.diagnostics.length;
  const blocks = cursor.nested(parts.content);
  const isSound = blocks.length === 1 && blocks[0]?.kind === 'table';
  // A table that is lost is told already.
  if (!isSound && page.diagnostics.slice(before).every(({ code }) => code !== 'read/table-lost')) {
    const place = { file: page.file, line: parts.line };
    page.diagnostics.push(diagnostic('read/table-malformed', place, { as: 'caption' }));
  }
  const at = blocks.findIndex((block) => block.kind === 'table');
  if (at < 0) {
    append(page.strays, anchors);
    if (caption.length > 0) cursor.out.push({ kind: 'paragraph', runs: caption, line: parts.line });
  }
  for (const [index, block] of blocks.entries()) {
    if (index !== at || block.kind !== 'table') cursor.out.push(block);
    else cursor.out.push({ ...block, caption, number, anchors: [...anchors, ...block.anchors], line: parts.line });
  }
}

function readCode(cursor: Cursor, { argument, content }: Parts): void {
  settleAnchors(cursor.page);
  const head = withoutOptions(argument);
  const language = head.texts.join(' ').trim();
  const { caption } = optionsOf(argument, head);
  if (caption) putParagraph(cursor, caption, argument.first);
  cursor.out.push({
    kind: 'code',
    language: language === '' ? undefined : language,
    text: content.texts.join('\n'),
    line: content.first,
  });
}

function putParagraph(cursor: Cursor, text: string, line: number): void {
  const runs = inlineRuns(text, cursor.page, line);
  if (runs.length > 0) cursor.out.push({ kind: 'paragraph', runs, line });
}

/** A title that no table of contents has. */
function readRubric(cursor: Cursor, { argument, line }: Parts): void {
  settleAnchors(cursor.page);
  putParagraph(cursor, withoutOptions(argument).texts.join('\n'), line);
}

function readNote(cursor: Cursor, parts: Parts, label: string): void {
  settleAnchors(cursor.page);
  cursor.out.push({ kind: 'note', label, blocks: cursor.nested(contentOf(parts)), line: parts.line });
}

/** A remark on a release: its number, and what was changed in it. */
function readRelease(cursor: Cursor, { argument, content, line }: Parts, name: string): void {
  settleAnchors(cursor.page);
  const [version = '', ...words] = argument.texts.join(' ').trim().split(/\s+/);
  const inner = cursor.nested(content);
  const runs = inlineRuns(words.join(' '), cursor.page, line);
  const first = runs.length > 0 ? [{ kind: 'paragraph' as const, runs, line }] : [];
  cursor.out.push({
    kind: 'note',
    label: `${RELEASES.get(name)} ${version}`.trim(),
    blocks: [...first, ...inner],
    line,
  });
}

/** A request as it is sent, in the page or in a file that an option names; so may its answer be. */
function readHttpExample(cursor: Cursor, parts: Parts): void {
  const { content, line } = parts;
  const head = withoutOptions(parts.argument);
  const options = optionsOf(parts.argument, head);
  if (content.texts.length > 0) readCode(cursor, { ...parts, argument: { texts: ['http'], first: line } });
  else settleAnchors(cursor.page);
  for (const file of [options.request, options.response])
    if (file)
      cursor.out.push({
        kind: 'directive',
        name: 'literalinclude',
        argument: [{ text: file, line }],
        options: { language: 'http' },
        blocks: [],
        anchors: [],
        line,
      });
}

function readAdmonition(cursor: Cursor, parts: Parts): void {
  settleAnchors(cursor.page);
  const label = withoutOptions(parts.argument).texts.join(' ').trim();
  cursor.out.push({ kind: 'note', label, blocks: cursor.nested(parts.content), line: parts.line });
}

function readToctree(cursor: Cursor, parts: Parts): void {
  for (const line of contentOf(parts).texts) {
    const text = line.trim();
    const open = text.endsWith('>') ? text.lastIndexOf('<') : -1;
    const entry = open < 0 ? text : text.slice(open + 1, -1).trim();
    if (entry !== '' && entry !== 'self')
      cursor.page.toctree.push({ title: open < 0 ? '' : text.slice(0, open).trim(), entry });
  }
}

/** A picture has no text; its caption and legend have. */
function readPicture(cursor: Cursor, { content }: Parts): void {
  settleAnchors(cursor.page);
  append(cursor.out, cursor.nested(content));
}
