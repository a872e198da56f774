import { faultLine } from '../config-file.ts';
import { ConfigError } from '../located-yaml.ts';
import { isSuccess, listOf, type Node } from '../nodes.ts';
import { type OperationView, operationViews } from '../operation-views.ts';
import type { ServiceConfig, WaiterConfig } from '../service-config.ts';
import type { EmittedContract } from './contract.ts';
import { pointer } from '../json-pointer.ts';
import type { OpenApiDocument, OperationObject, PathItemObject, ReferenceObject, SchemaObject } from './openapi.ts';

export interface WaiterOptions {
  /** Name of the file of the configuration, for the source map. */
  readonly configFile: string;
  /** Leaves out waiters of operations that the contract doesn't have, instead of refusing them. */
  readonly partial: boolean;
}

/**
 * Adds what a caller may wait for, as `service.yaml` says, to the operations as `x-waiters`. It comes after the
 * corrections of the pages, since those may change the enumerations that it is checked against.
 *
 * @throws ConfigError naming file and line of an operation, field or value that the contract doesn't have
 */
export function withWaiters(
  { document, sources }: EmittedContract,
  config: Pick<ServiceConfig, 'waiters' | 'placeOf'>,
  { configFile, partial }: WaiterOptions,
): EmittedContract {
  const { waiters, placeOf } = config;
  if (waiters.length === 0) return { document, sources };
  const faults = waiters.flatMap((_, index) =>
    faultsOf(document, waiters, index, partial).map(([path, message]) =>
      faultLine(placeOf, ['waiters', index, ...path], message),
    ),
  );
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  const traced = new Map(sources);
  const paths = { ...document.paths };
  waiters.forEach(({ operation: id, states, ...rest }, index) => {
    const found = operationAt(paths, id);
    if (!found) return;
    const { operation } = found;
    const waiter = { ...rest, ...(Object.keys(states).length > 0 ? { states } : {}) };
    const before = (operation['x-waiters'] as readonly unknown[] | undefined) ?? [];
    paths[found.path] = withOperation(paths[found.path] ?? {}, found, {
      ...operation,
      'x-waiters': [...before, waiter],
    });
    const { line } = placeOf(['waiters', index]);
    traced.set(pointer('', ...found.keys, 'x-waiters', before.length), {
      source: { file: configFile, line, words: '' },
      origin: 'configured',
      rule: undefined,
    });
  });
  return { document: { ...document, paths }, sources: traced };
}

interface Found {
  readonly path: string;
  readonly method: string;
  readonly operation: OperationObject;
  /** The keys that lead to it. */
  readonly keys: OperationView['keys'];
}

/** A path item in which an operation, or one of those that share its method and path, is another. */
function withOperation(item: PathItemObject, { method, keys }: Found, operation: OperationObject): PathItemObject {
  const [, , , list, index] = keys;
  const whole = item[method];
  if (whole === undefined || typeof list !== 'string') return { ...item, [method]: operation };
  const all = (whole as unknown as Node)[list];
  return { ...item, [method]: { ...whole, [list]: listOf(all).map((each, at) => (at === index ? operation : each)) } };
}

function operationAt(paths: OpenApiDocument['paths'], id: string): Found | undefined {
  const found = operationViews({ paths } as unknown as Node).find(({ node }) => node.operationId === id);
  return found && { ...found, operation: found.node as unknown as OperationObject };
}

/** A fault: the path of keys below the waiter, and what is wrong there. */
type Fault = readonly [path: readonly PropertyKey[], message: string];

function faultsOf(
  document: OpenApiDocument,
  waiters: readonly WaiterConfig[],
  index: number,
  partial: boolean,
): Fault[] {
  const waiter = waiters[index] as WaiterConfig;
  const id = waiter.operation;
  const found = operationAt(document.paths, id);
  if (!found) return partial ? [] : [[['operation'], `the contract has no operation ${id}`]];
  const before = waiters.slice(0, index).filter(({ operation }) => operation === id);
  return [...stateFaults(document, found.operation, waiter, before), ...goneFaults(found.operation, waiter, before)];
}

/** Faults of the values: unknown ones, ones that are waited for and a failure at once, and ones that are named twice. */
function stateFaults(
  document: OpenApiDocument,
  operation: OperationObject,
  { operation: id, field, states, gone }: WaiterConfig,
  before: readonly WaiterConfig[],
): Fault[] {
  if (field === undefined) return [];
  const known = valuesOf(document, operation, field);
  if (!known) return [[['field'], `no success of ${id} has a field ${field} with an enumeration`]];
  const goals = Object.entries(states).map(([name, { failure }]) => ({
    path: ['states', name],
    wanted: [name],
    failure,
  }));
  if (gone) goals.push({ path: ['gone'], wanted: gone.states, failure: gone.failure });
  const unknown = (path: readonly PropertyKey[], value: string): Fault[] =>
    known.includes(value) ? [] : [[path, `${value} is none of ${known.join(', ')}`]];
  const twice = Object.keys(states).filter((name) => before.some((other) => Object.hasOwn(other.states, name)));
  return [
    ...twice.map((name): Fault => [['states', name], `${id} has a state ${name} to wait for already`]),
    ...goals.flatMap(({ path, wanted, failure }): Fault[] => [
      ...wanted.flatMap((value) => unknown(path, value)),
      ...failure.flatMap((value, at) => unknown([...path, 'failure', at], value)),
      ...wanted
        .filter((value) => failure.includes(value))
        .map((value): Fault => [path, `${value} can't be its own failure`]),
    ]),
  ];
}

/** Faults of the status that means gone: one that no page lists must be marked, and no other one may be. */
function goneFaults(
  operation: OperationObject,
  { operation: id, gone }: WaiterConfig,
  before: readonly WaiterConfig[],
): Fault[] {
  if (!gone) return [];
  const { status, assumed } = gone;
  const listed = [String(status), '4XX'].some((each) => Object.hasOwn(operation.responses, each));
  return [
    ...(before.some((other) => other.gone)
      ? [[['gone'], `${id} can be waited for to be gone already`] satisfies Fault]
      : []),
    ...(listed === (assumed === undefined)
      ? []
      : [
          [
            ['gone', 'status'],
            listed
              ? `the contract lists ${status} for ${id}: take \`assumed\` away`
              : `the contract lists no ${status} for ${id}: say \`assumed: true\` where it comes all the same`,
          ] satisfies Fault,
        ]),
  ];
}

type Schema = SchemaObject | ReferenceObject | undefined;

/** Values that some success of an operation lists for a field. */
function valuesOf(document: OpenApiDocument, operation: OperationObject, field: string): string[] | undefined {
  const successes = Object.entries(operation.responses).filter(([status]) => isSuccess(status));
  const lists = successes
    .flatMap(([, { content }]) => Object.values(content ?? {}))
    .map(({ schema }) => resolved(document, resolved(document, schema)?.properties?.[field])?.enum);
  return lists.find((list) => list !== undefined)?.flatMap((value) => (value === null ? [] : [String(value)]));
}

function resolved({ components }: OpenApiDocument, schema: Schema): SchemaObject | undefined {
  if (!schema || !('$ref' in schema)) return schema;
  return components.schemas[schema.$ref.replace('#/components/schemas/', '')];
}
