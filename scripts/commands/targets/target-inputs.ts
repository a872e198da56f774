import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OpenApiDocument } from '../../emit/index.ts';
import type { JarTarget, PackageMetadata, TargetInput } from '../../generate/index.ts';
import { apartContract } from '../../operation-views.ts';
import { type Cache, sha256 } from '../contract/cache.ts';
import { type FileTexts, filesBelow } from '../machine/files.ts';
import { PACKAGE, PACKAGE_ROOT } from '../machine/package.ts';
import { generatorPin } from './generator-pin.ts';

/** What targets are generated from. */
export interface TargetSource {
  readonly service: string;
  readonly contract: OpenApiDocument;
  readonly contractText: string;
  /** Name of the target's package; the target's own choice where absent. */
  readonly packageName?: string | undefined;
  /** What the package says of itself. */
  readonly packages?: PackageMetadata;
}

/** Input of a target, with the templates of this package. */
export async function inputOf(target: string, source: TargetSource): Promise<TargetInput> {
  const { service, contract, contractText, packageName, packages = {} } = source;
  const templates = await templatesOf(target);
  return {
    service,
    contract: apartContract(contract),
    contractText,
    ...(packageName === undefined ? {} : { packageName }),
    packages,
    specscribeVersion: PACKAGE.version,
    templates: (name) => {
      const text = templates.get(name);
      if (text === undefined) throw new Error(`no template ${name}`);
      return text;
    },
  };
}

/** SHA-256 of all that the files of a target of our own code depend on, in hexadecimal digits. */
export async function codeDigest(
  target: string,
  { service, contractText, packageName = '', packages = {} }: TargetSource,
): Promise<string> {
  const { version, dependencies } = PACKAGE;
  const metadata = JSON.stringify(packages);
  const parts = [
    target,
    service,
    packageName,
    metadata,
    contractText,
    version,
    dependencies['openapi-typescript'] ?? '',
  ];
  return sha256(...[...parts, ...(await templatesOf(target)).entries(), ...(await generatorCode())].flat());
}

/**
 * SHA-256 of all that the files of a target of OpenAPI Generator depend on: what the generator is given, its JAR, the
 * files of our own, and the code that sorts and finishes the generator's: the target's own and what targets share. Code
 * of other targets may change without Java being asked for; where none has, the digest of last time is in the cache.
 *
 * @throws GenerateError where the contract holds something that the target can't carry
 */
export async function jarDigest(target: JarTarget, source: TargetSource, cache: Cache): Promise<string> {
  const key = sha256('target', await codeDigest(target.name, source), generatorPin().sha256);
  const known = cache.get(key, (value) => typeof value === 'string');
  if (known !== undefined) return known;
  const digest = await madeDigest(target, source);
  cache.put(key, digest);
  return digest;
}

async function madeDigest(target: JarTarget, source: TargetSource): Promise<string> {
  const input = await inputOf(target.name, source);
  const files = target.files(input).flatMap(({ path: file, content }) => [file, content]);
  const parts = [target.name, target.generator, JSON.stringify(target.job(input)), generatorPin().sha256, ...files];
  const isOwnOrShared = (name: string): boolean =>
    name.startsWith(`generate/${target.name}/`) || /^generate\/[^/]+$/.test(name);
  const code = (await generatorCode()).filter(([name]) => isOwnOrShared(name));
  return sha256(...[...parts, ...(await overridesOf(target)).entries(), ...code].flat());
}

/** Templates that replace the JAR's own, by their names there. */
export async function overridesOf({ name }: JarTarget): Promise<FileTexts> {
  const folder = `${name}/overrides/`;
  const found = [...(await templatesOf(name))].filter(([file]) => file.startsWith(folder));
  return new Map(found.map(([file, text]) => [file.slice(folder.length), text]));
}

async function templatesOf(target: string): Promise<Map<string, string>> {
  const root = path.join(PACKAGE_ROOT, 'templates');
  // The core of a client is made of the client's own templates.
  const folder = target.replace(/^core-/, '');
  const own = path.join(root, folder);
  const names = existsSync(own) ? await filesBelow(own) : [];
  return new Map(await textsOf(root, [...names.map((name) => `${folder}/${name}`), 'defaults.json']));
}

/** Files outside `generate/` whose code decides what targets are made of. */
const CALLED = ['allow-lists.js', 'nodes.js', 'operation-views.js', 'emit/clean-text.js', 'json-pointer.js'];

/** Compiled code of all generators, read once: it doesn't change while it runs. Sources that a test runs have the same. */
function generatorCode(): Promise<[string, string][]> {
  generators ??= readGeneratorCode();
  return generators;
}

let generators: Promise<[string, string][]> | undefined;

async function readGeneratorCode(): Promise<[string, string][]> {
  const root = path.join(PACKAGE_ROOT, 'dist');
  const below = (await filesBelow(path.join(root, 'generate'))).map((name) => `generate/${name}`);
  return textsOf(root, [...below.filter((name) => name.endsWith('.js') && !isLeftover(name)), ...CALLED]);
}

/** What the compiler has left of a source that is gone; an installed package has no sources, and no leftovers. */
function isLeftover(name: string): boolean {
  const sources = path.join(PACKAGE_ROOT, 'scripts');
  return existsSync(sources) && !existsSync(path.join(sources, name.replace(/\.js$/, '.ts')));
}

const textsOf = (root: string, names: readonly string[]): Promise<[string, string][]> =>
  Promise.all(names.map(async (name) => [name, await readFile(path.join(root, name), 'utf8')]));
