import type { FastifyReply, FastifyRequest } from 'fastify';
import { essenceOf, hasBody, isJson, isNode, type Media, type Operation, responseOf } from './contract.js';
import { rounded, writeJson } from './digits.js';
import type { Compile } from './schemas.js';
import type { Answer } from './service.js';

/** Says where an answer breaks the contract; empty where it doesn't. */
export type AnswerCheck = (operation: Operation, request: FastifyRequest, answer: Answer) => string[];

/** A check of answers that compiles each schema when it is first needed. */
export function answerCheck(compile: Compile): AnswerCheck {
  const compiled = new WeakMap<object, ReturnType<Compile>>();
  return (operation, request, answer) => {
    const { status, body } = answer;
    const documented = responseOf(operation, status);
    if (documented === undefined) return operation.responses.size === 0 ? [] : [`status ${status} is not documented`];
    if (documented.length === 0 || !hasBody(operation, status))
      return body === undefined ? [] : [`a body is not documented for status ${status}`];
    const type = mediaTypeOf(documented, answer);
    if (!documented.some((each) => each.type === type)) return [`${type} is not documented for status ${status}`];
    if (!isJson(type))
      return typeof body === 'string' || body instanceof Uint8Array ? [] : ['body must be text or bytes'];
    if (body === undefined) return ['the body is missing'];
    const schema = routeSchema(request, operation, status, type);
    if (schema === undefined) return [];
    const validate = compiled.get(schema) ?? compile({ schema });
    compiled.set(schema, validate);
    return validate(rounded(body)) ? [] : (validate.errors ?? []).map((error) => problemText('body', error));
  };
}

/** A schema of a response as the library mounted it, with its references resolved. */
function routeSchema(
  { routeOptions }: FastifyRequest,
  { responses }: Operation,
  status: number,
  type: string,
): object | undefined {
  const mounted = (routeOptions.schema as { response?: unknown } | undefined)?.response;
  if (!isNode(mounted)) return undefined;
  const key = [`${status}`, `${Math.trunc(status / 100)}XX`, 'default'].find((each) => responses.has(each)) ?? '';
  const response = mounted[key] ?? mounted[key.toLowerCase()];
  const content = isNode(response) && isNode(response.content) ? response.content[type] : undefined;
  return isNode(content) && isNode(content.schema) ? content.schema : undefined;
}

/** One violation as text, with the place that it is at. */
export function problemText(
  part: string,
  { instancePath, message, params }: { instancePath?: string; message?: string | undefined; params?: unknown },
): string {
  const allowed =
    isNode(params) && Array.isArray(params.allowedValues) ? `: ${params.allowedValues.map(String).join(', ')}` : '';
  return `${part}${instancePath ?? ''} ${message ?? 'is not valid'}${allowed}`;
}

function mediaTypeOf(documented: readonly Media[], { headers = {} }: Answer): string {
  const stated = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (stated !== undefined) return essenceOf(stated);
  return (documented.find(({ type }) => isJson(type)) ?? documented[0])?.type ?? 'application/json';
}

/** Sends an answer. JSON is written here, so that no serializer drops or changes what a handler gave. */
export function sendAnswer(reply: FastifyReply, operation: Operation, answer: Answer): FastifyReply {
  const { status, body, headers = {} } = answer;
  reply.code(status).headers(headers);
  if (body === undefined || !hasBody(operation, status)) return reply.send();
  const type = mediaTypeOf(responseOf(operation, status) ?? [], answer);
  if (!reply.hasHeader('content-type')) reply.type(type);
  if (isJson(type)) return reply.send(writeJson(body));
  return reply.send(body instanceof Uint8Array ? Buffer.from(body) : String(body));
}
