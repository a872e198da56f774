import type { AnyNode, Element, ParentNode } from 'domhandler';
import { append } from '../append.ts';
import type { Markup } from '../dialects/index.ts';
import {
  type Block,
  type Cell,
  type Diagnostic,
  diagnostic,
  type Document,
  type Row,
  type Run,
  squeeze,
  type Table,
  type Term,
  textOfRuns,
} from '../ir/index.ts';
import { lookup } from '../lookup.ts';
import { splitCaption } from './caption.ts';
import {
  asTyped,
  breadcrumbs,
  hasClass,
  innerText,
  isElement,
  mainPart,
  menuTrail,
  nodesBelow,
  savedAddress,
} from './html-part.ts';
import { htmlTree, MAX_OPEN_ELEMENTS } from './html-tree.ts';
import { lineIndex } from './line-index.ts';
import { linkResolver } from './page-links.ts';
import { RunBuffer } from './runs.ts';
import { viewerOf } from './viewer.ts';

type Look = Omit<Run, 'text'>;
/** The line that a node begins on. */
type LineOf = (node: AnyNode) => number;

/** What an element does to the runs below it. */
const INLINE_LOOK = lookup<Look>({
  b: { bold: true },
  strong: { bold: true },
  i: { italic: true },
  em: { italic: true },
  cite: { italic: true },
  code: { code: true },
  samp: { code: true },
  tt: { code: true },
  kbd: { code: true },
});

const TRANSPARENT = new Set(['span', 'font', 'u', 'sub', 'abbr', 'small', 'q', 'var', 'label', 'del', 'ins']);
const CONTAINERS = new Set(
  'div p section article main body html center dl dt dd blockquote form fieldset header aside details summary figure figcaption'.split(
    ' ',
  ),
);
const SILENT = new Set([
  'script',
  'style',
  'head',
  'meta',
  'link',
  'title',
  'col',
  'colgroup',
  'hr',
  'img',
  'input',
  'button',
  'nav',
  'footer',
  'svg',
  'template',
  'br',
  'wbr',
]);

/** Elements whose id names the place where they begin; the id of any other names what is in it. */
const MARKS_A_PLACE = new Set(['span', 'section', 'a']);

/** Characters that may stand around an address that is written out. */
const MAX_BLANKS = 20;

/** Deeper than any real page by far; what lies below is kept as text so that the walk never exhausts the stack. */
const MAX_DEPTH = 400;

/**
 * Reads one HTML export page.
 *
 * @param text the page, decoded; need not be well formed
 * @param file its path, for provenance; its base name is the page's name
 */
export function readHtml(text: string, file: string, markup: Markup): Document {
  const { root, cutAt } = htmlTree(text);
  const viewer = viewerOf(text);
  const document = new HtmlWalk(text, file, markup).document(root, cutAt);
  return viewer ? { ...document, viewer } : document;
}

/** What a page, and the mark of its place, are in where Sphinx makes one page of all. */
const HOLDS_PAGES = new Set(['section', 'div', 'span']);

class HtmlWalk {
  private readonly lineOf: LineOf;
  private readonly diagnostics: Diagnostic[] = [];
  private readonly children: { title: string; link: string }[] = [];
  private parent: Document['parent'];
  /** The page has a list of its chapter's pages, and does not show it. */
  private hidesChildren = false;
  /** Anchors seen since the last block that can carry them. */
  private pending: string[] = [];
  private readonly file: string;
  private readonly markup: Markup;
  private readonly lineAt: (offset: number) => number;
  private spans = MAX_SPANNED_CELLS;
  private resolve: (href: string) => string = (href) => href;
  /** Ids of paragraphs, which may be captions of the tables behind them. */
  private readonly labels = new Map<Block, string>();
  private readonly typed: (text: string) => string;

  constructor(text: string, file: string, markup: Markup) {
    this.file = file;
    this.markup = markup;
    this.typed = markup.typographic.test(text) ? asTyped : (plain) => plain;
    const lineAt = lineIndex(text);
    this.lineAt = lineAt;
    this.lineOf = (node) => lineAt(node.startIndex ?? 0);
  }

  /** @param cutAt where the page goes on as text without tags */
  document(root: ParentNode, cutAt: number | undefined): Document {
    this.resolve = linkResolver(this.file, savedAddress(root));
    const main = mainPart(root, this.markup);
    const blocks = this.blocksOf(main, 0);
    if (cutAt !== undefined) {
      // The elements around the place are too deep as well: one finding is enough.
      if (this.diagnostics.at(-1)?.code === 'read/nesting-too-deep') this.diagnostics.pop();
      const place = { file: this.file, line: this.lineAt(cutAt) };
      this.diagnostics.push(diagnostic('read/page-cut', place, { count: MAX_OPEN_ELEMENTS }));
    }
    if (this.hidesChildren) append(this.children, linkedPages(blocks, this.file));
    const title = blocks.find((block) => block.kind === 'heading' && block.level === 1);
    const name = (this.file.split('/').at(-1) ?? this.file).replace(/\.(?:html?|md|markdown)$/i, '');
    return {
      id: this.file,
      file: this.file,
      format: 'html',
      name,
      title: title?.kind === 'heading' ? textOfRuns(title.runs) : '',
      titleLine: title?.line ?? 1,
      anchors: [...new Set([name, ...(title?.kind === 'heading' ? title.anchors : [])])],
      parent: this.parent ?? this.parentInTrail(root),
      children: this.children,
      blocks,
      diagnostics: this.diagnostics,
    };
  }

  /** The chapter that the theme names right above the page. */
  private parentInTrail(root: ParentNode): Document['parent'] {
    const parentOf = (trail: readonly { readonly title: string; readonly link: string }[]): Document['parent'] =>
      trail
        .map(({ title, link }) => ({ title: this.typed(squeeze(title)), link: this.resolve(link) }))
        .filter(({ link }) => link !== '' && !link.startsWith('#') && link !== this.file)
        .at(-1);
    return parentOf(breadcrumbs(root, this.markup)) ?? parentOf(menuTrail(root, this.markup));
  }

  private textIn(node: Element, enough?: number): string {
    return innerText(node, this.markup, enough);
  }

  private blocksOf(node: ParentNode, depth: number): Block[] {
    const out = new BlockBuffer(this.lineOf);
    this.walk(node, {}, depth, out);
    out.flush();
    return out.blocks;
  }

  private walk(parent: ParentNode, look: Look, depth: number, out: BlockBuffer): void {
    for (const node of parent.children) {
      if (node.type === 'text') out.text(look.code ? node.data : this.typed(node.data), look, node);
      else if (node.type === 'cdata') this.walk(node, look, depth, out);
      else if (isElement(node)) this.element(node, look, depth + 1, out);
    }
  }

  private element(node: Element, look: Look, depth: number, out: BlockBuffer): void {
    const { name } = node;
    if (depth > MAX_DEPTH) return this.tooDeep(node, out);
    const own = INLINE_LOOK[name];
    if (own) return this.walk(node, { ...look, ...own }, depth, out);
    if (node.attribs.id !== undefined && MARKS_A_PLACE.has(name)) this.pending.push(node.attribs.id);
    if (name === 'a') return this.anchor(node, look, depth, out);
    if (name === 'sup') return out.raised(this.typed(this.textIn(node)), look, node);
    if (TRANSPARENT.has(name)) return this.walk(node, look, depth, out);
    if (name === 'br') return out.flush();
    if (SILENT.has(name)) return;
    out.flush();
    this.block(node, look, depth, out);
    out.flush();
  }

  private block(node: Element, look: Look, depth: number, out: BlockBuffer): void {
    const { name } = node;
    const { markup } = this;
    if (hasClass(node, markup.operation.box)) return this.restMethod(node, out);
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level) return this.heading(node, Number(level), depth, out);
    if (name === 'table' && hasClass(node, markup.numberedCode)) return this.numberedCode(node, out);
    if (name === 'table') return this.table(node, depth, out);
    if (name === 'ul' || name === 'ol') return this.list(node, depth, out);
    if (name === 'pre') return this.code(node, out);
    if (name === 'dl') return this.terms(node, depth, out);
    const id = node.attribs.id;
    const classes = node.attribs.class ?? '';
    if (hasClass(node, markup.toctree)) return this.toctree(node, look, depth, out);
    if (classes.includes(markup.parentLinkIn)) return this.parentLink(node, depth);
    if (markup.note.test(classes)) return this.note(node, depth, out);
    if (id && !MARKS_A_PLACE.has(name) && classes.includes(markup.section)) this.pending.push(id);
    if (CONTAINERS.has(name)) {
      const before = out.blocks.length;
      this.walk(node, look, depth, out);
      out.flush();
      const [paragraph, ...more] = out.blocks.slice(before);
      if (name === 'p' && id && paragraph && more.length === 0) this.labels.set(paragraph, id);
      return;
    }
    this.diagnostics.push(
      diagnostic('read/html-element-unknown', { file: this.file, line: this.lineOf(node) }, { element: name }),
    );
    const text = this.textIn(node).trim();
    if (text !== '') out.blocks.push({ kind: 'raw', text, line: this.lineOf(node) });
  }

  private tooDeep(node: Element, out: BlockBuffer): void {
    const line = this.lineOf(node);
    out.flush();
    out.blocks.push({ kind: 'raw', text: squeeze(this.textIn(node)), line });
    this.diagnostics.push(diagnostic('read/nesting-too-deep', { file: this.file, line }, { depth: MAX_DEPTH }));
  }

  private anchor(node: Element, look: Look, depth: number, out: BlockBuffer): void {
    const name = node.attribs.name;
    if (name) this.pending.push(name);
    // What a generator adds to a title is no text of it.
    if (this.markup.addedLinks.some((each) => hasClass(node, each))) return;
    const href = node.attribs.href;
    // An address that is written out is a link in no other markup.
    const isAddress = href === undefined || href === '' || this.textIn(node, href.length + MAX_BLANKS).trim() === href;
    this.walk(node, isAddress ? look : { ...look, link: this.resolve(href) }, depth, out);
  }

  /** What os-api-ref makes of its directive: method, path and title of an operation, without a heading. */
  private restMethod(node: Element, out: BlockBuffer): void {
    const marks = this.markup.operation;
    const elements = [...nodesBelow(node)].filter(isElement);
    const textOf = (className: string, within: readonly Element[] = elements): string => {
      const found = within.find((each) => hasClass(each, className));
      return found ? squeeze(this.textIn(found)) : '';
    };
    const box = elements.find((each) => hasClass(each, marks.pathBox));
    const rows = box ? [...nodesBelow(box)].filter(isElement) : [];
    const target = textOf(marks.path) || textOf(marks.pathInBox, rows);
    const line = this.lineOf(node);
    out.blocks.push({
      kind: 'directive',
      name: 'rest_method',
      argument: [{ text: `${textOf(marks.method)} ${target}`, line }],
      // The section of the operation is around this one, its chapter around that.
      options: { title: textOf(marks.title), level: String(Math.max(1, sectionDepth(node, this.markup) - 1)) },
      blocks: [],
      anchors: this.takeAnchors(node),
      line,
    });
  }

  private heading(node: Element, level: number, depth: number, out: BlockBuffer): void {
    const inner = new BlockBuffer(this.lineOf);
    this.walk(node, {}, depth, inner);
    inner.flush();
    out.blocks.push({
      kind: 'heading',
      level,
      runs: runsOfLines(inner.blocks),
      anchors: this.takeAnchors(node),
      line: this.lineOf(node),
    });
  }

  private takeAnchors(node: Element): string[] {
    const id = node.attribs.id;
    const anchors = id ? [id, ...this.pending] : this.pending;
    this.pending = [];
    return [...new Set(anchors)];
  }

  private list(node: Element, depth: number, out: BlockBuffer): void {
    const items: Block[][] = [];
    for (const child of node.children) {
      if (!isElement(child)) continue;
      const blocks = this.enclosed(child, depth);
      if ((child.attribs.class ?? '').includes(this.markup.childLinkIn)) this.childLink(blocks);
      else items.push(blocks);
    }
    if (items.length > 0)
      out.blocks.push({ kind: 'list', ordered: node.name === 'ol', items, line: this.lineOf(node) });
  }

  /** Blocks of a list item or cell: an anchor inside it that leads to nothing there leads to nothing behind it either. */
  private enclosed(node: Element, depth: number): Block[] {
    const before = new Set(this.pending);
    const blocks = this.blocksOf(node, depth);
    this.pending = this.pending.filter((anchor) => before.has(anchor));
    return blocks;
  }

  /** The pages of a chapter, as Sphinx lists them; or the pages themselves, where it makes one of them all. */
  private toctree(node: Element, look: Look, depth: number, out: BlockBuffer): void {
    this.hidesChildren ||= this.textIn(node).trim() === '';
    for (const list of node.children) {
      if (!isElement(list)) continue;
      if (HOLDS_PAGES.has(list.name)) this.element(list, look, depth + 1, out);
      if (list.name !== 'ul') continue;
      for (const item of list.children) {
        const link = isElement(item)
          ? item.children.find((child) => isElement(child) && child.name === 'a')
          : undefined;
        if (link && isElement(link) && link.attribs.href)
          this.children.push({ title: this.typed(squeeze(this.textIn(link))), link: this.resolve(link.attribs.href) });
      }
    }
  }

  /** Code beside the numbers of its lines. */
  private numberedCode(node: Element, out: BlockBuffer): void {
    const [pre] = elementsOf(node, 'pre').filter((each) => !isWithin(each, this.markup.lineNumbers));
    if (pre) this.code(pre, out);
  }

  private childLink(blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.kind !== 'paragraph') continue;
      const link = block.runs.find((run) => run.link)?.link;
      if (link) this.children.push({ title: textOfRuns(block.runs), link });
    }
  }

  private parentLink(node: Element, depth: number): void {
    for (const block of this.blocksOf(node, depth)) {
      const run = block.kind === 'paragraph' ? block.runs.find((each) => each.link) : undefined;
      if (run?.link) this.parent = { title: squeeze(run.text), link: run.link };
    }
  }

  private note(node: Element, depth: number, out: BlockBuffer): void {
    const { note, noteTitle } = this.markup;
    const label = note.exec(node.attribs.class ?? '')?.[1] ?? 'note';
    const body = node.children.filter((child) => !(isElement(child) && noteTitle.test(child.attribs.class ?? '')));
    const inner = new BlockBuffer(this.lineOf);
    this.walk({ children: body } as unknown as ParentNode, {}, depth, inner);
    inner.flush();
    out.blocks.push({ kind: 'note', label, blocks: inner.blocks, line: this.lineOf(node) });
  }

  private terms(node: Element, depth: number, out: BlockBuffer): void {
    const items: { terms: Term[]; blocks: Block[] }[] = [];
    for (const child of termChildren(node)) {
      const last = items.at(-1);
      if (child.name === 'dt') {
        const term = this.term(child, depth);
        if (last && last.blocks.length === 0) last.terms.push(term);
        else items.push({ terms: [term], blocks: [] });
      } else {
        const blocks = this.blocksOf(child, depth);
        if (last) append(last.blocks, blocks);
        else items.push({ terms: [], blocks });
      }
    }
    if (items.length > 0)
      out.blocks.push({ kind: 'terms', classes: node.attribs.class ?? '', items, line: this.lineOf(node) });
  }

  private term(node: Element, depth: number): Term {
    const blocks = this.blocksOf(node, depth);
    return { runs: runsOfLines(blocks), anchors: this.takeAnchors(node), line: blocks[0]?.line ?? this.lineOf(node) };
  }

  private code(node: Element, out: BlockBuffer): void {
    const text = this.textIn(node);
    const leading = /^\s*\n/.exec(text)?.[0] ?? '';
    const blankLines = leading.split('\n').length - 1;
    out.blocks.push({
      kind: 'code',
      language: undefined,
      text: text.slice(leading.length).trimEnd(),
      line: this.lineOf(node) + blankLines,
    });
  }

  private table(node: Element, depth: number, out: BlockBuffer): void {
    const above = out.blocks.at(-1);
    const label = above && this.labels.get(above);
    const own = this.takeAnchors(node);
    let caption: Pick<Table, 'caption' | 'number'> = { caption: [], number: undefined };
    const head: Row[] = [];
    const body: Row[] = [];
    const grid = new SpanGrid(this.spans);
    const visit = (parent: Element, inHead: boolean): void => {
      for (const child of parent.children) {
        if (!isElement(child)) continue;
        if (child.name === 'caption') caption = this.caption(child, depth);
        else if (child.name === 'thead') visit(child, true);
        else if (child.name === 'tbody' || child.name === 'tfoot') visit(child, false);
        else if (child.name === 'tr') (inHead ? head : body).push(this.row(child, depth, grid));
      }
    };
    visit(node, false);
    const header = head[0] ?? (isHeaderRow(node) ? body.shift() : undefined);
    const rows = head.length > 1 ? [...head.slice(1), ...body] : body;
    this.spans = grid.left;
    if (grid.isCut) {
      const place = { file: this.file, line: this.lineOf(node) };
      this.diagnostics.push(diagnostic('read/table-cut', place, { limit: MAX_SPANNED_CELLS }));
    }
    const anchors = own.length === 0 && caption.caption.length === 0 && label !== undefined ? [label] : own;
    out.blocks.push({ kind: 'table', ...caption, anchors, header, rows, line: this.lineOf(node) });
  }

  private caption(node: Element, depth: number): Pick<Table, 'caption' | 'number'> {
    return splitCaption(runsOfLines(this.blocksOf(node, depth)));
  }

  private row(node: Element, depth: number, grid: SpanGrid): Row {
    const cells: { cell: Cell; columns: number; rows: number }[] = [];
    for (const child of node.children) {
      if (!isElement(child) || (child.name !== 'td' && child.name !== 'th')) continue;
      const blocks = this.enclosed(child, depth);
      // The paragraph inside a cell often starts a line later; its line is what a reader looks for.
      const line = this.lineOf(child);
      cells.push({ cell: { blocks, line }, columns: span(child, 'colspan'), rows: span(child, 'rowspan') });
    }
    const line = cells[0]?.cell.line ?? this.lineOf(node);
    return { cells: grid.place(cells, line), line };
  }
}

/** Blocks in order, and the paragraph that is being filled. */
class BlockBuffer {
  readonly blocks: Block[] = [];
  private readonly runs = new RunBuffer();
  private readonly lineOf: LineOf;
  private line = 1;

  constructor(lineOf: LineOf) {
    this.lineOf = lineOf;
  }

  text(text: string, look: Look, node: AnyNode): void {
    if (this.runs.empty) {
      if (text.trim() === '') return;
      this.line = this.lineOf(node) + (/^\s*/.exec(text)?.[0].split('\n').length ?? 1) - 1;
    }
    this.runs.add(text, look);
  }

  raised(text: string, look: Look, node: AnyNode): void {
    if (this.runs.empty) this.text(text, look, node);
    else this.runs.addRaised(text, look);
  }

  flush(): void {
    if (this.runs.empty) return;
    const runs = this.runs.take();
    if (runs.length > 0) this.blocks.push({ kind: 'paragraph', runs, line: this.line });
  }
}

/** Pages that items of lists name by a link and nothing else. */
function linkedPages(blocks: readonly Block[], file: string): { title: string; link: string }[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'list') return [];
    return block.items.flatMap(([first, ...more]) => {
      if (first?.kind !== 'paragraph' || more.length > 0 || first.runs.length !== 1) return [];
      const link = first.runs[0]?.link ?? '';
      return link === '' || link.startsWith('#') || link.split('#')[0] === file
        ? []
        : [{ title: textOfRuns(first.runs), link }];
    });
  });
}

/** The runs of a title that is broken into lines. */
function runsOfLines(blocks: readonly Block[]): Run[] {
  const lines = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.runs] : []));
  return lines.flatMap((runs, at) => (at === 0 ? runs : [{ text: ' ' }, ...runs]));
}

/** Gives every row one cell a column: a cell that spans is followed, or topped, by empty ones. */
class SpanGrid {
  /** Rows that the cell above still covers, by column. */
  private covered: number[] = [];
  /** Empty cells that may still be made. */
  left: number;
  /** Spans were left out. */
  isCut = false;

  constructor(left: number) {
    this.left = left;
  }

  place(cells: readonly { cell: Cell; columns: number; rows: number }[], line: number): Cell[] {
    const row: Cell[] = [];
    const next: number[] = [];
    const empty: Cell = { blocks: [], line };
    let at = 0;
    let column = 0;
    while (at < cells.length || (this.covered[column] ?? 0) > 0) {
      const left = this.covered[column] ?? 0;
      if (left > 0) {
        next[column] = left - 1;
        row[column++] = { ...empty, isCovered: true };
        continue;
      }
      const entry = cells[at++];
      if (!entry) break;
      const made = entry.columns * entry.rows - 1;
      const isCut = made > this.left;
      this.isCut ||= isCut;
      this.left -= isCut ? 0 : made;
      for (let i = 0; i < (isCut ? 1 : entry.columns); i++) {
        next[column] = isCut ? 0 : entry.rows - 1;
        row[column++] = i === 0 ? entry.cell : empty;
      }
    }
    this.covered = next;
    return row;
  }
}

/** Terms and texts of a list, also where `div` groups them. */
const termChildren = (node: Element): Element[] =>
  node.children.filter(isElement).flatMap((child) => (child.name === 'div' ? termChildren(child) : [child]));

const MAX_SPAN = 100;

/** Empty cells that the spans of one page make: far more than any page has cells. */
const MAX_SPANNED_CELLS = 100_000;

function span(node: Element, attribute: string): number {
  const value = Number.parseInt(node.attribs[attribute] ?? '1', 10);
  return Number.isFinite(value) ? Math.min(Math.max(value, 1), MAX_SPAN) : 1;
}

const elementsOf = (node: Element, name: string): Element[] =>
  [...nodesBelow(node)].filter((each): each is Element => isElement(each) && each.name === name);

function isWithin(node: Element, name: string): boolean {
  for (let above = node.parent; above; above = above.parent) if (isElement(above) && hasClass(above, name)) return true;
  return false;
}

/** How many sections of Sphinx are around an element. */
function sectionDepth(node: Element, { section }: Markup): number {
  let depth = 0;
  for (let above = node.parent; above; above = above.parent)
    if (isElement(above) && (above.name === 'section' || hasClass(above, section))) depth++;
  return depth;
}

function isHeaderRow(table: Element): boolean {
  const rows = table.children
    .filter(isElement)
    .flatMap((child) => (child.name === 'tr' ? [child] : child.children.filter(isElement)));
  const cells = rows.find((row) => row.name === 'tr')?.children.filter(isElement) ?? [];
  return cells.length > 0 && cells.every((cell) => cell.name === 'th');
}
