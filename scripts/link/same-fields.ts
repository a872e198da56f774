import type { FieldFacts, PageFacts, TableFacts } from '../ir/index.ts';
import { indexPages, type PageIndex } from './page-index.ts';

/**
 * The pages, with the fields of another structure in each that a page says has the same ones; a field of its own stays
 * where both have it.
 */
export function withSameFields(index: PageIndex): PageIndex {
  if (!index.pages.some(({ tables }) => tables.some(({ sameAs }) => sameAs !== undefined))) return index;
  const pages = index.pages.map(
    (page): PageFacts => ({
      ...page,
      tables: page.tables.map((table): TableFacts => {
        const fields = fieldsOf(table, page, index, new Set());
        return fields === table.fields ? table : { ...table, fields };
      }),
    }),
  );
  return indexPages(pages);
}

function fieldsOf(
  table: TableFacts,
  page: PageFacts,
  index: PageIndex,
  seen: ReadonlySet<string>,
): readonly FieldFacts[] {
  const other = table.sameAs === undefined || seen.has(table.id) ? undefined : index.tableOf(table.sameAs, page);
  if (!other) return table.fields;
  const from = index.pageOfTable(other.id);
  const own = new Set(table.fields.map(({ name }) => name));
  const more = fieldsOf(other, from, index, new Set([...seen, table.id])).filter(({ name }) => !own.has(name));
  return [...table.fields, ...(from === page ? more : more.map((field) => linkedFrom(field, from)))];
}

/** Links to the field's own page lead there from any other. */
const linkedFrom = (field: FieldFacts, { file }: PageFacts): FieldFacts => ({
  ...field,
  links: field.links.map((link) => (link.target.startsWith('#') ? { ...link, target: `${file}${link.target}` } : link)),
});
