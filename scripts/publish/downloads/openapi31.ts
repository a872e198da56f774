import { isNode, type Node } from '../../nodes.ts';
import { isNullSchema } from '../../null-schema.ts';

/** Keys whose values are data, in which a word of OpenAPI is a word like any other; but see `ALTERNATIVES`. */
const DATA = /^(?:default|enum|const|example|examples|mapping|x-.*)$/;

/** Our own extension of media types that holds schemas. */
const ALTERNATIVES = 'x-alternatives';

/**
 * A contract of OpenAPI 3.0.3 as one of 3.1.0 that says the same: null is a type, limits that exclude are numbers,
 * encodings are no formats, and what 3.0 ignores beside a reference is left out. The input is not changed. Written for
 * want of a kept converter that leaves examples, and fields that are called as words of OpenAPI, as they are.
 */
export const openApi31 = (contract: Node): Node => ({ ...objectOf(contract), openapi: '3.1.0' });

/** Anything of OpenAPI around schemas. */
function objectOf(node: Node): Node {
  return mapped(node, (key, value) => {
    if (key === 'schema' && isNode(value)) return schemaOf(value);
    if (key === 'schemas') return namedSchemas(value);
    if (key === ALTERNATIVES) return each(value, objectOf);
    return DATA.test(key) ? value : each(value, objectOf);
  });
}

const each = (value: unknown, convert: (node: Node) => Node): unknown =>
  Array.isArray(value) ? value.map((item) => each(item, convert)) : isNode(value) ? convert(value) : value;

const namedSchemas = (value: unknown): unknown =>
  isNode(value) ? mapped(value, (_, schema) => each(schema, schemaOf)) : value;

const mapped = (node: Node, convert: (key: string, value: unknown) => unknown): Node =>
  Object.fromEntries(Object.entries(node).map(([key, value]) => [key, convert(key, value)]));

/** Keys of a schema that hold schemas: one or a list of them, and by name. */
const BELOW: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'allOf', 'oneOf', 'anyOf', 'not']);

function schemaOf(schema: Node): Node {
  if (typeof schema.$ref === 'string') return { $ref: schema.$ref };
  if (isNullSchema(schema)) return { type: 'null' };
  const below = mapped(schema, (key, value) => {
    if (key === 'properties') return namedSchemas(value);
    return BELOW.has(key) ? each(value, schemaOf) : value;
  });
  return withNull(withEncoding(withLimits(withExample(below))));
}

function withExample({ example, ...rest }: Node): Node {
  return example === undefined ? rest : { ...rest, examples: [example] };
}

function withLimits(schema: Node): Node {
  const { exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  const { minimum, maximum, ...open } = rest;
  return {
    ...open,
    ...(minimum === undefined ? {} : { [exclusiveMinimum === true ? 'exclusiveMinimum' : 'minimum']: minimum }),
    ...(maximum === undefined ? {} : { [exclusiveMaximum === true ? 'exclusiveMaximum' : 'maximum']: maximum }),
  };
}

/** OpenAPI 3.1.0, 4.7.14.3: what 3.0 calls a format of strings says there how bytes are written. */
function withEncoding(schema: Node): Node {
  const { format, ...rest } = schema;
  if (rest.type !== 'string') return schema;
  if (format === 'byte') return { ...rest, contentEncoding: 'base64' };
  return format === 'binary' ? { ...rest, contentMediaType: 'application/octet-stream' } : schema;
}

/** OpenAPI 3.0.3 gives `nullable` a meaning only beside `type`; a list of values that lacks null still rules it out. */
function withNull({ nullable, ...schema }: Node): Node {
  if (nullable !== true || typeof schema.type !== 'string') return schema;
  return { ...schema, type: [schema.type, 'null'] };
}
