import { describe, expect, it } from 'vitest';
import { isNameFamily } from '../../scripts/ir/index.ts';
import { codesOf, contractOfSmall, FIELD_COLUMNS, onlyOperation, tableHtml } from '../support/small-page.ts';

const ANSWER_COLUMNS = ['Parameter', 'Type', 'Description'] as const;
const UNUSUAL = 'extract/name-unusual';

describe('a name that many names begin with', () => {
  it.each([
    ['x-tail-*', true],
    ['x-tail-{colour}', true],
    ['x-tail-<colour>', true],
    ['tail.*', true],
    ['x-tail-', false],
    ['x-tail', false],
    ['*', false],
    ['{tail}', false],
    ['tail*', false],
    ['x-*-tail', false],
    ['{tail}-x', false],
  ])('%s: %s', (name, isFamily) => {
    expect(isNameFamily(name)).toBe(isFamily);
  });
});

describe('a row for all names that begin alike', () => {
  it('is text of the operation where it is of headers', () => {
    const headers = [
      ['X-Wind', 'No', 'String', 'Wind.'],
      ['X-Tail-*', 'No', 'String', 'Tails, one in each header.'],
    ];
    const answered = [
      ['X-Sun', 'String', 'Sun.'],
      ['X-Cloud-*', 'String', 'Clouds.'],
    ];
    const contract = contractOfSmall({
      request: tableHtml(FIELD_COLUMNS, headers, 'Request header parameters'),
      response: tableHtml(ANSWER_COLUMNS, answered, 'Response header parameters'),
      requestExample: '',
      responseExample: '',
    });
    const operation = onlyOperation(contract);
    expect(operation?.parameters?.map(({ name }) => name)).toEqual(['X-Wind']);
    expect(Object.keys(operation?.responses['200']?.headers ?? {})).toEqual(['X-Sun']);
    expect(operation?.description).toBe(
      'Makes a kite.\n\n**X-Tail-\\*** (headers of the request)\n\nTails, one in each header.\n\n**X-Cloud-\\*** (headers of the response)\n\nClouds.',
    );
    expect(codesOf(contract).filter((code) => code === UNUSUAL || code.startsWith('emit/'))).toEqual([UNUSUAL]);
  });

  it.each<[string, string, Record<string, unknown> | undefined, string[]]>([
    [
      'X-Tail-*',
      '{"colour": "red", "X-Tail-end": "blue"}',
      { type: 'string', description: '**X-Tail-\\***\n\nTails.' },
      [UNUSUAL],
    ],
    [
      'X-Tail-*',
      '{"colour": "red", "X-Tail-end": 3}',
      { type: 'string', description: '**X-Tail-\\***\n\nTails.' },
      [UNUSUAL, 'link/example-type'],
    ],
    ['X-Tail', '{"colour": "red", "X-Tail-end": "blue"}', undefined, ['link/example-field-unknown']],
  ])('describes all further fields where it is of a body: %s with %s', (name, example, additional, codes) => {
    const rows = [
      ['colour', 'Yes', 'String', 'Colour.'],
      [name, 'No', 'String', 'Tails.'],
    ];
    const contract = contractOfSmall({
      request: tableHtml(FIELD_COLUMNS, rows, 'Request body parameters'),
      requestExample: `<pre>${example}</pre>`,
    });
    const body = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.['colour']);
    expect(body?.additionalProperties).toEqual(additional);
    expect(Object.keys(body?.properties ?? {})).toEqual(additional ? ['colour'] : ['colour', name]);
    const told = (code: string): boolean => code === UNUSUAL || /^(?:emit\/|link\/example-)/.test(code);
    expect(codesOf(contract).filter(told)).toEqual(codes);
  });
});
