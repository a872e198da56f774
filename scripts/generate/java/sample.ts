import type { OperationFacts } from '../operations.ts';
import { resourceCalls } from '../resources.ts';
import { bodyOf } from '../sample-body.ts';
import { textLiteral, visibleJson } from '../sample-literal.ts';
import { needsProject, type SampleEnvironment, sampleEnvironment } from '../sample-environment.ts';
import type { SampleArgument, SampleRequest, Scalar } from '../sample-request.ts';
import type { ClientSamples } from '../samples.ts';
import type { NamingInput } from '../target.ts';
import { camelCase, clientClass, javaPackage, modelClasses } from './names.ts';
import { clientResources } from './resources.ts';

/** What the client calls the things of a contract. */
interface Names {
  readonly package: string;
  readonly client: string;
  /** How an operation is called: by its resource, where it has one. */
  readonly method: (operation: OperationFacts) => string;
  /** Class of the body; `Object` where the contract says nothing of it. */
  readonly body: (operation: OperationFacts) => string | undefined;
  readonly environment: SampleEnvironment;
}

/** What calls of the client look like in Java. */
export const samples: ClientSamples = {
  title: 'Java',
  fence: 'java',
  language: 'java',
  prepare(input, operations) {
    const names = namesOf(input, operations);
    return (request) => sampleOf(request, names);
  },
};

function namesOf(input: NamingInput, operations: readonly OperationFacts[]): Names {
  const classes = modelClasses(input.contract, operations);
  const calls = resourceCalls(clientResources(operations), camelCase, '().');
  return {
    package: javaPackage(input),
    environment: sampleEnvironment(input.contract),
    client: clientClass(input),
    method: ({ id }) => calls.get(id) ?? camelCase(id),
    body: (operation) => {
      const body = bodyOf(input, operation);
      return body === 'any' ? 'Object' : body && classes.get(body.component);
    },
  };
}

/**
 * A call of the generated client as a program of Java 17.
 *
 * @returns undefined where the class of the body is not known
 */
function sampleOf(request: SampleRequest, names: Names): string | undefined {
  const { operation, body } = request;
  const type = body && names.body(operation);
  if (body && !type) return undefined;
  const isArgument = body !== undefined && operation.body?.required === true;
  const given = [...request.arguments.map(literal), ...(isArgument ? ['body'] : [])];
  if (given.includes(undefined)) return undefined;
  const call = `client.${names.method(operation)}(${given.join(', ')})${body && !isArgument ? '.body(body)' : ''}`;
  const model = type === undefined || type === 'Object' ? [] : [`${names.package}.model.${type}`];
  const imports = [
    ...(body ? ['com.fasterxml.jackson.databind.ObjectMapper'] : []),
    `${names.package}.${names.client}`,
    ...model,
    ...(request.arguments.some(({ value }) => Array.isArray(value)) ? ['java.util.List'] : []),
  ];
  const { endpoint, token, project } = names.environment;
  const options = [
    `.baseUrl(System.getenv("${endpoint}"))`,
    ...(token ? [`.token(System.getenv("${token.variable}"))`] : []),
    ...(needsProject(operation) ? [`.projectId(System.getenv("${project}"))`] : []),
    '.build()) {',
  ];
  return `${imports.map((each) => `import ${each};\n`).join('')}
public class ${className(operation.id)} {
  public static void main(String[] arguments)${body ? ' throws Exception' : ''} {
    try (var client =
        ${names.client}.builder()
${options.map((each) => `            ${each}\n`).join('')}${body ? bodyText(String(type), body.value) : ''}      System.out.println(${call}.execute());
    }
  }
}
`;
}

/** Name of the program's class, by the method that it calls. */
const className = (method: string): string => `${method.charAt(0).toUpperCase()}${method.slice(1)}Sample`;

/** A block of text (JLS 17, 3.10.6): its lines are no longer than its indent, since JSON has no blanks at their ends. */
function bodyText(type: string, value: unknown): string {
  const json = visibleJson(value, 2).replaceAll('\\', '\\\\').replaceAll('"""', '\\"""');
  const lines = json.split('\n').map((line) => `          ${line}\n`);
  return `      var json =
          """
${lines.join('')}          """;
      var body = new ObjectMapper().readValue(json, ${type}.class);
`;
}

/** By what the contract calls the type: whole numbers are `Long`, whatever their size. */
const NUMBERS: Readonly<Record<string, (value: Scalar) => string>> = {
  integer: (value) => `${value}L`,
  number: (value) => `new java.math.BigDecimal("${value}")`,
};

function literal({ parameter, value }: SampleArgument): string | undefined {
  if (Array.isArray(value))
    return value.every((each) => typeof each === 'string')
      ? `List.of(${value.map(textLiteral).join(', ')})`
      : undefined;
  if (typeof value === 'string') return textLiteral(value);
  return typeof value === 'boolean' ? String(value) : NUMBERS[parameter.schemaType ?? '']?.(value as Scalar);
}
