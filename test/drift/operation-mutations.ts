import { JSON_MEDIA, type Mutation, movePath, onOperation, withPlaceholder } from './sites.ts';

/** Ways in which operations, their answers and their pages change. */
export const OPERATION_MUTATIONS: readonly Mutation[] = [
  {
    name: 'placeholder renamed',
    apply: onOperation((operation, sample) => {
      const name = [...sample.path.matchAll(withPlaceholder)].at(-1)?.[1];
      if (name === undefined) return false;
      movePath(sample, sample.path.replace(`{${name}}`, '{wholly_other}'));
      for (const each of operation.parameters ?? []) if (each.name === name) each.name = 'wholly_other';
      return true;
    }),
    forth: 'path-parameter-renamed',
    back: 'path-parameter-renamed',
  },
  {
    name: 'operation added',
    apply: onOperation((_, { document }) => {
      document.paths['/novel'] = { get: { operationId: 'novel', tags: [], responses: { 200: { description: 'OK' } } } };
    }),
    forth: 'endpoint-added',
    back: 'api-path-removed-without-deprecation',
  },
  {
    name: 'method added',
    apply: onOperation((operation, { document, path }) => {
      document.paths[path] = {
        ...document.paths[path],
        trace: { ...operation, operationId: 'traced', deprecated: false },
      };
    }),
    forth: 'endpoint-added',
    back: 'api-removed-without-deprecation',
  },
  {
    name: 'operation moved',
    apply: onOperation((_, sample) => movePath(sample, `${sample.path}/elsewhere`)),
    forth: 'endpoint-moved',
    back: 'endpoint-moved',
  },
  {
    name: 'operation renamed',
    apply: onOperation((operation) => {
      operation.operationId = `${operation.operationId}Again`;
    }),
    forth: 'api-operation-id-changed',
    back: 'api-operation-id-changed',
  },
  {
    name: 'operation renamed, its former name kept',
    apply: onOperation((operation) => {
      const name = operation.operationId;
      Object.assign(operation, { operationId: `${name}Again`, 'x-former-names': [{ name, until: '9.0.0' }] });
    }),
    forth: 'generated-operation-renamed-kept',
    back: 'api-operation-id-changed',
  },
  {
    name: 'operation deprecated',
    apply: onOperation((operation) => {
      if (operation.deprecated) return false;
      operation.deprecated = true;
      return true;
    }),
    forth: 'endpoint-deprecated',
    back: 'endpoint-reactivated',
  },
  {
    name: 'operation summarised otherwise',
    apply: onOperation((operation) => {
      operation.summary = 'Quite another thing';
    }),
    forth: 'docs-summary-changed',
    back: 'docs-summary-changed',
  },
  {
    name: 'operation in one more chapter',
    apply: onOperation((operation) => {
      operation.tags = [...operation.tags, 'Elsewhere'];
    }),
    forth: 'api-tag-added',
    back: 'api-tag-removed',
  },
  {
    name: 'operation in another chapter',
    apply: onOperation((operation) => {
      operation.tags = ['Elsewhere'];
    }),
    forth: 'docs-chapter-changed',
    back: 'docs-chapter-changed',
  },
  {
    name: 'page moved',
    apply: onOperation((operation) => {
      operation['x-source'] = `elsewhere/${operation['x-source']}`;
    }),
    forth: 'docs-page-moved',
    back: 'docs-page-moved',
  },
  {
    name: 'success added',
    apply: onOperation((operation) => {
      operation.responses[299] = { description: 'Done' };
    }),
    forth: 'response-success-status-added',
    back: 'response-success-status-removed',
  },
  {
    name: 'failure added',
    apply: onOperation((operation) => {
      operation.responses[418] = { description: 'Teapot' };
    }),
    forth: 'response-non-success-status-added',
    back: 'response-non-success-status-removed',
  },
  {
    name: 'media type of an answer added',
    apply: onOperation((operation) => {
      const response = Object.values(operation.responses).find(({ content }) => content);
      if (response?.content) response.content['application/xml'] = { schema: { type: 'string' } };
      return response !== undefined;
    }),
    forth: 'response-media-type-added',
    back: 'response-media-type-removed',
  },
  {
    name: 'media type of a request added',
    apply: onOperation((operation) => {
      if (operation.requestBody) operation.requestBody.content['application/xml'] = { schema: { type: 'string' } };
      return operation.requestBody !== undefined;
    }),
    forth: 'request-body-media-type-added',
    back: 'request-body-media-type-removed',
  },
  {
    name: 'mandatory body added',
    apply: onOperation((operation) => {
      if (operation.requestBody) return false;
      operation.requestBody = { required: true, content: { [JSON_MEDIA]: { schema: { type: 'object' } } } };
      return true;
    }),
    forth: 'request-body-added-required',
    back: 'request-body-removed',
  },
  {
    name: 'body optional',
    apply: onOperation((operation) => {
      if (operation.requestBody?.required !== true) return false;
      operation.requestBody.required = false;
      return true;
    }),
    forth: 'request-body-became-optional',
    back: 'request-body-became-required',
  },
  {
    name: 'header of an answer added',
    apply: onOperation((operation) => {
      const [response] = Object.values(operation.responses);
      if (response) Object.assign(response, { headers: { 'X-Novel': { schema: { type: 'string' } } } });
      return response !== undefined;
    }),
    forth: 'response-header-added',
    back: 'optional-response-header-removed',
  },
  {
    name: 'operation open to all',
    apply: onOperation((operation) => {
      Object.assign(operation, { security: [] });
    }),
    forth: 'api-security-removed',
    back: 'api-security-added',
  },
  {
    name: 'example replaced',
    apply: onOperation((operation) => {
      const media = Object.values(operation.responses)
        .map(({ content }) => content?.[JSON_MEDIA])
        .find((each) => each?.examples);
      if (media) media.examples = { response: { value: { novel: true } } };
      return media !== undefined;
    }),
    forth: 'docs-example-changed',
    back: 'docs-example-changed',
  },
];
