import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GeneratedFile, GenerateError, type TargetInput } from '../../scripts/generate/index.ts';
import { ROOT } from '../corpus.ts';
import { compile, load, readTemplate, removeFolder, scratchFolder, writeFiles } from './support/compile.ts';
import { contentOf, depot, inputFor, target } from './support/depot.ts';
import { HOSTILE, hostileContract } from './support/hostile.ts';

type Contract = TargetInput['contract'];

const generate = (contract: Contract = depot(), more: Partial<TargetInput> = {}): Promise<readonly GeneratedFile[]> =>
  target('server-typescript').generate({ ...inputFor(contract), ...more });

const RUNTIME = 'server-typescript/src/runtime';
const runtimeNames = readdirSync(path.join(ROOT, 'templates', RUNTIME)).sort();

/** Code against the package's types. Each line after `@ts-expect-error` must be refused; all others must compile. */
const TYPES = `
import { createServer, type Handlers, type Input, type Output, plugin, Refusal, schemas } from './index.js';
import type { Box, OddNames, Static } from './index.js';
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>): void => undefined;

export const some: Partial<Handlers> = {
  async listBoxes({ params, query, headers, body }, request) {
    same<{ project_id: string }, typeof params>(true);
    same<number | undefined, typeof query.limit>(true);
    same<undefined, typeof body>(true);
    void [headers, request.id];
    return { status: 200, body: { boxes: [{ name: 'a', state: 'OPEN' }] } };
  },
  changeBox({ params, headers, body }) {
    same<string, (typeof params)['box-id']>(true);
    same<string, (typeof headers)['If-Match']>(true);
    if (body === undefined) throw new Refusal(404, 'Depot.0001', 'No such box');
    return { status: 200, body: { name: 'a', state: 'OPEN' }, headers: { 'x-a': 'b' } };
  },
  deleteBox: () => ({ status: 204 }),
  checkVersion: () => ({ status: 200 }),
  showVersion: () => ({ status: 200, body: '1' }),
};
export const range: Output<'listBoxes'>[] = [{ status: 404, body: { error_code: 'Depot.0001' } }, { status: 503, body: {} }];
export const server = () => createServer(some, { validateResponses: true, unimplemented: 'example' }, { logger: true });
export const mounted = plugin({});
export const input: Input<'createBox'>['body'] = { name: 'a' };

export const box: Box = { name: 'a', state: 'OPEN', parent: { name: 'b', state: 'CLOSED' }, note: null };
same<Box, Static<typeof schemas.Box>>(true);
same<OddNames, Static<(typeof schemas)['OddNames']>>(true);
same<readonly ['name', 'state'], typeof schemas.Box.required>(true);
same<readonly ['OPEN', 'CLOSED'], typeof schemas.Box.properties.state.enum>(true);
same<'Box#', typeof schemas.Box.properties.children.items.$ref>(true);

// @ts-expect-error an enumeration is closed
export const ajar: Box = { name: 'a', state: 'AJAR' };
// @ts-expect-error a schema that the contract doesn't have
export const crate = schemas.Crate;
// @ts-expect-error a schema is a constant
schemas.Box.type = 'object';
// @ts-expect-error a field that is required is missing
export const missing: Output<'listBoxes'> = { status: 200, body: {} };
// @ts-expect-error the body is missing
export const bodiless: Output<'listBoxes'> = { status: 200 };
// @ts-expect-error a status that is not documented
export const status: Output<'deleteBox'> = { status: 200 };
// @ts-expect-error a body where none is documented
export const body: Output<'deleteBox'> = { status: 204, body: {} };
// @ts-expect-error a body of another status
export const other: Output<'createBox'> = { status: 400, body: { name: 'a', state: 'OPEN' } };
// @ts-expect-error enumerations are closed in what is sent
export const value: Output<'listBoxes'> = { status: 200, body: { boxes: [{ name: 'a', state: 'AJAR' }] } };
// @ts-expect-error no such operation
export const none: Partial<Handlers> = { listCrates: () => ({ status: 200 }) };
// @ts-expect-error no such field in what is received
export const received = (given: Input<'createBox'>) => given.body.sizes;
// @ts-expect-error all operations are asked for
export const all: Handlers = {};
`;

describe('the files', () => {
  it('are these, in this order', async () => {
    expect((await generate()).map((file) => file.path)).toEqual([
      'package.json',
      'tsconfig.json',
      'README.md',
      'LICENSE',
      'contract.json',
      'src/contract.ts',
      'src/handlers.ts',
      'src/index.ts',
      'src/names.ts',
      ...runtimeNames.map((name) => `src/runtime/${name}`),
      'src/schema.ts',
      'src/schemas.ts',
      'src/types.ts',
    ]);
  });

  it('are the same each time, and leave the contract as it was', async () => {
    const contract = depot();
    expect(await generate(contract)).toEqual(await generate(contract));
    expect(contract).toEqual(depot());
  });

  it('end in one line break, without blanks at ends of lines, and sources say that they are generated', async () => {
    for (const { path: name, content } of await generate()) {
      expect(content, name).toMatch(/[^\n]\n$/);
      expect(content, name).not.toMatch(/[ \t]$/m);
      if (name.startsWith('src/')) expect(content).toMatch(/^\/\/ Generated by specscribe, do not edit\.\n/);
    }
  });

  it('hold the contract as data', async () => {
    expect(JSON.parse(contentOf(await generate(), 'contract.json'))).toEqual(depot());
  });

  it('have the server that `specscribe serve` runs, which is there once', async () => {
    const files = await generate();
    const copies = runtimeNames.map((name) => contentOf(files, `src/runtime/${name}`).replace(/^\/\/.*\n\n/, ''));
    expect(copies).toEqual(runtimeNames.map((name) => readTemplate(`${RUNTIME}/${name}`)));
    const built = readdirSync(path.join(ROOT, 'dist/server-runtime')).filter((name) => name.endsWith('.js'));
    expect(built.sort()).toEqual(runtimeNames.map((name) => name.replace('.ts', '.js')));
  });
});

describe('package.json', () => {
  const manifest = async (more: Partial<TargetInput> = {}) =>
    JSON.parse(contentOf(await generate(depot(), more), 'package.json'));

  it('pins what this repository runs', async () => {
    const own = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    const { dependencies, devDependencies } = await manifest();
    expect(Object.keys(dependencies)).toHaveLength(4);
    expect(own.dependencies).toMatchObject(dependencies);
    expect({ ...own.dependencies, ...own.devDependencies }).toMatchObject(devDependencies);
  });

  it('says who made it, under what name and license', async () => {
    expect(await manifest()).toMatchObject({
      name: 'depot-server',
      version: '1.2.0',
      license: 'Apache-2.0',
      specscribe: { version: '9.9.9' },
    });
    expect(await manifest({ packageName: 'my-server' })).toMatchObject({ name: 'my-server' });
  });
});

describe('a contract is refused', () => {
  const changed = (change: (contract: Contract) => void): Contract => {
    const contract = depot();
    change(contract);
    return contract;
  };
  const version = depot().paths['/version']?.get;

  it.each<[string, RegExp, Contract]>([
    [
      'with a path that no router takes',
      /showVersion2: GET \/a\* can't be served/,
      changed((c) => Object.assign(c.paths, { '/a*': { get: { ...version, operationId: 'showVersion2' } } })),
    ],
    [
      'with TRACE',
      /trace: TRACE \/a can't be served/,
      changed((c) => Object.assign(c.paths, { '/a': { trace: { ...version, operationId: 'trace' } } })),
    ],
    [
      'with two operations at one place',
      /second and first are at the same place/,
      changed((c) =>
        Object.assign(c.paths, {
          '/a/{x}': { get: { ...version, operationId: 'first' } },
          '/a/{y}': { get: { ...version, operationId: 'second' } },
        }),
      ),
    ],
    [
      'with a number that JSON has no word for',
      /infinite or none/,
      changed((c) => Object.assign(c, { 'x-limit': Number.POSITIVE_INFINITY })),
    ],
    [
      'that contains itself',
      /can't be written as JSON/,
      changed((c) => Object.assign(c, { 'x-self': c.info, info: Object.assign(c.info, { 'x-info': c.info }) })),
    ],
    [
      'with a reference to a host',
      /leaves the contract/,
      changed((c) => Object.assign(c.components.schemas, { Box: { $ref: 'http://127.0.0.1/x' } })),
    ],
  ])('%s', async (_, message, contract) => {
    const attempt = generate(contract);
    await expect(attempt).rejects.toThrow(GenerateError);
    await expect(attempt).rejects.toThrow(message);
  });
});

describe('the compiled package', () => {
  const folder = scratchFolder('server-types');
  let problems: string[];

  beforeAll(async () => {
    const files = await generate();
    const example = (/```ts\n([\s\S]*?)```/.exec(contentOf(files, 'README.md'))?.[1] ?? '')
      .replace('"depot-server"', '"./index.js"')
      .replace('port: 8080', 'port: 0');
    writeFiles(folder, [
      ...files,
      { path: 'src/types-check.ts', content: TYPES },
      { path: 'src/example.ts', content: `${example}\nawait server.close();\n` },
    ]);
    problems = compile(folder);
  }, 120_000);
  afterAll(() => removeFolder(folder));

  it('takes what fits and refuses what does not', () => {
    expect(problems).toEqual([]);
  });

  it('has an example in its README that runs', async () => {
    const printed: unknown[][] = [];
    const { log } = console;
    console.log = (...values) => printed.push(values);
    try {
      await load(folder, 'example.js');
    } finally {
      console.log = log;
    }
    expect(printed).toEqual([
      [expect.stringMatching(/^http:\/\//)],
      [404, '{"error_code":"Example.NotFound","error_msg":"There is none for {}"}'],
    ]);
  });

  it.each([
    [{ name: 'a', state: 'OPEN', children: [{ name: 'b', state: 'CLOSED', note: null }] }, 200],
    [{ name: 'a', state: 'OPEN', children: [{ name: 'b', state: 'AJAR' }] }, 400],
    [{ name: 'a' }, 400],
  ])('has schemas that other servers hold values to: %j', async (payload, status) => {
    const { schemas } = await load<{ schemas: Readonly<Record<string, object>> }>(folder, 'index.js');
    const { fastify } = await import('fastify');
    const app = fastify();
    for (const schema of Object.values(schemas)) app.addSchema(schema);
    app.post('/boxes', { schema: { body: { $ref: 'Box#' } } }, async () => 'fine');
    expect((await app.inject({ method: 'POST', url: '/boxes', payload })).statusCode).toBe(status);
    await app.close();
  });

  it('can be mounted beside other routes', async () => {
    const { plugin } = await load<{ plugin: (handlers: object, options: object) => never }>(folder, 'index.js');
    const { fastify } = await import('fastify');
    const app = fastify();
    app.get('/health', async () => 'fine');
    await app.register(plugin({}, { unimplemented: 'example' }), { prefix: '/depot' });
    const get = async (url: string) => (await app.inject({ url, headers: { 'x-auth-token': 't' } })).body;
    expect([await get('/health'), await get('/depot/v1/p/boxes')]).toEqual([
      'fine',
      '{"boxes":[{"name":"a","state":"OPEN"}],"total":1}',
    ]);
    await app.close();
  });
});

describe('text of pages stays text', () => {
  it('in all of the package, which compiles, loads and serves without effect', async () => {
    const folder = scratchFolder('hostile-server');
    try {
      const contract = hostileContract(HOSTILE.join(' '));
      // A path that can't be routed is refused; the rest of it may be as odd as it likes.
      const paths = Object.entries(contract.paths).map(([name, item]) => [name.replace(/[*?#]/g, '_'), item]);
      writeFiles(folder, await generate({ ...contract, paths: Object.fromEntries(paths) }));
      expect(compile(folder)).toEqual([]);
      const { createServer, schemas } = await load<{
        createServer: (handlers: object, options: object) => Promise<never>;
        schemas: Readonly<Record<string, object>>;
      }>(folder, 'index.js');
      expect(Object.keys(schemas)).toEqual(Object.keys(contract.components.schemas ?? {}));
      const app: { inject(request: object): Promise<{ statusCode: number }>; close(): Promise<void> } =
        await createServer({}, { unimplemented: 'example' });
      const [name = ''] = paths.find(([, item]) => 'post' in (item as object)) as [string, unknown];
      const answer = await app.inject({ method: 'POST', url: encodeURI(name).replaceAll('%25', '%') });
      expect(answer.statusCode).not.toBe(404);
      await app.close();
      expect(globalThis).not.toHaveProperty('pwned');
    } finally {
      removeFolder(folder);
    }
  }, 120_000);
});
