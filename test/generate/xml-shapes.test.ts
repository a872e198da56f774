import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { operationsOf } from '../../scripts/generate/operations.ts';
import { xmlTable, xmlTableText } from '../../scripts/generate/xml-shapes.ts';

const TEXT = { type: 'string' };

/** A contract that sends and gives one body in a media type. */
function drawing(schema: unknown, schemas: object = {}, media = 'application/xml'): OpenApiDocument {
  const content = { [media]: { schema } };
  return {
    openapi: '3.0.3',
    info: { title: 'Charts', version: '1' },
    paths: {
      '/v1/{project_id}/chart': {
        put: { operationId: 'drawChart', requestBody: { content }, responses: { 200: { description: '', content } } },
      },
    },
    components: { schemas },
  } as unknown as OpenApiDocument;
}

const tableOf = (contract: OpenApiDocument) => xmlTable(contract, operationsOf(contract));
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('shapes of XML', () => {
  it.each<[what: string, property: unknown, field: object]>([
    ['a text', TEXT, { name: 'part', element: 'part' }],
    ['a name of its own', { ...TEXT, xml: { name: 'Part' } }, { name: 'part', element: 'Part' }],
    ['an attribute', { ...TEXT, xml: { attribute: true } }, { name: 'part', element: 'part', attribute: true }],
    ['a number', { type: 'integer' }, { name: 'part', element: 'part', kind: 'integer' }],
    ['a list', { type: 'array', items: TEXT, xml: { name: 'P' } }, { name: 'part', element: 'P', list: true }],
    [
      'a list with items of another name',
      { type: 'array', items: { ...TEXT, xml: { name: 'Item' } } },
      { name: 'part', element: 'Item', list: true },
    ],
    [
      'a list with an element around it',
      { type: 'array', items: { type: 'boolean', xml: { name: 'Item' } }, xml: { wrapped: true, name: 'Parts' } },
      { name: 'part', element: 'Parts', list: true, item: 'Item', kind: 'boolean' },
    ],
    ['an object', reference('Inner'), { name: 'part', element: 'part', of: 'Inner' }],
    [
      'an object with words beside it',
      { description: 'Words', allOf: [reference('Inner')] },
      { name: 'part', element: 'part', of: 'Inner' },
    ],
    [
      'an object without a name',
      { type: 'object', properties: { a: TEXT } },
      { name: 'part', element: 'part', of: 'Chart.part' },
    ],
  ])('have %s', (_, property, field) => {
    const chart = { type: 'object', properties: { part: property } };
    const inner = { type: 'object', properties: { again: reference('Inner') } };
    const { shapes, bodies } = tableOf(drawing(reference('Chart'), { Chart: chart, Inner: inner }));
    expect(shapes.Chart).toEqual({ root: 'Chart', fields: [field] });
    expect(bodies.get('drawChart')).toEqual({ request: ['Chart'], response: ['Chart'] });
  });

  it('have the root and its namespace as the contract says, and each form of a choice', () => {
    const one = { type: 'object', properties: { a: TEXT }, xml: { name: 'First', namespace: 'urn:charts' } };
    const other = { type: 'object', properties: { b: TEXT } };
    const contract = drawing({ oneOf: [reference('One'), reference('Other')] }, { One: one, Other: other });
    const { shapes, bodies } = tableOf(contract);
    expect(shapes.One).toMatchObject({ root: 'First', namespace: 'urn:charts' });
    expect(bodies.get('drawChart')?.request).toEqual(['One', 'Other']);
    expect(JSON.parse(xmlTableText(contract, operationsOf(contract)) ?? '').bodies).toHaveProperty([
      'PUT /v1/__project_id__/chart',
    ]);
  });

  it('have no fields where an element is described without others in it', () => {
    const { shapes } = tableOf(drawing(reference('Chart'), { Chart: { type: 'object', xml: { name: 'Place' } } }));
    expect(shapes.Chart).toEqual({ root: 'Place', fields: [] });
  });

  it.each([
    ['texts', drawing(TEXT)],
    ['bodies that nobody describes', drawing({})],
    ['JSON', drawing({ type: 'object', properties: { a: TEXT } }, {}, 'application/json')],
  ])('leave out %s', (_, contract) => {
    expect(tableOf(contract).bodies.size).toBe(0);
    expect(xmlTableText(contract, operationsOf(contract))).toBeUndefined();
  });
});
