import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { visibleLine } from '../visible.ts';
import { ToolMissingError, UsageError } from './machine/errors.ts';
import { MAX_PAGE_BYTES } from '../read/index.ts';
import { withTemporaryFolder } from './machine/temporary-folder.ts';

/** Hosts that pages may be fetched from without being asked for by name. */
export const HOSTS: readonly string[] = ['github.com', 'gitlab.com', 'codeberg.org'];

/** More pages or bytes than any reference has by far. */
const MAX_PAGES = 50_000;
const MAX_BYTES = 1024 * 1024 * 1024;
/** Pages, with a line of their own for each. */
const MAX_OUTPUT = MAX_BYTES + MAX_PAGES * 100;
/** Characters that every file system takes, with room for a suffix. */
const MAX_NAME = 200;
const MAX_PATH = 1000;
const TIMEOUT_MS = 10 * 60_000;

/** A folder of a git repository. */
export interface Repository {
  /** As git is given it: of `repositoryOf`. */
  readonly url: string;
  /** Folder of the pages in it. */
  readonly folder: string;
}

export interface UpstreamPage {
  /** Path below the folder, with forward slashes. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What one reader of addresses takes for another thing than the next one: no address of a repository has any. */
const AMBIGUOUS = /[\\\s\p{C}]/u;

/**
 * The address that pages are fetched from, as git is given it: written out by the parser that also names its host.
 *
 * @param allowed hosts beside the usual ones; `file` allows repositories on this machine
 * @throws UsageError naming what is wrong with it, or the host and what to do
 */
export function repositoryOf(text: string, allowed: readonly string[]): string {
  const shown = visibleLine(text);
  if (AMBIGUOUS.test(text) || !URL.canParse(text))
    throw new UsageError(`${shown}: no address of a repository; write it as https://host/path`);
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'file:')
    throw new UsageError(`${shown}: pages are fetched by https only`);
  if (url.username !== '' || url.password !== '' || /^[^:]*:\/*[^/]*@/.test(text))
    throw new UsageError(
      `${url.protocol}//${url.host}: pages are fetched without a user or a password; leave out what is before the @`,
    );
  if (url.search !== '' || url.hash !== '')
    throw new UsageError(`${shown}: an address of a repository has no ? and no #`);
  const isFile = url.protocol === 'file:';
  const isAllowed = isFile
    ? allowed.includes('file') && url.hostname === ''
    : [...HOSTS, ...allowed].includes(url.hostname);
  if (isAllowed) return url.href;
  const host = isFile ? 'file' : url.hostname;
  throw new UsageError(
    `${shown}: ${host} is not among the hosts that pages are fetched from (${HOSTS.join(', ')}); allow it with --allow-host ${host}`,
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
  const options = { env: ENVIRONMENT, encoding: 'buffer', maxBuffer: MAX_OUTPUT, timeout: TIMEOUT_MS } as const;
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

const COMMIT = /^[0-9a-f]{40}$/;
/** What no name of a branch or a tag has (git-check-ref-format), patterns and options included. */
const NO_REF = /[\s\p{C}~^:?*[\\]|^[-/]|\.\.|@\{|\/\/|[/.]$|\.lock$/u;

/**
 * The commit that a branch upstream names, else a tag; a full commit is taken as it is, as git does.
 *
 * @throws UsageError where there is none of exactly this name
 */
export async function resolveCommit({ url }: Repository, ref: string): Promise<string> {
  if (COMMIT.test(ref)) return ref;
  if (NO_REF.test(ref)) throw new UsageError(`${visibleLine(ref)}: no name of a branch, a tag or a full commit`);
  // From best to worst; of an annotated tag, the commit that it is of.
  const names = [`refs/heads/${ref}`, `refs/tags/${ref}^{}`, `refs/tags/${ref}`];
  const listed = (await git(['ls-remote', '--', url, ...names])).toString().split('\n');
  // Git takes names for patterns, which match the end of others, too.
  const commits = new Map(listed.map((line) => line.split('\t').reverse() as [string, string]));
  const commit = names.map((name) => commits.get(name)).find((found) => found !== undefined && COMMIT.test(found));
  if (commit === undefined) throw new UsageError(`${url}: no branch or tag ${ref}`);
  return commit;
}

/**
 * Fetches the pages of a folder at a commit, and only those where the server can leave out the rest.
 *
 * @param isPage by path below the folder
 * @param namedBy paths below the folder of further files that the pages need; those that upstream has are fetched
 * @throws UsageError for a symbolic link, a path that would leave the folder or that another one rules out, or more
 * than a reference can be
 */
export function fetchPages(
  upstream: Repository,
  commit: string,
  isPage: RegExp,
  namedBy: (pages: readonly UpstreamPage[]) => readonly string[] = () => [],
): Promise<UpstreamPage[]> {
  return withTemporaryFolder('sync', async (store) => {
    const inStore = (...args: readonly string[]): string[] => ['-C', store, ...args];
    await git(['init', '--quiet', '--bare', store]);
    await git(inStore('config', 'remote.origin.url', upstream.url));
    await git(inStore('config', 'remote.origin.promisor', 'true'));
    await git(inStore('config', 'remote.origin.partialclonefilter', 'blob:none'));
    await git(inStore('fetch', '--quiet', '--depth=1', '--no-tags', '--filter=blob:none', 'origin', commit));
    const listed = await git(inStore('ls-tree', '-r', '-z', '--full-tree', commit, '--', `${folderOf(upstream)}/`));
    const entries = pagesOf(listed.toString(), `${folderOf(upstream)}/`, isPage);
    if (entries.length === 0) throw new UsageError(`${upstream.url}: no page below ${upstream.folder} at ${commit}`);
    const textsOf = async (wanted: readonly TreeEntry[]): Promise<UpstreamPage[]> => {
      if (wanted.length === 0) return [];
      const ids = `${[...new Set(wanted.map(({ id }) => id))].join('\n')}\n`;
      // One request for all pages: read one by one, each would be fetched on its own.
      await git(
        inStore('fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--filter=blob:none', '--stdin', 'origin'),
        ids,
      );
      checkSizes((await git(inStore('cat-file', '--batch-check'), ids)).toString(), wanted);
      const blobs = splitBlobs(await git(inStore('cat-file', '--batch'), ids));
      return wanted.map(({ file, id }) => ({ file, bytes: blobs.get(id) as Uint8Array }));
    };
    const pages = await textsOf(entries);
    const named = new Set(namedBy(pages));
    const beside = pagesOf(listed.toString(), `${folderOf(upstream)}/`, { test: (file) => named.has(file) });
    return [...pages, ...(await textsOf(beside))];
  });
}

const folderOf = ({ folder }: Repository): string => folder.replace(/^\/+/, '').replace(/(?<!\/)\/+$/, '');

export interface TreeEntry {
  readonly file: string;
  readonly id: string;
}

/** Pages of a tree listing (`mode type id TAB path NUL`). */
export function pagesOf(listing: string, prefix: string, isPage: Pick<RegExp, 'test'>): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (const line of listing.split('\0').filter(Boolean)) {
    const [meta = '', full = ''] = line.split('\t');
    const [mode = '', , id = ''] = meta.split(' ');
    const file = full.slice(prefix.length);
    if (!isPage.test(file)) continue;
    if (mode !== '100644' && mode !== '100755')
      throw new UsageError(`${full}: a symbolic link or submodule, not a page; nothing was fetched`);
    if (file.split('/').some((step) => step.length > MAX_NAME) || file.length > MAX_PATH)
      throw new UsageError(`${full.slice(0, 80)}…: a name that is too long for a file; nothing was fetched`);
    if (!isSafePath(file)) throw new UsageError(`${JSON.stringify(full)}: a path that could leave its folder`);
    entries.push({ file, id });
  }
  if (entries.length > MAX_PAGES) throw new UsageError(`more than ${MAX_PAGES} pages; name a narrower folder`);
  refuseCollisions(entries.map(({ file }) => file));
  return entries;
}

/** @throws UsageError for two paths that can't be on every file system together: one name, or a file and a folder */
function refuseCollisions(files: readonly string[]): void {
  const spelled = new Map<string, string>();
  const isFile = new Set(files.map((file) => file.toLowerCase()));
  for (const file of files) {
    const steps = file.split('/');
    for (let length = 1; length <= steps.length; length++) {
      const at = steps.slice(0, length).join('/');
      const key = at.toLowerCase();
      const other = spelled.get(key) ?? at;
      if (other !== at || (length < steps.length && isFile.has(key)))
        throw new UsageError(
          `${file}: can't be put beside ${other === at ? 'a file' : other} of the same name; nothing was fetched`,
        );
      spelled.set(key, at);
    }
  }
}

/** Letters and marks of file names of every system, no step up, nothing hidden. */
const isSafePath = (file: string): boolean =>
  file.split('/').every((step) => /^[\w(][\w .()+,=@~&'-]*$/.test(step) && !/[. ]$/.test(step) && step !== '..');

/**
 * Looks at how large blobs are, before any is held.
 *
 * @param listing of `cat-file --batch-check`
 * @throws UsageError naming the page that is none, or is too large
 */
export function checkSizes(listing: string, entries: readonly TreeEntry[]): void {
  const fileOf = new Map(entries.map(({ file, id }) => [id, file]));
  let sum = 0;
  for (const line of listing.split('\n').filter(Boolean)) {
    const [id = '', type, length = ''] = line.split(' ');
    const file = fileOf.get(id) ?? id;
    if (type !== 'blob') throw new UsageError(`${file}: missing upstream; try again`);
    if (Number(length) > MAX_PAGE_BYTES)
      throw new UsageError(`${file}: a page of more than ${MAX_PAGE_BYTES >> 20} MB; nothing was fetched`);
    sum += Number(length);
  }
  if (sum > MAX_BYTES) throw new UsageError(`more than ${MAX_BYTES >> 20} MB of pages; name a narrower folder`);
}

/** Blobs of `cat-file --batch`, whose sizes have been looked at, by their ids. */
function splitBlobs(output: Buffer): Map<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0x0a, at);
    const [id = '', , length = ''] = output.subarray(at, end).toString().split(' ');
    const size = Number(length);
    blobs.set(id, output.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return blobs;
}
