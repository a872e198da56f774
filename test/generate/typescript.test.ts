import { getEventListeners } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AnyClient, type CallsModule, callsModule, checkCall, sampleCalls } from './support/calls.ts';
import { compile, load, removeFolder, scratchFolder, writeFiles } from './support/compile.ts';
import { type ContractServer, startContractServer } from './support/contract-server.ts';
import { contentOf, depot, inputFor, target } from './support/depot.ts';
import { type Editor, openEditor } from './support/editor.ts';

const PROJECT_ID = 'p 1/ü';
const contract = depot();
const samples = sampleCalls({ ...contract });
const operations = [...new Set(samples.map(({ operation }) => operation.id))];

/** Code against the client's types. Each line after `@ts-expect-error` must be refused; all others must compile. */
const TYPES = `
import { ApiError, type Args, type Client, createClient, isApiError, type Result, type Schema } from './index.js';
const full = createClient({ region: 'eu-de', projectId: 'p' });
const bare = createClient({ region: 'a-new-region' });
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const same = <A, B>(_: Same<A, B>): void => undefined;

export async function fits(any: Client): Promise<void> {
  const list = await full.listBoxes();
  same<number | undefined, typeof list.total>(true);
  await full.listBoxes({ query: { limit: 10, state: 'OPEN', label: ['a'], range: { from: 1 }, 'filter[a b]&c': 'x' } });
  await full.listBoxes({ path: { project_id: 'another' } }, { timeoutMs: 5, signal: new AbortController().signal });
  await bare.listBoxes({ path: { project_id: 'p' } });
  await any.showBox({ path: { project_id: 'p', 'box-id': 'b' } });
  await full.createBox({ body: { name: 'a' } });
  await full.changeBox({ path: { 'box-id': 'b' }, header: { 'If-Match': '*', 'x-retries': 1 } });
  await full.changeBox({ path: { 'box-id': 'b' }, header: { 'If-Match': '*' }, body: { size: 1 } });
  await full.patchItem({ path: { 'box-id': 'b', number: 1 }, body: { anything: null } });
  same<undefined, Awaited<ReturnType<typeof full.deleteBox>>>(true);
  same<string, Awaited<ReturnType<typeof full.showVersion>>>(true);
  const created = await full.createBox({ body: { name: 'a' } });
  if (created !== undefined && created.state !== 'OPEN') {
    const tomorrow: string = created.state;
    const grade: number | undefined = created.grade;
    const deep: string | undefined = created.children?.[0]?.parent?.state;
    void [tomorrow, grade, deep];
  }
  const future: Schema<'Box'> = { name: 'a', state: 'A STATE OF TOMORROW', grade: 99 };
  await full.listBoxes({ query: { state: 'A STATE OF TOMORROW' } });
  await full.createBox({ body: { name: 'a', state: 'A STATE OF TOMORROW', size: 9007199254740993n } });
  const size: number | bigint | undefined = future.size;
  for await (const box of full.iterate.listBoxes({ query: { limit: 10 } })) same<Schema<'Box'>, typeof box>(true);
  for await (const page of bare.iterate.listBoxes({ path: { project_id: 'p' } }).pages()) void page.total;
  for await (const label of full.iterate.listLabels()) same<Schema<'Owner'>, typeof label>(true);
  const waited = await full.waitUntil.showBox({ path: { 'box-id': 'b' } }, 'OPEN', { intervalMs: 5, timeoutMs: 50 });
  same<Result<'showBox'>, typeof waited>(true);
  createClient({ region: 'eu-odd', token: async (refused?: string) => refused ?? 't', retry: { maxAttempts: 2 } });
  createClient({ regions: { mine: 'https://mine.example.com' }, region: 'mine', credentials: { ak: 'a', sk: 's' } });
  createClient({ baseUrl: 'https://a.example', credentials: async () => ({ ak: 'a', sk: 's', securityToken: 't' }) });
  await full.createBox({ body: { name: 'a' } }, { idempotent: true, retry: false });
  const { data, response } = await full.raw.GET('/v1/{project_id}/boxes', { params: { path: { project_id: 'p' } } });
  const state: string | undefined = data?.boxes[0]?.state;
  void [future, size, state, response];
  const error: unknown = undefined;
  if (isApiError(error, 'Depot.0001')) same<number, typeof error.status>(true);
  if (error instanceof ApiError && error.code === 'Depot.9999') void error.requestId;
}

export async function doesNotFit(input: Schema<'BoxRequest'>): Promise<void> {
  // @ts-expect-error path parameter is missing
  await full.deleteBox({ path: {} });
  // @ts-expect-error arguments are missing
  await full.deleteBox();
  // @ts-expect-error project is nowhere
  await bare.listBoxes();
  // @ts-expect-error project is nowhere
  await bare.deleteBox({ path: { 'box-id': 'b' } });
  // @ts-expect-error no such query parameter
  await full.listBoxes({ query: { limits: 10 } });
  // @ts-expect-error wrong type of a query parameter
  await full.listBoxes({ query: { limit: '10' } });
  // @ts-expect-error a state is text
  await full.listBoxes({ query: { state: 1 } });
  // @ts-expect-error no list
  void full.iterate.showBox;
  // @ts-expect-error no such query parameter of a list
  void full.iterate.listBoxes({ query: { limits: 10 } });
  // @ts-expect-error shows no state
  void full.waitUntil.listBoxes;
  // @ts-expect-error no state to wait for
  await full.waitUntil.showBox({ path: { 'box-id': 'b' } }, 'BROKEN');
  // @ts-expect-error 64 bits are not always a number
  const wrong: number | undefined = (await full.createBox({ body: input }))?.size;
  // @ts-expect-error a token or an access key
  createClient({ token: 't', credentials: { ak: 'a', sk: 's' } });
  // @ts-expect-error an access key has a secret
  createClient({ credentials: { ak: 'a' } });
  // @ts-expect-error body is missing
  await full.createBox({});
  // @ts-expect-error required field is missing
  await full.createBox({ body: { size: 1 } });
  // @ts-expect-error no such field
  await full.createBox({ body: { name: 'a', sizes: 1 } });
  // @ts-expect-error no such field in a nested object
  await full.createBox({ body: { name: 'a', owner: { id: 'a', kinds: 'person' } } });
  // @ts-expect-error a state of another type
  await full.createBox({ body: { name: 'a', state: false } });
  // @ts-expect-error the token is no argument
  await full.createBox({ body: input, header: { 'X-Auth-Token': 't' } });
  // @ts-expect-error required header is missing
  await full.changeBox({ path: { 'box-id': 'b' } });
  // @ts-expect-error neither of the alternatives
  await full.changeBox({ path: { 'box-id': 'b' }, header: { 'If-Match': '*' }, body: { label: 'a' } });
  // @ts-expect-error a path parameter of another type
  await full.patchItem({ path: { 'box-id': 'b', number: 'one' }, body: {} });
  // @ts-expect-error no such operation
  await full.listBox();
  // @ts-expect-error an address and a region say different things
  createClient({ baseUrl: 'https://example.com', region: 'eu-de' });
  // @ts-expect-error no such path
  await full.raw.GET('/v1/{project_id}/box', { params: { path: { project_id: 'p' } } });
  // @ts-expect-error no such field in what arrives
  void (await full.listBoxes()).box;
  const args: Args<'deleteBox', 'project_id'> = { path: { 'box-id': 'b' } };
  const result: Result<'deleteBox'> = undefined;
  void [args, result, wrong];
}
`;

interface Module {
  createClient(options?: object): AnyCalls;
  ApiError: new (facts: object) => Error;
  isApiError(error: unknown, code?: string): boolean;
  OPERATIONS: Readonly<Record<string, unknown>>;
}
type AnyMethod = (args?: object, options?: object) => Promise<unknown>;
type AnyCalls = Readonly<Record<string, AnyMethod>> & {
  readonly raw: Readonly<Record<string, (path: string, init?: object) => Promise<Record<string, unknown>>>>;
};

const folder = scratchFolder('depot');
let problems: string[];
let module: Module;
let calls: CallsModule['calls'];
let server: ContractServer;

beforeAll(async () => {
  const files = await target('typescript').generate(inputFor(contract));
  // Types of Node.js are not there on purpose: the package must not need them, its example does.
  const example = (/```ts\n([\s\S]*?)```/.exec(contentOf(files, 'README.md'))?.[1] ?? '').replace(
    '"@specscribe/depot"',
    '"./index.js"',
  );
  writeFiles(folder, [
    ...files,
    { path: 'src/calls.ts', content: callsModule({ ...contract }, samples) },
    { path: 'src/types-check.ts', content: TYPES },
    { path: 'src/example.ts', content: `declare const process: { env: Record<string, string>};\n${example}` },
  ]);
  problems = compile(folder);
  module = await load<Module>(folder, 'index.js');
  ({ calls } = await load<CallsModule>(folder, 'calls.js'));
  server = await startContractServer({ ...contract });
}, 120_000);

afterAll(async () => {
  await server?.close();
  removeFolder(folder);
});

beforeEach(() => {
  server.answer({ status: 200, mediaType: 'application/json', body: { boxes: [] } });
});

const client = (options: object = {}): AnyCalls =>
  module.createClient({ baseUrl: server.url, projectId: PROJECT_ID, token: 'secret', ...options });

const lastArrival = () => {
  const arrival = server.arrivals.at(-1);
  if (!arrival) throw new Error('nothing arrived');
  return arrival;
};

const failure = async (call: Promise<unknown>): Promise<Record<string, unknown>> => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  return error as Record<string, unknown>;
};

describe('types', () => {
  it('compile under strict settings, take all samples, and refuse what the contract does not have', () => {
    expect(problems).toEqual([]);
  });

  it('are a method for each operation', () => {
    expect(Object.keys(module.OPERATIONS).sort()).toEqual([...operations].sort());
    expect(operations.length).toBeGreaterThanOrEqual(8);
  });
});

describe('the package', () => {
  it('exports what was compiled', () => {
    const { exports } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    for (const file of Object.values<string>(exports['.'])) expect(existsSync(path.join(folder, file))).toBe(true);
  });

  describe('in an editor', () => {
    const code = `import { ApiError, createClient } from './index.js';
const client = createClient({ projectId: 'p' });
const list = await client./*list*/listBoxes({ query: { state: '/*sent*/' } });
void (list.boxes[0]?.state === '/*received*/');
void client./*show*/showBox;
createClient({ region: '/*region*/' });
void client.waitUntil.showBox({ path: { 'box-id': 'b' } }, '/*state*/');
const error: unknown = undefined;
if (error instanceof ApiError && error.code === '/*code*/') void error;
client.iterate./*iterate*/listBoxes();
`;
    let editor: Editor;
    beforeAll(() => {
      editor = openEditor(folder, code);
    });

    it('shows the documentation of a method, and what it takes', () => {
      const shown = editor.hover('/*list*/');
      expect(shown).toContain('Listing Boxes');
      expect(shown).toContain('@see https://docs.example.com/listBoxes.html');
      expect(shown).toContain('limit?: number');
    });

    it('strikes out what is deprecated', () => {
      expect(editor.hover('/*show*/')).toContain('@deprecated');
    });

    it('offers the values that the contract knows, also where others are allowed', () => {
      expect(editor.offers('/*sent*/')).toEqual(['CLOSED', 'OPEN', 'half open & "odd"']);
      expect(editor.offers('/*received*/')).toEqual(['CLOSED', 'OPEN']);
      expect(editor.offers('/*region*/')).toEqual(['eu-de', 'eu-nl', 'eu-odd']);
      expect(editor.offers('/*state*/')).toEqual(['CLOSED', 'OPEN']);
      expect(editor.offers('/*code*/')).toEqual(['Depot.0001', 'Depot.0002']);
      expect(editor.offers('/*iterate*/')).toEqual(['listBoxes', 'listLabels']);
    });
  });
});

describe('calls', () => {
  it.each(operations)('%s carries what it is given and gives what it gets', async (id) => {
    const full = client() as unknown as AnyClient;
    for (const [index, sample] of samples.entries())
      if (sample.operation.id === id) await checkCall(server, sample, async () => calls[index]?.(full), PROJECT_ID);
  });

  it('write arrays and objects of a query by their style', async () => {
    await client().listBoxes?.({
      query: {
        label: ['a b', 'c&d'],
        ids: ['1,2', '3'],
        piped: [1, 2],
        range: { from: 1, to: 2 },
        'filter[a b]&c': '=',
      },
    });
    expect(lastArrival().query).toBe(
      'label=a%20b&label=c%26d&ids=1%2C2,3&piped=1%7C2&range[from]=1&range[to]=2&filter%5Ba%20b%5D%26c=%3D',
    );
  });

  it('leave out what has no value', async () => {
    await client().listBoxes?.({ query: { limit: undefined, label: [], state: null } });
    expect(lastArrival().query).toBe('');
  });

  it('keep values and fields that the contract does not know', async () => {
    const body = {
      boxes: [{ name: 'a', state: 'A STATE OF TOMORROW', grade: 7, new_field: { deep: [1] } }],
      more: true,
    };
    server.answer({ status: 200, mediaType: 'application/json', body });
    expect(await client().listBoxes?.()).toEqual(body);
  });

  it('give undefined for an empty body of any status', async () => {
    server.answer({ status: 200 });
    expect(await client().listBoxes?.()).toBeUndefined();
    server.answer({ status: 200, text: '', headers: { 'transfer-encoding': 'chunked' } });
    expect(await client().listBoxes?.()).toBeUndefined();
    server.answer({ status: 204 });
    expect(await client().listBoxes?.()).toBeUndefined();
  });

  it('give what comes where the contract names no body', async () => {
    const args = { path: { 'box-id': 'b' } };
    server.answer({ status: 200, mediaType: 'application/json', body: { job: 1 } });
    expect(await client().deleteBox?.(args)).toEqual({ job: 1 });
    server.answer({ status: 200, text: 'done' });
    expect(await client().deleteBox?.(args)).toBe('done');
  });

  it('send further headers, those of the call over those of the client', async () => {
    await client({ headers: { 'x-a': 'client', 'x-b': 'client' } }).listBoxes?.({}, { headers: { 'x-b': 'call' } });
    expect(lastArrival().headers).toMatchObject({ 'x-a': 'client', 'x-b': 'call', accept: 'application/json' });
  });

  it('go through the raw client too', async () => {
    const params = { path: { project_id: 'p' } };
    const result = await client().raw.GET?.('/v1/{project_id}/boxes', { params });
    expect(result?.data).toEqual({ boxes: [] });
    expect(result?.response).toBeInstanceOf(Response);
    expect(lastArrival().headers['x-auth-token']).toBe('secret');
  });

  it.each([
    [{}, 'label=a%20b&label=c&ids=1%2C2,3&piped=1%7C2&range[from]=1'],
    [{ querySerializer: () => 'of=the%20caller' }, 'of=the%20caller'],
  ])('of the raw client write queries like the methods, unless they say how: %j', async (more, query) => {
    const params = {
      path: { project_id: 'p' },
      query: { label: ['a b', 'c'], ids: ['1,2', '3'], piped: [1, 2], range: { from: 1 } },
    };
    await client().raw.GET?.('/v1/{project_id}/boxes', { params, ...more });
    expect(lastArrival().query).toBe(query);
  });

  it('use the given fetch', async () => {
    const seen: string[] = [];
    const fetch = async (request: Request) => {
      seen.push(`${request.method} ${request.url}`);
      return Response.json({ boxes: [] });
    };
    await module.createClient({ projectId: 'p', fetch }).listBoxes?.();
    expect(seen).toEqual(['GET https://depot.eu-de.example.com/v1/p/boxes']);
  });
});

describe('where the service is', () => {
  const urlWith = async (options: object): Promise<string> => {
    let url = '';
    const fetch = async (request: Request) => {
      url = request.url;
      return new Response();
    };
    await module.createClient({ ...options, fetch }).showVersion?.();
    return url;
  };

  it.each([
    [{}, 'https://depot.eu-de.example.com/version'],
    [{ region: 'eu-nl' }, 'https://depot.eu-nl.example.com/version'],
    [{ region: 'eu-odd' }, 'https://odd.example.org/depot/version'],
    [{ regions: { 'eu-odd': 'https://mine.example.com' }, region: 'eu-odd' }, 'https://mine.example.com/version'],
    [{ regions: { mine: 'https://mine.example.com/v/' }, region: 'mine' }, 'https://mine.example.com/v/version'],
    [{ regions: { 'eu-de': 'https://mine.example.com' } }, 'https://mine.example.com/version'],
    [
      { regions: { mine: 'https://mine.example.com' }, region: 'toString' },
      'https://depot.tostring.example.com/version',
    ],
    [{ region: 'a-region-of-tomorrow' }, 'https://depot.a-region-of-tomorrow.example.com/version'],
    [{ baseUrl: 'http://localhost:8080/base/' }, 'http://localhost:8080/base/version'],
  ])('%j is %s', async (options, url) => {
    expect(await urlWith(options)).toBe(url);
  });

  it.each([
    'evil.example/',
    'evil.example#',
    'user@evil.example',
    'evil.example?',
    'evil.example\\',
  ])('is not changed by the region %s', async (region) => {
    await expect(urlWith({ region })).rejects.toThrow(TypeError);
  });
});

describe('the project', () => {
  it('is another one where the call says so', async () => {
    await client().listBoxes?.({ path: { project_id: 'another' } });
    expect(lastArrival().path).toBe('/v1/another/boxes');
  });

  it('stays where the call gives none', async () => {
    await client().listBoxes?.({ path: { project_id: undefined } });
    expect(lastArrival().path).toBe(`/v1/${encodeURIComponent(PROJECT_ID)}/boxes`);
  });

  it('is asked for by name where nobody gives one', async () => {
    const before = server.arrivals.length;
    const error = await failure(client({ projectId: undefined }).listBoxes?.() ?? Promise.resolve());
    expect(error.message).toBe('path parameter "project_id" is missing');
    expect(server.arrivals).toHaveLength(before);
  });

  it.each(['', '.', '..'])('and other path parameters can not be "%s", which is another path', async (id) => {
    const before = server.arrivals.length;
    await failure(client().deleteBox?.({ path: { 'box-id': id } }) ?? Promise.resolve());
    expect(server.arrivals).toHaveLength(before);
  });
});

describe('credentials', () => {
  it('are asked for at each request', async () => {
    let count = 0;
    const renewing = client({ token: async () => `token ${++count}` });
    await renewing.listBoxes?.();
    expect(lastArrival().headers['x-auth-token']).toBe('token 1');
    await renewing.listBoxes?.();
    expect(lastArrival().headers['x-auth-token']).toBe('token 2');
  });

  it('that can not be had fail the call', async () => {
    const token = () => Promise.reject(new Error('login failed'));
    expect((await failure(client({ token }).listBoxes?.() ?? Promise.resolve())).message).toBe('login failed');
  });

  it('are left out where there is none', async () => {
    await client({ token: undefined }).listBoxes?.();
    expect(lastArrival().headers).not.toHaveProperty('x-auth-token');
  });

  it('may be set by a hook that sees the whole request', async () => {
    const authenticate = async (request: Request) => {
      const body = await request.clone().text();
      const signed = new Request(request);
      signed.headers.set('authorization', `${signed.headers.get('x-auth-token')} ${body}`);
      return signed;
    };
    await client({ authenticate }).createBox?.({ body: { name: 'a' } });
    expect(lastArrival()).toMatchObject({ bodyText: '{"name":"a"}', problems: [] });
    expect(lastArrival().headers.authorization).toBe('secret {"name":"a"}');
  });

  it('are not taken along by a redirect', async () => {
    server.answer({ status: 302, headers: { location: `${server.url}/version` } });
    const before = server.arrivals.length;
    expect(await failure(client().listBoxes?.() ?? Promise.resolve())).toMatchObject({ name: 'ApiError', status: 302 });
    expect(server.arrivals).toHaveLength(before + 1);
  });
});

describe('errors', () => {
  const failing = async (answer: Parameters<ContractServer['answer']>[0]): Promise<Record<string, unknown>> => {
    server.answer(answer);
    return failure(client().listBoxes?.() ?? Promise.resolve());
  };

  it.each([
    [{ error_code: 'Depot.0001', error_msg: 'No such box' }],
    [{ error_code: 'Depot.0001', error_message: 'No such box' }],
    [{ code: 'Depot.0001', message: 'No such box' }],
    [{ errorCode: 'Depot.0001', errorMsg: 'No such box' }],
    [{ error: { error_code: 'Depot.0001', error_msg: 'No such box' } }],
    [{ error: { error_code: 'Depot.0001', error_message: 'No such box' } }],
    [{ itemNotFound: { code: 'Depot.0001', message: 'No such box' } }],
    [{ request_id: 'r', errors: [{ code: 'Depot.0001', message: 'No such box' }] }],
  ])('%j is read', async (body) => {
    const headers = { 'x-request-id': 'r-1', 'content-type': 'application/json' };
    const error = await failing({ status: 404, headers, text: JSON.stringify(body) });
    expect(error).toBeInstanceOf(module.ApiError);
    expect(error).toMatchObject({
      name: 'ApiError',
      status: 404,
      code: 'Depot.0001',
      message: 'No such box',
      requestId: 'r-1',
      operationId: 'listBoxes',
      body,
    });
    expect(module.isApiError(error)).toBe(true);
    expect(module.isApiError(error, 'Depot.0001')).toBe(true);
    expect(module.isApiError(error, 'Depot.0002')).toBe(false);
  });

  it('give a numeric code as text', async () => {
    const error = await failing({
      status: 409,
      mediaType: 'application/json',
      body: { error: { code: 409, title: 'x' } },
    });
    expect(error).toMatchObject({ code: '409', message: 'HTTP 409 Conflict' });
  });

  it.each([
    ['<html>Bad Gateway</html>', '<html>Bad Gateway</html>'],
    ['{"cut": ', '{"cut": '],
    ['"only text"', 'only text'],
    ['[]', []],
    ['null', null],
    ['', undefined],
  ])('keep an unknown body %j', async (text, body) => {
    const error = await failing({ status: 501, text });
    expect(error).toMatchObject({
      status: 501,
      code: undefined,
      message: 'HTTP 501 Not Implemented',
      requestId: undefined,
    });
    expect(error.body).toEqual(body);
  });

  it('tell of a success that is not JSON', async () => {
    const error = await failing({ status: 200, headers: { 'x-request-id': 'r-2' }, text: '<html>login</html>' });
    expect(error).toMatchObject({
      name: 'ApiError',
      status: 200,
      message: 'the answer is not JSON',
      requestId: 'r-2',
      body: '<html>login</html>',
    });
  });

  it('of the network come as they are', async () => {
    const error = await failure(
      client({ baseUrl: 'http://127.0.0.1:9', retry: false }).listBoxes?.() ?? Promise.resolve(),
    );
    expect(error).not.toBeInstanceOf(module.ApiError);
  });

  it('hold no token', async () => {
    const error = await failing({ status: 401, text: '' });
    expect(JSON.stringify(error)).not.toContain('secret');
  });
});

describe('time', () => {
  const timed = (options: object, call: object = {}): Promise<unknown> =>
    client(options).listBoxes?.({}, call) ?? Promise.resolve();

  it.each([
    ['of the client', { timeoutMs: 50 }, {}],
    ['of the call', { timeoutMs: 60_000 }, { timeoutMs: 50 }],
  ])('limit %s ends a call without an answer', async (_, options, call) => {
    server.answer({ status: 200, delayMs: 5_000 });
    expect(await failure(timed(options, call))).toMatchObject({
      name: 'TimeoutError',
      message: 'no complete answer within 50 ms',
    });
  });

  it('limit ends a call whose body stalls', async () => {
    server.answer({ status: 200, text: '{}', bodyDelayMs: 5_000 });
    expect((await failure(timed({ timeoutMs: 100 }))).name).toBe('TimeoutError');
  });

  it('limit ends a call whose token never comes', async () => {
    const token = () => new Promise<string>(() => undefined);
    expect((await failure(timed({ timeoutMs: 50, token }))).name).toBe('TimeoutError');
  });

  it.each([0, Number.POSITIVE_INFINITY, 2 ** 40])('limit of %d is none', async (timeoutMs) => {
    server.answer({ status: 200, text: '{}', delayMs: 50 });
    expect(await timed({ timeoutMs })).toEqual({});
  });

  it('ends at the signal of the caller, with its reason', async () => {
    server.answer({ status: 200, delayMs: 5_000 });
    const controller = new AbortController();
    const call = timed({}, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('changed my mind')), 50);
    expect((await failure(call)).message).toBe('changed my mind');
    const before = server.arrivals.length;
    expect((await failure(timed({}, { signal: controller.signal }))).message).toBe('changed my mind');
    expect(server.arrivals).toHaveLength(before);
  });

  it('leaves nothing on a signal that outlives many calls', async () => {
    const { signal } = new AbortController();
    for (let count = 0; count < 5; count++) await timed({}, { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('the README', () => {
  it('has an example that runs', async () => {
    const requests: Request[] = [];
    const { fetch, process } = globalThis;
    const printed: unknown[] = [];
    const { log } = console;
    process.env.OS_TOKEN = 'from the environment';
    process.env.OS_PROJECT_ID = 'p';
    console.log = (...values) => printed.push(...values);
    globalThis.fetch = async (request) => {
      requests.push(request as Request);
      const box = { name: 'a', state: 'OPEN' };
      return Response.json(new URL((request as Request).url).pathname.endsWith('/boxes') ? { boxes: [box] } : box);
    };
    try {
      await load(folder, 'example.js');
    } finally {
      Object.assign(globalThis, { fetch });
      console.log = log;
    }
    expect(requests.map(({ url }) => url.replace('https://depot.eu-de.example.com/v1/p', ''))).toEqual([
      '/boxes?limit=10',
      '/boxes',
      '/boxes?offset=1',
      '/boxes/box-id',
    ]);
    expect(requests[0]?.headers.get('x-auth-token')).toBe('from the environment');
    const box = { name: 'a', state: 'OPEN' };
    expect(printed).toEqual([{ boxes: [box] }]);
  });
});
