import { withDeadline } from './deadline.js';
import type { OperationEntry, OperationHints } from './entries.js';
import { apiError } from './errors.js';
import { readJson, writeJson } from './json.js';
import { send } from './transport.js';
import type { CallOptions, ClientOptions, RawClient } from './types.js';

export const DEFAULT_TIMEOUT_MS = 60_000;
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
  readonly id: string;
  readonly entry: OperationEntry;
}

interface Answer {
  readonly data?: string;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Calls an operation.
 *
 * @returns the body of the success, undefined where it is empty
 * @throws ApiError for any other answer; a `TimeoutError`, the signal's reason, or the error of `fetch`
 */
export async function callOperation(call: Call, args: LooseArgs = {}, options: CallOptions = {}): Promise<unknown> {
  const [method, path, hints = {}] = call.entry;
  // The raw client types a request by literal method and path; here they come from the table.
  const request = call.raw.request as unknown as (method: string, path: string, init: object) => Promise<Answer>;
  const timeoutMs = options.timeoutMs ?? call.options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const { retry, idempotent } = options;
  const giveUpAt = Date.now() + (timeoutMs || Number.POSITIVE_INFINITY);
  return withDeadline({ signal: options.signal, timeoutMs }, async (signal) => {
    const init = {
      ...requestInit(args, hints, call.options.projectId),
      headers: headersOf(args, hints, options),
      signal,
      fetch: (each: Request) => send(each, call.options, { giveUpAt, retry, idempotent, whole: true }),
    };
    const { data, error, response } = await request(method, path, init);
    if (!response.ok) throw apiError(call.id, response, error);
    return readAnswer(call.id, hints, response, data);
  });
}

function requestInit(args: LooseArgs, hints: OperationHints, projectId: string | undefined): object {
  return {
    params: { path: { [PROJECT_PARAMETER]: projectId, ...withoutAbsent(args.path) }, query: args.query ?? {} },
    ...(args.body === undefined ? {} : { body: args.body }),
    bodySerializer: isJson(hints.contentType) ? writeJson : (body: unknown) => body,
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
    return readJson(text);
  } catch {
    // Where the contract names no body, whatever comes is better than an error.
    if (answer === 'none') return text;
    throw apiError(id, response, text, 'the answer is not JSON');
  }
}
