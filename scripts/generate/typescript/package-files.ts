import { CORE_VERSION } from '../core.ts';
import { packageHead, publishConfig, TYPESCRIPT_VERSION } from '../npm-package.ts';
import type { TargetInput } from '../target.ts';

/** What tells the package from the server of the same service. */
export const NAME_SUFFIX = '-client';

/** Versions that the generated code was made and tested with. */
export const OPENAPI_FETCH_VERSION = '0.17.0';
export const PARSE_XML_VERSION = '4.2.0';

/**
 * Writes `package.json`.
 *
 * @param hasXml whether what the package holds writes or reads XML
 * @param core the package that has what all services have in common; undefined where this one holds it itself
 */
export function packageFile(input: TargetInput, hasXml: boolean, core: string | undefined): string {
  const { specscribeVersion } = input;
  const manifest = {
    ...packageHead(input, NAME_SUFFIX, 'Typed client'),
    type: 'module',
    // For resolvers that don't know `exports`.
    main: './dist/index.js',
    types: './dist/index.d.ts',
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './calls': { types: './dist/calls.d.ts', default: './dist/calls.js' },
      './fake': { types: './dist/fake.d.ts', default: './dist/fake.js' },
      './package.json': './package.json',
    },
    files: ['dist', 'src'],
    sideEffects: false,
    engines: { node: '>=20' },
    scripts: { build: 'tsc -p tsconfig.json', prepack: 'npm run build' },
    dependencies: {
      ...(core === undefined ? {} : { [core]: `^${CORE_VERSION}` }),
      ...(hasXml ? { '@rgrove/parse-xml': PARSE_XML_VERSION } : {}),
      'openapi-fetch': OPENAPI_FETCH_VERSION,
    },
    devDependencies: { typescript: TYPESCRIPT_VERSION },
    ...publishConfig(input),
    specscribe: { version: specscribeVersion },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
