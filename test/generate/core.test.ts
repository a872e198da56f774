import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import ts from 'typescript';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateTargets } from '../../scripts/commands/generate.ts';
import type { Packages } from '../../scripts/generate/index.ts';
import { ROOT } from '../corpus.ts';
import { build, run } from '../matrix/process.ts';
import { CLIENT_PACKAGES, pythonWith } from '../support/python.ts';
import { compile, removeFolder, scratchFolder } from './support/compile.ts';
import { contractOfService, FiveServices, PRINTED, programOf, SERVICES } from './support/five-services.ts';
import { SHORT } from '../support/form.ts';

const TIME = 600_000;

/** Generates a client for each of the five services, and their core with the first. */
async function generateAll(target: string, packages: Packages, folderOf: (service: string) => string): Promise<void> {
  const request = (name: string, service: string, out: string) => {
    const contract = contractOfService(service);
    const packageName = packages[name];
    const named = packageName === undefined ? {} : { packageName };
    return {
      target: name,
      service,
      contract,
      contractText: JSON.stringify(contract),
      packages,
      ...named,
      out,
      force: true,
    };
  };
  await generateTargets(
    [
      ...SERVICES.map((service) => request(target, service, folderOf(service))),
      request(`core-${target}`, SERVICES[0] as string, folderOf('core')),
    ],
    () => undefined,
  );
}

let services: FiveServices;
let address: string;
beforeEach(async () => {
  services = new FiveServices();
  address = await services.listen();
  return () => services.close();
});

/** What a program of five services must show, however it is written. */
const expectOneCore = (printed: string): void => {
  expect(printed.trim().split('\n')).toEqual(PRINTED);
  // One login for all, and five attempts where four are the default.
  expect(services.logins).toBe(1);
  expect(services.calls.filter((each) => each === 'fleet')).toHaveLength(5);
};

const secrets = (): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  ADDRESS: address,
  PASSWORD: 'open sesame',
  no_proxy: '*',
});

describe('five TypeScript clients with one core', () => {
  const folder = scratchFolder('core');
  const packageFolder = (service: string): string =>
    path.join(folder, 'node_modules/@example', service === 'core' ? 'core' : `${service}-client`);

  beforeAll(async () => {
    await generateAll('typescript', { scope: '@example', 'core-typescript': '@example/core' }, packageFolder);
    for (const service of ['core', ...SERVICES]) expect(compile(packageFolder(service))).toEqual([]);
  }, TIME);
  afterAll(() => removeFolder(folder));

  it('are each the contract alone', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(packageFolder('crew'), 'package.json'), 'utf8'));
    expect(dependencies).toEqual({ '@example/core': '^1.0.0', 'openapi-fetch': expect.any(String) });
    expect(readFileSync(path.join(packageFolder('crew'), 'src/client.ts'), 'utf8')).toContain("from '@example/core'");
  });

  it('share errors, tokens and retries', { timeout: TIME }, async () => {
    writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(path.join(folder, 'program.ts'), programOf('ts'));
    const options: ts.CompilerOptions = {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      types: ['node'],
      typeRoots: [path.join(ROOT, 'node_modules/@types')],
    };
    const program = ts.createProgram([path.join(folder, 'program.ts')], options);
    const { diagnostics } = program.emit();
    expect([...ts.getPreEmitDiagnostics(program), ...diagnostics].map(({ messageText }) => messageText)).toEqual([]);
    const { stdout } = await promisify(execFile)(process.execPath, ['program.js'], { cwd: folder, env: secrets() });
    expectOneCore(stdout);
  });

  /** A program as a bundler writes it for browsers. */
  async function bundled(source: string): Promise<string> {
    const input = path.join(folder, 'entry.mjs');
    writeFileSync(input, source);
    const bundle = await rolldown({ input, platform: 'browser', logLevel: 'silent' });
    const { output } = await bundle.generate({ format: 'esm', minify: true });
    await bundle.close();
    return output[0].code;
  }

  const caller = (service: string, method: string): string =>
    `import { connect as to_${service} } from '@example/${service}-client';
     import { ${method} } from '@example/${service}-client/calls';
     export const ${service} = (options) => ${method}(to_${service}(options));`;

  it('leave out of a small program what it does not use', { timeout: TIME }, async () => {
    const one = await bundled(caller('fleet', 'listFleet'));
    expect(one).toContain('/v1/{project_id}/fleet');
    for (const unused of ['/v1/{project_id}/fleet/{id}', 'SDK-HMAC-SHA256', 'go round', 'FormData.append', '/v3/auth'])
      expect(one).not.toContain(unused);
    expect(gzipSync(one).length).toBeLessThan(6_000);
    const three = await bundled(
      [caller('fleet', 'listFleet'), caller('crew', 'listCrew'), caller('tides', 'showTides')].join('\n'),
    );
    expect(gzipSync(three).length).toBeLessThan(12_000);
    const file = path.join(folder, 'three.mjs');
    writeFileSync(file, three);
    const { crew } = await import(file);
    const fetch = async () => Response.json({ crew: [{ id: '1' }] });
    expect(await crew({ baseUrl: address, projectId: 'p1', fetch })).toEqual({ crew: [{ id: '1' }] });
  });
});

const go = !SHORT && (await run('java', ['-version'])).status === 0 && (await run('go', ['version'])).status === 0;

describe.skipIf(!go)('five Go clients with one core', () => {
  const folder = scratchFolder('core-go');
  const env = { ...process.env, GOPROXY: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '' };
  const tool = (name: string, ...args: string[]) => run(name, args, { cwd: folder, env });

  beforeAll(async () => {
    await generateAll('go', { 'core-go': 'example.com/core' }, (service) => path.join(folder, service));
    const modules = ['core', ...SERVICES, 'program'];
    mkdirSync(path.join(folder, 'program'));
    writeFileSync(path.join(folder, 'program/go.mod'), 'module example.com/program\n\ngo 1.24\n');
    writeFileSync(path.join(folder, 'program/main.go'), programOf('go'));
    writeFileSync(
      path.join(folder, 'go.work'),
      `go 1.24\n\nuse (\n${modules.map((each) => `\t./${each}\n`).join('')})\n`,
    );
  }, TIME);
  afterAll(() => removeFolder(folder));

  it('are each the contract alone', () => {
    expect(readFileSync(path.join(folder, 'crew/go.mod'), 'utf8')).toContain('require example.com/core v1.0.0');
    expect(readdirSync(path.join(folder, 'crew'))).not.toContain('core');
  });

  it('are formatted and pass vet', { timeout: TIME }, async () => {
    expect(await tool('gofmt', '-l', '.')).toEqual({ status: 0, output: '' });
    for (const module of ['core', 'crew', 'program'])
      expect(await tool('go', 'vet', `./${module}/...`)).toEqual({ status: 0, output: '' });
  });

  it('share errors, tokens and retries', { timeout: TIME }, async () => {
    expect(await tool('go', 'build', '-o', 'program.bin', './program')).toEqual({ status: 0, output: '' });
    const { stdout } = await promisify(execFile)(path.join(folder, 'program.bin'), [], { env: secrets() });
    expectOneCore(stdout);
  });
});

const java = !SHORT && (await run('mvn', ['--version'])).status === 0;
const MAVEN = ['-q', '-B', '-ntp', '-Dstyle.color=never', '-Dmaven.compiler.failOnWarning=true'];
const CLASSPATH = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath';

describe.skipIf(!java)('five Java clients with one core', () => {
  const folder = scratchFolder('core-java');

  beforeAll(async () => {
    await generateAll('java', { 'core-java': 'com.example:core' }, (service) => path.join(folder, service));
    const modules = ['core', ...SERVICES].map((each) => `    <module>${each}</module>\n`).join('');
    writeFileSync(
      path.join(folder, 'pom.xml'),
      `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>all</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <modules>\n${modules}  </modules>
</project>\n`,
    );
  }, TIME);
  afterAll(() => removeFolder(folder));

  it('are each the contract alone', () => {
    expect(readFileSync(path.join(folder, 'crew/pom.xml'), 'utf8')).toContain(
      '<artifactId>core</artifactId>\n      <version>1.0.0</version>',
    );
    const own = readdirSync(path.join(folder, 'crew/src/main/java/com/example/crew'));
    expect(own).not.toContain('ApiException.java');
    expect(own).toContain('CrewClient.java');
  });

  it('share errors, tokens and retries', { timeout: TIME }, async () => {
    await build('mvn', [...MAVEN, 'compile'], { cwd: folder });
    const file = path.join(folder, 'classpath');
    await build('mvn', [...MAVEN, CLASSPATH, `-Dmdep.outputFile=${file}`], { cwd: path.join(folder, 'core') });
    const classes = ['.', ...['core', ...SERVICES].map((each) => `${each}/target/classes`)];
    const classpath = [...classes, readFileSync(file, 'utf8').trim()].join(path.delimiter);
    writeFileSync(path.join(folder, 'Program.java'), programOf('java'));
    const strict = ['-Xlint:all', '-Werror', '-proc:none', '-cp', classpath, 'Program.java'];
    expect(await run('javac', strict, { cwd: folder })).toEqual({ status: 0, output: '' });
    const { stdout } = await promisify(execFile)('java', ['-cp', classpath, 'Program'], {
      cwd: folder,
      env: secrets(),
    });
    expectOneCore(stdout);
  });
});

const python =
  !SHORT && (await run('java', ['-version'])).status === 0 ? pythonWith('client', CLIENT_PACKAGES) : undefined;

describe.skipIf(python === undefined)('five Python clients with one core', () => {
  const folder = scratchFolder('core-python');
  const site = path.join(folder, 'site');

  beforeAll(async () => {
    mkdirSync(site);
    await generateAll('python', { 'core-python': 'example-core' }, (service) => path.join(folder, service));
    for (const service of SERVICES)
      symlinkSync(path.join(folder, service, `${service}_client`), path.join(site, `${service}_client`));
    symlinkSync(path.join(folder, 'core/example_core'), path.join(site, 'example_core'));
  }, TIME);
  afterAll(() => removeFolder(folder));

  const env = () => ({ ...secrets(), PYTHONPATH: site, MYPYPATH: site, PYTHONDONTWRITEBYTECODE: '1' });

  it('share errors, tokens and retries', { timeout: TIME }, async () => {
    writeFileSync(path.join(folder, 'program.py'), programOf('python'));
    const { stdout } = await promisify(execFile)(python as string, [path.join(folder, 'program.py')], { env: env() });
    expectOneCore(stdout);
  });

  it('are typed as one', { timeout: TIME }, async () => {
    writeFileSync(path.join(folder, 'program.py'), programOf('python'));
    const strict = ['-m', 'mypy', '--strict', '--cache-dir', path.join(folder, 'mypy')];
    const { output } = await run(python as string, [...strict, '-p', 'example_core', '-p', 'crew_client'], {
      env: env(),
    });
    expect(output).toMatch(/^Success/);
    const program = await run(python as string, [...strict, path.join(folder, 'program.py')], { env: env() });
    expect(program.output).toMatch(/^Success/);
  });
});
