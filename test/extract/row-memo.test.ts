import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { extractPage, RowMemo } from '../../scripts/extract/index.ts';
import { readPage } from '../../scripts/read/index.ts';
import { CORPORA, corpusPages, NO_CORPUS } from '../corpus.ts';
import { sample } from '../support/form.ts';

const page = (rows: string, lead = ''): string =>
  `<h1>Querying X</h1>${lead}<h4>URI</h4><p>GET /v1/x</p><h4>Response</h4><table><thead><tr><th>Parameter</th>` +
  `<th>Type</th><th>Description</th></tr></thead><tbody>\n${rows}</tbody></table>`;
const row = (type: string, text: string): string => `<tr><td>a</td>\n<td>${type}</td>\n<td>${text}</td></tr>\n`;
const read = (text: string, memo?: RowMemo) =>
  extractPage(readPage(text, 'x.html', HOUSE_DIALECT), HOUSE_DIALECT, memo);

describe('RowMemo', () => {
  const first = page(row('String', 'Options: <b>up</b> or <b>down</b>.'));

  it.each([
    ['the same row', first],
    ['the same row further down', page(row('String', 'Options: <b>up</b> or <b>down</b>.'), '\n<p>A text.</p>\n')],
    ['another type', page(row('Integer', 'Options: <b>up</b> or <b>down</b>.'))],
    ['the same words without bold', page(row('String', 'Options: up or down.'))],
    ['the same words, cut elsewhere', page(row('String', 'Options: <b>up</b> or <b>down.</b>'))],
    ['a paragraph more', page(row('String', '<p>Options: <b>up</b></p>\n<p>or <b>down</b>.</p>'))],
    ['a row that gives no field', page(row('', '').replace('<td>a</td>', '<td></td>'))],
  ])('changes nothing: %s', (_, text) => {
    const memo = new RowMemo();
    read(first, memo);
    expect(read(text, memo)).toEqual(read(text));
    expect(read(text, memo)).toEqual(read(text));
  });

  it.skipIf(NO_CORPUS !== '').each(sample(CORPORA, 8))(`changes nothing on the pages of %s ${NO_CORPUS}`, (folder) => {
    const memo = new RowMemo();
    for (const { text, file } of corpusPages(folder)) {
      const document = readPage(text, file, HOUSE_DIALECT);
      expect(extractPage(document, HOUSE_DIALECT, memo)).toEqual(extractPage(document, HOUSE_DIALECT));
    }
  });
});
