import { CORE_VERSION } from '../core.ts';
import { operationTables } from '../operation-tables.ts';
import type { OperationFacts } from '../operations.ts';
import { licenseLine } from '../package-license.ts';
import { fencedLiteral, fillTemplate, markdownCode, markdownText } from '../quote.ts';
import { exampleVariables, readmeParts } from '../readme-parts.ts';
import { regionsOf } from '../regions.ts';
import { resourceCalls } from '../resources.ts';
import type { RuntimeParts } from '../runtime-parts.ts';
import type { TargetInput } from '../target.ts';
import { keysNote, loginNote, schemeNote, tokenPlace } from '../token-header.ts';
import { GENERATED } from './literal.ts';
import type { FurtherMethods } from './methods-file.ts';
import { type GoNames, goName } from './names.ts';

/** Writes `go.mod`: the runtime uses iterators and `omitzero`, which came with Go 1.23 and 1.24. */
export const moduleFile = ({ module }: GoNames, core: string | undefined): string =>
  `module ${module}\n\ngo 1.24\n${core === undefined ? '' : `\nrequire ${core} v${CORE_VERSION}\n`}`;

/** The numbers that all clients share, as constants of the core. */
export function defaultConstants({ templates }: TargetInput, { waits }: RuntimeParts): [name: string, value: string][] {
  const { maxAttempts, maxAnswerBytes, ...times } = JSON.parse(templates('defaults.json')) as Record<string, number>;
  return [
    ['DefaultMaxRetries', String((maxAttempts ?? 1) - 1)],
    ['DefaultMaxAnswerBytes', String(maxAnswerBytes)],
    ...Object.entries(times)
      .filter(([key]) => waits || !key.startsWith('wait'))
      .map(([key, value]): [string, string] => [
        key.replace(/^(.)(.*)Ms$/, (_, first: string, rest: string) => `Default${first.toUpperCase()}${rest}`),
        `${value} * time.Millisecond`,
      ]),
  ];
}

/** Writes `defaults.go`: those numbers under the client's own name. */
export function defaultsFile(
  input: TargetInput,
  { package: name }: GoNames,
  core: string,
  parts: RuntimeParts,
): string {
  const constants = defaultConstants(input, parts).map(([constant]) => constant);
  const width = Math.max(...constants.map((constant) => constant.length));
  const lines = constants.map((constant) => `\t${constant.padEnd(width)} = core.${constant}\n`);
  return `${GENERATED}\npackage ${name}\n\nimport ${core}\n\n// Defaults of [Options] and of how calls are tried again.\nconst (\n${lines.join('')})\n`;
}

/** Writes `README.md`: an example that runs, and all operations by tag. */
export function readmeFile(
  input: TargetInput,
  names: GoNames,
  operations: readonly OperationFacts[],
  further: FurtherMethods,
  core: string | undefined,
): string {
  const { contract, templates } = input;
  const { info } = contract;
  const [region] = regionsOf(contract).keys();
  return fillTemplate(
    templates('go/README.md'),
    {
      ...exampleVariables(contract),
      module: names.module,
      package: names.package,
      title: markdownText(info.title),
      version: markdownText(info.version),
      tokenHeader: markdownCode(tokenPlace(contract)) + schemeNote(contract),
      login: loginNote(
        contract,
        '`Token: IdentityTokens(IdentityLogin{URL: …, User: …, Password: NewSecret(…), Domain: …, Scope: …})`',
      ),
      keys: keysNote(contract, '`Credentials: IdentityCredentials(IdentityKeys{URL: …, Token: …})`'),
      place: region === undefined ? 'BaseURL:   "https://service.example.com"' : `Region:    ${fencedLiteral(region)}`,
      example: exampleCalls(names, operations, further),
      operations: operationTables(
        operations,
        (id) => names.methods.get(id) ?? id,
        resourceCalls(names.resources, undefined, '().'),
      ),
      license: licenseLine(input),
      corePath: core ?? '',
    },
    { ...readmeParts(contract), core: core !== undefined },
  );
}

/** A call, a list that is paged through and a state that is waited for, where the contract has them. */
function exampleCalls(
  names: GoNames,
  operations: readonly OperationFacts[],
  { lists, states }: FurtherMethods,
): string {
  const [simplest] = operations
    .filter(({ answers, body, method }) => method === 'get' && answers.length > 0 && !body?.required)
    .sort((a, b) => required(a).length - required(b).length);
  const listed = operations.find(({ id }) => lists.has(id));
  const awaited = operations.find(({ id }) => states.has(id));
  const { method = '', state = '' } = states.get(awaited?.id ?? '') ?? {};
  return [
    ...(simplest ? [callText(names, simplest)] : []),
    ...(listed ? [listText(names, listed, lists.get(listed.id) ?? '')] : []),
    ...(awaited ? [stateText(names, awaited, method, `${names.package}.${state}`)] : []),
  ].join('');
}

const callText = (names: GoNames, operation: OperationFacts): string => `
	answer, err := client.${names.methods.get(operation.id)}(ctx, ${paramsText(names, operation)})
	if failure := (*${names.package}.APIError)(nil); errors.As(err, &failure) {
		log.Fatal(failure.Status, failure.Code, failure.Message, failure.RequestID())
	} else if err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer)
`;

const listText = (names: GoNames, operation: OperationFacts, method: string): string => `
	for item, err := range client.${method}(ctx, ${paramsText(names, operation)}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(item)
	}
`;

const stateText = (names: GoNames, operation: OperationFacts, method: string, state: string): string => `
	if _, err := client.${method}(ctx, ${paramsText(names, operation)}, ${state}); err != nil {
		log.Fatal(err)
	}
`;

const required = ({ parameters }: OperationFacts): OperationFacts['parameters'] =>
  parameters.filter(({ in: place, name, required }) => required && name !== 'project_id' && place !== 'header');

function paramsText(names: GoNames, operation: OperationFacts): string {
  const fields = required(operation).map(({ name, schemaType }) => {
    const value = schemaType === 'integer' || schemaType === 'number' ? '1' : fencedLiteral(`the ${name}`);
    return `${goName(name)}: ${value}`;
  });
  return `${names.package}.${names.params.get(operation.id)}{${fields.join(', ')}}`;
}
