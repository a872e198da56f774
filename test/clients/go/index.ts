import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { build, run } from '../../matrix/process.ts';
import type { TableSide } from '../sides.ts';

/** Nothing is fetched: the client needs the standard library alone. */
const OFFLINE = { GOPROXY: 'off', GOTOOLCHAIN: 'local' };

export const goSide: TableSide = {
  name: 'go',
  missing: async () => ((await run('go', ['version'])).status === 0 ? undefined : 'no Go'),
  compiled: [],
  async build(client, folder) {
    cpSync(client, folder, { recursive: true });
    cpSync(path.join(import.meta.dirname, '../../generate/go/calling'), path.join(folder, 'calling'), {
      recursive: true,
    });
    cpSync(path.join(import.meta.dirname, 'driver'), path.join(folder, 'driver'), { recursive: true });
    const place = { cwd: folder, env: OFFLINE };
    await build('go', ['vet', './...'], place);
    await build('go', ['build', '-race', '-o', 'driver.bin', './driver'], place);
    return () => spawn(path.join(folder, 'driver.bin'));
  },
};
