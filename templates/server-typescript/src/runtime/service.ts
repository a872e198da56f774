import type { FastifyRequest } from 'fastify';
import type { Contract, Operation } from './contract.js';
import type { Authenticate } from './credentials.js';
import type { Refusal } from './refusals.js';

/** What a handler answers. */
export interface Answer {
  readonly status: number;
  /** A value for JSON, a text or bytes for other media types; absent for none. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a handler gets: parts of a request by the names of the contract, validated. */
export interface HandlerInput {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

export type Handler = (input: HandlerInput, request: FastifyRequest) => Answer | Promise<Answer>;

export interface StubOptions {
  /** Whether each answer is held against the contract; one that breaks it becomes a 500. False where absent. */
  readonly validateResponses?: boolean;
  /**
   * What an operation without a handler does: `refuse` with 501, or answer with an `example` of the contract. `refuse`
   * where absent.
   */
  readonly unimplemented?: 'refuse' | 'example';
  /** Judges credentials. Without it, a request has only to carry what a security scheme of its operation asks for. */
  readonly authenticate?: Authenticate;
  /**
   * Name of the service's own host, `localhost` where absent. Pages that name a host for one operation alone, such as
   * that of a bucket, mean any name below it.
   */
  readonly host?: string;
  /** Answers a request of an operation that was refused, where it is to be other than with the refusal's own status. */
  readonly refused?: (refusal: Refusal, operation: Operation) => Answer;
}

/** A contract, read for serving. */
export interface Service {
  readonly contract: Contract;
  readonly operations: readonly Operation[];
  readonly errorBody: (refusal: Refusal, operation?: Operation) => unknown;
}
