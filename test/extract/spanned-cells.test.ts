import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { errorCodesOf } from '../../scripts/extract/response/code-tables.ts';
import type { Table } from '../../scripts/ir/index.ts';
import { readHtml } from '../../scripts/read/index.ts';
import { contractOfSmall, contractOfText, tableHtml } from '../support/small-page.ts';

const HEAD = '<thead><tr><th>Parameter</th><th>Mandatory</th><th>Type</th><th>Description</th></tr></thead>';
const tableOf = (rows: string): string =>
  `<table><caption>Request body parameters</caption>${HEAD}<tbody>${rows}</tbody></table>`;

const requestOf = (rows: string) =>
  Object.entries(contractOfSmall({ request: tableOf(rows), requestExample: '' }).document.components.schemas).find(
    ([name]) => name.endsWith('Request'),
  )?.[1];

const tableIn = (text: string): Table => {
  const found = readHtml(text, 'errors.html', HOUSE_DIALECT.markup).blocks.find(({ kind }) => kind === 'table');
  if (found?.kind !== 'table') throw new Error('no table');
  return found;
};

describe('a cell that spans rows', () => {
  it.each([
    [
      'the mark and the type of two rows',
      '<tr><td>hue</td><td rowspan="2">Yes</td><td rowspan="2">Integer</td><td>Hue.</td></tr><tr><td>size</td><td>Size.</td></tr>',
      { required: ['hue', 'size'], types: { hue: 'integer', size: 'integer' }, texts: ['Hue.', 'Size.'] },
    ],
    [
      'the description of three rows',
      '<tr><td>a</td><td>No</td><td>String</td><td rowspan="3">One side.</td></tr><tr><td>b</td><td>Yes</td><td>Integer</td></tr><tr><td>c</td><td>No</td><td>String</td></tr>',
      {
        required: ['b'],
        types: { a: 'string', b: 'integer', c: 'string' },
        texts: ['One side.', 'One side.', 'One side.'],
      },
    ],
    [
      'nothing, where the cell below is only empty',
      '<tr><td>hue</td><td>Yes</td><td>Integer</td><td>Hue.</td></tr><tr><td>size</td><td></td><td>String</td><td></td></tr>',
      { required: ['hue'], types: { hue: 'integer', size: 'string' }, texts: ['Hue.', undefined] },
    ],
  ])('has %s', (_, rows, { required, types, texts }) => {
    const schema = requestOf(rows);
    expect(schema?.required).toEqual(required);
    const fields = Object.entries(schema?.properties ?? {}) as [string, { type?: string; description?: string }][];
    expect(Object.fromEntries(fields.map(([name, { type }]) => [name, type]))).toEqual(types);
    expect(fields.map(([, { description }]) => description)).toEqual(texts);
  });

  it('has the same in a table of RST', () => {
    const page = `Making a Kite
=============

URI
---

POST /v1/kites

Request Parameters
------------------

.. table:: **Table 1** Request body parameters

   +-----------+-----------+---------+-------------+
   | Parameter | Mandatory | Type    | Description |
   +===========+===========+=========+=============+
   | hue       | Yes       | Integer | Hue.        |
   +-----------+           |         +-------------+
   | size      |           |         | Size.       |
   +-----------+-----------+---------+-------------+
`;
    const { schemas } = contractOfText(page, 'kites.rst').document.components;
    const [body] = Object.values(schemas).filter(({ properties }) => properties?.hue);
    expect(body?.required).toEqual(['hue', 'size']);
    expect(body?.properties?.size).toMatchObject({ type: 'integer' });
  });

  it('is the status of several error codes', () => {
    const table = tableHtml(['Status Code', 'Error Code', 'Error Message'], [['400', 'K.1', 'Wrong hue.']], '').replace(
      '<td><p>400</p></td>',
      '<td rowspan="2"><p>400</p></td>',
    );
    const text = `<html><body><h1>Error Codes</h1>${table.replace('</tbody>', '<tr><td><p>K.2</p></td><td><p>Wrong size.</p></td></tr></tbody>')}</body></html>`;
    const { codes } = errorCodesOf(tableIn(text), 'errors.html', HOUSE_DIALECT);
    expect(codes.map(({ code, status }) => [code, status])).toEqual([
      ['K.1', '400'],
      ['K.2', '400'],
    ]);
  });
});
