import { spawn } from 'node:child_process';

/** What a process gave. */
export interface ProcessResult {
  /** Its exit code; -1 where it could not be started or took too long. */
  readonly exit: number;
  readonly stdout: string;
  /** All that it printed, in the order in which it came; where it could not be started, why. */
  readonly output: string;
}

export interface ProcessOptions {
  /** Milliseconds after which it is killed. */
  readonly timeout: number;
  /** All of its environment; this process' own where absent. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program without a shell and without input. */
export function runProcess(
  command: string,
  args: readonly string[],
  { timeout, env = process.env }: ProcessOptions,
): Promise<ProcessResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    // Not the option of `spawn`: its timer outlives a program that can't be started, and the process waits for it.
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
    let stdout = '';
    let output = '';
    const settle = (exit: number, printed: string): void => {
      clearTimeout(timer);
      resolve({ exit, stdout, output: printed });
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', (error) => settle(-1, error.message));
    child.on('close', (code) => settle(code ?? -1, output));
  });
}
