export type { Binary } from './binary.js';
export {
  type Connection,
  connectionTo,
  type LooseArgs,
  operation,
  PROJECT_PARAMETER, // {{project}}
  type ProjectParameter, // {{project}}
  type ResponseFacts,
  type ServiceFacts,
  type StreamedSuccess,
} from './call.js';
export type { AuthOptions, Provider, Secret, SecretSource, TokenPlace } from './credentials.js';
export type { Signer } from './credentials.js'; // {{signed}}
export type { Codecs } from './bodies.js';
export { DEFAULTS } from './defaults.js';
export type {
  FakeExample,
  OperationEntry,
  OperationHints,
  PageHint,
  QueryStyle,
  ServerEntry,
  WaitHint, // {{waits}}
  XmlCodec,
  XmlField,
  XmlShape,
  XmlTable,
} from './entries.js';
export {
  ApiError,
  type ApiErrorFacts,
  ConnectionError,
  type ConnectionReason,
  PagingError,
  TimeoutError,
} from './errors.js';
export { type FakeFacts, fakeFetch } from './fake.js';
export { writeForm } from './forms.js';
export { methodsOf, type OperationTable } from './methods.js';
export type { AttemptFacts, CallOptions, SharedOptions } from './options.js';
export type { Pages } from './paging.js';
export type { RetryOptions } from './retry.js';
export { partsOfPath, serializePath, serializeQuery } from './serialize.js';
export { type Credentials, signRequest } from './signature.js'; // {{signed}}
export { send } from './transport.js';
export { WaitError, type WaitOptions } from './waiting.js'; // {{waits}}
