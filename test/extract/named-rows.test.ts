import { describe, expect, it } from 'vitest';
import { codesOf, contractOfSmall, FIELD_COLUMNS, tableHtml } from '../support/small-page.ts';

type Row = readonly [name: string, mandatory: string, type: string, description: string];

const row = (name: string, description: string): Row => [name, 'No', 'String', description];
const bullets = (...items: readonly string[]): string => `<ul>${items.map((each) => `<li>${each}</li>`).join('')}</ul>`;

const SITE = row('site', 'Site of the kite.');
const SLOT = row('slot', 'Slot of the site.');
const TAIL = row('tail', 'Tail.');

/** Whether the first row of a request has values, and the findings on its values. */
function read(...rows: readonly Row[]): { values: unknown; codes: string[] } {
  const contract = contractOfSmall({ request: tableHtml(FIELD_COLUMNS, rows, 'Request body parameters') });
  const [schema] = Object.values(contract.document.components?.schemas ?? {}) as {
    properties: Record<string, { enum?: unknown }>;
  }[];
  const codes = codesOf(contract).filter((code) => code.startsWith('extract/enumeration'));
  return { values: schema?.properties[rows[0]?.[0] ?? '']?.enum, codes };
}

describe('values that are names of rows', () => {
  it.each<[string, readonly Row[]]>([
    [
      'are none where bullets join some of them',
      [
        row(
          'id',
          `Kite that flies. The options are as follows:${bullets('<b>id</b>: The ID alone.', '<b>site+slot</b>: Both.')}`,
        ),
        SITE,
        SLOT,
      ],
    ],
    [
      'are none where a sentence joins some of them',
      [row('key', 'Key of the kite. The value can be <b>tail</b> or <b>site + slot</b>.'), SITE, SLOT, TAIL],
    ],
  ])('%s', (_, rows) => {
    expect(read(...rows)).toEqual({ values: undefined, codes: ['extract/enumeration-open'] });
  });

  it.each<[string, readonly Row[], readonly string[]]>([
    [
      'are values where none joins others: the key of an order',
      [row('order', 'Order. The value can be <b>site</b> or <b>slot</b>.'), SITE, SLOT],
      ['site', 'slot'],
    ],
    [
      'are values where a joined one is of no rows',
      [row('kind', 'Kind. The value can be <b>site</b> or <b>air+sea</b>.'), SITE, SLOT],
      ['site', 'air+sea'],
    ],
    [
      'are values where another one is the name of no row',
      [row('kind', 'Kind. The value can be <b>kite</b> or <b>site+slot</b>.'), SITE, SLOT],
      ['kite', 'site+slot'],
    ],
  ])('%s', (_, rows, values) => {
    expect(read(...rows)).toEqual({ values, codes: [] });
  });
});
