import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainCode } from '../../scripts/commands/explain.ts';
import { RULE_IDS } from '../../scripts/drift/index.ts';
import { CODES } from '../../scripts/ir/index.ts';
import { LINT_RULES } from '../../scripts/lint/index.ts';
import { ROOT } from '../corpus.ts';
import { runCli } from '../support/cli.ts';

/** Words that a reader stumbles over, and what anyone would say. "stands for" is plain. */
const ODD: readonly (readonly [odd: RegExp, plain: string])[] = [
  [/\bstands?\b(?! for\b)/i, 'is'],
  [/\b(?:tells?|told)\b(?! (?:apart|which)\b)/i, 'reports, says'],
  [/\bbeside\b/i, 'next to, in addition to'],
  [/\bnone of\b/i, 'not one of'],
  [/\bof which\b/i, 'whose'],
  [/\bwhom\b/i, 'who'],
  [/\banew\b/i, 'again'],
  [/\bmatter of\b/i, 'leave it out'],
];

const oddIn = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) => ODD.flatMap(([odd, plain]) => (odd.test(line) ? [`${line.trim()} (${plain})`] : [])));

const DOCS = path.join(ROOT, 'templates/docs');
const read = (...names: string[]): string => readFileSync(path.join(...names), 'utf8');
/** What is quoted from pages or made by commands is not ours. */
const withoutBlocks = (text: string): string =>
  text.replace(/^```[\s\S]*?^```/gm, '').replace(/^##+ .*changes?.*$/gim, '');

describe('plain words', () => {
  it.each(['README.md', ...readdirSync(DOCS).filter((name) => name.endsWith('.md'))])('in %s', (name) => {
    expect(oddIn(withoutBlocks(name === 'README.md' ? read(ROOT, name) : read(DOCS, name)))).toEqual([]);
  });

  it('in the headings of the change log', () => {
    const headings = read(ROOT, 'CHANGELOG.md').match(/^#.*$/gm) ?? [];
    expect(oddIn(headings.join('\n'))).toEqual([]);
  });

  it('in what `explain` says of findings, changes and rules', () => {
    const codes = [...Object.keys(CODES), ...RULE_IDS, ...Object.keys(LINT_RULES)];
    expect(codes.flatMap((code) => oddIn(explainCode(code) ?? '').map((line) => `${code}: ${line}`))).toEqual([]);
  });

  it('in the help', { timeout: 240_000 }, () => {
    const help = runCli(['--help'], ROOT).stdout;
    const commands = [...help.matchAll(/^ {2}([a-z]+) \[?/gm)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'help');
    expect(commands).toContain('scrape');
    const texts = [help, ...commands.map((name) => runCli([name, '--help'], ROOT).stdout)];
    expect(texts.flatMap(oddIn)).toEqual([]);
  });

  it.each([
    'where it stands',
    'what is told',
    'the file beside it',
    'none of them',
    'of which one',
  ])('finds %s', (text) => {
    expect(oddIn(text)).toHaveLength(1);
  });

  it.each(['it stands for many', 'reports it', 'standard', 'foretold'])('lets %s pass', (text) => {
    expect(oddIn(text)).toEqual([]);
  });
});
