import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Milliseconds that a build, a run of tests, or the start of a server may take. */
const TIMEOUT = 300_000;
const START_TIMEOUT = 60_000;

export interface Place {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Servers are on this machine, whatever proxies its environment names. */
const environment = (place: Place): NodeJS.ProcessEnv => ({ ...process.env, no_proxy: '127.0.0.1', ...place.env });

/** Runs a program to its end. Status is null where it could not be started or took too long. */
export function run(
  command: string,
  args: readonly string[],
  place: Place = {},
): Promise<{ readonly status: number | null; readonly output: string }> {
  const options = { ...place, env: environment(place), timeout: TIMEOUT, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      const status = error ? (typeof error.code === 'number' ? error.code : null) : 0;
      resolve({ status, output: `${stdout}${stderr}${status === null ? error?.message : ''}` });
    });
  });
}

/** Runs what has to succeed. */
export async function build(command: string, args: readonly string[], place: Place = {}): Promise<void> {
  const { status, output } = await run(command, args, place);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${output}`);
}

export interface Server {
  readonly url: string;
  stop(): void;
}

/** Starts a server that prints its address when it listens. */
export async function serve(command: string, args: readonly string[], place: Place = {}): Promise<Server> {
  const child = spawn(command, args, { ...place, env: environment(place), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const stop = () => void child.kill('SIGKILL');
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      stop();
      reject(new Error(`${command} ${args.join(' ')}: ${why}: ${said}`));
    };
    const timer = setTimeout(() => fail('did not listen in time'), START_TIMEOUT);
    createInterface({ input: child.stdout }).once('line', (url) => {
      clearTimeout(timer);
      resolve({ url, stop });
    });
    child.once('error', ({ message }) => fail(message));
    child.once('close', () => {
      clearTimeout(timer);
      fail('ended before it listened');
    });
  });
}
