import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packedTarball } from '../support/packed.ts';
import { commit, filesOf, runIn, writePages } from '../support/project.ts';

/** Majors that `engines` admits and CI checks; the first is the oldest release that is admitted. */
const NODES = ['20.19.0', '22', '24'];
const TIME = 600_000;

describe.each(NODES)('Node.js %s: the tarball, installed by npm in an empty folder', (version) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-long-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('makes a project, builds it and checks it', () => {
    const root = path.join(folder, 'project');
    mkdirSync(root);
    const npm = (...args: string[]) => execFileSync('npm', args, { cwd: root, encoding: 'utf8', timeout: TIME });
    npm('install', '--no-audit', '--no-fund', '--prefix', path.join(folder, 'node'), `node@${version}`);
    const node = path.join(folder, 'node/node_modules/node/bin/node');
    expect(execFileSync(node, ['--version'], { encoding: 'utf8' })).toMatch(new RegExp(`^v${version}(?:\\.|$|\\n)`));
    npm('install', '--no-audit', '--no-fund', packedTarball(folder));
    writePages(path.join(root, 'pages'));
    const command = path.join(root, 'node_modules/specscribe/dist/cli.js');
    const run = (...args: string[]) => runIn(root, command, args, node);
    expect(run('init', '--scope', '@acme')).toMatchObject({ status: 0 });
    expect(run('build')).toMatchObject({ status: 0 });
    const before = filesOf(root);
    expect(run('init')).toMatchObject({ status: 0 });
    expect(run('build')).toMatchObject({ status: 0 });
    expect(filesOf(root)).toEqual(before);
    commit(root);
    expect(run('check', '--format', 'github')).toMatchObject({ status: 0 });
    const manifest = readFileSync(path.join(root, 'generated/kite-works/typescript/package.json'), 'utf8');
    expect(JSON.parse(manifest).name).toBe('@acme/kite-works-client');
  });
});
