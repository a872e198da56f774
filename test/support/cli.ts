import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '../corpus.ts';

/** The compiled command. */
export const CLI = path.join(ROOT, 'dist/cli.js');

/** Milliseconds after which a run that hangs is ended; some fetch a JAR and start a JVM. */
const LIMIT = 300_000;

export interface CliRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the command to its end, without colours.
 *
 * @param cwd folder that it runs in
 * @param env variables beside those of the tests
 * @param input what standard input has
 */
export function runCli(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}, input = ''): CliRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    encoding: 'utf8',
    input,
    env: { ...process.env, NO_COLOR: '1', ...env },
    timeout: LIMIT,
  });
  return { status, stdout, stderr };
}
