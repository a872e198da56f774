import type { Contract, Operation } from '#server-runtime/contract';
import { responseOf } from '#server-runtime/contract';
import { errorBodies, Refusal } from '#server-runtime/refusals';
import type { Answer } from '#server-runtime/service';
import { isNode } from '../nodes.ts';
import type { Fit } from './fit.ts';

/** Why a sandbox refuses a request. */
export type Reason = 'absent' | 'conflict' | 'invalid' | 'unauthenticated' | 'forbidden' | 'busy' | 'failed';

/** The status that a reason usually has, and those that do where the pages list others, the likest first. */
const STATUSES: Readonly<Record<Reason, readonly number[]>> = {
  absent: [404, 410, 400, 403, 409],
  conflict: [409, 400, 412, 422, 403, 404],
  invalid: [400, 422, 409, 404, 403],
  unauthenticated: [401, 403],
  forbidden: [403, 401, 404],
  busy: [429, 503, 500],
  failed: [500, 502, 503],
};

/**
 * The status of a refusal: the usual one of its reason where the operation documents it, else the likest that it
 * documents. Where it documents no error at all, the usual one.
 */
export function statusFor(operation: Operation, reason: Reason): number {
  const documented = STATUSES[reason].find((status) => hasError(operation, status));
  return documented ?? (STATUSES[reason][0] as number);
}

const hasError = (operation: Operation, status: number): boolean => {
  const own = operation.responses.has(`${status}`) || operation.responses.has(`${Math.trunc(status / 100)}XX`);
  return own || operation.responses.has('default');
};

/** The reason of what the server itself refuses, by status. */
const REASONS: Readonly<Record<number, Reason>> = {
  400: 'invalid',
  404: 'absent',
  413: 'invalid',
  415: 'invalid',
  401: 'unauthenticated',
};

/** Codes of refusals by reason, where the service's own are not known. */
const CODES: Readonly<Record<Reason, string>> = {
  absent: 'Sandbox.NotFound',
  conflict: 'Sandbox.Conflict',
  invalid: 'Sandbox.InvalidRequest',
  unauthenticated: 'Sandbox.Unauthenticated',
  forbidden: 'Sandbox.Forbidden',
  busy: 'Sandbox.TooManyRequests',
  failed: 'Sandbox.Failed',
};

/** Thrown to refuse a request for a reason; which status it gets depends on the operation. */
export class Refused extends Refusal {
  readonly reason: Reason;
  /** The service's own code, where it is known for this refusal alone. */
  readonly ownCode: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(reason: Reason, message: string, code?: string, headers: Readonly<Record<string, string>> = {}) {
    super(STATUSES[reason][0] as number, code ?? CODES[reason], message);
    this.name = 'Refused';
    this.reason = reason;
    this.ownCode = code;
    this.headers = headers;
  }
}

/** Answers refusals of operations, each in the documented body of its status. */
export type Refuse = (operation: Operation, refused: Refused) => Answer;

/**
 * @param codes codes of the service by reason
 */
export function refuser(
  contract: Contract,
  operations: readonly Operation[],
  fitBody: Fit,
  codes: Readonly<Partial<Record<Reason, string>>>,
): Refuse {
  const errorBody = errorBodies(contract, operations);
  return (operation, { reason, code, ownCode, message, headers }) => {
    const status = statusFor(operation, reason);
    const body = errorBody(new Refusal(status, ownCode ?? codes[reason] ?? code, message), operation);
    const media = responseOf(operation, status);
    if (media?.length === 0) return { status, headers: { ...headers, [REASON_HEADER]: printable(message) } };
    const json = media?.find(({ type }) => /[/+]json$/.test(type));
    if (media !== undefined && json === undefined) return { status, headers, body: message };
    const schema = json?.node.schema;
    return { status, headers, body: isNode(schema) ? fitBody(schema, body) : body };
  };
}

/** Says why a request was refused, where the documented answer has no body to say it in. */
const REASON_HEADER = 'x-sandbox-reason';
const LONGEST_REASON = 500;

/** A text as a header can carry it (RFC 9110, 5.5). */
const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, LONGEST_REASON);

/** What the server itself refused, as a refusal of the sandbox. */
export const asRefused = ({ status, message }: Refusal): Refused =>
  new Refused(REASONS[status] ?? (status >= 500 ? 'failed' : 'invalid'), message);
