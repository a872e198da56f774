import { spawnSync } from 'node:child_process';

/** What was found, for all files of a worker: some of these start a JVM. */
const known = new Map<string, boolean>();

/**
 * Whether a program can be started: tests that need it are skipped where it can't, and fail under CI.
 *
 * @param args arguments with which it does nothing and succeeds
 */
export function hasTool(command: string, args: readonly string[]): boolean {
  const key = [command, ...args].join(' ');
  const there = known.get(key) ?? spawnSync(command, args, { timeout: 20_000 }).status === 0;
  known.set(key, there);
  if (!there && process.env.CI === 'true') throw new Error(`${command} is missing, which tests need under CI`);
  return there;
}
