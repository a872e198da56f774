/**
 * Stands in for the schema of a contract while the templates are checked; it is never copied.
 * The generated file of this name has the same three exports.
 */
interface Get<Id extends keyof operations> {
  get: operations[Id];
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
}

export interface paths {
  '/v1/{project_id}/things': Get<'listThings'>;
  '/v1/{project_id}/things/{id}': Get<'showThing'>;
}

export interface components {
  schemas: { Thing: { name: string; state: 'READY' | 'GONE' | (string & Record<never, never>) } };
}

export interface operations {
  showThing: {
    parameters: {
      query?: { limit?: number };
      header?: never;
      path: { project_id: string; id: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Thing'] };
      };
    };
  };
  listThings: {
    parameters: { query?: { offset?: number }; header?: never; path: { project_id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': { things?: components['schemas']['Thing'][] } };
      };
    };
  };
}
