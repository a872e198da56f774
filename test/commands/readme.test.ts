import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../corpus.ts';
import { CLI, runCli } from '../support/cli.ts';

interface Example {
  readonly command: string;
  readonly output: string;
}

/** The commands of the README's blocks, each with the output that is shown below it. */
const EXAMPLES: readonly Example[] = [
  ...readFileSync(path.join(ROOT, 'README.md'), 'utf8').matchAll(/^```console\n([\s\S]*?)^```$/gm),
].flatMap(([, block = '']) =>
  block
    .split(/^\$ /m)
    .filter((part) => part !== '')
    .map((part) => {
      const end = part.indexOf('\n');
      return { command: part.slice(0, end), output: part.slice(end + 1) };
    }),
);

/** What an output must look like; a line `…` stands for any number of lines. */
const pattern = (output: string): RegExp =>
  new RegExp(`^${output.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/^…\n/gm, '(?:.*\\n)*')}$`);

/** A command that goes on until it is stopped: what it prints first. */
function firstOutput(args: readonly string[], cwd: string): Promise<string> {
  const child = spawn(process.execPath, [CLI, ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve) => {
    child.stdout.once('data', (text: Buffer) => {
      child.once('exit', () => resolve(text.toString()));
      child.kill('SIGTERM');
    });
  });
}

describe('the examples of the README', () => {
  let folder = '';

  // What an example writes goes to a folder that only points to the repository.
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'specscribe-readme-'));
    for (const name of readdirSync(ROOT)) symlinkSync(path.join(ROOT, name), path.join(folder, name));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are there', () => {
    expect(EXAMPLES.map(({ command }) => command.split(' ')[2])).toEqual(
      expect.arrayContaining(['scrape', 'why', 'explain', 'serve']),
    );
  });

  it.each(EXAMPLES)('$command', { timeout: 60_000 }, async ({ command, output }) => {
    const [npx, tool, ...args] = command.split(' ');
    expect([npx, tool]).toEqual(['npx', 'specscribe']);
    if (args[0] === 'serve') {
      const printed = await firstOutput([...args, '--port', '0'], folder);
      expect(printed.replace(/:\d+,/, ':4010,')).toMatch(pattern(output));
    } else {
      const { stdout, stderr } = runCli(args, folder);
      expect(stdout + stderr).toMatch(pattern(output));
    }
  });
});
