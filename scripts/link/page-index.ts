import type { PageFacts, TableFacts } from '../extract/index.ts';

/** What can be linked to, of all pages of a service. */
export interface PageIndex {
  readonly pages: readonly PageFacts[];
  readonly pageOf: (link: string) => PageFacts | undefined;
  /** The table that a link leads to, first on the page of the link, then anywhere. */
  readonly tableOf: (link: string, from: PageFacts) => TableFacts | undefined;
  readonly pageOfTable: (id: string) => PageFacts;
}

/** Order of pages, and with it of everything that is derived: by file name, independent of the file system. */
export const byFile = (a: { file: string }, b: { file: string }): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : 0;

export function indexPages(input: readonly PageFacts[]): PageIndex {
  const pages = [...input].sort(byFile);
  const byName = new Map<string, PageFacts>();
  const tablesByAnchor = new Map<string, { page: PageFacts; table: TableFacts }[]>();
  const pageOfTable = new Map<string, PageFacts>();
  for (const page of pages) {
    // Tables of statuses are no fields, and lead to their page.
    const statusTables = new Set(page.statusCodes.flatMap(({ source }) => source.anchor ?? []));
    for (const key of [page.name, page.file, page.file.replace(/\.\w+$/, ''), ...page.anchors, ...statusTables]) {
      if (!byName.has(key.toLowerCase())) byName.set(key.toLowerCase(), page);
    }
    for (const table of page.tables) {
      pageOfTable.set(table.id, page);
      for (const anchor of table.anchors) push(tablesByAnchor, anchor.toLowerCase(), { page, table });
    }
  }
  return {
    pages,
    pageOf: (link) => byName.get(pagePart(link)) ?? byName.get(anchorPart(link) ?? ''),
    tableOf: (link, from) => {
      const anchor = anchorPart(link);
      const candidates = anchor === undefined ? undefined : tablesByAnchor.get(anchor);
      if (!candidates) return undefined;
      const home = pagePart(link) === '' ? from : byName.get(pagePart(link));
      return (candidates.find(({ page }) => page === home) ?? candidates[0])?.table;
    },
    pageOfTable: (id) => pageOfTable.get(id) as PageFacts,
  };
}

const pagePart = (link: string): string => (link.split('#')[0] ?? '').replace(/\.html?$/i, '').toLowerCase();

function anchorPart(link: string): string | undefined {
  const at = link.indexOf('#');
  return at < 0 ? undefined : link.slice(at + 1).toLowerCase();
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
