import type { ClientNames } from '../../generate/index.ts';
import { type LiteralStyle, textLiteral, valueLiteral } from './literal.ts';
import type { SampleRequest } from './request.ts';

const STYLE: LiteralStyle = {
  text: textLiteral,
  // As a plain key, this one would set what the object inherits.
  key: (name) => (name === '__proto__' ? '["__proto__"]' : /^[A-Za-z_$][\w$]*$/.test(name) ? name : textLiteral(name)),
  padding: ' ',
  words: { null: 'null', true: 'true', false: 'false' },
};

/** A call of the generated client as a module of TypeScript, which is one of JavaScript too. */
export function typescriptSample(request: SampleRequest, names: ClientNames['typescript']): string {
  const { body } = request;
  return `import { createClient } from ${textLiteral(names.package)};

const client = createClient({
  baseUrl: process.env["OS_ENDPOINT"] ?? "",
  token: process.env["OS_TOKEN"] ?? "",
  projectId: process.env["OS_PROJECT_ID"] ?? "",
});

${body ? `const body = ${valueLiteral(body.value, STYLE, 2)};\n` : ''}const answer = await client.${names.method(request.operation)}(${argumentText(request)});
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
