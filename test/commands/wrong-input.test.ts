import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../corpus.ts';
import { runCli } from '../support/cli.ts';
import { sample } from '../support/form.ts';

const SPEC = path.join(ROOT, 'spec/modelarts.yaml');
const PAGES = path.join(ROOT, 'test/pages/library');

let folder = '';
const at = (name: string): string => path.join(folder, name);
const specscribe = (...args: string[]) => runCli(args, folder, { SPECSCRIBE_CACHE: at('cache') });

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-wrong-'));
  writeFileSync(at('file'), 'kept');
  mkdirSync(at('folder.yaml'));
  mkdirSync(at('folder.html'));
  spawnSync('mkfifo', [at('pipe.html'), at('pipe.yaml')]);
  writeFileSync(at('broken.yaml'), 'openapi: 3.0.3\npaths: {\n');
  writeFileSync(at('broken.json'), '{"openapi": ');
  writeFileSync(at('other.json'), '{"name": "depot"}');
  mkdirSync(at('prose'));
  writeFileSync(at('prose/intro.html'), '<h1>Introduction</h1><p>What the service is for.</p>');
  mkdirSync(at('noise'));
  writeFileSync(at('noise/bytes.html'), Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)));
  cpSync(PAGES, at('broken-settings'), { recursive: true });
  writeFileSync(at('broken-settings/service.yaml'), 'title: "A\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One line that names what is wrong, exit 2, no stack, no word of a fault of ours. */
function expectRefused(args: readonly string[], message: string, exit = 2): void {
  const { status, stdout, stderr } = specscribe(...args);
  expect({ args, status, stdout }).toEqual({ args, status: exit, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/fault of specscribe|^ {4}at /m);
  expect(stderr.split('\n').filter((line) => /^\S/.test(line)).length).toBe(1);
}

const FOLDER = 'is a folder, where a file is needed';

describe('what a person got wrong', { timeout: 60_000 }, () => {
  it.each(
    sample(
      [
        [['scrape', PAGES, '--out', 'file'], 'where a folder is needed'],
        [['scrape', PAGES, '--out', 'file/below'], 'where a folder is needed'],
        [['scrape', 'pipe.html', '--out', 'out'], 'pipe.html: no regular file'],
        [['scrape', '/dev/null', '--out', 'out'], '/dev/null: no regular file'],
        [['scrape', 'other.json', '--out', 'out'], 'other.json: no page; pages end in .html'],
        [['scrape', 'broken-settings', '--out', 'out'], 'service.yaml:'],
        [['scrape', PAGES, '--config', 'folder.yaml', '--out', 'out'], FOLDER],
        [['diff', SPEC, 'broken.yaml'], 'broken.yaml: neither YAML nor JSON'],
        [['diff', SPEC, 'other.json'], 'other.json: not an OpenAPI contract'],
        [['lint', 'other.json'], 'other.json: not an OpenAPI contract'],
        [['lint', 'broken.yaml'], 'broken.yaml: neither YAML nor JSON'],
        [['lint', 'broken.json'], 'broken.json: neither YAML nor JSON'],
        [['lint', 'folder.yaml'], `folder.yaml: ${FOLDER}`],
        [['lint', 'pipe.yaml'], 'pipe.yaml: no regular file'],
        [['lint', '/dev/zero'], '/dev/zero: no regular file'],
        [['lint', SPEC, '--config', 'broken.yaml'], 'broken.yaml: neither YAML nor JSON'],
        [['serve', 'folder.yaml'], `folder.yaml: ${FOLDER}`],
        [['serve', 'broken.yaml'], 'broken.yaml: neither YAML nor JSON'],
        [['serve', 'other.json'], 'other.json: no OpenAPI 3 contract'],
        [['generate', 'folder.yaml', '--target', 'typescript', '--out', 'out'], `folder.yaml: ${FOLDER}`],
        [['generate', 'broken.json', '--target', 'typescript', '--out', 'out'], 'broken.json: neither YAML nor JSON'],
        [['generate', SPEC, '--target', 'typescript', '--out', 'file'], 'where a folder is needed'],
        [['why', 'x', '--spec', 'folder.yaml'], `folder.yaml: ${FOLDER}`],
        [['report', PAGES, '--out', 'folder.html'], 'folder.html'],
        [['report', PAGES, '--out', 'pipe.html'], 'pipe.html: no regular file, where a file is to be written'],
        [['report', PAGES, '--out', 'file/report.html'], 'where a folder is needed'],
        [['site', SPEC, '--out', 'file'], 'file'],
        [['site', 'broken.yaml', '--out', 'out'], 'broken.yaml: neither YAML nor JSON'],
      ],
      3,
    ),
  )('%j', (args, message) => {
    const files = () => readdirSync(folder).filter((name) => name !== 'cache');
    const before = files();
    expectRefused(args, message);
    expect(files()).toEqual(before);
  });

  it.each<[string[], string]>([
    [['scrape', 'prose', '--out', 'out'], 'intro.html:1: '],
    [['scrape', 'noise', '--out', 'out'], 'bytes.html:1: '],
    [['diff', 'prose', PAGES], 'intro.html:1: '],
  ])('%j: pages without an operation are a finding', (args, message) => {
    expectRefused(args, message, 1);
  });

  const isRoot = process.getuid?.() === 0;

  it.skipIf(isRoot)(`no right to read or to write ${isRoot ? 'skipped: root may all' : ''}`, () => {
    mkdirSync(at('shut'));
    cpSync(PAGES, at('shut/pages'), { recursive: true });
    chmodSync(at('shut/pages/showing_a_loan.rst'), 0);
    expectRefused(['scrape', 'shut/pages', '--out', 'out'], 'showing_a_loan.rst: permission denied');
    chmodSync(at('shut'), 0o500);
    expectRefused(['scrape', PAGES, '--out', 'shut/out'], 'permission denied');
    chmodSync(at('shut'), 0o700);
  });

  const disk = smallDisk();
  afterAll(() => disk !== undefined && spawnSync('umount', [disk]));

  it.skipIf(disk === undefined)(
    `a disk that is full ${disk === undefined ? 'skipped: none can be mounted' : ''}`,
    () => {
      expectRefused(['scrape', path.join(ROOT, 'docs-source/modelarts'), '--out', `${disk}/out`], 'the disk is full');
      expect(existsSync(`${disk}/out/modelarts.yaml`)).toBe(false);
    },
  );
});

/** A disk of 64 kB; undefined where nobody may mount one. */
function smallDisk(): string | undefined {
  const place = mkdtempSync(path.join(tmpdir(), 'specscribe-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place]);
  if (status === 0) return place;
  rmSync(place, { recursive: true });
  return undefined;
}
