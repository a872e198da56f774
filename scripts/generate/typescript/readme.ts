import type { OpenApiDocument } from '../../emit/index.ts';
import { packageName } from '../npm-package.ts';
import { operationTables } from '../operation-tables.ts';
import type { OperationFacts } from '../operations.ts';
import { licenseLine } from '../package-license.ts';
import type { ParameterFacts } from '../parameters.ts';
import { fencedLiteral, fillTemplate, markdownCode, markdownText } from '../quote.ts';
import { exampleVariables, readmeParts } from '../readme-parts.ts';
import { resourceCalls } from '../resources.ts';
import type { TargetInput } from '../target.ts';
import { keysNote, loginNote, schemeNote, tokenPlace } from '../token-header.ts';
import { firstState } from '../waiters.ts';
import { coreName } from './core.ts';
import { NAME_SUFFIX } from './package-files.ts';
import { clientResources, serverEntry } from './table.ts';

/** Writes `README.md`: an example that runs, and all operations by tag. */
export function readmeFile(input: TargetInput, operations: readonly OperationFacts[]): string {
  const { info } = input.contract;
  const core = coreName(input);
  return fillTemplate(
    input.templates('typescript/README.md'),
    {
      ...exampleVariables(input.contract),
      name: packageName(input, NAME_SUFFIX),
      title: markdownText(info.title),
      version: markdownText(info.version),
      tokenHeader: markdownCode(tokenPlace(input.contract)) + schemeNote(input.contract),
      login: loginNote(input.contract, '`token: identityTokens({ url, user: { name, password, domain }, scope })`'),
      keys: keysNote(input.contract, '`credentials: identityCredentials({ url, token })`'),
      servers: serverOptions(input.contract),
      exampleServer: exampleServer(input.contract),
      exampleCall: exampleCall(operations),
      exampleMore: exampleMore(operations),
      operations: operationTables(operations, undefined, resourceCalls(clientResources(operations))),
      license: licenseLine(input),
      core: core ?? '',
    },
    { ...readmeParts(input.contract), vendored: core === undefined },
  );
}

function serverOptions({ servers }: OpenApiDocument): string {
  return Object.entries(servers?.[0]?.variables ?? {})
    .map(([name, { default: value, description }]) => {
      const meaning = description ? `; ${markdownText(description)}` : '.';
      return `- ${markdownCode(name)}: part of the service's address, ${markdownCode(value)} by default${meaning}\n`;
    })
    .join('');
}

function exampleServer(contract: OpenApiDocument): string {
  const { url, variables } = serverEntry(contract);
  if (url === '') return '  baseUrl: "https://service.example.com",\n';
  return Object.entries(variables)
    .map(([name, variable]) => `  ${propertyName(name)}: ${fencedLiteral(variable.default)},\n`)
    .join('');
}

/** The simplest call of those that need only path parameters: reading before writing, few arguments before many. */
function exampleCall(operations: readonly OperationFacts[]): string {
  const [simplest] = operations
    .filter(({ body, parameters }) => !body?.required && parameters.every(isEasy))
    .map((operation) => ({ operation, cost: (operation.method === 'get' ? 0 : 100) + askedPath(operation).length }))
    .sort((a, b) => a.cost - b.cost);
  if (simplest === undefined) return 'raw';
  const { operation } = simplest;
  const limit = operation.parameters.some(
    ({ in: place, name, schemaType }) => place === 'query' && name === 'limit' && schemaType === 'integer',
  );
  return `${operation.id}(${argumentsText(operation, limit ? ['query: { limit: 10 }'] : [])})`;
}

/** What a call of an operation is given in an example: its path parameters, by their own names, and more. */
function argumentsText(operation: OperationFacts, more: readonly string[] = []): string {
  const path = askedPath(operation).map(
    ({ name, schemaType }) => `${propertyName(name)}: ${NUMERIC.has(schemaType) ? '1' : fencedLiteral(name)}`,
  );
  const groups = [...(path.length > 0 ? [`path: { ${path.join(', ')} }`] : []), ...more];
  return groups.length > 0 ? `{ ${groups.join(', ')} }` : '';
}

/** A list read to its end, and a state waited for, as far as the contract has them. */
function exampleMore(operations: readonly OperationFacts[]): string {
  const list = operations.find(({ paging, parameters }) => paging && parameters.every(isEasy));
  const shown = operations.find(
    ({ waiters, parameters }) => firstState(waiters) !== undefined && parameters.every(isEasy),
  );
  const state = firstState(shown?.waiters ?? []) ?? '';
  const lines = [
    ...(list ? [`for await (const item of client.iterate.${list.id}(${argumentsText(list)})) items.push(item);`] : []),
    ...(shown
      ? [`items.push(await client.waitUntil.${shown.id}(${argumentsText(shown) || '{}'}, ${fencedLiteral(state)}));`]
      : []),
  ];
  if (lines.length === 0) return '';
  return ['const items: unknown[] = [];', ...lines].map((line) => `  ${line}\n`).join('');
}

const NUMERIC: ReadonlySet<string | undefined> = new Set(['integer', 'number']);

const isEasy = ({ in: place, required, hasEnum }: ParameterFacts): boolean =>
  !required || (place === 'path' && !hasEnum);

/** Path parameters that a caller gives: all but the one that the client fills. */
const askedPath = ({ parameters }: OperationFacts): ParameterFacts[] =>
  parameters.filter(({ in: place, name }) => place === 'path' && name !== 'project_id');

const propertyName = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : fencedLiteral(name));
