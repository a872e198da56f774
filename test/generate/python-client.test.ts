import { execFile, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../corpus.ts';
import { CLIENT_PACKAGES, pythonWith } from '../support/python.ts';
import { type SampleCall, sampleCalls } from './support/calls.ts';
import type { Node } from './support/contract-reading.ts';
import { type ContractServer, startContractServer } from './support/contract-server.ts';
import { Driver } from './support/driver.ts';
import { testEachOperation } from './support/each-operation.ts';
import { checkPathValue, PATH_VALUES } from './support/path-values.ts';

const PACKAGE = path.join(ROOT, 'generated/modelarts/python');
const TESTS = path.join(import.meta.dirname, 'python');
/** As long as the ids of the cloud are, with what a path must encode. */
const PROJECT_ID = 'a project/ü'.padEnd(32, '0');

const python = pythonWith('client', CLIENT_PACKAGES);

const TIME = 300_000;

describe.skipIf(!python)('the committed Python client of ModelArts', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-python-'));
  const site = path.join(folder, 'site');
  const contract: Node = parse(readFileSync(path.join(ROOT, 'spec/modelarts.yaml'), 'utf8'));
  const samples = sampleCalls(contract);
  let server: ContractServer;
  let driver: Driver;

  /** Runs the Python with the installed package, and gives all that it printed. */
  function run(...args: string[]) {
    const env = { ...process.env, PYTHONPATH: site, MYPYPATH: site, PYTHONDONTWRITEBYTECODE: '1' };
    const result = spawnSync(python as string, args, { cwd: folder, encoding: 'utf8', env, timeout: TIME });
    return { status: result.status, output: result.stdout + result.stderr };
  }

  beforeAll(async () => {
    cpSync(PACKAGE, path.join(folder, 'package'), { recursive: true });
    const pip = ['-m', 'pip', 'install', '-q', '--no-deps', '--no-build-isolation', '--no-index', '--target', site];
    expect(run(...pip, path.join(folder, 'package'))).toMatchObject({ status: 0 });
    server = await startContractServer(contract);
    driver = startDriver(python as string, site, server.url);
  }, TIME);

  afterAll(async () => {
    driver?.end();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('installs under its name and version, with its types', () => {
    const { status, output } = run(
      '-c',
      'from importlib import metadata, resources; m = metadata.metadata("specscribe-modelarts"); ' +
        'print(m["Version"], m["License-Expression"], resources.files("specscribe_modelarts").joinpath("py.typed").is_file())',
    );
    expect({ status, output: output.trim() }).toEqual({ status: 0, output: '1.0.0 Apache-2.0 True' });
  });

  testEachOperation(samples, () => ({ server, projectId: PROJECT_ID, call: (sample) => driver.call(callOf(sample)) }));

  it.each(PATH_VALUES)('writes %j into a path as %s', async (...row) => {
    await checkPathValue({ contract, server }, row, (sample) => driver.call(callOf(sample)));
  });

  it(
    'does what it promises when things go wrong, come in pages or take their time',
    () => {
      const { status, output } = run('-m', 'pytest', '-q', '-p', 'no:cacheprovider', TESTS);
      expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
      expect(output).toMatch(/\b(?:[4-9]\d|\d{3}) passed/);
    },
    TIME,
  );

  it('signs as the SDK core of the cloud does, 200 times of 200', () => {
    const vectors = path.join(import.meta.dirname, 'signing/vectors.json');
    const { status, output } = run(path.join(TESTS, 'sign_vectors.py'), vectors);
    expect({ status, output: output.trim() }).toEqual({ status: 0, output: '200 equal, 0 different' });
  });

  it(
    'runs the examples of its README, and they are typed',
    async () => {
      const readme = readFileSync(path.join(PACKAGE, 'README.md'), 'utf8');
      const blocks = [...readme.matchAll(/^```python\n([\s\S]*?)^```/gm)].map((match) => match[1]);
      expect(blocks).toHaveLength(2);
      const file = path.join(folder, 'example.py');
      writeFileSync(file, blocks.join('\n'));
      expect(run('-m', 'mypy', '--strict', '--cache-dir', path.join(folder, 'mypy-user'), file).output).toMatch(
        /^Success/,
      );
      const here = blocks.join('\n').replace('region="eu-de"', `base_url=${JSON.stringify(server.url)}`);
      writeFileSync(file, here);
      server.answer({ status: 200, body: { data: [{ id: 'i1' }], total: 1, status: 'ACTIVE' } });
      const before = server.arrivals.length;
      const env = { ...process.env, PYTHONPATH: site, no_proxy: '127.0.0.1', OS_TOKEN: 'secret', OS_PROJECT_ID: 'p1' };
      const { stderr } = await promisify(execFile)(python as string, [file], { env, timeout: TIME });
      const arrived = server.arrivals.slice(before).map(({ operation, problems }) => [operation?.id, problems]);
      const called = ['listImage', 'listImage', 'showImage'].map((id) => [id, []]);
      expect({ stderr, arrived }).toEqual({ stderr: '', arrived: called });
    },
    TIME,
  );

  const OWN = ['__init__', 'client', 'values', '_contract', '_runtime'];

  it(
    'is typed: strictly what we wrote, soundly what the generator did',
    () => {
      const own = OWN.flatMap((name) => ['-m', `specscribe_modelarts.${name}`.replace('.__init__', '')]);
      const runtime = RUNTIME.flatMap((name) => ['-m', `specscribe_modelarts._runtime.${name}`]);
      const cache = ['--cache-dir', path.join(folder, 'mypy')];
      expect(run('-m', 'mypy', ...cache, '-p', 'specscribe_modelarts')).toMatchObject({ status: 0 });
      const strict = run('-m', 'mypy', ...cache, '--strict', '--follow-imports=silent', ...own, ...runtime);
      expect({ status: strict.status, output: strict.output }).toMatchObject({ status: 0 });
    },
    TIME,
  );

  it.each([
    [
      'pages give items of their type',
      'for n in c.iterate(c.list_notebooks, limit=2):\n    x: str | None = n.status',
      '',
    ],
    ['states are known', 'r = c.wait_until(c.show_notebook, "RUNNING", id="1")\nx: str | None = r.url', ''],
    [
      'codes are known',
      'def f(e: ApiError) -> None:\n    if is_documented(e.code):\n        x: ErrorCode = e.code',
      '',
    ],
    ['a state that is none is refused', 'c.wait_until(c.show_notebook, "AJAR", id="1")', 'call-overload'],
    ['an argument that is none is refused', 'c.iterate(c.list_notebooks, color="red")', 'call-overload'],
    ['an operation without pages is refused', 'c.iterate(c.show_notebook, id="1")', 'call-overload'],
    ['a missing argument is refused', 'c.show_notebook()', 'call-arg'],
    ['a field that is none is refused', 'c.show_notebook(id="1").colour', 'attr-defined'],
  ])(
    'is typed for its users: %s',
    (_, code, fault) => {
      const file = path.join(folder, 'user.py');
      const imports = 'from specscribe_modelarts import ApiError, Client, ErrorCode, is_documented\n';
      writeFileSync(file, `${imports}c = Client(base_url="http://x", token="t", project_id="p")\n${code}\n`);
      const { status, output } = run('-m', 'mypy', '--strict', '--cache-dir', path.join(folder, 'mypy-user'), file);
      expect({ status, fault: /\[([\w-]+)\]$/m.exec(output)?.[1] ?? '' }).toEqual({
        status: fault === '' ? 0 : 1,
        fault,
      });
    },
    TIME,
  );
});

const RUNTIME = [
  'base',
  'coding',
  'defaults',
  'errors',
  'model',
  'options',
  'paging',
  'pool',
  'requests',
  'retry',
  'secrets',
  'signature',
  'tables',
  'transport',
  'waiting',
];

function startDriver(python: string, site: string, url: string): Driver {
  const script = path.join(TESTS, 'driver.py');
  const env = { ...process.env, PYTHONPATH: site, no_proxy: '127.0.0.1' };
  return new Driver(spawn(python, [script, 'specscribe_modelarts', url, PROJECT_ID], { env, timeout: TIME }));
}

function callOf({ operation, args }: SampleCall): Readonly<Record<string, unknown>> {
  const parameters = ['path', 'query', 'header'].map((place) =>
    operation.parameters.filter((each) => each.in === place).map(({ name }) => name),
  );
  return { operation: operation.id, parameters, ...args };
}
