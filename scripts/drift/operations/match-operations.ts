import { pointer } from '../../emit/index.ts';
import { methodsOf, textOf } from '../../nodes.ts';
import type { Contract, Located } from '../contract.ts';

/** An operation of one contract. */
export interface Operation extends Located {
  /** Lower case. */
  readonly method: string;
  readonly path: string;
  readonly id: string;
  /** Pointer and node of the path item, whose parameters hold for all its operations. */
  readonly item: Located;
}

export interface MatchedOperations {
  readonly pairs: readonly (readonly [Operation, Operation])[];
  readonly gone: readonly Operation[];
  readonly fresh: readonly Operation[];
}

/** All operations of a contract, in its order. */
export function operationsOf(contract: Contract): Operation[] {
  return contract.children({ node: contract.root, at: '' }, 'paths').flatMap(([path, item]) =>
    methodsOf(item.node).map(([method, node]) => {
      const id = textOf(node.operationId) ?? `${method.toUpperCase()} ${path}`;
      return { node, at: pointer(item.at, method), method, path, id, item };
    }),
  );
}

/** The pages that an operation comes from. */
export const pagesOf = ({ node }: Operation): string[] =>
  [node['x-source']].flat().filter((page) => typeof page === 'string');

/** A path without the names of its placeholders: they are not sent. */
export const shapeOf = (path: string): string => path.replace(/\{[^{}]*\}/g, '{}').replace(/(?<=.)\/$/, '');

/** Method and path shape: what names an operation in both contracts. */
export const keyOf = ({ method, path }: Operation): string => `${method.toUpperCase()} ${shapeOf(path)}`;

/** Method and path, for people. */
export const routeOf = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`;

/** Names of a path's placeholders, in their order. */
export const placeholdersOf = (path: string): string[] =>
  [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);

/** Which operation became which: of one method and path, else of one path shape, else of one id. */
export function matchOperations(olds: readonly Operation[], news: readonly Operation[]): MatchedOperations {
  const pairs: [Operation, Operation][] = [];
  let gone = olds;
  let fresh = news;
  const take = (key: (operation: Operation) => string): void => {
    const open = new Map<string, Operation[]>();
    for (const operation of fresh) open.set(key(operation), [...(open.get(key(operation)) ?? []), operation]);
    const taken = new Set<Operation>();
    gone = gone.filter((old) => {
      const now = open.get(key(old))?.shift();
      if (!now) return true;
      pairs.push([old, now]);
      taken.add(now);
      return false;
    });
    fresh = fresh.filter((operation) => !taken.has(operation));
  };
  take(({ method, path }) => `${method} ${path}`);
  take((operation) => `${keyOf(operation)} ${operation.id}`);
  take(keyOf);
  take(({ id, method, path }) => (id === `${method.toUpperCase()} ${path}` ? `${method} ${path}` : id));
  return { pairs, gone, fresh };
}
