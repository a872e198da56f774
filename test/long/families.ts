import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT, sharedPath } from '../corpus.ts';
import { NO_SETS, SETS, TAUGHT } from '../support/references.ts';
import { hasTool } from '../support/toolchain.ts';

const CLI = path.join(ROOT, 'dist/cli.js');
const TIME = 900_000;

/** How the packages of a target are compiled, in their folder. */
const COMPILERS: readonly {
  readonly target: string;
  readonly command: readonly string[];
  readonly has: readonly string[];
}[] = [
  {
    target: 'typescript',
    command: ['node', path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.', '--noEmit'],
    has: ['node', '--version'],
  },
  {
    target: 'server-typescript',
    command: ['node', path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.', '--noEmit'],
    has: ['node', '--version'],
  },
  { target: 'python', command: ['python3', '-m', 'compileall', '-q', '.'], has: ['python3', '--version'] },
  { target: 'server-python', command: ['python3', '-m', 'compileall', '-q', '.'], has: ['python3', '--version'] },
  { target: 'go', command: ['go', 'build', './...'], has: ['go', 'version'] },
  { target: 'java', command: ['mvn', '-q', '-B', 'compile'], has: ['mvn', '--version'] },
];

describe.skipIf(NO_SETS !== '').each(SETS)(`the reference %s ${NO_SETS}`, (set) => {
  const folder = mkdtempSync(path.join(tmpdir(), `specscribe-${set}-`));
  const contract = path.join(folder, `${set}.yaml`);
  const run = (command: string, args: readonly string[], cwd = folder) =>
    execFileSync(command, args, { cwd, encoding: 'utf8', timeout: TIME, maxBuffer: 1 << 26, stdio: 'pipe' });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(() => {
    const taught = TAUGHT[set];
    const family = path.join(folder, 'family.yaml');
    if (taught !== undefined) writeFileSync(family, taught);
    const scrape = ['scrape', sharedPath(`families/sets/${set}`), '--service', set, '--out', folder];
    run('node', [CLI, ...scrape, ...(taught === undefined ? [] : ['--family-file', family])]);
    const packages = ['--scope', '@acme', '--group', 'com.acme', '--package', `go=example.com/acme/${set}`];
    const targets = COMPILERS.map(({ target }) => target);
    run('node', [CLI, 'generate', contract, '--service', set, '--target', ...targets, ...packages, '--out', folder]);
  });

  it.each(COMPILERS)('compiles for $target', ({ target, command, has }) => {
    if (!hasTool(has[0] ?? '', has.slice(1))) return;
    const root = path.join(folder, target);
    if (/typescript/.test(target)) symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
    const { status, stdout, stderr } = spawnSync(command[0] ?? '', command.slice(1), {
      cwd: root,
      encoding: 'utf8',
      timeout: TIME,
    });
    expect({ status, words: `${stdout}${stderr}`.slice(0, 2000) }).toMatchObject({ status: 0 });
  });

  it.runIf(TAUGHT[set])('has the methods and the types that headings of the page name', () => {
    const { paths, components } = parse(readFileSync(contract, 'utf8'));
    const names = Object.keys(components.schemas);
    expect(Object.keys(paths).length).toBeGreaterThanOrEqual(65);
    expect(names).toEqual(expect.arrayContaining(['Chat', 'Message', 'MessageEntity', 'Update', 'User']));
    const { media } = components.schemas.EditMessageMediaRequest.properties;
    expect(media.anyOf).toContainEqual({ $ref: '#/components/schemas/InputMediaPhoto' });
  });

  it('makes clients without anything of a cloud', () => {
    const CLOUD =
      /SDK-HMAC|StaticCredentials|CredentialsSource|\bsecretKey\b|\bREGIONS\b|\bvar Regions\b|\bRegions map\b/;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.(?:ts|go|java|py|md)$/.test(file) && !file.includes('node_modules'),
    );
    expect(files.filter((file) => CLOUD.test(readFileSync(path.join(folder, file), 'utf8')))).toEqual([]);
  });

  it('makes a site', () => {
    run('node', [CLI, 'site', contract, '--out', path.join(folder, 'site')]);
    expect(existsSync(path.join(folder, 'site/index.html'))).toBe(true);
  });
});
