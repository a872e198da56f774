import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

/** Starts the command and waits for its line; the address is in it. */
async function start(...args: string[]): Promise<{ line: string; url: string; ended: Promise<number | null> }> {
  const started = spawn(process.execPath, [CLI, 'serve', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
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
  return { line, url: /http:\/\/\S+(?=,)/.exec(line)?.[0] ?? '', ended };
}

const get = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { headers: { 'x-auth-token': 'a', ...headers }, signal: AbortSignal.timeout(10 * SECONDS) });

describe('specscribe serve', () => {
  it('says where it listens and how many operations it has, and answers with examples', async () => {
    const { line, url } = await start(CONTRACT, '--port', '0');
    expect(line).toMatch(/^modelarts: 23 operations at http:\/\/127\.0\.0\.1:\d+, Ctrl\+C stops it\n$/);
    const answer = await get(`${url}/v1/p/notebooks/x`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-specscribe-example')).toBe('page');
    expect(await answer.json()).toHaveProperty('status');
    expect((await get(`${url}/v1/p/notebooks/x`, { prefer: 'code=404' })).status).toBe(404);
    expect((await fetch(`${url}/v1/p/notebooks/x`)).status).toBe(401);
  });

  it.each<[string[], string, string | null]>([
    [[], 'null', 'null'],
    [[], 'http://localhost:8080', 'http://localhost:8080'],
    [[], 'http://127.0.0.1', 'http://127.0.0.1'],
    [[], 'https://docs.example.com', null],
    [[], 'http://localhost.example.com', null],
    [['--allow-origin', 'https://docs.example.com'], 'https://docs.example.com', 'https://docs.example.com'],
    [['--allow-origin', 'https://docs.example.com'], 'https://docs.example.com.example', null],
  ])('with %j lets pages of %s read its answers: %s', async (options, origin, allowed) => {
    const { url } = await start(CONTRACT, '--port', '0', ...options);
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

  it.each<[string[], string, object]>([
    [[], 'contradicting', { arch: 'x86_64' }],
    [['--validate-responses'], 'made', {}],
  ])('with %j answers what the page contradicts with an example that is %s', async (options, origin, image) => {
    const { url } = await start(CONTRACT, '--port', '0', ...options);
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
