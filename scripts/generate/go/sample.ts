import { visibleJson, wideLiteral } from '../sample-literal.ts';
import type { SampleRequest, Scalar } from '../sample-request.ts';
import type { ClientSamples } from '../samples.ts';
import { type GoClientNames, goClientNames } from './client-names.ts';

/** What calls of the client look like in Go. */
export const samples: ClientSamples = {
  title: 'Go',
  fence: 'go',
  language: 'go',
  prepare(input, operations) {
    const names = goClientNames(input, operations);
    return (request) => sampleOf(request, names);
  },
};

/**
 * A call of the generated client as a program of Go, in the form that gofmt gives it.
 *
 * @returns undefined where the client's name of a parameter, or its type, is not known
 */
function sampleOf(request: SampleRequest, names: GoClientNames): string | undefined {
  const { operation, body } = request;
  const fields = request.arguments.map(({ parameter, value }) => {
    const field = names.field(parameter);
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
		BaseURL:   os.Getenv("OS_ENDPOINT"),
		Token:     ${names.package}.StaticToken(os.Getenv("OS_TOKEN")),
		ProjectID: os.Getenv("OS_PROJECT_ID"),
	})
	if err != nil {
		log.Fatal(err)
	}
${body ? bodyText(names.package, params, body.value) : ''}${hasResult ? answerText(call) : `\tif err := ${call}; err != nil {\n\t\tlog.Fatal(err)\n\t}\n`}}
`;
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
