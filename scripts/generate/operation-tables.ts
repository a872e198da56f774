import type { OperationFacts } from './operations.ts';
import { markdownCode, markdownText } from './quote.ts';

/**
 * All operations by tag, as tables of Markdown.
 *
 * @param nameOf the target's name of an operation, by its id
 * @param places where operations are among the resources of the client, by their ids, as a caller writes it
 */
export function operationTables(
  operations: readonly OperationFacts[],
  nameOf: (id: string) => string = (id) => id,
  places: ReadonlyMap<string, string> = new Map(),
): string {
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return tags
    .map((tag) => {
      const rows = operations
        .filter((operation) => operation.tag === tag)
        .map(({ id, method, path, summary, deprecated }) => {
          const request = markdownCode(`${method.toUpperCase()} ${path}`);
          const place = places.get(id);
          const called = place === undefined ? '' : `${markdownCode(place)}, `;
          return `| ${called}${markdownCode(nameOf(id))} | ${request} | ${markdownText(summary)}${deprecated ? ' (deprecated)' : ''} |\n`;
        });
      return `### ${markdownText(tag)}\n\n| method | request | |\n|---|---|---|\n${rows.join('')}`;
    })
    .join('\n')
    .trimEnd();
}
