import type { MediaTypeObject, OpenApiDocument, SchemaObject } from '../../scripts/emit/index.ts';

export const string: SchemaObject = { type: 'string' };
export const object = (properties: Record<string, SchemaObject>, required: string[] = []): SchemaObject => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});
export const list = (items: SchemaObject): SchemaObject => ({ type: 'array', items });
export const map = (additionalProperties: SchemaObject): SchemaObject => ({ type: 'object', additionalProperties });

/** A contract of operations that exchange bodies of one schema. */
export function contract(
  schema: SchemaObject,
  examples: readonly unknown[],
  direction: 'request' | 'response' = 'response',
) {
  return contractOf([{ schema, 'x-contradicting-examples': examples.map((value) => ({ value })) }], direction);
}

export function contractOf(
  bodies: readonly MediaTypeObject[],
  direction: 'request' | 'response' = 'response',
  schemas: Record<string, SchemaObject> = {},
): OpenApiDocument {
  const paths = bodies.map((media, index) => {
    const body = { content: { 'application/json': media } };
    const operation = {
      operationId: `send${index}`,
      tags: [],
      ...(direction === 'request' ? { requestBody: { required: true, ...body } } : {}),
      responses: { 200: { description: 'OK', ...(direction === 'response' ? body : {}) } },
    };
    return [`/kites/${index}`, { post: operation }] as const;
  });
  return {
    openapi: '3.0.3',
    info: { title: 'Kites', version: '1' },
    servers: [],
    security: [],
    tags: [],
    paths: Object.fromEntries(paths),
    components: { securitySchemes: {}, schemas },
  };
}
