import type { Dialect } from '../../dialects/index.ts';
import { type ColumnRole, type Row, squeeze, textOfBlocks } from '../../ir/index.ts';

/** A header row understood: where each role's column is, and the header's own words. */
export interface Columns {
  readonly at: Partial<Record<ColumnRole, number>>;
  readonly names: readonly string[];
  /** Columns whose text joins the description under a title. */
  readonly extra: readonly { readonly column: number; readonly title: string }[];
  /** No word of the header says that the column of names holds them. */
  readonly nameAssumed: boolean;
}

/** Titles under which the text of further columns joins the description; other columns keep their own name. */
const EXTRA_TITLES: Partial<Record<ColumnRole, string>> = {
  default: 'Default Value',
  range: 'Range',
  example: 'Example',
};

/**
 * Reads a header row; undefined where the table is not one of parameters.
 *
 * @param inOperation the table stands where only parameters do: its first column may name them under any word
 * @param marked what an adapter says that the columns hold
 */
export function columnsOf(
  header: Row | undefined,
  dialect: Dialect,
  inOperation = false,
  marked?: readonly (ColumnRole | undefined)[],
): Columns | undefined {
  if (!header) return undefined;
  const names = header.cells.map((cell) => squeeze(textOfBlocks(cell.blocks).replace(/\n/g, ' ')));
  const roles = marked ?? rolesOf(names, dialect);
  const nameAssumed = inOperation && !roles.includes('name');
  const unnamed = roles.indexOf(undefined);
  const named = nameAssumed && unnamed >= 0 && statesParameters(roles) ? roles.with(unnamed, 'name') : roles;
  const at: Partial<Record<ColumnRole, number>> = {};
  const extra: { column: number; title: string }[] = [];
  names.forEach((name, column) => {
    const role = named[column];
    const title = role === undefined || at[role] !== undefined ? name : EXTRA_TITLES[role];
    if (title !== undefined) extra.push({ column, title });
    if (role !== undefined && at[role] === undefined) at[role] = column;
  });
  if (at.name === undefined) return undefined;
  const describes = at.type !== undefined || at.description !== undefined || at.required !== undefined;
  return describes ? { at, names, extra, nameAssumed } : undefined;
}

/** Marks behind a column's name that are no part of it: a colon, an asterisk, the number of a footnote. */
const COLUMN_MARKS = /(?:(?<!\s)\s+)?(?<![:：*?]|\[\d+\]|\(\d\))(?:[:：*?]|\[\d+\]|\(\d\))+$/;

const rolesOf = (names: readonly string[], { tables }: Dialect): (ColumnRole | undefined)[] =>
  names.map((name) => {
    const bare = name.replace(COLUMN_MARKS, '');
    return tables.columns.find(({ pattern }) => pattern.test(bare))?.role;
  });

/** Whether columns say of what type values are, or which of them are mandatory. */
export const statesTypes = (names: readonly string[], dialect: Dialect): boolean =>
  rolesOf(names, dialect).some((role) => role === 'type' || role === 'required');

const statesParameters = (roles: readonly (ColumnRole | undefined)[]): boolean =>
  roles.includes('description') && (roles.includes('type') || roles.includes('required'));
