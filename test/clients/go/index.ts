import { spawn } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, run } from '../../matrix/process.ts';
import { FAKES, type TableSide } from '../sides.ts';

/** Nothing is fetched: the client needs the standard library alone. */
const OFFLINE = { GOPROXY: 'off', GOTOOLCHAIN: 'local' };

export const goSide: TableSide = {
  name: 'go',
  missing: async () => ((await run('go', ['version'])).status === 0 ? undefined : 'no Go'),
  compiled: [],
  async build(client, folder, core) {
    cpSync(client, folder, { recursive: true });
    if (core !== undefined) writeFileSync(path.join(folder, 'go.work'), `go 1.24\n\nuse .\n\nuse ${core}\n`);
    cpSync(path.join(import.meta.dirname, '../../generate/go/calling'), path.join(folder, 'calling'), {
      recursive: true,
    });
    cpSync(path.join(import.meta.dirname, 'driver'), path.join(folder, 'driver'), { recursive: true });
    const place = { cwd: folder, env: OFFLINE };
    await build('go', ['vet', './...'], place);
    await build('go', ['build', '-race', '-o', 'driver.bin', './driver'], place);
    return () => spawn(path.join(folder, 'driver.bin'));
  },
  async fake(_, folder) {
    cpSync(path.join(FAKES, 'fake_test.go'), path.join(folder, 'fake_test.go'));
    const { status, output } = await run('go', ['test', '-race', '-count=1', '-run', 'TestFake', '.'], {
      cwd: folder,
      env: OFFLINE,
    });
    return { status, output: status === 0 ? output.replace(/^ok\b.*/, 'done') : output };
  },
};
