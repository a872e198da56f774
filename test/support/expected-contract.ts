import type { Contract } from '../../scripts/pipeline/index.ts';
import type { OperationObject, ParameterObject, SchemaObject } from '../../scripts/emit/index.ts';
import { pointer } from '../../scripts/emit/index.ts';

type Type = string | readonly string[] | null;

interface ExpectedField {
  readonly type?: Type;
  readonly required?: boolean | null;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
}

interface ExpectedParameter extends ExpectedField {
  readonly name: string;
  readonly in: string;
  readonly line?: number;
  readonly also?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
}

interface ExpectedResponse {
  readonly description?: string;
  readonly headers?: readonly string[];
  /** Dotted names to types. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly examples?: number;
  /** `OrchardInfo`, `array of OrchardInfo`. */
  readonly schema?: string;
}

export interface ExpectedOperation {
  readonly method: string;
  readonly path: string;
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tag?: string;
  readonly line?: number;
  readonly parameters?: readonly ExpectedParameter[];
  /** Fields by name, or the name of the schema; null for none. */
  readonly requestBody?: Readonly<Record<string, ExpectedField>> | string | null;
  /** By status; `assumed` for the only one. */
  readonly responses?: Readonly<Record<string, ExpectedResponse>>;
}

export interface Expected {
  readonly operations: readonly ExpectedOperation[];
  readonly servers?: readonly string[];
  readonly schemas?: Readonly<Record<string, Readonly<Record<string, ExpectedField>>>>;
  readonly mustNotContain?: readonly string[];
  /** Prose, where nothing is to be reported. */
  readonly diagnostics?: string | readonly { readonly file: string; readonly line: number; readonly about: string }[];
}

/** What is expected of an operation, in the form of `shownShape`. */
export function expectedShape(operation: ExpectedOperation): unknown {
  const { method: _method, path: _path, parameters, responses, requestBody, ...own } = pick(operation, OWN);
  return {
    ...own,
    ...(parameters ? { parameters: sorted(parameters) } : {}),
    ...(requestBody === undefined ? {} : { requestBody }),
    ...(responses ? { responses } : {}),
  };
}

const OWN = [
  'operationId',
  'summary',
  'description',
  'tag',
  'line',
  'parameters',
  'requestBody',
  'responses',
  'method',
  'path',
] as const;

function pick<T extends object, K extends keyof T>(value: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.flatMap((key) => (key in value ? [[key, value[key]]] : []))) as Pick<T, K>;
}

const sorted = (parameters: readonly ExpectedParameter[]): ExpectedParameter[] =>
  [...parameters].sort((a, b) => (`${a.in} ${a.name}` < `${b.in} ${b.name}` ? -1 : 1));

/** What a contract says of an operation, as far as something is expected of it. */
export function shownShape(contract: Contract, expected: ExpectedOperation): unknown {
  const { document, sources } = contract;
  const at = pointer('/paths', expected.path, expected.method.toLowerCase());
  const operation = document.paths[expected.path]?.[expected.method.toLowerCase()] as OperationObject;
  const shape: Record<string, unknown> = {
    operationId: operation.operationId,
    summary: operation.summary,
    description: operation.description,
    tag: operation.tags?.[0],
    line: sources.get(at)?.source.line,
  };
  const parameters = operation.parameters ?? [];
  const wanted = expected.parameters ?? [];
  const out: Record<string, unknown> = pick(
    shape,
    OWN.filter((key) => key in expected && key in shape),
  );
  if (expected.parameters)
    out.parameters = sorted(
      parameters.map((parameter, index) => {
        const known = wanted.find(({ name, in: place }) => name === parameter.name && place === parameter.in);
        return pick(
          parameterShape(parameter, contract, pointer(at, 'parameters', index)),
          keysOf(known ?? { name: '', in: '' }),
        ) as ExpectedParameter;
      }),
    );
  const { resolve } = resolver(contract);
  if (expected.requestBody !== undefined) out.requestBody = bodyShape(operation, expected.requestBody, contract);
  if (expected.responses) {
    const isAssumed = 'assumed' in expected.responses;
    const stated = Object.entries(operation.responses).filter(
      ([status]) =>
        isAssumed ||
        status in (expected.responses ?? {}) ||
        sources.get(pointer(at, 'responses', status))?.origin !== 'default',
    );
    const statuses = Object.keys(operation.responses);
    out.responses = Object.fromEntries(
      stated.map(([status, response]) => {
        const key = 'assumed' in (expected.responses ?? {}) && statuses.length === 1 ? 'assumed' : status;
        const known = expected.responses?.[key] ?? {};
        const media = Object.values(response.content ?? {})[0];
        const schema = media?.schema as SchemaObject | undefined;
        const all = {
          description: response.description,
          headers: Object.keys(response.headers ?? {}),
          fields: schema ? fieldsOf(schema, resolve) : {},
          examples: Object.keys(media?.examples ?? {}).length,
          schema: schema ? schemaName(schema) : undefined,
        };
        return [key, pick(all, keysOf(known) as (keyof typeof all)[])];
      }),
    );
  }
  return out;
}

const keysOf = <T extends object>(value: T): (keyof T)[] => Object.keys(value) as (keyof T)[];

function parameterShape(parameter: ParameterObject, { sources }: Contract, at: string): ExpectedParameter {
  const schema = parameter.schema as SchemaObject;
  const node = sources.get(at);
  const [also] = Object.entries(node?.source.also ?? {});
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.required ?? false,
    type: schema.type ?? null,
    default: schema.default,
    ...(node ? { line: node.source.line } : {}),
    ...(also ? { also: also.join(':') } : {}),
    ...(schema.minimum === undefined ? {} : { minimum: schema.minimum }),
    ...(schema.maximum === undefined ? {} : { maximum: schema.maximum }),
    ...(schema.enum === undefined ? {} : { enum: schema.enum }),
    ...(parameter.description === undefined ? {} : { description: parameter.description }),
  };
}

type Resolve = (schema: SchemaObject) => SchemaObject;

function resolver({ document }: Contract): { resolve: Resolve } {
  const named = (schema: SchemaObject): SchemaObject =>
    '$ref' in schema ? (document.components.schemas[String(schema.$ref).split('/').at(-1) ?? ''] ?? {}) : schema;
  // A description beside a reference stands around it.
  const only = ({ allOf = [] }: SchemaObject): SchemaObject | undefined =>
    allOf.length === 1 ? (allOf[0] as SchemaObject) : undefined;
  return { resolve: (schema) => named(only(schema) ?? schema) };
}

function schemaName(schema: SchemaObject): string {
  if ('$ref' in schema) return String(schema.$ref).split('/').at(-1) ?? '';
  return schema.type === 'array' && schema.items
    ? `array of ${schemaName(schema.items as SchemaObject)}`
    : (schema.type ?? '');
}

function fieldsOf(schema: SchemaObject, resolve: Resolve, prefix = ''): Record<string, string> {
  const own = resolve(schema);
  if (prefix === '' && own.type === 'array') return fieldsOf(own.items as SchemaObject, resolve, '[].');
  return Object.fromEntries(
    Object.entries(own.properties ?? {}).flatMap(([name, property]) => {
      const field = resolve(property as SchemaObject);
      const below =
        field.type === 'array'
          ? fieldsOf(field.items as SchemaObject, resolve, `${prefix}${name}[].`)
          : fieldsOf(field, resolve, `${prefix}${name}.`);
      return [[`${prefix}${name}`, field.type ?? ''], ...Object.entries(below)];
    }),
  );
}

function bodyShape(
  operation: OperationObject,
  expected: NonNullable<ExpectedOperation['requestBody']> | null,
  contract: Contract,
): unknown {
  const media = Object.values(operation.requestBody?.content ?? {})[0];
  if (!media) return null;
  const schema = media.schema as SchemaObject;
  if (typeof expected === 'string') return schemaName(schema);
  const { resolve } = resolver(contract);
  const { properties = {}, required = [] } = resolve(schema);
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const field = property as SchemaObject;
      const known = expected?.[name] ?? {};
      const all = {
        type: known.type === null ? null : typeOf(resolve(field)),
        required: known.required === null ? null : required.includes(name),
        minItems: field.minItems,
        maxItems: field.maxItems,
        default: field.default,
        enum: field.enum,
      };
      return [name, pick(all, keysOf(known) as (keyof typeof all)[])];
    }),
  );
}

/** `integer`, `array of string`, or of alternatives a list. */
function typeOf(schema: SchemaObject): Type {
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives) return alternatives.map((each) => String(typeOf(each as SchemaObject)));
  if (schema.type === 'array' && schema.items && (schema.items as SchemaObject).type)
    return `array of ${String(typeOf(schema.items as SchemaObject))}`;
  return schema.type ?? null;
}
