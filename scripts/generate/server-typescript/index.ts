import { BANNER, licenseText } from '../npm-package.ts';
import { type OperationFacts, operationsOf } from '../operations.ts';
import { schemaFile } from '../schema-types.ts';
import { type GeneratedFile, GenerateError, type Target, type TargetInput } from '../target.ts';
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
  const { contract, templates } = input;
  const contractText = contractJson(input);
  const operations = operationsOf(contract);
  refuseUnroutable(operations);
  const license = licenseText(contract);
  const sources: [string, string][] = [
    ['schema', await schemaFile(contract, { bigints: false })],
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

/**
 * The contract as the server reads it when it starts: data, never code.
 *
 * @throws GenerateError for a contract that JSON can't carry, such as one that contains itself
 */
function contractJson({ contract }: TargetInput): string {
  const refuse = (_: string, value: unknown): unknown => {
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new GenerateError('a number of the contract is infinite or none, which JSON has no word for');
    return value;
  };
  try {
    return `${JSON.stringify(contract, refuse, 1)}\n`;
  } catch (error) {
    if (error instanceof GenerateError) throw error;
    throw new GenerateError(`the contract can't be written as JSON (${(error as Error).message})`);
  }
}

/** What the server would refuse when it starts is refused here, where it can still be mended. */
function refuseUnroutable(operations: readonly OperationFacts[]): void {
  const places = new Map<string, string>();
  for (const { id, method, path } of operations) {
    if (method === 'trace' || /[*?#]/.test(path))
      throw new GenerateError(`${id}: ${method.toUpperCase()} ${path} can't be served; correct or leave it out`);
    const place = `${method} ${path.replace(/\{[^{}]+\}/g, '{}')}`;
    const other = places.get(place);
    if (other !== undefined) throw new GenerateError(`${id} and ${other} are at the same place; make one of them`);
    places.set(place, id);
  }
}
