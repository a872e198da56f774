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
const JSON_MEDIA = 'application/json';

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
const onField =
  (side: Side, fits: (field: Field) => boolean, change: (field: Field) => void): Mutation['apply'] =>
  (sample, random) => {
    const field = pick(fields(sample, side).filter(fits), random);
    if (field) change(field);
    return field !== undefined;
  };

const onParameter =
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

const onOperation =
  (change: (operation: OperationObject, sample: Sample) => unknown): Mutation['apply'] =>
  (sample) =>
    change(operationOf(sample), sample) !== false;

const isPlain =
  (type: SchemaObject['type']) =>
  ({ schema }: Field): boolean =>
    schema.type === type && schema.enum === undefined && schema.format === undefined && schema.default === undefined;
const isString = isPlain('string');
const isInteger = (field: Field): boolean =>
  isPlain('integer')(field) && field.schema.minimum === undefined && field.schema.maximum === undefined;
const schemaOf = (parameter: ParameterObject): SchemaObject => parameter.schema as SchemaObject;
const plainParameter = (parameter: ParameterObject): boolean =>
  ['string', 'integer'].includes(schemaOf(parameter).type ?? '') &&
  schemaOf(parameter).enum === undefined &&
  schemaOf(parameter).default === undefined &&
  parameter.required !== true;
const stringParameter = (parameter: ParameterObject): boolean =>
  plainParameter(parameter) && schemaOf(parameter).type === 'string';

const ENUM = ['ONE', 'TWO', 'THREE'];
const addField =
  (side: Side, isRequired: boolean, more: SchemaObject = {}): Mutation['apply'] =>
  (sample, random) => {
    const owner = pick(objects(sample, side), random);
    if (!owner?.properties) return false;
    owner.properties.novel_thing = { type: 'string', ...more };
    if (isRequired) owner.required = [...(owner.required ?? []), 'novel_thing'];
    return true;
  };
const isOptional = ({ owner, name }: Field): boolean => !owner.required?.includes(name);
const require = ({ owner, name }: Field): void => {
  owner.required = [...(owner.required ?? []), name];
};

/** The body of one side, which is one of several, may be another one, too. */
const alternative =
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
const both = (
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

const parameter = (
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

const rename = (owner: SchemaObject, from: string, to: string): void => {
  owner.properties = Object.fromEntries(
    Object.entries(owner.properties ?? {}).map(([name, schema]) => [name === from ? to : name, schema]),
  );
  if (owner.required) owner.required = owner.required.map((name) => (name === from ? to : name));
};

const withPlaceholder = /\{([a-z_]+)\}/g;
const movePath = (sample: Sample, path: string): void => {
  const item = sample.document.paths[sample.path];
  if (!item) return;
  delete sample.document.paths[sample.path];
  sample.document.paths[path] = item;
};

/** Every way in which this suite changes a contract. */
export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'request field added',
    apply: addField('request', false),
    forth: 'new-optional-request-property',
    back: 'request-property-removed',
  },
  {
    name: 'mandatory request field added',
    apply: addField('request', true),
    forth: 'new-required-request-property',
    back: 'request-property-removed',
  },
  {
    name: 'mandatory request field with a default added',
    apply: addField('request', true, { default: 'x' }),
    forth: 'new-required-request-property-with-default',
    back: 'request-property-removed',
  },
  {
    name: 'response field added',
    apply: addField('response', false),
    forth: 'response-optional-property-added',
    back: 'response-optional-property-removed',
  },
  {
    name: 'mandatory response field added',
    apply: addField('response', true),
    forth: 'response-required-property-added',
    back: 'response-required-property-removed',
  },
  ...both('mandatory', isOptional, require, { forth: 'became-required', back: 'became-optional' }),
  ...both(
    'string to integer',
    isString,
    ({ schema }) => {
      schema.type = 'integer';
    },
    { forth: 'type-changed', back: 'type-changed' },
  ),
  ...both(
    'integer to number',
    isInteger,
    ({ schema }) => {
      schema.type = 'number';
    },
    { forth: 'type-generalized', back: 'type-specialized' },
  ),
  ...both(
    'string of a format',
    isString,
    ({ schema }) => {
      schema.format = 'date-time';
    },
    { forth: 'type-specialized', back: 'type-generalized' },
  ),
  ...both(
    'values listed',
    isString,
    ({ schema }) => {
      schema.enum = ENUM;
    },
    { forth: 'became-enum', back: 'enum-list-removed' },
  ),
  ...both(
    'value added',
    ({ schema }) => (schema.enum?.length ?? 0) > 0 && schema.type === 'string',
    ({ schema }) => {
      schema.enum = [...(schema.enum ?? []), 'NOVEL'];
    },
    { forth: 'enum-value-added', back: 'enum-value-removed' },
  ),
  ...both(
    'longest length',
    isString,
    ({ schema }) => {
      schema.maxLength = 7;
    },
    { forth: 'max-length-set', back: 'max-length-unset' },
  ),
  ...both(
    'greatest value',
    isInteger,
    ({ schema }) => {
      schema.maximum = 7;
    },
    { forth: 'max-set', back: 'max-unset' },
  ),
  ...both(
    'least value',
    isInteger,
    ({ schema }) => {
      schema.minimum = 7;
    },
    { forth: 'min-set', back: 'min-unset' },
  ),
  ...both(
    'longer',
    ({ schema }) => schema.maxLength !== undefined,
    ({ schema }) => {
      schema.maxLength = (schema.maxLength ?? 0) + 3;
    },
    { forth: 'max-length-increased', back: 'max-length-decreased' },
  ),
  ...both(
    'null allowed',
    isString,
    ({ schema }) => {
      schema.nullable = true;
    },
    { forth: 'became-nullable', back: 'became-not-nullable' },
  ),
  ...both(
    'pattern',
    isString,
    (field) => {
      Object.assign(field.schema, { pattern: '^a' });
    },
    { forth: 'pattern-added', back: 'pattern-removed' },
  ),
  ...both(
    'default',
    isString,
    ({ schema }) => {
      schema.default = 'x';
    },
    { forth: 'default-value-added', back: 'default-value-removed' },
  ),
  ...both(
    'other default',
    ({ schema }) => schema.default !== undefined,
    ({ schema }) => {
      schema.default = typeof schema.default === 'string' ? `${schema.default}x` : 17;
    },
    { forth: 'default-value-changed', back: 'default-value-changed' },
  ),
  {
    name: 'request field renamed',
    apply: onField('request', isString, ({ owner, name }) => rename(owner, name, `${name}_name`)),
    forth: 'request-property-renamed',
    back: 'request-property-renamed',
  },
  {
    name: 'response field renamed',
    apply: onField('response', isString, ({ owner, name }) => rename(owner, name, `${name}_name`)),
    forth: 'response-property-renamed',
    back: 'response-property-renamed',
  },
  {
    name: 'field deprecated',
    apply: onField('response', isString, ({ schema }) => {
      schema.deprecated = true;
    }),
    forth: 'property-deprecated',
    back: 'property-reactivated',
  },
  {
    name: 'field described otherwise',
    apply: onField('response', isString, ({ schema }) => {
      schema.description = 'Quite another thing.';
    }),
    forth: 'docs-description-changed',
    back: 'docs-description-changed',
  },
  {
    name: 'request alternative',
    apply: alternative('request'),
    forth: 'request-body-one-of-added',
    back: 'request-body-one-of-removed',
  },
  {
    name: 'response alternative',
    apply: alternative('response'),
    forth: 'response-body-one-of-added',
    back: 'response-body-one-of-removed',
  },
  {
    name: 'parameter added',
    apply: onOperation((operation) => {
      operation.parameters = [
        ...(operation.parameters ?? []),
        { name: 'novel', in: 'query', required: false, schema: { type: 'string' } },
      ];
    }),
    forth: 'new-optional-request-parameter',
    back: 'request-parameter-removed',
  },
  {
    name: 'mandatory parameter added',
    apply: onOperation((operation) => {
      operation.parameters = [
        ...(operation.parameters ?? []),
        { name: 'novel', in: 'query', required: true, schema: { type: 'string' } },
      ];
    }),
    forth: 'new-required-request-parameter',
    back: 'request-parameter-removed',
  },
  parameter(
    'renamed',
    stringParameter,
    (each) => {
      each.name = `${each.name}_value`;
    },
    { forth: 'renamed', back: 'renamed' },
  ),
  parameter(
    'mandatory',
    plainParameter,
    (each) => {
      each.required = true;
    },
    { forth: 'became-required', back: 'became-optional' },
  ),
  parameter(
    'of another type',
    stringParameter,
    (each) => {
      each.schema = { type: 'boolean' };
    },
    { forth: 'type-changed', back: 'type-changed' },
  ),
  parameter(
    'values listed',
    stringParameter,
    (each) => {
      schemaOf(each).enum = ENUM;
    },
    { forth: 'became-enum', back: 'enum-list-removed' },
  ),
  parameter(
    'value added',
    (each) => schemaOf(each).enum !== undefined,
    (each) => {
      schemaOf(each).enum = [...(schemaOf(each).enum ?? []), 'NOVEL'];
    },
    { forth: 'enum-value-added', back: 'enum-value-removed' },
  ),
  parameter(
    'default',
    stringParameter,
    (each) => {
      schemaOf(each).default = 'x';
    },
    { forth: 'default-value-added', back: 'default-value-removed' },
  ),
  parameter(
    'other default',
    (each) => typeof schemaOf(each).default === 'number',
    (each) => {
      schemaOf(each).default = 3;
    },
    { forth: 'default-value-changed', back: 'default-value-changed' },
  ),
  parameter(
    'greatest value',
    (each) => schemaOf(each).type === 'integer' && schemaOf(each).maximum === undefined,
    (each) => {
      schemaOf(each).maximum = 7;
    },
    { forth: 'max-set', back: 'max-unset' },
  ),
  parameter(
    'deprecated',
    () => true,
    (each) => {
      each.deprecated = true;
    },
    { forth: 'deprecated', back: 'reactivated' },
  ),
  {
    name: 'placeholder renamed',
    apply: onOperation((operation, sample) => {
      const name = [...sample.path.matchAll(withPlaceholder)].at(-1)?.[1];
      if (name === undefined) return false;
      movePath(sample, sample.path.replace(`{${name}}`, '{wholly_other}'));
      for (const each of operation.parameters ?? []) if (each.name === name) each.name = 'wholly_other';
      return true;
    }),
    forth: 'path-parameter-renamed',
    back: 'path-parameter-renamed',
  },
  {
    name: 'operation added',
    apply: onOperation((_, { document }) => {
      document.paths['/novel'] = { get: { operationId: 'novel', tags: [], responses: { 200: { description: 'OK' } } } };
    }),
    forth: 'endpoint-added',
    back: 'api-path-removed-without-deprecation',
  },
  {
    name: 'method added',
    apply: onOperation((operation, { document, path }) => {
      document.paths[path] = {
        ...document.paths[path],
        trace: { ...operation, operationId: 'traced', deprecated: false },
      };
    }),
    forth: 'endpoint-added',
    back: 'api-removed-without-deprecation',
  },
  {
    name: 'operation moved',
    apply: onOperation((_, sample) => movePath(sample, `${sample.path}/elsewhere`)),
    forth: 'endpoint-moved',
    back: 'endpoint-moved',
  },
  {
    name: 'operation renamed',
    apply: onOperation((operation) => {
      operation.operationId = `${operation.operationId}Again`;
    }),
    forth: 'api-operation-id-changed',
    back: 'api-operation-id-changed',
  },
  {
    name: 'operation deprecated',
    apply: onOperation((operation) => {
      if (operation.deprecated) return false;
      operation.deprecated = true;
      return true;
    }),
    forth: 'endpoint-deprecated',
    back: 'endpoint-reactivated',
  },
  {
    name: 'operation summarised otherwise',
    apply: onOperation((operation) => {
      operation.summary = 'Quite another thing';
    }),
    forth: 'docs-summary-changed',
    back: 'docs-summary-changed',
  },
  {
    name: 'operation in one more chapter',
    apply: onOperation((operation) => {
      operation.tags = [...operation.tags, 'Elsewhere'];
    }),
    forth: 'api-tag-added',
    back: 'api-tag-removed',
  },
  {
    name: 'operation in another chapter',
    apply: onOperation((operation) => {
      operation.tags = ['Elsewhere'];
    }),
    forth: 'docs-chapter-changed',
    back: 'docs-chapter-changed',
  },
  {
    name: 'page moved',
    apply: onOperation((operation) => {
      operation['x-source'] = `elsewhere/${operation['x-source']}`;
    }),
    forth: 'docs-page-moved',
    back: 'docs-page-moved',
  },
  {
    name: 'success added',
    apply: onOperation((operation) => {
      operation.responses[299] = { description: 'Done' };
    }),
    forth: 'response-success-status-added',
    back: 'response-success-status-removed',
  },
  {
    name: 'failure added',
    apply: onOperation((operation) => {
      operation.responses[418] = { description: 'Teapot' };
    }),
    forth: 'response-non-success-status-added',
    back: 'response-non-success-status-removed',
  },
  {
    name: 'media type of an answer added',
    apply: onOperation((operation) => {
      const response = Object.values(operation.responses).find(({ content }) => content);
      if (response?.content) response.content['application/xml'] = { schema: { type: 'string' } };
      return response !== undefined;
    }),
    forth: 'response-media-type-added',
    back: 'response-media-type-removed',
  },
  {
    name: 'media type of a request added',
    apply: onOperation((operation) => {
      if (operation.requestBody) operation.requestBody.content['application/xml'] = { schema: { type: 'string' } };
      return operation.requestBody !== undefined;
    }),
    forth: 'request-body-media-type-added',
    back: 'request-body-media-type-removed',
  },
  {
    name: 'mandatory body added',
    apply: onOperation((operation) => {
      if (operation.requestBody) return false;
      operation.requestBody = { required: true, content: { [JSON_MEDIA]: { schema: { type: 'object' } } } };
      return true;
    }),
    forth: 'request-body-added-required',
    back: 'request-body-removed',
  },
  {
    name: 'body optional',
    apply: onOperation((operation) => {
      if (operation.requestBody?.required !== true) return false;
      operation.requestBody.required = false;
      return true;
    }),
    forth: 'request-body-became-optional',
    back: 'request-body-became-required',
  },
  {
    name: 'header of an answer added',
    apply: onOperation((operation) => {
      const [response] = Object.values(operation.responses);
      if (response) Object.assign(response, { headers: { 'X-Novel': { schema: { type: 'string' } } } });
      return response !== undefined;
    }),
    forth: 'response-header-added',
    back: 'optional-response-header-removed',
  },
  {
    name: 'operation open to all',
    apply: onOperation((operation) => {
      Object.assign(operation, { security: [] });
    }),
    forth: 'api-security-removed',
    back: 'api-security-added',
  },
  {
    name: 'example replaced',
    apply: onOperation((operation) => {
      const media = Object.values(operation.responses)
        .map(({ content }) => content?.[JSON_MEDIA])
        .find((each) => each?.examples);
      if (media) media.examples = { response: { value: { novel: true } } };
      return media !== undefined;
    }),
    forth: 'docs-example-changed',
    back: 'docs-example-changed',
  },
];
