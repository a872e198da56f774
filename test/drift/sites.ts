import type { OpenApiDocument, OperationObject, ParameterObject, SchemaObject } from '../../scripts/emit/index.ts';

/** A contract of one operation, to be changed in place. */
export interface Sample {
  readonly document: OpenApiDocument;
  readonly path: string;
  readonly method: string;
}

/** A whole number below a limit. */
export type Random = (limit: number) => number;

/** One way in which a contract changes; what it is called there, and what the way back is called. */
export interface Mutation {
  readonly name: string;
  /** Changes a sample; false where it has nothing to change in this way. */
  readonly apply: (sample: Sample, random: Random) => boolean;
  readonly forth: string;
  readonly back: string;
}

type Side = 'request' | 'response';

interface Field {
  readonly owner: SchemaObject;
  readonly name: string;
  readonly schema: SchemaObject;
}

const SUCCESS = /^2/;
export const JSON_MEDIA = 'application/json';

export const operationOf = ({ document, path, method }: Sample): OperationObject =>
  document.paths[path]?.[method] as OperationObject;

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The schema that a use stands for. */
function settled(document: OpenApiDocument, use: unknown): SchemaObject | undefined {
  if (!isPlainObject(use)) return undefined;
  const reference = use.$ref ?? (use.allOf as { $ref?: string }[] | undefined)?.[0]?.$ref;
  return typeof reference === 'string' ? document.components.schemas[reference.split('/').at(-1) ?? ''] : use;
}

const bodyOf = (sample: Sample, side: Side): { schema: unknown } | undefined => {
  const operation = operationOf(sample);
  if (side === 'request') return operation.requestBody?.content[JSON_MEDIA];
  const [, response] = Object.entries(operation.responses).find(([status]) => SUCCESS.test(status)) ?? [];
  return response?.content?.[JSON_MEDIA];
};

/** Objects with fields that travel in a direction, the body first. */
function objects(sample: Sample, side: Side): SchemaObject[] {
  const out = new Set<SchemaObject>();
  const visit = (use: unknown): void => {
    const schema = settled(sample.document, use);
    if (!schema || out.has(schema)) return;
    if (schema.properties) out.add(schema);
    for (const property of Object.values(schema.properties ?? {})) visit(property);
    visit(schema.items);
    visit(schema.additionalProperties);
  };
  visit(bodyOf(sample, side)?.schema);
  return [...out];
}

const fields = (sample: Sample, side: Side): Field[] =>
  objects(sample, side).flatMap((owner) =>
    Object.entries(owner.properties ?? {}).map(([name, schema]) => ({ owner, name, schema: schema as SchemaObject })),
  );

const pick = <T>(list: readonly T[], random: Random): T | undefined => list[random(list.length)];

/** A change of one field that fits; `change` may rely on `fits`. */
export const onField =
  (side: Side, fits: (field: Field) => boolean, change: (field: Field) => void): Mutation['apply'] =>
  (sample, random) => {
    const field = pick(fields(sample, side).filter(fits), random);
    if (field) change(field);
    return field !== undefined;
  };

export const onParameter =
  (
    fits: (parameter: ParameterObject) => boolean,
    change: (parameter: ParameterObject, all: ParameterObject[]) => void,
  ) =>
  (sample: Sample, random: Random): boolean => {
    const all = operationOf(sample).parameters ?? [];
    const parameter = pick(
      all.filter((each) => each.in === 'query' && fits(each)),
      random,
    );
    if (parameter) change(parameter, all);
    return parameter !== undefined;
  };

export const onOperation =
  (change: (operation: OperationObject, sample: Sample) => unknown): Mutation['apply'] =>
  (sample) =>
    change(operationOf(sample), sample) !== false;

const isPlain =
  (type: SchemaObject['type']) =>
  ({ schema }: Field): boolean =>
    schema.type === type && schema.enum === undefined && schema.format === undefined && schema.default === undefined;
export const isString = isPlain('string');
export const isInteger = (field: Field): boolean =>
  isPlain('integer')(field) && field.schema.minimum === undefined && field.schema.maximum === undefined;
export const schemaOf = (parameter: ParameterObject): SchemaObject => parameter.schema as SchemaObject;
export const plainParameter = (parameter: ParameterObject): boolean =>
  ['string', 'integer'].includes(schemaOf(parameter).type ?? '') &&
  schemaOf(parameter).enum === undefined &&
  schemaOf(parameter).default === undefined &&
  parameter.required !== true;
export const stringParameter = (parameter: ParameterObject): boolean =>
  plainParameter(parameter) && schemaOf(parameter).type === 'string';

export const ENUM = ['ONE', 'TWO', 'THREE'];
export const addField =
  (side: Side, isRequired: boolean, more: SchemaObject = {}): Mutation['apply'] =>
  (sample, random) => {
    const owner = pick(objects(sample, side), random);
    if (!owner?.properties) return false;
    owner.properties.novel_thing = { type: 'string', ...more };
    if (isRequired) owner.required = [...(owner.required ?? []), 'novel_thing'];
    return true;
  };
export const isOptional = ({ owner, name }: Field): boolean => !owner.required?.includes(name);
export const require = ({ owner, name }: Field): void => {
  owner.required = [...(owner.required ?? []), name];
};

/** The body of one side, which is one of several, may be another one, too. */
export const alternative =
  (side: Side): Mutation['apply'] =>
  (sample) => {
    const list = (bodyOf(sample, side)?.schema as SchemaObject | undefined)?.oneOf;
    if (!list) return false;
    const other: SchemaObject = {
      type: 'object',
      properties: { quite: { type: 'boolean' }, other: { type: 'string' } },
    };
    Object.assign(bodyOf(sample, side) ?? {}, { schema: { oneOf: [...list, other] } });
    return true;
  };

/** Both directions of a field's change, named by the end of their ids. */
export const both = (
  name: string,
  fits: (field: Field) => boolean,
  change: (field: Field) => void,
  ends: { readonly forth: string; readonly back: string },
): Mutation[] =>
  (['request', 'response'] as const).map((side) => ({
    name: `${side} field: ${name}`,
    apply: onField(side, fits, change),
    forth: `${side}-property-${ends.forth}`,
    back: `${side}-property-${ends.back}`,
  }));

export const parameter = (
  name: string,
  fits: (parameter: ParameterObject) => boolean,
  change: (parameter: ParameterObject, all: ParameterObject[]) => void,
  ends: { readonly forth: string; readonly back: string },
): Mutation => ({
  name: `parameter: ${name}`,
  apply: onParameter(fits, change),
  forth: `request-parameter-${ends.forth}`,
  back: `request-parameter-${ends.back}`,
});

export const rename = (owner: SchemaObject, from: string, to: string): void => {
  owner.properties = Object.fromEntries(
    Object.entries(owner.properties ?? {}).map(([name, schema]) => [name === from ? to : name, schema]),
  );
  if (owner.required) owner.required = owner.required.map((name) => (name === from ? to : name));
};

export const withPlaceholder = /\{([a-z_]+)\}/g;
export const movePath = (sample: Sample, path: string): void => {
  const item = sample.document.paths[sample.path];
  if (!item) return;
  delete sample.document.paths[sample.path];
  sample.document.paths[path] = item;
};

/** Every way in which this suite changes a contract. */
