/**
 * The tree that both readers make of a page. Lines are 1-based lines of the file as stored.
 */
import type { Diagnostic } from '../diagnostics.ts';

/** A stretch of text with one look. Runs of one paragraph join without blanks. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
  /** `#anchor` (same page, or any page for an RST label), `page.html`, `page.html#anchor` or an absolute URL. */
  readonly link?: string;
}

export interface Heading {
  readonly kind: 'heading';
  /** 1 is the page title, 2 a section. */
  readonly level: number;
  readonly runs: readonly Run[];
  readonly anchors: readonly string[];
  readonly line: number;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly runs: readonly Run[];
  readonly line: number;
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
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly line: number;
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

/** What a reader did not understand: kept, and always reported by a diagnostic. */
export interface Raw {
  readonly kind: 'raw';
  readonly text: string;
  readonly line: number;
}

export type Block = Heading | Paragraph | List | Table | Code | Note | Raw;

export interface Document {
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
  readonly parent: { readonly title: string; readonly link: string } | undefined;
  /** Pages that an index page lists. */
  readonly children: readonly { readonly title: string; readonly link: string }[];
  readonly blocks: readonly Block[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Joins runs into plain text; every stretch of white space becomes one blank. */
export function textOfRuns(runs: readonly Run[]): string {
  let text = '';
  for (const run of runs) text += run.text;
  return squeeze(text);
}

/** White space, non-breaking and zero-width blanks included, to single blanks, trimmed. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
}

/** Plain text of blocks, a line a paragraph or list item; code keeps its lines. */
export function textOfBlocks(blocks: readonly Block[]): string {
  const lines: string[] = [];
  for (const block of blocks) {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        lines.push(textOfRuns(block.runs));
        break;
      case 'list':
        for (const item of block.items) lines.push(`- ${textOfBlocks(item)}`);
        break;
      case 'note':
        lines.push(textOfBlocks(block.blocks));
        break;
      case 'code':
      case 'raw':
        lines.push(block.text);
        break;
      case 'table':
        for (const row of block.rows) lines.push(row.cells.map((cell) => textOfBlocks(cell.blocks)).join(' | '));
        break;
    }
  }
  return lines.filter((line) => line !== '').join('\n');
}
