import createFetchClient from 'openapi-fetch';
import type { Middleware } from 'openapi-fetch'; // {{signed}}
import {
  type Connection,
  connectionTo,
  DEFAULTS,
  methodsOf,
  type OperationEntry,
  type OperationHints,
  PROJECT_PARAMETER, // {{signed}}
  type ProjectParameter, // {{project}}
  partsOfPath,
  type SharedOptions, // {{signed}}
  send,
  serializePath,
  serializeQuery,
  signRequest, // {{signed}}
} from './core/index.js';
import { OPERATIONS, RESOURCES, SERVICE, XML } from './operations.js';
import type { Client, ClientOptions, RawClient } from './types.js';

const VERBS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'];

/**
 * Makes a client of the service.
 *
 * @param options where the service is, who asks, and how calls behave
 * @returns an object with a method for each operation. A method resolves to the body of a success and rejects with an
 *   `ApiError` for every other answer, with a `TimeoutError` or the signal's reason where time or patience ran out,
 *   and with a `ConnectionError` where no answer came.
 */
export function createClient(options: ClientOptions & { readonly projectId: string }): Client<ProjectParameter>; // {{project}}
export function createClient(options?: ClientOptions): Client;
export function createClient(options: ClientOptions = {}): object {
  // {{#signed}}
  const connection = connectionTo(SERVICE, options, signRequest);
  // {{/signed}}
  // {{^signed}}
  //= const connection = connectionTo(SERVICE, options);
  // {{/signed}}
  return {
    ...methodsOf(connection, { operations: OPERATIONS, resources: RESOURCES, xml: XML }),
    raw: createRawClient(connection),
  };
}

function createRawClient({ address, options, secrets }: Connection): RawClient {
  const { timeoutMs = DEFAULTS.timeoutMs } = options;
  const client: RawClient = createFetchClient({
    baseUrl: address,
    // A redirect would carry the token to whatever host it names.
    redirect: 'manual',
    headers: { Accept: 'application/json', ...options.headers },
    fetch: (request) =>
      send(request, options, secrets, { giveUpAt: Date.now() + (timeoutMs || Number.POSITIVE_INFINITY) }),
    pathSerializer: serializePath,
  });
  client.use(projectHeader(options)); // {{signed}}
  return withStyles(client);
}

// {{#signed}}
/** Names the project to the service where an access key signs: a key belongs to a user, not to a project as a token. */
const projectHeader = ({ credentials, projectId }: SharedOptions): Middleware => ({
  onRequest({ request, params }) {
    const id = params.path?.[PROJECT_PARAMETER] ?? projectId;
    if (credentials !== undefined && id !== undefined) request.headers.set('X-Project-Id', String(id));
    return request;
  },
});

// {{/signed}}
type LooseRequest = (method: string, path: string, init?: object) => unknown;

/** Writes queries by the styles of their operations, of which the library's own functions know nothing. */
function withStyles(client: RawClient): RawClient {
  // Its functions are typed by literal methods and paths, which they all get here.
  const send = client.request as unknown as LooseRequest;
  const styles = new Map<string, OperationHints['query']>(
    Object.values<OperationEntry>(OPERATIONS).map(([method, path, hints]) => [
      `${method.toUpperCase()} ${path}`,
      hints?.query,
    ]),
  );
  const request: LooseRequest = (method, path, init) => {
    const ofOperation = styles.get(`${method.toUpperCase()} ${path}`);
    const { route, fixed, headers } = partsOfPath(path);
    return send(method, route, {
      querySerializer: (query: Readonly<Record<string, unknown>>) =>
        [fixed, serializeQuery(query, ofOperation)].filter((part) => part !== '').join('&'),
      ...init,
      headers: { ...(init as { headers?: object } | undefined)?.headers, ...headers },
    });
  };
  const verbs = VERBS.map((verb) => [verb, (path: string, init?: object) => request(verb, path, init)]);
  return { ...client, ...Object.fromEntries(verbs), request };
}
