import { type Diagnostic, diagnostic, type FieldFacts, type Source } from '../../ir/index.ts';
import { isComplex } from '../type/type-expression.ts';
import type { Columns } from './columns.ts';

/** Columns that say which row a row stands in. */
const LEVEL_COLUMN =
  /^(?:parent|ancestor|level|layer|hierarchy|belongs? to)(?: (?:node|element|object|parameter|field))?s?$/i;

/** `spec/flavor`: the name of the row that it stands in. */
const ROW_WITHIN = /^([\w-]+)(?:\[\w*\])?\/[\w[]/;

/**
 * Reports a table that sets rows within rows by a column or by their names: its rows are fields of one level in the
 * contract, and names with slashes are names.
 *
 * @param place of the table
 */
export function nestingFindings(columns: Columns, fields: readonly FieldFacts[], place: Source): Diagnostic[] {
  const column = columns.names.find((name) => LEVEL_COLUMN.test(name));
  if (column !== undefined) return [diagnostic('extract/nesting-unread', place, { as: 'column', column })];
  const complex = new Set(fields.filter(({ type }) => isComplex(type.value)).map(({ name }) => name));
  const within = fields.find(({ name }) => complex.has(ROW_WITHIN.exec(name)?.[1] ?? ''));
  if (!within) return [];
  return [diagnostic('extract/nesting-unread', within.source, { as: 'name', field: within.name })];
}
