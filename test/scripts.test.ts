import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './corpus.ts';

const textOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Readonly<Record<string, string>> };
const ci = textOf('.ci/run');

/** Scripts that npm runs for a text of commands, with those that they run. */
function calledBy(commands: string): string[] {
  const names = [...commands.matchAll(/\bnpm (?:run )?([\w:]+)/g)].map(([, name]) =>
    name === 'ci' ? 'prepare' : name,
  );
  return names.flatMap((name = '') => {
    const own = [`pre${name}`, name].filter((each) => each in scripts);
    return own.flatMap((each) => [each, ...calledBy(scripts[each] ?? '')]);
  });
}

it('runs every script of package.json in CI', () => {
  const called = new Set(calledBy(ci));
  expect(Object.keys(scripts).filter((name) => !called.has(name))).toEqual([]);
});

it('runs the commands that the README begins with in CI', () => {
  const blocks = [...textOf('README.md').matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
  const commands = blocks.flatMap((block) => block.split('\n')).map((line) => line.replace(/\s*#.*/, ''));
  const parts = commands.flatMap((line) => line.split(' && ')).filter((part) => part !== '');
  expect(parts).not.toEqual([]);
  const run = new Set(ci.split('\n').flatMap((line) => line.split(' && ')));
  expect(parts.filter((part) => !run.has(part))).toEqual([]);
});
