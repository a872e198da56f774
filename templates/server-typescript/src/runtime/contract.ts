/** A node of a contract before it is known what it holds. */
export type Node = Readonly<Record<string, unknown>>;

/** An OpenAPI 3 contract as JSON; its references stay within it. */
export type Contract = Node;

/** Thrown for a contract that can't be served; the message names the place. */
export class ContractError extends Error {}

/** A body of a request or a response in one media type. */
export interface Media {
  /** Type and subtype, in lower case, without parameters. */
  readonly type: string;
  readonly node: Node;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  /** Undefined where the parameter has a media type instead: its text is then taken as it is. */
  readonly schema: Node | undefined;
  readonly style: string;
  readonly explode: boolean;
}

/** Security schemes of which all are needed, by name. */
export type Requirement = readonly { readonly name: string; readonly scheme: Node }[];

/** What tells requests of an operation from those of others with its method and path; without a value, that it is there. */
export interface Condition {
  readonly in: 'query' | 'header' | 'body' | 'host';
  readonly name: string;
  readonly value?: string;
}

/** An operation, its references resolved but for those of schemas. */
export interface Operation {
  readonly id: string;
  /** Lower case. */
  readonly method: string;
  readonly path: string;
  /** Undefined where no other has its method and path. */
  readonly when: readonly Condition[] | undefined;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly media: readonly Media[] } | undefined;
  /** By status, range (`4XX`) or `default`, in the contract's order. */
  readonly responses: ReadonlyMap<string, readonly Media[]>;
  /** One of these is enough; empty where none is needed. */
  readonly security: readonly Requirement[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
/** Methods whose body has no meaning (RFC 9110, 9.3): a body that a contract gives them is left out. */
const BODYLESS = new Set(['get', 'head', 'trace']);
const PLACES: ReadonlySet<unknown> = new Set(['path', 'query', 'header']);
/** Header parameters that OpenAPI 3.0.3 says to ignore (Parameter Object, `in`). */
const IGNORED_HEADERS = ['accept', 'content-type', 'authorization'];

/**
 * Reads the operations of a contract, in its order. One without an id is called by its method and path.
 *
 * @throws ContractError for a reference that leaves the contract or names nothing, and for a schema's odd name
 */
export function readOperations(contract: Contract): Operation[] {
  refuseLostReferences(contract, contract);
  refuseOddNames(contract);
  return entriesOf(contract.paths).flatMap(([path, each]) => {
    const item = resolve(contract, each);
    return METHODS.filter((method) => isNode(item[method])).map((method) =>
      operationOf(contract, path, method, item, nodeAt(item, method)),
    );
  });
}

function operationOf(contract: Contract, path: string, method: string, item: Node, node: Node): Operation {
  return {
    id: textOf(node.operationId) ?? `${method.toUpperCase()} ${path}`,
    method,
    // Operations of one path have keys of their own in a contract: what tells them apart stands behind the path.
    path: textOf(node['x-path']) ?? path,
    when: Array.isArray(node['x-when']) ? (node['x-when'].filter(isNode) as unknown as Condition[]) : undefined,
    parameters: parametersOf(contract, item, node),
    body: BODYLESS.has(method) || !isNode(node.requestBody) ? undefined : bodyOf(contract, node.requestBody),
    responses: new Map(
      entriesOf(node.responses)
        .filter(([status]) => /^([1-5](\d\d|XX)|default)$/.test(status))
        .map(([status, response]) => [status, mediaOf(resolve(contract, response))]),
    ),
    security: securityOf(contract, node),
  };
}

function bodyOf(contract: Contract, node: Node): Operation['body'] {
  const body = resolve(contract, node);
  return { required: body.required === true, media: mediaOf(body) };
}

const mediaOf = (node: Node): Media[] =>
  entriesOf(node.content).map(([type, media]) => ({ type: essenceOf(type), node: media }));

/** Parameters of the operation, and those of its path that it doesn't replace; credentials are no parameters. */
function parametersOf(contract: Contract, item: Node, operation: Node): Parameter[] {
  const schemes = entriesOf(nodeAt(contract, 'components').securitySchemes);
  const ignored = new Set([
    ...IGNORED_HEADERS,
    ...schemes.map(([, scheme]) => String(resolve(contract, scheme).name).toLowerCase()),
  ]);
  const all = [...listOf(item.parameters), ...listOf(operation.parameters)]
    .map((each) => resolve(contract, each))
    .filter(({ name, in: place }) => PLACES.has(place) && !(place === 'header' && ignored.has(lower(name))))
    .map(parameterOf);
  return [...new Map(all.map((each) => [`${each.in} ${each.name}`, each])).values()];
}

function parameterOf(node: Node): Parameter {
  const place = node.in as Parameter['in'];
  const style = textOf(node.style) ?? (place === 'query' ? 'form' : 'simple');
  return {
    name: textOf(node.name) ?? '',
    in: place,
    required: node.required === true,
    schema: isNode(node.schema) ? node.schema : undefined,
    style,
    explode: typeof node.explode === 'boolean' ? node.explode : style === 'form',
  };
}

function securityOf(contract: Contract, operation: Node): Requirement[] {
  const schemes = nodeAt(nodeAt(contract, 'components'), 'securitySchemes');
  const requirements = listOf(operation.security ?? contract.security).filter(isNode);
  return requirements.map((each) =>
    Object.keys(each).map((name) => ({ name, scheme: resolve(contract, schemes[name]) })),
  );
}

/** The response that a contract documents for a status: by the status itself, its range, or `default`. */
export function responseOf({ responses }: Operation, status: number): readonly Media[] | undefined {
  return responses.get(`${status}`) ?? responses.get(`${Math.trunc(status / 100)}XX`) ?? responses.get('default');
}

/** Statuses that HTTP sends without a body, whatever a contract says of one (RFC 9110, 15.3.5, 15.3.6, 15.4.5). */
const EMPTY = new Set([204, 205, 304]);

/** Whether an answer of a status can have a body. */
export const hasBody = ({ method }: Operation, status: number): boolean => method !== 'head' && !EMPTY.has(status);

/** The node itself, or the one that it refers to. References of references are followed, circles are not. */
export function resolve(contract: Contract, value: unknown): Node {
  const followed = new Set<string>();
  let node = isNode(value) ? value : {};
  for (let at = textOf(node.$ref); at !== undefined && !followed.has(at); at = textOf(node.$ref)) {
    followed.add(at);
    node = nodeOf(contract, at) ?? {};
  }
  return node;
}

function nodeOf(contract: Contract, reference: string): Node | undefined {
  let node: unknown = contract;
  for (const key of reference.split('/').slice(1)) {
    const name = decoded(key).replaceAll('~1', '/').replaceAll('~0', '~');
    node = isNode(node) && Object.hasOwn(node, name) ? node[name] : undefined;
  }
  return isNode(node) ? node : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Keys whose values are data, in which `$ref` is a word like any other. */
const DATA = /^(default|enum|example|examples|x-.*)$/;

/**
 * Refuses references to files and hosts, which would make the server read what its user never named, and those that
 * name nothing.
 */
function refuseLostReferences(contract: Contract, value: unknown): void {
  if (Array.isArray(value)) for (const each of value) refuseLostReferences(contract, each);
  if (!isNode(value)) return;
  const { $ref: reference } = value;
  if (typeof reference === 'string') {
    const shown = `$ref ${JSON.stringify(reference)}`;
    if (!reference.startsWith('#/')) throw new ContractError(`${shown} leaves the contract; bundle it first`);
    if (nodeOf(contract, reference) === undefined) throw new ContractError(`${shown} names nothing; correct it`);
  }
  for (const [key, each] of Object.entries(value)) if (!DATA.test(key)) refuseLostReferences(contract, each);
}

/** Refuses names of schemas that OpenAPI doesn't allow (3.0.3, Components Object). */
function refuseOddNames(contract: Contract): void {
  const names = Object.keys(nodeAt(nodeAt(contract, 'components'), 'schemas'));
  const odd = names.find((name) => !/^[A-Za-z0-9._-]+$/.test(name));
  if (odd !== undefined) throw new ContractError(`${JSON.stringify(odd)} is no name for a schema; give it another`);
}

/** Type and subtype of a media type, in lower case. */
export const essenceOf = (mediaType: string): string => (mediaType.split(';')[0] ?? '').trim().toLowerCase();

export const isJson = (mediaType: string): boolean => /[/+]json$/.test(essenceOf(mediaType));

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const nodeAt = (node: Node, key: string): Node => (isNode(node[key]) ? node[key] : {});
export const entriesOf = (value: unknown): [string, Node][] =>
  isNode(value) ? Object.entries(value).filter((entry): entry is [string, Node] => isNode(entry[1])) : [];
const lower = (value: unknown): string => String(value).toLowerCase();
