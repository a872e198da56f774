import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { CLI } from '../support/cli.ts';

/** A sandbox in a process of its own. */
export interface SandboxProcess {
  readonly line: string;
  readonly url: string;
  /** Ends it as a fall of the machine would, and waits until it has ended. */
  readonly kill: () => Promise<void>;
  readonly child: ChildProcess;
}

/** Starts the command; the address is in its line. */
export async function startSandbox(cwd: string, ...args: string[]): Promise<SandboxProcess> {
  const all = [CLI, 'sandbox', ...args, '--port', '0', '--quiet'];
  const child = spawn(process.execPath, all, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes('\n')) resolve(text);
    });
    child.once('exit', () => reject(new Error(`ended before it listened: ${text}${said}`)));
  });
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return { line, url: /http:\/\/[^\s,]+/.exec(line)?.[0] ?? '', kill, child };
}
