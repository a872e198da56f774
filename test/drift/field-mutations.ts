import {
  addField,
  alternative,
  both,
  ENUM,
  isInteger,
  isOptional,
  isString,
  type Mutation,
  onField,
  rename,
  require,
} from './sites.ts';

/** Ways in which fields and alternatives of bodies change. */
export const FIELD_MUTATIONS: readonly Mutation[] = [
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
];
