import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createServer } from '#server-runtime';
import { SAMPLE_LANGUAGES, serviceSamples } from '../../scripts/publish/index.ts';
import { parseServiceConfig } from '../../scripts/service-config.ts';
import { ROOT } from '../corpus.ts';
import { compile, compiledOnce, filesIn, removeFolder, scratchFolder } from '../generate/support/compile.ts';
import { run } from '../matrix/process.ts';
import { CLIENT_PACKAGES, pythonWith } from '../support/python.ts';
import { hasTool } from '../support/toolchain.ts';
import { long } from '../support/form.ts';

const TIME = 300_000;
const contract = parse(readFileSync(path.join(ROOT, 'spec/modelarts.yaml'), 'utf8'));
const { packages } = parseServiceConfig(
  readFileSync(path.join(ROOT, 'docs-source/modelarts/service.yaml'), 'utf8'),
  'service.yaml',
);
const { operations: samples } = serviceSamples({ service: 'modelarts', contract, packages });
const ids = [...samples.keys()];
const operations = Object.values(contract.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
  (item) => Object.values(item).map(({ operationId }) => operationId),
);

/** Programs by the id of their operation. */
type Programs = ReadonlyMap<string, string>;

/** What the server was asked for, and how it answered. */
interface Arrival {
  readonly id: string;
  readonly status: number;
}

const arrivals: Arrival[] = [];
let server: Awaited<ReturnType<typeof createServer>>;
let environment: Record<string, string>;

beforeAll(async () => {
  server = await createServer(contract, {}, { unimplemented: 'example' });
  server.server.on('request', (request, response) => {
    response.once('finish', () => {
      arrivals.push({ id: operationAt(request.method ?? '', request.url ?? ''), status: response.statusCode });
    });
  });
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  environment = { OS_ENDPOINT: url, OS_TOKEN: 'a "token" of $HOME', OS_PROJECT_ID: '0123abcd' };
});
afterAll(() => server.close());

const operationAt = (method: string, url: string): string => {
  const [address = ''] = url.split('?');
  const fits = (template: string) => new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(address);
  const found = Object.entries(contract.paths as Record<string, Record<string, { operationId: string }>>)
    .filter(([template, item]) => fits(template) && method.toLowerCase() in item)
    .sort(([a], [b]) => a.split('{').length - b.split('{').length);
  return found[0]?.[1][method.toLowerCase()]?.operationId ?? `${method} ${address}`;
};

/** Runs programs and says what arrived; a program that fails fails the test. */
async function arrivalsOf(work: () => Promise<void>): Promise<Arrival[]> {
  arrivals.length = 0;
  await work();
  return [...arrivals];
}

async function succeeds(command: string, args: readonly string[], place: { cwd?: string; env?: object } = {}) {
  const { status, output } = await run(command, args, { ...place, env: { ...environment, ...place.env } });
  expect(status, output).toBe(0);
  return output;
}

const programs = (language: string): Programs => new Map(ids.map((id) => [id, samples.get(id)?.code[language] ?? '']));

const answered = ids.map((id) => ({ id, status: expect.toSatisfy((status: number) => status >= 200 && status < 300) }));

describe('samples of ModelArts', () => {
  it('are there for each operation in each language', () => {
    expect(ids).toEqual(operations);
    const missing = ids.flatMap((id) => SAMPLE_LANGUAGES.filter(({ name }) => !samples.get(id)?.code[name]));
    expect(missing).toEqual([]);
  });

  it.skipIf(!hasTool('curl', ['--version']))(
    'of curl run in a shell',
    async () => {
      const arrived = await arrivalsOf(async () => {
        for (const program of programs('curl').values()) await succeeds('sh', ['-c', program]);
      });
      expect(arrived).toEqual(answered);
    },
    TIME,
  );

  long.it(
    'of TypeScript compile and run in Node',
    async () => {
      const folder = scratchFolder('samples');
      try {
        const client = path.join(folder, 'client');
        const files = filesIn(path.join(ROOT, 'generated/modelarts/typescript'));
        cpSync(compiledOnce(files), client, { recursive: true });
        const main = writeTypescript(folder, client);
        const arrived = await arrivalsOf(async () => void (await succeeds(process.execPath, [main])));
        expect(arrived).toEqual(answered);
      } finally {
        removeFolder(folder);
      }
    },
    TIME,
  );

  const python = () => pythonWith('client', CLIENT_PACKAGES);
  it(
    'of Python run',
    async ({ skip }) => {
      const command = python();
      skip(command === undefined, 'no Python 3 with its venv module and a way to PyPI');
      await inFolder(async (folder) => {
        const main = writePython(folder);
        const env = {
          PYTHONPATH: path.join(ROOT, 'generated/modelarts/python'),
          PYTHONDONTWRITEBYTECODE: '1',
          PYTHONWARNINGS: 'error,ignore::DeprecationWarning',
        };
        const arrived = await arrivalsOf(async () => void (await succeeds(command as string, [main], { env })));
        expect(arrived).toEqual(answered);
      });
    },
    TIME,
  );

  long.it.skipIf(!hasTool('go', ['version']))(
    'of Go are formatted, compile as one program and run',
    async () => {
      await inFolder(async (folder) => {
        const files = writeGo(folder);
        expect(await succeeds('gofmt', ['-l', ...files], { cwd: folder })).toBe('');
        const env = { GOPROXY: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod' };
        const arrived = await arrivalsOf(async () => void (await succeeds('go', ['run', '.'], { cwd: folder, env })));
        expect(arrived).toEqual(answered);
      });
    },
    TIME,
  );

  long.it.skipIf(!(hasTool('javac', ['-version']) && hasTool('mvn', ['--version'])))(
    'of Java compile as one program and run',
    async () => {
      await inFolder(async (folder) => {
        writeJava(folder);
        await succeeds('mvn', ['-q', '-B', '-ntp', 'process-test-classes'], { cwd: folder });
        const target = path.join(folder, 'tests/target');
        const classpath = [
          path.join(target, 'test-classes'),
          readFileSync(path.join(target, 'classpath'), 'utf8').trim(),
        ];
        const args = ['-cp', classpath.join(path.delimiter), 'AllSamples'];
        const arrived = await arrivalsOf(async () => void (await succeeds('java', args)));
        expect(arrived).toEqual(answered);
      });
    },
    TIME,
  );
});

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-samples-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

/** A package that has the client as a dependency; returns its main module. */
function writeTypescript(folder: string, client: string): string {
  const sources = [...programs('typescript')].map(([id, text]) => [`src/${id}.ts`, text] as const);
  const main = [...ids.map((id) => `await import('./${id}.js');\n`), 'export {};\n'].join('');
  const options = {
    module: 'nodenext',
    target: 'es2022',
    strict: true,
    outDir: 'dist',
    rootDir: 'src',
    types: ['node'],
  };
  writeAll(folder, {
    ...Object.fromEntries(sources),
    'src/main.ts': main,
    'package.json': JSON.stringify({ type: 'module' }),
    'tsconfig.json': JSON.stringify({ compilerOptions: options, include: ['src'] }),
  });
  mkdirSync(path.join(folder, 'node_modules/@specscribe'), { recursive: true });
  symlinkSync(client, path.join(folder, 'node_modules/@specscribe/modelarts'), 'dir');
  expect(compile(folder)).toEqual([]);
  return path.join(folder, 'dist/main.js');
}

function writePython(folder: string): string {
  const files = Object.fromEntries([...programs('python')].map(([id, text]) => [`${id}.py`, text]));
  const names = JSON.stringify(ids.map((id) => path.join(folder, `${id}.py`)));
  writeAll(folder, { ...files, 'main.py': `import runpy\n\nfor name in ${names}:\n    runpy.run_path(name)\n` });
  return path.join(folder, 'main.py');
}

/** One package whose `main` calls what were the programs' own. */
function writeGo(folder: string): string[] {
  const files = Object.fromEntries(
    [...programs('go')].map(([id, text], index) => [
      `${id}.go`,
      text.replace('func main() {', `func sample${index}() {`),
    ]),
  );
  const module = 'github.com/specscribe/modelarts-go';
  const client = path.join(ROOT, 'generated/modelarts/go');
  writeAll(folder, {
    ...files,
    'main.go': `package main\n\nfunc main() {\n${ids.map((_, index) => `\tsample${index}()\n`).join('')}}\n`,
    'go.mod': `module samples\n\ngo 1.24\n\nrequire ${module} v0.0.0\n\nreplace ${module} => ${client}\n`,
  });
  return Object.keys(files);
}

/** The client as a module of Maven, and the programs in another that depends on it. */
function writeJava(folder: string): void {
  const project = path.join(ROOT, 'test/generate/java');
  for (const name of ['pom.xml', 'tests/pom.xml']) cpSync(path.join(project, name), path.join(folder, name));
  cpSync(path.join(ROOT, 'generated/modelarts/java'), path.join(folder, 'client'), { recursive: true });
  const classes = [...programs('java').values()].map(
    (text) => [/^public class (\w+) /m.exec(text)?.[1] as string, text] as const,
  );
  const sources = 'tests/src/test/java';
  writeAll(folder, {
    ...Object.fromEntries(classes.map(([name, text]) => [`${sources}/${name}.java`, text])),
    [`${sources}/AllSamples.java`]: `class AllSamples {
  public static void main(String[] none) throws Exception {
${classes.map(([name]) => `    ${name}.main(none);\n`).join('')}  }
}
`,
  });
}
