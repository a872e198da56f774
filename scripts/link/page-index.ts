import type { PageFacts, TableFacts } from '../ir/index.ts';

/** What can be linked to, of all pages of a service. */
export interface PageIndex {
  readonly pages: readonly PageFacts[];
  readonly pageOf: (link: string) => PageFacts | undefined;
  /** The table that a link leads to, first on the page of the link, then anywhere. */
  readonly tableOf: (link: string, from: PageFacts) => TableFacts | undefined;
  /** The only table of a structure below the heading that a link leads to, or of a page that is no operation's. */
  readonly tableBelow: (link: string, from: PageFacts) => TableFacts | undefined;
  /** Of a table, or of rows that have been made a level of their own. */
  readonly pageOfTable: (id: string) => PageFacts;
}

/** The first two tables of an anchor, of all pages and of each: whether a table is the only one needs no more. */
interface AnchoredTables {
  readonly all: TableFacts[];
  readonly byFile: Map<string, TableFacts[]>;
}

function place(placed: Map<string, AnchoredTables>, anchor: string, { file }: PageFacts, table: TableFacts): void {
  const known = placed.get(anchor) ?? { all: [], byFile: new Map<string, TableFacts[]>() };
  placed.set(anchor, known);
  if (known.all.length < 2) known.all.push(table);
  const own = known.byFile.get(file) ?? [];
  known.byFile.set(file, own);
  if (own.length < 2) own.push(table);
}

/**
 * Order of pages, and with it of everything that is derived: by file name, independent of the file system, and within a
 * file as they come on it.
 */
const byPlace = (a: PageFacts, b: PageFacts): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : a.titleLine - b.titleLine || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

export function indexPages(input: readonly PageFacts[]): PageIndex {
  const pages = [...input].sort(byPlace);
  const byName = new Map<string, PageFacts>();
  const tablesByAnchor = new Map<string, AnchoredTables>();
  const tablesBelow = new Map<string, AnchoredTables>();
  const pageOfTable = new Map<string, PageFacts>();
  for (const page of pages) {
    // Tables of statuses are no fields, and lead to their page.
    const statusTables = new Set(page.statusCodes.flatMap(({ source }) => source.anchor ?? []));
    for (const key of [page.name, page.file, page.file.replace(/\.\w+$/, ''), ...page.anchors, ...statusTables]) {
      if (!byName.has(key.toLowerCase())) byName.set(key.toLowerCase(), page);
    }
    for (const table of page.tables) {
      pageOfTable.set(table.id, page);
      for (const anchor of table.anchors) place(tablesByAnchor, anchor.toLowerCase(), page, table);
      for (const anchor of headingsAbove(table, page)) place(tablesBelow, anchor, page, table);
    }
  }
  const near = (placed: ReadonlyMap<string, AnchoredTables>, link: string, from: PageFacts): readonly TableFacts[] => {
    const found = placed.get(anchorPart(link) ?? pagePart(link));
    const home = pagePart(link) === '' ? from : byName.get(pagePart(link));
    return found?.byFile.get(home?.file ?? '') ?? found?.all ?? [];
  };
  return {
    pages,
    pageOf: (link) => byName.get(pagePart(link)) ?? byName.get(anchorPart(link) ?? ''),
    tableOf: (link, from) => near(tablesByAnchor, link, from)[0],
    tableBelow: (link, from) => {
      const [only, ...others] = near(tablesBelow, link, from);
      return others.length === 0 ? only : undefined;
    },
    pageOfTable: (id) => (pageOfTable.get(id) ?? pageOfTable.get(wholeTable(id))) as PageFacts,
  };
}

/** Anchors that lead to a structure's table where it is the only one: on an operation's page its caption must name one. */
function headingsAbove(table: TableFacts, page: PageFacts): Iterable<string> {
  if (table.usage !== 'object' && (page.operation || table.usage !== 'none')) return [];
  const anchors = page.operation ? table.headingAnchors : [...table.headingAnchors, ...page.anchors];
  return new Set(anchors.map((anchor) => anchor.toLowerCase()));
}

/** The id of the table that an id of a part of its rows names. */
export const wholeTable = (id: string): string => id.replace(/>(?<=#\d+>)[\s\S]*$/, '');

const pagePart = (link: string): string => (link.split('#')[0] ?? '').replace(/\.html?$/i, '').toLowerCase();

function anchorPart(link: string): string | undefined {
  const at = link.indexOf('#');
  return at < 0 ? undefined : link.slice(at + 1).toLowerCase();
}
