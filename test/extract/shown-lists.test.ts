import { describe, expect, it } from 'vitest';
import { codesOf, contractOfSmall, tableHtml } from '../support/small-page.ts';

const COLUMNS = ['Parameter', 'Type', 'Description'] as const;

const answer = (type: string): string =>
  tableHtml(COLUMNS, [['tails', type, 'Tails of the kite. For details, see Table 2.']], 'Table 1 Response parameters') +
  tableHtml(COLUMNS, [['length', 'Integer', 'Length.']], 'Table 2 Description of the tails field');

describe('a structure of which the page does not say whether it is one', () => {
  it.each([
    ['Data structure', '{"tails": [{"length": 1}]}', 'array'],
    ['Structure', '{\n  "tails" :\n  [ { "length": 1 } ]}', 'array'],
    ['Data structure', '{"tails": [{"length": 1}]} and {"tails": []}', 'array'],
    ['Data structure', '{"tails": {"length": 1}}', 'object'],
    ['Data structure', '{"tails": [{"length": 1}], "old": {"tails": {"length": 1}}}', 'object'],
    ['Data structure', '{"tails": []}', 'object'],
    ['Data structure', '{"length": 1}', 'object'],
    // A type that says so counts, whatever an example shows.
    ['Object', '{"tails": [{"length": 1}]}', 'object'],
  ])('%s, shown as %s', (type, example, expected) => {
    const contract = contractOfSmall({ response: answer(type), responseExample: `<pre>${example}</pre>` });
    const body = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.tails);
    const tails = body?.properties?.tails;
    expect(tails && 'items' in tails ? 'array' : 'object').toBe(expected);
  });

  it.each([
    ['Tail list', '{"tails": [{"length": 1}]}', 'array'],
    ['Information. List of tails.', '{"tails": [{"length": 1}]}', 'object'],
    ['List of tails.', '{"tails": [{"length": 1}]}', 'array'],
    ['Tail list.', '{"tails": {"length": 1}}', 'object'],
    ['Tails that a list has.', '{"tails": [{"length": 1}]}', 'object'],
  ])('Object, called %s, shown as %s', (words, example, expected) => {
    const response =
      tableHtml(COLUMNS, [['tails', 'Object', `<p>${words}</p><p>For details, see Table 2.</p>`]], 'Table 1 Response') +
      tableHtml(COLUMNS, [['length', 'Integer', 'Length.']], 'Table 2 Description of the tails field');
    const contract = contractOfSmall({ response, responseExample: `<pre>${example}</pre>` });
    const body = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.tails);
    const tails = body?.properties?.tails;
    expect(tails && 'items' in tails ? 'array' : 'object').toBe(expected);
  });

  it.each([
    ['{"tails": {"left": [{"length": 1}]}}', 'array', []],
    ['{"tails": {"left": {"length": 1}}}', undefined, []],
    ['{"tails": {"left": [1]}}', undefined, ['link/example-type']],
  ])('behind the keys of a map of which the description speaks: %s', (example, expected, findings) => {
    const words = '<p>Tails. The structure is Map&lt;String, Object&gt;. The value is described in Table 2.</p>';
    const response =
      tableHtml(COLUMNS, [['tails', 'Object', words]], 'Table 1 Response') +
      tableHtml(COLUMNS, [['length', 'Integer', 'Length.']], 'Table 2 Tail');
    const contract = contractOfSmall({ response, responseExample: `<pre>${example}</pre>` });
    const body = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.tails);
    const tails = body?.properties?.tails as { additionalProperties?: { type?: string } } | undefined;
    expect(tails?.additionalProperties?.type).toBe(expected);
    expect(codesOf(contract).filter((code) => code.startsWith('link/example'))).toEqual(findings);
  });

  it('contradicts its example no more', () => {
    const codes = (type: string) =>
      codesOf(
        contractOfSmall({ response: answer(type), responseExample: '<pre>{"tails": [{"length": 1}]}</pre>' }),
      ).filter((code) => code.startsWith('link/example'));
    expect(codes('Data structure')).toEqual([]);
    expect(codes('Object')).toEqual(['link/example-type']);
  });

  it('is inferred from the place of the example', () => {
    const contract = contractOfSmall({
      response: answer('Data structure'),
      responseExample: '<pre>{\n  "tails": [{"length": 1}]}</pre>',
    });
    const found = [...contract.sources].filter(([, source]) => source.rule === 'list-in-example');
    expect(found.map(([pointer]) => pointer)).toContainEqual(expect.stringMatching(/\/properties\/tails/));
    expect(found[0]?.[1]).toMatchObject({ origin: 'inferred', source: { words: '"tails": [{' } });
  });
});

describe('a structure without a table, which the description calls a list', () => {
  it.each([
    ['Array of objects', 'Sizes, with type of <b>List&lt;Integer&gt;</b>.', 'integer'],
    ['Array of objects', 'Sizes, a default attribute, with type of List.', 'integer'],
    ['Object', 'Sizes, with type of List.', 'integer'],
    ['Array of objects', 'Sizes, a list of them.', 'object'],
    ['String', 'Sizes, with type of List.', undefined],
  ])('%s: %s', (type, words, items) => {
    const response = tableHtml(COLUMNS, [['sizes', type, words]], 'Table 1 Response parameters');
    const contract = contractOfSmall({ response, responseExample: '<pre>{"sizes": [100, 200]}</pre>' });
    const body = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.sizes);
    const sizes = body?.properties?.sizes as { items?: { type?: string } } | undefined;
    expect(sizes?.items?.type).toBe(items);
  });
});
