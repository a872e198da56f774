import { contractJson } from '../contract-json.ts';
import { BANNER } from '../npm-package.ts';
import { operationsOf } from '../operations.ts';
import { licenseText } from '../package-license.ts';
import { refuseUnroutable } from '../routable.ts';
import type { GeneratedFile, TargetInput } from '../target.ts';
import type { Target } from '../own-target.ts';
import { handlersFile, namesFile, schemasFile } from './named-types.ts';
import { packageFile, RUNTIME_SOURCES } from './package-files.ts';
import { readmeFile } from './readme.ts';

/** An npm package: types of the contract, an interface of handlers, and a server that calls them. */
export const serverTypescriptTarget: Target = {
  name: 'server-typescript',
  title: 'Typed server stub for TypeScript and JavaScript on Fastify (npm package)',
  generate,
};

/** Sources that are the same for every contract. */
const COPIED = ['contract', 'index', ...RUNTIME_SOURCES, 'types'];

async function generate(input: TargetInput): Promise<readonly GeneratedFile[]> {
  // Loads a compiler: only where types are written.
  const { schemaFile } = await import('../schema-types.ts');
  const { contract, templates } = input;
  const contractText = contractJson(contract);
  const operations = operationsOf(contract);
  refuseUnroutable(operations);
  const license = licenseText(input);
  const sources: [string, string][] = [
    ['handlers', handlersFile(operations)],
    ['names', namesFile(contract)],
    ['schema', await schemaFile(contract)],
    ['schemas', await schemasFile(contract)],
    ...COPIED.map((name): [string, string] => [name, templates(`server-typescript/src/${name}.ts`)]),
  ];
  return [
    { path: 'package.json', content: packageFile(input) },
    { path: 'tsconfig.json', content: templates('server-typescript/tsconfig.json') },
    { path: 'README.md', content: readmeFile(input, operations) },
    ...(license === undefined ? [] : [{ path: 'LICENSE', content: license }]),
    { path: 'contract.json', content: contractText },
    ...sources
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, text]) => ({ path: `src/${name}.ts`, content: BANNER + text })),
  ];
}
