import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, readRst, textOfBlocks } from '../../scripts/read/index.ts';

const read = (...lines: string[]) => readRst(lines.join('\n'), 'folder/page.rst');
const kinds = (blocks: readonly Block[]): string[] => blocks.map((block) => block.kind);

describe('readRst', () => {
  it('reads the name, labels, title and sections', () => {
    const { name, title, anchors, blocks, titleLine } = read(
      ':original_name: CreateX.html',
      '',
      '.. _CreateX:',
      '',
      'Creating X',
      '==========',
      '',
      'URI',
      '---',
      '',
      'GET /v1',
    );
    expect({ name, title, anchors, titleLine }).toEqual({
      name: 'CreateX',
      title: 'Creating X',
      anchors: ['CreateX'],
      titleLine: 5,
    });
    expect(blocks.slice(1)).toEqual([
      { kind: 'heading', level: 2, runs: [{ text: 'URI' }], anchors: [], line: 8 },
      { kind: 'paragraph', runs: [{ text: 'GET /v1' }], line: 11 },
    ]);
  });

  it('reads a captioned grid table with lists in cells', () => {
    const [table] = read(
      '.. _t1:',
      '',
      '.. table:: **Table 3** Parameters in the **x** field',
      '',
      '   +------+-----------+',
      '   | Name | Text      |',
      '   +======+===========+',
      '   | a    | One:      |',
      '   |      |           |',
      '   |      | -  **B**  |',
      '   |      | -  **C**  |',
      '   +------+-----------+',
    ).blocks;
    expect(table).toMatchObject({
      kind: 'table',
      number: 3,
      anchors: ['t1'],
      line: 3,
      caption: [{ text: 'Parameters in the ' }, { text: 'x', bold: true }, { text: ' field' }],
    });
    const row = (table as Extract<Block, { kind: 'table' }>).rows[0];
    expect(row?.line).toBe(8);
    expect(kinds(row?.cells[1]?.blocks ?? [])).toEqual(['paragraph', 'list']);
    expect(textOfBlocks(row?.cells[1]?.blocks ?? [])).toBe('One:\n- B\n- C');
  });

  it('reads a simple table whose last column overflows and whose rows wrap', () => {
    const [table] = read(
      '==== ====',
      'Name Text',
      '==== ====',
      'a    much longer than its border',
      '     goes on',
      'b    short',
      '==== ====',
    ).blocks;
    const rows = (table as Extract<Block, { kind: 'table' }>).rows.map((row) =>
      row.cells.map((cell) => textOfBlocks(cell.blocks)),
    );
    expect(rows).toEqual([
      ['a', 'much longer than its border goes on'],
      ['b', 'short'],
    ]);
  });

  it('reads cells that span columns and rows', () => {
    const [table] = read('+---+---+---+', '| a | b     |', '|   +---+---+', '|   | c | d |', '+---+---+---+').blocks;
    const rows = (table as Extract<Block, { kind: 'table' }>).rows.map((row) =>
      row.cells.map((cell) => textOfBlocks(cell.blocks)),
    );
    expect(rows).toEqual([
      ['a', 'b', ''],
      ['', 'c', 'd'],
    ]);
  });

  it.each([
    ['plain', [{ text: 'plain' }]],
    ['**bold**: text', [{ text: 'bold', bold: true }, { text: ': text' }]],
    ['an *em* word', [{ text: 'an ' }, { text: 'em', italic: true }, { text: ' word' }]],
    ['``a_b*c``', [{ text: 'a_b*c', code: true }]],
    [
      ':ref:`Table 1 <en-us_topic_1__t>` describes',
      [{ text: 'Table 1', link: '#en-us_topic_1__t' }, { text: ' describes' }],
    ],
    ['Array of :ref:`X <x>` objects', [{ text: 'Array of ' }, { text: 'X', link: '#x' }, { text: ' objects' }]],
    ['`text <https://a.example/b>`__.', [{ text: 'text', link: 'https://a.example/b' }, { text: '.' }]],
    ['\\_\\_name\\*', [{ text: '__name*' }]],
    ['**\\__x**', [{ text: '__x', bold: true }]],
    ['a\\ **b**\\ c', [{ text: 'a' }, { text: 'b', bold: true }, { text: 'c' }]],
    ['2*3*4 is 24', [{ text: '2*3*4 is 24' }]],
    ['a ** b', [{ text: 'a ** b' }]],
  ])('reads %s', (text, runs) => {
    expect(read(text).blocks).toEqual([{ kind: 'paragraph', runs, line: 1 }]);
  });

  it('reads code by directive, by two colons, and inside an item', () => {
    const { blocks } = read(
      '.. code-block:: text',
      '',
      '   GET /v1',
      '     x',
      '',
      'Then::',
      '',
      '   {',
      '   }',
      '',
      '-  Example',
      '',
      '   .. code-block::',
      '',
      '      []',
    );
    expect(blocks[0]).toEqual({ kind: 'code', language: 'text', text: 'GET /v1\n  x', line: 3 });
    expect(blocks[2]).toEqual({ kind: 'code', language: undefined, text: '{\n}', line: 8 });
    expect((blocks[3] as Extract<Block, { kind: 'list' }>).items[0]?.[1]).toEqual({
      kind: 'code',
      language: undefined,
      text: '[]',
      line: 15,
    });
  });

  it('reads notes, figures, comments and the pages of a toctree', () => {
    const { blocks, children } = read(
      '.. note::',
      '',
      '   Mind this.',
      '',
      '.. figure:: /_static/x.png',
      '   :alt: x',
      '',
      '   Caption',
      '',
      '.. a comment',
      '',
      '.. toctree::',
      '   :maxdepth: 1',
      '',
      '   creating_x',
      '   sub/index',
    );
    expect(blocks).toMatchObject([
      { kind: 'note', label: 'note', blocks: [{ kind: 'paragraph', line: 3 }] },
      { kind: 'paragraph', runs: [{ text: 'Caption' }] },
    ]);
    expect(children.map(({ link }) => link)).toEqual(['folder/creating_x', 'folder/sub/index']);
  });

  it('keeps the lines of a directive that it does not know, and says so', () => {
    const { blocks, diagnostics } = read('.. graphviz::', '', '   digraph {}');
    expect(blocks).toEqual([{ kind: 'raw', text: '.. graphviz::\n\n   digraph {}', line: 1 }]);
    expect(diagnostics.map(({ code, line }) => ({ code, line }))).toEqual([
      { code: 'read/rst-construct-unknown', line: 1 },
    ]);
  });

  it('keeps a table whose borders do not line up as text, and says so', () => {
    const { blocks, diagnostics } = read('+---+---+', '| a | b |', '+--+----+', '| c | d', '+---+---+');
    expect(kinds(blocks)).toEqual(['raw']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['read/table-malformed']);
  });

  it.each([
    ['CRLF', 'A\r\n=\r\n\r\ntext\r\n'],
    ['a byte-order mark', '\ufeffA\n=\n\ntext'],
    ['no line end', 'A\n=\n\ntext'],
  ])('reads a page with %s', (_, text) => {
    const { title, blocks } = readRst(text, 'p.rst');
    expect({ title, text: textOfBlocks(blocks) }).toEqual({ title: 'A', text: 'A\ntext' });
  });

  it('never throws, and every line lies in the page', () => {
    const line = fc.constantFrom(
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
      'Title',
      '::',
      '.. _x:',
      '**b',
      '`x',
      '1. one',
      '| line',
      ':f: v',
      '      deep',
      '\ttab',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const check = (blocks: readonly Block[]): boolean =>
          blocks.every(
            (block) =>
              block.line >= 1 &&
              block.line <= Math.max(1, lines.length) &&
              (block.kind !== 'list' || block.items.every(check)),
          );
        return check(read(...lines).blocks);
      }),
      { numRuns: 500 },
    );
  });
});
