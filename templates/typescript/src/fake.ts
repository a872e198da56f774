import { ANSWERS } from './answers.js';
import type { ProjectParameter } from './call.js';
import { createClient } from './client.js';
import type { OperationEntry } from './entries.js';
import { writeJson } from './json.js';
import { OPERATIONS } from './operations.js';
import { partsOfPath } from './serialize.js';
import type { Client, ClientOptions, OperationId, Result } from './types.js';

/** What an operation is answered with: the value of its body, or a whole response. */
export type FakeAnswer<Id extends OperationId> = Result<Id> | Response;

/** Answers by operation, each for every call of it; a function is asked at each call. */
export type FakeAnswers = {
  readonly [Id in OperationId]?: FakeAnswer<Id> | ((request: Request) => FakeAnswer<Id> | Promise<FakeAnswer<Id>>);
};

/** A call that a fake was asked for. */
export interface FakeCall {
  readonly operation: OperationId;
  /** As it would have been sent; its body can be read. */
  readonly request: Request;
}

/** A client without a service. */
export interface Fake {
  readonly client: Client<ProjectParameter>;
  /** Calls in their order, all attempts of each. */
  readonly calls: readonly FakeCall[];
}

/**
 * Makes a client for tests, which sends nothing: an operation is answered as said, else with the example that the
 * documentation gives. All else is the client's own: what it sends is checked, lists are paged, failures are retried.
 *
 * @param answers what operations give instead of their examples; a `Response` may be a failure
 * @param options as for a client; a failure is not retried unless `retry` says so
 */
export function fakeClient(
  answers: FakeAnswers = {},
  options: Omit<ClientOptions, 'baseUrl' | 'fetch' | 'region' | 'regions'> = {},
): Fake {
  const calls: FakeCall[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const operation = operationOf(request);
    calls.push({ operation, request: request.clone() });
    const given: unknown = Object.hasOwn(answers, operation) ? answers[operation] : undefined;
    const value: unknown = typeof given === 'function' ? await given(request) : given;
    if (value instanceof Response) return value.clone();
    return Object.hasOwn(answers, operation) ? responseOf(operation, value) : exampleOf(operation);
  };
  const client = createClient({
    projectId: 'project',
    retry: false,
    ...(options as object),
    baseUrl: 'https://fake.invalid',
    fetch,
  } as ClientOptions & { readonly projectId: string });
  return { client, calls };
}

function exampleOf(operation: OperationId): Response {
  const [status, mediaType, body] = ANSWERS[operation] ?? [204, '', ''];
  return mediaType === ''
    ? new Response(null, { status })
    : new Response(body, { status, headers: { 'Content-Type': mediaType } });
}

function responseOf(operation: OperationId, value: unknown): Response {
  if (value === undefined) return new Response(null, { status: 204 });
  const [status = 200, stated = ''] = ANSWERS[operation] ?? [];
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
  readonly id: OperationId;
  readonly method: string;
  readonly pattern: RegExp;
  readonly fixed: readonly string[];
  readonly headers: readonly (readonly [string, string])[];
  /** Routes of greater weight are tried first. */
  readonly weight: number;
}

const ROUTES: readonly Route[] = (Object.keys(OPERATIONS) as OperationId[])
  .map((id): Route => {
    const [method, path]: OperationEntry = OPERATIONS[id];
    const { route, fixed, headers } = partsOfPath(path);
    const parts = route.split(/\{[^{}]*\}/);
    const pattern = new RegExp(`^${parts.map((part) => part.replace(/[^\w/]/g, '\\$&')).join('[^/]+')}$`);
    const conditions = [fixed === '' ? [] : fixed.split('&'), Object.entries(headers)] as const;
    const weight = 100 * (conditions[0].length + conditions[1].length) - parts.length;
    return { id, method: method.toUpperCase(), pattern, fixed: conditions[0], headers: conditions[1], weight };
  })
  .sort((a, b) => b.weight - a.weight);

function operationOf(request: Request): OperationId {
  const { pathname, search } = new URL(request.url);
  const query = new Set(search.slice(1).split('&'));
  const found = ROUTES.find(
    ({ method, pattern, fixed, headers }) =>
      method === request.method &&
      pattern.test(pathname) &&
      fixed.every((each) => query.has(each)) &&
      headers.every(([name, value]) => request.headers.get(name) === value),
  );
  if (!found) throw new TypeError(`no operation is ${request.method} ${pathname}`);
  return found.id;
}
