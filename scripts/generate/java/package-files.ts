import type { OpenApiDocument } from '../../emit/index.ts';
import { operationTables } from '../operation-tables.ts';
import type { OperationFacts } from '../operations.ts';
import { licenseLine } from '../package-license.ts';
import type { ParameterFacts } from '../parameters.ts';
import { docText, fencedLiteral, fillTemplate, markdownCode, markdownText } from '../quote.ts';
import { exampleVariables, readmeParts } from '../readme-parts.ts';
import { regionsOf } from '../regions.ts';
import { resourceCalls } from '../resources.ts';
import type { TargetInput } from '../target.ts';
import { keysNote, loginNote, schemeNote, tokenPlace } from '../token-header.ts';
import { firstState } from '../waiters.ts';
import { camelCase, clientClass, constantNames, coordinatesOf, javaPackage, pascalCase } from './names.ts';
import { coreDependency, corePackage } from './core.ts';
import { pomText } from './pom.ts';
import { clientResources } from './resources.ts';

/** A contract's version as Maven compares it: its leading numbers; `0` where there are none. */
const packageVersion = (version: string): string => /\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0';

/** Writes `pom.xml`. */
export const pomFile = (input: TargetInput): string =>
  pomText(
    input,
    { ...coordinatesOf(input), version: packageVersion(input.contract.info.version) },
    `Client for ${input.contract.info.title}`,
    coreDependency(input),
  );

/** Writes `README.md`: an example that runs, and all operations by tag. */
export function readmeFile(input: TargetInput, operations: readonly OperationFacts[]): string {
  const { contract, templates } = input;
  const { info } = contract;
  return fillTemplate(
    templates('java/README.md'),
    {
      ...exampleVariables(contract),
      ...coordinatesOf(input),
      client: clientClass(input),
      exampleCall: exampleCall(operations),
      exampleServer: exampleServer(contract),
      further: furtherExamples(operations),
      license: licenseLine(input),
      operations: operationTables(operations, camelCase, resourceCalls(clientResources(operations), camelCase, '().')),
      package: javaPackage(input),
      title: markdownText(info.title),
      tokenHeader: markdownCode(tokenPlace(contract)) + schemeNote(contract),
      login: loginNote(contract, '`tokenSource(IdentityTokens.ofUser(url, name, password, domain, project))`'),
      keys: keysNote(contract, '`credentials(new IdentityCredentials(url, tokens))`'),
      version: markdownText(info.version),
      packageVersion: packageVersion(info.version),
      corePackage: corePackage(input),
    },
    { ...readmeParts(contract), core: corePackage(input) !== javaPackage(input) },
  );
}

function exampleServer(contract: OpenApiDocument): string {
  const [region] = regionsOf(contract).keys();
  return region === undefined ? 'baseUrl("https://service.example.com")' : `region(${fencedLiteral(region)})`;
}

/** The call that asks for the least: of those that read, the one with the fewest arguments. */
function exampleCall(operations: readonly OperationFacts[]): string {
  const [simplest] = operations
    .filter(({ body, method }) => method === 'get' && !body?.required)
    .sort((a, b) => asked(a).length - asked(b).length);
  return simplest ? `client.${call(simplest)}.execute()` : 'client';
}

/** A list that is paged through and a state that is waited for, where the contract has them. */
function furtherExamples(operations: readonly OperationFacts[]): string {
  const paged = operations.find(({ paging }) => paging !== undefined);
  const waited = operations.find(({ result, waiters }) => firstState(waiters) !== undefined && result !== undefined);
  const [state] = constantNames(
    Object.keys(waited?.waiters.find(({ states }) => Object.keys(states).length > 0)?.states ?? {}),
  ).keys();
  const lines = [
    ...(paged ? [`for (var item : client.${call(paged)}.items()) System.out.println(item);`] : []),
    ...(waited && state
      ? [`client.${call(waited)}.waitUntil(OperationsApi.${pascalCase(waited.id)}Call.State.${state});`]
      : []),
  ];
  return lines.length === 0 ? '' : `\n\`\`\`java\n${lines.join('\n')}\n\`\`\`\n`;
}

const call = (operation: OperationFacts): string => `${methodName(operation)}(${asked(operation).join(', ')})`;
const methodName = ({ id }: OperationFacts): string => camelCase(id);

const asked = ({ parameters }: OperationFacts): string[] =>
  parameters
    .filter(({ in: place, name, required }) => required && name !== 'project_id' && place !== 'header')
    .map(exampleValue);

function exampleValue({ name, schemaType }: ParameterFacts): string {
  if (schemaType === 'integer') return '1L';
  return schemaType === 'number' ? 'BigDecimal.ONE' : fencedLiteral(`the ${docText(name)}`);
}
