import { CORE_VERSION, coreNameOf, givenCoreName } from '../core.ts';
import { BANNER, packageHead, publishConfig, TYPESCRIPT_VERSION } from '../npm-package.ts';
import type { Target } from '../own-target.ts';
import { licenseText } from '../package-license.ts';
import { fillTemplate } from '../quote.ts';
import { ALL_PARTS, type RuntimeParts, withRuntimeParts } from '../runtime-parts.ts';
import type { GeneratedFile, NamingInput, TargetInput } from '../target.ts';
import { PARSE_XML_VERSION } from './package-files.ts';

/** Sources of the core, the same for every contract. */
const SOURCES = [
  'binary',
  'bodies',
  'call',
  'credentials',
  'deadline',
  'entries',
  'errors',
  'fake',
  'forms',
  'index',
  'json',
  'methods',
  'options',
  'paging',
  'retry',
  'serialize',
  'server',
  'transport',
];

/** Name of the package that a client has its core from; undefined where it holds that itself. */
export const coreName = (input: NamingInput): string | undefined => coreNameOf(input, 'typescript');

/** A client's own copy of the core, as far as it needs it. */
export function coreSources(
  { templates }: TargetInput,
  { hasXml, hasLogin, parts }: { readonly hasXml: boolean; readonly hasLogin: boolean; readonly parts: RuntimeParts },
): [name: string, text: string][] {
  const names = [
    ...SOURCES,
    ...(hasXml ? ['xml'] : []),
    ...(hasLogin ? ['identity'] : []),
    ...(parts.signed ? ['signature'] : []),
    ...(parts.waits ? ['waiting'] : []),
  ];
  return [
    ['core/defaults', defaultsFile(templates('defaults.json'))],
    ...names.map((name): [string, string] => [
      `core/${name}`,
      withRuntimeParts(templates(`typescript/src/core/${name}.ts`), parts),
    ]),
  ];
}

const defaultsFile = (json: string): string =>
  `/** What holds where nothing else is said; the same in the clients of all languages. */\nexport const DEFAULTS = ${json.trim()} as const;\n`;

/** Modules of the core that a package offers beside its main one. */
const ENTRIES = ['identity', 'xml'];

/** A module of a client that has its core from a package. */
export const fromPackage = (text: string, core: string): string =>
  text.replaceAll(/(['"])\.\/core\/(\w+)\.js\1/g, (_, quote: string, name: string) =>
    [quote, core, ...(name === 'index' ? [] : [`/${name}`]), quote].join(''),
  );

/** The package that clients of several services have in common: errors, credentials, options, retries, paging. */
export const typescriptCore: Target = {
  name: 'core-typescript',
  title: 'What TypeScript clients have in common, as a package of its own (npm package)',
  generate: async (input) => coreFiles(input),
};

function coreFiles(input: TargetInput): GeneratedFile[] {
  const license = licenseText(input);
  const sources = coreSources(input, { hasXml: true, hasLogin: true, parts: ALL_PARTS });
  return [
    { path: 'package.json', content: corePackage(input) },
    { path: 'tsconfig.json', content: input.templates('typescript/tsconfig.json') },
    {
      path: 'README.md',
      content: fillTemplate(input.templates('typescript/CORE.md'), { name: nameOf(input) }, {}),
    },
    ...(license === undefined ? [] : [{ path: 'LICENSE', content: license }]),
    ...sources
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, text]) => ({ path: `${name.replace('core/', 'src/')}.ts`, content: BANNER + text })),
  ];
}

const nameOf = (input: NamingInput): string => givenCoreName(input, 'typescript', "'@example/core'");

function corePackage(input: TargetInput): string {
  const manifest = {
    ...packageHead({ ...input, packageName: nameOf(input) }, '', 'What the clients have in common'),
    version: CORE_VERSION,
    description: 'What the clients of all services have in common.',
    type: 'module',
    main: './dist/index.js',
    types: './dist/index.d.ts',
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      ...Object.fromEntries(
        ENTRIES.map((name) => [`./${name}`, { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` }]),
      ),
      './package.json': './package.json',
    },
    files: ['dist', 'src'],
    sideEffects: false,
    engines: { node: '>=20' },
    scripts: { build: 'tsc -p tsconfig.json', prepack: 'npm run build' },
    dependencies: { '@rgrove/parse-xml': PARSE_XML_VERSION },
    devDependencies: { typescript: TYPESCRIPT_VERSION },
    ...publishConfig(input),
    specscribe: { version: input.specscribeVersion },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
