import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parseXml } from '@rgrove/parse-xml';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { goNames } from '../../scripts/generate/go/names.ts';
import { operationsOf } from '../../scripts/generate/index.ts';
import { camelCase } from '../../scripts/generate/java/names.ts';
import { apartContract } from '../../scripts/operation-views.ts';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { CORPORA, corpusPages, NO_CORPUS } from '../corpus.ts';
import { removeFolder, scratchFolder } from '../generate/support/compile.ts';
import { type Message, type Node, readOperations } from '../generate/support/contract-reading.ts';
import { generateInto } from '../generate/support/generated.ts';
import { build, run } from '../matrix/process.ts';
import { columns } from '../support/columns.ts';
import { CLIENT_PACKAGES, pythonWith } from '../support/python.ts';

/** An answer that a page shows for a success, whether or not it is what its table says. */
interface Example {
  readonly id: string;
  readonly status: number;
  readonly value: unknown;
  /** As it is sent. */
  readonly text: string;
  /** How generated code calls the operation: method and path, and its names. */
  readonly call: string;
  readonly method: string;
  readonly javaMethod: string;
}

const TIME = 600_000;
const hasGo = (await run('go', ['version'])).status === 0;
const hasJava = (await run('mvn', ['--version'])).status === 0;

/** Numbers of examples by corpus, of JSON and of XML. */
const counts: string[][] = [['', 'JSON', 'XML']];
const count = (corpus: string, examples: readonly Example[]): void => {
  const texts = examples.filter(({ value }) => value === undefined).length;
  counts.push([corpus, String(examples.length - texts), String(texts)]);
};
afterAll(() => console.log(columns(counts)));
const python = NO_CORPUS ? undefined : pythonWith('client', CLIENT_PACKAGES);

describe.skipIf(NO_CORPUS !== '').each(CORPORA)(`all answers that the pages of %s show ${NO_CORPUS}`, (corpus) => {
  const folder = scratchFolder('examples');
  let contract: Node;
  let examples: Example[];

  beforeAll(async () => {
    const input = { pages: corpusPages(corpus), config: defaultServiceConfig('corpus'), configFile: 'service.yaml' };
    contract = apartContract(JSON.parse(JSON.stringify(contractOf(input).document))) as unknown as Node;
    examples = examplesOf(contract);
    count(corpus, examples);
  }, TIME);
  afterAll(() => removeFolder(folder));

  const generated = async (target: string): Promise<string> => {
    const out = path.join(folder, target);
    mkdirSync(out);
    await generateInto(out, target, { corpus: contract });
    return path.join(out, 'corpus');
  };

  it('are decoded in TypeScript, with all that is in them', { timeout: TIME }, async () => {
    expect(await typescriptFaults(await generated('typescript'), examples)).toEqual([]);
  });

  it.skipIf(!hasGo)('are decoded in Go, with all that is in them', { timeout: TIME }, async () => {
    const results = await goResults(await generated('go'), folder, written());
    expect(faultsOf(examples, results)).toEqual([]);
  });

  it.skipIf(!hasJava)('are decoded in Java, with all that is in them', { timeout: TIME }, async () => {
    const results = await javaResults(await generated('java'), folder, written());
    expect(faultsOf(examples, results)).toEqual([]);
  });

  const written = (): string => {
    const file = path.join(folder, 'examples-of-all.json');
    writeFileSync(file, JSON.stringify(examples));
    return file;
  };

  it.skipIf(python === undefined)('are decoded in Python, with all that is in them', { timeout: TIME }, async () => {
    const client = await generated('python');
    const file = path.join(folder, 'examples.json');
    writeFileSync(file, JSON.stringify(examples.filter(({ value }) => value !== undefined)));
    const script = path.join(import.meta.dirname, 'decode_examples.py');
    const env = { ...process.env, PYTHONPATH: client, PYTHONWARNINGS: 'ignore', PYTHONDONTWRITEBYTECODE: '1' };
    const options = { env, maxBuffer: 2 ** 26, timeout: TIME };
    const { stdout } = await promisify(execFile)(python as string, [script, 'corpus_client', file], options);
    expect(JSON.parse(stdout)).toEqual([]);
  });
});

function examplesOf(contract: Node): Example[] {
  const document = contract as unknown as OpenApiDocument;
  const operations = operationsOf(document);
  const { methods } = goNames({ service: 'corpus', contract: document }, operations);
  const calls = new Map(
    operations.map(({ id, method, path: place }) => [
      id,
      `${method.toUpperCase()} ${place.replaceAll('{project_id}', '__project_id__')}`,
    ]),
  );
  return readOperations(contract).flatMap(({ id, successes }) =>
    successes.flatMap(({ status, message }) =>
      shownBodies(message).map(({ value, text }) => ({
        id,
        status,
        value,
        text,
        call: calls.get(id) ?? '',
        method: methods.get(id) ?? '',
        javaMethod: camelCase(id),
      })),
    ),
  );
}

/** The bodies that a page shows for a success: JSON as its value, XML as text that can be read. */
function shownBodies(message: Message | undefined): { value: unknown; text: string }[] {
  if (message?.schema.format === 'binary') return [];
  if (message?.mediaType.includes('json'))
    return [...message.examples, ...message.contradicting]
      .filter((each) => each !== undefined)
      .map((value) => ({ value, text: JSON.stringify(value) }));
  return (message?.texts ?? []).flatMap((text) => (isXml(text) ? [{ value: undefined, text }] : []));
}

/** What is no XML on a page is none on its way either. */
function isXml(text: string): boolean {
  try {
    parseXml(text.trim());
    return true;
  } catch {
    return false;
  }
}

type Result = { readonly value: unknown } | { readonly error: string } | { readonly none: true };

/** What is lost or was refused: of JSON by its value, of XML by the texts of its elements. */
function faultsOf(examples: readonly Example[], results: readonly Result[]): string[] {
  if (results.length !== examples.length) return [`${results.length} results of ${examples.length} examples`];
  return examples.flatMap(({ id, value, text }, index) => {
    const result = results[index] as Result;
    if ('none' in result) return [];
    if ('error' in result) return [`${id}: ${result.error}: ${text.slice(0, 300)}`];
    const got = JSON.stringify(result.value, (_, each) => (typeof each === 'bigint' ? String(each) : each));
    const isSame = value === undefined ? lostOf(text, result.value).length === 0 : isHeld(result.value, value);
    return isSame ? [] : [`${id}: ${got} is not ${text}`];
  });
}

/** Texts of elements without others in them that a value doesn't have. */
function lostOf(text: string, value: unknown): string[] {
  const held = new Set(leavesOf(value));
  const texts = [...text.matchAll(/<([\w:]+)[^<>]*>([^<>]+)<\/\1>/g)].map(([, , inner = '']) => inner);
  return texts
    .map(unescaped)
    .filter((each) => each.trim() !== '' && !held.has(each.trim()) && !held.has(String(Number(each))));
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

const leavesOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [String(value).trim()];

/** Whether an answer is all there. Where a list is due, one object is a list of it. */
const isHeld = (held: unknown, value: unknown): boolean =>
  alike(held, value) || (Array.isArray(held) && !Array.isArray(value) && alike(held, [value]));

/** Whether two values are the same, but for scalars that are written in another way: `"3"` for 3. */
function alike(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return String(a) === String(b);
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== others.length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && alike((a as Node)[key], (b as Node)[key]));
}

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

async function goResults(client: string, folder: string, examples: string): Promise<Result[]> {
  cpSync(path.join(import.meta.dirname, 'go/examples_test.go'), path.join(client, 'examples_test.go'));
  const results = path.join(folder, 'results-go.json');
  const env = { ...process.env, EXAMPLES: examples, RESULTS: results };
  await promisify(execFile)('go', ['test', '-count=1', '-run', 'TestExamples', '.'], { cwd: client, env });
  return json(results) ?? [];
}

const CLASSPATH = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath';

async function javaResults(client: string, folder: string, examples: string): Promise<Result[]> {
  const [classpathFile, results] = ['classpath', 'results-java.json'].map((name) => path.join(folder, name)) as [
    string,
    string,
  ];
  const sources = path.join(client, 'src/main/java/com/example/corpus');
  cpSync(path.join(import.meta.dirname, 'java/DecodeExamples.java'), path.join(sources, 'DecodeExamples.java'));
  const maven = ['-q', '-B', '-ntp', 'compile', CLASSPATH, `-Dmdep.outputFile=${classpathFile}`];
  await build('mvn', maven, { cwd: client });
  const classes = [path.join(client, 'target/classes'), readFileSync(classpathFile, 'utf8').trim()];
  const main = 'com.example.corpus.DecodeExamples';
  await promisify(execFile)('java', ['-cp', classes.join(path.delimiter), main, examples, results]);
  return json(results);
}

type AnyMethod = (args: object) => Promise<unknown>;

interface ClientModule {
  readonly OPERATIONS: Readonly<Record<string, readonly [method: string, path: string]>>;
  createClient(options: object): Readonly<Record<string, AnyMethod>>;
}

async function typescriptFaults(client: string, examples: readonly Example[]): Promise<string[]> {
  const shown = examples.filter((each) => ![204, 205].includes(each.status));
  const { OPERATIONS, createClient }: ClientModule = await import(pathToFileURL(transpiled(client)).href);
  const results: Result[] = [];
  // HTTP has no body with a 204 or a 205, whatever a page shows.
  for (const { id, status, text } of shown) {
    const fetch = async () => new Response(text, { status });
    const names = [...(OPERATIONS[id]?.[1] ?? '').matchAll(/\{([^{}]+)\}/g)].map(([, name]) => [name, 'x']);
    const call = createClient({ baseUrl: 'http://127.0.0.1:9', fetch })[id]?.({ path: Object.fromEntries(names) });
    results.push(
      (await call?.then(
        (value) => ({ value }),
        (error: unknown) => ({ error: String(error) }),
      )) ?? { error: 'no method' },
    );
  }
  return faultsOf(shown, results);
}

/** Writes a package's modules without their types, which other tests check; returns the main one. */
function transpiled(folder: string): string {
  const [source, target] = ['src', 'dist'].map((name) => path.join(folder, name)) as [string, string];
  mkdirSync(target);
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  mkdirSync(path.join(target, 'core'));
  for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((each) =>
    each.endsWith('.ts'),
  )) {
    const { outputText } = ts.transpileModule(readFileSync(path.join(source, name), 'utf8'), { compilerOptions });
    writeFileSync(path.join(target, name.replace(/ts$/, 'js')), outputText);
  }
  return path.join(target, 'index.js');
}
