import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TARGET_NAMES } from '../../scripts/generate/index.ts';
import { serviceSchema } from '../../scripts/service-config.ts';
import { ROOT } from '../corpus.ts';

const SCRIPTS = path.join(ROOT, 'scripts');

/** Names in quotes that are of programs and libraries, or of a setting's documentation, which is compared below. */
const OTHERS: readonly RegExp[] = [
  /^import ts from 'typescript';$/,
  /\brunProcess\('go', /,
  /'bin', .*'(?:java|python)'\)/,
  /\? 'java\.exe' : 'java'\)/,
  /\bwithTemporaryFolder\('python'/,
  /^\s*examples: \[\['typescript', .*\]\],$/,
  /, 'java'\];$/,
];

/** Lines of code outside a target's own folder that have its name in quotes. */
function linesWith(name: string, source: (file: string) => string): string[] {
  const quoted = `'${name}'`;
  return (readdirSync(SCRIPTS, { recursive: true, encoding: 'utf8' }) as string[])
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.startsWith(`generate/${name}/`))
    .flatMap((file) =>
      source(file)
        .split('\n')
        .filter((line) => line.includes(quoted) && !OTHERS.some((pattern) => pattern.test(line)))
        .map((line) => `${file}: ${line.trim()}`),
    );
}

const read = (file: string): string => readFileSync(path.join(SCRIPTS, file), 'utf8');

describe("a target's name", () => {
  it.each(TARGET_NAMES)('%s is in quotes in its own folder only', (name) => {
    expect(linesWith(name, read)).toEqual([]);
  });

  it('is found where it is anywhere else', () => {
    const source = (file: string): string =>
      file === 'cli.ts' ? `const usual = 'python';\n${read(file)}` : read(file);
    expect(linesWith('python', source)).toEqual(["cli.ts: const usual = 'python';"]);
  });

  it('is one of those that the documentation of the setting lists', () => {
    const [listed] = serviceSchema.shape.targets.meta()?.examples as readonly (readonly string[])[];
    expect([...(listed ?? [])].sort()).toEqual([...TARGET_NAMES].sort());
  });
});
