import type { OperationFacts } from './operations.ts';
import { markdownCode, markdownText } from './quote.ts';

/** All operations by tag, as tables of Markdown. */
export function operationTables(operations: readonly OperationFacts[]): string {
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return tags
    .map((tag) => {
      const rows = operations
        .filter((operation) => operation.tag === tag)
        .map(({ id, method, path, summary, deprecated }) => {
          const request = markdownCode(`${method.toUpperCase()} ${path}`);
          return `| ${markdownCode(id)} | ${request} | ${markdownText(summary)}${deprecated ? ' (deprecated)' : ''} |\n`;
        });
      return `### ${markdownText(tag)}\n\n| method | request | |\n|---|---|---|\n${rows.join('')}`;
    })
    .join('\n')
    .trimEnd();
}
