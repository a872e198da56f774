import type { FastifyRequest, FastifySchema } from 'fastify';
import { type Condition, essenceOf, isNode, type Operation } from './contract.js';
import { CODES, Refusal } from './refusals.js';
import type { Compile } from './schemas.js';

/**
 * The operation that a request is for, of several with its method and path: the one of which most is there. Where none
 * fits a request at its host, hosts tell nothing: a server that is tried out has another one than the service.
 *
 * @param operations with what tells each apart
 * @param below the host of the service; hosts that pages name for single operations are names below it
 * @throws Refusal where it is for none
 */
export function chosen(operations: readonly Operation[], request: FastifyRequest, below: string): Operation {
  const fits = ({ when = [] }: Operation, isAtHost: boolean): boolean =>
    when.every((each) => (each.in === 'host' ? !isAtHost || hasHost(each, request, below) : holds(each, request)));
  const atHost = operations.filter((each) => fits(each, true));
  const fitting = atHost.length > 0 ? atHost : operations.filter((each) => fits(each, false));
  const weight = ({ when = [] }: Operation): number => when.length;
  const [best] = [...fitting].sort((a, b) => weight(b) - weight(a));
  if (best) return best;
  const names = operations.map(({ id, when = [] }) => `${id} (${when.map(wordsOf).join(', ')})`);
  throw new Refusal(400, CODES[400] as string, `the request is for none of ${names.join(', ')}`);
}

/** Whether a request is for the host that a page names, or for any name below the host of the service. */
function hasHost({ name }: Condition, { hostname }: FastifyRequest, below: string): boolean {
  const host = hostname.toLowerCase();
  return host === name.toLowerCase() || host.endsWith(`.${below.toLowerCase()}`);
}

/** Whether the body has to be read before it is known which operation a request is for. */
export const needsBody = (operations: readonly Operation[]): boolean =>
  operations.some(({ when = [] }) => when.some((each) => each.in === 'body'));

function holds({ in: place, name, value }: Condition, request: FastifyRequest): boolean {
  const values = place === 'query' ? request.query : place === 'header' ? request.headers : request.body;
  const key = place === 'header' ? name.toLowerCase() : name;
  if (!isNode(values) || !Object.hasOwn(values, key) || values[key] === undefined) return false;
  return value === undefined || String(values[key]) === value;
}

const wordsOf = ({ in: place, name, value }: Condition): string =>
  `${place} ${name}${value === undefined || value === '' ? '' : `=${value}`}`;

/** Holds a request against the schemas of an operation, as the framework does where a route has one operation. */
export function partsCheck(schema: FastifySchema, compile: Compile): (request: FastifyRequest) => void {
  const parts = (['params', 'querystring', 'headers'] as const).flatMap((part) =>
    schema[part] === undefined ? [] : [{ part, check: compile({ schema: schema[part], httpPart: part }) }],
  );
  const bodies = new Map(
    Object.entries((isNode(schema.body) && isNode(schema.body.content) ? schema.body.content : {}) as object).flatMap(
      ([type, media]) =>
        isNode(media) && isNode(media.schema)
          ? [[essenceOf(type), compile({ schema: media.schema, httpPart: 'body' })] as const]
          : [],
    ),
  );
  return (request) => {
    for (const { part, check } of parts) hold(part, check, part === 'querystring' ? request.query : request[part]);
    const body = bodies.get(essenceOf(request.headers['content-type'] ?? ''));
    if (body && request.body !== undefined) hold('body', body, request.body);
  };
}

type Check = ReturnType<Compile>;

function hold(part: string, check: Check, value: unknown): void {
  if (check(value) !== false) return;
  throw Object.assign(new Error('invalid'), { validation: check.errors ?? [], validationContext: part });
}
