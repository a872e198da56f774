import { addTo } from '../../append.ts';
import { type Block, type FieldFacts, type TableFacts, type TableLink, textOfRuns } from '../../ir/index.ts';
import type { Part } from '../sections.ts';
import { isComplex } from '../type/type-expression.ts';

/** A table that a sentence links, where the sentence is about one. */
const TABLE_TEXT = /^table\s+\d+/i;
/** `the tags field`, `parameter tags`, as sentences name a row. */
const ROW_IN_PROSE =
  /\b([A-Za-z_][\w.-]{0,200})\s+(?:fields?|parameters?|objects?|structures?|attributes?|elements?)\b|\b(?:field|parameter|object|structure|attribute|element)\s+([A-Za-z_][\w.-]*)/gi;

interface ProseLink {
  readonly names: ReadonlySet<string>;
  readonly link: TableLink;
}

/**
 * Gives rows the tables that sentences beside their own table link for them: `For details about the tags field, see
 * Table 1`. A row that links a table itself keeps to that.
 *
 * @param parts of the section that the tables stand in
 */
export function withProseLinks(
  tables: readonly TableFacts[],
  parts: readonly Part[],
  sectionOf: (part: Part) => TableFacts['section'] | undefined,
): readonly TableFacts[] {
  const bySection = new Map<TableFacts['section'], ProseLink[]>();
  for (const part of parts) {
    const section = sectionOf(part);
    const links = section === undefined ? [] : proseLinks(part.block);
    if (section !== undefined) for (const link of links) addTo(bySection, section, link);
  }
  if (bySection.size === 0) return tables;
  const rows = new Set(tables.flatMap(({ fields }) => fields.map(({ name }) => name)));
  return tables.map((table) => {
    // A body's own row may stand in the table of the URI.
    const sections = table.section === 'uri' ? (['uri', 'request'] as const) : [table.section];
    const links = sections.flatMap((section) => bySection.get(section) ?? []);
    return links.length > 0 ? { ...table, fields: table.fields.map((field) => linked(field, links, rows)) } : table;
  });
}

/** @param rows names of all rows of the page */
function linked(field: FieldFacts, links: readonly ProseLink[], rows: ReadonlySet<string>): FieldFacts {
  if (!isComplex(field.type.value) || field.links.length > 0) return field;
  const { name } = field;
  // A sentence may speak of one item of a list: of `kite`, where the row is `kites` and none is `kite`.
  const one = field.type.value.kind === 'array' && name.endsWith('s') ? name.slice(0, -1) : name;
  const isMeant = (names: ReadonlySet<string>): boolean => names.has(name) || (names.has(one) && !rows.has(one));
  const own = links.filter(({ names }) => isMeant(names)).map(({ link }) => link);
  return own.length === 0 ? field : { ...field, links: own };
}

function proseLinks(block: Block): ProseLink[] {
  if (block.kind === 'list') return block.items.flatMap((item) => item.flatMap(proseLinks));
  if (block.kind === 'note') return block.blocks.flatMap(proseLinks);
  if (block.kind !== 'paragraph') return [];
  const targets = block.runs.filter(({ link, text }) => link !== undefined && TABLE_TEXT.test(text.trim()));
  const [only, ...more] = targets;
  if (!only?.link || more.length > 0) return [];
  const names = new Set(
    [...textOfRuns(block.runs).matchAll(ROW_IN_PROSE)].flatMap(([, before, behind]) => before ?? behind ?? []),
  );
  return names.size === 0 ? [] : [{ names, link: { target: only.link, text: only.text.trim(), via: 'prose' } }];
}
