import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutCommands } from '../../scripts/commands/machine/terminal.ts';
import { visible } from '../../scripts/visible.ts';
import { ROOT } from '../corpus.ts';
import { runCli } from '../support/cli.ts';

/** Names of pages, and words on them, that a build service would take for commands to it. */
const NAMES = ['::error::a.rst', '##[error]b.rst', '##vso[task.complete]c.html'];
const WORDS = '::add-mask::audio ##[error]audio ##teamcity[x]';

let folder = '';
const specscribe = (...args: string[]) => runCli(args, folder, { SPECSCRIBE_CACHE: path.join(folder, 'cache') });

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-commands-'));
  for (const side of ['old', 'now']) {
    const pages = path.join(folder, side);
    mkdirSync(pages);
    cpSync(path.join(ROOT, 'test/pages/library'), pages, { recursive: true });
    const lending = path.join(pages, 'lending_a_book.rst');
    const text = readFileSync(lending, 'utf8').replace('"audio"', `"${WORDS}"`);
    writeFileSync(lending, side === 'old' ? text : text.replace('from 1 to 60', 'from 1 to 90'));
    for (const [index, name] of ['lending_a_book.rst', 'showing_a_loan.rst', 'returning_a_book.html'].entries())
      renameSync(path.join(pages, name), path.join(pages, NAMES[index] as string));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lines of an output that a build service would obey; GitHub's own format has lines that are meant so. */
const obeyed = (output: string, isOwn: boolean): string[] =>
  output.split('\n').filter((line) => {
    if (isOwn && /^::(?:error|warning|notice) file=[^:]*::/.test(line)) return false;
    return /^\s*::|##(?:\[|vso\[|teamcity\[)/.test(line);
  });

describe('names and words that look like commands to a build service', { timeout: 60_000 }, () => {
  it.each(['text', 'json', 'github'])('are none in the findings as %s', (format) => {
    const { stdout, stderr } = specscribe('scrape', 'now', '--out', 'out', '--format', format, '--verbose');
    expect(stdout).toContain('audio');
    expect(obeyed(stdout, format === 'github')).toEqual([]);
    expect(obeyed(stderr, false)).toEqual([]);
    if (format === 'json') expect(stdout).toContain(JSON.stringify(`now/${NAMES[0]}`));
  });

  it.each(['text', 'json', 'markdown', 'html', 'github', 'junit', 'sarif'])('are none in changes as %s', (format) => {
    const { stdout, stderr } = specscribe('diff', 'old', 'now', '--format', format);
    expect(stdout).toContain('error');
    expect(obeyed(stdout, format === 'github')).toEqual([]);
    expect(obeyed(stderr, false)).toEqual([]);
  });

  it('are none in what a fact comes from', () => {
    const { stdout } = specscribe('why', 'lendBook', '--spec', 'out/now.yaml');
    expect(stdout).toContain(visible(NAMES[0] as string));
    expect(obeyed(stdout, false)).toEqual([]);
  });

  it('are none in an error', () => {
    const { stderr } = specscribe('lint', '::error::x.yaml');
    expect(stderr).toContain('no such file');
    expect(obeyed(stderr, false)).toEqual([]);
  });
});

describe('the end of such a command', () => {
  it.each([
    ['::error::x', '\\u{3a}:error::x'],
    ['a\n \t::x', 'a\n \t\\u{3a}:x'],
    ['a ::x b::c', 'a ::x b::c'],
    ['a ##[x] ##vso[y] ##teamcity[z]', 'a \\u{23}#[x] \\u{23}#vso[y] \\u{23}#teamcity[z]'],
    ['## Heading, #[x]', '## Heading, #[x]'],
  ])('%j is shown as %j', (text, shown) => expect(visible(text)).toBe(shown));

  it('leaves what JSON and XML hold as it is', () => {
    expect(JSON.parse(withoutCommands('{"a":"##[x]"}'))).toEqual({ a: '##[x]' });
    expect(withoutCommands('<a>##[x]</a>')).toBe('<a>#&#35;[x]</a>');
  });
});
