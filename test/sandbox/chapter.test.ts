import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type RunningSandbox } from '../../scripts/index.ts';
import { ROOT } from '../corpus.ts';
import { CLI } from '../support/cli.ts';
import { CLIENT_PACKAGES, pythonWith } from '../support/python.ts';
import { startSandbox } from './sandbox-process.ts';
import { long } from '../support/form.ts';

const CHAPTER = readFileSync(path.join(ROOT, 'templates/docs/sandbox.md'), 'utf8');
const MINUTES = 60_000;

/** The first example of a language. */
function exampleIn(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(CHAPTER)?.[1];
  if (found === undefined) throw new Error(`the chapter has no example in ${language}`);
  return found;
}

let folder = '';
let sandbox: RunningSandbox;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-chapter-'));
  mkdirSync(path.join(folder, 'node_modules/.bin'), { recursive: true });
  symlinkSync(ROOT, path.join(folder, 'node_modules/specscribe'));
  symlinkSync(path.join(ROOT, 'node_modules/vitest'), path.join(folder, 'node_modules/vitest'));
  symlinkSync(CLI, path.join(folder, 'node_modules/.bin/specscribe'));
  symlinkSync(path.join(ROOT, 'spec'), path.join(folder, 'spec'));
  symlinkSync(path.join(ROOT, 'docs-source'), path.join(folder, 'docs-source'));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module","private":true}');
  sandbox = await createSandbox(path.join(ROOT, 'spec/modelarts.yaml'));
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a program beside the sandbox, which answers meanwhile. */
async function run(command: string, args: readonly string[]): Promise<{ status: number | null; said: string }> {
  const { spawn } = await import('node:child_process');
  const env = { ...process.env, SANDBOX_URL: sandbox.url, GOFLAGS: '-mod=mod', GO111MODULE: 'on' };
  const child = spawn(command, [...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, said };
}

const has = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

describe('the examples of the chapter', () => {
  it(
    'run in vitest',
    async () => {
      writeFileSync(path.join(folder, 'example.test.ts'), exampleIn('ts'));
      const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
      const { status, said } = await run(process.execPath, [vitest, 'run', '--root', folder, 'example.test.ts']);
      expect(status, said).toBe(0);
    },
    2 * MINUTES,
  );

  it(
    'run in pytest',
    async (context) => {
      const python = pythonWith('client', CLIENT_PACKAGES);
      if (python === undefined) return context.skip('pytest is not there');
      writeFileSync(path.join(folder, 'test_example.py'), exampleIn('python'));
      const { status, said } = await run(python, ['-m', 'pytest', '-q', 'test_example.py']);
      expect(status, said).toBe(0);
      // The example ends what it started.
      if (has('pgrep', '-f', 'node')) expect(spawnSync('pgrep', ['-f', `${folder}/`]).status).toBe(1);
    },
    5 * MINUTES,
  );

  long.it.skipIf(!has('go', 'version'))(
    'run in Go',
    async () => {
      writeFileSync(path.join(folder, 'go.mod'), 'module example.com/sandbox\n\ngo 1.21\n');
      writeFileSync(path.join(folder, 'example_test.go'), exampleIn('go'));
      const { status, said } = await run('go', ['test', './...']);
      expect(status, said).toBe(0);
    },
    5 * MINUTES,
  );

  it(
    'start in a container, called by its name',
    async () => {
      const file = exampleIn('dockerfile');
      for (const [, from = '', to = ''] of file.matchAll(/^COPY (\S+) (\S+)$/gm))
        copyFileSync(path.join(ROOT, from), path.join(folder, to));
      const [program, ...args] = JSON.parse(/^CMD (.*)$/m.exec(file)?.[1] ?? '[]') as string[];
      const { engines } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
      expect(Number(/^FROM node:(\d+)-slim$/m.exec(file)?.[1])).toBeGreaterThanOrEqual(
        Number(/\d+/.exec(engines.node)?.[0]),
      );
      expect(program).toBe('specscribe');
      expect(spawnSync(process.execPath, [CLI, 'sandbox', '--help'], { encoding: 'utf8' }).stdout).toContain(
        `default: ${/^EXPOSE (\d+)$/m.exec(file)?.[1]}`,
      );
      const inside = args.slice(1).map((each) => (each.startsWith('/') ? path.join(folder, each) : each));
      const started = await startSandbox(folder, ...inside);
      const statusFor = (host: string): Promise<number | undefined> =>
        new Promise((resolve, reject) => {
          const url = `${started.url.replace('0.0.0.0', '127.0.0.1')}/v1/p/images`;
          get(url, { headers: { host } }, (answer) => resolve(answer.resume().statusCode)).once('error', reject);
        });
      try {
        expect([await statusFor('sandbox:4030'), await statusFor('other:4030')]).toEqual([200, 403]);
        started.child.kill('SIGTERM');
        expect((await once(started.child, 'exit'))[0]).toBe(0);
      } finally {
        await started.kill();
      }
    },
    2 * MINUTES,
  );

  long.it.skipIf(!has('java', '-version'))(
    'run in Java',
    async () => {
      writeFileSync(path.join(folder, 'ImageTest.java'), exampleIn('java'));
      const { status, said } = await run('java', ['ImageTest.java']);
      expect(status, said).toBe(0);
    },
    2 * MINUTES,
  );
});
