import { entriesOf, isNode } from '../../nodes.ts';
import type { OperationFacts } from '../operations.ts';
import { nodeAt, resolve } from '../resolve.ts';
import { resourceCalls } from '../resources.ts';
import { nodeOf } from '../sample-body.ts';
import type { NamingInput } from '../target.ts';
import { goNames, ownFields, ownParameters } from './names.ts';

/** What the client calls the things of a contract, for code that calls it. */
export interface GoClientNames {
  readonly module: string;
  readonly package: string;
  readonly method: (operation: OperationFacts) => string;
  /** The method of the client itself, whatever the resource. */
  readonly flatMethod: (operation: OperationFacts) => string;
  readonly params: (operation: OperationFacts) => string;
  /** Fields that carry the parameters of an operation, by their names on the wire. */
  readonly fields: (operation: OperationFacts) => Readonly<Record<string, string>>;
  /** Fields of a struct, by their names on the wire. */
  readonly properties: (wireNames: readonly string[]) => Readonly<Record<string, string>>;
  /** Whether the method gives a value beside the error. */
  readonly hasResult: (operation: OperationFacts) => boolean;
}

/** @throws GenerateError where the client can't be generated: for a module's path, among others */
export function goClientNames(input: NamingInput, operations: readonly OperationFacts[]): GoClientNames {
  const names = goNames(input, operations);
  const calls = resourceCalls(names.resources, undefined, '().');
  return {
    module: names.module,
    package: names.package,
    method: ({ id }) => calls.get(id) ?? names.methods.get(id) ?? id,
    flatMethod: ({ id }) => names.methods.get(id) ?? id,
    params: ({ id }) => names.params.get(id) ?? id,
    fields: ({ parameters }) =>
      ownParameters(parameters.filter(({ in: place }) => place !== 'cookie').map(({ name }) => name)),
    properties: ownFields,
    hasResult: (operation) => hasResult(input, operation),
  };
}

/** OpenAPI Generator's result is that of the success with the least status, or of `default`. */
function hasResult({ contract }: NamingInput, operation: OperationFacts): boolean {
  const responses = nodeAt(nodeOf(contract, operation), 'responses');
  const [status] = Object.keys(responses)
    .filter((each) => each.startsWith('2') || each === 'default')
    .sort();
  const content = entriesOf(resolve(contract, status === undefined ? undefined : responses[status]).content);
  return content.some(([, media]) => isNode(media.schema));
}
