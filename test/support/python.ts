import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../corpus.ts';

/** What a generated client needs, and what tests it. */
export const CLIENT_PACKAGES = [
  'httpx==0.28.1',
  'pydantic==2.14.3',
  'python-dateutil==2.9.0.post0',
  'typing-extensions==4.16.0',
  'urllib3==2.8.0',
  'mypy==2.4.1',
  'pytest==9.2.0',
  'types-python-dateutil==2.9.0.20261116',
  'setuptools==84.2.1',
];

/** Another checker of Python's types, which npm fetches. */
export const PYRIGHT = 'pyright@1.1.414';

/**
 * A Python with packages, in an environment of the project that is made once for each list of them.
 *
 * @param name of the environment
 * @param packages with their versions
 * @returns path of its interpreter; undefined where it can't be made, which is an error under CI
 */
export function pythonWith(name: string, packages: readonly string[]): string | undefined {
  const wanted = createHash('sha256').update(packages.join('\n')).digest('hex').slice(0, 12);
  const folder = path.join(ROOT, '.cache/python', `${name}-${wanted}`);
  const python = path.join(folder, 'bin/python');
  const done = path.join(folder, 'done');
  mkdirSync(path.dirname(folder), { recursive: true });
  // Files of tests run in processes of their own: one makes the environment, and the others wait for it.
  const lock = `${folder}.lock`;
  while (!existsSync(done)) {
    if (!takes(lock)) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
      continue;
    }
    try {
      if (existsSync(done)) return python;
      const made = makeEnvironment(folder, packages);
      if (made) writeFileSync(done, '');
      else if (process.env.CI === 'true') throw new Error(`${packages.join(', ')} can't be installed into ${folder}`);
      return made ? python : undefined;
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return python;
}

const MOST_MS = { venv: 120_000, install: 300_000 };

function makeEnvironment(folder: string, packages: readonly string[]): boolean {
  rmSync(folder, { recursive: true, force: true });
  const install = ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', ...packages];
  return (
    spawnSync('python3', ['-m', 'venv', folder], { timeout: MOST_MS.venv }).status === 0 &&
    spawnSync(path.join(folder, 'bin/python'), install, { timeout: MOST_MS.install, stdio: 'ignore' }).status === 0
  );
}

/** Takes a lock; one that is older than making an environment may take was left by a killed process. */
function takes(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > MOST_MS.venv + MOST_MS.install) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}
