export { createClient } from './client.js';
export { ApiError, isApiError } from './errors.js';
export { type ErrorCode, OPERATIONS } from './operations.js';
export type { components, operations, paths } from './schema.js';
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
  SchemaInput,
  ServerOptions,
  TokenProvider,
} from './types.js';
