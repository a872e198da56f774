import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readService } from '../../scripts/commands/contract/service.ts';
import { compareContracts } from '../../scripts/drift/index.ts';
import { parseNamesFile } from '../../scripts/names-config.ts';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { ROOT } from '../corpus.ts';
import { runCli } from '../support/cli.ts';
import { codesOf } from '../support/small-page.ts';

const row = (name: string, type: string): string => `<tr><td>${name}</td><td>${type}</td><td>A value.</td></tr>`;
const table = (caption: string, ...rows: string[]): string =>
  `<table><caption>${caption}</caption><tr><th>Parameter</th><th>Type</th><th>Description</th></tr>${rows.join('')}</table>`;
const page = (title: string, line: string, more = ''): string =>
  `<h1>${title}</h1><h4>URI</h4><p>${line}</p><h4>Response</h4>${table('Table 1 Response parameters', row('id', 'String'), row('size', 'Integer'))}${more}`;

const NAMES = 'operations:\n  GET /v1/kites/{x}: readKite\nschemas:\n  ReadKiteResponse: Kite\n';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-names-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

const SHOW = page('Querying a Kite', 'GET /v1/kites/{kite_id}');

describe('names', () => {
  it('are printed with their reasons as a file that may be edited', () => {
    const folder = folderWith({ 'pages/show.html': SHOW });
    const { status, stdout } = runCli(['names', 'pages'], folder);
    expect(status).toBe(0);
    expect(parse(stdout)).toMatchObject({
      operations: { 'GET /v1/kites/{kite_id}': 'showKite' },
      schemas: { ShowKiteResponse: 'ShowKiteResponse' },
    });
    expect(stdout).toContain('# Querying a Kite (title)');
  });

  it('are those of names.yaml, where there is one', () => {
    const folder = folderWith({ 'pages/show.html': SHOW, 'pages/names.yaml': NAMES });
    expect(runCli(['scrape', 'pages', '--out', 'out'], folder).status).toBe(0);
    const contract = readFileSync(path.join(folder, 'out/pages.yaml'), 'utf8');
    expect(contract).toContain('operationId: readKite');
    expect(Object.keys(parse(contract).components.schemas)).toEqual(['Kite']);
  });

  it('are made up where names.yaml is empty, as a shell makes it for `names pages > pages/names.yaml`', () => {
    const folder = folderWith({ 'pages/show.html': SHOW, 'pages/names.yaml': '' });
    expect(runCli(['names', 'pages'], folder)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('showKite'),
    });
  });

  it('leave a group alone that is called as something every object has', () => {
    const folder = folderWith({ 'pages/show.html': SHOW, 'pages/names.yaml': NAMES });
    const args = ['scrape', 'pages', '--service', 'constructor', '--out', 'out'];
    expect(runCli(args, folder).status).toBe(0);
    const { tags } = parse(readFileSync(path.join(folder, 'out/constructor.yaml'), 'utf8'));
    expect(tags).toMatchObject([{ name: 'constructor' }]);
  });

  it('are kept beside the contract that a run writes', () => {
    const folder = folderWith({ 'pages/show.html': SHOW });
    runCli(['scrape', 'pages', '--out', 'out'], folder);
    writeFileSync(path.join(folder, 'pages/show.html'), SHOW.replace('Querying a Kite', 'Tracing a Kite'));
    writeFileSync(path.join(folder, 'pages/other.html'), page('Querying a Kite', 'GET /v1/other-kites/{kite_id}'));
    runCli(['scrape', 'pages', '--out', 'out'], folder);
    const { paths } = parse(readFileSync(path.join(folder, 'out/pages.yaml'), 'utf8'));
    expect(paths['/v1/kites/{kite_id}'].get.operationId).toBe('showKite');
  });

  it('of the example in the documentation are those of a contract of its pages', async () => {
    const cookbook = readFileSync(path.join(ROOT, 'templates/docs/cookbook.md'), 'utf8');
    const text = /^# docs-source\/modelarts\/names\.yaml\n([\s\S]*?)^```$/m.exec(cookbook)?.[1] ?? '';
    const names = parseNamesFile(text, 'names.yaml');
    const chosen = parse(text);
    const input = await readService('modelarts');
    const contract = contractOf({ ...input, names });
    expect(codesOf(contract).filter((code) => code.startsWith('link/name-'))).toEqual([]);
    const ids = Object.values(contract.document.paths).flatMap((item) =>
      Object.values(item).map((each) => each?.operationId),
    );
    expect(ids).toEqual(expect.arrayContaining(Object.values(chosen.operations)));
    expect(Object.keys(contract.document.components.schemas)).toEqual(
      expect.arrayContaining(Object.values(chosen.schemas)),
    );
  });

  it('that are wrong are told with file and line', () => {
    const folder = folderWith({ 'pages/show.html': SHOW, 'pages/names.yaml': 'operations:\n  FLY /x: y\n' });
    const { status, stderr } = runCli(['scrape', 'pages', '--out', 'out'], folder);
    expect(status).toBe(2);
    expect(stderr).toContain('names.yaml:2:');
  });
});

describe('a build that would rename', () => {
  const SERVICE = 'title: Kites\nversion: 1.0.0\nserver: {url: https://kites.invalid}\ntargets: []\n';

  it('is refused until the names are accepted', () => {
    const folder = folderWith({ 'docs-source/kites/show.html': SHOW, 'docs-source/kites/service.yaml': SERVICE });
    const first = runCli(['build', '--fail-on', 'never'], folder);
    expect(first.status, first.stderr).toBe(0);
    writeFileSync(path.join(folder, 'docs-source/kites/names.yaml'), `${NAMES}tags:\n  Nothing: Something\n`);
    const refused = runCli(['build', '--fail-on', 'never'], folder);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('operation showKite would be called readKite');
    expect(refused.stderr + refused.stdout).toContain('link/name-unused');
    const accepted = runCli(['build', '--fail-on', 'never', '--accept-renames'], folder);
    expect(accepted.status, accepted.stderr).toBe(0);
    expect(readFileSync(path.join(folder, 'spec/kites.yaml'), 'utf8')).toContain('operationId: readKite');
    expect(runCli(['build', '--fail-on', 'never'], folder).status).toBe(0);
  });

  it('keeps the old names for one major version, and tells what becomes of them', () => {
    const folder = folderWith({ 'docs-source/kites/show.html': SHOW, 'docs-source/kites/service.yaml': SERVICE });
    const build = (...args: string[]) => runCli(['build', '--fail-on', 'never', ...args], folder);
    const contract = () => parse(readFileSync(path.join(folder, 'spec/kites.yaml'), 'utf8'));
    const lock = () => parse(readFileSync(path.join(folder, 'spec/kites.operations.lock.yaml'), 'utf8'));
    const changes = (old: unknown, now: unknown) =>
      compareContracts({ document: old }, { document: now }).map(({ id, class: of, says }) => `${of} ${id}: ${says}`);
    build();
    const first = contract();
    const chosen = NAMES.replace('ReadKite', 'ShowKite');
    writeFileSync(path.join(folder, 'docs-source/kites/names.yaml'), chosen);
    expect(build().stderr).toContain('type ShowKiteResponse would be called Kite; the old name would end with 2.0.0');
    build('--accept-renames');
    const kept = contract();
    expect(lock().formerly).toEqual({
      operations: { showKite: { now: 'readKite', until: '2.0.0' } },
      types: { ShowKiteResponse: { now: 'Kite', until: '2.0.0' } },
    });
    expect(kept.paths['/v1/kites/{kite_id}'].get['x-former-names']).toEqual([{ name: 'showKite', until: '2.0.0' }]);
    expect(kept.components.schemas.Kite['x-former-names']).toEqual([{ name: 'ShowKiteResponse', until: '2.0.0' }]);
    expect(changes(first, kept)).toEqual([
      'warning generated-type-renamed-kept: calls the type `ShowKiteResponse` `Kite`, which clients keep, deprecated, until 2.0.0',
      'warning generated-operation-renamed-kept: is called so, and was `showKite`, which clients keep, deprecated, until 2.0.0',
    ]);
    // Renamed once more, both old names are names of the newest one.
    writeFileSync(path.join(folder, 'docs-source/kites/names.yaml'), chosen.replace('readKite', 'fetchKite'));
    build('--accept-renames');
    expect(lock().formerly.operations).toEqual({
      readKite: { now: 'fetchKite', until: '2.0.0' },
      showKite: { now: 'fetchKite', until: '2.0.0' },
    });
    // A new page gets none of them.
    const other = page('Querying a Kite', 'GET /v1/other-kites/{kite_id}').replaceAll('size', 'length');
    writeFileSync(path.join(folder, 'docs-source/kites/other.html'), other);
    build();
    expect(Object.values(lock().operations)).not.toContain('showKite');
    const before = contract();
    writeFileSync(path.join(folder, 'docs-source/kites/service.yaml'), SERVICE.replace('1.0.0', '2.0.0'));
    build();
    expect(lock().formerly).toBeUndefined();
    expect(
      changes(before, contract())
        .filter((each) => each.includes('ended'))
        .sort(),
    ).toEqual([
      'breaking generated-former-name-ended: is no longer called `readKite` beside `fetchKite`',
      'breaking generated-former-name-ended: is no longer called `showKite` beside `fetchKite`',
      'breaking generated-former-name-ended: no longer calls the type `Kite` `ShowKiteResponse` too',
    ]);
  });
});

describe('resources', () => {
  const RESOURCES = 'resources:\n  GET /v1/kites/{x}: air.show\n  GET /v1/gone: air.list\n';

  it('are those of names.yaml, and entries of no operation or of a taken name are told', () => {
    const folder = folderWith({
      'pages/show.html': SHOW,
      'pages/list.html': page('Listing Kites', 'GET /v1/kites'),
      'pages/service.yaml': 'title: Sky\nversion: 1.0.0\nserver: {url: https://kites.invalid}\ntargets: []\n',
      'pages/names.yaml': RESOURCES,
    });
    runCli(['scrape', 'pages', '--out', 'out'], folder);
    const { paths } = parse(readFileSync(path.join(folder, 'out/pages.yaml'), 'utf8'));
    expect(paths['/v1/kites/{kite_id}'].get['x-resource']).toBe('air.show');
    expect(paths['/v1/kites'].get['x-resource']).toBe('kites.show');
    const found = (partial: boolean, text = RESOURCES) =>
      contractOf({
        pages: [{ file: 'show.html', text: SHOW }],
        config: defaultServiceConfig('Kites'),
        configFile: 'service.yaml',
        names: parseNamesFile(text, 'names.yaml'),
        partial,
      }).diagnostics.map(({ code, line }) => `${code}:${line}`);
    expect(found(false)).toContain('link/name-unused:3');
    expect(found(true)).not.toContain('link/name-unused:3');
    expect(found(false, 'resources:\n  GET /v1/kites/{x}: showKite.one\n')).toContain('link/name-taken:2');
    expect(runCli(['names', 'pages'], folder).stdout).toContain('resources:\n');
    expect(() => parseNamesFile('resources:\n  GET /v1/kites: Air.list\n', 'names.yaml')).toThrow(/names\.yaml:2/);
  });
});
