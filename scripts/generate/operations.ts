import { isTaken } from '../allow-lists.ts';
import type { OpenApiDocument } from '../emit/index.ts';
import type { Condition } from '../ir/index.ts';
import { isNode, listOf, type Node, textOf } from '../nodes.ts';
import { plainName } from '../plain-name.ts';
import { type OperationView, operationViews } from '../operation-views.ts';
import { type FormerName, formerNamesOf, formerNote } from './former-names.ts';
import { type JobFacts, jobOf } from './jobs.ts';
import { type NumberPaging, numberPagingOf, type Paging, pagingOf } from './paging.ts';
import { type ParameterFacts, parametersOf } from './parameters.ts';
import { componentOf, nodeAt, resolve, successesOf, successSchema } from './resolve.ts';
import { GenerateError } from './target.ts';
import { type Waiter, waitersOf } from './waiters.ts';

/** The body of a request. */
export interface BodyFacts {
  readonly required: boolean;
  readonly mediaTypes: readonly string[];
  /** Whether it is bytes in the first of these, which is the one that is sent. */
  readonly isBinary: boolean;
}

/** An operation as targets need it: what all of them ask, read once. */
export interface OperationFacts {
  readonly id: string;
  /** Lower case. */
  readonly method: string;
  /** Its key in the contract: where others share its method and path, what tells it apart is behind `?` and `#`. */
  readonly path: string;
  /** As it is sent, without a query. */
  readonly route: string;
  /** What tells it from others with its method and path; undefined where there are none. */
  readonly when: readonly Condition[] | undefined;
  readonly tag: string;
  readonly summary: string;
  readonly deprecated: boolean;
  readonly docsUrl: string | undefined;
  readonly parameters: readonly ParameterFacts[];
  readonly body: BodyFacts | undefined;
  /** Media types of all successes. */
  readonly answers: readonly string[];
  /** Whether a request that is sent twice does what one does (RFC 9110, 9.2.2), so that it may be tried again. */
  readonly idempotent: boolean;
  /** Name of the component that a success answers with; undefined where there is none, or no name. */
  readonly result: string | undefined;
  /** How to get the next part of a list; undefined where the contract doesn't show one way without doubt. */
  readonly paging: Paging | undefined;
  /** The same for a list whose pages have numbers; undefined where there is another way. */
  readonly numberedPages: NumberPaging | undefined;
  /** Fields of the answer that a caller may wait for. */
  readonly waiters: readonly Waiter[];
  /** Place among the resources of the contract, `volumes.list`, as it says; undefined where it says none. */
  readonly resource: string | undefined;
  /** Names that its method had before, and that clients keep. */
  readonly former: readonly FormerName[];
  /** Places among the resources that it had before, and that clients keep. */
  readonly formerResources: readonly FormerName[];
  /** The job that it starts; undefined where it starts none that a client can wait for. */
  readonly job: JobFacts | undefined;
}

/** RFC 9110, 9.2.2, without TRACE, which no page documents. */
const IDEMPOTENT: ReadonlySet<string> = new Set(['get', 'head', 'put', 'delete', 'options']);
const OPERATION_ID = /^[A-Za-z][A-Za-z0-9_]*$/;

/**
 * Reads the operations of a contract, in its order. Those that share a method and a path have to be apart
 * (`apartContract`).
 *
 * @throws GenerateError for an operation without a usable id, and for ids that occur twice
 */
export function operationsOf(contract: OpenApiDocument): OperationFacts[] {
  const found = operationViews(contract as unknown as Node).map((view) => operationOf(contract, view));
  const seen = new Set<string>();
  for (const { id } of found) {
    if (seen.has(id)) throw new GenerateError(`operationId "${id}" occurs twice; give one of them another name`);
    seen.add(id);
  }
  const views = operationViews(contract as unknown as Node);
  const taken = new Set([...seen].map(plainName));
  const isFree = ({ name }: FormerName): boolean => {
    const isKnown = taken.has(plainName(name));
    taken.add(plainName(name));
    return !isKnown;
  };
  return found.map((operation, index) => ({
    ...operation,
    former: operation.former.filter(isFree),
    job: jobOf(contract, views[index]?.node ?? {}, found),
  }));
}

function operationOf(
  contract: OpenApiDocument,
  { method, path: route, item, node: operation, keys, when }: OperationView,
): OperationFacts {
  const path = String(keys[1]);
  const id = textOf(operation.operationId);
  if (id === undefined || !OPERATION_ID.test(id))
    throw new GenerateError(
      `${method.toUpperCase()} ${path}: operationId ${JSON.stringify(id)} is not a name of letters, digits and _`,
    );
  const docs = nodeAt(operation, 'externalDocs');
  const parameters = parametersOf(contract, item, operation);
  const paging = method === 'get' ? pagingOf(contract, parameters, operation) : undefined;
  return {
    id,
    method,
    path,
    route,
    when,
    tag: textOf(listOf(operation.tags)[0]) ?? 'Operations',
    summary: textOf(operation.summary) ?? '',
    deprecated: operation.deprecated === true,
    docsUrl: textOf(docs.url),
    parameters,
    body: bodyOf(contract, operation),
    answers: answersOf(contract, operation),
    result: componentOf(successSchema(contract, operation)),
    idempotent: IDEMPOTENT.has(method),
    paging,
    numberedPages: method === 'get' && !paging ? numberPagingOf(contract, parameters, operation) : undefined,
    waiters: method === 'get' ? waitersOf(contract, parameters, operation) : [],
    job: undefined,
    resource: textOf(operation['x-resource']),
    former: formerNamesOf(
      operation,
      'x-former-names',
      (name) => OPERATION_ID.test(name) && !isTaken('operation', name),
    ),
    formerResources: formerNamesOf(operation, 'x-former-resources', () => true),
  };
}

/** Operations under the names that they had before, each deprecated, for what writes a method for each. */
export const formerOperations = (
  operations: readonly OperationFacts[],
): (OperationFacts & { readonly now: string })[] =>
  operations.flatMap((operation) =>
    operation.former.map(({ name, until }) => ({
      ...operation,
      id: name,
      now: operation.id,
      summary: `Deprecated: ${formerNote(operation.id, until)}.`,
      deprecated: true,
      former: [],
    })),
  );

function bodyOf(contract: OpenApiDocument, operation: Node): OperationFacts['body'] {
  if (!isNode(operation.requestBody)) return undefined;
  const body = resolve(contract, operation.requestBody);
  const content = Object.entries(nodeAt(body, 'content'));
  const [media = '', first] = content[0] ?? [];
  const { type, format } = resolve(contract, isNode(first) ? first.schema : undefined);
  return {
    required: body.required === true,
    mediaTypes: content.map(([each]) => each),
    isBinary: type === 'string' && format === 'binary' && !/[/+]json\b/.test(media),
  };
}

const answersOf = (contract: OpenApiDocument, operation: Node): string[] =>
  successesOf(operation).flatMap(([, response]) => Object.keys(nodeAt(resolve(contract, response), 'content')));

/**
 * Refuses references that leave the contract: a tool that follows them would read files and hosts that its user
 * never named.
 *
 * @throws GenerateError naming the reference
 */
export function refuseOutsideReferences(value: unknown): void {
  if (Array.isArray(value)) value.forEach(refuseOutsideReferences);
  else if (isNode(value)) {
    const reference = value.$ref;
    if (typeof reference === 'string' && !reference.startsWith('#/'))
      throw new GenerateError(`$ref ${JSON.stringify(reference)} leaves the contract; bundle it first`);
    Object.values(value).forEach(refuseOutsideReferences);
  }
}
