import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newOwner } from '../../scripts/commands/machine/owner.ts';
import { checkSizes, pagesOf, repositoryOf } from '../../scripts/commands/upstream.ts';
import { runCli } from '../support/cli.ts';
import { treeOf } from '../support/tree.ts';
import { long, sample } from '../support/form.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-sync-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const work = (): string => path.join(folder, 'work');
const bare = (): string => path.join(folder, 'upstream.git');
const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd,
    encoding: 'utf8',
  }).trim();

/** Commits files upstream (null removes one) and gives the commit. */
function upstream(files: Readonly<Record<string, string | null>>, { filters = true } = {}): string {
  if (!existsSync(work())) {
    mkdirSync(work());
    git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', bare());
    git(work(), 'init', '--quiet', '--initial-branch=main');
    if (filters)
      for (const key of ['allowFilter', 'allowAnySHA1InWant']) git(bare(), 'config', `uploadpack.${key}`, 'true');
  }
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(work(), name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (text === null) rmSync(file);
    else writeFileSync(file, text);
  }
  return push();
}

function push(): string {
  git(work(), 'add', '-A');
  git(work(), 'commit', '--quiet', '-m', 'change');
  git(work(), 'push', '--quiet', bare(), 'main');
  return git(work(), 'rev-parse', 'HEAD');
}

const SERVICE = (lock = ''): string => `# Kept.
title: Things
version: 1.0.0
server:
  url: https://things.example.org
security:
  token:
    header: X-Auth-Token
upstream:
  rst:
    repository: ${pathToFileURL(bare())}
    path: api-ref/source
${lock}`;

function service(text = SERVICE()): void {
  mkdirSync(path.join(folder, 'docs-source/things/overlays'), { recursive: true });
  writeFileSync(path.join(folder, 'docs-source/things/service.yaml'), text);
  writeFileSync(path.join(folder, 'docs-source/things/overlays/a.yaml'), 'kept');
}

const specscribe = (...args: string[]) => runCli(args, folder);
const sync = (...args: string[]) => specscribe('sync', 'things', '--allow-host', 'file', ...args);

/** Files of the service, with their text. */
function held(): Record<string, string> {
  const root = path.join(folder, 'docs-source/things');
  const names = readdirSync(root, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
}

const page = (file: string): string => path.join(folder, 'docs-source/things', file);

describe('specscribe sync', () => {
  it.each([true, false])('fetches the pages of the folder and locks their commit (partial clones: %s)', (filters) => {
    const commit = upstream(
      { 'api-ref/source/a.rst': 'A', 'api-ref/source/b/c.rst': 'C', 'api-ref/source/conf.py': 'x', 'umn/d.rst': 'D' },
      { filters },
    );
    service();
    expect(sync()).toMatchObject({ status: 2, stderr: expect.stringContaining('locks no upstream commit; --update') });
    expect(sync('--update')).toMatchObject({ status: 0, stderr: expect.stringContaining('2 pages added, 0 changed') });
    expect(held()).toEqual({
      '.specscribe-pages.json': '{\n  "files": [\n    "a.rst",\n    "b/c.rst"\n  ]\n}\n',
      'a.rst': 'A',
      'b/c.rst': 'C',
      'overlays/a.yaml': 'kept',
      'service.yaml': SERVICE(`    commit: ${commit}\n`),
    });
    expect(sync()).toMatchObject({ status: 0, stderr: expect.stringContaining('no page changed') });
    expect(readdirSync(path.join(folder, 'docs-source'))).toEqual(['things']);
  });

  it('brings the files that pages name, and no other', () => {
    upstream({
      'api-ref/source/index.rst':
        'Kites\n=====\n\n.. rest_parameters:: parameters.yaml\n\n   - id: id\n\n.. include:: ../a.txt\n',
      'api-ref/source/parameters.yaml': 'id:\n  in: path\n',
      'api-ref/source/other.yaml': 'x: 1\n',
      'api-ref/a.txt': 'out of reach',
    });
    service();
    const { status, stderr } = sync('--update');
    expect(status, stderr).toBe(0);
    const files = Object.keys(held());
    expect(files).toContain('parameters.yaml');
    expect(files).not.toContain('other.yaml');
    expect(files).not.toContain('a.txt');
  });

  it('stays at the locked commit, and says what moving it changes', () => {
    const first = upstream({ 'api-ref/source/a.rst': 'A', 'api-ref/source/b.rst': 'B' });
    service(SERVICE(`    commit: ${first}\n`));
    expect(sync().status).toBe(0);
    const second = upstream({
      'api-ref/source/a.rst': 'A2',
      'api-ref/source/b.rst': null,
      'api-ref/source/c.rst': 'C',
    });
    writeFileSync(path.join(folder, 'docs-source/things/a.rst'), 'edited by hand');
    expect(sync().status).toBe(0);
    expect(held()).toMatchObject({ 'a.rst': 'A', 'b.rst': 'B' });
    const moved = sync('--update', '--json');
    expect(JSON.parse(moved.stdout)).toEqual([
      {
        service: 'things',
        commits: { rst: { before: first, after: second } },
        added: ['c.rst'],
        changed: ['a.rst'],
        removed: ['b.rst'],
      },
    ]);
    expect(held()).toMatchObject({ 'a.rst': 'A2', 'c.rst': 'C', 'service.yaml': SERVICE(`    commit: ${second}\n`) });
    expect(held()).not.toHaveProperty('b.rst');
  });

  it.each<[string, () => string, RegExp]>(
    sample(
      [
        ['a commit that is not there', () => SERVICE(`    commit: ${'a1'.repeat(20)}\n`), /git fetch: /],
        ['a branch that is not there', () => SERVICE('    ref: nowhere\n'), /no branch or tag nowhere/],
        ['a folder that is not there', () => SERVICE().replace('api-ref/source', 'nowhere'), /no page below nowhere/],
        ['a repository that is not there', () => SERVICE().replace('upstream.git', 'gone.git'), /git ls-remote: /],
        [
          'a folder that looks like an option',
          () => SERVICE().replace('api-ref/source', '--output=x'),
          /no page below/,
        ],
        ['an edition of its own', () => SERVICE('    sync: false\n'), /names no upstream to fetch pages from/],
        [
          'no commit in the lock',
          () => SERVICE('    commit: main\n'),
          /service\.yaml:13:\d+: upstream\.rst\.commit: is no commit/,
        ],
      ],
      3,
    ),
  )('leaves everything as it was: %s', (_, text, told) => {
    upstream({ 'api-ref/source/a.rst': 'A' });
    service(text());
    writeFileSync(path.join(folder, 'docs-source/things/a.rst'), 'old');
    const before = held();
    const run = text().includes('commit:') ? sync() : sync('--update');
    expect(run).toMatchObject({ status: 2, stderr: expect.stringMatching(told) });
    expect(held()).toEqual(before);
  });

  it('counts what the new pages change in the contract that stands there', () => {
    const page = (sentence: string): string =>
      `Listing Things\n==============\n\nFunction\n--------\n\n${sentence}\n\nURI\n---\n\nGET /v1/things\n`;
    upstream({ 'api-ref/source/a.rst': page('Lists things.') });
    service();
    rmSync(path.join(folder, 'docs-source/things/overlays'), { recursive: true });
    expect(sync('--update').stderr).not.toContain('breaking');
    expect(specscribe('scrape', 'docs-source/things', '--out', 'spec', '--fail-on', 'never').status).toBe(0);
    upstream({ 'api-ref/source/a.rst': page('Lists all things.').replace('/v1/', '/v2/') });
    const run = sync('--update');
    expect(run.stderr).toMatch(/breaking: 1, warning: 0, additive: 0, docs: 1;.*\(specscribe check lists them\)/);
    upstream({ 'api-ref/source/a.rst': page('Lists things.') });
    expect(JSON.parse(sync('--update', '--json').stdout)).toMatchObject([{ drift: { breaking: 0, docsOnly: 0 } }]);
  });

  it('passes over editions of their own where nobody named one', () => {
    service(SERVICE('    sync: false\n'));
    expect(specscribe('sync', '--update')).toMatchObject({
      status: 0,
      stderr: 'things: an edition of its own, not fetched\n',
    });
    expect(held()).toMatchObject({ 'service.yaml': SERVICE('    sync: false\n') });
  });

  long.it('takes the branch of exactly the name, else the tag, and no other that looks like it', () => {
    const right = upstream({ 'api-ref/source/a.rst': 'right' });
    for (const branch of ['evil/main', 'feature/main', 'a/refs/heads/main', 'main2']) {
      git(work(), 'checkout', '--quiet', '-b', branch);
      writeFileSync(path.join(work(), 'api-ref/source/a.rst'), branch);
      git(work(), 'commit', '--quiet', '-am', branch);
      git(work(), 'push', '--quiet', bare(), branch);
      git(work(), 'checkout', '--quiet', 'main');
    }
    git(work(), 'tag', '-a', 'v1', '-m', 'v1', 'feature/main');
    git(work(), 'tag', 'main', 'feature/main');
    git(work(), 'push', '--quiet', bare(), 'refs/tags/v1', 'refs/tags/main');
    service();
    expect(sync('--update').status).toBe(0);
    expect(held()).toMatchObject({ 'a.rst': 'right', 'service.yaml': SERVICE(`    commit: ${right}\n`) });
    service(SERVICE('    ref: v1\n'));
    expect(sync('--update').status).toBe(0);
    expect(held()['a.rst']).toBe('feature/main');
    const commit = git(work(), 'rev-parse', 'main2^{commit}');
    service(SERVICE(`    ref: ${commit}\n`));
    expect(sync('--update').status).toBe(0);
    expect(held()['a.rst']).toBe('main2');
    const others = ['ma*', 'mai?', 'm[a]in', 'ain', 'heads/main', 'main^{}', 'HEAD~0', 'v1^0', commit.slice(0, 12)];
    for (const ref of sample(others, 4)) {
      service(SERVICE(`    ref: "${ref}"\n`));
      const run = sync('--update');
      expect({ ref, status: run.status, lines: run.stderr.trim().split('\n').length }).toEqual({
        ref,
        status: 2,
        lines: 1,
      });
      expect(held()['a.rst']).toBe('main2');
    }
  });

  it('leaves all that it has not written: symbolic links, empty folders, notes, pages of someone else', () => {
    upstream({ 'api-ref/source/a.rst': 'A', 'api-ref/source/b/c.rst': 'C', 'api-ref/source/d.rst': 'D' });
    service();
    const root = path.join(folder, 'docs-source/things');
    mkdirSync(path.join(root, 'empty/deep'), { recursive: true });
    mkdirSync(path.join(root, '.git'));
    writeFileSync(path.join(root, '.git/HEAD'), 'theirs');
    writeFileSync(path.join(root, 'notes.md'), 'theirs');
    writeFileSync(path.join(root, 'mine.rst'), 'theirs');
    writeFileSync(path.join(root, 'old.html'), 'theirs');
    symlinkSync('/etc/hostname', path.join(root, 'link.rst'));
    symlinkSync('/etc', path.join(root, 'folder-link'));
    const theirs = treeOf(root);
    const told = /kept, since no sync has written them and upstream doesn't have them: mine\.rst;/;
    expect(sync('--update')).toMatchObject({ status: 0, stderr: expect.stringMatching(told) });
    expect(treeOf(root)).toMatchObject({ ...theirs, 'service.yaml': expect.any(String), 'a.rst': 'A' });
    upstream({ 'api-ref/source/b/c.rst': null, 'api-ref/source/d.rst': null });
    expect(sync('--update')).toMatchObject({ status: 0, stderr: expect.stringContaining('2 removed') });
    const { 'a.rst': a, '.specscribe-pages.json': _, ...left } = treeOf(root);
    expect(a).toBe('A');
    expect(left).toEqual({ ...theirs, 'service.yaml': expect.any(String) });
  });

  it.each<[string, string, () => void, RegExp]>(
    sample(
      [
        [
          'a symbolic link',
          'a.rst',
          () => symlinkSync('/etc/hostname', page('a.rst')),
          /a\.rst: was not written by specscribe/,
        ],
        ['a folder', 'a.rst', () => mkdirSync(page('a.rst')), /a\.rst: a folder, where a file/],
        ['a file', 'b/c.rst', () => writeFileSync(page('b'), 'x'), /b: a file, where a folder/],
        ['a linked folder', 'b/c.rst', () => symlinkSync('/tmp', page('b')), /behind a symbolic link/],
      ],
      2,
    ),
  )('keeps the old state where %s is in the way of a page', (_, file, prepare, told) => {
    upstream({ [`api-ref/source/${file}`]: 'A', 'api-ref/source/z.rst': 'Z' });
    service();
    prepare();
    const before = treeOf(path.join(folder, 'docs-source'));
    expect(sync('--update')).toMatchObject({ status: 2, stderr: expect.stringMatching(told) });
    expect(treeOf(path.join(folder, 'docs-source'))).toEqual(before);
    expect(existsSync(path.join(folder, '.specscribe-work'))).toBe(false);
  });

  it('leaves no temporary folder, and removes those of runs that were killed', () => {
    upstream({ 'api-ref/source/a.rst': 'A' });
    service(SERVICE('    path: nowhere\n').replace('    path: api-ref/source\n', ''));
    const temporary = path.join(folder, 'tmp');
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const left = newOwner().replace(/^\d+/, String(pid));
    for (const name of [`specscribe-sync-${left}-abcdef`, 'specscribe-sync-notes'])
      mkdirSync(path.join(temporary, name, 'x'), { recursive: true });
    const run = runCli(['sync', 'things', '--update', '--allow-host', 'file'], folder, { TMPDIR: temporary });
    expect(run).toMatchObject({ status: 2, stderr: expect.stringContaining('no page below nowhere') });
    expect(readdirSync(temporary)).toEqual(['specscribe-sync-notes']);
  });

  it('refuses symbolic links among the pages', () => {
    upstream({ 'api-ref/source/a.rst': 'A' });
    symlinkSync('/etc/passwd', path.join(work(), 'api-ref/source/b.rst'));
    push();
    service();
    expect(sync('--update')).toMatchObject({ status: 2, stderr: expect.stringContaining('b.rst: a symbolic link') });
    expect(held()).not.toHaveProperty('a.rst');
  });

  it('asks only hosts that are allowed, and runs nothing of the repository', () => {
    upstream({ 'api-ref/source/a.rst': 'A', '.gitattributes': '*.rst filter=evil' });
    service();
    expect(specscribe('sync', 'things', '--update')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('allow it with --allow-host file'),
    });
    service(SERVICE().replace(String(pathToFileURL(bare())), 'https://pages.invalid/x.git'));
    expect(sync('--update')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--allow-host pages.invalid'),
    });
    const marker = path.join(folder, 'ran');
    for (const hook of ['post-checkout', 'reference-transaction', 'post-merge'])
      writeFileSync(path.join(bare(), 'hooks', hook), `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
    service(SERVICE(`    ref: --upload-pack=touch${marker}\n`));
    expect(sync('--update').status).toBe(2);
    service();
    expect(sync('--update').status).toBe(0);
    expect(existsSync(marker)).toBe(false);
  });
});

describe('pagesOf', () => {
  const line = (mode: string, file: string): string => `${mode} blob ${'a'.repeat(40)}\tsrc/${file}\0`;

  it.each([
    ['120000', 'a.rst', /symbolic link/],
    ['160000', 'a.rst', /submodule/],
    ['100644', '../a.rst', /leave its folder/],
    ['100644', 'x/../../a.rst', /leave its folder/],
    ['100644', '/a.rst', /leave its folder/],
    ['100644', 'a\\b.rst', /leave its folder/],
    ['100644', 'C:a.rst', /leave its folder/],
    ['100644', '.git/a.rst', /leave its folder/],
    ['100644', 'a\n.rst', /leave its folder/],
    ['100644', 'dir./a.rst', /leave its folder/],
    ['100644', `${'a'.repeat(300)}.rst`, /too long for a file/],
    ['100644', `${'a/'.repeat(600)}a.rst`, /too long for a file/],
  ])('refuses %s %j', (mode, file, told) => {
    expect(() => pagesOf(line(mode, file), 'src/', /\.rst$/)).toThrow(told);
  });

  it.each([
    [['a.rst', 'A.rst'], /A\.rst: can't be put beside a\.rst of the same name/],
    [['b/a.rst', 'B/c.rst'], /B\/c\.rst: can't be put beside b of the same name/],
    [['a.rst', 'a.rst/b.rst'], /beside a file of the same name/],
    [['a.rst/b.rst', 'A.RST'], /of the same name/],
  ])('refuses %j, which no disk may hold together', (names, told) => {
    expect(() => pagesOf(names.map((name) => line('100644', name)).join(''), 'src/', /\.rst$/i)).toThrow(told);
  });

  it('takes pages and leaves out the rest', () => {
    const listing = line('100644', 'a b/c(1)_d-e.rst') + line('100755', 'x.rst') + line('120000', 'conf.py');
    expect(pagesOf(listing, 'src/', /\.rst$/).map(({ file }) => file)).toEqual(['a b/c(1)_d-e.rst', 'x.rst']);
  });
});

describe('repositoryOf', () => {
  it.each([
    ['https://github.com/a/b', 'https://github.com/a/b'],
    ['https://GitHub.com:443/a/../b.git', 'https://github.com/b.git'],
    ['https://pages.example/a', 'https://pages.example/a'],
    ['file:///srv/a.git', 'file:///srv/a.git'],
  ])('gives git the address as it was read: %s', (text, url) => {
    expect(repositoryOf(text, ['file', 'pages.example'])).toBe(url);
  });

  it.each([
    ['https://github.com\\@other.example/x', /no address of a repository/],
    ['https://github.com\\.other.example/x', /no address of a repository/],
    ['https://github.com/a b', /no address of a repository/],
    ['https://github.com/\u0000', /no address of a repository/],
    ['https://git\thub.com/a', /no address of a repository/],
    ['https://github.com/\u202ea', /no address of a repository/],
    ['github.com/a', /no address of a repository/],
    ['https://user:secret@github.com/a', /without a user or a password/],
    ['https://@github.com/a', /without a user or a password/],
    ['https://github.com@other.example/a', /without a user or a password/],
    ['https://github.com/a?b', /no \? and no #/],
    ['https://github.com/a#b', /no \? and no #/],
    ['http://github.com/a', /https only/],
    ['ssh://github.com/a', /https only/],
    ['ext::sh -c x', /no address/],
    ['https://github.com.other.example/a', /github\.com\.other\.example is not among the hosts/],
    ['https://github.com./a', /github\.com\. is not among the hosts/],
    ['file://other.example/share', /not among the hosts/],
  ])('refuses %j', (text, told) => {
    expect(() => repositoryOf(text, ['file'])).toThrow(told);
  });

  it('shows no password', () => {
    expect(() => repositoryOf('https://user:secret@github.com/a', [])).toThrow(/^(?!.*secret)/);
  });
});

describe('checkSizes', () => {
  const entries = [{ file: 'a.rst', id: 'a'.repeat(40) }];

  it.each([
    [`${'a'.repeat(40)} blob 17000000`, /a\.rst: a page of more than 16 MB/],
    [`${'a'.repeat(40)} missing`, /a\.rst: missing upstream/],
    [Array.from({ length: 80 }, () => `${'a'.repeat(40)} blob 16000000`).join('\n'), /more than 1024 MB of pages/],
  ])('refuses before anything is read: %s', (listing, told) => {
    expect(() => checkSizes(`${listing}\n`, entries)).toThrow(told);
  });

  it('takes pages of a usual size', () => {
    expect(() => checkSizes(`${'a'.repeat(40)} blob 60000\n`, entries)).not.toThrow();
  });
});
