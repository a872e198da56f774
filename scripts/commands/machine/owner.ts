import { createHash, randomBytes } from 'node:crypto';
import os from 'node:os';

/** Names of what a run owns: process, machine, chance. */
export const OWNER = /^(\d+)-([0-9a-f]{8})-([0-9a-f]{8})$/;

/** Owners of this process that have not been given up. */
const active = new Set<string>();

const machine = createHash('sha256').update(os.hostname()).digest('hex').slice(0, 8);

/** Another machine's processes can't be asked for: theirs count as ended after this time. */
const LONG_AGO_MS = 24 * 60 * 60_000;

export function newOwner(): string {
  const owner = `${process.pid}-${machine}-${randomBytes(4).toString('hex')}`;
  active.add(owner);
  return owner;
}

export const giveUp = (owner: string): boolean => active.delete(owner);

/**
 * True while the process of an owner may still be at work.
 *
 * @param since when the thing that it owns was last changed, in milliseconds since 1970
 */
export function isAtWork(owner: string, since: number): boolean {
  const [, pid = '', where] = OWNER.exec(owner) ?? [];
  if (pid === '') return false;
  if (where !== machine) return Date.now() - since < LONG_AGO_MS;
  if (Number(pid) === process.pid) return active.has(owner);
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
