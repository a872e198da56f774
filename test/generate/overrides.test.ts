import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findGeneratorTools } from '../../scripts/commands/targets/generator-tools.ts';
import { JAR_TARGETS, type JarTarget } from '../../scripts/generate/index.ts';
import { ROOT } from '../corpus.ts';
import { hasTool } from '../support/toolchain.ts';
import { sample } from '../support/form.ts';

const JAVA = hasTool('java', ['-version']);
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The templates of a generator, as the JAR has them, by name. */
async function originals(generator: string): Promise<Map<string, string>> {
  const { java, jar } = await findGeneratorTools();
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-templates-'));
  folders.push(folder);
  const args = ['-jar', jar, 'author', 'template', '-g', generator, '-o', folder];
  const { status, stderr } = spawnSync(java, args, { encoding: 'utf8', timeout: 60_000 });
  if (status !== 0) throw new Error(stderr);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mustache'));
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** Overrides whose original is not the one that they were made of. */
async function moved({ generator, overrides }: Pick<JarTarget, 'generator' | 'overrides'>): Promise<string[]> {
  const found = await originals(generator);
  return Object.entries(overrides)
    .filter(([name, hash]) => hash !== sha256(found.get(name) ?? ''))
    .map(([name]) => name);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function overrideFiles(target: string): string[] {
  try {
    const folder = path.join(ROOT, 'templates', target, 'overrides');
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mustache'));
  } catch {
    return [];
  }
}

describe('templates that replace those of the JAR', () => {
  it.each(JAR_TARGETS.map((target) => [target.name, target] as const))('%s: each names its original', (_, target) => {
    expect(overrideFiles(target.name).sort()).toEqual(Object.keys(target.overrides).sort());
  });

  it.skipIf(!JAVA).each(
    sample(
      JAR_TARGETS.map((target) => [target.name, target] as const),
      3,
    ),
  )(
    '%s: the originals are those that they were made of; compare and adapt them where one has moved',
    async (_, target) => {
      expect(await moved(target)).toEqual([]);
    },
    120_000,
  );

  it.skipIf(!JAVA)(
    'are noticed when an original moves, or goes',
    async () => {
      const templates = await originals('python');
      const [name = '', text = ''] = [...templates][0] ?? [];
      const overrides = { [name]: sha256(text), 'model.mustache': sha256('another'), 'gone.mustache': sha256('x') };
      expect(await moved({ generator: 'python', overrides })).toEqual(['model.mustache', 'gone.mustache']);
    },
    120_000,
  );
});
