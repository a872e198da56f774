/** A server of any contract: what the packages that are generated for one contract and the command `serve` share. */
export { basePathsOf } from './base-path.js';
export { type Contract, ContractError, readOperations } from './contract.js';
export type { Authenticate } from './credentials.js';
export { Refusal } from './refusals.js';
export { createServer, type Handlers, stub } from './server.js';
export type { Answer, Handler, HandlerInput, StubOptions } from './service.js';
