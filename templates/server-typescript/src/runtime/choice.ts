import type { FastifyRequest, FastifySchema } from 'fastify';
import { type Condition, essenceOf, isNode, type Operation } from './contract.js';
import { CODES, Refusal } from './refusals.js';
import type { Compile } from './schemas.js';

/**
 * The operation that a request is for, of several with its method and path: the one of which most is there. The host
 * tells nothing here, since a server may have any.
 *
 * @param operations with what tells each apart
 * @throws Refusal where it is for none
 */
export function chosen(operations: readonly Operation[], request: FastifyRequest): Operation {
  const fitting = operations.filter(({ when = [] }) => when.every((each) => holds(each, request)));
  const weight = ({ when = [] }: Operation): number => when.filter((each) => each.in !== 'host').length;
  const [best] = [...fitting].sort((a, b) => weight(b) - weight(a));
  if (best) return best;
  const names = operations.map(({ id, when = [] }) => `${id} (${when.map(wordsOf).join(', ')})`);
  throw new Refusal(400, CODES[400] as string, `the request is for none of ${names.join(', ')}`);
}

/** Whether the body has to be read before it is known which operation a request is for. */
export const needsBody = (operations: readonly Operation[]): boolean =>
  operations.some(({ when = [] }) => when.some((each) => each.in === 'body'));

function holds({ in: place, name, value }: Condition, request: FastifyRequest): boolean {
  if (place === 'host') return true;
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
