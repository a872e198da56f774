import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { CORPORA, corpusPages, NO_CORPUS } from '../corpus.ts';
import { removeFolder, scratchFolder } from '../generate/support/compile.ts';
import { type Node, readOperations } from '../generate/support/contract-reading.ts';
import { generateInto } from '../generate/support/generated.ts';
import { CLIENT_PACKAGES, pythonWith } from '../support/python.ts';

/** An answer that a page shows for a success, whether or not it is what its table says. */
interface Example {
  readonly id: string;
  readonly status: number;
  readonly value: unknown;
}

const TIME = 600_000;
const python = NO_CORPUS ? undefined : pythonWith('client', CLIENT_PACKAGES);

describe.skipIf(NO_CORPUS !== '').each(CORPORA)(`all answers that the pages of %s show ${NO_CORPUS}`, (corpus) => {
  const folder = scratchFolder('examples');
  let contract: Node;
  let examples: Example[];

  beforeAll(async () => {
    const input = { pages: corpusPages(corpus), config: defaultServiceConfig('corpus'), configFile: 'service.yaml' };
    contract = JSON.parse(JSON.stringify(contractOf(input).document));
    examples = examplesOf(contract);
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

  it.skipIf(python === undefined)('are decoded in Python, with all that is in them', { timeout: TIME }, async () => {
    const client = await generated('python');
    const file = path.join(folder, 'examples.json');
    writeFileSync(file, JSON.stringify(examples));
    const script = path.join(import.meta.dirname, 'decode_examples.py');
    const env = { ...process.env, PYTHONPATH: client, PYTHONWARNINGS: 'ignore', PYTHONDONTWRITEBYTECODE: '1' };
    const options = { env, maxBuffer: 2 ** 26, timeout: TIME };
    const { stdout } = await promisify(execFile)(python as string, [script, 'corpus_client', file], options);
    expect(JSON.parse(stdout)).toEqual([]);
  });
});

const examplesOf = (contract: Node): Example[] =>
  readOperations(contract).flatMap(({ id, successes }) =>
    successes
      .filter(({ message }) => message?.mediaType.includes('json'))
      .flatMap(({ status, message }) =>
        (message?.examples ?? []).filter((each) => each !== undefined).map((value) => ({ id, status, value })),
      ),
  );

type AnyMethod = (args: object) => Promise<unknown>;

interface ClientModule {
  readonly OPERATIONS: Readonly<Record<string, readonly [method: string, path: string]>>;
  createClient(options: object): Readonly<Record<string, AnyMethod>>;
}

async function typescriptFaults(client: string, examples: readonly Example[]): Promise<string[]> {
  const { OPERATIONS, createClient }: ClientModule = await import(pathToFileURL(transpiled(client)).href);
  const faults: string[] = [];
  // HTTP has no body with a 204 or a 205, whatever a page shows.
  for (const { id, status, value } of examples.filter((each) => ![204, 205].includes(each.status))) {
    const fetch = async () => new Response(JSON.stringify(value), { status });
    const names = [...(OPERATIONS[id]?.[1] ?? '').matchAll(/\{([^{}]+)\}/g)].map(([, name]) => [name, 'x']);
    const call = createClient({ baseUrl: 'http://127.0.0.1:9', fetch })[id]?.({ path: Object.fromEntries(names) });
    const got = await call?.catch((error: unknown) => String(error));
    if (JSON.stringify(got) !== JSON.stringify(value)) faults.push(`${id}: ${JSON.stringify(got)}`);
  }
  return faults;
}

/** Writes a package's modules without their types, which other tests check; returns the main one. */
function transpiled(folder: string): string {
  const [source, target] = ['src', 'dist'].map((name) => path.join(folder, name)) as [string, string];
  mkdirSync(target);
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  for (const name of readdirSync(source)) {
    const { outputText } = ts.transpileModule(readFileSync(path.join(source, name), 'utf8'), { compilerOptions });
    writeFileSync(path.join(target, name.replace(/ts$/, 'js')), outputText);
  }
  return path.join(target, 'index.js');
}
