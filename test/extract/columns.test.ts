import { describe, expect, it } from 'vitest';
import { codesOf, contractOfSmall, tableHtml } from '../support/small-page.ts';

/** The body's field that a table with these columns and one row describes. */
function fieldOf(header: readonly string[], row: readonly string[]) {
  const contract = contractOfSmall({
    request: tableHtml(header, [row], 'Request body parameters'),
    requestExample: '',
    responseExample: '',
  });
  const [name] = Object.keys(contract.document.components.schemas).filter((each) => each.endsWith('Request'));
  const schema = contract.document.components.schemas[name ?? ''];
  return { schema, codes: codesOf(contract), rows: contract.rowCount };
}

const MANDATORY: readonly (readonly [string, { required: boolean; codes?: string[]; when?: string }])[] = [
  ['Yes', { required: true }],
  ['YES', { required: true }],
  ['Y', { required: true }],
  ['M', { required: true }],
  ['Mandatory.', { required: true }],
  ['Required', { required: true }],
  ['√', { required: true }],
  ['<b>Yes</b>', { required: true }],
  ['No', { required: false }],
  ['N', { required: false }],
  ['O', { required: false }],
  ['Optional', { required: false }],
  ['Not mandatory', { required: false }],
  ['Non-required', { required: false }],
  ['×', { required: false }],
  ['', { required: false, codes: ['extract/required-empty'] }],
  ['-', { required: false, codes: ['extract/required-empty'] }],
  ['N/A', { required: false, codes: ['extract/required-empty'] }],
  ['Yes/No', { required: false, codes: ['extract/required-empty'] }],
  ['Conditional', { required: false, codes: ['extract/required-conditional'], when: 'Conditional' }],
  ['C', { required: false, codes: ['extract/required-conditional'], when: 'C' }],
  [
    'Yes (if a tail is given)',
    { required: false, codes: ['extract/required-conditional'], when: 'Yes (if a tail is given)' },
  ],
];

describe('a Mandatory cell', () => {
  it.each(MANDATORY)('%j', (text, { required, codes = [], when }) => {
    const { schema, codes: found } = fieldOf(
      ['Parameter', 'Mandatory', 'Type', 'Description'],
      ['colour', text, 'String', 'Colour.'],
    );
    expect(schema?.required ?? []).toEqual(required ? ['colour'] : []);
    expect(found).toEqual(codes);
    expect((schema?.properties?.colour as { 'x-required-when'?: string })['x-required-when']).toBe(when);
  });
});

describe('a mandatory row whose description offers another parameter instead', () => {
  it.each([
    ['Either this parameter or <b>hue</b> must be set.', true],
    ['Colour. Set either this field or <b>hue</b>', true],
    ['Colour. You can set either <b>colour</b> or <b>hue</b>.', true],
    ['This parameter and <b>hue</b> are mutually exclusive.', true],
    ['Colour, either red or blue.', false],
    ['If the kite is new, set either this parameter or <b>hue</b>.', false],
    ['Either this parameter or not.', false],
  ])('%s', (text, isChoice) => {
    const { schema, codes } = fieldOf(
      ['Parameter', 'Mandatory', 'Type', 'Description'],
      ['colour', 'Yes', 'String', text],
    );
    expect(schema?.required ?? []).toEqual(isChoice ? [] : ['colour']);
    expect(codes).toEqual(isChoice ? ['extract/required-conditional'] : []);
    expect('x-required-when' in (schema?.properties?.colour ?? {})).toBe(isChoice);
  });
});

describe('a length in a type cell', () => {
  it.each([
    ['String(64)', 'Name.', { maxLength: 64 }],
    ['varchar(255)', 'Name.', { maxLength: 255 }],
    ['String [1-64]', 'Name.', { minLength: 1, maxLength: 64 }],
    ['String (UUID)', 'Name.', {}],
    ['String(64 bytes)', 'Name.', {}],
    ['String(64)', 'Name of 1 to 32 characters.', { minLength: 1, maxLength: 32 }],
  ])('%s beside %s', (type, text, expected) => {
    const { schema } = fieldOf(['Parameter', 'Mandatory', 'Type', 'Description'], ['name', 'No', type, text]);
    const { description: _, ...rest } = schema?.properties?.name as { description: string };
    expect(rest).toEqual({ type: 'string', ...expected });
  });
});

describe('a table of values', () => {
  const enumOf = (text: string, caption: string, header: readonly string[], rows: readonly (readonly string[])[]) => {
    const body = tableHtml(
      ['Parameter', 'Mandatory', 'Type', 'Description'],
      [['kind', 'No', 'String', text]],
      'Table 1 Request body parameters',
    );
    const contract = contractOfSmall({ request: body + tableHtml(header, rows, caption), requestExample: '' });
    const [name] = Object.keys(contract.document.components.schemas).filter((each) => each.endsWith('Request'));
    const property = contract.document.components.schemas[name ?? '']?.properties?.kind as {
      enum?: readonly unknown[];
    };
    return property.enum;
  };
  const ROWS = [
    ['LEAF', 'Broad.'],
    ['NEEDLE', 'Thin.'],
  ];

  it.each([
    [
      'its caption names the row',
      'Kind.',
      'Table 2 Values of kind',
      ['Value', 'Description'],
      ROWS,
      ['LEAF', 'NEEDLE'],
    ],
    [
      'the row names its number',
      'Kind. See Table 2.',
      'Table 2 Kinds',
      ['Option', 'Meaning'],
      ROWS,
      ['LEAF', 'NEEDLE'],
    ],
    ['nothing leads to it', 'Kind.', 'Table 2 Kinds', ['Value', 'Description'], ROWS, undefined],
    ['it is of another row', 'Kind.', 'Table 2 Values of hue', ['Value', 'Description'], ROWS, undefined],
    [
      'its values are prose',
      'Kind.',
      'Table 2 Values of kind',
      ['Value', 'Description'],
      [
        ['broad leaves', 'Broad.'],
        ['thin needles', 'Thin.'],
      ],
      undefined,
    ],
  ])('%s', (_, text, caption, header, rows, expected) => {
    expect(enumOf(text, caption, header, rows)).toEqual(expected);
  });
});

describe('a row without a column of types', () => {
  it.each([
    ['Value range: 1 to 1073741822', { type: 'integer', minimum: 1, maximum: 1073741822 }],
    ['Size. The value ranges from 1 to 10.', { type: 'integer', minimum: 1, maximum: 10 }],
    ['Size. It must be a decimal integer.', { type: 'integer' }],
    ['Name. The length ranges from 1 to 10.', { type: 'string', minLength: 1, maxLength: 10 }],
    ['Name. Value range: 1 to 10 characters', { type: 'string', minLength: 1, maxLength: 10 }],
    ['Name, which ranges from small to large.', { type: 'string' }],
  ])('%s', (text, expected) => {
    const { schema } = fieldOf(['Parameter', 'Mandatory', 'Description'], ['size', 'No', text]);
    const { description: _, ...rest } = schema?.properties?.size as { description: string };
    expect(rest).toEqual(expected);
  });
});

const ROW = ['Parameter', 'Type', 'Description'];
const NESTED = ['extract/nesting-unread'];

describe('columns under other words, in other orders', () => {
  it.each([
    [['Parameter', 'Mandatory', 'Type', 'Description']],
    [['PARAMETER', 'MANDATORY', 'TYPE', 'DESCRIPTION']],
    [['Parameter:', 'Mandatory:', 'Type:', 'Description:']],
    [['Parameter*', 'Mandatory*', 'Type', 'Description']],
    [['Parameter', 'Description', 'Type', 'Mandatory']],
    [['Body Parameter', 'Is Mandatory', 'Data Type', 'Remarks']],
    [['Field Name', 'Mandatory or Not', 'Value Type', 'Meaning']],
    [['Variable', 'Mandatory (Y/N)', 'Type', 'Notes']],
    [['Argument', 'Required?', 'Type', 'Comment']],
    [['Param', 'M/O', 'Type', 'Details']],
    [['Param', 'M/O', 'Param. Type', 'Desc.']],
    [['Name', 'Required', 'Schema', 'Description']],
    [['Attribute', 'Compulsory', 'Attribute Type', 'Attribute Description']],
    [['Input Parameter', 'Whether Mandatory', 'Type', 'Function']],
  ])('%j', (header) => {
    const cells = { param: 'colour', type: 'Integer', text: 'Colour.', required: 'Yes' };
    const row = header.map((name) => {
      if (/type|schema/i.test(name)) return cells.type;
      if (/desc|remark|meaning|note|comment|detail|function/i.test(name)) return cells.text;
      return /mandat|requir|compul|m\/o/i.test(name) ? cells.required : cells.param;
    });
    const { schema, codes } = fieldOf(header, row);
    expect(schema?.properties).toEqual({ colour: { type: 'integer', description: 'Colour.' } });
    expect(schema?.required).toEqual(['colour']);
    expect(codes).toEqual([]);
  });

  it.each([
    [['Value Range', 'Default Value'], ['1 to 9', '5'], { minimum: 1, maximum: 9, default: 5 }],
    [['Constraints', 'Unit'], ['1–9', 'MB'], { minimum: 1, maximum: 9 }],
    [['No.', 'Example Value'], ['1', '7'], {}],
  ])('further columns %j', (names, values, facts) => {
    const { schema, codes } = fieldOf(
      ['Parameter', 'Mandatory', 'Type', ...names, 'Description'],
      ['size', 'No', 'Integer', ...values, 'Size.'],
    );
    const { description, ...rest } = schema?.properties?.size as { description: string };
    expect(rest).toEqual({ type: 'integer', ...facts });
    for (const [at, name] of names.entries())
      if (!/value|constraint/i.test(name)) expect(description).toContain(`${name}:** ${values[at]}`);
    expect(codes).toEqual([]);
  });

  it.each(['Item', 'Kite data', ''])('a column of names called %j is taken by its place, and said so', (name) => {
    const { schema, codes } = fieldOf(
      [name, 'Mandatory', 'Type', 'Description'],
      ['colour', 'No', 'String', 'Colour.'],
    );
    expect(Object.keys(schema?.properties ?? {})).toEqual(['colour']);
    expect(codes).toEqual(['extract/column-assumed']);
  });

  it.each<[string[], string[][], string[]]>([
    [['Parameter', 'Parent', 'Type', 'Description'], [['tail', '-', 'Object', 'Tail.']], NESTED],
    [['Level', 'Parameter', 'Type', 'Description'], [['1', 'tail', 'Object', 'Tail.']], NESTED],
    [
      ROW,
      [
        ['tail', 'Object', 'Tail.'],
        ['tail.length', 'Integer', 'Length.'],
      ],
      [],
    ],
    [
      ROW,
      [
        ['tails', 'Array of objects', 'Tails.'],
        ['tails[].length', 'Integer', 'Length.'],
      ],
      [],
    ],
    [
      ROW,
      [
        ['tail', 'String', 'Tail.'],
        ['tail.length', 'Integer', 'Length.'],
      ],
      [],
    ],
    [ROW, [['tail.length', 'Integer', 'Length.']], []],
  ])('%j with %j', (header, rows, expected) => {
    const contract = contractOfSmall({ response: tableHtml(header, rows) });
    expect(codesOf(contract).filter((code) => code === 'extract/nesting-unread')).toEqual(expected);
  });

  it.each([
    [
      'names the rows of a group once',
      ['Cluster Type', 'Metric', 'Value Type', 'Description'],
      [
        ['Streaming', 'SlotUsed', 'Integer', 'Slots.'],
        ['', 'SlotFree', 'Integer', 'Free slots.'],
      ],
      ['extract/table-left-out'],
    ],
    ['has columns of its own', ['Image Status', 'Server Status'], [['active', 'ACTIVE']], ['extract/table-left-out']],
    [
      'names every row',
      ['Kite', 'Format', 'Value Type', 'Description'],
      [['size', 'free', 'Integer', 'Size.']],
      ['extract/column-assumed', 'link/table-unreferenced'],
    ],
  ])('beside the parameters, one that %s', (_, header, rows, expected) => {
    const body = tableHtml(
      ['Parameter', 'Mandatory', 'Type', 'Description'],
      [['colour', 'Yes', 'String', 'Colour.']],
      'Request body parameters',
    );
    const contract = contractOfSmall({ request: body + tableHtml(header, rows, 'Others'), requestExample: '' });
    expect(codesOf(contract).filter((code) => /table|column|row/.test(code))).toEqual(expected);
  });

  it('a table of a request that states neither types nor what is mandatory is none of parameters', () => {
    const { schema, codes, rows } = fieldOf(['Kite', 'Description'], ['colour', 'Colour.']);
    expect(schema).toBeUndefined();
    expect(codes).toEqual(['extract/table-unread']);
    expect(rows).toMatchObject({ rows: 4, facts: 3, diagnosed: 1 });
  });
});
