import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type RunningSandbox, type SandboxSettings } from '../../scripts/index.ts';
import { signatureHeaders } from '../../templates/typescript/src/core/signature.ts';
import { ROOT } from '../corpus.ts';
import { runCli } from '../support/cli.ts';
import { DEPOT } from './depot.ts';
import { killAgain } from './kills.ts';
import { type SandboxProcess, startSandbox } from './sandbox-process.ts';
import { SHORT } from '../support/form.ts';

const SPEC = path.join(ROOT, 'spec/modelarts.yaml');

let folder = '';
let sandbox: RunningSandbox | undefined;
let started: SandboxProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-sandbox-'));
});
afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
  await started?.kill();
  started = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function start(settings: SandboxSettings = {}): Promise<RunningSandbox> {
  sandbox = await createSandbox(DEPOT, settings);
  return sandbox;
}

const crate = (url: string, name: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/v1/p/crates`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ crate: { name } }),
  });

// biome-ignore lint/suspicious/noExplicitAny: a body is whatever the contract says
const read = async (answer: Response | Promise<Response>): Promise<any> => (await answer).json();

const admin = (url: string, method: string, way: string, body?: unknown, headers = {}): Promise<Response> =>
  fetch(`${url}/_sandbox${way}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

describe('the clock', () => {
  it('stands still where it is held, and goes on where it is advanced', async () => {
    const { url, clock } = await start({ hold: true });
    const before = clock.now();
    const advanced = await admin(url, 'POST', '/clock', { advance: 5000 });
    expect(await advanced.json()).toEqual({ now: before + 5000, isHeld: true, scale: 1 });
    expect(clock.now()).toBe(before + 5000);
  });

  it('goes no further than dates do', async () => {
    const { url } = await start();
    for (let times = 0; times < 2; times++) {
      const advanced = await admin(url, 'POST', '/clock', { advance: Number.MAX_SAFE_INTEGER });
      expect(await advanced.json()).toMatchObject({ now: Date.parse('9999-12-31T23:59:59.999Z') });
    }
    expect((await fetch(url)).status).toBe(200);
    expect((await crate(url, 'a')).status).toBe(202);
  });

  it('refuses to be put back', async () => {
    const { url } = await start();
    const refused = await admin(url, 'POST', '/clock', { advance: -1 });
    expect([refused.status, await refused.json()]).toEqual([400, { message: expect.stringContaining('advance') }]);
  });
});

describe('faults', () => {
  it.each([
    ['429; retry-after=3', 429, '3'],
    ['500', 500, null],
    ['expired', 401, null],
  ])('of the header %s', async (header, status, retry) => {
    const { url, dump } = await start();
    const answer = await crate(url, 'a', { 'x-sandbox-fault': header });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, retry]);
    expect(await answer.json()).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
    expect(dump().collections).toEqual({});
  });

  it('break a connection off', async () => {
    const { url } = await start();
    await expect(crate(url, 'a', { 'x-sandbox-fault': 'reset' })).rejects.toThrow('fetch failed');
  });

  it('send a body slowly, and whole', async () => {
    const { url } = await start();
    const answer = await crate(url, 'a', { 'x-sandbox-fault': 'slow; ms=50' });
    expect((await read(answer)).crate.name).toBe('a');
  });

  it('of a script come in order, for the requests that they are for', async () => {
    const { url } = await start();
    const faults = [{ kind: 'status', status: 503, operation: 'createCrate', times: 2 }];
    expect((await admin(url, 'PUT', '/faults', faults)).status).toBe(204);
    expect((await fetch(`${url}/v1/p/crates`)).status).toBe(200);
    expect([(await crate(url, 'a')).status, (await crate(url, 'a')).status]).toEqual([503, 503]);
    expect((await crate(url, 'a')).status).toBe(202);
  });

  it('of a script are for operations that there are', async () => {
    const { url, setFaults } = await start();
    const answer = await admin(url, 'PUT', '/faults', [{ kind: 'reset', operation: 'makeCrate' }]);
    expect([answer.status, await read(answer)]).toEqual([400, { message: 'the contract has no operation makeCrate' }]);
    expect(() => setFaults([{ kind: 'reset', operation: 'makeCrate' }])).toThrow(
      'the contract has no operation makeCrate',
    );
    setFaults([{ kind: 'status', status: 500, times: 1 }]);
    expect((await fetch(`${url}/v1/p/crates`)).status).toBe(500);
  });
});

describe('the routes of the sandbox', () => {
  it('dump what is there and put it back', async () => {
    const { url } = await start();
    await crate(url, 'a');
    const dump = await (await admin(url, 'GET', '/state')).json();
    expect((await admin(url, 'DELETE', '/state')).status).toBe(204);
    expect((await read(fetch(`${url}/v1/p/crates`))).crates).toEqual([]);
    expect((await admin(url, 'PUT', '/state', dump)).status).toBe(204);
    expect((await read(fetch(`${url}/v1/p/crates`))).crates).toMatchObject([{ name: 'a' }]);
    expect((await admin(url, 'PUT', '/state', { collections: 1 })).status).toBe(400);
  });

  it('show the contract as it is served', async () => {
    const { url } = await start();
    const { info, paths } = await read(await fetch(`${url}/_sandbox/contract`));
    expect(info).toEqual(DEPOT.info);
    expect(paths['/v1/{project_id}/sizes'].get.responses['404']).toEqual({
      description: 'Not Found (assumed)',
      'x-assumed': true,
    });
  });

  it('list what was asked, without queries', async () => {
    const { url } = await start();
    await fetch(`${url}/v1/p/crates?name=secret`);
    const asked = await (await admin(url, 'GET', '/requests')).json();
    expect(asked).toMatchObject([{ method: 'GET', path: '/v1/p/crates', operation: 'listCrates', status: 200 }]);
  });

  it('show a page that runs nothing which was sent', async () => {
    const { url } = await start();
    await crate(url, '<b>');
    for (const way of ['/', '/_sandbox', '/_sandbox/']) {
      const page = await fetch(`${url}${way}`);
      const text = await page.text();
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(text).toContain('/v1/p/crates');
      expect(text).toContain('&#60;b&#62;');
      expect(text).not.toContain('<b>');
    }
  });

  it.each([
    [
      'PUT',
      (deep: string) => `{"numbers":{},"collections":{"/v1/p/crates":[{"id":"x","number":1,"fields":{"a":${deep}}}]}}`,
    ],
    ['PATCH', (deep: string) => `{"path":"/v1/p/crates/x","fields":{"a":${deep}}}`],
  ])('refuse by %s what is nested too deep to be given back', async (method, bodyOf) => {
    const { url } = await start();
    const refused = await fetch(`${url}/_sandbox/state`, { method, body: bodyOf('['.repeat(1e4) + ']'.repeat(1e4)) });
    expect([refused.status, await refused.json()]).toEqual([400, { message: expect.stringContaining('too deep') }]);
    expect((await fetch(url)).status).toBe(200);
  });

  it('go on where a state cannot be shown', async () => {
    const { url, change } = await start();
    const ring: Record<string, unknown> = {};
    ring.itself = ring;
    const { crate: made } = await read(crate(url, 'a'));
    change(`/v1/p/crates/${made.id}`, { name: ring });
    for (const way of ['/', '/_sandbox/state']) expect((await fetch(`${url}${way}`)).status).toBe(500);
    expect((await admin(url, 'DELETE', '/state')).status).toBe(204);
    expect((await fetch(url)).status).toBe(200);
  });

  it('are closed to pages of other origins', async () => {
    const { url } = await start();
    const headers = { origin: 'https://elsewhere.example' };
    expect((await admin(url, 'DELETE', '/state', undefined, headers)).status).toBe(403);
    expect((await admin(url, 'GET', '/state', undefined, { origin: url })).status).toBe(200);
    expect((await admin(url, 'GET', '/nothing')).status).toBe(404);
  });
});

describe('credentials', () => {
  const list = async (url: string, headers: Record<string, string>): Promise<number> =>
    (await fetch(`${url}/v1/p/crates`, { headers })).status;

  it('are not asked for', async () => {
    const { url } = await start();
    expect(await list(url, {})).toBe(200);
  });

  it('are tokens, for all projects or one', async () => {
    const { url } = await start({ auth: { kind: 'static', tokens: { all: undefined, mine: 'p', other: 'q' } } });
    const status = (token: string): Promise<number> => list(url, { 'x-auth-token': token });
    expect(await Promise.all(['all', 'mine', 'other', 'none', 'constructor'].map(status))).toEqual([
      200, 200, 401, 401, 401,
    ]);
  });

  it('are signatures of the whole request', async () => {
    sandbox = await createSandbox(SPEC, { auth: { kind: 'signature', keys: { id: 'secret' } } });
    const url = `${sandbox.url}/v1/p/images?workspace_id=0&b=%20a`;
    const body = new TextEncoder().encode('{"swr_path":"swr.example.com/a/b:c"}');
    const headers = { 'content-type': 'application/json' };
    const post = { method: 'POST', url, headers: Object.entries(headers), body };
    const signed = await signatureHeaders(post, { ak: 'id', sk: 'secret' }, new Date());
    const sent = async (more: Record<string, string>, sentBody = body): Promise<number> =>
      (await fetch(url, { method: 'POST', headers: { ...headers, ...more }, body: sentBody })).status;
    expect(await sent(signed)).toBe(200);
    expect(await sent(signed, new TextEncoder().encode('{"swr_path":"swr.example.com/a/b:d"}'))).toBe(401);
    expect(await sent(await signatureHeaders(post, { ak: 'id', sk: 'wrong' }, new Date()))).toBe(401);
    expect(await sent(await signatureHeaders(post, { ak: 'id', sk: 'secret' }, new Date(0)))).toBe(401);
    expect(await sent({ 'x-auth-token': 'a' })).toBe(401);
    const get = await signatureHeaders({ method: 'GET', url, headers: [] }, { ak: 'id', sk: 'secret' }, new Date());
    expect((await fetch(url, { headers: get })).status).toBe(200);
  });
});

describe('a file of data', () => {
  it('keeps what was answered when the process is killed', async () => {
    expect((await killAgain(SPEC, folder, SHORT ? 2 : 6)).wrong).toEqual([]);
  }, 120_000);

  it('goes on with ids, states and the clock', async () => {
    const data = path.join(folder, 'a.sqlite');
    const first = await createSandbox(DEPOT, { data, hold: true });
    const made = (await read(crate(first.url, 'a'))).crate;
    first.clock.advance(1_000_000);
    await crate(first.url, 'b');
    const then = first.clock.now();
    await first.close();
    const { url, clock } = await start({ data, hold: true });
    expect(clock.now()).toBeGreaterThanOrEqual(then);
    const { crates } = await read(fetch(`${url}/v1/p/crates`));
    expect(crates.map(({ name }: { name: string }) => name)).toEqual(['a', 'b']);
    expect(crates[0]).toEqual(made);
    expect((await read(crate(url, 'c'))).crate.id).not.toBe(made.id);
  });

  it('is used by one sandbox alone, and is never another file', async () => {
    const data = path.join(folder, 'a.sqlite');
    await start({ data });
    await expect(createSandbox(DEPOT, { data })).rejects.toThrow('another sandbox has it open');
    const notes = path.join(folder, 'notes.txt');
    writeFileSync(notes, 'mine');
    const { status, stderr } = runCli(['sandbox', SPEC, '--data', notes], folder);
    expect([status, stderr]).toEqual([2, expect.stringContaining('has no data of a sandbox')]);
    expect(readFileSync(notes, 'utf8')).toBe('mine');
  });

  it('removes no file that only has the name of its own', async () => {
    const data = path.join(folder, 'b.sqlite');
    writeFileSync(`${data}.owner`, 'mine');
    await expect(createSandbox(DEPOT, { data })).rejects.toThrow('b.sqlite.owner: not written by a sandbox');
    expect(readFileSync(`${data}.owner`, 'utf8')).toBe('mine');
    writeFileSync(`${data}.owner`, '');
    await start({ data });
  });
});

describe('the command', () => {
  it('writes each request as a line of JSON', async () => {
    started = await startSandbox(folder, SPEC, '--log', 'requests.jsonl');
    await (await fetch(`${started.url}/v1/p/images`)).text();
    started.child.kill('SIGTERM');
    await new Promise((resolve) => started?.child.once('exit', resolve));
    const [line = ''] = readFileSync(path.join(folder, 'requests.jsonl'), 'utf8').split('\n');
    expect(JSON.parse(line)).toMatchObject({ operation: 'listImage', status: 200 });
  });

  it.each([
    [['--auth', 'static'], '--auth static needs --token'],
    [['--auth', 'signature'], '--auth signature needs --key'],
    [['--time-scale', '0'], 'A number above 0'],
    [['--cycles', 'none.yaml'], 'none.yaml: no such file'],
    [['--seeds', 'none.json'], 'none.json: no such file'],
  ])('refuses %j', (args, words) => {
    const { status, stderr } = runCli(['sandbox', SPEC, ...args], folder);
    expect([status, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});
