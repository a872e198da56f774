import type { OpenApiDocument } from '../../emit/index.ts';
import { oneLine } from '../quote.ts';
import { GenerateError, type TargetInput } from '../target.ts';

/** Versions that the generated code was made and tested with. */
export const OPENAPI_FETCH_VERSION = '0.17.0';
export const LOSSLESS_JSON_VERSION = '4.3.3';
export const TYPESCRIPT_VERSION = '5.9.3';

const PACKAGE_NAME = /^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;

/**
 * Name of the package: as given, else of the service.
 *
 * @throws GenerateError for a name that npm refuses
 */
export function packageName({ packageName: given, service }: TargetInput): string {
  const name = given ?? `@specscribe/${service}`;
  if (!PACKAGE_NAME.test(name)) throw new GenerateError(`${JSON.stringify(name)} is not a name for an npm package`);
  return name;
}

/** Writes `package.json`. */
export function packageFile(input: TargetInput): string {
  const { contract, specscribeVersion } = input;
  const manifest = {
    name: packageName(input),
    version: packageVersion(contract.info.version),
    description: `Typed client for ${oneLine(contract.info.title)}.`,
    license: packageLicense(contract),
    type: 'module',
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' }, './package.json': './package.json' },
    files: ['dist', 'src'],
    sideEffects: false,
    engines: { node: '>=20' },
    scripts: { build: 'tsc -p tsconfig.json', prepack: 'npm run build' },
    dependencies: { 'lossless-json': LOSSLESS_JSON_VERSION, 'openapi-fetch': OPENAPI_FETCH_VERSION },
    devDependencies: { typescript: TYPESCRIPT_VERSION },
    publishConfig: { access: 'public' },
    specscribe: { version: specscribeVersion },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** A contract's version as npm takes it: `v1` becomes `1.0.0`, `2.1` becomes `2.1.0`; text without a digit, `0.0.0`. */
export function packageVersion(version: string): string {
  const found = /(0|[1-9]\d*)(?:\.(0|[1-9]\d*))?(?:\.(0|[1-9]\d*))?(-[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*)?/.exec(version);
  const [, major = '0', minor = '0', patch = '0', label = ''] = found ?? [];
  const whole = found?.[0] === version || found?.[0] === version.replace(/^v/, '');
  return `${major}.${minor}.${patch}${whole && !/^-0\d+$/.test(label) ? label : ''}`;
}

function packageLicense({ info }: OpenApiDocument): string {
  const name = info.license?.name;
  if (name === undefined) return 'UNLICENSED';
  return /^[A-Za-z0-9.+-]+$/.test(name) ? name : 'SEE LICENSE IN LICENSE';
}
