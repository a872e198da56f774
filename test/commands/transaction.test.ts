import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../scripts/commands/machine/errors.ts';
import { newOwner } from '../../scripts/commands/machine/owner.ts';
import { mendFolder, Transaction, writeTogether } from '../../scripts/commands/machine/transaction.ts';
import { ROOT } from '../corpus.ts';
import { CLI, runCli } from '../support/cli.ts';
import { fullFrom, killedBefore, withDisk } from '../support/failing-disk.ts';
import { treeOf } from '../support/tree.ts';
import { sample } from '../support/form.ts';

let folder = '';
let root = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-transaction-'));
  root = path.join(folder, 'project');
  process.env.XDG_STATE_HOME = path.join(folder, 'state');
});
afterEach(() => {
  delete process.env.XDG_STATE_HOME;
  rmSync(folder, { recursive: true, force: true });
});

const WORK = '.specscribe-work';
const KILL = pathToFileURL(path.join(ROOT, 'test/support/kill-before.mjs')).href;
const at = (file: string): string => path.join(root, file);
function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  }
}

/** A contract with its source map and a target, and what people have put between them. */
const OLD = {
  'spec/a.yaml': 'old contract',
  'spec/a.sources.json': 'old map',
  'generated/a/go/client.go': 'old client',
  'generated/a/go/internal/gone.go': 'old',
  'generated/a/go/same.go': 'same',
  'generated/a/go/vendor/theirs.go': 'theirs',
  'notes.md': 'theirs',
};
const NEW = {
  'spec/a.yaml': 'new contract, which is longer',
  'spec/a.sources.json': 'new map',
  'generated/a/go/client.go': 'new client',
  'generated/a/go/same.go': 'same',
  'generated/a/go/models/deep/thing.go': 'new',
  'generated/a/go/vendor/theirs.go': 'theirs',
  'generated/a/java/Client.java': 'new',
  'notes.md': 'theirs',
};
const OWN_OLD = ['client.go', 'internal/gone.go', 'same.go'];

function build(): void {
  const transaction = new Transaction(root);
  const files = (start: string): Map<string, string> =>
    new Map(
      Object.entries(NEW)
        .filter(([file]) => file.startsWith(start) && !file.includes('vendor'))
        .map(([file, text]) => [file.slice(start.length), text]),
    );
  try {
    transaction.put('spec', files('spec/'));
    transaction.put('generated/a/go', files('generated/a/go/'), new Set(OWN_OLD));
    transaction.remove('generated/a/go', ['internal/gone.go']);
    transaction.put('generated/a/java', files('generated/a/java/'), new Set());
    transaction.commit();
  } finally {
    transaction.abandon();
  }
}

/** Files of a work folder that `git add -A` would take: any, where the folder doesn't say that it is to be ignored. */
function addedByGit(): string[] {
  const { [`${WORK}/.gitignore`]: ignored = '', ...tree } = treeOf(root);
  const left = Object.keys(tree).filter((file) => file.startsWith(WORK) && tree[file] !== '/');
  return /^\*$/m.test(ignored) ? [] : left;
}

describe('a transaction', () => {
  it('puts all in place, removes what was its own, and leaves nothing behind', () => {
    write(OLD);
    build();
    expect(treeOf(root)).toEqual(NEW);
  });

  it('touches nothing where nothing changes', async () => {
    write(NEW);
    const { count, error } = await withDisk(killedBefore(1), () =>
      writeTogether(root, new Map([['notes.md', 'theirs']])),
    );
    expect({ count, error }).toEqual({ count: 0, error: undefined });
  });

  it('that is killed before any operation leaves the old state, or one that the next command makes the new one', async () => {
    const seen = { old: 0, mended: 0, new: 0 };
    for (let last = 1; ; last++) {
      rmSync(root, { recursive: true, force: true });
      write(OLD);
      const { error } = await withDisk(killedBefore(last), build);
      if (error === undefined) break;
      expect(error.message, `operation ${last}`).toBe('killed');
      expect(addedByGit(), `operation ${last}`).toEqual([]);
      const told = mendFolder(root);
      const tree = treeOf(root);
      const isOld = tree['spec/a.yaml'] === OLD['spec/a.yaml'];
      expect(tree, `operation ${last}`).toEqual(isOld ? OLD : NEW);
      if (isOld) expect(told).toBeUndefined();
      seen[isOld ? 'old' : told === undefined ? 'new' : 'mended']++;
    }
    expect(seen.old).toBeGreaterThan(10);
    expect(seen.mended).toBeGreaterThan(5);
    expect(seen.new).toBeGreaterThan(1);
  });

  it('that is killed while it is mended is mended by the next one', async () => {
    write(OLD);
    for (let last = 30; ; last++) {
      await withDisk(killedBefore(last), build);
      if (existsSync(at(`${WORK}/journal.json`))) break;
      expect(last).toBeLessThan(200);
    }
    for (let last = 1; ; last++) {
      const { error } = await withDisk(killedBefore(last), () => mendFolder(root));
      if (error === undefined) break;
    }
    expect(treeOf(root)).toEqual(NEW);
  });

  it('that is killed is ended by the next one that writes, before it writes', async () => {
    write(OLD);
    for (let last = 30; !existsSync(at(`${WORK}/journal.json`)); last++) await withDisk(killedBefore(last), build);
    writeTogether(root, new Map([['notes.md', 'later']]));
    expect(treeOf(root)).toEqual({ ...NEW, 'notes.md': 'later' });
  });

  it('on a disk that is full from any operation on leaves the old state', async () => {
    for (let first = 1; ; first++) {
      rmSync(root, { recursive: true, force: true });
      write(OLD);
      const { error } = await withDisk(fullFrom(first), build);
      if (error === undefined) break;
      expect(error.message).toContain('ENOSPC');
      expect(treeOf(root), `operation ${first}`).toEqual(OLD);
    }
  });

  it('waits for the lock of a run that is at work, and takes that of one that has ended', () => {
    write(OLD);
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    mkdirSync(at(WORK));
    writeFileSync(at(`${WORK}/lock`), newOwner().replace(/^\d+/, String(pid)));
    build();
    expect(treeOf(root)).toEqual(NEW);
    mkdirSync(at(WORK));
    writeFileSync(at(`${WORK}/lock`), '');
    utimesSync(at(`${WORK}/lock`), 1, 1);
    writeTogether(root, new Map([['notes.md', 'later']]));
    expect(treeOf(root)).toEqual({ ...NEW, 'notes.md': 'later' });
  });

  it.each<[string, () => void, RegExp]>([
    ['a work folder of someone else', () => write({ [`${WORK}/thesis.doc`]: 'theirs' }), /not made by specscribe/],
    ['a folder in the place of a file', () => write({ 'spec/a.yaml/x': 'theirs' }), /a folder, where a file/],
    ['a file in the place of a folder', () => write({ 'generated/a/go/models': 'theirs' }), /a file, where a folder/],
    [
      'a file of someone else',
      () => write({ 'generated/a/java/Client.java': 'theirs' }),
      /was not written by specscribe/,
    ],
    [
      'a symbolic link to a folder',
      () => {
        write({ 'elsewhere/x': 'theirs' });
        mkdirSync(at('generated/a/go'), { recursive: true });
        symlinkSync(at('elsewhere'), at('generated/a/go/models'));
      },
      /behind a symbolic link/,
    ],
  ])('writes nothing over %s', (_, prepare, told) => {
    const { 'spec/a.yaml': _contract, ...rest } = OLD;
    write(rest);
    prepare();
    const before = treeOf(root);
    expect(build).toThrow(UsageError);
    expect(build).toThrow(told);
    expect(treeOf(root)).toEqual(before);
  });

  it.each(['../x', '/etc/x', 'a/../../x', 'a//x', 'C:x', 'a\\x', ''])('takes no file %j', (file) => {
    expect(() => writeTogether(root, new Map([[file, 'x']]))).toThrow(/would leave its folder/);
    expect(existsSync(root)).toBe(false);
  });

  it('removes nothing behind a symbolic link, and no folder that was empty', () => {
    write({ ...OLD, 'elsewhere/gone.go': 'theirs' });
    mkdirSync(at('generated/a/go/empty'));
    rmSync(at('generated/a/go/internal'), { recursive: true });
    symlinkSync(at('elsewhere'), at('generated/a/go/internal'));
    build();
    expect(treeOf(root)).toMatchObject({ 'elsewhere/gone.go': 'theirs', 'generated/a/go/empty': '/' });
  });
});

describe('the next command', () => {
  const PAGE = '<h1>Making a Kite</h1><h4>URI</h4><p>POST /v1/kites</p><h4>Function</h4><p>Makes a kite.</p>';
  const SCRAPE = ['scrape', 'pages', '--out', 'spec', '--service', 'kites', '--fail-on', 'never', '-q'];
  const FILES = ['kites.diagnostics.json', 'kites.operations.lock.yaml', 'kites.sources.json', 'kites.yaml'];
  /** A project in which a run was killed while it put its files in place. */
  let begun = '';
  const shared = mkdtempSync(path.join(tmpdir(), 'specscribe-killed-'));
  beforeAll(() => {
    root = path.join(shared, 'project');
    write({ 'pages/kite.html': PAGE });
    process.env.XDG_STATE_HOME = path.join(shared, 'state');
    // What is on the disk before each operation of one run, as a kill would have left it.
    const moments = Array.from({ length: 40 }, (_, index) => index + 24);
    const copies = path.join(shared, 'moments');
    const killing = `${KILL}?${moments.join(',')}&copies=${copies}`;
    spawnSync(process.execPath, ['--import', killing, CLI, ...SCRAPE, '--no-cache'], { cwd: root });
    const states = moments.map((moment) => path.join(copies, `${moment}`));
    const state = states.find((each) => existsSync(path.join(each, `spec/${WORK}/journal.json`)));
    if (state === undefined) throw new Error('no journal at any moment of the run');
    begun = state;
  });
  afterAll(() => rmSync(shared, { recursive: true, force: true }));
  beforeEach(() => {
    process.env.XDG_STATE_HOME = path.join(shared, 'state');
    cpSync(begun, root, { recursive: true });
  });

  it.each(
    sample(
      [
        ['explain', ['explain', 'link/example-enum'], 'spec'],
        ['lint', ['lint', 'kites.yaml'], 'spec'],
        ['why', ['why', '/paths', '--spec', 'spec/kites.yaml'], ''],
        ['scrape', ['scrape', 'nowhere', '--out', 'spec'], ''],
      ],
      2,
    ),
  )('ends it, and says so: %s', (_, args, where) => {
    expect(runCli(args, at(where)).stderr).toContain(
      'put in place what an interrupted run had prepared (4 files written, 0 removed)',
    );
    expect(Object.keys(treeOf(at('spec')))).toEqual(FILES);
  });

  it('believes no journal that another user or a repository has brought', () => {
    write({ 'spec/notes.md': 'theirs' });
    const file = at(`spec/${WORK}/journal.json`);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), removed: ['notes.md'] }));
    const told = /left by an interrupted run of another machine or user; remove this folder/;
    expect(() => mendFolder(at('spec'))).toThrow(told);
    expect(runCli(SCRAPE, root)).toMatchObject({ status: 2, stderr: expect.stringMatching(told) });
    expect(runCli(['explain', 'link/example-enum'], at('spec'))).toMatchObject({ status: 0 });
    expect(treeOf(at('spec'))['notes.md']).toBe('theirs');
    expect(existsSync(at('spec/kites.yaml'))).toBe(false);
  });
});
