import { BANNER } from '../npm-package.ts';
import type { OpenApiDocument } from '../../emit/index.ts';
import { fakeAnswers } from '../fake-answers.ts';
import { operationsOf } from '../operations.ts';
import { licenseText } from '../package-license.ts';
import type { Target } from '../own-target.ts';
import { literal } from '../quote.ts';
import { ALL_PARTS, runtimeParts, withRuntimeParts } from '../runtime-parts.ts';
import type { GeneratedFile, TargetInput } from '../target.ts';
import { coreName, coreSources, fromPackage } from './core.ts';
import { namesFile } from './names.ts';
import { packageFile } from './package-files.ts';
import { readmeFile } from './readme.ts';
import { samples } from './sample.ts';
import { hasIdentityTokens } from '../token-header.ts';
import { xmlTable } from '../xml-shapes.ts';
import { callsFile, rowsFile, tableFile } from './table.ts';
import { withFormerNames } from './former-names.ts';

/** Sources that are the same for every contract, and that its types are part of. */
const COPIED = ['client', 'connect', 'errors', 'fake', 'index', 'types'];

/** An npm package: types of the contract, a method for each operation, and the code that sends requests. */
export const typescriptTarget: Target = {
  name: 'typescript',
  title: 'Typed client for TypeScript and JavaScript (npm package)',
  generate,
  samples,
};

/** What the package offers beside the rest where a login gives its tokens. */
const LOGIN = "export { type IdentityLogin, type IdentityUser, identityTokens } from './core/identity.js';\n";
/** And where requests are signed. */
const KEYS = "export { type IdentityKeys, identityCredentials } from './core/identity.js';\n";

/** What the client sends where the contract says bytes. */
const BINARY = { module: './core/index.js', name: 'Binary' };

/** What a fake answers, by the ids of operations. */
const answersFile = (contract: OpenApiDocument): string => {
  const rows = [...fakeAnswers(contract)].map(
    ([id, { status, mediaType, body }]) => `  ${literal(id)}: ${literal([status, mediaType, body])},\n`,
  );
  return `import type { FakeExample } from './core/index.js';\n\n/** Answers of a fake: the examples of the documentation. */\nexport const ANSWERS: Readonly<Record<string, FakeExample>> = {\n${rows.join('')}};\n`;
};

async function generate(input: TargetInput): Promise<readonly GeneratedFile[]> {
  // Loads a compiler: only where types are written.
  const { schemaFile } = await import('../schema-types.ts');
  const { contract, templates } = input;
  const operations = operationsOf(contract);
  const license = licenseText(input);
  const hasXml = xmlTable(contract, operations).bodies.size > 0;
  const hasLogin = hasIdentityTokens(contract);
  const core = coreName(input);
  const parts = core === undefined ? runtimeParts(contract, operations) : ALL_PARTS;
  const offered = hasLogin ? (parts.signed ? KEYS : '') + LOGIN : '';
  const sources: [string, string][] = [
    ['schema', withFormerNames(await schemaFile(contract, BINARY), contract, operations)],
    ['answers', answersFile(contract)],
    ['names', namesFile(contract, operations, parts)],
    ['rows', rowsFile(contract, operations)],
    ['calls', callsFile(contract, operations)],
    ['operations', tableFile(contract, operations, parts)],
    ...COPIED.map((name): [string, string] => [
      name,
      withRuntimeParts(templates(`typescript/src/${name}.ts`), parts) + (name === 'index' ? offered : ''),
    ]),
  ];
  const kept = core === undefined ? coreSources(input, { hasXml, hasLogin, parts }) : [];
  return [
    { path: 'package.json', content: packageFile(input, hasXml && core === undefined, core) },
    { path: 'tsconfig.json', content: templates('typescript/tsconfig.json') },
    { path: 'README.md', content: readmeFile(input, operations) },
    ...(license === undefined ? [] : [{ path: 'LICENSE', content: license }]),
    ...[...sources, ...kept]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, text]) => ({
        path: `src/${name}.ts`,
        content: BANNER + (core === undefined ? text : fromPackage(text, core)),
      })),
  ];
}
