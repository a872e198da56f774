export { createClient } from './client.js';
export type { AuthOptions, Provider } from './credentials.js';
export { ApiError, isApiError } from './errors.js';
export { type ErrorCode, OPERATIONS, SERVER } from './operations.js';
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
} from './types.js';
export { WaitError, type WaitOptions } from './waiting.js';
