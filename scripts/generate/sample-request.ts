import { madeValue } from '#example-values';
import type { OpenApiDocument } from '../emit/index.ts';
import type { OperationFacts } from './operations.ts';
import type { ParameterFacts } from './parameters.ts';
import { ownHeaders } from './prepare.ts';
import { nodeAt, resolve } from './resolve.ts';
import { PROJECT } from './sample-environment.ts';
import { entriesOf, isNode, isSuccess, listOf, type Node } from '../nodes.ts';

/** What stands in one value of a path, a query or a header. */
export type Scalar = string | number | boolean;

export interface SampleArgument {
  readonly parameter: ParameterFacts;
  readonly value: Scalar | readonly Scalar[];
}

/** One request of an operation that the contract allows: what it needs, and the body that the page shows. */
export interface SampleRequest {
  readonly operation: OperationFacts;
  /** Parameters beside the project's id, which each client is told once. */
  readonly arguments: readonly SampleArgument[];
  readonly body?: SampleBody;
}

export interface SampleBody {
  readonly mediaType: string;
  readonly value: unknown;
  /** Whether a page shows the value, or it was made of what the table says. */
  readonly origin: 'page' | 'made';
}

/**
 * The request that samples send.
 *
 * @returns undefined where a required value can't be written: a body that is no JSON, a parameter that is an object
 */
export function sampleRequest(contract: OpenApiDocument, operation: OperationFacts): SampleRequest | undefined {
  const node = nodeAt(contract.paths[operation.path] as Node, operation.method);
  const headers = ownHeaders(contract);
  const asked = operation.parameters.filter(
    ({ name, in: place, required }) =>
      required && name !== PROJECT && !(place === 'header' && headers.has(name.toLowerCase())),
  );
  const values = asked.map((parameter) => ({ parameter, value: parameterValue(contract, node, parameter) }));
  const body = bodyOf(contract, node);
  if (!values.every(isArgument) || (body === undefined && operation.body?.required)) return undefined;
  return { operation, arguments: values, ...(body === undefined ? {} : { body }) };
}

const isArgument = (each: { readonly value: unknown }): each is SampleArgument =>
  isScalar(each.value) || (Array.isArray(each.value) && each.value.length > 0 && each.value.every(isScalar));

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);

/** The page's own: of the parameter, else of the field by its name in the answer; else the least that fits. */
function parameterValue(contract: OpenApiDocument, operation: Node, { name, in: place }: ParameterFacts): unknown {
  const parameter = listOf(operation.parameters)
    .map((each) => resolve(contract, each))
    .find((each) => each.name === name && each.in === place);
  const schema = resolve(contract, parameter?.schema);
  const [example] = entriesOf(parameter?.examples).map(([, each]) => resolve(contract, each).value);
  const stated = parameter?.example ?? example ?? schema.example;
  if (stated !== undefined) return stated;
  const isOpen = schema.type === 'string' && Object.keys(schema).every((key) => key === 'type');
  return isOpen ? (shownInAnswer(contract, operation, name) ?? name) : madeValue(contract as unknown as Node, schema);
}

/** A text that a page's example of a success has in a field of the name. */
function shownInAnswer(contract: OpenApiDocument, operation: Node, name: string): string | undefined {
  const successes = entriesOf(operation.responses).filter(([status]) => isSuccess(status));
  const shown = successes.flatMap(([, response]) =>
    entriesOf(resolve(contract, response).content).flatMap(([, media]) => pageExamples(contract, media)),
  );
  const texts = shown.map((each) => (isNode(each) && Object.hasOwn(each, name) ? each[name] : undefined));
  return texts.find((each): each is string => typeof each === 'string' && each !== '');
}

function bodyOf(contract: OpenApiDocument, operation: Node): SampleBody | undefined {
  const { content, required } = resolve(contract, operation.requestBody);
  const json = entriesOf(content).find(([type]) => /[/+]json$/.test(type));
  if (json === undefined) return undefined;
  const [mediaType, media] = json;
  const [shown] = pageExamples(contract, media);
  if (shown !== undefined) return { mediaType, value: shown, origin: 'page' };
  if (required !== true) return undefined;
  return { mediaType, value: madeValue(contract as unknown as Node, media.schema), origin: 'made' };
}

function pageExamples(contract: OpenApiDocument, { example, examples }: Node): unknown[] {
  const named = entriesOf(examples).map(([, each]) => resolve(contract, each).value);
  return [...(example === undefined ? [] : [example]), ...named.filter((each) => each !== undefined)];
}
