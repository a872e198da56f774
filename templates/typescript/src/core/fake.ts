import type { FakeExample, OperationEntry } from './entries.js';
import { writeJson } from './json.js';
import { partsOfPath } from './serialize.js';

/** What a fake is made of. */
export interface FakeFacts {
  readonly operations: Readonly<Record<string, OperationEntry>>;
  /** What the documentation shows, by operation. */
  readonly examples: Readonly<Record<string, FakeExample>>;
  /** What a test says, by operation. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** Told of each request that comes. */
  readonly called: (operation: string, request: Request) => void;
}

/** Makes a `fetch` that sends nothing: an operation is answered as said, else with its example. */
export function fakeFetch({
  operations,
  examples,
  answers,
  called,
}: FakeFacts): (request: Request) => Promise<Response> {
  const routes = routesOf(operations);
  return async (request) => {
    const operation = operationOf(routes, request);
    called(operation, request.clone());
    const example = examples[operation];
    const given: unknown = Object.hasOwn(answers, operation) ? answers[operation] : undefined;
    const value: unknown = typeof given === 'function' ? await given(request) : given;
    if (value instanceof Response) return value.clone();
    return Object.hasOwn(answers, operation) ? responseOf(example, value) : exampleOf(example);
  };
}

function exampleOf([status, mediaType, body]: FakeExample = [204, '', '']): Response {
  return mediaType === ''
    ? new Response(null, { status })
    : new Response(body, { status, headers: { 'Content-Type': mediaType } });
}

function responseOf([status = 200, stated = '']: Partial<FakeExample> = [], value: unknown): Response {
  if (value === undefined) return new Response(null, { status: 204 });
  const full = status === 204 || status === 205 ? 200 : status;
  if (value instanceof Uint8Array)
    return new Response(value as Uint8Array<ArrayBuffer>, { status: full, headers: { 'Content-Type': stated } });
  const isText = typeof value === 'string' && !/[/+]json\b/i.test(stated);
  return new Response(isText ? value : writeJson(value), {
    status: full,
    headers: { 'Content-Type': isText && stated !== '' ? stated : 'application/json' },
  });
}

interface Route {
  readonly id: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly fixed: readonly string[];
  readonly headers: readonly (readonly [string, string])[];
  /** Routes of greater weight are tried first. */
  readonly weight: number;
}

const routesOf = (operations: Readonly<Record<string, OperationEntry>>): readonly Route[] =>
  Object.entries(operations)
    .map(([id, [method, path]]): Route => {
      const { route, fixed, headers } = partsOfPath(path);
      const parts = route.split(/\{[^{}]*\}/);
      const pattern = new RegExp(`^${parts.map((part) => part.replace(/[^\w/]/g, '\\$&')).join('[^/]+')}$`);
      const conditions = [fixed === '' ? [] : fixed.split('&'), Object.entries(headers)] as const;
      const weight = 100 * (conditions[0].length + conditions[1].length) - parts.length;
      return { id, method: method.toUpperCase(), pattern, fixed: conditions[0], headers: conditions[1], weight };
    })
    .sort((a, b) => b.weight - a.weight);

function operationOf(routes: readonly Route[], request: Request): string {
  const { pathname, search } = new URL(request.url);
  const query = new Set(search.slice(1).split('&'));
  const found = routes.find(
    ({ method, pattern, fixed, headers }) =>
      method === request.method &&
      pattern.test(pathname) &&
      fixed.every((each) => query.has(each)) &&
      headers.every(([name, value]) => request.headers.get(name) === value),
  );
  if (!found) throw new TypeError(`no operation is ${request.method} ${pathname}`);
  return found.id;
}
