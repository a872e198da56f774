import { packageName } from '../npm-package.ts';
import { resourceCalls } from '../resources.ts';
import { type LiteralStyle, textLiteral, valueLiteral } from '../sample-literal.ts';
import { needsProject, type SampleEnvironment, sampleEnvironment } from '../sample-environment.ts';
import type { SampleRequest } from '../sample-request.ts';
import type { ClientSamples } from '../samples.ts';
import { NAME_SUFFIX } from './package-files.ts';
import { clientResources } from './table.ts';

const STYLE: LiteralStyle = {
  text: textLiteral,
  // As a plain key, this one would set what the object inherits.
  key: (name) => (name === '__proto__' ? '["__proto__"]' : /^[A-Za-z_$][\w$]*$/.test(name) ? name : textLiteral(name)),
  padding: ' ',
  words: { null: 'null', true: 'true', false: 'false' },
};

/** What calls of the client look like in TypeScript. */
export const samples: ClientSamples = {
  title: 'TypeScript',
  fence: 'ts',
  language: 'typescript',
  prepare(input, operations) {
    const calls = resourceCalls(clientResources(operations));
    const name = packageName(input, NAME_SUFFIX);
    const environment = sampleEnvironment(input.contract);
    return (request) => {
      const { operation } = request;
      return sampleOf(request, { module: name, method: calls.get(operation.id) ?? operation.id, environment });
    };
  },
};

/** What a call is made of besides its request. */
interface Names {
  readonly module: string;
  readonly method: string;
  readonly environment: SampleEnvironment;
}

/** A call of the generated client as a module of TypeScript, which is one of JavaScript too. */
function sampleOf(request: SampleRequest, { module, method, environment }: Names): string {
  const { body, operation } = request;
  const { endpoint, token, project } = environment;
  return `import { createClient } from ${textLiteral(module)};

const client = createClient({
  baseUrl: process.env["${endpoint}"] ?? "",
${token ? `  token: process.env["${token.variable}"] ?? "",\n` : ''}${needsProject(operation) ? `  projectId: process.env["${project}"] ?? "",\n` : ''}});

${body ? `const body = ${valueLiteral(body.value, STYLE, 2)};\n` : ''}const answer = await client.${method}(${argumentText(request)});
console.log(JSON.stringify(answer, null, 2));
`;
}

/** The body stands apart: a page's example may have fields that no table lists, which TypeScript refuses in place. */
function argumentText({ arguments: all, body }: SampleRequest): string {
  const groups = ['path', 'query', 'header'].flatMap((place) => {
    const group = all.filter(({ parameter }) => parameter.in === place);
    const values = group.map(({ parameter, value }) => [parameter.name, value] as const);
    return values.length === 0 ? [] : [[place, Object.fromEntries(values)] as const];
  });
  const given = groups.map(([place, values]) => `${place}: ${valueLiteral(values, STYLE, 2)}`);
  const parts = [...given, ...(body ? ['body'] : [])];
  return parts.length === 0 ? '' : `{ ${parts.join(', ')} }`;
}
