import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { inspectPage } from '../../scripts/extract/index.ts';
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

  it('shows one line alone: its block, and of a table its row', () => {
    const { blocks } = inspectPage(document, HOUSE_DIALECT, lineOf('>tail<'));
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.table?.rows.map(({ name }) => name)).toEqual(['tail']);
  });
});
