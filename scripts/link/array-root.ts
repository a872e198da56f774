import type { FieldFacts, TableFacts } from '../extract/index.ts';

/** A body that is an array itself: one row named `[Array]`, `[Array elements]`, `[items]`, or in empty brackets. */
export function arrayRoot({ fields }: { readonly fields: readonly FieldFacts[] }): FieldFacts | undefined {
  const [only, ...more] = fields;
  return only && more.length === 0 && only.type.value.kind === 'array' && ARRAY_ROW.test(only.name) ? only : undefined;
}

const ARRAY_ROW =
  /^\*?(?:\[\s*(?:(?:json )?(?:array|list)(?:[ _-]?(?:elements?|items?|body))?|elements?|items?|body)?\s*\]|array elements?)\*?$/i;

/** The same of the tables that make a body. */
export const arrayRootOf = (tables: readonly TableFacts[]): FieldFacts | undefined =>
  arrayRoot({ fields: tables.flatMap(({ fields }) => fields) });
