import { packageName } from '../npm-package.ts';
import { licenseLine } from '../package-license.ts';
import { operationTables } from '../operation-tables.ts';
import type { OperationFacts } from '../operations.ts';
import { fencedLiteral, fillTemplate, markdownText } from '../quote.ts';
import type { TargetInput } from '../target.ts';
import { tokenHeader } from '../token-header.ts';
import { NAME_SUFFIX } from './package-files.ts';

/** Writes `README.md`: an example that runs, and all operations by tag. */
export function readmeFile(input: TargetInput, operations: readonly OperationFacts[]): string {
  const { info } = input.contract;
  const name = packageName(input, NAME_SUFFIX);
  return fillTemplate(input.templates('server-typescript/README.md'), {
    name,
    title: markdownText(info.title),
    version: markdownText(info.version),
    exampleHandler: exampleHandler(operations),
    exampleRequest: exampleRequest(operations),
    tokenHeader: fencedLiteral(tokenHeader(input.contract)),
    operations: operationTables(operations),
    license: licenseLine(input),
  });
}

/** The operation that needs least to be asked for: reading before writing, few path parameters before many. */
function simplest(operations: readonly OperationFacts[]): OperationFacts | undefined {
  const cost = ({ method, parameters, body }: OperationFacts) =>
    (method === 'get' ? 0 : 100) + (body?.required ? 100 : 0) + parameters.filter(({ required }) => required).length;
  return [...operations].sort((a, b) => cost(a) - cost(b))[0];
}

/** A handler that is right for any operation. */
function exampleHandler(operations: readonly OperationFacts[]): string {
  const operation = simplest(operations);
  if (operation === undefined) return '';
  return `    async ${operation.id}({ params }) {
      throw new Refusal(404, "Example.NotFound", "There is none for " + JSON.stringify(params));
    },
`;
}

function exampleRequest(operations: readonly OperationFacts[]): string {
  const { method = 'get', path = '/' } = simplest(operations) ?? {};
  const url = encodeURI(path.replace(/\{[^{}]+\}/g, '1'));
  return `method: ${fencedLiteral(method.toUpperCase())}, url: ${fencedLiteral(url)}`;
}
