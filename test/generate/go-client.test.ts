import { execFile, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../corpus.ts';
import { hasTool } from '../support/toolchain.ts';
import { type SampleCall, sampleCalls } from './support/calls.ts';
import type { Node } from './support/contract-reading.ts';
import { type ContractServer, startContractServer } from './support/contract-server.ts';
import { Driver } from './support/driver.ts';
import { testEachOperation } from './support/each-operation.ts';
import { checkPathValue, PATH_VALUES } from './support/path-values.ts';

const MODULE = path.join(ROOT, 'generated/modelarts/go');
const TESTS = path.join(import.meta.dirname, 'go');
/** As long as the ids of the cloud are, with what a path must encode. */
const PROJECT_ID = 'a project/ü'.padEnd(32, '0');
const TIME = 120_000;

const go = hasTool('go', ['version']) && hasTool('gofmt', ['-h']);

describe.skipIf(!go)('the committed Go client of ModelArts', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-go-'));
  const contract: Node = parse(readFileSync(path.join(ROOT, 'spec/modelarts.yaml'), 'utf8'));
  const samples = sampleCalls(contract);
  let server: ContractServer;
  let driver: Driver;

  /** Runs a tool in the copy of the module, where nothing can be fetched, and gives all that it printed. */
  function run(tool: string, ...args: string[]) {
    const vectors = path.join(import.meta.dirname, 'signing/vectors.json');
    const env = { ...process.env, GOPROXY: 'off', GOTOOLCHAIN: 'local', SIGNING_VECTORS: vectors };
    const result = spawnSync(tool, args, { cwd: folder, encoding: 'utf8', env, timeout: TIME });
    return { status: result.status, output: result.stdout + result.stderr };
  }

  /** Puts code beside the module as a command of its own. */
  function writeCommand(name: string, code: string): void {
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, 'main.go'), code);
  }

  beforeAll(async () => {
    cpSync(MODULE, folder, { recursive: true });
    cpSync(TESTS, folder, { recursive: true });
    expect(run('go', 'build', '-o', 'driver.bin', './driver')).toEqual({ status: 0, output: '' });
    server = await startContractServer(contract);
    driver = new Driver(spawn(path.join(folder, 'driver.bin'), [server.url, PROJECT_ID], { timeout: TIME }));
  }, TIME);

  afterAll(async () => {
    driver?.end();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is a module without dependencies, with its licence', () => {
    expect(readFileSync(path.join(MODULE, 'go.mod'), 'utf8')).toBe(
      'module github.com/specscribe/modelarts-go\n\ngo 1.24\n',
    );
    expect(readFileSync(path.join(MODULE, 'LICENSE'), 'utf8')).toContain('Apache-2.0');
    expect(
      readdirSync(MODULE).filter((name) => !/\.go$|^(?:core|README\.md|LICENSE|go\.mod|specscribe\.json)$/.test(name)),
    ).toEqual([]);
  });

  it('is formatted, builds and passes vet', () => {
    expect(run('gofmt', '-l', '-s', MODULE)).toEqual({ status: 0, output: '' });
    expect(run('go', 'build', './...')).toEqual({ status: 0, output: '' });
    expect(run('go', 'vet', './...')).toEqual({ status: 0, output: '' });
  });

  testEachOperation(samples, () => ({ server, projectId: PROJECT_ID, call: (sample) => call(driver, sample) }));

  it.each(PATH_VALUES)('writes %j into a path as %s', async (...row) => {
    await checkPathValue({ contract, server }, row, (sample) => call(driver, sample));
  });

  it(
    'signs, tries again, pages, waits, reads errors, ends in time and hides secrets as it promises',
    () => {
      const { status, output } = run('go', 'test', '-count=1', '-v', '.', './core');
      expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
      expect(output.match(/^ *--- PASS/gm)?.length).toBeGreaterThan(60);
      expect(output).not.toMatch(/^ *--- SKIP/m);
    },
    TIME,
  );

  it(
    'has an example that compiles, is formatted and runs',
    async () => {
      const [, example = ''] = /^```go\n(.*?)^```$/ms.exec(readFileSync(path.join(MODULE, 'README.md'), 'utf8')) ?? [];
      writeCommand('example', example);
      expect(run('gofmt', '-l', 'example')).toEqual({ status: 0, output: '' });
      expect(run('go', 'vet', './example')).toEqual({ status: 0, output: '' });
      writeCommand('example', example.replace(/Region: +"eu-de"/, `BaseURL: ${JSON.stringify(server.url)}`));
      expect(run('go', 'build', '-o', 'example.bin', './example')).toEqual({ status: 0, output: '' });
      server.answer({ status: 200, body: { data: [{ id: 'i1' }], total: 1, status: 'ACTIVE' } });
      const before = server.arrivals.length;
      const env = { ...process.env, OS_TOKEN: 'secret', OS_PROJECT_ID: 'p1' };
      const { stderr } = await promisify(execFile)(path.join(folder, 'example.bin'), [], { env, timeout: TIME });
      const arrived = server.arrivals.slice(before).map(({ operation, problems }) => [operation?.id, problems]);
      const called = ['listImage', 'listImage', 'showImage'].map((id) => [id, []]);
      expect({ stderr, arrived }).toEqual({ stderr: '', arrived: called });
    },
    TIME,
  );

  it.each([
    [
      'items have their type',
      'for item, _ := range c.ListNotebooksAll(ctx, m.ListNotebooksParams{}) { var _ *string = item.Status }',
      '',
    ],
    [
      'states are known',
      'r, _ := c.ShowNotebookUntil(ctx, m.ShowNotebookParams{ID: "1"}, m.ShowNotebookStateRunning); var _ *string = r.URL',
      '',
    ],
    ['codes are known', 'var _ m.ErrorCode = m.ErrorCodeModelArts0107', ''],
    [
      'values of parameters are known',
      'c.ListNotebooks(ctx, m.ListNotebooksParams{Status: m.Ptr(m.ListNotebooksStatusRunning), Owner: m.Ptr("me")})',
      '',
    ],
    [
      'any value of a parameter may be given',
      'c.ListNotebooks(ctx, m.ListNotebooksParams{Status: m.Ptr(m.ListNotebooksStatus("OF_TOMORROW"))})',
      '',
    ],
    [
      'a value of another parameter is refused',
      'c.ListNotebooks(ctx, m.ListNotebooksParams{SortDir: m.Ptr(m.ListNotebooksStatusRunning)})',
      'cannot use m.Ptr(m.ListNotebooksStatusRunning)',
    ],
    ['values are texts', 'var _ = m.NotebookResp{Status: m.Ptr(m.NotebookRespStatusRunning)}', ''],
    [
      'a parameter that is none is refused',
      'c.ListNotebooks(ctx, m.ListNotebooksParams{Colour: "red"})',
      'unknown field Colour',
    ],
    ['a parameter of another type is refused', 'c.ShowNotebook(ctx, m.ShowNotebookParams{ID: 1})', 'cannot use 1'],
    [
      'a field that is none is refused',
      'r, _ := c.ShowNotebook(ctx, m.ShowNotebookParams{}); _ = r.Colour',
      'r.Colour undefined',
    ],
    [
      'a body of another type is refused',
      'c.CreateNotebook(ctx, m.CreateNotebookParams{Body: m.Image{}})',
      'cannot use m.Image{}',
    ],
    [
      'an operation without pages is refused',
      'c.ShowNotebookAll(ctx, m.ShowNotebookParams{})',
      'c.ShowNotebookAll undefined',
    ],
    ['a call without a context is refused', 'c.ListFlavors(m.ListFlavorsParams{})', 'not enough arguments'],
  ])('is typed for its users: %s', (_, code, fault) => {
    const imports = 'import (\n"context"\nm "github.com/specscribe/modelarts-go"\n)\n';
    const setup = 'ctx := context.Background()\nc, _ := m.New(m.Options{})\n_, _ = ctx, c\n';
    writeCommand('user', `package main\n${imports}func main() {\n${setup}${code}\n}\n`);
    const { status, output } = run('go', 'build', '-o', '/dev/null', './user');
    expect({ status, output }).toEqual({ status: fault === '' ? 0 : 1, output: expect.stringContaining(fault) });
  });
});

async function call(driver: Driver, { operation, args, answer }: SampleCall): Promise<unknown> {
  const result = await driver.call({ operation: operation.id, ...args });
  // Where no body came, the result is an empty one, so that nobody has to fear a nil pointer.
  return !('body' in answer) && isDeepStrictEqual(result, {}) ? undefined : result;
}
