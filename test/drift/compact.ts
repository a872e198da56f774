import type { OpenApiDocument, SchemaObject } from '../../scripts/emit/index.ts';

const item: SchemaObject = {
  type: 'object',
  properties: { size: { type: 'integer' }, ratio: { type: 'number' }, note: { type: 'string' } },
};

const actions = ['start', 'stop'].map(
  (name): SchemaObject => ({
    title: name,
    type: 'object',
    properties: { [name]: { type: 'object' } },
    required: [name],
  }),
);

/** What the real contract has not: fields of requests without limits, with defaults, and a schema that holds itself. */
export const COMPACT: OpenApiDocument = {
  openapi: '3.0.3',
  info: { title: 'Compact', version: '1.2.3' },
  servers: [{ url: 'https://{region}.example.com', variables: { region: { default: 'eu' } } }],
  security: [{ token: [] }],
  tags: [],
  paths: {
    '/v1/{project_id}/things': {
      post: {
        operationId: 'createThing',
        summary: 'Creating a Thing',
        tags: ['Things'],
        parameters: [{ name: 'project_id', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
        },
        responses: { 200: { description: 'OK', content: { 'application/json': { schema: item } } } },
        'x-source': 'things/create.rst',
      },
    },
    '/v1/{project_id}/actions': {
      post: {
        operationId: 'act',
        tags: ['Things'],
        parameters: [{ name: 'project_id', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: { required: true, content: { 'application/json': { schema: { oneOf: actions } } } },
        responses: { 200: { description: 'OK', content: { 'application/json': { schema: { oneOf: actions } } } } },
        'x-source': 'things/act.rst',
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' } },
    schemas: {
      Thing: {
        type: 'object',
        properties: {
          count: { type: 'integer' },
          colour: { type: 'string', default: 'red' },
          name: { type: 'string', maxLength: 10 },
          parts: { type: 'array', items: { allOf: [{ $ref: '#/components/schemas/Thing' }], description: 'Parts' } },
        },
        required: ['name'],
      },
    },
  },
};
