import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CompilerMessage, Program } from '../../drift/index.ts';
import { ToolMissingError, UsageError } from '../machine/errors.ts';
import type { FileTexts } from '../machine/files.ts';
import { runProcess } from '../machine/process.ts';
import { withTemporaryFolder } from '../machine/temporary-folder.ts';

const TIMEOUT = 300_000;

/** The client needs the standard library alone: nothing is asked of the network, no other toolchain fetched. */
const OFFLINE = { GOFLAGS: '-mod=mod', GOPROXY: 'off', GOTOOLCHAIN: 'local', GOWORK: 'off' };

/**
 * What Go's compiler says of a program below the module of a client.
 *
 * @throws ToolMissingError without Go, UsageError where the client itself doesn't compile
 */
export async function goMessages(client: FileTexts, { text }: Program): Promise<readonly CompilerMessage[]> {
  return withTemporaryFolder('prove', async (folder) => {
    for (const [name, content] of [...client, ['uses/uses.go', text] as const]) {
      const file = path.join(folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    // `-e` says all that is wrong and not the first ten things.
    const args = ['-C', folder, 'build', '-gcflags=-e', './uses'];
    const { exit, output } = await runProcess('go', args, { timeout: TIMEOUT, env: { ...process.env, ...OFFLINE } });
    if (exit === -1)
      throw new ToolMissingError(`go is not installed or took too long (${output.trim()}); https://go.dev/dl has it`);
    if (exit === 0) return [];
    const found = [...output.matchAll(/^uses\/uses\.go:(\d+):\d+: (.*)$/gm)];
    if (found.length === 0) throw new UsageError(`go: ${output.trim().slice(0, 500)}`);
    return found.map(([, line, message = '']) => ({ line: Number(line), text: message }));
  });
}
