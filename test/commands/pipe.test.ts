import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../corpus.ts';
import { CLI } from '../support/cli.ts';

let folder = '';
const SPEC = path.join(ROOT, 'spec/modelarts.yaml');

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-pipe-'));
  const text = readFileSync(SPEC, 'utf8');
  writeFileSync(path.join(folder, 'now.yaml'), text.replace(/maxLength: \d+/g, 'maxLength: 7'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command whose reader is gone before the first word. */
async function unread(args: readonly string[]) {
  const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [status] = await once(child, 'close');
  return { status, stderr };
}

describe('a command that nobody reads any more', { timeout: 60_000 }, () => {
  it.each([
    [1, ['diff', SPEC, 'now.yaml']],
    [0, ['why', 'createNotebook', '--spec', SPEC]],
    [0, ['explain', 'link/example-enum']],
    [0, ['--help']],
  ])('ends with %i and without a stack: %j', async (expected, args) => {
    const { status, stderr } = await unread(args);
    expect({ status, told: /EPIPE|^ {4}at /m.test(stderr) }).toEqual({ status: expected, told: false });
  });

  it('writes all that it was asked for', async () => {
    const pages = path.join(ROOT, 'test/pages/library');
    const { status, stderr } = await unread(['scrape', pages, '--out', 'out', '--json', '--quiet', '--verbose']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readdirSync(path.join(folder, 'out')).length).toBe(4);
  });
});
