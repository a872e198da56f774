import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../corpus.ts';

it('has the reason of each dependency in the documentation, and of no other', () => {
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const text =
    readFileSync(path.join(ROOT, 'templates/docs/architecture.md'), 'utf8').split('## Dependencies')[1] ?? '';
  const named = text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  expect(named.sort()).toEqual(Object.keys(dependencies).sort());
});
