/** Files of people and of other machines that were made to harm: each is refused in words, and nothing of it is used. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CODES, type PageText } from '../../scripts/ir/index.ts';
import { holdsItself, locatedYaml, plainValue } from '../../scripts/located-yaml.ts';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { runCli } from '../support/cli.ts';
import { smallProject, writeFiles } from '../support/small-project.ts';
import { treeOf } from '../support/tree.ts';
import { sample } from '../support/form.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'specscribe-forged-'));
  smallProject(root);
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Aliases of aliases: some lines that come to a thousand million words. */
const BOMB = [
  'a: &a [x, x]',
  ...'bcdefghi'.split('').map((name, at) => {
    const inner = `*${'abcdefgh'[at]}`;
    return `${name}: &${name} [${Array(10).fill(inner).join(', ')}]`;
  }),
].join('\n');

const overlay = (target: string, update: string): string =>
  `overlay: 1.0.0\ninfo: { title: a, version: "1" }\nactions:\n  - target: "${target}"\n    update: ${update}\n    reason: It is wrong here.\n`;

const OVERLAY = 'docs-source/kites/overlays/a.yaml';
const LOCK = 'spec/kites.operations.lock.yaml';

describe('a file of settings', () => {
  it.each(
    sample(
      [
        [
          'a value that holds itself',
          OVERLAY,
          overlay('$', '&a { paths: *a }'),
          /a\.yaml:1:1: not usable: an alias names what it/,
        ],
        [
          'a reference that leads to itself',
          OVERLAY,
          overlay(
            '$.components',
            '{ schemas: { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } } }',
          ),
          /a reference of the contract leads to itself alone/,
        ],
        [
          'a lock with aliases of aliases',
          LOCK,
          BOMB,
          /lock\.yaml:1:1: not usable: Excessive alias count.*restore it from git/,
        ],
        [
          'a lock nested without end',
          LOCK,
          `operations: ${'['.repeat(5000)}`,
          /lock\.yaml:.*not YAML.*restore it from git/,
        ],
      ],
      3,
    ),
  )('is refused in one line: %s', (_, file, text, words) => {
    writeFiles(root, { [file]: text });
    const { status, stderr } = runCli(['build', '-q', '--no-cache'], root);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/fault of specscribe|^ +at /m);
    expect(status).toBe(2);
  });

  it.each([
    ['a: &a [1, *a]', true],
    ['a: &a { b: [{ c: *a }] }', true],
    ['a: &a { b: 1 }\nc: [*a, *a]\nd: { e: *a }', false],
  ])('holds itself or not: %s', (text, expected) => {
    expect(holdsItself(locatedYaml(text, 'a.yaml').document.toJS())).toBe(expected);
    if (expected) expect(() => plainValue(locatedYaml(text, 'a.yaml'), 'a.yaml')).toThrow('names what it stands in');
  });
});

const RECORD = '{"index": 1, "of": 1, "services": ["kites"]}';
const TARGET = 'generated/kites/typescript';
const MANIFEST = `${TARGET}/specscribe.json`;

describe('the folder of a shard', () => {
  it.each<[string, Record<string, string>, Record<string, string>, RegExp]>(
    sample(
      [
        [
          'a number of shards without end',
          { 'specscribe-shard.json': '{"index": 1, "of": 999999999, "services": []}' },
          {},
          /not a file that/,
        ],
        ['a link for a contract', {}, { 'spec/kites.yaml': 'theirs' }, /kites\.yaml: no regular file/],
        [
          'a link for a file',
          { [MANIFEST]: '{"files": {"a": "x"}}' },
          { [`${TARGET}/a`]: 'theirs' },
          /a: no regular file/,
        ],
        [
          'a link for a folder',
          { [MANIFEST]: '{"files": {"d/theirs": "x"}}' },
          { [`${TARGET}/d`]: '.' },
          /d: a symbolic link/,
        ],
        [
          'a service that comes twice',
          { 'specscribe-shard.json': RECORD.replace('["kites"]', '["kites", "kites"]') },
          {},
          /has kites, as/,
        ],
        [
          'a source map of another contract',
          {
            'spec/kites.yaml': 'a: 1\n',
            'spec/kites.sources.json': `{\n  "contract": "${'0'.repeat(64)}",\n  "pages": {}\n}\n`,
          },
          {},
          /the source map of kites is of another text/,
        ],
      ],
      2,
    ),
  )('is refused: %s', (_, files, links, words) => {
    writeFiles(root, { 'outside/theirs': 'theirs' });
    writeFiles(path.join(root, 'shard'), { 'specscribe-shard.json': RECORD, ...files });
    for (const [link, to] of Object.entries(links)) {
      mkdirSync(path.dirname(path.join(root, 'shard', link)), { recursive: true });
      symlinkSync(path.join(root, 'outside', to), path.join(root, 'shard', link));
    }
    const before = treeOf(root);
    const { status, stderr } = runCli(['merge', 'shard'], root);
    expect([status, stderr]).toEqual([2, expect.stringMatching(words)]);
    expect(treeOf(root)).toEqual(before);
  });

  it('brings no target that nobody generates, and no file outside of its folder', () => {
    writeFiles(path.join(root, 'shard'), {
      'specscribe-shard.json': RECORD,
      'spec/kites.yaml': 'a: 1\n',
      'generated/kites/hooks/specscribe.json': '{"files": {"pre-commit": "x"}}',
      'generated/kites/hooks/pre-commit': 'theirs',
      [MANIFEST]: '{"files": {"../../../evil": "x", "/evil": "y", "a/../../b": "z", ".git/hooks/evil": "w"}}',
      [`${TARGET}/.git/hooks/evil`]: 'theirs',
      evil: 'theirs',
    });
    runCli(['merge', 'shard'], root);
    const names = Object.keys(treeOf(root)).filter((file) => !file.startsWith('shard/'));
    expect(names.filter((name) => /hooks|evil|\/b$/.test(name))).toEqual([]);
    expect(names).toContain('spec/kites.yaml');
  });
});

describe('a sandbox', () => {
  const contract = `openapi: 3.0.3
info: { title: a, version: "1" }
paths:
  /kites: { get: { operationId: listKites, responses: { "200": { description: Kites } } } }
`;
  it.each<[string, readonly string[], number, RegExp]>([
    ['half a character for an id', ['--seeds', 'seeds.json', '--explain'], 0, /^$/],
    ['a folder for its log', ['--log', 'spec', '--port', '0'], 2, /is a folder, where a file is needed/],
    ['a folder for its data', ['--data', 'spec', '--port', '0'], 2, /is a folder, where a file is needed/],
    ['a pipe for its data', ['--data', 'pipe', '--port', '0'], 2, /^error pipe: is no regular file; name one\n$/],
    ['no name for its data', ['--data', '', '--port', '0'], 2, /names no file/],
    ['memory for its data', ['--data', ':memory:', '--port', '0'], 2, /names no file/],
  ])('ends in words, or goes on: %s', (_, args, expected, words) => {
    const thing = { id: '\ud800', number: 1, fields: {} };
    writeFiles(root, {
      'spec/kites.yaml': contract,
      'seeds.json': JSON.stringify({ numbers: {}, collections: { '/kites': [thing] } }),
    });
    execFileSync('mkfifo', [path.join(root, 'pipe')]);
    const { status, stderr } = runCli(['sandbox', 'spec/kites.yaml', ...args], root);
    expect(stderr).toMatch(words);
    expect(status).toBe(expected);
  });

  it('takes no data that another has written, whatever it is called', async () => {
    const { default: sqlite } = await import('node-sqlite3-wasm');
    const database = new sqlite.Database(path.join(root, 'data.sqlite'));
    database.exec('PRAGMA application_id = 1396921154');
    database.exec(
      'CREATE TABLE things (collection TEXT, id TEXT, thing TEXT, PRIMARY KEY (collection, id)) WITHOUT ROWID',
    );
    database.run('INSERT INTO things VALUES (?, ?, ?)', ['__proto__', 'a', '{"id": "a", "number": 1, "fields": {}}']);
    database.close();
    writeFiles(root, { 'spec/kites.yaml': contract });
    for (const times of [1, 2]) {
      const { status, stderr } = runCli(['sandbox', 'spec/kites.yaml', '--data', 'data.sqlite', '--port', '0'], root);
      expect([times, status, stderr]).toEqual([times, 2, expect.stringContaining('has data that no sandbox wrote')]);
    }
  });
});

describe('files that name each other', () => {
  const page = 'Kites\n=====\n\n.. http:get:: /kites\n\n   Lists.\n\n   .. include:: a0.txt\n';
  const contractWith = (texts: Readonly<Record<string, string>>) => {
    const pages: PageText[] = [{ file: 'a.rst', text: page }];
    const companions = (name: string) => (texts[name] === undefined ? undefined : { file: name, text: texts[name] });
    return contractOf({ pages, companions, config: defaultServiceConfig('kites'), configFile: 'service.yaml' });
  };

  it('are included as far as a page goes, which is told', () => {
    const again = (name: string): string => `.. include:: ${name}\n\n`.repeat(200);
    const texts = {
      'a0.txt': again('a1.txt'),
      'a1.txt': again('a2.txt'),
      'a2.txt': again('a3.txt'),
      'a3.txt': 'A text.\n',
    };
    const { document, diagnostics } = contractWith(texts);
    expect(Object.keys(document.paths)).toEqual(['/kites']);
    const told = diagnostics.filter(({ code }) => code === 'read/page-too-large');
    expect(told.map(({ file, line, severity }) => [file, line, severity])).toEqual([
      ['a.rst', 8, CODES['read/page-too-large'].severity],
    ]);
  });

  it('are included whole where they end', () => {
    const { diagnostics } = contractWith({ 'a0.txt': '.. include:: a1.txt\n', 'a1.txt': 'A text.\n' });
    expect(diagnostics.map(({ code }) => code)).not.toContain('read/page-too-large');
  });
});

describe('a page that is a symbolic link', () => {
  it('is not followed, and told', () => {
    writeFiles(root, { 'outside/secret.html': '<h1>Secret</h1><h4>URI</h4><p>GET /v1/secrets</p>' });
    for (const [name, to] of [
      ['linked.html', 'secret.html'],
      ['more', '.'],
    ] as const)
      symlinkSync(path.join(root, 'outside', to), path.join(root, 'docs-source/kites', name));
    const { status, stdout } = runCli(['scrape', 'docs-source/kites', '--out', 'out'], root);
    expect(status).toBe(0);
    expect(stdout.match(/\S+: warning read\/page-link/g)?.map((each) => each.split(':')[0])).toEqual([
      'docs-source/kites/linked.html',
      'docs-source/kites/more',
    ]);
    expect(treeOf(path.join(root, 'out'))['kites.yaml']).not.toContain('secrets');
  });
});

describe('a source map of another contract', () => {
  it('places nothing: site and why say so, lint names the contract alone', () => {
    expect(runCli(['build', '-q', '--no-cache'], root).status).toBe(0);
    const contract = treeOf(root)['spec/kites.yaml'] ?? '';
    writeFileSync(path.join(root, 'spec/kites.yaml'), `${contract.replace('Makes kites.', 'Makes kytes.')}x: 1\n`);
    for (const args of [
      ['site', '--out', 'public'],
      ['why', 'createKite'],
    ]) {
      const { status, stderr } = runCli(args, root);
      expect([status, stderr]).toEqual([2, expect.stringContaining('the source map of another text of the contract')]);
    }
    const { stdout } = runCli(['lint', 'spec/kites.yaml'], root);
    expect(stdout).not.toContain('kite.html');
  });
});

describe('a table that is lost', () => {
  it('is told once', () => {
    const grid = '   +---+---+\n   | a | b |\n   +===+===+\n   | c  | d |\n   +---+---+\n';
    const text = `Making a Kite\n=============\n\nURI\n---\n\nPOST /v1/kites\n\n.. table:: **Table 1** Request body parameters\n\n${grid}`;
    const { diagnostics } = contractOf({
      pages: [{ file: 'a.rst', text }],
      config: defaultServiceConfig('kites'),
      configFile: 'service.yaml',
    });
    expect(diagnostics.filter(({ code }) => code.startsWith('read/')).map(({ code }) => code)).toEqual([
      'read/table-lost',
    ]);
  });
});
