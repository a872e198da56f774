import type { Client as FetchClient } from 'openapi-fetch';
import type { OPERATIONS, SERVER } from './operations.js';
import type { components, operations, paths } from './schema.js';

/** Like `{}` beside a primitive type: keeps the literals of a union apart from that type, so that editors offer them. */
type Any = Record<never, never>;

/**
 * A type as the service may send it. Each enumeration also takes values that the contract doesn't name, because a
 * service may add one at any time; the known values are still offered by editors.
 */
export type Open<T> = T extends string
  ? string extends T
    ? T
    : T | (string & Any)
  : T extends number
    ? number extends T
      ? T
      : T | (number & Any)
    : T extends object
      ? { [Key in keyof T]: Open<T[Key]> }
      : T;

export type OperationId = keyof typeof OPERATIONS;

/** A schema of the contract as it arrives: with open enumerations. */
export type Schema<Name extends keyof components['schemas']> = Open<components['schemas'][Name]>;

/** A schema of the contract as it is sent: with the enumerations of the contract. */
export type SchemaInput<Name extends keyof components['schemas']> = components['schemas'][Name];

type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226 | '2XX';
type Content<Message> = Message extends { content: infer Media } ? Media[keyof Media] : undefined;
/** Statuses that HTTP sends without a body, whatever a contract says of one. */
type EmptyStatus = 204 | 205;
type ContentBy<Responses> = {
  [Status in keyof Responses & SuccessStatus]:
    | Content<Responses[Status]>
    | (Status extends EmptyStatus ? undefined : never);
};
type SuccessOf<Responses> = [keyof Responses & SuccessStatus] extends [never]
  ? unknown
  : ContentBy<Responses>[keyof Responses & SuccessStatus];

/** What an operation gives: the body of its success, undefined where that has none. */
export type Result<Id extends OperationId> = (typeof OPERATIONS)[Id][0] extends 'head'
  ? undefined
  : Open<SuccessOf<operations[Id]['responses']>>;

/** The same type in one piece; inferred first, so that editors show its members and not how they were put together. */
type Flat<T> = T extends infer Whole ? { [Key in keyof Whole]: Whole[Key] } : never;

/** A group of arguments: absent where it has no members, optional where all are. */
type Group<Name extends string, T> = [T] extends [never]
  ? unknown
  : Any extends T
    ? { [Key in Name]?: T }
    : { [Key in Name]: T };

/** `T` with the keys `Filled` made optional, because the client knows their values. */
type Fill<T, Filled extends string> = [T] extends [never]
  ? never
  : Flat<{ [Key in keyof T as Exclude<Key, Filled>]: T[Key] } & { [Key in keyof T as Key & Filled]?: T[Key] }>;

type Parameters<Id extends OperationId, Place extends 'path' | 'query' | 'header'> = NonNullable<
  operations[Id]['parameters'][Place]
>;

type Body<Operation> = Operation extends { requestBody: infer Sent }
  ? { body: Content<Sent> }
  : Operation extends { requestBody?: infer Sent }
    ? [Sent & object] extends [never]
      ? unknown
      : { body?: Content<Sent & object> }
    : unknown;

/** Arguments of an operation, by where they go. `Filled` names path parameters that the client fills. */
export type Args<Id extends OperationId, Filled extends string = never> = Flat<
  Group<'path', Fill<Parameters<Id, 'path'>, Filled>> &
    Group<'query', Parameters<Id, 'query'>> &
    Group<'header', Parameters<Id, 'header'>> &
    Body<operations[Id]>
>;

/** What one call may set for itself. */
export interface CallOptions {
  /** Cancels the call. */
  readonly signal?: AbortSignal;
  /** Time for the whole call, its body included, in milliseconds; 0 for no limit. */
  readonly timeoutMs?: number;
  /** Further headers; they win over those of the client. */
  readonly headers?: Readonly<Record<string, string>>;
}

type Method<Id extends OperationId, Filled extends string> =
  Any extends Args<Id, Filled>
    ? (args?: Args<Id, Filled>, options?: CallOptions) => Promise<Result<Id>>
    : (args: Args<Id, Filled>, options?: CallOptions) => Promise<Result<Id>>;

/**
 * The client of `openapi-fetch` for this contract: by path, gives the response, throws for no status. Its types are
 * those of the contract, with closed enumerations also in what arrives.
 */
export type RawClient = FetchClient<paths>;

/** A method for each operation, and the raw client. `Filled` names path parameters that the client fills. */
export type Client<Filled extends string = never> = {
  readonly [Id in keyof typeof OPERATIONS]: Method<Id, Filled>;
} & { readonly raw: RawClient };

/** A token, or what gives one; asked for each request, so that it can be renewed. */
export type TokenProvider = string | (() => string | Promise<string>);

type Variables = (typeof SERVER)['variables'];
type VariableValues = { readonly [Name in keyof Variables]?: Variables[Name]['known'][number] | (string & Any) };
type NoVariables = { readonly [Name in keyof Variables]?: never };

/** Where the service is: variables of the contract's address (values that it doesn't name are fine), or an address. */
export type ServerOptions =
  | (VariableValues & { readonly baseUrl?: never })
  | (NoVariables & { readonly baseUrl: string });

export type ClientOptions = ServerOptions & {
  readonly token?: TokenProvider;
  /** Project whose id fills `{project_id}` in paths, unless a call gives another one. */
  readonly projectId?: string;
  /** Sees each request last, after the token was set, and may return another one: the place to sign requests. */
  readonly authenticate?: (request: Request) => Request | Promise<Request>;
  /** Sends requests; `globalThis.fetch` where absent. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Time for each call in milliseconds, 60,000 where absent, 0 for no limit. */
  readonly timeoutMs?: number;
  /** Headers for all requests. */
  readonly headers?: Readonly<Record<string, string>>;
};
