import createFetchClient, { type Middleware } from 'openapi-fetch';
import { withDeadline } from './deadline.js';
import type { OperationEntry, OperationHints, ServerEntry } from './entries.js';
import { apiError } from './errors.js';
import { OPERATIONS, SERVER, TOKEN_HEADER } from './operations.js';
import { serializePath, serializeQuery, serializeServer } from './serialize.js';
import type { CallOptions, Client, ClientOptions, RawClient, TokenProvider } from './types.js';

const DEFAULT_TIMEOUT_MS = 60_000;
/** The path parameter that a client fills. */
const PROJECT_PARAMETER = 'project_id';

/**
 * Makes a client of the service.
 *
 * @param options where the service is, who asks, and for which project
 * @returns an object with a method for each operation. A method resolves to the body of a success and rejects with an
 *   `ApiError` for every other answer, with a `TimeoutError` or the signal's reason where time or patience ran out,
 *   and with the error of `fetch` where no answer came.
 */
export function createClient(options: ClientOptions & { readonly projectId: string }): Client<typeof PROJECT_PARAMETER>;
export function createClient(options?: ClientOptions): Client;
export function createClient(options: ClientOptions = {}): Client {
  const raw = createRawClient(options);
  const methods = Object.entries(OPERATIONS).map(([id, entry]) => [
    id,
    (args?: LooseArgs, call?: CallOptions) => callOperation({ raw, options, id, entry }, args, call),
  ]);
  // The table has a row for each operation, which `Object.fromEntries` can't know.
  return { ...Object.fromEntries(methods), raw } as Client;
}

function createRawClient(options: ClientOptions): RawClient {
  const client: RawClient = createFetchClient({
    baseUrl: baseUrlOf(options),
    // A redirect would carry the token to whatever host it names.
    redirect: 'manual',
    headers: { Accept: 'application/json', ...options.headers },
    // Looked up at each request, so that a replaced global `fetch` is seen.
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    pathSerializer: serializePath,
    querySerializer: (query) => serializeQuery(query),
  });
  client.use(authentication(options));
  return client;
}

function baseUrlOf(options: ClientOptions): string {
  if (options.baseUrl !== undefined) return options.baseUrl;
  const { url, variables }: ServerEntry = SERVER;
  if (url === '') throw new TypeError('baseUrl is missing: the contract names no address of the service');
  const given: Readonly<Record<string, unknown>> = { ...options };
  const values = Object.entries(variables).map(([name, variable]) => [name, String(given[name] ?? variable.default)]);
  return serializeServer(url, Object.fromEntries(values));
}

function authentication({ token, authenticate }: ClientOptions): Middleware {
  return {
    async onRequest({ request }) {
      if (token !== undefined) request.headers.set(TOKEN_HEADER, await tokenOf(token));
      return authenticate ? authenticate(request) : request;
    },
  };
}

const tokenOf = async (token: TokenProvider): Promise<string> => (typeof token === 'function' ? token() : token);

/** Arguments of any operation, as the code sees them; their types are checked where a method is called. */
interface LooseArgs {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

interface Call {
  readonly raw: RawClient;
  readonly options: ClientOptions;
  readonly id: string;
  readonly entry: OperationEntry;
}

interface Answer {
  readonly data?: string;
  readonly error?: unknown;
  readonly response: Response;
}

async function callOperation(call: Call, args: LooseArgs = {}, options: CallOptions = {}): Promise<unknown> {
  const [method, path, hints = {}] = call.entry;
  // The raw client types a request by literal method and path; here they come from the table.
  const request = call.raw.request as unknown as (method: string, path: string, init: object) => Promise<Answer>;
  const timeoutMs = options.timeoutMs ?? call.options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  return withDeadline({ signal: options.signal, timeoutMs }, async (signal) => {
    const init = {
      ...requestInit(args, hints, call.options.projectId),
      headers: headersOf(args, hints, options),
      signal,
    };
    const { data, error, response } = await request(method, path, init);
    if (!response.ok) throw apiError(call.id, response, error);
    return readAnswer(call.id, hints, response, data);
  });
}

function requestInit(args: LooseArgs, hints: OperationHints, projectId: string | undefined): object {
  return {
    params: { path: { [PROJECT_PARAMETER]: projectId, ...withoutAbsent(args.path) }, query: args.query ?? {} },
    querySerializer: (query: Record<string, unknown>) => serializeQuery(query, hints.query),
    ...(args.body === undefined ? {} : { body: args.body }),
    ...(isJson(hints.contentType) ? {} : { bodySerializer: (body: unknown) => body }),
    parseAs: 'text',
  };
}

const isJson = (mediaType = 'application/json'): boolean => /^[^;]*[/+]json\s*(;|$)/i.test(mediaType);

const withoutAbsent = (values: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));

function headersOf(args: LooseArgs, { contentType }: OperationHints, options: CallOptions): Record<string, unknown> {
  // The boundary of a form is known to the one who writes the body.
  const stated = contentType !== undefined && args.body !== undefined && !contentType.startsWith('multipart/');
  return { ...(stated ? { 'Content-Type': contentType } : {}), ...withoutAbsent(args.header), ...options.headers };
}

/** Reads the body of a success: undefined where it is empty, JSON where the contract says so. */
function readAnswer(id: string, { answer }: OperationHints, response: Response, text = ''): unknown {
  if (text === '') return undefined;
  if (answer === 'text') return text;
  try {
    return JSON.parse(text);
  } catch {
    // Where the contract names no body, whatever comes is better than an error.
    if (answer === 'none') return text;
    throw apiError(id, response, text, 'the answer is not JSON');
  }
}
