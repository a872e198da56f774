import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../corpus.ts';
import { CLI, runCli } from '../support/cli.ts';

const CONTRACT = path.join(ROOT, 'spec/modelarts.yaml');
const SECONDS = 1000;

let folder = '';
let child: ChildProcess | undefined;
let blocker: Server | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-serve-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  blocker?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly line: string;
  readonly url: string;
  readonly ended: Promise<number | null>;
  /** All that it has said on standard error. */
  readonly notes: () => string;
}

/** Starts the command and waits for its line; the address is in it. */
async function start(...args: string[]): Promise<Started> {
  const started = spawn(process.execPath, [CLI, 'serve', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  child = started;
  let said = '';
  started.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<number | null>((resolve) => started.once('exit', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    started.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes('\n')) resolve(text);
    });
    started.once('exit', () => reject(new Error(`ended before it listened: ${text}`)));
    setTimeout(() => reject(new Error(`no line within 20 s: ${text}`)), 20 * SECONDS).unref();
  });
  return { line, url: /http:\/\/\S+(?=,)/.exec(line)?.[0] ?? '', ended, notes: () => said };
}

/** Servers that are only asked: one for all tests with the same options. */
const servers = new Map<string, { readonly child: ChildProcess | undefined; readonly started: Promise<Started> }>();
function serving(...options: readonly string[]): Promise<Started> {
  const key = options.join(' ');
  const known = servers.get(key);
  if (known !== undefined) return known.started;
  const started = start(CONTRACT, '--port', '0', ...options);
  servers.set(key, { child, started });
  child = undefined;
  return started;
}
afterAll(() => {
  for (const each of servers.values()) each.child?.kill('SIGKILL');
});

const get = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { headers: { 'x-auth-token': 'a', ...headers }, signal: AbortSignal.timeout(10 * SECONDS) });

/** The status of an answer to a request with any headers, also those that `fetch` sets itself. */
const statusOf = (url: string, way: string, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(url);
    const options = { host: '127.0.0.1', port, path: way, headers: { 'x-auth-token': 'a', ...headers } };
    const asked = httpRequest(options, (response) => resolve(response.resume().statusCode));
    asked.once('error', reject).end();
  });

describe('specscribe serve', () => {
  it('says where it listens and how many operations it has, and answers with examples', async () => {
    const { line, url } = await serving();
    expect(line).toMatch(/^modelarts: 23 operations at http:\/\/127\.0\.0\.1:\d+, Ctrl\+C stops it\n$/);
    const answer = await get(`${url}/v1/p/notebooks/x`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-specscribe-example')).toBe('page');
    expect(await answer.json()).toHaveProperty('status');
    expect((await get(`${url}/v1/p/notebooks/x`, { prefer: 'code=404' })).status).toBe(404);
    const refused = await fetch(`${url}/v1/p/notebooks/x`);
    expect([refused.status, await refused.text()]).toEqual([
      401,
      expect.stringContaining('send the header X-Auth-Token'),
    ]);
  });

  it.each<[string[], string, string | null]>([
    [[], 'null', null],
    [['--allow-origin', 'null'], 'null', 'null'],
    [[], 'http://localhost:8080', 'http://localhost:8080'],
    [[], 'http://127.0.0.1', 'http://127.0.0.1'],
    [[], 'https://docs.example.com', null],
    [[], 'http://localhost.example.com', null],
    [['--allow-origin', 'https://docs.example.com'], 'https://docs.example.com', 'https://docs.example.com'],
    [['--allow-origin', 'https://docs.example.com'], 'https://docs.example.com.example', null],
  ])('with %j lets pages of %s read its answers: %s', async (options, origin, allowed) => {
    const { url } = await serving(...options);
    const answer = await get(`${url}/v1/p/notebooks/x`, { origin });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, allowed]);
    const preflight = await fetch(`${url}/v1/p/notebooks/x`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-auth-token' },
      signal: AbortSignal.timeout(10 * SECONDS),
    });
    expect(preflight.headers.get('access-control-allow-headers')).toBe(allowed === null ? null : 'x-auth-token');
    expect(preflight.ok).toBe(allowed !== null);
  });

  it.each<[string[], string, number]>([
    [[], 'localhost:80', 200],
    [[], '127.0.0.1', 200],
    [[], '[::1]:80', 200],
    [[], 'evil.example', 403],
    [[], 'localhost.evil.example', 403],
    [[], '10.0.0.1', 403],
    [['--allow-host', 'stub'], 'STUB:4010', 200],
    [['--host', '0.0.0.0'], '10.0.0.1:4010', 200],
    [['--host', '0.0.0.0'], 'evil.example', 403],
  ])('with %j answers a request that calls it %s by %i', async (options, host, status) => {
    const { url } = await serving(...options);
    expect(await statusOf(url, '/v1/p/notebooks/x', { host })).toBe(status);
  });

  it.each([
    ['http://evil.example', 403],
    ['HTTP://evil.example:80', 403],
    ['http://localhost:80', 200],
  ])('goes by the host of a target that has one: %s by %i', async (target, status) => {
    const { url } = await serving();
    expect(await statusOf(url, `${target}/v1/p/notebooks/x`, { host: 'localhost' })).toBe(status);
  });

  it('closes connections that send nothing, no whole head, or nothing any more', async () => {
    const { url } = await serving();
    const { port } = new URL(url);
    const head = 'GET /v1/p/notebooks/x HTTP/1.1\r\nhost: localhost\r\n';
    const ends = ['', head, `${head}\r\n`].map(async (text) => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.resume();
      if (text !== '') socket.write(text);
      await once(socket, 'close');
    });
    await Promise.all(ends);
  });

  it.each<[string, string, number, string | null]>([
    ['GET', '/v1/p/notebooks/', 404, null],
    ['DELETE', '/v1/p/notebooks/', 404, null],
    ['HEAD', '/v1/p/notebooks/x', 200, null],
    ['PATCH', '/v1/p/notebooks/x', 405, 'DELETE, GET, HEAD, PUT'],
    ['HEAD', '/v1/p/nothing', 404, null],
    ['PUT', '/v1/p/images', 405, 'GET, HEAD, POST'],
  ])('answers %s %s by %i', async (method, way, status, allow) => {
    const { url } = await serving();
    const answer = await fetch(`${url}${way}`, { method, headers: { 'x-auth-token': 'a' } });
    expect([answer.status, answer.headers.get('allow')]).toEqual([status, allow]);
    if (method === 'HEAD') expect(await answer.text()).toBe('');
  });

  it.each([[[]], [['--quiet']]])('with %j says a line a request, without its query', async (options) => {
    const { url, ended, notes } = await start(CONTRACT, '--port', '0', ...options);
    await (await get(`${url}/v1/p/notebooks/x?signature=secret`)).text();
    await (await get(`${url}/nothing%0A`)).text();
    child?.kill('SIGTERM');
    await ended;
    const lines = ['GET /v1/p/notebooks/x 200', 'GET /nothing%0A 404'];
    expect(notes().replace(/ \d+ ms$/gm, '')).toBe(options.length > 0 ? '' : `${lines.join('\n')}\n`);
  });

  it.each<[string[], string, object]>([
    [[], 'contradicting', { arch: 'x86_64' }],
    [['--validate-responses'], 'made', {}],
  ])('with %j answers what the page contradicts with an example that is %s', async (options, origin, image) => {
    const { url } = await serving(...options);
    const answer = await get(`${url}/v1/p/images`);
    expect([answer.status, answer.headers.get('x-specscribe-example')]).toEqual([200, origin]);
    const { data = [{}] } = (await answer.json()) as { data?: object[] };
    expect(data[0]).toMatchObject(image);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends at %s with exit 0, and frees its port', async (signal) => {
    const { url, ended } = await start(CONTRACT, '--port', '0');
    // A connection that is kept open must not keep the server.
    await (await get(`${url}/v1/p/notebooks`)).text();
    child?.kill(signal);
    expect(await ended).toBe(0);
    await expect(get(url)).rejects.toThrow();
  });

  it.each<[string, string, string]>([
    ['a file that is not there', 'missing.yaml', 'missing.yaml: no such file'],
    ['neither YAML nor JSON', 'openapi: [', 'neither YAML nor JSON'],
    ['no contract', 'a: 1', 'no OpenAPI 3 contract'],
    ['a contract of another time', 'swagger: "2.0"\npaths: {}', 'no OpenAPI 3 contract'],
    ['a node that contains itself', 'openapi: 3.0.3\npaths: {}\nx-a: &a\n  b: *a', 'neither YAML nor JSON'],
    ['a path that no router takes', 'openapi: 3.0.3\npaths: {/*: {get: {operationId: a}}}', "can't be served"],
    ['a reference to a host', 'openapi: 3.0.3\npaths: {/a: {$ref: "http://127.0.0.1/x"}}', 'leaves the contract'],
  ])('refuses %s in one line', (_, text, message) => {
    const file = path.join(folder, 'missing.yaml');
    if (text !== 'missing.yaml') writeFileSync(file, text);
    expectUsage(runCli(['serve', file, '--port', '0'], folder), message);
  });

  it('names a port that is taken', async () => {
    const port = await new Promise<number>((resolve) => {
      blocker = createServer().listen(0, '127.0.0.1', () => resolve((blocker?.address() as { port: number }).port));
    });
    // The port is held by this process, which must not wait for the command in a way that stops it from holding.
    const busy = spawn(process.execPath, [CLI, 'serve', CONTRACT, '--port', `${port}`], {
      env: { ...process.env, NO_COLOR: '1' },
    });
    child = busy;
    let stderr = '';
    busy.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8');
    });
    const status = await new Promise<number | null>((resolve) => busy.once('close', resolve));
    expectUsage({ status, stderr }, `port ${port} is taken`);
  });

  it.each(['65536', '-1', 'x', '1.5', '0x10'])('takes no port %s', (port) => {
    expectUsage(runCli(['serve', CONTRACT, `--port=${port}`], folder), 'from 0 to 65535');
  });
});

function expectUsage({ status, stderr }: { status: number | null; stderr: string }, message: string): void {
  expect({ status, told: stderr.includes(message) || stderr }).toEqual({ status: 2, told: true });
  expect(stderr).not.toContain('    at ');
}
