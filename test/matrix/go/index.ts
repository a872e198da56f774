import { cpSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../corpus.ts';
import { build, run } from '../process.ts';
import { readGoEvents, runTests } from '../reports.ts';
import type { ClientSide } from '../sides.ts';

/** Nothing is fetched: the client needs the standard library alone. */
const OFFLINE = { GOPROXY: 'off', GOTOOLCHAIN: 'local' };

export const goClient: ClientSide = {
  name: 'go',
  missing: async () => ((await run('go', ['version'])).status === 0 ? undefined : 'no Go'),
  async build(folder, service) {
    cpSync(path.join(ROOT, 'generated', service, 'go'), folder, { recursive: true });
    cpSync(path.join(ROOT, 'test/generate/go/calling'), path.join(folder, 'calling'), { recursive: true });
    cpSync(path.join(import.meta.dirname, 'operations_test.go'), path.join(folder, 'matrix/operations_test.go'));
    await build('go', ['vet', './matrix', './calling'], { cwd: folder, env: OFFLINE });
    return async (url, planFile) => {
      const env = { ...OFFLINE, MATRIX_URL: url, MATRIX_PLAN: planFile };
      return runTests('go', ['test', '-json', '-count=1', './matrix'], { cwd: folder, env }, readGoEvents);
    };
  },
};
