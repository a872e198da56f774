/** A contract with what the edition of a real service has not: wrapped bodies, marks of pages, jobs, 409, ids of a client. */
const error = {
  type: 'object',
  properties: { error: { type: 'object', properties: { code: { type: 'string' }, message: { type: 'string' } } } },
};
const json = (schema: object, example?: unknown) => ({
  'application/json': { schema, ...(example === undefined ? {} : { examples: { response: { value: example } } }) },
});
const answer = (schema: object, example?: unknown) => ({ description: 'OK', content: json(schema, example) });
const errors = { '400': answer(error), '404': answer(error), '409': answer(error) };
const text = { type: 'string' };
const query = (name: string, schema: object = text, description = '') => ({ name, in: 'query', description, schema });
const inPath = (...names: string[]) => names.map((name) => ({ name, in: 'path', required: true, schema: text }));

const crate = {
  type: 'object',
  properties: {
    id: text,
    name: text,
    colour: { type: 'string', enum: ['RED', 'BLUE'] },
    weight: { type: 'integer' },
    shelf_id: text,
    shelf: { type: 'object', properties: { id: text, name: text } },
    created_at: text,
    updated_at: text,
    lid: { type: 'object', properties: { locked: { type: 'boolean' } } },
    link: text,
  },
  required: ['id', 'name'],
};
const shownCrate = {
  id: '11111111-2222-3333-4444-555555555555',
  name: 'first',
  colour: 'RED',
  weight: 3,
  created_at: '2024-01-01T00:00:00Z',
  updated_at: '2024-01-01T00:00:00Z',
  lid: { locked: false },
  link: 'https://depot.example.com/11111111-2222-3333-4444-555555555555',
};
const crateRequest = {
  type: 'object',
  properties: {
    crate: {
      type: 'object',
      properties: {
        name: { type: 'string', maxLength: 8 },
        colour: { type: 'string', enum: ['RED', 'BLUE'], default: 'BLUE' },
        weight: { type: 'integer', minimum: 1 },
        shelf_id: text,
      },
      required: ['name'],
    },
  },
  required: ['crate'],
};
const wrapped = { type: 'object', properties: { crate } };

export const DEPOT = {
  openapi: '3.0.3',
  info: { title: 'Depot', version: '1' },
  security: [{ token: [] }],
  components: { securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' } }, schemas: {} },
  paths: {
    '/v1/{project_id}/crates': {
      get: {
        operationId: 'listCrates',
        parameters: [
          ...inPath('project_id'),
          query('limit', { type: 'integer' }),
          query('marker'),
          query('name', text, 'Name of the crate. A part of the name is enough.'),
          query('colour'),
          query('sort_key'),
          query('sort_dir', { type: 'string', enum: ['ASC', 'DESC'] }),
          query('noise'),
        ],
        responses: {
          '200': answer({
            type: 'object',
            properties: {
              crates: { type: 'array', items: crate },
              page_info: { type: 'object', properties: { next_marker: text, current_count: { type: 'integer' } } },
              total_count: { type: 'integer' },
            },
            required: ['crates'],
          }),
          ...errors,
        },
      },
      post: {
        operationId: 'createCrate',
        parameters: inPath('project_id'),
        requestBody: { required: true, content: json(crateRequest) },
        responses: { '202': answer(wrapped), ...errors },
      },
    },
    '/v1/{project_id}/crates/{crate_id}': {
      get: {
        operationId: 'showCrate',
        parameters: inPath('project_id', 'crate_id'),
        responses: { '200': answer(wrapped, { crate: shownCrate }), ...errors },
      },
      put: {
        operationId: 'updateCrate',
        parameters: inPath('project_id', 'crate_id'),
        requestBody: { required: true, content: json({ ...crateRequest, required: [] }) },
        responses: { '200': answer(wrapped), ...errors },
      },
      delete: {
        operationId: 'deleteCrate',
        parameters: inPath('project_id', 'crate_id'),
        responses: { '204': { description: 'Gone' }, ...errors },
      },
    },
    '/v1/{project_id}/crates/{crate_id}/labels': {
      get: {
        operationId: 'listLabels',
        parameters: inPath('project_id', 'crate_id'),
        responses: {
          '200': answer({
            type: 'object',
            properties: {
              labels: { type: 'array', items: { type: 'object', properties: { key: text, value: text } } },
            },
          }),
          ...errors,
        },
      },
    },
    '/v1/{project_id}/crates/{crate_id}/labels/{key}': {
      put: {
        operationId: 'putLabel',
        parameters: inPath('project_id', 'crate_id', 'key'),
        requestBody: { content: json({ type: 'object', properties: { value: text } }) },
        responses: { '200': answer({ type: 'object', properties: { key: text, value: text } }), ...errors },
      },
    },
    '/v1/{project_id}/crates/{crate_id}/lid': {
      get: {
        operationId: 'showLid',
        parameters: inPath('project_id', 'crate_id'),
        responses: { '200': answer({ type: 'object', properties: { locked: { type: 'boolean' } } }), ...errors },
      },
      patch: {
        operationId: 'changeLid',
        parameters: inPath('project_id', 'crate_id'),
        requestBody: { content: json({ type: 'object', properties: { locked: { type: 'boolean' } } }) },
        responses: { '200': answer({ type: 'object', properties: { locked: { type: 'boolean' } } }), ...errors },
      },
    },
    '/v1/{project_id}/crates/{crate_id}/weigh': {
      post: {
        operationId: 'weighCrate',
        parameters: inPath('project_id', 'crate_id'),
        responses: { '202': answer({ type: 'object', properties: { job_id: text } }), ...errors },
      },
    },
    '/v1/{project_id}/jobs/{job_id}': {
      get: {
        operationId: 'showJob',
        parameters: inPath('project_id', 'job_id'),
        responses: {
          '200': answer({
            type: 'object',
            properties: { job_id: text, status: { type: 'string', enum: ['INIT', 'RUNNING', 'SUCCESS', 'FAIL'] } },
            required: ['job_id', 'status'],
          }),
          ...errors,
        },
      },
    },
    '/v1/{project_id}/shelves': {
      get: {
        operationId: 'listShelves',
        parameters: inPath('project_id'),
        responses: {
          '200': answer({ type: 'array', items: { type: 'object', properties: { id: text, name: text } } }),
          ...errors,
        },
      },
      post: {
        operationId: 'createShelf',
        parameters: inPath('project_id'),
        requestBody: { content: json({ type: 'object', properties: { name: text, room: text } }) },
        responses: {
          '201': answer({ type: 'object', properties: { id: text, name: text, room: text }, required: ['room'] }),
          '400': { description: 'Refused' },
        },
      },
    },
    '/v1/{project_id}/shelves/{shelf_id}': {
      get: {
        operationId: 'showShelf',
        parameters: inPath('project_id', 'shelf_id'),
        responses: { '200': answer({ type: 'object', properties: { id: text, name: text } }), ...errors },
      },
      delete: {
        operationId: 'deleteShelf',
        parameters: [...inPath('project_id', 'shelf_id'), query('hurry')],
        responses: { '204': { description: 'Gone' }, ...errors },
      },
    },
    '/v1/{project_id}/sizes': {
      get: {
        operationId: 'listSizes',
        parameters: inPath('project_id'),
        responses: {
          '200': answer(
            {
              type: 'object',
              properties: { sizes: { type: 'array', items: { type: 'object', properties: { id: text } } } },
            },
            { sizes: [{ id: 'small' }, { id: 'large' }] },
          ),
        },
      },
    },
  },
};
