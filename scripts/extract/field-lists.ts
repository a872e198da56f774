import { rowsOfBullets, rowsOfTerms, tableOfRows } from '../adapt/index.ts';
import type { Dialect } from '../dialects/index.ts';
import { type List, type Table, type Terms, textOfRuns, type Usage } from '../ir/index.ts';

/** Where a row names its place itself. */
const USAGES = { path: 'path', query: 'query', header: 'header', body: 'body', form: 'body' } as const;

/**
 * A list that describes parameters, as the tables that it stands for: terms that are names with what is said of them, or
 * bullets that begin with a marked name and give types or what is mandatory.
 *
 * @returns one table for each place that rows name themselves; none where the list is of anything else
 */
export function tablesOfList(list: Terms | List, dialect: Dialect): readonly Table[] {
  const rows = list.kind === 'terms' ? rowsOfNamedTerms(list, dialect) : rowsOfTypedBullets(list, dialect);
  const places = new Set(rows.map((row) => row.in));
  return [...places].map((place) => {
    const { usage: _, ...table } = tableOfRows(
      rows.filter((row) => row.in === place),
      'none',
    );
    const usage: Usage | undefined = place && USAGES[place];
    return usage ? { ...table, usage } : table;
  });
}

function rowsOfNamedTerms(list: Terms, { rows }: Dialect) {
  const isNamed = list.items.every(({ terms }) => terms.every(({ runs }) => !rows.noNames.test(textOfRuns(runs))));
  return (isNamed ? rowsOfTerms(list) : undefined) ?? [];
}

function rowsOfTypedBullets({ items }: List, dialect: Dialect) {
  const rows = rowsOfBullets(items, false) ?? [];
  const isTyped = rows.some(({ type, reading }) => type !== undefined || reading?.required !== undefined);
  return isTyped && rows.every(({ name }) => !dialect.rows.noNames.test(name)) ? rows : [];
}
