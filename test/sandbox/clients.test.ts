import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type RunningSandbox } from '../../scripts/index.ts';
import { ROOT } from '../corpus.ts';
import { compile, compiledOnce, filesIn, removeFolder, scratchFolder } from '../generate/support/compile.ts';
import { run } from '../matrix/process.ts';
import { CLIENT_PACKAGES, pythonWith } from '../support/python.ts';
import { hasTool } from '../support/toolchain.ts';
import { long } from '../support/form.ts';

const TIME = 300_000;
const STORY = path.join(import.meta.dirname, 'story');
const CLIENTS = path.join(ROOT, 'generated/modelarts');

let sandbox: RunningSandbox;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-story-'));
  // Ten seconds of a notebook's life are a tenth of a second.
  sandbox = await createSandbox(path.join(ROOT, 'spec/modelarts.yaml'), { timeScale: 100, validateResponses: true });
}, TIME);
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

async function tells(command: string, args: readonly string[], place: { cwd?: string; env?: object } = {}) {
  const { status, output } = await run(command, args, { ...place, env: { SANDBOX_URL: sandbox.url, ...place.env } });
  expect(status, output).toBe(0);
  expect(output).toContain('the story is told');
}

describe('the life of a notebook', () => {
  it(
    'is told to the client for TypeScript',
    async () => {
      const place = scratchFolder('story');
      try {
        const client = path.join(place, 'client');
        cpSync(compiledOnce(filesIn(path.join(CLIENTS, 'typescript'))), client, { recursive: true });
        mkdirSync(path.join(place, 'src'));
        cpSync(path.join(STORY, 'story.ts'), path.join(place, 'src/story.ts'));
        const compilerOptions = {
          ...{ module: 'nodenext', target: 'es2022', strict: true },
          ...{ outDir: 'dist', rootDir: 'src', types: ['node'] },
        };
        writeFileSync(path.join(place, 'package.json'), '{"type":"module"}');
        writeFileSync(path.join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
        mkdirSync(path.join(place, 'node_modules/@specscribe'), { recursive: true });
        symlinkSync(client, path.join(place, 'node_modules/@specscribe/modelarts'), 'dir');
        expect(compile(place)).toEqual([]);
        await tells(process.execPath, [path.join(place, 'dist/story.js')]);
      } finally {
        removeFolder(place);
      }
    },
    TIME,
  );

  it(
    'is told to the client for Python',
    async ({ skip }) => {
      const python = pythonWith('client', CLIENT_PACKAGES);
      skip(python === undefined, 'no Python 3 with its venv module and a way to PyPI');
      const env = { PYTHONPATH: path.join(CLIENTS, 'python'), PYTHONDONTWRITEBYTECODE: '1' };
      await tells(python as string, [path.join(STORY, 'story.py')], { env });
    },
    TIME,
  );

  long.it.skipIf(!hasTool('go', ['version']))(
    'is told to the client for Go',
    async () => {
      const place = path.join(folder, 'go');
      mkdirSync(place);
      cpSync(path.join(STORY, 'story.go'), path.join(place, 'main.go'));
      const name = 'github.com/specscribe/modelarts-go';
      const module = `module story\n\ngo 1.24\n\nrequire ${name} v0.0.0\n\nreplace ${name} => ${path.join(CLIENTS, 'go')}\n`;
      writeFileSync(path.join(place, 'go.mod'), module);
      const env = { GOPROXY: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod' };
      await tells('go', ['run', '.'], { cwd: place, env });
    },
    TIME,
  );

  long.it.skipIf(!(hasTool('javac', ['-version']) && hasTool('mvn', ['--version'])))(
    'is told to the client for Java',
    async () => {
      const place = path.join(folder, 'java');
      const project = path.join(ROOT, 'test/generate/java');
      for (const name of ['pom.xml', 'tests/pom.xml']) cpSync(path.join(project, name), path.join(place, name));
      cpSync(path.join(CLIENTS, 'java'), path.join(place, 'client'), { recursive: true });
      cpSync(path.join(STORY, 'Story.java'), path.join(place, 'tests/src/test/java/Story.java'));
      const built = await run('mvn', ['-q', '-B', '-ntp', 'process-test-classes'], { cwd: place });
      expect(built.status, built.output).toBe(0);
      const target = path.join(place, 'tests/target');
      const classes = [path.join(target, 'test-classes'), readFileSync(path.join(target, 'classpath'), 'utf8').trim()];
      await tells('java', ['-cp', classes.join(path.delimiter), 'Story']);
    },
    TIME,
  );
});
