import type { FastifyInstance, FastifyPluginAsync, FastifyServerOptions } from 'fastify';
import { CONTRACT } from './contract.js';
import type { Handlers } from './handlers.js';
import {
  createServer as createAnyServer,
  type Handlers as LooseHandlers,
  type StubOptions,
  stub,
} from './runtime/index.js';

/**
 * A server of the contract, not yet listening.
 *
 * @param handlers a method for each operation; one that is missing answers 501, or with an example
 * @param options how to treat requests and answers
 * @param settings of Fastify
 */
export function createServer(
  handlers: Partial<Handlers>,
  options: StubOptions = {},
  settings: FastifyServerOptions = {},
): Promise<FastifyInstance> {
  return createAnyServer(CONTRACT, loose(handlers), options, settings);
}

/** The same as a plugin, for a Fastify server that has other routes too. */
export function plugin(handlers: Partial<Handlers>, options: StubOptions = {}): FastifyPluginAsync {
  return stub(CONTRACT, loose(handlers), options);
}

/** The server finds handlers by name; that each has the right type is checked where they are given. */
const loose = (handlers: Partial<Handlers>): LooseHandlers => handlers as LooseHandlers;

export { CONTRACT } from './contract.js';
export type { Handlers } from './handlers.js';
export type * from './names.js';
export { type Authenticate, Refusal, type StubOptions } from './runtime/index.js';
export type { components, operations, paths } from './schema.js';
export { schemas } from './schemas.js';
export type { Handler, Input, OperationId, Output, Static } from './types.js';
