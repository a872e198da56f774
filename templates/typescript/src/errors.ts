import type { ErrorCode } from './operations.js';

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
export class ApiError extends Error {
  /** HTTP status. */
  readonly status: number;
  /** Code of the service, such as `ModelArts.6309`; undefined where the body has none. */
  readonly code: ErrorCode | undefined;
  /** What the service calls this request; give it to support. */
  readonly requestId: string | undefined;
  readonly operationId: string;
  /** Body as it arrived: parsed where it is JSON, else its text; undefined where it is empty. */
  readonly body: unknown;

  constructor(facts: ApiErrorFacts) {
    super(facts.message);
    this.name = 'ApiError';
    this.status = facts.status;
    this.code = facts.code;
    this.requestId = facts.requestId;
    this.operationId = facts.operationId;
    this.body = facts.body;
  }
}

/** Whether `error` is an `ApiError`, and, where `code` is given, whether the service gave that code. */
export function isApiError<Code extends ErrorCode>(
  error: unknown,
  code?: Code,
): error is ApiError & { readonly code: Code } {
  return error instanceof ApiError && (code === undefined || error.code === code);
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
    message: problem ?? said.message ?? `HTTP ${response.status} ${response.statusText}`.trimEnd(),
    code: said.code,
    requestId: response.headers.get('x-request-id') ?? undefined,
    operationId,
    body: body === '' ? undefined : body,
  });
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
