import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '#server-runtime';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { samplesNote, serviceSamples } from '../../scripts/publish/index.ts';
import { compile, removeFolder, scratchFolder, writeFiles } from '../generate/support/compile.ts';
import { inputFor, target } from '../generate/support/depot.ts';
import { run } from '../matrix/process.ts';
import { hasTool } from '../support/toolchain.ts';

const TIME = 240_000;

interface Given {
  readonly server?: string;
  readonly path?: string;
  readonly schemes?: Readonly<Record<string, object>>;
}

const KEY = { key: { type: 'apiKey', in: 'header', name: 'X-Kite-Key' } };

/** A contract of another maker: no token of an identity service, and a server that has a path. */
function contractOf({ server = 'https://api.kites.test/v2', path: way = '/kites/{id}', schemes = KEY }: Given = {}) {
  const names = [...way.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const security = Object.keys(schemes).map((name) => ({ [name]: [] }));
  return {
    openapi: '3.0.3',
    info: { title: 'Kites', version: '1.0.0' },
    servers: [{ url: server }],
    security,
    tags: [{ name: 'Kites' }],
    paths: {
      [way]: {
        get: {
          operationId: 'showKite',
          summary: 'Show a kite',
          tags: ['Kites'],
          parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
          responses: {
            200: {
              description: 'OK',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Kite' } } },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: schemes,
      schemas: { Kite: { type: 'object', properties: { color: { type: 'string' } } } },
    },
  } as unknown as OpenApiDocument;
}

const samplesOf = (given?: Given) => {
  const found = serviceSamples({ service: 'kites', contract: contractOf(given) }).operations.get('showKite');
  return { code: found?.code ?? {}, note: found && samplesNote(found) };
};

describe('samples of a contract of another maker', () => {
  it('read an address with the path that the server has, and neither a project nor variables of a cloud', () => {
    const { code, note } = samplesOf();
    expect(note).toBe(
      'Each reads API_ENDPOINT (address of the service with its path, such as https://api.kites.test/v2) and API_TOKEN from the environment.',
    );
    expect(Object.keys(code)).toEqual(['curl', 'typescript', 'python', 'go', 'java']);
    for (const text of Object.values(code)) {
      expect(text).toContain('API_ENDPOINT');
      expect(text).not.toMatch(/OS_|project/i);
    }
  });

  it.each<[string, Given, RegExp, RegExp]>([
    ['a project that the path has', { path: '/{project_id}/kites' }, /API_PROJECT_ID/, /OS_/],
    ['no project where the path has none', {}, /API_TOKEN/, /PROJECT/],
    ['no token where none is asked for', { schemes: {} }, /API_ENDPOINT/, /TOKEN/i],
    [
      'variables of OpenStack with tokens of its identity service',
      { schemes: { token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' } } },
      /OS_TOKEN/,
      /API_/,
    ],
  ])('read %s', (_, given, there, absent) => {
    for (const text of Object.values(samplesOf(given).code)) {
      expect(text).toMatch(there);
      expect(text).not.toMatch(absent);
    }
  });

  it.each<[string, object, string]>([
    ['bearer', { type: 'http', scheme: 'bearer' }, '--header "Authorization: Bearer $API_TOKEN"'],
    ['basic', { type: 'http', scheme: 'basic' }, '--user "$API_TOKEN"'],
    ['a key', KEY.key, '--header "X-Kite-Key: $API_TOKEN"'],
  ])('send credentials as curl has them for %s', (_, scheme, option) => {
    expect(samplesOf({ schemes: { one: scheme } }).code.curl).toContain(option);
  });

  it.each([
    ['https://api.kites.test', 'API_ENDPOINT (address of the service without a path)'],
    ['https://api.kites.test/', 'API_ENDPOINT (address of the service without a path)'],
    ['/v2', 'API_ENDPOINT (address of the service with its path)'],
    ['https://{host}/v2', 'API_ENDPOINT (address of the service with its path)'],
    ['https://api.kites.test/v2/', 'with its path, such as https://api.kites.test/v2)'],
  ])('say which address they take: %s', (server, words) => {
    expect(samplesOf({ server }).note).toContain(words);
  });
});

describe('samples with the address of a server', () => {
  const seen: string[] = [];
  let app: Awaited<ReturnType<typeof createServer>>;
  let environment: Record<string, string>;
  beforeAll(async () => {
    app = await createServer(contractOf() as never, {}, { unimplemented: 'example' });
    app.server.prependListener('request', ({ url }) => seen.push(url ?? ''));
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    environment = { API_ENDPOINT: `${url}/v2`, API_TOKEN: 'secret' };
  });
  afterAll(() => app.close());

  it.skipIf(!hasTool('curl', ['--version']))('run with curl', async () => {
    seen.length = 0;
    const { status, output } = await run('sh', ['-c', samplesOf().code.curl ?? ''], { env: environment });
    expect([status, seen], output).toEqual([0, ['/v2/kites/id']]);
  });

  it(
    'run with the client for TypeScript',
    async () => {
      const client = scratchFolder('foreign-client');
      const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-foreign-'));
      try {
        const contract = contractOf() as never;
        writeFiles(client, await target('typescript').generate({ ...inputFor(contract), service: 'kites' }));
        expect(compile(client)).toEqual([]);
        mkdirSync(path.join(folder, 'node_modules'));
        symlinkSync(client, path.join(folder, 'node_modules/kites-client'), 'dir');
        writeFileSync(path.join(folder, 'sample.mjs'), samplesOf().code.typescript ?? '');
        seen.length = 0;
        const { status, output } = await run(process.execPath, [path.join(folder, 'sample.mjs')], { env: environment });
        expect([status, seen], output).toEqual([0, ['/v2/kites/id']]);
      } finally {
        removeFolder(client);
        rmSync(folder, { recursive: true, force: true });
      }
    },
    TIME,
  );

  it.each([
    ['/v2/kites/1', 200],
    ['/v2/kites/1?color=red', 200],
    ['/kites/1', 200],
    ['/v2', 404],
    ['/v3/kites/1', 404],
    ['/v2/v2/kites/1', 404],
    ['/v2kites/1', 404],
  ])('are answered below the path of the server and without it: %s', async (url, status) => {
    const answer = await app.inject({ url, headers: { 'x-kite-key': 'a' } });
    expect(answer.statusCode).toBe(status);
    if (status === 404)
      expect(answer.body).toContain(
        `GET ${url} is no operation; paths of the contract are answered as they are and below /v2`,
      );
  });

  it('are answered as the contract has them where its paths begin as the server’s does', async () => {
    const own = await createServer(contractOf({ path: '/v2/kites/{id}' }) as never, {}, { unimplemented: 'example' });
    const statusOf = async (url: string) => (await own.inject({ url, headers: { 'x-kite-key': 'a' } })).statusCode;
    expect([await statusOf('/v2/kites/1'), await statusOf('/kites/1'), await statusOf('/v2/v2/kites/1')]).toEqual([
      200, 404, 404,
    ]);
    expect((await own.inject('/other')).body).not.toContain('below');
    await own.close();
  });
});
