/**
 * Stands in for the schema of a contract while the templates are checked; it is never copied.
 * The generated file of this name has the same exports.
 */
export interface paths {
  '/v1/{project_id}/things/{id}': { get: operations['showThing']; delete: operations['deleteThing'] };
}

export interface components {
  schemas: {
    Thing: { name: string; state: 'READY' | 'GONE' };
    ErrorResponse: { error_code?: string; error_msg?: string };
  };
}

export interface operations {
  showThing: {
    parameters: {
      query?: { limit?: number };
      header?: { 'X-Language'?: string };
      path: { project_id: string; id: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Thing'] };
      };
      '4XX': {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['ErrorResponse'] };
      };
    };
  };
  deleteThing: {
    parameters: { query?: never; header?: never; path: { project_id: string; id: string }; cookie?: never };
    requestBody: { content: { 'application/json': { force: boolean } } };
    responses: { 204: { headers: { [name: string]: unknown }; content?: never } };
  };
}
