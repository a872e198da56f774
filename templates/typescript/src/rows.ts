/** Stands in for the rows of a contract while the templates are checked; it is never copied. */
export const showThing = [
  'get',
  '/v1/{project_id}/things/{id}',
  { wait: { READY: { field: 'state', states: ['READY'], failure: ['GONE'] } } },
] as const;
export const listThings = [
  'get',
  '/v1/{project_id}/things',
  { page: { kind: 'offset', offset: 'offset', items: 'things' } },
] as const;
