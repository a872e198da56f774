import { describe, expect, it } from 'vitest';
import { type Broken, gapIn, isPlaceholder, type TypeName } from '../../scripts/link/example-placeholder.ts';
import { codesOf, contractOfSmall, FIELD_COLUMNS, onlyOperation, tableHtml } from '../support/small-page.ts';

describe('a text that stands for a value', () => {
  it.each<[unknown, TypeName, Broken, boolean]>([
    ['...', 'integer', 'type', true],
    ['……', 'object', 'type', true],
    ['..', 'integer', 'type', false],
    ['...', 'string', 'enum', true],
    ['string', 'string', 'enum', true],
    ['String', 'string', 'minLength', true],
    ['int', 'integer', 'type', true],
    ['string', 'integer', 'type', false],
    ['strings', 'string', 'enum', false],
    ['date', 'string', 'enum', false],
    ['double', 'number', 'type', true],
    ['list', 'array', 'type', true],
    [0, 'integer', 'minimum', false],
    ['******', 'string', 'minLength', true],
    ['******', 'string', 'maxLength', true],
    ['******', 'string', 'format', true],
    ['******', 'string', 'enum', false],
    ['******', 'integer', 'type', false],
    ['*', 'string', 'minLength', false],
    ['UEsDBBQAAAAI...', 'string', 'format', true],
    ['UEsDBBQAAAAI...==', 'string', 'format', true],
    ['UEsDBBQAAAAI...', 'string', 'minLength', true],
    ['UEsDBBQAAAAI...', 'string', 'maxLength', false],
    ['UEsDBBQAAAAI', 'string', 'format', false],
    ['wait...', 'string', 'enum', false],
    ['YYYY-MM-DDTHH:MM:SSZ', 'string', 'format', true],
    ['yyyy/mm/dd', 'string', 'format', true],
    ['xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', 'string', 'format', true],
    ['xxxx', 'string', 'format', false],
    ['yesterday', 'string', 'format', false],
  ])('%j as %s, against its %s: %s', (value, type, broken, stands) => {
    expect(isPlaceholder(value, type, broken, 'kind')).toBe(stands);
  });

  it.each<[string, string, TypeName, Broken, boolean]>([
    ['colourID', 'colour', 'string', 'enum', true],
    ['colour', 'colour', 'string', 'enum', true],
    ['tail_colour_id', 'tail_colour', 'string', 'format', true],
    ['colours', 'colour', 'string', 'enum', false],
    ['tail_colour', 'colour', 'string', 'enum', false],
    ['colour', 'colour', 'integer', 'type', false],
    ['colour', 'colour', 'string', 'maxLength', false],
    ['all', 'all', 'string', 'enum', false],
  ])('%j of the field %s as %s, against its %s: %s', (value, name, type, broken, stands) => {
    expect(isPlaceholder(value, type, broken, name)).toBe(stands);
  });
});

describe('an item that stands for others', () => {
  it.each<[string, unknown[], boolean]>([
    ['among objects', ['...', { a: 1 }], true],
    ['among lists', ['……', [1]], true],
    ['among texts', ['...', 'a'], false],
    ['among numbers', ['...', 1], false],
    ['alone', ['...'], false],
    ['a word', ['more', { a: 1 }], false],
    ['beside null', ['...', null, { a: 1 }], false],
    ['of two kinds', ['...', '……', { a: 1 }], false],
  ])('%s', (_, items, gap) => {
    expect(gapIn(items)).toBe(gap ? items[0] : undefined);
  });

  const request = tableHtml(
    FIELD_COLUMNS,
    [['tails', 'Yes', 'Array of <a href="#tail">tail</a> objects', 'Tails.']],
    'Request body parameters',
  );
  const tail = `<a name="tail"></a>${tableHtml(FIELD_COLUMNS, [['length', 'No', 'Integer', 'Length.']], 'tail')}`;
  it('is left out of the example, and what stands behind it keeps its line', () => {
    const text = '{"tails": [\n  {"length": 1},\n  "......",\n  {"length": "2"}\n]}';
    const contract = contractOfSmall({ request: `${request}${tail}`, requestExample: `<pre>${text}</pre>` });
    const found = contract.diagnostics.filter(({ code }) => code.startsWith('link/example'));
    const [mended, type] = found;
    expect(found.map(({ code }) => code)).toEqual(['link/example-mended', 'link/example-type']);
    expect((type?.line ?? 0) - (mended?.line ?? 0)).toBe(3);
    const good = contractOfSmall({
      request: `${request}${tail}`,
      requestExample: `<pre>${text.replace('"2"', '2')}</pre>`,
    });
    expect(codesOf(good).filter((code) => code.startsWith('link/example'))).toEqual(['link/example-mended']);
    expect(onlyOperation(good)?.requestBody?.content['application/json']?.examples).toEqual({
      request: { value: { tails: [{ length: 1 }, { length: 2 }] } },
    });
  });
});

describe('an example with a placeholder', () => {
  const rows = [
    ['image', 'No', 'String', 'Base64-encoded image.'],
    ['kind', 'No', 'String', 'Kind. The value can be <b>fast</b> or <b>slow</b>.'],
    ['made', 'No', 'String', 'Time, in the format of yyyy-MM-ddTHH:mm:ssZ.'],
  ];
  it.each<[string, string, string[], boolean]>([
    [
      'a text cut short is not encoded',
      '{"image": "/9j/4AAQSkZJRgABAgEASABIAA..."}',
      ['link/example-placeholder'],
      false,
    ],
    ['letters of a format are no time', '{"made": "YYYY-MM-DDTHH:MM:SSZ"}', ['link/example-placeholder'], false],
    ['the name of a type is no listed value', '{"kind": "string"}', ['link/example-placeholder'], false],
    ['another word is no listed value', '{"kind": "quick"}', ['link/example-enum'], false],
  ])('%s', (_, example, codes, fits) => {
    const contract = contractOfSmall({
      request: tableHtml(FIELD_COLUMNS, rows, 'Request body parameters'),
      requestExample: `<pre>${example}</pre>`,
    });
    expect(codesOf(contract).filter((code) => code.startsWith('link/example'))).toEqual(codes);
    const media = onlyOperation(contract)?.requestBody?.content['application/json'];
    expect(Object.keys(media?.examples ?? {})).toHaveLength(fits ? 1 : 0);
  });
});
