import type { FastifyRequest } from 'fastify';
import type { components, operations } from './schema.js';

export type OperationId = keyof operations;

/** The same type in one piece, so that editors show its members and not how they were put together. */
type Flat<T> = T extends infer Whole ? { [Key in keyof Whole]: Whole[Key] } : never;
type Nothing = { readonly [name: string]: never };

type Parameters<Id extends OperationId, Place extends 'path' | 'query' | 'header'> = [
  NonNullable<operations[Id]['parameters'][Place]>,
] extends [never]
  ? Nothing
  : NonNullable<operations[Id]['parameters'][Place]>;

/** A body by its media type: a value of its schema for JSON, a text, or bytes. */
type Received<Type, T> = Type extends `${string}json${string}` ? T : Type extends `text/${string}` ? string : Buffer;
type Given<Type, T> = Type extends `${string}json${string}` ? T : string | Uint8Array;

type BodyIn<Sent> = Sent extends { content: infer Media }
  ? { [Type in keyof Media]: Received<Type, Media[Type]> }[keyof Media]
  : never;

type RequestBody<Operation> = Operation extends { requestBody: infer Sent }
  ? BodyIn<Sent>
  : Operation extends { requestBody?: infer Sent }
    ? [NonNullable<Sent>] extends [never]
      ? undefined
      : BodyIn<NonNullable<Sent>> | undefined
    : undefined;

/**
 * What a handler gets: the parts of a request, validated by the contract. Nothing is filled in that the client left
 * out, and nothing removed that the contract doesn't know.
 */
export type Input<Id extends OperationId> = {
  readonly params: Parameters<Id, 'path'>;
  readonly query: Parameters<Id, 'query'>;
  readonly headers: Parameters<Id, 'header'>;
  readonly body: RequestBody<operations[Id]>;
};

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type NumberOf<Text> = Text extends `${infer Value extends number}` ? Value : never;
/** The statuses that a range of a contract covers, by their first digit. */
type InRange<Hundreds extends string> = NumberOf<`${Hundreds}${Digit}${Digit}`>;

type StatusOf<Key, Documented> = Key extends number
  ? Key
  : Key extends `${infer Hundreds}XX`
    ? Exclude<InRange<Hundreds>, Documented>
    : Key extends 'default'
      ? Exclude<InRange<'2' | '3' | '4' | '5'>, Documented>
      : never;

/** Statuses that HTTP sends without a body, whatever a contract says of one. */
type EmptyStatus = 204 | 205 | 304;

type BodyOut<Status, Response> = Status extends EmptyStatus
  ? { readonly body?: undefined }
  : Response extends { content: infer Media }
    ? unknown extends Media[keyof Media]
      ? { readonly body?: unknown }
      : { readonly body: { [Type in keyof Media]: Given<Type, Media[Type]> }[keyof Media] }
    : { readonly body?: undefined };

type AnswerOf<Responses> = [keyof Responses] extends [never]
  ? { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  : {
      [Key in keyof Responses]: Flat<
        {
          readonly status: StatusOf<Key, keyof Responses>;
          /** Further headers, such as a `Content-Type` where the contract has several. */
          readonly headers?: Readonly<Record<string, string>>;
        } & BodyOut<Key, Responses[Key]>
      >;
    }[keyof Responses];

/** What a handler answers: a documented status, with the body that the contract has for it. */
export type Output<Id extends OperationId> = AnswerOf<operations[Id]['responses']>;

/** Answers one operation. `request` is Fastify's, for what the contract doesn't know. */
export type Handler<Id extends OperationId> = (
  input: Input<Id>,
  request: FastifyRequest,
) => Output<Id> | Promise<Output<Id>>;

/** The type of the values of a schema of the contract: `Static<typeof schemas.Thing>` is `Thing`. */
export type Static<Schema extends { readonly $id: keyof components['schemas'] }> = components['schemas'][Schema['$id']];
