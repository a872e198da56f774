import type { Document } from '../ir/index.ts';

/** What a page names beside itself: a file of parameters, of samples, of text that is included. */
export interface Companion {
  /** As provenance names it: relative to the folder that is read. */
  readonly file: string;
  readonly text: string;
}

/** Looks up companions, which the command layer has read before; undefined where there is no such file. */
export type Companions = (path: string, from: Pick<Document, 'file'>) => Companion | undefined;

export const NO_COMPANIONS: Companions = () => undefined;

/** What a family makes of a page at first sight. */
export interface Claim {
  /** Operations that the page states in the marks of the family. */
  readonly operations: number;
  /** The marks in words, for the line that says why the family was chosen: `directives http:get`. */
  readonly marks: string;
  /** Only samples show request lines: what a page states otherwise counts before. */
  readonly isWeak?: true;
  /** The marks can mean nothing else: directives, class names of a generator. */
  readonly isSure?: true;
}

/** How references of one kind are laid out. Pure: a page goes in, a document an operation comes out. */
export interface Family {
  readonly name: string;
  /** Other families have its marks too: none of its claims is sure. */
  readonly isNeverSure?: true;
  /** undefined where nothing of the page is the family's. */
  readonly recognises: (document: Document) => Claim | undefined;
  /**
   * A document for each operation, with the lines of the page, and one with what is left of the page.
   *
   * @param companions files that the page names
   */
  readonly adapt: (document: Document, companions: Companions) => readonly Document[];
}
