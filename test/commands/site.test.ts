import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../scripts/commands/machine/errors.ts';
import { site } from '../../scripts/commands/site.ts';
import { SiteFolder } from '../../scripts/commands/website/site-folder.ts';

let root = '';
const notes: string[] = [];
const terminal = { data: (text: string) => notes.push(text), note: (text: string) => notes.push(text) };

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'specscribe-site-command-'));
  notes.length = 0;
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();

const contract = (...operations: readonly string[]): string =>
  JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Things', version: '1.0.0' },
    paths: Object.fromEntries(
      operations.map((id) => [
        `/${id}`,
        { get: { operationId: id, summary: id, responses: { '200': { description: 'OK' } } } },
      ]),
    ),
  });

describe('specscribe site', () => {
  const out = () => path.join(root, 'out');
  const spec = (text: string, name = 'things.json'): string => {
    const file = path.join(root, name);
    writeFileSync(file, text);
    return file;
  };
  const run = (...specs: readonly string[]) => site(specs, { out: out(), title: 'API' }, terminal);

  it('writes a site, and nothing the second time', async () => {
    const file = spec(contract('listThings'));
    expect(await run(file)).toBe(0);
    for (const each of [
      'index.html',
      'things/index.html',
      'things/operations/listThings.html',
      'assets/site.css',
      'assets/search-index.js',
      'assets/search/terms-0.js',
      'assets/search/entries-0.js',
      'assets/minisearch.js',
    ])
      expect(filesIn(out())).toContain(each);
    expect(readFileSync(path.join(out(), 'assets/minisearch.js'), 'utf8')).toMatch(/Copyright[\s\S]*MiniSearch/);
    notes.length = 0;
    await run(file);
    expect(notes.join('')).toContain('nothing to write');
  });

  it('writes what changed and removes what is gone, and nothing else', async () => {
    await run(spec(contract('listThings', 'showThing')));
    const own = path.join(out(), 'things/operations/mine.txt');
    writeFileSync(own, 'mine');
    const before = statSync(path.join(out(), 'assets/site.css')).mtimeMs;
    await run(spec(contract('listThings', 'makeThing')));
    expect(filesIn(path.join(out(), 'things/operations')).filter((file) => file.endsWith('.html'))).toEqual([
      'listThings.html',
      'makeThing.html',
    ]);
    expect(existsSync(own)).toBe(true);
    expect(statSync(path.join(out(), 'assets/site.css')).mtimeMs).toBe(before);
  });

  it('leaves the old site where a contract can no longer be read', async () => {
    await run(spec(contract('listThings')));
    const before = filesIn(out());
    await expect(run(spec('openapi: ['))).rejects.toThrow(/things\.json: neither YAML nor JSON/);
    expect(filesIn(out())).toEqual(before);
  });

  it.each([
    ['a contract that is not there', () => run(path.join(root, 'none.yaml')), /none\.yaml: no such contract/],
    [
      'two contracts of one name',
      () => run(spec(contract()), spec(contract(), 'things.yaml')),
      /two contracts are called things/,
    ],
    [
      'findings that are no JSON',
      () => {
        spec('{', 'things.diagnostics.json');
        return run(spec(contract()));
      },
      /things\.diagnostics\.json: not JSON/,
    ],
    [
      'a contract that is nested too deep',
      () => {
        const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
        return run(spec(contract('listThings').replace('"responses":{', `"responses":{"201":${deep},`)));
      },
      /nested too deep/,
    ],
    [
      'a folder of other files',
      () => {
        mkdirSync(out());
        writeFileSync(path.join(out(), 'thesis.doc'), '');
        return run(spec(contract()));
      },
      /has files that are not of a site/,
    ],
    [
      'a file in the place of the folder',
      () => {
        writeFileSync(out(), '');
        return run(spec(contract()));
      },
      /not a folder that can be read/,
    ],
  ])('refuses %s', async (_, act, message) => {
    const error = await act().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toMatch(message);
  });

  it('tells what it did as JSON', async () => {
    await site([spec(contract('listThings'))], { out: out(), title: 'API', json: true }, terminal);
    expect(JSON.parse(notes.join(''))).toMatchObject({ services: 1, pages: 3, removed: 0 });
  });
});

describe('the folder of a site', () => {
  it.each(['../out.html', '/etc/x', 'a/../../x', '.hidden', '.specscribe-site.json'])('takes no file %s', (file) => {
    const folder = SiteFolder.open(path.join(root, 'out'));
    expect(() => folder.put(file, 'x')).toThrow(/would leave the site/);
  });

  it('takes no file twice', () => {
    const folder = SiteFolder.open(path.join(root, 'out'));
    folder.put('a.html', 'x');
    expect(() => folder.put('a.html', 'y')).toThrow(/twice/);
  });

  it('removes nothing outside, whatever a manifest says', () => {
    const out = path.join(root, 'out');
    mkdirSync(out);
    writeFileSync(path.join(root, 'keep.txt'), '');
    writeFileSync(
      path.join(out, '.specscribe-site.json'),
      JSON.stringify({ files: ['../keep.txt', path.join(root, 'keep.txt'), 'gone.html', 7] }),
    );
    const folder = SiteFolder.open(out);
    folder.put('a.html', 'x');
    folder.finish();
    expect(existsSync(path.join(root, 'keep.txt'))).toBe(true);
    expect(filesIn(out)).toEqual(['.specscribe-site.json', 'a.html']);
  });

  it('is as it was after a run that is given up', () => {
    const out = path.join(root, 'out');
    const first = SiteFolder.open(out);
    first.put('a/b.html', 'old');
    first.finish();
    const second = SiteFolder.open(out);
    second.put('a/b.html', 'new');
    second.put('c.html', 'new');
    second.abandon();
    expect([filesIn(out), readFileSync(path.join(out, 'a/b.html'), 'utf8')]).toEqual([
      ['.specscribe-site.json', 'a/b.html'],
      'old',
    ]);
  });

  it('writes again what someone changed or removed', () => {
    const out = path.join(root, 'out');
    const write = () => {
      const folder = SiteFolder.open(out);
      folder.put('a.html', 'own');
      folder.put('b.html', 'own');
      return folder.finish();
    };
    expect(write()).toMatchObject({ files: 2, written: 2, removed: 0 });
    expect(write()).toMatchObject({ files: 2, written: 0, removed: 0 });
    writeFileSync(path.join(out, 'a.html'), 'other');
    rmSync(path.join(out, 'b.html'));
    expect(write()).toMatchObject({ written: 2 });
    expect(readFileSync(path.join(out, 'a.html'), 'utf8')).toBe('own');
  });
});
