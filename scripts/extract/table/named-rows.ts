import { diagnostic } from '../../ir/index.ts';
import type { ReadRow } from './row-memo.ts';

/** Names that are given together: `site + slot`. */
const TOGETHER = /(?<!\s)\s{0,4}\+\s{0,4}/;

/**
 * Rows without values that are names of rows.
 *
 * `The options are **id**, **site+slot**` says which parameters identify a thing, alone or together; an id has none of
 * those words as its value. Names of rows are often values too, as in the key of an order: what tells is that names are
 * joined, and that every part is a row of the same table.
 */
export function withoutNamesOfRows(rows: readonly ReadRow[]): readonly ReadRow[] {
  const names = new Set(rows.map(({ field }) => field?.name));
  const isOfRows = (value: unknown): boolean =>
    typeof value === 'string' && value.split(TOGETHER).every((name) => names.has(name));
  return rows.map((row) => {
    const { field } = row;
    const values = field?.facets.enum?.value;
    const joined = values?.find((value) => typeof value === 'string' && value.includes('+'));
    if (field && values && joined !== undefined && values.every(isOfRows)) {
      const { enum: listed, ...facets } = field.facets;
      const params = { as: 'rows', field: field.name, value: String(joined) } as const;
      const told = diagnostic('extract/enumeration-open', listed?.source ?? field.source, params);
      return { field: { ...field, facets }, diagnostics: [...row.diagnostics, told] };
    }
    return { field, diagnostics: row.diagnostics.map((each) => ofRows(each, isOfRows)) };
  });
}

/** A finding on a value that stands for many, where that value is names of rows. */
function ofRows(found: ReadRow['diagnostics'][number], isOfRows: (value: unknown) => boolean): typeof found {
  const { code, params } = found;
  if (code !== 'extract/enumeration-open' || params?.['as'] !== 'pattern' || !isOfRows(params['value'])) return found;
  const { field = '', value = '' } = params;
  return diagnostic(code, found, { as: 'rows', field, value });
}
