import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ToolMissingError, UsageError } from './machine/errors.ts';
import { MAX_PAGE_BYTES } from './machine/files.ts';

/** Hosts that pages may be fetched from without being asked for by name. */
export const HOSTS: readonly string[] = ['github.com', 'gitlab.com', 'codeberg.org'];

/** More pages or bytes than any reference has by far. */
const MAX_PAGES = 50_000;
const MAX_BYTES = 1024 * 1024 * 1024;
const TIMEOUT_MS = 10 * 60_000;

/** A folder of a git repository at one commit. */
export interface Upstream {
  readonly repository: string;
  /** Folder of the pages in it. */
  readonly path: string;
}

export interface UpstreamPage {
  /** Path below the folder, with forward slashes. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * Refuses an address that pages may not be fetched from.
 *
 * @param allowed hosts beside the usual ones; `file` allows repositories on this machine
 * @throws UsageError naming the host and what to do
 */
export function checkHost(repository: string, allowed: readonly string[]): void {
  const { protocol, hostname } = new URL(repository);
  const host = protocol === 'file:' ? 'file' : hostname;
  if (protocol !== 'https:' && protocol !== 'file:')
    throw new UsageError(`${repository}: pages are fetched by https only`);
  if (protocol === 'file:' ? allowed.includes('file') : [...HOSTS, ...allowed].includes(host)) return;
  throw new UsageError(
    `${repository}: ${host} is not among the hosts that pages are fetched from (${HOSTS.join(', ')}); allow it with --allow-host ${host}`,
  );
}

/**
 * Git with nothing of the user's or the repository's that could run code: no hooks, no configuration, no prompts, no
 * protocol but https and, where it is allowed, this machine's files.
 */
const ENVIRONMENT = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ALLOW_PROTOCOL: 'https:file',
  GIT_LITERAL_PATHSPECS: '1',
};
const SAFE = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'gc.auto=0'];

async function git(args: readonly string[], input?: string): Promise<Buffer> {
  const options = { env: ENVIRONMENT, encoding: 'buffer', maxBuffer: MAX_BYTES, timeout: TIMEOUT_MS } as const;
  const run = promisify(execFile)('git', [...SAFE, ...args], options);
  // A process that ends early has said why.
  run.child.stdin?.on('error', () => {}).end(input ?? '');
  try {
    return (await run).stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: Buffer };
    if (code === 'ENOENT')
      throw new ToolMissingError('git is not on PATH; install it to fetch pages (apt-get install git)');
    const said = stderr?.toString().trim().split('\n').at(-1) ?? String(error);
    throw new UsageError(`git ${args.find((arg) => !arg.startsWith('-') && !arg.startsWith('/')) ?? ''}: ${said}`);
  }
}

/**
 * The commit that a branch, tag or commit names upstream.
 *
 * @throws UsageError where there is none
 */
export async function resolveCommit({ repository }: Upstream, ref: string): Promise<string> {
  if (/^[0-9a-f]{40}$/.test(ref)) return ref;
  const lines = (await git(['ls-remote', '--', repository, ref, `refs/heads/${ref}`, `refs/tags/${ref}^{}`]))
    .toString()
    .trim()
    .split('\n')
    .filter(Boolean);
  const commit = lines[0]?.split('\t')[0];
  if (commit === undefined || !/^[0-9a-f]{40}$/.test(commit))
    throw new UsageError(`${repository}: no branch or tag ${ref}`);
  return commit;
}

/**
 * Fetches the pages of a folder at a commit, and only those where the server can leave out the rest.
 *
 * @param isPage by path below the folder
 * @throws UsageError for a symbolic link, a path that would leave the folder, or more than a reference can be
 */
export async function fetchPages(upstream: Upstream, commit: string, isPage: RegExp): Promise<UpstreamPage[]> {
  const store = await mkdtemp(path.join(tmpdir(), 'specscribe-sync-'));
  try {
    const inStore = (...args: readonly string[]): string[] => ['-C', store, ...args];
    await git(['init', '--quiet', '--bare', store]);
    await git(inStore('config', 'remote.origin.url', upstream.repository));
    await git(inStore('config', 'remote.origin.promisor', 'true'));
    await git(inStore('config', 'remote.origin.partialclonefilter', 'blob:none'));
    await git(inStore('fetch', '--quiet', '--depth=1', '--no-tags', '--filter=blob:none', 'origin', commit));
    const listed = await git(inStore('ls-tree', '-r', '-z', '--full-tree', commit, '--', `${folderOf(upstream)}/`));
    const entries = pagesOf(listed.toString(), `${folderOf(upstream)}/`, isPage);
    if (entries.length === 0)
      throw new UsageError(`${upstream.repository}: no page below ${upstream.path} at ${commit}`);
    const ids = `${[...new Set(entries.map(({ id }) => id))].join('\n')}\n`;
    // One request for all pages: read one by one, each would be fetched on its own.
    await git(
      inStore('fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--filter=blob:none', '--stdin', 'origin'),
      ids,
    );
    const blobs = await readBlobs(store, ids);
    return entries.map(({ file, id }) => ({ file, bytes: blobs.get(id) as Uint8Array }));
  } finally {
    await rm(store, { recursive: true, force: true });
  }
}

const folderOf = ({ path: folder }: Upstream): string => folder.replace(/^\/+|\/+$/g, '');

interface TreeEntry {
  readonly file: string;
  readonly id: string;
}

/** Pages of a tree listing (`mode type id TAB path NUL`). */
export function pagesOf(listing: string, prefix: string, isPage: RegExp): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (const line of listing.split('\0').filter(Boolean)) {
    const [meta = '', full = ''] = line.split('\t');
    const [mode = '', , id = ''] = meta.split(' ');
    const file = full.slice(prefix.length);
    if (!isPage.test(file)) continue;
    if (mode !== '100644' && mode !== '100755')
      throw new UsageError(`${full}: a symbolic link or submodule, not a page; nothing was fetched`);
    if (!isSafePath(file)) throw new UsageError(`${JSON.stringify(full)}: a path that could leave its folder`);
    entries.push({ file, id });
  }
  if (entries.length > MAX_PAGES) throw new UsageError(`more than ${MAX_PAGES} pages; name a narrower folder`);
  return entries;
}

/** Letters and marks of file names of every system, no step up, nothing hidden. */
const isSafePath = (file: string): boolean =>
  file.split('/').every((step) => /^[\w(][\w .()+,=@~&'-]*$/.test(step) && !/[. ]$/.test(step) && step !== '..');

/** Reads blobs by `cat-file --batch`, each checked against what a page may be. */
function readBlobs(store: string, ids: string): Promise<Map<string, Uint8Array>> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...SAFE, '-C', store, 'cat-file', '--batch'], {
      env: ENVIRONMENT,
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: TIMEOUT_MS,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= MAX_BYTES) return;
      child.kill('SIGKILL');
      reject(new UsageError(`more than ${MAX_BYTES >> 20} MB of pages; name a narrower folder`));
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(splitBlobs(Buffer.concat(chunks)));
      else reject(new UsageError('the pages could not be read from what was fetched; try again'));
    });
    child.stdin.on('error', () => {}).end(ids);
  });
}

function splitBlobs(output: Buffer): Map<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0x0a, at);
    const [id = '', type, length = ''] = output.subarray(at, end).toString().split(' ');
    const size = Number(length);
    if (type !== 'blob') throw new UsageError(`${id}: missing upstream; try again`);
    if (size > MAX_PAGE_BYTES) throw new UsageError(`${id}: a page of more than ${MAX_PAGE_BYTES >> 20} MB`);
    blobs.set(id, output.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return blobs;
}
