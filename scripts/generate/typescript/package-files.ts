import { packageLicense, packageName, packageVersion, TYPESCRIPT_VERSION } from '../npm-package.ts';
import { oneLine } from '../quote.ts';
import type { TargetInput } from '../target.ts';

/** Versions that the generated code was made and tested with. */
export const OPENAPI_FETCH_VERSION = '0.17.0';
export const LOSSLESS_JSON_VERSION = '4.3.3';

/** Writes `package.json`. */
export function packageFile(input: TargetInput): string {
  const { contract, specscribeVersion } = input;
  const manifest = {
    name: packageName(input),
    version: packageVersion(contract.info.version),
    description: `Typed client for ${oneLine(contract.info.title)}.`,
    license: packageLicense(contract),
    type: 'module',
    // For resolvers that don't know `exports`.
    main: './dist/index.js',
    types: './dist/index.d.ts',
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
