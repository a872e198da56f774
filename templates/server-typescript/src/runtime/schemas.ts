import createCompilers from '@fastify/ajv-compiler';
import type { FastifySchemaCompiler } from 'fastify';
import { isNode, listOf, type Node } from './contract.js';
import { fits64Bits } from './digits.js';

/** Keywords that validate and are taken as they are. All others, extensions among them, are left out. */
const KEPT = [
  '$ref',
  'const',
  'maxItems',
  'maxLength',
  'maxProperties',
  'minItems',
  'minLength',
  'minProperties',
  'multipleOf',
  'uniqueItems',
];
/**
 * Formats that are held everywhere: limits of numbers. The others describe a text and are annotations (JSON Schema
 * 2020-12, Validation, 7.2.1); a page that names one in passing must not make a server refuse what its service takes.
 */
const HELD_FORMATS: ReadonlySet<unknown> = new Set(['int32', 'int64']);
/** Formats that are held in parameters, by how they are checked: a time may be without a zone, as pages write many. */
const PARAMETER_FORMATS: ReadonlyMap<unknown, string> = new Map([
  ['date', 'date'],
  ['date-time', 'iso-date-time'],
]);
const ONE_SCHEMA = ['additionalProperties', 'contains', 'items', 'not', 'propertyNames'];
const LISTS_OF_SCHEMAS = ['allOf', 'anyOf', 'oneOf'];
const SCHEMAS_BY_NAME = ['patternProperties', 'properties'];

/**
 * A schema of OpenAPI 3.0 or 3.1 as JSON Schema: `nullable` becomes a type, exclusive limits become numbers, a pattern
 * that JavaScript can't read is left out, and `default` too, since nothing that a client left out is filled in.
 */
export function jsonSchema(schema: unknown): unknown {
  if (!isNode(schema)) return schema === false ? false : {};
  const kept = KEPT.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]]);
  return Object.fromEntries([
    ...kept,
    ...typeOf(schema),
    ...limitsOf(schema),
    ...patternOf(schema),
    ...(HELD_FORMATS.has(schema.format) ? [['format', schema.format]] : []),
    ...(Array.isArray(schema.enum) && schema.enum.length > 0 ? [['enum', unique(schema.enum)]] : []),
    ...(Array.isArray(schema.required) ? [['required', unique(schema.required)]] : []),
    ...ONE_SCHEMA.filter((key) => key in schema).map((key) => [key, jsonSchema(schema[key])]),
    ...LISTS_OF_SCHEMAS.filter((key) => listOf(schema[key]).length > 0).map((key) => [
      key,
      listOf(schema[key]).map(jsonSchema),
    ]),
    ...SCHEMAS_BY_NAME.filter((key) => isNode(schema[key])).map((key) => [key, schemasByName(schema[key] as Node)]),
  ]);
}

/**
 * As {@link jsonSchema}, for a parameter: it, or each item of its list, is a day or a time where the contract says so,
 * also by a reference or in `allOf`.
 *
 * @param resolved gives the schema that a reference leads to
 */
export function parameterSchema(schema: unknown, resolved: (schema: Node) => Node): unknown {
  const json = jsonSchema(schema);
  if (!isNode(schema) || !isNode(json)) return json;
  const all = partsOf(schema, resolved);
  const format = all.map((each) => PARAMETER_FORMATS.get(each.format)).find((each) => each !== undefined);
  const items = all.map((each) => each.items).find(isNode);
  const held = {
    ...(format === undefined ? {} : { format }),
    ...(items ? { items: parameterSchema(items, resolved) } : {}),
  };
  // The library puts what a reference leads to in its place, and drops what stands beside it.
  return '$ref' in schema && Object.keys(held).length > 0 ? { allOf: [json, held] } : { ...json, ...held };
}

/** A schema with those that it refers to and those of its `allOf`, each once. */
function partsOf(schema: Node, resolved: (schema: Node) => Node): readonly Node[] {
  const parts = new Set<Node>([resolved(schema)]);
  for (const part of parts) for (const each of listOf(part.allOf)) if (isNode(each)) parts.add(resolved(each));
  return [...parts];
}

export const schemasByName = (schemas: Node): Node =>
  Object.fromEntries(Object.entries(schemas).map(([name, each]) => [name, jsonSchema(each)]));

/** `nullable` says something only beside a type (OpenAPI 3.0.3, Schema Object, as its clarification has it). */
function typeOf({ type, nullable }: Node): [string, unknown][] {
  if (type === undefined) return [];
  return [['type', nullable === true ? unique([type, 'null'].flat()) : type]];
}

function limitsOf(schema: Node): [string, unknown][] {
  const sides = [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const;
  return sides.flatMap(([limit, exclusive]): [string, unknown][] => {
    const stated = schema[limit];
    if (schema[exclusive] === true) return stated === undefined ? [] : [[exclusive, stated]];
    return [
      ...(stated === undefined ? [] : ([[limit, stated]] as [string, unknown][])),
      ...(typeof schema[exclusive] === 'number' ? ([[exclusive, schema[exclusive]]] as [string, unknown][]) : []),
    ];
  });
}

function patternOf({ pattern }: Node): [string, unknown][] {
  if (typeof pattern !== 'string') return [];
  try {
    new RegExp(pattern, 'u');
    return [['pattern', pattern]];
  } catch {
    return [];
  }
}

const unique = (list: readonly unknown[]): unknown[] => [
  ...new Map(list.map((each) => [JSON.stringify(each), each])).values(),
];

/** What every validator does: formats that it doesn't know are fine, and nothing is removed or filled in. */
const OPTIONS = {
  strict: false,
  logger: false,
  useDefaults: false,
  removeAdditional: false,
  allErrors: false,
} as const;

/** The library takes any integer for one of 64 bits. */
const onCreate = (ajv: { addFormat(name: string, format: NumberFormat): unknown }): void => {
  ajv.addFormat('int64', { type: 'number', validate: fits64Bits });
};

interface NumberFormat {
  type: 'number';
  validate: (value: number) => boolean;
}

type Validator = ReturnType<FastifySchemaCompiler<unknown>>;

/** Compiles a schema of a part of a request, or, without a part, of an answer. */
export type Compile = (route: { readonly schema: unknown; readonly httpPart?: string }) => Validator;

/**
 * Validators of requests and answers. Texts of parameters become the numbers and truth values that their schemas ask
 * for; a body stays as it was sent.
 */
export function validatorCompiler(): Compile {
  const compilers = createCompilers();
  const texts = compilers({}, { customOptions: { ...OPTIONS, coerceTypes: 'array' }, onCreate });
  const values = compilers({}, { customOptions: { ...OPTIONS, coerceTypes: false }, onCreate });
  let recursive = 0;
  return ({ schema, httpPart }) => {
    const compile = httpPart === 'body' || httpPart === undefined ? values : texts;
    // References of a recursive schema start from its id, which the mounting library makes the same for all of them.
    const own = isNode(schema) && '$id' in schema ? { ...schema, $id: `urn:recursive:${recursive++}` } : schema;
    // The library takes the route and gives a validator; its type says that it takes the schema.
    return (compile as unknown as (route: object) => Validator)({ schema: own });
  };
}
