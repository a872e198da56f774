import {
  type Contract,
  ContractError,
  isJson,
  isNode,
  type Media,
  type Node,
  nodeAt,
  type Operation,
  resolve,
} from './contract.js';
import { jsonSchema, parameterSchema, schemasByName } from './schemas.js';

/** Where an operation is found, in the router's words. */
export interface Route {
  readonly operation: Operation;
  readonly url: string;
  /** The key of its place, where others have its method and path too; undefined where it is alone. */
  readonly shared: string | undefined;
  /** Path parameters, by the name that the router can carry. */
  readonly names: ReadonlyMap<string, string>;
}

const PARAMETER = /\{([^{}]+)\}/g;
/** What a placeholder beside other texts stands for; a line break is a sign like any other. */
const ANYTHING = String.raw`[\s\S]+?`;
/** Signs that the router, or a URL, reads as something else than a part of a path. */
const UNROUTABLE = /[*?#]/;

/**
 * Routes of operations.
 *
 * @throws ContractError for a path or a method that can't be routed, and for two operations at one place
 */
export function routesOf(operations: readonly Operation[]): Route[] {
  const places = new Map<string, Operation>();
  const ids = new Set<string>();
  return operations.map((operation) => {
    const { id, method, path } = operation;
    const at = `${id} (${method.toUpperCase()} ${path})`;
    if (ids.has(id)) throw new ContractError(`${at}: operationId ${id} occurs twice; give one of them another name`);
    ids.add(id);
    if (!path.startsWith('/')) throw new ContractError(`${at}: a path begins with a slash; correct it`);
    if (method === 'trace') throw new ContractError(`${at}: TRACE can't be served; leave the operation out`);
    if (UNROUTABLE.test(path)) throw new ContractError(`${at}: a path with *, ? or # can't be served; correct it`);
    const place = `${method} ${path.replace(PARAMETER, '{}')}`;
    const other = places.get(place);
    if (other !== undefined && !(other.when && operation.when))
      throw new ContractError(`${at}: is at the same place as ${other.id}; make one of them`);
    places.set(place, operation);
    return { operation, ...routeOf(path), shared: operation.when ? place : undefined };
  });
}

function routeOf(path: string): Omit<Route, 'operation' | 'shared'> {
  const names = [...path.matchAll(PARAMETER)].map((match) => match[1] as string);
  // The router ends a name at a hyphen or a dot: where one name has them, all are numbered.
  const plain = names.every((name) => /^\w+$/.test(name));
  const safe = names.map((name, index) => (plain ? name : `p${index}`));
  let index = 0;
  const url = path
    .split('/')
    .map((segment) => {
      const whole = /^\{[^{}]+\}$/.test(segment);
      return segment
        .split(/(\{[^{}]+\})/)
        .map((part) => (/^\{[^{}]+\}$/.test(part) ? `:${safe[index++]}${whole ? '' : `(${ANYTHING})`}` : literal(part)))
        .join('');
    })
    .join('/');
  return { url, names: new Map(safe.map((name, at) => [name, names[at] as string])) };
}

/** What is at a path: its segments, and the methods of its operations in upper case; HEAD is one wherever GET is. */
interface Item<Kind> {
  readonly segments: readonly string[][];
  readonly methods: ReadonlyMap<string, Kind>;
}

/** Stands for a placeholder of any name. */
const ANY = '{_}';

/** What is at the paths of operations, the most concrete first. */
function itemsOf<Kind extends Pick<Operation, 'method' | 'path'>>(operations: readonly Kind[]): Item<Kind>[] {
  const methods = new Map<string, Map<string, Kind>>();
  for (const operation of operations) {
    const key = operation.path.replace(PARAMETER, ANY);
    const known = methods.get(key) ?? new Map<string, Kind>();
    methods.set(key, known);
    const method = operation.method.toUpperCase();
    if (!known.has(method)) known.set(method, operation);
  }
  for (const known of methods.values()) {
    const get = known.get('GET');
    if (get !== undefined && !known.has('HEAD')) known.set('HEAD', get);
  }
  const items = [...methods].map(([path, each]): Item<Kind> => ({ segments: literalsOf(path), methods: each }));
  return items.sort((a, b) => compared(a.segments, b.segments));
}

/** Below zero where a path is more concrete than another: in its first segment that differs, it has less placeholders. */
function compared(a: readonly string[][], b: readonly string[][]): number {
  if (a.length !== b.length) return a.length - b.length;
  for (const [index, texts] of a.entries()) {
    const rank = rankOf(texts) - rankOf(b[index] ?? []);
    if (rank !== 0) return rank;
  }
  return 0;
}

/** 0 for a segment that is a text, 1 for one that is a placeholder beside texts, 2 for one that is only a placeholder. */
const rankOf = (texts: readonly string[]): number => (texts.length < 2 ? 0 : texts.some((text) => text !== '') ? 1 : 2);

/**
 * Finds what is at the path of a request: its operations by their methods in upper case. A path without placeholders is
 * meant before one with them (OpenAPI 3.0.3, Paths Object); of several operations at one place, the first is given.
 */
export function operationsAt(operations: readonly Operation[]): (path: string) => ReadonlyMap<string, Operation> {
  const bySize = new Map<number, Item<Operation>[]>();
  for (const item of itemsOf(operations))
    bySize.set(item.segments.length, [...(bySize.get(item.segments.length) ?? []), item]);
  return (path) => {
    const asked = path.split('/');
    const found = bySize
      .get(asked.length)
      ?.find(({ segments }) => segments.every((texts, index) => fills(asked[index] ?? '', texts)));
    return found?.methods ?? new Map();
  };
}

/** Says which methods a path of a request has, in upper case; HEAD is one wherever GET is. */
export function methodsAt(operations: readonly Operation[]): (path: string) => readonly string[] {
  const at = operationsAt(operations);
  return (path) => [...at(path).keys()].sort();
}

/** A place that has no operation, though a path with more placeholders has one of that method. */
export interface Closed {
  readonly methods: readonly string[];
  readonly url: string;
}

/** Places where the router would go on to a path that isn't meant, as in {@link operationsAt}. */
export function closedPlaces(routes: readonly Route[]): Closed[] {
  const items = itemsOf(routes.map(({ operation }) => operation));
  const places = new Map(routes.map(({ operation, url }) => [operation.path.replace(PARAMETER, ANY), url]));
  return [...places].flatMap(([path, url]) => {
    const own = literalsOf(path);
    const at = items.findIndex(({ segments }) => JSON.stringify(segments) === JSON.stringify(own));
    const wider = items.slice(at + 1).filter(({ segments }) => covers(segments, own));
    const methods = new Set(wider.flatMap((each) => [...each.methods.keys()]));
    const missing = [...methods].filter((method) => !items[at]?.methods.has(method));
    return missing.length === 0 ? [] : [{ methods: missing, url }];
  });
}

/** Whether the requests for a path would also be for another one, where nothing else is meant. */
const covers = (wide: readonly string[][], own: readonly string[][]): boolean =>
  wide.length === own.length &&
  wide.every((texts, index) => {
    const [text = '', ...others] = own[index] ?? [];
    return others.length === 0
      ? fills(text, texts)
      : rankOf(texts) === 2 || JSON.stringify(texts) === JSON.stringify(own[index]);
  });

/** The literal texts of each segment of a path, before, between and behind its placeholders. */
const literalsOf = (path: string): string[][] => path.split('/').map((segment) => segment.split(/\{[^{}]+\}/));

/** True where a segment has these texts in their order, with a sign at least between two of them. */
function fills(segment: string, [first = '', ...others]: readonly string[]): boolean {
  const last = others.pop();
  if (last === undefined) return segment === first;
  if (!segment.startsWith(first)) return false;
  let end = first.length;
  for (const text of others) {
    const at = segment.indexOf(text, end + 1);
    if (at < 0) return false;
    end = at + text.length;
  }
  return segment.endsWith(last) && segment.length - last.length > end;
}

const literal = (text: string): string => text.replaceAll(':', '::');

/**
 * The contract that the library mounts: what it needs for routes and validation, and nothing that a page can have
 * written for it. Schemas are JSON Schema, which OpenAPI 3.1 takes as it is.
 */
export function mountedContract(contract: Contract, routes: readonly Route[]): Node {
  const paths: Record<string, Record<string, Node>> = {};
  for (const [index, route] of routes.entries()) {
    const path = route.shared === undefined ? safePath(route) : `/${index}${safePath(route)}`;
    paths[path] = { ...paths[path], [route.operation.method]: mountedOperation(route, contract) };
  }
  const components = Object.fromEntries(
    Object.entries(nodeAt(contract, 'components'))
      .filter(([kind]) => kind === 'schemas')
      .map(([kind, schemas]) => [kind, isNode(schemas) ? schemasByName(schemas) : {}]),
  );
  return { openapi: '3.1.0', info: { title: 'contract', version: '1' }, paths, components };
}

function safePath({ operation, names }: Route): string {
  const safe = [...names.keys()];
  let index = 0;
  return operation.path.replace(PARAMETER, () => `{${safe[index++]}}`);
}

function mountedOperation({ operation, names }: Route, contract: Contract): Node {
  const { parameters, body, responses } = operation;
  const safe = new Map([...names].map(([name, original]) => [original, name]));
  const routed = parameters
    .filter((each) => each.in !== 'path' || safe.has(each.name))
    .map(({ name, in: place, required, schema }) => ({
      // The names of headers arrive in lower case.
      name: place === 'path' ? safe.get(name) : place === 'header' ? name.toLowerCase() : name,
      in: place,
      required: place === 'path' || required,
      schema: schema ? parameterSchema(schema, (each) => resolve(contract, each)) : {},
    }));
  return {
    operationId: operation.id,
    ...(routed.length > 0 ? { parameters: routed } : {}),
    ...(body ? { requestBody: { content: contentOf(body.media) } } : {}),
    responses: Object.fromEntries(
      [...responses].map(([status, media]) => [status, { description: '', content: contentOf(media) }]),
    ),
  };
}

/** Schemas of JSON alone: what is in other media types is a text or bytes, which no schema describes. */
const contentOf = (media: readonly Media[]): Node =>
  Object.fromEntries(
    media.map(({ type, node }) => [
      type,
      isJson(type) && isNode(node.schema) ? { schema: jsonSchema(node.schema) } : {},
    ]),
  );
