/** Keys under which error bodies carry their code and their message, the first one found wins. */
const CODE_KEYS = ['error_code', 'errorCode', 'code'] as const;
const MESSAGE_KEYS = ['error_msg', 'error_message', 'errorMsg', 'errorMessage', 'message'] as const;

/** What an `ApiError` is made of. */
export interface ApiErrorFacts {
  readonly status: number;
  readonly message: string;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  readonly operationId: string;
  readonly body: unknown;
}

/** Thrown where the service answers with a status outside 2xx, or with a body that can't be read. */
export class ApiError<Code extends string = string> extends Error {
  /** HTTP status. */
  declare readonly status: number;
  /** Code of the service, such as `ModelArts.6309`; undefined where the body has none. */
  declare readonly code: Code | undefined;
  /** What the service calls this request; give it to support. */
  declare readonly requestId: string | undefined;
  declare readonly operationId: string;
  /** Body as it arrived: parsed where it is JSON, else its text; undefined where it is empty. */
  declare readonly body: unknown;

  constructor({ message, ...facts }: ApiErrorFacts) {
    super(message);
    this.name = 'ApiError';
    Object.assign(this, facts);
  }
}

/** Why no answer came: the host is not known, nobody listens, TLS failed, or the connection broke. */
export type ConnectionReason = 'dns' | 'refused' | 'tls' | 'cut';

/** Thrown where no answer came, or not all of it; `cause` has the error of `fetch`. */
export class ConnectionError extends Error {
  /** Undefined where the platform doesn't tell, as browsers don't. */
  declare readonly reason: ConnectionReason | undefined;
  /** Whether the request may have reached the service. */
  declare readonly sent: boolean;
  /** Whether the service may have done what was asked: a request that changes something was sent, in any attempt. */
  declare readonly maybeDone: boolean;

  constructor(reason: ConnectionReason | undefined, maybeDone: boolean, cause: unknown) {
    const what = reason === undefined ? 'no answer came' : WHAT[reason];
    super(maybeDone ? `${what}; it may have been done` : what, { cause });
    this.name = 'ConnectionError';
    this.reason = reason;
    this.sent = reason === undefined || reason === 'cut';
    this.maybeDone = maybeDone;
  }
}

const WHAT: Readonly<Record<ConnectionReason, string>> = {
  dns: 'the host is not known',
  refused: 'nobody listens at the address',
  tls: 'no TLS connection',
  cut: 'the connection broke',
};

/** Codes of Node, and of what it is made of, that say why a connection failed. */
const CODES: readonly (readonly [RegExp, ConnectionReason])[] = [
  [/^(?:ENOTFOUND|EAI_\w+)$/, 'dns'],
  [/^(?:ECONNREFUSED|E(?:HOST|NET)\w+|UND_ERR_CONNECT_TIMEOUT)$/, 'refused'],
  [/^(?:EPROTO|ERR_SSL_\w+|ERR_TLS_\w+|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/, 'tls'],
  [/^(?:ECONNRESET|EPIPE|ECONNABORTED|ETIMEDOUT|UND_ERR_\w+|HPE_\w+)$/, 'cut'],
];

/** How deep an error's causes are looked at. */
const DEPTH = 5;

/**
 * Says what an error of `fetch` means: a `ConnectionError` where the network failed, else the error itself.
 *
 * @param changes whether the request asks for something to be done
 */
export function networkError(error: unknown, changes: boolean): unknown {
  const codes: string[] = [];
  let at: unknown = error;
  for (let depth = 0; depth < DEPTH && at instanceof Error; depth++, at = at.cause)
    if ('code' in at && typeof at.code === 'string') codes.push(at.code);
  const reason = CODES.find(([pattern]) => codes.some((code) => pattern.test(code)))?.[1];
  // `fetch` throws a TypeError for all that the network does, and browsers say no more.
  if (reason === undefined && !(error instanceof TypeError)) return error;
  return new ConnectionError(reason, changes && (reason === undefined || reason === 'cut'), error);
}

/** Thrown where the time of a call, or of an attempt, is over. */
export class TimeoutError extends Error {
  /** Whether the service may have done what was asked. */
  declare readonly maybeDone: boolean;

  constructor(timeoutMs: number, maybeDone: boolean) {
    super(`no complete answer within ${timeoutMs} ms`);
    this.name = 'TimeoutError';
    this.maybeDone = maybeDone;
  }
}

/** Thrown where the pages of a list go round: a marker came that had come before. */
export class PagingError extends Error {
  constructor() {
    super('the pages of this list go round: the service gave a marker for the second time');
    this.name = 'PagingError';
  }
}

/**
 * Makes the error of a response.
 *
 * @param body the response's body, parsed where it is JSON
 * @param problem what is wrong with a response that is not a refusal of the service
 */
export function apiError(operationId: string, response: Response, body: unknown, problem?: string): ApiError {
  const said = problem === undefined ? readErrorBody(body) : {};
  return new ApiError({
    status: response.status,
    message: oneLine(problem ?? said.message ?? statusMessage(response, body)),
    code: said.code,
    requestId: response.headers.get('x-request-id') ?? undefined,
    operationId,
    body: body === '' ? undefined : body,
  });
}

/** Blanks, and what isn't seen: it would begin a line in a log, or steer a terminal. */
const BLANKS = /[\s\p{C}]+/gu;
/** Letters of a message that come from a service. */
const MOST_LETTERS = 300;

const oneLine = (text: string): string => text.replace(BLANKS, ' ').trim().slice(0, MOST_LETTERS).trim();

/** The status, and the first words of a text or of a page of HTML. */
function statusMessage({ status, statusText }: Response, body: unknown): string {
  const text = typeof body === 'string' ? body : '';
  const words = text.replace(/<(script|style|head)\b[\s\S]*?(?:<\/\1\s*>|$)|<[^<>]*>/gi, ' ').trim();
  return `HTTP ${status} ${statusText}`.trim() + (words && `: ${words}`);
}

interface Said {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

/** Finds code and message in an error body: at its top, or in an object one level down. */
export function readErrorBody(body: unknown): Said {
  if (!isObject(body)) return {};
  const nested = Object.values(body).flatMap((value: unknown): unknown[] => (Array.isArray(value) ? value : [value]));
  for (const candidate of [body, ...nested]) {
    const code = firstText(candidate, CODE_KEYS);
    const message = firstText(candidate, MESSAGE_KEYS);
    if (code !== undefined || message !== undefined) return { code, message };
  }
  return {};
}

function firstText(value: unknown, keys: readonly string[]): string | undefined {
  if (!isObject(value)) return undefined;
  const found = keys.map((key) => value[key]).find((each) => typeof each === 'string' || typeof each === 'number');
  return found === undefined ? undefined : String(found);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
