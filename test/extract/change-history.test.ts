import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { changeHistoryOf } from '../../scripts/extract/index.ts';
import { readPage } from '../../scripts/read/index.ts';

const statements = (html: string) =>
  changeHistoryOf(readPage(`<html><body><h1>News</h1>${html}</body></html>`, 'news.html', HOUSE_DIALECT)).map(
    ({ date, action, text, names, titles }) => ({ date, action, text, names, titles }),
  );

const table = (header: readonly string[], ...rows: readonly (readonly string[])[]): string => {
  const line = (tag: string, cells: readonly string[]) =>
    `<tr>${cells.map((each) => `<${tag}>${each}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line('th', header)}</thead><tbody>${rows.map((row) => line('td', row)).join('')}</tbody></table>`;
};
const HEADER = ['Released On', 'Description'];

describe('the change history of a reference', () => {
  it.each([
    [
      'a sentence with a link',
      table(HEADER, ['2025-11-18', '<p>Added <a href="kites.html">Flying a Kite</a>.</p>']),
      { date: '2025-11-18', action: 'added', text: 'Added Flying a Kite.', names: [], titles: ['Flying a Kite'] },
    ],
    [
      'a section in quotes, another header, a short date',
      table(['Date', "What's New"], ['2024-5-4', '<p>Deleted section "Landing a Kite."</p>']),
      {
        date: '2024-05-04',
        action: 'removed',
        text: 'Deleted section "Landing a Kite."',
        names: [],
        titles: ['Landing a Kite'],
      },
    ],
    [
      'a list below what was done',
      table(HEADER, ['2020-08-31', '<p>Deleted the following APIs:</p><ul><li>Flying a kite</li></ul>']),
      { date: '2020-08-31', action: 'removed', text: 'Flying a kite', names: [], titles: ['Flying a kite'] },
    ],
    [
      'a field in bold',
      table(
        ['Release Date', 'Change'],
        ['2020-08-31', '<p>Updated the description of <b>hue</b> in <a href="k.html">Kites</a>.</p>'],
      ),
      {
        date: '2020-08-31',
        action: 'changed',
        text: 'Updated the description of hue in Kites.',
        names: ['hue'],
        titles: ['Kites'],
      },
    ],
  ])('%s', (_, html, expected) => {
    expect(statements(html)).toEqual([expected]);
  });

  it.each([
    ['a table of fields', table(['Date', 'Type', 'Description'], ['2020-08-31', 'String', 'Day.'])],
    ['rows without dates', table(HEADER, ['Version 2', 'Added a kite.'])],
    ['other columns', table(['Parameter', 'Description'], ['2020-08-31', 'Added a kite.'])],
    ['no table', '<p>2020-08-31: Added a kite.</p>'],
  ])('is not %s', (_, html) => {
    expect(statements(html)).toEqual([]);
  });
});
