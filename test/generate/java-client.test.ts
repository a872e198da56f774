import { execFile, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
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

const PACKAGE = path.join(ROOT, 'generated/modelarts/java');
const TESTS = path.join(import.meta.dirname, 'java');
/** As long as the ids of the cloud are, with what a path must encode. */
const PROJECT_ID = 'a project/ü'.padEnd(32, '0');
const MAVEN = hasTool('javac', ['-version']) && hasTool('mvn', ['--version']);
const TIME = 300_000;

describe.skipIf(!MAVEN)('the committed Java client of ModelArts', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-java-'));
  const contract: Node = parse(readFileSync(path.join(ROOT, 'spec/modelarts.yaml'), 'utf8'));
  const samples = sampleCalls(contract);
  let built: { readonly status: number | null; readonly output: string };
  let classpath: string;
  let server: ContractServer;
  let driver: Driver;

  beforeAll(async () => {
    cpSync(TESTS, folder, { recursive: true });
    cpSync(PACKAGE, path.join(folder, 'client'), { recursive: true });
    built = build(folder);
    if (built.status !== 0) throw new Error(built.output);
    classpath = [
      path.join(folder, 'tests/target/test-classes'),
      readFileSync(path.join(folder, 'tests/target/classpath'), 'utf8').trim(),
    ].join(path.delimiter);
    server = await startContractServer(contract);
    driver = startDriver(classpath, server.url);
  }, TIME);

  afterAll(async () => {
    driver?.end();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('compiles with all of javac’s warnings and none to report, signs as the SDK core of the cloud does, and does what it promises', () => {
    expect(built).toEqual({ status: 0, output: expect.not.stringContaining('WARNING') });
    const [, run, failures, skipped] =
      /^Tests run: (\d+), Failures: (\d+), .*Skipped: (\d+)$/m.exec(built.output) ?? [];
    expect({ failures, skipped }).toEqual({ failures: '0', skipped: '0' });
    expect(Number(run)).toBeGreaterThan(90);
  });

  testEachOperation(samples, () => ({ server, projectId: PROJECT_ID, call: (sample) => driver.call(callOf(sample)) }));

  it.each(PATH_VALUES)('writes %j into a path as %s', async (...row) => {
    await checkPathValue({ contract, server }, row, (sample) => driver.call(callOf(sample)));
  });

  it(
    'runs the examples of its README',
    async () => {
      const readme = readFileSync(path.join(PACKAGE, 'README.md'), 'utf8');
      const [whole = '', further = ''] = [...readme.matchAll(/^```java\n([\s\S]*?)^```/gm)].map((match) => match[1]);
      const example = whole
        .replace('region("eu-de")', `baseUrl(${JSON.stringify(server.url)})`)
        .replace(/^( *System\.out.*)$/m, (line) => `${line}\n${further}`);
      expect(example).toContain('.items()');
      const file = path.join(folder, 'Example.java');
      writeFileSync(file, example);
      server.answer({ status: 200, body: { data: [{ id: 'i1' }], total: 1, status: 'ACTIVE' } });
      const before = server.arrivals.length;
      const env = { ...process.env, OS_TOKEN: 'secret', OS_PROJECT_ID: 'p1' };
      const { stdout, stderr } = await promisify(execFile)('java', ['-cp', classpath, file], { env, timeout: TIME });
      const arrived = server.arrivals.slice(before).map(({ operation, problems }) => [operation?.id, problems]);
      const called = ['listImage', 'listImage', 'showImage'].map((id) => [id, []]);
      expect({ stderr, arrived }).toEqual({ stderr: '', arrived: called });
      expect(stdout).toContain('ImageResponse{"id":"i1"}');
    },
    TIME,
  );

  it.each([
    ['pages give items of their type', 'for (var n : c.listNotebooks().limit(2).items()) n.getStatus().length();', ''],
    ['states are known', 'c.showNotebook("1").waitUntil(OperationsApi.ShowNotebookCall.State.RUNNING).getUrl();', ''],
    ['codes are known', 'switch (ErrorCode.of("x").orElseThrow()) { case MODELARTS_6309 -> {} default -> {} }', ''],
    [
      'a state that is none is refused',
      'c.showNotebook("1").waitUntil("AJAR");',
      'String cannot be converted to State',
    ],
    ['an argument that is none is refused', 'c.listNotebooks().color("red");', 'cannot find symbol'],
    [
      'an operation without pages is refused',
      'c.showNotebook("1").items();',
      'actual and formal argument lists differ',
    ],
    ['a missing argument is refused', 'c.showNotebook();', 'cannot be applied to given types'],
    ['a field that is none is refused', 'c.showNotebook("1").execute().getColour();', 'cannot find symbol'],
  ])(
    'is typed for its users: %s',
    (_, code, fault) => {
      const file = path.join(folder, 'User.java');
      writeFileSync(
        file,
        `import io.specscribe.modelarts.*;\nclass User {\n  void use(ModelArtsClient c) {\n    ${code}\n  }\n}\n`,
      );
      const out = path.join(folder, 'user');
      mkdirSync(out, { recursive: true });
      const args = ['-Xlint:all', '-proc:none', '-d', out, '-cp', classpath, file];
      const { status, stderr } = spawnSync('javac', args, { encoding: 'utf8', timeout: TIME });
      expect({ status, stderr }).toEqual(
        fault === '' ? { status: 0, stderr: '' } : { status: 1, stderr: expect.stringContaining(fault) },
      );
    },
    TIME,
  );
});

/** Compiles client and tests and runs the tests, in one Maven. */
function build(folder: string): { status: number | null; output: string } {
  const options = [
    '-Dmaven.compiler.failOnWarning=true',
    '-Dmaven.compiler.parameters=true',
    `-Dvectors=${path.join(import.meta.dirname, 'signing/vectors.json')}`,
    '-Dstyle.color=never',
  ];
  const args = ['-B', '-ntp', ...options, 'test'];
  const { status, stdout, stderr } = spawnSync('mvn', args, { cwd: folder, encoding: 'utf8', timeout: TIME });
  const output = (stdout + stderr).replace(/^\[\w+\] /gm, (level) => (level === '[INFO] ' ? '' : level));
  return { status, output };
}

function startDriver(classpath: string, url: string): Driver {
  const args = ['-Dfile.encoding=UTF-8', '-cp', classpath, 'io.specscribe.modelarts.Driver', url];
  // An argument of a process has the encoding of its locale, which may have no ü.
  return new Driver(spawn('java', [...args, encodeURIComponent(PROJECT_ID)], { timeout: TIME }));
}

const callOf = ({ operation, args }: SampleCall) => ({ operation: operation.id, ...args });
