// Generated clients beside what others generate from the same contract, in one run: `npm run bench:clients`. Figures of one
// run compare; those of different runs don't. What can't be installed is named and left out.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { CORPUS, ROOT, SMOKE } from './setup.mjs';

const HEY_API = '@hey-api/openapi-ts@0.99.0';
const SDK = 'huaweicloudsdkmodelarts==3.1.219';
const ROUNDS = SMOKE ? 5 : 200;
const HERE = path.join(ROOT, 'test/bench/clients');
const dist = (file) => import(path.join(ROOT, 'dist', file));

/** Answers each request with as many items as its query asks for. */
function answer(item) {
  const bodies = new Map(
    [1, 1000].map((count) => [count, JSON.stringify({ data: Array(count).fill(item), total: count })]),
  );
  const server = createServer((request, response) => {
    const limit = Number(new URL(request.url, 'http://localhost').searchParams.get('limit'));
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(bodies.get(limit));
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
}

async function main() {
  const contract = await contractOf222();
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-bench-clients-'));
  const worker = new Worker(new URL(import.meta.url), {
    workerData: await fullItem(contract),
    argv: process.argv.slice(2),
  });
  try {
    const port = await new Promise((resolve) => worker.once('message', resolve));
    const url = `http://127.0.0.1:${port}`;
    const rows = [];
    for (const measure of [typescript, python, go, ...(SMOKE ? [] : [java])])
      rows.push(...(await measure(contract, folder, url)));
    print(rows, countOf(contract));
  } finally {
    await worker.terminate();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A whole reference where the corpus is there, else the contract of this repository. */
async function contractOf222() {
  const { parse } = await import('yaml');
  const pages = path.join(CORPUS, 'rst/modelarts');
  const text = (file) => readFileSync(file, 'utf8');
  if (SMOKE || !existsSync(pages)) return parse(text(path.join(ROOT, 'spec/modelarts.yaml')));
  const [{ contractOf }, { defaultServiceConfig }] = [await dist('pipeline/index.js'), await dist('service-config.js')];
  const files = readdirSync(pages, { recursive: true })
    .filter((file) => file.endsWith('.rst'))
    .sort();
  const input = {
    pages: files.map((file) => ({ file, text: text(path.join(pages, file)) })),
    config: defaultServiceConfig('modelarts'),
    configFile: 'service.yaml',
  };
  return JSON.parse(JSON.stringify(contractOf(input).document));
}

const countOf = ({ paths }) =>
  Object.values(paths).flatMap((item) => Object.values(item).filter((each) => each?.responses)).length;

/** An item of the list with all its fields. */
async function fullItem(contract) {
  const { madeValue } = await dist('server-runtime/made.js');
  const resolved = (schema) => (schema?.$ref ? contract.components.schemas[schema.$ref.split('/').at(-1)] : schema);
  const { responses } = listOf(contract);
  const list = resolved(responses['200'].content['application/json'].schema).properties.data;
  const { properties } = resolved(list.items);
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, madeValue(contract, schema)]));
}

const listOf = ({ paths }) =>
  Object.values(paths)
    .flatMap((item) => Object.values(item))
    .find(({ operationId }) => operationId === 'listNotebooks');

/** Generates a target of ours; returns its folder. */
async function ours(contract, folder, target) {
  const { generateTargets } = await dist('commands/generate.js');
  const out = path.join(folder, `ours-${target}`);
  const contractText = JSON.stringify(contract);
  await generateTargets([{ target, service: 'bench', contract, contractText, out, force: true }], () => undefined);
  return out;
}

/** Generates by OpenAPI Generator with its own templates, all operations in one class. */
async function stock(contract, folder, generator, additionalProperties) {
  const { runGenerator } = await dist('commands/targets/openapi-generator.js');
  const plain = structuredClone(contract);
  for (const item of Object.values(plain.paths))
    for (const each of Object.values(item)) if (each?.responses) each.tags = ['Operations'];
  delete plain.security;
  const job = {
    contract: plain,
    config: { additionalProperties: { hideGenerationTimestamp: true, ...additionalProperties } },
  };
  const [files] = await runGenerator([{ title: `stock ${generator}`, generator, job, overrides: new Map() }]);
  const out = path.join(folder, `stock-${generator}`);
  for (const [name, content] of files) {
    mkdirSync(path.dirname(path.join(out, name)), { recursive: true });
    writeFileSync(path.join(out, name), content);
  }
  return out;
}

/** Runs a program to its end and parses what it prints last; undefined, with the reason printed, where it fails. */
function measured(title, command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: 600_000,
    maxBuffer: 2 ** 26,
    ...options,
  });
  if (status === 0) return JSON.parse(stdout.trim().split('\n').at(-1));
  console.log(
    `left out: ${title}: ${(error?.message ?? stderr ?? stdout).trim().split('\n').slice(-3).join(' ').slice(0, 400)}`,
  );
  return undefined;
}

const succeeds = (title, command, args, options = {}) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: 600_000,
    maxBuffer: 2 ** 26,
    ...options,
  });
  if (status !== 0) console.log(`left out: ${title}: ${(error?.message ?? `${stdout}${stderr}`).trim().slice(-400)}`);
  return status === 0;
};

const row = (title, found, more = {}) => (found === undefined ? [] : [{ title, ...found, ...more }]);

async function typescript(contract, folder, url) {
  const { rolldown } = await import('rolldown');
  const client = await ours(contract, folder, 'typescript');
  const source = path.join(client, 'src');
  const entries = {
    'TypeScript, specscribe': `import { createClient } from ${JSON.stringify(path.join(source, 'index.ts'))};
      export const connect = (baseUrl) => createClient({ baseUrl, projectId: 'p', token: 't' });
      export const call = async (client, limit) => (await client.listNotebooks({ query: { limit } })).data.length;`,
    'TypeScript, specscribe, functions': `import { connect as to } from ${JSON.stringify(path.join(source, 'index.ts'))};
      import { listNotebooks } from ${JSON.stringify(path.join(source, 'calls.ts'))};
      export const connect = (baseUrl) => to({ baseUrl, projectId: 'p', token: 't' });
      export const call = async (client, limit) => (await listNotebooks(client, { query: { limit } })).data.length;`,
    'TypeScript, openapi-fetch': `import createClient from 'openapi-fetch';
      export const connect = (baseUrl) => createClient({ baseUrl });
      export const call = async (client, limit) =>
        (await client.GET('/v1/{project_id}/notebooks', { params: { path: { project_id: 'p' }, query: { limit } } })).data.data.length;`,
  };
  const hey = path.join(folder, 'hey-api');
  mkdirSync(hey);
  writeFileSync(path.join(hey, 'contract.json'), JSON.stringify(contract));
  writeFileSync(path.join(hey, 'package.json'), '{"private":true,"type":"module"}');
  const npx = ['openapi-ts', '-i', 'contract.json', '-o', 'out', '--silent', '--no-log-file'];
  const hasHey =
    succeeds('hey-api', 'npm', ['install', '--silent', '--no-audit', '--no-fund', HEY_API, 'typescript@5.9.3'], {
      cwd: hey,
    }) && succeeds('hey-api', path.join(hey, 'node_modules/.bin', npx[0]), npx.slice(1), { cwd: hey });
  if (hasHey)
    entries['TypeScript, hey-api'] =
      `import { createClient } from ${JSON.stringify(path.join(hey, 'out/client/index.ts'))};
      import { listNotebooks } from ${JSON.stringify(path.join(hey, 'out/sdk.gen.ts'))};
      export const connect = (baseUrl) => createClient({ baseUrl });
      export const call = async (client, limit) =>
        (await listNotebooks({ client, path: { project_id: 'p' }, query: { limit } })).data.data.length;`;
  const rows = [];
  for (const [title, text] of Object.entries(entries)) {
    const name = title.replace(/\W+/g, '-');
    const entry = path.join(folder, `${name}.entry.mjs`);
    writeFileSync(entry, text);
    const bundle = await rolldown({
      input: entry,
      platform: 'browser',
      logLevel: 'silent',
      resolve: { modules: [path.join(ROOT, 'node_modules')], extensionAlias: { '.js': ['.ts', '.js'] } },
    });
    const file = path.join(folder, `${name}.mjs`);
    await bundle.write({ file, format: 'esm', minify: true });
    await bundle.close();
    const bytes = readFileSync(file);
    const found = measured(title, process.execPath, [path.join(HERE, 'measure.mjs'), file, url, String(ROUNDS)]);
    rows.push(...row(title, found, { size: bytes.length, zipped: gzipSync(bytes).length }));
  }
  return rows;
}

async function python(contract, folder, url) {
  const command = process.env.BENCH_PYTHON ?? environmentOf(folder);
  if (command === undefined) return [];
  const client = await ours(contract, folder, 'python');
  const other = await stock(contract, folder, 'python', { packageName: 'stock_client', projectName: 'stock-client' });
  return [['specscribe', client], ['openapi-generator', other], ...sdkOfVendor(command, folder)].flatMap(
    ([kind, site]) => {
      const env = { ...process.env, PYTHONPATH: site, no_proxy: '*' };
      succeeds(`compiling ${kind}`, command, ['-m', 'compileall', '-q', site]);
      const args = [path.join(HERE, 'measure.py'), kind, url, String(ROUNDS)];
      return row(`Python, ${kind}`, measured(`Python, ${kind}`, command, args, { env }));
    },
  );
}

/** What the vendor publishes for the same operations, where it can be installed. */
function sdkOfVendor(command, folder) {
  const site = path.join(folder, 'sdk');
  const install = ['-m', 'pip', 'install', '-q', '--target', site, SDK];
  return SMOKE || !succeeds('SDK of the vendor', command, install) ? [] : [['SDK of the vendor', site]];
}

/** An interpreter with what generated clients need, in an environment of this run. */
function environmentOf(folder) {
  const place = path.join(folder, 'venv');
  const packages = ['pydantic==2.14.3', 'python-dateutil==2.9.0.post0', 'typing-extensions==4.16.0', 'urllib3==2.8.0'];
  const made =
    succeeds('Python', 'python3', ['-m', 'venv', place]) &&
    succeeds('Python', path.join(place, 'bin/python'), ['-m', 'pip', 'install', '-q', ...packages]);
  return made ? path.join(place, 'bin/python') : undefined;
}

async function go(contract, folder, url) {
  const template = readFileSync(path.join(HERE, 'measure.go.txt'), 'utf8');
  const kinds = [
    {
      kind: 'specscribe',
      place: await ours(contract, folder, 'go'),
      connect: 'api := must(client.New(client.Options{BaseURL: url, ProjectID: "p", Token: client.StaticToken("t")}))',
      call: 'len(must(api.ListNotebooks(ctx, client.ListNotebooksParams{Limit: &limit})).Data)',
    },
    {
      kind: 'openapi-generator',
      place: await stock(contract, folder, 'go', { packageName: 'stock', withGoMod: true, isGoSubmodule: false }),
      connect:
        'config := client.NewConfiguration()\n\tconfig.Servers = client.ServerConfigurations{{URL: url}}\n\tapi := client.NewAPIClient(config).OperationsAPI',
      call: 'func() int { found, _, err := api.ListNotebooks(ctx, "p").Limit(int32(limit)).Execute(); return len(must(found, err).Data) }()',
    },
  ];
  return kinds.flatMap(({ kind, place, connect, call }) => {
    const title = `Go, ${kind}`;
    if (kind === 'openapi-generator')
      writeFileSync(path.join(place, 'go.mod'), 'module example.com/stock\n\ngo 1.24\n');
    const module = /^module (.+)$/m.exec(readFileSync(path.join(place, 'go.mod'), 'utf8'))[1];
    mkdirSync(path.join(place, 'measure'));
    for (const name of readdirSync(place))
      if (name.endsWith('_test.go') || name === 'test') rmSync(path.join(place, name), { recursive: true });
    const text = template.replace('MODULE', module).replace('CONNECT', connect).replace('CALL', call);
    writeFileSync(path.join(place, 'measure/main.go'), text);
    const program = path.join(place, 'measure.bin');
    if (!succeeds(title, 'go', ['build', '-ldflags=-s -w', '-o', program, './measure'], { cwd: place })) return [];
    return row(title, measured(title, program, [url, String(ROUNDS)]), { size: statSync(program).size });
  });
}

async function java(contract, folder, url) {
  const template = readFileSync(path.join(HERE, 'Measure.java.txt'), 'utf8');
  const stockPackages = {
    invokerPackage: 'stock',
    apiPackage: 'stock.api',
    modelPackage: 'stock.model',
    library: 'native',
    artifactId: 'stock',
  };
  const kinds = [
    {
      kind: 'specscribe',
      place: await ours(contract, folder, 'java'),
      connect: 'var client = com.example.bench.CLIENT.builder().baseUrl(url).projectId("p").token("t").build();',
      call: 'client.listNotebooks().limit(limit).execute().getData().size()',
    },
    {
      kind: 'openapi-generator',
      place: await stock(contract, folder, 'java', { ...stockPackages, openApiNullable: false }),
      connect: 'var api = new stock.api.OperationsApi(new stock.ApiClient() {{ updateBaseUri(url); }});',
      call: 'api.listNotebooks(PARAMETERS).getData().size()',
    },
  ];
  return kinds.flatMap(({ kind, place, connect, call }) => {
    const title = `Java, ${kind}`;
    const classpath = path.join(place, 'classpath');
    const maven = [
      '-q',
      '-B',
      '-ntp',
      '-Dmaven.javadoc.skip=true',
      'compile',
      'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath',
      `-Dmdep.outputFile=${classpath}`,
    ];
    rmSync(path.join(place, 'src/test'), { recursive: true, force: true });
    if (!succeeds(title, 'mvn', maven, { cwd: place })) return [];
    const sources = readdirSync(path.join(place, 'src/main/java'), { recursive: true });
    const client = path.basename(
      sources.find((file) => /com\/example\/bench\/\w+Client\.java$/.test(file)) ?? '',
      '.java',
    );
    const api = sources.find((file) => file.endsWith('stock/api/OperationsApi.java'));
    const signature =
      api &&
      /public \w+ listNotebooks\(([^)]*)\)/.exec(readFileSync(path.join(place, 'src/main/java', api), 'utf8'))[1];
    const parameters = (signature ?? '')
      .split(', ')
      .map((each) => (each.endsWith(' projectId') ? '"p"' : each.endsWith(' limit') ? 'limit' : 'null'))
      .join(', ');
    mkdirSync(path.join(place, 'measure'));
    const file = path.join(place, 'measure/Measure.java');
    writeFileSync(
      file,
      template
        .replace('CONNECT', connect)
        .replace('CALL', call)
        .replace('CLIENT', client)
        .replace('PARAMETERS', parameters),
    );
    const path_ = [
      path.join(place, 'measure'),
      path.join(place, 'target/classes'),
      readFileSync(classpath, 'utf8').trim(),
    ].join(path.delimiter);
    if (!succeeds(title, 'javac', ['-proc:none', '-d', path.join(place, 'measure'), '-cp', path_, file])) return [];
    return row(title, measured(title, 'java', ['-cp', path_, 'Measure', url, String(ROUNDS)]));
  });
}

function print(rows, operations) {
  const ms = (value) => (value === undefined ? '' : value < 10 ? value.toFixed(2) : value.toFixed(0));
  const kilo = (value) => (value === undefined ? '' : `${(value / 1000).toFixed(1)} KB`);
  const table = [
    [
      'client',
      'import, construction (ms)',
      'one call (ms)',
      '1,000 items (ms)',
      'memory (MB)',
      'size',
      'gzipped',
      'threads',
    ],
    ...rows.map(({ title, importMs, oneMs, manyMs, memory, size, zipped, threads }) => [
      title,
      ms(importMs),
      ms(oneMs),
      ms(manyMs),
      (memory / 1e6).toFixed(0),
      kilo(size),
      kilo(zipped),
      threads === undefined ? '' : String(threads),
    ]),
  ];
  console.log(`${operations} operations, medians of ${ROUNDS} calls of a server on this machine`);
  for (const cells of table) console.log(`| ${cells.join(' | ')} |`);
}

if (isMainThread) await main();
else answer(workerData);
