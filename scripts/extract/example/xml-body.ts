/** Bodies in XML: a page sets elements within elements in a block, and describes them in one flat table. */
import {
  type Diagnostic,
  diagnostic,
  type Document,
  type ExampleFacts,
  type FieldFacts,
  inferred,
  type Source,
  type TableFacts,
} from '../../ir/index.ts';
import { mergeXml, readXml, type XmlElement } from '../../read/index.ts';
import { messageSyntax } from '../request/request-syntax.ts';
import type { Part } from '../sections.ts';
import { shownField } from '../shown-field.ts';
import { ANCESTOR_LABEL } from '../vocabulary.ts';

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
): ReadMarkup {
  const request = new MarkupBody('request', tables, parts, examples, document);
  const response = new MarkupBody('response', tables, parts, examples, document);
  if (!request.root && !response.root) return { tables, diagnostics: [] };
  const left = tables.filter((table) => !request.flat.includes(table) && !response.flat.includes(table));
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
  private readonly rows: ReadonlyMap<string, FieldFacts>;
  private readonly placed = new Set<FieldFacts>();
  private readonly made: TableFacts[] = [];

  constructor(
    side: Side,
    tables: readonly TableFacts[],
    parts: readonly Part[],
    examples: readonly ExampleFacts[],
    { id, file }: Pick<Document, 'id' | 'file'>,
  ) {
    this.side = side;
    this.file = file;
    this.id = id;
    const body = syntaxBody(parts, side);
    const shown = body && readXml(body.text, body.line);
    const flat = tables.filter((table) => table.section === side && isBody(table));
    const sent = examples.flatMap((example) => (example.kind === side && !isFailure(example) ? rootOf(example) : []));
    this.flat = shown || sent.length > 0 ? flat : [];
    this.rows = this.described();
    const [first = sent[0], ...more] = shown ? [shown, ...sent] : sent;
    const isDescribed = shown !== undefined || this.flat.length > 0;
    const root =
      isDescribed && first
        ? more.filter(({ name }) => name === first.name).reduce((known, next) => mergeXml(known, next), first)
        : undefined;
    this.root = root && this.withDescribed(root);
  }

  /** Rows by the name of their element; of those that several tables have, the last, and a remark. */
  private described(): Map<string, FieldFacts> {
    const rows = new Map<string, FieldFacts>();
    for (const field of this.flat.flatMap(({ fields }) => fields)) {
      const known = rows.get(field.name);
      if (known) {
        const related = [{ file: this.file, line: known.source.line, message: 'the other row' }];
        const params = { as: 'twice', field: field.name } as const;
        this.diagnostics.push(diagnostic('extract/nesting-unread', field.source, params, { related }));
      }
      rows.set(field.name, field);
    }
    return rows;
  }

  /** The body's table, and those of the elements that hold others. */
  tables(): readonly TableFacts[] {
    const { root } = this;
    if (!root) return [];
    const own = this.rows.get(root.name);
    if (own) this.placed.add(own);
    const fields = root.children.map((child) => this.field(child, root.name));
    const loose = [...this.rows.values()].filter((field) => !this.placed.has(field));
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

  /** The tree with rows that name the element that they stand in. */
  private withDescribed(root: XmlElement): XmlElement {
    const within = new Map<string, XmlElement[]>();
    const known = new Set(namesIn(root));
    for (const { name, description, source } of this.rows.values()) {
      const ancestor = ANCESTOR_LABEL.exec(description.value)?.[1]?.split('.').at(-1);
      if (known.has(name) || ancestor === undefined || !known.has(ancestor)) continue;
      const siblings = within.get(ancestor) ?? [];
      within.set(ancestor, [...siblings, { name, line: source.line, isRepeated: false, children: [] }]);
    }
    return within.size === 0 ? root : withChildren(root, within);
  }

  private field(element: XmlElement, path: string): FieldFacts {
    const source = this.source(element);
    const row = this.rows.get(element.name);
    if (row) this.placed.add(row);
    const isParent = element.children.length > 0;
    const known = row ?? shownField(element.name, source, 'xml-syntax');
    if (!isParent && !element.isRepeated) return known;
    const value = isParent ? ({ kind: 'object' } as const) : known.type.value;
    const type = element.isRepeated && value.kind !== 'array' ? ({ kind: 'array', items: value } as const) : value;
    const typed = { ...known, type: inferred(type, source, 'xml-syntax') };
    if (!isParent) return typed;
    const below = `${path}.${element.name}`;
    const fields = element.children.map((child) => this.field(child, below));
    const table = this.table(element, below, fields);
    this.made.push(table);
    const link = { target: `#${table.anchors[0]}`, text: element.name, via: 'type' } as const;
    return { ...typed, links: [link], tableNumbers: [], facets: { bounds: [] } };
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

const isBody = ({ usage, status }: TableFacts): boolean =>
  (usage === 'body' || usage === 'none' || usage === 'object') && (status === undefined || status.startsWith('2'));

const isFailure = ({ failed, status }: ExampleFacts): boolean => failed || /^[3-5]/.test(status ?? '');

function rootOf({ body }: ExampleFacts): XmlElement[] {
  const root = body && readXml(body.text, body.line);
  return root ? [root] : [];
}

const namesIn = (element: XmlElement): string[] => [element.name, ...element.children.flatMap(namesIn)];

const withChildren = (element: XmlElement, within: ReadonlyMap<string, readonly XmlElement[]>): XmlElement => ({
  ...element,
  children: [...element.children.map((child) => withChildren(child, within)), ...(within.get(element.name) ?? [])],
});
