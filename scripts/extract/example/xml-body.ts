/** Bodies in XML: a page sets elements within elements in a block, and describes them in one flat table. */
import { addTo } from '../../append.ts';
import type { Dialect } from '../../dialects/index.ts';
import {
  type Diagnostic,
  type Document,
  diagnostic,
  type ExampleFacts,
  type Facets,
  type FieldFacts,
  inferred,
  type Source,
  stated,
  type TableFacts,
} from '../../ir/index.ts';
import { mergeXml, readXml, type XmlElement } from '../../read/index.ts';
import { messageSyntax } from '../request/request-syntax.ts';
import type { Part } from '../sections.ts';
import { shownField } from '../shown-field.ts';

type Side = 'request' | 'response';

export interface ReadMarkup {
  readonly tables: readonly TableFacts[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The tables of a page with those of bodies in XML set as the elements stand: the root's children, and a table for each
 * element that holds others. Tables of any other body are given back as they are.
 *
 * Blocks of syntax say what a body is; examples say it of rows that no block places, and which elements are repeated.
 */
export function withMarkup(
  tables: readonly TableFacts[],
  parts: readonly Part[],
  examples: readonly ExampleFacts[],
  document: Pick<Document, 'id' | 'file'>,
  dialect: Dialect,
): ReadMarkup {
  const request = new MarkupBody('request', tables, parts, examples, document, dialect);
  const response = new MarkupBody('response', tables, parts, examples, document, dialect);
  if (!request.root && !response.root) return { tables, diagnostics: [] };
  const left = tables.filter(
    (table) => ![request, response].some(({ flat, apart }) => flat.includes(table) || apart.includes(table)),
  );
  return {
    tables: [...left, ...request.tables(), ...response.tables()],
    diagnostics: [...request.diagnostics, ...response.diagnostics],
  };
}

/** What stands behind the headers of the first block of a side's syntax. */
export function syntaxBody(parts: readonly Part[], side: Side): { text: string; line: number } | undefined {
  const bodies = parts.map(({ role, block }) =>
    role === `${side}-syntax` && block.kind === 'code' ? messageSyntax(block).body : undefined,
  );
  return bodies.find((body) => body !== undefined);
}

class MarkupBody {
  readonly diagnostics: Diagnostic[] = [];
  readonly root: XmlElement | undefined;
  /** The tables whose rows are the elements; none where the body is no XML. */
  readonly flat: readonly TableFacts[];
  private readonly side: Side;
  private readonly file: string;
  private readonly id: string;
  private readonly dialect: Dialect;
  /** Rows by the name of their element; those of one name are told apart by the elements that they stand in. */
  private readonly rows: ReadonlyMap<string, readonly FieldFacts[]>;
  /** What rows say of the number of elements of a name. */
  private readonly counts: ReadonlyMap<string, SaidCount>;
  private readonly placed = new Set<FieldFacts>();
  private readonly made: TableFacts[] = [];
  /** Tables of a second root, which the contract doesn't have. */
  apart: readonly TableFacts[] = [];

  constructor(
    side: Side,
    tables: readonly TableFacts[],
    parts: readonly Part[],
    examples: readonly ExampleFacts[],
    { id, file }: Pick<Document, 'id' | 'file'>,
    dialect: Dialect,
  ) {
    this.dialect = dialect;
    this.side = side;
    this.file = file;
    this.id = id;
    const body = syntaxBody(parts, side);
    const shown = body && readXml(body.text, body.line);
    const flat = tables.filter((table) => table.section === side && isBody(table));
    const sent = examples.flatMap((example) => (example.kind === side && !isFailure(example) ? rootOf(example) : []));
    const roots = [...(shown ? [shown] : []), ...sent];
    this.flat = roots.length > 0 ? this.ofFirstRoot(flat, roots) : [];
    this.rows = this.described();
    this.counts = countsIn(this.flat.flatMap(({ fields }) => fields));
    const [first = sent[0], ...more] = shown ? [shown, ...sent] : sent;
    const isDescribed = shown !== undefined || this.flat.length > 0;
    const root =
      isDescribed && first
        ? more.filter(({ name }) => name === first.name).reduce((known, next) => mergeXml(known, next), first)
        : undefined;
    this.root = root && this.withAllDescribed(root);
  }

  /** The tables but those of another root: a page may describe two bodies, of which one request gets one. */
  private ofFirstRoot(flat: readonly TableFacts[], [first, ...more]: readonly XmlElement[]): readonly TableFacts[] {
    const others = new Set(more.map(({ name }) => name).filter((name) => name !== first?.name));
    const isOther = ({ fields }: TableFacts): boolean => fields.some(({ name }) => others.has(name));
    const apart = others.size === 0 ? [] : flat.filter(isOther);
    for (const { source, fields } of apart) {
      const root = fields.find(({ name }) => others.has(name))?.name ?? '';
      this.diagnostics.push(
        diagnostic('extract/nesting-unread', source, { as: 'second', root, first: first?.name ?? '' }),
      );
    }
    this.apart = apart;
    return flat.filter((table) => !apart.includes(table));
  }

  private described(): Map<string, FieldFacts[]> {
    const rows = new Map<string, Map<string, FieldFacts>>();
    for (const field of this.flat.flatMap(({ fields }) => fields)) {
      const known = rows.get(field.name) ?? new Map<string, FieldFacts>();
      const within = ancestorsOf(field, this.dialect).join();
      const twin = known.get(within);
      if (twin) {
        const related = [{ file: this.file, line: twin.source.line, message: 'the other row' }];
        const params = { as: 'twice', field: field.name } as const;
        this.diagnostics.push(diagnostic('extract/nesting-unread', field.source, params, { related }));
        known.delete(within);
      }
      rows.set(field.name, known.set(within, field));
    }
    return new Map([...rows].map(([name, each]) => [name, [...each.values()]]));
  }

  /** The row of an element: the one that names the element around it, else one that names none. */
  private rowOf(name: string, parent: string | undefined): FieldFacts | undefined {
    const rows = this.rows.get(name) ?? [];
    if (rows.length < 2) return rows[0];
    const within = rows.find((row) => parent !== undefined && ancestorsOf(row, this.dialect).includes(parent));
    return within ?? rows.find((row) => ancestorsOf(row, this.dialect).length === 0) ?? rows.at(-1);
  }

  /** The body's table, and those of the elements that hold others. */
  tables(): readonly TableFacts[] {
    const { root } = this;
    if (!root) return [];
    const own = this.rowOf(root.name, undefined);
    if (own) this.placed.add(own);
    const fields = root.children.map((child) => this.field(child, root.name));
    const loose = [...this.rows.values()].flat().filter((field) => !this.placed.has(field));
    const [first] = loose;
    if (first) {
      const names = loose.map(({ name }) => name).join(', ');
      const params = { as: 'shown', names, root: root.name } as const;
      this.diagnostics.push(diagnostic('extract/nesting-unread', first.source, params));
    }
    const body: TableFacts = {
      ...(this.flat[0] ?? this.table(root, root.name, [])),
      usage: 'body',
      fields: [...fields, ...loose],
      markup: { root: root.name, ...(own ? { row: own } : {}) },
    };
    return [body, ...this.made];
  }

  /** The tree with rows that name the element that they stand in, and with those that name one of these. */
  private withAllDescribed(root: XmlElement): XmlElement {
    let tree = root;
    for (let level = 0; level < MAX_LEVELS; level++) {
      const next = this.withDescribed(tree);
      if (next === tree) break;
      tree = next;
    }
    return tree;
  }

  /** The tree with rows that name an element of it as the one that they stand in. */
  private withDescribed(root: XmlElement): XmlElement {
    const within = new Map<string, XmlElement[]>();
    const known = childrenIn(root);
    for (const row of [...this.rows.values()].flat()) {
      const { name, source } = row;
      for (const ancestor of ancestorsOf(row, this.dialect)) {
        if (known.get(ancestor)?.has(name) !== false || name === ancestor) continue;
        addTo(within, ancestor, { name, line: source.line, isRepeated: false, children: [] });
      }
    }
    return within.size === 0 ? root : withChildren(root, within);
  }

  private field(element: XmlElement, path: string): FieldFacts {
    const source = this.source(element);
    const row = this.rowOf(element.name, path.split('.').at(-1));
    if (row) this.placed.add(row);
    const isParent = element.children.length > 0;
    const known = row ?? shownField(element.name, source, 'xml-syntax');
    const count = this.counts.get(element.name);
    const isRepeated = element.isRepeated || count !== undefined;
    if (!isParent && !isRepeated) return known;
    const value = isParent ? ({ kind: 'object' } as const) : known.type.value;
    const type = isRepeated && value.kind !== 'array' ? ({ kind: 'array', items: value } as const) : value;
    const typed = { ...known, type: inferred(type, source, 'xml-syntax') };
    if (!isParent) return typed;
    const below = `${path}.${element.name}`;
    const fields = element.children.map((child) => this.field(child, below));
    const table = this.table(element, below, fields);
    this.made.push(table);
    const link = { target: `#${table.anchors[0]}`, text: element.name, via: 'type' } as const;
    return { ...typed, links: [link], tableNumbers: [], facets: { bounds: count?.most ? [count.most] : [] } };
  }

  private table(element: XmlElement, path: string, fields: readonly FieldFacts[]): TableFacts {
    const part = this.id === this.file ? '' : `-${this.id.slice(this.file.length + 1)}`;
    const anchor = `xml-${this.side}-${path}${part}`;
    return {
      id: `${this.file}#${anchor}`,
      anchors: [anchor],
      headingAnchors: [],
      number: undefined,
      caption: '',
      usage: 'object',
      anchorName: undefined,
      captionName: element.name,
      section: this.side,
      status: undefined,
      outcome: undefined,
      fields,
      source: this.source(element),
    };
  }

  private source({ name, line }: XmlElement): Source {
    return { file: this.file, line, words: `<${name}>` };
  }
}

interface SaidCount {
  /** The most that there may be, where the row says that too. */
  readonly most: Facets['bounds'][number] | undefined;
}

/** `one or more Event elements`, `a maximum of 20 Tag nodes`: the number of an element, and its name. */
const COUNT =
  /\b(?:(?:one|zero|two) or (?:more|multiple)|multiple|several|(?:a maximum of|up to|at most) (\d{1,6})) \*{0,2}([\w:-]{1,64})\*{0,2} (?:elements?|nodes?)\b/gi;

function countsIn(rows: readonly FieldFacts[]): ReadonlyMap<string, SaidCount> {
  const counts = new Map<string, SaidCount>();
  for (const { description } of rows)
    for (const [words, number, name = ''] of description.value.matchAll(COUNT)) {
      const source = { ...description.source, words };
      const most =
        number === undefined ? undefined : stated({ name: 'maxItems', value: Number(number) } as const, source);
      counts.set(name, { most: counts.get(name)?.most ?? most });
    }
  return counts;
}

/** Elements within elements, as rows name them: more than any page has. */
const MAX_LEVELS = 12;

const isBody = ({ usage, status }: TableFacts): boolean =>
  (usage === 'body' || usage === 'none' || usage === 'object') && (status === undefined || status.startsWith('2'));

const isFailure = ({ failed, status }: ExampleFacts): boolean => failed || /^[3-5]/.test(status ?? '');

function rootOf({ body }: ExampleFacts): XmlElement[] {
  const root = body && readXml(body.text, body.line);
  return root ? [root] : [];
}

/** The elements that a row says that its element stands in, the last step of each path. */
const ancestorsOf = ({ description }: FieldFacts, { rows }: Dialect): readonly string[] =>
  (rows.ancestorLabel.exec(description.value)?.[1] ?? '')
    .split(',')
    .flatMap((path) => path.trim().split('.').at(-1) || []);

/** Names of an element's children, by the name of each element of a tree. */
function childrenIn(root: XmlElement, known = new Map<string, Set<string>>()): Map<string, Set<string>> {
  const names = known.get(root.name) ?? new Set();
  known.set(root.name, names);
  for (const child of root.children) {
    names.add(child.name);
    childrenIn(child, known);
  }
  return known;
}

const withChildren = (element: XmlElement, within: ReadonlyMap<string, readonly XmlElement[]>): XmlElement => ({
  ...element,
  children: [...element.children.map((child) => withChildren(child, within)), ...(within.get(element.name) ?? [])],
});
