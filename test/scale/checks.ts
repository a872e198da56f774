import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PYTHON_DEPENDENCIES } from '../../scripts/generate/server-python/index.ts';
import { compile } from '../generate/support/compile.ts';
import { run } from '../matrix/process.ts';
import { CLIENT_PACKAGES, PYRIGHT, pythonWith } from '../support/python.ts';

/** How a target's package is compiled by the strict rules of its language. */
export interface Check {
  /** What its toolchain lacks; undefined where it is all there. */
  missing(): Promise<string | undefined>;
  /** What its compilers say of the package in a folder; '' where they are content. */
  problems(folder: string): Promise<string>;
}

const PYTHON_PACKAGES = [
  ...CLIENT_PACKAGES,
  ...PYTHON_DEPENDENCIES.map((each) => each.replace(/>=([\d.]+),.*/, '==$1')),
  'types-jsonschema==4.26.0.20261006',
  'pdoc==16.0.0',
];

const typescript: Check = {
  missing: async () => undefined,
  problems: async (folder) => compile(folder).join('\n'),
};

/**
 * What makes documentation of the comments, which npm fetches. Types that exported ones are computed of have no names
 * outside: that isn't reported.
 */
const TYPEDOC = [
  '-p',
  'typedoc@0.28.20',
  '-p',
  'typescript@5.9.3',
  'typedoc',
  '--emit',
  'none',
  '--validation.notExported',
  'false',
];

/** A client whose documentation can be made without a warning. */
const documented: Check = {
  ...typescript,
  problems: async (folder) =>
    (await typescript.problems(folder)) ||
    commandProblems('npx', ['--yes', ...TYPEDOC, '--treatWarningsAsErrors', 'src/index.ts', 'src/calls.ts'], folder),
};

/** Compiles all and checks types of what is given as arguments of mypy. */
const python = (typed: (folder: string) => readonly string[]): Check => ({
  missing: async () =>
    pythonWith('scale', PYTHON_PACKAGES) ? undefined : 'no Python 3 with its venv module and a way to PyPI',
  problems: async (folder) => {
    const command = pythonWith('scale', PYTHON_PACKAGES) as string;
    const compiled = await commandProblems(command, ['-m', 'compileall', '-q', '.'], folder);
    const mypy = ['-m', 'mypy', '--strict', '--cache-dir', path.join(folder, '.mypy_cache')];
    return compiled || commandProblems(command, [...mypy, ...typed(folder)], folder);
  },
});

/**
 * A client that pyright takes by its strict rules, and whose documentation can be made without a warning. Modules that
 * read JSON, which is of any type until then, say of themselves that pyright's basic rules are for them.
 */
const pythonClient: Check = {
  missing: python(whole).missing,
  problems: async (folder) => {
    const problems = await python(whole).problems(folder);
    if (problems !== '') return problems;
    const command = pythonWith('scale', PYTHON_PACKAGES) as string;
    const name = whole(folder)[1] as string;
    const settings = { include: [name], strict: [name], extraPaths: ['.'], pythonVersion: '3.10' };
    writeFileSync(path.join(folder, 'pyrightconfig.json'), JSON.stringify(settings));
    return (
      (await commandProblems('npx', ['--yes', PYRIGHT, '--warnings', '--pythonpath', command], folder)) ||
      commandProblems(command, ['-W', 'error', '-m', 'pdoc', '-o', path.join(folder, '.docs'), name], folder)
    );
  },
};

/** The whole package, as one that stands beside its user's own code. */
function whole(folder: string): string[] {
  const name = readdirSync(folder).find((each) => existsSync(path.join(folder, each, 'client.py')));
  return ['-p', name ?? 'no package'];
}

/** A linter, which Go fetches. */
const STATICCHECK = 'honnef.co/go/tools/cmd/staticcheck@v0.8.2';

const go: Check = {
  missing: () => lackOfTool('go', ['version']),
  problems: async (folder) =>
    (await commandProblems('gofmt', ['-l', '.'], folder, true)) ||
    (await commandProblems('go', ['vet', './...'], folder)) ||
    (await commandProblems('go', ['build', './...'], folder)) ||
    commandProblems('go', ['run', STATICCHECK, '-checks', 'all', './...'], folder),
};

/** Quiet Maven hides warnings: they have to fail. */
const MAVEN = ['-q', '-B', '-ntp', '-Dstyle.color=never', '-Dmaven.compiler.failOnWarning=true'];

const java: Check = {
  missing: async () => (await lackOfTool('javac', ['-version'])) ?? lackOfTool('mvn', ['--version']),
  problems: async (folder) => {
    const classpath = path.join(folder, 'classpath');
    const compiled = await commandProblems(
      'mvn',
      [...MAVEN, 'compile', CLASSPATH, `-Dmdep.outputFile=${classpath}`],
      folder,
    );
    return compiled || commandProblems('javadoc', [...JAVADOC, '-cp', readFileSync(classpath, 'utf8').trim()], folder);
  },
};

const CLASSPATH = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath';

/**
 * Documentation without a warning. That a comment lacks a part is none: where a page says nothing of a parameter, neither
 * does the client.
 */
const JAVADOC = [
  ...['-quiet', '-notimestamp', '-Werror', '-Xdoclint:all,-missing', '-d', 'target/apidocs'],
  ...['-sourcepath', 'src/main/java', '-subpackages', 'com'],
];

const lackOfTool = async (command: string, args: readonly string[]): Promise<string | undefined> =>
  (await run(command, args)).status === 0 ? undefined : `no ${command}`;

/** What a program prints where it fails, or, for one that `isQuiet` when content, at all. */
async function commandProblems(
  command: string,
  args: readonly string[],
  cwd: string,
  isQuiet = false,
): Promise<string> {
  const { status, output } = await run(command, args, { cwd });
  if (status !== 0) return `${command} ${args.join(' ')}: ${output || `exit ${status}`}`;
  return isQuiet ? output : '';
}

/** By the name of the target. */
export const CHECKS: Readonly<Record<string, Check>> = {
  typescript: documented,
  'server-typescript': typescript,
  python: pythonClient,
  'server-python': python(() => ['src']),
  go,
  java,
};
