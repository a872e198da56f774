import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { type Block, textOfBlocks } from '../../scripts/ir/index.ts';
import { readHtml } from '../../scripts/read/index.ts';

const read = (html: string) => readHtml(html, 'Page.html', HOUSE_DIALECT.markup);

describe('readHtml', () => {
  it('reads title, sections and their anchors with lines', () => {
    const { title, name, anchors, blocks } = read(
      '<a name="T1"></a><a name="T1"></a>\n<h1 class="topictitle1">Deleting</h1>\n<div><div class="section" id="T1__uri"><h4 class="sectiontitle">URI</h4><p>GET /v1</p></div></div>',
    );
    expect({ title, name, anchors }).toEqual({ title: 'Deleting', name: 'Page', anchors: ['Page', 'T1'] });
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, runs: [{ text: 'Deleting' }], anchors: ['T1'], line: 2 },
      { kind: 'heading', level: 4, runs: [{ text: 'URI' }], anchors: ['T1__uri'], line: 3 },
      { kind: 'paragraph', runs: [{ text: 'GET /v1' }], line: 3 },
    ]);
  });

  it('keeps the sentence and the table that share one div apart', () => {
    const { blocks } = read(
      '<div class="p">See Table 1.<div class="tablenoborder"><table id="t"><caption><b>Table 1 </b>X objects</caption><tr><th>A</th></tr><tr><td>1</td></tr></table></div> More.</div>',
    );
    expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'table', 'paragraph']);
    expect(blocks[1]).toMatchObject({ number: 1, caption: [{ text: 'X objects' }], anchors: ['t'] });
  });

  it.each([
    ['<p><span id="text1">ECS</span>s</p>', 'ECSs'],
    ['<p>a <strong>b</strong>, c</p>', 'a b, c'],
    ['<p>a\n   b&nbsp;c</p>', 'a b c'],
    ['<p>Map&lt;String,X&gt;</p>', 'Map<String,X>'],
    ['<p>co\u200blo\u00adur</p>', 'colour'],
    ['<p>2<sup>31</sup>-1</p>', '2^31-1'],
    ['<p>limit<sup>1</sup></p>', 'limit[1]'],
    ['<p>kite<sup>TM</sup></p>', 'kiteTM'],
  ])('joins inline nodes of %s without adding blanks', (html, text) => {
    expect(textOfBlocks(read(html).blocks)).toBe(text);
  });

  it('sets broken lines apart, and joins them in a title', () => {
    expect(read('<p>one<br>two</p>').blocks).toHaveLength(2);
    expect(textOfBlocks(read('<h4>one<br>two</h4>').blocks)).toBe('one two');
  });

  it('marks bold, code and links', () => {
    const [paragraph] = read('<p><strong>A</strong>: <code>b</code> <a href="x.html#t">c</a></p>').blocks;
    expect((paragraph as Extract<Block, { kind: 'paragraph' }>).runs).toEqual([
      { text: 'A', bold: true },
      { text: ': ' },
      { text: 'b', code: true },
      { text: ' ' },
      { text: 'c', link: 'x.html#t' },
    ]);
  });

  it('gives every row one cell a column, whatever spans', () => {
    const [table] = read(
      '<table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tbody><tr><td rowspan="2">1</td><td colspan="2">2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>',
    ).blocks;
    const rows = (table as Extract<Block, { kind: 'table' }>).rows.map((row) =>
      row.cells.map((cell) => textOfBlocks(cell.blocks)),
    );
    expect(rows).toEqual([
      ['1', '2', ''],
      ['', '3', '4'],
    ]);
  });

  it('keeps the lines of code and says where its first one stands', () => {
    const [code] = read('<p>x</p>\n<pre class="screen">\n{\n  "a": 1\n}\n</pre>').blocks.slice(1);
    expect(code).toEqual({ kind: 'code', language: undefined, text: '{\n  "a": 1\n}', line: 3 });
  });

  it('reads lists, notes, the chapter above and the pages below', () => {
    const { blocks, parent, children } = read(
      '<ul><li><p>a</p></li><li>b</li></ul><div class="note"><span class="notetitle">NOTE:</span><div class="notebody"><p>c</p></div></div>' +
        '<ul class="ullinks"><li class="ulchildlink"><strong><a href="y.html">Y</a></strong></li></ul><div class="familylinks"><div class="parentlink"><strong>Parent topic:</strong> <a href="up.html">Up</a></div></div>',
    );
    expect(blocks[0]).toMatchObject({ kind: 'list', ordered: false });
    expect(blocks[1]).toMatchObject({ kind: 'note', label: 'note' });
    expect(textOfBlocks(blocks)).toBe('- a\n- b\nc');
    expect(parent).toEqual({ title: 'Up', link: 'up.html' });
    expect(children).toEqual([{ title: 'Y', link: 'y.html' }]);
  });

  it('keeps the text of an element that it does not know, and says so', () => {
    const { blocks, diagnostics } = read('<p>a</p>\n<video>film</video>');
    expect(blocks[1]).toEqual({ kind: 'raw', text: 'film', line: 2 });
    expect(diagnostics.map(({ code, line }) => ({ code, line }))).toEqual([
      { code: 'read/html-element-unknown', line: 2 },
    ]);
  });

  it('takes neither scripts nor styles for text', () => {
    expect(textOfBlocks(read('<p>a<script>alert(1)</script><style>b{}</style></p>').blocks)).toBe('a');
  });

  it('survives ten thousand nested elements and says that it gave up their structure', () => {
    const { blocks, diagnostics } = read(`${'<div>'.repeat(10_000)}deep`);
    expect(textOfBlocks(blocks)).toBe('deep');
    expect(diagnostics.map(({ code }) => code)).toEqual(['read/page-cut']);
  });

  it('reads a page that is cut off in the middle of a table', () => {
    const [table] = read('<table><tr><th>A</th></tr><tr><td>1</td></tr><tr><td>2').blocks;
    const rows = (table as Extract<Block, { kind: 'table' }>).rows;
    expect(rows.map((row) => textOfBlocks(row.cells[0]?.blocks ?? []))).toEqual(['1', '2']);
  });

  it('never throws, and every line lies in the page', () => {
    const piece = fc.constantFrom(
      '<table>',
      '<tr>',
      '<td>',
      '</td>',
      '</table>',
      '<ul>',
      '<li>',
      '<p>',
      '</p>',
      '<pre>',
      '\n',
      'text ',
      '<b>',
      '</b>',
      '<h4>',
      '<a name="x">',
      '<div class="note">',
      '</div>',
      '&lt;',
      '<td colspan="9999">',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const html = pieces.join('');
        const last = html.split('\n').length;
        const check = (blocks: readonly Block[]): boolean =>
          blocks.every(
            (block) => block.line >= 1 && block.line <= last && (block.kind !== 'list' || block.items.every(check)),
          );
        return check(read(html).blocks);
      }),
      { numRuns: 300 },
    );
  });
});
