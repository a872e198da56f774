import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CLIENT_PACKAGES, PYRIGHT, pythonWith } from '../../support/python.ts';
import { build, run } from '../../matrix/process.ts';
import { FAKES, type TableSide } from '../sides.ts';

const python = () => pythonWith('client', CLIENT_PACKAGES);

const side = (name: string, fake: string, more: readonly string[]): TableSide => ({
  name,
  target: 'python',
  missing: async () => (python() === undefined ? 'no Python 3 with its venv module and a way to PyPI' : undefined),
  compiled: [],
  async build(client, folder, core) {
    const command = python() as string;
    const site = path.join(folder, 'site');
    const pip = ['-m', 'pip', 'install', '-q', '--no-deps', '--no-build-isolation', '--no-index', '--target', site];
    for (const each of [core, client]) if (each !== undefined) await build(command, [...pip, each]);
    const env = { ...process.env, PYTHONPATH: site, PYTHONDONTWRITEBYTECODE: '1', no_proxy: '*' };
    const typed = path.join(import.meta.dirname, 'typed_code.py');
    const mypy = spawnSync(command, ['-m', 'mypy', '--strict', '--cache-dir', path.join(folder, 'mypy'), typed], {
      encoding: 'utf8',
      env: { ...env, MYPYPATH: site },
    });
    if (mypy.status !== 0) throw new Error(mypy.stdout + mypy.stderr);
    return () => spawn(command, [path.join(import.meta.dirname, 'driver.py'), 'harbour_client', ...more], { env });
  },
  async fake(_, folder) {
    const site = path.join(folder, 'site');
    const command = python() as string;
    const script = path.join(FAKES, fake);
    const env = { PYTHONPATH: site, PYTHONDONTWRITEBYTECODE: '1', MYPYPATH: site };
    const strict = ['-m', 'mypy', '--strict', '--cache-dir', path.join(folder, 'mypy'), script];
    const typed = await run(command, strict, { env });
    if (typed.status !== 0) return typed;
    const read = await pyright(path.join(folder, 'pyright'), script, site);
    return read.status === 0 ? run(command, [script], { env }) : read;
  },
});

/** What pyright says of a script by its strict rules; a comment that hides no finding is one. */
function pyright(folder: string, script: string, site: string) {
  mkdirSync(folder, { recursive: true });
  copyFileSync(script, path.join(folder, 'script.py'));
  const settings = { strict: ['.'], extraPaths: [site], reportUnnecessaryTypeIgnoreComment: 'error' };
  writeFileSync(path.join(folder, 'pyrightconfig.json'), JSON.stringify({ ...settings, pythonVersion: '3.10' }));
  return run('npx', ['--yes', PYRIGHT, '--warnings', '--pythonpath', python() as string], { cwd: folder });
}

export const pythonSide = side('python', 'fake.py', []);

/** The client for asyncio, whose methods the driver awaits. */
export const pythonAsyncSide = side('python for asyncio', 'fake_aio.py', ['--async']);
