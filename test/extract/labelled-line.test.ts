import { describe, expect, it } from 'vitest';
import { contractOfSmall, onlyOperation, tableHtml } from '../support/small-page.ts';

type Row = readonly [description: string, type: string | undefined, required: boolean];

/** The first property of the request's body, of a table without columns for type and Mandatory. */
function read(description: string): { type: string | undefined; required: boolean } {
  const request = tableHtml(['Element', 'Description'], [['tail', description]]);
  const contract = contractOfSmall({ request, requestExample: '' });
  const schema = onlyOperation(contract)?.requestBody?.content['application/json']?.schema;
  const name = schema && '$ref' in schema ? (schema.$ref.split('/').at(-1) ?? '') : '';
  const { properties = {}, required = [] } = contract.document.components.schemas[name] ?? {};
  const tail = properties.tail;
  return { type: tail && 'type' in tail ? tail.type : undefined, required: required.includes('tail') };
}

describe('lines of a description that stand for columns', () => {
  it.each<Row>([
    ['<p>Tail.</p><p>Type: integer</p>', 'integer', false],
    ['<p>Tail.<br>Type: Boolean.</p>', 'boolean', false],
    ['<p>Tail.</p><p>Parameter type: list</p>', 'array', false],
    ['<p>Tail.</p><p>Type: XML</p>', 'object', false],
    ['<p>Tail.</p><p>Type: container</p>', 'object', false],
    ['<p>Tail.</p><p>Mandatory: Yes</p>', 'string', true],
    ['<p>Tail.</p><p>Type: integer</p><p>Mandatory: No</p>', 'integer', false],
    ['<p>Tail. Type: integer</p>', 'string', false],
    ['<p>Tail.</p><p>Type: red or blue</p>', 'string', false],
    ['<p>Tail.</p><p>The type: integer</p>', 'string', false],
    ['<p>Tails. The value cannot be a negative number.</p>', 'integer', false],
    ['<p>Tails. There is no negative number of them.</p>', 'string', false],
  ])('%s', (description, type, required) => {
    expect(read(description)).toEqual({ type, required });
  });
});
