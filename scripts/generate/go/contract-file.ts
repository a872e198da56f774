import type { OpenApiDocument } from '../../emit/index.ts';
import { entriesOf } from '../../nodes.ts';
import { fakeAnswers } from '../fake-answers.ts';
import { errorCodesOf, textsOf } from '../listed.ts';
import type { OperationFacts } from '../operations.ts';
import { PROJECT_SEGMENT } from '../prepare.ts';
import { regionsOf } from '../regions.ts';
import { nodeAt } from '../resolve.ts';
import type { RuntimeParts } from '../runtime-parts.ts';
import { keyInQuery, tokenHeader, tokenScheme } from '../token-header.ts';
import { GENERATED, goConstants, goLiteral, goMap } from './literal.ts';
import { type GoNames, goName, parameterKey } from './names.ts';
import { commentLine } from './prepare.ts';

/** Writes `contract.go`: what the runtime must know of a contract beyond its types. */
export function contractFile(contract: OpenApiDocument, names: GoNames, parts: RuntimeParts): string {
  const [server] = contract.servers ?? [];
  const whole = server !== undefined && /^https?:\/\//i.test(server.url);
  const variables = Object.entries(whole ? (server.variables ?? {}) : {});
  const defaults = variables.map(([name, each]): [string, string] => [name, each.default]);
  const version = goLiteral(contract.info.version);
  return `${GENERATED}
// Package ${names.package} is a client for ${commentLine(contract.info.title)}. Make one
// with [New]; it has a method for each operation.
package ${names.package}

// Version of the contract that the package was made from.
const Version = ${version}

const userAgent = ${goLiteral(`${names.package}-go/${contract.info.version.replace(/[^\w.+-]/g, '')}`)}
const tokenHeader = ${goLiteral(tokenHeader(contract))}

// tokenScheme stands in front of a token in its header; empty where nothing does.
const tokenScheme = ${goLiteral(tokenScheme(contract))}
${
  parts.queryKey
    ? `\n// tokenQuery is the query parameter that carries a token instead; empty where none does.\nconst tokenQuery = ${goLiteral(keyInQuery(contract) ?? '')}\n`
    : ''
}${
  parts.project
    ? `\n// projectSegment stands in paths where the id of the project belongs.\nconst projectSegment = ${goLiteral(PROJECT_SEGMENT)}\n`
    : ''
}
// serverURL is the service's address; a name in braces is a variable.
const serverURL = ${goLiteral(whole ? server.url : '')}

var serverVariables = ${goMap(defaults)}
${
  parts.regions
    ? `\n// Regions that were known when this package was made, with their addresses. Others may be given as well.\nvar Regions = ${goMap(regionsOf(contract))}\n`
    : ''
}
// ErrorCode is a code of an error that the service answers with. It may send others than those that are listed here.
type ErrorCode string
${errorCodes(contract, names)}`;
}

function errorCodes(contract: OpenApiDocument, { free }: GoNames): string {
  const sorted = errorCodesOf(contract).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const constants = new Map(sorted.map((code) => [free(`ErrorCode${goName(code)}`), code]));
  const list = `\n// documentedCodes are sorted.\nvar documentedCodes = []ErrorCode{${[...constants.keys()].join(', ')}}\n`;
  if (constants.size === 0) return list;
  return `\n// Codes that the documentation lists.\n${goConstants(constants, 'ErrorCode')}${list}`;
}

/** Writes `fake_examples.go`: what a fake of the service answers. */
export function fakeExamplesFile(
  contract: OpenApiDocument,
  operations: readonly OperationFacts[],
  { package: packageName, methods }: GoNames,
): string {
  const answers = fakeAnswers(contract);
  const rows = operations.flatMap(({ id, method, path }) => {
    const answer = answers.get(id);
    if (answer === undefined) return [];
    const call = `${method.toUpperCase()} ${path.replaceAll('{project_id}', PROJECT_SEGMENT)}`;
    const fields = [
      goLiteral(methods.get(id) ?? ''),
      String(answer.status),
      goLiteral(answer.mediaType),
      goLiteral(answer.body),
    ];
    return `\t${goLiteral(call)}: {\n${fields.map((each) => `\t\t${each},\n`).join('')}\t},\n`;
  });
  return `${GENERATED}
package ${packageName}

// fakeExamples by method and path.
var fakeExamples = map[string]fakeExample{
${rows.join('')}}
`;
}

/** Writes `values.go`: the values that the documentation lists for fields and parameters, as constants. */
export function valuesFile(contract: OpenApiDocument, operations: readonly OperationFacts[], names: GoNames): string {
  const { types, free } = names;
  const groups = entriesOf(contract.components?.schemas).flatMap(([schema, node]) =>
    entriesOf(node.properties).map(([field, property]) => {
      const texts = [...textsOf(property.enum), ...textsOf(nodeAt(property, 'items').enum)];
      if (texts.length === 0) return '';
      const prefix = `${types.get(schema)}${goName(field)}`;
      const constants = new Map(texts.map((value) => [free(prefix + valueName(value)), value]));
      return `\n// Values that the documentation lists for ${commentLine(field)} of [${types.get(schema)}]. There may be others.\n${goConstants(constants)}`;
    }),
  );
  return `${GENERATED}\npackage ${names.package}\n${groups.join('')}${operations
    .flatMap((operation) => parameterValues(operation, names))
    .join('')}`;
}

/** A type for each parameter of an operation whose values are listed, with a constant for each value. */
function parameterValues({ id, parameters }: OperationFacts, { methods, params, valueTypes, free }: GoNames): string[] {
  const named = valueTypes.get(methods.get(id) ?? '');
  return parameters.flatMap((parameter) => {
    const type = named?.get(parameterKey(parameter));
    if (type === undefined) return [];
    const values = [...new Set(parameter.values)];
    const constants = new Map(values.map((value) => [free(type + valueName(value)), value]));
    return [
      `
// ${type} is a value of ${commentLine(parameter.name)} in [${params.get(id)}]; any text may be given.
type ${type} string

// Values that the documentation lists for [${type}].
${goConstants(constants, type)}`,
    ];
  });
}

/** Part of a constant's name for a value: words in capitals are written as other words are. */
export const valueName = (value: string): string => (/[a-z]/.test(value) ? goName(value) : goName(value.toLowerCase()));
