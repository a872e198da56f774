import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lintText } from '../../scripts/commands/lint.ts';
import { foldedByRule, type PlacedFinding } from '../../scripts/lint/index.ts';
import { ROOT } from '../corpus.ts';
import { runCli } from '../support/cli.ts';
import { smallProject } from '../support/small-project.ts';

let folder = '';
const at = (...names: string[]): string => path.join(folder, ...names);
const run = (args: readonly string[], cwd = folder, input = '') =>
  runCli(args, cwd, { SPECSCRIBE_CACHE: at('cache') }, input);
const POST = 'Operation must have at least one `4XX` response.';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-lint-'));
  // A project whose one POST names no failure: the rule warns by our configuration.
  cpSync(path.join(ROOT, 'test/pages/library'), at('docs-source/library'), { recursive: true });
  const page = at('docs-source/library/lending_a_book.rst');
  writeFileSync(page, readFileSync(page, 'utf8').replace(/^409 .*\n/m, ''));
  expect(run(['scrape', 'docs-source/library', '--out', 'spec', '-q']).status).toBe(0);
  mkdirSync(at('own/below'), { recursive: true });
  writeFileSync(at('own/redocly.yaml'), 'extends: [minimal]\nrules:\n  operation-4xx-response: error\n');
  mkdirSync(at('bad'));
  writeFileSync(at('bad/redocly.yaml'), 'extends: [nothing-of-the-kind]\n');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('specscribe lint', { timeout: 60_000 }, () => {
  it('speaks of the page and line, and ends with a summary', () => {
    const { status, stdout, stderr } = run(['lint', 'spec/library.yaml']);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: `docs-source/library/lending_a_book.rst:12: warning operation-4xx-response ${POST}\n`,
    });
    expect(stderr).toBe('1 contract, rules of specscribe: 0 errors, 1 warning, 0 infos\n');
  });

  it('lints several contracts in one run, each with its own findings', () => {
    cpSync(at('spec/library.yaml'), at('own/second.yaml'));
    const { status, stdout } = run(['lint', 'spec/library.yaml', 'own/second.yaml', '--format', 'json']);
    const found = JSON.parse(stdout) as { file: string; code: string }[];
    expect({ status, codes: found.map(({ code }) => code) }).toEqual({
      status: 0,
      codes: ['operation-4xx-response', 'operation-4xx-response'],
    });
    expect(new Set(found.map(({ file }) => file)).size).toBe(2);
  });

  it('prints nothing where it is quiet and nothing is wrong', () => {
    expect(run(['lint', 'spec/library.yaml', '--quiet'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('takes the rules of the project, found from the current folder upwards', () => {
    const { status, stdout, stderr } = run(['lint', '../../spec/library.yaml'], at('own/below'));
    expect({ status, stdout: stdout.includes('error operation-4xx-response') }).toEqual({ status: 1, stdout: true });
    expect(stderr).toContain('rules of ../redocly.yaml: 1 error');
  });

  it('names rules that Redocly can’t use, and why', () => {
    const { status, stderr } = run(['lint', '../spec/library.yaml'], at('bad'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/bad\/redocly\.yaml: Redocly can't use it: .*nothing-of-the-kind/);
  });

  it('takes a contract from standard input, whose findings it can tell by pointer alone', () => {
    const { status, stdout } = run(['lint', '-'], folder, readFileSync(at('spec/library.yaml'), 'utf8'));
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: `-#/paths/~1v1~1{branch_id}~1loans/post/responses: warning operation-4xx-response ${POST}\n`,
    });
  });
});

describe('what service.yaml holds', { timeout: 60_000 }, () => {
  const config = (...lines: string[]): string =>
    ['# A comment.', 'title: Kites', 'version: 1.0.0', ...lines].join('\n');
  const build = (name: string, text: string): string => {
    const root = at(name);
    smallProject(root);
    writeFileSync(path.join(root, 'docs-source/kites/service.yaml'), `${text}\ntargets: []\n`);
    const { status, stdout } = run(['build'], root);
    return `${status} ${stdout}`;
  };

  it.each([
    [
      'a licence without an address',
      config('license:', '  name: ISC'),
      /^1 docs-source\/kites\/service\.yaml:4: error info-license-strict .*\n {4}write `url` below `license`, .*spdx/m,
    ],
    [
      'an address that is nobody’s',
      config('server:', '  url: https://kites.example.com'),
      /^1 docs-source\/kites\/service\.yaml:5: error no-server-example\.com .*\n {4}write the service’s own address/m,
    ],
  ])('is told at its line, with what to write: %s', (name, text, expected) => {
    expect(build(name.replace(/\W/g, ''), text)).toMatch(expected);
  });

  it('is taken where it is right', () => {
    expect(
      build('right', config('license:', '  name: ISC', '  url: https://spdx.org/licenses/ISC.html')),
    ).not.toContain('error');
  });
});

it('scrapes a page from standard input', () => {
  const page = readFileSync(at('docs-source/library/returning_a_book.html'), 'utf8');
  const { status, stdout } = run(['scrape', '-', '--out', 'typed'], folder, page);
  expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('input.html:15') });
  expect(readFileSync(at('typed/service.yaml'), 'utf8')).toContain('operationId: returnBook');
});

describe('findings of a linter', () => {
  const finding = (rule: string, line: number, severity: 'error' | 'warning' = 'warning'): PlacedFinding => ({
    rule,
    severity,
    message: `breaks ${rule}`,
    file: 'a.rst',
    line,
    pointer: '/paths',
  });
  const many = [1, 2, 3, 4, 5, 6].map((line) => finding('often', line));

  it('are folded by rule, errors first', () => {
    const folded = foldedByRule([...many, finding('once', 7, 'error')]);
    expect(folded.map(({ first, more }) => [first.rule, more.length])).toEqual([
      ['once', 0],
      ['often', 5],
    ]);
  });

  it('show the first places of a rule, and all of them when that is asked for', () => {
    const text = (options: Parameters<typeof lintText>[1]) => stripVTControlCharacters(lintText(many, options));
    expect(text({})).toContain('a.rst:4\n    and 2 more places; --verbose shows all\n');
    expect(text({ verbose: true })).toContain('a.rst:6\n');
    expect(text({ quiet: true })).toBe('');
  });
});
