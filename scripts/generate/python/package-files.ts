import type { OpenApiDocument } from '../../emit/index.ts';
import { CORE_VERSION } from '../core.ts';
import { operationTables } from '../operation-tables.ts';
import type { OperationFacts } from '../operations.ts';
import { licenseLine } from '../package-license.ts';
import { fencedLiteral, fillTemplate, markdownCode, markdownText, oneLine } from '../quote.ts';
import { exampleVariables, readmeParts } from '../readme-parts.ts';
import { regionsOf } from '../regions.ts';
import { resourceCalls } from '../resources.ts';
import type { TargetInput } from '../target.ts';
import { keysNote, loginNote, schemeNote, tokenPlace } from '../token-header.ts';
import { firstState } from '../waiters.ts';
import { clientResources } from './client-file.ts';
import { CORE_DEPENDENCIES, coreDistribution } from './core.ts';
import { distributionName, importName, snakeCase } from './names.ts';
import { projectText } from './project-text.ts';

/** Writes `pyproject.toml`. */
export function projectFile(input: TargetInput): string {
  const { contract, packages = {} } = input;
  const { title, version } = contract.info;
  return projectText(input, {
    name: distributionName(input),
    version: packageVersion(version),
    description: oneLine(packages.description ?? `Typed client for ${title}.`),
    dependencies: dependencies(coreDistribution(input)),
    module: importName(input),
  });
}

const dependencies = (core: string | undefined): string[] => [
  ...(core === undefined ? [] : [`${core}>=${CORE_VERSION},<${Number.parseInt(CORE_VERSION, 10) + 1}`]),
  ...CORE_DEPENDENCIES,
];

/** A contract's version as PEP 440 takes it: its leading numbers; `0` where there are none. */
export const packageVersion = (version: string): string => /\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0';

/** Writes `README.md`: an example that runs, and all operations by tag. */
export function readmeFile(input: TargetInput, operations: readonly OperationFacts[]): string {
  const { contract, templates } = input;
  const { info } = contract;
  return fillTemplate(
    templates('python/README.md'),
    {
      ...exampleVariables(contract),
      distribution: distributionName(input),
      module: importName(input),
      title: markdownText(info.title),
      version: markdownText(info.version),
      tokenHeader: markdownCode(tokenPlace(contract)) + schemeNote(contract),
      login: loginNote(contract, '`token=IdentityTokens(url, user=…, password=…, domain=…, scope=…)`'),
      keys: keysNote(contract, '`credentials=IdentityCredentials(url, token=…)`'),
      exampleServer: exampleServer(contract),
      exampleCall: exampleCall(operations),
      further: furtherExamples(operations),
      operations: operationTables(operations, snakeCase, resourceCalls(clientResources(operations), snakeCase)),
      license: licenseLine(input),
    },
    readmeParts(contract),
  );
}

function exampleServer(contract: OpenApiDocument): string {
  const [region] = regionsOf(contract).keys();
  return region === undefined ? 'base_url="https://service.example.com"' : `region=${fencedLiteral(region)}`;
}

/** The call that asks for the least: of those that read, the one with the fewest arguments. */
function exampleCall(operations: readonly OperationFacts[]): string {
  const [simplest] = operations
    .filter(({ body, method }) => method === 'get' && !body?.required)
    .map((operation) => ({ operation, asked: askedArguments(operation) }))
    .sort((a, b) => a.asked.length - b.asked.length);
  return simplest ? call(simplest.operation) : 'with_options()';
}

const call = (operation: OperationFacts): string =>
  `${snakeCase(operation.id)}(${askedArguments(operation).join(', ')})`;

const askedArguments = ({ parameters }: OperationFacts): string[] =>
  parameters
    .filter(({ in: place, name, required }) => required && name !== 'project_id' && place !== 'header')
    .map(({ name, schemaType }) => {
      const value = schemaType === 'integer' || schemaType === 'number' ? '1' : fencedLiteral(`the ${name}`);
      return `${snakeCase(name).replace(/\W/g, '_')}=${value}`;
    });

/** A list that is paged through and a state that is waited for, where the contract has them. */
function furtherExamples(operations: readonly OperationFacts[]): string {
  const paged = operations.find(({ paging }) => paging !== undefined);
  const waited = operations.find(({ waiters }) => firstState(waiters) !== undefined);
  const state = firstState(waited?.waiters ?? []);
  const lines = [
    ...(paged
      ? [
          `for item in client.iterate(${[`client.${snakeCase(paged.id)}`, ...askedArguments(paged)].join(', ')}):`,
          '    print(item)',
        ]
      : []),
    ...(waited && state !== undefined
      ? [
          `client.wait_until(${[`client.${snakeCase(waited.id)}`, fencedLiteral(state), ...askedArguments(waited)].join(', ')})`,
        ]
      : []),
  ];
  return lines.length === 0 ? '' : `\n\`\`\`python\n${lines.join('\n')}\n\`\`\`\n`;
}
