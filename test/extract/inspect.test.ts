import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { inspectPage } from '../../scripts/extract/index.ts';
import { linkPage } from '../../scripts/link/index.ts';
import { readHtml } from '../../scripts/read/index.ts';
import { FIELD_COLUMNS, smallPage, tableHtml } from '../support/small-page.ts';

const REQUEST = tableHtml(
  FIELD_COLUMNS,
  [
    ['colour', 'Yes', 'String', '<p>Colour. The value can be <b>red</b> or <b>teal</b>.</p>'],
    ['tail', 'No', 'Integer', '<p>Unless it is windy, the value ranges from 1 to 9.</p><p>The kites are 3.</p>'],
    ['', '', '', ''],
  ],
  'Request body parameters',
);
const PAGE = smallPage({ request: REQUEST });
const document = readHtml(PAGE, 'kites.html', HOUSE_DIALECT.markup);
const lineOf = (words: string): number => PAGE.slice(0, PAGE.indexOf(words)).split('\n').length;

describe('inspectPage', () => {
  const inspection = inspectPage(document, HOUSE_DIALECT);
  const table = inspection.blocks.find((block) => block.table?.caption === 'Request body parameters')?.table;

  it('says what the page and its tables were taken for', () => {
    expect(inspection).toMatchObject({ file: 'kites.html', kind: 'operation', operation: 'POST /v1/kites' });
    expect(table?.takenAs).toBe('request, body');
    expect(table?.columns.map(({ role }) => role)).toEqual(['name', 'required', 'type', 'description']);
    expect(inspection.blocks.filter((block) => block.table).map((block) => block.table?.takenAs)).toEqual([
      'request, body',
      'response, body',
      'statuses',
    ]);
  });

  it('shows the sentences of a row, what fits them and the facts that they give', () => {
    const [colour, tail] = table?.rows ?? [];
    expect(colour?.sentences.map(({ mood, phrases }) => [mood, phrases])).toEqual([
      ['states', []],
      ['states', ['enum/can-be']],
    ]);
    expect(colour?.facts.find(({ what }) => what === 'enum')).toMatchObject({
      value: ['red', 'teal'],
      phrase: 'enum/can-be',
    });
    expect(tail?.sentences[0]).toMatchObject({ mood: 'conditional', because: 'mood/if' });
    expect(tail?.facts.map(({ what }) => what)).toEqual(['type', 'required']);
    expect(tail?.sentences[1]?.near).toContain('limit/range-alone');
  });

  it('keeps rows that give no field, and the findings at their lines', () => {
    expect(table?.rows.map(({ name }) => name)).toEqual(['colour', 'tail', undefined]);
    const codes = inspection.blocks.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
    expect(codes).toContain('extract/bound-conditional');
    expect(codes).toContain('extract/row-without-name');
  });

  it('shows a table that goes on, with the fields that it adds', () => {
    const first = tableHtml(FIELD_COLUMNS, [['colour', 'Yes', 'String', 'Colour.']], 'Request body parameters');
    const rest = tableHtml(FIELD_COLUMNS, [['size', 'No', 'Integer', 'Size.']], 'Request body parameters (continued)');
    const page = smallPage({ request: first + rest });
    const { blocks } = inspectPage(readHtml(page, 'kites.html', HOUSE_DIALECT.markup), HOUSE_DIALECT);
    const tables = blocks.flatMap((block) => (block.table ? [block.table] : []));
    expect(tables.slice(0, 2).map((each) => [each.takenAs, each.rows.map(({ name }) => name)])).toEqual([
      ['request, body', ['colour']],
      ['request, the table before it goes on', ['size']],
    ]);
  });

  it('shows the columns of a table whose first row is its header in all but markup', () => {
    const rows = [FIELD_COLUMNS, ['colour', 'Yes', 'String', 'Colour.']];
    const cells = (row: readonly string[]): string => row.map((cell) => `<td><p>${cell}</p></td>`).join('');
    const plain = `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</table>`;
    const page = smallPage({ request: plain });
    const { blocks } = inspectPage(readHtml(page, 'kites.html', HOUSE_DIALECT.markup), HOUSE_DIALECT);
    const shown = blocks.find((block) => block.table)?.table;
    expect(shown?.columns.map(({ role }) => role)).toEqual(['name', 'required', 'type', 'description']);
    expect(shown?.rows.map(({ name }) => name)).toEqual(['colour']);
  });

  it('shows which table describes a field, and the rule where no link does', () => {
    const outer = tableHtml(FIELD_COLUMNS, [['tail', 'No', 'tail object', 'Tail.']], 'Request body parameters');
    const inner = tableHtml(FIELD_COLUMNS, [['length', 'No', 'Integer', 'Length.']], 'tail');
    const page = smallPage({ request: outer + inner });
    const parsed = readHtml(page, 'kites.html', HOUSE_DIALECT.markup);
    const { blocks } = inspectPage(parsed, HOUSE_DIALECT, { link: (facts) => linkPage(facts, []) });
    const row = blocks.flatMap((block) => block.table?.rows ?? []).find(({ name }) => name === 'tail');
    expect(row?.described?.by.map(({ file, caption }) => [file, caption])).toEqual([['kites.html', 'tail']]);
    expect(row?.described?.rule).toBe('type-name-is-caption');
  });

  it('shows one line alone: its block, and of a table its row', () => {
    const { blocks } = inspectPage(document, HOUSE_DIALECT, { line: lineOf('>tail<') });
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.table?.rows.map(({ name }) => name)).toEqual(['tail']);
  });
});
