import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AnyClient, type CallsModule, callsModule, checkCall, sampleCalls } from './support/calls.ts';
import { compile, load, removeFolder, scratchFolder, writeFiles } from './support/compile.ts';
import { type ContractServer, startContractServer } from './support/contract-server.ts';
import { contentOf, depot, inputFor, target } from './support/depot.ts';

const PROJECT_ID = 'p 1/ü';
const contract = depot();
const samples = sampleCalls({ ...contract });
const operations = [...new Set(samples.map(({ operation }) => operation.id))];

interface Module {
  createClient(options?: object): AnyCalls;
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
    '"depot-client"',
    '"./index.js"',
  );
  writeFiles(folder, [
    ...files,
    { path: 'src/calls.ts', content: callsModule({ ...contract }, samples) },
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
  it('compile under strict settings, and take all samples', () => {
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
      delete process.env.OS_TOKEN;
      delete process.env.OS_PROJECT_ID;
    }
    expect(requests.map(({ url }) => url.replace('https://depot.eu-de.example.com/v1/p', ''))).toEqual([
      '/boxes?limit=10',
      '/boxes',
      '/boxes?offset=1',
      '/boxes/box-id/lid',
    ]);
    expect(requests[0]?.headers.get('x-auth-token')).toBe('from the environment');
    const box = { name: 'a', state: 'OPEN' };
    expect(printed).toEqual([{ boxes: [box] }]);
  });
});
