import type { ExampleFacts, TableFacts } from '../../ir/index.ts';

/**
 * The tables of a page whose operation is HEAD. Its answer has no body (RFC 9110, section 9.3.2), so rows of the response
 * are headers. Where the samples show each row that they have with one prefix in front, the prefix is part of the names.
 *
 * @param examples the samples of the page, whose header lines count
 */
export function withHeadersOfHead(tables: readonly TableFacts[], examples: readonly ExampleFacts[]): TableFacts[] {
  const shown = examples
    .filter(({ kind }) => kind === 'response')
    .flatMap(({ source }) => [...source.words.matchAll(HEADER_LINE)].map(([, name = '']) => name));
  return tables.map((table) => {
    if (table.section !== 'response' || table.usage === 'object' || table.usage === 'header') return table;
    const prefix = prefixOf(
      table.fields.map(({ name }) => name),
      shown,
    );
    const fields = prefix === '' ? table.fields : table.fields.map((row) => ({ ...row, name: `${prefix}${row.name}` }));
    return { ...table, usage: 'header', fields };
  });
}

const HEADER_LINE = /^[ \t]*([A-Za-z][\w-]*):/gm;

/** What stands in front of most rows' names in the headers that are shown; '' where a row stands there by itself. */
function prefixOf(rows: readonly string[], shown: readonly string[]): string {
  const count = new Map<string, number>();
  for (const row of rows.map((name) => name.toLowerCase())) {
    for (const name of shown) {
      if (name.toLowerCase() === row) return '';
      if (!name.toLowerCase().endsWith(`-${row}`)) continue;
      const prefix = name.slice(0, name.length - row.length);
      count.set(prefix, (count.get(prefix) ?? 0) + 1);
    }
  }
  const [most] = [...count].sort(([, a], [, b]) => b - a);
  return most && most[1] * 2 > rows.length ? most[0] : '';
}
