import { addTo } from '../../append.ts';
import { pointer } from '../../emit/index.ts';
import { methodsOf, type Node, textOf } from '../../nodes.ts';
import { alternativeViews, madePath } from '../../operation-views.ts';
import type { Contract, Located } from '../contract.ts';
import type { Sides } from '../pairs.ts';

/** An operation of one contract. */
export interface Operation extends Located {
  /** Lower case. */
  readonly method: string;
  /** With what tells it from others with its method and path. */
  readonly path: string;
  /** As it is sent, without a query. */
  readonly route: string;
  /** Whether others have its method and path. */
  readonly isApart: boolean;
  readonly id: string;
  /** Pointer and node of the path item, whose parameters hold for all its operations. */
  readonly item: Located;
}

export interface MatchedOperations {
  readonly pairs: readonly (readonly [Operation, Operation])[];
  readonly gone: readonly Operation[];
  readonly fresh: readonly Operation[];
}

/** An operation object with the operations that it unites. */
interface United {
  readonly whole: Operation;
  readonly parts: readonly Operation[];
}

function unitedIn(contract: Contract): United[] {
  return contract.children({ node: contract.root, at: '' }, 'paths').flatMap(([route, item]) =>
    methodsOf(item.node).map(([method, node]) => {
      const at = pointer(item.at, method);
      const made = (path: string, each: Node): Pick<Operation, 'path' | 'node' | 'id'> => ({
        path,
        node: each,
        id: textOf(each.operationId) ?? `${method.toUpperCase()} ${path}`,
      });
      const shared = { method, route, item };
      return {
        whole: { ...shared, ...made(route, node), at, isApart: false },
        parts: alternativeViews(node).map(({ node: each, keys, when = [] }) => ({
          ...shared,
          ...made(madePath(route, when), each),
          at: pointer(at, ...keys),
          isApart: true,
        })),
      };
    }),
  );
}

/** All operations of a contract, in its order. */
export const operationsOf = (contract: Contract): Operation[] =>
  unitedIn(contract).flatMap(({ whole, parts }) => (parts.length > 0 ? parts : [whole]));

/**
 * The operations of two contracts, in their order. Where one has a method and a path for several operations and the
 * other for one, it is one of them by its id; else all are taken as one on both sides.
 */
export function comparableOperations(old: Contract, now: Contract): Sides<readonly Operation[]> {
  const [olds, news] = [unitedIn(old), unitedIn(now)];
  const taken = (mine: readonly United[], others: readonly United[]): Operation[] => {
    const byKey = new Map(others.map((each) => [keyOf(each.whole), each]));
    return mine.flatMap(({ whole, parts }) => {
      const other = byKey.get(keyOf(whole));
      const apart = other === undefined || other.parts.length > 0 || parts.some(({ id }) => id === other.whole.id);
      return parts.length > 0 && apart ? parts : [whole];
    });
  };
  return { old: taken(olds, news), now: taken(news, olds) };
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
    for (const operation of fresh) addTo(open, key(operation), operation);
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
