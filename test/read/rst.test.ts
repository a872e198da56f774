import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type Document, type Row, type Run, textOfBlocks } from '../../scripts/ir/index.ts';
import { readRst } from '../../scripts/read/index.ts';

const read = (...lines: string[]): Document => readRst(lines.join('\n'), 'folder/page.rst');

/** Runs in a shorthand: `**bold**`, `*italic*`, ``` `code` ```, `[text](link)`. */
function short(runs: readonly Run[]): string {
  return runs
    .map(({ text, bold, italic, code, link }) => {
      const marked = bold ? `**${text}**` : italic ? `*${text}*` : code ? `\`${text}\`` : text;
      return link === undefined ? marked : `[${marked}](${link})`;
    })
    .join('');
}

type Sketch = string | Sketch[];

/** Blocks in a shorthand, each with its line. */
const sketch = (blocks: readonly Block[]): Sketch[] => blocks.map(sketchBlock);

function sketchBlock(block: Block): Sketch {
  const { line } = block;
  switch (block.kind) {
    case 'heading':
      return `${line} ${'#'.repeat(block.level)} ${short(block.runs)}`;
    case 'paragraph':
      return `${line} ${short(block.runs)}`;
    case 'code':
    case 'raw':
      return `${line} ${block.kind} ${block.text}`;
    case 'note':
      return [`${line} ${block.label}`, ...sketch(block.blocks)];
    case 'list':
      return [`${line} ${block.ordered ? 'ordered' : 'bullets'}`, ...block.items.map(sketch)];
    case 'terms':
      return [
        `${line} terms`,
        ...block.items.map(
          ({ terms, blocks }): Sketch => [
            ...terms.map((term) => `${term.line} ${short(term.runs)}`),
            ...sketch(blocks),
          ],
        ),
      ];
    case 'directive':
      return [`${line} ${block.name} ${block.argument.map(({ text }) => text).join(' | ')}`, ...sketch(block.blocks)];
    case 'table':
      return [`${line} table`, ...block.rows.map((row) => sketchRow(row))];
  }
}

const sketchRow = (row: Row): Sketch[] => [`${row.line} row`, ...row.cells.map((cell) => sketch(cell.blocks))];

function tableOf(document: Document): Extract<Block, { kind: 'table' }> {
  const table = document.blocks.find((block) => block.kind === 'table');
  if (table?.kind !== 'table') throw new Error('no table');
  return table;
}

const findings = ({ diagnostics }: Document): string[] => diagnostics.map(({ code, line }) => `${line} ${code}`);

describe('a page', () => {
  it('has a name, labels, a title and sections', () => {
    const { name, title, anchors, blocks, titleLine, file, format } = read(
      ':original_name: CreateX.html',
      '',
      '.. _CreateX:',
      '.. _en-us_topic_1:',
      '',
      'Creating X',
      '==========',
      '',
      '.. _here:',
      '',
      'URI',
      '---',
      '',
      'GET /v1',
    );
    expect({ name, title, anchors, titleLine, file, format }).toEqual({
      name: 'CreateX',
      title: 'Creating X',
      anchors: ['CreateX', 'en-us_topic_1'],
      titleLine: 6,
      file: 'folder/page.rst',
      format: 'rst',
    });
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, runs: [{ text: 'Creating X' }], anchors: ['CreateX', 'en-us_topic_1'], line: 6 },
      { kind: 'heading', level: 2, runs: [{ text: 'URI' }], anchors: ['here'], line: 11 },
      { kind: 'paragraph', runs: [{ text: 'GET /v1' }], line: 14 },
    ]);
  });

  it.each([
    ['its file without a field', ['A', '='], 'page'],
    ['its file with an empty field', [':original_name:', '', 'A', '='], 'page'],
    ['a name with dots', [':original_name: a.b.html', '', 'A', '='], 'a.b'],
    ['a name in lines', [':original_name:', '   x.html', '', 'A'], 'x'],
  ])('takes its name from %s', (_, lines, name) => {
    expect(read(...lines).name).toBe(name);
  });

  it('owns the labels of what has no anchors', () => {
    const { anchors, blocks } = read(
      '.. _page:',
      '',
      'A',
      '=',
      '',
      '.. _para:',
      '',
      'text',
      '',
      '#. .. _item:',
      '',
      '   Do.',
      '',
      '   .. _t:',
      '',
      '   == ==',
      '   a  b',
      '   == ==',
      '',
      '.. _end:',
    );
    expect(anchors).toEqual(['page', 'para', 'item', 'end']);
    expect(blocks.flatMap((block) => (block.kind === 'heading' ? block.anchors : []))).toEqual(['page']);
    const list = blocks.at(-1);
    expect(list?.kind === 'list' && list.items[0]?.[1]).toMatchObject({ kind: 'table', anchors: ['t'], line: 16 });
  });

  it('gives a label to one block only', () => {
    const { blocks } = read('A', '=', '', 'B', '-', '', '.. _x:', '', 'C', '-', '', 'D', '-');
    expect(blocks.map((block) => block.kind === 'heading' && block.anchors)).toEqual([[], [], ['x'], []]);
  });

  it('lists the pages of a toctree from the root', () => {
    const { children, blocks } = read(
      '.. toctree::',
      '   :maxdepth: 1',
      '   :hidden:',
      '',
      '   creating_x',
      '   sub/index.rst',
      '   ../other/page',
      '   /top',
      '   A title <./titled>',
      '   https://a.example/b',
      '   self',
    );
    expect(blocks).toEqual([]);
    expect(children).toEqual([
      { title: '', link: 'folder/creating_x' },
      { title: '', link: 'folder/sub/index' },
      { title: '', link: 'other/page' },
      { title: '', link: 'top' },
      { title: 'A title', link: 'folder/titled' },
      { title: '', link: 'https://a.example/b' },
    ]);
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['blank lines', '\n \n\t\n'],
    ['a label at its end', '.. _x:'],
    ['a comment', '.. only this'],
  ])('may hold %s', (_, text) => {
    const { title, titleLine, blocks } = readRst(text, 'p.rst');
    expect({ title, titleLine, blocks }).toEqual({ title: '', titleLine: 1, blocks: [] });
  });
});

describe('blocks', () => {
  it.each<[string, string[], Sketch[]]>([
    ['paragraphs over several lines', ['one', 'two', '', 'three'], ['1 one two', '4 three']],
    ['a line of dashes between parts', ['a', '', '-----', '', 'b'], ['1 a', '5 b']],
    ['titles with a line above', ['====', ' A', '====', '', 'B', '===='], ['2 # A', '5 ## B']],
    ['short marks below a longer line as text', ['word', '--'], ['1 word --']],
    ['a title as long as its short mark', ['It', '--'], ['1 # It']],
    ['a quote in its place', ['a', '', '   b', '', '   c', '', 'd'], ['1 a', '3 b', '5 c', '7 d']],
    [
      'a term and what defines it',
      ['term', '   text', '', '   - x'],
      [['1 terms', ['1 term', '2 text', ['4 bullets', ['4 x']]]]],
    ],
    ['comments as nothing', ['a', '', '.. note that', '   more', '', '   more', '..', '', 'b'], ['1 a', '9 b']],
    ['an empty comment between quotes', ['..', '', '   a'], ['3 a']],
    ['a line block line by line', ['| a', '  b', '| **c**'], ['1 a b', '3 **c**']],
    ['an external target as nothing', ['.. _a b: https://a.example', '', 'x'], ['3 x']],
    ['an anonymous target as nothing', ['__ https://a.example', '', '.. __: https://b.example', '', 'x'], ['5 x']],
  ])('reads %s', (_, lines, expected) => {
    expect(sketch(read(...lines).blocks)).toEqual(expected);
    expect(read(...lines).diagnostics).toEqual([]);
  });
});

describe('lists', () => {
  it.each<[string, string[], Sketch[]]>([
    ['bullets', ['-  a', '-  b', '   c'], [['1 bullets', ['1 a'], ['2 b c']]]],
    [
      'bullets of other marks as other lists',
      ['- a', '* b', '+ c'],
      [
        ['1 bullets', ['1 a']],
        ['2 bullets', ['2 b']],
        ['3 bullets', ['3 c']],
      ],
    ],
    ['paragraphs in items', ['-  a', '', '   b', '', '-  c'], [['1 bullets', ['1 a', '3 b'], ['5 c']]]],
    [
      'lists in items',
      ['- a', '', '  - b', '', '    #. c', '- d'],
      [['1 bullets', ['1 a', ['3 bullets', ['3 b', ['5 ordered', ['5 c']]]]], ['6 d']]],
    ],
    ['a list right in an item', ['- - a', '  - b'], [['1 bullets', [['1 bullets', ['1 a'], ['2 b']]]]]],
    ['an item whose text is below', ['-', '  a', '-'], [['1 bullets', ['2 a'], []]]],
    ['automatic numbers', ['#. a', '#. b'], [['1 ordered', ['1 a'], ['2 b']]]],
    ['numbers', ['1. a', '2. b', '#. c'], [['1 ordered', ['1 a'], ['2 b'], ['3 c']]]],
    ['letters', ['a. x', 'b. y'], [['1 ordered', ['1 x'], ['2 y']]]],
    [
      'brackets',
      ['(1) x', '(2) y', '', '1) z'],
      [
        ['1 ordered', ['1 x'], ['2 y']],
        ['4 ordered', ['4 z']],
      ],
    ],
    ['Roman numbers', ['i. x', 'ii. y', 'iii. z', 'iv. v'], [['1 ordered', ['1 x'], ['2 y'], ['3 z'], ['4 v']]]],
    [
      'a number that does not go on as another list',
      ['1. a', '', '3. b'],
      [
        ['1 ordered', ['1 a']],
        ['3 ordered', ['3 b']],
      ],
    ],
    ['a mark without a blank as text', ['-a', '', '1.5 GB', '', '*.txt'], ['1 -a', '3 1.5 GB', '5 *.txt']],
    ['a sentence that begins like an item as text', ['A. Smith', 'wrote it'], ['1 A. Smith wrote it']],
    ['a mark below text as text', ['a', '- b'], ['1 a - b']],
    ['an odd Roman number as text', ['iiii. a'], ['1 iiii. a']],
  ])('have %s', (_, lines, expected) => {
    expect(sketch(read(...lines).blocks)).toEqual(expected);
  });
});

describe('code', () => {
  it.each<[string, string[], Sketch[]]>([
    ['with a language', ['.. code-block:: json', '', '   {', '     "a": 1', '   }'], ['3 code {\n  "a": 1\n}']],
    ['without one', ['.. code-block::', '', '   GET /v1', '', '', '   {}', '', 'x'], ['3 code GET /v1\n\n\n{}', '8 x']],
    ['with options', ['.. code:: text', '   :name: n', '   :linenos:', '', '      x'], ['5 code    x']],
    ['below two colons', ['See::', '', '    a', '      b', '', 'c'], ['1 See:', '3 code a\n  b', '6 c']],
    ['below two colons alone', ['a', '', '::', '', '  b'], ['1 a', '5 code b']],
    ['below two colons behind a blank', ['a ::', '', '  b'], ['1 a', '3 code b']],
    ['with marks in front', ['See::', '', '> a', '> b', '', 'c'], ['1 See:', '3 code > a\n> b', '6 c']],
    ['of a session', ['>>> f(1)', '2', '', 'x'], ['1 code >>> f(1)\n2', '4 x']],
    [
      'in an item',
      ['-  x', '', '   .. code-block::', '', '      []', '      a'],
      [['1 bullets', ['1 x', '5 code []\na']]],
    ],
    ['not below an escaped colon', ['a\\::', '', 'b'], ['1 a::', '3 b']],
  ])('is read %s', (_, lines, expected) => {
    expect(sketch(read(...lines).blocks)).toEqual(expected);
  });

  it('keeps the language', () => {
    const languages = read('.. code-block:: json', '', '   1', '', '.. code-block::', '', '   2').blocks;
    expect(languages.map((block) => block.kind === 'code' && block.language)).toEqual(['json', undefined]);
  });
});

describe('notes and pictures', () => {
  it.each<[string, string[], Sketch[]]>([
    ['a note', ['.. note::', '', '   a', '', '   -  b'], [['1 note', '3 a', ['5 bullets', ['5 b']]]]],
    ['a note in its first line', ['.. caution:: a', '   b', '', '   c'], [['1 caution', '1 a b', '4 c']]],
    ['a note with options', ['.. important::', '   :class: x', '', '   a'], [['1 important', '4 a']]],
    ['a titled note', ['.. admonition:: Mind', '', '   a'], [['1 Mind', '3 a']]],
    ['an empty note', ['.. warning::', '', 'x'], [['1 warning'], '3 x']],
    [
      'the caption of a figure',
      ['.. figure:: /_static/x.png', '   :alt: x', '', '   **Figure 1** a'],
      ['4 **Figure 1** a'],
    ],
    ['no picture', ['.. image:: x.png', '   :width: 3', '', 'x'], ['4 x']],
  ])('give %s', (_, lines, expected) => {
    expect(sketch(read(...lines).blocks)).toEqual(expected);
  });
});

describe('inline markup', () => {
  it.each<[string, string]>([
    ['plain', 'plain'],
    ['**bold**: text', '**bold**: text'],
    ['an *em* word', 'an *em* word'],
    ['``a_b*c``', '`a_b*c`'],
    ['``a\\b``', '`a\\b`'],
    ['**a** **b**', '**a** **b**'],
    ['**a**\\ **b**', '**ab**'],
    ['a\\ **b**\\ c', 'a**b**c'],
    ['(**a**), "**b**"; [*c*] {``d``} <**e**>', '(**a**), "**b**"; [*c*] {`d`} <**e**>'],
    ['**a**/**b**-**c**', '**a**/**b**-**c**'],
    ['\u2018**a**\u2019 \u2192 **b**\u3002', '\u2018**a**\u2019 \u2192 **b**\u3002'],
    ['**a * b**', '**a * b**'],
    ['***a***', '***a***'],
    ['**a**b** c', '**a**b** c'],
    ['\\_\\_name\\*', '__name*'],
    ['**\\__x**', '**__x**'],
    ['a\\\\b', 'a\\b'],
    ['a \\', 'a'],
    ['a_b_c project_id _x', 'a_b_c project_id _x'],
    ['`a` :strong:`b` :emphasis:`c` :code:`d` `e`:literal:', 'a **b** *c* `d` `e`'],
    ['_`target` here', 'target here'],
  ])('reads %s', (text, expected) => {
    const { blocks, diagnostics } = read(text);
    expect(sketch(blocks)).toEqual([`1 ${expected}`]);
    expect(diagnostics).toEqual([]);
  });

  it.each([
    '2*3*4 is 24',
    '2 * 3 * 4',
    'a ** b',
    '**a **b',
    'a**b**c',
    '**a**b',
    '"*" and (**)',
    '\u201c*\u201d',
    '*args and **kwargs',
    '``a `` b',
    'a|b|c',
    '|a|',
    'a || b',
    'x_ y__',
    '`x`_',
    'a [1] b',
    'https://a.example/b_c?d=*e*',
    '5\u00d7*',
  ])('leaves %s as it is', (text) => {
    expect(sketch(read(`x ${text}`).blocks)).toEqual([`1 x ${text}`]);
  });

  it.each<[string, string]>([
    [':ref:`Table 1 <en-us_topic_1__t>` describes', '[Table 1](#en-us_topic_1__t) describes'],
    ['Array of :ref:`X <x>` objects', 'Array of [X](#x) objects'],
    [':ref:`label`', '[label](#label)'],
    [':ref:`a <b> <c>`', '[a <b>](#c)'],
    [':ref:`Two\nlines <x>`', '[Two lines](#x)'],
    [':ref:`a\\_b <c_d>`', '[a_b](#c_d)'],
    ['`text <https://a.example/b>`__.', '[text](https://a.example/b).'],
    ['`text <https://a.example/b_c>`_', '[text](https://a.example/b_c)'],
    ['`<https://a.example>`__', '[https://a.example](https://a.example)'],
    ['`a <https://a.example/\nb>`__', '[a](https://a.example/b)'],
    ['`a b`_ and name_', '[a b](https://b.example) and [name](#name)'],
    ['|new| and |pic| there', 'very new and there'],
  ])('links %s', (text, expected) => {
    const rest = [
      '',
      '.. _a b: https://b.example',
      '.. _name:',
      '',
      '.. |new| replace:: very new',
      '.. |pic| image:: x',
    ];
    expect(sketch(read(text, ...rest).blocks)).toEqual([`1 ${expected}`]);
  });

  it('merges equal runs and squeezes blanks across them', () => {
    expect(read('a\u00a0 **b**\\  \t``c``  d').blocks).toEqual([
      {
        kind: 'paragraph',
        runs: [{ text: 'a ' }, { text: 'b', bold: true }, { text: ' ' }, { text: 'c', code: true }, { text: ' d' }],
        line: 1,
      },
    ]);
  });
});

describe('grid tables', () => {
  it('have a caption, a number, labels, a header and rows with their lines', () => {
    const table = tableOf(
      read(
        '.. _t1:',
        '',
        '.. _t2:',
        '',
        '.. table:: **Table 3** Parameters in the **x**',
        '   field',
        '   :widths: auto',
        '',
        '   +------+-----------+',
        '   | Name | Text      |',
        '   +======+===========+',
        '   | a    | One:      |',
        '   |      |           |',
        '   |      | -  **B**  |',
        '   |      | -  C      |',
        '   |      |    more   |',
        '   +------+-----------+',
        '   | b    |           |',
        '   +------+-----------+',
      ),
    );
    expect({ ...table, header: table.header && sketchRow(table.header), rows: table.rows.map(sketchRow) }).toEqual({
      kind: 'table',
      caption: [{ text: 'Parameters in the ' }, { text: 'x', bold: true }, { text: ' field' }],
      number: 3,
      anchors: ['t1', 't2'],
      line: 5,
      header: ['10 row', ['10 Name'], ['10 Text']],
      rows: [
        ['12 row', ['12 a'], ['12 One:', ['14 bullets', ['14 **B**'], ['15 C more']]]],
        ['18 row', ['18 b'], []],
      ],
    });
    expect(table.rows.flatMap((row) => row.cells.map((cell) => cell.line))).toEqual([12, 12, 18, 18]);
  });

  it.each<[string, string[], Sketch[]]>([
    ['without a header', ['+---+', '| a |', '+---+'], ['1 table', ['2 row', ['2 a']]]],
    [
      'with a cell over columns',
      ['+---+---+', '| a     |', '+---+---+', '| b | c |', '+---+---+'],
      ['1 table', ['2 row', ['2 a'], []], ['4 row', ['4 b'], ['4 c']]],
    ],
    [
      'with cells over rows and columns',
      ['+---+---+---+', '| a | b     |', '|   +---+---+', '|   | c | d |', '+---+---+---+'],
      ['1 table', ['2 row', ['2 a'], ['2 b'], []], ['4 row', [], ['4 c'], ['4 d']]],
    ],
    [
      'with a bar at a column of the text',
      ['+-----+---+', '| a|b | c |', '+-----+---+'],
      ['1 table', ['2 row', ['2 a|b'], ['2 c']]],
    ],
    [
      'with wide characters',
      ['+------+---+', '| 中文 | a |', '| b    |   |', '+------+---+'],
      ['1 table', ['2 row', ['2 中文 b'], ['2 a']]],
    ],
    [
      'with accents and pictographs',
      ['+----+', '| e\u0301  |', '+----+', '| \u{1f600} |', '+----+', '| \u{1d44e}\ue000 |', '+----+'],
      ['1 table', ['2 row', ['2 e\u0301']], ['4 row', ['4 \u{1f600}']], ['6 row', ['6 \u{1d44e}\ue000']]],
    ],
    [
      'with a note and code in a cell',
      [
        '+---------------+',
        '| .. note::     |',
        '|               |',
        '|    a          |',
        '|               |',
        '| x::           |',
        '|               |',
        '|    {          |',
        '|      }        |',
        '+---------------+',
      ],
      ['1 table', ['2 row', [['2 note', '4 a'], '6 x:', '8 code {\n  }']]],
    ],
    [
      'with a table in a cell',
      ['+-------+', '| +---+ |', '| | a | |', '| +---+ |', '+-------+'],
      ['1 table', ['2 row', [['2 table', ['3 row', ['3 a']]]]]],
    ],
    ['with two empty rows', ['+---+', '|   |', '+---+', '|   |', '+---+'], ['1 table', ['2 row', []], ['4 row', []]]],
  ])('are read %s', (_, lines, expected) => {
    const document = read(...lines);
    expect(sketch(document.blocks)).toEqual([expected]);
    expect(document.diagnostics).toEqual([]);
    expect(tableOf(document)).toMatchObject({ caption: [], number: undefined, header: undefined, anchors: [] });
  });

  it('have one header row, whatever its rows', () => {
    const { header } = tableOf(read('+---+', '| a |', '+---+', '| b |', '+===+', '| c |', '+---+'));
    expect(header && sketchRow(header)).toEqual(['2 row', ['2 a', '4 b']]);
  });
});

describe('simple tables', () => {
  it.each<[string, string[], Sketch[]]>([
    [
      'overflowing and wrapped',
      ['==== ====', 'a    much longer than its border', '     goes on', 'b    short', '==== ===='],
      ['1 table', ['2 row', ['2 a'], ['2 much longer than its border goes on']], ['4 row', ['4 b'], ['4 short']]],
    ],
    [
      'with blocks in the last column',
      ['== =======', 'a  - b', '', '   - c', '== ======='],
      ['1 table', ['2 row', ['2 a'], [['2 bullets', ['2 b'], ['4 c']]]]],
    ],
    [
      'with a span',
      ['== ==', 'a  b', '-----', 'c  d', '== =='],
      ['1 table', ['2 row', ['2 a b'], []], ['4 row', ['4 c'], ['4 d']]],
    ],
    [
      'with an empty cell',
      ['== ==', 'a', '\\  b', '== =='],
      ['1 table', ['2 row', ['2 a'], []], ['3 row', [], ['3 b']]],
    ],
  ])('are read %s', (_, lines, expected) => {
    const document = read(...lines);
    expect(sketch(document.blocks)).toEqual([expected]);
    expect(document.diagnostics).toEqual([]);
  });

  it('have a header above a second border, and end at a blank line', () => {
    const document = read('.. table::', '', '   == ==', '   A  B', '   == ==', '   a  b', '   == ==', '', 'x');
    const { header, rows, line, caption } = tableOf(document);
    expect({ header: header && sketchRow(header), rows: rows.map(sketchRow), line, caption }).toEqual({
      header: ['4 row', ['4 A'], ['4 B']],
      rows: [['6 row', ['6 a'], ['6 b']]],
      line: 1,
      caption: [],
    });
    expect(sketch(document.blocks.slice(1))).toEqual(['9 x']);
  });
});

describe('tables of lists and of values between commas', () => {
  const tables: readonly [string, string[], string[], Sketch[]][] = [
    [
      'a list of rows',
      [
        '.. list-table:: **Table 1** Kites',
        '   :header-rows: 1',
        '',
        '   * - Name',
        '     - Size',
        '   * - a',
        '     - - 1',
        '       - 2',
        '   * -',
        '     - 3',
      ],
      ['Name', 'Size'],
      [
        ['6 row', ['6 a'], [['7 bullets', ['7 1'], ['8 2']]]],
        ['9 row', [], ['10 3']],
      ],
    ],
    [
      'values between commas',
      ['.. csv-table:: Kites', '   :header: "Name", "Size, in m"', '', '   a, "1, ""2""', '   3"', '   b'],
      ['Name', 'Size, in m'],
      [
        ['4 row', ['4 a'], ['4 1, "2" 3']],
        ['6 row', ['6 b'], []],
      ],
    ],
    [
      'values between other marks',
      ['.. csv-table:: Kites', '   :header-rows: 1', '   :delim: ;', '', '   Name;Size', '   a;**1,5**'],
      ['Name', 'Size'],
      [['6 row', ['6 a'], ['6 **1,5**']]],
    ],
  ];

  it.each(tables)('%s', (_, lines, header, rows) => {
    const document = read(...lines);
    const table = tableOf(document);
    expect(table.header?.cells.map(({ blocks }) => textOfBlocks(blocks))).toEqual(header);
    expect(table.rows.map(sketchRow)).toEqual(rows);
    expect(short(table.caption)).toBe('Kites');
    expect(table.line).toBe(1);
    expect(document.diagnostics).toEqual([]);
  });

  it.each([
    [
      'a list whose rows differ',
      ['.. list-table:: Kites', '', '   * - a', '     - b', '   * - c'],
      ['1 Kites', '3 bullets'],
    ],
    ['text in the place of rows', ['.. list-table:: Kites', '', '   text'], ['1 Kites', '3 text']],
    ['rows in a file', ['.. csv-table:: Kites', '   :file: kites.csv'], ['1 Kites']],
  ])('keep their text and say so: %s', (_, lines, expected) => {
    const document = read(...lines);
    expect(findings(document)).toEqual(['1 read/table-lost']);
    expect(sketch(document.blocks).map((each) => (typeof each === 'string' ? each : each[0]))).toEqual(expected);
  });
});

describe('titles outside of the table of contents', () => {
  it.each<[string, string[], Sketch[]]>([
    ['a rubric', ['.. rubric:: **Status** code', '', 'x'], ['1 **Status** code', '3 x']],
    ['the caption of code', ['.. code-block:: json', '   :caption: A kite', '', '   {}'], ['1 A kite', '4 code {}']],
  ])('are paragraphs: %s', (_, lines, expected) => {
    expect(sketch(read(...lines).blocks)).toEqual(expected);
  });
});

describe('what is not understood', () => {
  it.each<[string, string[], Sketch[], string[]]>([
    [
      'a directive',
      ['.. graphviz::', '', '   digraph {}', '', 'x'],
      ['1 raw .. graphviz::\n\n   digraph {}', '5 x'],
      ['1 read/rst-construct-unknown'],
    ],
    ['a field list', ['x', '', ':a: b', '   c'], ['1 x', '3 raw :a: b\n   c'], ['3 read/rst-construct-unknown']],
    [
      'an option list',
      ['-a  all', '--b  x'],
      ['1 raw -a  all', '2 raw --b  x'],
      ['1 read/rst-construct-unknown', '2 read/rst-construct-unknown'],
    ],
    ['a footnote', ['.. [1] note', '   more'], ['1 raw .. [1] note\n   more'], ['1 read/rst-construct-unknown']],
    ['a title in an item', ['- A', '  ----'], [['1 bullets', ['1 raw A\n----']]], ['1 read/rst-construct-unknown']],
    [
      'lines around a title that differ',
      ['=====', 'A', '-----'],
      ['1 raw =====\nA', '3 raw -----'],
      ['1 read/rst-construct-unknown'],
    ],
    ['a role', ['x', 'a :colour:`b` c'], ['1 x a b c'], ['1 read/rst-construct-unknown']],
  ])('is kept and reported: %s', (_, lines, expected, codes) => {
    const document = read(...lines);
    expect(findings(document).slice(0, codes.length)).toEqual(codes);
    expect(sketch(document.blocks).slice(0, expected.length - 1)).toEqual(expected.slice(0, -1));
  });

  it.each<[string, string[], Sketch[]]>([
    ['a term of Sphinx', ['x :mimetype:`a/b` y'], ['1 x `a/b` y']],
    ['a page by its text', ['x :doc:`Kites <kites>` y'], ['1 x Kites y']],
    ['a page by its name', ['x :doc:`kites` y'], ['1 x kites y']],
    ['a file by its text', ['x :download:`Kites <kites.zip>` y'], ['1 x Kites y']],
    ['an operation', ['x :http:get:`/kites` y'], ['1 x /kites y']],
    [
      'a release',
      ['.. versionadded:: 2.1 Also red', '', '   Since then.'],
      [['1 New in version 2.1', '1 Also red', '3 Since then.']],
    ],
    [
      'a request as it is sent',
      ['.. http:example:: curl', '', '   GET /kites HTTP/1.1', '   Host: x'],
      ['3 code GET /kites HTTP/1.1\nHost: x'],
    ],
  ])('is none of Sphinx’s: %s', (_, lines, expected) => {
    const document = read(...lines);
    expect(findings(document)).toEqual([]);
    expect(sketch(document.blocks)).toEqual(expected);
  });

  it.each<[string, string[], string[], string[]]>([
    ['borders that do not meet', ['+---+---+', '| a | b |', '+---+   |', '| c   d |', '+---+---+'], ['raw'], ['1']],
    ['a line that is too short', ['+---+', '| a', '+---+'], ['raw'], ['1']],
    ['a line that is too long', ['+---+', '| a    |', '+---+'], ['raw'], ['1']],
    ['no last border', ['+---+', '| a |', '', 'x'], ['raw', 'paragraph'], ['1']],
    ['no border below the last row', ['+---+', '| a |', '+---+', '| b |'], ['table', 'raw'], ['4']],
    ['two borders below headers', ['+---+', '| a |', '+===+', '| b |', '+===+', '| c |', '+---+'], ['raw'], ['1']],
    ['a header only', ['+---+', '| a |', '+===+'], ['raw'], ['1']],
    ['text between columns', ['== ==', 'aaab', '== =='], ['raw'], ['1']],
    ['a simple table without an end', ['== ==', 'a  b', '', 'x'], ['raw'], ['1']],
    ['simple borders that differ', ['== ==', 'a  b', '== ==='], ['raw'], ['1']],
    ['a span between columns', ['== ==', 'a  b', '-- -', '== =='], ['raw'], ['1']],
    ['a caption without a table', ['.. table:: **Table 1** a', '', '   text'], ['paragraph', 'paragraph'], ['1']],
    [
      'a caption of two tables',
      ['.. table:: a', '', '   == ==', '   a  b', '   == ==', '', '   == ==', '   c  d', '   == =='],
      ['table', 'table'],
      ['1'],
    ],
  ])('is a malformed table: %s', (_, lines, kinds, reported) => {
    const document = read(...lines);
    expect(document.blocks.map((block) => block.kind)).toEqual(kinds);
    // Where nothing is left of the table but its lines, its rows are lost.
    const code = kinds[0] === 'raw' ? 'read/table-lost' : 'read/table-malformed';
    expect(findings(document)).toEqual(reported.map((line) => `${line} ${code}`));
  });

  it('is deep nesting, which is kept as text', () => {
    const document = read(`${'- '.repeat(2000)}deepest`);
    expect(findings(document)).toEqual(['1 read/nesting-too-deep']);
    expect(JSON.stringify(document.blocks)).toContain('deepest');
  });
});

describe('any file', () => {
  const page = [':original_name: p.html', '', 'A', '=', '', '-  **b**', '', '+---+', '| c |', '+---+', ''];

  it.each([
    ['CRLF', page.join('\r\n')],
    ['CR', page.join('\r')],
    ['a byte-order mark', `\ufeff${page.join('\n')}`],
    ['blanks at line ends', page.join(' \u00a0\t\n')],
    ['no line end', page.join('\n').trimEnd()],
    ['tabs', page.join('\n').replace('-  ', '-\t')],
  ])('reads with %s', (_, text) => {
    const { name, title, blocks } = readRst(text, 'p.rst');
    expect({ name, title, blocks: sketch(blocks) }).toEqual({
      name: 'p',
      title: 'A',
      blocks: ['3 # A', ['6 bullets', ['6 **b**']], ['8 table', ['9 row', ['9 c']]]],
    });
  });

  it('may be cut off anywhere', () => {
    const text = page.join('\n');
    for (let end = 0; end <= text.length; end++) expect(() => readRst(text.slice(0, end), 'p.rst')).not.toThrow();
  });

  it.each<[string, (size: number) => string, (document: Document) => number]>([
    ['rows of a grid', (n) => `+---+\n${'| a |\n+---+\n'.repeat(n)}`, (d) => tableOf(d).rows.length],
    [
      'rows with spans',
      (n) => `+---+---+\n${'| a     |\n+---+---+\n'.repeat(n)}| a | b |\n+---+---+`,
      (d) => tableOf(d).rows.length - 1,
    ],
    ['rows of a simple table', (n) => `== ==\n${'a  b\n'.repeat(n)}== ==`, (d) => tableOf(d).rows.length],
    ['items', (n) => '#. a\n'.repeat(n), (d) => (d.blocks[0]?.kind === 'list' ? d.blocks[0].items.length : 0)],
    ['open marks', (n) => '**a `b ``c |d e_ '.repeat(n), (d) => JSON.stringify(d.blocks).split('**a').length - 1],
    ['headings', (n) => 'A\n=\n\n'.repeat(n), (d) => d.blocks.length],
  ])('may have 10,000 %s', (_, text, count) => {
    // Twice the square of this would be far beyond the time limit of a test.
    expect(count(readRst(text(10_000), 'p.rst'))).toBe(10_000);
  });

  const line = fc.constantFrom(
    ...[
      '',
      '   ',
      '-  item',
      '   more',
      '.. note::',
      '.. table:: **Table 1** x',
      '+--+',
      '|a |',
      '== ==',
      'a  b',
      '====',
    ],
    ...['Title', '::', '.. _x:', '**b', '`x', '1. one', 'ii. two', '| line', ':f: v', '      deep', '\ttab', '+--+--+'],
    ...[
      '|a    |',
      '+==+==+',
      '-- --',
      '..',
      '.. |s| image:: x',
      '|s| and s_',
      '>>> x',
      '-a  option',
      '__ x',
      '\u00a0x',
    ],
  );
  const soup = fc.array(fc.oneof({ arbitrary: line, weight: 5 }, fc.string({ unit: 'grapheme' })), { maxLength: 40 });

  it('never throws, and has every block on a line of its own', () => {
    fc.assert(
      fc.property(soup, fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = lines.join(end);
        const last = text.split(/\r\n|\r|\n/).length;
        const document = readRst(text, 'p.rst');
        const isInside = (at: number): boolean => at >= 1 && at <= last;
        const check = (blocks: readonly Block[]): boolean =>
          blocks.every((block) => isInside(block.line) && inner(block));
        const rowIsInside = (row: Row): boolean =>
          isInside(row.line) && row.cells.every((cell) => isInside(cell.line) && check(cell.blocks));
        const inner = (block: Block): boolean => {
          if (block.kind === 'list') return block.items.every(check);
          if (block.kind === 'note') return check(block.blocks);
          if (block.kind === 'table') return [block.header, ...block.rows].every((row) => !row || rowIsInside(row));
          if (block.kind === 'paragraph') return block.runs.length > 0 && block.runs.every((run) => run.text !== '');
          return true;
        };
        return check(document.blocks) && document.diagnostics.every((each) => isInside(each.line));
      }),
      { numRuns: 1500 },
    );
  });
});
