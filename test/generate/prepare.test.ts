import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { type PrepareOptions, prepareForClients } from '../../scripts/generate/prepare.ts';
import type { Node } from '../../scripts/nodes.ts';

const NULL = { type: 'object', nullable: true, not: { type: 'object' } };

interface Parts {
  readonly path?: string;
  readonly parameters?: readonly object[];
  readonly operation?: object;
  readonly schemas?: Readonly<Record<string, object>>;
}

/** A contract of one operation, with what a case is about put in. */
function contract({ path = '/things', parameters = [], operation = {}, schemas = {} }: Parts): OpenApiDocument {
  const responses = { 200: { description: 'OK' }, default: { description: 'refused' } };
  return {
    openapi: '3.0.3',
    info: { title: 'Things', version: '1', description: 'd', contact: { url: 'https://x.test' } },
    servers: [{ url: 'https://things.test' }],
    security: [{ token: [] }],
    tags: [{ name: 'A' }],
    paths: {
      [path]: { get: { operationId: 'listThings', tags: ['A "b" 1', 'C'], parameters, responses, ...operation } },
    },
    components: { securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' } }, schemas },
  } as unknown as OpenApiDocument;
}

const prepare = (parts: Parts, options?: PrepareOptions) => prepareForClients(contract(parts), options);

const operationIn = (node: Node): Node => {
  const [item] = Object.values(node.paths as Record<string, Record<string, Node>>);
  return item?.get ?? {};
};
const schemaIn = (schema: object): unknown => {
  const { schemas } = prepare({ schemas: { Thing: schema } }).components as { schemas: Record<string, unknown> };
  return schemas.Thing;
};

describe('a contract prepared for clients', () => {
  it('has no address, no security and nothing else that the client has its own way for', () => {
    const node = prepare({});
    expect(Object.keys(node).sort()).toEqual(['components', 'info', 'openapi', 'paths', 'servers']);
    expect(node.info).toEqual({ title: 'Things', version: '1' });
    expect(node.servers).toEqual([{ url: '/' }]);
    expect(node.components).not.toHaveProperty('securitySchemes');
    expect(operationIn(node).responses).toHaveProperty('default');
  });

  it.each([
    [{ '*/*': { schema: { type: 'object' } } }, ['application/json']],
    [{ '*/*': { schema: { type: 'string', format: 'binary' } } }, ['application/octet-stream']],
    [{ '*/*': {}, 'text/csv': {} }, ['text/csv']],
  ])('has no media type that ends a comment: %j', (content, types) => {
    const { responses } = operationIn(prepare({ operation: { responses: { 200: { description: 'OK', content } } } }));
    expect(Object.keys((responses as { 200: { content: Node } })[200].content)).toEqual(types);
  });

  it.each([
    ['enumerations', { type: 'string', enum: ['a'] }, { type: 'string' }],
    [
      'null among the values',
      { type: 'string', nullable: true, enum: ['a', null] },
      { type: 'string', nullable: true },
    ],
    [
      'null beside a reference',
      { description: 'a', anyOf: [{ $ref: '#/components/schemas/A' }, NULL] },
      { description: 'a', nullable: true, allOf: [{ $ref: '#/components/schemas/A' }] },
    ],
    [
      'null beside several forms',
      { oneOf: [{ type: 'string' }, { type: 'integer' }, NULL] },
      { nullable: true, oneOf: [{ type: 'string' }, { type: 'integer' }] },
    ],
    ['limits', { type: 'string', minLength: 1, maxLength: 2, pattern: '.*' }, { type: 'string' }],
    ['defaults', { type: 'integer', default: 1, minimum: 0, maximum: 9 }, { type: 'integer' }],
    [
      'lists’ limits',
      { type: 'array', maxItems: 1, items: { type: 'string', enum: ['a'] } },
      { type: 'array', items: { type: 'string' } },
    ],
    ['examples and extensions', { type: 'string', example: 'a', 'x-note': 1 }, { type: 'string' }],
    ['formats of text', { type: 'string', format: 'date-time' }, { type: 'string' }],
  ])('leaves %s to the service', (_, given, expected) => {
    expect(schemaIn(given)).toEqual(expected);
  });

  it('keeps formats that make another type', () => {
    expect(schemaIn({ type: 'integer', format: 'int64' })).toEqual({ type: 'integer', format: 'int64' });
  });

  it('opens objects, also those that were closed, but not one with a field of the name that generators take', () => {
    const properties = { a: { type: 'string' } };
    const open = { type: 'object', properties, additionalProperties: true };
    expect(schemaIn({ type: 'object', properties })).toEqual(open);
    expect(schemaIn({ type: 'object', properties, additionalProperties: false })).toEqual(open);
    const own = { additional_properties: { type: 'object' } };
    expect(schemaIn({ type: 'object', properties: own })).toEqual({
      type: 'object',
      properties: own,
      additionalProperties: false,
    });
  });

  it('keeps fields that have the names of keywords', () => {
    const names = [
      'enum',
      'default',
      'example',
      'description',
      'x-note',
      'pattern',
      'tags',
      'format',
      'properties',
      'name',
    ];
    const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
    expect(schemaIn({ type: 'object', properties })).toEqual({
      type: 'object',
      properties,
      additionalProperties: true,
    });
  });

  it('cleans texts', () => {
    const description = 'ends */ here """ and \\u0022 \u202e\u0007there\\';
    expect(schemaIn({ description })).toEqual({ description: "ends * / here ''' and /u0022 there" });
    for (const text of ['**text**\\/\\*', '**s3a://**', '\\*\\\\/', '/*/'])
      expect(JSON.stringify(schemaIn({ description: text }))).not.toMatch(/\*\/|\/\*|\\/);
    expect(prepareForClients({ ...contract({}), info: { title: 'a "b"\\\n\'c\'', version: '1"; x' } }).info).toEqual({
      title: 'a b c',
      version: '1x',
    });
  });

  it('takes the first tag in words that make names, or that of the target', () => {
    expect(operationIn(prepare({})).tags).toEqual(['A b 1']);
    expect(operationIn(prepare({ operation: { tags: undefined } })).tags).toEqual(['Operations']);
    expect(operationIn(prepare({ operation: { tags: ['"'] } })).tags).toEqual(['Operations']);
    expect(operationIn(prepare({}, { tag: 'All' })).tags).toEqual(['All']);
  });

  it('leaves out parameters that the client fills, referenced ones too', () => {
    const own = ['X-Auth-Token', 'Content-Type', 'authorization'].map((name) => ({ name, in: 'header', schema: {} }));
    const project = { name: 'project_id', in: 'path', required: true, schema: { type: 'string' } };
    const kept = { name: 'project_id', in: 'query', schema: { type: 'string' } };
    const given = contract({
      path: '/v1/{project_id}/x',
      parameters: [...own, { $ref: '#/components/parameters/P' }, kept],
    });
    const components = { ...given.components, parameters: { P: project } };
    const node = prepareForClients({ ...given, components } as OpenApiDocument, { filled: { project_id: 'PROJECT' } });
    expect(Object.keys(node.paths as object)).toEqual(['/v1/PROJECT/x']);
    expect(operationIn(node).parameters).toEqual([kept]);
  });

  const NAMES = ['a"b', "a'b", 'a\\b', 'a`b', 'a\nb', 'a\u2028b', 'a*/b', 'a\u202eb', ''];
  it.each(NAMES)('refuses %j as a name, wherever it stands', (name) => {
    const property = { schemas: { Thing: { type: 'object', properties: { [name]: {} } } } };
    for (const parts of [
      property,
      { schemas: { [name]: {} } },
      { parameters: [{ name, in: 'query', schema: {} }] },
      { path: `/things/${name}`.replace(/\/$/, '/"') },
      { operation: { responses: { 200: { description: '', content: { [name]: {} } } } } },
    ])
      expect(() => prepare(parts)).toThrow(/is no name that can be generated/);
  });

  it.each(['a b', 'os:scheduler_hints', 'a.b-c', 'ü', 'filter[a]&b', '__proto__'])('takes %j as a name', (name) => {
    const properties = JSON.parse(`{${JSON.stringify(name)}: {"type": "string"}}`) as object;
    const prepared = schemaIn({ type: 'object', properties }) as { properties: object };
    expect(JSON.stringify(prepared.properties)).toBe(JSON.stringify(properties));
  });

  it.each(['other.yaml#/a', 'https://x.test/a', '/etc/passwd'])('refuses a reference to %s', ($ref) => {
    expect(() => prepare({ schemas: { Thing: { $ref } } })).toThrow(/leaves the contract/);
  });
});
