import fc from 'fast-check';

/** Shapes of RST that no page of the corpus need have: what their parts mean is for docutils to say. */

const PIECES = [
  ...['a', 'word', 'foo_bar', '1.', '**b**', '*i*', '``c``', '`x`', ':ref:`T <l>`', ':ref:`l`', ':strong:`s`'],
  ...['`t <http://u.example>`__', '`t <http://u.example>`_', '`s`:strong:', '_`t`', 'http://a.example/c_', '|s|'],
  ...['*', '**', '***', '`', '``', '|', '_', '__x', 'y_', '**b **', '**a*', '\\ ', '\\*', '\\_', '\\\\', '\n'],
  ...['(', ')', '[', ']', '{', '}', '<', '>', '"', "'", '.', ',', ':', '-', '/', '!', '=', ' ', ' ', ' ', ' '],
  ...['\u2018', '\u2019', '\u201c', '\u201d', '\u00ab', '\u00bb', '\u2192', '\uff1a', '\u00e9', '\u4e2d', '\u00a0'],
];

/** Lines that are something else when they stand alone. */
const ODD_LINES = [
  '-',
  '--',
  '---',
  '----',
  '...',
  '-1',
  '1.5',
  '-a',
  '..',
  '**',
  'a.',
  '1.',
  '*',
  '>>> x',
  '(a)',
  '1)',
];

const inline = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 9 }).map(
  (pieces) =>
    pieces
      .join('')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n') || 'z',
);

const oneLine = inline.map((text) => text.replaceAll('\n', ' '));

const indent = (text: string, width: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(width));
const hang = (marker: string, text: string): string => marker + indent(text, marker.length).trimStart();

/** Columns that a line takes on the screen. */
const widthOf = (line: string): number =>
  [...line].reduce((sum, each) => sum + (/[\u4e2d\uff1a]/.test(each) ? 2 : 1), 0);
const padTo = (line: string, width: number): string => line + ' '.repeat(width - widthOf(line));

function gridOf(rows: readonly (readonly string[])[], hasHeader: boolean): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(1, ...rows.flatMap((row) => (row[column] ?? '').split('\n').map(widthOf))),
  );
  const border = (mark: string): string => `+${widths.map((width) => mark.repeat(width + 2)).join('+')}+`;
  const lines = [border('-')];
  rows.forEach((row, index) => {
    const cells = row.map((cell) => cell.split('\n'));
    const height = Math.max(...cells.map((cell) => cell.length));
    for (let i = 0; i < height; i++)
      lines.push(`| ${cells.map((cell, column) => padTo(cell[i] ?? '', widths[column] ?? 0)).join(' | ')} |`);
    lines.push(border(hasHeader && index === 0 && rows.length > 1 ? '=' : '-'));
  });
  return lines.join('\n');
}

/** A grid of rows by columns in which some rectangles are one cell. */
function spanningGrid(rows: number, columns: number, boxes: readonly (readonly number[])[], words: string): string {
  const owner = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, at) => row * columns + at),
  );
  for (const [top = 0, left = 0, height = 1, width = 1] of boxes) {
    const places = owner
      .flatMap((line, row) => line.map((id, column) => ({ id, row, column })))
      .filter(({ row, column }) => row >= top && row < top + height && column >= left && column < left + width);
    if (places.some(({ id, row, column }) => id !== row * columns + column)) continue;
    for (const { row, column } of places) (owner[row] as number[])[column] = top * columns + left;
  }
  const at = (row: number, column: number): number => owner[row]?.[column] ?? -1;
  let text = '';
  for (let y = 0; y <= rows * 2; y++) {
    for (let x = 0; x <= columns * 4; x++) {
      const [row, column] = [y >> 1, x >> 2];
      const [above, beside] = [y % 2 === 0 ? row - 1 : row, x % 4 === 0 ? column - 1 : column];
      const [a, b, c, d] = [at(above, beside), at(above, column), at(row, beside), at(row, column)];
      const isAcross = a !== c || b !== d;
      const isDown = a !== b || c !== d;
      if (isAcross && isDown) text += '+';
      else if (isAcross) text += '-';
      else if (isDown) text += '|';
      else text += y % 2 === 1 && x % 4 < 3 ? (words[(y * 7 + x) % words.length] ?? ' ') : ' ';
    }
    text += '\n';
  }
  return text.trimEnd();
}

const spanning = fc
  .tuple(
    fc.integer({ min: 2, max: 5 }),
    fc.integer({ min: 2, max: 5 }),
    fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
      maxLength: 4,
    }),
    fc.constantFrom('abcdefghi', 'xy z', 'a|b c', 'ab+ '),
  )
  .map(([rows, columns, boxes, words]) => {
    const inside = boxes.map(([top, left, height, width]) => [
      top % rows,
      left % columns,
      Math.min(height, rows - (top % rows)),
      Math.min(width, columns - (left % columns)),
    ]);
    return spanningGrid(rows, columns, inside, words);
  });

const simple = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom('', 'a', 'bb', '*', '-'), fc.constantFrom('', 'c d', '**e**', '\\_f'), oneLine), {
      minLength: 1,
      maxLength: 5,
    }),
    fc.boolean(),
  )
  .map(([rows, hasHeader]) => {
    const border = '==== ======= ===';
    const lines = rows.map(([a, b, c]) => `${a.padEnd(4)} ${b.padEnd(7)} ${c}`.trimEnd());
    if (hasHeader && rows.length > 1) lines.splice(1, 0, border);
    return [border, ...lines, border].join('\n');
  });

const { blocks } = fc.letrec<{ blocks: string; block: string; list: string; numbered: string; grid: string }>(
  (tie) => ({
    blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((all) => all.join('\n\n')),
    list: fc
      .tuple(fc.constantFrom('- ', '-  ', '* ', '+ '), fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }))
      .map(([marker, items]) => items.map((item) => hang(marker, item)).join('\n\n')),
    numbered: fc
      .tuple(
        fc.constantFrom(
          ['#. '],
          ['1. ', '2. ', '3. '],
          ['a. ', 'b. ', 'd. '],
          ['i) ', 'ii) ', 'iii) '],
          ['(1) ', '(2) '],
        ),
        fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }),
      )
      .map(([markers, items]) => items.map((item, at) => hang(markers[at] ?? markers[0] ?? '', item)).join('\n\n')),
    grid: fc
      .tuple(
        fc.array(fc.tuple(fc.oneof(inline, fc.constant('')), tie('blocks')), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
      )
      .map(([rows, hasHeader]) => gridOf(rows, hasHeader)),
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { arbitrary: inline, weight: 4 },
      { arbitrary: simple, weight: 1 },
      { arbitrary: spanning, weight: 1 },
      { arbitrary: fc.constantFrom(...ODD_LINES), weight: 1 },
      { arbitrary: oneLine.map((text) => `${text}::\n\n   literal\n     text`), weight: 1 },
      { arbitrary: oneLine.map((text) => `| ${text}\n| more`), weight: 1 },
      { arbitrary: fc.constant('.. a comment\n   of two lines'), weight: 1 },
      {
        arbitrary: fc.constantFrom('json', '').map((name) => `.. code-block:: ${name}\n\n   {\n     "a": 1}`),
        weight: 1,
      },
      { arbitrary: tie('list'), weight: 2 },
      { arbitrary: tie('numbered'), weight: 2 },
      { arbitrary: tie('grid'), weight: 2 },
      { arbitrary: tie('grid').map((text) => `.. table:: **Table 1** x\n\n${indent(text, 3)}`), weight: 1 },
      { arbitrary: tie('blocks').map((text) => `.. note::\n\n${indent(text, 3)}`), weight: 1 },
      { arbitrary: tie('blocks').map((text) => indent(text, 3)), weight: 1 },
      { arbitrary: fc.tuple(oneLine, tie('blocks')).map(([term, text]) => `${term}\n${indent(text, 2)}`), weight: 1 },
    ),
  }),
);

/** Pages of mixed shapes, the same ones at each call. */
export function shapes(count: number): string[] {
  return fc.sample(blocks, { seed: 20_26, numRuns: count }).map((text) => `${text}\n\n.. |s| image:: s.png\n`);
}
