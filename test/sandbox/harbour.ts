/** A contract of what services share beside single things: batches, tags, searches, settings, ids within an object. */
const error = { type: 'object', properties: { code: { type: 'string' }, message: { type: 'string' } } };
const text = { type: 'string' };
const object = (properties: object, required: readonly string[] = []) => ({ type: 'object', properties, required });
const list = (items: object) => ({ type: 'array', items });
const json = (schema: object, example?: unknown) => ({
  'application/json': { schema, ...(example === undefined ? {} : { example }) },
});
const answer = (schema: object, example?: unknown) => ({ description: 'OK', content: json(schema, example) });
const errors = { '400': answer(error), '404': answer(error) };

/** An operation; its path parameters are those of its path. */
const operation = (path: string, operationId: string, asked: object | undefined, success: object) => ({
  operationId,
  parameters: [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: text,
  })),
  ...(asked ? { requestBody: { content: json(asked) } } : {}),
  responses: { ...success, ...errors },
});
const path = (template: string, operations: Record<string, [string, object | undefined, object]>) => [
  template,
  Object.fromEntries(Object.entries(operations).map(([method, each]) => [method, operation(template, ...each)])),
];

const boat = object({ id: text, name: text, colour: text, tags: list(object({ key: text, value: text })) });
const tag = object({ key: text, value: text });
const ship = object({
  metadata: object({ name: text, flag: text }),
  status: { type: 'string', enum: ['RUNNING', 'STOPPED'] },
});
const shownShip = { metadata: { name: 'ship-1', flag: 'NO' }, status: 'RUNNING' };
const ok = (schema: object, example?: unknown) => ({ '200': answer(schema, example) });
const DONE = { '204': { description: 'Done' } };

export const HARBOUR = {
  openapi: '3.0.3',
  info: { title: 'Harbour', version: '1' },
  paths: Object.fromEntries([
    path('/v1/{project_id}/boats', {
      get: ['listBoats', undefined, ok(object({ boats: list(boat) }))],
      post: [
        'createBoats',
        object({ boats: list(object({ name: text, colour: text })) }),
        ok(object({ boats: list(boat) })),
      ],
      put: [
        'updateBoats',
        object({ boats: list(object({ id: text, colour: text })) }),
        ok(object({ boats: list(boat) })),
      ],
    }),
    path('/v1/{project_id}/boats/{boat_id}', {
      get: ['showBoat', undefined, ok(object({ boat }))],
      delete: ['deleteBoat', undefined, DONE],
    }),
    path('/v1/{project_id}/boats/batch-delete', {
      post: ['deleteBoats', object({ boat_ids: list(text) }), ok(object({ boat_ids: list(text) }))],
    }),
    path('/v1/{project_id}/boat-searches', {
      post: ['searchBoats', object({ colour: text, limit: { type: 'integer' } }), ok(object({ boats: list(boat) }))],
    }),
    path('/v2/{project_id}/boats/{boat_id}/tags', {
      get: ['listTags', undefined, ok(object({ tags: list(tag) }))],
    }),
    path('/v2/{project_id}/boats/{boat_id}/tags/action', {
      post: [
        'changeTags',
        object({ action: { type: 'string', enum: ['create', 'delete'] }, tags: list(tag) }),
        { '204': { description: 'Done' } },
      ],
    }),
    path('/v2/{project_id}/boats/resource_instances/action', {
      post: [
        'listBoatsByTag',
        object({
          action: { type: 'string', enum: ['filter', 'count'] },
          tags: list(object({ key: text, values: list(text) })),
          not_tags: list(object({ key: text, values: list(text) })),
          matches: list(object({ key: text, value: text })),
        }),
        ok(
          object({
            resources: list(object({ resource_id: text, resource_name: text, tags: list(tag) })),
            total_count: { type: 'integer' },
          }),
        ),
      ],
    }),
    path('/v1/{project_id}/ships', {
      get: ['listShips', undefined, ok(object({ items: list(ship) }))],
      post: [
        'createShip',
        object({ metadata: object({ flag: text }), count: { type: 'integer' } }),
        ok(ship, shownShip),
      ],
    }),
    path('/v1/{project_id}/ships/{ship_name}', { get: ['showShip', undefined, ok(ship, shownShip)] }),
    path('/v1/{project_id}/ships/{ship_name}/stop', { post: ['stopShip', undefined, ok(ship)] }),
    path('/v1/{project_id}/ships/{ship_name}/paint', { post: ['paintShip', undefined, ok(ship)] }),
    path('/v1/{project_id}/buoys', {
      get: ['listBuoys', undefined, ok(object({ buoys: list(object({ id: text, depth: { type: 'integer' } })) }))],
      post: [
        'createBuoys',
        object({ depth: { type: 'integer' }, count: { type: 'integer', minimum: 1 } }),
        ok(object({ buoy_ids: list(text) })),
      ],
    }),
    path('/v1/{project_id}/buoys/{buoy_id}', {
      get: ['showBuoy', undefined, ok(object({ id: text, depth: { type: 'integer' } }))],
    }),
    path('/v1/{project_id}/ships/{ship_name}/masts', {
      get: ['listMasts', undefined, ok(object({ masts: list(object({ id: text, wood: text })) }))],
      post: ['createMast', object({ wood: text }), ok(object({ id: text, wood: text }))],
    }),
    path('/v1/{project_id}/masts', {
      get: [
        'listAllMasts',
        undefined,
        ok(object({ masts: list(object({ id: text, wood: text })) }), { masts: [{ id: 'x' }] }),
      ],
    }),
    path('/v1/{project_id}/gulls', {
      get: [
        'listGulls',
        undefined,
        ok({
          anyOf: [
            object({ gulls: list(object({ id: text, beak: text })), total_count: { type: 'integer' } }),
            object({ gulls: list(object({ id: text, wing: text })) }),
          ],
        }),
      ],
      post: ['createGull', object({ beak: text, wing: text }), ok(object({ id: text }))],
    }),
    path('/v1/{project_id}/crews', {
      get: ['listCrews', undefined, ok(object({ crews: list(object({ crew_id: text, size: { type: 'integer' } })) }))],
      post: ['createCrew', object({ size: { type: 'integer' } }), ok(object({ crew_id: text }))],
      put: ['changeCrew', object({ crew_id: text, size: { type: 'integer' } }), DONE],
      delete: ['deleteCrew', object({ crew_id: text }), DONE],
    }),
    path('/v1/{project_id}/cranes', {
      get: [
        'listCranes',
        undefined,
        ok(object({ items: list(object({ metadata: object({ name: text }) })) }), {
          items: [{ metadata: { name: 'one' } }, { metadata: { name: 'two' } }],
        }),
      ],
    }),
    path('/v1/{project_id}/cranes/batch-delete', {
      post: ['deleteCranes', object({ deleteCraneNames: list(text) }), DONE],
    }),
    path('/v1/{project_id}/settings/tides', {
      get: ['showTides', undefined, ok(object({ level: { type: 'integer' }, note: text }), { level: 3, note: 'low' })],
      put: ['setTides', object({ level: { type: 'integer' } }), ok(object({ level: { type: 'integer' } }))],
      delete: ['forgetTides', undefined, DONE],
    }),
    path('/v1/{project_id}/weather', { get: ['showWeather', undefined, ok(object({ wind: text }), { wind: 'W' })] }),
    [
      '/v1/{project_id}/lamps/{lamp_id}',
      {
        get: {
          ...operation('/v1/{project_id}/lamps/{lamp_id}', 'showLamp', undefined, {}),
          responses: ok(object({ id: text })),
        },
      },
    ],
  ]),
};
