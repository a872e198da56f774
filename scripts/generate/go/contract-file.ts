import type { OpenApiDocument } from '../../emit/index.ts';
import { entriesOf } from '../../nodes.ts';
import { fakeAnswers } from '../fake-answers.ts';
import { errorCodesOf, textsOf } from '../listed.ts';
import type { OperationFacts } from '../operations.ts';
import { PROJECT_SEGMENT } from '../prepare.ts';
import { regionsOf } from '../regions.ts';
import { nodeAt } from '../resolve.ts';
import { pairOf, type RuntimeParts } from '../runtime-parts.ts';
import { keyInQuery, tokenHeader, tokenScheme } from '../token-header.ts';
import { GENERATED, goConstants, goLiteral, goMap } from './literal.ts';
import { type GoNames, goName, parameterKey } from './names.ts';
import { commentLine } from './prepare.ts';

/** Writes `contract.go`: what the runtime must know of a contract beyond its types. */
export function contractFile(
  contract: OpenApiDocument,
  names: GoNames,
  core: string,
  { hasXml, parts }: { readonly hasXml: boolean; readonly parts: RuntimeParts },
): string {
  const [server] = contract.servers ?? [];
  const whole = server !== undefined && /^https?:\/\//i.test(server.url);
  const variables = Object.entries(whole ? (server.variables ?? {}) : {});
  const defaults = variables.map(([name, each]): [string, string] => [name, each.default]);
  const version = goLiteral(contract.info.version);
  const agent = `${names.package}-go/${contract.info.version.replace(/[^\w.+-]/g, '')}`;
  const fields: [string, string][] = [
    ['UserAgent', goLiteral(agent)],
    ['TokenHeader', goLiteral(tokenHeader(contract))],
    ['TokenScheme', goLiteral(tokenScheme(contract))],
    ...pairOf(parts.queryKey, ['TokenQuery', goLiteral(keyInQuery(contract) ?? '')]),
    ...pairOf(parts.project, ['ProjectSegment', goLiteral(PROJECT_SEGMENT)]),
    ['URL', goLiteral(whole ? server.url : '')],
    ['Variables', goMap(defaults)],
    ...pairOf(parts.regions, ['Regions', 'Regions']),
    ['Examples', 'fakeExamples'],
    ...pairOf(hasXml, ['Codecs', 'core.XMLCodecs(xmlTable)']),
  ];
  const width = Math.max(...fields.map(([name]) => name.length)) + 1;
  return `${GENERATED}
// Package ${names.package} is a client for ${commentLine(contract.info.title)}. Make one
// with [New]; it has a method for each operation.
package ${names.package}

import ${core}

// Version of the contract that the package was made from.
const Version = ${version}

// contract is what the core must know of it.
var contract = core.Service{
${fields.map(([name, value]) => `\t${`${name}:`.padEnd(width)} ${value},\n`).join('')}}
${
  parts.regions
    ? `\n// Regions that were known when this package was made, with their addresses. Others may be given as well.\nvar Regions = ${goMap(regionsOf(contract))}\n`
    : ''
}${errorCodes(contract, names)}`;
}

function errorCodes(contract: OpenApiDocument, { free }: GoNames): string {
  const sorted = errorCodesOf(contract).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const constants = new Map(sorted.map((code) => [free(`ErrorCode${goName(code)}`), code]));
  if (constants.size === 0) return '';
  const list = `\nfunc init() {\n\tcore.DocumentCodes(${[...constants.keys()].join(', ')})\n}\n`;
  return `\n// Codes that the documentation lists.\n${goConstants(constants, 'ErrorCode')}${list}`;
}

/** Writes `fake_examples.go`: what a fake of the service answers. */
export function fakeExamplesFile(
  contract: OpenApiDocument,
  operations: readonly OperationFacts[],
  { package: packageName, methods }: GoNames,
  core: string,
): string {
  const answers = fakeAnswers(contract);
  const rows = operations.flatMap(({ id, method, path }) => {
    const answer = answers.get(id);
    if (answer === undefined) return [];
    const call = `${method.toUpperCase()} ${path.replaceAll('{project_id}', PROJECT_SEGMENT)}`;
    const fields = [
      ['Operation: ', goLiteral(methods.get(id) ?? '')],
      ['Status:    ', String(answer.status)],
      ['MediaType: ', goLiteral(answer.mediaType)],
      ['Body:      ', goLiteral(answer.body)],
    ];
    return `\t${goLiteral(call)}: {\n${fields.map((each) => `\t\t${each.join('')},\n`).join('')}\t},\n`;
  });
  return `${GENERATED}
package ${packageName}

import ${core}

// fakeExamples by method and path.
var fakeExamples = map[string]core.FakeExample{
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
