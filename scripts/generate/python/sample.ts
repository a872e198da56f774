import type { OperationFacts } from '../operations.ts';
import type { ParameterFacts } from '../parameters.ts';
import { resourceCalls } from '../resources.ts';
import { bodyOf } from '../sample-body.ts';
import { type LiteralStyle, valueLiteral, wideLiteral } from '../sample-literal.ts';
import { needsProject, type SampleEnvironment, sampleEnvironment } from '../sample-environment.ts';
import type { SampleRequest } from '../sample-request.ts';
import type { ClientSamples } from '../samples.ts';
import type { NamingInput } from '../target.ts';
import { clientResources } from './client-file.ts';
import { fieldName, importName, renamedTypes, snakeCase } from './names.ts';

/** What the client calls the things of a contract. */
interface Names {
  readonly module: string;
  /** How an operation is called: by its resource, where it has one. */
  readonly method: (operation: OperationFacts) => string;
  readonly argument: (parameter: ParameterFacts) => string;
  readonly body: (operation: OperationFacts) => PythonBody | undefined;
  readonly environment: SampleEnvironment;
}

/** Argument that carries the body, and the model that it is; any value where the contract says nothing of it. */
interface PythonBody {
  readonly argument: string;
  readonly model: string | undefined;
}

/** What calls of the client look like in Python. */
export const samples: ClientSamples = {
  title: 'Python',
  fence: 'python',
  language: 'python',
  prepare(input, operations) {
    const names = namesOf(input, operations);
    return (request) => sampleOf(request, names);
  },
};

/** Names that the generator takes as they are. */
const CLASS = /^[A-Z][A-Za-z0-9]*$/;

function namesOf(input: NamingInput, operations: readonly OperationFacts[]): Names {
  const { contract } = input;
  const calls = resourceCalls(clientResources(operations), snakeCase);
  const renamed = renamedTypes(Object.keys(contract.components?.schemas ?? {}));
  return {
    module: importName(input),
    environment: sampleEnvironment(contract),
    method: ({ id }) => calls.get(id) ?? snakeCase(id),
    argument: ({ name }) => fieldName(name),
    body: (operation) => {
      const body = bodyOf(input, operation);
      if (body === 'any') return { argument: 'body', model: undefined };
      const model = body && (renamed.get(body.component) ?? body.component);
      return model && CLASS.test(model) ? { argument: snakeCase(model), model } : undefined;
    },
  };
}

const STYLE: LiteralStyle = {
  text: wideLiteral,
  key: wideLiteral,
  padding: '',
  words: { null: 'None', true: 'True', false: 'False' },
};

/**
 * A call of the generated client as a program of Python.
 *
 * @returns undefined where the client's name of the body is not known
 */
function sampleOf(request: SampleRequest, names: Names): string | undefined {
  const { operation, body } = request;
  const carried = body && names.body(operation);
  if (body && !carried) return undefined;
  const given = [
    ...request.arguments.map(
      ({ parameter, value }) => `${names.argument(parameter)}=${valueLiteral(value, STYLE, 4, 4)}`,
    ),
    ...(body && carried ? [`${carried.argument}=${bodyText(carried, body.value)}`] : []),
  ];
  const call = given.length === 0 ? '()' : `(\n${given.map((each) => `    ${each},\n`).join('')})`;
  const { endpoint, token, project } = names.environment;
  return `import os

from ${names.module} import Client${carried?.model ? ', models' : ''}

client = Client(
    base_url=os.environ["${endpoint}"],
${token ? `    token=os.environ["${token.variable}"],\n` : ''}${needsProject(request.operation) ? `    project_id=os.environ["${project}"],\n` : ''})
answer = client.${names.method(operation)}${call}
print(answer)
`;
}

const bodyText = ({ model }: PythonBody, value: unknown): string => {
  const text = valueLiteral(value, STYLE, 4, 4);
  return model === undefined ? text : `models.${model}.from_dict(${text})`;
};
