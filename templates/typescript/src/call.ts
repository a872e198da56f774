import { TooLongError } from './binary.js';
import { isOnce, writeBody } from './bodies.js';
import type { SecretSource } from './credentials.js';
import { withDeadline } from './deadline.js';
import { DEFAULTS } from './defaults.js';
import type { OperationEntry, OperationHints } from './entries.js';
import { apiError } from './errors.js';
import { readJson } from './json.js';
import { XML } from './operations.js';
import { isSafe } from './retry.js';
import { send } from './transport.js';
import type { CallOptions, ClientOptions, RawClient } from './types.js';

/** The path parameter that a client fills. */
export const PROJECT_PARAMETER = 'project_id';
export type ProjectParameter = typeof PROJECT_PARAMETER;

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
  readonly raw: RawClient;
  readonly options: ClientOptions;
  readonly secrets: SecretSource;
  readonly id: string;
  readonly entry: OperationEntry;
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

interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
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
  const [, , hints = {}] = call.entry;
  const parseAs = hints.answer === 'bytes' ? 'arrayBuffer' : 'text';
  const { data, response } = await answerOf(call, args, options, { parseAs, whole: true });
  return { value: readAnswer(call.id, hints, response, data), ...factsOf(response) };
}

/** As `callOperation`, but gives the body as a stream; the limit of time ends when it begins. */
export async function streamOperation(
  call: Call,
  args: LooseArgs = {},
  options: CallOptions = {},
): Promise<StreamedSuccess> {
  const { response } = await answerOf(call, args, options, { parseAs: 'stream', whole: false });
  const body = response.body ?? new Response('').body;
  return { body: body as StreamedSuccess['body'], ...factsOf(response) };
}

const factsOf = (response: Response): ResponseFacts => ({
  status: response.status,
  headers: response.headers,
  requestId: response.headers.get('x-request-id') ?? undefined,
});

async function answerOf(
  call: Call,
  args: LooseArgs,
  options: CallOptions,
  reading: { readonly parseAs: string; readonly whole: boolean },
): Promise<Answer> {
  const [method, path, hints = {}] = call.entry;
  // The raw client types a request by literal method and path; here they come from the table.
  const request = call.raw.request as unknown as (method: string, path: string, init: object) => Promise<Answer>;
  const timeoutMs = options.timeoutMs ?? call.options.timeoutMs ?? DEFAULTS.timeoutMs;
  const { retry, idempotent } = options;
  const giveUpAt = Date.now() + (timeoutMs || Number.POSITIVE_INFINITY);
  const once = isOnce(args.body);
  let begun = false;
  const begins = (): void => {
    begun = true;
  };
  const maybeDone = (): boolean => begun && !isSafe(method);
  const { whole, parseAs } = reading;
  const answer = await withDeadline({ signal: options.signal, timeoutMs, maybeDone }, (signal) => {
    const sending = { giveUpAt, retry, idempotent, whole, once, begins };
    return request(method, path, {
      ...requestInit(call, args),
      ...(once ? { duplex: 'half' } : {}),
      parseAs,
      headers: headersOf(args, hints, options),
      // A stream outlives this call: only its caller ends it.
      signal: whole ? signal : (options.signal ?? null),
      fetch: (each: Request) => send(each, call.options, call.secrets, sending),
    });
  }).catch((error: unknown) => {
    throw error instanceof TooLongError ? apiError(call.id, error.response, undefined, error.message) : error;
  });
  if (!answer.response.ok) throw apiError(call.id, answer.response, answer.error);
  return answer;
}

function requestInit({ id, entry: [, , hints], options }: Call, args: LooseArgs): object {
  const xml = (body: object): string | undefined => XML?.write(id, body);
  return {
    params: { path: { [PROJECT_PARAMETER]: options.projectId, ...withoutAbsent(args.path) }, query: args.query ?? {} },
    ...(args.body === undefined ? {} : { body: args.body }),
    bodySerializer: (body: unknown) => writeBody(body, hints?.contentType, xml),
  };
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
function readAnswer(id: string, { answer }: OperationHints, response: Response, data: unknown): unknown {
  if (answer === 'bytes') return new Uint8Array((data as ArrayBuffer | undefined) ?? new ArrayBuffer(0));
  const text = typeof data === 'string' ? data : '';
  if (text === '') return undefined;
  if (answer === 'text') return text;
  try {
    return answer === 'xml' ? XML?.read(id, text) : readJson(text);
  } catch {
    if (answer === 'xml') throw apiError(id, response, text, 'the answer is not XML');
    // Where the contract names no body, whatever comes is better than an error.
    if (answer === 'none') return text;
    throw apiError(id, response, text, 'the answer is not JSON');
  }
}
