import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { facetsOf } from '../../scripts/extract/description/description.ts';
import { textOfBlocks, type TypeExpression } from '../../scripts/ir/index.ts';
import { readHtml } from '../../scripts/read/index.ts';

const TYPES: Record<string, TypeExpression> = {
  string: { kind: 'scalar', type: 'string' },
  integer: { kind: 'scalar', type: 'integer' },
  number: { kind: 'scalar', type: 'number' },
  boolean: { kind: 'scalar', type: 'boolean' },
  integers: { kind: 'array', items: { kind: 'scalar', type: 'integer' } },
  strings: { kind: 'array', items: { kind: 'scalar', type: 'string' } },
  object: { kind: 'object' },
};

/** What a description, given as the HTML of its cell, comes to. */
function read(html: string, type: keyof typeof TYPES, name = 'field') {
  const { blocks } = readHtml(`<div>${html}</div>`, 'page.html', HOUSE_DIALECT.markup);
  return facetsOf(
    blocks,
    TYPES[type] as TypeExpression,
    name,
    {
      file: 'page.html',
      line: 1,
      words: textOfBlocks(blocks),
    },
    HOUSE_DIALECT,
  );
}

function facets(html: string, type: keyof typeof TYPES, name?: string): Record<string, unknown> {
  const { facets: found } = read(html, type, name);
  const out: Record<string, unknown> = {};
  if (found.enum) out.enum = found.enum.value;
  if (found.default) out.default = found.default.value;
  if (found.listDefault) out.listDefault = found.listDefault.value;
  if (found.format) out.format = found.format.value;
  if (found.deprecated) out.deprecated = true;
  for (const { value } of found.bounds) {
    out[value.name] = value.value;
    if (value.isExclusive) out[value.name === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum'] = true;
  }
  if (found.nullable) out.nullable = true;
  if (found.pattern) out.pattern = found.pattern.value;
  if (found.multipleOf) out.multipleOf = found.multipleOf.value;
  return out;
}

type Case = readonly [html: string, type: keyof typeof TYPES, expected: Record<string, unknown>];

const list = (...items: string[]): string => `<ul>${items.map((item) => `<li><p>${item}</p></li>`).join('')}</ul>`;

const ENUMERATIONS: readonly Case[] = [
  // What it can be at present is not all that it can be.
  ['<p>Currently, the value can be <b>ntp</b>.</p>', 'string', {}],
  ['<p>Whether it is kept. <b>0</b> (default): no; <b>1</b>: yes.</p>', 'integer', { enum: [0, 1], default: 0 }],
  ['<p>Whether it is kept. The value can be 0 (no, default) or 1 (yes).</p>', 'integer', { enum: [0, 1], default: 0 }],
  [
    '<p>The value can be <b>A</b> (fast, the default value) or <b>B</b>.</p>',
    'string',
    { enum: ['A', 'B'], default: 'A' },
  ],
  ['<p>Whether it is kept. 0 indicates no and 1 indicates yes.</p>', 'integer', { enum: [0, 1] }],
  [
    '<p>Phase. Possible values are as follows: OPEN: it is open; SHUT: it is shut.</p>',
    'string',
    { enum: ['OPEN', 'SHUT'] },
  ],
  ['<p>Phase. The options are: open: it is open. shut: it is shut.</p>', 'string', { enum: ['open', 'shut'] }],
  ['<p>Phase. Possible values are as follows: OPEN: it is open; others are told.</p>', 'string', {}],
  ['<p>Phase. Valid values: OPEN: it is open. SHUT: it is shut. Others are set by hand.</p>', 'string', {}],
  ['<p>Values that a kite has: OPEN: it is open.</p>', 'string', {}],
  ['<p>0 indicates none and 5 indicates all.</p>', 'integer', {}],
  ['<p>The value ranges from 0 to 9. 0 indicates none and 1 indicates one.</p>', 'integer', { minimum: 0, maximum: 9 }],
  ['<p>0 indicates that there is no limit.</p>', 'integer', {}],
  ['<p>Possible values are TCP, UDP, and ANY.</p>', 'string', { enum: ['TCP', 'UDP', 'ANY'] }],
  ['<p>Possible values are TCP, UDP, or any.</p>', 'string', {}],
  ['<p>The value can be <b>A</b>, <b>B</b>, or <b>null</b>.</p>', 'string', { enum: ['A', 'B'], nullable: true }],
  [`<p>Options:</p>${list('<b>1</b>', '<b>null</b>: none')}`, 'integer', { enum: [1], nullable: true }],
  ['<p>The value can be <b>A</b> or <b>nullable</b>.</p>', 'string', { enum: ['A', 'nullable'] }],
  [
    '<p>Default is <b>A</b>. Other options are <b>B</b> and <b>C</b>.</p>',
    'string',
    { enum: ['A', 'B', 'C'], default: 'A' },
  ],
  ['<p>Other options are <b>B</b> and <b>C</b>.</p>', 'string', {}],
  // What a placeholder may be is not what the value may be.
  [
    `<p>Arguments. These are filled in:</p>${list('<i>&#36;{wind}</i>: Direction. The value can be <b>up</b> or <b>down</b>.', '<i>&#36;{kite}</i>: Name. Default value: <b>red</b>.')}`,
    'string',
    {},
  ],
  [
    `<p>Direction.</p>${list('The value can be <b>up</b> or <b>down</b>.', 'It may be left out.')}`,
    'string',
    { enum: ['up', 'down'] },
  ],
  [
    `<p>Type of a kite.</p>${list('BoxKite', 'Delta', 'Sled, which bends and folds')}`,
    'string',
    { enum: ['BoxKite', 'Delta', 'Sled'] },
  ],
  [`<p>Type of a kite.</p>${list('Delta, as it is', 'Sled, which bends and folds', 'BoxKite')}`, 'string', {}],
  [`<p>Type of a kite.</p>${list('BoxKite', 'Delta', 'the one of the owner, as it is')}`, 'string', {}],
  [
    `<p>A hyphen turns it round. Examples:</p>${list('<b>by=hue</b> indicates up', '<b>by=-hue</b> indicates down')}`,
    'string',
    {},
  ],
  [
    `<p>A hyphen turns it round. Options:</p>${list('<b>hue</b> indicates up', '<b>-hue</b> indicates down')}`,
    'string',
    { enum: ['hue', '-hue'] },
  ],
  ['<p>Options are <b>B</b> and <b>C</b>. The default is <b>B</b>.</p>', 'string', { enum: ['B', 'C'], default: 'B' }],
  ['<p>The values are: <b>FAST</b>, <b>SLOW</b></p>', 'string', { enum: ['FAST', 'SLOW'] }],
  ['<p>One of <b>FAST</b> and <b>SLOW</b>.</p>', 'string', { enum: ['FAST', 'SLOW'] }],
  ['<p>One of the kites of the caller.</p>', 'string', {}],
  ['<p>Order. <b>asc</b> (default) or <b>desc</b></p>', 'string', { enum: ['asc', 'desc'], default: 'asc' }],
  ['<p>Order: by <b>asc</b> or the order of kites.</p>', 'string', {}],
  ['<p>State. 0: off; 1: on; 2: unknown</p>', 'integer', { enum: [0, 1, 2] }],
  ['<p>State. 0 = off, 1 = on</p>', 'integer', { enum: [0, 1] }],
  [
    '<p>Kind. <b>0</b>: disk; <b>1</b>: server; <b>4</b>: copy, <b>5</b>: copy of a server.</p>',
    'integer',
    { enum: [0, 1, 4, 5] },
  ],
  ['<p>Flag (0: no; 1: yes).</p>', 'integer', { enum: [0, 1] }],
  ['<p>Mode. 0 (rest), 1 (work)</p>', 'integer', { enum: [0, 1] }],
  ['<p>From 1 (inclusive), 2 (exclusive)</p>', 'integer', {}],
  ['<p>Mode. <b>up</b>: it flies; <b>down</b>: it rests</p>', 'string', { enum: ['up', 'down'] }],
  ['<p><b>up</b>: it flies <b>down</b>: it rests. <b>off</b>: it lies</p>', 'string', {}],
  ['<p><b>Note</b>: it flies; <b>Example</b>: kite</p>', 'string', {}],
  ['<p>Minutes. Options: 1, 5 (default), and 15.</p>', 'integer', { enum: [1, 5, 15], default: 5 }],
  ['<p>The value of this parameter is 0 or 1.</p>', 'integer', { enum: [0, 1] }],
  ['<p>Ports. The value of each port ranges from 1 to 9.</p>', 'integers', { minimum: 1, maximum: 9 }],
  ['<p>Ports. The value ranges from 1 to 9.</p>', 'integers', {}],
  ['<p>State. 0: off</p>', 'integer', {}],
  ['<p>Begins at 10: thirty, ends at 12: forty.</p>', 'integer', {}],
  ['<p>Text. 0: off; 1: on</p>', 'string', {}],
  ['<p>Value options:</p><p>leaf</p><p>needle</p>', 'string', { enum: ['leaf', 'needle'] }],
  ['<p>Status:</p><p><b>OK</b></p><p><b>ILL</b>: needs care</p>', 'string', { enum: ['OK', 'ILL'] }],
  [
    '<p>The value can be:</p><p><b>A</b>: first</p><p><b>B</b>: second</p><p>Default value:</p><p><b>A</b></p>',
    'string',
    { enum: ['A', 'B'], default: 'A' },
  ],
  ['<p>Status:</p><p>Set by the system</p><p>later</p>', 'string', {}],
  ['<p>Count. If omitted, 10 is used.</p>', 'integer', { default: 10 }],
  ['<p>Way. If it is left blank, the value <b>east</b> is used by default.</p>', 'string', { default: 'east' }],
  [
    '<p>Days. The value ranges from 1 to 30, with a default of 7.</p>',
    'integer',
    { minimum: 1, maximum: 30, default: 7 },
  ],
  ['<p>Code of at least 8 and at most 32 characters.</p>', 'string', { minLength: 8, maxLength: 32 }],
  ['<p>Kind. Only <b>A</b> and <b>B</b> are currently supported.</p>', 'string', { enum: ['A', 'B'] }],
  ['<p>Kind. Only <b>A</b> kites are currently supported.</p>', 'string', {}],
  ['<p>Kind. Only letters, digits, and hyphens are allowed.</p>', 'string', {}],
  ['<p>Language. The value is <b>zh</b>.</p>', 'string', { enum: ['zh'] }],
  [
    '<p>Zone type</p><p>The value is <b>private</b>, indicating that it flies when it is windy.</p>',
    'string',
    { enum: ['private'] },
  ],
  ['<p>Marker. The value is <b>kite_id</b>.</p>', 'string', {}],
  ['<p>Source, sent only when it is windy. The value is <b>auto</b>.</p>', 'string', {}],
  ['<p>Source. The value is <b>auto</b> for large kites.</p>', 'string', {}],
  ['<p>Size. The value is <b>1</b>.</p>', 'integer', { enum: [1] }],
  ['<p>Size. The value is <b>big</b>.</p>', 'integer', {}],
  [`<p>Notes:</p>${list('Small kites. The value is <b>s</b>.', 'Of others it is not sent.')}`, 'string', {}],
  ['<p><b>WHOLE</b> indicates all, and <b>PART</b> indicates some.</p>', 'string', { enum: ['WHOLE', 'PART'] }],
  [
    '<p>State. The value <b>UP</b> indicates that it flies. The value <b>DOWN</b> indicates that it rests when it is calm.</p>',
    'string',
    {},
  ],
  [
    '<p>Priority. <b>0</b> indicates high, <b>1</b> means mid, and <b>2</b> stands for low.</p>',
    'integer',
    { enum: [0, 1, 2] },
  ],
  [
    '<p>Whether it flies. <b>true</b> indicates yes, and <b>false</b> indicates no.</p>',
    'string',
    { enum: ['true', 'false'] },
  ],
  ['<p>Field. <b>key</b> indicates the name, and <b>value</b> indicates the text.</p>', 'string', {}],
  ['<p>Bytes (first-last). <b>first</b> indicates the first, and <b>last</b> indicates the last.</p>', 'string', {}],
  ['<p>Time in the format of hh:mm. <b>hh</b> indicates hours and <b>mm</b> indicates minutes.</p>', 'string', {}],
  ['<p>Flag. The value <b>1</b> indicates yes. The value <b>0</b> indicates no.</p>', 'integer', { enum: [1, 0] }],
  // A default or a range that holds others says that the explained values are some of them.
  [
    '<p>Row. <b>0</b> indicates none. <b>1</b> indicates one.</p><p>Minimum: <b>0</b></p><p>Maximum: <b>3</b></p><p>Default: <b>3</b></p>',
    'integer',
    { minimum: 0, maximum: 3, default: 3 },
  ],
  [
    '<p>Row. <b>0</b> indicates none. <b>1</b> indicates one.</p><p>Minimum: <b>0</b></p><p>Maximum: <b>3</b></p>',
    'integer',
    { minimum: 0, maximum: 3 },
  ],
  [
    '<p>Row. <b>0</b> indicates none. <b>1</b> indicates one.</p><p>Minimum: <b>0</b></p><p>Maximum: <b>1</b></p><p>Default: <b>1</b></p>',
    'integer',
    { enum: [0, 1], minimum: 0, maximum: 1, default: 1 },
  ],
  [
    '<p>Way. <b>up</b> indicates up and <b>down</b> means down. The default value is <b>flat</b>.</p>',
    'string',
    { default: 'flat' },
  ],
  ['<p>Row. The value can be 0 or 1.</p><p>Default: <b>3</b></p>', 'integer', { enum: [0, 1] }],
  ['<p>State. <b>UP</b> indicates that it flies.</p>', 'string', {}],
  [
    '<p>State. <b>UP</b> indicates that it flies. Others are set by the caller. <b>DOWN</b> indicates rest.</p>',
    'string',
    {},
  ],
  ['<p>If it is new, it is sent. <b>UP</b> indicates that it flies, and <b>DOWN</b> that it rests.</p>', 'string', {}],
  [
    `<p>Type of a kite.</p>${list('Delta', 'Box', 'Rokkaku, a kite with six corners')}`,
    'string',
    { enum: ['Delta', 'Box', 'Rokkaku'] },
  ],
  [`<p>Type of a kite.</p>${list('Delta, of paper', 'Box, of silk', 'Rokkaku')}`, 'string', {}],
  ['<p>Example: <b>x-kite-way: FAST1</b></p><p><b>Range</b>:</p><p>FAST1</p>', 'string', { enum: ['FAST1'] }],
  ['<p>Only SOAR (rising mode) is supported.</p><p><b>Range</b>:</p><p>SOAR</p>', 'string', { enum: ['SOAR'] }],
  ['<p>The value must be a valid URL.</p><p><b>Range</b>:</p><p>URL</p>', 'string', {}],
  ['<p>Way of the kite.</p><p><b>Range</b>:</p><p>FAST1</p>', 'string', {}],
  [
    '<p>Days. The value can be -1 or ranges from 0 to 99. Minimum value: 1. Default value: -1</p><p>Minimum: <b>-1</b></p><p>Maximum: <b>99</b></p>',
    'integer',
    { minimum: -1, maximum: 99, default: -1 },
  ],
  ['<p>Days. Minimum value: 1. The minimum value is 2.</p>', 'integer', {}],
  ['<p>Days. The value is an integer greater than 0.</p>', 'integer', { minimum: 1 }],
  ['<p>Offset. The default field at which the kites begin is <b>1</b>.</p>', 'integer', { default: 1 }],
  ['<p>Offset. The default kite at which the fields begin is <b>1</b>.</p>', 'integer', {}],
  ['<p>The value is fixed to <b>FAST</b>.</p>', 'string', { enum: ['FAST'] }],
  ['<p>The name of the file is fixed to <b>FAST</b>.</p>', 'string', {}],
  ['<p>Way of sending. It is either <b>FAST</b> or <b>SLOW</b>.</p>', 'string', { enum: ['FAST', 'SLOW'] }],
  ['<p>Way of sending. It is either fast or set by the system.</p>', 'string', {}],
  [
    `<p>Kind. Options:</p>${list('<strong>A</strong>: first', '<strong>B</strong>: second')}`,
    'string',
    { enum: ['A', 'B'] },
  ],
  [`<p>Kind. The options are as follows:</p>${list('<b>0</b>: image', '<b>1</b>: text')}`, 'integer', { enum: [0, 1] }],
  [
    `<p>Whether it flies. The options are as follows. Currently, it can only be tied. It is reserved.</p>${list('tied', 'loose')}`,
    'string',
    { enum: ['tied', 'loose'] },
  ],
  [`<p>The options are known. It flies in the wind.</p>${list('tied', 'loose')}`, 'string', {}],
  [`<p>Kind. Enums:</p>${list('<b>A</b>', 'B', 'C_1')}`, 'string', { enum: ['A', 'B', 'C_1'] }],
  [`<p>Kind. Options:</p>${list('A: first', 'B: second')}`, 'string', { enum: ['A', 'B'] }],
  ['<p>Kind. Options: - <b>0</b>: image - <b>1</b>: text</p>', 'integer', { enum: [0, 1] }],
  ['<p>Kind. Options: - <b>0</b>: image (default value)</p>', 'integer', { enum: [0], default: 0 }],
  ['<p>Kind. Options: - <b>0</b>: image</p><pre>- <b>1</b>: text</pre>', 'integer', {}],
  ['<p>Kind: - <b>0</b>: image</p>', 'integer', {}],
  ['<p>Some options are set elsewhere. See - <b>0</b>: image</p>', 'integer', {}],
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
    '<p>The value is case sensitive and can be <b>create</b> or <b>delete</b>.</p>',
    'string',
    { enum: ['create', 'delete'] },
  ],
  ['<p>Mark, whose value can be <b>A</b> or <b>B</b>, in rising order.</p>', 'string', { enum: ['A', 'B'] }],
  ['<p>The value can be a field of the kite: <b>size</b> or <b>hue</b>.</p>', 'string', { enum: ['size', 'hue'] }],
  ['<p>The value can be a combination of letters: <b>A</b> or <b>B</b>.</p>', 'string', {}],
  ['<p>The value is unique and can be changed.</p>', 'string', {}],
  ['<p>The following values are supported: RED, BLUE, and TEAL.</p>', 'string', { enum: ['RED', 'BLUE', 'TEAL'] }],
  ['<p>The following values are supported: any that ends with s.</p>', 'string', {}],
  ['<p>Way of sending. Either <b>FAST</b> or <b>SLOW</b>.</p>', 'string', { enum: ['FAST', 'SLOW'] }],
  ['<p>Either a kite or a drake is sent.</p>', 'string', {}],
  ['<p>Set this parameter to <b>FAST</b> or <b>SLOW</b>.</p>', 'string', { enum: ['FAST', 'SLOW'] }],
  ['<p>If it is windy, set it to <b>FAST</b> or <b>SLOW</b>.</p>', 'string', {}],
  ['<p>How to fly. Set it to <b>soar</b>.</p>', 'string', { enum: ['soar'] }],
  ['<p>Set this parameter to <b>soar</b>.</p>', 'string', { enum: ['soar'] }],
  ['<p>How to fly. Set it to <b>soar</b> when you fly alone.</p>', 'string', {}],
  ['<p>How to fly. If it is windy, set it to <b>soar</b>.</p>', 'string', {}],
  ['<p>How to fly. Set it to soar.</p>', 'string', {}],
  [
    '<p>How to fly. Currently, the value can only be soar, indicating that the kite rises.</p>',
    'string',
    { enum: ['soar'] },
  ],
  ['<p>How to fly. It can only be soar, which means that the kite rises.</p>', 'string', { enum: ['soar'] }],
  ['<p>How to fly. The value can only be soar for large kites.</p>', 'string', {}],
  ['<p>How to fly. The value can only be unique, indicating that no two kites share it.</p>', 'string', {}],
  ['<p>Order: <b>asc</b> (rising) or <b>desc</b> (falling)</p>', 'string', { enum: ['asc', 'desc'] }],
  ['<p>Example: <b>asc</b> or <b>desc</b></p>', 'string', {}],
  ['<p>Order: <b>asc</b> or <b>desc</b> of the kites</p>', 'string', {}],
  ['<p>Order: rising or falling</p>', 'string', {}],
  [
    `<p>Phase.</p>${list('Value <b>0</b> indicates rest.', 'Value <b>1</b> indicates work.')}`,
    'integer',
    { enum: [0, 1] },
  ],
  [`<p>Phase.</p>${list('Value of the first: 3', 'Value of the last: 4')}`, 'integer', {}],
  ['<p>Phase</p><p>0: rest</p><p>1: work</p>', 'integer', { enum: [0, 1] }],
  ['<p>Phase</p><p><b>0</b>: rest</p><p><b>1</b>: work</p>', 'integer', { enum: [0, 1] }],
  ['<p>Phase</p><p>0: rest</p>', 'integer', {}],
  ['<p>Phase</p><p>2: the kite</p><p>rest: 3</p>', 'integer', {}],
  [`<p>Status of the kite:</p>${list('UP: it flies', 'DOWN: it rests')}`, 'string', { enum: ['UP', 'DOWN'] }],
  ['<p>The value should be <b>FAST</b> or <b>SLOW</b>.</p>', 'string', { enum: ['FAST', 'SLOW'] }],
  ['<p>The values include FAST, SLOW, and IDLE.</p>', 'string', { enum: ['FAST', 'SLOW', 'IDLE'] }],
  ['<p>Way, which is <b>FAST</b> or <b>SLOW</b>.</p>', 'string', { enum: ['FAST', 'SLOW'] }],
  ['<p>Way, which is fast or slow.</p>', 'string', {}],
  ['<p>Way, either <b>FAST</b> or <b>SLOW</b>.</p>', 'string', { enum: ['FAST', 'SLOW'] }],
  ['<p>Way. Currently, <b>FAST</b> and <b>SLOW</b> are supported.</p>', 'string', { enum: ['FAST', 'SLOW'] }],
  ['<p>Way. <b>FAST</b> and other kites are supported.</p>', 'string', {}],
  ['<p>Supported modes: <b>FAST</b>, <b>SLOW</b></p>', 'string', { enum: ['FAST', 'SLOW'] }],
  ['<p>Supported kites: <b>FAST</b>, <b>SLOW</b></p>', 'string', {}],
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
  [
    '<p>State. Valid values are as follows:</p><p>FIRST: the new one.</p><p>DEPRECATED: the old one.</p>',
    'string',
    { enum: ['FIRST', 'DEPRECATED'] },
  ],
  [
    '<p>Kind. The value can be:</p><p><b>disk</b>: a disk</p><p><b>iso</b>: an image</p><p>Note: both are slow.</p>',
    'string',
    { enum: ['disk', 'iso'] },
  ],
  ['<p>Kind. The value can be:</p><p><b>disk</b>: a disk</p>', 'string', { enum: ['disk'] }],
  [`<p>Phase. Options:</p>${list('0: new - <b>1</b>: running', '2: done')}`, 'integer', { enum: [0, 1, 2] }],
  [`<p>Phase. Options:</p>${list('0: a - b', '2: done')}`, 'integer', { enum: [0, 2] }],
  [
    `<p>Kind. The following types are supported:</p>${list('All: The value is <b>gold</b>.', 'For one: The value is <b>iron</b>.')}`,
    'string',
    { enum: ['gold', 'iron'] },
  ],
  ['<p>Kind. Options:</p><ul><li>**3: new</li><li><b>4</b>: old</li></ul>', 'integer', { enum: [3, 4] }],
  [`<p>Host. Options:</p>${list('<b>UP</b>: normal', 'Empty string: unknown')}`, 'string', { enum: ['UP', ''] }],
  [`<p>Resource type.</p>${list('a-zone', 'b-zone')}`, 'string', { enum: ['a-zone', 'b-zone'] }],
  [`<p>Engine type of a job</p>${list('1: TensorFlow', '5: Scikit Learn')}`, 'integer', { enum: [1, 5] }],
  [
    `<p>Stop. The default value is timing.</p>${list('timing: by time', 'idle: when idle')}`,
    'string',
    { enum: ['timing', 'idle'], default: 'timing' },
  ],
  [
    `<p>Currently, the following engines are supported:</p>${list('Torch-1', 'Flow_2')}`,
    'string',
    { enum: ['Torch-1', 'Flow_2'] },
  ],
  [
    `<p>A method. This parameter applies only to some.</p>${list('<b>all</b>: x', '<b>each</b>: y')}`,
    'string',
    { enum: ['all', 'each'] },
  ],
  [
    '<p>State. Options:</p><p><b>ON</b>, <b>OFF</b> (short), and <b>BUSY</b></p><p>For details, see there.</p>',
    'string',
    { enum: ['ON', 'OFF', 'BUSY'] },
  ],
  ['<p>A rule. Only <b>all</b> is available.</p>', 'string', { enum: ['all'] }],
  [
    `<p>Reason, for example, <b>30-20</b>. Options:</p>${list('<b>3</b>: x', '<b>20</b>: y')}`,
    'string',
    { enum: ['3', '20'] },
  ],
  [
    `<p>Code, for example, <b>a-b</b>. Options:</p>${list('<b>a-b</b>: x', '<b>a</b>: y', '<b>b</b>: z')}`,
    'string',
    { enum: ['a-b', 'a', 'b'] },
  ],
  [
    `<p>Copying. This field is valid only when <b>kind</b> is set to <b>Image</b>.</p>${list('<b>fast</b>: x', '<b>full</b>: y')}`,
    'string',
    { enum: ['fast', 'full'] },
  ],
  // The same set twice, and limits beside it.
  [
    `<p>Kind.</p><p>The value can be:</p>${list('<b>A</b> (first)', '<b>B</b> (second)')}<p>Minimum length: <b>0</b></p><p>Maximum length: <b>64</b></p><p>Enumerated values:</p>${list('<b>B</b>', '<b>A</b>')}`,
    'string',
    { enum: ['A', 'B'], minLength: 0, maxLength: 64 },
  ],
  [`<p>Kind. Options:</p>${list('<b>0</b>: ranges from 1 to 5 GB', '<b>7</b>: more')}`, 'integer', { enum: [0, 7] }],
  ['<p>State. Options:</p><p><b>ON</b> is for those who wait.</p>', 'string', {}],
  // Parts of a value.
  [
    `<p>Reasons with hyphens (-) between them, for example, <b>3-20-3</b>. Options:</p>${list('<b>3</b>: x', '<b>20</b>: y')}`,
    'string',
    {},
  ],
  [`<p>Agents.</p>${list('<b>hss</b>: x', '<b>ces</b>: y')}<p>Example:</p><p>"list": "hss,ces"</p>`, 'string', {}],
  // Not enumerations.
  [`<p>Kind. Options:</p>${list('<b>A</b>: x')}<p>Old kinds:</p>${list('<b>B</b>: y')}`, 'string', {}],
  [`<p>Resource name.</p>${list('a-zone', 'b-zone')}`, 'string', {}],
  [`<p>Time. The following operators are supported:</p>${list('gt: greater', 'lt: less')}`, 'string', {}],
  [`<p>Text in JSON. It has two parameters.</p>${list('<b>key</b>: x', '<b>value</b>: y')}`, 'string', {}],
  [`<p>Body. It consists of these parameters.</p>${list('<b>key</b>: x', '<b>value</b>: y')}`, 'string', {}],
  [
    `<p>Stop. The default value is never.</p>${list('timing: by time', 'idle: when idle')}`,
    'string',
    { default: 'never' },
  ],
  [
    `<p>Kind. The following types are supported:</p>${list('If it is new, the value is <b>gold</b>.', 'If it is old, the value is <b>iron</b>.')}`,
    'string',
    {},
  ],
  [`<p>Time. Options:</p>${list('<b>day</b>: today', '<b>yyyyMMdd-yyyyMMdd</b>: a period')}`, 'string', {}],
  [`<p>Block. Values:</p>${list('10.16.0.0/12-10.16.0.0/24', '10.0.0.0/8-10.0.0.0/24')}`, 'string', {}],
  ['<p>Limit. Commonly used values are <b>10</b>, <b>20</b>, and <b>50</b>.</p>', 'integer', {}],
  [
    `<p>The value is in the format of {kind}:{size}.</p>${list('<b>kind</b>: which can be <b>large</b> or <b>small</b>.', '<b>size</b>: in GB.')}`,
    'string',
    {},
  ],
  ['<p>A name. Its rules are as follows:</p><p>First: no blanks.</p><p>Second: no dots.</p>', 'string', {}],
  ['<p>Kind. The options are listed elsewhere.</p><p>Note: see there.</p><p>Example: none.</p>', 'string', {}],
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

/** What else the sentence or the items say beside the values. */
const BESIDE_THE_VALUES: readonly Case[] = [
  [
    '<p>Kind. The value can be <b>slow</b>, <b>fast</b>, or <b>None</b>, and the default value is <b>slow</b>.</p>',
    'string',
    { enum: ['slow', 'fast', 'None'], default: 'slow' },
  ],
  [
    '<p>Kind. The value can be <b>slow</b> or <b>fast</b>; default: <b>slow</b></p>',
    'string',
    { enum: ['slow', 'fast'], default: 'slow' },
  ],
  ['<p>Kind. The value can be <b>slow</b> or a default one.</p>', 'string', {}],
  ["<p>Kind. Valid values are 'slow', 'fast', or 'None'.</p>", 'string', { enum: ['slow', 'fast', 'None'] }],
  ['<p>Kind. Valid values are slow, fast, or none.</p>', 'string', {}],
  ["<p>Kind. Valid values are 'slow' or any other.</p>", 'string', {}],
  [
    `<p>State.</p><p>Value:</p>${list('If the value is <b>NEW</b>, it is whole.', 'If the value is <b>VERY OLD</b>, it is torn.')}`,
    'string',
    { enum: ['NEW', 'VERY OLD'] },
  ],
  [`<p>State.</p><p>Note:</p>${list('If the value is <b>NEW</b>, it is whole.', 'It is kept.')}`, 'string', {}],
  ['<p>Kind. Default to X_1.</p>', 'string', { default: 'X_1' }],
  ['<p>Kind, as sent by default to X_1.</p>', 'string', {}],
];

/** The values stand in a paragraph of their own, below a label that is one. */
const BELOW_LABELS: readonly Case[] = [
  [
    '<p>State.</p><p>Options:</p><p><b>NEW</b>, <b>OLD</b>, and <b>TORN</b></p>',
    'string',
    { enum: ['NEW', 'OLD', 'TORN'] },
  ],
  [
    '<p>Enums:</p><p><b>NEW</b> or <b>TORN</b></p><p>Of <b>OLD</b> kites nothing is said.</p>',
    'string',
    { enum: ['NEW', 'TORN'] },
  ],
  ['<p>Options:</p><p>A state of the kite, see <b>States</b>.</p>', 'string', {}],
  ['<p>Parts:</p><p><b>NEW</b>, <b>OLD</b></p>', 'string', {}],
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
  ['<p>Kinds. Default value: [<b>kite</b>, <b>plane</b>]</p>', 'strings', { listDefault: ['kite', 'plane'] }],
  ['<p>Kinds. The default value is ["kite", "plane"].</p>', 'strings', { listDefault: ['kite', 'plane'] }],
  ['<p>Sizes. The default is [1, 2].</p>', 'integers', { listDefault: [1, 2] }],
  ['<p>Kinds. The default value is [].</p>', 'strings', { listDefault: [] }],
  [
    '<p>The value can be <b>kite</b> or <b>plane</b>. Default value: [<b>kite</b>]</p>',
    'strings',
    { enum: ['kite', 'plane'], listDefault: ['kite'] },
  ],
  ['<p>Kinds. The default value is [kite] of the child.</p>', 'strings', {}],
  ['<p>Sizes. The default is [small, large].</p>', 'integers', {}],
  ['<p>Kinds. The default value is [all kites, all planes].</p>', 'strings', {}],
  ['<p>Kind. The default value is [kite].</p>', 'string', {}],
  ['<p>Kinds [kite, plane].</p>', 'strings', {}],
  ['<p>By default, <b>slow</b> is used.</p>', 'string', { default: 'slow' }],
  ['<p>Not used. Its default value is <b>""</b>.</p>', 'string', { default: '' }],
  ['<p>Not used. The default value is "".</p>', 'string', { default: '' }],
  ['<p>Not used. Its default value is <b>""</b>.</p>', 'integer', {}],
  ['<p>Not used. Its default value is <b>null</b>.</p>', 'string', {}],
  ['<p>By default, <b>slow</b> kites are tied.</p>', 'string', {}],
  ['<p>Field of the kites. <b>hue</b> is used by default.</p>', 'string', { default: 'hue' }],
  ['<p>If this parameter is not set, <b>slow</b> is used by default.</p>', 'string', { default: 'slow' }],
  ['<p>If you do not set this parameter, <b>slow</b> is used by default.</p>', 'string', { default: 'slow' }],
  ['<p>If you do not set the hue, <b>slow</b> is used by default.</p>', 'string', {}],
  ['<p>For small kites, <b>slow</b> is used by default.</p>', 'string', {}],
  ['<p>The <b>hue</b> field is used by default.</p>', 'string', {}],
  [
    '<p>If this parameter is left blank, the system sets it to <b>false</b> by default.</p>',
    'boolean',
    { default: false },
  ],
  ['<p>Limit. The default value on each page is 25.</p>', 'integer', { default: 25 }],
  ['<p>Each page contains 25 kites by default, and 50 at the end.</p>', 'integer', { default: 25 }],
  ['<p>By default, 25 paper kites can be queried.</p>', 'integer', { default: 25 }],
  ['<p>If it is not set, 500 kites are returned by default.</p>', 'integer', { default: 500 }],
  ['<p>If it is windy, 500 kites are returned by default.</p>', 'integer', {}],
  ['<p>By default, 25 kites can be tied.</p>', 'integer', {}],
  [
    `<p>Kind. Options:</p>${list('<b>A</b>: first (default setting)', '<b>B</b>: second')}`,
    'string',
    { enum: ['A', 'B'], default: 'A' },
  ],
  ['<p>Limit. Range: [1, 1000], default 100.</p>', 'integer', { default: 100, minimum: 1, maximum: 1000 }],
  ['<p>Kind (default <b>slow</b>).</p>', 'string', { default: 'slow' }],
  [
    '<p>The value can be <b>FAST</b> (default) or <b>SLOW</b>.</p>',
    'string',
    { enum: ['FAST', 'SLOW'], default: 'FAST' },
  ],
  ['<p>The default port is 3306.</p>', 'integer', { default: 3306 }],
  ['<p>If it is not set, 10 is used by default.</p>', 'integer', { default: 10 }],
  ['<p>Limit (10 by default).</p>', 'integer', { default: 10 }],
  ['<p>If this parameter is not specified, <b>10</b> is used.</p>', 'integer', { default: 10 }],
  ['<p>If it is not set, the value <b>slow</b> will be used.</p>', 'string', { default: 'slow' }],
  ['<p>If the hue is not set, <b>slow</b> is used.</p>', 'string', {}],
  ['<p>If it is not set, <b>slow</b> is used for small kites.</p>', 'string', {}],
  ['<p>If it is not set, the <b>hue</b> field is used.</p>', 'string', {}],
  ['<p>Limit, between 5 and 10 by default.</p>', 'integer', {}],
  ['<p>The default port of the kite is 3306.</p>', 'integer', {}],
  ['<p>Name. The default value is <b>“”</b>.</p>', 'string', {}],
  ['<p>Name of the rule, default rules included.</p>', 'string', {}],
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
  ['<p>Key type, which is <b>ssh</b> by default.</p>', 'string', { default: 'ssh' }],
  [
    `<p>Flag.</p>${list('If yes, set it to <b>1</b>.')}<p>It is set to <b>0</b> by default.</p>`,
    'string',
    { default: '0' },
  ],
  ['<p>By default, this parameter is set to <b>False</b>.</p>', 'boolean', { default: false }],
  ['<p><b>Default Value</b>: 0 (default project)</p>', 'string', { default: '0' }],
  // Not defaults.
  ['<p><b>Definition</b>: a kind.</p><p><b>Default Value</b>: By default, it is new.</p>', 'string', {}],
  [
    `<p>Version. Options:</p>${list('v1: old (default value)', 'v2: new (default value)')}`,
    'string',
    { enum: ['v1', 'v2'] },
  ],
  [
    `<p>Shelf. Options:</p>${list('<b>A.KITE</b>: shelf of kites', '<b>OWN</b>: default shelf of private kites')}`,
    'string',
    { enum: ['A.KITE', 'OWN'] },
  ],
  [
    `<p>Shelf. Options:</p>${list('<b>A.KITE</b>: default value of the shelf', '<b>OWN</b>: private kites')}`,
    'string',
    { enum: ['A.KITE', 'OWN'], default: 'A.KITE' },
  ],
  ['<p>By default, this parameter is optional.</p>', 'string', {}],
  ['<p>If it is blank, the value is set to <b>true</b> by default.</p>', 'boolean', {}],
  ['<p>The record that is created by default.</p>', 'string', {}],
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
  ['<p>1 through 300</p>', 'integer', { minimum: 1, maximum: 300 }],
  ['<p>Value: 1–10</p>', 'integer', { minimum: 1, maximum: 10 }],
  ['<p>It is not less than 1 and not more than 300.</p>', 'integer', { minimum: 1, maximum: 300 }],
  ['<p>Length range: [1, 64]</p>', 'string', { minLength: 1, maxLength: 64 }],
  ['<p>It has 8 to 32 characters, with at most 3 special characters.</p>', 'string', { minLength: 8, maxLength: 32 }],
  ['<p>Text of 1 to 64 characters.</p>', 'string', { minLength: 1, maxLength: 64 }],
  ['<p>Text with a maximum of 512 characters.</p>', 'string', { maxLength: 512 }],
  ['<p>Text with a maximum length of 255 characters.</p>', 'string', { maxLength: 255 }],
  ['<p>Text with a minimum length of 12 characters.</p>', 'string', { minLength: 12 }],
  ['<p>The maximum length of the name2 is 64.</p>', 'string', { maxLength: 64 }],
  ['<p>The name cannot be longer than 64 characters.</p>', 'string', { maxLength: 64 }],
  ['<p>Text that cannot exceed 1,024 characters.</p>', 'string', { maxLength: 1024 }],
  ['<p>Minimum length: <b>1</b>. Maximum length: <b>9</b>.</p>', 'string', { minLength: 1, maxLength: 9 }],
  ['<p>The value ranges from 1 to 1000.</p>', 'integer', { minimum: 1, maximum: 1000 }],
  ['<p>Ranges from 1 (inclusive) to 65,535 (exclusive).</p>', 'integer', { minimum: 1, maximum: 65_534 }],
  ['<p>The value range is <b>[0,1]</b>.</p>', 'number', { minimum: 0, maximum: 1 }],
  ['<p>Value range: 1-2147483647</p>', 'integer', { minimum: 1, maximum: 2_147_483_647 }],
  ['<p>Minimum value: <b>0</b></p>', 'integer', { minimum: 0 }],
  ['<p>The value cannot be a negative number.</p>', 'integer', { minimum: 0 }],
  ['<p>The value must be non-negative.</p>', 'number', { minimum: 0 }],
  ['<p>If it is not windy, the value cannot be negative.</p>', 'integer', {}],
  ['<p>The value can be negative.</p>', 'integer', {}],
  ['<p>The minimum value is 1. The value cannot be negative.</p>', 'integer', { minimum: 1 }],
  ['<p>Limit. A maximum of 500 kites can be queried.</p>', 'integer', { maximum: 500 }],
  ['<p>Limit. A maximum of 500 kites are allowed on each page.</p>', 'integer', { maximum: 500 }],
  ['<p>Size. A maximum of 500 kites can be tied.</p>', 'integer', {}],
  ['<p>The value cannot be negative.</p>', 'string', {}],
  ['<p>Array length: 1 to 50</p>', 'strings', { minItems: 1, maxItems: 50 }],
  [
    '<p>Minimum: <b>0</b></p><p>Maximum: <b>64</b></p><p>Array Length: <b>1 - 50</b></p>',
    'strings',
    { minItems: 1, maxItems: 50, minLength: 0, maxLength: 64 },
  ],
  [
    '<p>Minimum: <b>0</b></p><p>Maximum: <b>64</b></p><p>Array Length: <b>1 - 50</b></p>',
    'integers',
    { minItems: 1, maxItems: 50, minimum: 0, maximum: 64 },
  ],
  ['<p>Minimum: <b>0</b></p><p>Maximum: <b>64</b></p>', 'integers', {}],
  ['<p>If it ends with a dot, it cannot exceed 254 characters. It cannot exceed 63 characters.</p>', 'string', {}],
  [
    '<p>It cannot exceed 63 characters. If it ends with a dot, it cannot exceed 60 characters.</p>',
    'string',
    { maxLength: 63 },
  ],
  ['<p>If a kite fails, the value is <b>-1</b>. Otherwise, the value ranges from 0 to 100.</p>', 'number', {}],
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
  ['<p>The maximum number of kites is 10.</p>', 'strings', { maxItems: 10 }],
  ['<p>The number of elements cannot exceed 10.</p>', 'strings', { maxItems: 10 }],
  ['<p>The number of characters cannot exceed 10.</p>', 'strings', {}],
  ['<p>Port (1–65535)</p>', 'integer', { minimum: 1, maximum: 65_535 }],
  ['<p>Port (1–65535) of the kite.</p>', 'integer', {}],
  ['<p>The value cannot be less than 1 or greater than 100.</p>', 'integer', { minimum: 1, maximum: 100 }],
  ['<p>The array contains 1 to 10 elements.</p>', 'strings', { minItems: 1, maxItems: 10 }],
  ['<p>The array length cannot exceed 20.</p>', 'strings', { maxItems: 20 }],
  ['<p>Up to 10 items.</p>', 'strings', { maxItems: 10 }],
  ['<p>A maximum of 10 paper kites are allowed in a request.</p>', 'strings', { maxItems: 10 }],
  ['<p>A maximum of five paper kites are supported.</p>', 'strings', { maxItems: 5 }],
  ['<p>Up to Ten items.</p>', 'strings', { maxItems: 10 }],
  ['<p>A maximum of five paper kites.</p>', 'strings', {}],
  ['<p>By default, a maximum of five kites are supported.</p>', 'strings', {}],
  ['<p>Kites of a maximum of five different colours.</p>', 'strings', {}],
  ['<p>A maximum of tens of kites are supported.</p>', 'strings', {}],
  ['<p>A maximum of five kites are supported.</p>', 'string', {}],
  ['<p>A flight takes no more than two days.</p>', 'integer', {}],
  ['<p>The value ranges from <b>0</b> to the value of <b>size</b>.</p>', 'integer', { minimum: 0 }],
  ['<p>The value ranges from 1 to max_size.</p>', 'integer', { minimum: 1 }],
  // Not bounds.
  ['<p>Minimum value: 1</p>', 'string', {}],
  ['<p>The length must not exceed 64 bytes.</p>', 'string', {}],
  ['<p>The value must be greater than 0.</p>', 'number', { minimum: 0, exclusiveMinimum: true }],
  ['<p>Made on 2024-10-11.</p>', 'integer', {}],
  ['<p>The value is 2024-10-11.</p>', 'integer', {}],
  ['<p>Value range: 1 to 2×10</p>', 'integer', {}],
  ['<p>The kites of 10 to 20 children.</p>', 'integer', {}],
  ['<p>A maximum of 10 kites are flown by default.</p>', 'strings', {}],
  ['<p>The colours range from 1 to the darkest.</p>', 'string', {}],
  ['<p>The value is -1 or ranges from 1 to the size of the kite.</p>', 'integer', {}],
  ['<p>The value ranges from 5 Mbit/s to 2000 Mbit/s.</p>', 'integer', { minimum: 5, maximum: 2000 }],
  ['<p>ID.</p><p>Minimum: <b>0</b></p><p>Maximum: <b>36</b></p>', 'string', { minLength: 0, maxLength: 36 }],
  ['<p>Size.</p><p>Minimum: <b>0</b></p><p>Maximum: <b>36</b></p>', 'integer', { minimum: 0, maximum: 36 }],
  [
    '<p>The value must be greater than or equal to 0. You are advised to set a value greater than or equal to 1.</p>',
    'integer',
    { minimum: 0 },
  ],
  ['<p>The value range is (0,1].</p>', 'number', { minimum: 0, exclusiveMinimum: true, maximum: 1 }],
  ['<p>The value range is [0,1).</p>', 'number', { minimum: 0, maximum: 1, exclusiveMaximum: true }],
  ['<p>The value range is (0,9].</p>', 'integer', { minimum: 1, maximum: 9 }],
  ['<p>The value must be greater than 0.</p>', 'integer', { minimum: 1 }],
  ['<p>The value must be less than 1,000.</p>', 'integer', { maximum: 999 }],
  ['<p>The maximum number of instances is 128.</p>', 'integer', { maximum: 128 }],
  ['<p>The value is a string of 32 characters.</p>', 'string', { minLength: 32, maxLength: 32 }],
  ['<p>The value is a string of 1 to 32 characters.</p>', 'string', { minLength: 1, maxLength: 32 }],
  ['<p>The value is a string of [0, 256] characters.</p>', 'string', { minLength: 0, maxLength: 256 }],
  ['<p>Name. The length is greater than 0 and less than 256</p>', 'string', { minLength: 1, maxLength: 255 }],
  ['<p>The value is greater than 2 and smaller than 10.</p>', 'integer', { minimum: 3, maximum: 9 }],
  // Not bounds.
  ['<p>The value must be greater than 0.</p>', 'number', { minimum: 0, exclusiveMinimum: true }],
  ['<p>It starts where the first is greater than 5.</p>', 'integer', {}],
  [
    '<p>The value is greater than 0 and less than 1.</p>',
    'number',
    { minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: true },
  ],
  ['<p>The value ranges from 1 to 9, or 99, or 33 to 36.</p>', 'integer', {}],
  ['<p>The value ranges from 1 to 15 and 33 to 36.</p>', 'integer', {}],
  ['<p>The value can be -1 or range from 1 to 100.</p>', 'integer', {}],
  ['<p>The recommended value ranges from 10 to 50.</p>', 'integer', {}],
  ['<p>The value ranges from 5 Mbit/s to 2000 Mbit/s by default.</p>', 'integer', {}],
  ['<p>A tag, whose maximum lengths of key and value are 36 and 43 characters, respectively.</p>', 'string', {}],
  ['<p>A copy gets a suffix. In this case, the name contains 1 to 59 characters.</p>', 'string', {}],
  [
    '<p>The value range is (0,1).</p>',
    'number',
    { minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: true },
  ],
  [`<p>Time to live.</p><p>Value range:</p>${list('Public zone: 1-300', 'Private zone: 1-900')}`, 'integer', {}],
  [
    `<p>Time to live.</p><p>Value range:</p>${list('Public zone: 1-300', 'Private zone: 1-300')}`,
    'integer',
    { minimum: 1, maximum: 300 },
  ],
  [`<p>Time to live.</p>${list('Public zone: 1-300', 'Private zone: none')}`, 'integer', {}],
  ['<p>Size. The value must be greater than zero.</p>', 'integer', { minimum: 1 }],
  ['<p>Size. The value must be greater than or equal to zero.</p>', 'integer', { minimum: 0 }],
  ['<p>Size. A zero says that there is no limit.</p>', 'integer', {}],
  ['<p>Share. The value must be greater than zero.</p>', 'number', { minimum: 0, exclusiveMinimum: true }],
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
  // What stands before a label announces nothing below it.
  [
    `<p><b>Definition</b></p><p>A mode. This is an extended attribute.</p><p><b>Range</b></p>${list('<b>AUTO</b>: x', '<b>MANUAL</b>: y')}`,
    'string',
    { enum: ['AUTO', 'MANUAL'] },
  ],
  [
    `<p><b>Definition</b>: a state. If it is <b>BUSY</b>, wait.</p><p><b>Range</b>:</p>${list('OK: x (default value)', 'BUSY: y')}`,
    'string',
    { enum: ['OK', 'BUSY'], default: 'OK' },
  ],
  ['<p><b>Definition</b>: an ID.</p><p><b>Range</b>: N/A.</p><p>Maximum: <b>32</b></p>', 'string', { maxLength: 32 }],
  [
    `<p><b>Definition</b>: a kind.</p><p><b>Constraints</b></p>${list('<b>first</b>: not with <b>b</b>', '<b>second</b>: never')}`,
    'string',
    {},
  ],
  // A list that is not set further in than its label.
  [
    list('Definition: a user.', 'Constraints: N/A', 'Range:', '<b>PORT</b>: x', '<b>VPN</b>: y', 'Default Value: N/A'),
    'string',
    { enum: ['PORT', 'VPN'] },
  ],
  // Sets of further cases, in a remark below the values.
  [
    `<p><b>Range</b></p><p><b>UP</b>, <b>DOWN</b>, and <b>BUSY</b></p><p>When it is on its way, the states are as follows:</p>${list('<b>UP</b>: <b>UP</b> or <b>BUSY</b>')}`,
    'string',
    { enum: ['UP', 'DOWN', 'BUSY'] },
  ],
];

const FORMATS: readonly Case[] = [
  ["<p>UTC time in the format of yyyy-MM-dd'T'HH:mm:ss'Z'.</p>", 'string', { format: 'date-time' }],
  ['<p>Format: yyyy-MM-ddTHH:mm:ssZ, such as the time or date of birth</p>', 'string', { format: 'date-time' }],
  // Not formats.
  ['<p>The format is yyyy-MM-ddThh:mm:ssZ or yyyy-MM-dd hh:mm:ss.</p>', 'string', {}],
  ['<p>Format: yyyy-MM-dd HH:mm:ss</p>', 'string', {}],
];

const LIMITS_ALONE: readonly Case[] = [
  ['<p>Kites, from 1 to 6.</p>', 'integer', { minimum: 1, maximum: 6 }],
  ['<p>Kites, from 1 to 6 of which are red.</p>', 'integer', {}],
  ['<p>Routes. At least one and at most 10 elements.</p>', 'strings', { minItems: 1, maxItems: 10 }],
  ['<p>Whether it flies. False by default.</p>', 'boolean', { default: false }],
  ['<p>Ratio. Max 100.</p>', 'integer', { maximum: 100 }],
  ['<p>ID. It contains 32 characters.</p>', 'string', { maxLength: 32 }],
  ['<p>ID. It contains at most 32 characters.</p>', 'string', { maxLength: 32 }],
];

const DEPRECATIONS: readonly Case[] = [
  ['<p>[Deprecated] Colour.</p>', 'string', { deprecated: true }],
  ['<p>This parameter has been discarded.</p>', 'string', { deprecated: true }],
  ['<p>Deprecated: use another.</p>', 'string', { deprecated: true }],
  ['<p>This parameter will be deprecated.</p>', 'string', { deprecated: true }],
  ['<p>Colour. This field is to be taken offline soon.</p>', 'string', { deprecated: true }],
  ['<p>Colour of the kite (to be discarded)</p>', 'string', { deprecated: true }],
  ['<p>(To be deprecated) Colour of the kite</p>', 'string', { deprecated: true }],
  ['<p>Colour. To be discarded.</p>', 'string', { deprecated: true }],
  // Not deprecated.
  ['<p>Colour. The value can be <b>red</b> or <b>blue</b> (to be discarded).</p>', 'string', { enum: ['red', 'blue'] }],
  ['<p>Colour. The <b>hue</b> parameter will be deprecated.</p>', 'string', {}],
  ['<p>ID of the kite to be discarded.</p>', 'string', {}],
  ['<p>Mode of the kite (offline)</p>', 'string', {}],
  ['<p>Whether the kites will be taken offline.</p>', 'boolean', {}],
  [
    `<p>Kind.</p>${list('<b>red</b>: warm', '<b>blue</b>: cold (to be discarded)')}`,
    'string',
    { enum: ['red', 'blue'] },
  ],
  ['<p>State of the version.</p><p>DEPRECATED: the version is old.</p>', 'string', {}],
  ['<p>State of a discarded disk.</p>', 'string', {}],
];

/** Descriptions that give no fact, or not all, and the code that says so. */
const REPORTED: readonly (readonly [...Case, code: string])[] = [
  [
    '<p>The value can be <b>kite</b> or <b>plane</b>. Default value: [<b>boat</b>]</p>',
    'strings',
    { enum: ['kite', 'plane'] },
    'extract/default-unlisted',
  ],
  ['<p>If it is windy, the default value is [kite].</p>', 'strings', {}, 'extract/default-conditional'],
  [
    '<p>The value ranges from 1 to 10. The default value is <b>-1</b>, which means any.</p>',
    'integer',
    { default: -1, maximum: 10 },
    'extract/bound-conditional',
  ],
  [
    '<p>End. The value -1 indicates that there is none.</p><p>Minimum: 0</p><p>Maximum: 99</p>',
    'integer',
    { maximum: 99 },
    'extract/bound-conditional',
  ],
  [
    `<p>Flavor. Options:</p>${list('kite.small', 'kite.large')}<p>The preceding flavors are for reference only.</p>`,
    'string',
    {},
    'extract/enumeration-open',
  ],
  ['<p>The value can be RED, BLUE, and so on.</p>', 'string', {}, 'extract/enumeration-open'],
  ['<p>The value can be RED, BLUE, etc.</p>', 'string', {}, 'extract/enumeration-open'],
  [`<p>Options:</p>${list('RED', 'BLUE', '...')}`, 'string', {}, 'extract/enumeration-open'],
  ['<p>If the pool is shared, the default value is 5.</p>', 'integer', {}, 'extract/default-conditional'],
  [
    '<p>The value can be RED or BLUE. The default value is GREEN.</p>',
    'string',
    { enum: ['RED', 'BLUE'] },
    'extract/default-unlisted',
  ],
  ['<p>Value range: 0 to 65,535 or -1</p>', 'integer', {}, 'extract/bound-conditional'],
  ['<p>The value is -1 or ranges from 1 to 10.</p>', 'integer', {}, 'extract/bound-conditional'],
  ['<p>The value ranges from 1 to 9, or 99.</p>', 'integer', {}, 'extract/bound-conditional'],
  [
    '<p>The value ranges from 1 to 10 for disks and from 1 to 20 for backups.</p>',
    'integer',
    {},
    'extract/bound-conditional',
  ],
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

/** Each of these makes a sentence hold in some case only, whatever it states. */
const CONDITIONS = [
  'Unless it is windy,',
  'Once it flies,',
  'In this case,',
  'When it flies,',
  'If it is new,',
  'For large kites,',
  'Assuming it is windy,',
  'Given a strong wind,',
  'In SHARED mode,',
  'As soon as it flies,',
  'Should it be windy,',
];
const CONDITIONAL: readonly (readonly [sentence: string, type: keyof typeof TYPES, code: string])[] = [
  ['the value can be <b>FAST</b> or <b>SLOW</b>.', 'string', 'extract/enumeration-conditional'],
  ['the default value is 3.', 'integer', 'extract/default-conditional'],
  ['the value ranges from 1 to 9.', 'integer', 'extract/bound-conditional'],
  ['the length ranges from 1 to 9.', 'string', 'extract/bound-conditional'],
  ['the value is in the format of yyyy-MM-ddTHH:mm:ssZ.', 'string', 'extract/facet-conditional'],
  ['this parameter is deprecated.', 'string', 'extract/facet-conditional'],
  ['the value is a multiple of 5.', 'integer', 'extract/facet-conditional'],
  ['the value must match the regular expression ^[a-z]+$.', 'string', 'extract/facet-conditional'],
];

/** Values, limits and defaults as pages write them that nobody has tuned for. */
const VALUES_AND_LIMITS: readonly Case[] = [
  ['<p>Zone. The value can be <b>Etc/GMT+1</b> or <b>UTC</b>.</p>', 'string', { enum: ['Etc/GMT+1', 'UTC'] }],
  ['<p>The value can be one or more of the following: <b>x</b>, <b>y</b></p>', 'strings', { enum: ['x', 'y'] }],
  ['<p>State. <b>ACTIVE</b> | <b>DOWN</b></p>', 'string', { enum: ['ACTIVE', 'DOWN'] }],
  ['<p>Operator. The value can be &gt;, &lt;, or =.</p>', 'string', { enum: ['>', '<', '='] }],
  ['<p>State. <b>0</b> (off), <b>1</b> (on)</p>', 'integer', { enum: [0, 1] }],
  ['<p><b>Range</b>: 4 and 6</p>', 'integer', { enum: [4, 6] }],
  ['<p>The value can be set to <b>create</b> or <b>delete</b> only.</p>', 'string', { enum: ['create', 'delete'] }],
  ['<p>The value must be <b>a</b>.</p>', 'string', { enum: ['a'] }],
  [
    `<p>Event. Its value can be:</p><ul><li><b>1</b>: first<ul><li><b>2</b>: second</li></ul></li><li><b>3</b>: third</li></ul>`,
    'integer',
    { enum: [1, 2, 3] },
  ],
  [
    `<p>The value must be in the format of <b>vX.Y[.Z]</b>, for example, <b>v1.30</b>.</p>${list('<b>X</b>: major', '<b>Y</b>: minor', '<b>Z</b>: patch')}`,
    'string',
    {},
  ],
  [`<p>Value format: <b>kite.X.Y</b></p>${list('<b>X</b>: major', '<b>Y</b>: minor')}`, 'string', {}],
  [
    '<p>Cooldown. The value ranges from 0 to 86400 and is 300 by default.</p>',
    'integer',
    { default: 300, minimum: 0, maximum: 86400 },
  ],
  ['<p>The value ranges from 5 minutes to 24 hours.</p>', 'integer', {}],
  ['<p>The value ranges from 1.5 to 1.797E308.</p>', 'number', { minimum: 1.5, maximum: 1.797e308 }],
  ['<p>The value ranges from 0 to 255 (excluding 255).</p>', 'integer', { minimum: 0, maximum: 254 }],
  [
    '<p>The value ranges from 0.5 (inclusive) to 1 (exclusive).</p>',
    'number',
    { minimum: 0.5, maximum: 1, exclusiveMaximum: true },
  ],
  ['<p>The value must be a multiple of 10.</p>', 'integer', { multipleOf: 10 }],
  ['<p>It is a multiple of the kite.</p>', 'integer', {}],
  ['<p>The value must contain 32 characters.</p>', 'string', { minLength: 32, maxLength: 32 }],
  ['<p>The value ranges from 10 to 13 digits.</p>', 'integer', {}],
  ['<p>Regular expression matching: ^[a-z]{1,64}$</p>', 'string', { pattern: '^[a-z]{1,64}$' }],
  ['<p>It must match the regular expression ^(a+)+$.</p>', 'string', {}],
  ['<p>The value must match the regular expression of the kite.</p>', 'string', {}],
  ['<p>Speed, a number and a unit. The default value is 40 MB.</p>', 'string', { default: '40 MB' }],
  ['<p>Limit, in seconds. The default value is 5 minutes (300 seconds).</p>', 'integer', { default: 300 }],
  ['<p>Limit, in seconds. The default value is 5 minutes.</p>', 'integer', {}],
  ['<p>Limit, in seconds. The default value is 5 seconds.</p>', 'integer', { default: 5 }],
  ['<p>The default value is <b>none</b>.</p>', 'string', { default: 'none' }],
  ['<p>Default value: all.</p>', 'string', { default: 'all' }],
  ['<p>The default value is storage in the kite.</p>', 'string', {}],
  ['<p>The default value is 5 for large kites.</p>', 'integer', {}],
  ['<p>The default group is <b>one</b>.</p>', 'string', { default: 'one' }],
  ['<p>The ID of the default group is <b>one</b>.</p>', 'string', {}],
  ['<p>The value can be <b>null</b>.</p>', 'string', { nullable: true }],
  ['<p>If there is none, <b>null</b> is returned.</p>', 'string', { nullable: true }],
  ['<p>It is not used and is set to <b>null</b>.</p>', 'string', { nullable: true }],
  ['<p>If the value is <b>null</b>, it flies.</p>', 'string', {}],
  ['<p>The value cannot be <b>null</b>.</p>', 'string', {}],
  ['<p>Whether to fly. (discarded)</p>', 'boolean', { deprecated: true }],
  ['<p>(Discarded) Kite.</p>', 'string', { deprecated: true }],
  ['<p>Extended parameter, which is discarded.</p>', 'string', { deprecated: true }],
  ['<p>This parameter is unsupported. Do not use it.</p>', 'string', { deprecated: true }],
];

/** A labelled list beside bullets that explain. */
const BESIDE_BULLETS: readonly Case[] = [
  [
    `<p>Kite of the query</p>${list('<b>kind=NEW</b>: a new one', '<b>kind=OLD</b>: an old one')}<p>Enumeration values:</p>${list('<b>NEW</b>', '<b>OLD</b>')}`,
    'string',
    { enum: ['NEW', 'OLD'] },
  ],
  [
    `<p>Options:</p>${list('<b>RED</b>: red', '<b>TEAL</b>: teal')}<p>Enumeration values:</p>${list('<b>NEW</b>', '<b>OLD</b>')}`,
    'string',
    {},
  ],
  [`<p>Whether the kite is kept</p>${list('Y', 'N')}`, 'string', { enum: ['Y', 'N'] }],
  [`<p>Kite that is kept</p>${list('Y', 'N')}`, 'string', {}],
];

/** Names of several words among single words. */
const OF_WORDS: readonly Case[] = [
  [
    `<p>Kite type.</p>${list('Box', 'Delta', 'Sled', 'Parafoil', 'Red Box')}`,
    'string',
    { enum: ['Box', 'Delta', 'Sled', 'Parafoil', 'Red Box'] },
  ],
  [`<p>Kite type.</p>${list('Box', 'Delta', 'Red Box')}`, 'string', {}],
  [`<p>Kite type.</p>${list('Box', 'Delta', 'Sled', 'Parafoil', 'Flies in a storm')}`, 'string', {}],
  [`<p>Kite.</p>${list('Box', 'Delta', 'Sled', 'Parafoil', 'Red Box')}`, 'string', {}],
];

/** What is said of another parameter; the field is called `field`. */
const OTHERS: readonly Case[] = [
  ['<p>Start. The default value of <b>limit</b> is <b>2000</b>.</p>', 'string', {}],
  ['<p>Start. The default value of page_limit is 2000.</p>', 'integer', {}],
  ['<p>Start. The value of <b>limit</b> ranges from 1 to 10.</p>', 'integer', {}],
  ['<p>Start. <b>limit</b> ranges from 1 to 10.</p>', 'integer', {}],
  ['<p>The default value of <b>field</b> is <b>7</b>.</p>', 'integer', { default: 7 }],
  ['<p>The value of this field ranges from 1 to 10.</p>', 'integer', { minimum: 1, maximum: 10 }],
  ['<p><b>Field</b> ranges from 1 to 10.</p>', 'integer', { minimum: 1, maximum: 10 }],
];

/** What is counted by the array's own name, which is `paper_kites`. */
const OWN_ITEMS: readonly Case[] = [
  ['<p>Each child has a maximum of 10 paper kites.</p>', 'strings', { maxItems: 10 }],
  ['<p>A child flies up to 10 paper_kites at once.</p>', 'strings', { maxItems: 10 }],
  ['<p>Each child has up to three paper kites.</p>', 'strings', { maxItems: 3 }],
  ['<p>Each child has a maximum of 10 kites.</p>', 'strings', {}],
  ['<p>Each child has a maximum of 10 paper kites-in-waiting.</p>', 'strings', {}],
  ['<p>If it is windy, each child has a maximum of 10 paper kites.</p>', 'strings', {}],
  ['<p>Each child has a maximum of 10 paper kites.</p>', 'string', {}],
];

describe('facetsOf', () => {
  it.each(OWN_ITEMS)('%s as %s called paper_kites', (html, type, expected) => {
    expect(facets(html, type, 'paper_kites')).toEqual(expected);
  });

  it.each(REPORTED)('%s as %s is kept as text and reported', (html, type, expected, code) => {
    expect(facets(html, type)).toEqual(expected);
    expect(read(html, type).diagnostics.map((each) => each.code)).toEqual([code]);
  });

  it.each(
    CONDITIONS.flatMap((condition) => CONDITIONAL.map(([words, type, code]) => ({ condition, words, type, code }))),
  )('$condition $words as $type is kept as text and reported', ({ condition, words, type, code }) => {
    expect(facets(`<p>${condition} ${words}</p>`, type)).toEqual({});
    expect(read(`<p>${condition} ${words}</p>`, type).diagnostics.map((each) => each.code)).toEqual([code]);
  });

  describe.each([
    ['values and limits', VALUES_AND_LIMITS],
    ['enumerations', ENUMERATIONS],
    ['lists below conditions', BELOW_CONDITIONS],
    ['defaults', DEFAULTS],
    ['values and what is said beside them', BESIDE_THE_VALUES],
    ['values below a label', BELOW_LABELS],
    ['bounds', BOUNDS],
    ['labelled parts', PARTS],
    ['formats', FORMATS],
    ['limits alone', LIMITS_ALONE],
    ['deprecations', DEPRECATIONS],
    ['statements about other parameters', OTHERS],
    ['names of several words', OF_WORDS],
    ['labelled lists beside bullets', BESIDE_BULLETS],
  ] as const)('%s', (_, cases) => {
    it.each(cases)('%s as %s', (html, type, expected) => {
      expect(facets(html, type)).toEqual(expected);
    });
  });
});
