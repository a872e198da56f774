import type { OpenApiDocument } from '../../emit/index.ts';
import { isNode, listOf, type Node } from '../../nodes.ts';
import { withOpenAnswers } from '../open-answers.ts';
import { PROJECT_SEGMENT, prepareForClients } from '../prepare.ts';
import { oneLine } from '../quote.ts';
import { resolve } from '../resolve.ts';
import { type GoNames, parameterKey } from './names.ts';

/** All operations are in one file, `operations_api.go`. */
const TAG = 'Operations';

/** The contract as names of fields are made of it. */
export const preparedContract = (contract: OpenApiDocument, names: GoNames): Node =>
  withOpenAnswers(
    prepareForClients(contract, { filled: { project_id: PROJECT_SEGMENT }, tag: TAG, typeNames: names.types }),
  );

const TEXTS = new Set(['description', 'summary']);

/**
 * A prepared contract in the form that the templates for Go take:
 *
 * - operations have the names of their methods, and say under `x-params` what the type of their parameters is called, and
 *   under `x-resource` and `x-resource-method` where they are among the resources,
 *   and where and how they were called before under `x-former` and `x-former-places`;
 * - what may be one of several types is of any type, since Go has no type for alternatives;
 * - null is a field that is left out;
 * - texts fit into one line of a comment;
 * - schemas have no titles, since the generator takes equal ones with equal titles for one type.
 */
export function prepareForGo(contract: Node, names: GoNames): Node {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(contract)) {
    if (TEXTS.has(key) && typeof value === 'string') out[key] = commentLine(value);
    else if (key === 'operationId' && typeof value === 'string')
      Object.assign(out, {
        operationId: names.methods.get(value),
        'x-params': names.params.get(value),
        ...placed(names.places.get(value)),
        ...listed('x-former', names.formerMethods.get(value)),
        ...listed('x-former-places', names.formerPlaces.get(value)),
      });
    else if (!isDropped(key, value, contract)) out[key] = forGo(value, names);
  }
  return out;
}

const listed = (key: string, list: readonly object[] = []): object => (list.length === 0 ? {} : { [key]: list });

const placed = (place: { readonly type: string; readonly method: string } | undefined): object =>
  place ? { 'x-resource': place.type, 'x-resource-method': place.method } : {};

/**
 * Says of each parameter whose values are listed what its type is called, under `x-type`. Such a parameter is written
 * out where it was referred to: the type belongs to the operation.
 */
export function withValueTypes(contract: Node, { valueTypes }: GoNames): Node {
  const paths = Object.entries(isNode(contract.paths) ? contract.paths : {}).map(([path, item]) => {
    if (!isNode(item)) return [path, item];
    const operations = Object.entries(item).map(([method, operation]) => {
      const types = isNode(operation) ? valueTypes.get(String(operation.operationId)) : undefined;
      if (!isNode(operation) || !types?.size) return [method, operation];
      const all = [...listOf(item.parameters), ...listOf(operation.parameters)].map((each) => {
        const parameter = resolve({ components: contract.components } as OpenApiDocument, each);
        const type = types.get(parameterKey(parameter));
        return [parameterKey(parameter), type === undefined ? each : { ...parameter, 'x-type': type }] as const;
      });
      return [method, { ...operation, parameters: [...new Map(all).values()] }];
    });
    return [path, Object.fromEntries(operations)];
  });
  return { ...contract, paths: Object.fromEntries(paths) };
}

/** Names of properties have objects for values; the contract's own title stands beside its version. */
const isDropped = (key: string, value: unknown, { version }: Node): boolean =>
  (key === 'nullable' && typeof value === 'boolean') ||
  (key === 'title' && typeof value === 'string' && version === undefined);

function forGo(value: unknown, names: GoNames): unknown {
  if (Array.isArray(value)) return value.map((each) => forGo(each, names));
  if (!isNode(value)) return value;
  return Array.isArray(value.oneOf) || Array.isArray(value.anyOf) ? anyType(value) : prepareForGo(value, names);
}

const anyType = ({ description }: Node): Node =>
  typeof description === 'string' ? { description: commentLine(description) } : {};

/** Text as a line of a comment that gofmt leaves alone; it would turn doubled quotes into typographic ones. */
export const commentLine = (text: string): string =>
  oneLine(text)
    .replaceAll('\\', '/')
    .replaceAll('"', "'")
    .replace(/'{2,}|`{2,}/g, "'");
