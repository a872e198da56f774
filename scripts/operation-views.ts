import type { Condition } from './ir/index.ts';
import { isNode, listOf, methodsOf, type Node, textOf } from './nodes.ts';

/** An operation of a contract: a whole operation object, or one of those that share a method and a path. */
export interface OperationView {
  /** Lower case. */
  readonly method: string;
  /** As it is sent, without a query. */
  readonly path: string;
  readonly item: Node;
  readonly node: Node;
  /** The keys that lead to it in the contract. */
  readonly keys: readonly (string | number)[];
  /** What tells it from others with its method and path, all of it; undefined where there are no others. */
  readonly when: readonly Condition[] | undefined;
}

/** Where an operation object keeps the operations that share its method and path, each with `when`. */
const ALTERNATIVES = 'x-alternatives';

/**
 * The operations of a contract in its order: each that shares its method and path with others for itself, and not the
 * operation object that unites them for tools which know no better.
 *
 * @param contract OpenAPI as parsed; nothing is assumed of its form
 */
export function operationViews(contract: Node): OperationView[] {
  const paths = isNode(contract.paths) ? contract.paths : {};
  return Object.entries(paths).flatMap(([path, item]) =>
    isNode(item)
      ? methodsOf(item).flatMap(([method, node]) =>
          viewsOf({ method, path, item, node, keys: ['paths', path, method] }),
        )
      : [],
  );
}

function viewsOf(whole: Omit<OperationView, 'when'>): OperationView[] {
  const { node, keys, path } = whole;
  const alternatives = alternativeViews(node);
  if (alternatives.length > 0)
    return alternatives.map((each) => ({ ...whole, node: each.node, keys: [...keys, ...each.keys], when: each.when }));
  const apart = truePath(path, node['x-path']);
  return [{ ...whole, path: apart ?? path, when: apart === undefined ? undefined : conditionsOf(node['x-when']) }];
}

/** The operations that an operation object unites, each with the keys that lead from there to it. */
export const alternativeViews = (whole: Node): Pick<OperationView, 'node' | 'keys' | 'when'>[] =>
  alternativesOf(whole).map((node, index) => ({ node, keys: [ALTERNATIVES, index], when: conditionsOf(node.when) }));

/** The path of which another one is made. */
function truePath(made: string, stated: unknown): string | undefined {
  const path = textOf(stated);
  return path !== undefined && made.startsWith(path) && /^(?:[?#]|$)/.test(made.slice(path.length)) ? path : undefined;
}

/** The operations that an operation object unites; none where it has no such list, or a list of something else. */
function alternativesOf(node: Node): Node[] {
  const nodes = listOf(node[ALTERNATIVES]).filter(isNode);
  return nodes.every(({ responses, when }) => isNode(responses) && Array.isArray(when)) ? nodes : [];
}

const PLACES: ReadonlySet<unknown> = new Set(['query', 'header', 'body', 'host']);

const conditionsOf = (list: unknown): Condition[] =>
  listOf(list).filter(
    (each): each is Condition & Node => isNode(each) && PLACES.has(each.in) && typeof each.name === 'string',
  );

/**
 * The path of an operation with what tells it from others: what is sent in the query behind `?`, and behind `#` what
 * the body, a header or the host has: `key`, `key=value`, `header:`, `header:value`, `@host`. Names and values are
 * percent-encoded.
 */
export function madePath(path: string, when: readonly Condition[]): string {
  const fixed = when.filter(({ in: place, value }) => place === 'query' && value !== undefined);
  const query = fixed.map(({ name, value = '' }) => encoded(name) + (value === '' ? '' : `=${encoded(value)}`));
  const others = when.filter((each) => !fixed.includes(each)).map(fragment);
  return path + (query.length > 0 ? `?${query.join('&')}` : '') + (others.length > 0 ? `#${others.join('&')}` : '');
}

function fragment({ in: place, name, value }: Condition): string {
  if (place === 'host') return `@${encoded(name)}`;
  if (place === 'header') return `${encoded(name)}:${encoded(value ?? '')}`;
  return encoded(name) + (value === undefined ? '' : `=${encoded(value)}`);
}

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * A contract in which no two operations share a method and a path, for tools that expect that: each has a path of its
 * own, which {@link madePath} makes, and keeps its true one under `x-path`, and what tells it apart under `x-when`. A
 * contract without such operations is given back as it is.
 */
export function apartContract<Contract extends object>(contract: Contract): Contract {
  const views = operationViews(contract as Node);
  if (views.every(({ keys }) => keys.length === 3)) return contract;
  const { paths: old } = contract as unknown as { readonly paths: Node };
  const paths: Record<string, Record<string, unknown>> = {};
  const moved = new Set(views.filter(({ keys }) => keys.length > 3).map(({ path, method }) => `${method} ${path}`));
  const place = (path: string, item: Node): Record<string, unknown> => {
    paths[path] ??= Object.fromEntries(Object.entries(item).filter(([key]) => !METHODS.has(key)));
    return paths[path];
  };
  for (const [path, item] of Object.entries(old)) {
    if (!isNode(item)) continue;
    const kept = Object.entries(item).filter(([key]) => METHODS.has(key) && !moved.has(`${key} ${path}`));
    if (kept.length > 0 || methodsOf(item).length === 0) Object.assign(place(path, item), Object.fromEntries(kept));
    for (const { method, node, when = [], path: own } of views.filter(
      ({ keys }) => keys.length > 3 && keys[1] === path,
    )) {
      const { when: _, ...operation } = node;
      let made = madePath(own, when);
      for (let count = 2; paths[made]?.[method] !== undefined; count++) made = `${madePath(own, when)}#${count}`;
      place(made, item)[method] = { ...operation, 'x-path': own, 'x-when': when };
    }
  }
  return { ...contract, paths };
}

const METHODS: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);
