/**
 * The tree that both readers make of a page. Lines are 1-based lines of the file as stored.
 */
import type { Diagnostic } from './diagnostics.ts';

/** A page's bytes decoded, under its path relative to the folder that was read. */
export interface PageText {
  readonly file: string;
  readonly text: string;
  /** Its size in bytes where that is more than is read; its text is empty then. */
  readonly tooLarge?: number;
  /** It is a symbolic link, which nothing is read through; its text is empty then. */
  readonly isLink?: true;
}

/** A stretch of text with one look. Runs of one paragraph join without blanks. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
  /** `#anchor` (same page, or any page for an RST label), `page.html`, `page.html#anchor` or an absolute URL. */
  readonly link?: string;
}

/** What a section, or a labelled part of one, is about. */
export type Role =
  | 'purpose'
  | 'limits'
  | 'uri'
  | 'request'
  | 'request-syntax'
  | 'response'
  | 'response-syntax'
  | 'request-example'
  | 'response-example'
  | 'examples'
  | 'status'
  | 'errors'
  | 'ignored'
  | 'other';

/** What a table's column holds. */
export type ColumnRole =
  | 'name'
  | 'required'
  | 'type'
  | 'description'
  | 'location'
  | 'default'
  | 'range'
  | 'example'
  | 'other';

/** What a table is for. */
export type Usage = 'uri' | 'path' | 'query' | 'header' | 'body' | 'object' | 'none';

/** What an adapter has read of a row, where its cells don't say it in words that extraction knows. */
export interface RowReading {
  /** The parameter's name. */
  readonly name?: string;
  /** The page's own words for the name. */
  readonly words?: string;
  readonly required?: { readonly value: boolean; readonly words: string; readonly rule?: string };
  /** By which rule the row was made of what the page shows; absent where the page states it. */
  readonly rule?: string;
  /** What sentences of the description say of the value; holds where extraction reads nothing else of it. */
  readonly values?: {
    readonly enum?: { readonly value: readonly string[]; readonly words: string; readonly line: number };
    readonly default?: { readonly value: string; readonly words: string; readonly line: number };
    readonly bounds?: readonly {
      readonly name: 'minimum' | 'maximum';
      readonly value: number;
      readonly words: string;
      readonly line: number;
    }[];
  };
  /** The page's own words of cells that an adapter has translated. */
  readonly cells?: { readonly type?: string; readonly required?: string };
  /** The other place that states the row, its line by file: a file of parameters that the page names. */
  readonly also?: Readonly<Record<string, number>>;
}

export interface Heading {
  readonly kind: 'heading';
  /** 1 is the page title, 2 a section, 3 a section in it. */
  readonly level: number;
  readonly runs: readonly Run[];
  readonly anchors: readonly string[];
  readonly line: number;
  /** Set by an adapter: what the section is about, whatever its words. */
  readonly role?: Role;
  /** Set by an adapter: the status that the section is about. */
  readonly status?: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly runs: readonly Run[];
  readonly line: number;
  /** Set by an adapter: the method and path that the paragraph states, placeholders in braces. */
  readonly request?: {
    readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'OPTIONS' | 'HEAD' | 'PATCH';
    readonly path: string;
    readonly query: readonly { readonly name: string; readonly value: string }[];
  };
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly (readonly Block[])[];
  readonly line: number;
}

export interface Cell {
  readonly blocks: readonly Block[];
  readonly line: number;
  /** Empty because the cell above it spans this row too. */
  readonly isCovered?: true;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly line: number;
  /** Set by an adapter. */
  readonly reading?: RowReading;
}

export interface Table {
  readonly kind: 'table';
  /** Without the `Table 3` in front; that number is `number`. */
  readonly caption: readonly Run[];
  readonly number: number | undefined;
  readonly anchors: readonly string[];
  readonly header: Row | undefined;
  readonly rows: readonly Row[];
  readonly line: number;
  /** Set by an adapter: what the table is for. */
  readonly usage?: Usage;
  /** Set by an adapter: what the columns hold, whatever their header. */
  readonly columns?: readonly (ColumnRole | undefined)[];
  /** Set by an adapter: the name of the structure whose fields the rows are. */
  readonly structure?: string;
  /** Set by an adapter: a link to a structure whose fields it has too. */
  readonly sameAs?: string;
  /** Set by an adapter: the structure is part of the contract though no operation leads to it. */
  readonly isKept?: true;
  /** Set by an adapter: the only row is the whole body. */
  readonly isValue?: true;
  /** Set by an adapter: the media type of the body. */
  readonly media?: string;
}

export interface Code {
  readonly kind: 'code';
  readonly language: string | undefined;
  readonly text: string;
  /** Line of the first line of `text`. */
  readonly line: number;
}

/** A boxed remark: note, caution, important, warning, notice. */
export interface Note {
  readonly kind: 'note';
  readonly label: string;
  readonly blocks: readonly Block[];
  readonly line: number;
}

/** Terms, each with what is said of it; several terms may share one text. */
export interface Terms {
  readonly kind: 'terms';
  /** The class names of an HTML list. */
  readonly classes: string;
  readonly items: readonly TermItem[];
  readonly line: number;
}

/** The class of a list of definitions of RST. */
export const DEFINITIONS = 'definitions';

export interface TermItem {
  readonly terms: readonly Term[];
  readonly blocks: readonly Block[];
}

export interface Term {
  readonly runs: readonly Run[];
  readonly anchors: readonly string[];
  readonly line: number;
}

/** A directive of RST that only a family of references knows, such as `http:get` or `rest_method`. */
export interface Directive {
  readonly kind: 'directive';
  /** In lower case. */
  readonly name: string;
  /** The lines beside and right below the name, without the options. */
  readonly argument: readonly { readonly text: string; readonly line: number }[];
  readonly options: Readonly<Record<string, string>>;
  readonly blocks: readonly Block[];
  readonly anchors: readonly string[];
  readonly line: number;
}

/** What a reader did not understand: kept, and always reported by a diagnostic. */
export interface Raw {
  readonly kind: 'raw';
  readonly text: string;
  readonly line: number;
}

export type Block = Heading | Paragraph | List | Table | Code | Note | Terms | Directive | Raw;

/** A stretch of a file that may hold a contract. */
export interface ViewerText {
  readonly text: string;
  /** Line of the file on which it begins. */
  readonly line: number;
}

/** A file or an address that a page gives to its viewer. */
export interface ViewerName {
  readonly name: string;
  readonly line: number;
}

/** What a page gives to a program that shows contracts in the browser. */
export interface Viewer {
  /** The program; undefined where only a contract shows that there is one. */
  readonly program: string | undefined;
  /** Scripts and data of the page that may hold a contract. */
  readonly texts: readonly ViewerText[];
  /** Contracts that the page names. */
  readonly names: readonly ViewerName[];
  /** Scripts beside the page: one of them may hold a contract, or name it. */
  readonly scripts: readonly ViewerName[];
}

/** A finished contract that a page holds or names. */
export interface HeldContract {
  /** The page, or the file beside it. */
  readonly file: string;
  /** Where it begins. */
  readonly line: number;
  /** Of OpenAPI. */
  readonly version: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Lines by JSON pointer; what isn't in it is on the line of what is around it, at last on `line`. */
  readonly lines: ReadonlyMap<string, number>;
}

export interface Document {
  /** Unique in a run: the file, and behind `#` the part of it where a file gives several documents. */
  readonly id: string;
  /** Path relative to the folder that is read, with forward slashes. */
  readonly file: string;
  readonly format: 'html' | 'rst';
  /** The page's own name: `:original_name:` in RST, else the file's name; without `.html`. */
  readonly name: string;
  readonly title: string;
  readonly titleLine: number;
  /** Anchors of the page as a whole. */
  readonly anchors: readonly string[];
  /** The chapter that an HTML page names as its parent. */
  readonly parent: { readonly title: string; readonly link: string; readonly line?: number } | undefined;
  /** Pages that an index page lists. */
  readonly children: readonly { readonly title: string; readonly link: string }[];
  readonly blocks: readonly Block[];
  readonly diagnostics: readonly Diagnostic[];
  /** Set by an adapter: what the page states of operations is in documents of their own. */
  readonly operationsApart?: true;
  /** Set by an adapter: the ways to authenticate that the page states. */
  readonly security?: readonly {
    readonly kind: 'basic' | 'bearer' | 'header' | 'query';
    readonly name: string;
    readonly line: number;
    readonly words: string;
    readonly description?: string;
    /** Where it isn't the page. */
    readonly file?: string;
  }[];
  /** What the page gives to a program that shows contracts. */
  readonly viewer?: Viewer;
  /** Set by an adapter: finished contracts that the page shows. */
  readonly contracts?: readonly HeldContract[];
  /** Set by an adapter: scheme and host that the page's requests go to. */
  readonly host?: { readonly url: string; readonly line: number; readonly file?: string };
}

/** Anchor of the heading of a structure that a type names without a link, whatever page it is on. */
export const structureAnchor = (name: string): string => `structure--${name}`;

/** Joins runs into plain text. The readers have squeezed white space already. */
export function textOfRuns(runs: readonly Run[]): string {
  const [first] = runs;
  if (runs.length === 1 && first) return first.text.trim();
  let text = '';
  for (const run of runs) text += run.text;
  return text.trim();
}

/** Characters without width: where a line may break, or a mark of the encoding. They are no part of a word. */
export const ZERO_WIDTH = /[\u00ad\u200b-\u200d\u2060\ufeff]+/g;

const ODD_BLANKS = /[\t\n\r\f\v\u00a0\u00ad\u200b-\u200d\u2060\u3000\ufeff]| {2}/;

/** White space, non-breaking blanks included, to single blanks, trimmed; characters without width are taken out. */
export function squeeze(text: string): string {
  return ODD_BLANKS.test(text) ? text.replace(ZERO_WIDTH, '').replace(/\s+/g, ' ').trim() : text.trim();
}

/** Plain text of blocks, a line a paragraph or list item; code keeps its lines. */
export function textOfBlocks(blocks: readonly Block[]): string {
  const [first] = blocks;
  if (first === undefined) return '';
  if (blocks.length === 1) return textOfBlock(first);
  let text = '';
  for (const block of blocks) {
    const more = textOfBlock(block);
    if (more !== '') text += text === '' ? more : `\n${more}`;
  }
  return text;
}

/** The same as paragraphs: each term, then what is said of it. */
export const blocksOfTerms = ({ items }: Terms): Block[] =>
  items.flatMap(({ terms, blocks }) => [
    ...terms.map(({ runs, line }): Paragraph => ({ kind: 'paragraph', runs, line })),
    ...blocks,
  ]);

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return textOfRuns(block.runs);
    case 'list':
      return block.items.map((item) => `- ${textOfBlocks(item)}`).join('\n');
    case 'note':
      return textOfBlocks(block.blocks);
    case 'terms':
      return textOfBlocks(blocksOfTerms(block));
    case 'directive':
      return [...block.argument.map(({ text }) => text), textOfBlocks(block.blocks)].filter(Boolean).join('\n');
    case 'code':
    case 'raw':
      return block.text;
    case 'table':
      return block.rows.map((row) => row.cells.map((cell) => textOfBlocks(cell.blocks)).join(' | ')).join('\n');
  }
}
