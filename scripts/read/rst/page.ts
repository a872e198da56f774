import { append } from '../../append.ts';
import {
  type Block,
  type CODES,
  type Diagnostic,
  diagnostic,
  type DiagnosticCode,
  type ParamsOf,
} from '../../ir/index.ts';
import type { Lines } from './lines.ts';

/** What the blocks of one page leave behind beside themselves. */
export interface PageState {
  readonly file: string;
  readonly lines: Lines;
  /** Whether some character of the page takes more or less than one column. */
  readonly uneven: boolean;
  readonly diagnostics: Diagnostic[];
  readonly toctree: { readonly title: string; readonly entry: string }[];
  readonly fields: Map<string, string>;
  /** Underline styles in order of appearance: the first is the title's. */
  readonly levels: string[];
  /** Labels in front of something that has no anchors of its own. */
  readonly strays: string[];
  /** Labels of paragraphs, which may be captions of the tables behind them. */
  readonly labels: Map<Block, readonly string[]>;
  /** Labels that wait for the block that follows. */
  pending: string[];
  /** Whether fields are read as terms: where a directive of a family is read. */
  fieldLists: boolean;
  /** Whether what is read stands in a definition that is a term's. */
  inDefinition: boolean;
  /** Made when the first reference asks for them. */
  definitions: Definitions | undefined;
}

/** What a page defines for its references; names are in lower case. */
export interface Definitions {
  /** Text of a substitution; that of an image is empty. */
  readonly substitutions: ReadonlyMap<string, string>;
  /** Link of a hyperlink target. */
  readonly targets: ReadonlyMap<string, string>;
}

/** A place in a stretch of lines, and the blocks found so far. */
export interface Cursor {
  readonly texts: readonly string[];
  /** Page line of `texts[0]`. */
  readonly first: number;
  readonly page: PageState;
  /** 0 for the page itself, the only stretch that may have headings. */
  readonly depth: number;
  readonly out: Block[];
  at: number;
  /** Blocks of a stretch inside this one. */
  nested(lines: Lines): Block[];
}

/** State of a page that nothing is read of yet. */
export function newPage(file: string, lines: Lines, uneven: boolean): PageState {
  return {
    file,
    lines,
    uneven,
    diagnostics: [],
    toctree: [],
    fields: new Map(),
    levels: [],
    strays: [],
    labels: new Map(),
    pending: [],
    fieldLists: false,
    inDefinition: false,
    definitions: undefined,
  };
}

/** The labels in front of the block that is read now. */
export function takeAnchors(page: PageState): readonly string[] {
  if (page.pending.length === 0) return [];
  const anchors = page.pending;
  page.pending = [];
  return anchors;
}

/** Gives the labels in front of a block without anchors to the page. */
export function settleAnchors(page: PageState): void {
  if (page.pending.length > 0) append(page.strays, takeAnchors(page));
}

/** Keeps the lines up to `end` as raw text and says why. */
export function keepRaw<Code extends DiagnosticCode>(
  cursor: Cursor,
  end: number,
  code: Code,
  params: ParamsOf<(typeof CODES)[Code]>,
): void {
  const line = cursor.first + cursor.at;
  settleAnchors(cursor.page);
  cursor.page.diagnostics.push(diagnostic(code, { file: cursor.page.file, line }, params));
  cursor.out.push({ kind: 'raw', text: cursor.texts.slice(cursor.at, end).join('\n').trim(), line });
  cursor.at = end;
}

const DEFINITION = /^ *\.\. +(?:_`?(?!_)(.+?)`?:(?: +(\S.*))?|\|([^|]+)\| +(image|replace):: *(.*))$/s;

/** Substitutions and hyperlink targets of the page, wherever they stand. */
export function definitionsOf(page: PageState): Definitions {
  page.definitions ??= collectDefinitions(page.lines.texts);
  return page.definitions;
}

function collectDefinitions(texts: readonly string[]): Definitions {
  const substitutions = new Map<string, string>();
  const targets = new Map<string, string>();
  for (const text of texts) {
    if (!text.includes('.. ')) continue;
    const [found, target, link, name, kind, value = ''] = DEFINITION.exec(text) ?? [];
    if (found === undefined) continue;
    if (target !== undefined) targets.set(referenceName(target), link ?? `#${target}`);
    else substitutions.set(referenceName(name ?? ''), kind === 'replace' ? value : '');
  }
  return { substitutions, targets };
}

/** Names of references are equal whatever their case and blanks. */
export function referenceName(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
