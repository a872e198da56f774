import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { GeneratedFile } from '../../scripts/generate/index.ts';
import { ROOT } from '../corpus.ts';
import { sampleCalls } from './support/calls.ts';
import { violations } from './support/conformance.ts';
import { entries, type Node, readOperations } from './support/contract-reading.ts';
import { depot, inputFor, target } from './support/depot.ts';
import { compilePair, type HandlerInput, type Pair, type Running, typedModule } from './support/stub-server.ts';
import { sample } from '../support/form.ts';

/** What is committed, not what would be generated now: users get the former. */
function committed(name: string): GeneratedFile[] {
  const folder = path.join(ROOT, 'generated/modelarts', name);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) => /\.(ts|json)$/.test(each));
  return names.map((each) => ({ path: each, content: readFileSync(path.join(folder, each), 'utf8') }));
}

const generated = (name: string) => target(name).generate(inputFor(depot()));

const modelarts: Node = parse(readFileSync(path.join(ROOT, 'spec/modelarts.yaml'), 'utf8'));

describe.each<[string, Node, (name: string) => readonly GeneratedFile[] | Promise<readonly GeneratedFile[]>]>(
  sample(
    [
      ['ModelArts, as committed', modelarts, committed],
      ['a contract with one of each oddity', depot() as unknown as Node, generated],
    ],
    2,
    1,
  ),
)('the TypeScript server of %s', (_, contract, files) => {
  const operations = readOperations(contract);
  const ids = operations.map(({ id }) => id);
  let pair: Pair;
  const running: Running[] = [];
  const start: Pair['start'] = async (...args) => {
    const each = await pair.start(...args);
    running.push(each);
    return each;
  };

  beforeAll(async () => {
    const typed = typedModule(contract, sampleCalls(contract));
    pair = await compilePair(contract, await files('server-typescript'), await files('typescript'), typed);
  }, 120_000);

  afterAll(async () => {
    for (const each of running) await each.close();
    pair?.remove();
  });

  it('compiles, and so does the client', () => {
    expect(pair.problems).toEqual({ server: [], client: [] });
  });

  describe('with handlers', () => {
    let arrived: { id: string; input: HandlerInput } | undefined;
    let answer: { status: number; body?: unknown; headers?: object };
    let server: Running;

    beforeAll(async () => {
      const handlers = Object.fromEntries(
        ids.map((id) => [
          id,
          async (input: HandlerInput) => {
            arrived = { id, input };
            return answer;
          },
        ]),
      );
      server = await start(handlers, { validateResponses: true });
    });

    it.each(ids)('%s gets what the client was given, and the client what it gives', async (id) => {
      for (const { operation, args, answer: sample } of pair.samples) {
        if (operation.id !== id) continue;
        const { mediaType, ...given } = sample;
        answer = mediaType === undefined ? given : { ...given, headers: { 'content-type': mediaType } };
        arrived = undefined;
        const result = await server.client[id]?.(args);
        const filled = operation.path.includes('{project_id}') ? { project_id: 'p' } : {};
        expect(arrived).toEqual({
          id,
          input: {
            params: { ...filled, ...args.path },
            query: args.query ?? {},
            headers: args.header ?? {},
            body: args.body,
          },
        });
        expect(result).toEqual(sample.body);
      }
    });
  });

  describe('with examples', () => {
    let server: Running;
    beforeAll(async () => {
      server = await start({}, { unimplemented: 'example', validateResponses: true });
    });

    it.each(ids)('%s answers what its own contract allows', async (id) => {
      const sample = pair.samples.find(({ operation }) => operation.id === id);
      const message = sample?.operation.successes[0]?.message;
      const result = await server.client[id]?.(sample?.args);
      // Where a page's example fits its schema, it is the answer.
      if (message?.examples[0] !== undefined) expect(message.examples).toContainEqual(result);
    });

    const errors = operations.flatMap(({ id, path: at, method }) => {
      const item = (contract.paths as Record<string, Record<string, Node>>)[at];
      const responses = entries(item?.[method.toLowerCase()]?.responses);
      return responses
        .map(([status]) => status.replace('XX', '18').replace('default', '500'))
        .filter((status) => status >= '400')
        .map((status): [string, number] => [id, Number(status)]);
    });

    it.each(errors)('%s gives its error %i when it is asked to', async (id, status) => {
      const sample = pair.samples.find(({ operation }) => operation.id === id);
      const call = server.client[id] as unknown as (args: unknown, options: object) => Promise<unknown>;
      const error = await call(sample?.args, { headers: { 'x-specscribe-status': `${status}` } }).then(
        () => ({}) as Node,
        (thrown) => thrown as Node,
      );
      expect(error).toMatchObject({ name: 'ApiError', status });
      expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  describe('refuses', () => {
    let server: Running;
    let empty: Running;
    const handlers = Object.fromEntries(
      ids.map((id) => [
        id,
        async () => {
          throw new Error('secret words of a fault');
        },
      ]),
    );
    const attempt = (client: Running['client'], id: string) =>
      client[id]?.(pair.samples.find(({ operation }) => operation.id === id)?.args).then(
        () => 'no error',
        (error) => error,
      );

    beforeAll(async () => {
      server = await start(handlers);
      empty = await start({});
    });

    it.each(ids)('%s by 501 without a handler', async (id) => {
      const error = await attempt(empty.client, id);
      expect(error).toMatchObject({ status: 501 });
      // An answer to HEAD has no body that could say more.
      if (operations.find((each) => each.id === id)?.method !== 'HEAD')
        expect(error).toMatchObject({ code: 'Stub.NotImplemented', message: `${id} is not implemented` });
    });

    it.each(ids)('%s by 500 where its handler fails, without telling why', async (id) => {
      const error = await attempt(server.client, id);
      expect(error.status).toBe(500);
      expect(JSON.stringify(error.body ?? '')).not.toContain('secret words');
    });

    it.each(
      operations.filter(({ body }) => body?.mediaType.includes('json')).map(({ id }) => id),
    )('%s by 400 for a body of another type, and for one that is no JSON', async (id) => {
      const operation = operations.find((each) => each.id === id);
      const url = server.url + String(operation?.path).replace(/\{[^}]+\}/g, '1');
      const send = (body: string) =>
        fetch(url, {
          method: String(operation?.method),
          headers: { 'x-auth-token': 't', 'content-type': String(operation?.body?.mediaType) },
          body,
        });
      const other = violations(contract, operation?.body?.schema, 'text').length > 0;
      for (const [body, message] of [
        ...(other ? ([['"text"', /^body must /]] as const) : []),
        ['{', /JSON/] as const,
      ]) {
        const answer = await send(body);
        const said = Object.values((await answer.json()) as Node).join(' ');
        expect({ status: answer.status, fits: message.test(said.replace(/^Stub\.\w+ /, '')) || said }).toEqual({
          status: 400,
          fits: true,
        });
      }
    });

    it.each(ids)('%s by 401 without credentials', async (id) => {
      expect(await attempt(server.clientWith({ token: undefined }), id)).toMatchObject({ status: 401 });
    });
  });
});
