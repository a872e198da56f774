import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PYTHON_DEPENDENCIES } from '../../../scripts/generate/server-python/index.ts';
import { ROOT } from '../../corpus.ts';
import { CLIENT_PACKAGES, pythonWith } from '../../support/python.ts';
import { build, serve } from '../process.ts';
import { readJunit, runTests } from '../reports.ts';
import type { ClientSide, ServerSide } from '../sides.ts';

/** What both packages need and are built with, and what tests and serves them. */
const PACKAGES = [
  ...CLIENT_PACKAGES,
  ...PYTHON_DEPENDENCIES.map((each) => each.replace(/>=([\d.]+),.*/, '==$1')),
  'hatchling==1.27.0',
  'uvicorn==0.54.0',
];
/** Helpers that call a client by the names of its contract. */
const CALLING = path.join(ROOT, 'test/generate/python');

const python = () => pythonWith('matrix', PACKAGES);
const missing = async () => (python() === undefined ? 'no Python 3 with its venv module and a way to PyPI' : undefined);

/** Installs the package of a target below a folder; returns its Python, where its module is, and the module's name. */
async function installed(folder: string, service: string, target: string) {
  const command = python() as string;
  const site = path.join(folder, 'site');
  const pip = ['-m', 'pip', 'install', '-q', '--no-deps', '--no-build-isolation', '--no-index', '--target', site];
  const source = path.join(folder, 'package');
  cpSync(path.join(ROOT, 'generated', service, target), source, { recursive: true });
  await build(command, [...pip, source]);
  const [module = ''] = readdirSync(site).filter((name) => !name.endsWith('.dist-info'));
  return { command, site, module };
}

export const pythonClient: ClientSide = {
  name: 'python',
  missing,
  async build(folder, service) {
    const { command, site, module } = await installed(folder, service, 'python');
    const report = path.join(folder, 'report.xml');
    const tests = path.join(import.meta.dirname, 'test_operations.py');
    return async (url, planFile) => {
      const PYTHONPATH = [site, CALLING].join(path.delimiter);
      const env = {
        PYTHONDONTWRITEBYTECODE: '1',
        PYTHONPATH,
        MATRIX_URL: url,
        MATRIX_PLAN: planFile,
        MATRIX_PACKAGE: module,
      };
      const args = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', `--junitxml=${report}`, tests];
      rmSync(report, { force: true });
      return runTests(command, args, { env }, () => readJunit(readFileSync(report, 'utf8')));
    };
  },
};

export const pythonServer: ServerSide = {
  name: 'server-python',
  missing,
  async start(folder, service, planFile) {
    const { command, site, module } = await installed(folder, service, 'server-python');
    return serve(command, [path.join(import.meta.dirname, 'serve.py'), module, planFile], {
      env: { PYTHONPATH: site },
    });
  },
};
