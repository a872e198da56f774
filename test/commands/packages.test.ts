import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generateTargets } from '../../scripts/commands/generate.ts';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { parseServiceConfig } from '../../scripts/service-config.ts';
import { ROOT } from '../corpus.ts';

const config = (rest: string) =>
  parseServiceConfig(
    `title: Depot\nversion: "1"\nserver: { url: "https://x.example" }\nsecurity: {}\n${rest}`,
    'service.yaml',
  );

describe('names of packages', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-packages-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('stand in service.yaml, by target', () => {
    const { packages } = config('targets: [typescript, go]\npackages:\n  go: example.org/depot\n');
    expect(packages).toEqual({ go: 'example.org/depot' });
    expect(config('targets: [go]\n').packages).toEqual({});
  });

  it.each([
    [
      'a target that is not generated',
      'rust: depot',
      /^service\.yaml:7:\d+: packages\.rust: is none of the targets go$/,
    ],
    ['no name', 'go: ""', /^service\.yaml:7:\d+: packages\.go: /],
    ['a list', 'go: [a]', /^service\.yaml:7:\d+: packages\.go: /],
  ])('are refused for %s', (_, entry, fault) => {
    expect(() => config(`targets: [go]\npackages:\n  ${entry}\n`)).toThrow(fault);
  });

  it('reach the package, and a new name makes it stale', async () => {
    const contractText = readFileSync(path.join(ROOT, 'test/generate/support/depot.yaml'), 'utf8');
    const contract = parse(contractText) as OpenApiDocument;
    const out = path.join(folder, 'typescript');
    const written: string[] = [];
    for (const packageName of [undefined, undefined, '@own/depot']) {
      const request = {
        target: 'typescript',
        service: 'depot',
        contract,
        contractText,
        packageName,
        out,
        force: false,
      };
      await generateTargets([request], () => written.push(packageName ?? 'its own choice'));
    }
    expect(written).toEqual(['its own choice', '@own/depot']);
    expect(JSON.parse(readFileSync(path.join(out, 'package.json'), 'utf8')).name).toBe('@own/depot');
  });
});
