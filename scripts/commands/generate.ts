import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../emit/index.ts';
import { type GeneratedFile, GenerateError, TARGETS, type Target } from '../generate/index.ts';
import { EXIT, UsageError } from './errors.ts';
import { readText, replaceFolder } from './files.ts';
import { PACKAGE_ROOT } from './lint.ts';
import { baseName, type Terminal } from './terminal.ts';

export interface GenerateOptions {
  readonly target: readonly string[];
  readonly out: string;
  readonly service?: string;
}

/** Clients and stubs of one contract, each in a folder of its target's name. */
export async function generate(spec: string, options: GenerateOptions, terminal: Terminal): Promise<number> {
  const contractText = await readText(spec);
  if (contractText === undefined) throw new UsageError(`${spec}: no such file`);
  const contract = parse(contractText) as OpenApiDocument;
  const service = options.service ?? baseName(spec);
  for (const target of options.target) {
    const out = path.join(options.out, target);
    await generateTarget({ target, service, contract, contractText, out, force: true });
    terminal.note(`wrote ${out}\n`);
  }
  return EXIT.fine;
}

export interface GenerateTarget {
  readonly target: string;
  readonly service: string;
  readonly contract: OpenApiDocument;
  readonly contractText: string;
  readonly out: string;
  readonly force: boolean;
}

/** Holds the digest of what a target was generated from, so that an unchanged one is left alone. */
const DIGEST_FILE = 'specscribe.json';

/**
 * Generates a target unless its inputs are those of last time; its folder is replaced as a whole.
 *
 * @returns true where files were written
 * @throws UsageError for an unknown target or a contract that it can't carry
 */
export async function generateTarget(request: GenerateTarget): Promise<boolean> {
  const target = targetOf(request.target);
  const digest = await digestOf(request);
  const stored = await readText(path.join(request.out, DIGEST_FILE));
  if (!request.force && stored === digest) return false;
  const files = [...(await filesOf(target, request)), { path: DIGEST_FILE, content: digest }];
  await replaceFolder(request.out, new Map(files.map((file) => [file.path, file.content])));
  return true;
}

function targetOf(name: string): Target {
  const target = TARGETS.find((each) => each.name === name);
  if (!target)
    throw new UsageError(`${name}: no such target; there are ${TARGETS.map((each) => each.name).join(', ')}`);
  return target;
}

/** The files of a target, with the templates of this package. */
export async function filesOf(
  target: Target,
  { service, contract, contractText }: Omit<GenerateTarget, 'target' | 'out' | 'force'>,
): Promise<readonly GeneratedFile[]> {
  const templates = await templatesOf(target.name);
  try {
    return await target.generate({
      service,
      contract,
      contractText,
      specscribeVersion: version(),
      templates: (name) => {
        const text = templates.get(name);
        if (text === undefined) throw new Error(`no template ${name}`);
        return text;
      },
    });
  } catch (error) {
    if (error instanceof GenerateError) throw new UsageError(error.message);
    throw error;
  }
}

const version = (): string => (createRequire(import.meta.url)('../../package.json') as { version: string }).version;

async function templatesOf(target: string): Promise<Map<string, string>> {
  return textsBelow(path.join(PACKAGE_ROOT, 'templates'), target);
}

async function textsBelow(root: string, folder: string): Promise<Map<string, string>> {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => [name, await readFile(path.join(root, name), 'utf8')]),
    ),
  );
}

/** SHA-256 of all that a target's files depend on: contract, templates, our generator, the libraries it calls. */
async function digestOf({ target, service, contractText }: GenerateTarget): Promise<string> {
  const hash = createHash('sha256');
  const code = await textsBelow(path.resolve(fileURLToPath(import.meta.url), '../..'), 'generate');
  const generator = [...code].filter(([name]) => name.endsWith('.js'));
  const dependencies = createRequire(import.meta.url)('../../package.json').dependencies as Record<string, string>;
  const parts = [
    target,
    service,
    contractText,
    version(),
    dependencies['openapi-typescript'] ?? '',
    ...(await templatesOf(target)),
    ...generator,
  ].flat();
  for (const part of parts) hash.update(part).update('\0');
  return `${JSON.stringify({ inputs: hash.digest('hex') })}\n`;
}
