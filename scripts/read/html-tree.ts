import type { ParentNode } from 'domhandler';
import { DomHandler, Parser, type ParserOptions } from 'htmlparser2';

/** The parser looks through its stack of open elements at each tag: deeper, its time would grow by the square. */
export const MAX_OPEN_ELEMENTS = 1000;

type Options = ParserOptions & { readonly withStartIndices: true };

const HTML: Options = { xmlMode: false, decodeEntities: true, withStartIndices: true };
const XML: Options = { ...HTML, xmlMode: true };

/** The tree of a page, and the offset from which on it is text without tags; undefined where that is nowhere. */
export interface HtmlTree {
  readonly root: ParentNode;
  readonly cutAt: number | undefined;
}

/** Parses a page, well formed or not. Behind too many open elements, what follows is one text. */
export function htmlTree(text: string): HtmlTree {
  const handler = parsed(text, HTML, MAX_OPEN_ELEMENTS);
  const { cutAt } = handler;
  if (cutAt !== undefined) handler.ontext(text.slice(cutAt).replace(/<[^<>]*>/g, ' '));
  return { root: handler.root, cutAt };
}

/**
 * The tree of a text of XML, well formed or not; undefined where more elements are open at once than are let.
 *
 * @param most elements that may be open at once
 */
export function xmlTree(text: string, most: number): ParentNode | undefined {
  const { root, cutAt } = parsed(text, XML, most);
  return cutAt === undefined ? root : undefined;
}

/** What is parsed of a text, and the offset at which too many elements were open. */
function parsed(text: string, options: Options, most: number): BoundedHandler {
  const handler = new BoundedHandler(options, most);
  new Parser(handler, options).end(text);
  return handler;
}

/** Stops its parser by itself: a callback that held the parser would keep each page's tree through the next collections. */
class BoundedHandler extends DomHandler {
  cutAt: number | undefined;
  readonly #most: number;
  #parser: Parser | undefined;

  constructor(options: Options, most: number) {
    super(undefined, options);
    this.#most = most;
  }

  override onparserinit(parser: Parser): void {
    super.onparserinit(parser);
    this.#parser = parser;
  }

  override onopentag(name: string, attribs: Record<string, string>): void {
    super.onopentag(name, attribs);
    // The stack has the page itself too.
    if (this.tagStack.length - 1 <= this.#most || !this.#parser) return;
    this.cutAt ??= this.#parser.endIndex + 1;
    this.#parser.pause();
  }

  override onend(): void {
    super.onend();
    this.#parser = undefined;
  }
}
