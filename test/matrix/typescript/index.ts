import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../corpus.ts';
import { build, serve } from '../process.ts';
import { readJunit, runTests } from '../reports.ts';
import type { ClientSide, ServerSide } from '../sides.ts';

/** The tests of this project run by Node and compile with its TypeScript. */
const missing = async () => undefined;

/** Copies the package of a target to a folder and compiles it; returns its main module. */
async function compiled(folder: string, service: string, target: string): Promise<string> {
  cpSync(path.join(ROOT, 'generated', service, target), folder, { recursive: true });
  await build(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder]);
  return path.join(folder, 'dist/index.js');
}

export const typescriptClient: ClientSide = {
  name: 'typescript',
  missing,
  async build(folder, service) {
    const module = await compiled(folder, service, 'typescript');
    const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
    const config = path.join(import.meta.dirname, 'vitest.config.mjs');
    const report = path.join(folder, 'report.xml');
    return async (url, planFile) => {
      const args = ['run', '--config', config, '--reporter', 'junit', '--outputFile', report];
      const env = { MATRIX_URL: url, MATRIX_PLAN: planFile, MATRIX_PACKAGE: module };
      rmSync(report, { force: true });
      return runTests(process.execPath, [vitest, ...args], { env }, () => readJunit(readFileSync(report, 'utf8')));
    };
  },
};

export const typescriptServer: ServerSide = {
  name: 'server-typescript',
  missing,
  async start(folder, service, planFile) {
    const module = await compiled(folder, service, 'server-typescript');
    return serve(process.execPath, [path.join(import.meta.dirname, 'serve.mjs'), module, planFile]);
  },
};
