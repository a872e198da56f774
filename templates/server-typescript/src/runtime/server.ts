import {
  type FastifyError,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
  type FastifySchema,
  type FastifyServerOptions,
  fastify,
  type RouteOptions,
} from 'fastify';
import glue from 'fastify-openapi-glue';
import { type AnswerCheck, answerCheck, problemText, sendAnswer } from './answers.js';
import { basePathsOf, withoutBase } from './base-path.js';
import { addParsers, refuseUnreadableBody } from './bodies.js';
import { chosen, needsBody, partsCheck } from './choice.js';
import { type Contract, ContractError, type Operation, readOperations } from './contract.js';
import { credentialPlaces, isAuthenticated } from './credentials.js';
import { keepParameters, restoreDigits } from './digits.js';
import { exampleAnswer } from './examples.js';
import { parameterReader } from './parameters.js';
import { CODES, errorBodies, Refusal } from './refusals.js';
import { closedPlaces, methodsAt, mountedContract, type Route, routesOf } from './routes.js';
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
    addErrors(app, service, options);
    app.addHook('onSend', async (request, reply) => {
      reply.header('x-request-id', request.id);
    });
    const byId = new Map(routes.map((route) => [route.operation.id, route]));
    const check = answerCheck(validatorCompiler());
    const mount = { service, options, check };
    const schemas = schemasOfShared(app, routes);
    await app.register(glue, {
      specification: mountedContract(contract, routes),
      // The library asks once for each operation that it was given.
      operationResolver: (id) => {
        const route = byId.get(id) as Route;
        return (route.shared === undefined ? mounted(mount, route, handlers) : hidden(route, routes)) as never;
      },
    });
    for (const several of sharedRoutes(routes)) {
      const parts = several.map((route) => ({ route, ...mounted(mount, route, handlers) }));
      app.route(together(parts, schemas, options.host ?? 'localhost'));
    }
    for (const { methods, url } of closedPlaces(routes)) app.route(closed(methods, url));
  };
}

/**
 * A server of a contract, not yet listening. It answers at the contract's paths, and at the same below the paths of the
 * contract's servers.
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
  const bases = basePathsOf(contract);
  const below: FastifyServerOptions =
    bases.length > 0 ? { rewriteUrl: ({ url = '/' }) => withoutBase(url, bases) } : {};
  const app = fastify({
    ...below,
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
    addNotFound(app, errorBody, { methodsOf: methodsAt(readOperations(contract)), bases });
    await app.register(stub(contract, handlers, options));
    await app.ready();
    return app;
  } catch (error) {
    await app.close();
    if (error instanceof ContractError) throw error;
    throw new ContractError(`the contract can't be served: ${(error as Error).message}`, { cause: error });
  }
}

function addErrors(app: FastifyInstance, { errorBody, operations }: Service, { refused }: StubOptions): void {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.status >= 500 && !(error instanceof Refusal)) request.log.error(error);
    const operation = byId.get(request.routeOptions.config.operationId ?? '');
    if (refused && operation) return sendAnswer(reply, operation, refused(refusal, operation));
    return sendRefusal(reply, refusal, errorBody(refusal, operation));
  });
}

/** Answers, in the contract's shape, what no route of a stub gets: 405 where the path has other methods. */
function addNotFound(
  app: FastifyInstance,
  errorBody: Service['errorBody'],
  { methodsOf, bases }: { readonly methodsOf: (path: string) => readonly string[]; readonly bases: readonly string[] },
): void {
  const hint = bases.length > 0 ? `; paths of the contract are answered as they are and below ${bases.join(', ')}` : '';
  const notFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const methods = methodsOf(pathOf(request));
    if (methods.length > 0) reply.header('allow', methods.join(', '));
    const status = methods.length > 0 ? 405 : 404;
    const message = `${request.method} ${request.originalUrl.split('?')[0]} is no operation${hint}`;
    const refusal = new Refusal(status, CODES[status] as string, message);
    return sendRefusal(reply.header('x-request-id', request.id), refusal, errorBody(refusal));
  };
  app.setNotFoundHandler(notFound);
  // A method that has to have a body is refused before it is seen that nothing has this method.
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (request.is404) return notFound(request, reply);
    const refusal = refusalOf(error);
    return sendRefusal(reply, refusal, errorBody(refusal));
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

/** Routes by their place, where several operations share one. */
function sharedRoutes(routes: readonly Route[]): Route[][] {
  const places = new Map<string, Route[]>();
  for (const route of routes)
    if (route.shared !== undefined) places.set(route.shared, [...(places.get(route.shared) ?? []), route]);
  return [...places.values()];
}

/** The schemas that the library makes for operations that share a place, by their ids; they are there when it is done. */
function schemasOfShared(app: FastifyInstance, routes: readonly Route[]): ReadonlyMap<string, FastifySchema> {
  const schemas = new Map<string, FastifySchema>();
  const shared = new Set(routes.filter((route) => route.shared !== undefined).map(({ operation }) => operation.id));
  app.addHook('onRoute', ({ config, schema }) => {
    const id = config?.operationId;
    if (id !== undefined && shared.has(id) && config?.isHidden && schema) schemas.set(id, schema);
  });
  return schemas;
}

/** A route that nobody reaches: by it the library makes the schemas of an operation that shares its place. */
const hidden = (route: Route, routes: readonly Route[]): object => ({
  url: `/${routes.indexOf(route)}${route.url}`,
  exposeHeadRoute: false,
  config: { operationId: route.operation.id, isHidden: true },
  constraints: { host: HIDDEN_HOST },
  handler: async () => {
    throw new Refusal(404, CODES[404] as string, 'this is no operation');
  },
});

/** No name of a host (RFC 1035, 2.3.1): no request can have it. */
const HIDDEN_HOST = ' ';

/**
 * One route for operations that share a place: a request goes on as the one that it is for. Where that is told by the
 * body, and only another one's schemas allow the request, it is for that one: a body may have more fields than pages
 * name, and the schema of all of them takes what one of them takes.
 */
function together(
  parts: readonly (Mounted & { readonly route: Route })[],
  schemas: ReadonlyMap<string, FastifySchema>,
  host: string,
): RouteOptions {
  const [first] = parts as [Mounted & { readonly route: Route }];
  const operations = parts.map(({ route }) => route.operation);
  const late = needsBody(operations);
  const picked = new WeakMap<FastifyRequest, Mounted & { readonly route: Route }>();
  const checks = new Map<string, (request: FastifyRequest) => void>();
  const checkOf = ({ route }: Mounted & { readonly route: Route }): ((request: FastifyRequest) => void) => {
    const { id } = route.operation;
    const check = checks.get(id) ?? partsCheck(schemas.get(id) ?? {}, validatorCompiler());
    checks.set(id, check);
    return check;
  };
  const pick = async (request: FastifyRequest): Promise<void> => {
    const { id } = chosen(operations, request, host);
    const part = parts.find(({ route }) => route.operation.id === id) ?? first;
    picked.set(request, part);
    await part.onRequest(request);
  };
  return {
    method: first.route.operation.method.toUpperCase(),
    url: first.url,
    exposeHeadRoute: first.exposeHeadRoute,
    config: first.config,
    onRequest: async (request) => {
      if (!late) await pick(request);
    },
    preValidation: async (request) => {
      if (late) await pick(request);
      const part = picked.get(request) ?? first;
      await part.preValidation(request);
      try {
        checkOf(part)(request);
      } catch (error) {
        const other = late ? parts.find((each) => each !== part && allows(checkOf(each), request)) : undefined;
        if (other === undefined) throw error;
        picked.set(request, other);
        await other.onRequest(request);
      }
    },
    handler: async (request, reply) => (picked.get(request) ?? first).handler(request, reply),
  };
}

function allows(check: (request: FastifyRequest) => void, request: FastifyRequest): boolean {
  try {
    check(request);
    return true;
  } catch {
    return false;
  }
}

/** A route that answers as if nothing were there. */
const closed = (methods: readonly string[], url: string): RouteOptions => ({
  method: [...methods],
  url,
  exposeHeadRoute: false,
  onRequest: async (_, reply) => reply.callNotFound(),
  handler: async (_, reply) => reply.callNotFound(),
});

/** A route of one operation, in the order in which a request meets its parts. */
interface Mounted {
  readonly url: string;
  readonly exposeHeadRoute: boolean;
  readonly config: { readonly operationId: string };
  readonly onRequest: (request: FastifyRequest) => Promise<void>;
  readonly preValidation: (request: FastifyRequest) => Promise<void>;
  readonly handler: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
}

function mounted({ service, options, check }: Mount, { operation, url, names }: Route, handlers: Handlers): Mounted {
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
        throw new Refusal(
          401,
          CODES[401] as string,
          `the request carries no valid credentials; send ${credentialPlaces(operation)}`,
        );
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

/** The handler of an operation; an id such as `toString` doesn't find what every object has, but what was given. */
function handlerOf(handlers: Handlers, id: string): Handler | undefined {
  const found = handlers[id];
  const isEverywhere = found === (Object.prototype as Handlers)[id] || id === 'constructor';
  if (typeof found !== 'function' || (isEverywhere && !Object.hasOwn(handlers, id))) return undefined;
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
    /** Whether it is a route that nobody reaches. */
    isHidden?: boolean;
  }
}
