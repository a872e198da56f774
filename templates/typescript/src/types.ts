import type { Client as FetchClient } from 'openapi-fetch';
import type {
  Binary,
  CallOptions,
  Connection,
  Pages,
  ResponseFacts,
  SharedOptions,
  StreamedSuccess,
  WaitOptions, // {{waits}}
} from './core/index.js';
import type { OPERATIONS, RESOURCES, SERVER } from './operations.js';
import type { components, operations, paths } from './schema.js';

/** Like `{}` beside a primitive type: keeps the literals of a union apart from that type, so that editors offer them. */
type Any = Record<never, never>;

/**
 * A type with open enumerations: each also takes values that the contract doesn't name, because a service may add one
 * at any time. Editors offer the known ones. What tells the members of a union apart stays as it is, so that a comparison
 * with it narrows the type.
 */
export type Open<T> = OpenIn<T, Extract<T, object>>;

type OpenIn<T, Members> = T extends string
  ? string extends T
    ? T
    : T | (string & Any)
  : T extends number
    ? number extends T
      ? T
      : T | (number & Any)
    : T extends Binary
      ? T
      : T extends object
        ? { [Key in keyof T]: Key extends Tag<Members> ? T[Key] : Open<T[Key]> }
        : T;

/** Keys by which the members of a union are told apart: each member has one text there, and not all the same. */
type Tag<Members> = IsUnion<Members> extends true ? TagIn<Members, keyof Members> : never;
type TagIn<Members, Key extends keyof Members> = Key extends unknown
  ? IsUnion<Exclude<Members[Key], undefined>> extends true
    ? EachIsText<Members, Key> extends true
      ? Key
      : never
    : never
  : never;
type EachIsText<Members, Key extends keyof Members> = Members extends unknown
  ? IsText<Exclude<Members[Key], undefined>>
  : never;
type IsText<Value> = [Value] extends [string] ? (string extends Value ? false : Not<IsUnion<Value>>) : false;
type Not<Is> = Is extends true ? false : true;
type IsUnion<T, Whole = T> = [T] extends [never] ? false : T extends unknown ? Not<SameType<Whole, T>> : never;
type SameType<Whole, Member> = [Whole] extends [Member] ? true : false;

export type OperationId = keyof typeof OPERATIONS;

/** A schema of the contract, with open enumerations. */
export type Schema<Name extends keyof components['schemas']> = Open<components['schemas'][Name]>;

type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226 | '2XX';
type Content<Message> = Message extends { content: infer Media } ? ContentIn<Media> : undefined;
/** XML is sent and given as text where the contract has no fields for it. */
type ContentIn<Media> = {
  [Type in keyof Media]: Type extends `${string}/xml${string}` | `${string}+xml${string}`
    ? XmlIn<Media[Type]>
    : Media[Type];
}[keyof Media];
type XmlIn<Body> = Body extends Binary ? Body : Body extends object ? Body : string;
/** Statuses that HTTP sends without a body, whatever a contract says of one. */
type EmptyStatus = 204 | 205;
type BodyOf<Id extends OperationId, Message, Status> =
  'bytes' extends Hint<Id, 'answer'>
    ? Uint8Array<ArrayBuffer>
    : Open<Content<Message>> | (Status extends EmptyStatus ? undefined : never);

/** A success of an operation: its body, undefined where that is empty, and what came with it; told apart by `status`. */
export type Success<Id extends OperationId> = SuccessBy<Id, operations[Id]['responses']>;

type SuccessBy<Id extends OperationId, Responses> = [keyof Responses & SuccessStatus] extends [never]
  ? ResponseFacts & { readonly value: unknown }
  : {
      [Status in keyof Responses & SuccessStatus]: Omit<ResponseFacts, 'status'> & {
        readonly status: Status extends number ? Status : number;
        readonly value: (typeof OPERATIONS)[Id][0] extends 'head' ? undefined : BodyOf<Id, Responses[Status], Status>;
      };
    }[keyof Responses & SuccessStatus];

/** Bodies by status, without those statuses that HTTP sends none with. */
type FullBody<Id extends OperationId> = Exclude<Success<Id>, { readonly status: EmptyStatus }>['value'];

/**
 * What an operation gives: the body of its success, undefined where none has one. Where the contract has a 204 beside a
 * body, this is the body, and a 204 gives undefined all the same; `withResponse` has types that tell them apart.
 */
export type Result<Id extends OperationId> = [FullBody<Id>] extends [never] ? undefined : FullBody<Id>;

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

type ParametersIn<Id extends OperationId, Place extends 'path' | 'query' | 'header'> = Absent<
  Open<NonNullable<operations[Id]['parameters'][Place]>>
>;
/** Parameters that may be left out may also be undefined, which is left out. */
type Absent<T> = { [Key in keyof T]: T[Key] | (Any extends Pick<T, Key> ? undefined : never) };

type Body<Operation> = Operation extends { requestBody: infer Sent }
  ? { body: Open<Content<Sent>> }
  : Operation extends { requestBody?: infer Sent }
    ? [Sent & object] extends [never]
      ? unknown
      : { body?: Open<Content<Sent & object>> }
    : unknown;

/** Arguments of an operation, by where they go. `Filled` names path parameters that the client fills. */
export type Args<Id extends OperationId, Filled extends string = never> = Flat<
  Group<'path', Fill<ParametersIn<Id, 'path'>, Filled>> &
    Group<'query', ParametersIn<Id, 'query'>> &
    Group<'header', ParametersIn<Id, 'header'>> &
    Body<operations[Id]>
>;

/** What a call is given: arguments may be left out where none is required. */
type Given<Id extends OperationId, Filled extends string> =
  Any extends Args<Id, Filled>
    ? [args?: Args<Id, Filled>, options?: CallOptions]
    : [args: Args<Id, Filled>, options?: CallOptions];

/**
 * The client of `openapi-fetch` for this contract: by path, gives the response, throws for no status. In its types
 * enumerations are closed.
 */
export type RawClient = FetchClient<paths>;

/** What the table says of an operation under a key of its hints; never where it says nothing. */
type Hint<Id extends OperationId, Key extends string> = (typeof OPERATIONS)[Id] extends readonly [
  string,
  string,
  { readonly [K in Key]: infer Found },
]
  ? Found
  : never;

/** Items of a page, by the hint that names their field. */
type Item<Page, Named> = Named extends { readonly items: infer Field }
  ? NonNullable<Page[Field & keyof Page]> extends readonly (infer Each)[]
    ? Each
    : unknown
  : never;

/** The methods of operations, by what they are of. */
type Resources<Filled extends string> = {
  readonly [Resource in keyof typeof RESOURCES]: {
    readonly [Method in keyof (typeof RESOURCES)[Resource]]: Named<(typeof RESOURCES)[Resource][Method], Filled>;
  };
};
type Named<Id, Filled extends string> = Id extends OperationId
  ? (...given: Given<Id, Filled>) => Promise<Result<Id>>
  : never;

/** An operation as a function: given a connection, it is a method of the client. */
export type CallOf<Id extends OperationId> = <Filled extends string>(
  connection: Connection<Filled>,
  ...given: Given<Id, Filled>
) => Promise<Result<Id>>;

/** A function for each operation whose answer is a page of a list. */
type Iterate<Filled extends string> = {
  readonly [Id in OperationId as [Hint<Id, 'page'>] extends [never] ? never : Id]: (
    ...given: Given<Id, Filled>
  ) => Pages<Item<NonNullable<Result<Id>>, Hint<Id, 'page'>>, Result<Id>>;
};

// {{#waits}}
/** A function for each operation that shows states to wait for. */
type WaitUntil<Filled extends string> = {
  readonly [Id in OperationId as [Hint<Id, 'wait'>] extends [never] ? never : Id]: (
    args: Args<Id, Filled>,
    state: keyof Hint<Id, 'wait'> & string,
    options?: WaitOptions,
  ) => Promise<Result<Id>>;
};

/** The operation that shows the job which another one starts. */
type JobOf<Id extends OperationId> =
  Hint<Id, 'job'> extends { readonly operation: infer Shown extends OperationId } ? Shown : never;

/** A function for each operation that starts a job: it calls the operation and waits until the job is done. */
type WaitFor<Filled extends string> = {
  readonly [Id in OperationId as [Hint<Id, 'job'>] extends [never] ? never : Id]: (
    ...given: Any extends Args<Id, Filled>
      ? [args?: Args<Id, Filled>, options?: WaitOptions]
      : [args: Args<Id, Filled>, options?: WaitOptions]
  ) => Promise<Result<JobOf<Id>>>;
};

/** A function for each operation that shows when its thing is gone. */
type WaitUntilGone<Filled extends string> = {
  readonly [Id in OperationId as [Hint<Id, 'gone'>] extends [never] ? never : Id]: (
    args: Args<Id, Filled>,
    options?: WaitOptions,
  ) => Promise<void>;
};

// {{/waits}}
/** A method for each operation, lists as iterators, and more. `Filled` names path parameters that the client fills. */
export type Client<Filled extends string = never> = {
  readonly [Id in keyof typeof OPERATIONS]: (...given: Given<Id, Filled>) => Promise<Result<Id>>;
} & Resources<Filled> & {
    readonly iterate: Iterate<Filled>;
    readonly waitFor: WaitFor<Filled>; // {{waits}}
    readonly waitUntil: WaitUntil<Filled>; // {{waits}}
    readonly waitUntilGone: WaitUntilGone<Filled>; // {{waits}}
    /** The same methods, which give status, headers and request id beside the body. */
    readonly withResponse: {
      readonly [Id in keyof typeof OPERATIONS]: (...given: Given<Id, Filled>) => Promise<Success<Id>>;
    };
    /** The same methods, which give the body as a stream that is read as it comes. */
    readonly stream: {
      readonly [Id in keyof typeof OPERATIONS]: (...given: Given<Id, Filled>) => Promise<StreamedSuccess>;
    };
    readonly raw: RawClient;
  };

type Variables = (typeof SERVER)['variables'];
type VariableValues = { readonly [Name in keyof Variables]?: Variables[Name]['known'][number] | (string & Any) };
// {{#regions}}
type Region = { readonly region?: keyof (typeof SERVER)['regions'] | (string & Any) };
type NoVariables = { readonly [Name in keyof Variables | 'region' | 'regions']?: never };

/** Where the service is: variables of the contract's address (values that it doesn't name are fine), or an address. */
export type ServerOptions =
  | (Flat<VariableValues & ('region' extends keyof Variables ? unknown : Region)> & {
      readonly baseUrl?: never;
      /** Addresses by region, beside and instead of those that the client knows (`SERVER.regions`). */
      readonly regions?: Readonly<Record<string, string>>;
    })
  | (NoVariables & { readonly baseUrl: string });
// {{/regions}}
// {{^regions}}
//=
//= /** Where the service is: variables of the contract's address (values that it doesn't name are fine), or an address. */
//= export type ServerOptions =
//=   | (VariableValues & { readonly baseUrl?: never })
//=   | ({ readonly [Name in keyof Variables]?: never } & { readonly baseUrl: string });
// {{/regions}}

export type ClientOptions = ServerOptions & SharedOptions;
