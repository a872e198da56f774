import {
  type Diagnostic,
  diagnostic,
  type FieldFacts,
  type PageFacts,
  type TableFacts,
  type TypeExpression,
} from '../ir/index.ts';
import { isComplex } from '../extract/index.ts';
import type { PageIndex } from './page-index.ts';
import { type PageTables, sameName } from './page-tables.ts';

/** The table that describes a field's value, and the rule that found it where the page has no link. */
export interface TableLinkResult {
  /** More than one where the description names alternatives. */
  readonly tables: readonly TableFacts[];
  readonly rule?: string;
}

export const NO_LINK: TableLinkResult = { tables: [] };

/** The innermost structure of a type: what a table can describe. */
export function structureOf(type: TypeExpression): TypeExpression {
  if (type.kind === 'array') return structureOf(type.items);
  if (type.kind === 'map') return structureOf(type.values);
  return type;
}

/** Link texts in a description that lead to a table of fields rather than to reading matter. */
const TABLE_TEXT = /^table\s+\d+/i;

/**
 * Finds the table of a field: link in the type cell, link `Table N` in the description, `Table N` in plain text, the
 * type's name as a caption, the field's name as a caption behind it, bullets of its own row.
 */
export function linkTable(
  field: FieldFacts,
  table: TableFacts,
  page: PageFacts,
  index: PageIndex,
  tables: PageTables,
): TableLinkResult {
  const type = structureOf(field.type.value);
  if (!isComplex(type)) return NO_LINK;
  const byType = field.links.filter((link) => link.via === 'type').map((link) => index.tableOf(link.target, page));
  const inType = byType.find((found) => found !== undefined);
  const inText = field.links
    .filter((link) => link.via === 'description' && (TABLE_TEXT.test(link.text) || namesStructure(link.text)))
    .map((link) => index.tableOf(link.target, page) ?? index.tableBelow(link.target, page))
    .filter((found) => found !== undefined);
  // A request's row whose type leads to the response's table and whose text to the request's own means the latter.
  const own = inText.filter((found) => found.section === table.section);
  if (inType && own.length === 1 && inType.section !== table.section && tables.has(inType))
    return { tables: own, rule: 'table-of-the-section' };
  // Alternatives that the type names, each a structure of the page.
  const structures = [...new Set(byType.filter((found) => found?.isStructure))].filter((found) => found !== undefined);
  if (inType?.isStructure) return { tables: structures };
  if (inType) return { tables: [inType] };
  const [linked, ...others] = new Set(inText);
  const passedOver = linked && others.length === 0 ? passedOverTable(field, linked, table, tables) : undefined;
  if (passedOver) return { tables: [passedOver], rule: PASSED_OVER };
  if (linked) return { tables: [linked, ...others] };
  const named = field.links.find(({ via }) => via === 'name');
  const part = named && index.tableOf(named.target, page);
  if (part) return { tables: [part], rule: 'rows-named-by-path' };
  const inProse = field.links.filter(({ via }) => via === 'prose').map(({ target }) => index.tableOf(target, page));
  const told = inProse.find((found) => found !== undefined && found.id !== table.id);
  if (told) return { tables: [told], rule: 'prose-names-row' };
  const numbered = tables.numbered(field.tableNumbers).filter(({ id }) => id !== table.id);
  if (numbered.length > 0) return { tables: numbered, rule: 'table-number-in-text' };
  const captioned = byName(field, type, table, tables);
  const bullets = captioned.tables.length > 0 ? undefined : field.links.find(({ via }) => via === 'bullets');
  const inner = bullets && index.tableOf(bullets.target, page);
  return inner ? { tables: [inner], rule: 'fields-in-bullets' } : captioned;
}

/** The page has the table that a row names, and the row's link leads to another one. */
const PASSED_OVER = 'own-table-of-the-name';

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}_-]+/u);

/** The table of the page that a field's link should lead to; undefined where the link may well mean what it says. */
function passedOverTable(
  field: FieldFacts,
  linked: TableFacts,
  table: TableFacts,
  tables: PageTables,
): TableFacts | undefined {
  if (tables.has(linked)) return mistakenTable(field, linked, table, tables);
  const numbers = field.links.map(({ text }) => Number(/^table\s+(\d+)/i.exec(text)?.[1]));
  const words = wordsOf(field.description.value);
  // Its number and its name are in the row's own words.
  const meant = tables.unlinkedNumbered(numbers, words, table);
  if (meant && !words.some((word) => sameName(word, linked.captionName))) return meant;
  const named = tables.unlinkedNamed(field.name, table);
  // Of two tables of one name the row means the one beside it, which nothing else refers to.
  if (sameName(named?.captionName, linked.captionName)) return named;
  return sameName(field.name, linked.captionName) || sameName(field.name, linked.anchorName) ? undefined : named;
}

/**
 * The table with a field's name, where its link leads to one of the same page with the name of another row, which
 * links to it too, or to one that names no row while the row's type names the structure of the named one, to which
 * another row of the field's name leads: the author took the number of the wrong one.
 */
function mistakenTable(
  field: FieldFacts,
  linked: TableFacts,
  table: TableFacts,
  tables: PageTables,
): TableFacts | undefined {
  const words = [field.name, ...wordsOf(field.description.value)];
  if (words.some((word) => sameName(word, linked.captionName) || sameName(word, linked.anchorName))) return undefined;
  const [named, ...others] = tables.withCaption(field.name, table);
  if (!named || others.length > 0) return undefined;
  const type = structureOf(field.type.value);
  const isOfType = type.kind === 'object' && sameName(type.name, named.captionName);
  const isOther = isOfType && linked.captionName === undefined && linked.anchorName === undefined;
  return (isOther && tables.isLedToByName(named)) || tables.isLedToByName(linked) ? named : undefined;
}

const namesStructure = (text: string): boolean =>
  /\b(?:objects?|fields?|data structure|parameters)$|\bfield descriptions?\b|^data structures? (?:of|for)\b/i.test(
    text,
  );

function byName(field: FieldFacts, type: TypeExpression, table: TableFacts, tables: PageTables): TableLinkResult {
  const below =
    table.captionName === undefined ? undefined : tables.captioned(`${table.captionName}.${field.name}`, table);
  if (below) return { tables: [below], rule: 'caption-is-path' };
  const named = type.kind === 'object' ? tables.named(type.name, table) : undefined;
  if (named) return { tables: [named], rule: 'type-name-is-caption' };
  const leading = type.kind === 'object' && type.name ? tables.beginningWith(type.name, table) : undefined;
  if (leading) return { tables: [leading], rule: 'caption-begins-with-type-name' };
  const own = tables.partNamed(field.name, table);
  if (own) return { tables: [own], rule: 'field-name-is-caption' };
  const partly = tables.freeEndingWith(field.name, table);
  return partly ? { tables: [partly], rule: 'caption-ends-with-field-name' } : NO_LINK;
}

const SCALARS_IN: Partial<Record<TypeExpression['kind'], string>> = {
  array: 'list of scalars',
  map: 'map of scalars',
};

/** What is odd about a field's link: a table that is named and missing, a scalar that a table describes. */
export function linkFindings(
  field: FieldFacts,
  result: TableLinkResult,
  page: PageFacts,
  index: PageIndex,
  tables: PageTables,
): Diagnostic[] {
  const type = field.type.value;
  if (result.rule === PASSED_OVER) {
    const [own] = result.tables;
    const isOfPage = tables.leadsToOther(field, own);
    const related = own ? [{ file: own.source.file, line: own.source.line, message: "the page's own table" }] : [];
    const params = { as: isOfPage ? 'row' : 'page', field: field.name } as const;
    return [diagnostic('link/table-elsewhere', field.source, params, { related })];
  }
  const complex = isComplex(structureOf(type));
  const linked = field.links.find((link) => link.via === 'description' && TABLE_TEXT.test(link.text));
  if (!complex && linked && index.tableOf(linked.target, page)) {
    return [
      diagnostic('link/scalar-with-table', field.source, {
        field: field.name,
        type: SCALARS_IN[type.kind] ?? (type.kind === 'scalar' ? type.type : 'scalar'),
        table: linked.text,
      }),
    ];
  }
  if (!complex || result.tables.length > 0) return [];
  const structure = structureOf(type);
  if (structure.kind === 'object' && structure.bare) {
    const params = { as: 'structure', field: field.name, type: String(structure.name) } as const;
    return [diagnostic('extract/type-unknown', field.type.source, params)];
  }
  const missing = field.tableNumbers.find((number) => !tables.hasNumber(number));
  if (missing !== undefined && !linked) {
    return [diagnostic('link/table-missing', field.source, { as: 'number', field: field.name, table: missing })];
  }
  const dangling = field.links.find((link) => link.via === 'type' && !/^https?:/i.test(link.target));
  if (dangling)
    return [diagnostic('link/table-missing', field.source, { as: 'link', field: field.name, target: dangling.target })];
  return [];
}
