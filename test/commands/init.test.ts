import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  foundAddresses,
  foundTitle,
  pageFolders,
  projectFacts,
  serviceNameOf,
} from '../../scripts/commands/init/found.ts';
import { type NewService, serviceText } from '../../scripts/commands/init/service-text.ts';
import { generatorPin } from '../../scripts/commands/targets/generator-pin.ts';
import { TARGET_NAMES } from '../../scripts/generate/index.ts';
import { parseServiceConfig } from '../../scripts/service-config.ts';
import { runCli } from '../support/cli.ts';
import { installOffline, packedTarball } from '../support/packed.ts';
import { commit, filesOf, runIn, workflowFaults, writePages } from '../support/project.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-init-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A new folder with files of given texts. */
function project(name: string, files: Readonly<Record<string, string>> = {}): string {
  const root = path.join(folder, name);
  mkdirSync(root, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}

describe('a project of its own, from the packed tarball in an empty folder', () => {
  const root = path.join(folder, 'kites');
  let command = '';

  beforeAll(() => {
    mkdirSync(root);
    command = installOffline(packedTarball(folder), root);
    writePages(path.join(root, 'pages'));
    // As `npm init -y` writes it.
    writeFileSync(path.join(root, 'package.json'), '{"name":"kites","version":"1.0.0","license":"ISC"}');
  });

  it('is made without a question', () => {
    const { status, stderr } = runIn(root, command, ['init', '--scope', '@acme']);
    expect(status, stderr).toBe(0);
    expect(stderr).toContain('Next: npx specscribe build');
    expect(Object.keys(filesOf(root))).toEqual([
      '.github/workflows/specscribe-drift.yml',
      '.github/workflows/specscribe.yml',
      '.gitignore',
      'docs-source/kite-works/MakeKite.html',
      'docs-source/kite-works/index.rst',
      'docs-source/kite-works/service.yaml',
      'package.json',
      'pages/MakeKite.html',
      'pages/index.rst',
      'redocly.yaml',
    ]);
  });

  it('builds to a contract that the linter takes, and to a client under the own name', () => {
    const { status, stderr } = runIn(root, command, ['build']);
    expect(status, stderr).toBe(0);
    const contract = parse(readFileSync(path.join(root, 'spec/kite-works.yaml'), 'utf8'));
    expect(contract.info).toEqual({
      title: 'Kite Works',
      version: '1.0.0',
      license: { name: 'ISC', url: 'https://spdx.org/licenses/ISC.html' },
    });
    expect(contract.servers).toEqual([{ url: '/', description: expect.any(String) }]);
    const manifest = readFileSync(path.join(root, 'generated/kite-works/typescript/package.json'), 'utf8');
    expect(JSON.parse(manifest)).toMatchObject({ name: '@acme/kite-works-client', license: 'ISC' });
    const all = Object.values(filesOf(path.join(root, 'generated'))).join('\n');
    expect(all).not.toContain('@specscribe/');
    expect(all).not.toContain('localhost');
    expect(runIn(root, command, ['lint', 'spec/kite-works.yaml', '--config', 'redocly.yaml'])).toMatchObject({
      status: 0,
    });
  });

  it('is not changed by a second run', () => {
    const before = filesOf(root);
    const { status, stderr } = runIn(root, command, ['init', '--title', 'Other', '--service', 'kite-works']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('nothing to do') });
    expect(filesOf(root)).toEqual(before);
  });

  it('is what its workflow checks', () => {
    commit(root);
    const { status, stdout, stderr } = runIn(root, command, ['check', '--format', 'github']);
    expect(status, stdout + stderr).toBe(0);
  });

  it.each(['specscribe.yml', 'specscribe-drift.yml'])('has a workflow %s that GitHub’s parser takes', (name) => {
    expect(workflowFaults(path.join(root, '.github/workflows', name))).toEqual([]);
  });

  it('has the action that its workflow names', () => {
    const text = readFileSync(path.join(root, '.github/workflows/specscribe-drift.yml'), 'utf8');
    const [, action = ''] = /uses: \.\/(node_modules\/\S+)/.exec(text) ?? [];
    expect(workflowFaults(path.join(root, action, 'action.yml'))).toEqual([]);
  });

  it('has the schema that its service.yaml names', () => {
    const file = path.join(root, 'docs-source/kite-works/service.yaml');
    const [, schema = ''] = /\$schema=(\S+)/.exec(readFileSync(file, 'utf8')) ?? [];
    expect(JSON.parse(readFileSync(path.resolve(path.dirname(file), schema), 'utf8'))).toMatchObject({
      type: 'object',
    });
  });
});

describe('specscribe init', () => {
  it('in an empty folder says where the pages belong', () => {
    const { status, stderr } = runCli(['init'], project('empty'));
    expect(status).toBe(0);
    expect(stderr).toContain('put the pages (.html, .rst) into docs-source/empty');
  });

  it('copies the files that pages name beside the pages', () => {
    const root = project('named', {
      'pages/index.rst': 'Kites\n=====\n\n.. rest_parameters:: parameters.yaml\n\n   - id: id\n',
      'pages/parameters.yaml': 'id:\n  in: path\n',
      'pages/other.yaml': 'x: 1\n',
    });
    const { status, stderr } = runCli(['init'], root);
    expect(status, stderr).toBe(0);
    expect(stderr).toContain('copied 1 page, and 1 file that pages name, from pages');
    const files = Object.keys(filesOf(root)).filter((file) => file.startsWith('docs-source/'));
    expect(files.map((file) => path.basename(file))).toEqual(['index.rst', 'parameters.yaml', 'service.yaml']);
  });

  it('takes flags for all that it writes', () => {
    const root = project('flags');
    writePages(path.join(root, 'elsewhere/deep'));
    const flags = [
      ...['--pages', 'elsewhere/deep', '--service', 'air', '--title', 'Air: "kites"', '--api-version', '2.1.0'],
      ...['--server', 'https://air.{region}.example.com', '--region', 'eu-1', 'eu-2', '--target', 'go', 'java'],
      ...[
        '--package',
        'go=example.org/air',
        '--group',
        'org.acme',
        '--license',
        'MIT',
        '--author',
        'A <a@example.com>',
      ],
      ...['--upstream', 'https://git.example.com/docs', '--upstream-path', 'api', '--no-github'],
    ];
    const { status, stderr } = runCli(['init', ...flags], root);
    expect(status, stderr).toBe(0);
    const file = path.join(root, 'docs-source/air/service.yaml');
    expect(parseServiceConfig(readFileSync(file, 'utf8'), file)).toMatchObject({
      title: 'Air: "kites"',
      version: '2.1.0',
      license: { name: 'MIT' },
      server: { url: 'https://air.{region}.example.com', variables: { region: { default: 'eu-1' } } },
      regions: ['eu-1', 'eu-2'],
      targets: ['go', 'java'],
      packages: { go: 'example.org/air', group: 'org.acme', author: 'A <a@example.com>' },
      upstream: { rst: { repository: 'https://git.example.com/docs', path: 'api' } },
    });
    expect(Object.keys(filesOf(root)).filter((name) => name.startsWith('.github'))).toEqual([]);
    expect(generatorPin(root)).toEqual(generatorPin(project('no-pin')));
    expect(Object.keys(filesOf(root))).toContain('openapitools.json');
  });

  it('asks which pages are meant where several folders have some', () => {
    const root = project('several');
    for (const name of ['a', 'b']) writePages(path.join(root, name));
    const { status, stderr } = runCli(['init'], root);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining('pages are in a, b; name one by --pages'),
    });
    expect(Object.keys(filesOf(root))).not.toContain('redocly.yaml');
  });

  it('configures each service of docs-source that has no service.yaml', () => {
    const root = project('services');
    for (const name of ['a', 'b']) writePages(path.join(root, 'docs-source', name));
    expect(runCli(['init'], root).status).toBe(0);
    expect(Object.keys(filesOf(root))).toEqual(
      expect.arrayContaining(['docs-source/a/service.yaml', 'docs-source/b/service.yaml']),
    );
  });

  it('leaves files that exist as they are', () => {
    const root = project('existing', { 'redocly.yaml': 'extends: [minimal]\n', '.gitignore': 'x\n' });
    expect(runCli(['init'], root).status).toBe(0);
    expect(filesOf(root)).toMatchObject({ 'redocly.yaml': 'extends: [minimal]\n', '.gitignore': 'x\n' });
  });

  it.each([
    [['--scope', 'acme'], '--scope is no npm scope'],
    [['--package', 'typescript'], 'A target and a name are expected'],
    [['--pages', 'nowhere'], 'nowhere: no such file or folder'],
    [['--service', '../x'], 'A name has letters'],
  ])('%j is wrong usage: exit 2, one clear line', (args, message) => {
    const { status, stderr } = runCli(['init', ...args], project(`wrong${args.join('').replace(/\W/g, '')}`));
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('what init finds', () => {
  it.each([
    ['an index in RST', 'index.rst', '=====\nKites - API Reference\n=====\n', 'Kites'],
    ['one further down', 'a/index.rst', '\n\nKites API Guide\n---------------\n', 'Kites'],
    ['an index in HTML', 'index.html', '<html><title>API Documentation: Kites</title></html>', 'Kites'],
    ['an index without a heading', 'index.rst', 'text\n', undefined],
    ['no index', 'kites.rst', 'Kites\n=====\n', undefined],
    ['an index that is called by its kind alone', 'index.rst', 'API Reference\n=============\n', undefined],
  ])('takes the title of %s', (_, file, text, title) => {
    expect(foundTitle([{ file, text }])?.title).toBe(title);
  });

  it.each([
    ['GET https://kites.acme.io/v1/x', ['https://kites.acme.io']],
    ['\n\nPOST  https://kites.acme.io:8080/v1', ['https://kites.acme.io']],
    ['GET https://{endpoint}/v1', []],
    ['GET https://kites.example.com/v1', []],
    ['GET https://127.0.0.1/v1', []],
    ['see https://kites.acme.io/v1', []],
  ])('of %j takes the addresses %j', (text, urls) => {
    expect(foundAddresses([{ file: 'a.rst', text }]).map(({ url }) => url)).toEqual(urls);
  });

  it.each([
    ['My API Reference 2', 'my-api-reference-2'],
    ['../..', 'service'],
    ['Größe', 'gr-e'],
  ])('makes of %j the name %s', (text, name) => {
    expect(serviceNameOf(text)).toBe(name);
  });

  it('looks for pages in folders, and not in those of tools', async () => {
    const root = project('folders', {
      'docs/api/a.rst': '',
      'docs/api/deep/b.html': '',
      'node_modules/x/index.html': '',
      '.hidden/a.rst': '',
      'src/main.ts': '',
    });
    expect(await pageFolders(root)).toEqual([path.join('docs', 'api')]);
    expect(await pageFolders(project('none'))).toEqual([]);
    expect(await pageFolders(project('readme', { 'README.md': '', 'pages/a.html': '', 'notes/b.md': '' }))).toEqual([
      'pages',
    ]);
    expect(await pageFolders(project('markdown', { 'README.md': '', 'guide/kites.md': '' }))).toEqual(['guide']);
  });

  it.each<[string, Record<string, string>, object]>([
    ['nothing', {}, {}],
    [
      'a package',
      {
        'package.json':
          '{"name":"@acme/x","license":"MIT","author":{"name":"A","email":"a@b.c"},"repository":"github:acme/x"}',
      },
      { scope: '@acme', license: 'MIT', author: 'A <a@b.c>', repository: 'https://github.com/acme/x' },
    ],
    ['a package that is no JSON', { 'package.json': '{' }, {}],
    [
      'a licence',
      {
        LICENSE:
          '                                 Apache License\n                           Version 2.0, January 2004\n',
      },
      { license: 'Apache-2.0' },
    ],
    [
      'a remote by ssh',
      { '.git/config': '[remote "origin"]\n\turl = git@github.com:acme/x.git\n' },
      { repository: 'https://github.com/acme/x' },
    ],
    [
      'a remote with a password',
      { '.git/config': '[remote "origin"]\n\turl = https://me:secret@git.acme.io/x.git\n' },
      { repository: 'https://git.acme.io/x' },
    ],
    ['a remote on this machine', { '.git/config': '[remote "origin"]\n\turl = /srv/git/x.git\n' }, {}],
  ])('of %s takes what a project says of itself', async (name, files, facts) => {
    expect(await projectFacts(project(`facts ${name}`, files))).toEqual(facts);
  });
});

describe('the text of a service.yaml', () => {
  const plain: NewService = {
    name: 'kites',
    title: 'Kites',
    titleFrom: 'as given',
    version: '1.0.0',
    license: undefined,
    server: undefined,
    regions: [],
    addresses: [],
    targets: ['typescript'],
    packages: {},
    upstream: undefined,
    markup: 'rst',
  };

  it.each<[string, Partial<NewService>]>([
    ['nothing but pages', {}],
    ['a title that YAML could take for something else', { title: '# yes: [no]' }],
    ['a version that could be a number', { version: '2' }],
    ['text of a page that would leave its comment', { titleFrom: 'heading of a\nserver: {}\n.rst:1' }],
    ['an address of a page', { addresses: [{ url: 'https://a.acme.io', file: 'x\u2028y.rst', line: 3 }] }],
    ['an address without a region', { server: 'https://a.acme.io' }],
    ['an address with one', { server: 'https://a.{region}.acme.io', regions: ['eu-1'] }],
  ])('of %s is one', (_, change) => {
    const given = { ...plain, ...change };
    const config = parseServiceConfig(serviceText(given), 'service.yaml');
    expect(config).toMatchObject({ title: given.title, version: given.version, targets: ['typescript'] });
    expect(config.server?.url).toBe(given.server);
  });

  it.each([
    ['MIT', { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' }],
    ['GPL-2.0+', { name: 'GPL-2.0+', url: 'https://spdx.org/licenses/GPL-2.0.html' }],
    ['LicenseRef-Acme', { name: 'LicenseRef-Acme' }],
    ['MIT OR ISC', { name: 'MIT OR ISC' }],
    ['../x', { name: '../x' }],
  ])('has for the licence %s %j', (license, expected) => {
    const text = serviceText({ ...plain, license });
    expect(parseServiceConfig(text, 'service.yaml').license).toEqual(expected);
    expect(text).toContain('url' in expected ? 'follows from the name' : 'Add its `url`');
  });

  it('lists each target that there is', () => {
    const [, listed = ''] = /generates: ([\w\s#,-]+)\./.exec(serviceText(plain)) ?? [];
    expect(listed.split(/,[\s#]+/).sort()).toEqual([...TARGET_NAMES].sort());
  });

  it('is one with every comment taken away', () => {
    const text = serviceText(plain)
      .replace(/^# yaml-lang.*/, '')
      .replace(/^# (?=[a-z-]+:|\s{2})/gm, '');
    const config = parseServiceConfig(text, 'service.yaml');
    expect(config).toMatchObject({ license: { name: 'Apache-2.0' }, packages: { scope: '@example' } });
    expect([config.server?.url, config.upstream.rst?.path]).toEqual(['https://depot.acme.example', 'api-ref/source']);
  });
});
