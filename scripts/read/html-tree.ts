import type { ParentNode } from 'domhandler';
import { DomHandler, Parser, type ParserOptions } from 'htmlparser2';

/** The parser looks through its stack of open elements at each tag: deeper, its time would grow by the square. */
export const MAX_OPEN_ELEMENTS = 1000;

const OPTIONS: ParserOptions & { withStartIndices: true } = {
  xmlMode: false,
  decodeEntities: true,
  withStartIndices: true,
};

/** The tree of a page, and the offset from which on it is text without tags; undefined where that is nowhere. */
export interface HtmlTree {
  readonly root: ParentNode;
  readonly cutAt: number | undefined;
}

/** Parses a page, well formed or not. Behind too many open elements, what follows is one text. */
export function htmlTree(text: string): HtmlTree {
  const handler = new BoundedHandler();
  const parser = new Parser(handler, OPTIONS);
  handler.stop = () => {
    handler.cutAt = parser.endIndex + 1;
    parser.pause();
  };
  parser.end(text);
  const { cutAt } = handler;
  if (cutAt !== undefined) handler.ontext(text.slice(cutAt).replace(/<[^<>]*>/g, ' '));
  return { root: handler.root, cutAt };
}

class BoundedHandler extends DomHandler {
  stop: (() => void) | undefined;
  cutAt: number | undefined;

  constructor() {
    super(undefined, OPTIONS);
  }

  override onopentag(name: string, attribs: Record<string, string>): void {
    super.onopentag(name, attribs);
    // The stack has the page itself too.
    if (this.tagStack.length - 1 > MAX_OPEN_ELEMENTS && this.cutAt === undefined) this.stop?.();
  }
}
