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

/** The last commit before a day that HEAD comes from; undefined where there is none. */
export async function gitCommitBefore(day: string): Promise<string | undefined> {
  const hash = (await git('rev-list', '-1', '--first-parent', `--before=${day}T00:00:00`, 'HEAD', '--'))?.trim();
  return hash || undefined;
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

/** A commit of a range, with its first parent. */
export interface GitCommit {
  readonly hash: string;
  /** Undefined for a root, and for the last commit that a shallow clone has. */
  readonly parent?: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly subject: string;
}

/**
 * Commits of a range that changed a folder, newest first. A merge counts as one commit with all that it brought.
 *
 * @param range as git reads it; undefined is returned where git doesn't
 */
export async function gitHistory(range: string, folder: string): Promise<GitCommit[] | undefined> {
  if (!isRevision(range)) return undefined;
  const format = '--format=%H%x00%P%x00%cs%x00%s';
  const log = await git('log', '-z', '--first-parent', '--no-show-signature', format, range, '--', folder);
  if (log === undefined) return undefined;
  const fields = log.split('\0');
  return Array.from({ length: Math.floor(fields.length / 4) }, (_, index) => {
    const [hash = '', parents = '', date = '', subject = ''] = fields.slice(index * 4, index * 4 + 4);
    const [parent] = parents.split(' ');
    return { hash, date, subject, ...(parent ? { parent } : {}) };
  });
}

/** Commits of a range that changed a file, newest first, by first parents; none where git knows no such range. */
export async function gitCommits(range: string, file: string): Promise<string[]> {
  if (!isRevision(range)) return [];
  const log = await git('log', '--first-parent', '--no-show-signature', '--format=%H', range, '--', file);
  return (log ?? '').split('\n').filter((hash) => hash !== '');
}

/** Blobs of a folder's files in a revision, by path relative to the working directory. */
export async function gitBlobs(revision: string, folder: string): Promise<Map<string, string>> {
  const list = isRevision(revision) ? await git('ls-tree', '-z', revision, '--', `${folder}/`) : undefined;
  const entries = (list ?? '').split('\0').filter((entry) => entry !== '');
  return new Map(
    entries.map((entry) => {
      const [meta = '', file = ''] = entry.split('\t');
      return [file, meta.split(' ')[2] ?? ''];
    }),
  );
}

/** Text of a blob. */
export const gitBlob = (id: string): Promise<string | undefined> => git('cat-file', 'blob', id);

/** True in a clone that lacks the older part of its history. */
export const isShallow = async (): Promise<boolean> =>
  (await git('rev-parse', '--is-shallow-repository'))?.trim() === 'true';
