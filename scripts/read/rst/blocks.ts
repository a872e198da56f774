import { type Diagnostic, diagnostic } from '../../diagnostics.ts';
import { splitCaption } from '../caption.ts';
import type { Block, Row, Run, Table } from '../document.ts';
import { inlineRuns } from './inline.ts';
import { dedent, endOfIndented, indentOf, type Lines, slice } from './lines.ts';
import {
  endOfGrid,
  endOfSimple,
  isGridBorder,
  isSimpleBorder,
  type RawRow,
  type RawTable,
  readGrid,
  readSimple,
} from './tables.ts';

const BULLET = /^[-*+•‣⁃](?: +|$)/;
const ENUMERATOR = /^(?:\((?:\d+|[a-zA-Z]|#|[ivxlcdm]+)\)|(?:\d+|[a-zA-Z]|#|[ivxlcdm]+)[.)])(?: +|$)/;
const UNDERLINE = /^([!-/:-@[-`{-~])\1*$/;
const LABEL = /^\.\. _(?:`([^`]+)`|((?:[^:\\]|\\.|:(?!\s|$))+)):(?:\s+(\S.*))?$/;
const DIRECTIVE = /^\.\. (?:\|[^|]+\| +)?([A-Za-z][\w.:+-]*?)::(?:\s+(.*))?$/;
const SUBSTITUTION = /^\.\. \|[^|]+\|/;
const NOTES = new Set([
  'note',
  'caution',
  'important',
  'warning',
  'attention',
  'danger',
  'error',
  'hint',
  'tip',
  'admonition',
]);
const CODE = new Set(['code-block', 'code', 'sourcecode', 'parsed-literal', 'literalinclude']);
const SILENT = new Set([
  'image',
  'contents',
  'meta',
  'raw',
  'index',
  'only',
  'role',
  'default-role',
  'highlight',
  'include',
  'sectnum',
  'tabularcolumns',
  'rst-class',
  'class',
]);
const MAX_DEPTH = 200;

/** What the blocks of a page leave behind beside themselves. */
export interface PageState {
  readonly file: string;
  readonly diagnostics: Diagnostic[];
  readonly toctree: string[];
  readonly fields: Map<string, string>;
  /** Underline characters in order of appearance: the first is the title's. */
  readonly levels: string[];
}

/** Parses lines into blocks. */
export function parseBlocks(lines: Lines, state: PageState, depth = 0): Block[] {
  if (depth > MAX_DEPTH) {
    state.diagnostics.push(
      diagnostic(
        'read/nesting-too-deep',
        { file: state.file, line: lines.first },
        `Blocks nested more than ${MAX_DEPTH} deep are kept as text`,
      ),
    );
    return [{ kind: 'raw', text: lines.texts.join('\n'), line: lines.first }];
  }
  return new BlockParser(lines, state, depth).parse();
}

class BlockParser {
  private readonly lines: Lines;
  private readonly state: PageState;
  private readonly depth: number;
  private readonly out: Block[] = [];
  private anchors: string[] = [];
  private at = 0;

  constructor(lines: Lines, state: PageState, depth: number) {
    this.lines = lines;
    this.state = state;
    this.depth = depth;
  }

  parse(): Block[] {
    while (this.at < this.lines.texts.length) {
      const before = this.at;
      if (this.text(this.at) === '') this.at++;
      else this.block();
      if (this.at === before)
        throw new Error(`the reader does not advance at line ${this.lineOf(this.at)} of ${this.state.file}`);
    }
    return this.out;
  }

  private text(index: number): string {
    return this.lines.texts[index] ?? '';
  }

  private lineOf(index: number): number {
    return this.lines.first + index;
  }

  private block(): void {
    const text = this.text(this.at);
    if (text.startsWith(' ')) return this.quote();
    if (text === '..' || text.startsWith('.. ')) return this.explicit(text);
    if (isGridBorder(text)) return this.table(endOfGrid(this.lines, this.at), readGrid);
    if (isSimpleBorder(text)) {
      const end = endOfSimple(this.lines, this.at);
      if (end > this.at) return this.table(end, readSimple);
    }
    if (this.heading(text)) return;
    if (BULLET.test(text)) return this.list(BULLET, false);
    if (this.isEnumerated()) return this.list(ENUMERATOR, true);
    if (this.field(text)) return;
    if (text.startsWith('| ') || text === '|') return this.lineBlock();
    this.paragraph();
  }

  private quote(): void {
    const end = endOfIndented(this.lines, this.at);
    this.out.push(...this.nested(dedent(slice(this.lines, this.at, end))));
    this.at = end;
  }

  private nested(lines: Lines): Block[] {
    return parseBlocks(lines, this.state, this.depth + 1);
  }

  private takeAnchors(): string[] {
    const anchors = this.anchors;
    this.anchors = [];
    return anchors;
  }

  private explicit(text: string): void {
    const label = LABEL.exec(text);
    if (label) {
      const name = (label[1] ?? label[2] ?? '').replace(/\\(.)/g, '$1');
      if (label[3] === undefined) this.anchors.push(name);
      this.at++;
      return;
    }
    const bodyEnd = endOfIndented(this.lines, this.at + 1);
    const directive = SUBSTITUTION.test(text) ? null : DIRECTIVE.exec(text);
    const start = this.at;
    this.at = Math.max(bodyEnd, this.at + 1);
    if (directive) this.directive(directive[1] ?? '', directive[2] ?? '', start);
  }

  private directive(name: string, argument: string, start: number): void {
    const body = slice(this.lines, start + 1, this.at);
    if (name === 'table') return this.captioned(argument, body, start);
    if (CODE.has(name)) return this.code(argument, body, start);
    if (NOTES.has(name)) return this.note(name, argument, body, start);
    if (name === 'toctree') return this.toctree(body);
    if (name === 'figure') return this.figure(body);
    if (SILENT.has(name)) return;
    this.unknown(`Directive "${name}" is not understood; its text is kept`, start, this.at);
  }

  private unknown(message: string, from: number, to: number): void {
    this.state.diagnostics.push(
      diagnostic('read/rst-construct-unknown', { file: this.state.file, line: this.lineOf(from) }, message),
    );
    this.out.push({ kind: 'raw', text: this.lines.texts.slice(from, to).join('\n'), line: this.lineOf(from) });
  }

  private captioned(argument: string, body: Lines, start: number): void {
    const { content, rest } = splitArgument(argument, body);
    const { number, caption } = splitCaption(inlineRuns(content));
    const anchors = this.takeAnchors();
    let given = false;
    for (const block of this.nested(dedent(rest))) {
      if (block.kind !== 'table' || given) this.out.push(block);
      else
        this.out.push({ ...block, caption, number, anchors: [...anchors, ...block.anchors], line: this.lineOf(start) });
      given ||= block.kind === 'table';
    }
  }

  private code(argument: string, body: Lines, start: number): void {
    const content = dedent(withoutOptions(body));
    if (content.texts.length === 0) return;
    this.out.push({
      kind: 'code',
      language: argument.trim() === '' ? undefined : argument.trim(),
      text: content.texts.join('\n'),
      line: content.texts.length > 0 ? content.first : this.lineOf(start),
    });
  }

  private note(name: string, argument: string, body: Lines, start: number): void {
    const blocks: Block[] = [];
    if (argument.trim() !== '')
      blocks.push({ kind: 'paragraph', runs: inlineRuns(argument), line: this.lineOf(start) });
    blocks.push(...this.nested(dedent(withoutOptions(body))));
    this.out.push({ kind: 'note', label: name, blocks, line: this.lineOf(start) });
  }

  private toctree(body: Lines): void {
    for (const text of withoutOptions(body).texts) {
      const entry = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text.trim();
      if (entry !== '') this.state.toctree.push(entry);
    }
  }

  /** A picture has no facts; its caption and legend are text. */
  private figure(body: Lines): void {
    this.out.push(...this.nested(dedent(withoutOptions(body))));
  }

  private table(end: number, read: (lines: Lines) => RawTable | undefined): void {
    const lines = slice(this.lines, this.at, end);
    const raw = read(lines);
    const start = this.at;
    this.at = Math.max(end, this.at + 1);
    if (!raw) {
      this.state.diagnostics.push(
        diagnostic(
          'read/table-malformed',
          { file: this.state.file, line: this.lineOf(start) },
          'The borders of the table do not line up; its lines are kept as text',
        ),
      );
      this.out.push({ kind: 'raw', text: lines.texts.join('\n'), line: this.lineOf(start) });
      return;
    }
    this.out.push(this.tableBlock(raw, start));
  }

  private tableBlock(raw: RawTable, start: number): Table {
    const row = ({ cells, line }: RawRow): Row => ({
      cells: cells.map((cell) => ({ blocks: cell.texts.length === 0 ? [] : this.nested(cell), line })),
      line,
    });
    const [header, ...more] = raw.header.map(row);
    return {
      kind: 'table',
      caption: [],
      number: undefined,
      anchors: this.takeAnchors(),
      header,
      rows: [...more, ...raw.rows.map(row)],
      line: this.lineOf(start),
    };
  }

  private heading(text: string): boolean {
    const overlined =
      UNDERLINE.test(text) &&
      text.length >= 4 &&
      UNDERLINE.test(this.text(this.at + 2)) &&
      this.text(this.at + 1) !== '';
    const title = overlined ? this.text(this.at + 1).trim() : text;
    const underline = this.text(this.at + (overlined ? 2 : 1));
    if (!UNDERLINE.test(underline) || underline === '::' || (!overlined && UNDERLINE.test(text) && text.length < 4))
      return false;
    if (underline.length < title.length && underline.length < 4) return false;
    if (this.depth > 0 || title === '') return false;
    const style = (overlined ? 'o' : '') + underline[0];
    if (!this.state.levels.includes(style)) this.state.levels.push(style);
    const line = this.lineOf(this.at + (overlined ? 1 : 0));
    this.out.push({
      kind: 'heading',
      level: this.state.levels.indexOf(style) + 1,
      runs: inlineRuns(title),
      anchors: this.takeAnchors(),
      line,
    });
    this.at += overlined ? 3 : 2;
    return true;
  }

  /** `a. text` is an item only where the next line is blank, indented to the text, or an item itself. */
  private isEnumerated(): boolean {
    const marker = ENUMERATOR.exec(this.text(this.at))?.[0];
    if (marker === undefined) return false;
    const next = this.text(this.at + 1);
    return next === '' || indentOf(next) >= marker.length || ENUMERATOR.test(next);
  }

  private list(marker: RegExp, ordered: boolean): void {
    const items: Block[][] = [];
    const start = this.at;
    while (this.at < this.lines.texts.length) {
      const found = marker.exec(this.text(this.at))?.[0];
      if (found === undefined) break;
      const width = found.length;
      const end = endOfIndented(this.lines, this.at + 1, Math.min(width, 2));
      const texts = [' '.repeat(width) + this.text(this.at).slice(width), ...this.lines.texts.slice(this.at + 1, end)];
      items.push(this.nested(dedent({ texts, first: this.lineOf(this.at) })));
      this.at = end > this.at ? end : this.at + 1;
      let next = this.at;
      while (next < this.lines.texts.length && this.text(next) === '') next++;
      if (!marker.test(this.text(next))) break;
      this.at = next;
    }
    this.anchors = [];
    this.out.push({ kind: 'list', ordered, items, line: this.lineOf(start) });
  }

  private field(text: string): boolean {
    const match = /^:([A-Za-z][\w .-]*):(?:\s+(.*))?$/.exec(text);
    if (!match?.[1]) return false;
    const end = endOfIndented(this.lines, this.at + 1);
    this.state.fields.set(
      match[1],
      [match[2] ?? '', ...this.lines.texts.slice(this.at + 1, end).map((line) => line.trim())].join(' ').trim(),
    );
    this.at = Math.max(end, this.at + 1);
    return true;
  }

  private lineBlock(): void {
    const start = this.at;
    while (/^\|(?: |$)/.test(this.text(this.at))) this.at++;
    const text = this.lines.texts
      .slice(start, this.at)
      .map((line) => line.slice(1).trim())
      .join('\n');
    const runs = inlineRuns(text);
    if (runs.length > 0) this.out.push({ kind: 'paragraph', runs, line: this.lineOf(start) });
  }

  private paragraph(): void {
    const start = this.at;
    let end = start + 1;
    while (end < this.lines.texts.length && this.text(end) !== '' && !this.text(end).startsWith(' ')) end++;
    const text = this.lines.texts.slice(start, end).join('\n');
    this.at = end;
    this.anchors = [];
    const literal = text.endsWith('::');
    const shown = literal
      ? text.replace(/\s*::$/, (match) => (match.trim() === match && text !== '::' ? ':' : ''))
      : text;
    const runs: readonly Run[] = inlineRuns(shown);
    if (runs.length > 0) this.out.push({ kind: 'paragraph', runs, line: this.lineOf(start) });
    if (literal) this.literal();
  }

  private literal(): void {
    let from = this.at;
    while (from < this.lines.texts.length && this.text(from) === '') from++;
    const end = endOfIndented(this.lines, from);
    if (end <= from) return;
    const body = dedent(slice(this.lines, from, end));
    this.out.push({ kind: 'code', language: undefined, text: body.texts.join('\n'), line: body.first });
    this.at = end;
  }
}

/** Options (`:name: value`) stand in front of a directive's content. */
function withoutOptions(body: Lines): Lines {
  let from = 0;
  while (from < body.texts.length && /^\s+:[\w-]+:/.test(body.texts[from] as string)) from++;
  return slice(body, from, body.texts.length);
}

/** A caption that is wrapped goes on in the lines right below the directive. */
function splitArgument(argument: string, body: Lines): { content: string; rest: Lines } {
  let from = 0;
  const more: string[] = [];
  while (argument !== '' && from < body.texts.length) {
    const text = (body.texts[from] as string).trim();
    if (text === '' || /^:[\w-]+:/.test(text)) break;
    more.push(text);
    from++;
  }
  return { content: [argument, ...more].join('\n'), rest: withoutOptions(slice(body, from, body.texts.length)) };
}
