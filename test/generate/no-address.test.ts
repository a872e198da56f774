import { describe, expect, it } from 'vitest';
import { contractFile as goFile } from '../../scripts/generate/go/contract-file.ts';
import { goNames } from '../../scripts/generate/go/names.ts';
import { operationsOf } from '../../scripts/generate/index.ts';
import { contractFile as javaFile } from '../../scripts/generate/java/contract-files.ts';
import { contractFile as pythonFile } from '../../scripts/generate/python/contract-file.ts';
import { ALL_PARTS } from '../../scripts/generate/runtime-parts.ts';
import { contractOfSmall } from '../support/small-page.ts';
import { compile, load, removeFolder, scratchFolder, writeFiles } from './support/compile.ts';
import { contentOf, inputFor, target } from './support/depot.ts';

describe('a contract of pages whose address nobody has given', () => {
  const { document: contract } = contractOfSmall();
  const operations = operationsOf(contract);

  it('names none', () => {
    expect(contract.servers.map(({ url }) => url)).toEqual(['/']);
  });

  it('gives clients none, which they ask for: Python, Go, Java', () => {
    expect(pythonFile(contract, operations, ALL_PARTS)).toContain('SERVER_URL: Final = ""');
    const names = goNames({ service: 'kites', contract }, operations);
    expect(goFile(contract, names, '"example.com/core"', { hasXml: false, parts: ALL_PARTS })).toContain(
      '\tURL:            "",\n',
    );
    expect(javaFile(contract, operations, 'com.example.kites', 'com.example.core', ALL_PARTS)).toContain(
      '/* address */ "",',
    );
  });

  it('gives a client for TypeScript that asks for one', async () => {
    const files = await target('typescript').generate({ ...inputFor(contract), service: 'kites' });
    expect(contentOf(files, 'README.md')).toContain('baseUrl: "https://service.example.com"');
    for (const { content } of files) expect(content).not.toContain('localhost');
    const folder = scratchFolder('no-address');
    try {
      writeFiles(folder, files);
      expect(compile(folder)).toEqual([]);
      const { createClient } = (await load(folder, 'index.js')) as { createClient: (options: object) => unknown };
      expect(() => createClient({ token: 'x' })).toThrow(/baseUrl is missing/);
    } finally {
      removeFolder(folder);
    }
  }, 240_000);
});
