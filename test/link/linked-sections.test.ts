import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/commands/contract-of.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';

const HEAD = '======== ========= ====== ';
const table = (caption: string, name: string): string =>
  `.. table:: ${caption}\n\n   ${HEAD}${'='.repeat(30)}\n   Name     Mandatory Type   Description\n   ${HEAD}${'='.repeat(30)}\n   ${name.padEnd(8)} No        String A value of the kite's ${name}.\n   ${HEAD}${'='.repeat(30)}\n\n`;

const heading = (title: string, mark: string): string => `${title}\n${mark.repeat(title.length)}\n\n`;
const section = (label: string, title: string): string => `.. _${label}:\n\n${heading(title, '-')}`;

const operation = (reference: string): string =>
  `.. _kite:\n\n${heading('Making a Kite', '=')}${heading('URI', '-')}POST /v1/kites\n\n${heading('Request', '-')}` +
  `.. table:: **Table 1** Request parameters\n\n   ========= ========= ====== ${'='.repeat(80)}\n   Parameter Mandatory Type   Description\n   ========= ========= ====== ${'='.repeat(80)}\n   tail      Yes       Object Its tail. For details, see ${reference}.\n   ========= ========= ====== ${'='.repeat(80)}\n`;

const structures = (inTail: string): string =>
  `.. _kite_parts:\n\n${heading('Data Structure for Kites', '=')}${section('tail_part', 'Tail')}${inTail}${section('line_part', 'Line')}${table('Parameters for tying kites', 'knot')}`;

/** The same operation and parts as an HTML export, whose links to whole pages have no anchor. */
const pagesOfHtml = (parts: readonly string[]) => {
  const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const tableOf = (caption: string, ...rows: string[]): string =>
    `<table><caption>${caption}</caption><thead>${row('Parameter', 'Mandatory', 'Type', 'Description').replaceAll('td>', 'th>')}</thead><tbody>${rows.join('')}</tbody></table>`;
  const link = '<a href="kite_parts.html">tail Field Description</a>';
  return [
    {
      file: 'kite.html',
      text: `<h1>Making a Kite</h1><h4>URI</h4><p>POST /v1/kites</p><h4>Request</h4>${tableOf('<b>Table 1 </b>Request parameters', row('tail', 'Yes', 'Object', `Its tail. For details, see ${link}.`))}`,
    },
    {
      file: 'kite_parts.html',
      text: `<h1>Data Structure for Kites</h1>${parts.map((part) => tableOf(`Parameters for ${part}`, row('colour', 'No', 'String', 'A part.'))).join('')}`,
    },
  ];
};

/** The fields that the row `tail` gets when its description refers as given. */
const fieldsOfTail = (reference: string, parts: string): string[] =>
  fieldsIn([
    { file: 'kite.rst', text: operation(reference) },
    { file: 'parts.rst', text: parts },
  ]);

function fieldsIn(pages: { file: string; text: string }[]): string[] {
  const { document } = contractOf({
    pages,
    config: defaultServiceConfig('x'),
    configFile: 'service.yaml',
  });
  const names = Object.keys(document.components.schemas).filter((name) => /Tail/.test(name));
  const schemas: Record<string, { properties?: object }> = document.components.schemas;
  return names.flatMap((name) => Object.keys(schemas[name]?.properties ?? {}));
}

const ONE = table('Parameters for tails', 'colour');

describe('a row that refers to a section of another page', () => {
  it.each([
    ['is described by its only table', ':ref:`tail Field Description <tail_part>`', structures(ONE), ['colour']],
    ['whatever it is for', ':ref:`tail Field Description for Kites <tail_part>`', structures(ONE), ['colour']],
    [
      'is not described where the section has two',
      ':ref:`tail Field Description <tail_part>`',
      structures(ONE + table('Parameters for long tails', 'length')),
      [],
    ],
    ['is not described by reading matter', ':ref:`Tying Kites <line_part>`', structures(ONE), []],
    [
      'is described by the only table of a page',
      ':ref:`Data Structure for Kites <kite_parts>`',
      `.. _kite_parts:\n\n${heading('Data Structure for Kites', '=')}${ONE}`,
      ['colour'],
    ],
    ['is not described by a page of several', ':ref:`Data Structure for Kites <kite_parts>`', structures(ONE), []],
  ])('%s', (_, reference, parts, expected) => {
    expect(fieldsOfTail(reference, parts)).toEqual(expected);
  });

  it.each([
    ['is described by its only table', ['tails'], ['colour']],
    ['is not described where it has two', ['tails', 'long tails'], []],
  ])('of HTML without an anchor %s', (_, parts, expected) => {
    expect(fieldsIn(pagesOfHtml(parts))).toEqual(expected);
  });
});
