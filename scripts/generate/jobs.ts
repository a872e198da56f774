import type { OpenApiDocument } from '../emit/index.ts';
import { entriesOf, isNode, type Node, textOf } from '../nodes.ts';
import type { ParameterFacts } from './parameters.ts';
import { nodeAt, resolve, successesOf } from './resolve.ts';
import type { Waiter } from './waiters.ts';

/** A job that an operation starts, and how another one shows its end. */
export interface JobFacts {
  /** Id of the operation that shows the job. */
  readonly operation: string;
  /** What that operation is asked with. */
  readonly parameters: readonly JobParameter[];
  /** Field of its answer that shows the state, states of a job that is done, and of one that has failed. */
  readonly field: string;
  readonly states: readonly string[];
  readonly failure: readonly string[];
}

/** A path parameter of the operation that shows a job. */
export interface JobParameter {
  readonly name: string;
  /** From a field of the answer (names joined by dots), or from a path parameter of the request. */
  readonly from: 'answer' | 'request';
  readonly at: string;
}

/** What must be known of the operation that shows a job. */
interface ShownBy {
  readonly id: string;
  readonly parameters: readonly ParameterFacts[];
  readonly waiters: readonly Waiter[];
}

/**
 * The job that an operation starts, by `x-async` and the link of its answer (OpenAPI 3.0.3, Link Object).
 *
 * @param operations all of the contract
 * @returns undefined where it starts none, where the job's states are not known, or what it is asked with isn't
 */
export function jobOf(contract: OpenApiDocument, node: Node, operations: readonly ShownBy[]): JobFacts | undefined {
  const { 'x-async': stated } = node;
  const id = isNode(stated) ? textOf(stated.job) : undefined;
  const shown = operations.find((each) => each.id === id);
  const waiter = shown?.waiters.find(({ states }) => Object.keys(states).length > 0);
  const link = successesOf(node)
    .flatMap(([, response]) => entriesOf(nodeAt(resolve(contract, response), 'links')))
    .map(([, each]) => each)
    .find(({ operationId }) => operationId === id);
  if (shown === undefined || waiter?.field === undefined || link === undefined) return undefined;
  const wanted = shown.parameters.filter(({ required, name }) => required && name !== 'project_id');
  const parameters = wanted.flatMap(({ name, in: place }) => {
    const found = place === 'path' ? parameterOf(name, textOf(nodeAt(link, 'parameters')[name]) ?? '') : undefined;
    return found ? [found] : [];
  });
  if (parameters.length < wanted.length) return undefined;
  const states = Object.keys(waiter.states);
  const failure = Object.values(waiter.states)[0]?.failure ?? [];
  return { operation: shown.id, parameters, field: waiter.field, states, failure };
}

/** OpenAPI 3.0.3, Runtime Expressions. */
function parameterOf(name: string, expression: string): JobParameter | undefined {
  const [, field] = /^\$response\.body#\/([^~]+)$/.exec(expression) ?? [];
  if (field !== undefined) return { name, from: 'answer', at: field.replaceAll('/', '.') };
  const [, parameter] = /^\$request\.path\.(.+)$/.exec(expression) ?? [];
  return parameter === undefined ? undefined : { name, from: 'request', at: parameter };
}
