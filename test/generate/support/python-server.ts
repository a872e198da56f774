import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PYTHON_DEPENDENCIES } from '../../../scripts/generate/server-python/index.ts';
import { ROOT } from '../../corpus.ts';
import { PYRIGHT } from '../../support/python.ts';

const VENV = path.join(ROOT, '.cache/server-python');
export const PYTHON = path.join(VENV, 'bin/python');
const RUNNER = path.join(import.meta.dirname, 'serve_python.py');
/** The least versions that the package asks for, and what runs and checks it. */
const PACKAGES = [
  ...PYTHON_DEPENDENCIES.map((each) => each.replace(/>=([\d.]+),.*/, '==$1')),
  'uvicorn==0.54.0',
  'mypy==2.4.1',
  'types-jsonschema==4.26.0.20261006',
];

const isThere = (): boolean =>
  spawnSync(PYTHON, ['-c', 'import fastapi, jsonschema, openapi_schema_validator, pydantic, uvicorn, mypy'], {
    timeout: 20_000,
  }).status === 0;

/** Whether Python and what the server needs are there, in an environment that is made if need be; under CI they must. */
export function hasPythonServer(): boolean {
  if (isThere()) return true;
  const made =
    spawnSync('python3', ['-m', 'venv', VENV], { timeout: 60_000 }).status === 0 &&
    spawnSync(path.join(VENV, 'bin/pip'), ['install', '-q', ...PACKAGES], { timeout: 180_000 }).status === 0 &&
    isThere();
  if (!made && process.env.CI === 'true') throw new Error(`${PACKAGES.join(', ')} can't be installed into ${VENV}`);
  return made;
}

/** What mypy says of a package by its strict rules; empty where it is content. */
export function typeProblems(folder: string): string {
  const { status, stdout, stderr } = spawnSync(PYTHON, ['-m', 'mypy', '--strict', '--cache-dir=/dev/null', folder], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  return status === 0 ? '' : stdout + stderr;
}

/** What pyright says of a package by its strict rules; empty where it is content. */
export function pyrightProblems(folder: string): string {
  const settings = { include: ['.'], strict: ['.'], extraPaths: ['.'], pythonVersion: '3.11' };
  writeFileSync(path.join(folder, 'pyrightconfig.json'), JSON.stringify(settings));
  const args = ['--yes', PYRIGHT, '--warnings', '--pythonpath', PYTHON];
  const { status, stdout, stderr } = spawnSync('npx', args, { cwd: folder, encoding: 'utf8', timeout: 120_000 });
  return status === 0 ? '' : stdout + stderr;
}

export interface PythonServer {
  readonly url: string;
  /** Sets what handlers do from now on. */
  answer(answer: object): Promise<void>;
  /** What the last handler was given since then. */
  arrived(): Promise<unknown>;
  stop(): void;
}

/** Starts the server of a generated package, with handlers that do what they are told. */
export async function startPythonServer(folder: string, module: string): Promise<PythonServer> {
  const child: ChildProcess = spawn(PYTHON, [RUNNER, path.join(folder, 'src'), module], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8').trim()));
    child.once('exit', () => reject(new Error('the Python server ended before it listened')));
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    answer: async (answer) => {
      await fetch(`${url}/__answer`, { method: 'POST', body: JSON.stringify(answer) });
    },
    arrived: async () => (await fetch(`${url}/__arrived`)).json(),
    stop: () => child.kill('SIGKILL'),
  };
}
