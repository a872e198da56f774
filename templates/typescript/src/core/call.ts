import { TooLongError, textOf } from './binary.js';
import { type Codecs, isOnce, writeBody } from './bodies.js';
import { type SecretSource, secretSource, type TokenPlace } from './credentials.js';
import type { Signer } from './credentials.js'; // {{signed}}
import { withDeadline } from './deadline.js';
import { DEFAULTS } from './defaults.js';
import type { OperationEntry, OperationHints, ServerEntry } from './entries.js';
import { apiError } from './errors.js';
import { readJson } from './json.js';
import type { CallOptions, SharedOptions } from './options.js';
import { isSafe } from './retry.js';
import { partsOfPath, serializePath, serializeQuery } from './serialize.js';
import { type AddressOptions, addressOf } from './server.js';
import { send } from './transport.js';

// {{#project}}
/** The path parameter that a client fills. */
export const PROJECT_PARAMETER = 'project_id';
export type ProjectParameter = typeof PROJECT_PARAMETER;

// {{/project}}
/** Where a service is and who asks: what all calls of a client have in common. */
export interface Connection<Filled extends string = string> {
  readonly address: string;
  readonly options: SharedOptions;
  readonly secrets: SecretSource;
  /** Path parameters that are filled; there in the type alone. */
  readonly filled?: Filled;
}

/** What a contract says of its service. */
export interface ServiceFacts {
  readonly server: ServerEntry;
  readonly token: TokenPlace;
}

/**
 * Connects to a service; nothing is sent.
 *
 * @param sign signs requests where an access key is given // {{signed}}
 * @throws TypeError where there is no address
 */
export function connectionTo(
  { server, token }: ServiceFacts,
  options: AddressOptions & SharedOptions,
  sign?: Signer, // {{signed}}
): Connection {
  const address = addressOf(options, server);
  // {{#signed}}
  return { address, options, secrets: secretSource(options, token, sign) };
  // {{/signed}}
  // {{^signed}}
  //= return { address, options, secrets: secretSource(options, token) };
  // {{/signed}}
}

/** Arguments of any operation, as the code sees them; their types are checked where a method is called. */
export interface LooseArgs {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

export type LooseMethod = (args?: LooseArgs, options?: CallOptions) => Promise<unknown>;

/** The operation to call, and the client's settings. */
export interface Call {
  readonly connection: Connection;
  readonly id: string;
  readonly entry: OperationEntry;
  readonly codecs: Codecs;
}

/** What the service said of a success, beside its body. */
export interface ResponseFacts {
  readonly status: number;
  readonly headers: Headers;
  /** What the service calls this request; give it to support. */
  readonly requestId: string | undefined;
}

/** A success, with all that came with it. */
export interface LooseSuccess extends ResponseFacts {
  /** The body, undefined where it is empty. */
  readonly value: unknown;
}

/** A success whose body is still to be read. */
export interface StreamedSuccess extends ResponseFacts {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/**
 * Makes a function that calls an operation, given a connection and what a method of the client takes.
 *
 * @param codecs write and read those of its bodies that are not JSON
 */
export function operation<Typed>(id: string, entry: OperationEntry, codecs: Codecs = {}): Typed {
  const call = async (connection: Connection, args?: LooseArgs, options?: CallOptions): Promise<unknown> =>
    (await callOperation({ connection, id, entry, codecs }, args, options)).value;
  // A contract's types are those of its package.
  return call as Typed;
}

/**
 * Calls an operation.
 *
 * @throws ApiError for any other answer; a ConnectionError or TimeoutError, the signal's reason, or the error of the
 *   caller's `fetch`
 */
export async function callOperation(
  call: Call,
  args: LooseArgs = {},
  options: CallOptions = {},
): Promise<LooseSuccess> {
  const response = await answerOf(call, args, options, true);
  return { value: await readAnswer(call, response), ...factsOf(response) };
}

/** As `callOperation`, but gives the body as a stream; the limit of time ends when it begins. */
export async function streamOperation(
  call: Call,
  args: LooseArgs = {},
  options: CallOptions = {},
): Promise<StreamedSuccess> {
  const response = await answerOf(call, args, options, false);
  const body = response.body ?? new Response('').body;
  return { body: body as StreamedSuccess['body'], ...factsOf(response) };
}

const factsOf = (response: Response): ResponseFacts => ({
  status: response.status,
  headers: response.headers,
  requestId: response.headers.get('x-request-id') ?? undefined,
});

/** @param whole whether the body has to have arrived */
async function answerOf(call: Call, args: LooseArgs, options: CallOptions, whole: boolean): Promise<Response> {
  const {
    connection,
    id,
    entry: [method],
  } = call;
  const timeoutMs = options.timeoutMs ?? connection.options.timeoutMs ?? DEFAULTS.timeoutMs;
  const { retry, idempotent } = options;
  const giveUpAt = Date.now() + (timeoutMs || Number.POSITIVE_INFINITY);
  const once = isOnce(args.body);
  let begun = false;
  const begins = (): boolean => (begun = !isSafe(method));
  const maybeDone = (): boolean => begun;
  const response = await withDeadline({ signal: options.signal, timeoutMs, maybeDone }, async (signal) => {
    const sending = { giveUpAt, retry, idempotent, whole, once, begins };
    // A stream outlives this call: only its caller ends it.
    const request = requestOf(call, args, options, whole ? signal : (options.signal ?? null));
    return send(request, connection.options, connection.secrets, sending);
  }).catch((error: unknown) => {
    throw error instanceof TooLongError ? apiError(id, error.response, undefined, error.message) : error;
  });
  if (!response.ok) throw apiError(id, response, errorBody(await textOf(response)));
  return response;
}

/** The body of a failure: parsed where it is JSON, else its text. */
function errorBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function requestOf(call: Call, args: LooseArgs, options: CallOptions, signal: AbortSignal | null): Request {
  const {
    connection: { address, options: shared },
    id,
    entry: [method, path, hints = {}],
    codecs,
  } = call;
  const { route, fixed, headers } = partsOfPath(path);
  const filled: Readonly<Record<string, unknown>> = {
    [PROJECT_PARAMETER]: shared.projectId, // {{project}}
    ...withoutAbsent(args.path),
  };
  const query = [fixed, serializeQuery(args.query ?? {}, hints.query)].filter((part) => part !== '').join('&');
  const body =
    args.body === undefined
      ? undefined
      : (writeBody(args.body, hints.contentType, codecs, id) as NonNullable<RequestInit['body']> | undefined);
  const project = shared.credentials === undefined ? undefined : filled[PROJECT_PARAMETER]; // {{signed}}
  const init: RequestInit & { duplex?: 'half' } = {
    method: method.toUpperCase(),
    // A redirect would carry the token to whatever host it names.
    redirect: 'manual',
    headers: merged([
      body === undefined || hints.contentType !== undefined ? {} : { 'Content-Type': 'application/json' },
      { Accept: 'application/json' },
      shared.headers,
      headersOf(args, hints, options),
      headers,
      // {{#signed}}
      // A key belongs to a user, not to a project as a token does.
      project === undefined ? {} : { 'X-Project-Id': project },
      // {{/signed}}
    ]),
    signal,
    body: body ?? null,
    // What a stream needs, and nothing else minds.
    duplex: 'half',
  };
  return new Request(`${address.replace(/\/$/, '')}${serializePath(route, filled)}${query && `?${query}`}`, init);
}

/** Headers of which the last one of a name counts; a list is a header for each item. */
function merged(all: readonly (Readonly<Record<string, unknown>> | undefined)[]): Headers {
  const headers = new Headers();
  for (const [name, value] of all.flatMap((each) => Object.entries(each ?? {}))) {
    headers.delete(name);
    for (const each of [value].flat()) headers.append(name, String(each));
  }
  return headers;
}

const withoutAbsent = (values: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));

function headersOf(args: LooseArgs, hints: OperationHints, options: CallOptions): Record<string, unknown> {
  const { contentType, answer } = hints;
  // The boundary of a form is known to the one who writes the body.
  const stated = contentType !== undefined && args.body !== undefined && !contentType.startsWith('multipart/');
  return {
    ...(answer === undefined || answer === 'none' ? {} : { Accept: '*/*' }),
    ...(stated ? { 'Content-Type': contentType } : {}),
    ...withoutAbsent(args.header),
    ...options.headers,
  };
}

/** Reads the body of a success: undefined where it is empty, JSON or XML where the contract says so. */
async function readAnswer({ id, entry: [, , hints], codecs }: Call, response: Response): Promise<unknown> {
  const answer = hints?.answer;
  if (answer === 'bytes') return new Uint8Array(await response.arrayBuffer());
  const text = await textOf(response);
  if (text === '') return undefined;
  if (answer === 'text') return text;
  try {
    return answer === 'xml' ? codecs.xml?.read(id, text) : readJson(text);
  } catch {
    // Where the contract names no body, whatever comes is better than an error.
    if (answer === 'none') return text;
    throw apiError(id, response, text, `the answer is not ${answer === 'xml' ? 'XML' : 'JSON'}`);
  }
}
