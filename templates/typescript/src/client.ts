import createFetchClient, { type Middleware } from 'openapi-fetch';
import {
  type Call,
  callOperation,
  type LooseArgs,
  type LooseMethod,
  type LooseSuccess,
  PROJECT_PARAMETER,
  type ProjectParameter,
  streamOperation,
} from './call.js';
import { type SecretSource, secretSource } from './credentials.js';
import { DEFAULTS } from './defaults.js';
import type { JobHint, OperationEntry, OperationHints, PageHint, WaitHint } from './entries.js';
import { OPERATIONS, RESOURCES } from './operations.js';
import { fieldAt, paged } from './paging.js';
import { partsOfPath, serializePath, serializeQuery } from './serialize.js';
import { addressOf } from './server.js';
import { send } from './transport.js';
import type { CallOptions, Client, ClientOptions, RawClient } from './types.js';
import { type WaitOptions, waitFor } from './waiting.js';

const ROWS: readonly (readonly [id: string, entry: OperationEntry])[] = Object.entries(OPERATIONS);

/** Styles of queries, by method and path. */
const STYLES = new Map<string, OperationHints['query']>(
  ROWS.map(([, [method, path, hints]]) => [`${method.toUpperCase()} ${path}`, hints?.query]),
);

const VERBS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'];

/**
 * Makes a client of the service.
 *
 * @param options where the service is, who asks, and for which project
 * @returns an object with a method for each operation. A method resolves to the body of a success and rejects with an
 *   `ApiError` for every other answer, with a `TimeoutError` or the signal's reason where time or patience ran out,
 *   and with a `ConnectionError` where no answer came.
 */
export function createClient(options: ClientOptions & { readonly projectId: string }): Client<ProjectParameter>;
export function createClient(options?: ClientOptions): Client;
export function createClient(options: ClientOptions = {}): object {
  const secrets = secretSource(options);
  const raw = createRawClient(options, secrets);
  const each = (work: (call: Call, args?: LooseArgs, options?: CallOptions) => Promise<unknown>): Methods =>
    Object.fromEntries(
      ROWS.map(([id, entry]): [string, LooseMethod] => [
        id,
        (args, call) => work({ raw, options, secrets, id, entry }, args, call),
      ]),
    );
  const methods = each(async (...given) => (await callOperation(...given)).value);
  const whole = each(callOperation);
  return {
    ...methods,
    ...resources(methods),
    iterate: iterators(whole),
    ...waiters(methods, options),
    withResponse: whole,
    stream: each(streamOperation),
    raw,
  };
}

function createRawClient(options: ClientOptions, secrets: SecretSource): RawClient {
  const { timeoutMs = DEFAULTS.timeoutMs } = options;
  const client: RawClient = createFetchClient({
    baseUrl: addressOf(options),
    // A redirect would carry the token to whatever host it names.
    redirect: 'manual',
    headers: { Accept: 'application/json', ...options.headers },
    fetch: (request) =>
      send(request, options, secrets, { giveUpAt: Date.now() + (timeoutMs || Number.POSITIVE_INFINITY) }),
    pathSerializer: serializePath,
  });
  client.use(projectHeader(options));
  return withStyles(client);
}

/** Names the project to the service where an access key signs: a key belongs to a user, not to a project as a token. */
const projectHeader = ({ credentials, projectId }: ClientOptions): Middleware => ({
  onRequest({ request, params }) {
    const id = params.path?.[PROJECT_PARAMETER] ?? projectId;
    if (credentials !== undefined && id !== undefined) request.headers.set('X-Project-Id', String(id));
    return request;
  },
});

type LooseRequest = (method: string, path: string, init?: object) => unknown;

/** Writes queries by the styles of their operations, of which the library's own functions know nothing. */
function withStyles(client: RawClient): RawClient {
  // Its functions are typed by literal methods and paths, which they all get here.
  const send = client.request as unknown as LooseRequest;
  const request: LooseRequest = (method, path, init) => {
    const styles = STYLES.get(`${method.toUpperCase()} ${path}`);
    const { route, fixed, headers } = partsOfPath(path);
    return send(method, route, {
      querySerializer: (query: Readonly<Record<string, unknown>>) =>
        [fixed, serializeQuery(query, styles)].filter((part) => part !== '').join('&'),
      ...init,
      headers: { ...(init as { headers?: object } | undefined)?.headers, ...headers },
    });
  };
  const verbs = VERBS.map((verb) => [verb, (path: string, init?: object) => request(verb, path, init)]);
  return { ...client, ...Object.fromEntries(verbs), request };
}

type Methods = Readonly<Record<string, LooseMethod>>;

/** The same methods by what they are of. */
function resources(methods: Methods): object {
  const entries = Object.entries<Readonly<Record<string, string>>>(RESOURCES).map(([resource, ids]) => [
    resource,
    Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, methods[id]])),
  ]);
  return Object.fromEntries(entries);
}

/** A function for each list: goes through all its pages. The methods give answers whole. */
function iterators(methods: Methods): object {
  const iterator =
    (method: LooseMethod, page: PageHint) =>
    (args: LooseArgs = {}, options?: CallOptions) =>
      paged(page, args.query ?? {}, async (query) => (await method({ ...args, query }, options)) as LooseSuccess);
  return withHint(methods, (method, { page }) => page && iterator(method, page));
}

/** Functions for each operation that shows states: one waits for a state, one for the thing to be gone. */
function waiters(methods: Methods, { timeoutMs = DEFAULTS.timeoutMs }: ClientOptions): object {
  const wait = (method: LooseMethod, target: string, hint: WaitHint, args: LooseArgs, options: WaitOptions = {}) => {
    const { signal } = options;
    const look = (remainingMs: number): Promise<unknown> =>
      method(args, {
        timeoutMs: Math.min(timeoutMs || Number.POSITIVE_INFINITY, Math.max(remainingMs, 1)),
        ...(signal ? { signal } : {}),
      });
    return waitFor(target, hint, options, look);
  };
  const forState =
    (method: LooseMethod, states: Readonly<Record<string, WaitHint>>) =>
    async (args: LooseArgs, state: string, options?: WaitOptions) => {
      const hint = Object.hasOwn(states, state) ? states[state] : undefined;
      if (!hint) throw new TypeError(`no state to wait for: ${state}; there are ${Object.keys(states).join(', ')}`);
      return wait(method, state, hint, args, options);
    };
  const untilGone =
    (method: LooseMethod, hint: WaitHint) =>
    async (args: LooseArgs, options?: WaitOptions): Promise<void> => {
      await wait(method, 'gone', hint, args, options);
    };
  const forJob =
    (method: LooseMethod, job: JobHint) =>
    async (args: LooseArgs = {}, options?: WaitOptions) => {
      const answer = await method(args, options?.signal ? { signal: options.signal } : {});
      const path = { ...args.path, ...jobParameters(job, args, answer) };
      return wait(methods[job.operation] as LooseMethod, job.states.join(' or '), job, { path }, options);
    };
  return {
    waitFor: withHint(methods, (method, { job }) => job && forJob(method, job)),
    waitUntil: withHint(methods, (method, { wait: states }) => states && forState(method, states)),
    waitUntilGone: withHint(methods, (method, { gone }) => gone && untilGone(method, gone)),
  };
}

/** What a job is asked for with: the answer that started it names it. */
function jobParameters({ parameters }: JobHint, args: LooseArgs, answer: unknown): Readonly<Record<string, unknown>> {
  const values = parameters.map(({ name, from, at }) => [
    name,
    from === 'answer' ? fieldAt(answer, at) : args.path?.[at],
  ]);
  const missing = parameters.find((_, index) => values[index]?.[1] === undefined);
  if (missing) throw new TypeError(`the answer has no ${missing.at}, so that there is no job to wait for`);
  return Object.fromEntries(values);
}

/** What `make` gives for each operation, by its id; operations for which it gives nothing are left out. */
function withHint(methods: Methods, make: (method: LooseMethod, hints: OperationHints) => unknown): object {
  const made = ROWS.map(([id, [, , hints]]) => [id, hints && make(methods[id] as LooseMethod, hints)]);
  return Object.fromEntries(made.filter(([, each]) => each !== undefined));
}
