import type { OperationFacts } from '../operations.ts';
import { visibleJson, wideLiteral } from '../sample-literal.ts';
import { needsProject, type SampleEnvironment, sampleEnvironment } from '../sample-environment.ts';
import type { SampleRequest, Scalar } from '../sample-request.ts';
import type { ClientSamples } from '../samples.ts';
import { type GoClientNames, goClientNames } from './client-names.ts';
import { checkTagName } from './names.ts';

/** What calls of the client look like in Go. */
export const samples: ClientSamples = {
  title: 'Go',
  fence: 'go',
  language: 'go',
  prepare(input, operations) {
    const names = goClientNames(input, operations);
    for (const { name } of operations.flatMap(({ parameters }) => parameters)) checkTagName(name);
    const environment = sampleEnvironment(input.contract);
    return (request) => sampleOf(request, names, environment);
  },
};

/**
 * A call of the generated client as a program of Go, in the form that gofmt gives it.
 *
 * @returns undefined where the client's name of a parameter, or its type, is not known
 */
function sampleOf(request: SampleRequest, names: GoClientNames, environment: SampleEnvironment): string | undefined {
  const { operation, body } = request;
  const named = names.fields(operation);
  const fields = request.arguments.map(({ parameter, value }) => {
    const field = named[parameter.name];
    return field === undefined ? undefined : `${field}: ${literal(value)}`;
  });
  if (fields.includes(undefined)) return undefined;
  const hasResult = names.hasResult(operation);
  const params = `${names.package}.${names.params(operation)}{${fields.join(', ')}}`;
  const call = `client.${names.method(operation)}(context.Background(), ${body ? 'params' : params})`;
  const imports = ['context', ...(hasResult ? ['encoding/json'] : []), 'log', 'os'];
  return `package main

import (
${imports.map((each) => `\t"${each}"\n`).join('')}
	"${names.module}"
)

func main() {
	client, err := ${names.package}.New(${names.package}.Options{
${optionsText(operation, names.package, environment)}	})
	if err != nil {
		log.Fatal(err)
	}
${body ? bodyText(names.package, params, body.value) : ''}${hasResult ? answerText(call) : `\tif err := ${call}; err != nil {\n\t\tlog.Fatal(err)\n\t}\n`}}
`;
}

/** Fields of a literal, their values below each other as gofmt has them. */
function optionsText(operation: OperationFacts, name: string, environment: SampleEnvironment): string {
  const { endpoint, token, project } = environment;
  const fields = [
    ['BaseURL', `os.Getenv("${endpoint}")`],
    ...(token ? [['Token', `${name}.StaticToken(os.Getenv("${token.variable}"))`]] : []),
    ...(needsProject(operation) ? [['ProjectID', `os.Getenv("${project}")`]] : []),
  ] as const;
  const width = Math.max(...fields.map(([key = '']) => key.length)) + 2;
  return fields.map(([key, value]) => `\t\t${`${key}:`.padEnd(width)}${value},\n`).join('');
}

/** In a raw string only a backtick means something. */
const bodyText = (name: string, params: string, value: unknown): string => `
	params := ${params}
	body := \`${visibleJson(value, 2).replaceAll('`', '\\u0060')}\`
	if err := ${name}.Decode([]byte(body), &params.Body); err != nil {
		log.Fatal(err)
	}
`;

const answerText = (call: string): string => `
	answer, err := ${call}
	if err != nil {
		log.Fatal(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(answer); err != nil {
		log.Fatal(err)
	}
`;

function literal(value: Scalar | readonly Scalar[]): string {
  if (!Array.isArray(value)) return typeof value === 'string' ? wideLiteral(value) : String(value);
  const type = typeof value[0] === 'string' ? 'string' : typeof value[0] === 'boolean' ? 'bool' : 'int64';
  return `[]${type}{${value.map(literal).join(', ')}}`;
}
