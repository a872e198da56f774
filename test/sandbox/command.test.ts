import { type ChildProcess, spawn } from 'node:child_process';
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ROOT } from '../corpus.ts';
import { CLI, runCli } from '../support/cli.ts';

const CONTRACT = path.join(ROOT, 'spec/modelarts.yaml');

let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill('SIGKILL');
});

/** Starts the command; the address is in its line. */
async function start(...args: string[]): Promise<{ readonly line: string; readonly url: string }> {
  const started = spawn(process.execPath, [CLI, 'sandbox', ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  child = started;
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    started.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes('\n')) resolve(text);
    });
    started.once('exit', () => reject(new Error(`ended before it listened: ${text}`)));
  });
  return { line, url: /http:\/\/[^\s,]+/.exec(line)?.[0] ?? '' };
}

const statusAs = (url: string, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(url);
    httpRequest({ host: '127.0.0.1', port, path: '/v1/p/notebooks', headers }, (answer) =>
      resolve(answer.resume().statusCode),
    )
      .once('error', reject)
      .end();
  });

describe('specscribe sandbox', () => {
  it('serves a service by its name, and remembers', async () => {
    const { line, url } = await start('modelarts', '--port', '0', '--quiet');
    expect(line).toMatch(/^modelarts: 23 operations at http:\/\/127\.0\.0\.1:\d+, Ctrl\+C stops it\n$/);
    const made = await fetch(`${url}/v1/p/images`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ swr_path: 'swr.example.com/a/b:c' }),
    });
    const { id } = (await made.json()) as { id: string };
    const shown = await fetch(`${url}/v1/p/images/${id}`);
    expect(await shown.json()).toMatchObject({ id, swr_path: 'swr.example.com/a/b:c' });
    expect(await statusAs(url, { host: 'elsewhere.example' })).toBe(403);
    const foreign = await fetch(`${url}/v1/p/images/${id}`, { headers: { origin: 'https://elsewhere.example' } });
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('explains what each operation does', async () => {
    const told = runCli(['sandbox', CONTRACT, '--explain'], ROOT);
    expect(told.status).toBe(0);
    expect(told.stdout).toContain('lists notebooks');
    const listed = runCli(['sandbox', CONTRACT, '--explain', '--json'], ROOT);
    expect(JSON.parse(listed.stdout)[0]).toMatchObject({ ground: 'inferred', rule: expect.any(String) });
  });

  it('names what is no contract', async () => {
    const { status, stderr } = runCli(['sandbox', 'nowhere'], ROOT);
    expect([status, stderr]).toEqual([2, expect.stringContaining('nowhere: no such file')]);
  });
});
