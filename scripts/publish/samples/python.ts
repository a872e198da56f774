import type { ClientNames, PythonBody } from '../../generate/index.ts';
import { type LiteralStyle, valueLiteral, wideLiteral } from './literal.ts';
import type { SampleRequest } from './request.ts';

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
export function pythonSample(request: SampleRequest, names: ClientNames['python']): string | undefined {
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
  return `import os

from ${names.module} import Client${carried?.model ? ', models' : ''}

client = Client(
    base_url=os.environ["OS_ENDPOINT"],
    token=os.environ["OS_TOKEN"],
    project_id=os.environ["OS_PROJECT_ID"],
)
answer = client.${names.method(operation)}${call}
print(answer)
`;
}

const bodyText = ({ model }: PythonBody, value: unknown): string => {
  const text = valueLiteral(value, STYLE, 4, 4);
  return model === undefined ? text : `models.${model}.from_dict(${text})`;
};
