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

/** The fields that the row `tail` gets when its description refers as given. */
function fieldsOfTail(reference: string, parts: string): string[] {
  const { document } = contractOf({
    pages: [
      { file: 'kite.rst', text: operation(reference) },
      { file: 'parts.rst', text: parts },
    ],
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
});
