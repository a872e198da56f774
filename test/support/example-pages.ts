import type { PageText } from '../../scripts/ir/index.ts';
import type { ExamplePage, Rows } from '../../scripts/diagnostics/example-pages.ts';
import { escapeHtml } from '../../scripts/publish/index.ts';
import { FIELD_COLUMNS, smallPage } from './small-page.ts';

const after = (line: string, mark: string): string | undefined =>
  line.startsWith(mark) ? line.slice(mark.length).trim() : undefined;

function tableOf(lines: Rows, columns: readonly string[], usual: string): string {
  const caption = lines.map((line) => after(line, 'caption:')).find(Boolean) ?? usual;
  const anchor = lines.map((line) => after(line, 'anchor:')).find(Boolean);
  const before = lines.map((line) => after(line, 'before:')).find(Boolean) ?? '';
  const header =
    lines
      .map((line) => after(line, '#'))
      .find(Boolean)
      ?.split('|') ?? columns;
  const rows = lines.filter((line) => !/^(?:caption:|anchor:|before:|#)/.test(line));
  const row = (tag: string, cells: readonly string[]): string =>
    `<tr>${cells.map((each) => `<${tag}>${each.trim().startsWith('<table') ? each : `<p>${each.trim()}</p>`}</${tag}>`).join('')}</tr>`;
  const id = anchor === undefined ? '' : `<a name="${anchor}"></a>`;
  return `${before}${id}<table><caption>${caption}</caption><thead>${row('th', header)}</thead><tbody>${rows.map((each) => row('td', each.split('|'))).join('\n')}</tbody></table>`;
}

/** The link by which the house's exports are known: without a URI heading, other pages are read as another family. */
const PARENT = '<div class="parentlink"><strong>Parent topic:</strong> <a href="all.html">Kites</a></div>';

/** A page of an example of `explain`, whole, as the exports write it. */
export function examplePage(page: ExamplePage): PageText {
  const { file = page.rst === undefined ? 'kites.html' : 'kites.rst', rst } = page;
  if (rst !== undefined) return { file, text: rst };
  const code = (text: string): string => (text === '' ? '' : `<pre>${escapeHtml(text)}</pre>`);
  const table = (rows: Rows, columns: readonly string[], usual: string): string =>
    rows.length === 0 ? '' : tableOf(rows, columns, usual);
  const requests = page.request && table(page.request, FIELD_COLUMNS, 'Request body parameters');
  const objects = (page.objects ?? []).map((rows) => tableOf(rows, FIELD_COLUMNS, '')).join('\n');
  const plain = tableOf(['colour | Yes | String | Colour of the kite.'], FIELD_COLUMNS, 'Request body parameters');
  return {
    file,
    text: smallPage({
      ...(page.uri === undefined
        ? {}
        : {
            uri: page.uri
              .split('\n')
              .map((line) => (line === '' ? '' : `<p>${escapeHtml(line)}</p>`))
              .join(''),
          }),
      ...(requests === undefined && objects === '' ? {} : { request: (requests ?? plain) + objects }),
      ...(page.response
        ? { response: table(page.response, ['Parameter', 'Type', 'Description'], 'Response body parameters') }
        : {}),
      ...(page.requestExample === undefined ? {} : { requestExample: code(page.requestExample) }),
      ...(page.responseExample === undefined ? {} : { responseExample: code(page.responseExample) }),
      ...(page.status ? { status: table(page.status, ['Status Code', 'Description'], '') } : {}),
      rest: `${page.html ?? ''}${PARENT}`,
    }),
  };
}
