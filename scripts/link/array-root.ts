import type { FieldFacts, TableFacts } from '../ir/index.ts';

/** A body that is one value, as an adapter says, or an array itself: one row named `[Array]`, `[Array elements]`, `[items]`, or in empty brackets. */
export function arrayRoot({
  fields,
  tables,
}: {
  readonly fields: readonly FieldFacts[];
  readonly tables?: readonly TableFacts[];
}): FieldFacts | undefined {
  if (tables?.[0]?.isValue) return fields[0];
  const [only, ...more] = fields;
  return only && more.length === 0 && only.type.value.kind === 'array' && ARRAY_ROW.test(only.name) ? only : undefined;
}

const ARRAY_ROW =
  /^\*?(?:\[\s*(?:(?:(?:json )?(?:array|list)(?:[ _-]?(?:elements?|items?|body))?|elements?|items?|body)\s*)?\]|array elements?)\*?$/i;

/** The same of the tables that make a body. */
export const arrayRootOf = (tables: readonly TableFacts[]): FieldFacts | undefined =>
  arrayRoot({ fields: tables.flatMap(({ fields }) => fields), tables });
