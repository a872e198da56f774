import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import type { TableFacts } from '../../scripts/ir/index.ts';
import { readCaption } from '../../scripts/extract/table/tables.ts';
import { codesOf, contractOfSmall, FIELD_COLUMNS, onlyOperation, smallPage, tableHtml } from '../support/small-page.ts';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';

type Row = readonly [name: string, mandatory: string, type: string, description: string];

/** The request's body: each field's type, with a mark where it is mandatory. */
function requestOf(...rows: readonly Row[]): Record<string, unknown> {
  const contract = contractOfSmall({ request: tableHtml(FIELD_COLUMNS, rows, 'Request body parameters') });
  const [schema] = Object.values(contract.document.components?.schemas ?? {}) as {
    properties: Record<string, { type?: string }>;
    required?: string[];
  }[];
  return Object.fromEntries(
    Object.entries(schema?.properties ?? {}).map(([name, { type }]) => [
      name,
      `${type}${schema?.required?.includes(name) ? '!' : ''}`,
    ]),
  );
}

describe('a mark and a type in the cells of each other', () => {
  it.each<[string, Row, string]>([
    ['are read as what they say', ['size', 'Integer', 'No', 'Size.'], 'integer'],
    ['where the value is needed', ['size', 'Array of strings', 'Yes', 'Sizes.'], 'array!'],
    ['are none where both are where they should be', ['size', 'Yes', 'Integer', 'Size.'], 'integer!'],
    [
      'are none where the type is a mark and the mark is a sentence',
      ['size', 'Kites only', 'No', 'Size.'],
      'undefined',
    ],
  ])('%s', (_, row, expected) => {
    expect(requestOf(row)).toEqual({ size: expected });
  });
});

describe('a row of an object in the table of the URI', () => {
  const uri = (row: Row, line = 'POST /v1/kites/{kite_id}'): string =>
    `<p>${line}</p>${tableHtml(FIELD_COLUMNS, [['kite_id', 'Yes', 'String', 'ID.'], row], 'Parameter description')}`;
  const read = (row: Row, line?: string) => {
    const request = tableHtml(FIELD_COLUMNS, [['colour', 'No', 'String', 'Colour.']], 'Request parameters');
    const shown = { request, requestExample: '<pre>{"kite": {"colour": "red"}}</pre>' };
    const contract = contractOfSmall({ ...shown, uri: uri(row, line) });
    return {
      parameters: onlyOperation(contract)?.parameters?.map((each) => `${each.in} ${each.name}`),
      body: Object.values(contract.document.components?.schemas ?? {})
        .flatMap(({ properties }) => Object.keys(properties ?? {}))
        .includes('kite'),
    };
  };
  const DICTIONARY: Row = ['kite', 'Yes', 'Dictionary', 'Specifies the kite.'];
  it.each<[string, Row, string | undefined, string[], boolean]>([
    ['is the body’s', DICTIONARY, undefined, ['path kite_id'], true],
    [
      'is the query’s where it is a single value',
      ['kite', 'No', 'String', 'Name.'],
      undefined,
      ['path kite_id', 'query kite'],
      true,
    ],
    [
      'is the query’s where the URI has it',
      DICTIONARY,
      'POST /v1/kites/{kite_id}?kite={kite}',
      ['path kite_id', 'query kite'],
      true,
    ],
    [
      'is the query’s where the request has no body',
      DICTIONARY,
      'GET /v1/kites/{kite_id}',
      ['path kite_id', 'query kite'],
      false,
    ],
  ])('%s', (_, row, line, parameters, body) => {
    const found = read(row, line);
    expect(found.parameters?.filter((each) => !each.endsWith('colour'))).toEqual(parameters);
    expect(found.body).toBe(body);
  });
});

describe('a response of nothing but an error’s code and message', () => {
  const ERROR = [
    ['code', 'String', 'Error code returned after an error occurs.'],
    ['message', 'String', 'Error message returned after an error occurs.'],
  ] as const;
  const SHOWN = '<pre>{"error": {"code": "K.1", "message": "torn"}}</pre>';
  const statuses = (code: string) =>
    tableHtml(
      ['Status Code', 'Description'],
      [
        [code, 'Done.'],
        ['400', 'Refused.'],
      ],
    );
  const bodies = (rows: readonly (readonly string[])[], shown: string, code: string): string[] => {
    const response = tableHtml(['Parameter', 'Type', 'Description'], rows);
    const { responses = {} } =
      onlyOperation(contractOfSmall({ response, responseExample: shown, status: statuses(code) })) ?? {};
    return Object.entries(responses).flatMap(([status, { content }]) => (content ? [status] : []));
  };
  it.each<[string, readonly (readonly string[])[], string, string, string[]]>([
    ['is of failures where success has no body', ERROR, SHOWN, '204', ['400']],
    ['is of failures where the page shows an error alone', ERROR, SHOWN, '200', ['400']],
    ['is of failures without an example', ERROR, '', '204', ['400']],
    ['is of success where that is shown', ERROR, '<pre>{"code": "0", "message": "made"}</pre>', '200', ['200']],
    ['is of success with a row of the thing itself', [...ERROR, ['id', 'String', 'ID.']], SHOWN, '200', ['200', '400']],
    [
      'is of success where no word speaks of errors',
      [
        ['code', 'String', 'Code of the kite.'],
        ['message', 'String', 'What the kite says.'],
      ],
      SHOWN,
      '200',
      ['200', '400'],
    ],
  ])('%s', (_, rows, shown, code, expected) => {
    expect(bodies(rows, shown, code)).toEqual(expected);
  });
});

describe('a caption', () => {
  it.each<[string, TableFacts['usage'], string | undefined]>([
    ['tags parameter description of kites, boats, and carts', 'object', 'tags'],
    ['tags field data structure description for kites', 'object', 'tags'],
    ['Request parameter description of kites', 'none', undefined],
    ['Parameter description of tags', 'object', 'tags'],
    ['Parameters for flying a kite from a boat', 'none', undefined],
  ])('%s', (caption, usage, name) => {
    expect(readCaption(caption, HOUSE_DIALECT)).toEqual({ usage, name });
  });
});

describe('what several pages of one operation say of a parameter’s values', () => {
  const page = (title: string, flag: string, length: string): string =>
    smallPage({
      uri: `<p>POST /v1/kites/{kite_id}?${flag}</p>${tableHtml(FIELD_COLUMNS, [['kite_id', 'Yes', 'String', `ID. ${length}`]], 'Path parameters')}`,
    }).replace('Making a Kite', title);
  const limits = (...lengths: readonly string[]): unknown => {
    const contract = contractOf({
      pages: lengths.map((length, at) => ({ file: `kite${at}.html`, text: page(`Kite ${at}`, `flag${at}`, length) })),
      config: defaultServiceConfig('kites'),
      configFile: 'service.yaml',
    });
    const found = onlyOperation(contract)?.parameters?.find(({ name }) => name === 'kite_id')?.schema;
    return (found as { maxLength?: number }).maxLength;
  };
  const TEN = 'The value contains a maximum of 10 characters.';
  it.each<[string, readonly string[], number | undefined]>([
    ['counts where all say it', [TEN, TEN], 10],
    ['is left to the page that says it', [TEN, ''], undefined],
    ['is left to each page where they differ', [TEN, TEN.replace('10', '20')], undefined],
  ])('%s', (_, lengths, expected) => {
    expect(limits(...lengths)).toBe(expected);
  });
});

it('takes no word for a default that says what is supported', () => {
  const rows = tableHtml(FIELD_COLUMNS, [['kind', 'No', 'String', 'Currently, only the default type is supported.']]);
  expect(codesOf(contractOfSmall({ request: rows }))).not.toContain('extract/default-ambiguous');
});
