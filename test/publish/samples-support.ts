import { serviceSamples } from '../../scripts/publish/index.ts';

/** What differs in the one operation of a contract. */
export interface Given {
  readonly body?: unknown;
  readonly parameters?: readonly object[];
  readonly path?: string;
  readonly responses?: object;
  readonly tokenHeader?: string;
  readonly requestBody?: object;
}

const jsonBody = (value: unknown, required = true): object => ({
  required,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' }, examples: { a: { value } } } },
});

/** A contract with one operation, `sendThing`. */
export function contractOf(given: Given): never {
  const { tokenHeader = 'X-Auth-Token' } = given;
  const requestBody = given.requestBody ?? ('body' in given ? jsonBody(given.body) : undefined);
  const operation = {
    operationId: 'sendThing',
    summary: 'Sending a Thing',
    tags: ['Things'],
    parameters: given.parameters ?? [],
    ...(requestBody ? { requestBody } : {}),
    responses: given.responses ?? { 204: { description: 'OK' } },
  };
  return {
    openapi: '3.0.3',
    info: { title: 'Things', version: '1' },
    servers: [],
    security: [],
    tags: [],
    paths: { [given.path ?? '/v1/{project_id}/things']: { post: operation } },
    components: {
      securitySchemes: { token: { type: 'apiKey', in: 'header', name: tokenHeader } },
      schemas: { Thing: { type: 'object', properties: { a: { type: 'string' } } } },
    },
  } as never;
}

export function codeOf(language: string, given: Given): string | undefined {
  const { operations } = serviceSamples({ service: 'things', contract: contractOf(given) });
  return operations.get('sendThing')?.code[language];
}

export const parameter = (name: string, place: string, schema: object, more: object = {}): object => ({
  name,
  in: place,
  required: true,
  schema,
  ...more,
});
