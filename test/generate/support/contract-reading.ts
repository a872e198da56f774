/**
 * Reads a contract for the tests. It shares no code with the generator, so that both can't be wrong in the same way.
 */
export type Node = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly schema: Node;
}

export interface Message {
  readonly mediaType: string;
  readonly schema: Node;
  readonly examples: readonly unknown[];
  /** Examples that contradict the schema. */
  readonly contradicting: readonly unknown[];
  /** Examples that JSON can't hold, such as XML. */
  readonly texts: readonly string[];
}

export interface ContractOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: (Message & { readonly required: boolean }) | undefined;
  /** Successes by status. */
  readonly successes: readonly { readonly status: number; readonly message: Message | undefined }[];
  /** Statuses 400 to 499 that are documented; of a range, its first. */
  readonly errors: readonly number[];
}

const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

/** Headers that the client sets and no caller passes. */
const OWN_HEADERS = new Set(['accept', 'content-type', 'authorization']);

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const entries = (value: unknown): [string, unknown][] => (isNode(value) ? Object.entries(value) : []);

/** A node, or the one that it refers to. */
export function resolved(contract: Node, value: unknown): Node {
  if (!isNode(value)) return {};
  const reference = value.$ref;
  if (typeof reference !== 'string') return value;
  const keys = reference.slice(2).split('/');
  const target = keys.reduce<unknown>(
    (node, key) => (isNode(node) ? node[key.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
    contract,
  );
  if (target === undefined) throw new Error(`${reference}: nothing there`);
  return resolved(contract, target);
}

/** All operations of a contract, in its order. */
export function readOperations(contract: Node): ContractOperation[] {
  return entries(contract.paths).flatMap(([path, item]) =>
    entries(item)
      .filter(([method]) => METHODS.has(method))
      .map(([method, operation]) => readOperation(contract, path, method, item as Node, operation as Node)),
  );
}

function readOperation(contract: Node, path: string, method: string, item: Node, operation: Node): ContractOperation {
  const body = operation.requestBody === undefined ? undefined : resolved(contract, operation.requestBody);
  const message = body && readMessage(contract, body);
  return {
    id: String(operation.operationId),
    method: method.toUpperCase(),
    path,
    parameters: readParameters(contract, item, operation),
    body: body && message ? { ...message, required: body.required === true } : undefined,
    successes: entries(operation.responses)
      .filter(([status]) => status.startsWith('2'))
      .map(([status, response]) => ({
        status: Number(status.replace('XX', '00')),
        message: readMessage(contract, resolved(contract, response)),
      })),
    errors: entries(operation.responses)
      .filter(([status]) => status.startsWith('4'))
      .map(([status]) => Number(status.replace('XX', '00'))),
  };
}

function readParameters(contract: Node, item: Node, operation: Node): Parameter[] {
  const credentials = new Set(
    entries(isNode(contract.components) ? contract.components.securitySchemes : {}).map(([, scheme]) =>
      String((scheme as Node).name).toLowerCase(),
    ),
  );
  const list = [item.parameters, operation.parameters].flatMap((each) => (Array.isArray(each) ? each : []));
  return list
    .map((each) => readParameter(contract, resolved(contract, each)))
    .filter(({ name, in: place }) => {
      const lower = name.toLowerCase();
      return place !== 'header' || !(OWN_HEADERS.has(lower) || credentials.has(lower));
    });
}

function readParameter(contract: Node, parameter: Node): Parameter {
  const place = parameter.in as Parameter['in'];
  const style = typeof parameter.style === 'string' ? parameter.style : place === 'query' ? 'form' : 'simple';
  return {
    name: String(parameter.name),
    in: place,
    required: parameter.required === true,
    style,
    explode: typeof parameter.explode === 'boolean' ? parameter.explode : style === 'form',
    schema: resolved(contract, parameter.schema),
  };
}

function readMessage(contract: Node, node: Node): Message | undefined {
  const media = entries(node.content);
  const found = media.find(([mediaType]) => mediaType === 'application/json') ?? media[0];
  if (!found) return undefined;
  const [mediaType, content] = found as [string, Node];
  const examples = entries(content.examples).map(([, example]) => resolved(contract, example).value);
  return {
    mediaType,
    schema: isNode(content.schema) ? content.schema : {},
    examples: 'example' in content ? [content.example, ...examples] : examples,
    contradicting: valuesIn(content['x-contradicting-examples']),
    texts: valuesIn(content['x-examples-as-text']).filter((each) => typeof each === 'string'),
  };
}

const valuesIn = (list: unknown): unknown[] =>
  (Array.isArray(list) ? list : []).filter(isNode).map(({ value }) => value);
