import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TARGET_NAMES } from '../../scripts/generate/index.ts';
import { ROOT } from '../corpus.ts';
import { runCli } from '../support/cli.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const specscribe = (...args: string[]) => runCli(args, folder, { SPECSCRIBE_CACHE: path.join(folder, 'cache') });

/** A copy of the project's own pages, so that a run may write. */
function project(): void {
  cpSync(path.join(ROOT, 'docs-source'), path.join(folder, 'docs-source'), { recursive: true });
}

/** The project as it is committed, with all that is built of its pages. */
function builtProject(): void {
  for (const name of ['docs-source', 'spec', 'generated'])
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
}

describe('specscribe', () => {
  it('shows examples with --help, and its version', () => {
    expect(specscribe('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Examples:') });
    expect(specscribe('--version').stdout.trim()).toBe(
      (JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }).version,
    );
  });

  it('lists in the help of generate each target that there is', () => {
    const [, clients = '', stubs = ''] =
      /^Targets: clients (.+); server stubs (.+)\.$/m.exec(specscribe('generate', '--help').stdout) ?? [];
    expect(`${clients}, ${stubs}`.split(', ').sort()).toEqual([...TARGET_NAMES].sort());
  });

  it.each([
    [['frobnicate'], 'unknown command'],
    [['scrape', 'nowhere', '--out', 'out'], 'nowhere: no such file or folder'],
    [['scrape', '.', '--out', 'out'], 'no page (.html, .rst or .md) below'],
    [['scrape', '.'], "required option '--out <dir>'"],
    [['scrape', '.', '--out', 'out', '--service', '../x'], 'A name has letters'],
    [['build'], 'docs-source: no such folder'],
    [['why', 'createNotebook'], 'no such contract'],
    [['explain', 'no/such-code'], 'no finding, change or rule has this name; `specscribe explain` lists all'],
    [['lint', 'missing.yaml'], 'missing.yaml: no such file'],
    [['lint', path.join(ROOT, 'spec/modelarts.yaml'), '--config', 'rules.yaml'], 'rules.yaml: no such file'],
    [['generate', 'missing.yaml', '--target', 'typescript', '--out', 'out'], 'missing.yaml: no such file'],
  ])('%j is wrong usage: exit 2, one clear line, nothing written', (args, message) => {
    const { status, stderr } = specscribe(...args);
    expect({ status, told: stderr.includes(message) }).toEqual({ status: 2, told: true });
    expect(stderr).not.toContain('    at ');
    expect(existsSync(path.join(folder, 'out'))).toBe(false);
  });

  it('names the services that are there, where one is asked for that is not', () => {
    project();
    expect(specscribe('build', 'depot')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('docs-source/depot/service.yaml: no such file; the services are modelarts'),
    });
  });

  it('scrapes a folder to a contract, a source map and diagnostics', () => {
    project();
    const { status, stderr } = specscribe('scrape', 'docs-source/modelarts', '--out', 'out');
    expect({ status, told: stderr.includes('23 operations') }).toEqual({ status: 0, told: true });
    const diagnostics = JSON.parse(readFileSync(path.join(folder, 'out/modelarts.diagnostics.json'), 'utf8')) as {
      code: string;
      file: string;
      line: number;
    }[];
    expect(
      diagnostics.find(({ code, file }) => code === 'link/example-enum' && file === 'DeleteImage.html')?.line,
    ).toBeGreaterThan(1);
    expect(existsSync(path.join(folder, 'out/modelarts.sources.json'))).toBe(true);
  });

  it('prints the same findings as text, JSON and workflow commands, and fails at the level that is asked for', () => {
    project();
    const run = (...more: string[]) =>
      specscribe('scrape', 'docs-source/modelarts', '--out', 'out', '--verbose', ...more);
    const json = JSON.parse(run('--json').stdout) as { file: string; line: number; severity: string }[];
    const text = run()
      .stdout.split('\n')
      .filter((line) => / (?:error|warning|info) /.test(line));
    const github = run('--format', 'github').stdout.trim().split('\n');
    expect(text.length).toBe(json.length);
    expect(github.length).toBe(json.length);
    expect(json.some(({ severity }) => severity === 'warning')).toBe(true);
    expect(run('--fail-on', 'warning').status).toBe(1);
    expect(run('--fail-on', 'error').status).toBe(0);
  });

  it('builds, and writes nothing the second time', () => {
    project();
    cpSync(path.join(ROOT, 'generated'), path.join(folder, 'generated'), { recursive: true });
    mkdirSync(path.join(folder, 'spec'));
    const lock = 'spec/modelarts.operations.lock.yaml';
    copyFileSync(path.join(ROOT, lock), path.join(folder, lock));
    expect(specscribe('build').status).toBe(0);
    for (const file of [
      'modelarts.yaml',
      'modelarts.sources.json',
      'modelarts.diagnostics.json',
      'modelarts.operations.lock.yaml',
    ]) {
      expect(readFileSync(path.join(folder, 'spec', file), 'utf8'), file).toBe(
        readFileSync(path.join(ROOT, 'spec', file), 'utf8'),
      );
    }
    expect(specscribe('build').stderr).toContain('nothing to write');
  });

  it('names file and line of a fault in service.yaml, and leaves what was there', () => {
    builtProject();
    const before = readFileSync(path.join(folder, 'spec/modelarts.yaml'), 'utf8');
    const config = path.join(folder, 'docs-source/modelarts/service.yaml');
    writeFileSync(config, readFileSync(config, 'utf8').replace('version: 1.0.0', 'version: [1]'));
    const { status, stderr } = specscribe('build');
    expect({ status, told: /docs-source\/modelarts\/service\.yaml:4:\d+: version: /.test(stderr) }).toEqual({
      status: 2,
      told: true,
    });
    expect(readFileSync(path.join(folder, 'spec/modelarts.yaml'), 'utf8')).toBe(before);
  });

  it('puts no contract in place that the linter refuses', () => {
    builtProject();
    const before = readFileSync(path.join(folder, 'spec/modelarts.yaml'), 'utf8');
    const config = path.join(folder, 'docs-source/modelarts/service.yaml');
    writeFileSync(
      config,
      readFileSync(config, 'utf8').replace(/url: https:.*otc.*/, 'url: https://example.com/{region}'),
    );
    const { status, stdout } = specscribe('build');
    expect({ status, told: stdout.includes('no-server-example.com') }).toEqual({ status: 1, told: true });
    expect(readFileSync(path.join(folder, 'spec/modelarts.yaml'), 'utf8')).toBe(before);
  });

  it.each([
    ['createNotebook', 'CreateNotebook.html:'],
    ['createNotebook.volume.category', 'table 4, row 2'],
    ['listNotebooks.data.lease.duration', 'Running time granted'],
    ['VolumeReq.category', '“'],
    ['Domain', 'also ShowNotebook.html:'],
    ['startNotebook.duration', 'stated'],
    ['/components/schemas/ErrorResponse', 'inferred by error-body-of-example'],
    ['manageDevelopmentEnvironmentInstance.action', 'managing_a_development_environment_instance.rst:'],
  ])('tells why %s is in the contract', (fact, expected) => {
    const { status, stdout } = specscribe('why', fact, '--spec', path.join(ROOT, 'spec/modelarts.yaml'));
    expect({ status, told: stdout.includes(expected) }).toEqual({ status: 0, told: true });
  });

  it('asks of which contract it shall tell, where a project has several, and for a source map that can be read', () => {
    mkdirSync(path.join(folder, 'docs-source/one'), { recursive: true });
    mkdirSync(path.join(folder, 'spec'));
    cpSync(path.join(ROOT, 'spec/modelarts.yaml'), path.join(folder, 'spec/one.yaml'));
    const told = () => {
      const { status, stderr } = specscribe('why', 'createNotebook');
      return `${status} ${stderr.trim()}`;
    };
    expect(told()).toContain('2 error spec/one.sources.json: the contract has no source map beside it');
    writeFileSync(path.join(folder, 'spec/one.sources.json'), '{');
    expect(told()).toContain('2 error spec/one.sources.json: not JSON');
    cpSync(path.join(ROOT, 'spec/modelarts.sources.json'), path.join(folder, 'spec/one.sources.json'));
    expect(told()).toMatch(/^0/);
    mkdirSync(path.join(folder, 'docs-source/two'));
    expect(told()).toContain('2 error the project has 2 contracts; name one with --spec');
  });

  it('explains every code that it can emit', () => {
    expect(specscribe('explain', 'link/example-enum')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('warning'),
    });
  });
});
