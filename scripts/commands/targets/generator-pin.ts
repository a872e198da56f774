import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { faultLine, readConfig } from '../../config-file.ts';
import { GENERATOR_SHA256, GENERATOR_VERSION } from '../../generate/index.ts';
import { ConfigError } from '../../located-yaml.ts';

/** The OpenAPI Generator that a project is made with. */
export interface GeneratorPin {
  readonly version: string;
  /** Of its JAR, in hexadecimal digits. Any other file is never run. */
  readonly sha256: string;
  /** Address of its JAR. */
  readonly url: string;
}

/** Where the generator's own command reads its version from. */
export const PIN_FILE = 'openapitools.json';

/** Where the generator's own command has the JAR from. */
const mavenCentral = (version: string): string =>
  `https://repo1.maven.org/maven2/org/openapitools/openapi-generator-cli/${version}/openapi-generator-cli-${version}.jar`;

/** Settings that matter here; the others are for the generator's own command. */
const schema = z.looseObject({
  'generator-cli': z.looseObject({
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/, 'is no version')
      .meta({ examples: [GENERATOR_VERSION] }),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'must have 64 hexadecimal digits')
      .optional()
      .meta({ examples: [GENERATOR_SHA256] }),
    repository: z
      .looseObject({
        downloadUrl: z
          .string()
          .regex(/^https?:\/\//, 'must begin with https://')
          .optional(),
      })
      .optional(),
  }),
});

/**
 * The generator that `openapitools.json` pins, as the generator's own command reads it: its
 * version, the address of the JAR (`repository.downloadUrl`) and, read here alone, the JAR's hash beside the version.
 * Without the file, the version that targets are tested with.
 *
 * @param folder root of the project
 * @throws ConfigError for a file that can't be used, and for another version without a hash
 */
export function generatorPin(folder = '.'): GeneratorPin {
  const text = pinText(folder);
  if (text === undefined)
    return { version: GENERATOR_VERSION, sha256: GENERATOR_SHA256, url: mavenCentral(GENERATOR_VERSION) };
  const { value, placeOf } = readConfig(text, PIN_FILE, schema);
  const { repository, sha256, version } = value['generator-cli'];
  const known = version === GENERATOR_VERSION ? GENERATOR_SHA256 : undefined;
  const hash = sha256 ?? known;
  const at = ['generator-cli', 'version'];
  if (hash === undefined)
    throw new ConfigError(
      faultLine(
        placeOf,
        at,
        `${version} needs "sha256", the SHA-256 of its JAR; no hash is needed for ${GENERATOR_VERSION}`,
      ),
    );
  if (known !== undefined && hash !== known)
    throw new ConfigError(faultLine(placeOf, ['generator-cli', 'sha256'], `${version} has the hash ${known}`));
  const { downloadUrl } = repository ?? {};
  const url = downloadUrl === undefined ? mavenCentral(version) : filled(downloadUrl, version);
  return { version, sha256: hash, url };
}

function pinText(folder: string): string | undefined {
  try {
    return readFileSync(path.join(folder, PIN_FILE), 'utf8');
  } catch {
    return undefined;
  }
}

/** An address with its placeholders filled, as the generator's own command does. */
function filled(address: string, version: string): string {
  const values: Readonly<Record<string, string | undefined>> = {
    groupId: 'org/openapitools',
    artifactId: 'openapi-generator-cli',
    'group.id': 'org.openapitools',
    'artifact.id': 'openapi-generator-cli',
    versionName: version,
  };
  return address.replace(/\$\{([\w.]+)\}/g, (whole, name: string) =>
    name.startsWith('env.') ? (process.env[name.slice('env.'.length)] ?? whole) : (values[name] ?? whole),
  );
}

/** The text of an `openapitools.json` that pins the version that targets are tested with. */
export const pinFileText = (): string =>
  `${JSON.stringify({ $schema: './node_modules/@openapitools/openapi-generator-cli/config.schema.json', spaces: 2, 'generator-cli': { version: GENERATOR_VERSION, sha256: GENERATOR_SHA256 } }, null, 2)}\n`;
