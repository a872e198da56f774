import { TYPE_WORD } from '../adapt/index.ts';
import type { Dialect } from '../dialects/index.ts';
import {
  type Block,
  type BlockFacts,
  blocksOfTerms,
  type Diagnostic,
  diagnostic,
  type ProseKind,
  squeeze,
  textOfBlocks,
  textOfRuns,
} from '../ir/index.ts';
import { sentencesOf } from './description/marked-text.ts';
import { markdownOf } from './markdown.ts';
import { isStatusLabel, outcomeOf, type Part } from './sections.ts';
import { readCaption } from './table/tables.ts';
import { short } from './text.ts';

/** Sections whose every block is accounted for. */
const ACCOUNTED: ReadonlySet<Part['role']> = new Set([
  'uri',
  'request',
  'request-syntax',
  'response',
  'response-syntax',
]);

/** Sections of examples: their text is about the examples, but for the rules among it. */
const EXAMPLES: ReadonlySet<Part['role']> = new Set(['request-example', 'response-example', 'examples']);

/** What the prose of a page comes to. */
export interface ReadProse {
  /** What the contract's description keeps beside the page's purpose: remarks that no other node has. */
  readonly remarks: readonly Block[];
  /** The blocks that the page's contract has to answer for. */
  readonly blocks: readonly BlockFacts[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the prose of an operation's page.
 *
 * @param file the page that the parts are of
 * @param isRead whether facts are read from a block that looks like prose
 */
export function proseOf(
  parts: readonly Part[],
  file: string,
  dialect: Dialect,
  isRead: (block: Block) => boolean,
): ReadProse {
  const kinds = parts.map((_, at) => proseKind(parts, at, dialect));
  const isRemark = (at: number): boolean => kinds[at] === 'remark';
  return {
    remarks: parts.flatMap(({ block }, at) => (isRemark(at) && !isRead(block) ? [block] : [])),
    blocks: blocksOf(parts, kinds),
    diagnostics: unreadFields(parts, isRemark, file),
  };
}

/**
 * The kind of a part's prose.
 *
 * @param at place among `parts`
 * @returns undefined for what is no prose, or stands in a section that isn't accounted for
 */
function proseKind(parts: readonly Part[], at: number, dialect: Dialect): ProseKind | undefined {
  const { role, block } = parts[at] as Part;
  if (EXAMPLES.has(role)) return isRule(parts, at, dialect) ? 'remark' : undefined;
  if (!ACCOUNTED.has(role) || block.kind === 'table' || block.kind === 'raw') return undefined;
  if (block.kind === 'code') {
    const showsContent = (role === 'request' || role === 'response') && !MESSAGE_START.test(block.text);
    return showsContent ? undefined : 'syntax';
  }
  if (block.kind === 'paragraph' && block.request) return undefined;
  const text = squeeze(textOfBlocks([block]).replace(/\n/g, ' '));
  if (dialect.prose.nothing.test(text)) return 'nothing';
  if (block.kind === 'paragraph' && isLabel(parts, at, text, dialect)) return 'label';
  if (block.kind === 'list' && linesOf(block).every((line) => isLabelText(line, dialect))) return 'label';
  const kinds = new Set(
    linesOf(block).flatMap((line) => sentencesOf(line).map((sentence) => sentenceKind(sentence, dialect))),
  );
  if (kinds.has('remark')) return 'remark';
  return kinds.has('pointer') ? 'pointer' : 'nothing';
}

/** The first line of a message of HTTP. */
const MESSAGE_START = /^\s*(?:[A-Z]{3,7} \S{1,2000} HTTP\/\d|HTTP\/\d)/;

/** Paragraphs that name a parameter and, right behind it, its type: a form of description that isn't read. */
function unreadFields(parts: readonly Part[], isRemark: (at: number) => boolean, file: string): Diagnostic[] {
  const found = new Map<string, { readonly line: number; readonly names: string[] }>();
  for (const [at, { block, heading }] of parts.entries()) {
    const next = parts[at + 1]?.block;
    if (block.kind !== 'paragraph' || next?.kind !== 'paragraph' || !isRemark(at)) continue;
    const name = textOfRuns(block.runs).trim();
    const [type = ''] = textOfRuns(next.runs).split(/[.,;(]/, 1);
    if (!FIELD_NAME.test(name) || !TYPE_WORD.test(type.trim())) continue;
    const known = found.get(heading);
    if (known) known.names.push(name);
    else found.set(heading, { line: block.line, names: [name] });
  }
  return [...found].map(([section, { line, names }]) =>
    diagnostic('extract/fields-unread', { file, line }, { words: short(names.join(', ')), section }),
  );
}

const FIELD_NAME = /^[A-Za-z_$][\w.$-]{0,100}$/;

/** Text with remarks below it, each once. */
export function withRemarks(text: string, remarks: readonly Block[]): string {
  const paragraphs = new Set(text.split('\n\n'));
  const added = remarks.map((remark) => markdownOf([remark]));
  const fresh = added.filter((markdown) => {
    const own = markdown.split('\n\n');
    const isThere = own.every((each) => paragraphs.has(each));
    for (const each of own) paragraphs.add(each);
    return markdown !== '' && !isThere;
  });
  return [...(text === '' ? [] : [text]), ...fresh].join('\n\n');
}

function blocksOf(parts: readonly Part[], kinds: readonly (ProseKind | undefined)[]): BlockFacts[] {
  const ends = endsOf(parts);
  return parts.flatMap(({ role, block, heading }, at): BlockFacts[] => {
    const prose = kinds[at];
    if (!ACCOUNTED.has(role) && prose === undefined) return [];
    return [
      {
        line: block.line,
        lastLine: ends.get(block.line) ?? Number.MAX_SAFE_INTEGER,
        ...(prose === undefined ? {} : { prose }),
        ...(block.kind === 'table' ? { isTable: true as const } : {}),
        section: heading,
      },
    ];
  });
}

/** The last line of what begins on a line, by that line. */
function endsOf(parts: readonly Part[]): Map<number, number> {
  const starts = [...new Set(parts.map(({ block }) => block.line))].sort((a, b) => a - b);
  return new Map(starts.slice(1).map((next, at) => [starts[at] as number, next - 1]));
}

/** Words in front of what they name: a caption, the title of an example, the head of a part. */
function isLabel(parts: readonly Part[], at: number, text: string, dialect: Dialect): boolean {
  if (isLabelText(text, dialect)) return true;
  const own = parts[at] as Part;
  const next = parts[at + 1];
  if (!next || next.headingLine !== own.headingLine || next.label !== textOfRuns(runsOf(own.block))) return false;
  if (next.block.kind === 'code') return !NAMED_CASE.test(own.heading);
  if (next.block.kind !== 'table' || next.block.caption.length > 0) return false;
  return !dialect.prose.rules.test(text) && isCaption(text, dialect);
}

/** A heading that names the example below it, so that no text in front of it does. */
const NAMED_CASE = /\([^()]+\)\s*$/;

const isCaption = (text: string, dialect: Dialect): boolean =>
  !text.endsWith('.') || readCaption(text, dialect).usage !== 'none';

const runsOf = (block: Block) => (block.kind === 'paragraph' ? block.runs : []);

const isLabelText = (text: string, dialect: Dialect): boolean =>
  dialect.sections.labels.some(({ pattern }) => pattern.test(text)) ||
  dialect.prose.labels.test(text) ||
  outcomeOf(text, dialect) !== undefined ||
  isStatusLabel(text) ||
  // One word alone may as well be the name of a parameter.
  (/\s/.test(text) && !text.endsWith('.') && readCaption(text.replace(/[:：]$/, ''), dialect).usage !== 'none');

function sentenceKind(sentence: string, { prose }: Dialect): 'nothing' | 'pointer' | 'remark' {
  if (prose.nothing.test(sentence) || prose.noParameters.test(sentence)) return 'nothing';
  return prose.pointer.test(sentence) || leadsToTable(sentence, prose.pointingWords) ? 'pointer' : 'remark';
}

/** Nothing but words that lead to tables, or to what all requests have. */
function leadsToTable(sentence: string, pointing: ReadonlySet<string>): boolean {
  const words = sentence.toLowerCase().match(/[\p{L}_]+/gu) ?? [];
  const leads = words.some(
    (word) => word === 'table' || word === 'tables' || word === 'following' || word === 'common',
  );
  return leads && words.every((word) => pointing.has(word));
}

/** The texts of a block's paragraphs, in order. */
function linesOf(block: Block): string[] {
  if (block.kind === 'paragraph') return [squeeze(textOfRuns(block.runs))];
  if (block.kind === 'list') return block.items.flatMap((item) => item.flatMap(linesOf));
  if (block.kind === 'note') return block.blocks.flatMap(linesOf);
  if (block.kind === 'terms') return blocksOfTerms(block).flatMap(linesOf);
  return textOfBlocks([block]).split('\n').map(squeeze);
}

/** A paragraph among examples that says what is allowed, and names no example. */
function isRule(parts: readonly Part[], at: number, { prose }: Dialect): boolean {
  const { block, headingLine } = parts[at] as Part;
  if (block.kind === 'note') return true;
  if (block.kind !== 'paragraph') return false;
  const next = parts[at + 1];
  const isTitle = next?.block.kind === 'code' && next.headingLine === headingLine;
  return !isTitle && prose.rules.test(textOfRuns(block.runs));
}
