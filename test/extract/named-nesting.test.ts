import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { extractPage } from '../../scripts/extract/index.ts';
import { readPage } from '../../scripts/read/index.ts';

const rows = (...names: readonly string[]): string =>
  names
    .map((name) => {
      const [path = '', type = 'String'] = name.split(' ');
      return `<tr><td>${path}</td><td>No</td><td>${type}</td><td>Said of it.</td></tr>`;
    })
    .join('\n');

/** The tables of a request with rows of these names and types, each as its names. */
function tablesOf(names: readonly string[], example?: unknown): readonly (readonly string[])[] {
  const shown = example === undefined ? '' : `<h4>Example Request</h4><pre>${JSON.stringify(example)}</pre>`;
  const text = `<h1>Building a Boat</h1>\n<h4>URI</h4>\n<p>POST /v1/boats</p>\n<h4>Request</h4>\n<table><thead><tr><th>Parameter</th><th>Mandatory</th><th>Type</th><th>Description</th></tr></thead><tbody>${rows(...names)}</tbody></table>${shown}`;
  return extractPage(readPage(text, 'x.html', HOUSE_DIALECT), HOUSE_DIALECT).tables.map(({ fields }) =>
    fields.map(({ name }) => name),
  );
}

describe('rows that are named by a path', () => {
  it.each<[string, readonly string[], unknown, readonly (readonly string[])[]]>([
    ['with the row that they are in', ['mast Object', 'mast.wood', 'mast.age'], undefined, [['mast'], ['wood', 'age']]],
    ['with a list of them', ['masts Array', 'masts[].wood'], undefined, [['masts'], ['wood']]],
    [
      'with marks in front of the names',
      ['boat Object', '>mast Array', '>>wood', '>name', 'id'],
      undefined,
      [['boat', 'id'], ['mast', 'name'], ['wood']],
    ],
    ['with marks that no row above explains', ['name', '>wood'], undefined, [['name', '>wood']]],
    [
      'in a row that only another path names',
      ['boat Object', 'boat.mast.wood'],
      undefined,
      [['boat'], ['mast'], ['wood']],
    ],
    [
      'several levels deep',
      ['boat Object', 'boat.mast Object', 'boat.mast.wood'],
      undefined,
      [['boat'], ['mast'], ['wood']],
    ],
    [
      'without that row, as the example has it',
      ['id', 'mast.wood'],
      { mast: { wood: 'oak' } },
      [['id', 'mast'], ['wood']],
    ],
    ['without that row and without an example', ['mast.wood', 'mast.age'], undefined, [['mast'], ['wood', 'age']]],
    ['a single one, of which nothing says so', ['id', 'mast.wood'], undefined, [['id', 'mast.wood']]],
    [
      'where the example has the name as one key',
      ['mast Object', 'mast.wood'],
      { 'mast.wood': 'oak' },
      [['mast', 'mast.wood']],
    ],
    ['below a row of a single value', ['mast', 'mast.wood'], undefined, [['mast', 'mast.wood']]],
  ])('%s', (_, names, example, tables) => {
    expect(tablesOf(names, example)).toEqual(tables);
  });
});
