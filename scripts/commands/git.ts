import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ToolMissingError } from './errors.ts';

const run = promisify(execFile);
const LIMITS = { maxBuffer: 512 * 1024 * 1024, timeout: 60_000 } as const;

/** Standard output of git; undefined where git answers that there is nothing of the kind. */
async function git(...args: readonly string[]): Promise<string | undefined> {
  try {
    return (await run('git', [...args], { ...LIMITS, encoding: 'utf8' })).stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new ToolMissingError('git is not installed; https://git-scm.com/downloads has it');
    return undefined;
  }
}

/** What git would take for an option is no revision. */
const isRevision = (name: string): boolean => !name.startsWith('-');

/** The commit that a revision names; undefined where it names none. */
export async function gitCommit(revision: string): Promise<string | undefined> {
  if (!isRevision(revision)) return undefined;
  return (await git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`))?.trim();
}

/** Files of a folder in a revision, relative to the working directory. */
export async function gitFiles(revision: string, folder: string): Promise<string[]> {
  if (!isRevision(revision)) return [];
  const list = await git('ls-tree', '-z', '--name-only', revision, '--', `${folder}/`);
  return (list ?? '').split('\0').filter((file) => file !== '');
}

/** Text of a file in a revision, relative to the working directory; undefined where it is not there. */
export async function gitText(revision: string, file: string): Promise<string | undefined> {
  return isRevision(revision) ? git('show', `${revision}:./${file}`) : undefined;
}
