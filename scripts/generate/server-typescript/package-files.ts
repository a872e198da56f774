import { packageHead, publishConfig, TYPESCRIPT_VERSION } from '../npm-package.ts';
import type { TargetInput } from '../target.ts';

/** What tells the package from the client of the same service. */
export const NAME_SUFFIX = '-server';

/** Versions that the generated code was made and tested with. */
export const DEPENDENCIES = {
  '@fastify/ajv-compiler': '4.0.7',
  fastify: '5.12.8',
  'fastify-openapi-glue': '4.11.4',
  'lossless-json': '4.3.3',
} as const;
const NODE_TYPES_VERSION = '^20.19.0';

/** Sources of the server that this package runs too (`specscribe serve`), below `src/`. */
export const RUNTIME_SOURCES = [
  'answers',
  'base-path',
  'bodies',
  'choice',
  'contract',
  'credentials',
  'digits',
  'examples',
  'index',
  'made',
  'parameters',
  'refusals',
  'routes',
  'schemas',
  'server',
  'service',
].map((name) => `runtime/${name}`);

/** Writes `package.json`. */
export function packageFile(input: TargetInput): string {
  const { specscribeVersion } = input;
  const manifest = {
    ...packageHead(input, NAME_SUFFIX, 'Typed server stub'),
    type: 'module',
    // For resolvers that don't know `exports`.
    main: './dist/index.js',
    types: './dist/index.d.ts',
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './contract.json': './contract.json',
      './package.json': './package.json',
    },
    files: ['dist', 'src', 'contract.json'],
    sideEffects: false,
    engines: { node: '>=20' },
    scripts: { build: 'tsc -p tsconfig.json', prepack: 'npm run build' },
    dependencies: DEPENDENCIES,
    devDependencies: { '@types/node': NODE_TYPES_VERSION, typescript: TYPESCRIPT_VERSION },
    ...publishConfig(input),
    specscribe: { version: specscribeVersion },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
