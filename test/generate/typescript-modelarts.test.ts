import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type AnyClient, type CallsModule, callsModule, checkCall, sampleCalls } from './support/calls.ts';
import { compile, load, removeFolder, scratchFolder, writeFiles } from './support/compile.ts';
import type { Node } from './support/contract-reading.ts';
import { type ContractServer, startContractServer } from './support/contract-server.ts';

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

  beforeAll(async () => {
    writeFiles(folder, [...committedFiles(), { path: 'src/calls.ts', content: callsModule(contract, samples) }]);
    problems = compile(folder);
    server = await startContractServer(contract);
    const { createClient } = await load<{ createClient: (options: object) => AnyClient }>(folder, 'index.js');
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
});
