import { describe, expect, it } from 'vitest';
import type { Contract } from '../../scripts/pipeline/index.ts';
import type { SchemaObject } from '../../scripts/emit/index.ts';
import { codesOf, contractOfSmall, FIELD_COLUMNS, onlyOperation, tableHtml } from '../support/small-page.ts';

/** The schema of the request's body, behind its reference. */
function bodyOf(contract: Contract): SchemaObject | undefined {
  const schema = onlyOperation(contract)?.requestBody?.content['application/json']?.schema;
  return schema && '$ref' in schema
    ? contract.document.components.schemas[schema.$ref.split('/').at(-1) ?? '']
    : schema;
}

const ROW_COLUMNS = ['Parameter', 'Type', 'Description'] as const;

describe('headers of a response', () => {
  const body = tableHtml(ROW_COLUMNS, [['id', 'String', 'ID of the kite.']], 'Response body parameters');
  const headers = (caption: string): string =>
    tableHtml(
      ROW_COLUMNS,
      [
        ['X-Kite-Trace', 'String', 'Where the kite has been.'],
        ['Content-Type', 'String', 'Kind of the body.'],
        ['X-KITE-TRACE', 'String', 'The same again.'],
      ],
      caption,
    );

  it.each<[string, string, Record<string, string[]>]>([
    ['Response header parameters', '<p>Status code: 400</p>', { 400: ['X-Kite-Trace'] }],
    ['Common response headers', '', { 200: ['X-Kite-Trace'] }],
    ['Header', '', { 200: ['X-Kite-Trace'] }],
    ['Kite parameters', '<p>Status code: 400</p>', {}],
  ])('under the caption %j, label %j', (caption, label, expected) => {
    const contract = contractOfSmall({ response: `${body}${label}${headers(caption)}` });
    const stated = Object.entries(onlyOperation(contract)?.responses ?? {}).flatMap(([status, response]) =>
      response.headers ? [[status, Object.keys(response.headers)]] : [],
    );
    expect(Object.fromEntries(stated)).toEqual(expected);
  });

  it('have their type, their description and their source', () => {
    const contract = contractOfSmall({ response: `${headers('Response header parameters')}${body}` });
    const response = onlyOperation(contract)?.responses['200'];
    expect(response?.headers).toEqual({
      'X-Kite-Trace': { description: 'Where the kite has been.', schema: { type: 'string' } },
    });
    expect(response?.content?.['application/json']?.schema).toHaveProperty('$ref');
    expect(contract.sources.has('/paths/~1v1~1kites/post/responses/200/headers/X-Kite-Trace')).toBe(true);
  });
});

describe('a body that is a list', () => {
  it.each([
    ['[Array]', 'Array of strings', 'array'],
    ['[Array elements]', 'Array of strings', 'array'],
    ['[items]', 'Array of strings', 'array'],
    ['Array elements', 'Array of strings', 'array'],
    ['[key]', 'Array of strings', 'object'],
    ['[items]', 'String', 'object'],
  ])('named %s of type %s is of type %s', (name, type, expected) => {
    const contract = contractOfSmall({
      request: tableHtml(FIELD_COLUMNS, [[name, 'Yes', type, 'All kites.']], 'Request body parameters'),
      requestExample: '',
    });
    expect(bodyOf(contract)).toMatchObject({ type: expected });
  });
});

describe('tables whose captions say what is mandatory', () => {
  const tables = (first: string, second: string): string =>
    tableHtml(ROW_COLUMNS, [['colour', 'String', 'Colour.']], first) +
    tableHtml(ROW_COLUMNS, [['tail', 'Integer', 'Length of its tail.']], second);

  it.each<[string, string, string[] | undefined]>([
    ['Mandatory parameters', 'Optional parameters', ['colour']],
    ['Required request parameters', 'Optional fields', ['colour']],
    ['Request parameters', 'Other parameters', undefined],
  ])('%s, %s', (first, second, required) => {
    const contract = contractOfSmall({ request: tables(first, second), requestExample: '' });
    const schema = bodyOf(contract);
    expect(Object.keys(schema?.properties ?? {})).toEqual(['colour', 'tail']);
    expect(schema?.required).toEqual(required);
    expect(codesOf(contract)).not.toContain('link/table-unreferenced');
  });
});

describe('tables whose captions are the way to them', () => {
  const row = (name: string, type = 'Object'): readonly string[] => [name, type, `What ${name} is.`];
  const table = (caption: string, ...rows: readonly (readonly string[])[]): string =>
    tableHtml(ROW_COLUMNS, rows, caption);

  it('belong to the rows of the tables above them, though their last words are the same', () => {
    const request = [
      table('Request body parameters', row('kite')),
      table('kite', row('tail'), row('line')),
      table('kite.tail', row('end')),
      table('kite.line', row('end')),
      table('kite.tail.end', row('knots', 'String')),
      table('kite.line.end', row('hook', 'String')),
    ].join('');
    const contract = contractOfSmall({ request, requestExample: '' });
    const { schemas } = contract.document.components;
    const ends = Object.entries(schemas).filter(([name]) => name.endsWith('End'));
    expect(ends.map(([, { properties }]) => Object.keys(properties ?? {}))).toEqual([['hook'], ['knots']]);
    expect(codesOf(contract)).not.toContain('link/table-unreferenced');
  });
});
