import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../corpus.ts';
import { installOffline, packedTarball } from '../support/packed.ts';
import { filesOf, runIn } from '../support/project.ts';

interface Example {
  readonly line: string;
  /** What is shown below it; empty where nothing is shown. */
  readonly output: string;
}

/** The commands of the README's blocks for a terminal, in order. */
const EXAMPLES: readonly Example[] = [
  ...readFileSync(path.join(ROOT, 'README.md'), 'utf8').matchAll(/^```console\n([\s\S]*?)^```$/gm),
].flatMap(([, block = '']) =>
  [...block.matchAll(/^\$ (.+)\n((?:(?!\$ ).*\n)*)/gm)].map(([, line = '', output = '']) => ({ line, output })),
);
const COMMANDS = EXAMPLES.map(({ line }) => line);

/** What an output must look like; a line `…` stands for any number of lines. */
const pattern = (output: string): RegExp =>
  new RegExp(`^${output.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/^…\n/gm, '(?:.*\\n)*')}$`);

describe('the commands of the README', () => {
  let folder = '';
  let command = '';

  // A reader's own folder of pages; nothing of this repository is in it, so nothing here can be written.
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'specscribe-readme-'));
    cpSync(path.join(ROOT, 'templates/docs/example'), path.join(folder, 'pages'), { recursive: true });
    command = installOffline(packedTarball(folder), folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('begin with installing the package under its name', () => {
    const { name } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { name: string };
    expect(COMMANDS).toEqual([
      `npm install --save-dev ${name}`,
      ...COMMANDS.slice(1).filter((line) => line.startsWith(`npx ${name} `)),
    ]);
    expect(COMMANDS.slice(1)).toEqual(expect.arrayContaining([`npx ${name} init`, `npx ${name} build`]));
  });

  it.each(EXAMPLES.slice(1))('$line: ends well, and prints what is shown', { timeout: 60_000 }, ({ line, output }) => {
    const { status, stdout, stderr } = runIn(folder, command, line.split(' ').slice(2));
    expect(status, stderr).toBe(0);
    if (output !== '') expect(stdout + stderr).toMatch(pattern(output));
  });

  it('leave the files that it names', () => {
    const names = Object.keys(filesOf(folder));
    expect(names.some((name) => /^generated\/[\w-]+\/\w+\//.test(name))).toBe(true);
    expect(names).toEqual(
      expect.arrayContaining([
        'docs-source/kite-works/service.yaml',
        'redocly.yaml',
        '.github/workflows/specscribe.yml',
        'spec/kite-works.yaml',
      ]),
    );
  });
});
