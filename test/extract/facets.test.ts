import { describe, expect, it } from 'vitest';
import { facetsOf } from '../../scripts/extract/description.ts';
import type { TypeExpression } from '../../scripts/extract/index.ts';
import { readHtml, textOfBlocks } from '../../scripts/read/index.ts';

const TYPES: Record<string, TypeExpression> = {
  string: { kind: 'scalar', type: 'string' },
  integer: { kind: 'scalar', type: 'integer' },
  number: { kind: 'scalar', type: 'number' },
  boolean: { kind: 'scalar', type: 'boolean' },
  strings: { kind: 'array', items: { kind: 'scalar', type: 'string' } },
  object: { kind: 'object' },
};

/** What a description, given as the HTML of its cell, comes to. */
function read(html: string, type: keyof typeof TYPES) {
  const { blocks } = readHtml(`<div>${html}</div>`, 'page.html');
  return facetsOf(blocks, TYPES[type] as TypeExpression, 'field', {
    file: 'page.html',
    line: 1,
    words: textOfBlocks(blocks),
  });
}

function facets(html: string, type: keyof typeof TYPES): Record<string, unknown> {
  const { facets: found } = read(html, type);
  const out: Record<string, unknown> = {};
  if (found.enum) out.enum = found.enum.value;
  if (found.default) out.default = found.default.value;
  if (found.format) out.format = found.format.value;
  if (found.deprecated) out.deprecated = true;
  for (const { value } of found.bounds) out[value.name] = value.value;
  return out;
}

type Case = readonly [html: string, type: keyof typeof TYPES, expected: Record<string, unknown>];

const list = (...items: string[]): string => `<ul>${items.map((item) => `<li><p>${item}</p></li>`).join('')}</ul>`;

const ENUMERATIONS: readonly Case[] = [
  [
    `<p>Kind. Options:</p>${list('<strong>A</strong>: first', '<strong>B</strong>: second')}`,
    'string',
    { enum: ['A', 'B'] },
  ],
  [`<p>Kind. The options are as follows:</p>${list('<b>0</b>: image', '<b>1</b>: text')}`, 'integer', { enum: [0, 1] }],
  [`<p>Kind. Enums:</p>${list('<b>A</b>', 'B', 'C_1')}`, 'string', { enum: ['A', 'B', 'C_1'] }],
  [`<p>Kind. Options:</p>${list('A: first', 'B: second')}`, 'string', { enum: ['A', 'B'] }],
  ['<p>Kind. Options: - <b>0</b>: image - <b>1</b>: text</p>', 'integer', { enum: [0, 1] }],
  ['<p>State. The value can be <b>running</b> or <b>stopped</b>.</p>', 'string', { enum: ['running', 'stopped'] }],
  [
    '<p>Hardware, which can be <b>CPU</b>, <b>GPU</b>, or <b>Ascend</b>.</p>',
    'string',
    { enum: ['CPU', 'GPU', 'Ascend'] },
  ],
  ['<p>Order. Possible values are asc and desc.</p>', 'string', { enum: ['asc', 'desc'] }],
  [
    '<p>Kind. The value can be <b>obs</b> or <b>dataset</b>. obs comes first.</p>',
    'string',
    { enum: ['obs', 'dataset'] },
  ],
  [
    `<p>Services. Options:</p>${list('<b>NOTEBOOK</b>: web', '<b>SSH</b>: shell')}`,
    'strings',
    { enum: ['NOTEBOOK', 'SSH'] },
  ],
  [
    `<p>Kind. Options:</p>${list('<strong>obs</strong>: first.')}${list('<strong>dataset</strong>: second.')}`,
    'string',
    { enum: ['obs', 'dataset'] },
  ],
  [`<p>Kind. Options:</p>${list('0/false: off', '1/true: on')}`, 'string', { enum: ['0', 'false', '1', 'true'] }],
  ['<p>Kind. Only <b>obs</b> is supported.</p>', 'string', { enum: ['obs'] }],
  [
    `<p>Kind. Options:</p>${list('<b>COMMAND</b>: a command', '<b>SCRIPT</b>: a script (base64-encoded)')}`,
    'string',
    { enum: ['COMMAND', 'SCRIPT'] },
  ],
  [`<p>Kind. Options are as follows：</p>${list('RED：first', 'BLUE：second')}`, 'string', { enum: ['RED', 'BLUE'] }],
  ['<p>Kind. Options：RED、BLUE</p>', 'string', { enum: ['RED', 'BLUE'] }],
  ['<p>The value can be RED，BLUE，or GREEN。</p>', 'string', { enum: ['RED', 'BLUE', 'GREEN'] }],
  ['<p>The value can be:</p><p><b>RED</b>: first</p><p><b>BLUE</b>: second</p>', 'string', { enum: ['RED', 'BLUE'] }],
  ['<p>Kind. Options:<br>RED: first<br>BLUE: second</p>', 'string', { enum: ['RED', 'BLUE'] }],
  ['<p>Options: RED: first; BLUE: second.</p>', 'string', { enum: ['RED', 'BLUE'] }],
  ['<p>Enumeration values: <b>RED</b>, <b>BLUE</b></p>', 'string', { enum: ['RED', 'BLUE'] }],
  ['<p>Protocol. Options: [TCP, UDP]</p>', 'string', { enum: ['TCP', 'UDP'] }],
  ['<p>Enum: ["RED","BLUE"]</p>', 'string', { enum: ['RED', 'BLUE'] }],
  ['<p>Record type. The value can be A, AAAA, or MX.</p>', 'string', { enum: ['A', 'AAAA', 'MX'] }],
  [`<p>State.</p>${list('<b>0</b> indicates off.', '<b>1</b> indicates on.')}`, 'integer', { enum: [0, 1] }],
  [`<p>State. Options:</p>${list('RED means off.', 'BLUE means on.')}`, 'string', { enum: ['RED', 'BLUE'] }],
  [`<p>State. Options:</p>${list('RED = off', 'BLUE = on')}`, 'string', { enum: ['RED', 'BLUE'] }],
  [`<p>State</p>${list('0: off', '1: on')}`, 'integer', { enum: [0, 1] }],
  [`<p>Options:</p>${list('RED [default]', 'BLUE')}`, 'string', { enum: ['RED', 'BLUE'], default: 'RED' }],
  // Not enumerations.
  [`<p>Kite</p>${list('RED: first kind', 'BLUE: second kind')}`, 'string', {}],
  [`<p>Kite</p>${list('0: off', '1: on')}`, 'string', {}],
  ['<p>Kinds. The value range is [0, 1].</p>', 'string', {}],
  ['<p>Options:</p><p>N/A</p><p>Maximum: 32</p>', 'string', { maxLength: 32 }],
  ['<p>The value can be a string.</p>', 'string', {}],
  [`<p>Flavor. The options for dedicated pools are as follows:</p>${list('<b>a.1</b>', '<b>a.2</b>')}`, 'string', {}],
  ['<p>Owner. The value can be <b>network:dhcp</b> or <b>compute:xxx</b>.</p>', 'string', {}],
  ['<p>Engine. The value can be <b>engine_id</b>, <b>name + version</b>, or <b>image_url</b>.</p>', 'string', {}],
  [`<p>Kind. Options:</p>${list('<b>all</b>: any', '<b>{az}</b>: one')}`, 'string', {}],
  ['<p>The pool. Currently, only IPv6 is supported.</p>', 'string', {}],
  [`<p>Path. Options:</p>${list('a/b: first', 'c/d: second')}`, 'string', { enum: ['a/b', 'c/d'] }],
  [`<p>The name must meet these rules:</p>${list('It is unique.', 'It is not blank.')}`, 'string', {}],
  [`${list('Specifies the name.', 'The value is a string.')}`, 'string', {}],
  [`<p>Flavors for reference only:</p>${list('<b>a.2u</b>: small', '<b>a.8u</b>: large')}`, 'string', {}],
  [
    `<p>Flavors below are for reference only. The console shows yours.</p>${list('<b>a.2u</b>: small', '<b>a.8u</b>: large')}`,
    'string',
    {},
  ],
  [
    `<p>Those below are examples. The console shows yours.</p>${list('<b>a.2u</b>: x', '<b>a.8u</b>: y')}`,
    'string',
    {},
  ],
  ['<p>The value can be <b>0</b> or a string in UUID format.</p>', 'string', {}],
  ['<p>The value can be up to 64 letters.</p>', 'string', { maxLength: 64 }],
  ['<p>Whether it is on. The value can be <b>true</b> or <b>false</b>.</p>', 'boolean', {}],
  ['<p>Data. It contains <b>a</b> and <b>b</b>.</p>', 'object', {}],
  [`<p>Kind. Options:</p>${list('<b>one</b>: x', '<b>two</b>: y')}`, 'integer', {}],
  ['<p>If the type is A, the value can be <b>x</b> or <b>y</b>.</p>', 'string', {}],
];

/** Lists below a sentence that has a condition, but is not what announces them. */
const BELOW_CONDITIONS: readonly Case[] = [
  [
    `<p>State, which is set when the kite is made.</p>${list('<b>NEW</b>: made', '<b>TORN</b>: torn')}`,
    'string',
    { enum: ['NEW', 'TORN'] },
  ],
  [
    `<p><b>Definition</b>:</p><p>State. If it is new, it is whole.</p><p><b>Range</b>:</p>${list('<b>NEW</b>: made (default value)', '<b>TORN</b>: torn')}`,
    'string',
    { enum: ['NEW', 'TORN'], default: 'NEW' },
  ],
  [
    `<p>Whether a tail is made when a kite is made</p>${list('<b>true</b>: Default value. It is made.', '<b>false</b>: It is not made.')}`,
    'boolean',
    { default: true },
  ],
];

const DEFAULTS: readonly Case[] = [
  ['<p>Limit. The default value is <b>10</b>.</p>', 'integer', { default: 10 }],
  ['<p>Limit. The default value is 0, which means none.</p>', 'integer', { default: 0 }],
  ['<p>Kind. Default value: desc</p>', 'string', { default: 'desc' }],
  ['<p>On. The default value is <b>false</b>.</p>', 'boolean', { default: false }],
  ['<p>Kind. It defaults to X_1.</p>', 'string', { default: 'X_1' }],
  [
    `<p>Kind. Options:</p>${list('<b>A</b>: first (default value)', '<b>B</b>: second')}`,
    'string',
    { enum: ['A', 'B'], default: 'A' },
  ],
  [
    `<p>Kind. The default value is <b>managed</b>. Options:</p>${list('<b>MANAGED</b>: x', '<b>DEDICATED</b>: y')}`,
    'string',
    { enum: ['MANAGED', 'DEDICATED'], default: 'MANAGED' },
  ],
  [
    `<p>Switch. Options:</p>${list('<b>true</b>: on. (Default value)', '<b>false</b>: off')}`,
    'boolean',
    { default: true },
  ],
  ['<p>Kind. The default value is A.</p>', 'string', { default: 'A' }],
  ['<p>Size. The default value is 1,000.</p>', 'integer', { default: 1000 }],
  ['<p>Size. Default: 10GB</p>', 'integer', { default: 10 }],
  ['<p>Kind. Default value：<b>red</b>。</p>', 'string', { default: 'red' }],
  ['<p>If this parameter is not specified, the default value is <b>5</b>.</p>', 'integer', { default: 5 }],
  ['<p>The default value is 5 if this parameter is left blank.</p>', 'integer', { default: 5 }],
  ['<p>If it is not set, the default value <b>red</b> is used.</p>', 'string', { default: 'red' }],
  ['<p>By default, the value is 5.</p>', 'integer', { default: 5 }],
  ['<p>The value is <b>5</b> by default.</p>', 'integer', { default: 5 }],
  ['<p>The default limit is 10.</p>', 'integer', { default: 10 }],
  [`<p>Kind.</p>${list('Default value: <b>red</b>')}`, 'string', { default: 'red' }],
  // Not defaults.
  ['<p>Name. The default value is A string of the pool.</p>', 'string', {}],
  ['<p>Name. The default value is random.</p>', 'string', {}],
  ['<p>It is enabled by default.</p>', 'string', {}],
  [`<p>Format. Options:</p>${list('Default: plain', 'CSV: commas')}`, 'string', { enum: ['Default', 'CSV'] }],
  ['<p>Size. The default value is 5 GB for EVS and 50 GB for EFS.</p>', 'integer', {}],
  ['<p>Mail. The default value is the service email address.</p>', 'string', {}],
  ['<p>Mail. Default value: none</p>', 'string', {}],
  ['<p>Mail. The value is left blank by default.</p>', 'string', {}],
  ['<p>Kinds. The default value is <b>CPU</b> or <b>GPU</b>.</p>', 'string', {}],
  ['<p>If no workspace exists, the default value is <b>0</b>.</p>', 'string', {}],
  ['<p>Limit. The default value is <b>many</b>.</p>', 'integer', {}],
];

const BOUNDS: readonly Case[] = [
  ['<p>Text of 1 to 64 characters.</p>', 'string', { minLength: 1, maxLength: 64 }],
  ['<p>Text with a maximum of 512 characters.</p>', 'string', { maxLength: 512 }],
  ['<p>Text that cannot exceed 1,024 characters.</p>', 'string', { maxLength: 1024 }],
  ['<p>Minimum length: <b>1</b>. Maximum length: <b>9</b>.</p>', 'string', { minLength: 1, maxLength: 9 }],
  ['<p>The value ranges from 1 to 1000.</p>', 'integer', { minimum: 1, maximum: 1000 }],
  ['<p>Ranges from 1 (inclusive) to 65,535 (exclusive).</p>', 'integer', { minimum: 1, maximum: 65_534 }],
  ['<p>The value range is <b>[0,1]</b>.</p>', 'number', { minimum: 0, maximum: 1 }],
  ['<p>Value range: 1-2147483647</p>', 'integer', { minimum: 1, maximum: 2_147_483_647 }],
  ['<p>Minimum value: <b>0</b></p>', 'integer', { minimum: 0 }],
  ['<p>Array length: 1 to 50</p>', 'strings', { minItems: 1, maxItems: 50 }],
  ['<p>The maximum value is 1,000.</p>', 'integer', { maximum: 1000 }],
  ['<p>The length ranges from 1 to 64.</p>', 'string', { minLength: 1, maxLength: 64 }],
  ['<p>The value ranges from -20 to -10.</p>', 'integer', { minimum: -20, maximum: -10 }],
  ['<p>A maximum of 10 items can be given.</p>', 'strings', { maxItems: 10 }],
  ['<p>Value range：1–10。</p>', 'integer', { minimum: 1, maximum: 10 }],
  ['<p>The value is between 1 and 10.</p>', 'integer', { minimum: 1, maximum: 10 }],
  ['<p>The number must be between 1 and 1,000.</p>', 'integer', { minimum: 1, maximum: 1000 }],
  ['<p>The value can be 1 to 10.</p>', 'integer', { minimum: 1, maximum: 10 }],
  ['<p>Ranges from 10GB to 500GB.</p>', 'integer', { minimum: 10, maximum: 500 }],
  ['<p>1 &lt;= limit &lt;= 100</p>', 'integer', { minimum: 1, maximum: 100 }],
  ['<p>Value range: 0≤x≤100</p>', 'integer', { minimum: 0, maximum: 100 }],
  ['<p>The value must be ≥ 1.</p>', 'integer', { minimum: 1 }],
  ['<p>The value must be greater than 0.</p>', 'integer', { minimum: 1 }],
  ['<p>The value must be less than 100.</p>', 'integer', { maximum: 99 }],
  ['<p>The value cannot be greater than 100.</p>', 'integer', { maximum: 100 }],
  ['<p>Max. value: 10</p>', 'integer', { maximum: 10 }],
  ['<p>Value range: 1 to 2^31-1</p>', 'integer', { minimum: 1, maximum: 2_147_483_647 }],
  ['<p>Value range: 1 to 2<sup>31</sup>-1</p>', 'integer', { minimum: 1, maximum: 2_147_483_647 }],
  ['<p>Value range: (0, 100]</p>', 'integer', { minimum: 1, maximum: 100 }],
  ['<p>Between 0 and 1</p>', 'number', { minimum: 0, maximum: 1 }],
  ['<p>Name.</p><p>Minimum: <b>1</b></p><p>Maximum: <b>64</b></p>', 'string', { minLength: 1, maxLength: 64 }],
  ['<p>Name.<br>Minimum: <b>1</b><br>Maximum: <b>64</b></p>', 'string', { minLength: 1, maxLength: 64 }],
  ['<p>Text of 1 to 64 chars.</p>', 'string', { minLength: 1, maxLength: 64 }],
  ['<p>No longer than 64 characters.</p>', 'string', { maxLength: 64 }],
  ['<p>Fewer than 64 characters.</p>', 'string', { maxLength: 63 }],
  ['<p>Maximum 64 characters.</p>', 'string', { maxLength: 64 }],
  ['<p>64 characters max</p>', 'string', { maxLength: 64 }],
  ['<p>The maximum length of the name is 64.</p>', 'string', { maxLength: 64 }],
  ['<p>The length cannot exceed 64.</p>', 'string', { maxLength: 64 }],
  ['<p>Up to 64 letters, digits, and hyphens (-).</p>', 'string', { maxLength: 64 }],
  ['<p>It must be 32 characters long.</p>', 'string', { minLength: 32, maxLength: 32 }],
  ['<p>A 36-character string.</p>', 'string', { minLength: 36, maxLength: 36 }],
  ['<p>The list can contain a maximum of 10 IDs.</p>', 'strings', { maxItems: 10 }],
  ['<p>The array contains 1 to 10 elements.</p>', 'strings', { minItems: 1, maxItems: 10 }],
  ['<p>The array length cannot exceed 20.</p>', 'strings', { maxItems: 20 }],
  ['<p>Up to 10 items.</p>', 'strings', { maxItems: 10 }],
  // Not bounds.
  ['<p>Minimum value: 1</p>', 'string', {}],
  ['<p>The length must not exceed 64 bytes.</p>', 'string', {}],
  ['<p>The value must be greater than 0.</p>', 'number', {}],
  ['<p>Made on 2024-10-11.</p>', 'integer', {}],
  ['<p>The value is 2024-10-11.</p>', 'integer', {}],
  ['<p>Value range: 1 to 2×10</p>', 'integer', {}],
  ['<p>The kites of 10 to 20 children.</p>', 'integer', {}],
  ['<p>A subnet such as 172.16.0.0/12-172.16.0.0/24.</p>', 'string', {}],
  ['<p>A string of up to 36 bytes.</p>', 'string', {}],
  ['<p>If the zone is public, the value ranges from 1 to 10.</p>', 'integer', {}],
  ['<p>The value ranges from 1 to 10. The value ranges from 1 to 20.</p>', 'integer', { minimum: 1 }],
];

const PARTS: readonly Case[] = [
  [
    '<p><b>Definition</b>: a name.</p><p><b>Constraints</b>: 1 to 64 characters</p><p><b>Range</b>: N/A</p><p><b>Default Value</b>: N/A</p>',
    'string',
    { minLength: 1, maxLength: 64 },
  ],
  ['<p><b>Definition</b></p><p>A switch.</p><p><b>Default Value</b></p><p>false</p>', 'boolean', { default: false }],
  ['<p>Default value: <b>ACTIVE</b></p><p>Minimum length: <b>1</b></p>', 'string', { default: 'ACTIVE', minLength: 1 }],
  ['<p><b>Definition</b>: a switch.</p><p><b>Default Value</b>: false</p>', 'boolean', { default: false }],
  [`<p><b>Definition</b>: a kind.</p><p><b>Range</b>:</p>${list('<b>4</b>', '<b>6</b>')}`, 'integer', { enum: [4, 6] }],
];

/** Descriptions that give no fact, or not all, and the code that says so. */
const REPORTED: readonly (readonly [...Case, code: string])[] = [
  ['<p>The value can be RED, BLUE, and so on.</p>', 'string', {}, 'extract/enumeration-open'],
  ['<p>The value can be RED, BLUE, etc.</p>', 'string', {}, 'extract/enumeration-open'],
  [`<p>Options:</p>${list('RED', 'BLUE', '...')}`, 'string', {}, 'extract/enumeration-open'],
  ['<p>If the pool is shared, the default value is 5.</p>', 'integer', {}, 'extract/default-conditional'],
  ['<p>Value range: 0 to 65,535 or -1</p>', 'integer', {}, 'extract/bound-conditional'],
  ['<p>The value is -1 or ranges from 1 to 10.</p>', 'integer', {}, 'extract/bound-conditional'],
  ['<p>The value ranges from 1 to 9, or 99.</p>', 'integer', {}, 'extract/bound-conditional'],
  [
    '<p>The value ranges from 1 to 10 for disks and from 1 to 20 for backups.</p>',
    'integer',
    {},
    'extract/bound-conditional',
  ],
  ['<p>The value range is (0, 1].</p>', 'number', {}, 'extract/bound-conditional'],
  [
    `<p>Flavour. When the pool is shared, the options are as follows:</p>${list('<b>small</b>', '<b>large</b>')}`,
    'string',
    {},
    'extract/enumeration-conditional',
  ],
  [
    `<p>Flavour. For shared pools, the options are as follows:</p>${list('small', 'large')}`,
    'string',
    {},
    'extract/enumeration-conditional',
  ],
  [
    `<p>Returned only if the value of <b>kind</b> is one of the following:</p>${list('<b>kite</b>', '<b>drake</b>')}`,
    'string',
    {},
    'extract/enumeration-conditional',
  ],
];

describe('facetsOf', () => {
  it.each(REPORTED)('%s as %s is kept as text and reported', (html, type, expected, code) => {
    expect(facets(html, type)).toEqual(expected);
    expect(read(html, type).diagnostics.map((each) => each.code)).toEqual([code]);
  });

  describe.each([
    ['enumerations', ENUMERATIONS],
    ['lists below conditions', BELOW_CONDITIONS],
    ['defaults', DEFAULTS],
    ['bounds', BOUNDS],
    ['labelled parts', PARTS],
  ] as const)('%s', (_, cases) => {
    it.each(cases)('%s as %s', (html, type, expected) => {
      expect(facets(html, type)).toEqual(expected);
    });
  });
});
