import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { type Block, type Terms, textOfBlocks, textOfRuns } from '../../scripts/ir/index.ts';
import { readHtml, readRst } from '../../scripts/read/index.ts';

const termsIn = (blocks: readonly Block[]): Terms[] =>
  blocks.flatMap((block) => (block.kind === 'terms' ? [block] : []));

const sketch = ({ classes, items }: Terms): unknown => [
  classes,
  ...items.map(({ terms, blocks }) => [
    terms.map(({ runs, line, anchors }) => [line, textOfRuns(runs), ...anchors]),
    textOfBlocks(blocks),
  ]),
];

describe('lists of terms', () => {
  it.each([
    {
      html: '<dl class="x">\n<dt id="a">limit</dt>\n<dd><p>How many.</p><p>At most 9.</p></dd></dl>',
      terms: [['x', [[[2, 'limit', 'a']], 'How many.\nAt most 9.']]],
    },
    {
      html: '<dl><dt>a</dt><dt>b</dt><dd>both</dd><dt>c</dt></dl>',
      terms: [
        [
          '',
          [
            [
              [1, 'a'],
              [1, 'b'],
            ],
            'both',
          ],
          [[[1, 'c']], ''],
        ],
      ],
    },
    {
      html: '<dl><div><dt>a</dt><dd>one</dd></div><div><dt>b</dt><dd>two</dd></div></dl>',
      terms: [['', [[[1, 'a']], 'one'], [[[1, 'b']], 'two']]],
    },
    { html: '<dl><dd>text without a term</dd></dl>', terms: [['', [[], 'text without a term']]] },
    { html: '<div><p>No list</p></div>', terms: [] },
    { html: '<dl></dl>', terms: [] },
  ])('reads $html', ({ html, terms }) => {
    expect(termsIn(readHtml(html, 'a.html', HOUSE_DIALECT.markup).blocks).map(sketch)).toEqual(terms);
  });

  it('keeps every word of a list for who knows no terms', () => {
    const { blocks } = readHtml('<dl><dt>a</dt><dd><p>one</p></dd></dl>', 'a.html', HOUSE_DIALECT.markup);
    expect(textOfBlocks(blocks)).toBe('a\none');
  });
});

describe('headings', () => {
  it('keeps the level of each', () => {
    const { blocks } = readHtml('<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4>', 'a.html', HOUSE_DIALECT.markup);
    expect(blocks.map((block) => block.kind === 'heading' && block.level)).toEqual([1, 2, 3, 4]);
  });
});

describe('directives of families', () => {
  const page = [
    'T',
    '=',
    '',
    '.. http:PUT:: /a/(int:id)',
    '              /b/(int:id)',
    '   :synopsis: Short',
    '',
    '   Text.',
    '',
    '   :query int n: how many',
    '   :status 204: done',
    '',
    '.. rest_parameters:: parameters.yaml',
    '',
    '   - id: id_path',
    '',
  ].join('\n');

  it('keeps argument, options, blocks and fields with their lines', () => {
    const { blocks, diagnostics } = readRst(page, 'a.rst');
    const [put, rest] = blocks.flatMap((block) => (block.kind === 'directive' ? [block] : []));
    expect(diagnostics).toEqual([]);
    expect(put).toMatchObject({
      name: 'http:put',
      line: 4,
      options: { synopsis: 'Short' },
      argument: [
        { text: '/a/(int:id)', line: 4 },
        { text: '/b/(int:id)', line: 5 },
      ],
    });
    expect(termsIn(put?.blocks ?? []).map(sketch)).toEqual([
      ['field-list', [[[10, 'query int n']], 'how many'], [[[11, 'status 204']], 'done']],
    ]);
    expect(rest).toMatchObject({
      name: 'rest_parameters',
      line: 13,
      argument: [{ text: 'parameters.yaml', line: 13 }],
    });
  });

  it('reads fields elsewhere as before, and unknown directives as text', () => {
    const { blocks, diagnostics } = readRst('T\n=\n\nText.\n\n:field: value\n\n.. http:nothing:: x\n', 'a.rst');
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'raw', 'raw']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['read/rst-construct-unknown', 'read/rst-construct-unknown']);
  });
});
