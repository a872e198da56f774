import { type FieldFacts, inferred, type TableFacts } from '../../ir/index.ts';

/**
 * Makes rows optional whose table may be sent instead of another row: `either this parameter or the parameters listed in
 * Table 5`.
 *
 * @param tables all tables of a page
 * @returns the same tables where no row says so
 */
export function withRowsSentInstead(tables: readonly TableFacts[]): readonly TableFacts[] {
  const rows = new Map<string, FieldFacts>();
  for (const field of tables.flatMap(({ fields }) => fields))
    for (const anchor of field.instead ?? []) rows.set(anchor.replace(/^.*#/, '').toLowerCase(), field);
  if (rows.size === 0) return tables;
  return tables.map((table) => {
    const row = table.anchors.map((anchor) => rows.get(anchor.toLowerCase())).find((found) => found !== undefined);
    return row ? { ...table, fields: table.fields.map((field) => optional(field, row)) } : table;
  });
}

const optional = (field: FieldFacts, { source }: FieldFacts): FieldFacts =>
  field.required?.value === true ? { ...field, required: inferred(false, source, 'sent-instead-of-another') } : field;
