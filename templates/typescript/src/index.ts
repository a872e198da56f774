export { createClient } from './client.js';
export { type ConnectOptions, connect } from './connect.js';
export {
  type AttemptFacts,
  type AuthOptions,
  type Binary,
  type CallOptions,
  type Connection,
  ConnectionError,
  type ConnectionReason,
  type Credentials, // {{signed}}
  DEFAULTS,
  type Pages,
  PagingError,
  type Provider,
  type ResponseFacts,
  type RetryOptions,
  type SharedOptions,
  type StreamedSuccess,
  signRequest, // {{signed}}
  TimeoutError,
  WaitError, // {{waits}}
  type WaitOptions, // {{waits}}
} from './core/index.js';
export { ApiError, isApiError } from './errors.js';
export type * from './names.js';
export { type ErrorCode, OPERATIONS, SERVER } from './operations.js';
export type { components, operations, paths } from './schema.js';
export type {
  Args,
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
