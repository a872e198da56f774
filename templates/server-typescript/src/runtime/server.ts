import {
  type FastifyError,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  fastify,
} from 'fastify';
import glue from 'fastify-openapi-glue';
import { type AnswerCheck, answerCheck, problemText, sendAnswer } from './answers.js';
import { addParsers, refuseUnreadableBody } from './bodies.js';
import { type Contract, ContractError, type Operation, readOperations } from './contract.js';
import { isAuthenticated } from './credentials.js';
import { keepParameters, restoreDigits } from './digits.js';
import { exampleAnswer } from './examples.js';
import { parameterReader } from './parameters.js';
import { CODES, errorBodies, Refusal } from './refusals.js';
import { methodsAt, mountedContract, type Route, routesOf } from './routes.js';
import { validatorCompiler } from './schemas.js';
import type { Answer, Handler, HandlerInput, Service, StubOptions } from './service.js';

/** Handlers by the id of their operation. */
export type Handlers = Readonly<Record<string, unknown>>;

/** Longer values of path parameters are not found. */
const LONGEST_PARAMETER = 2048;

/**
 * A plugin that answers the operations of a contract. What it sets, it sets for its own routes.
 *
 * @param handlers methods by the id of their operation
 * @throws ContractError, when it is registered, for a contract that can't be served
 */
export function stub(contract: Contract, handlers: Handlers, options: StubOptions = {}): FastifyPluginAsync {
  return async (app) => {
    const operations = readOperations(contract);
    const service = { contract, operations, errorBody: errorBodies(contract, operations) };
    const routes = routesOf(operations);
    app.setValidatorCompiler(validatorCompiler());
    app.setSerializerCompiler(() => (value) => JSON.stringify(value));
    addParsers(app, operations);
    addErrors(app, service);
    app.addHook('onSend', async (request, reply) => {
      reply.header('x-request-id', request.id);
    });
    const byId = new Map(routes.map((route) => [route.operation.id, route]));
    const check = answerCheck(validatorCompiler());
    await app.register(glue, {
      specification: mountedContract(contract, routes),
      // The library asks once for each operation that it was given.
      operationResolver: (id) => mounted({ service, options, check }, byId.get(id) as Route, handlers) as never,
    });
  };
}

/**
 * A server of a contract, not yet listening.
 *
 * @param settings of Fastify, over those that a stub has
 */
export async function createServer(
  contract: Contract,
  handlers: Handlers,
  options: StubOptions = {},
  settings: FastifyServerOptions = {},
): Promise<FastifyInstance> {
  const errorBody = errorBodies(contract, readOperations(contract));
  const app = fastify({
    genReqId: () => crypto.randomUUID(),
    // A URL that can't be decoded reaches no route, and so no handler of errors either.
    frameworkErrors: (error, request, reply) => {
      const refusal = refusalOf(error);
      sendRefusal(reply.header('x-request-id', request.id), refusal, errorBody(refusal));
    },
    ...settings,
    routerOptions: { maxParamLength: LONGEST_PARAMETER, ...settings.routerOptions },
  }) as FastifyInstance;
  try {
    addNotFound(app, errorBody, methodsAt(readOperations(contract)));
    await app.register(stub(contract, handlers, options));
    await app.ready();
    return app;
  } catch (error) {
    await app.close();
    if (error instanceof ContractError) throw error;
    throw new ContractError(`the contract can't be served: ${(error as Error).message}`, { cause: error });
  }
}

function addErrors(app: FastifyInstance, { errorBody, operations }: Service): void {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.status >= 500 && !(error instanceof Refusal)) request.log.error(error);
    const operation = byId.get(request.routeOptions.config.operationId ?? '');
    return sendRefusal(reply, refusal, errorBody(refusal, operation));
  });
}

/** Answers, in the contract's shape, what no route of a stub gets: 405 where the path has other methods. */
function addNotFound(
  app: FastifyInstance,
  errorBody: Service['errorBody'],
  methodsOf: (path: string) => readonly string[],
): void {
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(pathOf(request));
    if (methods.length > 0) reply.header('allow', methods.join(', '));
    const status = methods.length > 0 ? 405 : 404;
    const message = `${request.method} ${pathOf(request)} is no operation`;
    const refusal = new Refusal(status, CODES[status] as string, message);
    return sendRefusal(reply.header('x-request-id', request.id), refusal, errorBody(refusal));
  });
}

const sendRefusal = (reply: FastifyReply, { status }: Refusal, body: unknown): FastifyReply =>
  reply.code(status).type('application/json').send(JSON.stringify(body));

const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0] as string;

/** An error as it is told: what was wrong with a request in full, a fault of the server without its words. */
function refusalOf(error: FastifyError): Refusal {
  if (error instanceof Refusal) return error;
  const { validation, validationContext = 'request' } = error;
  if (validation) {
    const problems = validation.map((each) => problemText(PARTS[validationContext] ?? validationContext, each));
    return new Refusal(400, CODES[400] as string, problems.join('; '));
  }
  const { statusCode = 500 } = error;
  if (statusCode >= 400 && statusCode < 500)
    return new Refusal(statusCode, CODES[statusCode] ?? (CODES[400] as string), error.message);
  return new Refusal(500, CODES[500] as string, 'the server failed');
}

const PARTS: Readonly<Record<string, string>> = {
  params: 'path',
  querystring: 'query',
  headers: 'headers',
  body: 'body',
};

interface Mount {
  readonly service: Service;
  readonly options: StubOptions;
  readonly check: AnswerCheck;
}

/** Options of one route, in the order in which a request meets them. */
function mounted({ service, options, check }: Mount, { operation, url, names }: Route, handlers: Handlers): object {
  const hasHead = service.operations.some(({ method, path }) => method === 'head' && path === operation.path);
  const handler = handlerOf(handlers, operation.id);
  const read = parameterReader(service.contract, operation);
  return {
    url,
    exposeHeadRoute: operation.method === 'get' && !hasHead,
    config: { operationId: operation.id },
    onRequest: async (request: FastifyRequest) => {
      // The router fills a placeholder with nothing where a path ends in a slash.
      if (Object.values(request.params as Record<string, unknown>).includes(''))
        throw new Refusal(404, CODES[404] as string, `${request.method} ${pathOf(request)} is no operation`);
      if (!(await isAuthenticated(operation, request, options.authenticate)))
        throw new Refusal(401, CODES[401] as string, 'the request carries no valid credentials');
      if (handler === undefined && options.unimplemented !== 'example')
        throw new Refusal(501, CODES[501] as string, `${operation.id} is not implemented`);
    },
    preValidation: async (request: FastifyRequest) => {
      refuseUnreadableBody(operation, request);
      read(request);
      keepParameters(request);
    },
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      restoreDigits(request);
      const problems = (answer: Answer) => check(operation, request, answer);
      const answer = handler
        ? await handler(inputOf(operation, names, request), request)
        : exampleAnswer(service, operation, request, options.validateResponses ? problems : undefined);
      const found = options.validateResponses ? problems(answer) : [];
      if (found.length > 0)
        throw new Refusal(
          500,
          CODES[500] as string,
          `the answer of ${operation.id} breaks the contract: ${found.join('; ')}`,
        );
      return sendAnswer(reply, operation, answer);
    },
  };
}

/** The handler of an operation; an id such as `toString` doesn't find what every object has. */
function handlerOf(handlers: Handlers, id: string): Handler | undefined {
  const found = handlers[id];
  if (typeof found !== 'function' || found === (Object.prototype as Handlers)[id] || id === 'constructor')
    return undefined;
  return found.bind(handlers) as Handler;
}

function inputOf({ parameters, body }: Operation, names: Route['names'], request: FastifyRequest): HandlerInput {
  const params = Object.entries(request.params as Record<string, unknown>);
  const headers = parameters
    .filter(({ in: place }) => place === 'header')
    .map(({ name }): [string, unknown] => [name, request.headers[name.toLowerCase()]])
    .filter(([, value]) => value !== undefined);
  return {
    params: Object.fromEntries(params.map(([name, value]) => [names.get(name) ?? name, value])),
    query: request.query as Record<string, unknown>,
    headers: Object.fromEntries(headers),
    body: body === undefined ? undefined : request.body,
  };
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation that a route belongs to. */
    operationId?: string;
  }
}
