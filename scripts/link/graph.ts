import { append } from '../append.ts';
import { type Diagnostic, diagnostic, type FieldFacts, type PageFacts, type TableFacts } from '../ir/index.ts';
import { firstRows } from '../extract/index.ts';
import type { Reach, ReachedStructure, Structure } from './components.ts';
import type { StructureView } from './example-check.ts';
import { type ExampleReader, exampleReader } from './example-json.ts';
import { isKeyPlaceholder } from './key-placeholder.ts';
import type { PageIndex } from './page-index.ts';
import { PageTables } from './page-tables.ts';
import { type Roots, rootsOf } from './roots.ts';
import { sharedResponsesOf } from './shared-responses.ts';
import { settlePage } from './structure/index.ts';
import { captionsOf } from './table-references.ts';
import { linkFindings, linkTable, NO_LINK, type TableLinkResult } from './table-links.ts';

/** A structure that more operations share has no further places noted: enough of them will stay. */
const MAX_PLACES = 8;

/** Which table describes which field, in all pages, and which tables are bodies. */
export class TableGraph {
  readonly diagnostics: Diagnostic[] = [];
  private readonly links = new Map<FieldFacts, TableLinkResult>();
  private readonly roots = new Map<string, Roots>();
  private readonly structures = new Map<string, Structure>();
  private readonly views = new Map<Structure, StructureView>();
  /** Tables that rows of other tables lead to, on whatever page. */
  private readonly referenced = new Set<string>();
  /** Tables whose repeated rows are reported. */
  private readonly told = new Set<string>();
  private readonly index: PageIndex;
  readonly readExample: ExampleReader = exampleReader();
  /** The caption of a numbered table of a file. */
  readonly captionOf: (file: string, number: number) => string | undefined;

  constructor(index: PageIndex) {
    this.index = index;
    this.captionOf = captionsOf(index.pages.flatMap(({ tables }) => tables));
    for (const page of index.pages) this.linkPage(page);
    for (const page of index.pages) if (this.roots.has(page.id)) this.settle(page);
    for (const page of index.pages) if (page.operation?.responseLinks.length) this.shareResponses(page);
    for (const page of index.pages) if (page.operation) this.reportUnplaced(page);
  }

  /** Adds to an operation's page the responses that it leaves to pages which it links. */
  private shareResponses(page: PageFacts): void {
    const own = this.rootsOf(page);
    const { responses, diagnostics } = sharedResponsesOf(page, own, this.index, (target) => this.rootsOf(target));
    append(this.diagnostics, diagnostics);
    if (responses.size === 0) return;
    const sharedBy = new Map(
      [...responses].map(([status, [table]]) => [status, this.index.pageOfTable(table?.id ?? '')]),
    );
    this.roots.set(page.id, { ...own, responses: new Map([...own.responses, ...responses]), sharedBy });
  }

  /** Tables of an operation's page that stand in no section of its own and that no row of any page leads to. */
  private reportUnplaced(page: PageFacts): void {
    for (const table of page.tables) {
      if (table.section !== 'other' || this.referenced.has(table.id)) continue;
      this.diagnostics.push(diagnostic('link/table-unreferenced', table.source, { table: table.caption }));
    }
  }

  linkOf(field: FieldFacts): TableLinkResult {
    return this.links.get(field) ?? NO_LINK;
  }

  rootsOf(page: PageFacts): Roots {
    return this.roots.get(page.id) as Roots;
  }

  /** Tables that are part of the contract whatever leads to them, in the order of the pages. */
  keptTables(): TableFacts[] {
    return this.index.pages.flatMap(({ tables }) => tables.filter(({ isKept }) => isKept));
  }

  /** The structure that tables make together; the same one for the same tables. */
  structure(tables: readonly TableFacts[]): Structure {
    const id = tables.map((table) => table.id).join('+');
    const known = this.structures.get(id);
    if (known) return known;
    const first = tables[0] as TableFacts;
    const fields = this.distinctFields(tables);
    const targets = new Map<FieldFacts, readonly string[]>();
    for (const field of fields) {
      const { tables } = this.linkOf(field);
      if (tables.length > 0)
        targets.set(
          field,
          tables.map((table) => table.id),
        );
    }
    const role = first.section === 'request' ? 'Request' : first.section === 'response' ? 'Response' : '';
    const structure: Structure = {
      id,
      page: this.index.pageOfTable(first.id),
      tables,
      fields,
      targets,
      role,
      source: first.source,
    };
    this.structures.set(id, structure);
    return structure;
  }

  /** A structure for a check of examples, with the page's own rows. */
  viewOf(structure: Structure): StructureView {
    const known = this.views.get(structure);
    if (known) return known;
    const view = {
      fields: structure.fields.filter((field) => !isKeyPlaceholder(field.name)),
      additional: structure.fields.find((field) => isKeyPlaceholder(field.name)),
      targets: this.viewsBehind,
    };
    this.views.set(structure, view);
    return view;
  }

  /** The structures behind a field, for a check of examples. */
  readonly viewsBehind = (field: FieldFacts): readonly StructureView[] =>
    this.linkOf(field).tables.map((table) => this.viewOf(this.structure([table])));

  /** Adds a structure and all that its fields lead to, each with its place; of places no more than `MAX_PLACES`. */
  reach(structure: Structure, reach: Reach, into: Map<string, ReachedStructure & { readonly places: string[] }>): void {
    const seen = new Set<string>();
    const queue: { structure: Structure; reach: Reach }[] = [{ structure, reach }];
    for (const next of queue) {
      if (seen.has(next.structure.id)) continue;
      seen.add(next.structure.id);
      const known = into.get(next.structure.id);
      if (known && known.places.length >= MAX_PLACES) continue;
      if (known) known.places.push(next.reach.place);
      else into.set(next.structure.id, { ...next, places: [next.reach.place] });
      for (const field of next.structure.fields) {
        for (const table of this.linkOf(field).tables) {
          queue.push({
            structure: this.structure([table]),
            reach: {
              owner: reach.owner,
              role: reach.role,
              resource: reach.resource,
              isOfResource: false,
              field: field.name,
              isMany: field.type.value.kind === 'array',
              place: `${next.reach.place}${next === queue[0] ? ' ' : '.'}${field.name}`,
            },
          });
        }
      }
    }
  }

  /** Lets the examples of a page decide where its tables and links leave the structure of a body open. */
  private settle(page: PageFacts): void {
    const linkOf = (field: FieldFacts): TableLinkResult => this.linkOf(field);
    const { roots, links, opened } = settlePage(page, this.rootsOf(page), linkOf, this.readExample);
    for (const { name, source } of opened)
      this.diagnostics.push(diagnostic('link/example-unwrapped', source, { field: name }));
    this.roots.set(page.id, roots);
    for (const [field, link] of links) this.links.set(field, link);
    for (const table of roots.spare)
      this.diagnostics.push(diagnostic('link/table-unreferenced', table.source, { table: table.caption }));
  }

  private linkPage(page: PageFacts): void {
    const referenced = new Set<string>();
    const tables = new PageTables(page);
    for (const table of page.tables) {
      for (const field of table.fields) {
        const link = linkTable(field, table, page, this.index, tables);
        if (link !== NO_LINK) this.links.set(field, link);
        for (const target of link.tables) if (target.id !== table.id) referenced.add(target.id);
        append(this.diagnostics, linkFindings(field, link, page, this.index, tables));
      }
    }
    for (const id of referenced) this.referenced.add(id);
    if (!page.operation && !page.sharedResponse) return;
    this.roots.set(page.id, rootsOf(page, referenced));
  }

  /** Rows of tables that make one structure; a name that comes twice keeps its first row. */
  private distinctFields(tables: readonly TableFacts[]): readonly FieldFacts[] {
    const read = tables.map(({ id, fields }) => ({ id, ...firstRows(fields) }));
    for (const { id, diagnostics } of read) if (!this.told.has(id)) append(this.diagnostics, diagnostics);
    for (const { id } of read) this.told.add(id);
    const [only, ...more] = read;
    if (only && more.length === 0) return only.fields;
    const byName = new Map<string, FieldFacts>();
    for (const field of read.flatMap(({ fields }) => fields))
      if (!byName.has(field.name)) byName.set(field.name, field);
    return [...byName.values()];
  }
}
