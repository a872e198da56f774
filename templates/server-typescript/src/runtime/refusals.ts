import {
  type Contract,
  entriesOf,
  isJson,
  isNode,
  listOf,
  type Node,
  nodeAt,
  type Operation,
  resolve,
  responseOf,
} from './contract.js';
import { madeValue } from './made.js';

/** Thrown by a handler to answer with an error, in the shape that the contract has for the operation. */
export class Refusal extends Error {
  /** HTTP status, 400 or higher. */
  readonly status: number;
  /** The service's code of the error. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
  }
}

/** Codes of what the server itself refuses, by status. They are not the service's: those are for handlers to give. */
export const CODES: Readonly<Record<number, string>> = {
  400: 'Stub.InvalidRequest',
  401: 'Stub.Unauthenticated',
  404: 'Stub.NoSuchOperation',
  405: 'Stub.MethodNotAllowed',
  413: 'Stub.TooLarge',
  415: 'Stub.UnsupportedMediaType',
  500: 'Stub.Failed',
  501: 'Stub.NotImplemented',
};

/** Fields under which error bodies carry their code and their message; the first that a schema has is taken. */
const CODE_FIELDS = ['error_code', 'errorCode', 'code'];
const MESSAGE_FIELDS = ['error_msg', 'error_message', 'errorMsg', 'errorMessage', 'message'];

/** How an error body is written. */
interface Shape {
  readonly schema: Node;
  readonly codeField: string | undefined;
  readonly messageField: string | undefined;
  readonly codeIsNumber: boolean;
  /** The field that holds all of it, where there is one, as in `{"error": {"code": …}}`. */
  readonly wrapper: string | undefined;
}

const FAMILY_SHAPE: Shape = {
  schema: {},
  codeField: 'error_code',
  messageField: 'error_msg',
  codeIsNumber: false,
  wrapper: undefined,
};

/**
 * Writes error bodies: in the shape that the contract has for the operation and the status, else for another error of
 * the operation, else for most errors of the contract, else in the one that is usual in the family.
 */
export function errorBodies(
  contract: Contract,
  operations: readonly Operation[],
): (refusal: Refusal, operation?: Operation) => unknown {
  const usual = usualShape(contract, operations);
  return ({ status, code, message }, operation) => {
    const shape = (operation && shapeFor(contract, operation, status)) ?? usual;
    const said = {
      ...(shape.codeField === undefined ? {} : { [shape.codeField]: shape.codeIsNumber ? status : code }),
      ...(shape.messageField === undefined ? {} : { [shape.messageField]: message }),
    };
    if (shape.wrapper === undefined) return { ...objectFor(contract, shape.schema), ...said };
    const inner = objectFor(contract, nodeAt(propertiesOf(contract, shape.schema), shape.wrapper));
    return { ...objectFor(contract, shape.schema), [shape.wrapper]: { ...inner, ...said } };
  };
}

function objectFor(contract: Contract, schema: Node): Node {
  const made = madeValue(contract, schema);
  return isNode(made) ? made : {};
}

function shapeFor(contract: Contract, operation: Operation, status: number): Shape | undefined {
  const documented = shapeOfMedia(contract, responseOf(operation, status));
  if (documented) return documented;
  return errorShapes(contract, operation)[0];
}

function usualShape(contract: Contract, operations: readonly Operation[]): Shape {
  const shapes = operations.flatMap((operation) => errorShapes(contract, operation));
  const counts = new Map<string, { shape: Shape; count: number }>();
  for (const shape of shapes) {
    const key = JSON.stringify([shape.wrapper, shape.codeField, shape.messageField, shape.codeIsNumber]);
    const found = counts.get(key);
    if (found) found.count += 1;
    else counts.set(key, { shape, count: 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most?.shape ?? FAMILY_SHAPE;
}

function errorShapes(contract: Contract, { responses }: Operation): Shape[] {
  const errors = [...responses].filter(([status]) => /^(4|5|default)/.test(status));
  return errors.flatMap(([, media]) => shapeOfMedia(contract, media) ?? []);
}

function shapeOfMedia(contract: Contract, media: ReturnType<typeof responseOf>): Shape | undefined {
  const found = media?.find(({ type }) => isJson(type));
  return found && shapeOf(contract, found.node.schema);
}

function shapeOf(contract: Contract, schemaNode: unknown): Shape | undefined {
  const schema = resolve(contract, schemaNode);
  const properties = propertiesOf(contract, schema);
  const flat = fieldsOf(contract, properties);
  if (flat) return { schema, wrapper: undefined, ...flat };
  for (const [wrapper, member] of entriesOf(properties)) {
    const inner = fieldsOf(contract, propertiesOf(contract, member));
    if (inner) return { schema, wrapper, ...inner };
  }
  return undefined;
}

function fieldsOf(contract: Contract, properties: Node): Omit<Shape, 'schema' | 'wrapper'> | undefined {
  const codeField = CODE_FIELDS.find((name) => Object.hasOwn(properties, name));
  const messageField = MESSAGE_FIELDS.find((name) => Object.hasOwn(properties, name));
  if (codeField === undefined && messageField === undefined) return undefined;
  const type = codeField === undefined ? undefined : resolve(contract, properties[codeField]).type;
  return { codeField, messageField, codeIsNumber: type === 'integer' || type === 'number' };
}

/** Properties of a schema and of what it is composed of; of alternatives, the first. */
function propertiesOf(contract: Contract, schemaNode: unknown, depth = 0): Node {
  const schema = resolve(contract, schemaNode);
  const parts =
    depth > 8
      ? []
      : [...listOf(schema.allOf), ...[schema.oneOf, schema.anyOf].flatMap((each) => listOf(each).slice(0, 1))];
  return Object.assign(
    {},
    ...parts.map((part) => propertiesOf(contract, part, depth + 1)),
    nodeAt(schema, 'properties'),
  );
}
