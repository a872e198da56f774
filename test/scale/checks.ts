import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { PYTHON_DEPENDENCIES } from '../../scripts/generate/server-python/index.ts';
import { compile } from '../generate/support/compile.ts';
import { run } from '../matrix/process.ts';
import { CLIENT_PACKAGES, pythonWith } from '../support/python.ts';

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
];

const typescript: Check = {
  missing: async () => undefined,
  problems: async (folder) => compile(folder).join('\n'),
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
  problems: (folder) => commandProblems('mvn', [...MAVEN, 'compile'], folder),
};

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
  typescript,
  'server-typescript': typescript,
  python: python(whole),
  'server-python': python(() => ['src']),
  go,
  java,
};
