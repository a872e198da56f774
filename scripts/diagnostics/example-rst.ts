/** RST of example pages: whole pages, for findings that depend on headings or on other pages. */

const underlined = (text: string, mark: string): string => `${text}\n${mark.repeat(text.length)}\n\n`;

/** A page of its title and what is below it. */
export const rstPage = (title: string, ...parts: readonly string[]): string => underlined(title, '=') + parts.join('');

/** A heading, and what is below it. */
export const rstSection = (heading: string, ...parts: readonly string[]): string =>
  underlined(heading, '-') + parts.map((part) => `${part}\n\n`).join('');

/** A table; the first row is its header. */
export function rstGrid(caption: string, ...rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const edge = widths.map((width) => '='.repeat(width)).join(' ');
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(' ')
      .trimEnd();
  const [head = [], ...body] = rows;
  const lines = [edge, line(head), edge, ...body.map(line), edge];
  return `.. table:: ${caption}\n\n${lines.map((each) => `   ${each}`).join('\n')}`;
}

export const rstCode = (...lines: readonly string[]): string =>
  `.. code-block::\n\n${lines.map((each) => `   ${each}`).join('\n')}`;
