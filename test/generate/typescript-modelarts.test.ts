import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type AnyClient, type CallsModule, callsModule, checkCall, sampleCalls } from './support/calls.ts';
import { compile, load, removeFolder, scratchFolder, writeFiles } from './support/compile.ts';
import type { Node } from './support/contract-reading.ts';
import { type ContractServer, startContractServer } from './support/contract-server.ts';
import { checkPathValue, PATH_VALUES } from './support/path-values.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CONTRACT = path.join(ROOT, 'spec/modelarts.yaml');
const PACKAGE = path.join(ROOT, 'generated/modelarts/typescript');
/** As long as the ids of the cloud are, with what a path must encode. */
const PROJECT_ID = 'a project/ü'.padEnd(32, '0');

/** What is committed, not what would be generated now: users get the former. */
function committedFiles() {
  const names = readdirSync(PACKAGE, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|json)$/.test(name));
  return names.map((name) => ({ path: name, content: readFileSync(path.join(PACKAGE, name), 'utf8') }));
}

describe('the committed TypeScript client of ModelArts', () => {
  const contract: Node = existsSync(CONTRACT) ? parse(readFileSync(CONTRACT, 'utf8')) : {};
  const samples = sampleCalls(contract);
  const operations = [...new Set(samples.map(({ operation }) => operation.id))];
  const folder = scratchFolder('modelarts');
  let problems: string[];
  let server: ContractServer;
  let client: AnyClient;
  let calls: CallsModule['calls'];
  let createClient: (options: object) => AnyClient;

  beforeAll(async () => {
    writeFiles(folder, [...committedFiles(), { path: 'src/calls.ts', content: callsModule(contract, samples) }]);
    problems = compile(folder);
    server = await startContractServer(contract);
    ({ createClient } = await load<{ createClient: (options: object) => AnyClient }>(folder, 'index.js'));
    client = createClient({ baseUrl: server.url, token: 'secret', projectId: PROJECT_ID });
    ({ calls } = await load<CallsModule>(folder, 'calls.js'));
  }, 120_000);

  afterAll(async () => {
    await server?.close();
    removeFolder(folder);
  });

  it('has a contract to follow', () => {
    expect(operations.length).toBeGreaterThan(0);
  });

  it('compiles with all sample arguments and answers', () => {
    expect(problems).toEqual([]);
  });

  it.each(operations)('%s carries what it is given and gives what it gets', async (id) => {
    for (const [index, sample] of samples.entries())
      if (sample.operation.id === id) await checkCall(server, sample, async () => calls[index]?.(client), PROJECT_ID);
  });

  it.each(PATH_VALUES)('writes %j into a path as %s', async (...row) => {
    const call: Parameters<typeof checkPathValue>[2] = async ({ operation, args }) => client[operation.id]?.(args);
    await checkPathValue({ contract, server }, row, call);
  });

  it('signs every operation', async () => {
    const signing = createClient({ baseUrl: server.url, credentials: { ak: 'AK', sk: 'SK' }, projectId: PROJECT_ID });
    for (const [index, sample] of samples.entries()) {
      await checkCall(server, sample, async () => calls[index]?.(signing), PROJECT_ID);
      expect(server.arrivals.at(-1)?.headers.authorization).toMatch(
        /^SDK-HMAC-SHA256 Access=AK, .*, Signature=\w{64}$/,
      );
    }
  });

  it('goes through lists, and waits for states', async () => {
    const { iterate, waitUntil } = client as unknown as Record<string, Record<string, (...args: object[]) => never>>;
    expect(Object.keys(iterate ?? {})).toEqual(
      expect.arrayContaining(['listNotebooks', 'listAllNotebooks', 'listImage']),
    );
    const page = (...ids: string[]) => ({
      status: 200,
      text: JSON.stringify({ data: ids.map((id) => ({ id })), total: 3 }),
    });
    server.answer(page('a', 'b'), page('c'));
    const found: unknown[] = [];
    for await (const each of iterate?.listNotebooks?.({ query: { limit: 2 } }) ?? []) found.push(each);
    expect(found).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    const shown = (status: string) => ({ status: 200, text: JSON.stringify({ id: 'a', status }) });
    const wait = () => waitUntil?.showNotebook?.({ path: { id: 'a' } }, 'RUNNING' as never, { intervalMs: 1 });
    server.answer(shown('CREATING'), shown('A STATE OF TOMORROW'), shown('RUNNING'));
    expect(await wait()).toEqual({ id: 'a', status: 'RUNNING' });
    server.answer(shown('CREATING'), shown('CREATE_FAILED'));
    await expect(wait()).rejects.toMatchObject({ name: 'WaitError', state: 'CREATE_FAILED' });
  });
});
