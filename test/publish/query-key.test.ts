import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '#server-runtime';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { serviceSamples } from '../../scripts/publish/index.ts';
import { compile, removeFolder, scratchFolder } from '../generate/support/compile.ts';
import { generateInto } from '../generate/support/generated.ts';
import { build, run } from '../matrix/process.ts';
import { CLIENT_PACKAGES, pythonWith } from '../support/python.ts';
import { hasTool } from '../support/toolchain.ts';
import { long } from '../support/form.ts';

const TIME = 300_000;
const KITE = { $ref: '#/components/schemas/Kite' };
const json = (schema: object) => ({ 'application/json': { schema } });

/** A list that has a query of its own, and a thing that is sent. */
const CONTRACT = {
  openapi: '3.0.3',
  info: { title: 'Kites', version: '1.0.0' },
  servers: [{ url: 'https://api.kites.test' }],
  security: [{ key: [] }],
  tags: [{ name: 'Kites' }],
  paths: {
    '/kites': {
      get: {
        operationId: 'listKites',
        tags: ['Kites'],
        parameters: [{ name: 'color', in: 'query', required: true, schema: { type: 'string' }, example: 'red' }],
        responses: { 200: { description: 'OK', content: json({ type: 'object', properties: { kite: KITE } }) } },
      },
      post: {
        operationId: 'createKite',
        tags: ['Kites'],
        requestBody: { required: true, content: json(KITE) },
        responses: { 200: { description: 'OK', content: json(KITE) } },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'api key' } },
    schemas: {
      Kite: { type: 'object', required: ['name'], properties: { name: { type: 'string', example: 'Swift' } } },
    },
  },
} as unknown as OpenApiDocument;

const KEY = 'a&b=c d/é';
const QUERY = 'api%20key=a%26b%3Dc%20d%2F%C3%A9';
const IDS = ['listKites', 'createKite'];
const seen: string[] = [];
let server: Awaited<ReturnType<typeof createServer>>;
let env: Record<string, string>;

beforeAll(async () => {
  server = await createServer(CONTRACT as never, {}, { unimplemented: 'example' });
  server.server.on('request', ({ method, url, headers }, response) => {
    response.once('finish', () => {
      const sent = headers.authorization === undefined ? '' : ' with a header';
      seen.push(`${method} ${url} ${response.statusCode}${sent}`);
    });
  });
  env = { API_ENDPOINT: await server.listen({ port: 0, host: '127.0.0.1' }), API_TOKEN: KEY };
});
afterAll(() => server.close());

const { operations } = serviceSamples({ service: 'kites', contract: CONTRACT });
const programOf = (id: string, language: string): string => operations.get(id)?.code[language] ?? '';

async function inFolder(target: string, work: (folder: string, client: string) => Promise<void>): Promise<void> {
  const folder = scratchFolder('key');
  try {
    await generateInto(folder, target, { kites: CONTRACT });
    seen.length = 0;
    await work(folder, path.join(folder, 'kites'));
    expect(seen).toEqual([`GET /kites?color=red&${QUERY} 200`, `POST /kites?${QUERY} 200`]);
  } finally {
    removeFolder(folder);
  }
}

async function succeeds(command: string, args: readonly string[], place: { cwd?: string; env?: object } = {}) {
  const { status, output } = await run(command, args, { ...place, env: { ...env, ...place.env } });
  expect(status, output).toBe(0);
  return output;
}

describe('a key in the query is sent, percent-encoded and in no header,', () => {
  it.skipIf(!hasTool('curl', ['--version']))('by curl', async () => {
    seen.length = 0;
    for (const id of IDS) await succeeds('sh', ['-c', programOf(id, 'curl')]);
    expect(seen.map((each) => decodeURIComponent(each.replaceAll('+', ' ')))).toEqual([
      `GET /kites?color=red&api key=${KEY} 200`,
      `POST /kites?api key=${KEY} 200`,
    ]);
  });

  it(
    'by the client for TypeScript',
    () =>
      inFolder('typescript', async (folder, client) => {
        expect(compile(client)).toEqual([]);
        mkdirSync(path.join(folder, 'node_modules'));
        symlinkSync(client, path.join(folder, 'node_modules/kites-client'), 'dir');
        for (const id of IDS) {
          writeFileSync(path.join(folder, `${id}.mjs`), programOf(id, 'typescript'));
          await succeeds(process.execPath, [path.join(folder, `${id}.mjs`)]);
        }
      }),
    TIME,
  );

  long.it(
    'by the client for Python',
    async ({ skip }) => {
      const command = pythonWith('client', CLIENT_PACKAGES);
      skip(command === undefined, 'no Python 3 with its venv module and a way to PyPI');
      await inFolder('python', async (_, client) => {
        const place = { env: { PYTHONPATH: client, PYTHONDONTWRITEBYTECODE: '1', no_proxy: '*' } };
        for (const id of IDS) await succeeds(command as string, ['-c', programOf(id, 'python')], place);
      });
    },
    TIME,
  );

  long.it.skipIf(!hasTool('go', ['version']))(
    'by the client for Go',
    () =>
      inFolder('go', async (folder, client) => {
        const [, module] = /^module (\S+)/m.exec(readFileSync(path.join(client, 'go.mod'), 'utf8')) ?? [];
        const required = `require ${module} v0.0.0\n\nreplace ${module} => ${client}\n`;
        for (const id of IDS) {
          const cwd = path.join(folder, id);
          mkdirSync(cwd);
          writeFileSync(path.join(cwd, 'go.mod'), `module sample\n\ngo 1.24\n\n${required}`);
          writeFileSync(path.join(cwd, 'main.go'), programOf(id, 'go'));
          const offline = { GOPROXY: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod' };
          await succeeds('go', ['run', '.'], { cwd, env: offline });
        }
      }),
    TIME,
  );

  long.it.skipIf(!(hasTool('javac', ['-version']) && hasTool('mvn', ['--version'])))(
    'by the client for Java',
    () =>
      inFolder('java', async (folder, client) => {
        const file = path.join(folder, 'classpath');
        const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath';
        await build('mvn', ['-q', '-B', '-ntp', 'compile', plugin, `-Dmdep.outputFile=${file}`], { cwd: client });
        const classpath = [folder, path.join(client, 'target/classes'), readFileSync(file, 'utf8').trim()];
        for (const id of IDS) {
          const text = programOf(id, 'java');
          const [, name = ''] = /^public class (\w+) /m.exec(text) ?? [];
          writeFileSync(path.join(folder, `${name}.java`), text);
          await build('javac', ['-cp', classpath.join(path.delimiter), `${name}.java`], { cwd: folder });
          await succeeds('java', ['-cp', classpath.join(path.delimiter), name]);
        }
      }),
    TIME,
  );
});
