import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { codesOf, contractOfSmall, tableHtml } from '../support/small-page.ts';

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

/** The fields that the row `tail` gets when its description links a page of HTML. */
function fieldsOfLinkedTail(href: string, ...names: readonly string[]): string[] {
  const rows = (caption: string, ...cells: readonly string[]): string =>
    `<table><caption><b>${caption}</b></caption><thead><tr><th>Parameter</th><th>Mandatory</th><th>Type</th><th>Description</th></tr></thead><tbody><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></tbody></table>`;
  const link = `Its tail. For details, see <a href="${href}">Data Structure for Tails</a>.`;
  const kite = `<h1>Making a Kite</h1><div><h4>URI</h4><p>POST /v1/kites</p></div><div><h4>Request</h4>${rows('Table 1 Request parameters', 'tail', 'Yes', 'Object', link)}</div>`;
  const parts = names.map((name) => rows('Parameters for tails', name, 'No', 'String', `A ${name}.`));
  const { document } = contractOf({
    pages: [
      { file: 'kite.html', text: kite },
      { file: 'parts.html', text: `<h1>Data Structure for Tails</h1><div><h4>Tail</h4>${parts.join('')}</div>` },
    ],
    config: defaultServiceConfig('x'),
    configFile: 'service.yaml',
  });
  const schemas: Record<string, { properties?: object }> = document.components.schemas;
  return Object.entries(schemas).flatMap(([name, schema]) =>
    /Tail/.test(name) ? Object.keys(schema.properties ?? {}) : [],
  );
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

describe('a row that links a page of HTML without an anchor', () => {
  it.each([
    ['is described by its only table', 'parts.html', ['colour'], ['colour']],
    ['is not described by one of its tables', 'parts.html', ['colour', 'length'], []],
    ['is not described by the page of an operation', 'kite.html', ['colour'], []],
    ['is not described by a page that is not there', 'others.html', ['colour'], []],
  ])('%s', (_, href, names, expected) => {
    expect(fieldsOfLinkedTail(href, ...names)).toEqual(expected);
  });
});

describe('statuses of the table and of the response section', () => {
  const table = (...codes: readonly string[]): string =>
    tableHtml(
      ['Status Code', 'Description'],
      codes.map((code) => [code, 'Made.']),
    );
  it.each([
    [['201'], true],
    [['200'], false],
    [['200', '204'], false],
    [['200', '201'], false],
    [['201', '204'], true],
  ])('a table of %j beside a section of 200', (listed, isConflict) => {
    const response = `<p>Status code: <b>200</b></p>${tableHtml(['Parameter', 'Type', 'Description'], [['id', 'String', 'ID.']])}`;
    const found = codesOf(contractOfSmall({ response, status: table(...listed) }));
    expect(found.includes('link/status-conflict')).toBe(isConflict);
  });
});
