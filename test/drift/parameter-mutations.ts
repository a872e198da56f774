import { ENUM, type Mutation, onOperation, parameter, plainParameter, schemaOf, stringParameter } from './sites.ts';

/** Ways in which query parameters change. */
export const PARAMETER_MUTATIONS: readonly Mutation[] = [
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
];
