import { type ApiErrorFacts, ApiError as ErrorOfAnyService } from './core/index.js';
import type { ErrorCode } from './operations.js';

/** Thrown where the service answers with a status outside 2xx, or with a body that can't be read. */
export type ApiError = ErrorOfAnyService<ErrorCode>;
/** The class of such errors, which all services have in common. */
export const ApiError: new (facts: ApiErrorFacts) => ApiError = ErrorOfAnyService;

/** Whether `error` is an `ApiError`, and, where `code` is given, whether the service gave that code. */
export function isApiError<Code extends ErrorCode>(
  error: unknown,
  code?: Code,
): error is ApiError & { readonly code: Code } {
  return error instanceof ApiError && (code === undefined || error.code === code);
}
