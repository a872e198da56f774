export type { Binary } from './binary.js';
export type { ResponseFacts, StreamedSuccess } from './call.js';
export { createClient } from './client.js';
export type { AuthOptions, Provider } from './credentials.js';
export { DEFAULTS } from './defaults.js';
export {
  ApiError,
  ConnectionError,
  type ConnectionReason,
  isApiError,
  PagingError,
  TimeoutError,
} from './errors.js';
export { type ErrorCode, OPERATIONS, SERVER } from './operations.js';
export type * from './names.js';
export type { Pages } from './paging.js';
export type { RetryOptions } from './retry.js';
export type { components, operations, paths } from './schema.js';
export type { Credentials } from './signature.js';
export type {
  Args,
  CallOptions,
  Client,
  ClientOptions,
  Open,
  OperationId,
  RawClient,
  Result,
  Schema,
  ServerOptions,
  Success,
} from './types.js';
export { WaitError, type WaitOptions } from './waiting.js';
