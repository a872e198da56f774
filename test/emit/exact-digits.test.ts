import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { digitsInWords } from '../../scripts/emit/exact-digits.ts';
import { yamlText } from '../../scripts/emit/index.ts';
import { contractOfSmall, FIELD_COLUMNS, tableHtml } from '../support/small-page.ts';

describe('digits in words', () => {
  it.each<[number, string, string | undefined]>([
    [2 ** 63, 'The value ranges from 0 to 9223372036854775807.', '9223372036854775807'],
    [2 ** 63, 'At most 9,223,372,036,854,775,807.', '9223372036854775807'],
    [-(2 ** 63), 'From -9223372036854775808 to 9223372036854775807', '-9223372036854775808'],
    [2 ** 63, 'The value ranges from 0 to 2^63-1.', '9223372036854775807'],
    [2 ** 64, 'At most 2^64', '18446744073709551616'],
    [2 ** 63, 'The value ranges from 0 to 9.3 thousand.', undefined],
    [2 ** 53 - 1, '9007199254740991', undefined],
    [10, '9223372036854775807', undefined],
    [1e20, '0.100000000000000000000', undefined],
  ])('%d in %j', (value, words, expected) => {
    expect(digitsInWords(value, words)).toBe(expected);
  });
});

describe('whole numbers beyond 2^53', () => {
  const contract = contractOfSmall({
    request: tableHtml(
      FIELD_COLUMNS,
      [
        ['width', 'No', 'Long', 'The value ranges from -9223372036854775808 to 9223372036854775807.'],
        ['m', 'No', 'Long', 'Length. The default value is 9007199254740993.'],
        ['small', 'No', 'Long', 'The value ranges from 0 to 9007199254740991.'],
      ],
      'Request body parameters',
    ),
    requestExample: '<pre>{"width": -9007199254740995, "m": 1.5e300, "small": 9007199254740991}</pre>',
    responseExample: '<pre>{"id": "9007199254740993"}</pre>',
  });
  const text = yamlText(contract.document, contract.digits);
  const read = (yaml: string): unknown => parse(yaml, { intAsBigInt: true });

  it('are written as the page has them, wherever they stand', () => {
    expect(text).toContain('minimum: -9223372036854775808\n');
    expect(text).toContain('maximum: 9223372036854775807\n');
    expect(text).toContain('default: 9007199254740993\n');
    expect(text).toContain('width: -9007199254740995\n');
    expect(text).toContain('maximum: 9007199254740991\n');
    expect(text).toContain('id: "9007199254740993"\n');
  });

  it('change nothing else of the text', () => {
    const rounded = yamlText(contract.document);
    expect(rounded).not.toBe(text);
    expect(parse(text)).toEqual(parse(rounded));
    expect(JSON.stringify(read(text), (_, each) => (typeof each === 'bigint' ? String(each) : each))).toContain(
      '"-9007199254740995"',
    );
  });
});
