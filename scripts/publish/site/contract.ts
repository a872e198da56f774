import { pointer, pointerOfReference, valueAt } from '../../emit/index.ts';
import { componentOf, nodeAt } from '../../generate/index.ts';
import { entriesOf, isNode, listOf, type Node, textOf } from '../../nodes.ts';
import { hasNullForm, isNullSchema, loneFormOrNull } from '../../null-schema.ts';
import { madePath, operationViews } from '../../operation-views.ts';
import type { SiteOperation, SiteService } from './model.ts';

/** A node of a contract and its JSON pointer. */
export interface Place {
  readonly node: Node;
  readonly at: string;
}

/** Other makers' contracts come this way too: what has no operationId of its own is named by its method and path. */
export function operationsIn({ contract }: SiteService): SiteOperation[] {
  const taken = new Set<string>();
  const nameOf = (own: string | undefined, otherwise: string): string => {
    const id = own === undefined || taken.has(own) ? otherwise : own;
    taken.add(id);
    return id;
  };
  return operationViews(contract).map(({ method, path: route, item, node, keys, when = [] }) => {
    const path = madePath(route, when);
    return {
      id: nameOf(textOf(node.operationId), `${method} ${path}`),
      method,
      path,
      tag: textOf(listOf(node.tags)[0]) ?? 'Operations',
      summary: textOf(node.summary) ?? textOf(node.operationId) ?? `${method.toUpperCase()} ${path}`,
      deprecated: node.deprecated === true,
      at: pointer('', ...keys),
      node,
      item,
    };
  });
}

/** Schemas of a contract by name, in its order. */
export const schemasIn = ({ contract }: SiteService): [string, Node][] =>
  entriesOf(nodeAt(nodeAt(contract, 'components'), 'schemas'));

/** One meaning of an error code; a code has several where pages give several. */
export interface ErrorMeaning {
  readonly status: string | undefined;
  readonly message: string | undefined;
  readonly description: string | undefined;
  readonly measure: string | undefined;
  readonly at: string;
}

/** Error codes that the pages list, each with what it may mean. */
export function errorsIn({ contract }: SiteService): [string, readonly ErrorMeaning[]][] {
  const codes = contract['x-error-codes'];
  if (!isNode(codes)) return [];
  return Object.entries(codes).map(([code, meanings]) => [
    code,
    listOf(meanings)
      .filter(isNode)
      .map(({ status, message, description, measure }, index) => ({
        status: textOf(status),
        message: textOf(message),
        description: textOf(description),
        measure: textOf(measure),
        at: pointer('/x-error-codes', code, index),
      })),
  ]);
}

/** Follows a reference, or a single `allOf`, which is how a reference gets a description, up to this often. */
const MAX_STEPS = 20;

/** A place after its references, with the name of the last component on the way. */
export interface Settled extends Place {
  readonly component: string | undefined;
  /** Null is a form of the value, beside what the place is. */
  readonly isOrNull: boolean;
}

export function settle(contract: Node, { node, at }: Place): Settled {
  let place: Settled = { node, at, component: undefined, isOrNull: false };
  for (let step = 0; step < MAX_STEPS; step++) {
    const form = loneFormOrNull(place.node);
    if (form) {
      const at = pointer(place.at, form.keyword, form.index);
      place = { node: form.node, at, component: place.component, isOrNull: true };
    }
    const [part, ...more] = listOf(place.node.allOf);
    const single = isNode(part) && more.length === 0 && !isNode(place.node.properties) ? part : undefined;
    const reference = textOf(place.node.$ref);
    if (reference !== undefined) {
      const target = nodeOf(contract, reference);
      if (!target) return place;
      place = {
        ...place,
        node: target,
        at: pointerOfReference(reference) ?? '',
        component: componentOf(place.node) ?? place.component,
      };
    } else if (single) place = { ...place, node: single, at: pointer(place.at, 'allOf', 0) };
    else return hasNullForm(place.node) ? { ...place, isOrNull: true } : place;
  }
  return place;
}

function nodeOf(contract: Node, reference: string): Node | undefined {
  const at = pointerOfReference(reference);
  const node = at === undefined ? undefined : valueAt(contract, at);
  return isNode(node) ? node : undefined;
}

/** What a value holds inside: the schema of an array's items or of a map's values, however nested; else its own. */
export function inner(contract: Node, place: Place): Settled {
  let settled = settle(contract, place);
  for (let step = 0; step < MAX_STEPS; step++) {
    const { node, at } = settled;
    const next = isNode(node.items) ? 'items' : isNode(node.additionalProperties) ? 'additionalProperties' : undefined;
    if (next === undefined || isNode(node.properties)) return settled;
    settled = settle(contract, { node: nodeAt(node, next), at: pointer(at, next) });
  }
  return settled;
}

/** A field of an object. */
export interface Property extends Place {
  readonly name: string;
  readonly required: boolean;
  /** Pointer of the entry in `required`. */
  readonly requiredAt: string | undefined;
}

/** Fields of an object: its own and those of all that it is made of. */
export function propertiesOf(contract: Node, place: Place, depth = 0): Property[] {
  const { node, at } = settle(contract, place);
  const parts =
    depth < MAX_STEPS
      ? listOf(node.allOf)
          .filter(isNode)
          .flatMap((part, index) => propertiesOf(contract, { node: part, at: pointer(at, 'allOf', index) }, depth + 1))
      : [];
  const required = listOf(node.required);
  const own = entriesOf(node.properties).map(([name, property]): Property => {
    const index = required.indexOf(name);
    const requiredAt = index < 0 ? undefined : pointer(at, 'required', index);
    return { name, node: property, at: pointer(at, 'properties', name), required: index >= 0, requiredAt };
  });
  return [...new Map([...parts, ...own].map((each) => [each.name, each])).values()];
}

/** Schemas of which a value has one, null aside. */
export function alternativesOf(place: Place): Place[] {
  return ['oneOf', 'anyOf'].flatMap((key) =>
    listOf(place.node[key])
      .filter(isNode)
      .map((node, index) => ({ node, at: pointer(place.at, key, index) }))
      .filter(({ node }) => !isNullSchema(node)),
  );
}

/** A parameter with its place, its reference followed. */
export interface ParameterPlace extends Place {
  readonly name: string;
  readonly in: string;
}

/** Parameters of an operation, and those of its path that it doesn't replace. */
export function parametersOf(contract: Node, operation: SiteOperation): ParameterPlace[] {
  const { node, item, at } = operation;
  // `/paths`, the path, the method, and what more there is below it.
  const itemAt = at.split('/').slice(0, 3).join('/');
  const all = [
    ...placesIn(item.parameters, pointer(itemAt, 'parameters')),
    ...placesIn(node.parameters, pointer(at, 'parameters')),
  ].map((place): ParameterPlace => {
    const settled = settle(contract, place);
    return {
      node: settled.node,
      at: settled.at,
      name: textOf(settled.node.name) ?? '',
      in: textOf(settled.node.in) ?? '',
    };
  });
  return [...new Map(all.map((each) => [`${each.in} ${each.name}`, each])).values()];
}

const placesIn = (list: unknown, at: string): Place[] =>
  listOf(list)
    .map((node, index) => ({ node, at: pointer(at, index) }))
    .filter((place): place is Place => isNode(place.node));

/** A body in one media type. */
export interface MediaPlace extends Place {
  readonly type: string;
}

export const mediaOf = ({ node, at }: Place): MediaPlace[] =>
  entriesOf(node.content).map(([type, media]) => ({ type, node: media, at: pointer(at, 'content', type) }));
