import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '#server-runtime';
import { HOSTILE, hostileContract } from '../generate/support/hostile.ts';
import { contract, type Downloads, downloadsOf, operationCount, projectService, textOf } from './downloads-support.ts';
import { serviceOf } from './site-support.ts';

interface PostmanRequest {
  readonly method: string;
  readonly url: { getHost(): string; getPath(): string };
  readonly body?: { toString(): string };
  getHeaders(options: object): Record<string, string>;
  toJSON(): object;
}
interface PostmanItem {
  readonly name: string;
  readonly request: PostmanRequest;
}
/** The part of Postman's own library that is used here; it comes without types. */
interface PostmanSdk {
  readonly Collection: new (
    json: object,
  ) => {
    readonly variables: { all(): readonly { toJSON(): object }[] };
    forEachItem(visit: (item: PostmanItem) => void): void;
  };
  readonly Request: new (definition: object) => PostmanRequest;
  readonly VariableList: new (parent: null, variables: readonly object[]) => object;
  readonly Property: { replaceSubstitutionsIn(value: object, variables: readonly object[]): object };
}
const sdk = createRequire(import.meta.url)('postman-collection') as PostmanSdk;

let files: Downloads;
beforeAll(async () => {
  files = await downloadsOf(await projectService());
});

describe('the Postman collection', () => {
  let server: Awaited<ReturnType<typeof createServer>>;
  let url: string;
  beforeAll(async () => {
    server = await createServer(contract, {}, { unimplemented: 'example' });
    url = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => server.close());

  it('has a request for each operation, which the stub server answers', async () => {
    const collection = new sdk.Collection(JSON.parse(textOf(files, 'modelarts.postman.json')));
    const variables = new sdk.VariableList(null, [
      ...collection.variables.all().map((each) => each.toJSON()),
      ...Object.entries({ baseUrl: url, token: 'secret', project_id: '0123' }).map(([key, value]) => ({ key, value })),
    ]);
    const items: PostmanItem[] = [];
    collection.forEachItem((item) => void items.push(item));
    expect(items).toHaveLength(operationCount());
    for (const { name, request } of items) {
      const filled = sdk.Property.replaceSubstitutionsIn(request.toJSON(), [variables]);
      const resolved = new sdk.Request(filled);
      const headers = { ...resolved.getHeaders({ enabled: true }), 'X-Auth-Token': 'secret' };
      const body = resolved.body?.toString();
      const answer = await fetch(`${resolved.url.getHost()}${resolved.url.getPath()}`, {
        method: resolved.method,
        headers,
        ...(body ? { body } : {}),
        signal: AbortSignal.timeout(20_000),
      });
      expect([name, answer.status >= 200 && answer.status < 300], await answer.text()).toEqual([name, true]);
    }
  });

  it('sends the token from a variable that is secret, and holds none', () => {
    const { auth, variable } = JSON.parse(textOf(files, 'modelarts.postman.json'));
    expect(auth.apikey).toContainEqual(expect.objectContaining({ key: 'value', value: '{{token}}' }));
    expect(auth.apikey).toContainEqual(expect.objectContaining({ key: 'key', value: 'X-Auth-Token' }));
    expect(variable).toContainEqual({ key: 'token', value: '', type: 'secret' });
  });

  it('shows answers of pages alone', () => {
    const shown = new Set(valuesIn(contract, 'value').map((value) => JSON.stringify(value)));
    const bodies = valuesIn(JSON.parse(textOf(files, 'modelarts.postman.json')), 'response')
      .flatMap((responses) => responses as { body?: string }[])
      .flatMap(({ body }) => (body ? [JSON.stringify(JSON.parse(body))] : []));
    expect(bodies.length).toBeGreaterThan(10);
    expect(bodies.filter((body) => !shown.has(body))).toEqual([]);
  });

  it('has requests whose parameters are called as what every object of JavaScript has', async () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const parameters = names.map((name) => ({ name, in: 'query', required: true, schema: { type: 'string' } }));
    const get = { operationId: 'listKites', parameters, responses: { '200': { description: 'All.' } } };
    const kites = { openapi: '3.0.3', info: { title: 'Kites', version: '1' }, paths: { '/kites': { get } } };
    const collection = JSON.parse(textOf(await downloadsOf(serviceOf(kites as never, 'kites')), 'kites.postman.json'));
    const [request, ...more] = valuesIn(collection.item, 'request') as { url: { query: { key: string }[] } }[];
    expect(request?.url.query.map(({ key }) => key)).toEqual(names);
    expect(more).toEqual([]);
  });

  it.each(HOSTILE)('keeps %j from being a script or a variable', async (hostile) => {
    const collection = JSON.parse(
      textOf(
        await downloadsOf(serviceOf(hostileContract(`${hostile}{{token}}`) as never, 'hostile')),
        'hostile.postman.json',
      ),
    );
    expect(valuesIn(collection, 'event').flat()).toEqual([]);
    expect(valuesIn(collection, 'script')).toEqual([]);
    const sent = JSON.stringify(
      valuesIn(collection, 'request').map((each) => [valuesIn(each, 'raw'), valuesIn(each, 'value')]),
    );
    expect(sent.replaceAll('{{project_id}}', '')).not.toContain('{{');
  });
});

function valuesIn(node: unknown, key: string): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => [...(name === key ? [value] : []), ...valuesIn(value, key)]);
}
